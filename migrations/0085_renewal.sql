-- Asking those who signed an earlier text whether they stand by the one in force: how far it has come. A job asks
-- some hundreds at a time, and each step writes down the last signature that it looked at.
create table renewal (
    id         bigint      not null generated always as identity constraint renewal_pk primary key,
    letter_id  bigint      not null constraint renewal_letter_fk references letter,
    language   text        not null,
    begun_at   timestamptz not null,
    -- How many were to be asked when it began.
    to_ask     bigint      not null,
    asked      bigint      not null default 0,
    cursor     uuid        not null default '00000000-0000-0000-0000-000000000000',
    -- When everybody had been asked, or the text changed once more.
    ended_at   timestamptz
);

-- What is to be gone on with? Of each text one: a later change asks everybody itself.
create unique index renewal_unfinished_unique on renewal (letter_id, language) where ended_at is null;

-- Who signed this letter and can be written to, in the order of the steps?
create index signature_reachable_idx on signature (letter_id, id) where address_sealed is not null;
