//! The pages of bulk actions: the selection, the dry run, and the progress of an action.

use maud::{Markup, html};
use time::format_description::well_known::Rfc3339;

use super::{
    Alike, BulkAction, Counts, DryRun, FromNetwork, Makes, OfDomain, Stage,
    form::PredicateForm,
    selection::{Network, Predicate},
};
use crate::{
    moderation::pages::letter::letter_page,
    organizers::{
        form::FormError,
        pages::{LetterContext, again, field_error, form_errors},
    },
    signing::{pages::line::line, screening::Reason, signature::Signature},
    ui::{
        Locale, assets,
        components::{TextField, hint_and_error, text_field},
    },
};

pub struct BulkPage<'a> {
    pub of: LetterContext<'a>,
    pub form: &'a PredicateForm,
    pub in_common: &'a Alike,
    pub acts: &'a [BulkAction],
    /// The dry run, if one was asked for.
    pub looked: Option<ShownDryRun<'a>>,
    pub errors: &'a [FormError],
}

/// The dry run, and the form that starts the action.
pub struct ShownDryRun<'a> {
    /// The selection, up to the moment at which it was shown.
    pub predicate: &'a Predicate,
    pub dry_run: &'a DryRun,
    pub typed: Confirm<'a>,
}

/// What was typed into the form that starts the action.
#[derive(Clone, Copy, Default)]
pub struct Confirm<'a> {
    pub why: &'a str,
    /// Whether the signers get no mail.
    pub is_quiet: bool,
}

pub fn bulk(page: &BulkPage<'_>) -> Markup {
    let locale = page.of.locale;
    letter_page(
        page.of,
        "/bulk",
        &locale.say("bulk-title"),
        &html! {
            p { (locale.say("bulk-lead")) }
            (form_errors(locale, page.errors))
            @if let Some(looked) = &page.looked { (dry_run(page, looked)) }
            @if page.looked.is_none() { (groups(page)) }
            (which(page))
            @if page.looked.is_some() { (groups(page)) }
            (acts(page))
        },
    )
}

/// Networks and domains that held signatures share: links that fill in the selection.
fn groups(page: &BulkPage<'_>) -> Markup {
    let locale = page.of.locale;
    let Alike { networks, domains } = page.in_common;
    let how_many = |held: i64, published: i64| {
        let blanks = [("held", held.into()), ("published", published.into())];
        locale.say_with("bulk-group-counts", &blanks)
    };
    let link = |field: &str, value: &str| {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.append_pair("held", "on").append_pair("published", "on").append_pair(field, value);
        format!("{}?{}", page.of.path("/bulk"), query.finish())
    };
    html! {
        @if !networks.is_empty() {
            h2 { (locale.say("bulk-networks")) }
            p.hint { (locale.say("bulk-networks-hint")) }
            ul.rows {
                @for FromNetwork { network, held, published, first, last } in networks {
                    li {
                        a href=(link("network", &network.digits())) {
                            (locale.say_with("bulk-network", &[("network", network.short().into())]))
                        }
                        p { (how_many(*held, *published)) }
                        p.hint {
                            @let (first, last) = (locale.words.minute(*first), locale.words.minute(*last));
                            (locale.say_with("bulk-between", &[("first", first.into()), ("last", last.into())]))
                        }
                    }
                }
            }
        }
        @if !domains.is_empty() {
            h2 { (locale.say("bulk-domains")) }
            ul.rows {
                @for OfDomain { domain, held, published } in domains {
                    li {
                        a href=(link("domain", domain.as_str())) { bdi { "@" (domain.as_str()) } }
                        p { (how_many(*held, *published)) }
                    }
                }
            }
        }
    }
}

/// The form of the selection. Sending it changes nothing.
fn which(page: &BulkPage<'_>) -> Markup {
    let locale = page.of.locale;
    let form = page.form;
    let states = [("held", &form.held), ("published", &form.published), ("rejected", &form.rejected)];
    let error = |field: &str| field_error(locale, page.errors, field);
    let field = |name, label: &str, kind, value, hint: Option<&str>| {
        text_field(TextField {
            name,
            label: &locale.say(label),
            hint: hint.map(|hint| locale.say(hint)).as_deref(),
            value,
            kind,
            autocomplete: "off",
            error: error(name).as_deref(),
            ..TextField::default()
        })
    };
    html! {
        h2 { (locale.say("bulk-which")) }
        form.which method="get" action=(page.of.path("/bulk")) novalidate {
            fieldset.choices {
                legend { (locale.say("bulk-states")) }
                (hint_and_error("held", None, error("held").as_deref()))
                @for (name, on) in states {
                    div.tick {
                        input id=(name) name=(name) type="checkbox" value="on" checked[!on.is_empty()];
                        label for=(name) { (locale.say(&format!("bulk-state-{name}"))) }
                    }
                }
            }
            div.field {
                label for="reason" { (locale.say("bulk-reason")) }
                select #reason name="reason" {
                    option value="" { (locale.say("bulk-reason-any")) }
                    @for &reason in Reason::ALL {
                        option value=(reason.into_str()) selected[form.reason == reason.into_str()] {
                            (locale.say(&format!("held-{}", reason.into_str())))
                        }
                    }
                }
            }
            (field("name", "bulk-name", None, &form.name, Some("bulk-name-hint")))
            (field("words", "bulk-words", None, &form.words, Some("bulk-words-hint")))
            (field("domain", "bulk-domain", None, &form.domain, Some("bulk-domain-hint")))
            (field("network", "bulk-network-digits", None, &form.network, Some("bulk-network-hint")))
            (field("since", "bulk-since", Some("datetime-local"), &form.since, None))
            (field("until", "bulk-until", Some("datetime-local"), &form.until, None))
            button.quiet type="submit" { (locale.say("bulk-look")) }
        }
    }
}

