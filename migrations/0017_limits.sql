-- Mail that somebody caused by typing an address, for a day: so that nobody fills a stranger's mailbox, and so that
-- its link still opens what waits for that address when the form that it was about is gone.
create table caused_mail (
    id           bigint      not null generated always as identity constraint caused_mail_pk primary key,
    letter_id    bigint      not null constraint caused_mail_letter_fk references letter,
    -- The form or the request that it was about, and of which correction.
    subject_id   uuid        not null,
    generation   smallint    not null,
    -- Gone once its signature is withdrawn or its address erased.
    address_hash bytea,
    mailbox_hash bytea       not null,
    owed_at      timestamptz not null
);

-- How much mail did this mailbox get about this letter today?
create index caused_mail_mailbox_idx on caused_mail (letter_id, mailbox_hash, owed_at);
-- Which address was this form's mail for?
create index caused_mail_subject_idx on caused_mail (subject_id);
-- Which rows are older than a day?
create index caused_mail_owed_idx on caused_mail (owed_at);

-- The key of the day for hashes of networks, sealed. Without it, a day later, nobody can tell which network a hash
-- stood for.
create table network_key (
    day    date  not null constraint network_key_pk primary key,
    sealed bytea not null
);

-- The network that a form came from, for two days, as a hash by the key of the day: what came from one network can be
-- looked at together. The id is the submission's, and so later its signature's.
create table network (
    id      uuid        not null constraint network_pk primary key,
    hash    bytea       not null,
    seen_at timestamptz not null
);

-- What else came from that network?
create index network_hash_idx on network (hash);
-- Which rows are older than two days?
create index network_seen_idx on network (seen_at);

-- Mail is counted above, over all that can cause it.
drop index lost_link_mailbox_idx;
