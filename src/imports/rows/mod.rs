//! Turns rows into entries: finds the faults of each row by column, and rows that repeat others.

#[cfg(test)]
pub(super) mod tests;

use std::collections::HashMap;

use time::Date;

use super::{
    cell_cleanup::{self, CleanedCell, holds_address, holds_number},
    cells::{as_whom, stands_for_nothing},
    column_mapping::{ImportField, Mapping, answer},
    damaged_letters::{self, Harm, Holds},
    dates::{self, Order},
    names::{self, AfterComma, Mark},
    not_a_name,
    options::ImportOptions,
    row_faults::{Fault, QUOTED, Why},
    same_person::{SamePerson, is_part_of, same_person},
    sheet::{Row, Sheet},
    word_lists,
};
use crate::{
    exports::formula_escape::unescape_formula,
    letters::Capacity,
    mail::EmailAddress,
    signing::{
        entry::enter::Entry,
        screening::anonymous_names::reads_as_anonymous,
        signature::{
            details::{SignatureDetails, SignerText, Visibility},
            fields::{Country, Plain, SignerName, TextProblem, Website},
        },
    },
    ui::countries,
};

/// The result of reading a sheet.
#[derive(Clone, Debug, Default)]
pub struct ParsedRows {
    /// The entries, each with its row, including those whose name is on the list already.
    pub lines: Vec<(usize, Entry)>,
    /// As long as there are any, nothing is entered.
    pub faults: Vec<Fault>,
    /// Rows that repeat another row and are left out, each with that other row.
    pub repeated: Vec<(usize, usize)>,
    /// Rows that may be the same person as another row: a person decides.
    pub namesakes: Vec<(usize, usize)>,
    /// Names that are changed, and cells whose letters were repaired, each with its new form.
    pub changed: Vec<(usize, String, String)>,
    /// How many of these contained a mailbox, which is kept as the address.
    pub mailboxes: usize,
    /// Rows that are left out because of their name.
    pub dropped: Vec<usize>,
    /// Cells that are left out because of their faults.
    pub dropped_cells: Vec<Fault>,
    /// How many do not say whether their name may be shown, and whether it is shown.
    pub unanswered: Option<(usize, bool)>,
    /// Rows with the address of another row, which are entered without it. Each with that other row.
    pub shared_addresses: Vec<(usize, usize)>,
    /// The format of the column of days.
    pub days: dates::DateColumn,
}

impl ParsedRows {
    pub(super) fn entries(&self) -> Vec<Entry> {
        self.lines.iter().map(|(_, entry)| entry.clone()).collect()
    }
}

