-- What was heard of each mail provider by its web hook, for the operator.
create table mail_hook (
    provider    text        not null constraint mail_hook_pk primary key,
    -- When it last told something of mail.
    heard_at    timestamptz,
    -- Before it tells anything, it may ask that this address is opened.
    confirm_url text
);
