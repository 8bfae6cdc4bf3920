//! All files of a letter, and one file with its versions.

use std::collections::BTreeMap;

use maud::{Markup, html};
use uuid::Uuid;

use super::PlacedProblem;
use crate::{
    letters::{
        Source,
        library::{site_letters::FileVersion, text_diff::Passage},
        pages::text_diff::difference,
    },
    moderation::pages::letter::letter_page,
    organizers::pages::{LetterContext, notice},
    ui::components::{TextField, error_summary, text_field, writable},
};

/// The path of the page of one file.
pub fn path_of(of: LetterContext<'_>, file: &str) -> String {
    of.path(&format!("/files/{file}"))
}

pub struct FilesPage<'a> {
    pub of: LetterContext<'a>,
    /// Path and size in bytes.
    pub files: &'a [(String, usize)],
    pub done: Option<&'a str>,
    /// The id of a message about what was uploaded or named.
    pub error: Option<&'a str>,
    /// What is wrong with an uploaded folder.
    pub problems: &'a [PlacedProblem],
}

pub fn files(page: &FilesPage<'_>) -> Markup {
    let LetterContext { locale, letter, .. } = page.of;
    let is_here = letter.source == Source::Site;
    let size = |bytes: usize| locale.words.number(i64::try_from(bytes.div_ceil(1024)).unwrap_or(i64::MAX));
    letter_page(
        page.of,
        "/files",
        &locale.say("files-title"),
        &html! {
            (notice(locale, page.done))
            p { (locale.say(if is_here { "files-words" } else { "files-in-folder" })) }
            @if !page.problems.is_empty() {
                div.errors role="alert" tabindex="-1" #errors {
                    h2 { (locale.say("files-not-taken")) }
                    ul lang="en" dir="ltr" { @for problem in page.problems { li { (problem.field) ": " (problem.told()) } } }
                }
            }
            div.wide tabindex="0" role="region" aria-label=(locale.say("files-title")) {
                table.parts {
                    thead { tr { th scope="col" { (locale.say("files-name")) } th scope="col" { (locale.say("files-size")) } } }
                    tbody {
                        @for (path, bytes) in page.files {
                            tr {
                                th scope="row" { a href=(path_of(page.of, path)) dir="ltr" { (path) } }
                                td { (size(*bytes)) " KiB" }
                            }
                        }
                    }
                }
            }
            p { a href=(page.of.path("/files.zip")) download { (locale.say("files-download")) } }
            @if is_here { (add(page)) }
        },
    )
}

/// Files that a letter can have besides its texts.
const OTHERS: [(&str, &str); 4] = [
    ("signatories.csv", "files-add-signatories"),
    ("about.md", "files-add-about"),
    ("watch.txt", "files-add-watch"),
    ("withdrawn.md", "files-add-withdrawn"),
];

fn add(page: &FilesPage<'_>) -> Markup {
    let locale = page.of.locale;
    let error = page.error.map(|id| locale.say(id));
    let missing = OTHERS.iter().filter(|(path, _)| page.files.iter().all(|(known, _)| known != path));
    html! {
        h2 { (locale.say("files-add")) }
        ul.plain { @for (path, words) in missing { li { a href=(path_of(page.of, path)) { (locale.say(words)) } } } }
        h3 { (locale.say("files-add-statement")) }
        form.inline method="post" action=(page.of.path("/statement")) novalidate {
            (text_field(TextField {
                name: "by", label: &locale.say("files-statement-by"), autocomplete: "off", ..TextField::default()
            }))
            button.quiet type="submit" { (locale.say("files-begin-statement")) }
        }
        h3 { (locale.say("files-upload")) }
        form method="post" action=(page.of.path("/files")) enctype="multipart/form-data" novalidate {
            @if let Some(error) = error {
                (error_summary(locale, &[("file", error)]))
            }
            div.field {
                label for="file" { (locale.say("files-file")) }
                p.hint #file-hint { (locale.say("files-file-hint")) }
                input type="file" #file name="file" accept=".png,.jpg,.jpeg,.webp,.gif,.avif,.zip,.md,.csv,.txt" aria-describedby="file-hint";
            }
            button.quiet type="submit" { (locale.say("files-upload")) }
        }
    }
}

pub struct FilePage<'a> {
    pub of: LetterContext<'a>,
    pub path: &'a str,
    /// Its text; `None` if it is a picture.
    pub text: Option<&'a str>,
    /// The address of the picture, if it is one that is in force.
    pub picture: Option<&'a str>,
    pub seen: Option<i64>,
    pub problems: &'a [PlacedProblem],
    pub versions: &'a [FileVersion],
    /// Names of accounts, as the team knows them.
    pub people: &'a BTreeMap<Uuid, String>,
    /// A version that is looked at, and how the present differs from it.
    pub compared: Option<(&'a FileVersion, &'a [Passage])>,
    /// What somebody else wrote meanwhile, where both changed the same.
    pub theirs: Option<&'a str>,
    pub done: Option<&'a str>,
}

