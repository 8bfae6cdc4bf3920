-- Where a signer lives or works, in their own words: asked by letters that list it.
alter table submission add column city text not null default '';
alter table signature_revision add column city text not null default '';

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

-- All words of a signature, for a search letter by letter (organizers, acts on many).
create function all_words(said signature_revision) returns text
language sql stable parallel safe
return concat_ws(E'\n', said.name, said.spokesperson, said.role, said.organisation, said.city, said.website, said.comment);
