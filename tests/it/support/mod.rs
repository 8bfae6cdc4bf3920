//! What tests stand on.

pub mod app;
pub mod browser;
pub mod chromium;
pub mod database;
pub mod form;
pub mod html_faults;
pub mod log;
pub mod mail;
pub mod mailbox;
pub mod page;
pub mod program;
pub mod typed;
