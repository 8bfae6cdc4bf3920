-- One act of an organizer on many signatures: which ones were meant, what becomes of them and why, and how far it has
-- come. A worker does it in chunks; whoever holds the row's lock does the next one.
create table bulk_act (
    id           uuid        not null constraint bulk_act_pk primary key,
    letter_id    bigint      not null constraint bulk_act_letter_fk references letter,
    organizer_id uuid        not null constraint bulk_act_organizer_fk references organizer,
    -- Which ones, as it was asked for. What was typed goes when the act cannot be undone any more: it may name people.
    states       text[]      not null,
    held_for     text,
    since        timestamptz,
    until        timestamptz,
    domain       text,
    network      bytea,
    name         text,
    words        text,
    -- What becomes of them, and why, in words for their signers.
    makes        text        not null constraint bulk_act_makes_known check (makes in ('published', 'rejected', 'held')),
    reason       text        not null,
    tells        boolean     not null,
    state        text        not null constraint bulk_act_state_known
                 check (state in ('running', 'cancelled', 'done', 'undoing', 'undone')),
    targets      integer     not null,
    changed      integer     not null default 0,
    -- Those that did not stand any more as they were seen.
    passed_over  integer     not null default 0,
    restored     integer     not null default 0,
    begun_at     timestamptz not null,
    ended_at     timestamptz
);

-- The acts on a letter, the newest first.
create index bulk_act_letter_idx on bulk_act (letter_id, begun_at);
-- What is to be done?
create index bulk_act_working_idx on bulk_act (begun_at) where state in ('running', 'undoing');

-- The signatures that an act means, as they stood when it began, so that it does what was shown and can be taken back.
create table bulk_target (
    act_id       uuid        not null constraint bulk_target_act_fk references bulk_act,
    signature_id uuid        not null constraint bulk_target_signature_fk references signature,
    stood        text        not null constraint bulk_target_stood_known
                 check (stood in ('held', 'published', 'rejected')),
    -- Why it stood rejected, where it did.
    rejected_for text,
    -- `waiting`, then `changed` or `passed`; in the end `restored` or `kept`.
    became       text        not null default 'waiting' constraint bulk_target_became_known
                 check (became in ('waiting', 'changed', 'passed', 'restored', 'kept')),
    -- When the act changed it: one that was decided again since stays as it is.
    changed_at   timestamptz,
    constraint bulk_target_pk primary key (act_id, signature_id)
);

-- Which are next?
create index bulk_target_next_idx on bulk_target (act_id, became, signature_id);
-- What holds a reason of this signature?
create index bulk_target_signature_idx on bulk_target (signature_id) where rejected_for is not null;