pub fn file(page: &FilePage<'_>) -> Markup {
    let LetterContext { locale, letter, .. } = page.of;
    let action = path_of(page.of, page.path);
    let is_here = letter.source == Source::Site;
    let lines: Vec<(&str, String)> = page.problems.iter().map(|one| ("text", one.told())).collect();
    letter_page(
        page.of,
        "/files/one",
        page.path,
        &html! {
            (notice(locale, page.done))
            (compared(page, &action))
            @if let Some(theirs) = page.theirs {
                div.errors role="alert" tabindex="-1" #errors {
                    h2 { (locale.say("write-conflict-title")) }
                    p { (locale.say("write-conflict-words")) }
                    details { summary { (page.path) } pre.theirs dir="auto" tabindex="0" { (theirs) } }
                }
            }
            form.write method="post" action=(action) novalidate {
                (error_summary(locale, &lines))
                @if let Some(seen) = page.seen { input type="hidden" name="seen" value=(seen); }
                @if let Some(picture) = page.picture { p { img src=(picture) alt=(page.path) loading="lazy"; } }
                @if let Some(text) = page.text {
                    div.field {
                        label for="text" { (locale.say("files-content")) }
                        p.hint #text-hint { (locale.say(hint(page.path))) }
                        textarea #text name="text" rows="20" dir="auto" readonly[!is_here] aria-describedby="text-hint" { "\n" (writable(text)) }
                    }
                    @if is_here { button type="submit" name="act" value="save" { (locale.say("write-save")) } }
                }
            }
            @if is_here && !page.versions.is_empty() { (versions(page, &action)) (end(page, &action)) }
            p.aside { a href=(page.of.path("/files")) { (locale.say("files-back")) } }
        },
    )
}

/// What belongs into a file.
fn hint(path: &str) -> &'static str {
    match path {
        "signatories.csv" => "files-hint-signatories",
        "about.md" => "files-hint-about",
        "watch.txt" => "files-hint-watch",
        _ if path.starts_with("withdrawn") => "files-hint-withdrawn",
        _ if path.starts_with("statements/") => "files-hint-statement",
        _ => "files-hint",
    }
}

fn compared(page: &FilePage<'_>, action: &str) -> Markup {
    let Some((version, passages)) = page.compared else { return html! {} };
    let (locale, language) = (page.of.locale, &page.of.letter.letter.language);
    html! {
        section aria-labelledby="compared" {
            h2 #compared { (locale.say_with("files-since", &[("time", locale.words.minute(version.saved_at).into())])) }
            (difference(locale, language, passages))
            form method="post" action=(action) {
                input type="hidden" name="version" value=(version.id);
                p.hint #about-restore { (locale.say("files-restore-words")) }
                button.quiet type="submit" name="act" value="restore" aria-describedby="about-restore" { (locale.say("files-restore")) }
            }
        }
    }
}

fn versions(page: &FilePage<'_>, action: &str) -> Markup {
    let locale = page.of.locale;
    html! {
        details open[page.compared.is_some()] {
            summary { (locale.say("files-versions")) }
            ul.plain {
                @for (at, version) in page.versions.iter().enumerate() {
                    @let by = version.saved_by.and_then(|by| page.people.get(&by));
                    li {
                        @if at == 0 || version.is_removal { (locale.words.minute(version.saved_at)) }
                        @else { a href={ (action) "?version=" (version.id) } { (locale.words.minute(version.saved_at)) } }
                        @if let Some(by) = by { " · " bdi { (by) } }
                        @if version.is_removal { " · " (locale.say("files-removed")) }
                        @else if at == 0 { " · " (locale.say("files-present")) }
                    }
                }
            }
        }
    }
}

/// A removed file can be brought back, an erased one cannot.
fn end(page: &FilePage<'_>, action: &str) -> Markup {
    let locale = page.of.locale;
    html! {
        @if page.path != crate::letters::source::files::LETTER {
            details {
                summary { (locale.say("files-end")) }
                form method="post" action=(action) {
                    @if page.text.is_some() || page.picture.is_some() {
                        p #about-remove { (locale.say("files-remove-words")) }
                        button.quiet type="submit" name="act" value="remove" aria-describedby="about-remove" { (locale.say("files-remove")) }
                    }
                    p #about-erase { (locale.say("files-erase-words")) }
                    button.danger type="submit" name="act" value="erase" aria-describedby="about-erase" { (locale.say("files-erase")) }
                }
            }
        }
    }
}
