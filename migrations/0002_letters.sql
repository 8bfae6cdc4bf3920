-- One row a letter: its identity.
create table letter (
    id            bigint      not null generated always as identity constraint letter_pk primary key,
    slug          text        not null constraint letter_slug_unique unique,
    -- Hash of the files in force. A node that holds another hash loads the files below.
    files_hash    bytea       not null,
    first_seen_at timestamptz not null
);

-- The last good files of each letter: what a restart and other nodes read when a folder is broken.
create table letter_file (
    letter_id bigint not null constraint letter_file_letter_fk references letter,
    path      text   not null,
    content   bytea  not null,
    constraint letter_file_pk primary key (letter_id, path)
);

-- Every exact text that was ever in force, named by the SHA-256 of its canonical Markdown body.
create table letter_version (
    id          bigint      not null generated always as identity constraint letter_version_pk primary key,
    letter_id   bigint      not null constraint letter_version_letter_fk references letter,
    language    text        not null,
    hash        bytea       not null constraint letter_version_hash_is_sha256 check (length(hash) = 32),
    title       text        not null,
    body        text        not null,
    in_force_at timestamptz not null,
    constraint letter_version_unique unique (letter_id, language, hash)
);
