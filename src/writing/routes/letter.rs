//! Routes of the editor: a new letter, the text and settings of one, and its translations.

use axum::{
    Json,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use bytes::Bytes;
use serde::Deserialize;
use serde_json::json;

use super::{failed, placed};
use crate::{
    error::AppError,
    front::pages::{LetterPage, letter as letter_page},
    http::{Answer, FormPairs, QueryParams},
    language::Language,
    letters::{
        Files, Letter, Loaded, Slug, Source,
        library::site_letters::{NotSaved, WorkingCopy},
        pages::LetterView,
        routes::AnyLetter,
        source::{
            fields::{FieldKind, Fields, LETTER_FIELDS, TEXT, TRANSLATES, TRANSLATION_FIELDS},
            files::LETTER,
            merge::{Merged, merge},
            version::{Version, canonical},
        },
    },
    organizers::{
        rights::Owner,
        routes::{Authorized, DoneQuery},
    },
    signing::{
        pages::sign_form::{Door, SignSection},
        submission::form::SignForm,
    },
    ui::Locale,
    writing::{
        form::{Action, FieldError, LetterForm, mistakes},
        pages::{EditorPage, PlacedProblem, editor, translation::translation},
        starts::Start,
    },
};

/// How often a save is merged with what others save at that very moment.
const TRIES: usize = 5;

/// A file of a letter that is edited as fields.
struct Editing {
    path: String,
    known: &'static [(&'static str, FieldKind)],
    /// None for the letter's own text.
    language: Option<Language>,
}

impl Editing {
    fn own() -> Self {
        Self { path: LETTER.to_owned(), known: LETTER_FIELDS, language: None }
    }

    fn translation(language: Language) -> Self {
        Self { path: format!("letter.{language}.md"), known: TRANSLATION_FIELDS, language: Some(language) }
    }

    fn text(&self, files: &Files) -> String {
        files.text(&self.path, &mut Vec::new()).unwrap_or_default()
    }

    fn fields(&self, text: &str) -> Fields {
        Fields::read(text, self.known).unwrap_or_default()
    }

    /// The page of the editor.
    fn page(&self) -> String {
        self.language.as_ref().map_or_else(|| "/write".to_owned(), |language| format!("/write/{language}"))
    }
}

