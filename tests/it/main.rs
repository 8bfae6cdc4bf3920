//! One binary for all tests beside the code: it links once, and they share a server.

mod arrows;
mod support;
