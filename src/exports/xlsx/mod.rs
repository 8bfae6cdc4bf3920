//! Writes `signatories.xlsx`: text as text, a day as a date, in constant memory and without the disk.
//!
//! Rows become XML while a thread compresses those before, so that reading and compressing take place at the same
//! time. A sheet holds 1,048,576 rows, and a longer list continues in the next. The last sheet describes the file.
//!
//! A library for workbooks (`rust_xlsxwriter`) writes each sheet to the disk and compresses it when it is complete: for
//! a million rows 486 MB of disk, and nothing is sent before all rows are read.
//!
//! | file | owns |
//! | --- | --- |
//! | this one | what the sheets say |
//! | `sheet` | cells and sheets as XML |
//! | `package`, `zip` | the parts of a workbook, compressed into one archive |

mod package;
mod sheet;
mod zip;

use futures_util::StreamExt;
use time::macros::format_description;

use self::{
    package::Package,
    sheet::{Sheet, Style},
};
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

/// The bytes of XML after which a sheet ends too: without extensions that not all programs know, a part of a workbook
/// has at most 4 GB.
const LARGEST_SHEET: u64 = 3 << 30;

/// The columns whose few values are repeated in all rows: they stand in the workbook once. The sheet is a third smaller
/// by it, and as much faster to compress and to open.
const REPEATED: [&str; 5] = ["capacity", "country", "language", "text_version", "verified_by"];

pub(super) async fn write(
    download: &mut Download,
    of: &Subject,
    pieces: &mut Outbound,
) -> Result<(), Broken> {
    // The same revision gives the same file, byte for byte: it contains the time of the figures, not of the
    // request.
    let mut package = Package::begin(&of.title, download.figures.as_of, pieces.blocking());
    let repeated = COLUMNS.each_ref().map(|column| REPEATED.contains(&column.name));
    let mut sheet = begin_sheet(&mut package, 1).await?;
    {
        let mut rows = store::rows(&mut download.conn, download.letter, &download.selection);
        let mut sheets = 1;
        while let Some(row) = rows.next().await {
            if sheet.rows() > ROWS || sheet.bytes() > LARGEST_SHEET {
                package.add(sheet.end()).await?;
                sheets += 1;
                sheet = begin_sheet(&mut package, sheets).await?;
            }
            write_row(&mut sheet, &mut package, &row?, &repeated);
            if let Some(part) = sheet.full_piece() {
                package.add(part).await?;
            }
        }
    }
    package.add(sheet.end()).await?;
    about(&mut package, of, download).await?;
    package.end().await
}

async fn begin_sheet(package: &mut Package, number: u32) -> Result<Sheet, Broken> {
    let name = if number == 1 { "signatories".to_owned() } else { format!("signatories {number}") };
    package.begin_sheet(&name).await?;
    let mut sheet = Sheet::begin(&COLUMNS.each_ref().map(|column| column.width), true);
    sheet.begin_row();
    for (at, column) in COLUMNS.iter().enumerate() {
        sheet.text(at, column.name, Style::Bold);
    }
    sheet.end_row();
    Ok(sheet)
}

fn write_row(sheet: &mut Sheet, package: &mut Package, row: &Row, repeated: &[bool; COLUMNS.len()]) {
    sheet.begin_row();
    for (at, text) in row.texts().into_iter().enumerate() {
        match (text, COLUMNS[at].kind) {
            (Some(text), _) if repeated[at] => sheet.shared_text(at, package.shared(text)),
            (Some(text), _) => sheet.text(at, text, Style::Plain),
            (None, "integer") => sheet.number(at, row.number),
            (None, "date") => sheet.day(at, row.signed_on),
            (None, _) => {}
        }
    }
    sheet.end_row();
}

/// Describes the file for readers who get it without the page it came from.
async fn about(package: &mut Package, of: &Subject, download: &Download) -> Result<(), Broken> {
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
    package.begin_sheet("about this file").await?;
    let mut sheet = Sheet::begin(&[24, 100], false);
    for (name, said) in facts.into_iter().chain(asked).chain(meanings) {
        sheet.begin_row();
        sheet.text(0, name, Style::Bold);
        sheet.text(1, &said, Style::Wrapped);
        sheet.end_row();
    }
    package.add(sheet.end()).await
}
