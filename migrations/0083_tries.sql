-- Tries are counted by the address and the network that they come from, so that a stranger who guesses shuts nobody out
-- but themselves. The network stands here as a keyed hash that is another for every address.
alter table sign_in_failure add column network_hash bytea not null default '';
alter table sign_in_failure alter column network_hash drop default;

-- From which networks somebody has signed in lately, by the same hashes. They are not shut out while others try their
-- account from everywhere.
create table sign_in_network (
    address_hash bytea       not null,
    network_hash bytea       not null,
    seen_at      timestamptz not null,
    constraint sign_in_network_pk primary key (address_hash, network_hash)
);

-- Which are forgotten?
create index sign_in_network_seen_idx on sign_in_network (seen_at);
