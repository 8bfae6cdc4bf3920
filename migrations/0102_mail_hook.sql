-- What was heard of each mail provider by its web hook, for the operator.
create table mail_hook (
    provider    text        not null,
    -- Of Amazon SNS, which has several: bounces and complaints often come by one each. Empty of the others.
    topic       text        not null,
    -- When it last told something of mail.
    heard_at    timestamptz,
    -- Before it tells anything, it may ask that this address is opened.
    confirm_url text,
    constraint mail_hook_pk primary key (provider, topic)
);
