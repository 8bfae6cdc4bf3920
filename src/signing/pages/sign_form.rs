//! The sign form: quiet and short. Rarely used fields are behind one disclosure. No visible choice is preselected.

use maud::{Markup, html};
use time::OffsetDateTime;

use super::address_question;
use crate::{
    letters::{Ask, Capacity, Letter, Life, Text},
    mail::EmailAddress,
    signing::{
        signature::details::{Input, SignerField, Visibility},
        signer::edit_form::{EditForm, take_off_field},
        submission::form::{Mistake, SignForm, fields},
    },
    ui::{
        Locale,
        components::{
            TextField, described_by, error_summary, hint_and_error, not_taken_summary, text_field, writable,
        },
        countries,
    },
};

/// The data of the form.
#[derive(Clone, Copy)]
pub struct SignSection<'a> {
    pub locale: &'a Locale,
    pub letter: &'a Letter,
    /// The text that is shown above the form.
    pub text: &'a Text,
    /// Whether signing is open, and if not, why.
    pub door: Door,
    /// What was typed before.
    pub typed: &'a SignForm,
    /// The signature that is edited, if there is one already.
    pub edits: Option<&'a EditForm>,
    /// What was wrong with the typed values.
    pub mistakes: &'a [Mistake],
    /// The address that is probably meant instead of the typed one.
    pub meant: Option<&'a EmailAddress>,
    /// Whether the names of signers of visibility `together` are shown already.
    pub stands_together: bool,
}

impl SignSection<'_> {
    /// Whether the form is right, and could not be taken at that moment.
    pub fn was_not_taken(&self) -> bool {
        !self.mistakes.is_empty() && self.mistakes.iter().all(|mistake| mistake.field == "sign")
    }

    /// Whether this capacity can be chosen.
    fn offers(&self, capacity: Capacity) -> bool {
        match self.edits {
            Some(form) => form.offers(capacity, self.letter),
            None => self.letter.capacities.contains(&capacity),
        }
    }

    fn can_be_seen(&self, choice: Visibility) -> bool {
        choice != Visibility::Together || self.letter.threshold.is_some() || self.stays_together()
    }

    /// Whether the signature has visibility `together` from when the letter still offered it.
    fn stays_together(&self) -> bool {
        let before = self.edits.map(EditForm::seen_before);
        self.letter.threshold.is_none() && before == Some(Visibility::Together)
    }
}

/// Whether signing is possible.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    Open,
    NotYet(OffsetDateTime),
    /// Closed, since this time.
    Closed(OffsetDateTime),
    /// Not yet: the letter is a draft.
    Draft,
    /// The site cannot send mail, and so no one could confirm.
    NoMail,
    /// Those who run the site have switched it off for a while.
    Paused,
}

impl Door {
    /// The door of a letter, for a visitor with or without access by a private link.
    pub const fn of(life: Life, is_admitted: bool, (can_send_mail, is_paused): (bool, bool)) -> Self {
        match life {
            Life::NotYetOpen(opens) => Self::NotYet(opens),
            Life::Closed(closed) => Self::Closed(closed),
            Life::Embargoed(publishes) if !is_admitted => Self::NotYet(publishes),
            Life::Draft | Life::Withdrawn => Self::Draft,
            Life::Open | Life::Embargoed(_) if !can_send_mail => Self::NoMail,
            Life::Open | Life::Embargoed(_) if is_paused => Self::Paused,
            Life::Open | Life::Embargoed(_) => Self::Open,
        }
    }
}

/// The form, or why there is none.
pub fn sign_section(section: &SignSection<'_>) -> Markup {
    let locale = section.locale;
    html! {
        section.sign #sign aria-labelledby="sign-title" {
            h2 #sign-title { (locale.say("sign-title")) }
            @match section.door {
                Door::Paused if !section.was_not_taken() => p.notice { (locale.say("sign-paused")) },
                Door::Open | Door::Paused => {
                    @if let Some(deadline) = deadline(locale, section.letter, section.door) { p.deadline { (deadline) } }
                    (form(section))
                },
                Door::NotYet(opens) => p.notice { (locale.say_with("sign-not-yet", &[("time", locale.words.minute(opens).into())])) },
                Door::Closed(_) => @if let Some(deadline) = deadline(locale, section.letter, section.door) { p.notice { (deadline) } },
                Door::Draft => p.notice { (locale.say("sign-draft")) },
                Door::NoMail => p.notice { (locale.say("sign-no-mail")) },
            }
            @if !matches!(section.door, Door::Draft | Door::NotYet(_)) {
                p.aside {
                    (locale.say("find-signed-already")) " "
                    a href=(locale.paths.find_my_signature(section.letter.slug.as_str())) { (locale.say("find-link")) }
                }
            }
        }
    }
}

