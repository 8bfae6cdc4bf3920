//! How much waits for a moderator.

use std::collections::HashMap;

use sqlx::{PgConnection, query};
use time::OffsetDateTime;

/// How many signatures and edits of each letter wait since then or longer.
pub async fn count(conn: &mut PgConnection, since: OffsetDateTime) -> sqlx::Result<HashMap<i64, i64>> {
    let rows = query!(
        r#"select letter_id as "letter!", count(*) as "waits!"
           from (select letter_id, signed_at as since from signature where state = 'held'
                 union all
                 select letter_id, written_at from signature_revision
                 join signature on signature.id = signature_id 
                 where standing = 'waiting' and state <> 'rejected') as waits
           where since <= $1 group by letter_id"#,
        since
    )
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|row| (row.letter, row.waits)).collect())
}
