-- When the person of a line that organizers entered was invited to claim it. Once: who does not answer is not asked
-- again.
alter table signature add column invited_at timestamptz;

-- Of a line of signatories.csv whose person has left, the keyed hash of what it was recognised by: the file does not
-- bring them back.
alter table signature add column left_key_hash bytea;

-- Whose line can be claimed by mail?
create index signature_claimable_idx on signature (letter_id) where verified_by = 'entered' and address_sealed is not null;
-- Who has left this letter's file?
create index signature_left_idx on signature (letter_id) where left_key_hash is not null;