/// When signing closes or closed, in the time zone that its organizers wrote.
pub fn deadline(locale: &Locale, letter: &Letter, door: Door) -> Option<String> {
    let said = |id: &str, moment| locale.say_with(id, &[("time", locale.words.deadline(moment).into())]);
    match door {
        Door::Closed(closed) => Some(said("sign-closed", closed)),
        Door::Open | Door::NotYet(_) | Door::NoMail | Door::Paused => {
            letter.closes.map(|closes| said("sign-closes", closes))
        }
        Door::Draft => None,
    }
}

fn form(section: &SignSection<'_>) -> Markup {
    let (locale, letter, typed) = (section.locale, section.letter, section.typed);
    let errors = errors(section);
    let error = |field: &str| message(&errors, field);
    html! {
        // After a mistake, the page opens where the form is.
        form method="post" action={ (locale.paths.sign(letter.slug.as_str())) "#sign" } novalidate {
            @if section.meant.is_some() { (address_question::enter(&locale.say("sign-button"))) }
            @if section.was_not_taken() {
                (not_taken_summary(locale, &told_apart(section, &errors)))
            } @else {
                (error_summary(locale, &told_apart(section, &errors)))
            }
            input type="hidden" name="version" value=(section.text.version);
            (name(section, error("name")))
            (text_field(TextField {
                name: "email", label: &locale.say("field-email"), value: &typed.email, kind: Some("email"),
                autocomplete: "email", required: true, error: error("email"),
                hint: Some(&locale.say("field-email-hint")),
            }))
            (address_question::question(locale, typed.typed_address(), section.meant))
            (left_empty(section))
            (visibilities(section, error("visibility")))
            (more(section, &error))
            div.tick {
                input type="checkbox" name="updates" #updates value="on" checked[typed.updates == "on"];
                label for="updates" { (locale.say("field-updates")) }
            }
            div.tick {
                input type="checkbox" name="consent" #consent value="on" required checked[typed.consent == "on"]
                    aria-describedby=[described_by("consent", None, error("consent"))]
                    aria-invalid=[error("consent").map(|_| "true")];
                label for="consent" { (consent_words(locale)) }
            }
            (hint_and_error("consent", None, error("consent")))
            button type="submit" { (locale.say("sign-button")) }
            p.hint { (locale.say("sign-what-happens")) }
        }
    }
}

/// The same fields without those that are asked only once: the content of a signature, for editing.
pub fn edit_fields(section: &SignSection<'_>) -> Markup {
    let errors = errors(section);
    let error = |field: &str| message(&errors, field);
    html! {
        (error_summary(section.locale, &told_apart(section, &errors)))
        (name(section, error("name")))
        (visibilities(section, error("visibility")))
        (more(section, &error))
        (kept(section))
    }
}

/// What the signature says that the letter does not ask for: it stays, unless its signer removes it.
fn kept(section: &SignSection<'_>) -> Markup {
    let (locale, letter) = (section.locale, section.letter);
    let Some(form) = section.edits else { return html! {} };
    let kept: Vec<SignerField> = form.kept(letter).collect();
    if kept.is_empty() {
        return html! {};
    }
    html! {
        fieldset.choices aria-describedby="kept-hint" {
            legend { (locale.say("edit-kept")) }
            p.hint #kept-hint { (locale.say("edit-kept-hint")) }
            @for field in kept {
                @let id = take_off_field(field);
                @let text = form.typed.fields.text(field);
                @let text = match field.input() {
                    Input::Country => countries::name(locale, text).unwrap_or_default(),
                    Input::Line | Input::Paragraphs | Input::Website => text.to_owned(),
                };
                div.tick {
                    input type="checkbox" name=(id) #(id) value="on" checked[form.takes_off(field)];
                    label for=(id) {
                        (locale.say_with("edit-take-off", &[("field", locale.say(&format!("field-{}", field.key())).into())]))
                        " · " bdi { (text) }
                    }
                }
            }
        }
    }
}

