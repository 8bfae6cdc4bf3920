//! Timed jobs on signatures.
//!
//! | file | owns |
//! | --- | --- |
//! | [`joint_publication`] | signatures that are shown once enough people have chosen it |
//! | [`retention`] | when addresses are erased |
//! | [`daily_records`] | the signature count at the end of each day |
//! | [`retraction`] | telling the signers of a withdrawn letter |
//!
//! A job is here if time alone causes it. One that finishes an act of a person is with the act: the reminder of a form
//! and the mails about a changed text in `signer`. [`crate::background`] lists all jobs; the marks on signatures are
//! written in `signature::store`.

pub mod daily_records;
pub mod joint_publication;
pub mod retention;
pub mod retraction;
pub(in crate::signing) mod store;

use super::signature::context::Context;

pub struct Schedule {
    pub(in crate::signing) context: Context,
}
