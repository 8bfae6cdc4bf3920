//! Owns the fields of a text file as an editor shows them: the values of its front matter by name, and the Markdown
//! below it. A file that is written again keeps everything that was not changed, byte for byte: comments, order, and
//! keys that the editor does not offer.

use std::collections::BTreeMap;

use toml_edit::{Array, ArrayOfTables, Datetime, DocumentMut, Item, Table, Value};

use super::{front_matter, version::unix_lines};

/// The name of the Markdown below the front matter.
pub const TEXT: &str = "text";

/// The tables of press articles; their fields are `coverage.0.title` and so on.
pub const COVERAGE: &str = "coverage";
pub const COVERAGE_KEYS: [&str; 5] = ["title", "outlet", "author", "date", "url"];

/// How a value is written in TOML.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// A string, or nothing.
    Line,
    /// A moment with its offset. What is no moment is kept as it was typed, for the parser to name.
    Moment,
    /// A whole number; what is none is kept as it was typed.
    Number,
    /// Several words, one a line in the field.
    List,
    /// `on` or nothing.
    Flag,
}

use FieldKind::{Flag, Line, List, Moment, Number};

/// The fields of `letter.md`, by their names in its front matter.
pub const LETTER_FIELDS: &[(&str, FieldKind)] = &[
    ("title", Line),
    ("language", Line),
    ("addressed_to", Line),
    ("description", Line),
    ("publishes", Moment),
    ("opens", Moment),
    ("closes", Moment),
    ("state", Line),
    ("aliases", List),
    ("goal", Number),
    ("threshold", Number),
    ("moderation", Line),
    ("ask", List),
    ("capacities", List),
    ("license", Line),
    ("contact", Line),
    ("index_list", Flag),
    ("retention_days", Number),
    ("organizer.name", Line),
    ("organizer.address", Line),
    ("organizer.country", Line),
    ("organizer.contact", Line),
    ("organizer.press", Line),
];

/// Those of a translation.
pub const TRANSLATION_FIELDS: &[(&str, FieldKind)] =
    &[("title", Line), ("description", Line), (TRANSLATES, Line)];

/// The version of the own text that a translation was made from.
pub const TRANSLATES: &str = "translates";

/// The values of a file's fields by name. A field that is empty has no entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields(BTreeMap<String, String>);

impl Fields {
    /// The fields of a file; `None` if its front matter cannot be read.
    pub fn read(file: &str, known: &[(&str, FieldKind)]) -> Option<Self> {
        let file = unix_lines(file.strip_prefix('\u{feff}').unwrap_or(file));
        let (front, body) = front_matter::parts(&file)?;
        let document: DocumentMut = front.parse().ok()?;
        let mut fields = Self::default();
        for (name, _) in known {
            if let Some(item) = item(document.as_table(), name) {
                fields.set(name, &shown(item));
            }
        }
        if let Some(articles) = document.get(COVERAGE).and_then(Item::as_array_of_tables) {
            for (at, article) in articles.iter().enumerate() {
                for key in COVERAGE_KEYS {
                    if let Some(item) = article.get(key) {
                        fields.set(&format!("{COVERAGE}.{at}.{key}"), &shown(item));
                    }
                }
            }
        }
        fields.set(TEXT, body.trim_start_matches('\n'));
        Some(fields)
    }

    pub fn get(&self, name: &str) -> &str {
        self.0.get(name).map_or("", String::as_str)
    }

