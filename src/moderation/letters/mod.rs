//! What organizers do with a letter as a whole.
//!
//! | room | holds |
//! | --- | --- |
//! | [`dashboard`] | the overview: how many have signed, mail, what waits, referrers |
//! | [`text_changes`] | decisions on changed texts |
//! | [`private_links`] | links to a letter before it is public |
//! | [`retraction`] | mail to the signers of a withdrawn letter; a section of the dashboard |

pub mod dashboard;
pub mod private_links;
pub mod retraction;
pub mod text_changes;
