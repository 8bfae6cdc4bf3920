//! Every link of every kind of mail, as it is in the mail, at every later state of the signature: which
//! links open, and for whom it is. The test fails if the site can write a kind of mail that is missing from
//! the table.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
    sync::Arc,
};

use time::Duration;
use uuid::Uuid;

use crate::{
    organizers::joined,
    support::{
        app::{SLUG, TestApp},
        mail::Mail,
    },
    updates,
};
use undersigned::{
    audit::Who,
    keys::Purpose,
    letters::{ChangeKind, Loaded, library::text_changes::ChangeDecision},
    mail::EmailAddress,
    organizers::rights::Role,
    signing::{
        review::correction::Correction,
        signature::{
            Signature,
            address::SealedAddress,
            details::{SignatureDetails, Visibility},
            fields::{Plain, SignerName},
            fingerprint::Seen,
            mail_kinds::MailKind,
        },
        signer::moving::{self, Moved},
    },
};

/// What becomes of all signatures after their mails were kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Later {
    /// Nothing.
    Stands,
    Rejected,
    /// Its owner got a new link.
    Renewed,
    Moved,
    /// Moved, and taken back.
    Back,
    Withdrawn,
    /// Its address, whose time was over.
    Erased,
    /// The letter takes no more signatures.
    Closed,
    /// The letter was taken back by its organizers.
    TakenBack,
}

/// Kinds of mail (with a colon, what one says in another case), their links, and what opens when: `+` opens, `x` is gone
/// for GET and POST, and nothing changes by trying. Columns are those of [`Later`].
const TABLE: &str = "
                                   Stands Rejected Renewed Moved Back Withdrawn Erased Closed TakenBack
confirm               confirm        +       +        x      x    x       x        +      +       +
confirm               not-me         +       +        x      x    x       +        +      +       +
confirm:again         signature      +       +        x      x    x       +        +      +       +
confirm:again         not-me         +       +        +      +    +       +        +      +       +
reminder              confirm        +       +        x      x    x       x        +      +       +
reminder              not-me         +       +        x      x    x       +        +      +       +
standing              signature      +       +        x      x    x       +        +      +       +
lost-link             signature      +       +        x      x    x       +        +      +       +
lost-link             not-me         +       +        +      +    +       +        +      +       +
new-link              signature      +       +        x      x    x       +        +      +       +
question              signature      +       +        x      x    x       +        +      +       +
renewal               signature      +       +        x      x    x       +        +      +       +
retraction            signature      +       +        x      x    x       +        +      +       +
farewell              signature      +       +        x      x    x       +        +      +       +
together              signature      +       +        x      x    x       +        +      +       +
together-waits-again  signature      +       +        x      x    x       +        +      +       +
claim                 claim          +       +        x      +    +       +        +      +       +
claim                 not-me         +       +        x      +    +       +        +      +       +
edit-words            signature      +       +        x      x    x       +        +      +       +
edit-visibility       signature      +       +        x      x    x       +        +      +       +
edit-updates          signature      +       +        x      x    x       +        +      +       +
edit-updates          unsubscribe    +       +        +      +    +       +        +      +       +
edit-waits            signature      +       +        x      x    x       +        +      +       +
edit-accepted         signature      +       +        x      x    x       +        +      +       +
edit-declined         signature      +       +        x      x    x       +        +      +       +
edit-corrected        signature      +       +        x      x    x       +        +      +       +
update                unsubscribe    +       +        +      +    +       +        +      +       +
move                  move           +       x        x      +    x       x        x      +       +
move                  not-me         +       +        +      +    +       +        +      +       +
move:taken            signature      +       +        x      x    x       +        +      +       +
move:taken            not-me         +       +        +      +    +       +        +      +       +
move-asked            way-back       +       x        x      +    +       x        x      +       +
moved                 way-back       +       +        +      +    +       x        x      +       +
";

/// Kinds whose mails hold no link of a signer's own.
const WITHOUT: [&str; 8] = [
    "withdrawn",
    "moved-back",
    "update-test",
    "findings",
    "organizer-digest",
    "organizer-sign-in",
    "organizer-invitation",
    "organizer-link",
];

/// What links of a signer's own are for, by the first part of their paths.
const PURPOSES: [&str; 7] = ["confirm", "not-me", "signature", "claim", "move", "way-back", "unsubscribe"];

