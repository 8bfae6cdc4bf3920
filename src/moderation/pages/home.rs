//! The organizers' home page: the letters, and what waits in each.

use std::sync::Arc;

use maud::{Markup, html};
use time::OffsetDateTime;

use crate::{
    letters::{Life, Loaded, Problem},
    mail::returned::RefusalReason,
    moderation::letters::dashboard,
    moderation::pages::returned_mail,
    organizers::{
        accounts::Account,
        pages::{organizer_page, switches},
        rights::Role,
    },
    switches::Off,
    ui::Locale,
};

pub struct LetterQueue {
    pub letter: Arc<Loaded>,
    /// Signatures and edits that wait for a decision.
    pub decisions: i64,
    /// Changed texts that wait for a decision.
    pub texts: usize,
    /// The count of signatures, as everywhere.
    pub count: i64,
}

pub fn home(
    locale: &Locale,
    account: &Account,
    letters: &[LetterQueue],
    (problems, refusals, off): (&[Problem], &[RefusalReason], &[Off]),
    now: OffsetDateTime,
) -> Markup {
    let title = locale.say("organize-title");
    let count = |number: usize| i64::try_from(number).unwrap_or_default().into();
    organizer_page(
        locale,
        account,
        &title,
        &html! {
            h1 { (title) }
            @if account.role >= Role::Moderator { (dashboard::page::problems(locale, problems)) }
            @for off in off { p.notice { (switches::since(locale, off)) } }
            (returned_mail::refusals(locale, refusals))
            @if letters.is_empty() { p { (locale.say("home-empty")) } }
            @if account.role >= Role::Owner {
                p { a.button href=(locale.paths.organize("/letters/new")) { (locale.say("write-new-title")) } }
            }
            ul.rows {
                @for LetterQueue { letter, decisions, texts, count: signed } in letters {
                    @let text = letter.letter.text_in(locale.language());
                    li {
                        p {
                            a href=(locale.paths.organize_letter(letter.letter.slug.as_str(), "")) {
                                cite lang=(text.language) dir=(text.language.direction()) { (text.title) }
                            }
                        }
                        p.hint {
                            (standing(locale, letter, now)) " "
                            (locale.say_with("count", &[("count", (*signed).into())]))
                            @if letter.letter.is_public(now) {
                                " · " a href=(locale.paths.letter(letter.letter.slug.as_str())) { (locale.say("write-open-letter")) }
                            }
                        }
                        @let waiting = locale.say_with("organize-waiting", &[("count", (*decisions).into())]);
                        @if account.role >= Role::Moderator {
                            p { a href=(locale.paths.organize_letter(letter.letter.slug.as_str(), "/queue")) { (waiting) } }
                        } @else {
                            p { (waiting) }
                        }
                        @if *texts > 0 { p { (locale.say_with("organize-texts-waiting", &[("count", count(*texts))])) } }
                    }
                }
            }
        },
    )
}

/// What the public sees of a letter now.
pub fn standing(locale: &Locale, letter: &Loaded, now: OffsetDateTime) -> String {
    let until = |id: &str, at| locale.say_with(id, &[("time", locale.words.minute(at).into())]);
    match letter.letter.life(now) {
        Life::Draft => locale.say("write-standing-draft"),
        Life::Embargoed(at) => until("write-standing-embargo", at),
        Life::NotYetOpen(_) | Life::Open => locale.say("write-standing-public"),
        Life::Closed(at) => until("write-standing-closed", at),
        Life::Withdrawn => locale.say("write-standing-withdrawn"),
    }
}
