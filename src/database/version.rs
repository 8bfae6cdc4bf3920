//! Versions of PostgreSQL: how they are counted, and which is the oldest that will do.

use std::fmt;

/// The oldest major version whose features the queries use.
pub const OLDEST_MAJOR: u32 = 14;

/// A server's version as `server_version_num` counts it: 150018 is 15.18; 0 is unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ServerVersion(pub(super) u32);

impl ServerVersion {
    /// The number that data folders and programs must share.
    pub fn major(self) -> u32 {
        self.0 / 10_000
    }
}

impl fmt::Display for ServerVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            0 => f.write_str("unknown"),
            number => write!(f, "{}.{}", self.major(), number % 10_000),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_reads_as_people_write_it() {
        assert_eq!(ServerVersion(150_018).to_string(), "15.18");
        assert_eq!(ServerVersion(0).to_string(), "unknown");
    }
}
