//! Work over many rows in chunks: short transactions one after the other, of so many rows each.
//!
//! One transaction over all rows of a large letter takes a lock for each mailbox, and exhausts the lock table of the
//! server at some thousands; it runs into the time limit of a request, and everybody else waits for it. So an act
//! that touches every signature is written down at once, and done by a job:
//!
//! - a chunk does its rows and writes down how far it came in one transaction, so that a process that is killed at
//!   any moment has done a row once or not at all, and the next one goes on where it was;
//! - what is left is read from the database alone: a cursor beside the act, or a mark on each row;
//! - whoever takes a chunk locks the act or the rows first, so that nodes take turns.

/// Rows of a chunk: each takes about a millisecond, and nobody waits for half a second to be noticed.
pub const ROWS: i64 = SIZE as i64;

/// The same of a list.
pub const SIZE: usize = 500;

/// Whether another chunk follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    /// There may be more rows.
    More,
    /// The work is done.
    Nothing,
}

impl Left {
    /// After a chunk of so many rows: one that was not full was the last.
    pub fn after(rows: usize) -> Self {
        if rows < SIZE { Self::Nothing } else { Self::More }
    }

    /// The same of a statement that counts its rows.
    pub fn after_rows(rows: u64) -> Self {
        Self::after(usize::try_from(rows).unwrap_or(usize::MAX))
    }

    /// Does another chunk follow?
    pub fn is_more(self) -> bool {
        self == Self::More
    }
}