/// What is sent from the page behind a link, by what the link is for. That a line is gone is said to all of it.
const FORMS: [(&str, &[&str]); 4] = [
    (
        "signature",
        &[
            "/edit",
            "/visibility",
            "/updates",
            "/answer",
            "/correction",
            "/stand-by",
            "/new-link",
            "/move",
            "/stop-move",
            "/withdraw",
        ],
    ),
    ("claim", &["", "/decline"]),
    ("unsubscribe", &[]),
    ("", &[""]),
];

const WATCHED: &str = "Rex Halloran-Quist";
const ADA: &str = "ada@example.org";

/// The lines of the table: kind and link, and whether it opens by the name of the state.
fn table() -> BTreeMap<(String, String), BTreeMap<String, bool>> {
    let mut lines = TABLE.lines().filter(|line| !line.trim().is_empty());
    let states: Vec<&str> = lines.next().unwrap().split_whitespace().collect();
    lines
        .map(|line| {
            let cells: Vec<&str> = line.split_whitespace().collect();
            assert_eq!(cells.len(), states.len() + 2, "{line}");
            let opens = states.iter().zip(&cells[2..]).map(|(state, cell)| {
                assert!(["+", "x"].contains(cell), "{line}");
                ((*state).to_owned(), *cell == "+")
            });
            ((cells[0].to_owned(), cells[1].to_owned()), opens.collect())
        })
        .collect()
}

#[test]
fn every_kind_of_mail_has_its_line() {
    let mut kinds: BTreeSet<String> = MailKind::ALL.iter().map(|kind| kind.into_str().to_owned()).collect();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let text = fs::read_to_string(&path).unwrap_or_default();
            let named = text.split("_MAIL: &str = \"").skip(1);
            kinds.extend(named.map(|rest| rest.split('"').next().unwrap().to_owned()));
        }
    }
    let told = table().into_keys().map(|(kind, _)| kind.split(':').next().unwrap().to_owned());
    assert_eq!(kinds, told.chain(WITHOUT.map(str::to_owned)).collect());
}

/// A site where mails of every kind were sent, and the mails.
struct Told {
    app: TestApp,
    /// By kind, as the table names it.
    kept: Vec<(&'static str, Mail)>,
}

impl Told {
    async fn open() -> Self {
        let app = TestApp::plan()
            .front("threshold = 2")
            .file("night-bus/watch.txt", &format!("{WATCHED}\n"))
            .file("night-bus/signatories.csv", "name\nGrace Murray\n")
            .file(
                &format!("{SLUG}/updates/{}.md", updates::FILE),
                "+++\ntitle = \"A first answer\"\n+++\n\nThey read it.\n",
            )
            .with_smtp()
            .open()
            .await;
        let mut told = Self { app, kept: vec![] };
        told.is_asked_to_confirm().await;
        told.changes().await;
        told.is_written_to_by_organizers().await;
        told.stands_together().await;
        told.moves().await;
        told.hears_of_another_text().await;
        told.hears_of_the_end().await;
        told
    }

    /// Keeps the last mail to this address, which must be of this kind.
    async fn keep(&mut self, kind: &'static str, to: &str) {
        self.app.deliver().await;
        let found = self.of_kind(kind.split(':').next().unwrap()).await;
        let mail =
            found.into_iter().rfind(|mail| mail.to == to).unwrap_or_else(|| panic!("no {kind} to {to}"));
        self.kept.push((kind, mail));
    }

    /// The mails of one kind, by their Message-IDs, the first first.
    async fn of_kind(&self, kind: &str) -> Vec<Mail> {
        let rows: Vec<Uuid> = sqlx::query_scalar("select id from outbox where kind = $1")
            .bind(kind)
            .fetch_all(self.app.site.database.pool())
            .await
            .unwrap();
        let is_of_kind = |id: Option<String>| {
            let id = id.unwrap();
            let token = id.trim_start_matches('<').split('@').next().unwrap();
            rows.contains(&self.app.site.keys.read_token_to(Purpose::Mail, token).unwrap().id)
        };
        let messages = self.app.mail_server().messages();
        messages.iter().filter(|one| is_of_kind(one.header("Message-ID"))).map(Mail::from).collect()
    }

    async fn signed(&self, name: &str, email: &str) -> Signature {
        self.app.signed(name, email).await;
        self.app.deliver().await;
        self.latest().await
    }

