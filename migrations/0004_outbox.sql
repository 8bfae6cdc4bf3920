-- Mail that is owed: what to say to whom, never an address or a text. A row is written in the
-- transaction of what causes it, and rendered when it is sent.
create table outbox (
    id            uuid        not null constraint outbox_pk primary key,
    -- Which renderer writes it, and about what.
    kind          text        not null,
    subject_id    uuid        not null,
    -- Lower goes first: confirmations before everything.
    priority      smallint    not null,
    queued_at     timestamptz not null,
    due_at        timestamptz not null,
    attempts      smallint    not null default 0,
    -- A worker that holds the row until then; after that, another may take it.
    leased_until  timestamptz,
    state         text        not null default 'waiting' constraint outbox_state_known
                  check (state in ('waiting', 'sent', 'failed', 'dropped')),
    settled_at    timestamptz,
    -- What the mail server answered, without addresses.
    last_error    text
);

-- What goes next?
create index outbox_waiting_idx on outbox (priority, due_at) where state = 'waiting';
-- What was written about this? (the funnel, and what falls with its subject)
create index outbox_subject_idx on outbox (subject_id);
