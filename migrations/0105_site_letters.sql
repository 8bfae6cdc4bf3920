-- A letter is edited in one place: in its folder on disk, or on the site.
alter table letter add column source text not null default 'folder' constraint letter_source_known
    check (source in ('folder', 'site'));

-- Every version of every file of the letters that are written on the site. The newest of each path are the working
-- copy, from which the files in force are made when it is published.
create table letter_file_version (
    id        bigint      not null generated always as identity constraint letter_file_version_pk primary key,
    letter_id bigint      not null constraint letter_file_version_letter_fk references letter,
    path      text        not null,
    -- None where the file was removed.
    content   bytea,
    saved_at  timestamptz not null,
    -- None where it was saved at the command line.
    saved_by  uuid        constraint letter_file_version_organizer_fk references organizer
);

-- What is the working copy? Which versions had a file, the latest first?
create index letter_file_version_path_idx on letter_file_version (letter_id, path, id desc);
