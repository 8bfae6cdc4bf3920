-- Names that somebody reported: who signs with one of them later waits for a moderator. Kept as keyed hashes of the
-- ways in which a name can be read under one letter, so that the name itself goes when its signature does.
create table reported_name (
    signature_id uuid        not null constraint reported_name_signature_fk references signature,
    name_hash    bytea       not null,
    reported_at  timestamptz not null,
    constraint reported_name_pk primary key (signature_id, name_hash)
);

-- Is this name reported? (the checks)
create index reported_name_hash_idx on reported_name (name_hash);
-- Which have been held long enough? (the purge)
create index reported_name_at_idx on reported_name (reported_at);

-- What readers say of a line of the list, until somebody has decided. Nothing says who they were.
create table report (
    id           uuid        not null constraint report_pk primary key,
    letter_id    bigint      not null constraint report_letter_fk references letter,
    signature_id uuid        not null constraint report_signature_fk references signature,
    words        text        not null,
    reported_at  timestamptz not null
);

-- What is said of this signature? (how many are enough, and what goes with it)
create index report_signature_idx on report (signature_id);
-- Which wait, the longest first? Which have waited too long? (the queue, the purge)
create index report_at_idx on report (reported_at);
