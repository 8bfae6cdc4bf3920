//! Owns the queue of a letter: all that waits for a decision, the longest waiting first.
//!
//! | file | owns |
//! | --- | --- |
//! | this one | what waits: signatures, edits, reports; the order, and the count |
//! | [`form`] | an action on an item |
//! | [`page`] | the list; `item_actions` are the forms on an item |
//! | [`routes`] | handlers; the decisions are in [`super::decide`] |

pub mod form;
pub mod page;
pub mod routes;

use std::{collections::HashMap, fmt, str::FromStr};

use time::OffsetDateTime;
use uuid::Uuid;

use super::reports::{Report, Reports};
use crate::signing::{Signing, signature::Signature, signer::edit::Waiting};

#[derive(Clone, Debug)]
pub enum QueueItem {
    Signature(Box<Signature>),
    /// An edit of a published signature.
    Edit(Box<Signature>, Box<Waiting>),
    /// A report of a published signature.
    Report(Box<Signature>, Report),
}

impl QueueItem {
    /// The id by which it is decided.
    pub fn id(&self) -> Uuid {
        match self {
            Self::Signature(signature) => signature.id,
            Self::Edit(_, edit) => edit.edit,
            Self::Report(_, report) => report.id,
        }
    }

    /// The signature itself, or the one that the edit or report is about.
    pub fn signature(&self) -> &Signature {
        match self {
            Self::Signature(signature) | Self::Edit(signature, _) | Self::Report(signature, _) => signature,
        }
    }

    /// Since when it waits.
    pub fn since(&self) -> OffsetDateTime {
        match self {
            Self::Signature(signature) => signature.signed_at,
            Self::Edit(_, edit) => edit.written_at,
            Self::Report(_, report) => report.reported_at,
        }
    }
}

/// A cursor in the queue: after the item with this time and id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QueueCursor {
    pub since: OffsetDateTime,
    pub id: Uuid,
}

impl QueueCursor {
    /// Before all items.
    pub const FRONT: Self = Self { since: OffsetDateTime::UNIX_EPOCH, id: Uuid::nil() };

    pub fn behind(item: &QueueItem) -> Self {
        Self { since: item.since(), id: item.id() }
    }
}

impl fmt::Display for QueueCursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.since.unix_timestamp_nanos() / 1000, self.id.simple())
    }
}

impl FromStr for QueueCursor {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (since, id) = text.split_once('.').ok_or(())?;
        let micros: i64 = since.parse().map_err(|_| ())?;
        let since = OffsetDateTime::from_unix_timestamp_nanos(i128::from(micros) * 1000).map_err(|_| ())?;
        Ok(Self { since, id: id.parse().map_err(|_| ())? })
    }
}

#[derive(Debug)]
pub struct QueuePart {
    pub items: Vec<QueueItem>,
    /// The cursor of the next page, if there is one.
    pub next: Option<QueueCursor>,
}

/// The next `most` items of a letter, or of all, after a cursor. Each source is read only up to `most` and
/// one more: an attack can leave a hundred thousand waiting.
pub async fn queue(
    signing: &Signing,
    reports: &Reports,
    letter: Option<i64>,
    behind: QueueCursor,
    most: i64,
) -> sqlx::Result<QueuePart> {
    let after = (behind.since, behind.id);
    // One more of each shows whether there is another page.
    let limit = most + 1;
    let held = signing
        .signatures
        .held_after(letter, after, limit)
        .await?
        .into_iter()
        .map(|one| QueueItem::Signature(Box::new(one)));
    let edits = signing.edits.waiting_after(letter, after, limit).await?.into_iter();
    let edits = edits.map(|(signature, edit)| QueueItem::Edit(Box::new(signature), Box::new(edit)));
    let reported = reports.waiting_after(letter, after, limit).await?.into_iter();
    let reported = reported.map(|(signature, report)| QueueItem::Report(Box::new(signature), report));
    let mut items: Vec<_> = held.chain(edits).chain(reported).collect();
    items.sort_by_key(|item| (item.since(), item.id()));
    let most = usize::try_from(most).unwrap_or_default();
    let is_more = items.len() > most;
    items.truncate(most);
    let next = items.last().filter(|_| is_more).map(QueueCursor::behind);
    Ok(QueuePart { items, next })
}

/// How many items of each letter, or of this one, wait since this time or longer, or at all.
pub async fn count(
    signing: &Signing,
    reports: &Reports,
    letter: Option<i64>,
    since: Option<OffsetDateTime>,
) -> sqlx::Result<HashMap<i64, i64>> {
    let mut counts = signing.review.waits(letter, since).await?;
    for (letter, count) in reports.waits(letter, since).await? {
        *counts.entry(letter).or_default() += count;
    }
    Ok(counts)
}