/// The number of signatures in each state.
fn counts(locale: &Locale, counts: Counts) -> Markup {
    let lines = [
        ("bulk-count-held", counts.held),
        ("bulk-count-published", counts.published),
        ("bulk-count-rejected", counts.rejected),
    ];
    html! {
        ul.plain { @for (id, count) in lines { @if count > 0 { li { (locale.say_with(id, &[("count", count.into())])) } } } }
    }
}

fn dry_run(page: &BulkPage<'_>, looked: &ShownDryRun<'_>) -> Markup {
    let locale = page.of.locale;
    let run = looked.dry_run;
    let shown = i64::try_from(run.sample.len()).unwrap_or_default();
    html! {
        h2 #found { (locale.say_with("bulk-found", &[("count", run.counts.all().into())])) }
        (selection_in_words(locale, looked.predicate))
        @if run.counts.all() == 0 {
            p { (locale.say("bulk-found-none")) }
        } @else {
            (counts(locale, run.counts))
            (confirm(page, looked))
            h2 { (locale.say_with("bulk-sample", &[("count", shown.into())])) }
            ol.rows { @for signature in &run.sample { li { (sampled(locale, signature)) } } }
        }
    }
}

fn sampled(locale: &Locale, signature: &Signature) -> Markup {
    let state = locale.say(&format!("bulk-stands-{}", signature.state.into_str()));
    html! {
        p.hint { (state) " · " (locale.words.minute(signature.signed_at)) " UTC" }
        div.waits { (line(locale, &signature.details.line())) }
        @if !signature.held_for.is_empty() {
            ul.why {
                @for reason in &signature.held_for { li { (locale.say(&format!("held-{}", reason.into_str()))) } }
            }
        }
    }
}

fn confirm(page: &BulkPage<'_>, looked: &ShownDryRun<'_>) -> Markup {
    let locale = page.of.locale;
    let counts = looked.dry_run.counts;
    let seen_until = looked.predicate.until.and_then(|until| until.format(&Rfc3339).ok()).unwrap_or_default();
    let seen = [
        ("seen_until", seen_until),
        ("seen_held", counts.held.to_string()),
        ("seen_published", counts.published.to_string()),
        ("seen_rejected", counts.rejected.to_string()),
    ];
    let takes_down = counts.published > 0;
    html! {
        form method="post" action=(page.of.path("/bulk")) novalidate {
            @for (name, value) in page.form.pairs() {
                @if !value.is_empty() { input type="hidden" name=(name) value=(value); }
            }
            @for (name, value) in &seen { input type="hidden" name=(name) value=(value); }
            (text_field(TextField {
                name: "why",
                label: &locale.say("bulk-why"),
                hint: Some(&locale.say("bulk-why-hint")),
                value: looked.typed.why,
                autocomplete: "off",
                required: true,
                error: field_error(locale, page.errors, "why").as_deref(),
                ..TextField::default()
            }))
            div.tick {
                input #quiet name="quiet" type="checkbox" value="on" checked[looked.typed.is_quiet];
                label for="quiet" { (locale.say("bulk-quiet")) }
            }
            @if takes_down {
                p.hint { (locale.say("bulk-takes-down")) }
                (again(locale, page.errors))
            }
            div.acts {
                @for &makes in Makes::ALL {
                    @let count = counts.changed_by(makes);
                    @if count > 0 {
                        button class=[class(makes)] type="submit" name="makes" value=(makes.into_str()) {
                            (locale.say_with(&format!("bulk-make-{}", makes.into_str()), &[("count", count.into())]))
                        }
                    }
                }
            }
        }
    }
}

const fn class(makes: Makes) -> Option<&'static str> {
    match makes {
        Makes::Rejected => Some("danger"),
        Makes::Held => Some("quiet"),
        Makes::Published => None,
    }
}

