//! Owns HTTP: the router and its layers, the extraction of requests, and the caching and rendering of responses.
//!
//! | file | owns |
//! | --- | --- |
//! | `router`, `listen`, `health`, `assets` | routes of all capabilities, the socket, the site's own files |
//! | `form`, `query`, `requested_language`, `visitor` | what is read from a request |
//! | `cross_site`, `throttle`, `https_redirect`, `drain_body` | what is refused, limited, redirected, discarded |
//! | `load_shedding` | what is refused first when there is more to do than can be done |
//! | `headers`, `cache_policy`, `page_cache`, `content_encoding`, `error_page` | what is answered |
//! | `recent_answers` | answers of the last second, repeated before the router |

pub mod assets;
pub mod cache_policy;
pub mod content_encoding;
pub mod cross_site;
pub mod drain_body;
pub mod error_page;
pub mod form;
#[cfg(test)]
pub(crate) mod fuzz;
pub mod headers;
pub mod health;
pub mod https_redirect;
pub mod listen;
pub mod load_shedding;
pub mod page_cache;
pub mod query;
pub mod read_only;
pub mod recent_answers;
mod requested_language;
pub mod router;
pub mod throttle;
pub mod visitor;

pub use self::form::{FormBody, FormPairs};
pub use self::query::QueryParams;
pub use self::requested_language::RequestedLanguage;
pub use cache_policy::CachePolicy;
pub use load_shedding::{LoadShedding, Work};
pub use throttle::{LimitedAction, Throttle, TooMany};
pub use visitor::{Visitor, VisitorRules};

/// The result of a handler.
pub type Answer<T = axum::response::Response> = Result<T, crate::error::AppError>;
