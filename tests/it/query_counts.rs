//! The number of SQL statements for a page does not depend on the number of rows that it shows.

use std::collections::BTreeMap;

use time::Duration;
use undersigned::organizers::rights::Role;

use crate::{
    large_letters,
    organizers::joined,
    support::{
        app::{SLUG, TestApp},
        browser::Browser,
        log,
    },
};

/// What organizers see.
const ORGANIZERS: [&str; 11] = [
    "/organize",
    "/organize/audit",
    "/organize/audit.csv",
    "/organize/team",
    "/organize/letters/night-bus",
    "/organize/letters/night-bus/queue",
    "/organize/letters/night-bus/signatures",
    "/organize/letters/night-bus/signatures?q=grace",
    "/organize/letters/night-bus/bulk?held=on",
    "/organize/letters/night-bus/updates",
    "/organize/letters/night-bus/claims",
];

/// What readers see.
const READERS: [&str; 9] = [
    "/letters/night-bus",
    "/letters/night-bus/signatories",
    "/letters/night-bus/signatories?q=grace",
    "/letters/night-bus/statistics",
    "/letters/night-bus/signatories.json",
    "/letters/night-bus/signatories.csv",
    "/letters/night-bus/updates.atom",
    "/letters/night-bus/embed",
    "/",
];

/// A letter with so many of everything: held, published, edited, reported, entered, told the news.
async fn with(rows: usize) -> TestApp {
    let mut plan = TestApp::plan().front("moderation = \"all\"");
    let names: String = (0..rows).map(|number| format!("Signatory No. {number}\n")).collect();
    plan = plan.file(&format!("{SLUG}/signatories.csv"), &format!("name\n{names}"));
    for number in 0..rows {
        let (month, day) = (1 + number / 28, 1 + number % 28);
        let news = format!("+++\ntitle = \"News No. {number}\"\n+++\n\nNews.\n");
        plan = plan.file(&format!("{SLUG}/updates/2026-{month:02}-{day:02}-news.md"), &news);
    }
    let app = plan.open().await;
    app.signed("Ada Byron", "ada@example.org").await;
    large_letters::many_wait(&app, rows * 4).await;
    app.sql(&format!(
        "update signature set state = 'published', number = place.number + 1000, published_at = signed_at
             from (select id, row_number() over (order by id) as number from signature where state = 'held'
                   order by id limit {half}) as place
             where signature.id = place.id;
         insert into signature_revision (signature_id, standing, name, written_at, edit_id, asked_visibility,
                                         asked_capacity, waits_for)
             select id, 'waiting', 'Grace Hopper', signed_at, gen_random_uuid(), 'public', 'personal', array['everyone']
             from signature
             where state = 'published' and first_key is null order by id limit {rows};
         insert into report (id, letter_id, signature_id, words, reported_at)
             select gen_random_uuid(), letter_id, id, 'It is not her.', signed_at from signature
             where state = 'published' order by id desc limit {rows};
         insert into audit (at, who, act, letter_id, subject)
             select signed_at, 'site', 'publish', letter_id, id from signature;
         insert into broadcast (id, letter_id, update_name, state, begun_at, ended_at)
             select gen_random_uuid(), letter.id, '2026-' || to_char(1 + n / 28, 'FM00') || '-' || to_char(1 + n % 28, 'FM00')
                        || '-news', 'done', now(), now()
             from letter, generate_series(0, {rows} - 1) as n",
        half = rows * 2
    ))
    .await;
    app.clock.advance(Duration::minutes(1));
    app
}

/// How many statements each page takes, once it was looked at.
async fn counted(browser: &Browser, pages: &[&'static str], is_kept: bool) -> BTreeMap<&'static str, usize> {
    let mut counts = BTreeMap::new();
    for page in pages {
        // The first request also loads the types of columns, which later ones reuse.
        if !is_kept {
            browser.get(page).await;
        }
        let before = log::statements();
        let shown = browser.get(page).await;
        assert_eq!(shown.status, 200, "{page}: {}", shown.text());
        counts.insert(*page, log::statements() - before);
    }
    counts
}

#[tokio::test]
async fn a_page_takes_as_many_statements_for_sixty_rows_as_for_ten() {
    let mut all = Vec::new();
    for rows in [10, 60] {
        let app = with(rows).await;
        let owner = joined(&app, "ola@example.org", Role::Owner).await;
        let mut counts = counted(&owner, &ORGANIZERS, false).await;
        counts.extend(counted(&app.stranger(), &READERS, true).await);
        all.push(counts);
    }
    let [few, many] = &all[..] else { panic!("two letters") };
    assert_eq!(few, many);
    assert!(few["/organize/letters/night-bus/queue"] > 3, "statements are counted: {few:?}");
    assert!(few.values().all(|count| *count < 60), "{few:?}");
}
