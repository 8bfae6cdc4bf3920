//! What tests stand on.

pub mod browser;
pub mod chromium;
pub mod form;
pub mod html_faults;
pub mod page;
