//! Undersigned publishes open letters and collects signatures for them.
//!
//! This page is the map. Folders are **capabilities**, what the site does; inside each the same
//! rooms carry the same names, so that whoever knows one knows all:
//!
//! | room | holds |
//! | --- | --- |
//! | `mod` and files named by what they own | the domain: types and what they can do, free of HTTP and HTML |
//! | `store` | all SQL of the capability; a table has one module that writes it ([`audit`], [`jobs`] and [`database`] have their own) |
//! | `form` | what a form sends, and how it becomes domain types |
//! | `pages` (`page`), `emails` | what a person sees: functions that return markup |
//! | `routes` | handlers: extract, one call to the domain, choose a page |
//!
//! Arrows point one way: `main → cli → app, http, capabilities`, `routes → form, pages, domain`,
//! `pages, emails → ui, urls, domain types`. Capabilities stand in an order, and each may use those
//! before it: [`letters`], [`signing`], [`signatories`], [`exports`], [`organizers`], [`moderation`], [`imports`],
//! [`updates`], [`front`], [`writing`]. The head of each large one is a map of its own rooms.
//! The rest of the crate knows no capability, except `http::router`, which lists their routes, and [`app`],
//! [`background`], [`backup`], [`replay`], [`doctor`], [`metrics`] and [`cli`], which wire the whole.
//! `tests/it/arrows.rs` holds all of this.
//!
//! | wiring | owns |
//! | --- | --- |
//! | [`app`], [`cli`] | the state that handlers share; the commands |
//! | [`background`] | what goes on behind the pages: the mail worker, periodic jobs |
//! | [`backup`], [`replay`] | copies of the database; what people took away, repeated in one that lacks it |
//! | [`doctor`] | whether all is well, with remedies |
//! | [`metrics`] | measures of a node for Prometheus |
//!
//! | ground | owns |
//! | --- | --- |
//! | [`http`], [`ui`], [`urls`] | requests and answers; components, languages (`ui/languages/*.ftl`); addresses |
//! | [`mail`] | the outbox, SMTP, and what comes back |
//! | [`database`], [`audit`], [`keys`] | Postgres, also an embedded one; the trail and its journal; seals, tokens, hashes |
//! | [`names`], [`language`], [`clock`], [`chunks`], [`config`], [`error`] | what every capability needs |
//! | [`jobs`] | takes a due job for one node ([`background`] has the list and the loop) |
//! | [`switches`] | what is paused: signing, mail, every change |
//!
//! Files called `fuzz` are tests that give random bytes to what reads bytes of strangers.
//!
//! What to touch for a field, a page, a mail, a column: `CONTRIBUTING.md`. The journeys of a signature, a letter and a
//! mail: `docs/architecture.md`.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod app;
pub mod audit;
pub mod background;
pub mod backup;
pub mod chunks;
pub mod cli;
pub mod clock;
pub mod config;
pub mod database;
pub mod doctor;
pub mod error;
pub mod http;
pub mod jobs;
pub mod keys;
pub mod language;
pub mod mail;
pub mod metrics;
pub mod names;
pub mod replay;
#[cfg(test)]
mod seeds;
pub mod switches;
pub mod ui;
pub mod urls;

pub mod letters;

pub mod signing;

pub mod signatories;

pub mod exports;

pub mod organizers;

pub mod moderation;

pub mod imports;

pub mod updates;

pub mod front;

pub mod writing;
