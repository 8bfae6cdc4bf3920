//! Owns the table `import_draft`: uploaded files of signatories until they are decided on.

use sqlx::{PgConnection, query, query_scalar};
use time::OffsetDateTime;
use uuid::Uuid;

pub(super) async fn insert(
    conn: &mut PgConnection,
    draft: Uuid,
    (letter, organizer): (i64, Uuid),
    sealed: &[u8],
    now: OffsetDateTime,
) -> sqlx::Result<()> {
    query!(
        "insert into import_draft (id, letter_id, organizer_id, file_sealed, uploaded_at) values ($1, $2, $3, $4, $5)",
        draft,
        letter,
        organizer,
        sealed,
        now
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// A file that this organizer uploaded for this letter, after `since`.
pub(super) async fn find(
    conn: &mut PgConnection,
    draft: Uuid,
    (letter, organizer): (i64, Uuid),
    since: OffsetDateTime,
) -> sqlx::Result<Option<Vec<u8>>> {
    query_scalar!(
        "select file_sealed from import_draft
         where id = $1 and letter_id = $2 and organizer_id = $3 and uploaded_at > $4",
        draft,
        letter,
        organizer,
        since
    )
    .fetch_optional(conn)
    .await
}

pub(super) async fn delete(
    conn: &mut PgConnection,
    draft: Uuid,
    (letter, organizer): (i64, Uuid),
) -> sqlx::Result<()> {
    query!(
        "delete from import_draft where id = $1 and letter_id = $2 and organizer_id = $3",
        draft,
        letter,
        organizer
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Deletes the files from before this time.
pub(super) async fn forget(conn: &mut PgConnection, before: OffsetDateTime) -> sqlx::Result<()> {
    query!("delete from import_draft where uploaded_at <= $1", before).execute(conn).await?;
    Ok(())
}
