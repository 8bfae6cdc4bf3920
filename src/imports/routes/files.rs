//! Routes of imports: uploading a file, previewing it, entering it, taking it back.

use std::collections::BTreeMap;

use axum::{
    extract::{
        Multipart, Path,
        multipart::{MultipartError, MultipartRejection},
    },
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use uuid::Uuid;

use crate::{
    error::AppError,
    exports::formula_escape::escape_formula,
    http::{Answer, FormBody, QueryParams},
    imports::{
        self, ImportRequest, Plan,
        charset::Charset,
        column_mapping::{ImportField, Mapping},
        options::ImportOptions,
        pages::{
            preview as preview_page,
            shared::{self, HERE},
            upload,
        },
        row_faults::Why,
        sheet::Sheet,
    },
    letters::{Capacity, Loaded, routes::AnyLetter},
    organizers::{rights::Owner, routes::Authorized},
    signing::{entry::enter::Import, signature::fields::Plain},
};

/// Query parameters: what was just done.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(crate) struct Shown {
    done: String,
    count: i64,
    held: i64,
}

impl Shown {
    fn notices(&self, organizer: &Authorized<Owner>) -> Vec<String> {
        let counted = |id: &str, count: i64| organizer.locale.say_with(id, &[("count", count.into())]);
        let mut notices = match self.done.as_str() {
            "entered" => vec![counted("import-done", self.count)],
            "taken-back" => vec![counted("import-done-taken-back", self.count)],
            "discarded" => vec![organizer.locale.say("import-done-discarded")],
            "nobody" => vec![organizer.locale.say("import-done-nobody")],
            _ => vec![],
        };
        if self.done == "entered" && self.held > 0 {
            notices.push(counted("import-done-held", self.held));
        }
        notices
    }
}

pub(crate) async fn show(
    organizer: Authorized<Owner>,
    AnyLetter(letter): AnyLetter,
    QueryParams(shown): QueryParams<Shown>,
) -> Answer {
    page(&organizer, &letter, &shown.notices(&organizer), None).await
}

