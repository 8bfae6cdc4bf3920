//! Import: bring a file, look at it, enter it, take it back.

use std::collections::HashMap;

use axum::{
    extract::{Multipart, Path, multipart::MultipartRejection},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use uuid::Uuid;

use super::OfLetter;
use crate::{
    error::AppError,
    http::{Answer, Posted, Sought},
    letters::Loaded,
    moderation::{
        import::{
            self, Act,
            mapping::{Field, Mapping},
            sheet::Sheet,
        },
        pages::{import as pages, letter::OfLetter as About},
    },
    organizers::{rights::Owner, routes::Desk},
    signing::{entered::Import, fields::Plain},
};

/// What was done, as the address says it.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Shown {
    done: String,
    count: i64,
    held: i64,
}

impl Shown {
    fn said(&self, desk: &Desk<Owner>) -> Vec<String> {
        let counted = |id: &str, count: i64| desk.locale.say_with(id, &[("count", count.into())]);
        let mut said = match self.done.as_str() {
            "entered" => vec![counted("import-done", self.count)],
            "taken-back" => vec![counted("import-done-taken-back", self.count)],
            "discarded" => vec![desk.locale.say("import-done-discarded")],
            "nobody" => vec![desk.locale.say("import-done-nobody")],
            _ => vec![],
        };
        if self.done == "entered" && self.held > 0 {
            said.push(counted("import-done-held", self.held));
        }
        said
    }
}

pub(super) async fn show(
    desk: Desk<Owner>,
    Path(of): Path<OfLetter>,
    Sought(shown): Sought<Shown>,
) -> Answer {
    let letter = of.letter(&desk.app)?;
    page(&desk, &letter, &shown.said(&desk), None).await
}

fn about<'a>(desk: &'a Desk<Owner>, letter: &'a Loaded) -> About<'a> {
    About { locale: &desk.locale, account: &desk.account, letter }
}

async fn page(desk: &Desk<Owner>, letter: &Loaded, done: &[String], mistake: Option<&'static str>) -> Answer {
    let imports = desk.app.signing.imports(letter.id).await?;
    let status = if mistake.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok((status, pages::import(about(desk, letter), &imports, done, mistake)).into_response())
}

/// Takes a file and keeps it until it is decided on.
pub(super) async fn upload(
    desk: Desk<Owner>,
    Path(of): Path<OfLetter>,
    form: Result<Multipart, MultipartRejection>,
) -> Answer {
    let letter = of.letter(&desk.app)?;
    let mut form = form.map_err(|_| AppError::BadRequest("error-not-a-form"))?;
    let mut file = Vec::new();
    while let Some(field) = form.next_field().await.map_err(|error| broken(&error))? {
        if field.name() == Some("file") {
            file = field.bytes().await.map_err(|error| broken(&error))?.to_vec();
        }
    }
    if file.is_empty() {
        return page(&desk, &letter, &[], Some("error-import-no-file")).await;
    }
    if let Err(unreadable) = import::read(file.clone()).await? {
        return page(&desk, &letter, &[], Some(unreadable.message())).await;
    }
    let draft = desk.app.imports.keep(&desk.right, (letter.id, desk.account.id), &file).await?;
    Ok(Redirect::to(&path(&desk, &letter, &format!("/{draft}"))).into_response())
}

fn broken(error: &axum::extract::multipart::MultipartError) -> AppError {
    match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => AppError::TooLarge,
        _ => AppError::BadRequest("error-not-a-form"),
    }
}

fn path(desk: &Desk<Owner>, letter: &Loaded, below: &str) -> String {
    desk.locale.paths.organize_letter(letter.letter.slug.as_str(), &format!("{}{below}", pages::HERE))
}

/// A file in waiting, or an act that was done.
#[derive(Deserialize)]
pub(super) struct OfImport {
    slug: String,
    id: Uuid,
}

/// The fields of a form, those of the columns among them.
type Fields = HashMap<String, String>;

pub(super) async fn look(
    desk: Desk<Owner>,
    Path(of): Path<OfImport>,
    Sought(chosen): Sought<Fields>,
) -> Answer {
    let letter = OfLetter { slug: of.slug }.letter(&desk.app)?;
    match done_before(&desk, &letter, of.id).await? {
        Some(import) if import.taken_back_at.is_none() => {
            Ok(pages::take_back(about(&desk, &letter), &import, &[]).into_response())
        }
        _ => preview(&desk, &letter, of.id, (&chosen, None)).await,
    }
}

/// The act by which a file was entered, if it was.
async fn done_before(desk: &Desk<Owner>, letter: &Loaded, id: Uuid) -> sqlx::Result<Option<Import>> {
    Ok(desk.app.signing.imports(letter.id).await?.into_iter().find(|import| import.id == id))
}

