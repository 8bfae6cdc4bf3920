//! Parses days as people and programs write them: "03.11.2026", "11/3/2026 14:05:33", "3 de noviembre de
//! 2026", 45964.
//!
//! The result is the written day, without regard to a time zone beside it. If two numbers could each be the
//! month, the other cells of the column decide, or a person.

use std::{collections::HashMap, sync::LazyLock};

use regex::Regex;
use strum::{EnumString, IntoStaticStr, VariantArray};
use time::{Date, Duration, Month, OffsetDateTime, macros::date};

use super::word_lists;

/// How many ambiguous days are shown to the person who decides the order.
const SAMPLES: usize = 3;

/// Day 0 of spreadsheets.
const SPREADSHEETS_BEGIN: Date = date!(1899 - 12 - 30);

/// Numbers that are read as days of a spreadsheet: the years from 1982 to 2064. Other numbers are not days.
const SERIALS: std::ops::Range<f64> = 30_000.0..60_000.0;

/// Numbers of ten digits that are read as Unix time in seconds: the years from 2001 to 2033.
const MOMENTS: std::ops::Range<i64> = 1_000_000_000..2_000_000_000;

/// The years that a day can have. Two digits mean a year from 2010 on: earlier numbers are more likely
/// days.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2100;
const SHORT_YEARS: std::ops::RangeInclusive<i32> = 2010..=2099;

/// In which order a column writes its days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case", const_into_str)]
pub enum Order {
    /// 3/11 is in November.
    DayFirst,
    /// 3/11 is in March.
    MonthFirst,
}

impl Order {
    pub const ALL: &'static [Self] = Self::VARIANTS;
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateCell {
    Day(Date),
    /// Ambiguous: one of two days, depending on the order.
    Open {
        day_first: Date,
        month_first: Date,
    },
}

impl DateCell {
    pub const fn by(self, order: Order) -> Date {
        match (self, order) {
            (Self::Day(day), _) => day,
            (Self::Open { day_first, .. }, Order::DayFirst) => day_first,
            (Self::Open { month_first, .. }, Order::MonthFirst) => month_first,
        }
    }
}

/// How a column writes its days.
#[derive(Clone, Debug, Default)]
pub struct DateColumn {
    /// The order, if other cells show it or if it makes no difference.
    pub order: Option<Order>,
    /// Ambiguous cells, with both days.
    pub open: Vec<(String, Date, Date)>,
}

impl DateColumn {
    pub fn of<'c>(cells: impl Iterator<Item = &'c str>) -> Self {
        let mut seen: Vec<Order> = Vec::new();
        let mut open: Vec<(String, Date, Date)> = Vec::new();
        for cell in cells {
            match parse(cell) {
                Some(DateCell::Open { day_first, month_first }) if open.len() < SAMPLES => {
                    if open.iter().all(|(_, known, _)| *known != day_first) {
                        open.push((cell.to_owned(), day_first, month_first));
                    }
                }
                _ => seen.extend(order_of(cell)),
            }
        }
        let is_shown = |order| seen.contains(&order);
        let order = match (is_shown(Order::DayFirst), is_shown(Order::MonthFirst)) {
            (true, false) => Some(Order::DayFirst),
            (false, true) => Some(Order::MonthFirst),
            // A spreadsheet that was opened in another country contains both orders.
            _ => open.is_empty().then_some(Order::DayFirst),
        };
        Self { order, open }
    }
}

/// The day in a cell; `None` if it contains none.
pub fn parse(cell: &str) -> Option<DateCell> {
    let cell = word_lists::with_ascii_digits(cell);
    number(cell.trim()).map(DateCell::Day).or_else(|| match three(&cell)? {
        Three::Known(day) => Some(DateCell::Day(day)),
        Three::Pair { first, second, year, is_dotted } => {
            let (day_first, month_first) = (day(year, second, first), day(year, first, second));
            match (day_first, month_first) {
                // With dots, the day always comes first.
                (Some(day), _) if is_dotted => Some(DateCell::Day(day)),
                (Some(day_first), Some(month_first)) if day_first != month_first => {
                    Some(DateCell::Open { day_first, month_first })
                }
                (day_first, month_first) => day_first.or(month_first).map(DateCell::Day),
            }
        }
    })
}

