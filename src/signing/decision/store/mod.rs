//! SQL of the mails that tell of a withdrawal on request, in `notices`.

pub mod notices;
