//! The section about mail to the signers of a withdrawn letter: what they would read, and the progress of
//! sending.

use maud::{Markup, html};

use crate::{
    language::Language,
    letters::State,
    mail::Batch,
    moderation::pages::mails::mails_table,
    organizers::pages::LetterContext,
    organizers::{
        form::FormError,
        pages::{again, form_errors},
    },
    signing::schedule::retraction::Retraction,
    ui::own_name,
};

pub enum RetractionSection {
    /// The mail can be sent.
    Offer {
        /// The mail in each language of a signer.
        mails: Vec<MailPreview>,
        /// Whether the site can send mail.
        can_send: bool,
    },
    /// The mail was sent, or is being sent.
    Begun {
        /// When it was started, and its progress.
        retraction: Box<Retraction>,
        /// The organizer who started it, as an owner sees the name.
        by: String,
        mails: Batch,
    },
}

pub struct MailPreview {
    pub language: Language,
    /// How many signers read it in this language.
    pub count: i64,
    pub mail: (String, String),
}

pub fn section(of: LetterContext<'_>, section: &RetractionSection, errors: &[FormError]) -> Markup {
    let locale = of.locale;
    html! {
        section aria-labelledby="retraction" {
            h2 #retraction { (locale.say("retraction-title")) }
            @match section {
                RetractionSection::Offer { mails, can_send } => (offer(of, mails, *can_send, errors)),
                RetractionSection::Begun { retraction, by, mails } => (begun(of, retraction, by, mails)),
            }
        }
    }
}

fn offer(of: LetterContext<'_>, shown: &[MailPreview], can_send: bool, wrong: &[FormError]) -> Markup {
    let LetterContext { locale, letter, .. } = of;
    let count: i64 = shown.iter().map(|one| one.count).sum();
    let action = of.path("/retraction");
    html! {
        p { (locale.say("retraction-words")) }
        @if letter.letter.withdrawal.is_empty() { p { (locale.say("retraction-unsaid")) } }
        p { (locale.say_with("retraction-count", &[("count", count.into())])) }
        @for (place, one) in shown.iter().enumerate() {
            @let name = own_name(&one.language).unwrap_or_else(|| one.language.to_string());
            details.mail open[place == 0] {
                summary { (locale.say_with("retraction-mail", &[("language", name.into()), ("count", one.count.into())])) }
                p { strong { bdi { (one.mail.0) } } }
                pre lang=(one.language) dir="auto" { (one.mail.1) }
            }
        }
        @if !shown.is_empty() {
            @if can_send {
                p.hint { (locale.say("retraction-goes")) }
                form method="post" action=(action) novalidate {
                    (form_errors(locale, wrong))
                    (again(locale, wrong))
                    button.danger type="submit" { (locale.say_with("retraction-button", &[("count", count.into())])) }
                }
            } @else { p { (locale.say("find-no-mail")) } }
        }
    }
}

fn begun(of: LetterContext<'_>, retraction: &Retraction, by: &str, mails: &Batch) -> Markup {
    let locale = of.locale;
    let time = locale.words.minute(retraction.begun_at);
    let is_in_force = of.letter.letter.state != State::Withdrawn;
    let how = match (retraction.ended_at, retraction.is_stopped || is_in_force) {
        (_, true) => "retraction-stopped",
        (None, false) => "retraction-going",
        (Some(_), false) => "retraction-ended",
    };
    let settled = mails.all() - mails.left();
    let number = |count: i64| locale.words.number(count).into();
    let numbers = [("sent", number(settled)), ("all", number(retraction.to_tell.max(mails.all())))];
    html! {
        p { (locale.say_with("retraction-begun", &[("who", by.into()), ("time", time.into())])) }
        p #telling { (locale.say_with(how, &numbers)) }
        @if how == "retraction-going" {
            progress max=(retraction.to_tell.max(mails.all()).max(1)) value=(settled) aria-labelledby="telling" {}
        }
        (mails_table(locale, mails, &[]))
    }
}
