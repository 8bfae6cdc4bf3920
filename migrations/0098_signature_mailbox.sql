-- Has this mailbox signed? Led by the mailbox, so that a query that asks by it alone cannot be planned with another index
-- of the letter: while few had signed they all looked as good, and an hour later each confirmation read the whole letter.
drop index signature_mailbox_idx;
create index signature_mailbox_idx on signature (mailbox_hash, letter_id) where mailbox_hash is not null;
