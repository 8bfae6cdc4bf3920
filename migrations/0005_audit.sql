-- Who did what, append-only: ids, field names and reasons, never a name, a word or an address of a
-- signer. What a person may ask to be erased is elsewhere.
create table audit (
    id        bigint      not null generated always as identity constraint audit_pk primary key,
    at        timestamptz not null,
    who       text        not null,
    act       text        not null,
    letter_id bigint      constraint audit_letter_fk references letter,
    subject   uuid,
    detail    jsonb       not null default '{}'
);

-- The story of one signature.
create index audit_subject_idx on audit (subject) where subject is not null;
-- The story of one letter.
create index audit_letter_idx on audit (letter_id, id);

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
    raise exception 'the audit trail is append-only';
end
$$;

create trigger audit_no_change before update or delete on audit
    for each row execute function audit_is_append_only();
create trigger audit_no_truncate before truncate on audit
    for each statement execute function audit_is_append_only();
