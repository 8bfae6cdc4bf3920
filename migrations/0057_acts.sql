-- What was done to a letter's number at once: by far fewer rows than what was done to each signature.
create index audit_at_once_idx on audit (letter_id, at) where who <> 'signer' and subject is null;