fn selection_in_words(locale: &Locale, predicate: &Predicate) -> Markup {
    let states: Vec<_> = predicate
        .states
        .iter()
        .map(|state| locale.say(&format!("bulk-state-{}", state.into_str())))
        .collect();
    let reason = predicate.reason.map(|reason| locale.say(&format!("held-{}", reason.into_str())));
    let minute = |moment: Option<time::OffsetDateTime>| {
        moment.map(|moment| format!("{} UTC", locale.words.minute(moment)))
    };
    let rest = [
        ("bulk-reason", reason),
        ("bulk-since", minute(predicate.since)),
        ("bulk-until", minute(predicate.until)),
        ("bulk-domain", predicate.domain.as_ref().map(|domain| format!("@{}", domain.as_str()))),
        ("bulk-network-digits", predicate.network.as_ref().map(Network::short)),
        ("bulk-name", predicate.name.as_ref().map(|name| name.as_str().to_owned())),
        ("bulk-words", predicate.words.as_ref().map(|words| words.as_str().to_owned())),
    ];
    html! {
        dl.facts {
            dt { (locale.say("bulk-states")) }
            dd { (states.join(" · ")) }
            @for (label, value) in &rest {
                @if let Some(value) = value { dt { (locale.say(label)) } dd { bdi { (value) } } }
            }
        }
    }
}

fn acts(page: &BulkPage<'_>) -> Markup {
    let locale = page.of.locale;
    html! {
        @if !page.acts.is_empty() {
            h2 { (locale.say("bulk-acts")) }
            ul.rows {
                @for act in page.acts {
                    li {
                        a href={ (page.of.path("/bulk")) "/" (act.id) } { (title(locale, act)) }
                        p { (stage(locale, act)) }
                        p.hint { (locale.words.minute(act.begun_at)) " UTC" }
                    }
                }
            }
        }
    }
}

fn title(locale: &Locale, act: &BulkAction) -> String {
    locale.say_with(&format!("bulk-act-{}", act.makes.into_str()), &[("count", act.targets.into())])
}

fn stage(locale: &Locale, act: &BulkAction) -> String {
    let blanks =
        [("changed", act.changed.into()), ("targets", act.targets.into()), ("restored", act.restored.into())];
    locale.say_with(&format!("bulk-stage-{}", act.stage.into_str()), &blanks)
}

pub struct ActPage<'a> {
    pub of: LetterContext<'a>,
    pub act: &'a BulkAction,
    pub can_undo: bool,
}

/// The page of one bulk action.
pub fn act(page: &ActPage<'_>) -> Markup {
    let ActPage { of, act, can_undo } = *page;
    let (locale, here) = (of.locale, of.path(&format!("/bulk/{}", act.id)));
    let goes_on = matches!(act.stage, Stage::Running | Stage::Undoing);
    let is_own = act.organizer == of.account.id;
    let turn = |does: &str, class: &str, words: &str| {
        html! {
            form method="post" action=(here) {
                button class=(class) type="submit" name="act" value=(does) { (locale.say(words)) }
            }
        }
    };
    letter_page(
        of,
        "/bulk",
        &title(locale, act),
        &html! {
            section #act data-goes-on[goes_on] {
                p role="status" { (stage(locale, act)) }
                @if goes_on {
                    (progress(locale, act))
                    p { a href=(here) { (locale.say("bulk-again")) } }
                }
                @if act.passed_over > 0 {
                    p { (locale.say_with("bulk-passed-over", &[("count", act.passed_over.into())])) }
                }
                @if act.stage == Stage::Undone && act.restored < act.changed {
                    @let kept = act.changed - act.restored;
                    p { (locale.say_with("bulk-kept", &[("count", kept.into())])) }
                }
                @if act.stage == Stage::Running { (turn("cancel", "quiet", "bulk-cancel")) }
                @if can_undo { (turn("undo", "quiet", "bulk-undo")) }
            }
            h2 { (locale.say("bulk-which")) }
            (selection_in_words(locale, &act.predicate))
            h2 { (locale.say("bulk-why")) }
            @if act.reason.is_empty() { p { (locale.say("bulk-forgotten")) } } @else { blockquote { bdi { (act.reason) } } }
            p.hint {
                (locale.say(if act.tells { "bulk-told" } else { "bulk-not-told" })) " "
                (locale.say(if is_own { "bulk-by-you" } else { "bulk-by-another" })) " "
                (locale.words.minute(act.begun_at)) " UTC"
            }
            p { a href=(of.path("/bulk")) { (locale.say("bulk-back")) } }
            @if goes_on { script type="module" src=(assets::ACT.url()) {} }
        },
    )
}

fn progress(locale: &Locale, act: &BulkAction) -> Markup {
    let (done, of) = match act.stage {
        Stage::Undoing => (act.restored, act.changed),
        _ => (act.changed + act.passed_over, act.targets),
    };
    html! { progress value=(done) max=(of.max(1)) aria-label=(locale.say("bulk-progress")) {} }
}
