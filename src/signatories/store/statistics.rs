//! SQL for sums and groups of signatures; used by `signatories::statistics`.

use std::collections::BTreeMap;

use sqlx::{PgConnection, query, query_as};
use time::{Date, OffsetDateTime};

use crate::letters::library::signing_periods::SigningBoundary;

/// The change of the count in each hour.
pub(in crate::signatories) async fn hours(
    conn: &mut PgConnection,
    letter: i64,
) -> sqlx::Result<Vec<(OffsetDateTime, i64)>> {
    let rows = query!(
        r#"select hour, (public + private + anonymous)::bigint as "change!" from tally
           where letter_id = $1 and public + private + anonymous <> 0 order by hour"#,
        letter
    )
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|row| (row.hour, row.change)).collect())
}

type Counted = Vec<(String, i64)>;

/// Public lines by the language of the page, and by text (its language and hash).
pub(in crate::signatories) async fn languages_and_versions(
    conn: &mut PgConnection,
    letter: i64,
) -> sqlx::Result<(Counted, Counted)> {
    let rows = query!(
        r#"select counted.language, version.language || ' ' || encode(version.hash, 'hex') as "version!", many as "many!"
           from (select language, version_id, count(*) as many from signature
                 where letter_id = $1 and state = 'published' and visibility in ('public', 'anonymous')
                 group by language, version_id) as counted
           join letter_version version on version.id = counted.version_id"#,
        letter
    )
    .fetch_all(conn)
    .await?;
    let (mut languages, mut versions) = (BTreeMap::new(), BTreeMap::new());
    for row in rows {
        *languages.entry(row.language).or_default() += row.many;
        *versions.entry(row.version).or_default() += row.many;
    }
    Ok((languages.into_iter().collect(), versions.into_iter().collect()))
}

/// Rejected signatures: `taken-down` if they had been public, otherwise the reason for which they were held.
pub(in crate::signatories) async fn removals(conn: &mut PgConnection, letter: i64) -> sqlx::Result<Counted> {
    let rows = query!(
        r#"select case when number is not null then 'taken-down' else coalesce(held_for[1], 'everyone') end as "reason!",
                  count(*) as "many!"
           from signature where letter_id = $1 and state = 'rejected' group by 1 order by 2 desc, 1"#,
        letter
    )
    .fetch_all(conn)
    .await?;
    Ok(rows.into_iter().map(|row| (row.reason, row.many)).collect())
}

/// What others than the signers did to the count, by day; bulk actions and their undo, imports, each separately;
/// and the texts that came into force.
pub(in crate::signatories) async fn log(conn: &mut PgConnection, letter: i64) -> sqlx::Result<Vec<LogEntry>> {
    query_as!(
        LogEntry,
        r#"select (at at time zone 'UTC')::date as "day!", act as "act!", who as "who!", count(*) as "count!",
                  '' as "language!", '' as "reason!", '' as "note!"
           from audit
           where letter_id = $1 and who <> 'signer' and subject is not null
             and act in ('publish', 'reject', 'hold', 'withdraw', 'enter', 'show')
             and not detail ? 'bulk' and not detail ? 'import'
           group by 1, 2, 3
           union all
           select day, act, who, sum(many)::bigint, '', reason, ''
           from (
               select begun.id, done.day, done.who, done.many,
                      case when begun.act = 'bulk-' || done.act then begun.act else 'bulk-undone' end as act,
                      case when begun.act = 'bulk-' || done.act then coalesce(begun.detail ->> 'held_for', '') else '' end
                          as reason
               from (select (at at time zone 'UTC')::date as day, act, who, detail ->> 'bulk' as bulk, count(*) as many
                     from audit
                     where letter_id = $1 and who <> 'signer' and subject is not null
                       and act in ('publish', 'reject', 'hold') and detail ? 'bulk'
                     group by 1, 2, 3, 4) as done
               join audit begun on begun.letter_id = $1 and begun.who <> 'signer' and begun.subject is null
                    and begun.act in ('bulk-publish', 'bulk-reject', 'bulk-hold') and begun.detail ->> 'bulk' = done.bulk
           ) as of_many
           group by id, day, act, who, reason
           union all
           select (entered_at at time zone 'UTC')::date, 'enter', 'organizer', entered, '', '', provenance
           from import where letter_id = $1
           union all
           select (at at time zone 'UTC')::date, act, who, (detail ->> 'withdrawn')::bigint, '', '', ''
           from audit where letter_id = $1 and who <> 'signer' and subject is null and act = 'undo-import'
           union all
           select (at at time zone 'UTC')::date, act, who, (detail ->> 'sums')::bigint, '', '', ''
           from audit where letter_id = $1 and act = 'take-down-sums'
           union all
           select (in_force_at at time zone 'UTC')::date, 'text-' || kind, 'organizer', 1, language, '', note
           from text_change where letter_id = $1
           order by 1 desc, 2, 3"#,
        letter
    )
    .fetch_all(conn)
    .await
}

/// Something that was done to the count on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogEntry {
    /// In UTC.
    pub day: Date,
    /// An act of the audit trail, or `open` and `close` if the letter began or stopped to take signatures.
    pub act: String,
    /// `site`, `organizer`, `signer` or `command-line`.
    pub who: String,
    pub count: i64,
    /// The language, for a text.
    pub language: String,
    /// For a bulk action that selected signatures by the reason for which they were held: that reason.
    pub reason: String,
    /// The organizers' public note.
    pub note: String,
}

impl From<SigningBoundary> for LogEntry {
    fn from(turn: SigningBoundary) -> Self {
        Self {
            day: turn.at.date(),
            act: if turn.opens { "open" } else { "close" }.to_owned(),
            who: "organizer".to_owned(),
            count: 0,
            language: String::new(),
            reason: String::new(),
            note: String::new(),
        }
    }
}
