//! Private links to a letter before it is public.

pub mod form;
pub mod page;
pub mod routes;
