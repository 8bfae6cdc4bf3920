//! What the tests share: a site, browsers, mail servers, databases, and the checks that run beside every
//! test.
//!
//! | file | gives a test |
//! | --- | --- |
//! | [`app`] | a whole site in process, with its own database, letters and clock; second nodes and restarts |
//! | [`browser`] | a browser without a screen: cookies, redirects, the headers of a real one |
//! | [`page`] | the answer to a request, read by the text of links, labels and buttons |
//! | [`form`] | a form of a page, filled in by its labels and sent by its button |
//! | [`chromium`] | a real Chromium: viewport, keyboard, screenshots, axe-core |
//! | [`mail`] | a mail as its reader sees it: its links and its code |
//! | [`mailbox`] | an SMTP server on loopback that can be told to misbehave |
//! | [`imap`] | a mailbox on loopback that is read by IMAP |
//! | [`database`] | a migrated database for one test, on a throwaway server that all tests share |
//! | [`replica`] | a server with a streaming replica |
//! | [`signers`] | people who sign and leave while things break, and what they were told |
//! | [`balancer`] | HAProxy with the documented configuration |
//! | [`program`] | `undersigned` as a process of its own, over a real socket |
//! | [`snapshot`] | a text without what is random in it, to be compared with a snapshot |
//! | [`html_faults`] | a check of each opened page: duplicate ids, labels that point nowhere, nested forms |
//! | [`log`] | the logs of all sites in `target/logs`, for `script/scan-logs`; the count of SQL statements |
//! | [`wire`] | the wire to the database, which a test can cut or silence |
//! | [`typed`] | what was typed in the tests, in `target/typed`, which `script/scan-logs` looks for in the logs |

pub mod app;
pub mod balancer;
pub mod browser;
pub mod chromium;
pub mod database;
pub mod form;
pub mod html_faults;
pub mod imap;
pub mod log;
pub mod mail;
pub mod mailbox;
pub mod page;
pub mod program;
pub mod replica;
pub mod signers;
pub mod snapshot;
pub mod typed;
pub mod wire;
