//! Private links to a letter before it is public.
//!
//! | file | owns |
//! | --- | --- |
//! | [`form`] | a link is made or ended |
//! | [`page`], [`routes`] | the page; its handlers. The links themselves are in [`crate::letters::access`] |

pub mod form;
pub mod page;
pub mod routes;
