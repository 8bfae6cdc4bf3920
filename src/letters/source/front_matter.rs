//! Reads front matter (TOML between two lines `+++` at the beginning of a file) key by key into types.
//!
//! The caller asks a [`Table`] for each key it knows. A mistake is reported with its line and replaced by nothing
//! or by an empty value, so that one reading finds every mistake. A letter with mistakes is never loaded, so these
//! replacements are never used. Keys that were not asked for are reported as unknown.

use std::{fmt::Display, ops::RangeInclusive, str::FromStr};

use time::{OffsetDateTime, format_description::well_known::Rfc3339};
use toml::{
    Spanned,
    de::{DeTable, DeValue},
    value::{Datetime, Offset},
};

use super::{
    foreign_front_matter,
    problem::{LineNumbers, Problem, advice, mistyped},
};
use crate::letters::markdown::Body;

/// The line that opens and closes front matter.
const FENCE: &str = "+++";

/// Splits a file, parses its front matter with `read`, and returns the rest as the body. `None`, with a problem
/// added, if there is no front matter.
pub fn read<'a, T>(
    file: &'a str,
    text: &'a str,
    problems: &mut Vec<Problem>,
    read: impl FnOnce(&mut Table<'_>) -> T,
) -> Option<(T, Body<'a>)> {
    let Some((front, body)) = split(text) else {
        if let Some(foreign_front_matter) = foreign_front_matter::problems(file, text) {
            problems.extend(foreign_front_matter);
            return None;
        }
        let what = if is_fence(text.lines().next().unwrap_or_default()) {
            "the front matter that begins here never ends; close it with a line +++"
        } else {
            "the front matter is missing; begin the file with a line +++, then lines such as title = \"…\", \
             then a line +++ again"
        };
        problems.push(Problem::new(file, 1, what));
        return None;
    };
    let (entries, mistakes) = DeTable::parse_recoverable(front);
    let lines = LineNumbers::of(front);
    let place = TableFile { file, lines: &lines, broken: !mistakes.is_empty() };
    for mistake in mistakes {
        let line = place.line(mistake.span().unwrap_or_default().start);
        let what =
            format!("this is not TOML: {}; correct the line (https://toml.io)", mistake.message().trim());
        problems.push(Problem::new(file, line, what));
    }
    let mut table = Table {
        place: &place,
        entries: entries.get_ref(),
        name: "",
        line: 1,
        known: Vec::new(),
        outer: &[],
        problems,
    };
    let value = read(&mut table);
    table.refuse_unknown_keys();
    let first_line = text[..text.len() - body.len()].matches('\n').count() + 1;
    Some((value, Body { file, first_line, text: body }))
}

/// The same front matter over another body. `None` if there is no front matter.
pub fn over(text: &str, body: &str) -> Option<String> {
    let (_, old) = split(text)?;
    Some(format!("{}\n{body}", &text[..text.len() - old.len()]))
}

/// The front matter between its fences, and the body below it.
pub fn parts(text: &str) -> Option<(&str, &str)> {
    split(text)
}

/// True if a text begins with front matter.
pub fn is_there(text: &str) -> bool {
    is_fence(text.lines().next().unwrap_or_default())
}

/// A table of front matter, which is asked for its keys one by one.
pub struct Table<'t> {
    place: &'t TableFile<'t>,
    entries: &'t DeTable<'t>,
    /// The name in its header; empty for the keys before the first header.
    name: &'t str,
    line: usize,
    known: Vec<&'static str>,
    /// Keys of the enclosing table, to tell a misplaced key from a mistyped one.
    outer: &'t [&'static str],
    problems: &'t mut Vec<Problem>,
}

/// Shared by all tables of one file.
struct TableFile<'t> {
    file: &'t str,
    lines: &'t LineNumbers,
    /// True if the TOML has syntax errors: a key that seems to be missing may be on the broken line.
    broken: bool,
}

impl TableFile<'_> {
    /// Converts a byte offset in the front matter to a line of the file; the front matter begins after the first
    /// fence.
    fn line(&self, offset: usize) -> usize {
        self.lines.line_at(offset) + 1
    }
}

