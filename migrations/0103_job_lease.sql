-- Which node runs a job now, and until when that is believed without a word of it.
alter table job
    add column held_by    uuid,
    add column held_until timestamptz,
    -- When it was last begun: one that fails is tried again before its time.
    add column tried_at   timestamptz;
