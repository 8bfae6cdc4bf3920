-- Telling the signers of a withdrawn letter that it was taken back. One letter does it once, ever. A job owes some
-- hundreds of mails at a time, and each step writes down the last signature that it looked at.
create table retraction (
    letter_id    bigint      not null constraint retraction_pk primary key
                 constraint retraction_letter_fk references letter,
    -- Its mails in the outbox.
    batch_id     uuid        not null constraint retraction_batch_unique unique,
    begun_at     timestamptz not null,
    -- Which owner said so; nobody at the command line.
    begun_by     uuid        constraint retraction_owner_fk references organizer,
    -- How many were to be told when it began.
    to_tell      bigint      not null,
    cursor       uuid        not null default '00000000-0000-0000-0000-000000000000',
    -- When everybody was owed their mail; and when the last of them was settled, or the letter stood again.
    gathered_at  timestamptz,
    ended_at     timestamptz,
    is_stopped   boolean     not null default false,
    -- What became of its mails, once it has ended; until then the outbox knows.
    sent         bigint      not null default 0,
    failed       bigint      not null default 0,
    dropped      bigint      not null default 0,
    constraint retraction_stop_has_its_time check (not is_stopped or ended_at is not null)
);

-- What is to be gone on with?
create index retraction_unfinished_idx on retraction (letter_id) where ended_at is null;