    async fn latest(&self) -> Signature {
        let id = "select id from signature order by signed_at desc, id desc limit 1";
        let id = sqlx::query_scalar(id).fetch_one(self.app.site.database.pool()).await.unwrap();
        self.now(id).await
    }

    async fn now(&self, id: Uuid) -> Signature {
        self.app.site.signing.signatures.signature(id).await.unwrap().unwrap()
    }

    fn letter(&self) -> Arc<Loaded> {
        let Some(letter) = self.app.site.library.find(SLUG) else { panic!("a letter") };
        letter
    }

    async fn later(&self, by: Duration) {
        self.app.pass_and_deliver(by).await;
    }

    /// Ada: reminded, confirmed, signed again, lost her link.
    async fn is_asked_to_confirm(&mut self) {
        self.app.sign("Ada Byron", ADA).await;
        self.keep("confirm", ADA).await;
        self.later(Duration::days(1)).await;
        self.keep("reminder", ADA).await;
        self.app.confirm(ADA).await;
        self.keep("standing", ADA).await;
        self.app.sign("Ada Byron", ADA).await;
        self.keep("confirm:again", ADA).await;
        self.app.browser().post(&format!("/letters/{SLUG}/find-my-signature"), &[("email", ADA)]).await;
        self.keep("lost-link", ADA).await;
    }

    /// Ada, in every way; Bea gets a new link.
    async fn changes(&mut self) {
        let signing = self.app.site.signing.clone();
        let letter = self.letter();
        let ada = self.latest().await;
        let edited = async |wanted: &SignatureDetails| {
            signing.edits.edit(ada.link(), &letter.letter, wanted).await.unwrap();
        };
        signing.signers.want_updates(ada.link(), true).await.unwrap();
        self.keep("edit-updates", ADA).await;
        let mut wanted = ada.details.clone();
        wanted.text.comment = Plain::line("I walk.").unwrap();
        edited(&wanted).await;
        self.keep("edit-words", ADA).await;
        wanted.visibility = Visibility::Private;
        edited(&wanted).await;
        self.keep("edit-visibility", ADA).await;
        wanted.visibility = Visibility::Public;
        edited(&wanted).await;
        wanted.text.name = SignerName::parse(WATCHED).ok();
        for accepts in [false, true] {
            edited(&wanted).await;
            self.keep("edit-waits", ADA).await;
            let edit = self.app.waiting_edits().await[0].1.edit;
            match accepts {
                true => signing.edits.accept(edit, Who::CommandLine, None).await.unwrap(),
                false => signing.edits.decline(edit, Who::CommandLine, "Is it you?").await.unwrap(),
            };
            self.keep(if accepts { "edit-accepted" } else { "edit-declined" }, ADA).await;
        }
        let bea = self.signed("Bea Bell", "bea@example.org").await;
        signing.signers.renew_links(bea.link()).await.unwrap();
        self.keep("new-link", "bea@example.org").await;
    }

    /// Ada is asked, corrected and told the news; Grace is invited, Gia taken off, Fay's address is about to be erased.
    async fn is_written_to_by_organizers(&mut self) {
        let signing = self.app.site.signing.clone();
        let words = |text: &str| Plain::line(text).unwrap();
        let ada = signing
            .review
            .of_address(self.letter().id, &EmailAddress::parse(ADA).unwrap())
            .await
            .unwrap()
            .remove(0);
        signing.questions.ask(ada.id, &Seen::of(&ada), Who::CommandLine, &words("Is it you?")).await.unwrap();
        self.keep("question", ADA).await;
        let correction = Correction { name: None, role: words("Poet"), organisation: words("") };
        signing.review.correct(ada.id, &Seen::of(&ada), Who::CommandLine, &correction).await.unwrap();
        self.keep("edit-corrected", ADA).await;

        let letter = self.letter().id;
        let (grace, _) = signing.claims.overview(letter).await.unwrap().without_address[0].clone();
        let address = EmailAddress::parse("grace@example.org").unwrap();
        signing.claims.give_address(letter, grace, &address, Who::CommandLine).await.unwrap();
        signing.claims.invite(letter, Who::CommandLine).await.unwrap();
        self.keep("claim", "grace@example.org").await;

        let gia = self.signed("Gia Gray", "gia@example.org").await;
        signing
            .decisions
            .withdraw_on_request(gia.id, Who::CommandLine, &words("You asked for it"))
            .await
            .unwrap();
        self.keep("withdrawn", "gia@example.org").await;

        let owner = joined(&self.app, "ola@example.org", Role::Owner).await;
        let news = owner.get(&format!("{}/{}", updates::UPDATES, updates::FILE)).await;
        let tried = news.press("Send this to me").await;
        self.keep("update-test", "ola@example.org").await;
        updates::send(&tried).await;
        self.keep("update", ADA).await;

        let fay = self.signed("Fay Fox", "fay@example.org").await;
        let old = format!(
            "update signature set signed_at = signed_at - interval '360 days' where id = '{}'",
            fay.id
        );
        self.app.sql(&old).await;
        self.later(Duration::HOUR).await;
        self.keep("farewell", "fay@example.org").await;
    }

