//! What the clock does to signatures.
//!
//! | file | owns |
//! | --- | --- |
//! | [`joint_publication`] | signatures that are shown once enough people have chosen it |
//! | [`retention`] | when addresses are erased |
//! | [`daily_records`] | what the count was on a day |
//! | [`retraction`] | telling the signers of a withdrawn letter |
//!
//! Other jobs are in the room that they are about (reminders, renewals); all of them are listed in
//! [`crate::background`]. What marks a signature is written in `signature::store`.

pub mod daily_records;
pub mod joint_publication;
pub mod retention;
pub mod retraction;
pub(in crate::signing) mod store;

use super::signature::context::Context;

/// What the clock does.
pub struct Schedule {
    pub(in crate::signing) context: Context,
}
