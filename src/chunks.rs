//! Work over many rows in chunks: a sequence of short transactions with a limited number of rows each.
//!
//! One transaction over all rows of a large letter takes a lock for each mailbox, and exhausts the lock table of
//! the server at some thousands; it exceeds the time limit of a request, and all other requests wait for it. So an
//! action on every signature is only recorded at once, and executed by a job:
//!
//! - a chunk processes its rows and records its progress in one transaction, so that a process that is killed at
//!   any moment has processed a row once or not at all, and the next one continues there;
//! - what is left is read from the database alone: a cursor beside the action, or a mark on each row;
//! - a chunk begins by locking the action or the rows, so that nodes take turns.

/// Rows of a chunk: each takes about a millisecond, and half a second is short enough that waiting users do not
/// notice.
pub const ROWS: i64 = SIZE as i64;

/// The same, to compare with the length of a list.
pub const SIZE: usize = 500;

/// Whether another chunk follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    More,
    Nothing,
}

impl Left {
    /// After a chunk of `rows` rows: a chunk that was not full was the last.
    pub fn after(rows: usize) -> Self {
        if rows < SIZE { Self::Nothing } else { Self::More }
    }

    /// The same for a statement that returns the number of its rows.
    pub fn after_rows(rows: u64) -> Self {
        Self::after(usize::try_from(rows).unwrap_or(usize::MAX))
    }

    pub fn is_more(self) -> bool {
        self == Self::More
    }
}
