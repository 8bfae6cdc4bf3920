//! On "my signature": what organizers ask, what they corrected, and how they checked the signer's identity.

use maud::{Markup, html};
use time::{Date, Time};

use super::{line::line, own_signature::MySignature};
use crate::ui::{
    Locale,
    components::{described_by, hint_and_error, writable},
};

/// The organizers' questions, with a field for the answer, and the answers given.
pub(super) fn asked(page: &MySignature<'_>) -> Markup {
    let MySignature { locale, token, refused, .. } = *page;
    html! {
        @for question in &page.beside.questions {
            section.offer id=[question.answer.is_none().then_some("question")] {
                h2 { (locale.say("question-title")) }
                blockquote { bdi { (question.words) } }
                @if let Some((answer, at)) = &question.answer {
                    p.hint { (locale.say_with("question-answered", &[("time", locale.words.minute(*at).into())])) }
                    blockquote { bdi { (answer) } }
                } @else {
                    @let hint = locale.say("question-who-reads");
                    @let error = refused.map(|(_, message)| locale.say(message));
                    form method="post" action=(locale.paths.my(token, "answer")) novalidate {
                        input type="hidden" name="question" value=(question.id);
                        div.field {
                            label for="answer" { (locale.say("question-answer")) }
                            (hint_and_error("answer", Some(&hint), error.as_deref()))
                            textarea #answer name="answer" rows="4" dir="auto" required
                                aria-describedby=[described_by("answer", Some(&hint), error.as_deref())]
                                aria-invalid=[error.as_ref().map(|_| "true")] {
                                (writable(refused.map_or("", |(typed, _)| typed)))
                            }
                        }
                        button type="submit" { (locale.say("question-answer-button")) }
                    }
                }
            }
        }
    }
}

/// What the signer wrote, if organizers have corrected it, and the button that restores it.
pub(super) fn corrected(page: &MySignature<'_>) -> Markup {
    let MySignature { locale, token, .. } = *page;
    html! {
        @if let Some(corrected) = &page.beside.corrected {
            section.offer #correction {
                h2 { (locale.say("corrected-title")) }
                p { (locale.say_with("corrected-words", &[("day", locale.words.day(corrected.at).into())])) }
                p.label { (locale.say("corrected-was")) }
                blockquote.signatory { (line(locale, &corrected.was.line())) }
                form method="post" action=(locale.paths.my(token, "correction")) {
                    input type="hidden" name="correction" value=(corrected.id);
                    button.quiet type="submit" { (locale.say("corrected-take-back")) }
                }
            }
        }
    }
}

/// How organizers found out who the signer is.
pub(super) fn checked(page: &MySignature<'_>) -> Markup {
    let locale = page.locale;
    html! {
        @if let Some(check) = &page.beside.check {
            section.offer {
                h2 { (locale.say("checked-title")) }
                p { (locale.say_with("checked-words", &[("day", day(locale, check.on).into())])) }
                blockquote { bdi { (check.how) } }
            }
        }
    }
}

/// A day without a time.
fn day(locale: &Locale, date: Date) -> String {
    locale.words.day(date.with_time(Time::MIDNIGHT).assume_utc())
}