/// The order that a cell shows by itself: one of its numbers cannot be a month.
fn order_of(cell: &str) -> Option<Order> {
    match three(&word_lists::with_ascii_digits(cell))? {
        Three::Pair { first, second, is_dotted: false, .. } if first > 12 && second <= 12 => {
            Some(Order::DayFirst)
        }
        Three::Pair { first, second, is_dotted: false, .. } if second > 12 && first <= 12 => {
            Some(Order::MonthFirst)
        }
        _ => None,
    }
}

/// The meaning of a number alone: a spreadsheet's day, Unix time in seconds or milliseconds, or YYYYMMDD.
fn number(cell: &str) -> Option<Date> {
    let digits = cell.bytes().take_while(u8::is_ascii_digit).count();
    let value = cell.replacen(',', ".", 1).parse::<f64>().ok().filter(|_| digits > 0)?;
    let whole = cell[..digits].parse::<i64>().ok()?;
    match digits {
        5 if SERIALS.contains(&value) => SPREADSHEETS_BEGIN.checked_add(Duration::days(whole)),
        8 if cell.len() == 8 => day(i32::try_from(whole / 10_000).ok()?, whole / 100 % 100, whole % 100),
        10 | 13 if cell.len() == digits => {
            let seconds = if digits == 13 { whole / 1000 } else { whole };
            let moment = MOMENTS.contains(&seconds).then(|| OffsetDateTime::from_unix_timestamp(seconds));
            moment?.ok().map(OffsetDateTime::date)
        }
        _ => None,
    }
}

/// The three parts of a day.
enum Three {
    Known(Date),
    Pair { first: i64, second: i64, year: i32, is_dotted: bool },
}

/// A part of a cell that belongs to a day.
#[derive(Clone, Copy)]
enum Part {
    Number { value: i64, digits: usize },
    Month(i64),
}

/// The first three parts that belong to a day; times, weekdays and time zones are skipped.
fn three(cell: &str) -> Option<Three> {
    static TIME: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"\d{1,2}:\d{2}(:\d{2}([.,]\d+)?)?|\d{1,2}\s?h\s?\d{2}\b").ok());
    static PART: LazyLock<Option<Regex>> =
        LazyLock::new(|| Regex::new(r"(?P<number>\d+)|(?P<word>\p{L}[\p{L}\p{M}]*)").ok());
    let cell = TIME.as_ref()?.replace_all(cell, " ");
    let mut parts: Vec<(Part, usize)> = Vec::new();
    let mut before = "";
    for found in PART.as_ref()?.captures_iter(&cell) {
        if let Some(number) = found.name("number") {
            let number = number.as_str();
            parts.push((
                Part::Number { value: number.parse().ok()?, digits: number.len() },
                found.get(0)?.end(),
            ));
        } else if let Some(word) = found.name("word").map(|word| word.as_str()) {
            let month = month(word).or_else(|| month(&format!("{before} {word}")));
            parts.extend(month.and_then(|month| Some((Part::Month(month), found.get(0)?.end()))));
            before = word;
        }
        if parts.len() == 3 {
            break;
        }
    }
    let is_dotted = parts.first().is_some_and(|(_, end)| cell[*end..].starts_with('.'));
    let year = |value: i64, digits: usize| match digits {
        4 => i32::try_from(value).ok(),
        2 => i32::try_from(2000 + value).ok().filter(|year| SHORT_YEARS.contains(year)),
        _ => None,
    };
    let parts: [Part; 3] = <[(Part, usize); 3]>::try_from(parts).ok()?.map(|(part, _)| part);
    let known = |year: i32, month, number| day(year, month, number).map(Three::Known);
    match parts {
        [
            Part::Number { value, digits: 4 },
            Part::Number { value: month, .. } | Part::Month(month),
            Part::Number { value: number, .. },
        ] => known(i32::try_from(value).ok()?, month, number),
        [Part::Number { value: number, .. }, Part::Month(month), Part::Number { value, digits }]
        | [Part::Month(month), Part::Number { value: number, .. }, Part::Number { value, digits }] => {
            known(year(value, digits)?, month, number)
        }
        [
            Part::Number { value: first, .. },
            Part::Number { value: second, .. },
            Part::Number { value, digits },
        ] => Some(Three::Pair { first, second, year: year(value, digits)?, is_dotted }),
        _ => None,
    }
}

