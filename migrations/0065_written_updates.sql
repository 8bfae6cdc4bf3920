-- News that organizers write on the site. What is published stands among a letter's updates as a file's does.
create table written_update (
    id           uuid        not null constraint written_update_pk primary key,
    letter_id    bigint      not null constraint written_update_letter_fk references letter,
    -- As the name of its file would be, with its date; until it is published, its id.
    name         text        not null,
    kind         text        not null default 'news' constraint written_update_kind_known
                 check (kind in ('news', 'response')),
    -- Of a response: whose words it is, and where they were said.
    given_by     text        not null default '',
    source       text        not null default '',
    begun_at     timestamptz not null,
    published_at timestamptz,
    constraint written_update_name_unique unique (letter_id, name)
);

-- Its words, in as many of the letter's languages as it was written in.
create table written_update_text (
    update_id uuid not null constraint written_update_text_update_fk references written_update,
    language  text not null,
    title     text not null,
    body      text not null,
    constraint written_update_text_pk primary key (update_id, language)
);

-- Raised when news is published here: a node that holds another number reads the letter's news again.
alter table letter add column news_edition bigint not null default 0;
