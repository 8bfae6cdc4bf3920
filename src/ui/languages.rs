//! The site's texts, one Fluent file for each language, and how each language writes numbers and dates.
//!
//! To add a language: translate `languages/en.ftl` into a file beside it, and add its line to `SPOKEN`. The tests
//! say what is missing.

use std::sync::{Arc, LazyLock};

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use icu_calendar::Iso;
use icu_datetime::{
    DateTimeFormatter, DateTimeFormatterPreferences, NoCalendarFormatter, fieldsets,
    input::{Date, DateTime, Time},
    options::TimePrecision,
    preferences::HourCycle,
};
use icu_decimal::DecimalFormatter;
use icu_locale::Locale;
use time::OffsetDateTime;

use crate::language::Language;

/// The sources of one language.
struct Spoken {
    tag: &'static str,
    /// The locale for numbers and dates (CLDR).
    conventions: &'static str,
    own_name: &'static str,
    words: &'static str,
}

/// The languages of the site: English first, which is the fallback, then the others by their own names, with Latin
/// ones before other scripts.
const SPOKEN: &[Spoken] = &[
    Spoken {
        tag: "en",
        // For readers everywhere: "23 November 2026" can be read in one way only.
        conventions: "en-GB",
        own_name: "English",
        words: include_str!("languages/en.ftl"),
    },
    Spoken { tag: "de", conventions: "de", own_name: "Deutsch", words: include_str!("languages/de.ftl") },
    Spoken { tag: "es", conventions: "es", own_name: "Español", words: include_str!("languages/es.ftl") },
    Spoken { tag: "fr", conventions: "fr", own_name: "Français", words: include_str!("languages/fr.ftl") },
    Spoken {
        tag: "ar", conventions: "ar", own_name: "العربية", words: include_str!("languages/ar.ftl")
    },
];

static WORDS: LazyLock<Vec<Words>> = LazyLock::new(|| SPOKEN.iter().map(Words::of).collect());

/// The texts of one language, and its formats of numbers and dates.
pub struct Words {
    pub language: Language,
    /// The name of the language in that language.
    pub own_name: &'static str,
    bundle: FluentBundle<FluentResource>,
    number: Arc<DecimalFormatter>,
    day: DateTimeFormatter<fieldsets::YMD>,
    minute: DateTimeFormatter<fieldsets::YMDT>,
    time: NoCalendarFormatter<fieldsets::T>,
}

