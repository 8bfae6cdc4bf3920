//! The site's own words, one Fluent file a language.
//!
//! To add a language: translate `languages/en.ftl` into a file beside it, and add its line to [`SPOKEN`].

use std::{collections::BTreeSet, sync::LazyLock};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use icu_calendar::Iso;
use icu_datetime::{
    DateTimeFormatter, fieldsets,
    input::{Date, DateTime, Time},
    options::TimePrecision,
};
use icu_decimal::DecimalFormatter;
use time::OffsetDateTime;

use crate::language::Language;

/// Each language that the site speaks, under its own name, and its words; English first, which stands in.
const SPOKEN: &[(&str, &str, &str)] = &[("en", "English", include_str!("languages/en.ftl"))];

/// The words of one language, and how it writes numbers and dates.
pub struct Words {
    /// The language.
    pub language: Language,
    /// What its speakers call it.
    pub own_name: &'static str,
    bundle: FluentBundle<FluentResource>,
    number: DecimalFormatter,
    day: DateTimeFormatter<fieldsets::YMD>,
    minute: DateTimeFormatter<fieldsets::YMDT>,
}

static WORDS: LazyLock<Vec<Words>> = LazyLock::new(|| SPOKEN.iter().map(Words::new).collect());

impl Words {
    /// All languages of the site, English first.
    pub fn all() -> &'static [Self] {
        &WORDS
    }

    /// The site's words in `language`, or in that language as spoken elsewhere.
    pub fn spoken(language: &Language) -> Option<&'static Self> {
        let same = |words: &&Self| words.language == *language;
        let related = |words: &&Self| words.language.primary() == language.primary();
        WORDS.iter().find(same).or_else(|| WORDS.iter().find(related))
    }

    /// English, which stands in for languages that the site does not speak.
    pub fn english() -> &'static Self {
        &WORDS[0]
    }

    // A file that is built into the program is either right or fails the first test.
    #[expect(clippy::expect_used)]
    fn new((tag, own_name, file): &(&str, &'static str, &str)) -> Self {
        let language: Language = tag.parse().expect("a language tag");
        let locale: icu_locale::Locale = tag.parse().expect("a locale");
        let mut bundle = FluentBundle::new_concurrent(vec![tag.parse().expect("a language identifier")]);
        // Isolation marks would end up in mail subjects and attributes; pages isolate names with <bdi>.
        bundle.set_use_isolating(false);
        let resource = FluentResource::try_new((*file).to_owned()).expect("a Fluent file without mistakes");
        bundle.add_resource(resource).expect("each message once");
        let number = DecimalFormatter::try_new((&locale).into(), Default::default()).expect("number data");
        let in_messages =
            DecimalFormatter::try_new((&locale).into(), Default::default()).expect("number data");
        bundle
            .add_function("NUMBER", move |values, _| match values.first() {
                #[expect(clippy::cast_possible_truncation)]
                Some(FluentValue::Number(n)) => {
                    in_messages.format(&(n.value as i64).into()).to_string().into()
                }
                _ => FluentValue::Error,
            })
            .expect("one function of that name");
        Self {
            language,
            own_name,
            bundle,
            number,
            day: DateTimeFormatter::try_new((&locale).into(), fieldsets::YMD::long()).expect("date data"),
            minute: DateTimeFormatter::try_new(
                (&locale).into(),
                fieldsets::YMDT::long().with_time_precision(TimePrecision::Minute),
            )
            .expect("date data"),
        }
    }

    /// A message without blanks to fill.
    pub fn say(&self, id: &str) -> String {
        self.say_with(id, &[])
    }

    /// A message with its blanks filled.
    pub fn say_with(&self, id: &str, blanks: &[(&str, FluentValue<'_>)]) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in blanks {
            args.set(*name, value.clone());
        }
        let mut problems = Vec::new();
        match self.bundle.get_message(id).and_then(|message| message.value()) {
            Some(pattern) => self.bundle.format_pattern(pattern, Some(&args), &mut problems).into_owned(),
            None => {
                debug_assert!(false, "no message {id}");
                id.to_owned()
            }
        }
    }

    /// True if the language has a message of this name.
    pub fn has(&self, id: &str) -> bool {
        self.bundle.has_message(id)
    }

    /// A number as the language groups it.
    pub fn number(&self, number: i64) -> String {
        self.number.format(&number.into()).to_string()
    }

    /// A day in UTC, as "23 November 2026".
    pub fn day(&self, moment: OffsetDateTime) -> String {
        calendar(moment).map(|moment| self.day.format(&moment).to_string()).unwrap_or_default()
    }

    /// A minute in UTC, as "23 November 2026 at 09:40".
    pub fn minute(&self, moment: OffsetDateTime) -> String {
        calendar(moment).map(|moment| self.minute.format(&moment).to_string()).unwrap_or_default()
    }
}

fn calendar(moment: OffsetDateTime) -> Option<DateTime<Iso>> {
    let moment = moment.to_offset(time::UtcOffset::UTC);
    let date = Date::try_new_iso(moment.year(), moment.month().into(), moment.day()).ok()?;
    let time = Time::try_new(moment.hour(), moment.minute(), moment.second(), 0).ok()?;
    Some(DateTime { date, time })
}

/// The ids of all messages in a Fluent file, for the test that compares languages.
pub fn message_ids(file: &str) -> BTreeSet<&str> {
    file.lines()
        .filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()))
        .filter_map(|line| line.split_once(" =").map(|(id, _)| id))
        .collect()
}
