//! Whatever is done in whatever order, the sums say what the rows say.

use std::collections::BTreeMap;

use time::{Duration, format_description::well_known::Rfc3339, macros::date};
use undersigned::{
    audit::Who,
    letters::Shelved,
    mail::EmailAddress,
    moderation::{bulk::Makes, predicate::Predicate},
    organizers::rights::Role,
    signing::{
        self,
        adherence::{Adherence, Said, Visibility},
        checked::Finding,
        claim::Claim,
        correct::Correction,
        entered::{Entering, Entry},
        featured::Feature,
        fields::{Country, Plain, SignerName},
        seen::Seen,
        signature::{Signature, State},
        submission::Consent,
    },
};
use uuid::Uuid;

use crate::{
    organizers::{PASSWORD, joined},
    support::{
        app::{SLUG, TestApp},
        browser::Browser,
    },
};

const BULK: &str = "/organize/letters/night-bus/bulk";

/// Enough that every act follows every other somewhere.
const ACTS: usize = 400;

/// Numbers that look like chance and are the same in every run (Knuth's MMIX).
struct Dice(u64);

impl Dice {
    fn below(&mut self, many: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % many
    }

    fn one_of<T: Clone>(&mut self, of: &[T]) -> T {
        of[self.below(of.len())].clone()
    }
}

/// Sums by name: as the site keeps them, or as the rows have them.
type Sums = BTreeMap<String, i64>;

async fn kept(app: &TestApp, letter: i64) -> Sums {
    let conn = &mut *app.site.database.pool().acquire().await.unwrap();
    let figures = signing::figures(conn, letter).await.unwrap();
    let mut sums: Sums = [
        ("public", figures.public),
        ("private", figures.private),
        ("anonymous", figures.anonymous),
        ("email", figures.by_email),
        ("checked", figures.by_checked),
        ("entered", figures.by_entered),
        ("rejected", figures.rejected),
        ("withdrawn", figures.withdrawn),
    ]
    .map(|(name, sum)| (name.to_owned(), sum))
    .into();
    for facet in signing::facets(conn, letter).await.unwrap() {
        sums.insert(format!("{} {} counted", facet.kind, facet.value), facet.counted.into());
        sums.insert(format!("{} {} listed", facet.kind, facet.value), facet.listed.into());
    }
    let last = sqlx::query_scalar("select last_number from letter_revision where letter_id = $1")
        .bind(letter)
        .fetch_optional(conn)
        .await
        .unwrap();
    sums.insert("last number".into(), last.unwrap_or_default());
    sums.retain(|_, sum| *sum != 0);
    sums
}

async fn counted(app: &TestApp, letter: i64) -> Sums {
    let rows: Vec<(String, i64)> = sqlx::query_as(
        "with said as (
             select state, number, verified_by, capacity, country,
                    case visibility when 'together' then 'private' else visibility end as seen
             from signature left join signature_revision said on said.signature_id = signature.id
                  and said.standing = 'current'
             where letter_id = $1)
         select seen, count(*) from said where state = 'published' group by 1
         union all select verified_by, count(*) from said where state = 'published' group by 1
         union all select 'rejected', count(*) from said where state = 'rejected'
         union all select 'withdrawn', count(*) from said where state = 'withdrawn' and number is not null
         union all select 'last number', coalesce(max(number), 0) from said
         union all select 'capacity ' || capacity || ' counted', count(*) from said where state = 'published' group by 1
         union all select 'country ' || country || ' counted', count(*) from said
                   where state = 'published' and country <> '' group by 1
         union all select 'capacity ' || capacity || ' listed', count(*) from said
                   where state = 'published' and seen <> 'private' group by 1
         union all select 'country ' || country || ' listed', count(*) from said
                   where state = 'published' and seen <> 'private' and country <> '' group by 1",
    )
    .bind(letter)
    .fetch_all(app.site.database.pool())
    .await
    .unwrap();
    rows.into_iter().filter(|(_, sum)| *sum != 0).collect()
}

async fn all(app: &TestApp) -> Vec<Signature> {
    let ids: Vec<Uuid> = sqlx::query_scalar("select id from signature order by id")
        .fetch_all(app.site.database.pool())
        .await
        .unwrap();
    let mut found = Vec::new();
    for id in ids {
        found.extend(app.site.signing.signature(id).await.unwrap());
    }
    found
}

