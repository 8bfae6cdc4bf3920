-- Words that wait for a moderator bring along what they would change besides: visibility and capacity stand in
-- `signature` for the words in force.
alter table signature_revision
    -- Each change that waits is decided by its own name, so that nobody decides on words they did not see.
    add column edit_id          uuid constraint signature_revision_edit_unique unique,
    add column asked_visibility text constraint signature_revision_visibility_known
               check (asked_visibility in ('public', 'together', 'private', 'anonymous')),
    add column asked_capacity   text constraint signature_revision_capacity_known
               check (asked_capacity in ('personal', 'affiliation', 'group')),
    -- Why it waits: names of checks.
    add column waits_for        text[],
    add constraint signature_revision_waiting_is_whole
        check (standing = 'current'
               or (edit_id is not null and asked_visibility is not null and asked_capacity is not null
                   and waits_for is not null));

-- Which changes wait? (the queue, oldest first)
create index signature_revision_waiting_idx on signature_revision (written_at) where standing = 'waiting';

-- Why the signer's last change was not accepted, in words meant for the signer.
alter table signature add column edit_declined_for text;

-- Somebody typed an address to have the link to their signature again. Whether there is one is looked up when
-- the mail is written, so that the page knows as little as it says.
create table lost_link (
    id             uuid        not null constraint lost_link_pk primary key,
    letter_id      bigint      not null constraint lost_link_letter_fk references letter,
    language       text        not null,
    address_sealed bytea       not null,
    address_hash   bytea       not null,
    mailbox_hash   bytea       not null,
    asked_at       timestamptz not null
);

-- How often was a link asked for with this mailbox today? (the cap) Which are too old to answer? (the purge)
create index lost_link_mailbox_idx on lost_link (mailbox_hash, asked_at);
create index lost_link_asked_idx on lost_link (asked_at);
