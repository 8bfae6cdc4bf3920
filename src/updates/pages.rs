//! The organizers' pages of updates: the list, one update with its actions, and the form that edits it.

use maud::{Markup, html};
use time::OffsetDateTime;

use super::{
    broadcast::{Audience, BroadcastProgress, State},
    emails::UpdateMailText,
    form::{UpdateFormError, WordsForm, fields},
};
use crate::{
    letters::{Problem, SiteUpdate, Update},
    moderation::pages::{letter::letter_page, mails::mails_table},
    organizers::pages::LetterContext,
    organizers::{
        form::FormError,
        pages::{again, field_error, form_errors, notice},
    },
    ui::{
        Locale,
        alternates::own_name,
        components::{TextField, described_by, hint_and_error, text_field, writable},
    },
};

pub struct UpdateRow {
    pub name: String,
    /// Its title, if it has one.
    pub title: String,
    /// Where it is published, as the id of a message.
    pub standing: &'static str,
    pub progress: Option<BroadcastProgress>,
}

/// All updates of a letter, the newest first.
pub fn list(of: LetterContext<'_>, done: Option<&str>, entries: &[UpdateRow]) -> Markup {
    let locale = of.locale;
    let slug = of.letter.letter.slug.as_str();
    letter_page(
        of,
        "/updates",
        &locale.say("organize-updates-title"),
        &html! {
            (notice(locale, done))
            p { (locale.say("organize-updates-words")) }
            form method="post" action=(locale.paths.organize_letter(slug, "/updates")) {
                button type="submit" { (locale.say("organize-updates-write")) }
            }
            @if entries.is_empty() { p { (locale.say("updates-none")) } }
            ul.rows {
                @for entry in entries {
                    li {
                        p { a href=(locale.paths.organize_update(slug, &entry.name, "")) {
                            @if entry.title.is_empty() { (locale.say("organize-update-untitled")) }
                            @else { bdi { (entry.title) } }
                        } }
                        p.hint {
                            (locale.say(entry.standing))
                            @if let Some(progress) = &entry.progress { " · " (in_short(locale, progress)) }
                        }
                    }
                }
            }
        },
    )
}

fn in_short(locale: &Locale, progress: &BroadcastProgress) -> String {
    let number = |count: i64| locale.words.number(count).into();
    let blanks = [("sent", number(progress.mails.sent)), ("all", number(progress.mails.all()))];
    locale.say_with(standing(progress.broadcast.state), &blanks)
}

const fn standing(state: State) -> &'static str {
    match state {
        State::Going => "organize-update-going",
        State::Held => "organize-update-held",
        State::Cancelled => "organize-update-cancelled",
        State::Done => "organize-update-done",
    }
}

pub struct UpdatePage<'a> {
    pub of: LetterContext<'a>,
    pub name: &'a str,
    /// The update as readers see it; `None` while it has no text.
    pub update: Option<&'a Update>,
    /// The draft, if it was written on the site; `None` if it comes from a file.
    pub written: Option<&'a SiteUpdate>,
    pub progress: Option<&'a BroadcastProgress>,
    /// Who would get it, and when the last of them.
    pub audience: (Audience, OffsetDateTime),
    pub now: OffsetDateTime,
    pub done: Option<&'a str>,
    pub errors: &'a [FormError],
}