/// What the page of the editor shows.
#[derive(Default)]
struct Shown {
    fields: Fields,
    seen: Option<i64>,
    errors: Vec<FieldError>,
    problems: Vec<PlacedProblem>,
    merged: Option<Merged>,
    preview: Option<String>,
    done: Option<&'static str>,
    has_unpublished: bool,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct NewQuery {
    start: String,
}

pub(super) async fn show_new(
    organizer: Authorized<Owner>,
    QueryParams(asked): QueryParams<NewQuery>,
) -> Answer {
    let start: Start = asked.start.parse().unwrap_or_default();
    let mut fields = start.fields(&organizer.locale);
    // Who wrote the last letter here probably writes this one.
    if let Some(last) = organizer.app.library.all().first().and_then(|last| last.letter.organizer.clone()) {
        let of_last = [
            ("organizer.name", Some(last.name)),
            ("organizer.address", last.address),
            ("organizer.country", last.country),
            ("organizer.contact", last.contact),
            ("organizer.press", last.press),
        ];
        for (name, value) in of_last {
            fields.set(name, &value.unwrap_or_default());
        }
    }
    Ok(new_page(&organizer, "", &Shown { fields, ..Shown::default() }, StatusCode::OK))
}

fn new_page(organizer: &Authorized<Owner>, slug: &str, shown: &Shown, status: StatusCode) -> Response {
    let page = editor(&EditorPage {
        locale: &organizer.locale,
        account: &organizer.account,
        letter: None,
        slug,
        fields: &shown.fields,
        seen: None,
        errors: &shown.errors,
        problems: &shown.problems,
        merged: None,
        preview: shown.preview.as_deref(),
        done: None,
        has_unpublished: false,
        now: organizer.app.clock.now(),
    });
    (status, page).into_response()
}

pub(super) async fn begin(organizer: Authorized<Owner>, FormPairs(pairs): FormPairs) -> Answer {
    let form = LetterForm::sent(pairs);
    let Some(action) = form.action() else { return Err(AppError::BadRequest("error-not-a-form")) };
    let (library, who) = (&organizer.app.library, organizer.right.who());
    let start = Start::default().fields(&organizer.locale);
    let mut blank = Fields::default();
    for name in ["language", "state"] {
        blank.set(name, start.get(name));
    }
    let fields = form.over(&blank, LETTER_FIELDS);
    let typed = form.value("slug").unwrap_or_default().trim().to_owned();
    let wanted = if typed.is_empty() { Slug::suggested(fields.get("title")) } else { typed.parse().ok() };
    let mut errors = mistakes(&fields);
    // A preview needs no address yet.
    let slug = match wanted {
        Some(slug) => slug,
        None if action == Action::Preview && typed.is_empty() => {
            "preview".parse().map_err(|_| AppError::BadRequest("error-not-a-form"))?
        }
        None => {
            let message = if typed.is_empty() { "error-letter-slug-missing" } else { "error-letter-slug" };
            errors.insert(0, ("slug".to_owned(), message));
            let shown = Shown { fields, errors, ..Shown::default() };
            return Ok(new_page(&organizer, &typed, &shown, StatusCode::UNPROCESSABLE_ENTITY));
        }
    };
    let text = fields.over("", LETTER_FIELDS);
    let files = Files::from_iter([(LETTER, text.clone())]);
    let parsed = library.parse(&slug, files.clone()).await.map_err(anyhow::Error::new)?;
    let problems = match &parsed {
        Ok(letter) => placed(&slug, LETTER, &text, &letter.remarks),
        Err(problems) => placed(&slug, LETTER, &text, problems),
    };
    let mut shown = Shown { problems: unsaid(problems, &errors), fields, errors, ..Shown::default() };
    match (action, parsed) {
        (Action::Preview, Ok(letter)) => {
            let preview = preview(&organizer, letter, None);
            if form.is_by_script() {
                return Ok(axum::response::Html(preview).into_response());
            }
            shown.preview = Some(preview);
            Ok(new_page(&organizer, &typed, &shown, StatusCode::OK))
        }
        (Action::Save | Action::Publish, Ok(letter)) if shown.errors.is_empty() => {
            match library.begin(&slug, &files, who).await {
                Ok(_) => {}
                Err(NotSaved::Taken) => {
                    shown.errors.push(("slug".to_owned(), "error-letter-taken"));
                    return Ok(new_page(&organizer, &typed, &shown, StatusCode::UNPROCESSABLE_ENTITY));
                }
                Err(other) => return Err(failed(other)),
            }
            organizer.app.follow_letters().await?;
            let done = if action == Action::Publish {
                let begun = library.find(letter.slug.as_str()).ok_or(AppError::NotFound)?;
                library.publish(&begun, who).await.map_err(failed)?;
                organizer.app.follow_letters().await?;
                "publish"
            } else {
                "save"
            };
            let page = organizer.locale.paths.organize_letter(slug.as_str(), "/write");
            Ok(Redirect::to(&format!("{page}?done={done}")).into_response())
        }
        _ => Ok(new_page(&organizer, &typed, &shown, StatusCode::UNPROCESSABLE_ENTITY)),
    }
}

/// What the parser says beyond what the site says already.
fn unsaid(problems: Vec<PlacedProblem>, errors: &[FieldError]) -> Vec<PlacedProblem> {
    problems.into_iter().filter(|problem| errors.iter().all(|(field, _)| *field != problem.field)).collect()
}

/// The letter's page as readers would see it.
fn preview(organizer: &Authorized<Owner>, letter: Letter, language: Option<&Language>) -> String {
    let app = &organizer.app;
    let loaded = Loaded::preview(letter);
    let text = language.map_or(&loaded.letter.texts[0], |language| loaded.letter.text_in(language));
    let words = crate::ui::languages::Words::spoken(&text.language).unwrap_or(organizer.locale.words);
    let locale = Locale { words, text: text.language.clone(), ..organizer.locale.clone() };
    let view = LetterView {
        locale: &locale,
        letter: &loaded,
        // Without a notice that it is private: so it will look.
        life: crate::letters::Life::Open,
        sees_signatories: true,
    };
    let sign = SignSection {
        locale: &locale,
        letter: &loaded.letter,
        text,
        door: Door::of(loaded.letter.life(app.clock.now()), true, (true, false)),
        typed: &SignForm::default(),
        edits: None,
        mistakes: &[],
        meant: None,
        stands_together: false,
    };
    letter_page(&LetterPage { view, sign, under: None, problems: &[] }).into_string()
}

pub(super) async fn show(
    organizer: Authorized<Owner>,
    AnyLetter(letter): AnyLetter,
    QueryParams(done): QueryParams<DoneQuery>,
) -> Answer {
    show_one(&organizer, &letter, &Editing::own(), &done.done).await
}

#[derive(Deserialize)]
pub(super) struct OfTranslation {
    language: String,
}

pub(super) async fn show_translation(
    organizer: Authorized<Owner>,
    AnyLetter(letter): AnyLetter,
    Path(of): Path<OfTranslation>,
    QueryParams(done): QueryParams<DoneQuery>,
) -> Answer {
    show_one(&organizer, &letter, &translation_of(&letter, &of)?, &done.done).await
}

fn translation_of(letter: &Loaded, of: &OfTranslation) -> Result<Editing, AppError> {
    let language: Language = of.language.parse().map_err(|_| AppError::NotFound)?;
    if language == letter.letter.language || language.as_str() != of.language {
        return Err(AppError::NotFound);
    }
    Ok(Editing::translation(language))
}

fn done_message(done: &str) -> Option<&'static str> {
    Some(match done {
        "save" => "write-done-saved",
        "publish" => "write-done-published",
        "close" => "write-done-closed",
        "take-back" => "write-done-taken-back",
        "restore" => "write-done-restored",
        _ => return None,
    })
}

