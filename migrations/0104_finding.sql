-- What the site found when it last looked at itself, as `undersigned doctor` does: told to the owners when it changes.
create table finding (
    what  text        not null constraint finding_pk primary key,
    mark  text        not null constraint finding_mark_known check (mark in ('right', 'doubt', 'wrong')),
    words text        not null,
    -- When it became so.
    since timestamptz not null
);
