//! The search form of the audit trail.

use serde::Deserialize;
use time::{Date, OffsetDateTime, macros::format_description};

use crate::{
    audit::{Who, trail::TrailFilter},
    organizers::form::FormError,
};

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct AuditForm {
    pub letter: String,
    /// Who acted: one of [`Who::NAMES`], or the id of an organizer.
    pub who: String,
    pub act: String,
    /// The first day, in UTC.
    pub from: String,
    pub to: String,
    pub signature: String,
    /// Cursor: only lines with ids below this one.
    pub before: String,
}

impl AuditForm {
    /// The search, without the letter, which the caller looks up by its slug; or all mistakes.
    pub fn parse(&self) -> Result<TrailFilter, Vec<FormError>> {
        let given = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_owned());
        let mut wrong = Vec::new();
        // Postgres has no text with U+0000.
        let act = given(&self.act).map(|act| act.replace('\0', ""));
        let mut filter = TrailFilter { act, ..TrailFilter::default() };
        match given(&self.who) {
            Some(who) if Who::NAMES.contains(&who.as_str()) => filter.who = Some(who),
            Some(who) => match who.parse() {
                Ok(id) => filter.organizer = Some(id),
                Err(_) => wrong.push(("who", "error-audit-who")),
            },
            None => {}
        }
        if let Some(id) = given(&self.signature) {
            match id.parse() {
                Ok(id) => filter.subject = Some(id),
                Err(_) => wrong.push(("signature", "error-audit-signature")),
            }
        }
        for (text, field) in [(&self.from, "from"), (&self.to, "to")] {
            match (given(text).map(|text| day(&text)), field) {
                (Some(Some((begin, _))), "from") => filter.from = Some(begin),
                (Some(Some((_, end))), _) => filter.until = Some(end),
                (Some(None), _) => wrong.push((field, "error-audit-day")),
                (None, _) => {}
            }
        }
        if wrong.is_empty() { Ok(filter) } else { Err(wrong) }
    }

    /// Whether any field is filled in.
    pub fn is_search(&self) -> bool {
        !self.address(None).is_empty()
    }

    /// The cursor: the id below which the page begins.
    pub fn before(&self) -> Option<i64> {
        self.before.parse().ok()
    }

    /// The query string of the same search, from this cursor on.
    pub fn address(&self, before: Option<i64>) -> String {
        let before = before.map(|id| id.to_string()).unwrap_or_default();
        let fields = [
            ("letter", &self.letter),
            ("who", &self.who),
            ("act", &self.act),
            ("from", &self.from),
            ("to", &self.to),
            ("signature", &self.signature),
            ("before", &before),
        ];
        let given = fields.into_iter().filter(|(_, value)| !value.is_empty());
        let query = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(given).finish();
        if query.is_empty() { query } else { format!("?{query}") }
    }
}

/// Begin of a day, and begin of the next one.
fn day(text: &str) -> Option<(OffsetDateTime, OffsetDateTime)> {
    let day = Date::parse(text, format_description!("[year]-[month]-[day]")).ok()?;
    Some((day.midnight().assume_utc(), day.next_day()?.midnight().assume_utc()))
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    #[test]
    fn days_are_whole_and_what_is_wrong_is_named() {
        let form = AuditForm {
            from: "2026-11-23".into(),
            to: "2026-11-23".into(),
            who: "site".into(),
            ..AuditForm::default()
        };
        let filter = form.parse().unwrap();
        assert_eq!(filter.from, Some(datetime!(2026-11-23 00:00 UTC)));
        assert_eq!(filter.until, Some(datetime!(2026-11-24 00:00 UTC)));
        assert_eq!(form.address(Some(7)), "?who=site&from=2026-11-23&to=2026-11-23&before=7");
        let typed = format!("pub{}lish", '\0');
        let form = AuditForm { act: typed, ..AuditForm::default() };
        assert_eq!(form.parse().unwrap().act.as_deref(), Some("publish"));
        let form = AuditForm { to: "yesterday".into(), who: "Ada".into(), ..AuditForm::default() };
        assert_eq!(form.parse(), Err(vec![("who", "error-audit-who"), ("to", "error-audit-day")]));
    }
}