impl Words {
    /// All languages of the site, English first.
    pub fn all() -> &'static [Self] {
        &WORDS
    }

    /// The site's texts in `language`, or in that language with another region.
    pub fn spoken(language: &Language) -> Option<&'static Self> {
        let same = |words: &&Self| words.language == *language;
        let related = |words: &&Self| words.language.primary() == language.primary();
        WORDS.iter().find(same).or_else(|| WORDS.iter().find(related))
    }

    /// The languages of the site, English first.
    pub fn languages() -> Vec<Language> {
        Self::all().iter().map(|words| words.language.clone()).collect()
    }

    /// English, the fallback for languages that the site does not have.
    pub fn english() -> &'static Self {
        &WORDS[0]
    }

    pub fn say(&self, id: &str) -> String {
        self.say_with(id, &[])
    }

    /// A message with its placeholders filled. If it is missing, its id is returned.
    pub fn say_with(&self, id: &str, blanks: &[(&str, FluentValue<'_>)]) -> String {
        let args = FluentArgs::from_iter(blanks.iter().cloned());
        let mut problems = Vec::new();
        let pattern = self.bundle.get_message(id).and_then(|message| message.value());
        let formatted =
            pattern.map(|pattern| self.bundle.format_pattern(pattern, Some(&args), &mut problems));
        debug_assert!(formatted.is_some() && problems.is_empty(), "{} {id}: {problems:?}", self.language);
        formatted.map_or_else(|| id.to_owned(), Into::into)
    }

    /// A number with the digit grouping of the language.
    pub fn number(&self, number: i64) -> String {
        self.number.format(&number.into()).to_string()
    }

    /// A day in UTC, as "23 November 2026".
    pub fn day(&self, moment: OffsetDateTime) -> String {
        calendar(moment).map(|moment| self.ordinal(self.day.format(&moment).to_string())).unwrap_or_default()
    }

    /// French uses an ordinal for the first day of a month, and only for that; CLDR does not.
    fn ordinal(&self, date: String) -> String {
        match date.strip_prefix("1 ") {
            Some(rest) if self.language.primary() == "fr" => format!("1er {rest}"),
            _ => date,
        }
    }

    /// A minute in UTC, as "23 November 2026 at 09:40".
    pub fn minute(&self, moment: OffsetDateTime) -> String {
        calendar(moment)
            .map(|moment| self.ordinal(self.minute.format(&moment).to_string()))
            .unwrap_or_default()
    }

    /// A minute in the zone that it was written in, as "1 December 2026 at 00:00 (UTC−5)": organizers set a
    /// deadline by their own clock.
    pub fn deadline(&self, moment: OffsetDateTime) -> String {
        let minute = here(moment).map(|moment| self.ordinal(self.minute.format(&moment).to_string()));
        let minute = minute.unwrap_or_default();
        let (hours, minutes, _) = moment.offset().as_hms();
        let zone = match (hours, minutes) {
            (0, 0) => "UTC".to_owned(),
            _ => {
                let sign = if hours < 0 || minutes < 0 { '−' } else { '+' };
                let more = if minutes == 0 { String::new() } else { format!(":{:02}", minutes.abs()) };
                format!("UTC{sign}{}{more}", hours.abs())
            }
        };
        match self.language.direction() {
            // Without isolation, the sign would move to the other side.
            "rtl" => format!("{minute} (\u{2066}{zone}\u{2069})"),
            _ => format!("{minute} ({zone})"),
        }
    }

    /// A time of day in UTC, as "09:40".
    pub fn time(&self, moment: OffsetDateTime) -> String {
        calendar(moment).map(|moment| self.time.format(&moment.time).to_string()).unwrap_or_default()
    }

    // A file that is built into the program is either right or fails the first test.
    #[expect(clippy::expect_used)]
    fn of(spoken: &Spoken) -> Self {
        let conventions: Locale = spoken.conventions.parse().expect("a locale");
        let number =
            DecimalFormatter::try_new((&conventions).into(), Default::default()).expect("number data");
        let number = Arc::new(number);
        let mut dates = DateTimeFormatterPreferences::from(&conventions);
        // "12:00 AM" is midnight to some and noon to others.
        dates.hour_cycle = Some(HourCycle::Clock24);
        let minute = fieldsets::YMDT::long().with_time_precision(TimePrecision::Minute);
        Self {
            language: spoken.tag.parse().expect("a language tag"),
            own_name: spoken.own_name,
            bundle: bundle(spoken, number.clone()),
            number,
            day: DateTimeFormatter::try_new(dates, fieldsets::YMD::long()).expect("date data"),
            minute: DateTimeFormatter::try_new(dates, minute).expect("date data"),
            time: NoCalendarFormatter::try_new(dates, fieldsets::T::hm()).expect("time data"),
        }
    }
}

/// The messages of one language, with the function by which they write numbers.
#[expect(clippy::expect_used)] // as above
fn bundle(spoken: &Spoken, number: Arc<DecimalFormatter>) -> FluentBundle<FluentResource> {
    let tag = spoken.tag.parse().expect("a language identifier");
    let mut bundle = FluentBundle::new_concurrent(vec![tag]);
    // Isolation marks would end up in mail subjects and attributes; pages isolate names with <bdi>.
    bundle.set_use_isolating(false);
    let resource = FluentResource::try_new(spoken.words.to_owned()).expect("a Fluent file without mistakes");
    bundle.add_resource(resource).expect("each message once");
    bundle
        .add_function("NUMBER", move |values, _| match values {
            // The numbers in messages are counts of people, so they are whole.
            #[expect(clippy::cast_possible_truncation)]
            [FluentValue::Number(counted)] => {
                number.format(&(counted.value as i64).into()).to_string().into()
            }
            _ => FluentValue::Error,
        })
        .expect("one function of that name");
    bundle
}

fn calendar(moment: OffsetDateTime) -> Option<DateTime<Iso>> {
    here(moment.to_offset(time::UtcOffset::UTC))
}

/// Date and time in the moment's own zone.
fn here(moment: OffsetDateTime) -> Option<DateTime<Iso>> {
    let date = Date::try_new_iso(moment.year(), moment.month().into(), moment.day()).ok()?;
    let time = Time::try_new(moment.hour(), moment.minute(), moment.second(), 0).ok()?;
    Some(DateTime { date, time })
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    fn in_each(say: impl Fn(&Words) -> String) -> Vec<String> {
        Words::all().iter().map(say).collect()
    }

    #[test]
    fn each_language_groups_numbers_in_its_way() {
        assert_eq!(
            in_each(|words| words.number(1_234_567)),
            ["1,234,567", "1.234.567", "1.234.567", "1\u{202f}234\u{202f}567", "1,234,567"]
        );
        // Spanish does not group four digits.
        assert_eq!(in_each(|words| words.number(1234)), ["1,234", "1.234", "1234", "1\u{202f}234", "1,234"]);
    }

    #[test]
    fn a_message_writes_a_number_as_the_page_does() {
        for words in Words::all() {
            let formatted = words.say_with("count", &[("count", 54_321.into())]);
            assert!(formatted.starts_with(&words.number(54_321)), "{formatted}");
        }
    }

    #[test]
    fn each_language_writes_a_minute_that_is_read_in_one_way_only() {
        assert_eq!(
            in_each(|words| words.minute(datetime!(2026-11-23 09:40:59 UTC))),
            [
                "23 November 2026 at 09:40",
                "23. November 2026 um 09:40",
                "23 de noviembre de 2026 a las 09:40",
                "23 novembre 2026 à 09:40",
                "23 نوفمبر 2026 في 09:40",
            ]
        );
        for midnight in in_each(|words| words.minute(datetime!(2026-11-23 00:00 UTC))) {
            assert!(midnight.ends_with(" 00:00"), "{midnight}");
        }
        for evening in in_each(|words| words.minute(datetime!(2026-11-23 21:05 UTC))) {
            assert!(evening.ends_with(" 21:05"), "{evening}");
        }
    }

    #[test]
    fn a_deadline_is_in_the_zone_that_it_was_written_in() {
        let words = Words::english();
        for (moment, formatted) in [
            (datetime!(2026-12-01 00:00 -05:00), "1 December 2026 at 00:00 (UTC−5)"),
            (datetime!(2026-11-30 23:59:59 +05:30), "30 November 2026 at 23:59 (UTC+5:30)"),
            (datetime!(2026-11-30 23:59 -03:30), "30 November 2026 at 23:59 (UTC−3:30)"),
            (datetime!(2026-11-30 23:59 UTC), "30 November 2026 at 23:59 (UTC)"),
        ] {
            assert_eq!(words.deadline(moment), formatted);
        }
    }

    #[test]
    fn a_time_of_day_has_twenty_four_hours_in_each_language() {
        let time = |moment| in_each(|words| words.time(moment));
        assert_eq!(time(datetime!(2026-11-23 09:40:59 UTC)), ["09:40"; 5]);
        assert_eq!(time(datetime!(2026-11-23 21:05 UTC)), ["21:05"; 5]);
    }

    #[test]
    fn a_day_is_that_of_utc() {
        assert_eq!(
            in_each(|words| words.day(datetime!(2026-11-23 01:30 +02:00))),
            [
                "22 November 2026",
                "22. November 2026",
                "22 de noviembre de 2026",
                "22 novembre 2026",
                "22 نوفمبر 2026"
            ]
        );
    }

    #[test]
    fn a_reader_from_elsewhere_hears_the_language_that_we_speak() {
        let spoken = |tag: &str| Words::spoken(&tag.parse().unwrap()).map(|words| words.own_name);
        assert_eq!(spoken("fr-CA"), Some("Français"));
        assert_eq!(spoken("ar-MA"), Some("العربية"));
        assert_eq!(spoken("ka"), None);
    }
}
