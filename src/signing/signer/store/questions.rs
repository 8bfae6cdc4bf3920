//! Questions to signers, and their answers. `signatures::erase` deletes these rows, too.

use sqlx::{PgConnection, query};
use time::OffsetDateTime;
use uuid::Uuid;

pub async fn insert(tx: &mut PgConnection, signature: Uuid, question: &Question) -> sqlx::Result<()> {
    query!(
        "insert into question (id, signature_id, words, asked_at) values ($1, $2, $3, $4)",
        question.id,
        signature,
        question.words,
        question.asked_at
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Stores the answer to a question of this signature; false if it is already answered, or does not exist any more.
pub async fn answer(
    tx: &mut PgConnection,
    (signature, question): (Uuid, Uuid),
    words: &str,
    now: OffsetDateTime,
) -> sqlx::Result<bool> {
    let answered = query!(
        "update question set answer = $3, answered_at = $4
         where id = $2 and signature_id = $1 and answered_at is null and settled_at is null",
        signature,
        question,
        words,
        now
    )
    .execute(tx)
    .await?;
    Ok(answered.rows_affected() > 0)
}

/// All questions that are kept for this signer, oldest first, decided ones included.
pub async fn all_of(conn: &mut PgConnection, signature: Uuid) -> sqlx::Result<Vec<Question>> {
    let rows = query!(
        "select id, words, asked_at, answer, answered_at from question where signature_id = $1 order by asked_at, id",
        signature
    )
    .fetch_all(conn)
    .await?;
    let question = |(id, words, asked_at, answer)| Question { id, words, asked_at, answer };
    Ok(rows
        .into_iter()
        .map(|row| question((row.id, row.words, row.asked_at, row.answer.zip(row.answered_at))))
        .collect())
}

/// The questions to the signers of these signatures that are not decided, or were decided a moment ago, oldest first.
pub async fn of(conn: &mut PgConnection, signatures: &[Uuid]) -> sqlx::Result<Vec<(Uuid, Question)>> {
    let rows = query!(
        "select signature_id, id, words, asked_at, answer, answered_at from question
         where signature_id = any($1) and settled_at is null order by asked_at, id",
        signatures
    )
    .fetch_all(conn)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| {
            let answer = row.answer.zip(row.answered_at);
            let question = Question { id: row.id, words: row.words, asked_at: row.asked_at, answer };
            (row.signature_id, question)
        })
        .collect())
}

/// Sets when the questions were decided; or reopens them, as far as they are kept.
pub async fn settle_all(
    tx: &mut PgConnection,
    signatures: &[Uuid],
    at: Option<OffsetDateTime>,
) -> sqlx::Result<()> {
    query!("update question set settled_at = $2 where signature_id = any($1)", signatures, at)
        .execute(tx)
        .await?;
    Ok(())
}

/// Deletes this signer's questions that are decided.
pub async fn forget_settled_of(tx: &mut PgConnection, signature: Uuid) -> sqlx::Result<()> {
    query!("delete from question where signature_id = $1 and settled_at is not null", signature)
        .execute(tx)
        .await?;
    Ok(())
}

/// Deletes questions that were decided, or asked, before these times.
pub async fn forget(
    conn: &mut PgConnection,
    decided: OffsetDateTime,
    asked: OffsetDateTime,
) -> sqlx::Result<()> {
    query!("delete from question where settled_at <= $1 or asked_at <= $2", decided, asked)
        .execute(conn)
        .await?;
    Ok(())
}

/// Deletes the questions to the signers of these signatures, and their answers.
pub(in crate::signing) async fn erase(tx: &mut PgConnection, signatures: &[Uuid]) -> sqlx::Result<()> {
    query!("delete from question where signature_id = any($1)", signatures).execute(tx).await?;
    Ok(())
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The id by which it is answered.
    pub id: Uuid,
    pub words: String,
    pub asked_at: OffsetDateTime,
    /// The signer's answer, and when it was given.
    pub answer: Option<(String, OffsetDateTime)>,
}
