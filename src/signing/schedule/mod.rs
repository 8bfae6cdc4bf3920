//! Timed jobs on signatures.
//!
//! | file | owns |
//! | --- | --- |
//! | [`joint_publication`] | signatures that are shown once enough people have chosen it |
//! | [`retention`] | when addresses are erased |
//! | [`daily_records`] | the signature count at the end of each day |
//! | [`retraction`] | telling the signers of a withdrawn letter |
//!
//! Other jobs are in the module that they are about (reminders, renewals); [`crate::background`] lists all of them.
//! `signature::store` contains the code that marks signatures.

pub mod daily_records;
pub mod joint_publication;
pub mod retention;
pub mod retraction;
pub(in crate::signing) mod store;

use super::signature::context::Context;

pub struct Schedule {
    pub(in crate::signing) context: Context,
}
