-- Signatories whom organizers entered in one act: names that were collected elsewhere, or one line by hand. From where
-- they come is told in public.
create table import (
    id            uuid        not null constraint import_pk primary key,
    letter_id     bigint      not null constraint import_letter_fk references letter,
    provenance    text        not null constraint import_says_from_where check (provenance <> ''),
    entered_at    timestamptz not null,
    -- How many were entered, and how many of them a moderator looked at first.
    entered       integer     not null,
    held          integer     not null,
    -- When all of it was taken back.
    taken_back_at timestamptz
);

-- What was entered at this letter, the newest first?
create index import_letter_idx on import (letter_id, entered_at);

-- With whom a signature was entered.
alter table signature add column import_id uuid constraint signature_import_fk references import;

-- Who was entered in one act? (taking it back)
create index signature_import_idx on signature (import_id) where import_id is not null;

-- A file of signatories between its upload and the decision: sealed, since there may be addresses in it.
create table import_draft (
    id           uuid        not null constraint import_draft_pk primary key,
    letter_id    bigint      not null constraint import_draft_letter_fk references letter,
    -- Nobody else sees it.
    organizer_id uuid        not null constraint import_draft_organizer_fk references organizer,
    file_sealed  bytea       not null,
    uploaded_at  timestamptz not null
);

-- Which were left lying?
create index import_draft_uploaded_idx on import_draft (uploaded_at);