pub fn read(sheet: &Sheet, mapping: &Mapping, choices: &ImportOptions, last_day: Date) -> ParsedRows {
    let cells = |at: usize| {
        let cells = mapping.people(sheet).iter().filter_map(move |row| row.cells.get(at));
        cells.map(String::as_str)
    };
    let days = dates::DateColumn::of(mapping.of(ImportField::Day).flat_map(cells));
    let order = choices.days.or(days.order);
    let mut reading = ParsedRows { days, ..ParsedRows::default() };
    let runs_on = |row| Fault {
        row,
        field: ImportField::Nothing,
        why: Why::Quotation,
        cell: String::new(),
        meant: None,
    };
    reading.faults.extend(sheet.unbalanced.map(runs_on));
    let mut names: HashMap<String, Vec<(usize, Entry)>> = HashMap::new();
    let mut addresses: HashMap<String, (usize, String)> = HashMap::new();
    let answers_no = |at: usize| cells(at).any(|cell| answer(cell) == Some(false));
    let reader = Reader {
        mapping,
        choices,
        last_day,
        order,
        is_guarded: mapping.is_our_own(sheet),
        parted: (
            mapping.parted(sheet).map_or(Mark::Comma, |(mark, _)| mark),
            choices.after_comma(mapping, sheet),
        ),
        heads: mapping.heads(sheet),
        hides_unanswered: mapping.of(ImportField::Hidden).any(answers_no),
    };
    let asked = || mapping.of(ImportField::Shown).chain(mapping.of(ImportField::Hidden));
    let is_silent = |row: &&Row| asked().any(|at| row.cells.get(at).is_none_or(String::is_empty));
    let silent = mapping.people(sheet).iter().filter(is_silent).count();
    let is_shown = mapping.of(ImportField::Shown).next().is_none() && !reader.hides_unanswered;
    reading.unanswered = (silent > 0).then_some((silent, is_shown));
    for row in mapping.people(sheet) {
        let mut entry = match reader.entry(row) {
            Ok(read) => {
                reading.mailboxes += usize::from(read.has_mailbox);
                reading.changed.extend(read.changed);
                reading.dropped_cells.extend(read.dropped);
                read.entry
            }
            Err(faults) => {
                let drops = |fault: &Fault| {
                    fault.field == ImportField::Name && choices.dropped.contains(&fault.kind())
                };
                match faults.iter().any(drops) {
                    true => reading.dropped.push(row.number),
                    false => reading.faults.extend(faults),
                }
                continue;
            }
        };
        let name = entry.details.text.name.as_ref().map(SignerName::folded).unwrap_or_default();
        let before = names.entry(name).or_default();
        let same = |wanted| {
            before.iter().find(|(_, other)| same_person(other, &entry) == wanted).map(|(row, _)| *row)
        };
        if let Some(first) = same(SamePerson::Same) {
            reading.repeated.push((row.number, first));
            continue;
        }
        let address = entry.address.as_ref().map(EmailAddress::exact_key);
        let written = entry.details.text.name.as_ref().map_or("", SignerName::as_str).to_owned();
        let namesake = address.as_ref().and_then(|address| addresses.get(address));
        let namesake = namesake.filter(|(_, name)| is_part_of(name, &written)).map(|(row, _)| *row);
        if let Some(first) = same(SamePerson::Unclear).or(namesake) {
            match choices.namesakes.get(&row.number).copied().or(choices.all_namesakes) {
                Some(true) => {}
                Some(false) => {
                    reading.repeated.push((row.number, first));
                    continue;
                }
                None => reading.namesakes.push((row.number, first)),
            }
        }
        before.push((row.number, entry.clone()));
        if let Some(address) = address {
            match addresses.get(&address) {
                Some((first, _)) => {
                    reading.shared_addresses.push((row.number, *first));
                    entry.address = None;
                }
                None => drop(addresses.insert(address, (row.number, written))),
            }
        }
        reading.lines.push((row.number, entry));
    }
    reading
}

/// The result of reading one row.
struct Read {
    entry: Entry,
    /// What is changed, each with its new form.
    changed: Vec<(usize, String, String)>,
    /// Whether a mailbox was beside its name.
    has_mailbox: bool,
    dropped: Vec<Fault>,
}

struct Reader<'a> {
    mapping: &'a Mapping,
    choices: &'a ImportOptions,
    last_day: Date,
    /// The order of day and month, if it is known.
    order: Option<Order>,
    is_guarded: bool,
    /// The mark after names, and the meaning of the text after it.
    parted: (Mark, Option<AfterComma>),
    /// The row with the heads, if there is one.
    heads: Option<&'a Row>,
    /// Whether an empty answer to "hide my name?" hides the name: if other rows answer "no".
    hides_unanswered: bool,
}

