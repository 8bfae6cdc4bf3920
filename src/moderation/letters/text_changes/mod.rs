//! Changed texts that wait for a decision.
//!
//! | file | owns |
//! | --- | --- |
//! | [`form`] | the decision on a changed text |
//! | [`page`], [`routes`] | the page; its handlers. The decision is carried out by [`crate::signing::signer::reconsent`] |

pub mod form;
pub mod page;
pub mod routes;