    pub fn set(&mut self, name: &str, value: &str) {
        if value.is_empty() {
            self.0.remove(name);
        } else {
            self.0.insert(name.to_owned(), value.to_owned());
        }
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// How many press articles there are.
    pub fn articles(&self) -> usize {
        let at = |name: &str| name.strip_prefix("coverage.")?.split('.').next()?.parse::<usize>().ok();
        self.names().filter_map(at).max().map_or(0, |last| last + 1)
    }

    /// The file with these fields. Without a file that can be read, a new one.
    pub fn over(&self, file: &str, known: &[(&str, FieldKind)]) -> String {
        let Some(before) = Self::read(file, known) else { return self.over(NEW, known) };
        let file = unix_lines(file);
        let Some((front, body)) = front_matter::parts(&file) else { return file };
        let differs = |name: &str| self.get(name).trim_end() != before.get(name).trim_end();
        let mut document: DocumentMut = front.parse().unwrap_or_default();
        for (name, kind) in known {
            if differs(name) {
                write(document.as_table_mut(), name, value(*kind, self.get(name)));
            }
        }
        let of_articles = |fields: &Self| -> BTreeMap<String, String> {
            fields.0.iter().filter(|(name, _)| name.starts_with("coverage.")).map(owned).collect()
        };
        if of_articles(self) != of_articles(&before) {
            self.write_articles(&mut document);
        }
        let body = if differs(TEXT) { format!("\n{}\n", self.get(TEXT).trim_end()) } else { body.to_owned() };
        format!("+++\n{document}+++\n{body}")
    }

    fn write_articles(&self, document: &mut DocumentMut) {
        let mut articles = ArrayOfTables::new();
        for at in 0..self.articles() {
            let mut article = Table::new();
            for key in COVERAGE_KEYS {
                let typed = self.get(&format!("{COVERAGE}.{at}.{key}"));
                let written = if key == "date" { bare_date(typed) } else { value(Line, typed) };
                if let Some(written) = written {
                    article.insert(key, Item::Value(written));
                }
            }
            if !article.is_empty() {
                articles.push(article);
            }
        }
        if articles.is_empty() {
            document.remove(COVERAGE);
        } else {
            document.insert(COVERAGE, Item::ArrayOfTables(articles));
        }
    }
}

/// The field that a line of a file belongs to, and for the Markdown the line within it, from 1. The first line stands for
/// keys that are missing, which `what` begins with.
pub fn field_at(file: &str, line: usize, what: &str) -> (String, Option<usize>) {
    let Some((front, body)) = front_matter::parts(file) else { return (TEXT.to_owned(), None) };
    let above = file.len() - body.len() + body.len() - body.trim_start_matches('\n').len();
    let lines_above = file[..above].matches('\n').count();
    if line > lines_above {
        return (TEXT.to_owned(), Some(line - lines_above));
    }
    let first_word =
        || what.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').next().unwrap_or_default();
    let (mut table, mut articles, mut found) = (String::new(), 0, first_word().to_owned());
    for written in front.lines().take(line.saturating_sub(1)) {
        if written.starts_with("[[") {
            table = format!("{COVERAGE}.{articles}.");
            articles += 1;
            found = format!("{table}title");
        } else if written.starts_with('[') {
            table = format!("{}.", written.trim_matches(['[', ']', ' ']));
            found = format!("{table}name");
        } else if let Some((key, _)) = written.split_once('=')
            && key.trim().chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        {
            found = format!("{table}{}", key.trim());
        }
    }
    (found, None)
}

/// A file without front matter that could be kept.
const NEW: &str = "+++\n+++\n";

fn owned((name, value): (&String, &String)) -> (String, String) {
    (name.clone(), value.clone())
}

/// The value at `key` or `table.key`.
fn item<'a>(root: &'a Table, name: &str) -> Option<&'a Item> {
    match name.split_once('.') {
        Some((table, key)) => root.get(table)?.as_table_like()?.get(key),
        None => root.get(name),
    }
}

/// A value as a field shows it.
fn shown(item: &Item) -> String {
    match item.as_value() {
        Some(Value::String(text)) => text.value().clone(),
        Some(Value::Integer(number)) => number.value().to_string(),
        Some(Value::Boolean(flag)) => if *flag.value() { "on" } else { "" }.to_owned(),
        Some(Value::Datetime(moment)) => moment.value().to_string(),
        Some(Value::Array(list)) => list.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("\n"),
        _ => String::new(),
    }
}

/// A field as a value; `None` if the key is left out.
fn value(kind: FieldKind, typed: &str) -> Option<Value> {
    let typed = typed.trim();
    if typed.is_empty() {
        return None;
    }
    let text = || Value::from(typed);
    Some(match kind {
        Line => text(),
        Moment => typed.parse::<Datetime>().map_or_else(|_| text(), Value::from),
        Number => typed.parse::<i64>().map_or_else(|_| text(), Value::from),
        List => typed.lines().map(str::trim).filter(|word| !word.is_empty()).collect::<Array>().into(),
        Flag => (typed == "on").into(),
    })
}

fn bare_date(typed: &str) -> Option<Value> {
    value(Moment, typed)
}

