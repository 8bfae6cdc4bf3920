//! Numbers footnotes in the order of their first reference and lists them at the end of the body.

use std::collections::{BTreeMap, HashMap};

use super::{BodyLabels, escape};

/// An arrow for the link back. The variation selector after it stops phones from drawing it as an emoji.
const BACK: &str = "↩\u{fe0e}";

/// The footnotes of a body, collected while it is rendered.
pub(super) struct Footnotes {
    anchor: String,
    /// The number of each referenced label, from 1.
    numbers: HashMap<String, usize>,
    /// How many references each number has.
    times: Vec<usize>,
    /// The HTML of each footnote by label, with its line.
    notes: BTreeMap<String, (usize, String)>,
    /// The footnotes that are being rendered, the innermost last.
    open: Vec<(String, usize)>,
}

impl Footnotes {
    pub(super) fn new(anchor: &str) -> Self {
        Self {
            anchor: anchor.to_owned(),
            numbers: HashMap::new(),
            times: Vec::new(),
            notes: BTreeMap::new(),
            open: Vec::new(),
        }
    }

    /// Returns the reference mark for a footnote.
    pub(super) fn refer(&mut self, label: &str, words: &BodyLabels) -> String {
        let number = *self.numbers.entry(folded(label)).or_insert(self.times.len() + 1);
        if number > self.times.len() {
            self.times.push(0);
        }
        self.times[number - 1] += 1;
        let nth = self.times[number - 1];
        let mut mark = format!(
            "<sup><a href=\"#{}note-{number}\" id=\"{}\" role=\"doc-noteref\" aria-label=\"",
            self.anchor,
            self.reference_id(number, nth)
        );
        escape(&mut mark, &words.footnote.replace("{number}", &number.to_string()));
        mark + &format!("\">{number}</a></sup>")
    }

    pub(super) fn begin(&mut self, label: &str, line: usize) {
        self.open.push((folded(label), line));
    }

    /// Ends the footnote that began last. Of two with the same label, the first counts.
    pub(super) fn end(&mut self, html: String) {
        if let Some((label, line)) = self.open.pop() {
            self.notes.entry(label).or_insert((line, html));
        }
    }

    /// The list of footnotes, and the label and line of those without a reference.
    pub(super) fn list(&mut self, words: &BodyLabels) -> (String, Vec<(String, usize)>) {
        let mut notes = std::mem::take(&mut self.notes);
        let mut list = String::new();
        let mut numbered: Vec<(&String, &usize)> = self.numbers.iter().collect();
        numbered.sort_by_key(|(_, number)| **number);
        for ((label, number), times) in numbered.into_iter().zip(&self.times) {
            let (_, html) = notes.remove(label).unwrap_or_default();
            // The link back follows the last word, inside its paragraph if there is one.
            let (text, end) = html.strip_suffix("</p>\n").map_or((html.as_str(), ""), |text| (text, "</p>"));
            list += &format!("<li id=\"{}note-{number}\">{text}", self.anchor);
            for nth in 1..=*times {
                list += &self.way_back(*number, nth, words);
            }
            list += &format!("{end}</li>\n");
        }
        if !list.is_empty() {
            let mut head = String::from("<ol class=\"footnotes\" aria-label=\"");
            escape(&mut head, &words.footnotes);
            list = format!("{head}\">\n{list}</ol>\n");
        }
        (list, notes.into_iter().map(|(label, (line, _))| (label, line)).collect())
    }

    fn way_back(&self, number: usize, nth: usize, words: &BodyLabels) -> String {
        let name = if nth == 1 { number.to_string() } else { format!("{number}-{nth}") };
        let mut link =
            format!(" <a href=\"#{}\" role=\"doc-backlink\" aria-label=\"", self.reference_id(number, nth));
        escape(&mut link, &words.back.replace("{number}", &name));
        link + &format!("\">{BACK}</a>")
    }

    fn reference_id(&self, number: usize, nth: usize) -> String {
        if nth == 1 {
            format!("{}ref-{number}", self.anchor)
        } else {
            format!("{}ref-{number}-{nth}", self.anchor)
        }
    }
}

/// Labels are compared without case, as CommonMark does for link labels.
fn folded(label: &str) -> String {
    label.to_lowercase()
}
