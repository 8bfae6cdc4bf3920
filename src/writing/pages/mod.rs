//! The organizers' pages on which a letter is written.
//!
//! | file | owns |
//! | --- | --- |
//! | this one | the editor of a text and its settings, of a new letter and of one that is there |
//! | `settings` | the fields behind disclosures |
//! | [`translation`] | a translation beside the own text |
//! | [`files`] | all files of a letter, with their versions |

pub mod files;
mod settings;
pub mod translation;

use maud::{Markup, html};
use time::OffsetDateTime;

use super::form::{FieldError, ZONE};
use crate::{
    letters::{
        Life, Loaded, Source,
        source::fields::{Fields, TEXT},
        source::merge::Merged,
    },
    moderation::pages::{home, letter::letter_page},
    organizers::{
        accounts::Account,
        pages::{LetterContext, field_error, notice, organizer_page},
    },
    ui::{
        Locale, assets,
        components::{TextField, described_by, error_summary, hint_and_error, text_field, writable},
        own_name,
    },
};

/// Languages that are offered for a letter, the site's own first; another is typed into the file.
const LANGUAGES: &str = "en de fr es ar am bg bn bs ca cs cy da el et eu fa fi ga gl he hi hr hu hy id is it ja ka ko ku lb \
                         lt lv mk ms mt nb nl pl ps pt pt-BR ro ru sk sl so sq sr sv sw ta th ti tr uk ur vi zh-Hans zh-Hant";

/// A mistake that the parser found, beside its field.
pub struct PlacedProblem {
    pub field: String,
    /// Within the text.
    pub line: Option<usize>,
    /// In English, as `undersigned check` says it.
    pub what: String,
    pub is_remark: bool,
}

pub struct EditorPage<'a> {
    pub locale: &'a Locale,
    pub account: &'a Account,
    /// None while the letter is begun.
    pub letter: Option<&'a Loaded>,
    pub slug: &'a str,
    pub fields: &'a Fields,
    /// The version of the file that is shown.
    pub seen: Option<i64>,
    pub errors: &'a [FieldError],
    pub problems: &'a [PlacedProblem],
    /// What somebody else saved meanwhile.
    pub merged: Option<&'a Merged>,
    /// The page as readers would see it.
    pub preview: Option<&'a str>,
    pub done: Option<&'a str>,
    /// Is something saved that the public does not see?
    pub has_unpublished: bool,
    pub now: OffsetDateTime,
}

impl EditorPage<'_> {
    fn say(&self, id: &str) -> String {
        self.locale.say(id)
    }

    fn error(&self, field: &str) -> Option<String> {
        let placed = || {
            let of_field = self.problems.iter().filter(|one| one.field == field && !one.is_remark);
            let lines: Vec<String> = of_field.map(PlacedProblem::told).collect();
            (!lines.is_empty()).then(|| lines.join(" "))
        };
        field_error(self.locale, self.errors, field).or_else(placed)
    }

    fn line(&self, name: &str, hint: Option<&str>, kind: Option<&str>) -> Markup {
        let label = self.say(&label(name));
        let hint = hint.map(|hint| self.say(hint));
        text_field(TextField {
            name,
            label: &label,
            hint: hint.as_deref(),
            value: self.fields.get(name),
            kind,
            autocomplete: "off",
            required: false,
            error: self.error(name).as_deref(),
        })
    }

    fn area(&self, name: &str, hint: Option<&str>, rows: u8) -> Markup {
        let (hint, error) = (hint.map(|hint| self.say(hint)), self.error(name));
        html! {
            div.field {
                label for=(name) { (self.say(&label(name))) }
                (hint_and_error(name, hint.as_deref(), error.as_deref()))
                textarea id=(name) name=(name) rows=(rows) dir="auto"
                    aria-describedby=[described_by(name, hint.as_deref(), error.as_deref())]
                    aria-invalid=[error.map(|_| "true")] { "\n" (writable(self.fields.get(name))) }
            }
        }
    }
}

impl PlacedProblem {
    fn told(&self) -> String {
        self.line.map_or_else(|| self.what.clone(), |line| format!("{line}: {}", self.what))
    }
}

/// The id of the label of a field.
fn label(name: &str) -> String {
    format!("write-{}", name.replace(['.', '_'], "-"))
}

/// The editor.
pub fn editor(page: &EditorPage<'_>) -> Markup {
    let body = html! {
        (notice(page.locale, page.done))
        (standing(page))
        (meanwhile(page))
        (form(page))
        script type="module" src=(assets::WRITE.url()) {}
    };
    match page.letter {
        Some(letter) => {
            let of = LetterContext { locale: page.locale, account: page.account, letter };
            letter_page(of, "/write", &page.say("editor-title"), &html! { (body) (beside(page, letter)) })
        }
        None => {
            let title = page.say("write-new-title");
            organizer_page(page.locale, page.account, &title, &html! { h1 { (title) } (starts(page)) (body) })
        }
    }
}

