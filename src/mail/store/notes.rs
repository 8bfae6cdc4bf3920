//! SQL for what became of mails, many in one statement.

use sqlx::{PgConnection, PgExecutor, PgPool};
use time::OffsetDateTime;
use uuid::Uuid;

use super::{Claimed, returned, returned::ReturnedEntry, suppression_list};
use crate::mail::server_answer::Meaning;

/// What became of an attempt to send a mail.
#[derive(Debug)]
pub(in crate::mail) struct Note {
    pub row: Claimed,
    pub became: Became,
    /// What the server said, to be counted for organizers.
    pub counted: Option<Counted>,
    /// The keyed hash of an address without a mailbox.
    pub nowhere: Option<Vec<u8>>,
}

#[derive(Debug)]
pub(in crate::mail) enum Became {
    /// The server has accepted the mail.
    Sent,
    /// It was no longer due, and why.
    Dropped(&'static str),
    /// It will never be accepted.
    Failed(String),
    /// It is due again at this time.
    PutOff(OffsetDateTime, String),
    /// It is due as before, and the attempt is not counted: nothing of this mail was sent.
    GivenBack(String),
}

#[derive(Debug)]
pub(in crate::mail) struct Counted {
    pub meaning: Meaning,
    pub code: String,
    pub words: String,
}

impl Became {
    fn state(&self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Dropped(_) => "dropped",
            Self::Failed(_) => "failed",
            Self::PutOff(..) | Self::GivenBack(_) => "waiting",
        }
    }

    fn due(&self) -> Option<OffsetDateTime> {
        match self {
            Self::PutOff(due, _) => Some(*due),
            _ => None,
        }
    }

    fn why(&self) -> Option<String> {
        match self {
            Self::Sent => None,
            Self::Dropped(why) => Some((*why).to_owned()),
            Self::Failed(why) | Self::PutOff(_, why) | Self::GivenBack(why) => Some(why.clone()),
        }
    }
}

/// Records all of them or none.
pub(in crate::mail) async fn record(db: &PgPool, now: OffsetDateTime, notes: &[Note]) -> sqlx::Result<()> {
    if notes.iter().all(|note| note.counted.is_none() && note.nowhere.is_none()) {
        return settle(db, now, notes).await;
    }
    let mut tx = db.begin().await?;
    settle(&mut *tx, now, notes).await?;
    for note in notes {
        count(&mut tx, now, note).await?;
    }
    tx.commit().await
}

async fn count(tx: &mut PgConnection, now: OffsetDateTime, note: &Note) -> sqlx::Result<()> {
    if let (Some(address), Some(why)) = (&note.nowhere, note.became.why()) {
        suppression_list::insert(tx, address, note.row.id, &why, now).await?;
    }
    let Some(Counted { meaning, code, words }) = &note.counted else { return Ok(()) };
    let entry = ReturnedEntry { mail: note.row.id, kind: meaning.into_str(), code, words };
    returned::insert(tx, &entry, now).await
}

/// That the server has accepted a mail is true whichever node holds it now. Anything else is said by the node that
/// holds it alone. A row that was put on hold while in flight is settled all the same.
///
/// Rows are locked in the order of their ids, as everywhere where many are, so that two statements cannot wait for
/// each other. They are found by `any`, whatever a plan expects of the join.
async fn settle(db: impl PgExecutor<'_>, now: OffsetDateTime, notes: &[Note]) -> sqlx::Result<()> {
    let ids: Vec<Uuid> = notes.iter().map(|note| note.row.id).collect();
    let nodes: Vec<Uuid> = notes.iter().map(|note| note.row.node).collect();
    let attempts: Vec<i16> = notes.iter().map(|note| note.row.attempts).collect();
    let states: Vec<String> = notes.iter().map(|note| note.became.state().to_owned()).collect();
    let dues: Vec<Option<OffsetDateTime>> = notes.iter().map(|note| note.became.due()).collect();
    let uncounted: Vec<i16> =
        notes.iter().map(|note| i16::from(matches!(note.became, Became::GivenBack(_)))).collect();
    let whys: Vec<Option<String>> = notes.iter().map(|note| note.became.why()).collect();
    sqlx::query!(
        "with locked as materialized (select id from outbox where id = any($1) order by id for update)
         update outbox set
             state = case note.state when 'waiting' then outbox.state else note.state end,
             settled_at = case when note.state <> 'waiting' then $8::timestamptz end,
             due_at = coalesce(note.due_at, outbox.due_at),
             attempts = outbox.attempts - note.uncounted,
             last_error = note.why,
             node_id = null
         from locked join unnest($1::uuid[], $2::uuid[], $3::smallint[], $4::text[], $5::timestamptz[],
                                 $6::smallint[], $7::text[])
                          as note (id, node_id, attempts, state, due_at, uncounted, why) using (id)
         where outbox.id = locked.id and outbox.id = any($1) and outbox.state in ('waiting', 'held')
           and (note.state = 'sent' or outbox.node_id = note.node_id and outbox.attempts = note.attempts)",
        &ids,
        &nodes,
        &attempts,
        &states,
        &dues as _,
        &uncounted,
        &whys as _,
        now,
    )
    .execute(db)
    .await?;
    Ok(())
}
