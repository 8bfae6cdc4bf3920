//! The overview of a letter: how many have signed and when, the state of its mail, what waits, where
//! readers come from.

use maud::{Markup, html};
use time::OffsetDateTime;

use crate::{
    language::Language,
    letters::{Problem, library::text_changes::HistoryStep, referrers::Referrer},
    mail::{Forecast, QuotaLeft, returned::Returned},
    moderation::{
        letters::retraction,
        pages::{letter::letter_page, returned_mail},
    },
    organizers::{
        form::FormError,
        pages::{LetterContext, notice},
        rights::Role,
    },
    signatories::{
        pages::{as_of, count, over_time},
        statistics::Statistics,
    },
    signing::{
        screening::Reason,
        submission::funnel::{FEWEST, Funnel, Mails},
    },
    ui::{
        Locale, own_name,
        plots::{self, PlotPart},
    },
};

pub struct Dashboard<'a> {
    pub of: LetterContext<'a>,
    pub statistics: &'a Statistics,
    /// The forms of this letter that wait, and the mails of the last day.
    pub funnel: &'a Funnel,
    /// The state of the site's mail as a whole.
    pub forecast: &'a Forecast,
    /// Recent bounces of the site's mail.
    pub returned: &'a Returned,
    /// How many signatures wait for a decision, and how many for which reason.
    pub held: &'a (i64, Vec<(Reason, i64)>),
    /// Where readers came from in the last month.
    pub referrers: &'a [Referrer],
    /// The text in force in each language, with how many signed it.
    pub texts: &'a [(Language, HistoryStep)],
    /// The section about mail to the signers of a withdrawn letter, if there is one.
    pub retraction: Option<&'a retraction::page::RetractionSection>,
    pub done: Option<&'a str>,
    pub errors: &'a [FormError],
    pub problems: &'a [Problem],
    /// How many private links are open.
    pub links: usize,
    pub now: OffsetDateTime,
}

pub fn dashboard(page: &Dashboard<'_>) -> Markup {
    let LetterContext { locale, account, .. } = page.of;
    letter_page(
        page.of,
        "",
        &locale.say("dashboard-title"),
        &html! {
            (notice(locale, page.done))
            div.statistics {
                @if account.role >= Role::Moderator { (problems(locale, page.problems)) }
                (returned_mail::refusals(locale, &page.returned.refusals))
                @if let Some(section) = page.retraction { (retraction::page::section(page.of, section, page.errors)) }
                section aria-labelledby="count" {
                    h2 #count { (locale.say("dashboard-count")) }
                    (count(locale, &page.statistics.figures))
                    p.hint { (as_of(locale, &page.statistics.figures)) }
                    (beside(page))
                    (over_time(locale, page.statistics))
                }
                section aria-labelledby="held" {
                    h2 #held { (locale.say("dashboard-held")) }
                    (held(page))
                }
                section aria-labelledby="mail" {
                    h2 #mail { (locale.say("dashboard-mail")) }
                    (mail(page))
                }
                section aria-labelledby="referrers" {
                    h2 #referrers { (locale.say("dashboard-referrers")) }
                    (referrers(page))
                }
                section aria-labelledby="texts" {
                    h2 #texts { (locale.say("texts-title")) }
                    (texts(page))
                }
                @if account.role >= Role::Owner {
                    section aria-labelledby="links" {
                        h2 #links { (locale.say("access-title")) }
                        p {
                            a href=(page.of.path("/access")) { (locale.say_with("dashboard-links", &[("count", number(page.links))])) }
                        }
                    }
                }
            }
        },
    )
}

/// Faults in the files of letters, each with its file and line.
pub fn problems(locale: &Locale, problems: &[Problem]) -> Markup {
    html! {
        @if !problems.is_empty() {
            section.problems aria-labelledby="problems" {
                h2 #problems { (locale.say("dashboard-problems")) }
                ul lang="en" dir="ltr" { @for problem in problems { li { code { (problem.file) ":" (problem.line) } " " (problem.what) } } }
            }
        }
    }
}

fn number(count: usize) -> fluent_bundle::FluentValue<'static> {
    i64::try_from(count).unwrap_or_default().into()
}

/// The figures that are not in the count.
fn beside(page: &Dashboard<'_>) -> Markup {
    let locale = page.of.locale;
    let figures = &page.statistics.figures;
    let facts = [
        ("dashboard-forms", page.funnel.forms),
        ("dashboard-waiting", page.held.0),
        ("dashboard-rejected", figures.rejected),
        ("dashboard-withdrawn", figures.withdrawn),
        ("dashboard-set-aside", page.funnel.set_aside),
    ];
    html! {
        dl.figures {
            @for (words, count) in facts { dt { (locale.words.number(count)) } dd { (locale.say(words)) } }
        }
    }
}

fn held(page: &Dashboard<'_>) -> Markup {
    let locale = page.of.locale;
    let (count, reasons) = page.held;
    let waiting = locale.say_with("dashboard-held-count", &[("count", (*count).into())]);
    let parts: Vec<_> = reasons
        .iter()
        .map(|(reason, count)| PlotPart {
            name: html! { (locale.say(&format!("held-{}", reason.into_str()))) },
            value: *count,
        })
        .collect();
    html! {
        p {
            @if *count > 0 && page.of.account.role >= Role::Moderator { a href=(page.of.path("/queue")) { (waiting) } }
            @else { (waiting) }
        }
        @if !parts.is_empty() {
            (plots::parts(locale, &locale.say("dashboard-by-reason"), (&locale.say("statistics-reason"), &locale.say("statistics-count")), &parts))
        }
    }
}

