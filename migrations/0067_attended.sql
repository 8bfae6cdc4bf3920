-- How organizers found out who a signer is. The words may name people, so that they stand here, where withdrawal
-- erases them, and not in the audit trail.
create table identity_check (
    id           uuid        not null constraint identity_check_pk primary key,
    signature_id uuid        not null constraint identity_check_signature_unique unique
                 constraint identity_check_signature_fk references signature,
    -- The day on which it was found out, as the organizer says.
    checked_on   date        not null,
    how          text        not null constraint identity_check_says_how check (how <> ''),
    -- What was known before, and is again once the check ends.
    was          text        not null constraint identity_check_was_known check (was in ('email', 'entered'))
);

-- What organizers ask a signer before they decide, and what the signer answers. Both may hold anything, and go soon
-- after the decision.
create table question (
    id           uuid        not null constraint question_pk primary key,
    signature_id uuid        not null constraint question_signature_fk references signature,
    words        text        not null constraint question_asks_something check (words <> ''),
    asked_at     timestamptz not null,
    answer       text,
    answered_at  timestamptz,
    -- When what it was asked for was decided.
    settled_at   timestamptz,
    constraint question_is_answered_at_a_time check ((answer is null) = (answered_at is null))
);

-- Does a question to this signer wait for an answer? One at a time: two would cross in the mail.
create unique index question_open_unique on question (signature_id)
    where answered_at is null and settled_at is null;
-- What was this signer asked? (the queue, my signature)
create index question_signature_idx on question (signature_id, asked_at);

-- What a signer wrote, beside what organizers corrected in it: shown to the signer, who can take the correction back.
alter table signature_revision
    drop constraint signature_revision_standing_known,
    add constraint signature_revision_standing_known check (standing in ('current', 'waiting', 'corrected')),
    drop constraint signature_revision_waiting_is_whole,
    add constraint signature_revision_waiting_is_whole
        check (standing <> 'waiting'
               or (edit_id is not null and asked_visibility is not null and asked_capacity is not null
                   and waits_for is not null)),
    add constraint signature_revision_correction_is_named check (standing <> 'corrected' or edit_id is not null);
