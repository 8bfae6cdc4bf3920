-- A signature on its way to another address, and for a week the way back. One other address is kept at most, sealed and
-- with the keyed hashes by which it is found, and no longer than it is needed.
create table address_move (
    id             uuid        not null constraint address_move_pk primary key,
    signature_id   uuid        not null constraint address_move_signature_fk references signature,
    -- As the page spoke on which it was asked for.
    language       text        not null,
    -- asked: the other address has not confirmed; moved: it has, and the address before can take it back; back: it has.
    state          text        not null constraint address_move_state_known check (state in ('asked', 'moved', 'back')),
    -- Raised with each other address that is asked instead: the mails to those before move nothing.
    asked          smallint    not null default 0,
    -- Of the signature's links since it moved or went back: so long the link that did it leads to them.
    generation     smallint,
    -- The address that is asked; once it has moved, the one before; once it is back, the one that lost it, until it is told.
    address_sealed bytea,
    address_hash   bytea,
    mailbox_hash   bytea,
    -- Since when it is in that state.
    since          timestamptz not null,
    constraint address_move_names_its_address check (state = 'back' or address_sealed is not null)
);

-- A signature is on one way at a time: what is asked anew takes the place of what was asked.
create unique index address_move_under_way_key on address_move (signature_id) where state <> 'back';
-- What is erased with this signature?
create index address_move_signature_idx on address_move (signature_id);
-- Which are over? (the job)
create index address_move_since_idx on address_move (state, since);
