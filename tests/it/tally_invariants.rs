//! The tally equals the sums of the rows, and a search finds each line by its words in force, whatever is done in
//! whatever order.

use std::{collections::BTreeMap, sync::Arc};

use time::{Duration, format_description::well_known::Rfc3339, macros::date};
use uuid::Uuid;

use crate::{
    organizers::{PASSWORD, joined},
    support::{
        app::{FRONT, SLUG, TestApp},
        browser::Browser,
    },
};
use undersigned::{
    app::App,
    audit::Who,
    chunks,
    letters::Loaded,
    mail::EmailAddress,
    moderation::bulk::{Makes, selection::Predicate},
    organizers::rights::Role,
    signing::{
        self,
        entry::enter::{Entering, Entry},
        review::{correction::Correction, featured::Feature, identity_check::Finding},
        signature::{
            Signature, State,
            details::{SignatureDetails, SignerText, Visibility},
            fields::{Country, Plain, SignerName},
            fingerprint::Seen,
        },
        signer::claim::Claim,
        submission::Consent,
    },
};

const BULK: &str = "/organize/letters/night-bus/bulk";

/// Enough that every act follows every other somewhere.
const ACTS: usize = 400;

const COUNTRIES: [&str; 4] = ["DE", "FR", "EG", ""];
const SEEN_BY: [Visibility; 4] =
    [Visibility::Public, Visibility::Private, Visibility::Together, Visibility::Anonymous];

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
    let facets: Vec<(String, i32, i32)> =
        sqlx::query_as("select kind || ' ' || value, counted, listed from facet where letter_id = $1")
            .bind(letter)
            .fetch_all(&mut *conn)
            .await
            .unwrap();
    for (facet, counted, listed) in facets {
        sums.insert(format!("{facet} counted"), counted.into());
        sums.insert(format!("{facet} listed"), listed.into());
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

/// Signatures that a search finds by other terms than those of their line, or though they have none.
const MISFOUND: &str =
    "signature left join signature_revision said on signature_id = id and standing = 'current'
    where listed_by is distinct from case when state = 'published' and visibility in ('public', 'anonymous')
                                          then listed_by(found_by, letter_id, number) end";

async fn counted(app: &TestApp, letter: i64) -> Sums {
    let rows: Vec<(String, i64)> = sqlx::query_as(
        "with said as (
             select state, number, verified_by, capacity, country, version_id,
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
         union all select 'text ' || version_id || ' counted', count(*) from said where state = 'published' group by 1
         union all select 'text ' || version_id || ' listed', count(*) from said
                   where state = 'published' and seen <> 'private' group by version_id
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

fn entry(name: &str, email: Option<String>, country: &str) -> Entry {
    let said = SignerText {
        name: SignerName::parse(name).ok(),
        country: Country::parse(country),
        ..SignerText::default()
    };
    Entry {
        details: SignatureDetails {
            visibility: Visibility::Public,
            capacity: "personal".parse().unwrap(),
            text: said,
            updates: false,
        },
        address: email.map(|email| EmailAddress::parse(&email).unwrap()),
        day: None,
    }
}

/// Begins an act on all signatures in some states, as its page would.
async fn begin(app: &TestApp, owner: &Browser, letter: i64, dice: &mut Dice) -> Option<Uuid> {
    let states = dice.one_of(&[
        vec![State::Held],
        vec![State::Published, State::Held],
        vec![State::Rejected, State::Published],
    ]);
    let makes = dice.one_of(Makes::ALL);
    let until = app.clock.now() - Duration::seconds(2);
    let predicate = Predicate { states: states.clone(), until: Some(until), ..Predicate::default() };
    let counts = app.site.bulk.look(app.site.database.searchers(), letter, &predicate).await.unwrap().counts;
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
        ("makes", makes.into_str()),
        ("why", "All alike."),
        ("quiet", "on"),
        ("again", PASSWORD),
    ];
    form.extend(states.iter().map(|state| (state.into_str(), "on")));
    let page = owner.post(BULK, &form).await;
    page.url.path().rsplit('/').next().and_then(|id| id.parse().ok())
}

/// A site with a watched name and a first signatory, its owner, the letter, and as whom organizers act.
async fn opened() -> (TestApp, Browser, Ground) {
    let app = TestApp::plan()
        .front("threshold = 1000")
        .file("night-bus/watch.txt", "Watched One\n")
        .file("night-bus/signatories.csv", "name,role\nGrace Murray,Driver\n")
        .open()
        .await;
    let owner = joined(&app, "mo@example.org", Role::Owner).await;
    let Some(letter) = app.site.library.find(SLUG) else { panic!("no letter") };
    let organizer: Uuid =
        sqlx::query_scalar("select id from organizer").fetch_one(app.site.database.pool()).await.unwrap();
    let ground = Ground { site: app.site.clone(), letter, who: Who::Organizer(organizer) };
    (app, owner, ground)
}

/// Where acts are done.
#[derive(Clone)]
struct Ground {
    site: App,
    letter: Arc<Loaded>,
    who: Who,
}

impl Ground {
    async fn ids(&self, query: &'static str) -> Vec<Uuid> {
        sqlx::query_scalar(query).fetch_all(self.site.database.pool()).await.unwrap()
    }

    async fn signatures(&self) -> Vec<Signature> {
        let mut found = Vec::new();
        for id in self.ids("select id from signature order by id").await {
            found.extend(self.site.signing.signatures.signature(id).await.unwrap());
        }
        found
    }

    /// Does something to this signature, and says what.
    async fn act(&self, some: &Signature, dice: &mut Dice) -> &'static str {
        let (signing, who, letter) = (&self.site.signing, self.who, &self.letter);
        let words = |text: &str| Plain::line(text).unwrap();
        let seen = Seen::of(some);
        match dice.below(16) {
            0 | 1 => drop(signing.decisions.publish(some.id, who, None).await.unwrap()),
            2 => drop(signing.decisions.reject(some.id, who, "No.").await.unwrap()),
            3 => drop(signing.decisions.decide(some.id, (some.state, State::Held), who, None).await.unwrap()),
            4 if dice.below(3) == 0 => {
                signing.decisions.withdraw(some.link(), "my-signature").await.unwrap();
            }
            4..=6 => {
                let mut wanted = some.details.clone();
                if let Some(seen) = wanted.seen_as(dice.one_of(&SEEN_BY)) {
                    wanted = seen;
                }
                if wanted.visibility != Visibility::Anonymous {
                    wanted.text.country = Country::parse(dice.one_of(&COUNTRIES));
                    wanted.capacity = dice.one_of(&["personal", "affiliation"]).parse().unwrap();
                }
                signing.edits.edit(some.link(), &letter.letter, &wanted).await.unwrap();
                return "edit";
            }
            7 => {
                let edits = signing.edits.waiting_after(None, FRONT, chunks::ROWS).await.unwrap();
                let edits: Vec<Uuid> = edits.into_iter().map(|(_, edit)| edit.edit).collect();
                if !edits.is_empty() {
                    signing.edits.accept(dice.one_of(&edits), who, None).await.unwrap();
                }
                return "accept";
            }
            8 | 9 => {
                let finding = Finding { on: date!(2026 - 11 - 20), how: words("By telephone") };
                signing.review.check(some.id, &seen, who, &finding).await.unwrap();
                return "check";
            }
            10 => {
                let checks = self.ids("select id from identity_check order by id").await;
                if !checks.is_empty() {
                    signing.review.uncheck(dice.one_of(&checks), who).await.unwrap();
                }
                return "uncheck";
            }
            11 => {
                let name = SignerName::parse(&format!("Corrected {}", dice.below(1000))).ok();
                let correction = Correction { name, role: words("Poet"), organisation: Plain::default() };
                signing.review.correct(some.id, &seen, who, &correction).await.unwrap();
                return "correct";
            }
            12 => {
                if let Some(corrected) = signing.review.corrected(some.id).await.unwrap() {
                    signing.review.take_back_correction(corrected.id, who).await.unwrap();
                }
                return "take back";
            }
            13 => {
                signing
                    .review
                    .feature(some.id, dice.one_of(&[Feature::In, Feature::Out]), who)
                    .await
                    .unwrap();
                return "feature";
            }
            14 => {
                signing.questions.ask(some.id, &seen, who, &words("Is it you?")).await.unwrap();
                if let Some(question) = signing.questions.open(some.id).await.unwrap() {
                    signing.questions.answer(some.link(), question.id, &words("It is.")).await.unwrap();
                }
                return "ask";
            }
            _ => {
                let consent = Consent { language: letter.letter.language.clone(), words: "I agree.".into() };
                let wanted =
                    SignatureDetails { visibility: dice.one_of(&SEEN_BY[..3]), ..some.details.clone() };
                let claim = Claim { wanted, consent, version: letter.own_version(), updates: false };
                if some.address.is_some() {
                    signing.claims.claim(some.link(), &letter.letter, &claim).await.unwrap();
                }
                return "claim";
            }
        }
        "decide"
    }

    /// Enters three people: one with an address, one without, one whose name waits.
    async fn import(&self, dice: &mut Dice) {
        let number = dice.below(1_000_000);
        let entries = [
            entry(&format!("Entered {number}"), Some(format!("entered{number}@example.org")), "DE"),
            entry(&format!("Listed {number}"), None, dice.one_of(&COUNTRIES)),
            entry("Watched One", None, "FR"),
        ];
        let entering = Entering {
            import: Uuid::now_v7(),
            entries: &entries,
            provenance: &Plain::line("paper lists").unwrap(),
            who: self.who,
            takes_same_names: true,
        };
        self.site.signing.entries.enter(&self.letter, entering, |_| {}).await.unwrap();
    }

    async fn undo_import(&self, dice: &mut Dice) {
        let imports = self.ids("select id from import order by id").await;
        if !imports.is_empty() {
            let import = dice.one_of(&imports);
            self.site.signing.entries.withdraw_import(self.letter.id, import, self.who).await.unwrap();
        }
    }
}

#[tokio::test]
async fn a_checked_private_signer_counts_by_mail_after_an_edit() {
    let (app, _, ground) = opened().await;
    app.signed_so("Ada Byron", "ada@example.org", |form| form.choose("Count me, do not show my name")).await;
    let signing = &app.site.signing;
    let of_ada = async || {
        let all = ground.signatures().await;
        all.into_iter().find(|one| one.address.is_some()).unwrap()
    };
    let ada = of_ada().await;
    assert_eq!(ada.details.visibility, Visibility::Private);
    let finding = Finding { on: date!(2026 - 11 - 20), how: Plain::line("By telephone").unwrap() };
    signing.review.check(ada.id, &Seen::of(&ada), ground.who, &finding).await.unwrap();
    let ada = of_ada().await;
    let wanted = SignatureDetails { capacity: "affiliation".parse().unwrap(), ..ada.details.clone() };
    signing.edits.edit(ada.link(), &ground.letter.letter, &wanted).await.unwrap();
    let sums = kept(&app, ground.letter.id).await;
    assert_eq!((sums.get("checked"), sums.get("email")), (None, Some(&1)));
    assert_eq!(sums, counted(&app, ground.letter.id).await);
}

#[tokio::test]
async fn sums_match_the_rows_after_any_acts_in_any_order() {
    let (app, owner, ground) = opened().await;
    let (site, letter) = (&app.site, ground.letter.id);
    let mut dice = Dice(7);
    let mut done: BTreeMap<&str, usize> = BTreeMap::new();
    for step in 0..ACTS {
        app.clock.advance(Duration::seconds(10));
        let signatures = ground.signatures().await;
        let some = dice.one_of(&signatures);
        let act = match dice.below(25) {
            0 if signatures.len() < 40 => {
                let name =
                    if dice.below(4) == 0 { "Watched One".to_owned() } else { format!("Person {step}") };
                app.signed(&name, &format!("person{step}@example.org")).await;
                "sign"
            }
            0 | 1 if signatures.len() < 60 => {
                ground.import(&mut dice).await;
                "import"
            }
            1 if dice.below(2) == 0 => {
                ground.undo_import(&mut dice).await;
                "undo import"
            }
            2 | 3 => {
                if let Some(act) = begin(&app, &owner, letter, &mut dice).await {
                    // A moderator decides on one of them before the act reaches it.
                    site.signing.decisions.publish(some.id, ground.who, None).await.unwrap();
                    while site.bulk.step().await.unwrap() {}
                    if dice.below(4) > 0 {
                        owner.post(&format!("{BULK}/{act}"), &[("act", "undo")]).await;
                    }
                }
                "bulk"
            }
            4 => {
                while site.bulk.step().await.unwrap() {}
                "undo bulk"
            }
            _ => ground.act(&some, &mut dice).await,
        };
        *done.entry(act).or_default() += 1;
        assert_eq!(kept(&app, letter).await, counted(&app, letter).await, "after {act}, number {step}");
        assert_eq!(app.rows(MISFOUND).await, 0, "after {act}, number {step}");
    }
    assert!(done.len() >= 14, "all of it was done: {done:?}");
    app.catch_up().await;
    let numbers = counted(&app, letter).await;
    let number = |name: &str| numbers.get(name).copied().unwrap_or_default();
    assert_eq!(app.count(SLUG).await, number("public") + number("private") + number("anonymous"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn concurrent_acts_never_deadlock_and_the_sums_hold() {
    let (app, owner, ground) = opened().await;
    let other = app.second_node().await;
    let mut dice = Dice(11);
    for number in 0..8 {
        app.signed(&format!("Person {number}"), &format!("person{number}@example.org")).await;
    }
    for _ in 0..3 {
        ground.import(&mut dice).await;
    }
    for number in 8..14 {
        app.sign(&format!("Person {number}"), &format!("person{number}@example.org")).await;
    }
    app.deliver().await;
    app.clock.advance(Duration::seconds(10));
    // One bulk act has begun before the rest; others begin meanwhile.
    while begin(&app, &owner, ground.letter.id, &mut dice).await.is_none() {}
    let mut tasks = Vec::new();
    for (at, site) in [&app.site, &other.site, &app.site, &other.site].into_iter().enumerate() {
        let ground = Ground { site: site.clone(), ..ground.clone() };
        let mut dice = Dice(100 + u64::try_from(at).unwrap());
        tasks.push(tokio::spawn(async move {
            for _ in 0..60 {
                let signatures = ground.signatures().await;
                ground.act(&dice.one_of(&signatures), &mut dice).await;
            }
        }));
    }
    for site in [&app.site, &other.site] {
        let site = site.clone();
        tasks.push(tokio::spawn(async move {
            for _ in 0..100 {
                site.bulk.step().await.unwrap();
                tokio::time::sleep(std::time::Duration::from_millis(5)).await;
            }
        }));
    }
    let importing = ground.clone();
    tasks.push(tokio::spawn(async move {
        let mut dice = Dice(200);
        for _ in 0..6 {
            importing.import(&mut dice).await;
            importing.undo_import(&mut dice).await;
        }
    }));
    for number in 8..14 {
        app.confirm(&format!("person{number}@example.org")).await;
        if let Some(act) = begin(&app, &owner, ground.letter.id, &mut dice).await {
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
            owner.post(&format!("{BULK}/{act}"), &[("act", "cancel")]).await;
            owner.post(&format!("{BULK}/{act}"), &[("act", "undo")]).await;
        }
    }
    for task in tasks {
        task.await.unwrap();
    }
    while app.site.bulk.step().await.unwrap() {}
    assert!(app.rows("bulk_target where became <> 'waiting'").await > 0, "acts on many were among them");
    assert_eq!(kept(&app, ground.letter.id).await, counted(&app, ground.letter.id).await);
    assert_eq!(app.rows(MISFOUND).await, 0);
}
