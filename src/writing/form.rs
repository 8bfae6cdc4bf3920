//! The form of a text and its settings: how it becomes fields of a file, and what is wrong with them in words of the
//! site. The rest is for the parser of files to find.

use time::{OffsetDateTime, format_description::well_known::Rfc3339};

use crate::letters::source::fields::{COVERAGE, COVERAGE_KEYS, FieldKind, Fields, TEXT};

/// The largest form: a text of a megabyte, each of whose letters is percent-encoded.
pub const LARGEST: usize = 4 * 1024 * 1024;

/// The field that is there when lists and ticks are, which send nothing if nothing is chosen.
pub const SETTINGS: &str = "settings";

/// Of the offset in which moments are typed.
pub const ZONE: &str = "zone";

/// Whether a translation is of the own text as it is now, and that the page asks for it.
pub const MATCHES: &str = "matches";
pub const ASKS_MATCH: &str = "asks_match";

/// A field with a mistake, and the id of a message.
pub type FieldError = (String, &'static str);

#[derive(Clone, Copy, Debug, PartialEq, Eq, strum::EnumString)]
#[strum(serialize_all = "kebab-case")]
pub enum Action {
    /// Show how it would look. Nothing is saved.
    Preview,
    Save,
    /// Save, and put it before the public.
    Publish,
    /// Take no more signatures from now on.
    Close,
    /// Show in place of the letter that it was taken back.
    TakeBack,
    /// Show it again.
    Restore,
}

/// What was sent, as it was typed.
#[derive(Clone, Debug, Default)]
pub struct LetterForm(Vec<(String, String)>);

impl LetterForm {
    pub const fn sent(pairs: Vec<(String, String)>) -> Self {
        Self(pairs)
    }

    /// What was sent first under this name, without the line ends of forms.
    pub fn value(&self, name: &str) -> Option<String> {
        let (_, value) = self.0.iter().find(|(sent, _)| sent == name)?;
        Some(value.replace("\r\n", "\n").replace('\r', "\n"))
    }

    fn all(&self, name: &str) -> Vec<&str> {
        self.0.iter().filter(|(sent, _)| sent == name).map(|(_, value)| value.as_str()).collect()
    }

    /// `None` if the form is not one of the editor.
    pub fn action(&self) -> Option<Action> {
        self.value("action")?.parse().ok()
    }

    /// The version of the file that was on the page; none of a new file.
    pub fn seen(&self) -> Option<i64> {
        self.value("seen")?.parse().ok()
    }

    /// Whether what was sent is a translation of the own text as it is now: so it is, unless a page asks and nobody says so.
    pub fn matches_original(&self) -> bool {
        self.value(ASKS_MATCH).is_none() || self.value(MATCHES).is_some()
    }

    /// True if only the preview is wanted, for a script that puts it into the page.
    pub fn is_by_script(&self) -> bool {
        self.value("by").as_deref() == Some("script")
    }

    /// What was typed, over the fields of the file that was on the page: what was not sent stays.
    pub fn over(&self, seen: &Fields, known: &[(&str, FieldKind)]) -> Fields {
        let mut fields = seen.clone();
        let has_settings = self.value(SETTINGS).is_some();
        for (name, kind) in known {
            match kind {
                FieldKind::List | FieldKind::Flag if has_settings || !self.all(name).is_empty() => {
                    fields.set(name, &self.all(name).join("\n").replace('\r', ""));
                }
                FieldKind::List | FieldKind::Flag => {}
                FieldKind::Moment => {
                    if let Some(typed) = self.value(name) {
                        let typed = self.moment(typed.trim());
                        // The same moment in another offset is no change.
                        if parsed(&typed).is_none() || parsed(&typed) != parsed(seen.get(name)) {
                            fields.set(name, &typed);
                        }
                    }
                }
                FieldKind::Line | FieldKind::Number => {
                    if let Some(typed) = self.value(name) {
                        fields.set(name, typed.trim());
                    }
                }
            }
        }
        for (name, default) in DEFAULTS {
            // What the page chooses by itself is not written into a file that leaves it to the site.
            if has_settings && seen.get(name).is_empty() && same(fields.get(name), default) {
                fields.set(name, "");
            }
        }
        let articles =
            self.0.iter().filter_map(|(name, _)| name.strip_prefix("coverage.")?.split('.').next());
        for at in articles.filter_map(|at| at.parse::<usize>().ok()).filter(|at| *at < MOST_ARTICLES) {
            for key in COVERAGE_KEYS {
                let name = format!("{COVERAGE}.{at}.{key}");
                if let Some(typed) = self.value(&name) {
                    fields.set(&name, typed.trim());
                }
            }
        }
        if let Some(typed) = self.value(TEXT) {
            fields.set(TEXT, &tidied(&typed));
        }
        fields
    }

    /// A moment as a browser sends it, with the offset that was chosen beside it.
    fn moment(&self, typed: &str) -> String {
        let is_whole = typed.ends_with('Z') || parsed(typed).is_some();
        let Some((day, time)) = typed.split_once('T').filter(|_| !is_whole) else { return typed.to_owned() };
        let seconds = if time.matches(':').count() == 1 { ":00" } else { "" };
        let zone = self.value(ZONE).filter(|zone| !zone.is_empty()).unwrap_or_else(|| "Z".to_owned());
        format!("{day}T{time}{seconds}{zone}")
    }
}

/// As many as the press of the world writes; more come by file.
const MOST_ARTICLES: usize = 500;

/// What a letter means that says nothing.
const DEFAULTS: [(&str, &str); 2] =
    [("moderation", "flagged"), ("capacities", "personal\naffiliation\ngroup")];

fn same(typed: &str, default: &str) -> bool {
    let mut words: Vec<&str> = typed.lines().collect();
    let mut usual: Vec<&str> = default.lines().collect();
    words.sort_unstable();
    usual.sort_unstable();
    words == usual
}

pub fn parsed(moment: &str) -> Option<OffsetDateTime> {
    OffsetDateTime::parse(moment, &Rfc3339).ok()
}

/// What word processors put between words to keep them together or to break them is theirs to choose; what nobody can
/// see and no font shows is left out.
fn tidied(text: &str) -> String {
    text.chars()
        .filter(|c| !matches!(c, '\u{feff}' | '\u{0}') && (!c.is_control() || matches!(c, '\n' | '\t')))
        .collect()
}

/// The mistakes that people make, each with its field.
pub fn mistakes(fields: &Fields) -> Vec<FieldError> {
    let mut errors = Vec::new();
    let mut wrong = |name: &str, message: &'static str| errors.push((name.to_owned(), message));
    if fields.get("title").is_empty() {
        wrong("title", "error-letter-title");
    }
    if fields.get(TEXT).trim().is_empty() {
        wrong(TEXT, "error-letter-text");
    }
    let moment = |name: &str| parsed(fields.get(name));
    for name in ["publishes", "opens", "closes"] {
        if !fields.get(name).is_empty() && moment(name).is_none() {
            wrong(name, "error-letter-moment");
        }
    }
    let ends_before =
        |begin: &str| moment(begin).zip(moment("closes")).is_some_and(|(begin, end)| end <= begin);
    if ends_before("opens") || ends_before("publishes") {
        wrong("closes", "error-letter-closes");
    }
    for name in ["goal", "threshold", "retention_days"] {
        if fields.get(name).parse::<u32>().is_err() && !fields.get(name).is_empty() {
            wrong(name, "error-letter-number");
        }
    }
    let of_organizer = ["address", "country", "contact", "press"];
    let says_more = of_organizer.iter().any(|key| !fields.get(&format!("organizer.{key}")).is_empty());
    if says_more && fields.get("organizer.name").is_empty() {
        wrong("organizer.name", "error-letter-organizer");
    }
    for at in 0..fields.articles() {
        let title = format!("{COVERAGE}.{at}.title");
        let says_more =
            COVERAGE_KEYS.iter().any(|key| !fields.get(&format!("{COVERAGE}.{at}.{key}")).is_empty());
        if says_more && fields.get(&title).is_empty() {
            wrong(&title, "error-letter-article");
        }
    }
    errors
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::letters::source::fields::LETTER_FIELDS;

    fn form(pairs: &[(&str, &str)]) -> LetterForm {
        LetterForm::sent(
            pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect(),
        )
    }

    fn file(extra: &str) -> Fields {
        let file = format!("+++\ntitle = \"A\"\nlanguage = \"en\"\n{extra}+++\n\nDear all\n");
        Fields::read(&file, LETTER_FIELDS).unwrap()
    }

    #[test]
    fn what_was_not_sent_stays() {
        let seen = file("goal = 10\nask = [\"role\"]\n");
        let fields = form(&[("title", "B"), ("text", "Dear\r\nall")]).over(&seen, LETTER_FIELDS);
        assert_eq!((fields.get("title"), fields.get("goal"), fields.get("ask")), ("B", "10", "role"));
        assert_eq!(fields.get(TEXT), "Dear\nall");
        let fields = form(&[(SETTINGS, "1"), ("goal", "")]).over(&seen, LETTER_FIELDS);
        assert_eq!((fields.get("title"), fields.get("goal"), fields.get("ask")), ("A", "", ""));
    }

    #[test]
    fn what_the_page_chooses_by_itself_is_not_written_down() {
        let sent = [
            (SETTINGS, "1"),
            ("moderation", "flagged"),
            ("capacities", "group"),
            ("capacities", "personal"),
            ("capacities", "affiliation"),
        ];
        assert_eq!(form(&sent).over(&file(""), LETTER_FIELDS), file(""));
    }

    #[test]
    fn a_moment_is_typed_in_the_offset_beside_it() {
        let seen = file("closes = 2026-12-01T18:00:00+01:00\n");
        let typed = |closes: &str| {
            form(&[("closes", closes), (ZONE, "+02:00")]).over(&seen, LETTER_FIELDS).get("closes").to_owned()
        };
        assert_eq!(typed("2026-12-01T19:00"), "2026-12-01T18:00:00+01:00", "the same moment");
        assert_eq!(typed("2026-12-01T20:00"), "2026-12-01T20:00:00+02:00");
        assert_eq!(typed("2026-12-01T20:00:00Z"), "2026-12-01T20:00:00Z");
        assert_eq!(typed("tomorrow"), "tomorrow");
        assert_eq!(typed(""), "");
    }

    #[test]
    fn what_people_get_wrong_is_named_beside_its_field() {
        let mut fields = file("opens = 2026-12-02T18:00:00Z\ncloses = 2026-12-01T18:00:00Z\n");
        for (name, value) in [
            ("title", ""),
            (TEXT, ""),
            ("goal", "many"),
            ("publishes", "soon"),
            ("organizer.contact", "a@b.test"),
        ] {
            fields.set(name, value);
        }
        fields.set("coverage.0.url", "https://a.test/");
        let wrong: Vec<String> = mistakes(&fields).into_iter().map(|(field, _)| field).collect();
        assert_eq!(
            wrong,
            ["title", "text", "publishes", "closes", "goal", "organizer.name", "coverage.0.title"]
        );
        assert_eq!(mistakes(&file("")), []);
    }
}
