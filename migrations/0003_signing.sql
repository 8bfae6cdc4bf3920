-- The exact words that people agreed to, once each.
create table consent_wording (
    hash     bytea not null constraint consent_wording_pk primary key,
    language text  not null,
    words    text  not null
);

-- A form that was sent and whose address is not proven yet. There may be many for one address, and
-- nothing is unique but the id, so that nobody can spoil another's.
create table submission (
    id             uuid        not null constraint submission_pk primary key,
    letter_id      bigint      not null constraint submission_letter_fk references letter,
    version_id     bigint      not null constraint submission_version_fk references letter_version,
    language       text        not null,
    visibility     text        not null constraint submission_visibility_known
                   check (visibility in ('public', 'together', 'private', 'anonymous')),
    capacity       text        not null constraint submission_capacity_known
                   check (capacity in ('personal', 'affiliation', 'group')),
    name           text        not null default '',
    spokesperson   text        not null default '',
    role           text        not null default '',
    organisation   text        not null default '',
    country        text        not null default '',
    website        text        not null default '',
    comment        text        not null default '',
    updates        boolean     not null,
    consent_hash   bytea       not null constraint submission_consent_fk references consent_wording,
    -- The address as ciphertext, and keyed hashes of its exact and of its canonical form.
    address_sealed bytea       not null,
    address_hash   bytea       not null,
    mailbox_hash   bytea       not null,
    -- Reasons to hold that only the moment of sending can know.
    flags          text[]      not null default '{}',
    -- Raised when the address is corrected: links and codes of an earlier generation end.
    generation     smallint    not null default 0,
    created_at     timestamptz not null
);

-- Which submissions wait for this address? (the confirmation page, and what falls with a confirmation)
create index submission_address_idx on submission (letter_id, address_hash);
-- Which submissions have waited too long? (the purge)
create index submission_created_idx on submission (created_at);

-- How often a code was tried for a submission, whether or not the submission is still there: the answer to
-- a wrong code must not tell that its address has signed in the meantime.
create table code_try (
    submission_id uuid        not null constraint code_try_pk primary key,
    tries         smallint    not null,
    first_at      timestamptz not null
);

-- Addresses that asked never to be written to again.
create table refused_address (
    address_hash bytea       not null constraint refused_address_pk primary key,
    refused_at   timestamptz not null
);

-- One adherence to one letter. Words that can be erased live in signature_revision.
create table signature (
    id               uuid        not null constraint signature_pk primary key,
    letter_id        bigint      not null constraint signature_letter_fk references letter,
    version_id       bigint      not null constraint signature_version_fk references letter_version,
    language         text        not null,
    number           bigint,
    state            text        not null constraint signature_state_known
                     check (state in ('held', 'published', 'rejected', 'withdrawn')),
    -- Why it was held: names of checks, kept after the decision.
    held_for         text[]      not null default '{}',
    -- Why a moderator rejected it, in words meant for the signer.
    rejected_for     text,
    visibility       text        not null constraint signature_visibility_known
                     check (visibility in ('public', 'together', 'private', 'anonymous')),
    capacity         text        not null constraint signature_capacity_known
                     check (capacity in ('personal', 'affiliation', 'group')),
    verified_by      text        not null constraint signature_verified_by_known
                     check (verified_by in ('email', 'checked', 'entered')),
    updates          boolean     not null default false,
    consent_hash     bytea       constraint signature_consent_fk references consent_wording,
    address_sealed   bytea,
    address_hash     bytea,
    mailbox_hash     bytea,
    generation       smallint    not null default 0,
    -- A line of signatories.csv: its place in the file, and what it is recognised by.
    first_place      integer,
    first_key        text,
    signed_at        timestamptz not null,
    published_at     timestamptz,
    state_changed_at timestamptz not null,
    -- The letter's revision that last changed what the public sees of this signature.
    revision         bigint      not null default 0,
    constraint signature_number_unique unique (letter_id, number),
    -- One address, one signature. A withdrawn one has no address left, so its person may sign again.
    constraint signature_address_unique unique (letter_id, address_hash),
    constraint signature_first_key_unique unique (letter_id, first_key),
    constraint signature_published_is_numbered check (state <> 'published' or number is not null),
    constraint signature_withdrawn_is_erased
        check (state <> 'withdrawn' or (address_sealed is null and address_hash is null))
);

-- The list, newest first, and the files, oldest first: what the public reads.
create index signature_listed_idx on signature (letter_id, number)
    where state = 'published' and visibility in ('public', 'anonymous');
-- The first signatories, in the order of their file.
create index signature_first_idx on signature (letter_id, first_place)
    where first_place is not null and state = 'published';
-- The queue, oldest first.
create index signature_held_idx on signature (letter_id, signed_at) where state = 'held';
-- Has this mailbox signed under another spelling or name?
create index signature_mailbox_idx on signature (letter_id, mailbox_hash) where mailbox_hash is not null;

-- What a signature says, as its signer wrote it: the words in force, and words that wait for a
-- moderator. Withdrawal deletes both.
create table signature_revision (
    signature_id uuid        not null constraint signature_revision_signature_fk references signature,
    standing     text        not null constraint signature_revision_standing_known
                 check (standing in ('current', 'waiting')),
    name         text        not null default '',
    spokesperson text        not null default '',
    role         text        not null default '',
    organisation text        not null default '',
    country      text        not null default '',
    website      text        not null default '',
    comment      text        not null default '',
    written_at   timestamptz not null,
    constraint signature_revision_pk primary key (signature_id, standing)
);

-- How far each letter has come: the one row that every publication touches, so that it is taken last. None
-- until the first change.
create table letter_revision (
    letter_id   bigint      not null constraint letter_revision_pk primary key
                constraint letter_revision_letter_fk references letter,
    -- Raised by every transaction that changes what is publicly visible, with its time.
    revision    bigint      not null,
    as_of       timestamptz not null,
    -- The number that was given last. Numbers are given in order of publication, never again.
    last_number bigint      not null
);

-- What each hour did to a letter's number. Sums of these rows are the only count there is; `doctor`
-- compares them with the signatures. An hour may take away more than it gives.
create table tally (
    letter_id    bigint      not null constraint tally_letter_fk references letter,
    hour         timestamptz not null,
    public       integer     not null default 0,
    private      integer     not null default 0,
    anonymous    integer     not null default 0,
    by_email     integer     not null default 0,
    by_checked   integer     not null default 0,
    by_entered   integer     not null default 0,
    rejected     integer     not null default 0,
    withdrawn    integer     not null default 0,
    constraint tally_pk primary key (letter_id, hour)
);
