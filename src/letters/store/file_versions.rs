//! SQL for the files of letters that are written on the site, with every version of them.

use bytes::Bytes;
use sqlx::{PgConnection, query, query_as, query_scalar};
use time::OffsetDateTime;
use uuid::Uuid;

/// A file of the working copy.
pub(in crate::letters) struct FileRow {
    pub(in crate::letters) id: i64,
    pub(in crate::letters) path: String,
    pub(in crate::letters) content: Bytes,
}

/// The newest version of each file that was not removed.
pub(in crate::letters) async fn working_copy(
    conn: &mut PgConnection,
    letter: i64,
) -> sqlx::Result<Vec<FileRow>> {
    let rows = query!(
        r#"select id, path, content as "content!"
           from (select distinct on (path) id, path, content from letter_file_version
                 where letter_id = $1 order by path, id desc) as newest
           where content is not null"#,
        letter
    )
    .fetch_all(conn)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| FileRow { id: row.id, path: row.path, content: row.content.into() })
        .collect())
}

/// Whether a file of the working copy differs from the one in force.
pub(in crate::letters) async fn has_unpublished(conn: &mut PgConnection, letter: i64) -> sqlx::Result<bool> {
    query_scalar!(
        r#"select exists (
               select from (select distinct on (path) path, content from letter_file_version
                            where letter_id = $1 order by path, id desc) as newest
               full join (select path, content from letter_file where letter_id = $1) as file using (path)
               where newest.content is distinct from file.content
           ) as "exists!""#,
        letter
    )
    .fetch_one(conn)
    .await
}

/// Adds versions of files; `None` removes one. Returns their ids by path.
pub(in crate::letters) async fn save(
    tx: &mut PgConnection,
    letter: i64,
    files: &[(String, Option<Bytes>)],
    (by, now): (Option<Uuid>, OffsetDateTime),
) -> sqlx::Result<Vec<(String, i64)>> {
    let paths: Vec<String> = files.iter().map(|(path, _)| path.clone()).collect();
    let contents: Vec<Option<Vec<u8>>> =
        files.iter().map(|(_, content)| content.as_ref().map(|content| content.to_vec())).collect();
    let saved = query!(
        "insert into letter_file_version (letter_id, path, content, saved_at, saved_by)
         select $1, path, content, $4, $5 from unnest($2::text[], $3::bytea[]) as saved (path, content)
         returning path, id",
        letter,
        &paths,
        &contents as &[Option<Vec<u8>>],
        now,
        by
    )
    .fetch_all(tx)
    .await?;
    Ok(saved.into_iter().map(|row| (row.path, row.id)).collect())
}

/// One version of a file, without its content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileVersion {
    pub id: i64,
    pub path: String,
    pub saved_at: OffsetDateTime,
    pub saved_by: Option<Uuid>,
    /// The file was removed with this version.
    pub is_removal: bool,
    /// In bytes.
    pub size: i64,
}

/// The latest versions of a file, the newest first.
pub(in crate::letters) async fn versions(
    conn: &mut PgConnection,
    letter: i64,
    path: &str,
    most: i64,
) -> sqlx::Result<Vec<FileVersion>> {
    query_as!(
        FileVersion,
        r#"select id, path, saved_at, saved_by, content is null as "is_removal!",
                  coalesce(length(content), 0)::bigint as "size!"
           from letter_file_version where letter_id = $1 and path = $2
           order by id desc limit $3"#,
        letter,
        path,
        most
    )
    .fetch_all(conn)
    .await
}

/// The content of one version of a file.
pub(in crate::letters) async fn version(
    conn: &mut PgConnection,
    letter: i64,
    path: &str,
    id: i64,
) -> sqlx::Result<Option<Bytes>> {
    let content = query_scalar!(
        "select content from letter_file_version where letter_id = $1 and path = $2 and id = $3",
        letter,
        path,
        id
    )
    .fetch_optional(conn)
    .await?;
    Ok(content.flatten().map(Bytes::from))
}

/// A file of the working copy.
pub(in crate::letters) async fn newest(
    conn: &mut PgConnection,
    letter: i64,
    path: &str,
) -> sqlx::Result<Option<Bytes>> {
    let content = query_scalar!(
        "select content from letter_file_version where letter_id = $1 and path = $2 order by id desc limit 1",
        letter,
        path
    )
    .fetch_optional(conn)
    .await?;
    Ok(content.flatten().map(Bytes::from))
}

/// The paths of all files that have versions.
pub(in crate::letters) async fn paths(conn: &mut PgConnection, letter: i64) -> sqlx::Result<Vec<String>> {
    query_scalar!("select distinct path from letter_file_version where letter_id = $1", letter)
        .fetch_all(conn)
        .await
}

/// The contents of all versions of a file.
pub(in crate::letters) async fn contents(
    tx: &mut PgConnection,
    letter: i64,
    path: &str,
) -> sqlx::Result<Vec<(i64, Bytes)>> {
    let rows = query!(
        r#"select id, content as "content!" from letter_file_version
           where letter_id = $1 and path = $2 and content is not null order by id"#,
        letter,
        path
    )
    .fetch_all(tx)
    .await?;
    Ok(rows.into_iter().map(|row| (row.id, row.content.into())).collect())
}

/// Writes a version again without what was erased from it.
pub(in crate::letters) async fn rewrite(tx: &mut PgConnection, id: i64, content: &[u8]) -> sqlx::Result<()> {
    query!("update letter_file_version set content = $2 where id = $1", id, content).execute(tx).await?;
    Ok(())
}

/// Deletes all versions of a file.
pub(in crate::letters) async fn forget(tx: &mut PgConnection, letter: i64, path: &str) -> sqlx::Result<()> {
    query!("delete from letter_file_version where letter_id = $1 and path = $2", letter, path)
        .execute(tx)
        .await?;
    Ok(())
}

/// Thins out what one person saved within minutes, once a day is over: of a minute's versions, the last remains.
/// A version that somebody may still have open is younger.
pub(in crate::letters) async fn thin_out(
    tx: &mut PgConnection,
    letter: i64,
    before: OffsetDateTime,
) -> sqlx::Result<()> {
    query!(
        "delete from letter_file_version old
         where letter_id = $1 and saved_at < $2
           and exists (select from letter_file_version later
                       where later.letter_id = old.letter_id and later.path = old.path and later.id > old.id
                         and later.saved_by is not distinct from old.saved_by
                         and later.saved_at < old.saved_at + interval '10 minutes')",
        letter,
        before
    )
    .execute(tx)
    .await?;
    Ok(())
}