/// What the public sees of it now.
fn standing(page: &EditorPage<'_>) -> Markup {
    let Some(letter) = page.letter else { return html! { p { (page.say("write-new-words")) } } };
    html! {
        p {
            (home::standing(page.locale, letter, page.now))
            " "
            @if letter.letter.life(page.now) == Life::Draft {
                a href=(page.locale.paths.organize_letter(page.slug, "/access")) { (page.say("write-share-draft")) }
            } @else if letter.letter.life(page.now) != Life::Withdrawn {
                a href=(page.locale.paths.letter(page.slug)) { (page.say("write-open-letter")) }
            }
        }
        @if !letter.waiting.is_empty() {
            p.notice {
                a href=(page.locale.paths.organize_letter(page.slug, "/texts")) { (page.say("write-text-waits")) }
            }
        } @else if page.has_unpublished && letter.letter.life(page.now) != Life::Draft {
            p.notice { (page.say("write-unpublished")) }
        }
    }
}

/// What somebody else saved while this page was open.
fn meanwhile(page: &EditorPage<'_>) -> Markup {
    let Some(merged) = page.merged else { return html! {} };
    html! {
        @if !merged.taken.is_empty() {
            p.notice role="status" {
                (page.say("write-merged")) " "
                (merged.taken.iter().map(|name| page.say(&label(name))).collect::<Vec<_>>().join(", "))
            }
        }
        @if !merged.conflicts.is_empty() {
            div.errors role="alert" tabindex="-1" #errors {
                h2 { (page.say("write-conflict-title")) }
                p { (page.say("write-conflict-words")) }
                @for (name, theirs) in &merged.conflicts {
                    details {
                        summary { (page.say(&label(name))) }
                        pre.theirs dir="auto" tabindex="0" { (theirs) }
                    }
                }
            }
        }
    }
}

fn starts(page: &EditorPage<'_>) -> Markup {
    use strum::VariantArray as _;
    let here = page.locale.paths.organize("/letters/new");
    html! {
        @if page.seen.is_none() && page.errors.is_empty() && page.preview.is_none() {
            p { (page.say("write-starts")) }
            ul.plain {
                @for start in super::starts::Start::VARIANTS {
                    li { a href={ (here) "?start=" (start.name()) } { (page.say(&format!("start-{}", start.name()))) } }
                }
            }
        }
    }
}

fn form(page: &EditorPage<'_>) -> Markup {
    let action = match page.letter {
        Some(_) => page.locale.paths.organize_letter(page.slug, "/write"),
        None => page.locale.paths.organize("/letters/new"),
    };
    let is_new = page.letter.is_none();
    let is_public = page.letter.is_some_and(|letter| letter.letter.is_public(page.now));
    let lines: Vec<(&str, String)> = page
        .errors
        .iter()
        .map(|(field, id)| (field.as_str(), page.say(id)))
        .chain(page.problems.iter().filter(|one| !one.is_remark).map(|one| (one.field.as_str(), one.told())))
        .collect();
    html! {
        form.write method="post" action=(action) novalidate data-write=[page.letter.map(|_| page.slug)]
            data-saved=(page.say("write-saved-at")) data-lost=(page.say("write-lost")) data-meanwhile=(page.say("write-meanwhile"))
            data-left=(page.say("write-left-over")) {
            div.fields {
                @if page.merged.is_none_or(|merged| merged.conflicts.is_empty()) { (error_summary(page.locale, &lines)) }
                @if let Some(seen) = page.seen { input type="hidden" name="seen" value=(seen); }
                input type="hidden" name=(super::form::SETTINGS) value="1";
                (page.line("title", None, None))
                @if is_new { (address(page)) }
                (page.line("addressed_to", Some("write-addressed-to-hint"), None))
                (language(page))
                (page.area(TEXT, Some("write-text-hint"), 16))
                @for remark in page.problems.iter().filter(|one| one.is_remark) { p.hint lang="en" dir="ltr" { (remark.told()) } }
                (settings::all(page))
                p.hint role="status" data-autosave {}
                div.acts {
                    button.quiet type="submit" name="action" value="save" { (page.say(if is_public { "write-save-unpublished" } else { "write-save" })) }
                    button.quiet type="submit" name="action" value="preview" formaction={ (action) "#preview" } { (page.say("write-preview")) }
                }
                p #about-publish { (page.say(if is_public { "write-publish-changes-words" } else { "write-publish-words" })) }
                button type="submit" name="action" value="publish" aria-describedby="about-publish" {
                    (page.say(if is_public { "write-publish-changes" } else { "write-publish" }))
                }
            }
            section #preview aria-labelledby="preview-title" hidden[page.preview.is_none()] {
                h2 #preview-title tabindex="-1" { (page.say("write-preview")) }
                p.hint { (page.say("write-preview-words")) }
                iframe.preview title=(page.say("write-preview")) sandbox="allow-same-origin" srcdoc=(page.preview.unwrap_or_default()) {}
            }
        }
    }
}

