-- The nodes that send mail now, and when the database last heard of each, by the database's clock. A node that stays
-- silent is dead: whoever notices deletes it, which gives back all that it held.
create table mail_node (
    id       uuid        not null constraint mail_node_pk primary key,
    heard_at timestamptz not null
);

-- What an earlier release is sending at this moment stays its own until its lease ends.
update outbox set due_at = leased_until where state in ('waiting', 'held') and leased_until > due_at;

-- Which node is sending it. Instead of a lease, which had to outlast the slowest mail server, so that the mail of a
-- node that died waited for as long.
alter table outbox drop column leased_until;
alter table outbox
    add column node_id uuid constraint outbox_node_fk references mail_node on delete set null;

-- What is being sent at this moment, and by whom? (the quota, and what a dead node leaves behind)
create index outbox_node_idx on outbox (node_id) where node_id is not null;
