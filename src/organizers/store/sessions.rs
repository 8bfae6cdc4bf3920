//! SQL for sessions.

use serde_json::Value;
use sqlx::{PgConnection, query, query_as, query_scalar};
use time::OffsetDateTime;
use uuid::Uuid;

/// A session as it is stored.
pub struct StoredSession<'a> {
    pub hash: &'a [u8],
    pub organizer: Option<Uuid>,
    pub data: Value,
    pub browser: &'a str,
}

/// Begins a session; false if there is one with that id.
pub async fn begin(
    conn: &mut PgConnection,
    stored: &StoredSession<'_>,
    now: OffsetDateTime,
) -> sqlx::Result<bool> {
    let begun = query!(
        "insert into organizer_session (hash, id, organizer_id, data, browser, begun_at, seen_at)
         values ($1, $2, $3, $4, $5, $6, $6)
         on conflict on constraint organizer_session_pk do nothing",
        stored.hash,
        Uuid::new_v4(),
        stored.organizer,
        stored.data,
        stored.browser,
        now
    )
    .execute(conn)
    .await?;
    Ok(begun.rows_affected() > 0)
}

/// Stores changes of a session. One that has ended in the meantime stays ended.
pub async fn save(conn: &mut PgConnection, stored: &StoredSession<'_>) -> sqlx::Result<()> {
    query!(
        "update organizer_session set organizer_id = $2, data = $3, browser = $4 where hash = $1",
        stored.hash,
        stored.organizer,
        stored.data,
        stored.browser
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// The data of a session that was begun and used since these moments, and when it was last used.
pub async fn find(
    conn: &mut PgConnection,
    hash: &[u8],
    begun_since: OffsetDateTime,
    seen_since: OffsetDateTime,
) -> sqlx::Result<Option<(Value, OffsetDateTime)>> {
    let row = query!(
        "select data, seen_at from organizer_session where hash = $1 and begun_at > $2 and seen_at > $3",
        hash,
        begun_since,
        seen_since
    );
    Ok(row.fetch_optional(conn).await?.map(|row| (row.data, row.seen_at)))
}

/// Records that a session is in use.
pub async fn seen(conn: &mut PgConnection, hash: &[u8], now: OffsetDateTime) -> sqlx::Result<()> {
    query!("update organizer_session set seen_at = $2 where hash = $1", hash, now).execute(conn).await?;
    Ok(())
}

pub async fn delete(conn: &mut PgConnection, hash: &[u8]) -> sqlx::Result<()> {
    query!("delete from organizer_session where hash = $1", hash).execute(conn).await?;
    Ok(())
}

/// The open sessions of an organizer, the latest first.
pub async fn open_sessions(
    conn: &mut PgConnection,
    organizer: Uuid,
    begun_since: OffsetDateTime,
    seen_since: OffsetDateTime,
) -> sqlx::Result<Vec<OpenSession>> {
    query_as!(
        OpenSession,
        "select id, browser, begun_at, seen_at from organizer_session
         where organizer_id = $1 and begun_at > $2 and seen_at > $3
         order by begun_at desc",
        organizer,
        begun_since,
        seen_since
    )
    .fetch_all(conn)
    .await
}

/// The public id of the session with this id in the cookie.
pub async fn name_of(conn: &mut PgConnection, hash: &[u8]) -> sqlx::Result<Option<Uuid>> {
    query_scalar!("select id from organizer_session where hash = $1", hash).fetch_optional(conn).await
}

/// Ends one session of an organizer.
pub async fn end(conn: &mut PgConnection, organizer: Uuid, id: Uuid) -> sqlx::Result<bool> {
    let ended = query!("delete from organizer_session where organizer_id = $1 and id = $2", organizer, id);
    Ok(ended.execute(conn).await?.rows_affected() > 0)
}

/// Ends all sessions of an organizer, except one.
pub async fn end_all(conn: &mut PgConnection, organizer: Uuid, but: Option<Uuid>) -> sqlx::Result<()> {
    query!(
        "delete from organizer_session where organizer_id = $1 and id is distinct from $2",
        organizer,
        but
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Ends all sessions of everybody.
pub async fn end_everybodys(conn: &mut PgConnection) -> sqlx::Result<()> {
    query!("delete from organizer_session").execute(conn).await.map(drop)
}

/// Deletes sessions that were begun or used too long ago.
pub async fn forget(
    conn: &mut PgConnection,
    begun_since: OffsetDateTime,
    seen_since: OffsetDateTime,
) -> sqlx::Result<()> {
    query!("delete from organizer_session where begun_at <= $1 or seen_at <= $2", begun_since, seen_since)
        .execute(conn)
        .await?;
    Ok(())
}

/// An open session, as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenSession {
    /// The id by which it is ended; not the one in the cookie.
    pub id: Uuid,
    /// The browser, in a few words.
    pub browser: String,
    pub begun_at: OffsetDateTime,
    /// When it was last used, to the minute.
    pub seen_at: OffsetDateTime,
}
