-- When each periodic work was last taken: of several nodes, the first to write here does it.
create table job (
    name        text        not null constraint job_pk primary key,
    last_run_at timestamptz not null
);
