-- People who work on the site's letters. Their addresses are sealed as everybody's are.
create table organizer (
    id              uuid        not null constraint organizer_pk primary key,
    address_sealed  bytea       not null,
    address_hash    bytea       not null constraint organizer_address_unique unique,
    role            text        not null constraint organizer_role_known
                    check (role in ('owner', 'moderator', 'observer')),
    -- In which they are written to.
    language        text        not null,
    -- A PHC string of argon2id; none until the link of the invitation was used.
    password_hash   text,
    -- The link to set a password works once: the generation is raised when it is used, or another is made.
    link_generation smallint    not null default 0,
    link_until      timestamptz,
    -- The secret of the second factor as ciphertext, and the last time step whose code was used (RFC 6238, 5.2).
    factor_sealed   bytea,
    factor_step     bigint      not null default 0,
    -- Hashes of the recovery codes that are left.
    recovery_hashes bytea[]     not null default '{}',
    created_at      timestamptz not null,
    disabled_at     timestamptz,
    -- The latest sign-in, for its notice by mail.
    signed_in_at    timestamptz,
    signed_in_with  text        not null default ''
);

-- Who is signed in. A copy of this table opens no door: it holds the hash of what the cookie says.
create table organizer_session (
    hash         bytea       not null constraint organizer_session_pk primary key,
    -- By which its owner ends it.
    id           uuid        not null constraint organizer_session_id_unique unique,
    -- None while a second factor is still asked for.
    organizer_id uuid        constraint organizer_session_organizer_fk references organizer,
    data         jsonb       not null,
    browser      text        not null default '',
    begun_at     timestamptz not null,
    seen_at      timestamptz not null
);

-- Where is this organizer signed in?
create index organizer_session_organizer_idx on organizer_session (organizer_id, begun_at);

-- Failed tries to sign in, by the keyed hash of the address that was typed, whether or not it is an organizer's.
create table sign_in_failure (
    address_hash bytea       not null,
    failed_at    timestamptz not null
);

-- How often has it failed lately? Which are forgotten?
create index sign_in_failure_idx on sign_in_failure (address_hash, failed_at);

-- Which organizer did it, where one did.
alter table audit add column organizer_id uuid;
