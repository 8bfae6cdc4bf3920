//! Rows as lines to be entered: what is wrong with each, in which column, and what stands there twice.

use std::collections::HashMap;

use super::{
    mapping::{Field, Mapping},
    sheet::{Row, Sheet},
};
use crate::{
    exports::guard::unguarded,
    letters::Capacity,
    mail::EmailAddress,
    signing::{
        adherence::{Adherence, Said, Visibility},
        anonymous::reads_as_anonymous,
        entered::Entry,
        fields::{Country, Plain, SignerName, TextProblem, Website},
    },
    ui::countries,
};

/// What is wrong with a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The row, as a spreadsheet numbers it.
    pub row: usize,
    /// What should stand in the column.
    pub field: Field,
    /// Why it cannot be taken.
    pub why: Why,
}

/// Why a cell cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// There is no name.
    NoName,
    /// The name is "Anonymous", which nobody can enter for somebody else.
    NamesNobody,
    /// It is too long.
    TooLong,
    /// There is a line break or a control character in it.
    Control,
    /// There are marks in it that turn the direction of what follows.
    Bidirectional,
    /// Its letters carry more marks than any script stacks.
    Stacked,
    /// It is no country.
    Country,
    /// It is not the address of a page.
    Website,
    /// It is not an address that mail can be sent to.
    Email,
    /// It is none of `personal`, `affiliation`, `group`.
    Capacity,
    /// There are more cells than columns.
    Surplus,
    /// A quotation mark is missing: what follows would stand in this row.
    Quotation,
}

impl Why {
    /// Its name, which ends the ids of its messages.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NoName => "no-name",
            Self::NamesNobody => "names-nobody",
            Self::TooLong => "too-long",
            Self::Control => "control",
            Self::Bidirectional => "bidirectional",
            Self::Stacked => "stacked",
            Self::Country => "country",
            Self::Website => "website",
            Self::Email => "email",
            Self::Capacity => "capacity",
            Self::Surplus => "surplus",
            Self::Quotation => "quotation",
        }
    }
}

impl From<TextProblem> for Why {
    fn from(problem: TextProblem) -> Self {
        match problem {
            TextProblem::Empty => Self::NoName,
            TextProblem::TooLong => Self::TooLong,
            TextProblem::Control => Self::Control,
            TextProblem::Bidirectional => Self::Bidirectional,
            TextProblem::Stacked => Self::Stacked,
        }
    }
}

/// What a sheet says.
#[derive(Clone, Debug, Default)]
pub struct Reading {
    /// The lines, each with its row.
    pub lines: Vec<(usize, Entry)>,
    /// All that is wrong.
    pub faults: Vec<Fault>,
    /// Rows that say what another says: they are left out. Each with that other.
    pub repeated: Vec<(usize, usize)>,
    /// Rows whose address stands in another: they are entered without it. Each with that other.
    pub shared_addresses: Vec<(usize, usize)>,
}

/// Reads the rows.
pub fn read(sheet: &Sheet, mapping: &Mapping) -> Reading {
    let mut reading = Reading::default();
    let runs_on = |row| Fault { row, field: Field::Nothing, why: Why::Quotation };
    reading.faults.extend(sheet.unbalanced.map(runs_on));
    let mut names: HashMap<String, Vec<(usize, String)>> = HashMap::new();
    let mut addresses: HashMap<String, usize> = HashMap::new();
    let reader = Reader {
        mapping,
        is_guarded: mapping.is_our_own(sheet),
        width: mapping.heads(sheet).map_or(usize::MAX, |heads| heads.cells.len()),
    };
    for row in mapping.people(sheet) {
        let mut entry = match reader.entry(row) {
            Ok(entry) => entry,
            Err(faults) => {
                reading.faults.extend(faults);
                continue;
            }
        };
        let said = &entry.adherence.said;
        let name = said.name.as_ref().map(SignerName::folded).unwrap_or_default();
        let organisation = said.organisation.as_str().to_lowercase();
        let before = names.entry(name).or_default();
        // Two people of one name are told apart by where they belong.
        let is_same = |other: &&(usize, String)| {
            other.1 == organisation || other.1.is_empty() || organisation.is_empty()
        };
        if let Some((first, _)) = before.iter().find(is_same) {
            reading.repeated.push((row.number, *first));
            continue;
        }
        before.push((row.number, organisation));
        if let Some(address) = &entry.address {
            match addresses.get(&address.exact_key()) {
                Some(first) => {
                    reading.shared_addresses.push((row.number, *first));
                    entry.address = None;
                }
                None => drop(addresses.insert(address.exact_key(), row.number)),
            }
        }
        reading.lines.push((row.number, entry));
    }
    reading
}

struct Reader<'a> {
    mapping: &'a Mapping,
    is_guarded: bool,
    /// How many columns have a head.
    width: usize,
}

