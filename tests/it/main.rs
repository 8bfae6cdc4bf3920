//! One binary for all tests beside the code: it links once, and they share a server.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, clippy::print_stderr)]

mod after_the_form;
mod api;
mod arrows;
mod audit;
mod bad_input;
mod browsing;
mod bulk;
mod chromium_journey;
mod collisions;
mod dashboard;
mod database;
mod development;
mod discretion;
mod embargo;
mod erasure;
mod exports;
mod found;
mod front;
mod hostile;
mod hostile_evening;
mod languages;
mod letters;
mod limits;
mod list;
mod mail;
mod mine;
mod moderation;
mod names;
mod organizers;
mod queue;
mod reading;
mod reports;
mod retention;
mod scanners;
mod secret;
mod serve;
mod signatures;
mod signing;
mod statistics;
mod support;
mod together;
mod tongues;
mod under_way;
mod versions;
