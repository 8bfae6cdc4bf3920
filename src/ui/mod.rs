//! What every page consists of: texts, layout, components. Independent of all features.
//!
//! | file | owns |
//! | --- | --- |
//! | `layout`, `components` | the page around everything; form fields, error summaries, notices |
//! | `languages`, `locale` | the texts of all languages; the language of one page |
//! | `alternates`, `countries` | links to a page's other languages; names of countries |
//! | `plots` | charts, each with its table |
//! | `assets` | static files and their URLs ([`crate::http::assets`] serves them) |

pub mod alternates;
pub mod assets;
pub mod components;
pub mod countries;
pub mod languages;
pub mod layout;
pub mod locale;
pub mod plots;

pub use alternates::{Alternate, alternates, own_name};
pub use layout::{Page, Robots, layout};
pub use locale::Locale;