    /// Dora and Edda sign jointly, until Edda leaves.
    async fn stands_together(&mut self) {
        for (name, address) in [("Dora Dee", "dora@example.org"), ("Edda Eve", "edda@example.org")] {
            let together = "Show my name once enough of us stand together";
            self.app.sign_so(name, address, |form| form.choose(together)).await;
            self.app.confirm(address).await;
        }
        let edda = self.latest().await;
        self.later(Duration::minutes(2)).await;
        self.keep("together", "dora@example.org").await;
        self.app.clock.advance(Duration::days(1));
        let hidden = edda.details.seen_as(Visibility::Private).unwrap();
        self.app.site.signing.edits.edit(edda.link(), &self.letter().letter, &hidden).await.unwrap();
        self.later(Duration::minutes(2)).await;
        self.keep("together-waits-again", "dora@example.org").await;
    }

    /// Hana's signature is about to move, Ida's has moved, Jo has taken hers back; Bea's cannot go where Ada's is.
    async fn moves(&mut self) {
        let bea = EmailAddress::parse("bea@example.org").unwrap();
        let bea = self.app.site.signing.review.of_address(self.letter().id, &bea).await.unwrap().remove(0);
        self.ask_to_move(&bea, ADA).await;
        self.keep("move:taken", ADA).await;
        let hana = self.signed("Hana Hill", "hana@example.org").await;
        self.ask_to_move(&hana, "hana-new@example.org").await;
        self.keep("move", "hana-new@example.org").await;
        self.keep("move-asked", "hana@example.org").await;
        let ida = self.signed("Ida Ivy", "ida@example.org").await;
        self.ask_to_move(&ida, "ida-new@example.org").await;
        self.press(&ida).await;
        self.keep("moved", "ida@example.org").await;
        let jo = self.signed("Jo June", "jo@example.org").await;
        self.ask_to_move(&jo, "jo-new@example.org").await;
        let moved = self.press(&jo).await;
        self.app.site.signing.moves.undo(moved).await.unwrap();
        self.keep("moved-back", "jo-new@example.org").await;
    }

    async fn ask_to_move(&self, signature: &Signature, to: &str) {
        let to = SealedAddress::seal(&self.app.site.keys, &EmailAddress::parse(to).unwrap());
        let language = &signature.language;
        let asked = self.app.site.signing.moves.ask(signature.link(), &to, language).await.unwrap();
        assert_eq!(asked, moving::Asked::Done);
        self.app.deliver().await;
    }

    /// The address that is asked confirms: the move.
    async fn press(&self, signature: &Signature) -> Uuid {
        let moving = self.app.site.signing.moves.under_way(signature).await.unwrap().expect("a move");
        let moved = self.app.site.signing.moves.confirm(moving.id, moving.asked).await.unwrap();
        assert!(matches!(moved, Moved::Done(_)), "{moved:?}");
        moving.id
    }

    async fn hears_of_another_text(&mut self) {
        self.app.write(&format!("{SLUG}/letter.md"), &letter_with("")).await;
        let letter = self.letter();
        let language = &letter.letter.language.clone();
        let version = letter.waiting.values().next().expect("a text that waits").version;
        let decision = ChangeDecision { language, version, kind: ChangeKind::Material, note: "" };
        let signing = &self.app.site.signing;
        signing.reconsents.put_text_in_force(&letter, decision, false, Who::CommandLine).await.unwrap();
        self.keep("renewal", ADA).await;
    }

    /// Taken back, told, and published again.
    async fn hears_of_the_end(&mut self) {
        self.rewritten("state = \"withdrawn\"").await;
        self.app.site.signing.schedule.tell_of_withdrawal(&self.letter(), Who::CommandLine).await.unwrap();
        self.keep("retraction", ADA).await;
        self.rewritten("").await;
    }