async fn show_one(organizer: &Authorized<Owner>, letter: &Loaded, editing: &Editing, done: &str) -> Answer {
    let library = &organizer.app.library;
    let Some(WorkingCopy { files, versions }) = library.working_copy(letter).await? else {
        return Ok(organizer.redirect(letter, "/files"));
    };
    let text = editing.text(&files);
    let shown = Shown {
        fields: editing.fields(&text),
        seen: versions.get(&editing.path).copied(),
        problems: found(organizer, letter, editing, (&text, files)).await?,
        done: done_message(done),
        has_unpublished: library.has_unpublished(letter.id).await?,
        ..Shown::default()
    };
    Ok(page(organizer, letter, editing, &shown, StatusCode::OK))
}

/// What is wrong with a file among the others.
async fn found(
    organizer: &Authorized<Owner>,
    letter: &Loaded,
    editing: &Editing,
    (text, files): (&str, Files),
) -> Answer<Vec<PlacedProblem>> {
    if text.is_empty() {
        return Ok(Vec::new());
    }
    let slug = &letter.letter.slug;
    let problems = match organizer.app.library.parse(slug, files).await.map_err(anyhow::Error::new)? {
        Ok(letter) => letter.remarks,
        Err(problems) => problems,
    };
    Ok(placed(slug, &editing.path, text, &problems))
}

fn page(
    organizer: &Authorized<Owner>,
    letter: &Loaded,
    editing: &Editing,
    shown: &Shown,
    status: StatusCode,
) -> Response {
    let page = EditorPage {
        locale: &organizer.locale,
        account: &organizer.account,
        letter: Some(letter),
        slug: letter.letter.slug.as_str(),
        fields: &shown.fields,
        seen: shown.seen,
        errors: &shown.errors,
        problems: &shown.problems,
        merged: shown.merged.as_ref(),
        preview: shown.preview.as_deref(),
        done: shown.done,
        has_unpublished: shown.has_unpublished,
        now: organizer.app.clock.now(),
    };
    let markup = match &editing.language {
        Some(language) => translation(&page, letter, language, &letter.letter.texts[0]),
        None => editor(&page),
    };
    (status, markup).into_response()
}

pub(super) async fn act(
    organizer: Authorized<Owner>,
    AnyLetter(letter): AnyLetter,
    FormPairs(pairs): FormPairs,
) -> Answer {
    act_on(&organizer, &letter, &Editing::own(), &LetterForm::sent(pairs)).await
}

pub(super) async fn act_on_translation(
    organizer: Authorized<Owner>,
    AnyLetter(letter): AnyLetter,
    Path(of): Path<OfTranslation>,
    FormPairs(pairs): FormPairs,
) -> Answer {
    let editing = translation_of(&letter, &of)?;
    act_on(&organizer, &letter, &editing, &LetterForm::sent(pairs)).await
}