async fn ids(app: &TestApp, table: &str) -> Vec<Uuid> {
    let query = sqlx::AssertSqlSafe(format!("select id from {table} order by id"));
    sqlx::query_scalar(query).fetch_all(app.site.database.pool()).await.unwrap()
}

fn entry(name: &str, email: Option<String>, country: &str) -> Entry {
    let said =
        Said { name: SignerName::parse(name).ok(), country: Country::parse(country), ..Said::default() };
    Entry {
        adherence: Adherence {
            visibility: Visibility::Public,
            capacity: "personal".parse().unwrap(),
            said,
            updates: false,
        },
        address: email.map(|email| EmailAddress::parse(&email).unwrap()),
    }
}

/// Begins an act on all that stand in some states, as its page would.
async fn begin(app: &TestApp, owner: &Browser, letter: i64, dice: &mut Dice) -> Option<Uuid> {
    let states = dice.one_of(&[
        vec![State::Held],
        vec![State::Published, State::Held],
        vec![State::Rejected, State::Published],
    ]);
    let makes = dice.one_of(&Makes::ALL);
    let until = app.clock.now() - Duration::seconds(2);
    let predicate = Predicate { states: states.clone(), until: Some(until), ..Predicate::default() };
    let counts = app.site.bulk.look(letter, &predicate).await.unwrap().counts;
    if counts.changed_by(makes) == 0 {
        return None;
    }
    let [held, published, rejected] =
        [counts.held, counts.published, counts.rejected].map(|count| count.to_string());
    let until = until.format(&Rfc3339).unwrap();
    let mut form = vec![
        ("seen_until", until.as_str()),
        ("seen_held", &held),
        ("seen_published", &published),
        ("seen_rejected", &rejected),
        ("makes", makes.as_str()),
        ("why", "All alike."),
        ("quiet", "on"),
        ("again", PASSWORD),
    ];
    form.extend(states.iter().map(|state| (state.as_str(), "on")));
    let page = owner.post(BULK, &form).await;
    page.url.path().rsplit('/').next().and_then(|id| id.parse().ok())
}

