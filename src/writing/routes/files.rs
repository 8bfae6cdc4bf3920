//! Routes of all files of a letter: a list, one file with its versions, and the whole as an archive.

use std::collections::BTreeMap;

use axum::{
    extract::{Multipart, Path, multipart::MultipartRejection},
    http::{StatusCode, header},
    response::{IntoResponse, Redirect, Response},
};
use bytes::Bytes;
use serde::Deserialize;
use uuid::Uuid;

use super::failed;
use crate::{
    error::AppError,
    http::{Answer, FormPairs, QueryParams},
    letters::{
        Files, Loaded, Problem, Source,
        library::{
            site_letters::{Change, NotSaved, WorkingCopy},
            text_diff,
        },
        routes::AnyLetter,
        source::{
            archive,
            files::{IMAGES, LETTER, STATEMENTS, is_path_of_letter},
            merge::merge_texts,
            slug::ascii_words,
        },
    },
    organizers::{rights::Owner, routes::Authorized},
    urls,
    writing::{
        form::LetterForm,
        pages::{
            PlacedProblem,
            files::{FilePage, FilesPage, file as file_page, files as files_page, path_of},
        },
    },
};

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct ListQuery {
    done: String,
}

/// The files as they are edited: the working copy, or for a folder those in force.
async fn present(organizer: &Authorized<Owner>, letter: &Loaded) -> Result<WorkingCopy, AppError> {
    let library = &organizer.app.library;
    match library.working_copy(letter).await? {
        Some(copy) => Ok(copy),
        None => {
            let files = library.files_in_force(letter.id).await?;
            Ok(WorkingCopy { files, ..WorkingCopy::default() })
        }
    }
}

pub(super) async fn list(
    organizer: Authorized<Owner>,
    AnyLetter(letter): AnyLetter,
    QueryParams(asked): QueryParams<ListQuery>,
) -> Answer {
    let copy = present(&organizer, &letter).await?;
    Ok(list_page(&organizer, &letter, &copy.files, (None, &[]), &asked.done))
}

/// Shows the page of a new statement, of which nothing is saved yet. Whose it is stands in no address.
pub(super) async fn begin_statement(
    organizer: Authorized<Owner>,
    AnyLetter(letter): AnyLetter,
    FormPairs(pairs): FormPairs,
) -> Answer {
    let library = &organizer.app.library;
    let Some(copy) = library.working_copy(&letter).await? else {
        return Ok(organizer.redirect(&letter, "/files"));
    };
    let by = LetterForm::sent(pairs).value("by").unwrap_or_default();
    let number = copy.files.within(STATEMENTS).count() + 1;
    let name = Some(ascii_words(&by)).filter(|name| !name.is_empty());
    let path = format!("{STATEMENTS}/{number:02}-{}.md", name.as_deref().unwrap_or("statement"));
    let text = format!("+++\nname = {}\n+++\n\n", toml_edit::Value::from(by.trim()));
    let shown = Shown { text: &text, done: "", compared: None, theirs: None };
    one(&organizer, &letter, &path, &copy, &shown).await
}

fn list_page(
    organizer: &Authorized<Owner>,
    letter: &Loaded,
    files: &Files,
    (error, problems): (Option<&str>, &[PlacedProblem]),
    done: &str,
) -> Response {
    let listed: Vec<(String, usize)> =
        files.iter().map(|(path, content)| (path.to_owned(), content.len())).collect();
    let done = match done {
        "saved" => Some("files-done-saved"),
        "removed" => Some("files-done-removed"),
        "erased" => Some("files-done-erased"),
        _ => None,
    };
    let of = organizer.context(letter);
    let page = files_page(&FilesPage { of, files: &listed, done, error, problems });
    let status = if error.is_some() || !problems.is_empty() {
        StatusCode::UNPROCESSABLE_ENTITY
    } else {
        StatusCode::OK
    };
    (status, page).into_response()
}