impl Reader<'_> {
    fn entry(&self, row: &Row) -> Result<Entry, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut wrong = |field, why| faults.push(Fault { row: row.number, field, why });
        let is_taken = |at: usize| self.mapping.columns.get(at).is_some_and(|field| *field != Field::Nothing);
        let mut behind = row.cells.iter().enumerate().skip(self.width);
        if behind.any(|(at, cell)| !cell.is_empty() && !is_taken(at)) {
            wrong(Field::Nothing, Why::Surplus);
        }
        let mut line = |field: Field| {
            Plain::line(&self.cell(row, field))
                .map_err(|problem| wrong(field, problem.into()))
                .unwrap_or_default()
        };
        let (role, organisation) = (line(Field::Role), line(Field::Organisation));
        let comment = Plain::paragraphs(&self.cell(row, Field::Comment))
            .map_err(|problem| wrong(Field::Comment, problem.into()))
            .unwrap_or_default();
        let name = match SignerName::parse(&self.name(row)) {
            Ok(name) if reads_as_anonymous(&name) => {
                wrong(Field::Name, Why::NamesNobody);
                None
            }
            Ok(name) => Some(name),
            Err(problem) => {
                wrong(Field::Name, problem.into());
                None
            }
        };
        let country = self.cell(row, Field::Country);
        let code = countries::meant(&country).and_then(Country::parse);
        if code.is_none() && !country.is_empty() {
            wrong(Field::Country, Why::Country);
        }
        let website = self.cell(row, Field::Website);
        let page = Website::parse(&website).ok();
        if page.is_none() && !website.is_empty() {
            wrong(Field::Website, Why::Website);
        }
        let capacity = self.cell(row, Field::Capacity).to_lowercase();
        let as_whom = if capacity.is_empty() { Ok(Capacity::Personal) } else { capacity.parse() };
        if as_whom.is_err() {
            wrong(Field::Capacity, Why::Capacity);
        }
        let email = self.cell(row, Field::Email);
        let address = EmailAddress::parse(&email).ok();
        if address.is_none() && !email.is_empty() {
            wrong(Field::Email, Why::Email);
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let said =
            Said { name, role, organisation, country: code, website: page, comment, ..Said::default() };
        let capacity = as_whom.unwrap_or(Capacity::Personal);
        Ok(Entry {
            adherence: Adherence { visibility: Visibility::Public, capacity, said, updates: false },
            address,
        })
    }

    /// First and last name, where they stand apart.
    fn name(&self, row: &Row) -> String {
        let parts = [Field::Name, Field::Given, Field::Family].map(|field| self.cell(row, field));
        parts.iter().filter(|part| !part.is_empty()).cloned().collect::<Vec<_>>().join(" ")
    }

    fn cell(&self, row: &Row, field: Field) -> String {
        let cell = self.mapping.of(field).find_map(|at| row.cells.get(at)).cloned().unwrap_or_default();
        if self.is_guarded { unguarded(&cell) } else { cell }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reading(text: &str) -> Reading {
        let sheet = Sheet::read(text.as_bytes()).unwrap();
        read(&sheet, &Mapping::guess(&sheet))
    }

    fn names(reading: &Reading) -> Vec<&str> {
        reading
            .lines
            .iter()
            .filter_map(|(_, entry)| entry.adherence.said.name.as_ref())
            .map(SignerName::as_str)
            .collect()
    }

    #[test]
    fn every_fault_has_its_row_and_its_column() {
        let read = reading(
            "Name;Land;E-Mail;Web;capacity\nAda;Deutschland;ada@example.org;ada.example;\n;DE;;;\n\
             Bo;Atlantis;bo(at)example.org;javascript:x;boss\nAnonym;;;;\nCi;;;;;zu viel\n",
        );
        let faults: Vec<_> =
            read.faults.iter().map(|fault| (fault.row, fault.field.as_str(), fault.why.as_str())).collect();
        assert_eq!(
            faults,
            [
                (3, "name", "no-name"),
                (4, "country", "country"),
                (4, "website", "website"),
                (4, "capacity", "capacity"),
                (4, "email", "email"),
                (5, "name", "names-nobody"),
                (6, "nothing", "surplus"),
            ]
        );
        assert_eq!(names(&read), ["Ada"]);
    }

    #[test]
    fn who_stands_there_twice_is_taken_once_and_namesakes_are_not() {
        let read = reading(
            "Vorname;Name;Verein;Mail\nAda;Byron;;a@example.org\nADA;byron;Chor;\nAnna;Schmidt;Chor;\n\
             Anna;Schmidt;Turnverein;s@example.org\nBo;Schmidt;;S@example.org\n",
        );
        assert_eq!(names(&read), ["Ada Byron", "Anna Schmidt", "Anna Schmidt", "Bo Schmidt"]);
        assert_eq!((read.repeated, read.shared_addresses), (vec![(3, 2)], vec![(6, 5)]));
    }

    #[test]
    fn our_own_guard_is_taken_off_and_that_of_nobody_else() {
        let own = "number,name,text_version,verified_by\n1,'=1+1,x,email\n";
        assert_eq!(names(&reading(own)), ["=1+1"]);
        assert_eq!(names(&reading("number,name\n1,'=1+1\n")), ["'=1+1"]);
    }
}
