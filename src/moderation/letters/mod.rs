//! What organizers do with a letter as a whole: its [`dashboard`], its [changed texts](text_changes), its
//! [private links](private_links), and the mail to signers of a [withdrawn letter](retraction).

pub mod dashboard;
pub mod private_links;
pub mod retraction;
pub mod text_changes;
