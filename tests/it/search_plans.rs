//! Searching a large list reads a page's worth of rows, whatever is asked for and however Postgres plans.
//!
//! Plans are judged by what they read: the counters of the database say how many rows and blocks a search touched, with
//! plans made for what is asked for, and with plans that do not look at it.

use std::{collections::BTreeSet, time::Instant};

use sqlx::{PgPool, Row as _};
use undersigned::{
    letters::Capacity,
    signatories::list::{self, PAGE},
    signing::signature::{
        details::{SignatureDetails, SignerText, Visibility},
        fields::{Country, Plain, SignerName},
        search_terms::{Search, found_by},
    },
};

use crate::support::app::TestApp;

/// Numbers that repeat: signature 1,234 signs as signature 234 does.
const CROWD: i64 = 1_000;

/// The most rows that a page of 100 may read: 1,000 lines that it looks at one by one, 1,001 of a cell, a small cell of
/// 4,096 if all in it are found, and its own lines from four tables.
const ROWS: i64 = 6_700;

/// The most blocks of tables and indexes that it may read.
const BLOCKS: i64 = 4_000;

/// What the signer of this number says. The first 30 in 100 are from Chile, and nobody else is.
fn signer(number: i64, is_early: bool) -> SignatureDetails {
    let name = match number {
        _ if number % 200 == 0 => "王小明",
        777 => "Zeno Quist",
        _ if number % 7 == 0 => "Anneke Dünenhuber",
        _ => "Hollis Ferrymead",
    };
    let role = if number % 2 == 0 { "Nurse" } else { "Painter" };
    let organisation = if number % 100 == 3 { "Harbour Theatre" } else { "" };
    let country = match number {
        _ if is_early => "CL",
        _ if number % 100 == 5 => "NZ",
        _ if number % 3 == 0 => "DE",
        _ => "",
    };
    let text = SignerText {
        name: SignerName::parse(name).ok(),
        role: Plain::line(role).unwrap(),
        organisation: Plain::line(organisation).unwrap(),
        country: Country::parse(country),
        ..SignerText::default()
    };
    let capacity = if number % 25 == 1 { Capacity::Group } else { Capacity::Personal };
    SignatureDetails { visibility: Visibility::Public, capacity, text, updates: false }
}

/// A letter with this many thousand signatures, from number 1 on.
struct Crowd {
    app: TestApp,
    letter: i64,
    count: i64,
    /// By the last three digits of a number: the terms of those who signed early, and of the others.
    terms: Vec<[BTreeSet<String>; 2]>,
}

