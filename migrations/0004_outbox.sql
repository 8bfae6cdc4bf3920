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
    -- Not before then: the moment of queueing, later the moment of the next attempt.
    due_at        timestamptz not null,
    -- Counted when a worker takes the row, so that a row which ends its worker is counted too. Also
    -- tells two leases of one row apart.
    attempts      smallint    not null default 0,
    -- A worker holds the row until then; after that, another may take it.
    leased_until  timestamptz,
    state         text        not null default 'waiting' constraint outbox_state_known
                  check (state in ('waiting', 'sent', 'failed', 'dropped')),
    settled_at    timestamptz,
    -- What went wrong last, or why nothing was owed any more: stage and codes, without addresses.
    last_error    text,
    constraint outbox_settled_has_its_time check ((state = 'waiting') = (settled_at is null))
);

-- What goes next?
create index outbox_waiting_idx on outbox (priority, due_at) where state = 'waiting';
-- What is being sent at this moment? (counted against the quota)
create index outbox_leased_idx on outbox (leased_until) where state = 'waiting' and leased_until is not null;
-- How many were sent in the last hour and the last day, how many failed? (the quota, the figures)
create index outbox_settled_idx on outbox (state, settled_at) where state <> 'waiting';
-- What was written about this? (the funnel, and what falls with its subject)
create index outbox_subject_idx on outbox (subject_id);
