-- Whoever asks never to be written to again means their mailbox: a stranger types its next spelling tomorrow. What
-- was refused so far becomes the mailbox where we know it, and stays as it was typed where we do not.
alter table refused_address rename to refused_mailbox;
alter table refused_mailbox rename column address_hash to mailbox_hash;
alter table refused_mailbox rename constraint refused_address_pk to refused_mailbox_pk;

insert into refused_mailbox (mailbox_hash, refused_at)
    select known.mailbox_hash, min(refused.refused_at)
    from refused_mailbox refused
    join (select address_hash, mailbox_hash from submission
          union select address_hash, mailbox_hash from signature) known on known.address_hash = refused.mailbox_hash
    where known.mailbox_hash is not null
    group by known.mailbox_hash
    on conflict do nothing;
