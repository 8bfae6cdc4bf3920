//! Compares the languages: each has all messages of English, with the same placeholders and its own plural
//! forms; and the source uses only messages that exist, and fills their placeholders.
//!
//! This is what `i18n-embed-fl` (0.10) checks when it compiles, and more: its macro takes only literal ids, and a sixth of
//! ours are composed from the words of enums; nor does it find a message that nothing uses.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey},
    parser,
};
use strum::VariantArray as _;

use undersigned::{
    audit::Who,
    imports::{MOST_ROWS, column_mapping::ImportField, dates::Order, names::AfterComma, row_faults::Why},
    letters::{Ask, Capacity, Moderation, access::Admits, source::fields::COVERAGE_KEYS},
    mail::server_answer::Meaning,
    moderation::{audit::page::acts, bulk::Makes},
    organizers::rights::Role,
    signing::{
        screening::Reason,
        signature::{
            details::Visibility,
            fields::LONGEST_WEBSITE,
            text_limit::{MOST_JOINED, TextLimit},
        },
        submission::form::fields,
    },
    switches::Switch,
    ui::languages::Words,
    writing::starts::Start,
};

/// Blanks that hold a number; all others hold text.
const NUMBERS: [&str; 9] =
    ["count", "number", "threshold", "held", "published", "changed", "targets", "restored", "most"];

/// Numbers that between them take every plural form of the languages that we know (CLDR's sample numbers).
const COUNTED: [i64; 14] = [0, 1, 2, 3, 5, 6, 10, 11, 21, 99, 100, 102, 1_234, 1_000_000];

/// The calls that take the id of a message.
const SAYING: [&str; 6] = [".say(", ".say_with(", ".link(", "ended(", "numbered(", "BadRequest("];

/// Texts that begin like a message and are none: names of fields, acts, places on a page, kinds of mail.
const NO_MESSAGES: [&str; 17] = [
    "about-editorial",
    "about-erase",
    "about-material",
    "about-publish",
    "about-remove",
    "about-restore",
    "check-your-email",
    "find-my-signature",
    "held-for",
    "list-unsubscribe",
    "list-unsubscribe-post",
    "mail-daemon",
    "new-password",
    "not-me",
    "response-title",
    "share-frame",
    "update-test",
];

/// The messages of a language by their ids.
type Messages = BTreeMap<String, Message>;

/// What can be told of a message without knowing its language.
#[derive(Debug, Default)]
struct Message {
    /// The names of its blanks.
    blanks: BTreeSet<String>,
    /// The forms of each choice that depends on a number.
    choices: Vec<BTreeSet<String>>,
    /// Its words, without what fills the blanks.
    words: String,
}

#[test]
fn every_language_file_is_offered() {
    let spoken: BTreeSet<_> = Words::all().iter().map(|words| words.language.to_string()).collect();
    assert_eq!(files().into_keys().collect::<BTreeSet<_>>(), spoken);
}