    /// All signatures that are not withdrawn.
    async fn signatures(&self) -> Vec<Signature> {
        let ids = "select id from signature where state <> 'withdrawn' order by signed_at, id";
        let ids: Vec<Uuid> = sqlx::query_scalar(ids).fetch_all(self.app.site.database.pool()).await.unwrap();
        self.app.site.signing.signatures.signatures(&ids).await.unwrap()
    }

    async fn come(&self, later: Later) {
        let signing = &self.app.site.signing;
        for one in self.signatures().await {
            match later {
                Later::Rejected => {
                    signing.decisions.reject(one.id, Who::CommandLine, "Is it you?").await.unwrap();
                }
                Later::Renewed => {
                    signing.signers.renew_links(one.link()).await.unwrap();
                }
                Later::Withdrawn => {
                    signing.decisions.withdraw(one.link(), "my-signature").await.unwrap();
                }
                Later::Moved | Later::Back if one.can_move() => {
                    self.moves_on(&one, later == Later::Back).await;
                }
                _ => {}
            }
        }
        match later {
            Later::Erased => {
                let old = "update signature set signed_at = signed_at - interval '400 days',
                               farewell_at = signed_at - interval '20 days'";
                self.app.sql(old).await;
                signing.schedule.forget_addresses(&self.app.site.library.all()).await.unwrap();
                assert_eq!(self.app.rows("signature where address_sealed is not null").await, 0);
            }
            Later::Closed => self.rewritten("closes = 2026-11-23T12:00:01Z").await,
            Later::TakenBack => self.rewritten("state = \"withdrawn\"").await,
            _ => {}
        }
    }

    /// One that has just moved goes nowhere else.
    async fn moves_on(&self, one: &Signature, and_back: bool) {
        let signing = &self.app.site.signing;
        let under_way = signing.moves.under_way(one).await.unwrap();
        let moved = match under_way {
            Some(moving) if moving.stage == moving::Stage::Moved => moving.id,
            Some(_) if one.details.line().name.as_deref() == Some("Hana Hill") => self.press(one).await,
            _ => {
                self.ask_to_move(one, &format!("{}@example.org", Uuid::new_v4().simple())).await;
                self.press(one).await
            }
        };
        if and_back {
            assert!(matches!(signing.moves.undo(moved).await.unwrap(), Moved::Done(_)));
        }
    }

    async fn rewritten(&self, front: &str) {
        self.app.write(&format!("{SLUG}/letter.md"), &letter_with(front)).await;
    }

    /// Opens every link that was kept, sends every form behind those that are gone, and says what was wrong.
    async fn open_all(&self, later: Later) -> Vec<String> {
        let table = table();
        let mut wrong = Vec::new();
        let mut seen = BTreeSet::new();
        let before = self.app.database_as_text().await;
        for (kind, mail) in &self.kept {
            for link in &mail.links {
                let link = link.split('#').next().unwrap();
                let Some(purpose) = PURPOSES.into_iter().find(|one| link.contains(&format!("/{one}/")))
                else {
                    assert!(link.contains("/letters/") || link.contains("example.org"), "{kind}: {link}");
                    continue;
                };
                let line = ((*kind).to_owned(), purpose.to_owned());
                let Some(opens) = table.get(&line) else { panic!("no line for {line:?}") };
                let opens = opens[&format!("{later:?}")];
                seen.insert(line);
                let opened = self.app.stranger().get(link).await;
                if opened.status.as_u16() != if opens { 200 } else { 410 } {
                    wrong.push(format!("{later:?} {kind} {purpose}: GET {}", opened.status));
                }
                if opens {
                    continue;
                }
                if opened.body().contains("/signature/") {
                    wrong.push(format!("{later:?} {kind} {purpose}: its page has a link to the signature"));
                }
                let (_, forms) =
                    FORMS.into_iter().find(|(of, _)| *of == purpose || of.is_empty()).expect("the last");
                for form in forms {
                    let sent = self.app.browser().post(&format!("{link}{form}"), &[]).await;
                    if sent.status.as_u16() != 410 {
                        wrong.push(format!("{later:?} {kind} {purpose}: POST {form} {}", sent.status));
                    }
                }
                if purpose == "signature" {
                    let data = self.app.browser().get(&format!("{link}/data.json")).await;
                    if data.status.as_u16() != 410 {
                        wrong.push(format!("{later:?} {kind} {purpose}: data.json {}", data.status));
                    }
                }
            }
        }
        let missing: Vec<_> = table.keys().filter(|line| !seen.contains(*line)).collect();
        assert!(missing.is_empty(), "no mail holds {missing:?}");
        assert_eq!(self.app.database_as_text().await, before, "{later:?}: something changed by trying");
        wrong
    }

