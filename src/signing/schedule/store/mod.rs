//! SQL of the tables of timed jobs: notices of joint publication, and the telling of a retraction. Marks on signatures
//! are written in `signature::store`.

pub mod joint_publication;
pub mod retraction;
