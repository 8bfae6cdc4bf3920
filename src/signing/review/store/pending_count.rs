//! Counts what waits for a moderator.

use std::collections::HashMap;

use sqlx::{PgConnection, query};
use time::OffsetDateTime;

/// The number of waiting signatures and edits per letter, or of this letter; only those waiting since `since` or
/// longer, if given.
pub async fn count(
    conn: &mut PgConnection,
    letter: Option<i64>,
    since: Option<OffsetDateTime>,
) -> sqlx::Result<HashMap<i64, i64>> {
    let rows = query!(
        r#"select letter_id as "letter!", count(*) as "waits!"
           from (select letter_id, signed_at as since from signature where state = 'held'
                 union all
                 select letter_id, written_at from signature_revision
                 join signature on signature.id = signature_id
                 where standing = 'waiting' and state <> 'rejected') as waits
           where (letter_id = $1 or $1 is null) and (since <= $2 or $2::timestamptz is null)
           group by letter_id"#,
        letter,
        since
    )
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|row| (row.letter, row.waits)).collect())
}
