//! SQL that compares what is counted with the rows: for `doctor`, and for the trial of a backup.

use sqlx::{Connection as _, Executor as _, PgConnection, query_as};

/// A sum that differs from the rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub letter: i64,
    /// As `public`, `email`, `country IE counted`.
    pub sum: String,
    /// As the site keeps it.
    pub kept: i64,
    /// As the rows have it.
    pub counted: i64,
}

/// All sums that differ, of all letters, in one snapshot. Reads every signature.
pub async fn all(conn: &mut PgConnection) -> sqlx::Result<Vec<Difference>> {
    let mut tx = conn.begin().await?;
    // Of a million signatures, it takes longer than anybody may wait for a page.
    tx.execute("set local statement_timeout = 0").await?;
    query_as!(
        Difference,
        r#"with said as (
               select signature.letter_id, state, number, verified_by, capacity, country, version_id,
                      case visibility when 'together' then 'private' else visibility end as seen
               from signature
               left join signature_revision said on said.signature_id = signature.id and said.standing = 'current'
           ), published as (
               select * from said where state = 'published'
           ), shared as (
               select letter_id, seen, kind, value
               from published, lateral (values
                   ('capacity', capacity), ('country', country), ('text', version_id::text)) as shared (kind, value)
               where value <> ''
           ), rows (letter, sum, number) as (
               select letter_id, seen, count(*) from published group by 1, 2
               union all select letter_id, verified_by, count(*) from published group by 1, 2
               union all select letter_id, 'rejected', count(*) from said where state = 'rejected' group by 1
               union all select letter_id, 'withdrawn', count(*) from said
                         where state = 'withdrawn' and number is not null group by 1
               union all select letter_id, kind || ' ' || value || ' counted', count(*)
                         from shared group by 1, 2
               union all select letter_id, kind || ' ' || value || ' listed', count(*)
                         from shared where seen <> 'private' group by 1, 2
           ), kept (letter, sum, number) as (
               select letter_id, name, sum(number)
               from tally, lateral (values
                   ('public', public), ('private', private), ('anonymous', anonymous), ('email', by_email),
                   ('checked', by_checked), ('entered', by_entered), ('rejected', rejected),
                   ('withdrawn', withdrawn)) as sums (name, number)
               group by 1, 2
               union all select letter_id, kind || ' ' || value || ' counted', counted from facet
               union all select letter_id, kind || ' ' || value || ' listed', listed from facet
           )
           select coalesce(kept.letter, rows.letter) as "letter!", coalesce(kept.sum, rows.sum) as "sum!",
                  coalesce(kept.number, 0)::bigint as "kept!", coalesce(rows.number, 0) as "counted!"
           from kept full join rows on rows.letter = kept.letter and rows.sum = kept.sum
           where coalesce(kept.number, 0) <> coalesce(rows.number, 0)
           order by 1, 2"#
    )
    .fetch_all(&mut *tx)
    .await
}
