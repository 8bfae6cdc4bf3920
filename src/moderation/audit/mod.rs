//! The audit trail, as a page and as a CSV file.
//!
//! | file | owns |
//! | --- | --- |
//! | [`form`] | the filters |
//! | [`page`], [`routes`] | the page; its handlers and the CSV file. The trail itself is in [`crate::audit`] |

pub mod form;
pub mod page;
pub mod routes;
