//! Reads lists of signatories, each in one snapshot with its figures.

use sqlx::{Connection, PgConnection, PgPool};

use super::store::list as store;
use crate::{
    database::Snapshot,
    signing::{
        self,
        signature::{
            details::PublicLine,
            search_terms::Search,
            tally::{Figures, Shared},
        },
    },
};

/// Signatories per page of the list: about three screens of a phone.
pub const PAGE: i64 = 100;

/// How many of the newest signatories are shown below the letter.
const NEWEST: i64 = 12;

/// The signatories below the letter.
#[derive(Clone, Debug)]
pub struct UnderTheLetter {
    pub figures: Figures,
    /// The first signatories, in the order of their file.
    pub first: Vec<PublicLine>,
    /// The newest of the others, the newest first.
    pub newest: Vec<PublicLine>,
    /// True if the reader may open the whole list.
    pub leads_to_list: bool,
}

/// One page of the whole list.
#[derive(Clone, Debug)]
pub struct ListPage {
    pub figures: Figures,
    /// The signatories that the organizers put first; only on the first page of the whole list.
    pub featured: Vec<PublicLine>,
    pub lines: Vec<PublicLine>,
    /// True if the page begins with the newest.
    pub is_first: bool,
    /// The cursor of the next page, if there is one: it begins after this number.
    pub next: Option<i64>,
    /// The filters that the list offers.
    pub shared: Vec<Shared>,
}

impl Snapshot for UnderTheLetter {
    fn revision(&self) -> i64 {
        self.figures.revision
    }
}

impl Snapshot for ListPage {
    fn revision(&self) -> i64 {
        self.figures.revision
    }
}

/// Reads the signatories below the letter in one snapshot.
pub async fn under_the_letter(pool: &PgPool, letter: i64) -> sqlx::Result<UnderTheLetter> {
    let mut conn = pool.acquire().await?;
    let mut tx = snapshot(&mut conn).await?;
    let under = UnderTheLetter {
        figures: signing::figures(&mut tx, letter).await?,
        first: store::first(&mut tx, letter).await?,
        newest: store::newest(&mut tx, letter, NEWEST).await?,
        leads_to_list: true,
    };
    tx.commit().await?;
    Ok(under)
}

/// A page of the list or of a search: the signatures after (which means older than) the number `after`.
pub async fn page(pool: &PgPool, letter: i64, search: &Search, after: Option<i64>) -> sqlx::Result<ListPage> {
    let mut conn = pool.acquire().await?;
    let mut tx = snapshot(&mut conn).await?;
    let figures = signing::figures(&mut tx, letter).await?;
    let is_first = after.is_none();
    let featured = match is_first && search.is_empty() {
        true => store::featured(&mut tx, letter).await?,
        false => Vec::new(),
    };
    // One row more than is shown tells whether there is another page.
    let before = after.unwrap_or(i64::MAX);
    let mut lines = match search.is_empty() {
        true => store::before(&mut tx, letter, before, PAGE + 1).await?,
        false => store::found_before(&mut tx, letter, search, before, PAGE + 1).await?,
    };
    let shared = signing::facets(&mut tx, letter).await?;
    tx.commit().await?;
    let has_more = lines.len() > usize::try_from(PAGE).unwrap_or(usize::MAX);
    if has_more {
        lines.pop();
    }
    let next = lines.last().and_then(|line| line.number).filter(|_| has_more);
    Ok(ListPage { figures, featured, lines, is_first, next, shared })
}

/// A transaction that reads one snapshot of the database.
pub(super) async fn snapshot(conn: &mut PgConnection) -> sqlx::Result<sqlx::Transaction<'_, sqlx::Postgres>> {
    conn.begin_with("begin isolation level repeatable read read only").await
}
