-- What a mail domain is found by, as a keyed hash: that of somebody's own domain names them, and nothing that names
-- an address lies open here. Null until the program has filled it, as it does at its start for rows from before this
-- column, and once the address is erased.
alter table signature add column domain_hash bytea;

-- Which signatures have an address of this domain?
create index signature_domain_idx on signature (letter_id, domain_hash) where domain_hash is not null;
-- Which are still to be filled?
create index signature_no_domain_idx on signature (id) where domain_hash is null and address_sealed is not null;
