//! SQL for visits by host and day; used by `referrers`.

use sqlx::{PgPool, query, query_as};
use time::Date;

/// Adds to the sums of days. Hosts beyond the first `most` of a letter and day are added to the row with an empty
/// name.
pub(in crate::letters) async fn add(
    pool: &PgPool,
    sums: &[((i64, Date, String), i64)],
    most: i64,
) -> sqlx::Result<()> {
    let letters: Vec<_> = sums.iter().map(|((letter, ..), _)| *letter).collect();
    let days: Vec<_> = sums.iter().map(|((_, day, _), _)| *day).collect();
    let hosts: Vec<_> = sums.iter().map(|((.., host), _)| host.clone()).collect();
    let visits: Vec<_> = sums.iter().map(|(_, visits)| *visits).collect();
    query!(
        "insert into referral as known (letter_id, day, host, visits)
         select letter_id, day, case when is_known or place <= $5 then host else '' end as named, sum(visits)
         from (select sent.*, old.host is not null as is_known,
                      (select count(*) from referral
                       where referral.letter_id = sent.letter_id and referral.day = sent.day)
                      + row_number() over (partition by sent.letter_id, sent.day, old.host is null
                                           order by sent.visits desc, sent.host) as place
               from unnest($1::bigint[], $2::date[], $3::text[], $4::bigint[])
                    as sent (letter_id, day, host, visits)
               left join referral old
                    on old.letter_id = sent.letter_id and old.day = sent.day and old.host = sent.host) as placed
         group by letter_id, day, named
         on conflict (letter_id, day, host) do update set visits = known.visits + excluded.visits",
        &letters,
        &days,
        &hosts,
        &visits,
        most
    )
    .execute(pool)
    .await?;
    Ok(())
}

/// The sums of a letter since that day, the largest first, at most 20.
pub(in crate::letters) async fn of(
    pool: &PgPool,
    letter: i64,
    since: Date,
    fewest: i64,
) -> sqlx::Result<Vec<Referrer>> {
    query_as!(
        Referrer,
        r#"select host, sum(visits)::bigint as "visits!" from referral where letter_id = $1 and day >= $2
           group by host having sum(visits)::bigint >= $3 order by 2 desc, 1 limit 20"#,
        letter,
        since,
        fewest
    )
    .fetch_all(pool)
    .await
}

/// Deletes days before `oldest`, and hosts with fewer visits than `fewest` on days before `today`.
pub(in crate::letters) async fn forget(
    pool: &PgPool,
    oldest: Date,
    today: Date,
    fewest: i64,
) -> sqlx::Result<()> {
    query!(
        "delete from referral where day < $1 or (day < $2 and visits < $3 and host <> '')",
        oldest,
        today,
        fewest
    )
    .execute(pool)
    .await?;
    Ok(())
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Referrer {
    /// The host name; empty for the sum of hosts that are not stored separately.
    pub host: String,
    pub visits: i64,
}
