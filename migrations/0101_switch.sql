-- What the operator or an owner has turned off. What is on has no row.
create table switch (
    name      text        not null constraint switch_pk primary key
              constraint switch_name_known check (name in ('signing', 'mail', 'site')),
    off_since timestamptz not null,
    -- Why, for those who run the site.
    note      text        not null
);