    /// Writes every mail once more, as it would be written now, and opens its links as they arrive: also those to the
    /// letter.
    async fn arrives(&self) -> Vec<String> {
        let known = self.app.mail_server().messages().len();
        let again = "update outbox set state = 'waiting', settled_at = null, attempts = 0, due_at = queued_at
                     where state = 'sent' and kind not like 'organizer-%' and kind <> 'update-test'";
        self.app.sql(again).await;
        self.app.deliver().await;
        let mails = self.app.mails_after(known);
        // After a withdrawal there is no more mail.
        assert_eq!(mails.is_empty(), self.signatures().await.is_empty());
        let mut wrong = BTreeSet::new();
        for mail in mails {
            for link in &mail.links {
                let opened = self.app.stranger().get(link).await;
                if !opened.status.is_success() {
                    let path = url::Url::parse(link).unwrap();
                    let what: Vec<_> = path.path().split('/').take(3).collect();
                    wrong.insert(format!(
                        "{:?} arrives with {}: {}",
                        mail.subject,
                        what.join("/"),
                        opened.status
                    ));
                }
            }
        }
        wrong.into_iter().collect()
    }
}

fn letter_with(front: &str) -> String {
    format!(
        "+++\ntitle = \"Keep the night bus\"\nlanguage = \"en\"\nthreshold = 2\n{front}\n+++\nAnd the day bus.\n"
    )
}

async fn plays(later: Later) {
    let told = Told::open().await;
    told.come(later).await;
    let mut wrong = told.open_all(later).await;
    wrong.extend(told.arrives().await);
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}

macro_rules! at_each_state {
    ($($name:ident: $later:ident),*) => { $(
        #[tokio::test]
        async fn $name() {
            plays(Later::$later).await;
        }
    )* };
}

at_each_state! {
    links_of_a_published_signature: Stands,
    links_of_a_rejected_signature: Rejected,
    links_from_before_a_renewal: Renewed,
    links_from_before_a_move: Moved,
    links_from_before_a_move_and_back: Back,
    links_of_a_withdrawn_signature: Withdrawn,
    links_of_a_signature_without_address: Erased,
    links_of_a_closed_letter: Closed,
    links_of_a_withdrawn_letter: TakenBack
}

#[tokio::test]
async fn no_mail_about_a_draft_offers_a_dead_link() {
    let told = Told::open().await;
    told.rewritten("state = \"draft\"").await;
    let wrong = told.arrives().await;
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn no_mail_before_publication_offers_a_dead_link() {
    let told = Told::open().await;
    told.rewritten("publishes = 2027-11-23T12:00:00Z").await;
    let wrong = told.arrives().await;
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn a_waiting_form_opens_only_by_the_mail_to_its_own_address() {
    const TYPO: &str = "ada@exmaple.org";
    for confirms in [false, true] {
        let app = TestApp::new().await;
        let check = app.sign("Ada Byron", TYPO).await;
        app.deliver().await;
        app.pass_and_deliver(Duration::days(1)).await;
        let old: Vec<String> = app.mails_to(TYPO).into_iter().flat_map(|mail| mail.links).collect();
        let own = || old.iter().filter(|link| link.contains("/confirm/") || link.contains("/not-me/"));
        assert_eq!(own().count(), 4, "of the first mail, and of the reminder");
        for link in own() {
            assert_eq!(app.stranger().get(link).await.status.as_u16(), 200, "{link}");
        }
        check.form("Send it there").fill("Correct email address", ADA).send().await;
        if confirms {
            app.confirm(ADA).await;
        }
        for link in own() {
            assert_eq!(app.stranger().get(link).await.status.as_u16(), 410, "{link}");
            let sent = app.browser().post(link, &[]).await;
            assert_eq!(sent.status.as_u16(), 410, "{link}");
            assert!(!sent.body().contains("/signature/"));
        }
    }
}