/// The address of a new letter; empty, it is made from the title.
fn address(page: &EditorPage<'_>) -> Markup {
    let error = page.error("slug");
    let hint = page
        .locale
        .say_with("write-slug-hint", &[("address", page.locale.site.absolute("/letters/").into())]);
    html! {
        (text_field(TextField {
            name: "slug", label: &page.say("write-slug"), hint: Some(&hint), value: page.slug, autocomplete: "off",
            error: error.as_deref(), ..TextField::default()
        }))
    }
}

fn language(page: &EditorPage<'_>) -> Markup {
    let chosen = page.fields.get("language");
    let offered: Vec<&str> = LANGUAGES.split_whitespace().collect();
    let other = (!chosen.is_empty() && !offered.contains(&chosen)).then_some(chosen);
    let error = page.error("language");
    html! {
        div.field {
            label for="language" { (page.say("write-language")) }
            (hint_and_error("language", None, error.as_deref()))
            select #language name="language" aria-describedby=[described_by("language", None, error.as_deref())] {
                @for tag in other.into_iter().chain(offered) { (option(tag, tag == chosen)) }
            }
        }
    }
}

/// A language in its own words.
fn option(tag: &str, is_chosen: bool) -> Markup {
    let name = tag.parse().ok().and_then(|language| own_name(&language));
    html! { option value=(tag) lang=(tag) selected[is_chosen] { (name.unwrap_or_else(|| tag.to_owned())) } }
}

/// What else belongs to the letter: its translations and files, and what can be done with the whole.
fn beside(page: &EditorPage<'_>, letter: &Loaded) -> Markup {
    let path = |below: &str| page.locale.paths.organize_letter(page.slug, below);
    let own = &letter.letter.language;
    html! {
        h2 { (page.say("write-translations")) }
        @if letter.letter.texts.len() > 1 {
            ul.plain {
                @for text in letter.letter.texts.iter().filter(|text| text.language != *own) {
                    li {
                        a href=(path(&format!("/write/{}", text.language))) {
                            bdi lang=(text.language) { (own_name(&text.language).unwrap_or_else(|| text.language.to_string())) }
                        }
                    }
                }
            }
        }
        form.inline method="get" action=(path("/translate")) {
            div.field {
                label for="to" { (page.say("write-translate-to")) }
                select #to name="to" {
                    @for tag in LANGUAGES.split_whitespace().filter(|tag| *tag != own.as_str()) { (option(tag, false)) }
                }
            }
            button.quiet type="submit" { (page.say("write-translate")) }
        }
        h2 { (page.say("files-title")) }
        p { (page.say("write-files-words")) " " a href=(path("/files")) { (page.say("files-title")) } }
        @if letter.source == Source::Site { (whole(page, letter)) }
    }
}

fn whole(page: &EditorPage<'_>, letter: &Loaded) -> Markup {
    let life = letter.letter.life(page.now);
    let act = |action: &str, is_danger: bool| {
        let about = format!("about-{action}");
        html! {
            p #(about) { (page.say(&format!("write-{action}-words"))) }
            button.danger[is_danger] type="submit" name="action" value=(action) aria-describedby=(about) {
                (page.say(&format!("write-{action}")))
            }
        }
    };
    html! {
        @if life != Life::Draft {
            h2 { (page.say("write-whole")) }
            form method="post" action=(page.locale.paths.organize_letter(page.slug, "/write")) {
                @match life {
                    Life::Open | Life::NotYetOpen(_) => (act("close", false)),
                    _ => {},
                }
                @if life == Life::Withdrawn { (act("restore", false)) } @else { (act("take-back", true)) }
            }
        }
    }
}

/// The offset in which the moments on the page are typed: that of the letter's own, or UTC.
fn zone(fields: &Fields) -> String {
    let of_moment = |name: &&str| fields.get(name).get(19..).map(str::to_owned);
    let known = ["closes", "publishes", "opens"].iter().find_map(of_moment);
    known.filter(|zone| zone.len() == 6).unwrap_or_else(|| "+00:00".to_owned())
}

/// All offsets from UTC that are in use.
fn zones() -> impl Iterator<Item = String> {
    let quarters =
        (-12 * 4..=14 * 4).filter(|quarters: &i32| quarters % 2 == 0 || [23, 35, 51].contains(quarters));
    quarters.map(|quarters| {
        let sign = if quarters < 0 { '-' } else { '+' };
        format!("{sign}{:02}:{:02}", quarters.abs() / 4, quarters.abs() % 4 * 15)
    })
}

fn zone_field(page: &EditorPage<'_>) -> Markup {
    let chosen = zone(page.fields);
    html! {
        div.field {
            label for=(ZONE) { (page.say("write-zone")) }
            p.hint id={ (ZONE) "-hint" } { (page.say("write-zone-hint")) }
            select id=(ZONE) name=(ZONE) aria-describedby={ (ZONE) "-hint" }
                data-guess[["closes", "publishes", "opens"].iter().all(|name| page.fields.get(name).is_empty())] {
                @for zone in zones() { option value=(zone) selected[zone == chosen] { "UTC" (zone) } }
            }
        }
    }
}