#[tokio::test]
async fn whatever_is_done_in_whatever_order_the_sums_say_what_the_rows_say() {
    let app = TestApp::plan()
        .front("threshold = 1000")
        .file("night-bus/watch.txt", "Watched One\n")
        .file("night-bus/signatories.csv", "name,role\nGrace Murray,Driver\n")
        .open()
        .await;
    let owner = joined(&app, "mo@example.org", Role::Owner).await;
    let Some(Shelved::Here(letter)) = app.site.library.find(SLUG) else { panic!("no letter") };
    let organizer: Uuid =
        sqlx::query_scalar("select id from organizer").fetch_one(app.site.database.pool()).await.unwrap();
    let who = Who::Organizer(organizer);
    let site = &app.site;
    let signing = &site.signing;
    let words = |text: &str| Plain::line(text).unwrap();
    let mut dice = Dice(7);
    let mut done: BTreeMap<&str, usize> = BTreeMap::new();
    let countries = ["DE", "FR", "EG", ""];
    let seen_by = [Visibility::Public, Visibility::Private, Visibility::Together, Visibility::Anonymous];
    for step in 0..ACTS {
        app.clock.advance(Duration::seconds(10));
        let signatures = all(&app).await;
        let some = dice.one_of(&signatures);
        let seen = Seen::of(&some);
        let act = match dice.below(20) {
            0 if signatures.len() < 40 => {
                let name =
                    if dice.below(4) == 0 { "Watched One".to_owned() } else { format!("Person {step}") };
                app.signed(&name, &format!("person{step}@example.org")).await;
                "sign"
            }
            0 | 1 => {
                signing.publish(some.id, who, None).await.unwrap();
                "publish"
            }
            2 => {
                signing.reject(some.id, who, "No.").await.unwrap();
                "reject"
            }
            3 => {
                signing.decide(some.id, (some.state, State::Held), who, None).await.unwrap();
                "hold"
            }
            4 if dice.below(3) == 0 => {
                signing.withdraw(some.id, "my-signature").await.unwrap();
                "withdraw"
            }
            4..=6 => {
                let mut wanted = some.adherence.clone();
                if let Some(seen) = wanted.seen_as(dice.one_of(&seen_by)) {
                    wanted = seen;
                }
                if wanted.visibility != Visibility::Anonymous {
                    wanted.said.country = Country::parse(dice.one_of(&countries));
                    wanted.capacity = dice.one_of(&["personal", "affiliation"]).parse().unwrap();
                }
                signing.edit(some.id, &letter.letter, &wanted).await.unwrap();
                "edit"
            }
            7 => {
                let edits: Vec<Uuid> = signing
                    .waiting_edits(None)
                    .await
                    .unwrap()
                    .into_iter()
                    .map(|(_, waiting)| waiting.edit)
                    .collect();
                if !edits.is_empty() {
                    signing.accept_edit(dice.one_of(&edits), who, None).await.unwrap();
                }
                "accept"
            }
            8 | 9 => {
                let finding = Finding { on: date!(2026 - 11 - 20), how: words("By telephone") };
                signing.check(some.id, &seen, who, &finding).await.unwrap();
                "check"
            }
            10 => {
                let checks = ids(&app, "identity_check").await;
                if !checks.is_empty() {
                    signing.uncheck(dice.one_of(&checks), who).await.unwrap();
                }
                "uncheck"
            }
            11 => {
                let name = SignerName::parse(&format!("Corrected {step}")).ok();
                let correction = Correction { name, role: words("Poet"), organisation: Plain::default() };
                signing.correct(some.id, &seen, who, &correction).await.unwrap();
                "correct"
            }
            12 => {
                if let Some(corrected) = signing.corrected(some.id).await.unwrap() {
                    signing.take_back_correction(corrected.id, who).await.unwrap();
                }
                "take back"
            }
            13 => {
                let wanted = dice.one_of(&[Feature::In, Feature::Out]);
                signing.feature(some.id, wanted, who).await.unwrap();
                "feature"
            }
            14 if signatures.len() < 60 => {
                let entries = [
                    entry(&format!("Entered {step}"), Some(format!("entered{step}@example.org")), "DE"),
                    entry(&format!("Listed {step}"), None, dice.one_of(&countries)),
                    entry("Watched One", None, "FR"),
                ];
                let from = words("paper lists");
                let entering = Entering {
                    import: Uuid::now_v7(),
                    entries: &entries,
                    provenance: &from,
                    who,
                    takes_same_names: true,
                };
                signing.enter(&letter, entering, |_| {}).await.unwrap();
                "import"
            }
            14 | 15 if dice.below(4) == 0 => {
                let imports = ids(&app, "import").await;
                if !imports.is_empty() {
                    signing.withdraw_import(letter.id, dice.one_of(&imports), who).await.unwrap();
                }
                "undo import"
            }
            14..=16 => {
                let consent = Consent { language: letter.letter.language.clone(), words: "I agree.".into() };
                let wanted = Adherence { visibility: dice.one_of(&seen_by[..3]), ..some.adherence.clone() };
                let claim = Claim { wanted, consent, version: letter.own_version(), updates: false };
                if some.address.is_some() {
                    signing.claim(some.id, &letter.letter, &claim).await.unwrap();
                }
                "claim"
            }
            17 | 18 => {
                if let Some(act) = begin(&app, &owner, letter.id, &mut dice).await {
                    // Somebody decides on one of them before the act comes to it.
                    signing.publish(some.id, who, None).await.unwrap();
                    while site.bulk.step().await.unwrap() {}
                    if dice.below(4) > 0 {
                        let undo = format!("{BULK}/{act}");
                        owner.post(&undo, &[("act", "undo")]).await;
                    }
                }
                "bulk"
            }
            _ => {
                while site.bulk.step().await.unwrap() {}
                "undo bulk"
            }
        };
        *done.entry(act).or_default() += 1;
        assert_eq!(kept(&app, letter.id).await, counted(&app, letter.id).await, "after {act}, number {step}");
    }
    assert!(done.len() >= 16, "all of it was done: {done:?}");
    app.catch_up().await;
    let numbers = counted(&app, letter.id).await;
    let number = |name: &str| numbers.get(name).copied().unwrap_or_default();
    assert_eq!(app.count(SLUG).await, number("public") + number("private") + number("anonymous"));
}