async fn page(
    organizer: &Authorized<Owner>,
    letter: &Loaded,
    done: &[String],
    error: Option<&'static str>,
) -> Answer {
    let imports = organizer.app.signing.entries.imports(letter.id).await?;
    let status = match error {
        None => StatusCode::OK,
        Some(TOO_LARGE) => StatusCode::PAYLOAD_TOO_LARGE,
        Some(_) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    Ok((status, upload::import(organizer.context(letter), &imports, done, error)).into_response())
}

/// The byte order mark.
const MARK: char = '\u{feff}';

/// The error message for a file that is larger than [`imports::LARGEST_FILE`].
const TOO_LARGE: &str = "error-import-too-large";

/// Stores an uploaded file until its organizer decides on it.
pub(crate) async fn upload(
    organizer: Authorized<Owner>,
    AnyLetter(letter): AnyLetter,
    form: Result<Multipart, MultipartRejection>,
) -> Answer {
    let mut form = form.map_err(|_| AppError::BadRequest("error-not-a-form"))?;
    let file = match file_of(&mut form).await {
        Ok(file) => file,
        Err(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            return page(&organizer, &letter, &[], Some(TOO_LARGE)).await;
        }
        Err(_) => return Err(AppError::BadRequest("error-not-a-form")),
    };
    if file.is_empty() {
        return page(&organizer, &letter, &[], Some("error-import-no-file")).await;
    }
    if let Err(unreadable) = imports::read(file.clone(), None).await? {
        return page(&organizer, &letter, &[], Some(unreadable.message())).await;
    }
    let draft =
        organizer.app.imports.keep(&organizer.right, (letter.id, organizer.account.id), &file).await?;
    Ok(organizer.redirect(&letter, &format!("{HERE}/{draft}")))
}

/// The file, or the pasted text. A browser sends that as UTF-8, which is marked with a byte order mark
/// here. A NUL in it comes from a program's clipboard and is invisible, so it is removed.
async fn file_of(form: &mut Multipart) -> Result<Vec<u8>, MultipartError> {
    let mut file = Vec::new();
    while let Some(field) = form.next_field().await? {
        match field.name() {
            Some("file") => file = field.bytes().await?.to_vec(),
            Some("pasted") if file.is_empty() => {
                let pasted = field.bytes().await?;
                let pasted = String::from_utf8_lossy(&pasted).replace('\0', "");
                let pasted = pasted.trim_start_matches(MARK);
                file = if pasted.is_empty() { Vec::new() } else { format!("{MARK}{pasted}").into_bytes() };
            }
            _ => {}
        }
    }
    Ok(file)
}

/// Path parameters of a waiting file, or of an import that was entered.
#[derive(Deserialize)]
pub(crate) struct OfImport {
    slug: String,
    id: Uuid,
}

/// The fields of a form, including those of the columns.
type Fields = BTreeMap<String, String>;

pub(crate) async fn look(
    organizer: Authorized<Owner>,
    Path(of): Path<OfImport>,
    QueryParams(chosen): QueryParams<Fields>,
) -> Answer {
    let letter = organizer.app.library.find(&of.slug).ok_or(AppError::NotFound)?;
    match done_before(&organizer, &letter, of.id).await? {
        Some(import) if import.taken_back_at.is_none() => {
            Ok(upload::take_back(organizer.context(&letter), &import, &[]).into_response())
        }
        _ => preview(&organizer, &letter, of.id, (&chosen, None)).await,
    }
}

/// The import of this file, if it was entered.
async fn done_before(
    organizer: &Authorized<Owner>,
    letter: &Loaded,
    id: Uuid,
) -> sqlx::Result<Option<Import>> {
    Ok(organizer.app.signing.entries.imports(letter.id).await?.into_iter().find(|import| import.id == id))
}

async fn preview(
    organizer: &Authorized<Owner>,
    letter: &Loaded,
    draft: Uuid,
    (chosen, error): (&Fields, Option<&'static str>),
) -> Answer {
    let read = understood(organizer, letter, draft, chosen).await?;
    if chosen.contains_key("faults") {
        return Ok(faults_file(organizer, &read.plan));
    }
    if chosen.contains_key("lines") {
        return Ok(lines_file(organizer, &read.plan));
    }
    let status = if error.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = preview_page::preview(&shared::PreviewPage {
        of: organizer.context(letter),
        draft,
        sheet: &read.sheet,
        mapping: &read.mapping,
        plan: &read.plan,
        choices: &read.choices,
        chosen: &kept_choices(chosen, &read.mapping),
        provenance: chosen.get("provenance").map_or("", String::as_str),
        error,
    });
    Ok((status, page).into_response())
}

/// A waiting file as it was read.
struct Understood {
    sheet: Sheet,
    mapping: Mapping,
    choices: ImportOptions,
    plan: Plan,
}

async fn understood(
    organizer: &Authorized<Owner>,
    letter: &Loaded,
    draft: Uuid,
    chosen: &Fields,
) -> Answer<Understood> {
    let file = organizer.app.imports.kept(letter.id, organizer.account.id, draft).await?;
    let choices = choices(chosen);
    let sheet = imports::read(file.ok_or(AppError::NotFound)?, choices.encoding).await?;
    let mut sheet = sheet.map_err(|_| AppError::NotFound)?;
    let mapping = choices.mapping(&mut sheet);
    let plan = organizer.app.imports.plan(letter, (&sheet, &mapping), &choices).await?;
    Ok(Understood { sheet, mapping, choices, plan })
}

/// The choices in the fields of the form.
fn choices(chosen: &Fields) -> ImportOptions {
    let is_on = |name: &str| chosen.contains_key(name);
    let is_other = |value: &str| match value {
        "other" => Some(true),
        "same" => Some(false),
        _ => None,
    };
    let by_number = |begin: &'static str| {
        chosen.iter().filter_map(move |(name, value)| {
            Some((name.strip_prefix(begin)?.parse::<usize>().ok()?, value.as_str()))
        })
    };
    let kind = |name: &String| {
        let (field, why) = name.strip_prefix("drop-")?.split_once('-')?;
        Some((field.parse().ok()?, why.parse().ok()?))
            .filter(|(_, why): &(ImportField, Why)| why.can_be_dropped())
    };
    let group = if is_on("organisations") { Capacity::Group } else { Capacity::Personal };
    ImportOptions {
        encoding: chosen.get("encoding").and_then(|label| Charset::called(label)),
        header: is_on("chosen").then(|| is_on("header")),
        head_row: chosen.get("head_row").and_then(|row| row.parse().ok()),
        columns: by_number("c").filter_map(|(at, field)| Some((at, field.parse().ok()?))).collect(),
        days: chosen.get("days").and_then(|order| order.parse().ok()),
        after_comma: chosen.get("comma").and_then(|after| after.parse().ok()),
        bares_names: is_on("bare"),
        capacity: is_on("chosen").then_some(group),
        mends_letters: is_on("mend"),
        dropped: chosen.keys().filter_map(kind).collect(),
        namesakes: by_number("row-").filter_map(|(row, value)| Some((row, is_other(value)?))).collect(),
        all_namesakes: chosen.get("rows").and_then(|value| is_other(value)),
    }
}

/// The choices and the guesses as hidden fields of the form, so that the guesses become choices when it is
/// sent.
fn kept_choices(chosen: &Fields, mapping: &Mapping) -> Vec<(String, String)> {
    let is_choice = |name: &str| {
        ["drop-", "row-"].iter().any(|begin| name.starts_with(begin))
            || ["encoding", "days", "rows", "comma", "organisations", "head_row", "bare", "mend"]
                .contains(&name)
    };
    let mut kept: Vec<(String, String)> = chosen
        .iter()
        .filter(|(name, _)| is_choice(name))
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect();
    let mut on = |name: &str| kept.push((name.to_owned(), "on".to_owned()));
    if mapping.lists_organisations && !chosen.contains_key("chosen") {
        on("organisations");
    }
    // Whether the first row is a head stays open until a person has looked.
    if mapping.header_is_sure {
        on("chosen");
        if mapping.has_header {
            on("header");
        }
        kept.extend(
            mapping
                .columns
                .iter()
                .enumerate()
                .map(|(at, field)| (format!("c{at}"), field.into_str().to_owned())),
        );
    }
    kept
}

/// All faults, as a CSV file.
fn faults_file(organizer: &Authorized<Owner>, plan: &Plan) -> Response {
    let rows = plan.rows.faults.iter().map(|fault| {
        let message = preview_page::fault_message(&organizer.locale, fault);
        [fault.row.to_string(), fault.field.into_str().to_owned(), fault.cell.clone(), message].to_vec()
    });
    file_of_rows("faults.csv", rows)
}

/// All entries as they would appear, as a CSV file: the page shows only the first of them.
fn lines_file(organizer: &Authorized<Owner>, plan: &Plan) -> Response {
    let heads = std::iter::once(preview_page::heads_of_lines(&organizer.locale));
    let lines = plan
        .sample(usize::MAX)
        .map(|(row, entry)| preview_page::cells_of_line(&organizer.locale, row, entry));
    file_of_rows("lines.csv", heads.chain(lines))
}

fn file_of_rows(name: &str, rows: impl Iterator<Item = Vec<String>>) -> Response {
    let mut file = csv::Writer::from_writer(b"\xef\xbb\xbf".to_vec());
    let mut cells = rows.map(|row| row.iter().map(|cell| escape_formula(cell)).collect::<Vec<_>>());
    let written = cells.try_for_each(|row| file.write_record(row));
    let file = written.ok().and_then(|()| file.into_inner().ok()).unwrap_or_default();
    let kind = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    (kind, file).into_response()
}

pub(crate) async fn decide(
    organizer: Authorized<Owner>,
    Path(of): Path<OfImport>,
    FormBody(form): FormBody<Fields>,
) -> Answer {
    let letter = organizer.app.library.find(&of.slug).ok_or(AppError::NotFound)?;
    let imports = &organizer.app.imports;
    match form.get("act").map_or("", String::as_str) {
        "enter" => enter(&organizer, &letter, of.id, &form).await,
        "discard" => {
            imports.discard(letter.id, organizer.account.id, of.id).await?;
            Ok(done(&organizer, &letter, "discarded"))
        }
        "take-back" => {
            take_back(&organizer, &letter, of.id, form.get("again").map_or("", String::as_str)).await
        }
        _ => Err(AppError::BadRequest("error-not-a-form")),
    }
}

async fn take_back(organizer: &Authorized<Owner>, letter: &Loaded, id: Uuid, password: &str) -> Answer {
    let import = done_before(organizer, letter, id).await?.filter(|import| import.taken_back_at.is_none());
    let import = import.ok_or(AppError::NotFound)?;
    if !organizer.confirms(password).await? {
        let page =
            upload::take_back(organizer.context(letter), &import, &[("again", "error-password-wrong")]);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    match organizer.app.imports.take_back(&organizer.right, letter.id, id).await? {
        Some(count) => Ok(done(organizer, letter, &format!("taken-back&count={count}"))),
        None => Err(AppError::NotFound),
    }
}

fn done(organizer: &Authorized<Owner>, letter: &Loaded, notice: &str) -> Response {
    organizer.redirect(letter, &format!("{HERE}?done={notice}"))
}

async fn enter(organizer: &Authorized<Owner>, letter: &Loaded, draft: Uuid, form: &Fields) -> Answer {
    let provenance = match Plain::line(form.get("provenance").map_or("", String::as_str)) {
        Ok(provenance) if !provenance.is_empty() => provenance,
        _ => return preview(organizer, letter, draft, (form, Some("error-provenance-missing"))).await,
    };
    let imports = &organizer.app.imports;
    // A second press of the button shows the result of the first.
    if let Some(done) = entered(organizer, letter, draft).await? {
        return Ok(done);
    }
    let Understood { plan, .. } = understood(organizer, letter, draft, form).await?;
    if !plan.is_decided() {
        return preview(organizer, letter, draft, (form, None)).await;
    }
    let act = ImportRequest {
        import: draft,
        plan: &plan,
        provenance: &provenance,
        takes_same_names: form.contains_key("same"),
    };
    imports.carry_out(&organizer.right, letter, act, |_| {}).await?;
    imports.discard(letter.id, organizer.account.id, draft).await?;
    Ok(entered(organizer, letter, draft).await?.unwrap_or_else(|| done(organizer, letter, "nobody")))
}

/// The result of an import, if the file was entered.
async fn entered(
    organizer: &Authorized<Owner>,
    letter: &Loaded,
    draft: Uuid,
) -> Result<Option<Response>, AppError> {
    Ok(done_before(organizer, letter, draft).await?.map(|import| {
        done(organizer, letter, &format!("entered&count={}&held={}", import.entered, import.held))
    }))
}
