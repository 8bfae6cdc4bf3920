-- Who is told by mail what waits for a decision, and when they were told last: a digest and its note are one
-- transaction, so that nobody is told twice.
alter table organizer
    add column wants_digest boolean not null default true,
    add column digest_at    timestamptz;
