//! Writes the parts of a workbook into one compressed file (ECMA-376, part 2: a ZIP archive), front to back.

use std::{
    collections::HashMap,
    io::{self, Write},
};

use time::{OffsetDateTime, format_description::well_known::Rfc3339};
use tokio::{sync::mpsc, task::JoinHandle};

use super::{
    sheet::{escape, put_text},
    zip::Zip,
};
use crate::exports::pieces::Broken;

/// Of deflate: a million rows take 0.6 s and 75 MB at 1, 1.3 s and 50 MB at 3, 4.7 s and 45 MB at 6 (2026-11-30).
const LEVEL: u32 = 3;

/// How many pieces of XML may wait to be compressed.
const AHEAD: usize = 4;

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const SHEETS: &str = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE_RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const CORE: &str = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
const CORE_TYPE: &str =
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
const CONTENT: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/// Plain, bold, a day, wrapped: in the order of [`super::sheet::Style`].
const STYLES: &str = "<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/></numFmts>\
     <fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font>\
     <font><b/><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font></fonts>\
     <fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>\
     <fill><patternFill patternType=\"gray125\"/></fill></fills>\
     <borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
     <cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>\
     <cellXfs count=\"4\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>\
     <xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/>\
     <xf numFmtId=\"164\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyNumberFormat=\"1\"/>\
     <xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyAlignment=\"1\">\
     <alignment vertical=\"top\" wrapText=\"1\"/></xf></cellXfs>\
     <cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>";

/// A workbook that is being written by a thread of its own.
pub(super) struct Package {
    parts: mpsc::Sender<Part>,
    writing: JoinHandle<anyhow::Result<()>>,
    /// The names of the sheets so far.
    sheets: Vec<String>,
    /// The texts that stand in the workbook once, and their numbers.
    shared: HashMap<String, usize>,
}

enum Part {
    /// The name of the part to which the following pieces belong.
    Begin(String),
    Piece(Vec<u8>),
    /// The workbook is complete.
    End,
}

impl Package {
    pub(super) fn begin(title: &str, made_at: OffsetDateTime, to: impl Write + Send + 'static) -> Self {
        let (parts, mut received) = mpsc::channel(AHEAD);
        let first = first_parts(title, made_at);
        let writing = tokio::task::spawn_blocking(move || {
            let mut zip = Zip::new(to, LEVEL);
            for (name, xml) in first {
                zip.begin(name)?;
                zip.write(xml.as_bytes())?;
            }
            while let Some(part) = received.blocking_recv() {
                match part {
                    Part::Begin(name) => zip.begin(&name)?,
                    Part::Piece(xml) => zip.write(&xml)?,
                    Part::End => return Ok(zip.end()?.flush()?),
                }
            }
            anyhow::bail!("the rows of a workbook broke off")
        });
        Self { parts, writing, sheets: Vec::new(), shared: HashMap::new() }
    }

    /// Begins a sheet, to which what is added from now on belongs.
    pub(super) async fn begin_sheet(&mut self, name: &str) -> Result<(), Broken> {
        self.sheets.push(name.to_owned());
        let part = format!("xl/worksheets/sheet{}.xml", self.sheets.len());
        self.pass_on(Part::Begin(part)).await
    }

    pub(super) async fn add(&mut self, xml: Vec<u8>) -> Result<(), Broken> {
        self.pass_on(Part::Piece(xml)).await
    }

    /// The number of a text that stands in the workbook once.
    pub(super) fn shared(&mut self, text: &str) -> usize {
        if let Some(number) = self.shared.get(text) {
            return *number;
        }
        let number = self.shared.len();
        self.shared.insert(text.to_owned(), number);
        number
    }

    /// Writes what only the end can say: the table of texts, and what the workbook consists of.
    pub(super) async fn end(mut self) -> Result<(), Broken> {
        for (name, xml) in last_parts(&self.sheets, &self.shared) {
            self.pass_on(Part::Begin(name.to_owned())).await?;
            self.add(xml).await?;
        }
        self.pass_on(Part::End).await?;
        self.writing.await?.map_err(gone_or_ours)
    }

    /// Hands a part to the thread; if that has ended, says why.
    async fn pass_on(&mut self, part: Part) -> Result<(), Broken> {
        if self.parts.send(part).await.is_ok() {
            return Ok(());
        }
        let ended = (&mut self.writing).await?;
        Err(ended.map_or_else(gone_or_ours, |()| Broken::Gone))
    }
}

/// A writer that fails has no reader any more.
fn gone_or_ours(error: anyhow::Error) -> Broken {
    let is_gone = error.chain().any(|cause| {
        cause.downcast_ref::<io::Error>().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
    });
    if is_gone { Broken::Gone } else { Broken::Ours(error) }
}

