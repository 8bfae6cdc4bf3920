//! A database server by its URL, and the first connection to any server.

use std::{
    fmt,
    str::FromStr,
    time::{Duration, Instant},
};

use sqlx::{ConnectOptions as _, PgConnection, postgres::PgConnectOptions};
use url::Url;

use super::{
    DatabaseError,
    pool::APPLICATION_NAME,
    version::{OLDEST_MAJOR, ServerVersion},
};

/// How long a server may take to accept a connection: enough for a slow network, not for a wrong address.
const CONNECT_WITHIN: Duration = Duration::from_secs(10);

/// How long a server may take until it listens: a machine that starts all of its services at once, a recovery after a
/// crash.
const STARTS_WITHIN: Duration = Duration::from_secs(180);

/// A PostgreSQL server and one of its databases, from `postgres://user:password@host:port/database`. What the URL
/// leaves out comes from the `PG*` variables and the password file, as in `libpq`. Displayed as
/// `host:port/database`, so that the password does not reach a log.
#[derive(Clone)]
pub struct ServerUrl {
    options: Box<PgConnectOptions>,
    place: String,
}

/// Why a text is not the URL of a database. The messages do not repeat the text, which contains a password.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadUrl {
    #[error("not the URL of a PostgreSQL database; write postgres://user:password@host:5432/database")]
    NotPostgres,
    /// The URL has no database.
    #[error(
        "the URL names no database; add it at the end, as in postgres://user:password@host:5432/database"
    )]
    NoDatabase,
    /// A part of the URL is not understood.
    #[error("the URL of the database is not understood: {0}; see the PostgreSQL manual on connection URIs")]
    Setting(String),
}

impl ServerUrl {
    pub fn options(&self) -> &PgConnectOptions {
        &self.options
    }
}

impl FromStr for ServerUrl {
    type Err = BadUrl;

    fn from_str(text: &str) -> Result<Self, BadUrl> {
        let url = Url::parse(text).map_err(|_| BadUrl::NotPostgres)?;
        if !matches!(url.scheme(), "postgres" | "postgresql") {
            return Err(BadUrl::NotPostgres);
        }
        let options = PgConnectOptions::from_url(&url).map_err(|error| BadUrl::Setting(cause(&error)))?;
        let database = options.get_database().ok_or(BadUrl::NoDatabase)?;
        let host = match options.get_socket() {
            Some(folder) => folder.display().to_string(),
            None => options.get_host().to_owned(),
        };
        let place = format!("{host}:{}/{database}", options.get_port());
        // An IPv6 address has brackets in a URL, and none where addresses are looked up.
        let options = options.clone().host(options.get_host().trim_matches(['[', ']']));
        Ok(Self { options: Box::new(options), place })
    }
}

impl fmt::Display for ServerUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.place)
    }
}

impl fmt::Debug for ServerUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ServerUrl({})", self.place)
    }
}

/// A connection without time limits, for migrations, once the server is seen to be one we can work with.
pub(super) async fn connect(
    options: &PgConnectOptions,
    place: &str,
) -> Result<(PgConnection, ServerVersion), DatabaseError> {
    let unreachable = |cause| DatabaseError::Unreachable { place: place.to_owned(), cause };
    let named = options.clone().application_name(APPLICATION_NAME);
    let connection = match tokio::time::timeout(CONNECT_WITHIN, named.connect()).await {
        Ok(answer) => answer.map_err(|error| unreachable(cause(&error)))?,
        Err(_) => return Err(unreachable(format!("no answer within {} s", CONNECT_WITHIN.as_secs()))),
    };
    let found = ServerVersion(connection.server_version_num().unwrap_or(0));
    if found.major() < OLDEST_MAJOR {
        return Err(DatabaseError::TooOld { place: place.to_owned(), found });
    }
    Ok((connection, found))
}

/// Waits until the server can be reached, for as long as it may only be starting; says what it waits for every ten
/// seconds. What no waiting mends is not waited for, and is found by whoever connects next.
pub(super) async fn wait_for(options: &PgConnectOptions, place: &str, mut told: impl FnMut(String)) {
    let begun = Instant::now();
    let mut last_told = None;
    loop {
        let tried = tokio::time::timeout(
            CONNECT_WITHIN,
            options.clone().application_name(APPLICATION_NAME).connect(),
        )
        .await;
        let why = match tried {
            Ok(Err(error)) if is_starting(&error) => cause(&error),
            Ok(_) => return,
            Err(_) => "no answer".into(),
        };
        if begun.elapsed() > STARTS_WITHIN {
            return;
        }
        if last_told.is_none_or(|at: Instant| at.elapsed() >= CONNECT_WITHIN) {
            last_told = Some(Instant::now());
            told(format!("waiting for PostgreSQL at {place}: {why}"));
        }
        tokio::time::sleep(Duration::from_millis(500)).await;
    }
}

/// Whether a server that has just been started answers so: nothing listens, its name is not known yet, or it says that it
/// is starting (SQLSTATE `cannot_connect_now`).
fn is_starting(error: &sqlx::Error) -> bool {
    match error {
        // A balancer without a server hangs up in the middle of the greeting.
        sqlx::Error::Io(_) | sqlx::Error::Protocol(_) => true,
        sqlx::Error::Database(error) => error.code().as_deref() == Some("57P03"),
        _ => false,
    }
}

/// The innermost message of an error, without what the library adds.
fn cause(error: &sqlx::Error) -> String {
    match error {
        sqlx::Error::Io(error) => error.to_string(),
        sqlx::Error::Database(error) => error.message().to_owned(),
        sqlx::Error::Tls(error) | sqlx::Error::Configuration(error) => error.to_string(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_shows_its_place_and_never_its_password() {
        let url: ServerUrl = "postgres://ann:s3cret@db.example:6432/letters?sslmode=require".parse().unwrap();
        assert_eq!(url.to_string(), "db.example:6432/letters");
        assert_eq!(format!("{url:?}"), "ServerUrl(db.example:6432/letters)");
    }

    #[test]
    fn an_ipv6_address_is_connected_to_without_its_brackets() {
        let url: ServerUrl = "postgres://ann@[::1]/letters".parse().unwrap();
        assert_eq!(url.options().get_host(), "::1");
        assert_eq!(url.to_string(), "[::1]:5432/letters");
    }

    #[test]
    fn a_wrong_url_is_explained_without_repeating_it() {
        for (text, expected) in [
            ("db.example/letters", BadUrl::NotPostgres),
            ("mysql://ann:s3cret@db.example/letters", BadUrl::NotPostgres),
            ("postgres://ann:s3cret@db.example", BadUrl::NoDatabase),
            ("postgres://ann:s3cret@db.example/", BadUrl::NoDatabase),
        ] {
            assert_eq!(text.parse::<ServerUrl>().unwrap_err(), expected, "{text}");
        }
        let error =
            "postgres://ann:s3cret@db.example/letters?sslmode=perhaps".parse::<ServerUrl>().unwrap_err();
        assert!(error.to_string().contains("perhaps") && !error.to_string().contains("s3cret"), "{error}");
    }
}