impl Reader<'_> {
    fn entry(&self, row: &Row) -> Result<Read, Vec<Fault>> {
        let (mut faults, mut dropped) = (Vec::new(), Vec::new());
        let mut wrong = |field, why, cell: &str| {
            let quoted = |cell: &str| cell.chars().take(QUOTED).collect();
            let meant = damaged_letters::mended(cell).filter(|_| why == Why::Damaged).as_deref().map(quoted);
            let fault = Fault { row: row.number, field, why, cell: quoted(cell), meant };
            match field != ImportField::Name && self.choices.dropped.contains(&fault.kind()) {
                true => dropped.push(fault),
                false => faults.push(fault),
            }
        };
        let (row, mut changed) = self.mended(row);
        let row = &self.unharmed(row, &mut wrong);
        let is_taken =
            |at: usize| self.mapping.columns.get(at).is_some_and(|field| *field != ImportField::Nothing);
        let width = self.heads.map_or(usize::MAX, |heads| heads.cells.len());
        let mut behind = row.cells.iter().enumerate().skip(width);
        if let Some((_, cell)) = behind.find(|(at, cell)| !cell.is_empty() && !is_taken(*at)) {
            wrong(ImportField::Nothing, Why::Surplus, cell);
        }
        let mut public = |field: ImportField, parse: fn(&str) -> Result<Plain, TextProblem>| {
            let cell = self.cell(row, field);
            match parse(&cell) {
                Ok(_) if holds_address(&cell) || holds_number(&cell) => {
                    wrong(field, Why::HoldsAddress, &cell);
                }
                Ok(text) => return text,
                Err(problem) => wrong(field, problem.into(), &cell),
            }
            Plain::default()
        };
        let role = public(ImportField::Role, Plain::line);
        let organisation = public(ImportField::Organisation, Plain::line);
        let city = public(ImportField::City, Plain::line);
        let comment = public(ImportField::Comment, Plain::paragraphs);
        let spokesperson =
            Plain::line(&self.cell(row, ImportField::Spokesperson)).unwrap_or_else(|problem| {
                wrong(ImportField::Spokesperson, problem.into(), &self.cell(row, ImportField::Spokesperson));
                Plain::default()
            });
        let (written, clean) = self.name(row);
        let name = match SignerName::parse(&clean.text) {
            Ok(name) if reads_as_anonymous(&name) => {
                wrong(ImportField::Name, Why::NamesNobody, &written);
                None
            }
            Ok(_) if !self.is_guarded && self.is_no_person(row, &clean.text) => {
                wrong(ImportField::Name, Why::NoPerson, &written);
                None
            }
            Ok(name) => match self.wrong_with(row, &clean.text) {
                None => Some(name),
                Some(why) => {
                    wrong(ImportField::Name, why, &written);
                    None
                }
            },
            // The cell was not empty, but nothing of it is a name.
            Err(TextProblem::Empty) if !written.is_empty() => {
                wrong(ImportField::Name, Why::NotAName, &written);
                None
            }
            Err(problem) => {
                wrong(ImportField::Name, problem.into(), &written);
                None
            }
        };
        let country = self.cell(row, ImportField::Country);
        let code = countries::meant(&country).and_then(Country::parse);
        if code.is_none() && !country.is_empty() {
            wrong(ImportField::Country, Why::Country, &country);
        }
        let website =
            Some(self.cell(row, ImportField::Website)).filter(|page| !page.is_empty()).or(clean.link);
        let website = website.unwrap_or_default();
        let page = Website::parse(&website).ok();
        if page.is_none() && !website.is_empty() {
            wrong(ImportField::Website, Why::Website, &website);
        }
        let capacity = self.cell(row, ImportField::Capacity);
        let usual = self.choices.capacity(self.mapping);
        let as_whom = if capacity.is_empty() { Some(usual) } else { as_whom(&capacity) };
        if as_whom.is_none() {
            wrong(ImportField::Capacity, Why::Capacity, &capacity);
        }
        let has_mailbox = clean.mailbox.is_some();
        if self.has_other_mailbox(row, clean.mailbox.as_deref()) {
            wrong(ImportField::Name, Why::TwoAddresses, &written);
        }
        let email =
            Some(self.cell(row, ImportField::Email)).filter(|email| !email.is_empty()).or(clean.mailbox);
        let email = email.unwrap_or_default();
        let address = EmailAddress::parse(email.trim_start_matches("mailto:")).ok();
        if address.is_none() && !email.is_empty() {
            wrong(ImportField::Email, Why::Email, &email);
        }
        let visibility = self.visibility(row).unwrap_or_else(|(field, cell)| {
            wrong(field, Why::Consent, &cell);
            Visibility::Private
        });
        let day = self.day(row).unwrap_or_else(|(why, cell)| {
            wrong(ImportField::Day, why, &cell);
            None
        });
        if !faults.is_empty() {
            return Err(faults);
        }
        let moved = Some(self.moved(row)).filter(|moved| !moved.is_empty());
        let taken = [Some(clean.text), moved].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        if written != taken {
            changed.push((row.number, written, taken));
        }
        let text = SignerText {
            name,
            spokesperson,
            role,
            organisation,
            city,
            country: code,
            website: page,
            comment,
        };
        let details =
            SignatureDetails { visibility, capacity: as_whom.unwrap_or(usual), text, updates: false };
        Ok(Read { entry: Entry { details, address, day }, changed, has_mailbox, dropped })
    }

    /// The columns that hold letters, each with the kind of its cells.
    fn lettered(&self) -> impl Iterator<Item = (usize, ImportField, Holds)> {
        // Texts that were written on this site are accepted unchanged.
        let here = self.is_guarded.then_some(Holds::Prose);
        let lists_groups = self.choices.capacity(self.mapping) == Capacity::Group;
        let name = if lists_groups { Holds::Words } else { Holds::Name };
        self.mapping.columns.iter().enumerate().filter_map(move |(at, field)| {
            let (field, holds) = match field {
                ImportField::Name | ImportField::Given | ImportField::Family | ImportField::Title => {
                    (ImportField::Name, name)
                }
                ImportField::Spokesperson => (*field, Holds::Name),
                ImportField::Role | ImportField::Organisation => (*field, Holds::Words),
                ImportField::Comment | ImportField::City | ImportField::Country => (*field, Holds::Prose),
                _ => return None,
            };
            Some((at, field, here.unwrap_or(holds)))
        })
    }

    /// A row with its damaged letters repaired, if that was chosen, and what was repaired.
    fn mended(&self, row: &Row) -> (Row, Vec<(usize, String, String)>) {
        let (mut row, mut changed) = (row.clone(), Vec::new());
        for (at, ..) in self.lettered().filter(|_| self.choices.mends_letters) {
            let Some(cell) = row.cells.get_mut(at) else { continue };
            if let Some(mended) = damaged_letters::mended(cell) {
                changed.push((row.number, std::mem::replace(cell, mended.clone()), mended));
            }
        }
        (row, changed)
    }

    /// A row without the cells whose letters are damaged or lost, each of which is a fault. A name is kept
    /// in its probable form, so that it is not reported as missing, too.
    fn unharmed(&self, mut row: Row, wrong: &mut impl FnMut(ImportField, Why, &str)) -> Row {
        for (at, field, holds) in self.lettered() {
            let Some(cell) = row.cells.get_mut(at) else { continue };
            let Some(harm) = damaged_letters::harm(cell, holds) else { continue };
            let why = if harm == Harm::Damaged { Why::Damaged } else { Why::Lost };
            wrong(field, why, cell);
            *cell = match field {
                ImportField::Name => damaged_letters::mended(cell).unwrap_or_else(|| cell.clone()),
                _ => String::new(),
            };
        }
        row
    }

    /// Whether the name is shown. If consent was asked for, a row without a "yes" is not shown.
    fn visibility(&self, row: &Row) -> Result<Visibility, (ImportField, String)> {
        for (field, hiding) in [(ImportField::Shown, false), (ImportField::Hidden, true)] {
            for at in self.mapping.of(field) {
                let cell = row.cells.get(at).map_or("", String::as_str);
                let hides = match (cell, answer(cell)) {
                    ("", _) => field == ImportField::Shown || self.hides_unanswered,
                    (_, Some(yes)) => yes == hiding,
                    // "Please keep me anonymous" means that, whatever the question was.
                    (cell, None) if word_lists::begins_any("speaks of hiding", cell) => true,
                    (cell, None) => return Err((field, cell.to_owned())),
                };
                if hides {
                    return Ok(Visibility::Private);
                }
            }
        }
        Ok(Visibility::Public)
    }

    /// Whether this row is a sum, the heads repeated, or a number instead of a name.
    fn is_no_person(&self, row: &Row, name: &str) -> bool {
        let repeats_heads = self.heads.is_some_and(|heads| heads.cells == row.cells);
        let speaks_of_all = || word_lists::begins_any("totals", name) && name.contains(char::is_numeric);
        // "Total" with the sum in the next column.
        let is_sum = || {
            let beside = || row.cells.iter().filter(|cell| !cell.is_empty() && *cell != name);
            word_lists::is("totals", name) && beside().all(|cell| cell.chars().all(char::is_numeric))
        };
        repeats_heads || !name.contains(char::is_alphabetic) || speaks_of_all() || is_sum()
    }

    /// The day of the row. `None` if it is ambiguous and the order is not decided.
    fn day(&self, row: &Row) -> Result<Option<Date>, (Why, String)> {
        let cell = self.cell(row, ImportField::Day);
        if cell.is_empty() {
            return Ok(None);
        }
        let wrong = |why| Err((why, cell.clone()));
        let day = match (dates::parse(&cell), self.order) {
            (None, _) => return wrong(Why::Day),
            (Some(dates::DateCell::Open { .. }), None) => return Ok(None),
            (Some(written), order) => written.by(order.unwrap_or(Order::DayFirst)),
        };
        match day {
            day if day > self.last_day => wrong(Why::Future),
            day => Ok(Some(day)),
        }
    }

    /// The name as it is written, with its parts joined, and as it is entered.
    fn name(&self, row: &Row) -> (String, CleanedCell) {
        let [name, given, family] = [ImportField::Name, ImportField::Given, ImportField::Family]
            .map(|field| self.written(row, field));
        let title =
            self.mapping.of(ImportField::Title).filter_map(|at| row.cells.get(at).map(String::as_str));
        let title = title.filter(|title| !title.is_empty()).collect::<Vec<_>>().join(" ");
        let joined = names::joined(&given, &family, self.mapping.family_comes_first);
        let with = |title: &str| {
            let parts = [title, &name, &joined].into_iter().filter(|part| !part.is_empty());
            parts.collect::<Vec<_>>().join(" ")
        };
        let written = with(&title);
        let mut clean = match self.is_guarded || written.contains('\n') {
            true => return (written.clone(), CleanedCell { text: written, ..CleanedCell::default() }),
            false => cell_cleanup::name(&with(&names::title(&title))),
        };
        clean.text = self.bared(row, clean.text);
        if let Some(after) = self.after_comma() {
            clean.text = after.split(&clean.text, self.parted.0).0;
        }
        (written, clean)
    }

    /// The name without the number, link or account beside it, if that was chosen.
    fn bared(&self, row: &Row, name: String) -> String {
        let holds_more = || matches!(self.wrong_with(row, &name), Some(Why::HoldsMore | Why::HoldsAddress));
        let bare = (self.choices.bares_names && holds_more()).then(|| not_a_name::bare(&name)).flatten();
        bare.unwrap_or(name)
    }

    /// Why a name cannot be published. Names that people signed with on this site were checked then, so
    /// only addresses and numbers are looked for.
    fn wrong_with(&self, row: &Row, name: &str) -> Option<Why> {
        if self.is_guarded {
            return (holds_address(name) || holds_number(name)).then_some(Why::HoldsAddress);
        }
        let text = self.mapping.of(ImportField::Capacity).find_map(|at| as_whom(row.cells.get(at)?));
        let capacity = text.unwrap_or_else(|| self.choices.capacity(self.mapping));
        not_a_name::wrong_with(name, capacity == Capacity::Group)
    }

    /// Whether the address beside the name differs from the one in its own column: one of them belongs to
    /// another person.
    fn has_other_mailbox(&self, row: &Row, beside: Option<&str>) -> bool {
        let key = |address: &str| EmailAddress::parse(address.trim_start_matches("mailto:")).ok();
        let keys = beside.and_then(key).zip(key(&self.cell(row, ImportField::Email)));
        keys.is_some_and(|(one, other)| one.exact_key() != other.exact_key())
    }

    /// The organisation that follows the comma of the name.
    fn moved(&self, row: &Row) -> String {
        let name = self.bared(row, cell_cleanup::name(&self.written(row, ImportField::Name)).text);
        self.after_comma().map(|after| after.split(&name, self.parted.0).1).unwrap_or_default()
    }

    fn after_comma(&self) -> Option<AfterComma> {
        self.parted.1.filter(|_| !self.is_guarded)
    }

    fn cell(&self, row: &Row, field: ImportField) -> String {
        let cell = self.written(row, field);
        if self.is_guarded {
            return cell;
        }
        let cell = cell_cleanup::cell(&cell).text;
        let cell = if stands_for_nothing(field, &cell) { String::new() } else { cell };
        let moved = if field == ImportField::Organisation { self.moved(row) } else { String::new() };
        let parts = [moved, cell].into_iter().filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(", ")
    }

    fn written(&self, row: &Row, field: ImportField) -> String {
        let cell = self.mapping.of(field).find_map(|at| row.cells.get(at)).cloned().unwrap_or_default();
        if self.is_guarded { unescape_formula(&cell) } else { cell }
    }
}
