-- What a public line is found by: the search terms of its words in force, and its cells. Null if it is not listed, or
-- until the program has folded it, as it does at its start for lines from before this column. Kept beside the number,
-- so that one row answers a search; written by the updates that number and stamp a line anyway.
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
-- Which lines are still to be folded?
create index signature_unfolded_idx on signature (id)
    where listed_by is null and state = 'published' and visibility in ('public', 'anonymous');