async fn act_on(
    organizer: &Authorized<Owner>,
    letter: &Loaded,
    editing: &Editing,
    form: &LetterForm,
) -> Answer {
    let Some(action) = form.action() else { return Err(AppError::BadRequest("error-not-a-form")) };
    if letter.source == Source::Folder {
        return Ok(organizer.redirect(letter, "/files"));
    }
    match action {
        Action::Preview => look(organizer, letter, editing, form).await,
        Action::Save | Action::Publish => save(organizer, letter, editing, (form, action)).await,
        Action::Close | Action::TakeBack | Action::Restore => turn(organizer, letter, action).await,
    }
}

/// What was typed, merged with what others saved since the page was opened.
struct Merging {
    copy: WorkingCopy,
    /// The file as it is saved now.
    text: String,
    merged: Merged,
}

impl Merging {
    async fn of(
        organizer: &Authorized<Owner>,
        letter: &Loaded,
        editing: &Editing,
        form: &LetterForm,
    ) -> Answer<Self> {
        let library = &organizer.app.library;
        let copy = library.working_copy(letter).await?.unwrap_or_default();
        let text = editing.text(&copy.files);
        let present = copy.versions.get(&editing.path).copied();
        let theirs = editing.fields(&text);
        let base = match form.seen() {
            Some(seen) if Some(seen) != present => {
                let before = library.file_version(letter.id, &editing.path, seen).await?.unwrap_or_default();
                editing.fields(&String::from_utf8_lossy(&before))
            }
            Some(_) => theirs.clone(),
            // The page showed no file; who sends no version at all changes what there is.
            None if form.value("seen").is_none() => theirs.clone(),
            None => Fields::default(),
        };
        let mut typed = form.over(&base, editing.known);
        if editing.language.is_some() && form.matches_original() {
            let own = Editing::own();
            let own = own.fields(&own.text(&copy.files));
            typed.set(TRANSLATES, &Version::of(&canonical(own.get(TEXT))).to_string());
        }
        let mut merged = merge(&base, &theirs, &typed);
        // Which text it is of, whoever saves last has seen.
        merged.conflicts.retain(|(name, _)| name != TRANSLATES);
        merged.taken.retain(|name| name != TRANSLATES);
        Ok(Self { copy, text, merged })
    }

    fn shown(self, editing: &Editing) -> Shown {
        Shown {
            fields: self.merged.fields.clone(),
            seen: self.copy.versions.get(&editing.path).copied(),
            merged: Some(self.merged),
            ..Shown::default()
        }
    }
}

async fn look(
    organizer: &Authorized<Owner>,
    letter: &Loaded,
    editing: &Editing,
    form: &LetterForm,
) -> Answer {
    let merging = Merging::of(organizer, letter, editing, form).await?;
    let text = merging.merged.fields.over(&merging.text, editing.known);
    let mut files = merging.copy.files.clone();
    files.insert(&editing.path, text.clone());
    let slug = &letter.letter.slug;
    let mut shown = merging.shown(editing);
    let (problems, preview) =
        match organizer.app.library.parse(slug, files).await.map_err(anyhow::Error::new)? {
            Ok(letter) => {
                (letter.remarks.clone(), Some(preview(organizer, letter, editing.language.as_ref())))
            }
            Err(problems) => (problems, None),
        };
    let status = if preview.is_some() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    if form.is_by_script() {
        return Ok((status, axum::response::Html(preview.unwrap_or_default())).into_response());
    }
    shown.errors = of_kind(editing, &shown.fields);
    shown.problems = unsaid(placed(slug, &editing.path, &text, &problems), &shown.errors);
    shown.preview = preview;
    Ok(page(organizer, letter, editing, &shown, status))
}

/// The mistakes that the site names itself.
fn of_kind(editing: &Editing, fields: &Fields) -> Vec<FieldError> {
    let is_of_both = |field: &str| ["title", TEXT].contains(&field);
    let all = mistakes(fields).into_iter();
    all.filter(|(field, _)| editing.language.is_none() || is_of_both(field)).collect()
}

