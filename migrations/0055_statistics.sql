-- What was done to a letter's number by others than its signers, without reading what signers did.
create index audit_number_idx on audit (letter_id, at) where who <> 'signer' and subject is not null;
-- Why signatures were rejected.
create index signature_rejected_idx on signature (letter_id) where state = 'rejected';
