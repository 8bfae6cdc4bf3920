//! Questions to signers, and their answers. `signatures::erase` takes these rows along.

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

/// Keeps the answer to a question of this signature; false if it has one, or is there no more.
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

/// All that is kept of what this signer was asked, the first question first: also what is decided.
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

/// What the signers of these signatures were asked, and what is not decided yet or was a moment ago, the first
/// question first.
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

/// Says when what was asked for was decided; or that it waits again, as far as its questions are kept.
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

/// Forgets what this signer was asked for something that is decided.
pub async fn forget_settled_of(tx: &mut PgConnection, signature: Uuid) -> sqlx::Result<()> {
    query!("delete from question where signature_id = $1 and settled_at is not null", signature)
        .execute(tx)
        .await?;
    Ok(())
}

/// Forgets what was decided, or asked, before these times.
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

/// Forgets what the signers of these were asked, and what they answered.
pub(in crate::signing) async fn erase(tx: &mut PgConnection, signatures: &[Uuid]) -> sqlx::Result<()> {
    query!("delete from question where signature_id = any($1)", signatures).execute(tx).await?;
    Ok(())
}

/// A question to a signer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// By which it is answered.
    pub id: Uuid,
    pub words: String,
    pub asked_at: OffsetDateTime,
    /// What the signer says, and since when.
    pub answer: Option<(String, OffsetDateTime)>,
}
