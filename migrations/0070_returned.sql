-- What came back of a mail that was sent, or was answered while it was: refusals, full mailboxes, complaints, and what
-- nobody understands. Kept to count by kind; nothing in it is about a person.
create table returned_mail (
    -- The mail. The outbox forgets it as this does.
    mail_id     uuid        not null,
    -- A meaning of an answer, or "complaint".
    kind        text        not null,
    -- The code of the answer, if it had one.
    code        text        not null,
    -- What the server said where it refuses us, without any address; else nothing.
    words       text        not null default '',
    returned_at timestamptz not null,
    constraint returned_mail_pk primary key (mail_id, kind)
);

-- What came back lately, and what is too old to be counted? (the overview, the purge)
create index returned_mail_at_idx on returned_mail (returned_at);
