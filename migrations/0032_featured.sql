-- Signatories whom the organizers put first, in their order: at the head of the public list. Null for all others. A
-- place outlives a decision that is taken back; whoever reads asks for what is published with a name.
alter table signature add column featured_place integer
    constraint signature_featured_place_counts_from_one check (featured_place > 0),
    add constraint signature_withdrawn_has_no_place check (state <> 'withdrawn' or featured_place is null);

-- Who stands first, in which order?
create index signature_featured_idx on signature (letter_id, featured_place) where featured_place is not null;
