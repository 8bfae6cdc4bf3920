//! SQL of what the clock does, a file for each job.

pub mod joint_publication;
pub mod retraction;
