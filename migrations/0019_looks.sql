-- Each look of an organizer at a signer's address: its signer sees when, by whom and why. The audit trail holds
-- the fact alone, as words that may name somebody must be erasable; they stand here.
create table address_look (
    id           uuid        not null constraint address_look_pk primary key,
    signature_id uuid        not null constraint address_look_signature_fk references signature,
    looked_at    timestamptz not null,
    -- As the signer reads it: how the organizer is called, and in which role.
    by_whom      text        not null constraint address_look_has_somebody check (by_whom <> ''),
    reason       text        not null constraint address_look_has_a_reason check (reason <> '')
);

-- Who has looked at this signer's address?
create index address_look_signature_idx on address_look (signature_id, looked_at);
