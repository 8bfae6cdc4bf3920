--
-- PostgreSQL database dump
--


-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: audit_is_append_only(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.audit_is_append_only() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    raise exception 'the audit trail is append-only';
end
$$;


--
-- Name: spreadsheet_safe(text); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.spreadsheet_safe(cell text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    AS $$
    select case
        when cell ~ '[=+\-@\uff1d\uff0b\uff0d\uff20\ufe62\ufe63\ufe66\ufe6b\u2212\u207a\u207b\u208a\u208b\u207c\u208c]'
        then regexp_replace(
            cell,
            '(^|[;\t\n\r])([''\u0020\u00a0\u00ad\u034f\u061c\u1680\u180e\u2000-\u200f\u2028\u2029\u202a-\u202f\u205f-\u206f\u3000\ufe00-\ufe0f\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20\ufe62\ufe63\ufe66\ufe6b\u2212\u207a\u207b\u208a\u208b\u207c\u208c])',
            '\1''\2', 'g')
        else cell
    end
$$;


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: _sqlx_migrations; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public._sqlx_migrations (
    version bigint NOT NULL,
    description text NOT NULL,
    installed_on timestamp with time zone DEFAULT now() NOT NULL,
    success boolean NOT NULL,
    checksum bytea NOT NULL,
    execution_time bigint NOT NULL
);


--
-- Name: address_look; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.address_look (
    id uuid NOT NULL,
    signature_id uuid NOT NULL,
    looked_at timestamp with time zone NOT NULL,
    by_whom text NOT NULL,
    reason text NOT NULL,
    CONSTRAINT address_look_has_a_reason CHECK ((reason <> ''::text)),
    CONSTRAINT address_look_has_somebody CHECK ((by_whom <> ''::text))
);


--
-- Name: audit; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.audit (
    id bigint NOT NULL,
    at timestamp with time zone NOT NULL,
    who text NOT NULL,
    act text NOT NULL,
    letter_id bigint,
    subject uuid,
    detail jsonb DEFAULT '{}'::jsonb NOT NULL,
    organizer_id uuid
);


--
-- Name: audit_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.audit ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.audit_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: broadcast; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.broadcast (
    id uuid NOT NULL,
    letter_id bigint NOT NULL,
    update_name text NOT NULL,
    state text NOT NULL,
    begun_at timestamp with time zone NOT NULL,
    cursor uuid,
    gathered_at timestamp with time zone,
    ended_at timestamp with time zone,
    left_out bigint DEFAULT 0 NOT NULL,
    sent bigint DEFAULT 0 NOT NULL,
    failed bigint DEFAULT 0 NOT NULL,
    dropped bigint DEFAULT 0 NOT NULL,
    CONSTRAINT broadcast_end_has_its_time CHECK (((state = ANY (ARRAY['cancelled'::text, 'done'::text])) = (ended_at IS NOT NULL))),
    CONSTRAINT broadcast_state_known CHECK ((state = ANY (ARRAY['going'::text, 'held'::text, 'cancelled'::text, 'done'::text])))
);


--
-- Name: broadcast_mail; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.broadcast_mail (
    id uuid NOT NULL,
    broadcast_id uuid NOT NULL,
    signature_id uuid NOT NULL,
    mailbox_hash bytea NOT NULL
);


--
-- Name: broadcast_test; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.broadcast_test (
    id uuid NOT NULL,
    letter_id bigint NOT NULL,
    update_name text NOT NULL,
    language text NOT NULL,
    organizer_id uuid NOT NULL,
    asked_at timestamp with time zone NOT NULL
);


--
-- Name: bulk_act; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.bulk_act (
    id uuid NOT NULL,
    letter_id bigint NOT NULL,
    organizer_id uuid NOT NULL,
    states text[] NOT NULL,
    held_for text,
    since timestamp with time zone,
    until timestamp with time zone,
    domain text,
    network bytea,
    name text,
    words text,
    makes text NOT NULL,
    reason text NOT NULL,
    tells boolean NOT NULL,
    state text NOT NULL,
    targets integer NOT NULL,
    changed integer DEFAULT 0 NOT NULL,
    passed_over integer DEFAULT 0 NOT NULL,
    restored integer DEFAULT 0 NOT NULL,
    begun_at timestamp with time zone NOT NULL,
    ended_at timestamp with time zone,
    CONSTRAINT bulk_act_makes_known CHECK ((makes = ANY (ARRAY['published'::text, 'rejected'::text, 'held'::text]))),
    CONSTRAINT bulk_act_state_known CHECK ((state = ANY (ARRAY['running'::text, 'cancelled'::text, 'done'::text, 'undoing'::text, 'undone'::text])))
);


--
-- Name: bulk_target; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.bulk_target (
    act_id uuid NOT NULL,
    signature_id uuid NOT NULL,
    stood text NOT NULL,
    rejected_for text,
    became text DEFAULT 'waiting'::text NOT NULL,
    changed_at timestamp with time zone,
    CONSTRAINT bulk_target_became_known CHECK ((became = ANY (ARRAY['waiting'::text, 'changed'::text, 'passed'::text, 'restored'::text, 'kept'::text]))),
    CONSTRAINT bulk_target_stood_known CHECK ((stood = ANY (ARRAY['held'::text, 'published'::text, 'rejected'::text])))
);


--
-- Name: caused_mail; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.caused_mail (
    id bigint NOT NULL,
    letter_id bigint NOT NULL,
    subject_id uuid NOT NULL,
    generation smallint NOT NULL,
    address_hash bytea,
    mailbox_hash bytea NOT NULL,
    owed_at timestamp with time zone NOT NULL
);


--
-- Name: caused_mail_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.caused_mail ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.caused_mail_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: code_try; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.code_try (
    submission_id uuid NOT NULL,
    tries smallint NOT NULL,
    first_at timestamp with time zone NOT NULL
);


--
-- Name: consent_wording; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.consent_wording (
    hash bytea NOT NULL,
    language text NOT NULL,
    words text NOT NULL
);


--
-- Name: day_record; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.day_record (
    letter_id bigint NOT NULL,
    day date NOT NULL,
    taken_at timestamp with time zone NOT NULL,
    revision bigint NOT NULL,
    public bigint NOT NULL,
    private bigint NOT NULL,
    anonymous bigint NOT NULL,
    sha256 bytea NOT NULL,
    amended_at timestamp with time zone,
    CONSTRAINT day_record_hash_is_sha256 CHECK ((length(sha256) = 32))
);


--
-- Name: facet; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.facet (
    letter_id bigint NOT NULL,
    kind text NOT NULL,
    value text NOT NULL,
    counted integer NOT NULL,
    listed integer NOT NULL,
    CONSTRAINT facet_kind_known CHECK ((kind = ANY (ARRAY['capacity'::text, 'country'::text])))
);


--
-- Name: identity_check; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.identity_check (
    id uuid NOT NULL,
    signature_id uuid NOT NULL,
    checked_on date NOT NULL,
    how text NOT NULL,
    was text NOT NULL,
    CONSTRAINT identity_check_says_how CHECK ((how <> ''::text)),
    CONSTRAINT identity_check_was_known CHECK ((was = ANY (ARRAY['email'::text, 'entered'::text])))
);


--
-- Name: import; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.import (
    id uuid NOT NULL,
    letter_id bigint NOT NULL,
    provenance text NOT NULL,
    entered_at timestamp with time zone NOT NULL,
    entered integer NOT NULL,
    held integer NOT NULL,
    taken_back_at timestamp with time zone,
    CONSTRAINT import_says_from_where CHECK ((provenance <> ''::text))
);


--
-- Name: import_draft; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.import_draft (
    id uuid NOT NULL,
    letter_id bigint NOT NULL,
    organizer_id uuid NOT NULL,
    file_sealed bytea NOT NULL,
    uploaded_at timestamp with time zone NOT NULL
);


--
-- Name: job; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.job (
    name text NOT NULL,
    last_run_at timestamp with time zone NOT NULL
);


--
-- Name: letter; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.letter (
    id bigint NOT NULL,
    slug text NOT NULL,
    files_hash bytea NOT NULL,
    first_seen_at timestamp with time zone NOT NULL,
    aliases text[] DEFAULT '{}'::text[] NOT NULL,
    folder_hash bytea,
    shown_from timestamp with time zone,
    news_edition bigint DEFAULT 0 NOT NULL
);


--
-- Name: letter_file; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.letter_file (
    letter_id bigint NOT NULL,
    path text NOT NULL,
    content bytea NOT NULL
);


--
-- Name: letter_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.letter ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.letter_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: letter_revision; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.letter_revision (
    letter_id bigint NOT NULL,
    revision bigint NOT NULL,
    as_of timestamp with time zone NOT NULL,
    last_number bigint NOT NULL
);


--
-- Name: letter_schedule; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.letter_schedule (
    letter_id bigint NOT NULL,
    noted_at timestamp with time zone NOT NULL,
    state text NOT NULL,
    publishes timestamp with time zone,
    opens timestamp with time zone,
    closes timestamp with time zone,
    CONSTRAINT letter_schedule_state_known CHECK ((state = ANY (ARRAY['draft'::text, 'live'::text, 'withdrawn'::text])))
);


--
-- Name: letter_version; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.letter_version (
    id bigint NOT NULL,
    letter_id bigint NOT NULL,
    language text NOT NULL,
    hash bytea NOT NULL,
    title text NOT NULL,
    body text NOT NULL,
    in_force_at timestamp with time zone NOT NULL,
    superseded boolean DEFAULT false NOT NULL,
    CONSTRAINT letter_version_hash_is_sha256 CHECK ((length(hash) = 32))
);


--
-- Name: letter_version_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.letter_version ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.letter_version_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: lost_link; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.lost_link (
    id uuid NOT NULL,
    letter_id bigint NOT NULL,
    language text NOT NULL,
    address_sealed bytea NOT NULL,
    address_hash bytea NOT NULL,
    mailbox_hash bytea NOT NULL,
    asked_at timestamp with time zone NOT NULL
);


--
-- Name: network; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.network (
    id uuid NOT NULL,
    hash bytea NOT NULL,
    seen_at timestamp with time zone NOT NULL
);


--
-- Name: network_key; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.network_key (
    day date NOT NULL,
    sealed bytea NOT NULL
);


--
-- Name: organizer; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.organizer (
    id uuid NOT NULL,
    address_sealed bytea NOT NULL,
    address_hash bytea NOT NULL,
    role text NOT NULL,
    language text NOT NULL,
    password_hash text,
    link_generation smallint DEFAULT 0 NOT NULL,
    link_until timestamp with time zone,
    factor_sealed bytea,
    factor_step bigint DEFAULT 0 NOT NULL,
    recovery_hashes bytea[] DEFAULT '{}'::bytea[] NOT NULL,
    created_at timestamp with time zone NOT NULL,
    disabled_at timestamp with time zone,
    signed_in_at timestamp with time zone,
    signed_in_with text DEFAULT ''::text NOT NULL,
    wants_digest boolean DEFAULT true NOT NULL,
    digest_at timestamp with time zone,
    CONSTRAINT organizer_role_known CHECK ((role = ANY (ARRAY['owner'::text, 'moderator'::text, 'observer'::text])))
);


--
-- Name: organizer_session; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.organizer_session (
    hash bytea NOT NULL,
    id uuid NOT NULL,
    organizer_id uuid,
    data jsonb NOT NULL,
    browser text DEFAULT ''::text NOT NULL,
    begun_at timestamp with time zone NOT NULL,
    seen_at timestamp with time zone NOT NULL
);


--
-- Name: outbox; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.outbox (
    id uuid NOT NULL,
    kind text NOT NULL,
    subject_id uuid NOT NULL,
    priority smallint NOT NULL,
    queued_at timestamp with time zone NOT NULL,
    due_at timestamp with time zone NOT NULL,
    attempts smallint DEFAULT 0 NOT NULL,
    leased_until timestamp with time zone,
    state text DEFAULT 'waiting'::text NOT NULL,
    settled_at timestamp with time zone,
    last_error text,
    batch_id uuid,
    CONSTRAINT outbox_settled_has_its_time CHECK (((state = ANY (ARRAY['waiting'::text, 'held'::text])) = (settled_at IS NULL))),
    CONSTRAINT outbox_state_known CHECK ((state = ANY (ARRAY['waiting'::text, 'held'::text, 'sent'::text, 'failed'::text, 'dropped'::text])))
);


--
-- Name: private_link; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.private_link (
    id uuid NOT NULL,
    letter_id bigint NOT NULL,
    admits text NOT NULL,
    label text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone,
    uses bigint DEFAULT 0 NOT NULL,
    CONSTRAINT private_link_admits_known CHECK ((admits = ANY (ARRAY['read'::text, 'sign'::text, 'press'::text])))
);


--
-- Name: question; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.question (
    id uuid NOT NULL,
    signature_id uuid NOT NULL,
    words text NOT NULL,
    asked_at timestamp with time zone NOT NULL,
    answer text,
    answered_at timestamp with time zone,
    settled_at timestamp with time zone,
    CONSTRAINT question_asks_something CHECK ((words <> ''::text)),
    CONSTRAINT question_is_answered_at_a_time CHECK (((answer IS NULL) = (answered_at IS NULL)))
);


--
-- Name: referral; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.referral (
    letter_id bigint NOT NULL,
    day date NOT NULL,
    host text NOT NULL,
    visits bigint NOT NULL
);


--
-- Name: refused_mailbox; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.refused_mailbox (
    mailbox_hash bytea NOT NULL,
    refused_at timestamp with time zone NOT NULL
);


--
-- Name: report; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.report (
    id uuid NOT NULL,
    letter_id bigint NOT NULL,
    signature_id uuid NOT NULL,
    words text NOT NULL,
    reported_at timestamp with time zone NOT NULL
);


--
-- Name: reported_name; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.reported_name (
    signature_id uuid NOT NULL,
    name_hash bytea NOT NULL,
    reported_at timestamp with time zone NOT NULL
);


--
-- Name: set_aside; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.set_aside (
    address_hash bytea NOT NULL,
    mail_id uuid NOT NULL,
    said text NOT NULL,
    since timestamp with time zone NOT NULL
);


--
-- Name: sign_in_failure; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sign_in_failure (
    address_hash bytea NOT NULL,
    failed_at timestamp with time zone NOT NULL
);


--
-- Name: signature; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.signature (
    id uuid NOT NULL,
    letter_id bigint NOT NULL,
    version_id bigint NOT NULL,
    language text NOT NULL,
    number bigint,
    state text NOT NULL,
    held_for text[] DEFAULT '{}'::text[] NOT NULL,
    rejected_for text,
    visibility text NOT NULL,
    capacity text NOT NULL,
    verified_by text NOT NULL,
    updates boolean DEFAULT false NOT NULL,
    consent_hash bytea,
    address_sealed bytea,
    address_hash bytea,
    mailbox_hash bytea,
    generation smallint DEFAULT 0 NOT NULL,
    first_place integer,
    first_key text,
    signed_at timestamp with time zone NOT NULL,
    published_at timestamp with time zone,
    state_changed_at timestamp with time zone NOT NULL,
    revision bigint DEFAULT 0 NOT NULL,
    edit_declined_for text,
    farewell_at timestamp with time zone,
    featured_place integer,
    domain_hash bytea,
    import_id uuid,
    invited_at timestamp with time zone,
    left_key_hash bytea,
    CONSTRAINT signature_capacity_known CHECK ((capacity = ANY (ARRAY['personal'::text, 'affiliation'::text, 'group'::text]))),
    CONSTRAINT signature_featured_place_counts_from_one CHECK ((featured_place > 0)),
    CONSTRAINT signature_published_is_numbered CHECK (((state <> 'published'::text) OR (number IS NOT NULL))),
    CONSTRAINT signature_state_known CHECK ((state = ANY (ARRAY['held'::text, 'published'::text, 'rejected'::text, 'withdrawn'::text]))),
    CONSTRAINT signature_verified_by_known CHECK ((verified_by = ANY (ARRAY['email'::text, 'checked'::text, 'entered'::text]))),
    CONSTRAINT signature_visibility_known CHECK ((visibility = ANY (ARRAY['public'::text, 'together'::text, 'private'::text, 'anonymous'::text]))),
    CONSTRAINT signature_withdrawn_has_no_place CHECK (((state <> 'withdrawn'::text) OR (featured_place IS NULL))),
    CONSTRAINT signature_withdrawn_is_erased CHECK (((state <> 'withdrawn'::text) OR ((address_sealed IS NULL) AND (address_hash IS NULL))))
);


--
-- Name: signature_revision; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.signature_revision (
    signature_id uuid NOT NULL,
    standing text NOT NULL,
    name text DEFAULT ''::text NOT NULL,
    spokesperson text DEFAULT ''::text NOT NULL,
    role text DEFAULT ''::text NOT NULL,
    organisation text DEFAULT ''::text NOT NULL,
    country text DEFAULT ''::text NOT NULL,
    website text DEFAULT ''::text NOT NULL,
    comment text DEFAULT ''::text NOT NULL,
    written_at timestamp with time zone NOT NULL,
    edit_id uuid,
    asked_visibility text,
    asked_capacity text,
    waits_for text[],
    found_by tsvector,
    CONSTRAINT signature_revision_capacity_known CHECK ((asked_capacity = ANY (ARRAY['personal'::text, 'affiliation'::text, 'group'::text]))),
    CONSTRAINT signature_revision_correction_is_named CHECK (((standing <> 'corrected'::text) OR (edit_id IS NOT NULL))),
    CONSTRAINT signature_revision_standing_known CHECK ((standing = ANY (ARRAY['current'::text, 'waiting'::text, 'corrected'::text]))),
    CONSTRAINT signature_revision_visibility_known CHECK ((asked_visibility = ANY (ARRAY['public'::text, 'together'::text, 'private'::text, 'anonymous'::text]))),
    CONSTRAINT signature_revision_waiting_is_whole CHECK (((standing <> 'waiting'::text) OR ((edit_id IS NOT NULL) AND (asked_visibility IS NOT NULL) AND (asked_capacity IS NOT NULL) AND (waits_for IS NOT NULL))))
);


--
-- Name: site_key; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.site_key (
    purpose text NOT NULL,
    wrapped bytea NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);


--
-- Name: submission; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.submission (
    id uuid NOT NULL,
    letter_id bigint NOT NULL,
    version_id bigint NOT NULL,
    language text NOT NULL,
    visibility text NOT NULL,
    capacity text NOT NULL,
    name text DEFAULT ''::text NOT NULL,
    spokesperson text DEFAULT ''::text NOT NULL,
    role text DEFAULT ''::text NOT NULL,
    organisation text DEFAULT ''::text NOT NULL,
    country text DEFAULT ''::text NOT NULL,
    website text DEFAULT ''::text NOT NULL,
    comment text DEFAULT ''::text NOT NULL,
    updates boolean NOT NULL,
    consent_hash bytea NOT NULL,
    address_sealed bytea NOT NULL,
    address_hash bytea NOT NULL,
    mailbox_hash bytea NOT NULL,
    flags text[] DEFAULT '{}'::text[] NOT NULL,
    generation smallint DEFAULT 0 NOT NULL,
    created_at timestamp with time zone NOT NULL,
    reminded_at timestamp with time zone,
    CONSTRAINT submission_capacity_known CHECK ((capacity = ANY (ARRAY['personal'::text, 'affiliation'::text, 'group'::text]))),
    CONSTRAINT submission_visibility_known CHECK ((visibility = ANY (ARRAY['public'::text, 'together'::text, 'private'::text, 'anonymous'::text])))
);


--
-- Name: tally; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.tally (
    letter_id bigint NOT NULL,
    hour timestamp with time zone NOT NULL,
    public integer DEFAULT 0 NOT NULL,
    private integer DEFAULT 0 NOT NULL,
    anonymous integer DEFAULT 0 NOT NULL,
    by_email integer DEFAULT 0 NOT NULL,
    by_checked integer DEFAULT 0 NOT NULL,
    by_entered integer DEFAULT 0 NOT NULL,
    rejected integer DEFAULT 0 NOT NULL,
    withdrawn integer DEFAULT 0 NOT NULL
);


--
-- Name: text_change; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.text_change (
    id bigint NOT NULL,
    letter_id bigint NOT NULL,
    language text NOT NULL,
    version_id bigint NOT NULL,
    kind text NOT NULL,
    note text DEFAULT ''::text NOT NULL,
    in_force_at timestamp with time zone NOT NULL,
    CONSTRAINT text_change_kind_known CHECK ((kind = ANY (ARRAY['first'::text, 'unsigned'::text, 'editorial'::text, 'material'::text])))
);


--
-- Name: text_change_id_seq; Type: SEQUENCE; Schema: public; Owner: -
--

ALTER TABLE public.text_change ALTER COLUMN id ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.text_change_id_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);


--
-- Name: text_waiting; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.text_waiting (
    letter_id bigint NOT NULL,
    language text NOT NULL,
    hash bytea NOT NULL,
    title text NOT NULL,
    body text NOT NULL,
    since timestamp with time zone NOT NULL,
    CONSTRAINT text_waiting_hash_is_sha256 CHECK ((length(hash) = 32))
);


--
-- Name: together; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.together (
    letter_id bigint NOT NULL,
    shown_at timestamp with time zone NOT NULL
);


--
-- Name: together_notice; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.together_notice (
    signature_id uuid NOT NULL,
    letter_id bigint NOT NULL,
    owed_at timestamp with time zone NOT NULL
);


--
-- Name: withdrawal_notice; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.withdrawal_notice (
    signature_id uuid NOT NULL,
    address_sealed bytea NOT NULL,
    address_hash bytea NOT NULL,
    mailbox_hash bytea NOT NULL,
    reason text NOT NULL,
    owed_at timestamp with time zone NOT NULL,
    CONSTRAINT withdrawal_notice_has_a_reason CHECK ((reason <> ''::text))
);


--
-- Name: written_update; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.written_update (
    id uuid NOT NULL,
    letter_id bigint NOT NULL,
    name text NOT NULL,
    kind text DEFAULT 'news'::text NOT NULL,
    given_by text DEFAULT ''::text NOT NULL,
    source text DEFAULT ''::text NOT NULL,
    begun_at timestamp with time zone NOT NULL,
    published_at timestamp with time zone,
    CONSTRAINT written_update_kind_known CHECK ((kind = ANY (ARRAY['news'::text, 'response'::text])))
);


--
-- Name: written_update_text; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.written_update_text (
    update_id uuid NOT NULL,
    language text NOT NULL,
    title text NOT NULL,
    body text NOT NULL
);


--
-- Data for Name: _sqlx_migrations; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public._sqlx_migrations VALUES
	(1, 'keys', '2026-11-30 18:40:21.285746+00', true, '\x2f17206773581140c25419ea03fc0e1b6a7a262ec86b0a3e55e08e75abd3f6fe507e7b960a7254b7a58c21e25950ef77', 37239913),
	(2, 'letters', '2026-11-30 18:40:21.323741+00', true, '\x792f02ffe330e500acc2a8185fd753887bb2eb0bc3877bbe08423480f1160264e24ddde996fc0e671661a80ebd8c5dc0', 27325423),
	(3, 'signing', '2026-11-30 18:40:21.361665+00', true, '\xffb2693564fed856bb9a00e9430f57bc943bcf47d9706f5d6c6b1c8eaa83f89231120a1420d5f5f309b956955fef96ee', 82331380),
	(4, 'outbox', '2026-11-30 18:40:21.444537+00', true, '\x87aff36c40f1f48f136f2a356fe5b21fb79c407eff40c9f7a60b34b825d03aec351327f9893d38c55e02cfc13b697fc2', 14777707),
	(5, 'audit', '2026-11-30 18:40:21.466838+00', true, '\x9f0aa7e015bdd5d19f9e3f8ccec759bd3d1cd31e866d8c7149f06338e2496be845f516c94d195b9425bbdefcfbf144c6', 32270044),
	(6, 'exports', '2026-11-30 18:40:21.503164+00', true, '\x0a1a925d646fb33a0789caec8fca8c82e3b30f255b3ed398dd5b9129eb7512856e44fe9c03d9d44edbacbab92889c71b', 987698),
	(7, 'jobs', '2026-11-30 18:40:21.504313+00', true, '\x243d5ba1cd5fa2d77500f063c30b44c7ef96355309ea6b5f6db771074660259662597ead38de9475f3fe8197c76029ea', 18832210),
	(8, 'versions', '2026-11-30 18:40:21.536819+00', true, '\xf1890c95715b8f2e368bb21f15026a3bc5b30e128798dd108a83fa00b4e3c81791aedb5c28cf29c773c087d6bfcb68b4', 33258703),
	(9, 'access', '2026-11-30 18:40:21.572685+00', true, '\x99403285eb6f5f08c97a21d08f70bd449ec5e2258608bd88d59ed5b6f455383d3dd2cf96902c01f2604459bf6a1ab5b5', 26571704),
	(10, 'mine', '2026-11-30 18:40:21.595342+00', true, '\xe8caa98e2177369dbd75e90b6825cc7d26c61f3c6c2e307c08534e8c65c0e2c01a1938cc50a079956455356894812a52', 19564302),
	(11, 'refused', '2026-11-30 18:40:21.622585+00', true, '\x4272c62e850cad339e835ebc0d1b8ebe0444ffd09a4e5ab27d9710596f928bf452818ccd664ad5acd2bd139fb624ba39', 20739959),
	(12, 'clock', '2026-11-30 18:40:21.643716+00', true, '\xaac6cca3bf14282c0ebca4d0bd71bb2a697e74c24fa8012b3f7d87b4e93c96226777cc668c16bb820be400985f60064d', 31600053),
	(15, 'reports', '2026-11-30 18:40:21.675969+00', true, '\x6e98141a23417b0f0fa6f98a8b05aea25cac9f34e9ba778435b69b6905d1bc27fb80f549818b2167b461a4716f584c3e', 32249270),
	(17, 'limits', '2026-11-30 18:40:21.708487+00', true, '\x5d60219014f26b843b7eb2beb2b7fbd38a8af719eccc26e883b04c5fc4c89f7a561a1f8a71d165cc21e29d668249f4b3', 26459323),
	(19, 'looks', '2026-11-30 18:40:21.738622+00', true, '\x4d4455599cacab2c21b9445e4eed05d099cb6487bcdbecd2419abd83ad0ecf58d7104c94142917a038a063c931b3a833', 13889092),
	(20, 'guarded cells', '2026-11-30 18:40:21.749751+00', true, '\x0520b500372b235d2e6471bd831903341984de63fef63249cf4a407d63e9632cae279da1d77924769268ef5d80f6500b', 724739),
	(25, 'organizers', '2026-11-30 18:40:21.750668+00', true, '\xf9a1ea514f654f64ba776c597d89e52b239fdb167eafc567e0954a2f83597f836f24c65838c4a155f03c0e9931e868e7', 20552563),
	(32, 'featured', '2026-11-30 18:40:21.782615+00', true, '\x4107e291a4041ce60f8ad630d8e6e6df9232d80318838f833bede048d426a919b3ddae98e19e6576e9328070baf646d9', 14653496),
	(33, 'withdrawal notice', '2026-11-30 18:40:21.793586+00', true, '\x44781acae139e6a1cce7f1767a9dde26ad2ef67f21faf4a7c7f4d1f217d39c804f2be8f89fec2256824b5ed21d7306ba', 17135547),
	(34, 'signatures by time', '2026-11-30 18:40:21.822646+00', true, '\x3c145a908632d8ada4a33ffe86ebad1151ea7d30716056248108c4b0d1fe594ed6d9d32d9303a73e98cf936e2865a365', 17599954),
	(45, 'referral', '2026-11-30 18:40:21.838614+00', true, '\x04c075755c8e9124882c959eac3d54899f076afd6c11ee5e58127efa4bf1fc31d8816b2a1c441da693a3beb662d8a55e', 58215612),
	(50, 'search', '2026-11-30 18:40:21.895437+00', true, '\xefe28d4e625502afd8993c9717a0c9a0a86ae03b69d973e98f4c05db9f58ddce1353c39440ad6ba4cb5a2f0d8843670a', 39319547),
	(55, 'statistics', '2026-11-30 18:40:21.946815+00', true, '\x1797a212a16c407ea9bcb50f80621e78cd7b6130a0a9645515cea1a1dbadc77dbb000d717c00dc6e528810e97a47d6b1', 19834161),
	(56, 'record', '2026-11-30 18:40:21.978624+00', true, '\xc62b9059d9969ffb424baa3459aa6c310559d2eb3f9de73f037fc769e8fde0bca950a0afa9b89e38c0da38e35ff9baf0', 65040981),
	(57, 'acts', '2026-11-30 18:40:22.042624+00', true, '\x01fa760ef103f56f2a8ca40f584e07121048661d4a020fe4bc304ab6270b034125d2ccea3c0fdb7f32314317ff1d1912', 19317454),
	(60, 'mail domains', '2026-11-30 18:40:22.058975+00', true, '\xdfd5ff8db107bee1a4fa7b175d9143ba4eefd90bbe35cf74671f53181f101850441833d1b5cd5307fdb26b2ebb3df56f', 1618582),
	(61, 'bulk', '2026-11-30 18:40:22.060761+00', true, '\x16d2e40473acecb3952ba8b913cd9690f2d8e676d5a3db03e128ab5b3d8bc40196806627771b0e98db9c1a3255f084ad', 38294848),
	(62, 'import', '2026-11-30 18:40:22.099318+00', true, '\xcf87a78880222e8767e1d0b77f01c361578821cb64d745e4fb8dfb377161320638e247b38790739c8ba7909bff611de2', 15708191),
	(63, 'claims', '2026-11-30 18:40:22.115274+00', true, '\xbabf4a8a94a2cc008807ca7ed29fdb2b0145f0441c91339a7b5bc7680f1d0cbaeff3e6a35c10e169a43520d3b91df472', 6441092),
	(64, 'set aside', '2026-11-30 18:40:22.123951+00', true, '\x053c14b8dddf4502f31b087ab31294bf1abd49bd25bbc53b4cd88a6f66ae711dbbb401e72ab6779d6e5a74215b2b5cf5', 20270076),
	(65, 'written updates', '2026-11-30 18:40:22.143434+00', true, '\x5966c44360513a06dd2387056414f6fd11904a7cca7b57080cb40cf05bfa1ac2683e0b7e26d2958e2d41360e4a30c2e4', 71410343),
	(66, 'broadcasts', '2026-11-30 18:40:22.23863+00', true, '\x02482a7ea979f3cf2fb9ad541014e4d31a54671c5242d2b60b77cf1a6f8e1e67ebcf8ae78b07528f809662f6493f8283', 40137388),
	(67, 'attended', '2026-11-30 18:40:22.294626+00', true, '\x2795133bb58bd3ffb40a144320244497c4935c7b71c4c958d59cc3c46c4776b7515aac55c61bbcef186dc446451d8b6e', 31951034),
	(68, 'digest', '2026-11-30 18:40:22.324473+00', true, '\xdbe1db769c1f942b97a933d08690e8d5665975d36049bd66751271abf52e83d705972bfa6a43bf082babeb8ea1fb17ad', 20272255),
	(69, 'schedule', '2026-11-30 18:40:22.343339+00', true, '\x0a1e007dcafb42b9630fc866c0d761bc907c76428578267d0927d16da9b2bc439e962d832a074abf98f09f1d381ad6a7', 26783040);


--
-- Data for Name: address_look; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: audit; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.audit OVERRIDING SYSTEM VALUE VALUES
	(1, '2026-11-23 12:00:00+00', 'site', 'enter', 2, '01a22dc5-7cab-764c-98e1-a25a44a2a85a', '{"from": "signatories.csv"}', NULL),
	(2, '2026-11-23 12:00:00+00', 'site', 'enter', 2, '01a22dc5-7cab-764c-98e1-a25b0c5a8d45', '{"from": "signatories.csv"}', NULL),
	(3, '2026-11-23 12:00:00+00', 'command-line', 'invite-organizer', NULL, '01a22dc5-7d06-76ac-85dd-61cf3b495879', '{"role": "owner"}', NULL),
	(4, '2026-11-23 12:00:00+00', 'organizer', 'claim-account', NULL, '01a22dc5-7d06-76ac-85dd-61cf3b495879', '{"by": "link"}', '01a22dc5-7d06-76ac-85dd-61cf3b495879'),
	(5, '2026-11-23 12:00:00+00', 'organizer', 'sign-in', NULL, '01a22dc5-7d06-76ac-85dd-61cf3b495879', '{}', '01a22dc5-7d06-76ac-85dd-61cf3b495879'),
	(6, '2026-11-23 12:00:00+00', 'command-line', 'invite-organizer', NULL, '01a22dc5-7e99-77e2-8113-10f3fa57e963', '{"role": "moderator"}', NULL),
	(7, '2026-11-23 12:00:00+00', 'organizer', 'claim-account', NULL, '01a22dc5-7e99-77e2-8113-10f3fa57e963', '{"by": "link"}', '01a22dc5-7e99-77e2-8113-10f3fa57e963'),
	(8, '2026-11-23 12:00:00+00', 'organizer', 'sign-in', NULL, '01a22dc5-7e99-77e2-8113-10f3fa57e963', '{}', '01a22dc5-7e99-77e2-8113-10f3fa57e963'),
	(9, '2026-11-23 12:00:00+00', 'command-line', 'invite-organizer', NULL, '01a22dc5-7fcd-742e-b49e-e9934c4a1f64', '{"role": "observer"}', NULL),
	(10, '2026-11-23 12:00:00+00', 'organizer', 'claim-account', NULL, '01a22dc5-7fcd-742e-b49e-e9934c4a1f64', '{"by": "link"}', '01a22dc5-7fcd-742e-b49e-e9934c4a1f64'),
	(11, '2026-11-23 12:00:00+00', 'organizer', 'sign-in', NULL, '01a22dc5-7fcd-742e-b49e-e9934c4a1f64', '{}', '01a22dc5-7fcd-742e-b49e-e9934c4a1f64'),
	(12, '2026-11-23 12:00:00+00', 'signer', 'confirm', 2, '01a22dc5-83c7-728f-8624-a9ea545f0c65', '{"held_for": []}', NULL),
	(13, '2026-11-23 12:00:00+00', 'signer', 'confirm', 2, '01a22dc5-88ff-7571-b0a4-3dff03e6ab8d', '{"held_for": []}', NULL),
	(14, '2026-11-23 12:00:00+00', 'signer', 'confirm', 2, '01a22dc5-8da9-7477-91d5-47ee372c921e', '{"held_for": []}', NULL),
	(15, '2026-11-23 12:00:00+00', 'signer', 'confirm', 2, '01a22dc5-91e8-719c-ae75-98e35184348d', '{"held_for": []}', NULL),
	(16, '2026-11-23 12:00:00+00', 'signer', 'confirm', 2, '01a22dc5-955c-7597-87b2-272350430bc1', '{"held_for": ["anonymous"]}', NULL),
	(17, '2026-11-23 12:00:00+00', 'organizer', 'publish', 2, '01a22dc5-955c-7597-87b2-272350430bc1', '{"from": "held", "reason": null}', '01a22dc5-7e99-77e2-8113-10f3fa57e963'),
	(18, '2026-11-23 12:00:00+00', 'signer', 'confirm', 2, '01a22dc5-9b3b-7755-bae3-6fe42381786e', '{"held_for": ["link"]}', NULL),
	(19, '2026-11-23 12:00:00+00', 'organizer', 'check', 2, '01a22dc5-9b3b-7755-bae3-6fe42381786e', '{"check": "01a22dc5-9d94-7451-9b1a-da5847a9ace7"}', '01a22dc5-7e99-77e2-8113-10f3fa57e963'),
	(20, '2026-11-23 12:00:00+00', 'organizer', 'correct', 2, '01a22dc5-9b3b-7755-bae3-6fe42381786e', '{"fields": ["name"], "correction": "01a22dc5-9e3f-75b9-9b46-331adfb43c0e"}', '01a22dc5-7e99-77e2-8113-10f3fa57e963'),
	(21, '2026-11-23 12:00:00+00', 'organizer', 'publish', 2, '01a22dc5-9b3b-7755-bae3-6fe42381786e', '{"from": "held", "reason": null}', '01a22dc5-7e99-77e2-8113-10f3fa57e963'),
	(22, '2026-11-23 12:00:00+00', 'signer', 'confirm', 2, '01a22dc5-a01a-7343-ab68-a25ba7151937', '{"held_for": ["link"]}', NULL),
	(23, '2026-11-23 12:00:00+00', 'organizer', 'ask-signer', 2, '01a22dc5-a01a-7343-ab68-a25ba7151937', '{"question": "01a22dc5-a3cc-76ee-aa60-88b539122aa1"}', '01a22dc5-7e99-77e2-8113-10f3fa57e963'),
	(24, '2026-11-23 12:00:00+00', 'signer', 'confirm', 2, '01a22dc5-a671-727a-b73c-da20d5c89b06', '{"held_for": ["group"]}', NULL),
	(25, '2026-11-23 12:00:00+00', 'signer', 'confirm', 2, '01a22dc5-a9f2-7637-ace6-0e427471386c', '{"held_for": ["watched"]}', NULL),
	(26, '2026-11-23 12:00:00+00', 'organizer', 'reject', 2, '01a22dc5-a9f2-7637-ace6-0e427471386c', '{"from": "held", "reason": "We could not reach you."}', '01a22dc5-7e99-77e2-8113-10f3fa57e963'),
	(27, '2026-11-23 12:00:00+00', 'signer', 'confirm', 2, '01a22dc5-b0c2-717d-8d50-00cd0c2154a7', '{"held_for": []}', NULL),
	(28, '2026-11-23 12:00:00+00', 'signer', 'edit', 2, '01a22dc5-b0c2-717d-8d50-00cd0c2154a7', '{"fields": ["role"], "waits_for": []}', NULL),
	(29, '2026-11-23 12:00:00+00', 'signer', 'confirm', 2, '01a22dc5-b953-76c5-ae94-9aa0168727c6', '{"held_for": []}', NULL),
	(30, '2026-11-23 12:00:00+00', 'signer', 'edit', 2, '01a22dc5-b953-76c5-ae94-9aa0168727c6', '{"fields": ["comment"], "waits_for": ["link"]}', NULL),
	(31, '2026-11-23 12:00:00+00', 'signer', 'confirm', 2, '01a22dc5-be11-7018-b77a-c5cef59297a6', '{"held_for": []}', NULL),
	(32, '2026-11-23 12:00:00+00', 'signer', 'withdraw', 2, '01a22dc5-be11-7018-b77a-c5cef59297a6', '{"from": "published", "reason": "my-signature"}', NULL),
	(33, '2026-11-23 12:00:00+00', 'signer', 'confirm', 2, '01a22dc5-c343-769d-a37d-6119496dbde8', '{"held_for": []}', NULL),
	(34, '2026-11-23 12:00:00+00', 'reader', 'report', 2, '01a22dc5-c343-769d-a37d-6119496dbde8', '{"report": "01a22dc5-c650-76ca-84dc-2b06525bbde5"}', NULL),
	(35, '2026-11-23 12:00:00+00', 'signer', 'confirm', 2, '01a22dc5-c865-7372-b98e-1107493daef8', '{"held_for": []}', NULL),
	(36, '2026-11-23 12:00:00+00', 'organizer', 'reject', 2, '01a22dc5-c865-7372-b98e-1107493daef8', '{"from": "published", "reason": "You told us."}', '01a22dc5-7e99-77e2-8113-10f3fa57e963'),
	(37, '2026-11-23 12:00:00+00', 'signer', 'confirm', 2, '01a22dc5-d0d5-737a-ba02-289bc0c67eee', '{"held_for": []}', NULL),
	(38, '2026-11-23 12:00:00+00', 'organizer', 'feature', 2, '01a22dc5-d0d5-737a-ba02-289bc0c67eee', '{}', '01a22dc5-7e99-77e2-8113-10f3fa57e963'),
	(39, '2026-11-23 12:00:00+00', 'signer', 'confirm', 3, '01a22dc5-db0c-719b-b458-d52b52832b15', '{"held_for": []}', NULL),
	(40, '2026-11-23 12:00:00+00', 'organizer', 'enter', 2, '01a22dc5-de9d-7177-a289-8c6528112164', '{"import": "01a22dc5-dd97-76c9-8d70-4242adc0c431"}', '01a22dc5-7d06-76ac-85dd-61cf3b495879'),
	(41, '2026-11-23 12:00:00+00', 'organizer', 'enter', 2, '01a22dc5-de9d-7177-a289-8c66dee7c922', '{"import": "01a22dc5-dd97-76c9-8d70-4242adc0c431"}', '01a22dc5-7d06-76ac-85dd-61cf3b495879'),
	(42, '2026-11-23 12:00:00+00', 'organizer', 'enter', 2, '01a22dc5-de9d-7177-a289-8c670f41f07e', '{"import": "01a22dc5-dd97-76c9-8d70-4242adc0c431"}', '01a22dc5-7d06-76ac-85dd-61cf3b495879'),
	(43, '2026-11-23 12:00:00+00', 'organizer', 'import', 2, NULL, '{"held": 0, "import": "01a22dc5-dd97-76c9-8d70-4242adc0c431", "entered": 3, "left_out": 0}', '01a22dc5-7d06-76ac-85dd-61cf3b495879'),
	(44, '2026-11-23 12:00:00+00', 'organizer', 'invite-to-claim', 2, NULL, '{"invited": 2}', '01a22dc5-7d06-76ac-85dd-61cf3b495879'),
	(45, '2026-11-23 12:00:00+00', 'signer', 'claim', 2, '01a22dc5-de9d-7177-a289-8c670f41f07e', '{}', NULL),
	(46, '2026-11-23 12:00:00+00', 'signer', 'confirm', 1, '01a22dc5-e3db-74b8-aa69-87bbf97e6b63', '{"held_for": ["everyone"]}', NULL),
	(47, '2026-11-23 12:00:00+00', 'signer', 'confirm', 1, '01a22dc5-e726-70c1-99ff-d3c41406c615', '{"held_for": ["everyone"]}', NULL),
	(48, '2026-11-23 12:00:00+00', 'signer', 'confirm', 1, '01a22dc5-eb58-746b-8694-84ca3b3c36b6', '{"held_for": ["everyone"]}', NULL),
	(49, '2026-11-23 12:00:05+00', 'organizer', 'bulk-reject', 1, NULL, '{"by": ["state", "time", "name"], "bulk": "01a22dc5-ef0c-7074-8e60-92025729c7a2", "count": 1, "quiet": false, "held_for": []}', '01a22dc5-7e99-77e2-8113-10f3fa57e963'),
	(50, '2026-11-23 12:00:05+00', 'organizer', 'reject', 1, '01a22dc5-e3db-74b8-aa69-87bbf97e6b63', '{"bulk": "01a22dc5-ef0c-7074-8e60-92025729c7a2", "from": "held", "reason": "They do not exist."}', '01a22dc5-7e99-77e2-8113-10f3fa57e963'),
	(51, '2026-11-23 12:00:05+00', 'organizer', 'bulk-end', 1, NULL, '{"bulk": "01a22dc5-ef0c-7074-8e60-92025729c7a2", "changed": 1, "passed_over": 0}', '01a22dc5-7e99-77e2-8113-10f3fa57e963'),
	(52, '2026-11-23 12:00:05+00', 'organizer', 'publish', 1, '01a22dc5-e726-70c1-99ff-d3c41406c615', '{"from": "held", "reason": null}', '01a22dc5-7e99-77e2-8113-10f3fa57e963'),
	(53, '2026-11-24 12:00:05+00', 'site', 'erase-address', 2, '01a22dc5-955c-7597-87b2-272350430bc1', '{"why": "decided"}', NULL),
	(54, '2026-11-24 12:00:05+00', 'command-line', 'change-text', 2, NULL, '{"kind": "material", "asked": 11, "version": 6, "language": "en"}', NULL),
	(55, '2026-11-24 12:02:05+00', 'signer', 'confirm', 2, '01a22dc6-0103-77a7-88df-8b9891678c9a', '{"held_for": []}', NULL),
	(56, '2026-11-24 12:02:05+00', 'command-line', 'make-link', 4, NULL, '{"link": "01a22dc6-0528-710f-b73f-096af4c0766a", "admits": "sign"}', NULL),
	(57, '2026-11-26 12:02:05+00', 'organizer', 'sign-in', NULL, '01a22dc5-7d06-76ac-85dd-61cf3b495879', '{}', '01a22dc5-7d06-76ac-85dd-61cf3b495879'),
	(58, '2026-11-26 12:02:05+00', 'organizer', 'send-update', 2, NULL, '{"broadcast": "01a22dc6-0cea-777b-903e-e4dad560e04d"}', '01a22dc5-7d06-76ac-85dd-61cf3b495879'),
	(59, '2026-11-26 12:04:05+00', 'site', 'update-sent', 2, NULL, '{"sent": 2, "failed": 1, "broadcast": "01a22dc6-0cea-777b-903e-e4dad560e04d"}', NULL),
	(60, '2026-11-26 12:04:05+00', 'organizer', 'begin-update', 2, NULL, '{"update": "01a22dc6-1101-7291-8cd9-137ffb1a7713"}', '01a22dc5-7d06-76ac-85dd-61cf3b495879'),
	(62, '2026-11-26 12:04:05+00', 'organizer', 'publish-update', 2, NULL, '{"update": "01a22dc6-1101-7291-8cd9-137ffb1a7713"}', '01a22dc5-7d06-76ac-85dd-61cf3b495879'),
	(66, '2026-11-26 12:04:05+00', 'organizer', 'write-update', 2, NULL, '{"update": "01a22dc6-15f3-7517-ab14-1c9213db4fdf"}', '01a22dc5-7d06-76ac-85dd-61cf3b495879'),
	(61, '2026-11-26 12:04:05+00', 'organizer', 'write-update', 2, NULL, '{"update": "01a22dc6-1101-7291-8cd9-137ffb1a7713"}', '01a22dc5-7d06-76ac-85dd-61cf3b495879'),
	(63, '2026-11-26 12:04:05+00', 'organizer', 'send-update', 2, NULL, '{"broadcast": "01a22dc6-13dd-7694-95da-f0269580837d"}', '01a22dc5-7d06-76ac-85dd-61cf3b495879'),
	(65, '2026-11-26 12:04:05+00', 'organizer', 'begin-update', 2, NULL, '{"update": "01a22dc6-15f3-7517-ab14-1c9213db4fdf"}', '01a22dc5-7d06-76ac-85dd-61cf3b495879'),
	(64, '2026-11-26 12:04:05+00', 'organizer', 'hold-update', 2, NULL, '{"broadcast": "01a22dc6-13dd-7694-95da-f0269580837d"}', '01a22dc5-7d06-76ac-85dd-61cf3b495879'),
	(67, '2026-11-26 12:04:05+00', 'command-line', 'invite-organizer', NULL, '01a22dc6-1e70-7313-baff-9d53fe444116', '{"role": "moderator"}', NULL),
	(68, '2026-11-26 12:07:05+00', 'signer', 'edit', 2, '01a22dc5-b0c2-717d-8d50-00cd0c2154a7', '{"fields": ["organisation"], "waits_for": []}', NULL);


--
-- Data for Name: broadcast; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.broadcast VALUES
	('01a22dc6-0cea-777b-903e-e4dad560e04d', 2, '2026-11-20-first-answer', 'done', '2026-11-26 12:02:05+00', '01a22dc6-0103-77a7-88df-8b9891678c9a', '2026-11-26 12:02:05+00', '2026-11-26 12:04:05+00', 0, 2, 1, 0),
	('01a22dc6-13dd-7694-95da-f0269580837d', 2, '2026-11-26-they-answered', 'held', '2026-11-26 12:04:05+00', '01a22dc6-0103-77a7-88df-8b9891678c9a', '2026-11-26 12:04:05+00', NULL, 1, 0, 0, 0);


--
-- Data for Name: broadcast_mail; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.broadcast_mail VALUES
	('fd2ee914-daf9-4a1f-8d29-e5ca29dd007d', '01a22dc6-0cea-777b-903e-e4dad560e04d', '01a22dc5-83c7-728f-8624-a9ea545f0c65', '\xf2cefcf7c593fae5597b6aadeb9aa60044247948c7739a6eb38caacaa367c04d'),
	('d070ee4f-a2b7-4d30-8525-0d220d069b20', '01a22dc6-0cea-777b-903e-e4dad560e04d', '01a22dc5-88ff-7571-b0a4-3dff03e6ab8d', '\x88087c7824348b9f5b0d0ba5ae8968441a4f4a8d4b067f5e846f739d35cfb1c5'),
	('16b5c0ae-144e-4c58-95f5-b5f31c370e2b', '01a22dc6-0cea-777b-903e-e4dad560e04d', '01a22dc6-0103-77a7-88df-8b9891678c9a', '\x8b156ffff9eb01d260251d5c1d39f76eae5033f24640dddb45b2d5e5f88e54e7'),
	('ec7a4eea-95b2-49b1-a3d7-1334aa194a99', '01a22dc6-13dd-7694-95da-f0269580837d', '01a22dc5-83c7-728f-8624-a9ea545f0c65', '\xf2cefcf7c593fae5597b6aadeb9aa60044247948c7739a6eb38caacaa367c04d'),
	('83ac8c0f-ed1f-49e5-9077-62fdd99708a2', '01a22dc6-13dd-7694-95da-f0269580837d', '01a22dc5-88ff-7571-b0a4-3dff03e6ab8d', '\x88087c7824348b9f5b0d0ba5ae8968441a4f4a8d4b067f5e846f739d35cfb1c5');


--
-- Data for Name: broadcast_test; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: bulk_act; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.bulk_act VALUES
	('01a22dc5-ef0c-7074-8e60-92025729c7a2', 1, '01a22dc5-7e99-77e2-8113-10f3fa57e963', '{held}', NULL, NULL, '2026-11-23 12:00:03+00', NULL, NULL, 'Wim', NULL, 'rejected', 'They do not exist.', true, 'done', 1, 1, 0, 0, '2026-11-23 12:00:05+00', '2026-11-23 12:00:05+00');


--
-- Data for Name: bulk_target; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.bulk_target VALUES
	('01a22dc5-ef0c-7074-8e60-92025729c7a2', '01a22dc5-e3db-74b8-aa69-87bbf97e6b63', 'held', NULL, 'changed', '2026-11-23 12:00:05+00');


--
-- Data for Name: caused_mail; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.caused_mail OVERRIDING SYSTEM VALUE VALUES
	(22, 2, '01a22dc6-18d9-7328-8021-653754d807b1', 0, '\x1ff3599ff9b70630ee36eb585633406c5b72cdb60d1cc0cc2298bfcc93ad379b', '\x005ccacac4c85911e41c848b9652d6474539baa0bf8bb15a871160f1a473adfa', '2026-11-26 12:04:05+00'),
	(23, 2, '01a22dc6-1d5c-749c-b1c5-c57291498467', 0, '\xbe0a8e19e13873364c010904d776b07178d520c7f186fcc427113a33f0f3188b', '\xfe8e4eb9264ba88d25caab63ee754f62e611ec9396c27b73930c8f0ca84b2674', '2026-11-26 12:04:05+00'),
	(24, 2, '01a22dc6-1fa1-77e1-9f66-98faed4b5820', 0, '\x10996e0874bc27addc3be1293e1528d071db6e1bf6c3e979b428ede5118f1222', '\x555efd23d6a214a948f6ac95b1d97bf104dd2d6eb11dd652c3795879258767da', '2026-11-26 12:05:05+00'),
	(25, 2, '01a22dc6-2004-7011-bcd6-231667f76152', 0, '\xc7fa2ce9342cd4fd61332f93c7446820865d998ee3d8dc1ba8273d9dec75231a', '\xf2cefcf7c593fae5597b6aadeb9aa60044247948c7739a6eb38caacaa367c04d', '2026-11-26 12:06:05+00');


--
-- Data for Name: code_try; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: consent_wording; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.consent_wording VALUES
	('\x1d228605488a3fe41e3fb4538894d69f0d990f934afe50025e9ee2b71dd87f9e', 'en', 'I agree that my signature is published and kept as I chose above. I can change or withdraw it at any time.'),
	('\x70ef0c42a45192a4c221929df06f4b3ea5ac6ddd25e6ca5f894b2c189c2c8ad0', 'fr', 'J’accepte que ma signature soit publiée et conservée selon mon choix ci-dessus. Je peux la modifier ou la retirer à tout moment.');


--
-- Data for Name: day_record; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.day_record VALUES
	(3, '2026-11-23', '2026-11-24 12:00:05+00', 1, 1, 0, 0, '\x15567a54e62d7cbae66b94a6dddb377f0b7b9c7248dba16e4662084b3b30635c', NULL),
	(1, '2026-11-23', '2026-11-24 12:00:05+00', 2, 1, 0, 0, '\xe5194dd86c34459acacaf9b411a77ccd224c1e58b0897b762cddf1f4f9af38d2', NULL),
	(1, '2026-11-25', '2026-11-26 12:02:05+00', 2, 1, 0, 0, '\xe5194dd86c34459acacaf9b411a77ccd224c1e58b0897b762cddf1f4f9af38d2', NULL),
	(2, '2026-11-23', '2026-11-24 12:00:05+00', 20, 12, 2, 1, '\x8198166bddbeee82fa47fed1b8bab6f73cc51eb0abf9b5144837a67f72143ef8', '2026-11-26 12:07:05+00'),
	(2, '2026-11-25', '2026-11-26 12:02:05+00', 22, 13, 2, 1, '\x7454cb524911a8801a64b412502c4c9cc77ccec39c1ddb332416ca094ab94cc5', '2026-11-26 12:07:05+00');


--
-- Data for Name: facet; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.facet VALUES
	(2, 'country', 'IE', 1, 1),
	(2, 'country', 'PT', 1, 1),
	(3, 'capacity', 'personal', 1, 1),
	(1, 'capacity', 'personal', 1, 1),
	(2, 'capacity', 'personal', 16, 14);


--
-- Data for Name: identity_check; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.identity_check VALUES
	('01a22dc5-9d94-7451-9b1a-da5847a9ace7', '01a22dc5-9b3b-7755-bae3-6fe42381786e', '2026-11-23', 'Called back at her school.', 'email');


--
-- Data for Name: import; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.import VALUES
	('01a22dc5-dd97-76c9-8d70-4242adc0c431', 2, 'paper lists, town fair', '2026-11-23 12:00:00+00', 3, 0, NULL);


--
-- Data for Name: import_draft; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: job; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.job VALUES
	('remind', '2026-11-26 12:02:05+00'),
	('write digests', '2026-11-26 12:02:05+00'),
	('purge submissions', '2026-11-26 12:02:05+00'),
	('announce the end of addresses', '2026-11-26 12:02:05+00'),
	('forget addresses', '2026-11-26 12:02:05+00'),
	('forget import drafts', '2026-11-26 12:02:05+00'),
	('forget reported names', '2026-11-26 12:02:05+00'),
	('forget questions', '2026-11-26 12:02:05+00'),
	('forget networks', '2026-11-26 12:02:05+00'),
	('forget referring sites', '2026-11-26 12:02:05+00'),
	('forget sessions', '2026-11-26 12:02:05+00'),
	('forget recipients of updates', '2026-11-26 12:02:05+00'),
	('forget set-aside addresses', '2026-11-26 12:02:05+00'),
	('forget sent mail', '2026-11-26 12:02:05+00'),
	('show who stands together', '2026-11-26 12:04:05+00'),
	('note the day''s numbers', '2026-11-26 12:04:05+00'),
	('forget anonymous addresses', '2026-11-26 12:04:05+00'),
	('purge reports', '2026-11-26 12:04:05+00'),
	('forget acts on many', '2026-11-26 12:04:05+00'),
	('send updates', '2026-11-26 12:04:05+00');


--
-- Data for Name: letter; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.letter OVERRIDING SYSTEM VALUE VALUES
	(1, 'ferry', '\x90947a91349410bd728c58ac8211b260f5a25e6d9bb167533ac3e91efb415663', '2026-11-23 12:00:00+00', '{}', '\x90947a91349410bd728c58ac8211b260f5a25e6d9bb167533ac3e91efb415663', '2026-11-23 12:00:00+00', 0),
	(4, 'quiet-road', '\x1428b4d2db1c7d64a253ad6b155640eabc33fe980e5a433610cfd019112c520e', '2026-11-23 12:00:00+00', '{}', '\x1428b4d2db1c7d64a253ad6b155640eabc33fe980e5a433610cfd019112c520e', '2027-06-01 09:00:00+00', 0),
	(3, 'old-mill', '\x8a595758c03f5f4de6e91aea294a5867452e6e02702ac501081d860293a4e925', '2026-11-23 12:00:00+00', '{}', '\x8a595758c03f5f4de6e91aea294a5867452e6e02702ac501081d860293a4e925', '2026-11-23 12:00:00+00', 0),
	(2, 'night-bus', '\xd5e7e039f829a0f604e22de38b71ae309c4cf01f9dca82121590608ae14642f1', '2026-11-23 12:00:00+00', '{}', '\xd5e7e039f829a0f604e22de38b71ae309c4cf01f9dca82121590608ae14642f1', '2026-11-23 12:00:00+00', 3);


--
-- Data for Name: letter_file; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.letter_file VALUES
	(1, 'letter.md', '\x2b2b2b0a7469746c65203d20224b65657020746865206665727279220a6c616e6775616765203d2022656e220a6d6f6465726174696f6e203d2022616c6c220a2b2b2b0a0a44656172206361707461696e2c20737461792e0a'),
	(2, 'letter.fr.md', '\x2b2b2b0a7469746c65203d20224c6520627573206465206e756974220a2b2b2b0a0a4368657220636f6e7365696c2c2067617264657a2d6c652e0a'),
	(2, 'signatories.csv', '\x6e616d652c726f6c652c69640a556e6120456b626572672c4472697665722c756e610a5669746f20466172722c2c7669746f0a'),
	(2, 'updates/2026-11-20-first-answer.md', '\x2b2b2b0a7469746c65203d20224120666972737420616e73776572220a2b2b2b0a0a54686520636f756e63696c2072656164732075732e0a'),
	(2, 'watch.txt', '\x5265782048616c6c6f72616e2d51756973740a'),
	(4, 'letter.md', '\x2b2b2b0a7469746c65203d20224120717569657420726f6164220a6c616e6775616765203d2022656e220a7075626c6973686573203d20323032372d30362d30315430393a30303a30305a0a2b2b2b0a0a4465617220726f61642c2062652071756965742e0a'),
	(2, 'letter.md', '\x2b2b2b0a7469746c65203d20224b65657020746865206e6967687420627573220a6c616e6775616765203d2022656e220a61736b203d205b22726f6c65222c20226f7267616e69736174696f6e222c2022636f756e747279222c202277656273697465222c2022636f6d6d656e74225d0a7468726573686f6c64203d2035300a2b2b2b0a0a4465617220636f756e63696c2c0a0a746865206c6173742062757320686f6d65206c656176657320617420313a34302e20576974686f75742069742077652077616c6b2e0a0a4b6565702069742072756e6e696e672e0a'),
	(3, 'letter.md', '\x2b2b2b0a7469746c65203d20224d656e6420746865206f6c64206d696c6c220a6c616e6775616765203d2022656e220a7374617465203d202277697468647261776e220a2b2b2b0a0a44656172206d696c6c65722c206d656e642069742e0a');


--
-- Data for Name: letter_revision; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.letter_revision VALUES
	(3, 1, '2026-11-23 12:00:00+00', 1),
	(1, 2, '2026-11-23 12:00:05+00', 1),
	(2, 23, '2026-11-26 12:07:05+00', 18);


--
-- Data for Name: letter_schedule; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.letter_schedule VALUES
	(1, '2026-11-23 12:00:00+00', 'live', NULL, NULL, NULL),
	(2, '2026-11-23 12:00:00+00', 'live', NULL, NULL, NULL),
	(3, '2026-11-23 12:00:00+00', 'live', NULL, NULL, NULL),
	(4, '2026-11-23 12:00:00+00', 'live', '2027-06-01 09:00:00+00', NULL, NULL),
	(3, '2026-11-24 12:02:05+00', 'withdrawn', NULL, NULL, NULL);


--
-- Data for Name: letter_version; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.letter_version OVERRIDING SYSTEM VALUE VALUES
	(1, 1, 'en', '\x9531709a7a00bcf15800a0cdf392b39ba6e82990fd6d95b7e84eef784f4a88b0', 'Keep the ferry', 'Dear captain, stay.
', '2026-11-23 12:00:00+00', false),
	(3, 2, 'fr', '\x38b7b69f458f560c718b900074d36788a3c39531f0e0ed08f0ab4f827052d69a', 'Le bus de nuit', 'Cher conseil, gardez-le.
', '2026-11-23 12:00:00+00', false),
	(4, 3, 'en', '\x57dc723beb5156e35faa1fed3c1cfc89e54d713d0860f33fc0c816f0b1bcf732', 'Mend the old mill', 'Dear miller, mend it.
', '2026-11-23 12:00:00+00', false),
	(5, 4, 'en', '\x8e95a24eb24e55f0d18dbe72a1cac559bb6d3756a37f03e788c4be38fe4a3908', 'A quiet road', 'Dear road, be quiet.
', '2026-11-23 12:00:00+00', false),
	(6, 2, 'en', '\x1985480379ecb0a2ae937ad8a2b35041185fc73409586e4eb6451e25f91f1045', 'Keep the night bus', 'Dear council,

the last bus home leaves at 1:40. Without it we walk.

Keep it running.
', '2026-11-24 12:00:05+00', false),
	(2, 2, 'en', '\xa5fe33f7021322cb531ee873739f09da079dabd34e416323ab5c8c90d60e0f4a', 'Keep the night bus', 'Dear council,

the last bus home leaves at 1:40. Without it we walk.
', '2026-11-23 12:00:00+00', true);


--
-- Data for Name: lost_link; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.lost_link VALUES
	('01a22dc6-2004-7011-bcd6-231667f76152', 2, 'en', '\xdd8643c33b992537a6afe3c7421bf1f6d5857662d827f30445e1a1fc61fe17ae9a1f81f8d406a59a0f9a6892e6c4f59e0312c448089300', '\xc7fa2ce9342cd4fd61332f93c7446820865d998ee3d8dc1ba8273d9dec75231a', '\xf2cefcf7c593fae5597b6aadeb9aa60044247948c7739a6eb38caacaa367c04d', '2026-11-26 12:06:05+00');


--
-- Data for Name: network; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.network VALUES
	('01a22dc6-0103-77a7-88df-8b9891678c9a', '\x73b36d7117c70ff11d991eae27dfe18d789ebff29b1855734205f754403cfcba', '2026-11-24 12:02:05+00'),
	('01a22dc6-18d9-7328-8021-653754d807b1', '\xd5408042cc1cd0e7b96da18bb677641cf3be6a3aea44ea6be8c1d5fb58a3f4ac', '2026-11-26 12:04:05+00'),
	('01a22dc6-1d5c-749c-b1c5-c57291498467', '\xd5408042cc1cd0e7b96da18bb677641cf3be6a3aea44ea6be8c1d5fb58a3f4ac', '2026-11-26 12:04:05+00'),
	('01a22dc6-1fa1-77e1-9f66-98faed4b5820', '\xd5408042cc1cd0e7b96da18bb677641cf3be6a3aea44ea6be8c1d5fb58a3f4ac', '2026-11-26 12:05:05+00');


--
-- Data for Name: network_key; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.network_key VALUES
	('2026-11-26', '\x010670fb3dfe60159761751a3a391d61d4e7144ff53a96598387c8c0507e13cba0d51e38db4b8192c72200cb47b0f9963d94904350e88d3080b7119caa446721b24ced5c52a3227c');


--
-- Data for Name: organizer; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.organizer VALUES
	('01a22dc5-7fcd-742e-b49e-e9934c4a1f64', '\x43bfee5a5a050c74b59ff3b4fc8df77bf55ff90d4137cf6f8b57b02ed8b02d716f094af847e9ef95d37ef8bf5fb646a94638c14325f9ac', '\x08d366591b1f6e3157a37f7c304412805f76284a33bfb5c2bf2d87892317d2fb', 'observer', 'en', '$argon2id$v=19$m=19456,t=2,p=1$N/skAStjjBaECHDR++7qWw$rhox55NxwZuhMMbYzChIt+9kARR/2dPEXAT4zk3/zbg', 1, NULL, NULL, 0, '{}', '2026-11-23 12:00:00+00', NULL, '2026-11-23 12:00:00+00', '', true, NULL),
	('01a22dc5-7e99-77e2-8113-10f3fa57e963', '\x96f9f59c642c761fcb5244ec280684fd5bf3ffda3d6483668d405bf97d168fd6540f668c342765b24c5e0a5fc5f1a62c0e8be2386ffa', '\xe1ccf14c9fc9e08fc0a18c2cca542fecfda152c0a1fa6ae8dc711054dff29304', 'moderator', 'en', '$argon2id$v=19$m=19456,t=2,p=1$iccjeW5cR3WgMMvjmfsn5w$1C/AWljY459zbBi/vAfWlpphqbsGTLtVnDFrdOKedeI', 1, NULL, NULL, 0, '{}', '2026-11-23 12:00:00+00', NULL, '2026-11-23 12:00:00+00', '', true, '2026-11-26 12:02:05+00'),
	('01a22dc5-7d06-76ac-85dd-61cf3b495879', '\x31b27bd48ab65bbe21fc551c9d13bef8b4657dee60af3e6ec761faa1dc705300a88a3d518a123a0ca9cd08a22b3fed2d3f186a6c25a30f', '\x2a7b597c78c89e1ba4a61ef768235214988225b8de2457c109bdb1528b3b9188', 'owner', 'en', '$argon2id$v=19$m=19456,t=2,p=1$O4YNj4zmfe3xguYjAJk5FQ$seEWhYlPw9jwsY0kAd4WqyTtsi0ZohumODEB+4vjHlc', 1, NULL, NULL, 0, '{}', '2026-11-23 12:00:00+00', NULL, '2026-11-26 12:02:05+00', '', true, '2026-11-26 12:02:05+00'),
	('01a22dc6-1e70-7313-baff-9d53fe444116', '\x67a79941baebcaf3e26dd12e411457edbd6b7b7d23e19f991b52a5582e0cd12120981749df2b43f11599266562defb1677291340291792', '\x44f6cf60f90e231654b02135d9f8455fd9fa182b9525c91f14649075a451f1bd', 'moderator', 'en', NULL, 0, '2026-12-03 12:04:05+00', NULL, 0, '{}', '2026-11-26 12:04:05+00', NULL, NULL, '', true, NULL);


--
-- Data for Name: organizer_session; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.organizer_session VALUES
	('\xfa5eae1894c05e99413b96215a666f6e8c85cb79d74cb736fd904ed052ea1017', 'b7941cba-f305-4a79-9a1b-2d7cfa80a231', '01a22dc5-7d06-76ac-85dd-61cf3b495879', '{"browser": "", "organizer": "01a22dc5-7d06-76ac-85dd-61cf3b495879"}', '', '2026-11-26 12:02:05+00', '2026-11-26 12:04:05+00');


--
-- Data for Name: outbox; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.outbox VALUES
	('01a22dc5-7dec-73ed-9a8d-7406aa5920da', 'organizer-sign-in', '01a22dc5-7d06-76ac-85dd-61cf3b495879', 1, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 1, NULL, 'sent', '2026-11-23 12:00:00+00', NULL, NULL),
	('01a22dc5-7f2f-732e-b58a-fd6a1d567b99', 'organizer-sign-in', '01a22dc5-7e99-77e2-8113-10f3fa57e963', 1, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 1, NULL, 'sent', '2026-11-23 12:00:00+00', NULL, NULL),
	('01a22dc5-805e-74fb-9a20-8ca8e781d736', 'organizer-sign-in', '01a22dc5-7fcd-742e-b49e-e9934c4a1f64', 1, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 1, NULL, 'sent', '2026-11-23 12:00:00+00', NULL, NULL),
	('01a22dc5-846f-778f-8336-d15978ff6abe', 'confirm', '01a22dc5-83c7-728f-8624-a9ea545f0c65', 0, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 1, NULL, 'sent', '2026-11-23 12:00:00+00', NULL, NULL),
	('01a22dc5-862e-75f5-a04b-996454716005', 'standing', '01a22dc5-83c7-728f-8624-a9ea545f0c65', 1, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 1, NULL, 'sent', '2026-11-23 12:00:00+00', NULL, NULL),
	('01a22dc5-895e-7756-b8b4-262c9cd586cc', 'confirm', '01a22dc5-88ff-7571-b0a4-3dff03e6ab8d', 0, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 1, NULL, 'sent', '2026-11-23 12:00:00+00', NULL, NULL),
	('01a22dc5-8b70-728f-9b13-26a5c0425c46', 'standing', '01a22dc5-88ff-7571-b0a4-3dff03e6ab8d', 1, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 1, NULL, 'sent', '2026-11-23 12:00:00+00', NULL, NULL),
	('01a22dc5-8e00-779b-9a87-4444e57e10ff', 'confirm', '01a22dc5-8da9-7477-91d5-47ee372c921e', 0, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 1, NULL, 'sent', '2026-11-23 12:00:00+00', NULL, NULL),
	('01a22dc5-8f95-7685-8a60-7425d10daaca', 'standing', '01a22dc5-8da9-7477-91d5-47ee372c921e', 1, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 1, NULL, 'sent', '2026-11-23 12:00:00+00', NULL, NULL),
	('01a22dc5-921a-7284-8792-b14b7177f8d8', 'confirm', '01a22dc5-91e8-719c-ae75-98e35184348d', 0, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 1, NULL, 'sent', '2026-11-23 12:00:00+00', NULL, NULL),
	('01a22dc5-932b-72d3-8dda-9e678edd63e8', 'standing', '01a22dc5-91e8-719c-ae75-98e35184348d', 1, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 1, NULL, 'sent', '2026-11-23 12:00:00+00', NULL, NULL),
	('01a22dc5-95c6-7289-a59f-50e7f1af3864', 'confirm', '01a22dc5-955c-7597-87b2-272350430bc1', 0, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 1, NULL, 'sent', '2026-11-23 12:00:00+00', NULL, NULL),
	('01a22dc5-979f-72b1-8586-f23827ace907', 'standing', '01a22dc5-955c-7597-87b2-272350430bc1', 1, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 1, NULL, 'sent', '2026-11-23 12:00:00+00', NULL, NULL),
	('01a22dc5-99d7-7675-8f67-3cf1bbf0190b', 'standing', '01a22dc5-955c-7597-87b2-272350430bc1', 1, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 1, NULL, 'sent', '2026-11-23 12:00:00+00', NULL, NULL),
	('01a22dc5-9b52-7416-9660-7951dcbf83f2', 'confirm', '01a22dc5-9b3b-7755-bae3-6fe42381786e', 0, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 1, NULL, 'sent', '2026-11-23 12:00:00+00', NULL, NULL),
	('01a22dc5-9c3f-70a8-b927-b26aa4631085', 'standing', '01a22dc5-9b3b-7755-bae3-6fe42381786e', 1, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 1, NULL, 'sent', '2026-11-23 12:00:00+00', NULL, NULL),
	('01a22dc5-9e51-7014-93dd-a76be3c1a45e', 'edit-corrected', '01a22dc5-9b3b-7755-bae3-6fe42381786e', 1, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 1, NULL, 'sent', '2026-11-23 12:00:00+00', NULL, NULL),
	('01a22dc5-a059-73a7-bca9-9cbc759d039f', 'confirm', '01a22dc5-a01a-7343-ab68-a25ba7151937', 0, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 1, NULL, 'sent', '2026-11-23 12:00:00+00', NULL, NULL),
	('01a22dc5-9ef4-777c-b4c8-7bfa48a09fc8', 'standing', '01a22dc5-9b3b-7755-bae3-6fe42381786e', 1, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 1, NULL, 'sent', '2026-11-23 12:00:00+00', NULL, NULL),
	('01a22dc5-a1a4-7161-bef9-94f7259dfb56', 'standing', '01a22dc5-a01a-7343-ab68-a25ba7151937', 1, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 1, NULL, 'sent', '2026-11-23 12:00:00+00', NULL, NULL),
	('01a22dc5-a3d8-737f-bf62-e06df0e32f8e', 'question', '01a22dc5-a01a-7343-ab68-a25ba7151937', 1, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 1, NULL, 'sent', '2026-11-23 12:00:00+00', NULL, NULL),
	('01a22dc5-a6c3-7129-91d7-ac4aa03f6d96', 'confirm', '01a22dc5-a671-727a-b73c-da20d5c89b06', 0, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 1, NULL, 'sent', '2026-11-23 12:00:00+00', NULL, NULL),
	('01a22dc5-a82e-76bb-9076-8e8c048643b6', 'standing', '01a22dc5-a671-727a-b73c-da20d5c89b06', 1, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 1, NULL, 'sent', '2026-11-23 12:00:00+00', NULL, NULL),
	('01a22dc5-aa0c-746c-8f93-9a2f4eff4996', 'confirm', '01a22dc5-a9f2-7637-ace6-0e427471386c', 0, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 1, NULL, 'sent', '2026-11-23 12:00:00+00', NULL, NULL),
	('01a22dc5-ab82-71df-a0bb-ea3c73bcda57', 'standing', '01a22dc5-a9f2-7637-ace6-0e427471386c', 1, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 1, NULL, 'sent', '2026-11-23 12:00:00+00', NULL, NULL),
	('01a22dc5-ae39-7063-bcab-c0dba6f1d367', 'standing', '01a22dc5-a9f2-7637-ace6-0e427471386c', 1, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 1, NULL, 'sent', '2026-11-23 12:00:00+00', NULL, NULL),
	('01a22dc5-b11a-7601-8b8b-efcc8ef00fa5', 'confirm', '01a22dc5-b0c2-717d-8d50-00cd0c2154a7', 0, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 1, NULL, 'sent', '2026-11-23 12:00:00+00', NULL, NULL),
	('01a22dc5-b36a-7487-8637-e55de413f96a', 'standing', '01a22dc5-b0c2-717d-8d50-00cd0c2154a7', 1, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 1, NULL, 'sent', '2026-11-23 12:00:00+00', NULL, NULL),
	('01a22dc5-b6cf-7278-9a3c-1e87bc5ad431', 'edit-words', '01a22dc5-b0c2-717d-8d50-00cd0c2154a7', 1, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 1, NULL, 'sent', '2026-11-23 12:00:00+00', NULL, NULL),
	('01a22dc5-b9ba-76a6-9b04-0c8b6af19e6e', 'confirm', '01a22dc5-b953-76c5-ae94-9aa0168727c6', 0, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 1, NULL, 'sent', '2026-11-23 12:00:00+00', NULL, NULL),
	('01a22dc5-baf6-766a-9b8e-d841f789a23f', 'standing', '01a22dc5-b953-76c5-ae94-9aa0168727c6', 1, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 1, NULL, 'sent', '2026-11-23 12:00:00+00', NULL, NULL),
	('01a22dc5-bc8a-778b-a3df-9fec11ed69fd', 'edit-waits', '01a22dc5-b953-76c5-ae94-9aa0168727c6', 1, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 1, NULL, 'sent', '2026-11-23 12:00:00+00', NULL, NULL),
	('01a22dc5-be2c-70c9-9ba1-618477a9a92d', 'confirm', '01a22dc5-be11-7018-b77a-c5cef59297a6', 0, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 1, NULL, 'sent', '2026-11-23 12:00:00+00', NULL, NULL),
	('01a22dc5-bfca-71dd-8573-c36ec0f75533', 'standing', '01a22dc5-be11-7018-b77a-c5cef59297a6', 1, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 1, NULL, 'sent', '2026-11-23 12:00:00+00', NULL, NULL),
	('01a22dc5-c35e-74aa-b1d0-f68c4b90b651', 'confirm', '01a22dc5-c343-769d-a37d-6119496dbde8', 0, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 1, NULL, 'sent', '2026-11-23 12:00:00+00', NULL, NULL),
	('01a22dc5-c4aa-72f1-8081-6e7a75c97665', 'standing', '01a22dc5-c343-769d-a37d-6119496dbde8', 1, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 1, NULL, 'sent', '2026-11-23 12:00:00+00', NULL, NULL),
	('01a22dc5-c8b3-76c3-b7b6-75a42a2e993c', 'confirm', '01a22dc5-c865-7372-b98e-1107493daef8', 0, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 1, NULL, 'sent', '2026-11-23 12:00:00+00', NULL, NULL),
	('01a22dc5-caf7-7163-9d7c-0a104685c6b0', 'standing', '01a22dc5-c865-7372-b98e-1107493daef8', 1, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 1, NULL, 'sent', '2026-11-23 12:00:00+00', NULL, NULL),
	('01a22dc5-ceb6-7451-a7f7-858c5644d153', 'standing', '01a22dc5-c865-7372-b98e-1107493daef8', 1, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 1, NULL, 'sent', '2026-11-23 12:00:00+00', NULL, NULL),
	('01a22dc5-d0f7-74cd-ad1b-a97432383f76', 'confirm', '01a22dc5-d0d5-737a-ba02-289bc0c67eee', 0, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 1, NULL, 'sent', '2026-11-23 12:00:00+00', NULL, NULL),
	('01a22dc5-d2d8-7343-bc62-96b6edce6ffb', 'standing', '01a22dc5-d0d5-737a-ba02-289bc0c67eee', 1, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 1, NULL, 'sent', '2026-11-23 12:00:00+00', NULL, NULL),
	('01a22dc5-d9b4-7687-8b35-756908e6851d', 'confirm', '01a22dc5-d951-74d5-beb7-24349d4fed72', 0, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 1, NULL, 'sent', '2026-11-23 12:00:00+00', NULL, NULL),
	('01a22dc5-db34-77f8-81cc-99cbd9637f7b', 'confirm', '01a22dc5-db0c-719b-b458-d52b52832b15', 0, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 1, NULL, 'sent', '2026-11-23 12:00:00+00', NULL, NULL),
	('01a22dc5-dca9-77a2-8b2d-4a806b292fb1', 'standing', '01a22dc5-db0c-719b-b458-d52b52832b15', 1, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 1, NULL, 'sent', '2026-11-23 12:00:00+00', NULL, NULL),
	('01a22dc5-e021-735c-add7-db910e212776', 'claim', '01a22dc5-de9d-7177-a289-8c670f41f07e', 2, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 1, NULL, 'sent', '2026-11-23 12:00:00+00', NULL, NULL),
	('01a22dc5-e021-735c-add7-db906bdb4a8d', 'claim', '01a22dc5-de9d-7177-a289-8c6528112164', 2, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 1, NULL, 'sent', '2026-11-23 12:00:00+00', NULL, NULL),
	('01a22dc5-e277-7609-9f41-a9eca8e91246', 'standing', '01a22dc5-de9d-7177-a289-8c670f41f07e', 1, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 1, NULL, 'sent', '2026-11-23 12:00:00+00', NULL, NULL),
	('01a22dc5-e3fb-71a0-a9a6-ab94126803f3', 'confirm', '01a22dc5-e3db-74b8-aa69-87bbf97e6b63', 0, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 1, NULL, 'sent', '2026-11-23 12:00:00+00', NULL, NULL),
	('01a22dc5-e5d0-7752-aab3-b03e51ecf04d', 'standing', '01a22dc5-e3db-74b8-aa69-87bbf97e6b63', 1, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 1, NULL, 'sent', '2026-11-23 12:00:00+00', NULL, NULL),
	('01a22dc5-e7b0-77d6-9ca6-24d3b33fa63d', 'confirm', '01a22dc5-e726-70c1-99ff-d3c41406c615', 0, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 1, NULL, 'sent', '2026-11-23 12:00:00+00', NULL, NULL),
	('01a22dc5-e9aa-75d8-b046-4b16673ed434', 'standing', '01a22dc5-e726-70c1-99ff-d3c41406c615', 1, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 1, NULL, 'sent', '2026-11-23 12:00:00+00', NULL, NULL),
	('01a22dc5-eb93-747a-a833-cc07cc2ec506', 'confirm', '01a22dc5-eb58-746b-8694-84ca3b3c36b6', 0, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 1, NULL, 'sent', '2026-11-23 12:00:00+00', NULL, NULL),
	('01a22dc5-ecff-730a-bd7e-ce2e932cb160', 'standing', '01a22dc5-eb58-746b-8694-84ca3b3c36b6', 1, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 1, NULL, 'sent', '2026-11-23 12:00:00+00', NULL, NULL),
	('01a22dc5-efa9-74c4-820a-1f3f6a09b544', 'standing', '01a22dc5-e3db-74b8-aa69-87bbf97e6b63', 2, '2026-11-23 12:00:05+00', '2026-11-23 12:00:05+00', 1, NULL, 'sent', '2026-11-23 12:00:05+00', NULL, NULL),
	('01a22dc5-f14f-763b-9eda-d4beebe9a155', 'standing', '01a22dc5-e726-70c1-99ff-d3c41406c615', 1, '2026-11-23 12:00:05+00', '2026-11-23 12:00:05+00', 1, NULL, 'sent', '2026-11-23 12:00:05+00', NULL, NULL),
	('01a22dc5-f522-708d-9a90-2d3b643c7424', 'organizer-digest', '01a22dc5-7e99-77e2-8113-10f3fa57e963', 1, '2026-11-24 12:00:05+00', '2026-11-24 12:00:05+00', 1, NULL, 'sent', '2026-11-24 12:00:05+00', NULL, NULL),
	('01a22dc5-f522-708d-9a90-2d3a2e61fe85', 'organizer-digest', '01a22dc5-7d06-76ac-85dd-61cf3b495879', 1, '2026-11-24 12:00:05+00', '2026-11-24 12:00:05+00', 1, NULL, 'sent', '2026-11-24 12:00:05+00', NULL, NULL),
	('01a22dc5-f9ab-701d-ae97-f24e6caa3a97', 'renewal', '01a22dc5-c343-769d-a37d-6119496dbde8', 2, '2026-11-24 12:00:05+00', '2026-11-24 12:00:05+00', 1, NULL, 'sent', '2026-11-24 12:02:05+00', NULL, NULL),
	('01a22dc6-0d10-7114-8330-49ed7f6db366', 'update', '16b5c0ae-144e-4c58-95f5-b5f31c370e2b', 3, '2026-11-26 12:02:05+00', '2026-11-26 12:02:05+00', 1, NULL, 'failed', '2026-11-26 12:02:05+00', 'recipient: 550 5.1.1', '01a22dc6-0cea-777b-903e-e4dad560e04d'),
	('01a22dc6-0d10-7114-8330-49eb47d04cde', 'update', 'fd2ee914-daf9-4a1f-8d29-e5ca29dd007d', 3, '2026-11-26 12:02:05+00', '2026-11-26 12:02:05+00', 1, NULL, 'sent', '2026-11-26 12:02:05+00', NULL, '01a22dc6-0cea-777b-903e-e4dad560e04d'),
	('01a22dc6-0d10-7114-8330-49ec0c17c016', 'update', 'd070ee4f-a2b7-4d30-8525-0d220d069b20', 3, '2026-11-26 12:02:05+00', '2026-11-26 12:02:05+00', 1, NULL, 'sent', '2026-11-26 12:02:05+00', NULL, '01a22dc6-0cea-777b-903e-e4dad560e04d'),
	('01a22dc6-1423-714d-8b0a-d96fffba5658', 'update', 'ec7a4eea-95b2-49b1-a3d7-1334aa194a99', 3, '2026-11-26 12:04:05+00', '2026-11-26 12:04:05+00', 0, NULL, 'held', NULL, NULL, '01a22dc6-13dd-7694-95da-f0269580837d'),
	('01a22dc6-1fd2-7201-acc6-7778e3c14f04', 'confirm', '01a22dc6-1fa1-77e1-9f66-98faed4b5820', 0, '2026-11-26 12:05:05+00', '2026-11-26 12:05:05+00', 1, '2026-11-26 12:13:05+00', 'waiting', NULL, NULL, NULL),
	('01a22dc5-f9ab-701d-ae97-f249c4f150a7', 'renewal', '01a22dc5-9b3b-7755-bae3-6fe42381786e', 2, '2026-11-24 12:00:05+00', '2026-11-24 12:00:05+00', 1, NULL, 'sent', '2026-11-24 12:02:05+00', NULL, NULL),
	('01a22dc5-f9ab-701d-ae97-f248ff79b5af', 'renewal', '01a22dc5-91e8-719c-ae75-98e35184348d', 2, '2026-11-24 12:00:05+00', '2026-11-24 12:00:05+00', 1, NULL, 'sent', '2026-11-24 12:02:05+00', NULL, NULL),
	('01a22dc5-f9ab-701d-ae97-f24dae9320ef', 'renewal', '01a22dc5-b953-76c5-ae94-9aa0168727c6', 2, '2026-11-24 12:00:05+00', '2026-11-24 12:00:05+00', 1, NULL, 'sent', '2026-11-24 12:02:05+00', NULL, NULL),
	('01a22dc5-f9ab-701d-ae97-f24bf1b71529', 'renewal', '01a22dc5-a671-727a-b73c-da20d5c89b06', 2, '2026-11-24 12:00:05+00', '2026-11-24 12:00:05+00', 1, NULL, 'sent', '2026-11-24 12:02:05+00', NULL, NULL),
	('01a22dc5-f9ab-701d-ae97-f24a62b986b7', 'renewal', '01a22dc5-a01a-7343-ab68-a25ba7151937', 2, '2026-11-24 12:00:05+00', '2026-11-24 12:00:05+00', 1, NULL, 'sent', '2026-11-24 12:02:05+00', NULL, NULL),
	('01a22dc5-f9ab-701d-ae97-f24caa90eeab', 'renewal', '01a22dc5-b0c2-717d-8d50-00cd0c2154a7', 2, '2026-11-24 12:00:05+00', '2026-11-24 12:00:05+00', 1, NULL, 'sent', '2026-11-24 12:02:05+00', NULL, NULL),
	('01a22dc5-f9ab-701d-ae97-f24683f07bc7', 'renewal', '01a22dc5-83c7-728f-8624-a9ea545f0c65', 2, '2026-11-24 12:00:05+00', '2026-11-24 12:00:05+00', 1, NULL, 'sent', '2026-11-24 12:02:05+00', NULL, NULL),
	('01a22dc5-f9ab-701d-ae97-f247bafc3df4', 'renewal', '01a22dc5-8da9-7477-91d5-47ee372c921e', 2, '2026-11-24 12:00:05+00', '2026-11-24 12:00:05+00', 1, NULL, 'sent', '2026-11-24 12:02:05+00', NULL, NULL),
	('01a22dc5-f9ab-701d-ae97-f25010ebb8ec', 'renewal', '01a22dc5-de9d-7177-a289-8c670f41f07e', 2, '2026-11-24 12:00:05+00', '2026-11-24 12:00:05+00', 1, NULL, 'sent', '2026-11-24 12:02:05+00', NULL, NULL),
	('01a22dc5-f9ab-701d-ae97-f24ff11af271', 'renewal', '01a22dc5-d0d5-737a-ba02-289bc0c67eee', 2, '2026-11-24 12:00:05+00', '2026-11-24 12:00:05+00', 1, NULL, 'sent', '2026-11-24 12:02:05+00', NULL, NULL),
	('01a22dc6-015d-7270-b877-bca16623363a', 'confirm', '01a22dc6-0103-77a7-88df-8b9891678c9a', 0, '2026-11-24 12:02:05+00', '2026-11-24 12:02:05+00', 1, NULL, 'sent', '2026-11-24 12:02:05+00', NULL, NULL),
	('01a22dc6-033b-770d-9455-0befcd58a6d0', 'standing', '01a22dc6-0103-77a7-88df-8b9891678c9a', 1, '2026-11-24 12:02:05+00', '2026-11-24 12:02:05+00', 1, NULL, 'sent', '2026-11-24 12:02:05+00', NULL, NULL),
	('01a22dc6-05ed-735c-8b36-0db3364e3ef5', 'organizer-digest', '01a22dc5-7e99-77e2-8113-10f3fa57e963', 1, '2026-11-26 12:02:05+00', '2026-11-26 12:02:05+00', 1, NULL, 'sent', '2026-11-26 12:02:05+00', NULL, NULL),
	('01a22dc6-05ed-735c-8b36-0db298d0af09', 'organizer-digest', '01a22dc5-7d06-76ac-85dd-61cf3b495879', 1, '2026-11-26 12:02:05+00', '2026-11-26 12:02:05+00', 1, NULL, 'sent', '2026-11-26 12:02:05+00', NULL, NULL),
	('01a22dc6-0a17-77d9-90e2-68279d04ce1d', 'organizer-sign-in', '01a22dc5-7d06-76ac-85dd-61cf3b495879', 1, '2026-11-26 12:02:05+00', '2026-11-26 12:02:05+00', 1, NULL, 'sent', '2026-11-26 12:02:05+00', NULL, NULL),
	('01a22dc6-1953-7445-b0a4-c56f68b1f035', 'confirm', '01a22dc6-18d9-7328-8021-653754d807b1', 0, '2026-11-26 12:04:05+00', '2026-11-26 12:04:05+00', 1, NULL, 'sent', '2026-11-26 12:04:05+00', NULL, NULL),
	('01a22dc6-1423-714d-8b0a-d970cd5fd259', 'update', '83ac8c0f-ed1f-49e5-9077-62fdd99708a2', 3, '2026-11-26 12:04:05+00', '2026-11-26 12:04:05+00', 0, NULL, 'held', NULL, NULL, '01a22dc6-13dd-7694-95da-f0269580837d'),
	('01a22dc6-1d74-7189-9746-a570077c3703', 'confirm', '01a22dc6-1d5c-749c-b1c5-c57291498467', 0, '2026-11-26 12:04:05+00', '2026-11-26 12:04:05+00', 1, NULL, 'sent', '2026-11-26 12:04:05+00', NULL, NULL),
	('01a22dc6-2018-72f2-84b3-82e7001cab14', 'lost-link', '01a22dc6-2004-7011-bcd6-231667f76152', 1, '2026-11-26 12:06:05+00', '2026-11-26 12:06:05+00', 0, NULL, 'waiting', NULL, NULL, NULL),
	('01a22dc6-219b-7746-a275-2aaa993513d5', 'edit-words', '01a22dc5-b0c2-717d-8d50-00cd0c2154a7', 1, '2026-11-26 12:07:05+00', '2026-11-26 12:07:05+00', 0, NULL, 'waiting', NULL, NULL, NULL);


--
-- Data for Name: private_link; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.private_link VALUES
	('01a22dc6-0528-710f-b73f-096af4c0766a', 4, 'sign', 'a neighbour', '2026-11-24 12:02:05+00', '2027-01-23 12:02:05+00', NULL, 0);


--
-- Data for Name: question; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.question VALUES
	('01a22dc5-a3cc-76ee-aa60-88b539122aa1', '01a22dc5-a01a-7343-ab68-a25ba7151937', 'Is this your page?', '2026-11-23 12:00:00+00', NULL, NULL, NULL);


--
-- Data for Name: referral; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: refused_mailbox; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.refused_mailbox VALUES
	('\x5d2a013c611854913dbe6891842b47a377e25f298a24a09b1ad3ff218d61237f', '2026-11-23 12:00:00+00');


--
-- Data for Name: report; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.report VALUES
	('01a22dc5-c650-76ca-84dc-2b06525bbde5', 2, '01a22dc5-c343-769d-a37d-6119496dbde8', 'This is my name, and I have not signed.', '2026-11-23 12:00:00+00');


--
-- Data for Name: reported_name; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.reported_name VALUES
	('01a22dc5-c343-769d-a37d-6119496dbde8', '\xc3ef634c15e6480c55f6473338a752d20b4eb88ea7f697b86ccd755e5f72f868', '2026-11-23 12:00:00+00'),
	('01a22dc5-c343-769d-a37d-6119496dbde8', '\x49cb903fe4d5091483ecc8d2b65dac185db3de5340d52d5ec798d40036151671', '2026-11-23 12:00:00+00'),
	('01a22dc5-c343-769d-a37d-6119496dbde8', '\xc8e94deb2bdf4de178ee6fff54b1fb45c7aa73e7152aa1fc9d3b22838eb0fef3', '2026-11-23 12:00:00+00'),
	('01a22dc5-c343-769d-a37d-6119496dbde8', '\xeb8660d9fda051684082326b4ca39b8eded0c0851ce6fe7f6aafdc86309608a2', '2026-11-23 12:00:00+00');


--
-- Data for Name: set_aside; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.set_aside VALUES
	('\x6577dbaea51ffd63411f5d89e3c2073d329f62d1fbf1910a2d309cbb26c5e76d', '01a22dc6-0d10-7114-8330-49ed7f6db366', 'recipient: 550 5.1.1', '2026-11-26 12:02:05+00');


--
-- Data for Name: sign_in_failure; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: signature; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.signature VALUES
	('01a22dc5-7cab-764c-98e1-a25a44a2a85a', 2, 2, 'en', 1, 'published', '{}', NULL, 'public', 'personal', 'entered', false, NULL, NULL, NULL, NULL, 0, 1, 'una', '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	('01a22dc5-7cab-764c-98e1-a25b0c5a8d45', 2, 2, 'en', 2, 'published', '{}', NULL, 'public', 'personal', 'entered', false, NULL, NULL, NULL, NULL, 0, 2, 'vito', '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 1, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	('01a22dc5-83c7-728f-8624-a9ea545f0c65', 2, 2, 'en', 3, 'published', '{}', NULL, 'public', 'personal', 'email', true, '\x1d228605488a3fe41e3fb4538894d69f0d990f934afe50025e9ee2b71dd87f9e', '\xbe198a4426430beeeacdd86ab14f27c0e726a8a47059cf31929c10053bd76c287cdc12315eea83ad63a4968c83bc53d4156276ea941411', '\xc7fa2ce9342cd4fd61332f93c7446820865d998ee3d8dc1ba8273d9dec75231a', '\xf2cefcf7c593fae5597b6aadeb9aa60044247948c7739a6eb38caacaa367c04d', 0, NULL, NULL, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 2, NULL, NULL, NULL, '\x71a676838cbc84309333b170956ba4f24e4179623a84fde99beebf42dafc9ceb', NULL, NULL, NULL),
	('01a22dc5-88ff-7571-b0a4-3dff03e6ab8d', 2, 3, 'fr', 4, 'published', '{}', NULL, 'public', 'personal', 'email', true, '\x70ef0c42a45192a4c221929df06f4b3ea5ac6ddd25e6ca5f894b2c189c2c8ad0', '\x6880b421395397fbd8e226ede1ddfcffc788c708314d658fcfe7a65ec5704c8a6e3d77ade39cb340d575bf8880f7d20231685baf02d644', '\x2c9b27f201b6a2e74a58ec6a505f29844a6111ee69c0c816d8b2792ef859d36f', '\x88087c7824348b9f5b0d0ba5ae8968441a4f4a8d4b067f5e846f739d35cfb1c5', 0, NULL, NULL, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 3, NULL, NULL, NULL, '\x71a676838cbc84309333b170956ba4f24e4179623a84fde99beebf42dafc9ceb', NULL, NULL, NULL),
	('01a22dc5-8da9-7477-91d5-47ee372c921e', 2, 2, 'en', 5, 'published', '{}', NULL, 'private', 'personal', 'email', false, '\x1d228605488a3fe41e3fb4538894d69f0d990f934afe50025e9ee2b71dd87f9e', '\x2c218ee3fb4afdc145261557672af29d55564e45b608f84c8c710619f3bb231f392e40463b1b1d83cb91e6eb7263d64557042e54922957', '\xe2edaf2f23644a6795337a2b5d0e70342f4153dfc68e13df96b55e45c35afed3', '\x870c4940c8ce99ceedc599a4e4c2cebe8b3e696c6cdd8a68022d83703b689a13', 0, NULL, NULL, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 0, NULL, NULL, NULL, '\x71a676838cbc84309333b170956ba4f24e4179623a84fde99beebf42dafc9ceb', NULL, NULL, NULL),
	('01a22dc5-91e8-719c-ae75-98e35184348d', 2, 2, 'en', 6, 'published', '{}', NULL, 'together', 'personal', 'email', false, '\x1d228605488a3fe41e3fb4538894d69f0d990f934afe50025e9ee2b71dd87f9e', '\xf8bc7a2afe38bcf6dcde3e7ca569057ba38b02efbf137d346bed2e5f284c33ce5b858d926db6388af663ed4e562ad61ba96391adea616bb6', '\xf9b35aee3d24ad5655dd60bb0a42989391f722a07ed901c0609cda47eef095a3', '\x3c18c67047a71122ac9494695c5b5b06af84254efdaa1c244dddafac6cf07dd1', 0, NULL, NULL, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 0, NULL, NULL, NULL, '\x71a676838cbc84309333b170956ba4f24e4179623a84fde99beebf42dafc9ceb', NULL, NULL, NULL),
	('01a22dc5-a9f2-7637-ace6-0e427471386c', 2, 2, 'en', NULL, 'rejected', '{watched}', 'We could not reach you.', 'public', 'personal', 'email', false, '\x1d228605488a3fe41e3fb4538894d69f0d990f934afe50025e9ee2b71dd87f9e', '\xff6033f972aeb211010b60668d8a66c0db411a4a2924ad47c6f822d9065eeff8ff6a3dfe09fb5809637a2561c257429c7aa67c40ac2fa2', '\xa4596cb72f32885e649e5bdb340c94ccf9f5b24e449313758586c6b39a0fd031', '\xfb65ef681446b9cca17401247f1e20e17181a8ca52172763f94a0327f26608ec', 0, NULL, NULL, '2026-11-23 12:00:00+00', NULL, '2026-11-23 12:00:00+00', 0, NULL, NULL, NULL, '\x71a676838cbc84309333b170956ba4f24e4179623a84fde99beebf42dafc9ceb', NULL, NULL, NULL),
	('01a22dc5-9b3b-7755-bae3-6fe42381786e', 2, 2, 'en', 8, 'published', '{link}', NULL, 'public', 'personal', 'checked', false, '\x1d228605488a3fe41e3fb4538894d69f0d990f934afe50025e9ee2b71dd87f9e', '\xb9e8e0ce30a5e2742797b25d0c2485354ec8960bea0ce1f6b340b46e642ba6b993ebf9b367d97d542d0b7bcb69e68d42f2e70d41806421af', '\x4cd78dc45b83e6b6ce7a7f3599cff7339649e0bdf535dc235398c2a10ed042b9', '\x674c8f62e6d41bf2882ba6996b7502e6b0a9a888ced7ec1b620926c0e8458d76', 0, NULL, NULL, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 7, NULL, NULL, NULL, '\x71a676838cbc84309333b170956ba4f24e4179623a84fde99beebf42dafc9ceb', NULL, NULL, NULL),
	('01a22dc5-a01a-7343-ab68-a25ba7151937', 2, 2, 'en', NULL, 'held', '{link}', NULL, 'public', 'personal', 'email', false, '\x1d228605488a3fe41e3fb4538894d69f0d990f934afe50025e9ee2b71dd87f9e', '\x5ae0527e671624caf8e34cfeb44f8453d7894556fc9e289b16655ab673ea4c71ef95f7da0619ad5ccbae79760ce3464597508db7e2b7c9', '\x34f2591afe92ac8906d3ed46a4d760ea60bacb17f5adba7a4c5b95ce7c1aed44', '\x41222278399dacfb540723c4114a9e65dbc03bb39e101da67d6ef44a04710514', 0, NULL, NULL, '2026-11-23 12:00:00+00', NULL, '2026-11-23 12:00:00+00', 0, NULL, NULL, NULL, '\x71a676838cbc84309333b170956ba4f24e4179623a84fde99beebf42dafc9ceb', NULL, NULL, NULL),
	('01a22dc5-a671-727a-b73c-da20d5c89b06', 2, 2, 'en', NULL, 'held', '{group}', NULL, 'public', 'group', 'email', false, '\x1d228605488a3fe41e3fb4538894d69f0d990f934afe50025e9ee2b71dd87f9e', '\x4a283c5f0f30e578343a4cd7a4f368f31cc00054b130ab6459698702cdf48e3d745a64df05789bf37cc1b21222a1e7a36da77987685618', '\x8ae3de4bdef26c69a9893b6314bd51c7ea0c32deefbb761d03f87fb11ed1b0bc', '\xcbc7d6f09872571533e60ada3485e27d1bcf5fcedffe3e97251cded191f39540', 0, NULL, NULL, '2026-11-23 12:00:00+00', NULL, '2026-11-23 12:00:00+00', 0, NULL, NULL, NULL, '\x71a676838cbc84309333b170956ba4f24e4179623a84fde99beebf42dafc9ceb', NULL, NULL, NULL),
	('01a22dc5-be11-7018-b77a-c5cef59297a6', 2, 2, 'en', 11, 'withdrawn', '{}', NULL, 'public', 'personal', 'email', false, '\x1d228605488a3fe41e3fb4538894d69f0d990f934afe50025e9ee2b71dd87f9e', NULL, NULL, '\x8e8b6a5da9a4c0d3dabc58b8a2458cd7856ebf76a0ace01d764d35a12c9c29b9', 0, NULL, NULL, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 13, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	('01a22dc5-b953-76c5-ae94-9aa0168727c6', 2, 2, 'en', 10, 'published', '{}', NULL, 'public', 'personal', 'email', false, '\x1d228605488a3fe41e3fb4538894d69f0d990f934afe50025e9ee2b71dd87f9e', '\xb9abccba728d3332ecbde13ceccbc66e82ebba5a4eb4f5b6706ecd549ffb5be95a477db62435cf42d08a61d590065fb3d82bd156f56c3299', '\x771ee15e7b13b31d647c568e28b23f528cdca53bb27804bb65a923fd05139c9f', '\xc4b16601c5afff90432fdb05b4987177b7c5429c57165598f685a9691617ab52', 0, NULL, NULL, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 11, NULL, NULL, NULL, '\x71a676838cbc84309333b170956ba4f24e4179623a84fde99beebf42dafc9ceb', NULL, NULL, NULL),
	('01a22dc5-c343-769d-a37d-6119496dbde8', 2, 2, 'en', 12, 'published', '{}', NULL, 'public', 'personal', 'email', false, '\x1d228605488a3fe41e3fb4538894d69f0d990f934afe50025e9ee2b71dd87f9e', '\x2c0b0afd53cc2a94f7a59bcc17d58f293fed97a9027cb891a724779a0981c0fdb714032ec9d64a2280f13425f502ef808e8ef853b4a632', '\xaf6a2a8cc514c72cb2596afa75daeccb969d33c4f56a9ece64e4e19e2e5a030e', '\x2f6d16cc75b917fe964f43f077a582a682b633b7dd04e134c2a8129deedd09b3', 0, NULL, NULL, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 14, NULL, NULL, NULL, '\x71a676838cbc84309333b170956ba4f24e4179623a84fde99beebf42dafc9ceb', NULL, NULL, NULL),
	('01a22dc5-c865-7372-b98e-1107493daef8', 2, 2, 'en', 13, 'rejected', '{}', 'You told us.', 'public', 'personal', 'email', false, '\x1d228605488a3fe41e3fb4538894d69f0d990f934afe50025e9ee2b71dd87f9e', '\x2fda17ebd03dd094a9462bff91737542ffa91622d4fedfb485a5e88096abc5dd8688fdacee35a745184884ee2c7b50073c995ba16a146893', '\xb0494b7976e677d9f740e912f247adbdd293ba0c353a2c1c87fb17fc0092f23b', '\xfd816c3543a7063def1dd0e0f170de0e70817c705ccf736c9d986baf8ba6178f', 0, NULL, NULL, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 16, NULL, NULL, NULL, '\x71a676838cbc84309333b170956ba4f24e4179623a84fde99beebf42dafc9ceb', NULL, NULL, NULL),
	('01a22dc5-d0d5-737a-ba02-289bc0c67eee', 2, 2, 'en', 14, 'published', '{}', NULL, 'public', 'personal', 'email', false, '\x1d228605488a3fe41e3fb4538894d69f0d990f934afe50025e9ee2b71dd87f9e', '\x6bbb80545b3f32e87292ada9b6bd2d49d84451e67075a9c4f65b2503b6e14661240274d0f9aeae0261b698d2bee485557b60e14ce4b5b7', '\xaed15e0c51d2dc867ebe798b37480b7dd8c0bd26e9a7584d5d63f36082d0a6f5', '\x3cdb708022aed4ab0bc460a05f72c818e9cafd0e1bbe5d40369d48081cd5dfb1', 0, NULL, NULL, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 17, NULL, NULL, 1, '\x71a676838cbc84309333b170956ba4f24e4179623a84fde99beebf42dafc9ceb', NULL, NULL, NULL),
	('01a22dc5-db0c-719b-b458-d52b52832b15', 3, 4, 'en', 1, 'published', '{}', NULL, 'public', 'personal', 'email', true, '\x1d228605488a3fe41e3fb4538894d69f0d990f934afe50025e9ee2b71dd87f9e', '\x293faa7cd50d9c5edfe90940d434277023a136d502ed4ba821f40b13e2d74f02728162e2b0613f2edf40ae528d45c3f7bd837853527754', '\xe9848bedcfedc8074cc5d199ad353483b9184a31971b83d3c9ea285bb413eb62', '\x6a7e60613bf497faf209b5098e273073c2624088334346083128c5538c1b63bc', 0, NULL, NULL, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 1, NULL, NULL, NULL, '\x71a676838cbc84309333b170956ba4f24e4179623a84fde99beebf42dafc9ceb', NULL, NULL, NULL),
	('01a22dc5-de9d-7177-a289-8c66dee7c922', 2, 2, 'en', 16, 'published', '{}', NULL, 'public', 'personal', 'entered', false, NULL, NULL, NULL, NULL, 0, NULL, NULL, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 19, NULL, NULL, NULL, NULL, '01a22dc5-dd97-76c9-8d70-4242adc0c431', NULL, NULL),
	('01a22dc5-de9d-7177-a289-8c6528112164', 2, 2, 'en', 15, 'published', '{}', NULL, 'public', 'personal', 'entered', false, NULL, '\xb955b13263e4d7befcc4aed2029e63da4555ae88166bc3e87746d59b0467e5afc0d13ffcb0abe9148ca0417dfdb922face3833b846fc9005e9', '\x2f3e21eeea3706e80a45341ce2d86f3a90e2ee4a573e0d0c01d7ddad9f8ccf65', '\x6f923cc615667d3826fd596c11c7573e0c430331beae9365a9bb12271a3ef01b', 0, NULL, NULL, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 19, NULL, NULL, NULL, '\x71a676838cbc84309333b170956ba4f24e4179623a84fde99beebf42dafc9ceb', '01a22dc5-dd97-76c9-8d70-4242adc0c431', '2026-11-23 12:00:00+00', NULL),
	('01a22dc5-de9d-7177-a289-8c670f41f07e', 2, 2, 'en', 17, 'published', '{}', NULL, 'public', 'personal', 'email', false, '\x1d228605488a3fe41e3fb4538894d69f0d990f934afe50025e9ee2b71dd87f9e', '\x51d929b3806cda66393e37764cd770ed3147dd20d4f7973fd44cb2ccb788ec4daed49923ac293bc13c46395da43bff52836f25c48cb72e8e', '\xfe3aa2fac8bf4d395804ef272a89b0949380487574960f2d1bcfbdf0ad9b3a79', '\x6c3b0bc1ef00beca827c17014a24a390ce133ccc80263c9c4a914a9675f00c3d', 0, NULL, NULL, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 20, NULL, NULL, NULL, '\x71a676838cbc84309333b170956ba4f24e4179623a84fde99beebf42dafc9ceb', '01a22dc5-dd97-76c9-8d70-4242adc0c431', '2026-11-23 12:00:00+00', NULL),
	('01a22dc5-955c-7597-87b2-272350430bc1', 2, 2, 'en', 7, 'published', '{anonymous}', NULL, 'anonymous', 'personal', 'email', false, '\x1d228605488a3fe41e3fb4538894d69f0d990f934afe50025e9ee2b71dd87f9e', NULL, NULL, '\x8e3ea4b6417d92c1bf16ded20e1b08aed0de1848eda9d0f56347ccd5aa4820a1', 0, NULL, NULL, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 6, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
	('01a22dc5-b0c2-717d-8d50-00cd0c2154a7', 2, 2, 'en', 9, 'published', '{}', NULL, 'public', 'personal', 'email', false, '\x1d228605488a3fe41e3fb4538894d69f0d990f934afe50025e9ee2b71dd87f9e', '\x9a931dbf530de80ff6e4ee5516767bd2a04e5a114eea5acc12219eebfcb20594a79b1d3453835bf2d857d8d7c1f32bd15520b4372110a08c', '\x0077f69bd5af595ca537b61fe283017bd72e8c874aa40d6f3b0872019729454c', '\x4d21c1da328dc30b23d9c7927968500b644ba8bd9c849f18d8f7d00bacda3b9f', 0, NULL, NULL, '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', '2026-11-23 12:00:00+00', 23, NULL, NULL, NULL, '\x71a676838cbc84309333b170956ba4f24e4179623a84fde99beebf42dafc9ceb', NULL, NULL, NULL),
	('01a22dc5-eb58-746b-8694-84ca3b3c36b6', 1, 1, 'en', NULL, 'held', '{everyone}', NULL, 'public', 'personal', 'email', false, '\x1d228605488a3fe41e3fb4538894d69f0d990f934afe50025e9ee2b71dd87f9e', '\xafe397315ba479acbff761f8ad09fa085e7278a69216de96617d1cd0fc38b71eb648ce27f48b892aec219b7f26527862f997528ac8eaee', '\x47f8c383be5b5a9d11ed599421257960f72dd6b898124c22c0d831eab0ac86f6', '\x2290a128aa8c5d1828332dd0c31bb5f9e275a69667efd3e27274e642cc37c07b', 0, NULL, NULL, '2026-11-23 12:00:00+00', NULL, '2026-11-23 12:00:00+00', 0, NULL, NULL, NULL, '\x71a676838cbc84309333b170956ba4f24e4179623a84fde99beebf42dafc9ceb', NULL, NULL, NULL),
	('01a22dc5-e726-70c1-99ff-d3c41406c615', 1, 1, 'en', 1, 'published', '{everyone}', NULL, 'public', 'personal', 'email', false, '\x1d228605488a3fe41e3fb4538894d69f0d990f934afe50025e9ee2b71dd87f9e', '\x2a1683d9f0f3d307cdf9d6d2e7a4cc5e281c24bd3093aa15864aad2071bac5d8025e9e5703250bbced5b272dfaa43d75e54284bfbf60f0', '\x433bb570adcebf527aa105ee86ec696124e18b357e9c2421986edc6fe917fca8', '\x2fadfbe0b57a0edfc1d88b86a9ea8936baf127f641edc1ed504d2df228a51705', 0, NULL, NULL, '2026-11-23 12:00:00+00', '2026-11-23 12:00:05+00', '2026-11-23 12:00:05+00', 2, NULL, NULL, NULL, '\x71a676838cbc84309333b170956ba4f24e4179623a84fde99beebf42dafc9ceb', NULL, NULL, NULL),
	('01a22dc5-e3db-74b8-aa69-87bbf97e6b63', 1, 1, 'en', NULL, 'rejected', '{everyone}', 'They do not exist.', 'public', 'personal', 'email', false, '\x1d228605488a3fe41e3fb4538894d69f0d990f934afe50025e9ee2b71dd87f9e', '\xab4368150df4781c69c9902b434f1f21e3addcb4fc9e6d6630d19be8d362e1b2f5fe375e3b7db49a8adbbe092d439225f29c470cc61bf3', '\xcd8a7130cf8bfb307985c38eba0da70289ff2f88724e2f238b3c3befd73d6bf4', '\x674804a3fed0a41651618ae9e3dfc39ec06d66981ebc0b9e96eeb72615ee4037', 0, NULL, NULL, '2026-11-23 12:00:00+00', NULL, '2026-11-23 12:00:05+00', 0, NULL, NULL, NULL, '\x71a676838cbc84309333b170956ba4f24e4179623a84fde99beebf42dafc9ceb', NULL, NULL, NULL),
	('01a22dc6-0103-77a7-88df-8b9891678c9a', 2, 6, 'en', 18, 'published', '{}', NULL, 'public', 'personal', 'email', true, '\x1d228605488a3fe41e3fb4538894d69f0d990f934afe50025e9ee2b71dd87f9e', '\x268607cdcab1bcd73ca779dd0098e9acb37121f85d3236cc6eecf5496cf7ba0cdc5eeff4f5eed6f581d24c4a6c4a47a1ef34aa48089c97cb', '\x6577dbaea51ffd63411f5d89e3c2073d329f62d1fbf1910a2d309cbb26c5e76d', '\x8b156ffff9eb01d260251d5c1d39f76eae5033f24640dddb45b2d5e5f88e54e7', 0, NULL, NULL, '2026-11-24 12:02:05+00', '2026-11-24 12:02:05+00', '2026-11-24 12:02:05+00', 22, NULL, NULL, NULL, '\x71a676838cbc84309333b170956ba4f24e4179623a84fde99beebf42dafc9ceb', NULL, NULL, NULL);


--
-- Data for Name: signature_revision; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.signature_revision VALUES
	('01a22dc5-7cab-764c-98e1-a25a44a2a85a', 'current', 'Una Ekberg', '', 'Driver', '', '', '', '', '2026-11-23 12:00:00+00', NULL, NULL, NULL, NULL, '''=personal'' ''driver'' ''ekberg'' ''una'''),
	('01a22dc5-7cab-764c-98e1-a25b0c5a8d45', 'current', 'Vito Farr', '', '', '', '', '', '', '2026-11-23 12:00:00+00', NULL, NULL, NULL, NULL, '''=personal'' ''farr'' ''vito'''),
	('01a22dc5-83c7-728f-8624-a9ea545f0c65', 'current', 'Ada Byron', '', 'Poet of numbers', 'The Late Shift', 'IE', 'https://ada.example/', 'I walk home.
Every night.', '2026-11-23 12:00:00+00', NULL, NULL, NULL, NULL, '''=IE'' ''=personal'' ''ada'' ''byron'' ''late'' ''numbers'' ''of'' ''poet'' ''shift'' ''the'''),
	('01a22dc5-88ff-7571-b0a4-3dff03e6ab8d', 'current', 'Bea Lind', '', '', '', '', '', '', '2026-11-23 12:00:00+00', NULL, NULL, NULL, NULL, '''=personal'' ''bea'' ''lind'''),
	('01a22dc5-8da9-7477-91d5-47ee372c921e', 'current', 'Cid Okafor', '', '', '', '', '', '', '2026-11-23 12:00:00+00', NULL, NULL, NULL, NULL, '''=personal'' ''cid'' ''okafor'''),
	('01a22dc5-91e8-719c-ae75-98e35184348d', 'current', 'Ines Vale', '', '', '', '', '', '', '2026-11-23 12:00:00+00', NULL, NULL, NULL, NULL, '''=personal'' ''ines'' ''vale'''),
	('01a22dc5-955c-7597-87b2-272350430bc1', 'current', '', '', 'nurse', '', '', '', '', '2026-11-23 12:00:00+00', NULL, NULL, NULL, NULL, '''=personal'' ''nurse'''),
	('01a22dc5-9b3b-7755-bae3-6fe42381786e', 'corrected', 'Kara Dvoe', '', '', '', '', '', 'See https://kara.example', '2026-11-23 12:00:00+00', '01a22dc5-9e3f-75b9-9b46-331adfb43c0e', NULL, NULL, NULL, NULL),
	('01a22dc5-9b3b-7755-bae3-6fe42381786e', 'current', 'Kara Dove', '', '', '', '', '', 'See https://kara.example', '2026-11-23 12:00:00+00', NULL, NULL, NULL, NULL, '''=personal'' ''dove'' ''kara'''),
	('01a22dc5-a01a-7343-ab68-a25ba7151937', 'current', 'Lev Stone', '', '', '', '', '', 'Read https://lev.example', '2026-11-23 12:00:00+00', NULL, NULL, NULL, NULL, '''=personal'' ''lev'' ''stone'''),
	('01a22dc5-a671-727a-b73c-da20d5c89b06', 'current', 'The Night Shift', 'Gerd Holt', '', '', '', '', '', '2026-11-23 12:00:00+00', NULL, NULL, NULL, NULL, '''=group'' ''night'' ''shift'' ''the'''),
	('01a22dc5-a9f2-7637-ace6-0e427471386c', 'current', 'Rex Halloran-Quist', '', '', '', '', '', '', '2026-11-23 12:00:00+00', NULL, NULL, NULL, NULL, '''=personal'' ''halloran'' ''quist'' ''rex'''),
	('01a22dc5-b953-76c5-ae94-9aa0168727c6', 'current', 'Edda Holm', '', 'Cook', '', '', '', '', '2026-11-23 12:00:00+00', NULL, NULL, NULL, NULL, '''=personal'' ''cook'' ''edda'' ''holm'''),
	('01a22dc5-b953-76c5-ae94-9aa0168727c6', 'waiting', 'Edda Holm', '', 'Cook', '', '', '', 'See https://edda.example', '2026-11-23 12:00:00+00', '01a22dc5-bc7e-7187-b046-5fdf9b547787', 'public', 'personal', '{link}', NULL),
	('01a22dc5-c343-769d-a37d-6119496dbde8', 'current', 'Gil Amado', '', '', '', 'PT', '', '', '2026-11-23 12:00:00+00', NULL, NULL, NULL, NULL, '''=PT'' ''=personal'' ''amado'' ''gil'''),
	('01a22dc5-c865-7372-b98e-1107493daef8', 'current', 'Hana Brook', '', '', '', '', '', '', '2026-11-23 12:00:00+00', NULL, NULL, NULL, NULL, '''=personal'' ''brook'' ''hana'''),
	('01a22dc5-d0d5-737a-ba02-289bc0c67eee', 'current', 'Mia Tarn', '', '', '', '', '', '', '2026-11-23 12:00:00+00', NULL, NULL, NULL, NULL, '''=personal'' ''mia'' ''tarn'''),
	('01a22dc5-db0c-719b-b458-d52b52832b15', 'current', 'Zoe Grant', '', '', '', '', '', '', '2026-11-23 12:00:00+00', NULL, NULL, NULL, NULL, '''=personal'' ''grant'' ''zoe'''),
	('01a22dc5-de9d-7177-a289-8c6528112164', 'current', 'Quinn Abel', '', '', 'Choir', '', '', '', '2026-11-23 12:00:00+00', NULL, NULL, NULL, NULL, '''=personal'' ''abel'' ''choir'' ''quinn'''),
	('01a22dc5-de9d-7177-a289-8c66dee7c922', 'current', 'Rhea Bond', '', '', '', '', '', '', '2026-11-23 12:00:00+00', NULL, NULL, NULL, NULL, '''=personal'' ''bond'' ''rhea'''),
	('01a22dc5-de9d-7177-a289-8c670f41f07e', 'current', 'Sven Carr', '', '', '', '', '', '', '2026-11-23 12:00:00+00', NULL, NULL, NULL, NULL, '''=personal'' ''carr'' ''sven'''),
	('01a22dc5-e3db-74b8-aa69-87bbf97e6b63', 'current', 'Wim Ash', '', '', '', '', '', '', '2026-11-23 12:00:00+00', NULL, NULL, NULL, NULL, '''=personal'' ''ash'' ''wim'''),
	('01a22dc5-e726-70c1-99ff-d3c41406c615', 'current', 'Xia Reed', '', '', '', '', '', '', '2026-11-23 12:00:00+00', NULL, NULL, NULL, NULL, '''=personal'' ''reed'' ''xia'''),
	('01a22dc5-eb58-746b-8694-84ca3b3c36b6', 'current', 'Yan Moor', '', '', '', '', '', '', '2026-11-23 12:00:00+00', NULL, NULL, NULL, NULL, '''=personal'' ''moor'' ''yan'''),
	('01a22dc6-0103-77a7-88df-8b9891678c9a', 'current', 'Nell Quay', '', '', '', '', '', '', '2026-11-24 12:02:05+00', NULL, NULL, NULL, NULL, '''=personal'' ''nell'' ''quay'''),
	('01a22dc5-b0c2-717d-8d50-00cd0c2154a7', 'current', 'Dana Frey', '', 'Night nurse', 'St. Elsewhere', '', '', '', '2026-11-26 12:07:05+00', NULL, NULL, NULL, NULL, '''=personal'' ''dana'' ''elsewhere'' ''frey'' ''night'' ''nurse'' ''st''');


--
-- Data for Name: site_key; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.site_key VALUES
	('tokens', '\x95ab46149a8620696e70450a9c838eea90879324e8f425c06a8079be71a9fcff867c919d8cde862df5e9859ab2ceeb5a2c90081b0d15757b860a00e0ed608ffbe3bce66c5cdfd724', '2026-11-30 18:44:06.436075+00'),
	('codes', '\xdbdab3591fa3e607947e6a80d84aedcae987a87424562a7dd3766eea01fe34ea8da80047a8958436b7f85b9e0e51e97b7c113c0762c97bfaa8ce2d9cbc90981e01d58e66d1dc871f', '2026-11-30 18:44:06.5066+00'),
	('sealing', '\xa98de666928ad040af5c3ce5defa7616cd98c48d9d0208ce5ec3f005d47f0258d6a9550805731be570a233e2b90b09ad4387ed0da618291437d00e40d1d16d8e2e02bcc946cff9dc', '2026-11-30 18:44:06.533677+00'),
	('addresses', '\xfd4234eeeb8d0347eae3691eb64f4c4b459f135ba0174c208500a79921511c553e2313df031f2bf583cd72d8fc1c95470d9d5a50d91f3c9ce53fa67aec6185ae636be204dda0341c', '2026-11-30 18:44:06.546763+00'),
	('mailboxes', '\x3379cd0a5d2e2ef6ccacb92e9efa956d6d15483148bf3ddb7275f55e83f5594a9eff76024076d5a67805c47a5235c209c1a576991eb98104226b52a3dec75947d10ce8a71714c365', '2026-11-30 18:44:06.582843+00'),
	('names', '\xb2577d8c09bf1b5a8493e7c2e0cbd0d0a697eb6bf4dd2fc55da8eaadb5e56ca896b44d4a64e226018d8214c9827090d3f53846bf2b2ddc8d636b8c085ccd120dbd5188bbae68b4c2', '2026-11-30 18:44:06.584157+00'),
	('domains', '\x504e3aa0bd321e62338810b5ac8c22370e2cf600563213ea3cadb58c6fdc870dad32bfa9f53deddaf0419d06617206a31daab34a95883b73343cc6ec3b8d596ce2c8798b5ec5c117', '2026-11-30 18:44:06.62281+00');


--
-- Data for Name: submission; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.submission VALUES
	('01a22dc6-18d9-7328-8021-653754d807b1', 2, 6, 'en', 'public', 'personal', 'Nils Ostrow', '', '', '', '', '', '', false, '\x1d228605488a3fe41e3fb4538894d69f0d990f934afe50025e9ee2b71dd87f9e', '\x51fc8bcbc1ecc6b76f129b091e0078e85bd70cbb867bf03c953c2bb4e5084e0233fadbf710c535d53d5bc3f09579f1b135234378f357bedc', '\x1ff3599ff9b70630ee36eb585633406c5b72cdb60d1cc0cc2298bfcc93ad379b', '\x005ccacac4c85911e41c848b9652d6474539baa0bf8bb15a871160f1a473adfa', '{}', 0, '2026-11-26 12:04:05+00', NULL),
	('01a22dc6-1d5c-749c-b1c5-c57291498467', 2, 6, 'en', 'public', 'personal', 'Per Novak', '', '', '', '', '', '', false, '\x1d228605488a3fe41e3fb4538894d69f0d990f934afe50025e9ee2b71dd87f9e', '\x0df7e39a36d20ea86fb304094b83980419661d86702f960d3b7fda81f596c4e991d904550948e2968852254ca7fb025f6c98584c0cda1e', '\xbe0a8e19e13873364c010904d776b07178d520c7f186fcc427113a33f0f3188b', '\xfe8e4eb9264ba88d25caab63ee754f62e611ec9396c27b73930c8f0ca84b2674', '{}', 0, '2026-11-26 12:04:05+00', NULL),
	('01a22dc6-1fa1-77e1-9f66-98faed4b5820', 2, 6, 'en', 'public', 'personal', 'Olof Pine', '', '', '', '', '', '', false, '\x1d228605488a3fe41e3fb4538894d69f0d990f934afe50025e9ee2b71dd87f9e', '\x237ae1b6ab3f695182efb3325c7c20c2fd33f80b96e3e8254245dbd2058a06a7a44da6a9696a82c18fc832ea535025b9827ca07db38a63fa', '\x10996e0874bc27addc3be1293e1528d071db6e1bf6c3e979b428ede5118f1222', '\x555efd23d6a214a948f6ac95b1d97bf104dd2d6eb11dd652c3795879258767da', '{}', 0, '2026-11-26 12:05:05+00', NULL);


--
-- Data for Name: tally; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.tally VALUES
	(3, '2026-11-23 12:00:00+00', 1, 0, 0, 1, 0, 0, 0, 0),
	(2, '2026-11-23 12:00:00+00', 12, 2, 1, 10, 1, 4, 2, 1),
	(1, '2026-11-23 12:00:00+00', 1, 0, 0, 1, 0, 0, 1, 0),
	(2, '2026-11-24 12:00:00+00', 1, 0, 0, 1, 0, 0, 0, 0),
	(2, '2026-11-26 12:00:00+00', 0, 0, 0, 0, 0, 0, 0, 0);


--
-- Data for Name: text_change; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.text_change OVERRIDING SYSTEM VALUE VALUES
	(1, 1, 'en', 1, 'first', '', '2026-11-23 12:00:00+00'),
	(2, 2, 'en', 2, 'first', '', '2026-11-23 12:00:00+00'),
	(3, 2, 'fr', 3, 'first', '', '2026-11-23 12:00:00+00'),
	(4, 3, 'en', 4, 'first', '', '2026-11-23 12:00:00+00'),
	(5, 4, 'en', 5, 'first', '', '2026-11-23 12:00:00+00'),
	(6, 2, 'en', 6, 'material', 'A last line.', '2026-11-24 12:00:05+00');


--
-- Data for Name: text_waiting; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: together; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: together_notice; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: withdrawal_notice; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: written_update; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.written_update VALUES
	('01a22dc6-1101-7291-8cd9-137ffb1a7713', 2, '2026-11-26-they-answered', 'news', '', '', '2026-11-26 12:04:05+00', '2026-11-26 12:04:05+00'),
	('01a22dc6-15f3-7517-ab14-1c9213db4fdf', 2, '01a22dc6-15f3-7517-ab14-1c9213db4fdf', 'news', '', '', '2026-11-26 12:04:05+00', NULL);


--
-- Data for Name: written_update_text; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.written_update_text VALUES
	('01a22dc6-1101-7291-8cd9-137ffb1a7713', 'en', 'They answered', 'Dear all,

the council **answered**.'),
	('01a22dc6-1101-7291-8cd9-137ffb1a7713', 'fr', 'Ils ont répondu', 'Le conseil a *répondu*.'),
	('01a22dc6-15f3-7517-ab14-1c9213db4fdf', 'en', 'Soon', 'More to come.');


--
-- Name: audit_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.audit_id_seq', 68, true);


--
-- Name: caused_mail_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.caused_mail_id_seq', 25, true);


--
-- Name: letter_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.letter_id_seq', 6, true);


--
-- Name: letter_version_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.letter_version_id_seq', 6, true);


--
-- Name: text_change_id_seq; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.text_change_id_seq', 6, true);


--
-- Name: _sqlx_migrations _sqlx_migrations_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public._sqlx_migrations
    ADD CONSTRAINT _sqlx_migrations_pkey PRIMARY KEY (version);


--
-- Name: address_look address_look_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.address_look
    ADD CONSTRAINT address_look_pk PRIMARY KEY (id);


--
-- Name: audit audit_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.audit
    ADD CONSTRAINT audit_pk PRIMARY KEY (id);


--
-- Name: broadcast_mail broadcast_mail_mailbox_unique; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.broadcast_mail
    ADD CONSTRAINT broadcast_mail_mailbox_unique UNIQUE (broadcast_id, mailbox_hash);


--
-- Name: broadcast_mail broadcast_mail_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.broadcast_mail
    ADD CONSTRAINT broadcast_mail_pk PRIMARY KEY (id);


--
-- Name: broadcast broadcast_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.broadcast
    ADD CONSTRAINT broadcast_pk PRIMARY KEY (id);


--
-- Name: broadcast_test broadcast_test_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.broadcast_test
    ADD CONSTRAINT broadcast_test_pk PRIMARY KEY (id);


--
-- Name: broadcast broadcast_update_unique; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.broadcast
    ADD CONSTRAINT broadcast_update_unique UNIQUE (letter_id, update_name);


--
-- Name: bulk_act bulk_act_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.bulk_act
    ADD CONSTRAINT bulk_act_pk PRIMARY KEY (id);


--
-- Name: bulk_target bulk_target_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.bulk_target
    ADD CONSTRAINT bulk_target_pk PRIMARY KEY (act_id, signature_id);


--
-- Name: caused_mail caused_mail_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.caused_mail
    ADD CONSTRAINT caused_mail_pk PRIMARY KEY (id);


--
-- Name: code_try code_try_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.code_try
    ADD CONSTRAINT code_try_pk PRIMARY KEY (submission_id);


--
-- Name: consent_wording consent_wording_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.consent_wording
    ADD CONSTRAINT consent_wording_pk PRIMARY KEY (hash);


--
-- Name: day_record day_record_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.day_record
    ADD CONSTRAINT day_record_pk PRIMARY KEY (letter_id, day);


--
-- Name: facet facet_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.facet
    ADD CONSTRAINT facet_pk PRIMARY KEY (letter_id, kind, value);


--
-- Name: identity_check identity_check_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.identity_check
    ADD CONSTRAINT identity_check_pk PRIMARY KEY (id);


--
-- Name: identity_check identity_check_signature_unique; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.identity_check
    ADD CONSTRAINT identity_check_signature_unique UNIQUE (signature_id);


--
-- Name: import_draft import_draft_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.import_draft
    ADD CONSTRAINT import_draft_pk PRIMARY KEY (id);


--
-- Name: import import_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.import
    ADD CONSTRAINT import_pk PRIMARY KEY (id);


--
-- Name: job job_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.job
    ADD CONSTRAINT job_pk PRIMARY KEY (name);


--
-- Name: letter_file letter_file_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.letter_file
    ADD CONSTRAINT letter_file_pk PRIMARY KEY (letter_id, path);


--
-- Name: letter letter_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.letter
    ADD CONSTRAINT letter_pk PRIMARY KEY (id);


--
-- Name: letter_revision letter_revision_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.letter_revision
    ADD CONSTRAINT letter_revision_pk PRIMARY KEY (letter_id);


--
-- Name: letter_schedule letter_schedule_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.letter_schedule
    ADD CONSTRAINT letter_schedule_pk PRIMARY KEY (letter_id, noted_at);


--
-- Name: letter letter_slug_unique; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.letter
    ADD CONSTRAINT letter_slug_unique UNIQUE (slug);


--
-- Name: letter_version letter_version_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.letter_version
    ADD CONSTRAINT letter_version_pk PRIMARY KEY (id);


--
-- Name: letter_version letter_version_unique; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.letter_version
    ADD CONSTRAINT letter_version_unique UNIQUE (letter_id, language, hash);


--
-- Name: lost_link lost_link_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.lost_link
    ADD CONSTRAINT lost_link_pk PRIMARY KEY (id);


--
-- Name: network_key network_key_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.network_key
    ADD CONSTRAINT network_key_pk PRIMARY KEY (day);


--
-- Name: network network_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.network
    ADD CONSTRAINT network_pk PRIMARY KEY (id);


--
-- Name: organizer organizer_address_unique; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organizer
    ADD CONSTRAINT organizer_address_unique UNIQUE (address_hash);


--
-- Name: organizer organizer_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organizer
    ADD CONSTRAINT organizer_pk PRIMARY KEY (id);


--
-- Name: organizer_session organizer_session_id_unique; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organizer_session
    ADD CONSTRAINT organizer_session_id_unique UNIQUE (id);


--
-- Name: organizer_session organizer_session_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organizer_session
    ADD CONSTRAINT organizer_session_pk PRIMARY KEY (hash);


--
-- Name: outbox outbox_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.outbox
    ADD CONSTRAINT outbox_pk PRIMARY KEY (id);


--
-- Name: private_link private_link_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.private_link
    ADD CONSTRAINT private_link_pk PRIMARY KEY (id);


--
-- Name: question question_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.question
    ADD CONSTRAINT question_pk PRIMARY KEY (id);


--
-- Name: referral referral_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.referral
    ADD CONSTRAINT referral_pk PRIMARY KEY (letter_id, day, host);


--
-- Name: refused_mailbox refused_mailbox_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.refused_mailbox
    ADD CONSTRAINT refused_mailbox_pk PRIMARY KEY (mailbox_hash);


--
-- Name: report report_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.report
    ADD CONSTRAINT report_pk PRIMARY KEY (id);


--
-- Name: reported_name reported_name_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.reported_name
    ADD CONSTRAINT reported_name_pk PRIMARY KEY (signature_id, name_hash);


--
-- Name: set_aside set_aside_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.set_aside
    ADD CONSTRAINT set_aside_pk PRIMARY KEY (address_hash);


--
-- Name: signature signature_address_unique; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.signature
    ADD CONSTRAINT signature_address_unique UNIQUE (letter_id, address_hash);


--
-- Name: signature signature_first_key_unique; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.signature
    ADD CONSTRAINT signature_first_key_unique UNIQUE (letter_id, first_key);


--
-- Name: signature signature_number_unique; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.signature
    ADD CONSTRAINT signature_number_unique UNIQUE (letter_id, number);


--
-- Name: signature signature_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.signature
    ADD CONSTRAINT signature_pk PRIMARY KEY (id);


--
-- Name: signature_revision signature_revision_edit_unique; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.signature_revision
    ADD CONSTRAINT signature_revision_edit_unique UNIQUE (edit_id);


--
-- Name: signature_revision signature_revision_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.signature_revision
    ADD CONSTRAINT signature_revision_pk PRIMARY KEY (signature_id, standing);


--
-- Name: site_key site_key_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.site_key
    ADD CONSTRAINT site_key_pk PRIMARY KEY (purpose);


--
-- Name: submission submission_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.submission
    ADD CONSTRAINT submission_pk PRIMARY KEY (id);


--
-- Name: tally tally_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.tally
    ADD CONSTRAINT tally_pk PRIMARY KEY (letter_id, hour);


--
-- Name: text_change text_change_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.text_change
    ADD CONSTRAINT text_change_pk PRIMARY KEY (id);


--
-- Name: text_waiting text_waiting_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.text_waiting
    ADD CONSTRAINT text_waiting_pk PRIMARY KEY (letter_id, language);


--
-- Name: together_notice together_notice_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.together_notice
    ADD CONSTRAINT together_notice_pk PRIMARY KEY (signature_id);


--
-- Name: together together_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.together
    ADD CONSTRAINT together_pk PRIMARY KEY (letter_id);


--
-- Name: withdrawal_notice withdrawal_notice_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.withdrawal_notice
    ADD CONSTRAINT withdrawal_notice_pk PRIMARY KEY (signature_id);


--
-- Name: written_update written_update_name_unique; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.written_update
    ADD CONSTRAINT written_update_name_unique UNIQUE (letter_id, name);


--
-- Name: written_update written_update_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.written_update
    ADD CONSTRAINT written_update_pk PRIMARY KEY (id);


--
-- Name: written_update_text written_update_text_pk; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.written_update_text
    ADD CONSTRAINT written_update_text_pk PRIMARY KEY (update_id, language);


--
-- Name: address_look_signature_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX address_look_signature_idx ON public.address_look USING btree (signature_id, looked_at);


--
-- Name: audit_at_once_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX audit_at_once_idx ON public.audit USING btree (letter_id, at) WHERE ((who <> 'signer'::text) AND (subject IS NULL));


--
-- Name: audit_letter_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX audit_letter_idx ON public.audit USING btree (letter_id, id);


--
-- Name: audit_number_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX audit_number_idx ON public.audit USING btree (letter_id, at) WHERE ((who <> 'signer'::text) AND (subject IS NOT NULL));


--
-- Name: audit_subject_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX audit_subject_idx ON public.audit USING btree (subject) WHERE (subject IS NOT NULL);


--
-- Name: bulk_act_letter_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX bulk_act_letter_idx ON public.bulk_act USING btree (letter_id, begun_at);


--
-- Name: bulk_act_working_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX bulk_act_working_idx ON public.bulk_act USING btree (begun_at) WHERE (state = ANY (ARRAY['running'::text, 'undoing'::text]));


--
-- Name: bulk_target_next_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX bulk_target_next_idx ON public.bulk_target USING btree (act_id, became, signature_id);


--
-- Name: bulk_target_signature_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX bulk_target_signature_idx ON public.bulk_target USING btree (signature_id) WHERE (rejected_for IS NOT NULL);


--
-- Name: caused_mail_mailbox_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX caused_mail_mailbox_idx ON public.caused_mail USING btree (letter_id, mailbox_hash, owed_at);


--
-- Name: caused_mail_owed_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX caused_mail_owed_idx ON public.caused_mail USING btree (owed_at);


--
-- Name: caused_mail_subject_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX caused_mail_subject_idx ON public.caused_mail USING btree (subject_id);


--
-- Name: import_draft_uploaded_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX import_draft_uploaded_idx ON public.import_draft USING btree (uploaded_at);


--
-- Name: import_letter_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX import_letter_idx ON public.import USING btree (letter_id, entered_at);


--
-- Name: lost_link_asked_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX lost_link_asked_idx ON public.lost_link USING btree (asked_at);


--
-- Name: network_hash_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX network_hash_idx ON public.network USING btree (hash);


--
-- Name: network_seen_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX network_seen_idx ON public.network USING btree (seen_at);


--
-- Name: organizer_session_organizer_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX organizer_session_organizer_idx ON public.organizer_session USING btree (organizer_id, begun_at);


--
-- Name: outbox_batch_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX outbox_batch_idx ON public.outbox USING btree (batch_id, state, settled_at) WHERE (batch_id IS NOT NULL);


--
-- Name: outbox_leased_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX outbox_leased_idx ON public.outbox USING btree (leased_until) WHERE ((state = 'waiting'::text) AND (leased_until IS NOT NULL));


--
-- Name: outbox_settled_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX outbox_settled_idx ON public.outbox USING btree (state, settled_at) WHERE (state <> 'waiting'::text);


--
-- Name: outbox_subject_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX outbox_subject_idx ON public.outbox USING btree (subject_id);


--
-- Name: outbox_waiting_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX outbox_waiting_idx ON public.outbox USING btree (priority, due_at) WHERE (state = 'waiting'::text);


--
-- Name: private_link_letter_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX private_link_letter_idx ON public.private_link USING btree (letter_id, created_at);


--
-- Name: question_open_unique; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX question_open_unique ON public.question USING btree (signature_id) WHERE ((answered_at IS NULL) AND (settled_at IS NULL));


--
-- Name: question_signature_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX question_signature_idx ON public.question USING btree (signature_id, asked_at);


--
-- Name: report_at_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX report_at_idx ON public.report USING btree (reported_at);


--
-- Name: report_signature_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX report_signature_idx ON public.report USING btree (signature_id);


--
-- Name: reported_name_at_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX reported_name_at_idx ON public.reported_name USING btree (reported_at);


--
-- Name: reported_name_hash_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX reported_name_hash_idx ON public.reported_name USING btree (name_hash);


--
-- Name: set_aside_mail_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX set_aside_mail_idx ON public.set_aside USING btree (mail_id);


--
-- Name: set_aside_since_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX set_aside_since_idx ON public.set_aside USING btree (since);


--
-- Name: sign_in_failure_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX sign_in_failure_idx ON public.sign_in_failure USING btree (address_hash, failed_at);


--
-- Name: signature_address_kept_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX signature_address_kept_idx ON public.signature USING btree (letter_id, signed_at) WHERE (address_sealed IS NOT NULL);


--
-- Name: signature_anonymous_kept_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX signature_anonymous_kept_idx ON public.signature USING btree (state_changed_at) WHERE ((visibility = 'anonymous'::text) AND (address_sealed IS NOT NULL));


--
-- Name: signature_changed_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX signature_changed_idx ON public.signature USING btree (letter_id, revision, number) WHERE (number IS NOT NULL);


--
-- Name: signature_claimable_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX signature_claimable_idx ON public.signature USING btree (letter_id) WHERE ((verified_by = 'entered'::text) AND (address_sealed IS NOT NULL));


--
-- Name: signature_domain_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX signature_domain_idx ON public.signature USING btree (letter_id, domain_hash) WHERE (domain_hash IS NOT NULL);


--
-- Name: signature_featured_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX signature_featured_idx ON public.signature USING btree (letter_id, featured_place) WHERE (featured_place IS NOT NULL);


--
-- Name: signature_first_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX signature_first_idx ON public.signature USING btree (letter_id, first_place) WHERE ((first_place IS NOT NULL) AND (state = 'published'::text));


--
-- Name: signature_held_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX signature_held_idx ON public.signature USING btree (letter_id, signed_at) WHERE (state = 'held'::text);


--
-- Name: signature_import_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX signature_import_idx ON public.signature USING btree (import_id) WHERE (import_id IS NOT NULL);


--
-- Name: signature_left_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX signature_left_idx ON public.signature USING btree (letter_id) WHERE (left_key_hash IS NOT NULL);


--
-- Name: signature_listed_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX signature_listed_idx ON public.signature USING btree (letter_id, number) WHERE ((state = 'published'::text) AND (visibility = ANY (ARRAY['public'::text, 'anonymous'::text])));


--
-- Name: signature_mailbox_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX signature_mailbox_idx ON public.signature USING btree (letter_id, mailbox_hash) WHERE (mailbox_hash IS NOT NULL);


--
-- Name: signature_news_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX signature_news_idx ON public.signature USING btree (letter_id, id) WHERE (updates AND (address_sealed IS NOT NULL));


--
-- Name: signature_no_domain_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX signature_no_domain_idx ON public.signature USING btree (id) WHERE ((domain_hash IS NULL) AND (address_sealed IS NOT NULL));


--
-- Name: signature_rejected_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX signature_rejected_idx ON public.signature USING btree (letter_id) WHERE (state = 'rejected'::text);


--
-- Name: signature_revision_found_by_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX signature_revision_found_by_idx ON public.signature_revision USING gin (found_by) WHERE (standing = 'current'::text);


--
-- Name: signature_revision_unfolded_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX signature_revision_unfolded_idx ON public.signature_revision USING btree (signature_id) WHERE ((found_by IS NULL) AND (standing = 'current'::text));


--
-- Name: signature_revision_waiting_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX signature_revision_waiting_idx ON public.signature_revision USING btree (written_at) WHERE (standing = 'waiting'::text);


--
-- Name: signature_signed_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX signature_signed_idx ON public.signature USING btree (letter_id, signed_at, id);


--
-- Name: signature_together_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX signature_together_idx ON public.signature USING btree (letter_id) WHERE ((state = 'published'::text) AND (visibility = 'together'::text));


--
-- Name: submission_address_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX submission_address_idx ON public.submission USING btree (letter_id, address_hash);


--
-- Name: submission_created_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX submission_created_idx ON public.submission USING btree (created_at);


--
-- Name: text_change_letter_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX text_change_letter_idx ON public.text_change USING btree (letter_id, language, id);


--
-- Name: together_notice_letter_idx; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX together_notice_letter_idx ON public.together_notice USING btree (letter_id);


--
-- Name: audit audit_no_change; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER audit_no_change BEFORE DELETE OR UPDATE ON public.audit FOR EACH ROW EXECUTE FUNCTION public.audit_is_append_only();


--
-- Name: audit audit_no_truncate; Type: TRIGGER; Schema: public; Owner: -
--

CREATE TRIGGER audit_no_truncate BEFORE TRUNCATE ON public.audit FOR EACH STATEMENT EXECUTE FUNCTION public.audit_is_append_only();


--
-- Name: address_look address_look_signature_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.address_look
    ADD CONSTRAINT address_look_signature_fk FOREIGN KEY (signature_id) REFERENCES public.signature(id);


--
-- Name: audit audit_letter_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.audit
    ADD CONSTRAINT audit_letter_fk FOREIGN KEY (letter_id) REFERENCES public.letter(id);


--
-- Name: broadcast broadcast_letter_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.broadcast
    ADD CONSTRAINT broadcast_letter_fk FOREIGN KEY (letter_id) REFERENCES public.letter(id);


--
-- Name: broadcast_mail broadcast_mail_broadcast_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.broadcast_mail
    ADD CONSTRAINT broadcast_mail_broadcast_fk FOREIGN KEY (broadcast_id) REFERENCES public.broadcast(id);


--
-- Name: broadcast_mail broadcast_mail_signature_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.broadcast_mail
    ADD CONSTRAINT broadcast_mail_signature_fk FOREIGN KEY (signature_id) REFERENCES public.signature(id);


--
-- Name: broadcast_test broadcast_test_letter_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.broadcast_test
    ADD CONSTRAINT broadcast_test_letter_fk FOREIGN KEY (letter_id) REFERENCES public.letter(id);


--
-- Name: broadcast_test broadcast_test_organizer_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.broadcast_test
    ADD CONSTRAINT broadcast_test_organizer_fk FOREIGN KEY (organizer_id) REFERENCES public.organizer(id);


--
-- Name: bulk_act bulk_act_letter_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.bulk_act
    ADD CONSTRAINT bulk_act_letter_fk FOREIGN KEY (letter_id) REFERENCES public.letter(id);


--
-- Name: bulk_act bulk_act_organizer_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.bulk_act
    ADD CONSTRAINT bulk_act_organizer_fk FOREIGN KEY (organizer_id) REFERENCES public.organizer(id);


--
-- Name: bulk_target bulk_target_act_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.bulk_target
    ADD CONSTRAINT bulk_target_act_fk FOREIGN KEY (act_id) REFERENCES public.bulk_act(id);


--
-- Name: bulk_target bulk_target_signature_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.bulk_target
    ADD CONSTRAINT bulk_target_signature_fk FOREIGN KEY (signature_id) REFERENCES public.signature(id);


--
-- Name: caused_mail caused_mail_letter_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.caused_mail
    ADD CONSTRAINT caused_mail_letter_fk FOREIGN KEY (letter_id) REFERENCES public.letter(id);


--
-- Name: day_record day_record_letter_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.day_record
    ADD CONSTRAINT day_record_letter_fk FOREIGN KEY (letter_id) REFERENCES public.letter(id);


--
-- Name: facet facet_letter_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.facet
    ADD CONSTRAINT facet_letter_fk FOREIGN KEY (letter_id) REFERENCES public.letter(id);


--
-- Name: identity_check identity_check_signature_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.identity_check
    ADD CONSTRAINT identity_check_signature_fk FOREIGN KEY (signature_id) REFERENCES public.signature(id);


--
-- Name: import_draft import_draft_letter_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.import_draft
    ADD CONSTRAINT import_draft_letter_fk FOREIGN KEY (letter_id) REFERENCES public.letter(id);


--
-- Name: import_draft import_draft_organizer_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.import_draft
    ADD CONSTRAINT import_draft_organizer_fk FOREIGN KEY (organizer_id) REFERENCES public.organizer(id);


--
-- Name: import import_letter_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.import
    ADD CONSTRAINT import_letter_fk FOREIGN KEY (letter_id) REFERENCES public.letter(id);


--
-- Name: letter_file letter_file_letter_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.letter_file
    ADD CONSTRAINT letter_file_letter_fk FOREIGN KEY (letter_id) REFERENCES public.letter(id);


--
-- Name: letter_revision letter_revision_letter_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.letter_revision
    ADD CONSTRAINT letter_revision_letter_fk FOREIGN KEY (letter_id) REFERENCES public.letter(id);


--
-- Name: letter_schedule letter_schedule_letter_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.letter_schedule
    ADD CONSTRAINT letter_schedule_letter_fk FOREIGN KEY (letter_id) REFERENCES public.letter(id);


--
-- Name: letter_version letter_version_letter_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.letter_version
    ADD CONSTRAINT letter_version_letter_fk FOREIGN KEY (letter_id) REFERENCES public.letter(id);


--
-- Name: lost_link lost_link_letter_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.lost_link
    ADD CONSTRAINT lost_link_letter_fk FOREIGN KEY (letter_id) REFERENCES public.letter(id);


--
-- Name: organizer_session organizer_session_organizer_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.organizer_session
    ADD CONSTRAINT organizer_session_organizer_fk FOREIGN KEY (organizer_id) REFERENCES public.organizer(id);


--
-- Name: private_link private_link_letter_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.private_link
    ADD CONSTRAINT private_link_letter_fk FOREIGN KEY (letter_id) REFERENCES public.letter(id);


--
-- Name: question question_signature_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.question
    ADD CONSTRAINT question_signature_fk FOREIGN KEY (signature_id) REFERENCES public.signature(id);


--
-- Name: referral referral_letter_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.referral
    ADD CONSTRAINT referral_letter_fk FOREIGN KEY (letter_id) REFERENCES public.letter(id);


--
-- Name: report report_letter_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.report
    ADD CONSTRAINT report_letter_fk FOREIGN KEY (letter_id) REFERENCES public.letter(id);


--
-- Name: report report_signature_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.report
    ADD CONSTRAINT report_signature_fk FOREIGN KEY (signature_id) REFERENCES public.signature(id);


--
-- Name: reported_name reported_name_signature_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.reported_name
    ADD CONSTRAINT reported_name_signature_fk FOREIGN KEY (signature_id) REFERENCES public.signature(id);


--
-- Name: signature signature_consent_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.signature
    ADD CONSTRAINT signature_consent_fk FOREIGN KEY (consent_hash) REFERENCES public.consent_wording(hash);


--
-- Name: signature signature_import_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.signature
    ADD CONSTRAINT signature_import_fk FOREIGN KEY (import_id) REFERENCES public.import(id);


--
-- Name: signature signature_letter_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.signature
    ADD CONSTRAINT signature_letter_fk FOREIGN KEY (letter_id) REFERENCES public.letter(id);


--
-- Name: signature_revision signature_revision_signature_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.signature_revision
    ADD CONSTRAINT signature_revision_signature_fk FOREIGN KEY (signature_id) REFERENCES public.signature(id);


--
-- Name: signature signature_version_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.signature
    ADD CONSTRAINT signature_version_fk FOREIGN KEY (version_id) REFERENCES public.letter_version(id);


--
-- Name: submission submission_consent_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.submission
    ADD CONSTRAINT submission_consent_fk FOREIGN KEY (consent_hash) REFERENCES public.consent_wording(hash);


--
-- Name: submission submission_letter_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.submission
    ADD CONSTRAINT submission_letter_fk FOREIGN KEY (letter_id) REFERENCES public.letter(id);


--
-- Name: submission submission_version_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.submission
    ADD CONSTRAINT submission_version_fk FOREIGN KEY (version_id) REFERENCES public.letter_version(id);


--
-- Name: tally tally_letter_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.tally
    ADD CONSTRAINT tally_letter_fk FOREIGN KEY (letter_id) REFERENCES public.letter(id);


--
-- Name: text_change text_change_letter_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.text_change
    ADD CONSTRAINT text_change_letter_fk FOREIGN KEY (letter_id) REFERENCES public.letter(id);


--
-- Name: text_change text_change_version_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.text_change
    ADD CONSTRAINT text_change_version_fk FOREIGN KEY (version_id) REFERENCES public.letter_version(id);


--
-- Name: text_waiting text_waiting_letter_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.text_waiting
    ADD CONSTRAINT text_waiting_letter_fk FOREIGN KEY (letter_id) REFERENCES public.letter(id);


--
-- Name: together together_letter_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.together
    ADD CONSTRAINT together_letter_fk FOREIGN KEY (letter_id) REFERENCES public.letter(id);


--
-- Name: together_notice together_notice_letter_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.together_notice
    ADD CONSTRAINT together_notice_letter_fk FOREIGN KEY (letter_id) REFERENCES public.letter(id);


--
-- Name: together_notice together_notice_signature_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.together_notice
    ADD CONSTRAINT together_notice_signature_fk FOREIGN KEY (signature_id) REFERENCES public.signature(id);


--
-- Name: withdrawal_notice withdrawal_notice_signature_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.withdrawal_notice
    ADD CONSTRAINT withdrawal_notice_signature_fk FOREIGN KEY (signature_id) REFERENCES public.signature(id);


--
-- Name: written_update written_update_letter_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.written_update
    ADD CONSTRAINT written_update_letter_fk FOREIGN KEY (letter_id) REFERENCES public.letter(id);


--
-- Name: written_update_text written_update_text_update_fk; Type: FK CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.written_update_text
    ADD CONSTRAINT written_update_text_update_fk FOREIGN KEY (update_id) REFERENCES public.written_update(id);


--
-- PostgreSQL database dump complete
--


