-- Letters whose signers have stood together: their names are shown, and who joins them later follows, each a
-- day after a notice of their own.
create table together (
    letter_id bigint      not null constraint together_pk primary key
              constraint together_letter_fk references letter,
    shown_at  timestamptz not null
);

-- Who is owed the notice that their name is about to be shown. The mail itself lies in the outbox: the day
-- counts from when it was sent, not from when it was owed.
create table together_notice (
    signature_id uuid        not null constraint together_notice_pk primary key
                 constraint together_notice_signature_fk references signature,
    letter_id    bigint      not null constraint together_notice_letter_fk references letter,
    owed_at      timestamptz not null
);

-- Who was told, of this letter?
create index together_notice_letter_idx on together_notice (letter_id);
-- How many stand together and are not shown yet?
create index signature_together_idx on signature (letter_id) where state = 'published' and visibility = 'together';

-- One reminder for a form that nobody confirmed.
alter table submission add column reminded_at timestamptz;

-- When the last mail was owed to an address that is about to be erased: "keep, hide or withdraw".
alter table signature add column farewell_at timestamptz;

-- Whose address is still kept, the oldest first? (what is erased when its time has come)
create index signature_address_kept_idx on signature (letter_id, signed_at) where address_sealed is not null;
-- Whose address goes once they have been told of the decision?
create index signature_anonymous_kept_idx on signature (state_changed_at)
    where visibility = 'anonymous' and address_sealed is not null;
