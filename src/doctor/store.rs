//! SQL for what the site finds when it looks at itself.

use sqlx::{PgConnection, query, query_as};
use time::OffsetDateTime;

use super::{Doubt, Finding, Findings, Right, Wrong};

/// Keeps what was found. Whether something became right or wrong; what was never wrong is no news.
pub(super) async fn note(tx: &mut PgConnection, found: &Findings, now: OffsetDateTime) -> sqlx::Result<bool> {
    let rows =
        found.iter().map(|(what, finding)| (what.to_owned(), mark(finding), finding.words().to_owned()));
    let (mut names, mut marks, mut words) = (Vec::new(), Vec::new(), Vec::new());
    for (what, mark, said) in rows {
        names.push(what);
        marks.push(mark.to_owned());
        words.push(said);
    }
    let news = query!(
        r#"with found as (
               select * from unnest($1::text[], $2::text[], $3::text[]) as found (what, mark, words)
           ), news as (
               select count(*) as count from found left join finding using (what)
               where found.mark is distinct from coalesce(finding.mark, 'right')
           ), gone as (
               delete from finding where what <> all($1)
           ), kept as (
               insert into finding (what, mark, words, since) select what, mark, words, $4 from found
               on conflict (what) do update
               set mark = excluded.mark, words = excluded.words,
                   since = case when finding.mark = excluded.mark then finding.since else excluded.since end
           )
           select count as "count!" from news"#,
        &names,
        &marks,
        &words,
        now
    )
    .fetch_one(tx)
    .await?;
    Ok(news.count > 0)
}

const fn mark(finding: &Finding) -> &'static str {
    match finding {
        Right(_) => "right",
        Doubt(_) => "doubt",
        Wrong(_) => "wrong",
    }
}

/// What was found, as it is kept.
pub(super) struct Kept {
    pub what: String,
    pub mark: String,
    pub words: String,
    /// Whether it became so in the last night.
    pub is_new: bool,
}

/// What became so in the last night, and what is wrong still.
pub(super) async fn kept(conn: &mut PgConnection) -> sqlx::Result<Vec<Kept>> {
    query_as!(
        Kept,
        r#"select what, mark, words, is_new as "is_new!"
           from (select *, since = max(since) over () as is_new from finding) as finding
           where (is_new and since > (select min(since) from finding)) or mark = 'wrong' or (is_new and mark = 'doubt')
           order by is_new desc, mark = 'wrong' desc, what"#
    )
    .fetch_all(conn)
    .await
}
