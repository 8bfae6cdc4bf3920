-- From which other sites a letter was opened, as sums of a day: hosts alone, and nothing of who came. What a cache in
-- front of the site answered is not among them.
create table referral (
    letter_id bigint not null constraint referral_letter_fk references letter,
    day       date   not null,
    -- A host name; empty where there were more than a day holds.
    host      text   not null,
    visits    bigint not null,
    constraint referral_pk primary key (letter_id, day, host)
);
