-- What a signature is found by: the words of its name, organisation and role, folded by the program, and its
-- capacity and country as words that nobody can type. Null until the program has folded it, as it does at its start
-- for rows from before this column. Erased with the words that it was made of.
alter table signature_revision add column found_by tsvector;

-- A word that begins like that, in any letter: for what is rare. What is common is found among the newest.
create index signature_revision_found_by_idx on signature_revision using gin (found_by)
    where standing = 'current';
-- Which are still to be folded?
create index signature_revision_unfolded_idx on signature_revision (signature_id)
    where found_by is null and standing = 'current';

-- How many published signatures of a letter have a capacity, and how many a country (`counted`), and of them those
-- whose line is public (`listed`). Moved in the transaction that changes a signature, as `tally` is.
create table facet (
    letter_id bigint  not null constraint facet_letter_fk references letter,
    kind      text    not null constraint facet_kind_known check (kind in ('capacity', 'country')),
    value     text    not null,
    counted   integer not null,
    listed    integer not null,
    constraint facet_pk primary key (letter_id, kind, value)
);

insert into facet (letter_id, kind, value, counted, listed)
select letter_id, kind, value, count(*), count(*) filter (where visibility in ('public', 'anonymous'))
from signature
join signature_revision said on said.signature_id = signature.id and said.standing = 'current'
cross join lateral (values ('capacity', signature.capacity), ('country', said.country)) as facet (kind, value)
where state = 'published' and value <> ''
group by letter_id, kind, value;
