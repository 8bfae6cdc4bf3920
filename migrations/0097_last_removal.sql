-- A file of an older revision may be given again as long as later ones only added to it.
--
-- The last revision that took something away from what is public, or changed it: a withdrawal, a rejection, an edit,
-- another visibility. Raised with the revision. Of what was before, nothing is known, and no file of it is kept.
alter table letter_revision add column last_removal bigint not null default 0;
