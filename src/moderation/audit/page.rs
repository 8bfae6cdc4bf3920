//! The page of the audit trail, in plain words: who did what, when, and why.

use maud::{Markup, html};
use serde_json::Value;
use time::format_description::well_known::Rfc3339;
use uuid::Uuid;

use super::form::AuditForm;
use crate::{
    audit::{Who, trail::TrailEntry},
    organizers::{
        accounts::Account,
        form::FormError,
        pages::{field_error, form_errors, organizer_page},
        rights::Role,
    },
    signing::screening::Reason,
    ui::{
        Locale,
        components::{TextField, hint_and_error, text_field},
    },
};

/// All acts that have a message, on signatures, letters and accounts. An act without one is shown by its
/// name.
const ACTS: &str = "confirm publish reject hold withdraw edit renew-link ask-to-move stop-move move-address move-back \
    accept-edit decline-edit take-back-edit check uncheck correct take-back-correction ask-signer \
    answer enter rewrite renew show take-back-notice look-at-address import undo-import take-down-sums \
    give-address invite-to-claim claim erase-address feature unfeature feature-earlier feature-later \
    bulk-reject bulk-publish bulk-hold bulk-cancel bulk-end bulk-undo bulk-undone report \
    dismiss-report change-text tell-of-withdrawal told-of-withdrawal stop-telling-of-withdrawal \
    begin-update write-update publish-update remove-update test-update send-update hold-update \
    go-on-with-update cancel-update update-sent make-link end-link sign-in invite-organizer \
    claim-account change-role reset-organizer disable-organizer set-password end-password turn-second-factor-on \
    turn-second-factor-off switch-off switch-on drop-mail begin-letter take-over-letter write-letter \
    publish-letter close-letter take-back-letter restore-letter erase-file";

pub fn acts() -> impl Iterator<Item = &'static str> {
    ACTS.split_whitespace()
}

pub struct AuditPage<'a> {
    pub locale: &'a Locale,
    pub account: &'a Account,
    /// For each letter: key of its row, slug, title.
    pub letters: &'a [(i64, String, String)],
    pub team: &'a [Account],
    /// The lines, the latest first.
    pub lines: &'a [TrailEntry],
    pub has_more: bool,
    pub typed: &'a AuditForm,
    pub errors: &'a [FormError],
}

pub fn audit(page: &AuditPage<'_>) -> Markup {
    let locale = page.locale;
    let here = locale.paths.organize("/audit");
    let title = locale.say("audit-title");
    let older = page.lines.last().filter(|_| page.has_more).map(|line| page.typed.address(Some(line.id)));
    organizer_page(
        locale,
        page.account,
        &title,
        &html! {
            h1 { (title) }
            p.hint { (locale.say("audit-words")) }
            details open[page.typed.is_search()] {
                summary { (locale.say("audit-seek")) }
                (filters(page, &here))
            }
            @if page.lines.is_empty() { p { (locale.say("audit-nothing")) } }
            ol.rows { @for line in page.lines { li { (shown(page, line, &here)) } } }
            @if let Some(older) = older {
                nav.pager aria-label=(locale.say("audit-pages")) { a href={ (here) (older) } rel="next" { (locale.say("audit-earlier")) } }
            }
            p.aside { a href={ (locale.paths.organize("/audit.csv")) (page.typed.address(None)) } download { (locale.say("audit-file")) } }
        },
    )
}

