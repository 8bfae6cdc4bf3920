-- Beginnings of words are terms now. The program folds all words anew at its start, as it does where there are none.
drop view public_line;
alter table signature_revision drop column found_by;
alter table signature_revision add column found_by tsvector;
-- A word that begins like that, in any letter and state: for organizers and files.
create index signature_revision_found_by_idx on signature_revision using gin (found_by)
    where standing = 'current';
-- Which are still to be folded?
create index signature_revision_unfolded_idx on signature_revision (signature_id)
    where found_by is null and standing = 'current';

-- What the public sees of each signature, one row a line. Lists and files read it, and nothing that is not in it.
create view public_line as
select signature.id, signature.letter_id, signature.number,
       case when signature.visibility <> 'anonymous' then said.name end as name,
       signature.capacity, said.role, said.organisation, said.city, said.country, said.website, said.comment,
       signature.verified_by,
       -- Where organizers entered it and its person has not confirmed it: from where it comes.
       case signature.verified_by when 'entered' then coalesce(import.provenance, '') end as entered,
       coalesce(signature.signed_elsewhere_on, (signature.signed_at at time zone 'UTC')::date) as signed_on,
       signature.language,
       encode(version.hash, 'hex') as text_version,
       version.superseded,
       signature.first_place, signature.featured_place, signature.revision, said.found_by
from signature
join signature_revision said on said.signature_id = signature.id and said.standing = 'current'
join letter_version version on version.id = signature.version_id
left join import on import.id = signature.import_id
where signature.state = 'published' and signature.visibility in ('public', 'anonymous');

-- What a public line is found by: the search terms of its words in force, and its cells. Null if it is not listed, or
-- not folded yet. Kept beside the number, so that one row answers a search; written by the updates that number and
-- stamp a line anyway.
alter table signature add column listed_by tsvector;

-- A cell is that many numbers of a letter in a row. As a term it lets the index answer a search a cell at a time, the
-- newest first, so that a page of a search reads a few cells and never all that match.
create function list_cell(letter bigint, size integer, number bigint) returns text
language sql immutable parallel safe
return '=' || letter::text || '/' || size::text || '/' || (number / size)::text;

create function listed_by(found_by tsvector, letter bigint, number bigint) returns tsvector
language sql immutable parallel safe
return found_by || array_to_tsvector(array[list_cell(letter, 65536, number), list_cell(letter, 4096, number)]);

-- The lines of a cell with some terms. Each probe of a cell reads the list of pending entries, so that list is short.
create index signature_listed_by_idx on signature using gin (listed_by) with (gin_pending_list_limit = 256)
    where listed_by is not null;