impl Crowd {
    async fn of(thousands: i64) -> Self {
        let app = TestApp::new().await;
        let letter = app.site.library.all().remove(0);
        let terms = |number| [true, false].map(|is_early| found_by(&signer(number, is_early)));
        let terms: Vec<_> = (0..CROWD).map(terms).collect();
        let joined = |early: usize| terms.iter().map(|terms| terms[early].join(" ")).collect::<Vec<_>>();
        let capacities = (0..CROWD).map(|number| signer(number, false).capacity.as_str()).collect::<Vec<_>>();
        // In parts, because a statement has its time limit here too.
        for first in (0..thousands).step_by(100) {
            sqlx::query(
                "with signer as (
                     select number + thousand * 1000 as number, gen_random_uuid() as id, capacity,
                            array_to_tsvector(string_to_array(
                                case when number + thousand * 1000 < $6 then early else late end, ' ')) as found_by
                     from unnest($3::text[], $4::text[], $5::text[])
                              with ordinality as kind (capacity, early, late, place),
                          lateral (select place - 1 as number) as place,
                          generate_series($7, least($7 + 100, $8) - 1) as thousand
                     where number + thousand * 1000 > 0
                 ), signature as (
                     insert into signature (id, letter_id, version_id, language, number, state, visibility, capacity,
                         verified_by, signed_at, published_at, state_changed_at, revision, listed_by)
                     select id, $1, $2, 'en', number, 'published', 'public', capacity, 'email', now(), now(), now(), 1,
                            listed_by(found_by, $1, number)
                     from signer order by number
                 ), reached as (
                     insert into letter_revision (letter_id, revision, as_of, last_number)
                     values ($1, 1, now(), $8 * 1000) on conflict do nothing
                 )
                 insert into signature_revision (signature_id, standing, name, written_at, found_by)
                 select id, 'current', 'Somebody', now(), found_by from signer order by number",
            )
            .bind(letter.id)
            .bind(letter.own_version())
            .bind(&capacities)
            .bind(joined(0))
            .bind(joined(1))
            .bind(Self::early(thousands * CROWD))
            .bind(first)
            .bind(thousands)
            .execute(app.site.database.pool())
            .await
            .unwrap();
        }
        app.sql("vacuum analyze signature").await;
        app.sql("vacuum analyze signature_revision").await;
        let terms = terms.into_iter().map(|terms| terms.map(BTreeSet::from_iter)).collect();
        Self { letter: letter.id, app, count: thousands * CROWD, terms }
    }

    /// The first number of those who did not sign early.
    const fn early(count: i64) -> i64 {
        count * 3 / 10
    }

    /// The first page below this number of those with a term for each of these, which end with `*` if they are prefixes.
    fn expected(&self, sought: &[String], before: i64) -> Vec<i64> {
        let has = |terms: &BTreeSet<String>, sought: &String| match sought.strip_suffix('*') {
            Some(beginning) => terms.iter().any(|term| term.starts_with(beginning)),
            None => terms.contains(sought),
        };
        let finds: Vec<_> = self
            .terms
            .iter()
            .map(|terms| terms.each_ref().map(|terms| sought.iter().all(|sought| has(terms, sought))))
            .collect();
        let is_found = |number: &i64| {
            let late = usize::from(*number >= Self::early(self.count));
            finds[usize::try_from(*number % CROWD).unwrap()][late]
        };
        let page = usize::try_from(PAGE).unwrap();
        (1..before.min(self.count)).rev().filter(is_found).take(page).collect()
    }
}

/// What is typed; what stands for it in the terms of a signature.
const TYPED: [(&str, &[&str]); 14] = [
    ("", &[]),
    ("n", &["n*"]),
    ("an", &["an*"]),
    ("nurse", &["nurse*"]),
    ("painters", &["painters*"]),
    ("theatre", &["theatre*"]),
    ("quist zeno", &["quist*", "zeno*"]),
    ("zzzz", &["zzzz*"]),
    ("王", &["王"]),
    ("小明", &["小明"]),
    ("nurse painter", &["nurse*", "painter*"]),
    ("an nurse", &["an*", "nurse*"]),
    ("h f n a q", &["h*", "f*", "n*", "a*", "q*"]),
    ("王 painter", &["王", "painter*"]),
];

/// A country and a capacity: common, rare, of those alone who signed early, of nobody.
const FILTERS: [(&str, &str); 9] = [
    ("", ""),
    ("DE", ""),
    ("NZ", ""),
    ("CL", ""),
    ("FR", ""),
    ("", "personal"),
    ("", "group"),
    ("NZ", "personal"),
    ("CL", "group"),
];

/// Searches of every kind, alone and together, and the terms that they stand for.
fn searches() -> Vec<(Search, Vec<String>)> {
    let all = TYPED.iter().flat_map(|words| FILTERS.iter().map(move |filters| (words, filters)));
    let searches = all.map(|((typed, words), (country, capacity))| {
        let search = Search::parse(typed, capacity.parse().ok(), Country::parse(country)).unwrap();
        let filters = [country, capacity].into_iter().filter(|word| !word.is_empty());
        let words = words.iter().map(|word| (*word).to_owned());
        (search, words.chain(filters.map(|word| format!("={word}"))).collect())
    });
    searches.filter(|(search, _): &(Search, _)| !search.is_empty()).collect()
}

