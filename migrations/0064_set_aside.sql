-- Mail that belongs together, as an update to all who asked for them: it is put on hold, taken up again and counted
-- as one.
alter table outbox add column batch_id uuid;

-- On hold until somebody lets it go on: neither due nor settled.
alter table outbox
    drop constraint outbox_state_known,
    drop constraint outbox_settled_has_its_time,
    add constraint outbox_state_known check (state in ('waiting', 'held', 'sent', 'failed', 'dropped')),
    add constraint outbox_settled_has_its_time check ((state in ('waiting', 'held')) = (settled_at is null));

-- How far has it come?
create index outbox_batch_idx on outbox (batch_id, state, settled_at) where batch_id is not null;

-- Addresses that a mail server has said lead nowhere, by their keyed hash: nothing is written to them that nobody
-- has just asked for.
create table set_aside (
    address_hash bytea       not null constraint set_aside_pk primary key,
    -- The mail that could not be delivered.
    mail_id      uuid        not null,
    -- Where it was said, and the code of the answer.
    said         text        not null,
    since        timestamptz not null
);

-- Which mail came back? (the figures of a batch)
create index set_aside_mail_idx on set_aside (mail_id);
-- Which are too old to be believed? (the purge)
create index set_aside_since_idx on set_aside (since);
