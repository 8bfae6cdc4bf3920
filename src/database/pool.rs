//! How many connections there are, and how long anything may take on one.

use std::time::Duration;

use sqlx::{
    PgPool,
    postgres::{PgConnectOptions, PgPoolOptions},
};

/// How our connections are named in `pg_stat_activity`.
pub const APPLICATION_NAME: &str = "undersigned";

/// Connections of the pool that writes. A server works best on a few per core, and this leaves room
/// under the usual `max_connections = 100` for four processes and for people who look after it.
pub const MAX_CONNECTIONS: u32 = 20;

/// Connections to the replica: lists and exports, which are long and few.
pub const MAX_READER_CONNECTIONS: u32 = 10;

/// Connections for searches, which cost more than pages: few, so that they leave the others alone and together cannot
/// keep a small server busy.
const SEARCH_CONNECTIONS: u32 = 3;

/// How long a search waits for one of them. Whoever has waited longer has typed something else meanwhile.
const SEARCH_TURN: Duration = Duration::from_secs(3);

/// How long a search may take. Among a million signatures the slowest takes a tenth of a second; what takes this long is
/// a server under siege, or a search that was made to be slow.
const SEARCH_SESSION: [(&str, &str); 2] = [("statement_timeout", "3s"), ("lock_timeout", "2s")];

/// How long a request waits for a connection. Longer than the embedded server needs to come back after
/// a crash, so that visitors wait instead of seeing an error; shorter than their patience.
const ACQUIRE_TIMEOUT: Duration = Duration::from_secs(10);

/// Settings of each session, with their reasons.
const SESSION: [(&str, &str); 4] = [
    // No query of a page takes a second. What takes this long has lost its reader, and would hold a
    // connection. An export says `set local statement_timeout = 0` in its own transaction.
    ("statement_timeout", "30s"),
    // Compiling a plan takes longer than any query of ours runs: claiming mail among 1.5 million rows took
    // 184 ms with it and under 2 ms without.
    ("jit", "off"),
    // Transactions are short, so whoever waits this long for a row waits for something that hangs.
    ("lock_timeout", "5s"),
    // A transaction that nobody continues keeps its rows locked and dead rows from being cleaned.
    ("idle_in_transaction_session_timeout", "60s"),
];

/// A pool of at most `connections` to `server`, with the settings that all our sessions have. It
/// connects when first used, and again by itself when the server has been away.
pub fn pool(server: PgConnectOptions, connections: u32) -> PgPool {
    PgPoolOptions::new()
        .max_connections(connections)
        .acquire_timeout(ACQUIRE_TIMEOUT)
        .connect_lazy_with(server.application_name(APPLICATION_NAME).options(SESSION))
}

/// The pool for searches on the server of this one.
pub fn search_pool(like: &PgPool) -> PgPool {
    PgPoolOptions::new()
        .max_connections(SEARCH_CONNECTIONS)
        .acquire_timeout(SEARCH_TURN)
        // Of several values of a setting, the last counts.
        .connect_lazy_with(like.connect_options().as_ref().clone().options(SEARCH_SESSION))
}
