//! A translation beside the own text.

use maud::{Markup, html};

use super::{EditorPage, TEXT, label, meanwhile};
use crate::{
    language::Language,
    letters::{
        Loaded, Text,
        library::text_diff,
        pages::{set, text_diff::difference},
    },
    moderation::pages::letter::letter_page,
    organizers::pages::{LetterContext, notice},
    ui::{
        Locale, assets,
        components::{described_by, error_summary, hint_and_error, writable},
        own_name,
    },
    writing::form::{ASKS_MATCH, MATCHES},
};

/// The editor of a translation. `page` shows the fields of its file.
pub fn translation(page: &EditorPage<'_>, letter: &Loaded, language: &Language, own: &Text) -> Markup {
    let of = LetterContext { locale: page.locale, account: page.account, letter };
    let name = own_name(language).unwrap_or_else(|| language.to_string());
    let action = of.path(&format!("/write/{language}"));
    let is_public = letter.letter.is_public(page.now);
    let mistakes =
        page.problems.iter().filter(|one| !one.is_remark).map(|one| (one.field.as_str(), one.told()));
    let of_site = page.errors.iter().map(|(field, id)| (field.as_str(), page.say(id)));
    let lines: Vec<(&str, String)> = of_site.chain(mistakes).collect();
    let error = page.error(TEXT);
    letter_page(
        of,
        "/write/translation",
        &page.locale.say_with("write-translation-title", &[("language", name.into())]),
        &html! {
            (notice(page.locale, page.done))
            (meanwhile(page))
            p { (page.say("write-translation-words")) }
            form.write method="post" action=(action) novalidate data-write=(letter.letter.slug)
                data-saved=(page.say("write-saved-at")) data-lost=(page.say("write-lost")) data-meanwhile=(page.say("write-meanwhile"))
                data-left=(page.say("write-left-over")) {
                div.fields {
                    @if page.merged.is_none_or(|merged| merged.conflicts.is_empty()) { (error_summary(page.locale, &lines)) }
                    @if let Some(seen) = page.seen { input type="hidden" name="seen" value=(seen); }
                    p.of { (page.say("write-own-title")) " " bdi lang=(own.language) { (own.title) } }
                    (page.line("title", None, None))
                    @if let Some(description) = &own.description { p.of lang=(own.language) dir=(own.language.direction()) { (description) } }
                    (page.area("description", Some("write-description-hint"), 2))
                    (changes(page.locale, letter, language, own))
                    div.beside-own {
                        section.original aria-labelledby="own-text" {
                            h2 #own-text { (page.say("write-own-text")) }
                            div.text lang=(own.language) dir=(own.language.direction()) { (set(&own.html)) }
                        }
                        div.field {
                            label for=(TEXT) { (page.say(&label(TEXT))) }
                            (hint_and_error(TEXT, None, error.as_deref()))
                            textarea id=(TEXT) name=(TEXT) rows="24" lang=(language) dir=(language.direction())
                                aria-describedby=[described_by(TEXT, None, error.as_deref())]
                                aria-invalid=[error.as_ref().map(|_| "true")] { "\n" (writable(page.fields.get(TEXT))) }
                        }
                    }
                    input type="hidden" name=(ASKS_MATCH) value="1";
                    div.tick {
                        input type="checkbox" name=(MATCHES) id=(MATCHES) value="on" checked[!letter.behind.contains_key(language)];
                        label for=(MATCHES) { (page.say("write-matches")) }
                    }
                    p.hint role="status" data-autosave {}
                    div.acts {
                        button type="submit" name="action" value="save" { (page.say(if is_public { "write-save-unpublished" } else { "write-save" })) }
                        button.quiet type="submit" name="action" value="preview" formaction={ (action) "#preview" } { (page.say("write-preview")) }
                    }
                    @if is_public {
                        p #about-publish { (page.say("write-publish-changes-words")) }
                        button type="submit" name="action" value="publish" aria-describedby="about-publish" { (page.say("write-publish-changes")) }
                    }
                }
                section #preview aria-labelledby="preview-title" hidden[page.preview.is_none()] {
                    h2 #preview-title tabindex="-1" { (page.say("write-preview")) }
                    iframe.preview title=(page.say("write-preview")) sandbox="allow-same-origin" srcdoc=(page.preview.unwrap_or_default()) {}
                }
            }
            p.aside { a href=(of.path("/write")) { (page.say("write-back")) } }
            script type="module" src=(assets::WRITE.url()) {}
        },
    )
}

/// What has changed in the original since the translation was made.
fn changes(locale: &Locale, letter: &Loaded, language: &Language, own: &Text) -> Markup {
    let made_from = letter.behind.get(language).map(|behind| behind.made_from.as_deref());
    html! {
        @match made_from {
            None => "",
            Some(None) => p.notice { (locale.say("write-original-changed")) },
            Some(Some(before)) => {
                section.notice aria-labelledby="original-changed" {
                    h2 #original-changed { (locale.say("write-original-changed")) }
                    (difference(locale, &own.language, &text_diff::difference(before, &own.body)))
                }
            }
        }
    }
}