impl UpdatePage<'_> {
    fn say(&self, id: &str) -> String {
        self.of.locale.say(id)
    }

    fn slug(&self) -> &str {
        self.of.letter.letter.slug.as_str()
    }

    fn action(&self) -> String {
        self.of.locale.paths.organize_update(self.slug(), self.name, "")
    }

    fn is_draft(&self) -> bool {
        self.written.is_some_and(|written| written.published_at.is_none())
    }

    pub fn page(&self) -> Markup {
        let locale = self.of.locale;
        let own = &self.of.letter.letter.language;
        let title = self.update.map(|update| update.in_language(own).title.clone());
        let title =
            title.filter(|title| !title.is_empty()).unwrap_or_else(|| self.say("organize-update-untitled"));
        letter_page(
            self.of,
            "/updates/one",
            &title,
            &html! {
                (notice(locale, self.done))
                (form_errors(locale, self.errors))
                (self.place())
                @if self.update.is_some() && !self.is_draft() { (self.mail()) }
                @if let Some(update) = self.update { (self.preview(update)) }
                p.aside { a href=(locale.paths.organize_letter(self.slug(), "/updates")) { (self.say("organize-updates-back")) } }
            },
        )
    }

    /// Whether the public can read it, and the buttons that change that.
    fn place(&self) -> Markup {
        let paths = &self.of.locale.paths;
        html! {
            @if self.is_draft() { p { (self.say("organize-update-is-draft")) } }
            @else {
                p {
                    (self.say(if self.written.is_some() { "organize-update-is-here" } else { "organize-update-is-file" })) " "
                    a href=(paths.update(self.slug(), self.name)) { (self.say("organize-update-look")) }
                }
            }
            @if self.written.is_some() {
                p { a.button.quiet href=(paths.organize_update(self.slug(), self.name, "/edit")) { (self.say("organize-update-edit")) } }
            }
            @if self.is_draft() {
                form method="post" action=(self.action()) {
                    div.acts {
                        @if self.update.is_some() {
                            button type="submit" name="act" value="publish" { (self.say("organize-update-publish")) }
                        }
                        button.danger type="submit" name="act" value="remove" { (self.say("organize-update-remove")) }
                    }
                }
            }
        }
    }

    fn mail(&self) -> Markup {
        html! {
            section aria-labelledby="by-mail" {
                h2 #by-mail { (self.say("organize-update-mail")) }
                @match self.progress {
                    Some(progress) => (self.progress(progress)),
                    None => (self.send()),
                }
            }
        }
    }

    fn send(&self) -> Markup {
        let locale = self.of.locale;
        let (audience, last) = self.audience;
        let left_out = audience.asked - audience.mailboxes;
        html! {
            p { (locale.say_with("organize-update-audience", &[("count", audience.mailboxes.into())])) }
            @if left_out > 0 { p.hint { (locale.say_with("organize-update-left-out", &[("count", left_out.into())])) } }
            @if !self.of.letter.letter.is_public(self.now) { p.hint { (self.say("organize-update-not-public")) } }
            @else if audience.mailboxes > 0 {
                @if last > self.now {
                    p { (locale.say_with("organize-update-last", &[("time", locale.words.minute(last).into())])) }
                }
                form method="post" action=(self.action()) novalidate {
                    p.hint { (self.say("organize-update-once")) }
                    (again(locale, self.errors))
                    button type="submit" name="act" value="send" { (self.say("organize-update-send")) }
                }
            }
        }
    }

    fn progress(&self, progress: &BroadcastProgress) -> Markup {
        let locale = self.of.locale;
        let mails = progress.mails;
        let settled = mails.all() - mails.left();
        html! {
            p #progress { (in_short(locale, progress)) }
            @if progress.broadcast.gathered_at.is_none() && progress.broadcast.state == State::Going {
                p.hint { (self.say("organize-update-gathering")) }
            }
            @if matches!(progress.broadcast.state, State::Going | State::Held) {
                progress max=(mails.all().max(1)) value=(settled) aria-labelledby="progress" {}
            }
            @if let (Some(pace), true) = (mails.pace(self.now), mails.left() > 0) {
                @let pace = pace.max(1.0).round() as i64;
                p { (locale.say_with("organize-update-pace", &[("count", pace.into())])) }
            }
            @if let Some(ends) = progress.ends_at {
                p { (locale.say_with("organize-update-last", &[("time", locale.words.minute(ends).into())])) }
            }
            (mails_table(locale, &mails, &[
                ("organize-update-came-back", mails.came_back),
                ("organize-update-complained", mails.complaints),
                ("organize-update-never", progress.broadcast.left_out),
            ]))
            (self.turn(progress.broadcast.state))
        }
    }

    fn turn(&self, state: State) -> Markup {
        let acts: &[(Option<&str>, &str, &str)] = match state {
            State::Going => &[
                (None, "hold", "organize-update-hold"),
                (Some("danger"), "cancel", "organize-update-cancel"),
            ],
            State::Held => &[
                (None, "go-on", "organize-update-go-on"),
                (Some("danger"), "cancel", "organize-update-cancel"),
            ],
            State::Cancelled | State::Done => return html! {},
        };
        html! {
            p { a href=(self.action()) { (self.say("organize-update-again")) } }
            form method="post" action=(self.action()) {
                div.acts {
                    @for (class, act, words) in acts {
                        button class=[class] type="submit" name="act" value=(act) { (self.say(words)) }
                    }
                }
            }
        }
    }

    /// The mail in each language, and the form that sends a test to the organizer.
    fn preview(&self, update: &Update) -> Markup {
        let LetterContext { locale, letter, .. } = self.of;
        html! {
            section aria-labelledby="preview" {
                h2 #preview { (self.say("organize-update-preview")) }
                @for telling in &update.tellings {
                    @let language = &telling.language;
                    @let writing = UpdateMailText::new(&locale.site, letter, update, language);
                    @let name = own_name(language).unwrap_or_else(|| language.to_string());
                    details open[*language == letter.letter.language] {
                        summary { bdi lang=(language) { (name) } }
                        p.hint { (self.say("organize-update-subject")) " " bdi lang=(language) { (writing.subject()) } }
                        div.letter-paper lang=(writing.words_in()) dir=(writing.words_in().direction()) { (writing.body(None)) }
                        details.mail {
                            summary { (self.say("organize-update-as-text")) }
                            pre dir="auto" { (writing.text(None)) }
                        }
                        form method="post" action=(self.action()) {
                            input type="hidden" name="language" value=(language);
                            button.quiet type="submit" name="act" value="test" { (self.say("organize-update-test")) }
                        }
                    }
                }
            }
        }
    }
}