/// Takes in a picture, a file, or a whole folder as an archive.
pub(super) async fn upload(
    organizer: Authorized<Owner>,
    AnyLetter(letter): AnyLetter,
    form: Result<Multipart, MultipartRejection>,
) -> Answer {
    let mut form = form.map_err(|_| AppError::BadRequest("error-not-a-form"))?;
    let library = &organizer.app.library;
    let Some(copy) = library.working_copy(&letter).await? else {
        return Ok(organizer.redirect(&letter, "/files"));
    };
    let mut sent: Option<(String, Bytes)> = None;
    while let Some(field) = form.next_field().await.map_err(|error| too_large(&error))? {
        if field.name() == Some("file") {
            let name = field.file_name().unwrap_or_default().to_owned();
            sent = Some((name, field.bytes().await.map_err(|error| too_large(&error))?));
        }
    }
    let Some((name, content)) = sent.filter(|(_, content)| !content.is_empty()) else {
        return Ok(list_page(&organizer, &letter, &copy.files, (Some("error-file-none"), &[]), ""));
    };
    let refused = |error| Ok(list_page(&organizer, &letter, &copy.files, (Some(error), &[]), ""));
    let changes: Vec<Change> = if name.to_lowercase().ends_with(".zip") {
        let unpacked = tokio::task::spawn_blocking(move || archive::unpack(&content)).await;
        match unpacked.map_err(anyhow::Error::new)? {
            Ok(files) => {
                // What the archive lacks is gone, as it is from a folder.
                copy.replaced_by(&files)
            }
            Err(_) => return refused("error-file-archive"),
        }
    } else {
        let Some(path) = place(&name) else { return refused("error-file-kind") };
        vec![(path, Some(content))]
    };
    let mut files = copy.files.clone();
    files.apply(&changes);
    // What others than its author would have to mend is not taken in: a picture that is none, a folder with mistakes.
    let slug = &letter.letter.slug;
    if let Err(problems) = library.parse(slug, files).await.map_err(anyhow::Error::new)? {
        let of_upload = |problem: &&Problem| {
            changes.len() > 1 || changes.iter().any(|(path, _)| problem.file == format!("{slug}/{path}"))
        };
        let told: Vec<PlacedProblem> = problems.iter().filter(of_upload).map(as_told).collect();
        if !told.is_empty() {
            return Ok(list_page(&organizer, &letter, &copy.files, (None, &told), ""));
        }
    }
    library.save(&letter, &changes, &copy.versions, organizer.right.who()).await.map_err(failed)?;
    organizer.app.follow_letters().await?;
    Ok(organizer.redirect(&letter, "/files?done=saved"))
}

fn too_large(error: &axum::extract::multipart::MultipartError) -> AppError {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        AppError::TooLarge
    } else {
        AppError::BadRequest("error-not-a-form")
    }
}

fn as_told(problem: &Problem) -> PlacedProblem {
    PlacedProblem {
        field: problem.file.clone(),
        line: Some(problem.line),
        what: problem.what.clone(),
        is_remark: problem.is_remark,
    }
}

/// Where an uploaded file belongs, by its name.
fn place(name: &str) -> Option<String> {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default().trim();
    if is_path_of_letter(name) {
        return Some(name.to_owned());
    }
    let (stem, kind) = name.rsplit_once('.')?;
    let kind = kind.to_lowercase();
    let path = match kind.as_str() {
        "png" | "jpg" | "jpeg" | "webp" | "gif" | "avif" => format!("{IMAGES}/{stem}.{kind}"),
        "md" => format!("{STATEMENTS}/{stem}.md"),
        _ => return None,
    };
    is_path_of_letter(&path).then_some(path)
}

pub(super) async fn download(organizer: Authorized<Owner>, AnyLetter(letter): AnyLetter) -> Answer {
    let files = present(&organizer, &letter).await?.files;
    let slug = letter.letter.slug.to_string();
    let name = format!("attachment; filename=\"{slug}.zip\"");
    let packed = tokio::task::spawn_blocking(move || archive::pack(&slug, &files)).await;
    let packed = packed.map_err(anyhow::Error::new)?.map_err(anyhow::Error::new)?;
    Ok(([(header::CONTENT_TYPE, "application/zip".to_owned()), (header::CONTENT_DISPOSITION, name)], packed)
        .into_response())
}

#[derive(Deserialize)]
pub(super) struct OfFile {
    path: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct FileQuery {
    done: String,
    /// The version to compare with.
    version: Option<i64>,
}

pub(super) async fn show(
    organizer: Authorized<Owner>,
    AnyLetter(letter): AnyLetter,
    Path(of): Path<OfFile>,
    QueryParams(asked): QueryParams<FileQuery>,
) -> Answer {
    if !is_path_of_letter(&of.path) {
        return Err(AppError::NotFound);
    }
    // The letter and its translations have an editor of their own.
    if letter.source == Source::Site && of.path == LETTER && asked.version.is_none() && asked.done.is_empty()
    {
        return Ok(organizer.redirect(&letter, "/write"));
    }
    let copy = present(&organizer, &letter).await?;
    let text = copy.files.get(&of.path).map(|content| String::from_utf8_lossy(content).into_owned());
    let text = text.unwrap_or_default();
    let shown = Shown { text: &text, done: &asked.done, compared: asked.version, theirs: None };
    one(&organizer, &letter, &of.path, &copy, &shown).await
}

struct Shown<'a> {
    text: &'a str,
    done: &'a str,
    compared: Option<i64>,
    theirs: Option<&'a str>,
}

