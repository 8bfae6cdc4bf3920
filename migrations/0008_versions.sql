-- The names that a letter had before: a folder that still has one of them on another node is not another letter.
alter table letter add column aliases text[] not null default '{}';

-- Hash of the folder that was taken in last, by whichever node. It differs from that of the files in force while
-- a changed text waits.
alter table letter add column folder_hash bytea;

-- Since when, or from when on, the public can read it; none of what was never more than a draft. Texts that were
-- replaced before then belong to nobody's history.
alter table letter add column shown_from timestamptz;

-- True of a text that was replaced by more than editorial changes: whoever signed it has not signed what stands
-- there now.
alter table letter_version add column superseded boolean not null default false;

-- When each text came into force, and as what. The latest row of a language is the text in force.
create table text_change (
    id          bigint      not null generated always as identity constraint text_change_pk primary key,
    letter_id   bigint      not null constraint text_change_letter_fk references letter,
    language    text        not null,
    version_id  bigint      not null constraint text_change_version_fk references letter_version,
    kind        text        not null constraint text_change_kind_known
                check (kind in ('first', 'unsigned', 'editorial', 'material')),
    -- What the organizers say about it, for everybody to read.
    note        text        not null default '',
    in_force_at timestamptz not null
);

-- Which text is in force, and what came before it?
create index text_change_letter_idx on text_change (letter_id, language, id);

-- A changed text of a letter that people have signed: it waits until somebody says what kind of change it is.
create table text_waiting (
    letter_id bigint      not null constraint text_waiting_letter_fk references letter,
    language  text        not null,
    hash      bytea       not null constraint text_waiting_hash_is_sha256 check (length(hash) = 32),
    title     text        not null,
    body      text        not null,
    since     timestamptz not null,
    constraint text_waiting_pk primary key (letter_id, language)
);