async fn preview(
    desk: &Desk<Owner>,
    letter: &Loaded,
    draft: Uuid,
    (chosen, mistake): (&Fields, Option<&'static str>),
) -> Answer {
    let sheet = kept(desk, letter, draft).await?;
    let mapping = mapping(&sheet, chosen);
    let plan = desk.app.imports.plan(letter, &sheet, &mapping).await?;
    let status = if mistake.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = pages::preview(&pages::Preview {
        of: about(desk, letter),
        draft,
        sheet: &sheet,
        mapping: &mapping,
        plan: &plan,
        provenance: chosen.get("provenance").map_or("", String::as_str),
        mistake,
    });
    Ok((status, page).into_response())
}

async fn kept(desk: &Desk<Owner>, letter: &Loaded, draft: Uuid) -> Answer<Sheet> {
    let file = desk.app.imports.kept(letter.id, desk.account.id, draft).await?;
    let sheet = import::read(file.ok_or(AppError::NotFound)?).await?;
    sheet.map_err(|_| AppError::NotFound)
}

/// What the columns hold: as chosen, or as they seem to say.
fn mapping(sheet: &Sheet, chosen: &Fields) -> Mapping {
    let mut mapping = Mapping::guess(sheet);
    if chosen.contains_key("chosen") {
        mapping.has_header = chosen.contains_key("header");
        for (at, column) in mapping.columns.iter_mut().enumerate() {
            let field = chosen.get(&format!("c{at}")).and_then(|field| Field::parse(field));
            *column = field.unwrap_or(Field::Nothing);
        }
    }
    mapping
}

pub(super) async fn decide(
    desk: Desk<Owner>,
    Path(of): Path<OfImport>,
    Posted(form): Posted<Fields>,
) -> Answer {
    let letter = OfLetter { slug: of.slug }.letter(&desk.app)?;
    let imports = &desk.app.imports;
    match form.get("act").map_or("", String::as_str) {
        "enter" => enter(&desk, &letter, of.id, &form).await,
        "discard" => {
            imports.discard(letter.id, desk.account.id, of.id).await?;
            Ok(done(&desk, &letter, "discarded"))
        }
        "take-back" => take_back(&desk, &letter, of.id, form.get("again").map_or("", String::as_str)).await,
        _ => Err(AppError::BadRequest("error-not-a-form")),
    }
}

async fn take_back(desk: &Desk<Owner>, letter: &Loaded, id: Uuid, password: &str) -> Answer {
    let import = done_before(desk, letter, id).await?.filter(|import| import.taken_back_at.is_none());
    let import = import.ok_or(AppError::NotFound)?;
    if !desk.confirms(password).await? {
        let page = pages::take_back(about(desk, letter), &import, &[("again", "error-password-wrong")]);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    match desk.app.imports.take_back(&desk.right, letter.id, id).await? {
        Some(count) => Ok(done(desk, letter, &format!("taken-back&count={count}"))),
        None => Err(AppError::NotFound),
    }
}

fn done(desk: &Desk<Owner>, letter: &Loaded, said: &str) -> Response {
    Redirect::to(&format!("{}?done={said}", path(desk, letter, ""))).into_response()
}

async fn enter(desk: &Desk<Owner>, letter: &Loaded, draft: Uuid, form: &Fields) -> Answer {
    let provenance = match Plain::line(form.get("provenance").map_or("", String::as_str)) {
        Ok(provenance) if !provenance.is_empty() => provenance,
        _ => return preview(desk, letter, draft, (form, Some("error-provenance-missing"))).await,
    };
    let imports = &desk.app.imports;
    // Whoever presses twice hears of the act that was done.
    if let Some(done) = entered(desk, letter, draft).await? {
        return Ok(done);
    }
    let sheet = kept(desk, letter, draft).await?;
    let plan = imports.plan(letter, &sheet, &mapping(&sheet, form)).await?;
    if !plan.faults.is_empty() {
        return preview(desk, letter, draft, (form, None)).await;
    }
    let act = Act {
        import: draft,
        plan: &plan,
        provenance: &provenance,
        takes_same_names: form.contains_key("same"),
    };
    imports.carry_out(&desk.right, letter, act, |_| {}).await?;
    imports.discard(letter.id, desk.account.id, draft).await?;
    Ok(entered(desk, letter, draft).await?.unwrap_or_else(|| done(desk, letter, "nobody")))
}

/// What was entered of a file, if it was.
async fn entered(desk: &Desk<Owner>, letter: &Loaded, draft: Uuid) -> Result<Option<Response>, AppError> {
    Ok(done_before(desk, letter, draft)
        .await?
        .map(|import| done(desk, letter, &format!("entered&count={}&held={}", import.entered, import.held))))
}
