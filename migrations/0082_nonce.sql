-- The record of a day published the sum of that day's file. Whoever had the file of a neighbouring day could take a
-- guess at the line of somebody who had left, put it in, and see from the sum whether they had guessed right.
--
-- From now on a nonce stands before the file that is summed. It is made anew with every revision, so that it is gone as
-- soon as anybody in the file changes or leaves; `datapackage.json` gives it with the file.
alter table letter_revision add column nonce bytea not null
    default uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());

-- The sums without nonce are taken down, and the log of how the number was made says so.
insert into audit (at, who, act, letter_id, detail)
select now(), 'site', 'take-down-sums', letter_id, jsonb_build_object('sums', count(*))
from day_record group by letter_id;

alter table day_record alter column sha256 drop not null;
update day_record set sha256 = null;
-- Of the nonce and the CSV file of that revision; none of a file without rows, and of days before there was a nonce.
alter table day_record rename column sha256 to nonced_sha256;