/// The rows and the blocks that were read since the database began to count.
async fn read(pool: &PgPool) -> (i64, i64) {
    let read = sqlx::query(
        "select (select sum(seq_tup_read + coalesce(idx_tup_fetch, 0))::bigint from pg_stat_user_tables),
                (select sum(heap_blks_read + heap_blks_hit + coalesce(idx_blks_read + idx_blks_hit, 0))::bigint
                 from pg_statio_user_tables)",
    );
    let row = read.fetch_one(pool).await.unwrap();
    (row.get(0), row.get(1))
}

async fn plan_by(crowd: &Crowd, mode: &str) -> PgPool {
    let database = crowd.app.site.database.pool();
    let options = database.connect_options().as_ref().clone().options([("plan_cache_mode", mode)]);
    let pool = sqlx::postgres::PgPoolOptions::new().max_connections(1).connect_with(options).await.unwrap();
    // What other sessions have read (the letter was filled and vacuumed) is counted when they are idle for ten seconds, or
    // end.
    let others = "from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()";
    sqlx::query(sqlx::AssertSqlSafe(format!("select pg_terminate_backend(pid) {others}")))
        .execute(&pool)
        .await
        .unwrap();
    let count = format!("select count(*) {others}");
    while sqlx::query_scalar::<_, i64>(sqlx::AssertSqlSafe(count.clone())).fetch_one(&pool).await.unwrap() > 0
    {
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    }
    pool
}

/// Asks for every kind of search, on the first page and on a deep one; returns the times.
async fn ask_everything(crowd: &Crowd, mode: &str) -> Vec<(f64, String)> {
    let pool = plan_by(crowd, mode).await;
    let mut times = Vec::new();
    let (mut most_rows, mut most_blocks) = (0, 0);
    for (search, sought) in searches() {
        for after in [None, Some(crowd.count * 6 / 10)] {
            let what = format!("{sought:?} after {after:?}, {mode}");
            let (rows, blocks) = read(&pool).await;
            let begun = Instant::now();
            let page = list::page(&pool, crowd.letter, &search, after).await.unwrap();
            times.push((begun.elapsed().as_secs_f64() * 1000.0, what.clone()));
            // Otherwise a session tells once a second what it read.
            sqlx::query("select pg_stat_force_next_flush()").execute(&pool).await.unwrap();
            let now = read(&pool).await;
            let (rows, blocks) = (now.0 - rows, now.1 - blocks);
            assert!(rows <= ROWS && blocks <= BLOCKS, "{rows} rows in {blocks} blocks for {what}");
            assert!(blocks > 0, "nothing is counted");
            (most_rows, most_blocks) = (rows.max(most_rows), blocks.max(most_blocks));
            let numbers: Vec<_> = page.lines.iter().filter_map(|line| line.number).collect();
            assert_eq!(numbers, crowd.expected(&sought, after.unwrap_or(i64::MAX)), "{what}");
        }
    }
    eprintln!("{mode}: at most {most_rows} rows, {most_blocks} blocks");
    times
}

#[tokio::test]
async fn a_page_of_a_search_reads_little_whatever_is_asked_for() {
    let crowd = Crowd::of(100).await;
    for mode in ["force_custom_plan", "force_generic_plan"] {
        ask_everything(&crowd, mode).await;
    }
}

#[tokio::test]
#[ignore = "takes minutes; script/soak search"]
async fn a_page_of_a_million_reads_as_little() {
    let crowd = Crowd::of(1_000).await;
    for mode in ["force_custom_plan", "force_generic_plan", "auto"] {
        let mut times = ask_everything(&crowd, mode).await;
        times.sort_by(|one, other| one.0.total_cmp(&other.0));
        let at = |share: f64| times[(times.len() as f64 * share) as usize].0;
        eprintln!("{mode}: {} searches, median {:.1} ms, p99 {:.1} ms", times.len(), at(0.5), at(0.99));
        for (time, what) in times.iter().rev().take(5) {
            eprintln!("  {time:.1} ms: {what}");
        }
    }
}
