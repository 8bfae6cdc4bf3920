-- Links to a letter that the public cannot see yet. The token in the link is computed, not kept.
create table private_link (
    id         uuid        not null constraint private_link_pk primary key,
    letter_id  bigint      not null constraint private_link_letter_fk references letter,
    admits     text        not null constraint private_link_admits_known check (admits in ('read', 'sign', 'press')),
    -- For whom it was made, in the organizers' words.
    label      text        not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz,
    -- Forms sent and files taken; opening a page is not counted, as GET changes nothing.
    uses       bigint      not null default 0
);

-- Which links does this letter have?
create index private_link_letter_idx on private_link (letter_id, created_at);
