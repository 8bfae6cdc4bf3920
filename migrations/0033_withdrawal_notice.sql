-- Whom the organizers have withdrawn because they were asked to, until the mail that says so is sent: all that is left
-- of its signer, and why, in words meant for them.
create table withdrawal_notice (
    signature_id   uuid        not null constraint withdrawal_notice_pk primary key
                   constraint withdrawal_notice_signature_fk references signature,
    address_sealed bytea       not null,
    address_hash   bytea       not null,
    mailbox_hash   bytea       not null,
    reason         text        not null constraint withdrawal_notice_has_a_reason check (reason <> ''),
    owed_at        timestamptz not null
);
