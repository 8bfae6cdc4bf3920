-- An update on its way by mail to those who asked for them. One update is sent once.
create table broadcast (
    id          uuid        not null constraint broadcast_pk primary key,
    letter_id   bigint      not null constraint broadcast_letter_fk references letter,
    -- The update by its name, whether a file's or one that was written here.
    update_name text        not null,
    state       text        not null constraint broadcast_state_known
                check (state in ('going', 'held', 'cancelled', 'done')),
    begun_at    timestamptz not null,
    -- The last signature that was looked at, so that gathering goes on where it stopped; and when it was through.
    cursor      uuid,
    gathered_at timestamptz,
    ended_at    timestamptz,
    -- Of those who asked: to whom nothing was owed from the start. Addresses that lead nowhere or refuse mail, and
    -- further signatures of one mailbox.
    left_out    bigint      not null default 0,
    -- What became of its mails, once it has ended; until then the outbox knows.
    sent        bigint      not null default 0,
    failed      bigint      not null default 0,
    dropped     bigint      not null default 0,
    constraint broadcast_update_unique unique (letter_id, update_name),
    constraint broadcast_end_has_its_time check ((state in ('cancelled', 'done')) = (ended_at is not null))
);

-- Who gets it: one mail a mailbox. The outbox knows a mail by this id.
create table broadcast_mail (
    id           uuid  not null constraint broadcast_mail_pk primary key,
    broadcast_id uuid  not null constraint broadcast_mail_broadcast_fk references broadcast,
    signature_id uuid  not null constraint broadcast_mail_signature_fk references signature,
    mailbox_hash bytea not null,
    constraint broadcast_mail_mailbox_unique unique (broadcast_id, mailbox_hash)
);

-- An update that an organizer has sent to themselves, to see how it arrives.
create table broadcast_test (
    id           uuid        not null constraint broadcast_test_pk primary key,
    letter_id    bigint      not null constraint broadcast_test_letter_fk references letter,
    update_name  text        not null,
    language     text        not null,
    organizer_id uuid        not null constraint broadcast_test_organizer_fk references organizer,
    asked_at     timestamptz not null
);

-- Who asked for news of a letter, in the order in which they are gathered?
create index signature_news_idx on signature (letter_id, id) where updates and address_sealed is not null;