fn filters(page: &AuditPage<'_>, here: &str) -> Markup {
    let (locale, typed) = (page.locale, page.typed);
    let error = |field: &str| field_error(locale, page.errors, field);
    let day = |name: &str, value: &str| {
        text_field(TextField {
            name,
            label: &locale.say(&format!("audit-{name}")),
            value,
            kind: Some("date"),
            autocomplete: "off",
            error: error(name).as_deref(),
            ..TextField::default()
        })
    };
    let choice = |name: &str, options: &Markup| {
        html! {
            div.field {
                label for=(name) { (locale.say(&format!("audit-{name}"))) }
                (hint_and_error(name, None, error(name).as_deref()))
                select #(name) name=(name) { option value="" { (locale.say("audit-all")) } (options) }
            }
        }
    };
    html! {
        form.search method="get" action=(here) {
            (form_errors(locale, page.errors))
            (choice("letter", &html! {
                @for (_, slug, title) in page.letters { option value=(slug) selected[typed.letter == *slug] { (title) } }
            }))
            (choice("who", &html! {
                @for who in Who::NAMES.iter().copied() { option value=(who) selected[typed.who == who] { (locale.say(&format!("audit-by-{who}"))) } }
                @for account in page.team {
                    @let id = account.id.to_string();
                    option value=(id) selected[typed.who == id] { (organizer(page, account.id)) }
                }
            }))
            (choice("act", &html! {
                @for act in acts() { option value=(act) selected[typed.act == act] { (words(locale, act)) } }
            }))
            (day("from", &typed.from))
            (day("to", &typed.to))
            (text_field(TextField {
                name: "signature", label: &locale.say("audit-signature"), value: &typed.signature, autocomplete: "off",
                error: error("signature").as_deref(), ..TextField::default()
            }))
            div.acts {
                button type="submit" { (locale.say("audit-search")) }
                a href=(here) { (locale.say("audit-whole")) }
            }
        }
    }
}

/// The name of an act in words.
pub(in crate::moderation) fn words(locale: &Locale, act: &str) -> String {
    if acts().any(|known| known == act) { locale.say(&format!("act-{act}")) } else { act.to_owned() }
}

fn organizer(page: &AuditPage<'_>, id: Uuid) -> String {
    called(page.locale, (page.account, page.team), id)
}

/// How a page names an organizer: to owners, who see the team, by address; to the organizer as "you"; to
/// others by an id.
pub fn called(locale: &Locale, (me, team): (&Account, &[Account]), id: Uuid) -> String {
    let known = team.iter().find(|account| account.id == id);
    match known {
        Some(account) if me.role == Role::Owner => account.address.as_str().to_owned(),
        _ if me.id == id => locale.say("audit-by-you"),
        _ => format!("{} {}", locale.say("audit-by-organizer"), short(id)),
    }
}

/// The end of an id: ids that were made at the same moment (UUID v7) begin alike and differ there.
fn short(id: Uuid) -> String {
    let text = id.simple().to_string();
    format!("…{}", &text[text.len() - 6..])
}

fn shown(page: &AuditPage<'_>, line: &TrailEntry, here: &str) -> Markup {
    let locale = page.locale;
    let moment = line.at.format(&Rfc3339).unwrap_or_default();
    let letter = page.letters.iter().find(|(id, ..)| line.letter == Some(*id));
    html! {
        p.hint {
            time datetime=(moment) { (locale.say_with("history-moment", &[("time", locale.words.minute(line.at).into())])) }
            " · "
            @match line.organizer {
                Some(id) => bdi { (organizer(page, id)) },
                None if Who::NAMES.contains(&line.who.as_str()) => (locale.say(&format!("audit-by-{}", line.who))),
                None => (line.who),
            }
        }
        p { (words(locale, &line.act)) }
        @if let Some(reason) = line.detail["reason"].as_str() { blockquote { bdi { (reason) } } }
        @if let Some(reasons) = line.detail["held_for"].as_array().filter(|reasons| !reasons.is_empty()) {
            ul.why {
                @for reason in reasons.iter().filter_map(Value::as_str).filter_map(Reason::parse) {
                    li { (locale.say(&format!("held-{}", reason.into_str()))) }
                }
            }
        }
        p.hint.ids {
            @if let Some((_, slug, title)) = letter { a href={ (here) "?letter=" (slug) } { bdi { (title) } } " " }
            @match (line.letter, line.subject) {
                (Some(_), Some(id)) => a href={ (here) "?signature=" (id) } { (locale.say("audit-of-signature")) " " code dir="ltr" { (id) } },
                (None, Some(id)) => { (locale.say("audit-of-account")) " " bdi { (organizer(page, id)) } },
                (_, None) => "",
            }
            @for (key, value) in rest(&line.detail) { " " code dir="ltr" { (key) ": " (value) } }
        }
    }
}

/// The remaining details of a line: ids and names of fields, unchanged.
fn rest(detail: &Value) -> Vec<(&str, String)> {
    let fields = detail.as_object().into_iter().flatten();
    fields
        .filter(|(key, value)| !["reason", "held_for"].contains(&key.as_str()) && !value.is_null())
        .map(|(key, value)| (key.as_str(), value.as_str().map_or_else(|| value.to_string(), str::to_owned)))
        .collect()
}
