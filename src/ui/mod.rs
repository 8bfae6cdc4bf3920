//! What every page is made of: words, layout, components. It knows no capability.

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
