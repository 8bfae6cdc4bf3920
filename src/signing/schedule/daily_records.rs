//! Numbers for the record: what a letter's count was at the end of a day, and the sum of the file that listed it.
//!
//! The file is not kept, as people may leave it. When one of those whom it counted changes or withdraws, the record
//! says so from then on: the file cannot be made again.

use data_encoding::HEXLOWER;
use sqlx::PgConnection;
use time::{Date, OffsetDateTime};

use crate::signing::{Signing, signature::tally::Figures};

/// A day of a letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayRecord {
    /// The day; it ends at midnight in UTC.
    pub day: Date,
    /// When the snapshot was taken, which is after the day's end.
    pub taken_at: OffsetDateTime,
    /// The revision that it shows.
    pub revision: i64,
    /// Published with a name.
    pub public: i64,
    /// Published without showing the name.
    pub private: i64,
    /// Published without a name.
    pub anonymous: i64,
    /// The SHA-256 of a nonce and the CSV file of that revision, if it has rows. Without the nonce, which is gone with its
    /// revision, nobody can try whether a line stood in the file.
    pub nonced_sha256: Option<Vec<u8>>,
    /// When a signature that it counts was first changed or withdrawn since.
    pub amended_at: Option<OffsetDateTime>,
}

impl DayRecord {
    /// The count of signatures.
    pub const fn count(&self) -> i64 {
        self.public + self.private + self.anonymous
    }

    /// Rows of the file.
    pub const fn rows(&self) -> i64 {
        self.public + self.anonymous
    }

    /// The sum as people write it, if there is one.
    pub fn sum(&self) -> Option<String> {
        self.nonced_sha256.as_deref().map(|sum| HEXLOWER.encode(sum))
    }
}

impl Signing {
    /// Is the day that ended last still to be noted for this letter?
    pub async fn lacks_record(&self, letter: i64) -> sqlx::Result<bool> {
        let day = (self.last_day(), self.today().midnight().assume_utc());
        crate::signing::schedule::store::daily_records::is_missing(
            &mut *self.pool.acquire().await?,
            letter,
            day,
        )
        .await
    }

    /// Notes the day that ended last, by a snapshot that was taken since.
    pub async fn keep_record(
        &self,
        letter: i64,
        figures: &Figures,
        nonced_sha256: Option<&[u8]>,
    ) -> sqlx::Result<()> {
        let record = DayRecord {
            day: self.last_day(),
            taken_at: self.clock.now(),
            revision: figures.revision,
            public: figures.public,
            private: figures.private,
            anonymous: figures.anonymous,
            nonced_sha256: nonced_sha256.map(<[u8]>::to_vec),
            amended_at: None,
        };
        let mut tx = self.pool.begin().await?;
        crate::signing::schedule::store::daily_records::insert(&mut tx, letter, &record, figures.as_of)
            .await?;
        tx.commit().await
    }

    fn last_day(&self) -> Date {
        self.today().previous_day().unwrap_or_else(|| self.today())
    }

    fn today(&self) -> Date {
        self.clock.now().to_offset(time::UtcOffset::UTC).date()
    }
}

/// The records of a letter, the newest first, in the snapshot of this connection.
pub async fn records(conn: &mut PgConnection, letter: i64) -> sqlx::Result<Vec<DayRecord>> {
    crate::signing::schedule::store::daily_records::of(conn, letter).await
}
