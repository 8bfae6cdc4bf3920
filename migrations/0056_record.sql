-- The number at the end of each day, with what proves it later: the sum of the file as it was. The file itself is not
-- kept, since people may leave it.
create table day_record (
    letter_id  bigint      not null constraint day_record_letter_fk references letter,
    day        date        not null,
    -- When the snapshot was taken: shortly after midnight (UTC), or as soon as the site ran again.
    taken_at   timestamptz not null,
    revision   bigint      not null,
    public     bigint      not null,
    private    bigint      not null,
    anonymous  bigint      not null,
    -- Of the CSV file of that revision.
    sha256     bytea       not null constraint day_record_hash_is_sha256 check (length(sha256) = 32),
    -- When a signature that it counts was first changed or withdrawn since.
    amended_at timestamptz,
    constraint day_record_pk primary key (letter_id, day)
);

-- What has changed since a revision: for programs that follow a letter.
create index signature_changed_idx on signature (letter_id, revision, number) where number is not null;