fn mail(page: &Dashboard<'_>) -> Markup {
    let locale = page.of.locale;
    let mails = &page.funnel.mails;
    let steps = [
        ("dashboard-mail-all", mails.count()),
        ("dashboard-mail-waiting", mails.waiting),
        ("dashboard-mail-sent", mails.sent),
        ("dashboard-mail-failed", mails.failed),
        ("dashboard-mail-confirmed", mails.confirmed),
    ];
    let parts: Vec<_> = steps
        .iter()
        .map(|(words, value)| PlotPart { name: html! { (locale.say(words)) }, value: *value })
        .collect();
    html! {
        @if mails.count() == 0 { p { (locale.say("dashboard-mail-none")) } }
        @else {
            (plots::parts(locale, &locale.say("dashboard-mail-day"), (&locale.say("dashboard-mail-step"), &locale.say("dashboard-mail-count")), &parts))
        }
        @if page.of.account.role >= Role::Moderator && page.funnel.domains.iter().any(|(domain, _)| !domain.is_empty()) {
            (domains(page))
        }
        h3 { (locale.say("dashboard-outlook")) }
        (forecast(page))
        (returned_mail::returned(locale, page.returned))
    }
}

fn domains(page: &Dashboard<'_>) -> Markup {
    let locale = page.of.locale;
    let cells = |mails: &Mails| [mails.count(), mails.waiting, mails.sent, mails.failed, mails.confirmed];
    html! {
        div.wide tabindex="0" role="region" aria-labelledby="domains" {
            table.parts.numbers {
                caption #domains { (locale.say("dashboard-domains")) }
                thead {
                    tr {
                        th scope="col" { (locale.say("dashboard-domain")) }
                        @for head in ["all", "waiting", "sent", "failed", "confirmed"] {
                            th scope="col" { (locale.say(&format!("dashboard-short-{head}"))) }
                        }
                    }
                }
                tbody {
                    @for (domain, mails) in &page.funnel.domains {
                        tr {
                            th scope="row" {
                                @if domain.is_empty() { (locale.say_with("dashboard-domain-others", &[("least", FEWEST.into())])) }
                                @else { bdi dir="ltr" { (domain) } }
                            }
                            @for value in cells(mails) { td { (locale.words.number(value)) } }
                        }
                    }
                }
            }
        }
    }
}

/// The state of the mail of all letters.
fn forecast(page: &Dashboard<'_>) -> Markup {
    let (locale, forecast) = (page.of.locale, page.forecast);
    let minute = |at| locale.words.minute(at).into();
    let left = |id: &str, left: QuotaLeft| {
        let number = |number: u32| locale.words.number(number.into()).into();
        let numbers = [("left", number(left.left)), ("limit", number(left.limit))];
        html! { li { (locale.say_with(id, &numbers)) } }
    };
    html! {
        ul.plain {
            li { (locale.say_with("dashboard-owed", &[("count", forecast.waiting.into())])) }
            @if forecast.retried > 0 { li { (locale.say_with("dashboard-retried", &[("count", forecast.retried.into())])) } }
            @if let Some(hour) = forecast.hour { (left("dashboard-hour-left", hour)) }
            @if let Some(day) = forecast.day { (left("dashboard-day-left", day)) }
            @if forecast.hour.is_none() && forecast.day.is_none() { li { (locale.say("dashboard-no-quota")) } }
            @if let Some(until) = forecast.paused_until { li { (locale.say_with("dashboard-paused", &[("time", minute(until))])) } }
            @if forecast.waiting > 0 {
                @if forecast.last_at > page.now { li { (locale.say_with("dashboard-last-at", &[("time", minute(forecast.last_at))])) } }
                @else { li { (locale.say("dashboard-last-now")) } }
            }
        }
    }
}

fn referrers(page: &Dashboard<'_>) -> Markup {
    let locale = page.of.locale;
    let name = |host: &str| match host {
        "" => html! { (locale.say("statistics-others")) },
        host => html! { bdi dir="ltr" { (host) } },
    };
    let parts: Vec<_> =
        page.referrers.iter().map(|one| PlotPart { name: name(&one.host), value: one.visits }).collect();
    let heads = (&*locale.say("dashboard-site"), &*locale.say("dashboard-visits"));
    html! {
        @if parts.is_empty() { p { (locale.say("dashboard-referrers-none")) } }
        @else { (plots::parts(locale, &locale.say("dashboard-referrers-month"), heads, &parts)) }
        p.hint { (locale.say("dashboard-referrers-hint")) }
    }
}

fn texts(page: &Dashboard<'_>) -> Markup {
    let LetterContext { locale, account, letter } = page.of;
    html! {
        @if !letter.waiting.is_empty() {
            @let waits = locale.say_with("organize-texts-waiting", &[("count", number(letter.waiting.len()))]);
            p {
                @if account.role >= Role::Owner { a href=(page.of.path("/texts")) { (waits) } } @else { (waits) }
            }
        }
        ul.rows {
            @for (language, HistoryStep { change, signed }) in page.texts {
                li {
                    p { strong lang=(language) { (own_name(language).unwrap_or_else(|| language.to_string())) } }
                    p.hint {
                        (locale.say_with("dashboard-text-since", &[("time", locale.words.minute(change.in_force_at).into())]))
                        @if let Some(signed) = signed { " · " (locale.say_with("dashboard-text-signed", &[("count", (*signed).into())])) }
                    }
                }
            }
        }
    }
}
