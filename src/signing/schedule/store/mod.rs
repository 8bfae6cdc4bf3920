//! SQL for timed jobs, one file per job.

pub mod joint_publication;
pub mod retraction;