pub struct EditPage<'a> {
    pub of: LetterContext<'a>,
    pub name: &'a str,
    pub typed: &'a WordsForm,
    pub errors: &'a [UpdateFormError],
    /// Faults in the Markdown, by language and line.
    pub problems: &'a [Problem],
}

pub fn edit(page: &EditPage<'_>) -> Markup {
    let LetterContext { locale, letter, .. } = page.of;
    let slug = letter.letter.slug.as_str();
    let wrong = |field: &str| field_error(locale, page.errors, field);
    let kind = if page.typed.value("kind") == "response" { "response" } else { "news" };
    let line = |name: &str, label: &str, hint: Option<&str>| {
        text_field(TextField {
            name,
            label: &locale.say(label),
            hint,
            value: page.typed.value(name),
            autocomplete: "off",
            error: wrong(name).as_deref(),
            ..TextField::default()
        })
    };
    letter_page(
        page.of,
        "/updates/one",
        &locale.say("organize-update-edit-title"),
        &html! {
            form method="post" action=(locale.paths.organize_update(slug, page.name, "/edit")) novalidate {
                (form_errors(locale, page.errors))
                (problems(locale, page.problems))
                p.hint { (locale.say("organize-update-markdown")) }
                @for text in &letter.letter.texts {
                    @let (title, body) = fields(&text.language);
                    @let error = wrong(&body);
                    @let is_own = text.language == letter.letter.language;
                    @let name = html! { bdi lang=(text.language) { (own_name(&text.language).unwrap_or_else(|| text.language.to_string())) } };
                    @let telling = html! {
                        fieldset.telling {
                            legend.heard[!is_own] { (name) }
                            @if !is_own { p.hint { (locale.say("organize-update-translation")) } }
                            (line(&title, "organize-update-headline", None))
                            div.field {
                                label for=(body) { (locale.say("organize-update-body")) }
                                (hint_and_error(&body, None, error.as_deref()))
                                textarea id=(body) name=(body) rows="12" lang=(text.language) dir="auto"
                                    aria-describedby=[described_by(&body, None, error.as_deref())]
                                    aria-invalid=[error.as_ref().map(|_| "true")] { "\n" (writable(page.typed.value(&body))) }
                            }
                        }
                    };
                    // A translation that was not begun is collapsed.
                    @let is_begun = [&title, &body].into_iter().any(|field| !page.typed.value(field).is_empty() || wrong(field).is_some());
                    @if is_own { (telling) } @else { details open[is_begun] { summary { (name) } (telling) } }
                }
                fieldset.choices {
                    legend { (locale.say("organize-update-kind")) }
                    @for (value, label) in [("news", "organize-update-kind-news"), ("response", "organize-update-kind-response")] {
                        div.choice {
                            input type="radio" name="kind" value=(value) id={ "kind-" (value) } checked[kind == value];
                            label for={ "kind-" (value) } { (locale.say(label)) }
                        }
                    }
                }
                (line("from", "organize-update-from", Some(&locale.say("organize-update-response-only"))))
                (line("source", "organize-update-source", Some(&locale.say("organize-update-source-hint"))))
                button type="submit" { (locale.say("organize-update-save")) }
            }
            p.aside { a href=(locale.paths.organize_update(slug, page.name, "")) { (locale.say("organize-update-leave")) } }
        },
    )
}

/// Faults in the Markdown. The messages are those of `undersigned check`, in English.
fn problems(locale: &Locale, problems: &[Problem]) -> Markup {
    html! {
        @if !problems.is_empty() {
            div.errors role="alert" tabindex="-1" {
                h2 { (locale.say("organize-update-problems")) }
                ul lang="en" dir="ltr" {
                    @for problem in problems { li { (problem.file) ":" (problem.line) ": " (problem.what) } }
                }
            }
        }
    }
}
