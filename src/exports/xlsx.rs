//! Writes `signatories.xlsx`: text as text, a day as a date, in constant memory.
//!
//! Each sheet is written to the disk while its rows are read; then the workbook is compressed and sent piece by
//! piece. A sheet holds 1,048,576 rows, and a longer list continues in the next. The last sheet describes the file.

use futures_util::StreamExt;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};
use time::{Date, OffsetDateTime, macros::format_description};

use super::{
    Subject,
    columns::{COLUMNS, FEWER_ROWS, Row},
    download::Download,
    pieces::{Broken, Outbound},
    store,
};
use crate::{letters::Capacity, signing::signature::fields::Country};

/// Rows of a sheet without its header: the maximum of the format, minus one.
const ROWS: u32 = 1_048_575;

pub(super) async fn write(
    download: &mut Download,
    of: &Subject,
    pieces: &mut Outbound,
) -> Result<(), Broken> {
    let mut workbook = begin(download, of)?;
    let day = Format::new().set_num_format("yyyy-mm-dd");
    {
        let mut rows = store::rows(&mut download.conn, download.letter, &download.selection);
        let mut sheet = add_sheet(&mut workbook, "signatories")?;
        let (mut sheets, mut at) = (1, 0);
        while let Some(row) = rows.next().await {
            if at == ROWS {
                sheets += 1;
                sheet = add_sheet(&mut workbook, &format!("signatories {sheets}"))?;
                at = 0;
            }
            at += 1;
            write_row(sheet, at, &row?, &day)?;
            if pieces.is_over() {
                return Err(crate::exports::pieces::Broken::Gone);
            }
        }
    }
    about(&mut workbook, of, download)?;
    let writer = pieces.blocking();
    tokio::task::spawn_blocking(move || {
        let mut writer = std::io::BufWriter::new(writer);
        workbook.save_to_writer(&mut writer)?;
        std::io::Write::flush(&mut writer)?;
        Ok::<_, anyhow::Error>(())
    })
    .await??;
    Ok(())
}

fn begin(download: &Download, of: &Subject) -> Result<Workbook, XlsxError> {
    let mut workbook = Workbook::new();
    workbook.set_tempdir(&download.disk)?;
    // The same revision gives the same file, byte for byte: it contains the time of the figures, not of the
    // request.
    let made_at = moment(download.figures.as_of)?;
    workbook.set_properties(&DocProperties::new().set_title(&of.title).set_creation_datetime(&made_at));
    Ok(workbook)
}

fn add_sheet<'a>(workbook: &'a mut Workbook, name: &str) -> Result<&'a mut Worksheet, XlsxError> {
    let sheet = workbook.add_worksheet_with_constant_memory()?.set_name(name)?;
    let head = Format::new().set_bold();
    for (at, column) in (0..).zip(&COLUMNS) {
        sheet.set_column_width(at, f64::from(column.width))?;
    }
    sheet.set_freeze_panes(1, 0)?;
    for (at, column) in (0..).zip(&COLUMNS) {
        sheet.write_string_with_format(0, at, column.name, &head)?;
    }
    Ok(sheet)
}

fn write_row(sheet: &mut Worksheet, at: u32, row: &Row, day: &Format) -> Result<(), XlsxError> {
    for (column, text) in (0..).zip(row.texts()) {
        match (text, COLUMNS[usize::from(column)].kind) {
            (Some(text), _) => {
                sheet.write_string(at, column, text)?;
            }
            (None, "integer") => {
                // Signature numbers are far below 2^53, up to which a spreadsheet counts exactly.
                #[expect(clippy::cast_precision_loss)]
                sheet.write_number(at, column, row.number as f64)?;
            }
            (None, "date") => {
                sheet.write_datetime_with_format(at, column, date(row.signed_on)?, day)?;
            }
            (None, _) => {}
        }
    }
    Ok(())
}

/// Describes the file for readers who get it without the page it came from.
fn about(workbook: &mut Workbook, of: &Subject, download: &Download) -> Result<(), XlsxError> {
    let figures = &download.figures;
    let search = &download.selection.search;
    let rows = if search.is_empty() {
        format!("{}. {FEWER_ROWS}", figures.listed())
    } else {
        "Those that were found by what was asked for.".to_owned()
    };
    let asked = [
        ("searched for", search.typed()),
        ("capacity", search.capacity().map_or("", Capacity::as_str)),
        ("country", search.country().map_or("", Country::code)),
    ];
    let asked = asked
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(name, value)| (name, value.to_owned()));
    let sheet = workbook.add_worksheet().set_name("about this file")?;
    sheet.set_column_width(0, 24)?.set_column_width(1, 100)?;
    let bold = Format::new().set_bold();
    let wrapped = Format::new().set_text_wrap();
    let minute = format_description!("[year]-[month]-[day] [hour]:[minute]:[second] UTC");
    let as_of = figures.as_of.to_offset(time::UtcOffset::UTC).format(minute).unwrap_or_default();
    let facts = [
        ("letter", of.title.clone()),
        ("address", of.address.clone()),
        ("as of", as_of),
        ("revision", figures.revision.to_string()),
        ("signatures", figures.count().to_string()),
        ("with a public name", figures.public.to_string()),
        ("private", figures.private.to_string()),
        ("anonymous", figures.anonymous.to_string()),
        ("rows", rows),
    ];
    let meanings = COLUMNS.iter().map(|column| (column.name, column.meaning.to_owned()));
    for (at, (name, said)) in (0..).zip(facts.into_iter().chain(asked).chain(meanings)) {
        sheet.write_string_with_format(at, 0, name, &bold)?;
        sheet.write_string_with_format(at, 1, said, &wrapped)?;
    }
    Ok(())
}

fn date(day: Date) -> Result<ExcelDateTime, XlsxError> {
    let year = u16::try_from(day.year()).unwrap_or_default();
    ExcelDateTime::from_ymd(year, day.month().into(), day.day())
}

fn moment(at: OffsetDateTime) -> Result<ExcelDateTime, XlsxError> {
    let at = at.to_offset(time::UtcOffset::UTC);
    date(at.date())?.and_hms(at.hour().into(), at.minute(), at.second())
}
