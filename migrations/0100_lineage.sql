-- In which history of which server the revisions of this database were given. A replica that is promoted after the loss of
-- its primary, or a backup that is restored, would give some of them a second time, for other content: readers would be
-- told "not changed" of what has changed, and a name that was withdrawn would stand on.
create table lineage (
    only_row boolean     not null default true constraint lineage_pk primary key
             constraint lineage_only_row check (only_row),
    history  text        not null,
    -- Another for each history: the journals of the nodes name it.
    id       uuid        not null default gen_random_uuid(),
    begun_at timestamptz not null default now()
);

-- The server, its timeline (a promotion and a recovery to a point in time begin another), and the database in it. A managed
-- server may keep some of that to itself; then a node still notices when revisions are lower than it has seen.
create function current_history() returns text language plpgsql stable as $$
begin
    return (select system_identifier from pg_control_system())
        || '/' || left(pg_walfile_name(pg_current_wal_lsn()), 8)
        || '/' || (select oid from pg_database where datname = current_database());
exception
    when insufficient_privilege or undefined_function or feature_not_supported then
        return 'unknown/' || (select oid from pg_database where datname = current_database());
end $$;

insert into lineage (history) values (current_history());
