//! Connection pools: how many connections there are, and the time limits of their sessions.

use std::time::Duration;

use sqlx::{
    Connection as _, PgPool, Postgres,
    pool::PoolOptions,
    postgres::{PgConnectOptions, PgPoolOptions},
};

use super::{limits::has_given_up, within};

/// Connections for forms and confirmations, which share commits: as many as there are batches under way.
const SIGNING_CONNECTIONS: u32 = 4;

/// The name of our connections in `pg_stat_activity`.
pub const APPLICATION_NAME: &str = "undersigned";

/// Connections for the outbox: claims, notes of what became of mails, and the queue's length.
const MAIL_CONNECTIONS: u32 = 4;

/// Connections of the pool that writes. A server works best with a few per core, and with those of the other pools this
/// leaves room under the usual `max_connections = 100` for three processes and for administrators.
const WRITING_CONNECTIONS: u32 = 8;

/// Connections for lists and exports. Exports are long, and take all but a few of them.
pub const READING_CONNECTIONS: u32 = 10;

/// What writes, and what mail is written from, finds rows by their keys. Plans are made once, perhaps on the evening on
/// which a new letter's tables are still empty and look as if reading them whole were cheap: an hour later, mail would be
/// half of what the database does (2.8 ms instead of 0.2 ms for a dozen results).
const WRITING_SESSION: [(&str, &str); 1] = [("enable_seqscan", "off")];

/// Signing and mail find rows by lists of keys, and there is one way to do that. By itself Postgres plans such a statement
/// anew each time, for the length of the list: with a hundred signers a second, planning took half of its time.
const KEYS_SESSION: [(&str, &str); 1] = [("plan_cache_mode", "force_generic_plan")];

/// Connections for searches, which cost more than pages: few, so that they do not slow down other requests and
/// together cannot keep a small server busy.
const SEARCH_CONNECTIONS: u32 = 3;

/// How long a search waits for one of them. A reader who has waited longer has typed something else by then.
const SEARCH_TURN: Duration = Duration::from_secs(3);

/// How long a search may take. Among a million signatures the slowest takes a tenth of a second; one that takes
/// this long runs on a server under attack, or was made to be slow.
const SEARCH_SESSION: [(&str, &str); 2] = [("statement_timeout", "3s"), ("lock_timeout", "2s")];

/// How long a request waits for a connection, and a form for its commit. While the database is away, people are told so
/// within two seconds, with what they typed.
pub const PATIENCE: Duration = Duration::from_millis(1500);

/// How long a connection may take to answer that it is alive. It crosses a room or a continent, but reads nothing.
const ANSWERS_WITHIN: Duration = Duration::from_millis(500);

/// A connection that was used less long ago is not asked whether it still answers. Under load, that was every second
/// thing that the database was asked.
pub const FRESH: Duration = Duration::from_millis(20);

/// Settings of each session, with their reasons.
const SESSION: [(&str, &str); 7] = [
    // No query of a page takes a second. If one takes this long, its reader has left, and it would only occupy a
    // connection. An export says `set local statement_timeout = 0` in its own transaction.
    ("statement_timeout", "30s"),
    // Compiling a plan takes longer than any of our queries: claiming mail among 1.5 million rows took 184 ms with
    // it and under 2 ms without.
    ("jit", "off"),
    // Transactions are short, so a lock that takes this long belongs to a session that hangs.
    ("lock_timeout", "5s"),
    // An abandoned transaction keeps its rows locked and prevents vacuum from removing dead rows.
    ("idle_in_transaction_session_timeout", "60s"),
    // The session of a node that lost its power or its network ends, with its locks.
    ("tcp_keepalives_idle", "10"),
    ("tcp_keepalives_interval", "5"),
    ("tcp_keepalives_count", "3"),
];

/// A pool of at most `connections` to `server`, with the settings of all our sessions. It connects when first used,
/// and reconnects by itself when the server has been away.
pub fn pool(server: PgConnectOptions, connections: u32, patience: Duration) -> PgPool {
    let server = server.application_name(APPLICATION_NAME).options(SESSION);
    options(connections, patience).connect_lazy_with(server)
}

/// The pool that reads and writes.
pub fn writing_pool(server: PgConnectOptions) -> PgPool {
    pool(server.options(WRITING_SESSION), WRITING_CONNECTIONS, PATIENCE)
}

/// The pool for lists and exports, on the same server or on its replica.
pub fn reading_pool(server: PgConnectOptions) -> PgPool {
    pool(server, READING_CONNECTIONS, PATIENCE)
}

/// The pool for forms and confirmations, as `like`, which writes: whatever else keeps the database busy, they have their
/// own connections.
pub fn signing_pool(like: &PgPool) -> PgPool {
    keys_pool(like, SIGNING_CONNECTIONS)
}

/// The pool of the outbox, as `like`, which writes.
pub fn mail_pool(like: &PgPool) -> PgPool {
    keys_pool(like, MAIL_CONNECTIONS)
}

fn keys_pool(like: &PgPool, connections: u32) -> PgPool {
    let server = like.connect_options().as_ref().clone().options(KEYS_SESSION);
    options(connections, like.options().get_acquire_timeout()).connect_lazy_with(server)
}

/// The pool for searches on the same server as `like`.
pub fn search_pool(like: &PgPool) -> PgPool {
    // If a setting has several values, the last one counts.
    let server = like.connect_options().as_ref().clone().options(SEARCH_SESSION);
    options(SEARCH_CONNECTIONS, SEARCH_TURN).connect_lazy_with(server)
}

fn options(connections: u32, turn: Duration) -> PoolOptions<Postgres> {
    let options = PgPoolOptions::new().max_connections(connections).acquire_timeout(turn);
    options
        .test_before_acquire(false)
        .before_acquire(|connection, meta| {
            Box::pin(async move {
                if meta.idle_for >= FRESH {
                    within(ANSWERS_WITHIN, connection.ping()).await?;
                }
                Ok(true)
            })
        })
        // Whoever gave up waiting for an answer leaves a connection that may never answer again. The pool itself would
        // wait for it without end, and have one connection less. At other times this would be one more question to the
        // database for each connection that is given back, thousands a second on a busy evening.
        .after_release(|connection, _| {
            Box::pin(async move {
                if has_given_up() {
                    within(ANSWERS_WITHIN, connection.ping()).await?;
                }
                Ok(true)
            })
        })
}