/// The parts that do not depend on the rows. By the name of the first, programs tell a workbook from another archive.
fn first_parts(title: &str, made_at: OffsetDateTime) -> [(&'static str, String); 3] {
    let mut escaped = Vec::new();
    escape(&mut escaped, title);
    let title = String::from_utf8_lossy(&escaped);
    let made_at = made_at.to_offset(time::UtcOffset::UTC).truncate_to_second();
    let made_at = made_at.format(&Rfc3339).unwrap_or_default();
    [
        (
            "_rels/.rels",
            format!(
                "{XML}<Relationships xmlns=\"{PACKAGE_RELATIONS}\">\
                 <Relationship Id=\"rId1\" Type=\"{RELATIONS}/officeDocument\" Target=\"xl/workbook.xml\"/>\
                 <Relationship Id=\"rId2\" Type=\"{CORE_TYPE}\" Target=\"docProps/core.xml\"/></Relationships>"
            ),
        ),
        (
            "docProps/core.xml",
            format!(
                "{XML}<cp:coreProperties xmlns:cp=\"{CORE}\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" \
                 xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\
                 <dc:title>{title}</dc:title><dcterms:created xsi:type=\"dcterms:W3CDTF\">{made_at}</dcterms:created>\
                 </cp:coreProperties>"
            ),
        ),
        ("xl/styles.xml", format!("{XML}<styleSheet xmlns=\"{SHEETS}\">{STYLES}</styleSheet>")),
    ]
}

fn last_parts(sheets: &[String], shared: &HashMap<String, usize>) -> [(&'static str, Vec<u8>); 4] {
    let numbered = || (1..).zip(sheets).map(|(number, name): (usize, _)| (number, name));
    let (strings, styles) = (sheets.len() + 1, sheets.len() + 2);
    let entries: String = numbered()
        .map(|(number, name)| format!("<sheet name=\"{name}\" sheetId=\"{number}\" r:id=\"rId{number}\"/>"))
        .collect();
    let workbook = format!(
        "{XML}<workbook xmlns=\"{SHEETS}\" xmlns:r=\"{RELATIONS}\"><sheets>{entries}</sheets></workbook>"
    );
    let relations: String = numbered()
        .map(|(number, _)| {
            let target = format!("worksheets/sheet{number}.xml");
            format!("<Relationship Id=\"rId{number}\" Type=\"{RELATIONS}/worksheet\" Target=\"{target}\"/>")
        })
        .collect();
    let relations = format!(
        "{XML}<Relationships xmlns=\"{PACKAGE_RELATIONS}\">{relations}\
         <Relationship Id=\"rId{strings}\" Type=\"{RELATIONS}/sharedStrings\" Target=\"sharedStrings.xml\"/>\
         <Relationship Id=\"rId{styles}\" Type=\"{RELATIONS}/styles\" Target=\"styles.xml\"/></Relationships>"
    );
    let types: String = numbered()
        .map(|(number, _)| {
            format!(
                "<Override PartName=\"/xl/worksheets/sheet{number}.xml\" ContentType=\"{CONTENT}.worksheet+xml\"/>"
            )
        })
        .collect();
    let types = format!(
        "{XML}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Override PartName=\"/xl/workbook.xml\" ContentType=\"{CONTENT}.sheet.main+xml\"/>{types}\
         <Override PartName=\"/xl/sharedStrings.xml\" ContentType=\"{CONTENT}.sharedStrings+xml\"/>\
         <Override PartName=\"/xl/styles.xml\" ContentType=\"{CONTENT}.styles+xml\"/>\
         <Override PartName=\"/docProps/core.xml\" \
         ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>"
    );
    [
        ("xl/sharedStrings.xml", table(shared)),
        ("xl/workbook.xml", workbook.into_bytes()),
        ("xl/_rels/workbook.xml.rels", relations.into_bytes()),
        ("[Content_Types].xml", types.into_bytes()),
    ]
}

/// The table of shared texts, in the order of their numbers.
fn table(shared: &HashMap<String, usize>) -> Vec<u8> {
    let mut texts: Vec<_> = shared.iter().map(|(text, number)| (*number, text)).collect();
    texts.sort_unstable();
    let mut xml = format!("{XML}<sst xmlns=\"{SHEETS}\" uniqueCount=\"{}\">", texts.len()).into_bytes();
    for (_, text) in texts {
        xml.extend_from_slice(b"<si>");
        put_text(&mut xml, text);
        xml.extend_from_slice(b"</si>");
    }
    xml.extend_from_slice(b"</sst>");
    xml
}