async fn one(
    organizer: &Authorized<Owner>,
    letter: &Loaded,
    path: &str,
    copy: &WorkingCopy,
    shown: &Shown<'_>,
) -> Answer {
    let (app, slug) = (&organizer.app, &letter.letter.slug);
    let versions = app.library.file_versions(letter.id, path).await?;
    if letter.source == Source::Folder && copy.files.get(path).is_none() {
        return Err(AppError::NotFound);
    }
    let is_picture = path.starts_with(IMAGES);
    let mut files = copy.files.clone();
    let is_new = files.get(path).is_none();
    if !is_new || shown.theirs.is_some() {
        files.insert(path, shown.text.to_owned());
    }
    let problems = if is_picture || is_new {
        Vec::new()
    } else {
        match app.library.parse(slug, files).await.map_err(anyhow::Error::new)? {
            Ok(letter) => letter.remarks,
            Err(problems) => problems,
        }
    };
    let lines: Vec<PlacedProblem> = problems
        .iter()
        .filter(|problem| problem.file == format!("{slug}/{path}"))
        .map(|problem| PlacedProblem { field: "text".to_owned(), ..as_told(problem) })
        .collect();
    let of_team = app.organizers.accounts().await?;
    let people: BTreeMap<Uuid, String> =
        of_team.into_iter().map(|account| (account.id, account.address.in_unicode().to_string())).collect();
    let version = versions.iter().find(|version| Some(version.id) == shown.compared);
    let passages = match version {
        Some(version) => {
            let before = app.library.file_version(letter.id, path, version.id).await?.unwrap_or_default();
            text_diff::difference(&String::from_utf8_lossy(&before), shown.text)
        }
        None => Vec::new(),
    };
    let name = path.strip_prefix("images/").unwrap_or_default();
    let picture = letter.letter.images.get(name).map(|image| urls::image(slug.as_str(), name, &image.hash));
    let done = match shown.done {
        "saved" => Some("write-done-saved"),
        "restored" => Some("files-done-restored"),
        _ => None,
    };
    let page = file_page(&FilePage {
        of: organizer.context(letter),
        path,
        text: (!is_picture).then_some(shown.text),
        picture: picture.as_deref(),
        seen: copy.versions.get(path).copied(),
        problems: &lines,
        versions: &versions,
        people: &people,
        compared: version.map(|version| (version, &passages[..])),
        theirs: shown.theirs,
        done,
    });
    let status = if shown.theirs.is_some() { StatusCode::CONFLICT } else { StatusCode::OK };
    Ok((status, page).into_response())
}

pub(super) async fn act(
    organizer: Authorized<Owner>,
    AnyLetter(letter): AnyLetter,
    Path(of): Path<OfFile>,
    FormPairs(pairs): FormPairs,
) -> Answer {
    let (library, who) = (&organizer.app.library, organizer.right.who());
    if !is_path_of_letter(&of.path) {
        return Err(AppError::NotFound);
    }
    let Some(copy) = library.working_copy(&letter).await? else {
        return Ok(organizer.redirect(&letter, "/files"));
    };
    let form = LetterForm::sent(pairs);
    let here = path_of(organizer.context(&letter), &of.path);
    let save = async |content: Option<Bytes>| {
        library.save(&letter, &[(of.path.clone(), content)], &copy.versions, who).await.map_err(failed)?;
        organizer.app.follow_letters().await.map_err(AppError::from)
    };
    match form.value("act").as_deref() {
        Some("save") => {
            let typed = form.value("text").unwrap_or_default();
            let present =
                copy.files.get(&of.path).map(|content| String::from_utf8_lossy(content).into_owned());
            let present = present.unwrap_or_default();
            let seen = form.seen().filter(|seen| Some(seen) != copy.versions.get(&of.path));
            let (text, is_clean) = match seen {
                None => (typed, true),
                Some(seen) => {
                    let base = library.file_version(letter.id, &of.path, seen).await?.unwrap_or_default();
                    merge_texts(&String::from_utf8_lossy(&base), &present, &typed)
                }
            };
            if !is_clean {
                let shown = Shown { text: &text, done: "", compared: None, theirs: Some(&present) };
                return one(&organizer, &letter, &of.path, &copy, &shown).await;
            }
            let text = format!("{}\n", text.trim_end());
            save(Some(text.into())).await?;
            Ok(Redirect::to(&format!("{here}?done=saved")).into_response())
        }
        Some("restore") => {
            let version = form.value("version").and_then(|id| id.parse().ok()).ok_or(AppError::NotFound)?;
            let content =
                library.file_version(letter.id, &of.path, version).await?.ok_or(AppError::NotFound)?;
            save(Some(content)).await?;
            Ok(Redirect::to(&format!("{here}?done=restored")).into_response())
        }
        Some("remove") if of.path != LETTER => {
            save(None).await?;
            Ok(organizer.redirect(&letter, "/files?done=removed"))
        }
        Some("erase") if of.path != LETTER => match library
            .erase_file(&letter, &of.path, (&organizer.app.keys, &organizer.app.journal), who)
            .await
        {
            Ok(()) => {
                organizer.app.follow_letters().await?;
                Ok(organizer.redirect(&letter, "/files?done=erased"))
            }
            Err(NotSaved::Wrong(problems)) => {
                // Something else in the letter needs this file.
                let told: Vec<PlacedProblem> = problems.iter().map(as_told).collect();
                Ok(list_page(&organizer, &letter, &copy.files, (None, &told), ""))
            }
            Err(other) => Err(failed(other)),
        },
        _ => Err(AppError::BadRequest("error-not-a-form")),
    }
}