/// The number of the month with this name.
fn month(word: &str) -> Option<i64> {
    static MONTHS: LazyLock<HashMap<String, i64>> = LazyLock::new(|| {
        let lines = include_str!("months.txt").lines().filter(|line| !line.starts_with('#'));
        let months = lines.filter_map(|line| line.split_once(':'));
        let months = months.filter_map(|(number, names)| Some((number.parse().ok()?, names)));
        months
            .flat_map(|(number, names)| names.split(';').map(move |name| (word_lists::spaced(name), number)))
            .collect()
    });
    MONTHS.get(&word_lists::spaced(word)).copied()
}

fn day(year: i32, month: i64, day: i64) -> Option<Date> {
    let month = Month::try_from(u8::try_from(month).ok()?).ok()?;
    Date::from_calendar_date(year, month, u8::try_from(day).ok()?).ok().filter(|_| YEARS.contains(&year))
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: Date = date!(2026 - 11 - 03);

    #[test]
    fn a_day_is_read_in_the_forms_in_which_people_bring_it() {
        for cell in [
            "2026-11-03",
            "2026/11/03 2:05:33 PM GMT+1",
            "2026/11/03 2:05:33 م غرينتش+3",
            "2026-11-03T23:30:00+01:00",
            "2026-11-03 14:05:33.123456 UTC",
            "2026. 11. 3 오후 2:05:33",
            "2026年11月3日",
            "20261103",
            "03.11.2026",
            "3.11.26",
            "03.11.2026 14:05:33",
            "3. November 2026",
            "3 Nov 2026, 14h05",
            "03-Nov-26",
            "November 3rd, 2026",
            "Tue, 3 Nov 2026 14:05:33 +0100",
            "Tue Nov 03 2026 14:05:33 GMT+0100 (Central European Standard Time)",
            "Tue Nov  3 14:05:33 2026",
            "mardi 3 novembre 2026",
            "3 de noviembre de 2026",
            "٣ نوفمبر ٢٠٢٦",
            "3 تشرين الثاني 2026",
            "46329",
            "46329.5867",
            "46329,5867",
            "1793664000",
        ] {
            assert_eq!(parse(cell), Some(DateCell::Day(DAY)), "{cell}");
        }
    }

    #[test]
    fn an_ambiguous_day_is_open_until_a_cell_or_a_person_decides() {
        for cell in ["3/11/2026", "03/11/2026 14:05:33", "3-11-2026", "٣/١١/٢٠٢٦", "\u{200f}3/11/2026"]
        {
            let written = parse(cell).unwrap();
            assert_eq!(
                (written.by(Order::DayFirst), written.by(Order::MonthFirst)),
                (DAY, date!(2026 - 03 - 11)),
                "{cell}"
            );
        }
        let order = |cells: &[&str]| {
            let column = DateColumn::of(cells.iter().copied());
            (column.order, column.open.len())
        };
        assert_eq!(order(&["3/11/2026", "25/11/2026"]), (Some(Order::DayFirst), 1));
        assert_eq!(order(&["11/3/2026 14:05:33", "11/25/2026"]), (Some(Order::MonthFirst), 1));
        assert_eq!(order(&["3/11/2026", "5/11/2026", "5/5/2026"]), (None, 2));
        assert_eq!(order(&["3/11/2026", "25/11/2026", "11/25/2026"]), (None, 1), "the file was mixed up");
        assert_eq!(order(&["2026-11-03", "03.11.2026", "4/4/2026"]), (Some(Order::DayFirst), 0));
    }

    #[test]
    fn what_is_no_day_is_none() {
        for cell in [
            "",
            "Ada",
            "7",
            "2026",
            "12345",
            "030 1234567",
            "31.02.2026",
            "01.05.",
            "26-11-03",
            "0000-0002-1825-0097",
        ] {
            assert_eq!(parse(cell), None, "{cell}");
        }
    }
}
