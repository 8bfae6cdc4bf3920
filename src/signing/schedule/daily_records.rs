//! Daily records: a letter's count at the end of a day, and the checksum of the file that listed the signatures.
//!
//! The file is not kept, as people may leave it. When a person counted in it changes or withdraws their signature,
//! the record says so from then on: the file cannot be generated again.

pub use crate::signing::signature::store::daily_records::DayRecord;

use sqlx::PgConnection;
use time::Date;

use super::Schedule;
use crate::signing::signature::{store::daily_records, tally::Figures};

impl Schedule {
    /// Whether the record of yesterday is still missing for this letter.
    pub async fn lacks_record(&self, letter: i64) -> sqlx::Result<bool> {
        let day = (self.last_day(), self.today().midnight().assume_utc());
        daily_records::is_missing(&mut *self.context.conn().await?, letter, day).await
    }

    /// Records the day that ended last, from a snapshot taken after its end.
    pub async fn keep_record(
        &self,
        letter: i64,
        figures: &Figures,
        nonced_sha256: Option<&[u8]>,
    ) -> sqlx::Result<()> {
        let record = DayRecord {
            day: self.last_day(),
            taken_at: self.context.now(),
            revision: figures.revision,
            public: figures.public,
            private: figures.private,
            anonymous: figures.anonymous,
            nonced_sha256: nonced_sha256.map(<[u8]>::to_vec),
            amended_at: None,
        };
        let mut tx = self.context.pool.begin().await?;
        daily_records::insert(&mut tx, letter, &record, figures.as_of).await?;
        tx.commit().await
    }

    fn last_day(&self) -> Date {
        self.today().previous_day().unwrap_or_else(|| self.today())
    }

    fn today(&self) -> Date {
        self.context.now().to_offset(time::UtcOffset::UTC).date()
    }
}

/// The records of a letter, newest first, in the snapshot of this connection.
pub async fn records(conn: &mut PgConnection, letter: i64) -> sqlx::Result<Vec<DayRecord>> {
    daily_records::of(conn, letter).await
}
