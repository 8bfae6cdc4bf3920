//! Routes of the audit trail: the page and the CSV file.

use axum::{
    body::{Body, Bytes},
    http::{HeaderValue, header},
    response::Response,
};
use futures_util::stream::try_unfold;
use time::format_description::well_known::Rfc3339;

use super::{form::AuditForm, page as pages, page::AuditPage};
use crate::{
    app::App,
    audit::trail::{TrailEntry, TrailFilter, lines},
    error::AppError,
    exports::formula_escape::escape_formula,
    http::{self, Answer},
    moderation::Moderator,
    organizers::{
        form::FormError,
        routes::{Authorized, form_page},
    },
};

/// Lines on the page: some ten screens of a phone.
const SHOWN: i64 = 50;

/// Lines of the file that are read at once: each query is short, and a slow reader holds no connection
/// between two of them.
const READ_AT_ONCE: i64 = 1_000;

pub(in crate::moderation) async fn show(
    organizer: Authorized<Moderator>,
    http::QueryParams(typed): http::QueryParams<AuditForm>,
) -> Answer {
    let app = &organizer.app;
    let (mut found, errors) = match filter(app, &typed) {
        Ok(filter) => {
            let conn = &mut *app.database.pool().acquire().await?;
            (lines(conn, &filter, typed.before(), SHOWN + 1).await?, Vec::new())
        }
        Err(errors) => (Vec::new(), errors),
    };
    let shown = usize::try_from(SHOWN).unwrap_or_default();
    let has_more = found.len() > shown;
    found.truncate(shown);
    let letters: Vec<_> = app
        .library
        .all()
        .iter()
        .map(|loaded| {
            let text = loaded.letter.text_in(organizer.locale.language());
            (loaded.id, loaded.letter.slug.as_str().to_owned(), text.title.clone())
        })
        .collect();
    let page = pages::audit(&AuditPage {
        locale: &organizer.locale,
        account: &organizer.account,
        letters: &letters,
        team: &app.organizers.accounts().await?,
        lines: &found,
        has_more,
        typed: &typed,
        errors: &errors,
    });
    Ok(form_page(&errors, page))
}

fn filter(app: &App, typed: &AuditForm) -> Result<TrailFilter, Vec<FormError>> {
    let mut filter = typed.parse()?;
    if !typed.letter.is_empty() {
        let Some(letter) = app.library.find(&typed.letter) else {
            return Err(vec![("letter", "error-audit-letter")]);
        };
        filter.letter = Some(letter.id);
    }
    Ok(filter)
}

pub(in crate::moderation) async fn file(
    organizer: Authorized<Moderator>,
    http::QueryParams(typed): http::QueryParams<AuditForm>,
) -> Answer {
    let app = organizer.app.clone();
    let filter = filter(&app, &typed).map_err(|_| AppError::BadRequest("error-not-an-address"))?;
    let head =
        ["\u{feff}id", "at", "who", "organizer", "act", "letter", "signature", "account", "reason", "detail"];
    let head = row(&head.map(str::to_owned)).map_err(AppError::Internal)?;
    // The state is the cursor; `None` once all is read.
    let rows = try_unfold(Some((typed.before(), head)), move |state| {
        let (app, filter) = (app.clone(), filter.clone());
        async move {
            let Some((before, mut piece)) = state else { return anyhow::Ok(None) };
            let conn = &mut *app.database.pool().acquire().await?;
            let found = lines(conn, &filter, before, READ_AT_ONCE).await?;
            for line in &found {
                piece.extend(row(&cells(&app, line)?)?);
            }
            let next = found.last().map(|last| (Some(last.id), Vec::new()));
            Ok(Some((Bytes::from(piece), next)))
        }
    });
    let mut response = Response::new(Body::from_stream(rows));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8; header=present"));
    headers
        .insert(header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"audit.csv\""));
    Ok(response)
}

fn cells(app: &App, line: &TrailEntry) -> anyhow::Result<[String; 10]> {
    let id = |id: Option<uuid::Uuid>| id.map(|id| id.to_string()).unwrap_or_default();
    let letter = line.letter.and_then(|id| app.library.by_id(id));
    let of_letter = line.letter.is_some();
    Ok([
        line.id.to_string(),
        line.at.format(&Rfc3339)?,
        line.who.clone(),
        id(line.organizer),
        line.act.clone(),
        letter.map(|letter| letter.letter.slug.to_string()).unwrap_or_default(),
        id(line.subject.filter(|_| of_letter)),
        id(line.subject.filter(|_| !of_letter)),
        escape_formula(line.detail["reason"].as_str().unwrap_or_default()),
        escape_formula(&line.detail.to_string()),
    ])
}

fn row(cells: &[String]) -> anyhow::Result<Vec<u8>> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(cells)?;
    writer.into_inner().map_err(|error| anyhow::anyhow!("a row of the audit trail: {error}"))
}
