-- How many published signatures each text of a letter has is counted like the other shared values: the history showed it
-- and read the whole letter for it, 0.1 s and more at a million.
alter table facet drop constraint facet_kind_known;
alter table facet add constraint facet_kind_known check (kind in ('capacity', 'country', 'text'));

insert into facet (letter_id, kind, value, counted, listed)
select letter_id, 'text', version_id::text, count(*), count(*) filter (where visibility in ('public', 'anonymous'))
from signature
where state = 'published'
group by letter_id, version_id;
