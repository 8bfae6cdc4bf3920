-- Random keys by purpose, wrapped by the site's one secret: a wrong secret is noticed at start, and
-- changing the secret only wraps them anew.
create table site_key (
    purpose    text        not null constraint site_key_pk primary key,
    wrapped    bytea       not null,
    created_at timestamptz not null default now()
);