async fn save(
    organizer: &Authorized<Owner>,
    letter: &Loaded,
    editing: &Editing,
    (form, action): (&LetterForm, Action),
) -> Answer {
    let (library, who) = (&organizer.app.library, organizer.right.who());
    for _ in 0..TRIES {
        let merging = Merging::of(organizer, letter, editing, form).await?;
        if !merging.merged.conflicts.is_empty() {
            if form.is_by_script() {
                return Ok(StatusCode::CONFLICT.into_response());
            }
            let shown = merging.shown(editing);
            return Ok(page(organizer, letter, editing, &shown, StatusCode::CONFLICT));
        }
        let text = merging.merged.fields.over(&merging.text, editing.known);
        let changes = [(editing.path.clone(), Some(Bytes::from(text.clone())))];
        let copy = match library.save(letter, &changes, &merging.copy.versions, who).await {
            Ok(copy) => copy,
            Err(NotSaved::Meanwhile) => continue,
            Err(other) => return Err(failed(other)),
        };
        organizer.app.follow_letters().await?;
        if form.is_by_script() {
            return Ok(Json(json!({ "seen": copy.versions.get(&editing.path) })).into_response());
        }
        if action == Action::Publish {
            return publish(organizer, letter, editing, Merging { copy, text, ..merging }).await;
        }
        if !merging.merged.taken.is_empty() {
            // The page shows what came in from somebody else.
            let problems = found(organizer, letter, editing, (&text, copy.files.clone())).await?;
            let saved = Merging { copy, text, ..merging };
            let shown = Shown { problems, done: Some("write-done-saved"), ..saved.shown(editing) };
            return Ok(page(organizer, letter, editing, &shown, StatusCode::OK));
        }
        return Ok(organizer.redirect(letter, &format!("{}?done=save", editing.page())));
    }
    Err(AppError::Busy("error-busy"))
}

/// Publishes what was just saved; a mistake keeps it saved and unpublished.
async fn publish(
    organizer: &Authorized<Owner>,
    letter: &Loaded,
    editing: &Editing,
    saved: Merging,
) -> Answer {
    let (library, slug) = (&organizer.app.library, &letter.letter.slug);
    let errors = of_kind(editing, &saved.merged.fields);
    let outcome = if errors.is_empty() {
        library.publish(letter, organizer.right.who()).await
    } else {
        Err(NotSaved::Wrong(Vec::new()))
    };
    match outcome {
        Ok(()) => {
            organizer.app.follow_letters().await?;
            Ok(organizer.redirect(letter, &format!("{}?done=publish", editing.page())))
        }
        Err(NotSaved::Wrong(problems)) => {
            let mut problems_here = placed(slug, &editing.path, &saved.text, &problems);
            // Mistakes in other files keep the letter back as well.
            let elsewhere = problems
                .iter()
                .filter(|one| !one.is_remark && one.file != format!("{slug}/{}", editing.path));
            problems_here.extend(elsewhere.map(|problem| PlacedProblem {
                field: "text".to_owned(),
                line: None,
                what: problem.to_string(),
                is_remark: false,
            }));
            let shown = Shown { problems: unsaid(problems_here, &errors), errors, ..saved.shown(editing) };
            Ok(page(organizer, letter, editing, &shown, StatusCode::UNPROCESSABLE_ENTITY))
        }
        Err(other) => Err(failed(other)),
    }
}

/// Closes a letter, takes it back, or shows it again.
async fn turn(organizer: &Authorized<Owner>, letter: &Loaded, action: Action) -> Answer {
    let now = organizer.app.clock.now().replace_nanosecond(0).unwrap_or(organizer.app.clock.now());
    let now = now.format(&time::format_description::well_known::Rfc3339).map_err(anyhow::Error::new)?;
    let (act, done, field, value) = match action {
        Action::Close => ("close-letter", "close", "closes", now.as_str()),
        Action::TakeBack => ("take-back-letter", "take-back", "state", "withdrawn"),
        _ => ("restore-letter", "restore", "state", ""),
    };
    let change = |fields: &mut Fields| fields.set(field, value);
    let amended = organizer.app.library.amend(letter, act, change, organizer.right.who()).await;
    amended.map_err(failed)?;
    organizer.app.follow_letters().await?;
    Ok(organizer.redirect(letter, &format!("/write?done={done}")))
}
