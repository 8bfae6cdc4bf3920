-- What a letter's files said on when it takes signatures, whenever that changed: a pause is a part of how the number was
-- made.
create table letter_schedule (
    letter_id bigint      not null constraint letter_schedule_letter_fk references letter,
    noted_at  timestamptz not null,
    state     text        not null constraint letter_schedule_state_known check (state in ('draft', 'live', 'withdrawn')),
    publishes timestamptz,
    opens     timestamptz,
    closes    timestamptz,
    constraint letter_schedule_pk primary key (letter_id, noted_at)
);