#[test]
fn every_language_has_the_messages_of_english() {
    let files = files();
    let english = messages(&files["en"]);
    let found: Vec<_> = files
        .iter()
        .flat_map(|(language, file)| named(language, differences(&english, &messages(file))))
        .collect();
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn every_choice_by_number_has_the_forms_that_its_language_needs() {
    let found: Vec<_> = files()
        .iter()
        .flat_map(|(language, file)| named(language, wrong_forms(&messages(file), &forms(language))))
        .collect();
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn every_message_is_used_and_every_used_message_exists() {
    let english = messages(&files()["en"]);
    let source = source();
    let words = built().into_iter().flat_map(|(_, words)| words).collect();
    let mut found: Vec<_> =
        unsaid(&english, &source, &words).into_iter().map(|id| format!("{id}: nothing says this")).collect();
    found.extend(unknown(&english, &source).into_iter().map(|id| format!("{id}: there is no such message")));
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn what_begins_like_a_message_is_one() {
    let found = misspelled(&messages(&files()["en"]), &source());
    let listed: BTreeSet<_> = NO_MESSAGES.into_iter().map(str::to_owned).collect();
    let message = "is this a message that is misspelled? If not, it belongs on the list NO_MESSAGES";
    assert_eq!(found, listed, "{message}");
}

#[test]
fn every_word_put_into_a_message_id_makes_a_message() {
    let (english, source) = (messages(&files()["en"]), source());
    let built = built();
    let listed: BTreeSet<_> = built.iter().map(|(format, _)| (*format).to_owned()).collect();
    assert_eq!(listed, said_formats(&source), "formats of ids, as they are said and as they are listed");
    let lacking: Vec<_> = built
        .iter()
        .flat_map(|(format, words)| words.iter().map(|word| format.replace("{}", word)))
        .filter(|id| !english.contains_key(id))
        .collect();
    assert_eq!(lacking, [""; 0]);
}

#[test]
fn every_blank_of_a_message_is_filled_where_it_is_said() {
    assert_eq!(ill_filled(&messages(&files()["en"]), &source()), [""; 0]);
}

#[test]
fn every_message_can_be_said_with_any_number() {
    let files = files();
    for words in Words::all() {
        for (id, message) in messages(&files[words.language.as_str()]) {
            for number in COUNTED {
                let blanks: Vec<(&str, FluentValue<'_>)> = message
                    .blanks
                    .iter()
                    .map(|blank| match NUMBERS.contains(&blank.as_str()) {
                        true => (blank.as_str(), number.into()),
                        false => (blank.as_str(), format!("<{blank}>").into()),
                    })
                    .collect();
                let said = words.say_with(&id, &blanks);
                let place = format!("{} {id}: {said}", words.language);
                assert!(!said.is_empty() && said != id && !said.contains(['{', '}']), "{place}");
                for blank in message.blanks.iter().filter(|blank| !NUMBERS.contains(&blank.as_str())) {
                    assert!(said.contains(&format!("<{blank}>")), "{place}");
                }
            }
        }
    }
}

#[test]
fn every_language_uses_its_own_quotation_marks() {
    let mut found = Vec::new();
    for (language, file) in files() {
        let quotes = match language.as_str() {
            "en" => "“”’",
            "de" => "„“",
            "es" | "ar" => "«»",
            "fr" => "«»’",
            _ => "“”„«»‘’",
        };
        let foreign = |c: char| "\"'`“”„«»‘’‹›".contains(c) && !quotes.contains(c);
        for (id, Message { words, .. }) in messages(&file) {
            let mut wrong = |what: &str| found.push(format!("{language} {id}: {what}: {words}"));
            if words.contains(foreign) {
                wrong("quotation marks of another language");
            }
            if words.contains("...") || words.contains("  ") || words.trim() != words {
                wrong("dots or spaces that do not belong");
            }
            if language == "fr" && !is_spaced_as_french(&words) {
                wrong("spaces before signs or within quotation marks");
            }
            if language == "ar" && words.contains([',', ';', '?']) {
                wrong("Latin signs");
            }
            if language == "es" && words.matches('?').count() != words.matches('¿').count() {
                wrong("a question that does not begin");
            }
        }
    }
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn a_limit_that_is_named_is_the_one_that_holds() {
    for words in Words::all() {
        assert!(words.say("error-line-too-long").contains(&TextLimit::LINE.graphemes.to_string()));
        assert!(words.say("error-comment-too-long").contains(&TextLimit::COMMENT.graphemes.to_string()));
        assert!(words.say("error-website-long").contains(&LONGEST_WEBSITE.to_string()));
        assert!(words.say("error-joined").contains(&MOST_JOINED.to_string()));
        assert!(words.say("report-reason-hint").contains(&TextLimit::COMMENT.graphemes.to_string()));
        let rows: String = words.say("error-import-too-long").chars().filter(char::is_ascii_digit).collect();
        assert_eq!(rows, MOST_ROWS.to_string());
    }
}

#[test]
fn an_anonymous_line_reads_as_its_hint_foretells() {
    for words in Words::all() {
        let hint = words.say_with("visibility-anonymous-hint", &[("threshold", 0.into())]);
        assert!(hint.contains(&words.say("anonymous")), "{hint}");
    }
}

/// In Arabic two groups of digits change places unless a mark holds them together (UAX #9, W2 and N1).
#[test]
fn a_code_keeps_its_halves_in_order_from_right_to_left() {
    for words in Words::all().iter().filter(|words| words.language.direction() == "rtl") {
        for id in ["mail-confirm-subject", "mail-confirm-code"] {
            let said = words.say_with(id, &[("code", "482 913".into())]);
            assert!(said.contains("\u{200e}482 913"), "{} {id}: {said}", words.language);
        }
    }
}

#[test]
fn these_tests_find_what_they_look_for() {
    let english = messages(
        "a = { $x } went\nb = B\nc = { $count ->\n    [one] One\n   *[other] { NUMBER($count) }\n}\n",
    );
    let other = messages("a = { $y } ging\nc = { NUMBER($count) }\nd = D\n");
    assert_eq!(
        differences(&english, &other),
        ["a: lacks { $x }", "a: English has no { $y }", "b: is missing", "d: English does not say this"]
    );
    assert_eq!(wrong_forms(&english, &forms("en")), [""; 0]);
    assert_eq!(wrong_forms(&english, &forms("cs")), ["c: lacks [few]"]);
    let many = messages("c = { $count ->\n    [one] One\n    [few] Few\n   *[other] Some\n}\n");
    assert_eq!(wrong_forms(&many, &forms("en")), ["c: the language has no [few]"]);
    assert_eq!(forms("ar").len(), 6);

    let known = messages(
        "field-name = A\nseen-public = B\nseen-gone = G\ncount = { $count }\nerror-empty = D\nold = E\nby = { $row } { $by }\n",
    );
    let source = r#"
        locale.say("field-name"); locale.say(&format!("seen-{}", how)); self.say_with("count", &[("count", n)]);
        if c == '"' { Err("error-empty") } else { Err("error-fll") } ; body.say(if x { "a-title" } else { "old-one" })
        Self::Public => "public", button("field-nmae"), by("by")
    "#;
    assert_eq!(unsaid(&known, source, &BTreeSet::new()), ["old", "seen-gone"]);
    assert_eq!(unknown(&known, source), ["a-title", "error-fll", "old-one"]);
    assert_eq!(misspelled(&known, source), ["error-fll", "field-nmae"].map(str::to_owned).into());
    assert_eq!(said_formats(source), ["seen-{}".to_owned()].into());

    assert_eq!(ill_filled(&known, source), [""; 0]);
    for (call, is_wrong) in [
        (r#".say_with("by", &[("row", f(1, ")")), ("by", by.into())])"#, false),
        (r#".say_with("by", &[row, ("by", by)])"#, false),
        (r#".say_with("by", &blanks)"#, false),
        (r#".say_with("by", &[("row", row)])"#, true),
        (r#".say_with("by", &[("row", row), ("bye", by)])"#, true),
        (r#".say_with("by", &[row, ("bye", by)])"#, true),
        (r#".say_with(if x { "by" } else { "count" }, &[("row", row), ("by", by)])"#, true),
        (r#".say_with("field-name", &[("row", row)])"#, true),
        (r#".say("by")"#, true),
    ] {
        assert_eq!(!ill_filled(&known, call).is_empty(), is_wrong, "{call}");
    }

    assert!(is_spaced_as_french("«\u{202f}A\u{202f}»\u{a0}: b\u{202f}! https://c.example"));
    for wrong in ["a !", "a!", "a: b", "a : b", "« a »", "a\u{202f}: b"] {
        assert!(!is_spaced_as_french(wrong), "{wrong}");
    }
}

/// The file of each language.
fn files() -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui/languages");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    paths
        .filter(|path| path.extension().is_some_and(|extension| extension == "ftl"))
        .map(|path| {
            let language = path.file_stem().unwrap().to_str().unwrap().to_owned();
            (language, fs::read_to_string(&path).unwrap())
        })
        .collect()
}

/// How ids are put together where they are said, and the words that come into the blank.
fn built() -> Vec<(&'static str, Vec<&'static str>)> {
    let makes: Vec<_> = Makes::ALL.iter().map(Makes::into_str).collect();
    let capacities: Vec<_> = Capacity::ALL.iter().map(|capacity| capacity.as_str()).collect();
    let admits: Vec<_> = Admits::ALL.iter().map(|admits| admits.as_str()).collect();
    let roles: Vec<_> = Role::ALL.iter().map(Role::into_str).collect();
    let visibilities: Vec<_> = Visibility::ALL.iter().map(Visibility::into_str).collect();
    let commas = AfterComma::ALL.iter().map(AfterComma::into_str);
    let stages = vec!["running", "cancelled", "done", "undoing", "undone"];
    let switches: Vec<_> = Switch::ALL.iter().map(Switch::into_str).collect();
    let states = vec!["held", "published", "rejected"];
    let statistics =
        "capacity country language version day count rows revision sum taken".split(' ').collect();
    let starts: Vec<_> = Start::VARIANTS.iter().map(|start| start.name()).collect();
    let written = "title language addressed-to description publishes opens closes aliases goal threshold ask \
                   capacities license contact retention-days organizer-name organizer-address organizer-country \
                   organizer-contact organizer-press text close take-back restore";
    let told = "visibility capacity name spokesperson role organisation city country website comment updates";
    let mails = "claim question confirm reminder standing new-link move-asked moved edit renewal together \
                 together-waits-again farewell withdrawn retraction";
    let [told, mails, written] = [told, mails, written].map(|words| words.split_whitespace().collect());
    vec![
        ("access-{}", admits.clone()),
        ("access-{}-hint", admits),
        ("act-{}", acts().collect()),
        ("audit-by-{}", Who::NAMES.to_vec()),
        ("audit-{}", vec!["letter", "who", "act", "from", "to"]),
        ("bulk-act-{}", makes.clone()),
        ("bulk-make-{}", makes),
        ("bulk-stage-{}", stages),
        ("bulk-stands-{}", states.clone()),
        ("bulk-state-{}", states),
        ("capacity-{}", capacities.clone()),
        ("dashboard-short-{}", vec!["all", "waiting", "sent", "failed", "confirmed"]),
        ("featured-{}", vec!["earlier", "later"]),
        ("field-{}", fields().collect()),
        ("held-{}", Reason::ALL.iter().map(Reason::into_str).collect()),
        ("import-comma-{}", commas.collect()),
        ("import-days-{}", Order::ALL.iter().map(Order::into_str).collect()),
        ("import-field-{}", ImportField::ALL.iter().map(ImportField::into_str).collect()),
        ("import-why-{}", Why::VARIANTS.iter().map(Why::into_str).collect()),
        ("list-capacity-{}", capacities.clone()),
        ("mail-findings-{}", vec!["right", "doubt", "wrong"]),
        ("organize-role-{}", roles.clone()),
        ("organize-role-{}-hint", roles),
        ("returned-{}", Meaning::ALL.iter().map(Meaning::into_str).collect()),
        ("signatures-capacity-{}", capacities),
        ("signatures-state-{}", vec!["held", "published", "rejected", "withdrawn"]),
        ("signatures-verified-{}", vec!["email", "checked", "entered"]),
        ("start-{}", starts.clone()),
        ("start-{}-text", starts),
        ("write-{}", written),
        ("write-{}-hint", vec!["publishes", "opens", "closes"]),
        ("write-{}-words", vec!["close", "take-back", "restore"]),
        ("write-ask-{}", Ask::ALL.iter().map(|ask| ask.as_str()).collect()),
        ("write-capacities-{}", Capacity::ALL.iter().map(|one| one.as_str()).collect()),
        ("write-coverage-{}", COVERAGE_KEYS.to_vec()),
        ("write-moderation-{}", Moderation::ALL.iter().map(|kind| kind.as_str()).collect()),
        ("statistics-by-{}", vec!["capacity", "country", "language", "version"]),
        ("statistics-removed-{}", vec!["withdrawn", "taken-down"]),
        ("statistics-verified-{}", vec!["email", "checked", "entered"]),
        ("statistics-{}", statistics),
        ("switch-{}", switches.clone()),
        ("switch-{}-hint", switches.clone()),
        ("switch-{}-off", switches.clone()),
        ("switch-{}-on", switches.clone()),
        ("switch-{}-since", switches),
        ("story-field-{}", told),
        ("story-mail-is-{}", vec!["waiting", "sent", "failed", "dropped"]),
        ("story-mail-{}", mails),
        ("visibility-{}", visibilities.clone()),
        ("visibility-{}-hint", visibilities),
    ]
}

/// The source without its comments and tests.
fn source() -> String {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("src")];
    let mut source = String::new();
    while let Some(folder) = folders.pop() {
        for path in fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                let lines = text.split("#[cfg(test)]\nmod tests").next().unwrap().lines();
                source.extend(
                    lines.filter(|line| !line.trim_start().starts_with("//")).flat_map(|line| [line, "\n"]),
                );
            }
        }
    }
    source
}

/// All messages of a file.
fn messages(file: &str) -> Messages {
    let resource = parser::parse(file).unwrap_or_else(|(_, errors)| panic!("{errors:?}"));
    let mut messages = Messages::new();
    for entry in resource.body {
        match entry {
            Entry::Message(found) => {
                let mut message = Message::default();
                read(&found.value.expect("a message says something"), &mut message);
                let before = messages.insert(found.id.name.to_owned(), message);
                assert!(before.is_none(), "{} is there twice", found.id.name);
            }
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) => {}
            Entry::Term(_) | Entry::Junk { .. } => panic!("neither a message nor a comment: {entry:?}"),
        }
    }
    messages
}

fn read(pattern: &Pattern<&str>, message: &mut Message) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => message.words += value,
            PatternElement::Placeable { expression: Expression::Inline(inline) } => {
                blank(inline, message);
                message.words.push('…');
            }
            PatternElement::Placeable { expression: Expression::Select { selector, variants } } => {
                let by_number = blank(selector, message).is_some_and(|name| NUMBERS.contains(&name));
                let forms = variants.iter().filter_map(|variant| match variant.key {
                    VariantKey::Identifier { name } => Some(name.to_owned()),
                    VariantKey::NumberLiteral { .. } => None,
                });
                message.choices.extend(by_number.then(|| forms.collect()));
                for variant in variants {
                    message.words.push('|');
                    read(&variant.value, message);
                }
            }
        }
    }
}

/// Notes the blank that an expression is about, and says its name.
fn blank<'a>(inline: &InlineExpression<&'a str>, message: &mut Message) -> Option<&'a str> {
    match inline {
        InlineExpression::VariableReference { id } => {
            message.blanks.insert(id.name.to_owned());
            Some(id.name)
        }
        InlineExpression::FunctionReference { arguments, .. } => {
            arguments.positional.iter().filter_map(|argument| blank(argument, message)).last()
        }
        _ => None,
    }
}

/// What one language says otherwise than English.
fn differences(english: &Messages, other: &Messages) -> Vec<String> {
    let ids: BTreeSet<_> = english.keys().chain(other.keys()).collect();
    ids.into_iter()
        .flat_map(|id| match (english.get(id), other.get(id)) {
            (Some(_), None) => vec![format!("{id}: is missing")],
            (None, _) => vec![format!("{id}: English does not say this")],
            (Some(ours), Some(theirs)) => {
                let lacking = ours.blanks.difference(&theirs.blanks);
                let unknown = theirs.blanks.difference(&ours.blanks);
                let lacking = lacking.map(|blank| format!("{id}: lacks {{ ${blank} }}"));
                lacking.chain(unknown.map(|blank| format!("{id}: English has no {{ ${blank} }}"))).collect()
            }
        })
        .collect()
}

/// The plural forms that Fluent chooses among in this language.
fn forms(language: &str) -> BTreeSet<String> {
    let all = ["zero", "one", "two", "few", "many"];
    let variants: String = all.iter().map(|form| format!("    [{form}] {form}\n")).collect();
    let file = format!("form = {{ $count ->\n{variants}   *[other] other\n}}\n");
    let mut bundle = FluentBundle::new(vec![language.parse().unwrap()]);
    bundle.add_resource(FluentResource::try_new(file).unwrap()).unwrap();
    let pattern = bundle.get_message("form").unwrap().value().unwrap();
    COUNTED
        .iter()
        .map(|number| {
            let args = FluentArgs::from_iter([("count", *number)]);
            bundle.format_pattern(pattern, Some(&args), &mut vec![]).into_owned()
        })
        .collect()
}

/// Choices that lack a form of the language, or offer one that it never takes.
fn wrong_forms(messages: &Messages, forms: &BTreeSet<String>) -> Vec<String> {
    let mut found = Vec::new();
    for (id, message) in messages {
        for choice in &message.choices {
            found.extend(forms.difference(choice).map(|form| format!("{id}: lacks [{form}]")));
            found.extend(choice.difference(forms).map(|form| format!("{id}: the language has no [{form}]")));
        }
    }
    found
}

/// Messages that the source does not name, neither whole nor by a format such as `visibility-{}` and a word for its blank.
fn unsaid(messages: &Messages, source: &str, words: &BTreeSet<&str>) -> Vec<String> {
    let literals = literals(source);
    let formats: Vec<&str> = literals.iter().copied().filter(|text| text.contains('{')).collect();
    // The words of enums are derived from their variants, and are literals nowhere.
    let is_word = |word: &str| literals.contains(word) || words.contains(word);
    messages
        .keys()
        .filter(|id| !is_word(id) && !formats.iter().any(|format| makes(format, id, &is_word)))
        .cloned()
        .collect()
}

/// All texts of the source that could be an id or a part of one.
fn literals(source: &str) -> BTreeSet<&str> {
    source.split('"').filter(|text| is_id(text)).collect()
}

/// Texts whose first word is that of messages, and that neither are one nor go into one.
fn misspelled(messages: &Messages, source: &str) -> BTreeSet<String> {
    let first = |id: &str| id.split_once('-').map(|(first, _)| first.to_owned());
    let families: BTreeSet<String> = messages.keys().filter_map(|id| first(id)).collect();
    let formats = said_formats(source);
    let goes_into_one =
        |word: &str| formats.iter().any(|format| messages.contains_key(&format.replace("{}", word)));
    literals(source)
        .into_iter()
        .filter(|text| !text.contains(['{', '}', '_']) && !text.ends_with('-'))
        .filter(|text| first(text).is_some_and(|first| families.contains(&first)))
        .filter(|text| !messages.contains_key(*text) && !goes_into_one(text))
        .map(str::to_owned)
        .collect()
}

/// Formats by which ids are put together where they are said, with empty blanks.
fn said_formats(source: &str) -> BTreeSet<String> {
    let said = [".say(", ".say_with("].into_iter().flat_map(|call| source.split(call).skip(1));
    said.filter_map(|after| after.trim_start().strip_prefix("&format!(")?.trim_start().strip_prefix('"'))
        .filter_map(|text| text.split('"').next())
        .map(|format| {
            let parts = format.split(['{', '}']).enumerate();
            parts.map(|(at, part)| if at % 2 == 0 { part } else { "{}" }).collect()
        })
        .collect()
}

/// Calls that fill other blanks than their message has. What a variable holds is not seen here, but that it is one blank
/// of a list, or the whole list; for that there is an assertion in `say_with` while tests run.
fn ill_filled(messages: &Messages, source: &str) -> Vec<String> {
    let mut found = Vec::new();
    for call in [".say(", ".say_with("] {
        for after in source.split(call).skip(1) {
            let arguments = listed(&after[..closing(after)]);
            let blanks = match (call, arguments.get(1).and_then(|list| list.strip_prefix("&["))) {
                (".say(", _) => Vec::new(),
                (_, Some(list)) => listed(list.strip_suffix(']').unwrap_or(list)),
                (_, None) => continue,
            };
            let named: BTreeSet<String> = blanks
                .iter()
                .filter_map(|blank| blank.strip_prefix("(\"")?.split('"').next())
                .map(str::to_owned)
                .collect();
            let ids = arguments.first().into_iter().flat_map(|first| first.split('"'));
            for (id, message) in ids.filter_map(|id| Some((id, messages.get(id)?))) {
                if message.blanks.len() != blanks.len() || !named.is_subset(&message.blanks) {
                    found.push(format!("{id}: has {:?}, is given {blanks:?}", message.blanks));
                }
            }
        }
    }
    found
}

/// The parts of a list of arguments.
fn listed(text: &str) -> Vec<&str> {
    let (mut depth, mut is_quoted, mut begin, mut parts) = (0, false, 0, Vec::new());
    for (at, c) in text.char_indices() {
        match c {
            '"' => is_quoted = !is_quoted,
            _ if is_quoted => {}
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(text[begin..at].trim());
                begin = at + 1;
            }
            _ => {}
        }
    }
    parts.push(text[begin..].trim());
    parts.retain(|part| !part.is_empty());
    parts
}

/// What the source says that is no message.
fn unknown(messages: &Messages, source: &str) -> Vec<String> {
    let in_calls = SAYING.iter().flat_map(|call| source.split(call).skip(1)).flat_map(|after| {
        // The first text is the id if it comes first; of the others, those that cannot name a placeholder.
        let arguments = &after[..closing(after)];
        let first = arguments.strip_prefix('"').and_then(|text| text.split('"').next());
        first.into_iter().chain(arguments.split('"').filter(|text| text.contains('-')))
    });
    let errors = source.split('"').filter(|text| text.starts_with("error-"));
    let said: BTreeSet<&str> = in_calls.chain(errors).filter(|text| is_id(text)).collect();
    said.into_iter()
        .filter(|id| !messages.contains_key(*id) && !messages.keys().any(|known| makes(id, known, &|_| true)))
        .map(str::to_owned)
        .collect()
}

/// Where the arguments of a call end that begins before this text.
fn closing(text: &str) -> usize {
    let (mut depth, mut is_quoted) = (1, false);
    text.find(|c| {
        is_quoted ^= c == '"';
        if !is_quoted {
            depth += i32::from(c == '(') - i32::from(c == ')');
        }
        depth == 0
    })
    .unwrap_or(text.len())
}

/// True of `field-name`, `count` and `visibility-{}-hint`.
fn is_id(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().all(|c| c.is_ascii_lowercase() || "-_{}".contains(c))
}

/// Whether this format can make that id with such words in its blanks. It must begin like one: `{name}-hint` makes many
/// things.
fn makes(format: &str, id: &str, is_word: &dyn Fn(&str) -> bool) -> bool {
    let Some((before, after)) = format.split_once('{') else { return false };
    before.contains('-') && fits(before, after, id, is_word)
}

fn fits(before: &str, after: &str, id: &str, is_word: &dyn Fn(&str) -> bool) -> bool {
    let Some(rest) = id.strip_prefix(before) else { return false };
    let Some((_, after)) = after.split_once('}') else { return false };
    let mut ends = rest.char_indices().map(|(at, c)| at + c.len_utf8());
    ends.any(|end| {
        is_word(&rest[..end])
            && match after.split_once('{') {
                None => rest[end..] == *after,
                Some((before, after)) => fits(before, after, &rest[end..], is_word),
            }
    })
}

/// U+202F before ; ! ? and within quotation marks, U+00A0 before a colon that ends a word.
fn is_spaced_as_french(words: &str) -> bool {
    let signs: Vec<char> = words.chars().collect();
    signs.iter().enumerate().all(|(at, sign)| {
        let before = at.checked_sub(1).map(|before| signs[before]);
        let after = signs.get(at + 1);
        match sign {
            ';' | '!' | '?' | '»' => before == Some('\u{202f}'),
            '«' => after == Some(&'\u{202f}'),
            ':' => before == Some('\u{a0}') || after == Some(&'/'),
            _ => true,
        }
    })
}

fn named(language: &str, found: Vec<String>) -> impl Iterator<Item = String> {
    found.into_iter().map(move |said| format!("{language} {said}"))
}