/// What was wrong, each with the field that it links to.
fn errors<'a>(section: &SignSection<'a>) -> Vec<(&'a str, String)> {
    let said = |mistake: &'a Mistake| {
        (anchor(section, mistake.field), section.locale.say_of(&mistake.message, &section.typed.email))
    };
    section.mistakes.iter().map(said).collect()
}

/// Same, for the top of the form, where the fields are not visible: if several fields have the same error, each
/// message names its field.
fn told_apart<'a>(section: &SignSection<'_>, errors: &[(&'a str, String)]) -> Vec<(&'a str, String)> {
    let told = |((anchor, message), mistake): (&(&'a str, String), &Mistake)| {
        let is_alone = errors.iter().filter(|(_, other)| other == message).count() == 1;
        if is_alone || !fields().any(|field| field == mistake.field) {
            return (*anchor, message.clone());
        }
        let label = match mistake.field {
            "name" => name_label(section),
            field => section.locale.say(&format!("field-{field}")),
        };
        let said = [("field", label.as_str().into()), ("message", message.as_str().into())];
        (*anchor, section.locale.say_with("errors-of-field", &said))
    };
    errors.iter().zip(section.mistakes).map(told).collect()
}

fn message<'a>(errors: &'a [(&str, String)], field: &str) -> Option<&'a str> {
    errors.iter().find(|(at, _)| *at == field).map(|(_, message)| message.as_str())
}

fn name_label(section: &SignSection<'_>) -> String {
    section.locale.say(if section.offers(Capacity::Group) { "field-name-or-group" } else { "field-name" })
}

fn name(section: &SignSection<'_>, error: Option<&str>) -> Markup {
    let locale = section.locale;
    let label = name_label(section);
    let field = text_field(TextField {
        name: "name",
        label: &label,
        value: &section.typed.name,
        autocomplete: "name",
        error,
        hint: Some(&locale.say("field-name-hint")),
        ..TextField::default()
    });
    html! {
        @if section.typed.offers_anonymous() { input type="hidden" name="meant" value=(section.typed.name); }
        (field)
    }
}

/// The honeypot: a field that bots fill in and people leave empty. The stylesheet hides it from everyone, keyboard
/// and screen readers included; without a stylesheet, its label says what to do.
fn left_empty(section: &SignSection<'_>) -> Markup {
    html! {
        div.left-empty aria-hidden="true" {
            label for="subject" { (section.locale.say("field-left-empty")) }
            input #subject name="subject" type="text" value=(writable(&section.typed.subject)) autocomplete="off" tabindex="-1";
        }
    }
}

/// The words that the signer agrees to, exactly as they are shown.
pub fn consent_words(locale: &Locale) -> String {
    locale.say("field-consent")
}

/// The choice of who may see the name; each option is explained next to it.
pub fn visibilities(section: &SignSection<'_>, error: Option<&str>) -> Markup {
    let (locale, letter) = (section.locale, section.letter);
    let threshold = letter.threshold.unwrap_or_default();
    let hint = |choice: Visibility| match choice {
        Visibility::Together if section.stays_together() => locale.say("visibility-together-ended-hint"),
        Visibility::Together if section.stands_together => locale.say("visibility-together-shown-hint"),
        _ => locale
            .say_with(&format!("visibility-{}-hint", choice.into_str()), &[("threshold", threshold.into())]),
    };
    html! {
        fieldset.choices aria-describedby=[described_by("visibility", None, error)] aria-invalid=[error.map(|_| "true")] {
            legend { (locale.say("field-visibility")) }
            (hint_and_error("visibility", None, error))
            @for &choice in Visibility::ALL {
                @if section.can_be_seen(choice) {
                    @let id = anchor_of(choice);
                    div.choice {
                        input type="radio" name="visibility" #(id) value=(choice.into_str()) required
                            checked[section.typed.visibility == choice.into_str()] aria-describedby={ (id) "-hint" };
                        label for=(id) { (locale.say(&format!("visibility-{}", choice.into_str()))) }
                        p.hint #{ (id) "-hint" } { (hint(choice)) }
                    }
                }
            }
        }
    }
}

/// The first radio has the name of its group as its id, so that an error links to an element that can take the focus.
const fn anchor_of(choice: Visibility) -> &'static str {
    match choice {
        Visibility::Public => "visibility",
        Visibility::Together => "visibility-together",
        Visibility::Private => "visibility-private",
        Visibility::Anonymous => "visibility-anonymous",
    }
}

