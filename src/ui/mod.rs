//! What every page consists of: texts, layout, components. Independent of all features.

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
