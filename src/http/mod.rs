//! HTTP: the router and its layers, what is read from a request, and how answers are kept and shown.

pub mod assets;
pub mod cache_policy;
pub mod cross_site;
pub mod encoded;
pub mod error_page;
pub mod headers;
pub mod health;
pub mod listen;
pub mod page_cache;
pub mod posted;
pub mod router;
pub mod scheme;
pub mod sought;
mod spoken;
pub mod throttle;
pub mod unread;
pub mod visitor;

pub use cache_policy::CachePolicy;
pub use posted::Posted;
pub use sought::Sought;
pub use spoken::Spoken;
pub use throttle::{Act, Throttle, TooMany};
pub use visitor::Visitor;

/// What a handler answers with.
pub type Answer<T = axum::response::Response> = Result<T, crate::error::AppError>;
