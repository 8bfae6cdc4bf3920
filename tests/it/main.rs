//! One binary for all tests beside the code: it links once, and they share a server.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, clippy::print_stderr)]

mod arrows;
mod browsing;
mod database;
mod mail;
mod support;