/// Writes a value at `key` or `table.key`, where the old one stood if there was one.
fn write(root: &mut Table, name: &str, value: Option<Value>) {
    let (table, key) = match name.split_once('.') {
        Some((table, key)) => {
            let Some(value) = value else {
                let Some(table) = root.get_mut(table).and_then(Item::as_table_like_mut) else { return };
                table.remove(key);
                return;
            };
            let item = root.entry(table).or_insert_with(|| Item::Table(Table::new()));
            if let Some(table) = item.as_table_like_mut() {
                table.insert(key, Item::Value(value));
            }
            return;
        }
        None => (root, name),
    };
    match (value, table.get_mut(key)) {
        (None, _) => drop(table.remove(key)),
        // The comment behind the old value stays.
        (Some(new), Some(Item::Value(old))) => {
            let decor = old.decor().clone();
            *old = new;
            *old.decor_mut() = decor;
        }
        (Some(new), _) => drop(table.insert(key, Item::Value(new))),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::letters::source::testing::load_with;

    const FILE: &str = "+++\n# What it is called.\ntitle = \"A\" # short\nlanguage = \"en\"\ngoal = 10\n\
                        closes = 2026-02-01T00:00:00+01:00\nask = [\"role\", \"city\"]\n\n[organizer]\nname = \"B\"\n\n\
                        [[coverage]]\ntitle = \"C\"\ndate = 2026-01-03\n+++\n\nDear all\n";

    fn fields(file: &str) -> Fields {
        Fields::read(file, LETTER_FIELDS).unwrap()
    }

    #[test]
    fn a_file_is_shown_as_fields() {
        let fields = fields(FILE);
        let shown = |name| fields.get(name);
        assert_eq!((shown("title"), shown("goal"), shown("ask")), ("A", "10", "role\ncity"));
        assert_eq!((shown("closes"), shown("opens")), ("2026-02-01T00:00:00+01:00", ""));
        assert_eq!((shown("organizer.name"), shown("coverage.0.date")), ("B", "2026-01-03"));
        assert_eq!((shown(TEXT), fields.articles()), ("Dear all\n", 1));
    }

    #[test]
    fn what_was_not_changed_stays_as_it_was_written() {
        assert_eq!(fields(FILE).over(FILE, LETTER_FIELDS), FILE);
        let mut changed = fields(FILE);
        changed.set("title", "Say \"please\"\\");
        changed.set("goal", "");
        changed.set("addressed_to", "The council");
        let written = changed.over(FILE, LETTER_FIELDS);
        assert!(
            written.starts_with("+++\n# What it is called.\ntitle = 'Say \"please\"\\' # short\n"),
            "{written}"
        );
        assert!(written.ends_with("date = 2026-01-03\n+++\n\nDear all\n"), "{written}");
        assert_eq!(fields(&written), changed);
        let letter = load_with(&[("letter.md", &written)]).unwrap();
        assert_eq!((letter.goal, letter.addressed_to.as_deref()), (None, Some("The council")));
    }

    #[test]
    fn a_letter_can_be_written_from_nothing() {
        let mut new = Fields::default();
        for (name, value) in [
            ("title", "A"),
            ("language", "en"),
            ("organizer.name", "B"),
            ("organizer.address", "1 Street\nTown"),
            ("closes", "2027-01-01T18:00:00+01:00"),
            ("goal", "2000"),
            ("index_list", "on"),
            ("capacities", "group\npersonal"),
            ("coverage.0.title", "C"),
            ("coverage.1.title", "D"),
            ("coverage.1.url", "https://d.test/"),
            (TEXT, "Dear all,\n\nsign."),
        ] {
            new.set(name, value);
        }
        let written = new.over("", LETTER_FIELDS);
        let letter = load_with(&[("letter.md", &written)]).unwrap();
        assert_eq!((letter.goal, letter.index_list, letter.capacities.len()), (Some(2000), true, 2));
        assert_eq!(letter.organizer.unwrap().address.as_deref(), Some("1 Street\nTown"));
        assert_eq!(letter.coverage.len(), 2);
        assert_eq!(letter.texts[0].body, "Dear all,\n\nsign.\n");
    }

    #[test]
    fn what_is_wrong_is_kept_for_the_parser_to_name() {
        let mut wrong = fields(FILE);
        wrong.set("closes", "next week");
        wrong.set("goal", "many");
        let written = wrong.over(FILE, LETTER_FIELDS);
        assert_eq!(fields(&written).get("closes"), "next week");
        assert_eq!(load_with(&[("letter.md", &written)]).unwrap_err().len(), 2);
    }

    #[test]
    fn a_line_is_told_by_its_field() {
        let at = |line| field_at(FILE, line, "title is missing");
        let named = |name: &str| (name.to_owned(), None);
        assert_eq!((at(1), at(3), at(6)), (named("title"), named("title"), named("closes")));
        assert_eq!(
            (at(9), at(10), at(12)),
            (named("organizer.name"), named("organizer.name"), named("coverage.0.title"))
        );
        assert_eq!(at(14), named("coverage.0.date"));
        assert_eq!(at(17), (TEXT.to_owned(), Some(1)));
    }

    #[test]
    fn an_article_that_was_emptied_is_gone() {
        let mut changed = fields(FILE);
        changed.set("coverage.0.title", "");
        changed.set("coverage.0.date", "");
        assert!(!changed.over(FILE, LETTER_FIELDS).contains("coverage"));
    }

    proptest! {
        #[test]
        fn whatever_is_typed_is_read_again(
            title in "[^\\p{C}]{1,40}", address in "[ -~\n]{1,60}", text in "[ -~\n]{0,200}",
        ) {
            let mut typed = fields(FILE);
            typed.set("title", title.trim());
            typed.set("organizer.address", address.trim());
            typed.set(TEXT, text.trim());
            let again = fields(&typed.over(FILE, LETTER_FIELDS));
            for name in ["title", "organizer.address", TEXT] {
                prop_assert_eq!(again.get(name).trim(), typed.get(name));
            }
        }
    }
}