/// The target of an error: its field, or the whole form if the letter no longer has that field.
fn anchor<'a>(section: &SignSection<'_>, field: &'a str) -> &'a str {
    let is_shown = match (field, field.parse::<Ask>()) {
        ("capacity", _) => Capacity::ALL.iter().filter(|one| section.offers(**one)).count() > 1,
        ("spokesperson", _) => section.offers(Capacity::Group),
        (_, Ok(asked)) => section.letter.ask.contains(&asked),
        _ => true,
    };
    if is_shown { field } else { "sign" }
}

/// What a letter asks beyond the name, and the capacity in which the person signs.
fn more<'a>(section: &SignSection<'_>, error: &impl Fn(&str) -> Option<&'a str>) -> Markup {
    let (locale, letter, typed) = (section.locale, section.letter, section.typed);
    let capacities: Vec<Capacity> =
        Capacity::ALL.iter().copied().filter(|one| section.offers(*one)).collect();
    let offers_capacities = capacities.len() > 1;
    let first = capacities.first().copied().unwrap_or(Capacity::Personal);
    let has_error = |field: SignerField| error(field.key()).is_some();
    let is_used = error("capacity").is_some()
        || SignerField::ALL.into_iter().any(has_error)
        // The radio that is preselected says nothing about the visitor's choice.
        || (!typed.capacity.is_empty() && typed.capacity != first.as_str())
        || !typed.fields.is_empty();
    let offers_group = capacities.contains(&Capacity::Group);
    if letter.ask.is_empty() && !offers_capacities && !offers_group {
        return html! {};
    }
    html! {
        details open[is_used] {
            summary { (locale.say("sign-more")) }
            @if offers_capacities {
                fieldset.choices aria-describedby=[described_by("capacity", None, error("capacity"))] {
                    legend { (locale.say("field-capacity")) }
                    (hint_and_error("capacity", None, error("capacity")))
                    @for capacity in &capacities {
                        @let id = format!("capacity-{capacity}");
                        @let id = if *capacity == first { "capacity" } else { id.as_str() };
                        div.choice {
                            input type="radio" name="capacity" #(id) value=(capacity)
                                checked[typed.capacity == capacity.as_str() || (typed.capacity.is_empty() && *capacity == first)];
                            label for=(id) { (locale.say(&format!("capacity-{capacity}"))) }
                        }
                    }
                }
            }
            @for asked in SignerField::ALL {
                @let is_asked = asked.asked().map_or(offers_group, |asked| letter.ask.contains(&asked));
                @if is_asked { (field(section, asked, error(asked.key()))) }
            }
        }
    }
}

/// A field that the letter asks for, with the typed value.
fn field(section: &SignSection<'_>, field: SignerField, error: Option<&str>) -> Markup {
    let (locale, name, value) = (section.locale, field.key(), section.typed.fields.text(field));
    let label = locale.say(&format!("field-{name}"));
    let hint = hint(field).map(|id| locale.say(id));
    let hint = hint.as_deref();
    let line = TextField {
        name,
        label: &label,
        hint,
        value,
        autocomplete: field.autofill(),
        error,
        ..TextField::default()
    };
    match field.input() {
        Input::Line => text_field(line),
        Input::Website => text_field(TextField { kind: Some("url"), ..line }),
        Input::Country => country(section, error),
        Input::Paragraphs => html! {
            div.field {
                label for=(name) { (label) }
                (hint_and_error(name, hint, error))
                textarea #(name) name=(name) rows="3" dir="auto" aria-describedby=[described_by(name, hint, error)]
                    aria-invalid=[error.map(|_| "true")] { (writable(value)) }
            }
        },
    }
}

/// The id of the message that explains a field.
const fn hint(field: SignerField) -> Option<&'static str> {
    match field {
        SignerField::Spokesperson => Some("field-spokesperson-hint"),
        SignerField::Role => Some("field-role-hint"),
        SignerField::Comment => Some("field-comment-hint"),
        _ => None,
    }
}

fn country(section: &SignSection<'_>, error: Option<&str>) -> Markup {
    let (locale, typed) = (section.locale, section.typed);
    html! {
        div.field {
            label for="country" { (locale.say("field-country")) }
            (hint_and_error("country", None, error))
            select #country name="country" autocomplete="country"
                aria-describedby=[described_by("country", None, error)] aria-invalid=[error.map(|_| "true")] {
                option value="" { (locale.say("field-country-none")) }
                @for (code, name) in countries::all(locale) {
                    option value=(code) selected[typed.fields.text(SignerField::Country) == code] { (name) }
                }
            }
        }
    }
}