impl<'t> Table<'t> {
    /// A string; an empty one counts as missing.
    pub fn text(&mut self, key: &'static str) -> Option<String> {
        let value = self.get(key)?;
        let Some(text) = value.get_ref().as_str() else {
            return self.refuse(key, value, "a text in quotes, such as {key} = \"…\"");
        };
        if text.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
            self.note(value.span().start, format!("{key} holds a control character; remove it"));
            return None;
        }
        Some(text.trim().to_owned()).filter(|text| !text.is_empty())
    }

    /// A string that must be there.
    pub fn required(&mut self, key: &'static str) -> String {
        let before = self.problems.len();
        let text = self.text(key);
        if text.is_none() && self.problems.len() == before && !self.place.broken {
            let (line, place) = match self.entries.get(key) {
                Some(value) => (self.place.line(value.span().start), String::new()),
                None if self.name.is_empty() => (self.line, String::new()),
                None => (self.line, format!(" below [{}]", self.name)),
            };
            let what = format!("{key} is missing; add{place} a line {key} = \"…\"");
            self.problems.push(Problem::new(self.place.file, line, what));
        }
        text.unwrap_or_default()
    }

    /// A string that is parsed into a type.
    pub fn parsed<T: FromStr<Err: Display>>(&mut self, key: &'static str) -> Option<T> {
        let text = self.text(key)?;
        text.parse().map_err(|why| self.note_at(key, format!("{key}: {why}"))).ok()
    }

    /// A list of strings that are parsed into a type; `None` if the key is missing.
    pub fn list<T: FromStr<Err: Display>>(&mut self, key: &'static str) -> Option<Vec<T>> {
        let expected = "a list of texts in quotes, such as {key} = [\"…\", \"…\"]";
        let value = self.get(key)?;
        let Some(items) = value.get_ref().as_array() else {
            return self.refuse(key, value, expected);
        };
        let mut list = Vec::new();
        for item in items.iter() {
            match item.get_ref().as_str().map(str::parse) {
                Some(Ok(parsed)) => list.push(parsed),
                Some(Err(why)) => self.note(item.span().start, format!("{key}: {why}")),
                None => return self.refuse(key, item, expected),
            }
        }
        Some(list)
    }

    /// A whole number within a range.
    pub fn number(&mut self, key: &'static str, range: RangeInclusive<u32>) -> Option<u32> {
        let value = self.get(key)?;
        let Some(integer) = value.get_ref().as_integer() else {
            return self.refuse(key, value, "a whole number without quotes, such as {key} = 100");
        };
        let number = u32::from_str_radix(integer.as_str(), integer.radix()).ok();
        let within = number.filter(|number| range.contains(number));
        if within.is_none() {
            let what =
                format!("{key} is {integer}; write a number from {} to {}", range.start(), range.end());
            self.note(value.span().start, what);
        }
        within
    }

    /// A boolean; false if the key is missing.
    pub fn flag(&mut self, key: &'static str) -> bool {
        let Some(value) = self.get(key) else { return false };
        let flag = value.get_ref().as_bool();
        flag.or_else(|| self.refuse(key, value, "true or false without quotes")).unwrap_or_default()
    }

    /// A moment with its offset from UTC (RFC 3339), as a TOML date-time or as a string.
    pub fn moment(&mut self, key: &'static str) -> Option<OffsetDateTime> {
        let value = self.get(key)?;
        let moment = match value.get_ref() {
            DeValue::Datetime(written) => moment(written),
            DeValue::String(text) => OffsetDateTime::parse(text, &Rfc3339).ok(),
            _ => None,
        };
        moment.or_else(|| {
            self.refuse(key, value, "a moment with its offset from UTC, such as {key} = 2026-01-31T09:00:00Z")
        })
    }

    /// A calendar date, as a TOML date or as a string.
    pub fn date(&mut self, key: &'static str) -> Option<time::Date> {
        let value = self.get(key)?;
        let date = match value.get_ref() {
            DeValue::Datetime(Datetime { date: Some(date), time: None, offset: None }) => day(*date),
            DeValue::String(text) => text.parse::<Datetime>().ok().and_then(|written| day(written.date?)),
            _ => None,
        };
        date.or_else(|| self.refuse(key, value, "a date, such as {key} = 2026-01-31"))
    }

    /// A table with its own header.
    pub fn table<T>(&mut self, key: &'static str, read: impl FnOnce(&mut Table<'_>) -> T) -> Option<T> {
        let value = self.get(key)?;
        match value.get_ref().as_table() {
            Some(_) => self.below(key, value, read),
            None => self.refuse(key, value, "a table: a line [{key}], and its keys below it"),
        }
    }

    /// An array of tables.
    pub fn tables<T>(&mut self, key: &'static str, mut read: impl FnMut(&mut Table<'_>) -> T) -> Vec<T> {
        let expected = "tables: a line [[{key}]] for each, and its keys below it";
        let Some(value) = self.get(key) else { return Vec::new() };
        let Some(items) = value.get_ref().as_array() else {
            return self.refuse(key, value, expected).unwrap_or_default();
        };
        let mut tables = Vec::new();
        for item in items.iter() {
            match item.get_ref().as_table() {
                Some(_) => tables.extend(self.below(key, item, &mut read)),
                None => return self.refuse(key, item, expected).unwrap_or_default(),
            }
        }
        tables
    }

    /// Reports a mistake at the line of `key`, or at the beginning of the table if the key is missing.
    pub fn note_at(&mut self, key: &str, what: impl Into<String>) {
        let line = self.line_of(key);
        self.problems.push(Problem::new(self.place.file, line, what));
    }

    /// The line on which the value of `key` begins, or the beginning of the table if the key is missing.
    pub fn line_of(&self, key: &str) -> usize {
        self.entries.get(key).map_or(self.line, |value| self.place.line(value.span().start))
    }

    fn get(&mut self, key: &'static str) -> Option<&'t Spanned<DeValue<'t>>> {
        self.known.push(key);
        self.entries.get(key)
    }

    fn below<T>(
        &mut self,
        name: &str,
        value: &Spanned<DeValue<'_>>,
        read: impl FnOnce(&mut Table<'_>) -> T,
    ) -> Option<T> {
        let mut table = Table {
            place: self.place,
            entries: value.get_ref().as_table()?,
            name,
            line: self.place.line(value.span().start),
            known: Vec::new(),
            outer: &self.known,
            problems: self.problems,
        };
        let read = read(&mut table);
        table.refuse_unknown_keys();
        Some(read)
    }

    fn refuse_unknown_keys(&mut self) {
        for key in self.entries.keys() {
            let word = key.get_ref().as_ref();
            if self.known.contains(&word) {
                continue;
            }
            let what = if self.outer.contains(&word) {
                format!(
                    "\"{word}\" does not belong to [{}]; move it above the first line in brackets",
                    self.name
                )
            } else {
                let meant = mistyped(word, self.known.iter().copied()).is_none();
                let elsewhere =
                    foreign_front_matter::known_elsewhere(word).filter(|_| meant && self.name.is_empty());
                let what = elsewhere.unwrap_or_else(|| advice(word, self.known.iter().copied()));
                format!("unknown key \"{word}\"; {what}")
            };
            self.note(key.span().start, what);
        }
    }

    /// Reports a value of the wrong type; `{key}` in `expected` is replaced by the key.
    fn refuse<T>(&mut self, key: &str, value: &Spanned<DeValue<'_>>, expected: &str) -> Option<T> {
        let found = match value.get_ref() {
            DeValue::Datetime(_) => "this date or time",
            DeValue::String(_) => "this text",
            DeValue::Integer(_) | DeValue::Float(_) => "this number",
            DeValue::Boolean(_) => "true or false",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        let what = format!("{key} cannot be {found}; write {}", expected.replace("{key}", key));
        self.note(value.span().start, what);
        None
    }

    fn note(&mut self, offset: usize, what: String) {
        self.problems.push(Problem::new(self.place.file, self.place.line(offset), what));
    }
}

/// Front matter and body, if the text begins with a fence and has a second one.
fn split(text: &str) -> Option<(&str, &str)> {
    let mut lines = text.split_inclusive('\n');
    let opening = lines.next().filter(|line| is_fence(line))?;
    let mut end = opening.len();
    for line in lines {
        if is_fence(line) {
            return Some((&text[opening.len()..end], &text[end + line.len()..]));
        }
        end += line.len();
    }
    None
}

fn is_fence(line: &str) -> bool {
    line.trim_end() == FENCE
}

fn moment(written: &Datetime) -> Option<OffsetDateTime> {
    let (time, offset) = (written.time?, written.offset?);
    let minutes = match offset {
        Offset::Z => 0,
        Offset::Custom { minutes } => i32::from(minutes),
    };
    let offset = time::UtcOffset::from_whole_seconds(minutes * 60).ok()?;
    let (second, nanosecond) = (time.second.unwrap_or_default(), time.nanosecond.unwrap_or_default());
    let time = time::Time::from_hms_nano(time.hour, time.minute, second, nanosecond).ok()?;
    Some(OffsetDateTime::new_in_offset(day(written.date?)?, time, offset))
}

fn day(date: toml::value::Date) -> Option<time::Date> {
    time::Date::from_calendar_date(i32::from(date.year), date.month.try_into().ok()?, date.day).ok()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use time::macros::{date, datetime};

    use crate::letters::source::testing::{load_with, problems, with_keys};

    fn letter(text: &str) -> Vec<String> {
        problems(load_with(&[("letter.md", text)]))
    }

    #[test]
    fn front_matter_that_is_missing_or_never_ends_is_named() {
        assert!(
            letter("Dear all\n")[0].starts_with("a/letter.md:1: the front matter is missing; begin the file")
        );
        assert!(letter("")[0].starts_with("a/letter.md:1: the front matter is missing"));
        assert!(
            letter("+++\ntitle = \"A\"\n")[0]
                .starts_with("a/letter.md:1: the front matter that begins here never ends")
        );
        assert!(letter("+++")[0].contains("never ends"));
    }

    #[test]
    fn line_ends_of_windows_and_a_byte_order_mark_do_no_harm() {
        let text = "\u{feff}+++\r\ntitle = \"A\"\r\nlanguage = \"en\"\r\n+++ \r\n\r\nDear all\r\n";
        let letter = load_with(&[("letter.md", text)]).unwrap();
        assert_eq!(letter.texts[0].body, "Dear all\n");
    }

    #[test]
    fn an_unknown_key_is_told_the_nearest() {
        assert_eq!(
            problems(with_keys("gaol = 3")),
            ["a/letter.md:4: unknown key \"gaol\"; did you mean \"goal\"?"]
        );
        assert_eq!(
            problems(with_keys("goal = 3\ncolor = 1")),
            ["a/letter.md:5: unknown key \"color\"; the nearest known one is \"closes\""]
        );
        assert_eq!(
            problems(with_keys("[organizer]\nname = \"A\"\nmail = \"a@b.test\"")),
            ["a/letter.md:6: unknown key \"mail\"; the nearest known one is \"name\""]
        );
    }

    #[test]
    fn a_key_that_slipped_below_a_table_is_told_where_it_belongs() {
        assert_eq!(
            problems(with_keys("[organizer]\nname = \"A\"\ngoal = 3")),
            [
                "a/letter.md:6: \"goal\" does not belong to [organizer]; move it above the first line in brackets"
            ]
        );
    }

    #[test]
    fn every_mistake_is_found_at_once() {
        let found = problems(with_keys(
            "goal = \"many\"\nopens = 2026-01-31\nask = [\"role\", \"mail\"]\n[organizer]\ncountry = \"XX\"",
        ));
        assert_eq!(
            found,
            [
                "a/letter.md:4: goal cannot be this text; write a whole number without quotes, such as goal = 100",
                "a/letter.md:5: opens cannot be this date or time; write a moment with its offset from UTC, such as opens = 2026-01-31T09:00:00Z",
                "a/letter.md:6: ask: \"mail\" is not one of \"role\", \"organisation\", \"city\", \"country\", \"website\", \"comment\"; the nearest known one is \"role\"",
                "a/letter.md:7: name is missing; add below [organizer] a line name = \"…\"",
                "a/letter.md:8: country: \"XX\" is not a country; write its two letters (ISO 3166-1), such as \"GB\"",
            ]
        );
    }

    #[test]
    fn invalid_toml_is_reported_and_hides_no_other_key() {
        let found = letter("+++\ntitle = \"A\nlanguage = en\ngaol = 1\n+++\n\nDear all\n");
        assert!(found.iter().all(|line| !line.contains("missing")), "{found:?}");
        assert!(found[0].starts_with("a/letter.md:2: this is not TOML: "), "{found:?}");
        assert!(found.iter().any(|line| line.starts_with("a/letter.md:3: this is not TOML: ")), "{found:?}");
        assert!(found.iter().any(|line| line.starts_with("a/letter.md:4: unknown key")), "{found:?}");
        let twice = problems(with_keys("goal = 1\ngoal = 2"));
        assert!(twice[0].starts_with("a/letter.md:5: this is not TOML: duplicate key"), "{twice:?}");
    }

    #[test]
    fn each_kind_of_value_is_asked_for_by_example() {
        for (line, expected) in [
            (
                "addressed_to = 3",
                "addressed_to cannot be this number; write a text in quotes, such as addressed_to = \"…\"",
            ),
            ("goal = 1.5", "goal cannot be this number; write a whole number"),
            ("goal = 0", "goal is 0; write a number from 1 to "),
            ("threshold = 1", "threshold is 1; write a number from 2 to "),
            ("goal = 99999999999999999999999", "goal is 99999999999999999999999; write a number from 1 to "),
            ("goal = -5", "goal is -5; write a number from 1 to "),
            ("retention_days = 100000", "write a number from 1 to 3650"),
            ("index_list = \"yes\"", "index_list cannot be this text; write true or false"),
            ("aliases = \"old\"", "aliases cannot be this text; write a list"),
            ("aliases = [1]", "aliases cannot be this number; write a list"),
            ("aliases = [\"Old\"]", "aliases: \"Old\" cannot stand in an address because of 'O'"),
            ("organizer = \"me\"", "organizer cannot be this text; write a table: a line [organizer]"),
            ("coverage = 1", "coverage cannot be this number; write tables: a line [[coverage]]"),
            ("[coverage]\ntitle = \"A\"", "coverage cannot be a table; write tables: a line [[coverage]]"),
            (
                "opens = 2026-01-31T09:00:00",
                "opens cannot be this date or time; write a moment with its offset",
            ),
            ("opens = \"tomorrow\"", "opens cannot be this text; write a moment"),
            (
                "[[coverage]]\ntitle = \"A\"\ndate = 2026-01-31T09:00:00Z",
                "date cannot be this date or time; write a date",
            ),
            ("contact = \"a\\u0007\"", "contact holds a control character"),
        ] {
            let found = problems(with_keys(line));
            assert!(found.len() == 1 && found[0].contains(expected), "{line}: {found:?}");
        }
    }

    #[test]
    fn an_empty_text_is_as_good_as_none() {
        assert_eq!(with_keys("addressed_to = \" \"").unwrap().addressed_to, None);
        assert_eq!(
            letter("+++\nlanguage = \"en\"\ntitle = \"\"\n+++\n\nDear all\n"),
            ["a/letter.md:3: title is missing; add a line title = \"…\""]
        );
    }

    #[test]
    fn moments_and_dates_are_read_as_toml_or_in_quotes() {
        for written in [
            "2026-01-31T10:00:00+01:00",
            "\"2026-01-31T09:00:00Z\"",
            "2026-01-31 09:00:00Z",
            "2026-01-31T09:00Z",
        ] {
            assert_eq!(
                with_keys(&format!("opens = {written}")).unwrap().opens,
                Some(datetime!(2026-01-31 09:00 UTC))
            );
        }
        for written in ["2026-01-31", "\"2026-01-31\""] {
            let letter = with_keys(&format!("[[coverage]]\ntitle = \"A\"\ndate = {written}")).unwrap();
            assert_eq!(letter.coverage[0].date, Some(date!(2026 - 01 - 31)));
        }
    }

    proptest! {
        #[test]
        fn nothing_in_front_matter_panics(lines in "(?s)([a-z_]{1,8}( = |\\.|\n|\\[|\\]|\"|[0-9]|.){0,6}){0,6}") {
            let _ = with_keys(&lines);
            let _ = load_with(&[("letter.md", &lines)]);
        }
    }
}
