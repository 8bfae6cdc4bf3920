//! Guesses which column holds what, from the heads that people write in the languages of the site; a person
//! can change it.

use std::collections::HashSet;

use strum::{EnumString, IntoStaticStr, VariantArray};

use super::{
    cell_cleanup::{holds_address, holds_number},
    dates,
    names::{self, Mark},
    sheet::{Row, Sheet},
    word_lists,
};

/// What a column holds.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "snake_case", const_into_str)]
pub enum ImportField {
    /// A person must decide: it may be personal, or a wish not to be shown.
    Unclear,
    /// Not imported.
    Nothing,
    Name,
    Given,
    Family,
    /// A title before the name, such as "Dr.".
    Title,
    Role,
    Organisation,
    City,
    Country,
    Website,
    Comment,
    /// The capacity, in our own words.
    Capacity,
    /// Who speaks for an organisation. Never shown.
    Spokesperson,
    /// Whether the name may be shown; a "no" makes the signature private.
    Shown,
    /// Whether the name should be hidden; a "yes" makes the signature private.
    Hidden,
    /// The address for the invitation to claim the line. Never shown.
    Email,
    Day,
}

impl ImportField {
    /// All of them, as a list offers them.
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// The field of a head that is known as a whole.
    fn of_head(head: &str) -> Option<Self> {
        Self::HEADED.into_iter().find(|field| word_lists::is(field.into_str(), head))
    }

    /// The field of a longer head, such as "What is your full name?": the longest known phrase decides.
    fn of_question(head: &str) -> Option<Self> {
        let known =
            Self::HEADED.into_iter().map(|field| (word_lists::longest(field.into_str(), head), field));
        known.filter(|(length, _)| *length > 0).max_by_key(|(length, _)| *length).map(|(_, field)| field)
    }

    /// The fields that heads can name.
    const HEADED: [Self; 13] = [
        Self::Name,
        Self::Given,
        Self::Family,
        Self::Role,
        Self::Organisation,
        Self::City,
        Self::Country,
        Self::Comment,
        Self::Capacity,
        Self::Spokesperson,
        Self::Website,
        Self::Email,
        Self::Day,
    ];
}

/// Heads by which our own export is recognised: no other program uses them.
const OWN: [&str; 2] = ["text_version", "verified_by"];

/// The heads are searched in this many rows: a title and a date may be above them.
const HEAD_WITHIN: usize = 10;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// Whether the first row names the columns.
    pub has_header: bool,
    /// Whether that is certain; otherwise a person decides.
    pub header_is_sure: bool,
    /// A row further down that seems to name the columns, below a title: a person decides.
    pub head_below: Option<usize>,
    /// Whether the column of names holds organisations.
    pub lists_organisations: bool,
    /// Whether the heads of first and last name are of a language that puts the last name first.
    pub family_comes_first: bool,
    pub columns: Vec<ImportField>,
}

impl Mapping {
    pub fn guess(sheet: &Sheet) -> Self {
        let width = sheet.width();
        let first = sheet.rows.first().map(|row| row.cells.as_slice()).unwrap_or_default();
        let holds_somebody = first.iter().any(|cell| holds_address(cell) || cell.contains("://"));
        let exact =
            first.iter().any(|head| ImportField::of_head(head).is_some() || word_lists::is("personal", head));
        let is_sure = exact || first.iter().any(|head| reads_as_head(head)) || stands_out(sheet);
        let by_words = width > 1 && first.iter().any(|head| ImportField::of_question(head).is_some());
        let is_head = |cell: &&String| ImportField::of_head(cell).is_some() || reads_as_head(cell);
        let heads = |row: &Row| row.cells.iter().filter(is_head).count();
        let above = sheet.rows.first().map_or(0, heads);
        let mut below = sheet.rows.iter().take(HEAD_WITHIN).skip(1);
        let head_below = below.find(|row| heads(row) > above.max(1)).map(|row| row.number);
        let has_header = !holds_somebody && (is_sure || by_words) && head_below.is_none();
        Self {
            header_is_sure: (is_sure || holds_somebody || width < 2) && head_below.is_none(),
            head_below,
            ..Self::with_header(sheet, has_header)
        }
    }

    /// The guess for a sheet, given whether its first row names the columns.
    pub fn with_header(sheet: &Sheet, has_header: bool) -> Self {
        let first = sheet.rows.first().map(|row| row.cells.as_slice()).unwrap_or_default();
        let mut columns = if has_header { headed(sheet, first) } else { unheaded(sheet) };
        // The columns of our own export are known: nothing is asked about them.
        if has_header && is_our_own(first) {
            for field in columns.iter_mut().filter(|field| {
                matches!(field, ImportField::Unclear | ImportField::Shown | ImportField::Hidden)
            }) {
                *field = ImportField::Nothing;
            }
        }
        let is_organisation = |(field, head): (&ImportField, &String)| {
            *field == ImportField::Name && word_lists::longest("organisation", head) > 0
        };
        let lists_organisations = has_header && columns.iter().zip(first).any(is_organisation);
        let is_first = |(field, head): (&ImportField, &String)| {
            *field == ImportField::Family && word_lists::is("family first", head)
        };
        let family_comes_first = has_header && columns.iter().zip(first).any(is_first);
        Self {
            has_header,
            header_is_sure: true,
            head_below: None,
            lists_organisations,
            family_comes_first,
            columns,
        }
    }

    /// The names that are followed by more text, and the mark between: a comma may separate last and first
    /// name, or the name and the organisation. A person decides. `None` if hardly any name has such a mark,
    /// or if the sheet lists organisations.
    pub fn parted<'s>(&self, sheet: &'s Sheet) -> Option<(Mark, Vec<&'s str>)> {
        if self.lists_organisations || self.is_our_own(sheet) {
            return None;
        }
        self.of(ImportField::Name).find_map(|at| {
            let cells = self.people(sheet).iter().filter_map(|row| row.cells.get(at)).map(String::as_str);
            let cells: Vec<_> = cells.filter(|cell| !cell.is_empty()).collect();
            Mark::ALL.iter().find_map(|&mark| {
                let with: Vec<_> = cells.iter().copied().filter(|cell| mark.stands_in(cell)).collect();
                let with_one = with.iter().filter(|cell| mark.stands_once_in(cell)).count();
                let is_said = mark == Mark::Comma && self.is_last_first(sheet, at);
                let is_shared = with_one * 2 >= cells.len().max(1) || (is_said && !with.is_empty());
                is_shared.then_some((mark, with))
            })
        })
    }

    /// Whether a head says that the last name is first, as in "Nachname, Vorname".
    pub fn says_last_first(&self, sheet: &Sheet) -> bool {
        self.of(ImportField::Name).any(|at| self.is_last_first(sheet, at))
    }

    fn is_last_first(&self, sheet: &Sheet, at: usize) -> bool {
        word_lists::is("last first", self.head(sheet, at))
    }

    /// The fields that are chosen for more than one column.
    pub fn chosen_twice(&self) -> Vec<ImportField> {
        let all = ImportField::ALL.iter().copied().filter(|field| {
            !matches!(field, ImportField::Nothing | ImportField::Unclear | ImportField::Title)
        });
        all.filter(|field| self.of(*field).count() > 1).collect()
    }

    /// The row with the heads, if there is one.
    pub fn heads<'s>(&self, sheet: &'s Sheet) -> Option<&'s Row> {
        sheet.rows.first().filter(|_| self.has_header)
    }

    /// The rows after the heads.
    pub fn people<'s>(&self, sheet: &'s Sheet) -> &'s [Row] {
        sheet.rows.get(usize::from(self.has_header)..).unwrap_or_default()
    }

    /// Whether there is a column for the name.
    pub fn names_people(&self) -> bool {
        self.columns
            .iter()
            .any(|field| matches!(field, ImportField::Name | ImportField::Given | ImportField::Family))
    }

    /// Whether we exported this sheet. Its cells are then guarded as in [`crate::exports::formula_escape`].
    pub fn is_our_own(&self, sheet: &Sheet) -> bool {
        self.heads(sheet).is_some_and(|row| is_our_own(&row.cells))
    }

    /// Whether a column of consent asks to show a name or to hide it; `None` if its head is not known as a
    /// whole.
    pub fn consent(&self, sheet: &Sheet, at: usize) -> Option<ImportField> {
        let head = self.head(sheet, at);
        [ImportField::Shown, ImportField::Hidden]
            .into_iter()
            .find(|field| word_lists::is(field.into_str(), head))
    }

    /// The unknown columns that can be left out together. A column that may say who wants to be hidden must
    /// be decided on separately.
    pub fn can_be_left_out(&self, sheet: &Sheet) -> Vec<usize> {
        let speaks_of_hiding = |at: usize| {
            let mut cells = self.people(sheet).iter().filter_map(|row| row.cells.get(at));
            cells.any(|cell| is_answer(cell) || word_lists::begins_any("speaks of hiding", cell))
        };
        let is_harmless = |at: &usize| !speaks_of_showing(self.head(sheet, *at)) && !speaks_of_hiding(*at);
        self.of(ImportField::Unclear).filter(is_harmless).collect()
    }

    /// The head of a column; empty if there is none.
    fn head<'s>(&self, sheet: &'s Sheet, at: usize) -> &'s str {
        self.heads(sheet).and_then(|row| row.cells.get(at)).map_or("", String::as_str)
    }

    /// The columns that hold a field.
    pub fn of(&self, field: ImportField) -> impl Iterator<Item = usize> {
        self.columns.iter().enumerate().filter(move |(_, known)| **known == field).map(|(at, _)| at)
    }
}

/// Whether these are the heads of our own export.
fn is_our_own(heads: &[String]) -> bool {
    OWN.iter().all(|own| heads.iter().any(|cell| cell == own))
}

/// Whether the text is written like a head from a program or form, and unlike a name.
fn reads_as_head(head: &str) -> bool {
    let is_word = !head.contains(char::is_whitespace) && head.is_ascii();
    let inner_capital =
        head.as_bytes().windows(2).any(|two| two[0].is_ascii_lowercase() && two[1].is_ascii_uppercase());
    let camel = is_word && inner_capital && head.starts_with(|c: char| c.is_ascii_lowercase());
    let snake = is_word && head.contains('_') && head.chars().any(char::is_alphabetic);
    camel || snake || (head.ends_with(['?', ':', '؟', '？', '：', '*']) && head.chars().count() > 2)
}

/// Whether the first row differs in kind from all rows below it: words above numbers, days, addresses, yes
/// and no.
fn stands_out(sheet: &Sheet) -> bool {
    let first = sheet.rows.first().map(|row| row.cells.as_slice()).unwrap_or_default();
    let is_of_kind = |cell: &str| {
        holds_address(cell)
            || cell.starts_with(|c: char| c.is_numeric())
            || is_answer(cell)
            || cell.contains("://")
    };
    sheet.rows.len() > 1
        && first.iter().enumerate().any(|(at, head)| {
            let below = sheet.rows.iter().skip(1).filter_map(|row| row.cells.get(at));
            let filled: Vec<_> = below.filter(|cell| !cell.is_empty()).collect();
            !head.is_empty()
                && !is_of_kind(head)
                && !filled.is_empty()
                && filled.iter().all(|cell| is_of_kind(cell))
        })
}

pub(super) fn is_answer(cell: &str) -> bool {
    answer(cell).is_some()
}

/// The answer in a cell: "yes" or "Yes, show my name" are true, but "Yes, but only my initials" is unclear.
/// "No" may be followed by anything.
pub(super) fn answer(cell: &str) -> Option<bool> {
    let known = |text: &str| {
        word_lists::is("yes", text).then_some(true).or_else(|| word_lists::is("no", text).then_some(false))
    };
    let before_mark = || {
        let (first, rest) = cell.split_once([',', ';', ':', '.', '!', '–', '—', '(', '،'])?;
        known(first).filter(|_| word_lists::longest("limits", rest) == 0)
    };
    let is_no = || cell.split_whitespace().next().and_then(known) == Some(false);
    known(cell).or_else(before_mark).or_else(|| is_no().then_some(false))
}

/// Each field once, in the first column with such a head. The heads "Vorname, Name" and "Nombre, Apellidos"
/// are the two parts of a name.
fn headed(sheet: &Sheet, first: &[String]) -> Vec<ImportField> {
    let mut columns: Vec<ImportField> = Vec::new();
    for at in 0..sheet.width() {
        let head = first.get(at).map_or("", String::as_str);
        let cells =
            || sheet.rows.iter().skip(1).filter_map(|row| row.cells.get(at)).filter(|cell| !cell.is_empty());
        let cells: Vec<_> = cells().map(String::as_str).collect();
        // Cells after the last head are a fault of their rows.
        let field = if at < first.len() { of_column(head, &cells) } else { ImportField::Nothing };
        let is_twice = !matches!(field, ImportField::Nothing | ImportField::Unclear | ImportField::Title)
            && columns.contains(&field);
        // A second column of days tells when people were asked or mailed; and an empty column needs no
        // decision.
        let has_days = columns.contains(&ImportField::Day) && cells.iter().all(|cell| is_day(cell));
        columns.push(match field {
            ImportField::Unclear if cells.is_empty() || (has_days && !is_personal(head)) => {
                ImportField::Nothing
            }
            ImportField::Day if is_twice => ImportField::Nothing,
            _ if is_twice => ImportField::Unclear,
            field => field,
        });
    }
    let has = |field: ImportField| columns.contains(&field);
    // A column with an unknown head may hold the people's names: the organisations are then not the
    // signers.
    let may_hold_names = |(at, field): (usize, &ImportField)| {
        let head = first.get(at).map_or("", String::as_str);
        *field == ImportField::Unclear && !is_personal(head) && !speaks_of_showing(head)
    };
    let may_name_people = columns.iter().enumerate().any(may_hold_names);
    let meant = match (has(ImportField::Given), has(ImportField::Family)) {
        (true, false) => Some(ImportField::Family),
        (false, true) => Some(ImportField::Given),
        _ => None,
    };
    let is_list_of_organisations =
        !has(ImportField::Name) && !has(ImportField::Given) && !has(ImportField::Family) && !may_name_people;
    if let (Some(meant), Some(name)) = (meant, columns.iter_mut().find(|field| **field == ImportField::Name))
    {
        *name = meant;
    }
    if is_list_of_organisations
        && let Some(name) = columns.iter_mut().find(|field| **field == ImportField::Organisation)
    {
        *name = ImportField::Name;
    }
    columns
}

/// The contents of a column, by its head and its cells. A column with an unknown head is asked about: it
/// may be half of a name, a wish not to be named, or a remark for the organizers alone, so it is neither
/// published nor dropped without notice.
fn of_column(head: &str, cells: &[&str]) -> ImportField {
    let most = |is: &dyn Fn(&str) -> bool| {
        !cells.is_empty() && cells.iter().filter(|cell| is(cell)).count() * 2 >= cells.len()
    };
    // A head such as "Created" or "date" says little: the cells decide whether it is a column of days.
    let are_days = || most(&is_day);
    // In some languages the word for a title also means a job.
    let are_titles = cells.iter().filter(|cell| names::is_title(cell)).count();
    if word_lists::is("title", head) && are_titles > 0 {
        return if are_titles == cells.len() { ImportField::Title } else { ImportField::Unclear };
    }
    if word_lists::is("last first", head) {
        return ImportField::Name;
    }
    match ImportField::of_head(head) {
        // Comments to organizers are not always meant for the public.
        Some(ImportField::Comment) if head != ImportField::Comment.into_str() => return ImportField::Unclear,
        Some(ImportField::Day) if !are_days() => return unknown(cells),
        Some(field) => return field,
        None => {}
    }
    let are_answers = !cells.is_empty() && cells.iter().all(|cell| is_answer(cell));
    // Only complete heads are accepted: "do not", "I refuse" and the like, in any words, reverse the
    // question.
    for field in [ImportField::Shown, ImportField::Hidden] {
        if are_answers && word_lists::is(field.into_str(), head) {
            return field;
        }
    }
    if speaks_of_showing(head) || is_personal(head) {
        return ImportField::Unclear;
    }
    if word_lists::is("nothing", head) {
        return ImportField::Nothing;
    }
    match ImportField::of_question(head) {
        Some(ImportField::Comment) => ImportField::Unclear,
        Some(ImportField::Day) if !are_days() => unknown(cells),
        Some(field) => field,
        None => unknown(cells),
    }
}

/// The contents of a column whose head says nothing: numbers alone are a running count of a program, unless
/// they are answers.
fn unknown(cells: &[&str]) -> ImportField {
    let is_count = |cell: &&str| {
        let is_number = cell.chars().all(|c| c.is_numeric() || ".,-+#".contains(c));
        is_number && !holds_number(cell) && !is_day(cell)
    };
    let answers: HashSet<bool> = cells.iter().filter_map(|cell| answer(cell)).collect();
    if cells.iter().all(is_count) && answers.len() < 2 { ImportField::Nothing } else { ImportField::Unclear }
}

/// Whether a head is about who may read the name.
fn speaks_of_showing(head: &str) -> bool {
    word_lists::begins_any("speaks of showing", head) || word_lists::begins_any("speaks of hiding", head)
}

fn is_day(cell: &str) -> bool {
    dates::parse(cell).is_some()
}

/// Whether a head is about private matters: home address, telephone, birthday.
fn is_personal(head: &str) -> bool {
    word_lists::longest("personal", head) > 0 && ImportField::of_question(head) != Some(ImportField::Email)
}

/// Without heads: the first column of addresses, and the first other column as the name.
fn unheaded(sheet: &Sheet) -> Vec<ImportField> {
    let width = sheet.width();
    let mut columns = vec![ImportField::Nothing; width];
    let looks_like_addresses = |at: usize| {
        let cells = || sheet.rows.iter().filter_map(|row| row.cells.get(at)).filter(|cell| !cell.is_empty());
        let with = cells().filter(|cell| cell.contains('@') && !cell.contains(' ')).count();
        with > 0 && with * 2 >= cells().count()
    };
    if let Some(at) = (0..width).find(|at| looks_like_addresses(*at)) {
        columns[at] = ImportField::Email;
    }
    let is_filled = |at: usize| {
        let filled = sheet.rows.iter().filter(|row| row.cells.get(at).is_some_and(|cell| !cell.is_empty()));
        filled.count() * 2 > sheet.rows.len()
    };
    let is_number = |at: usize| {
        let mut cells = sheet.rows.iter().filter_map(|row| row.cells.get(at));
        cells.all(|cell| cell.chars().all(|c| c.is_numeric() || c == '.') && !is_day(cell))
    };
    let name =
        (0..width).find(|at| columns[*at] == ImportField::Nothing && is_filled(*at) && !is_number(*at));
    if let Some(at) = name {
        columns[at] = ImportField::Name;
    }
    // Nothing is dropped silently: all other columns are asked about.
    for (at, column) in columns.iter_mut().enumerate() {
        let is_empty = sheet.rows.iter().all(|row| row.cells.get(at).is_none_or(String::is_empty));
        if *column == ImportField::Nothing && !is_number(at) && !is_empty {
            *column = ImportField::Unclear;
        }
    }
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guess(text: &str) -> (bool, Vec<&'static str>) {
        let mapping = Mapping::guess(&Sheet::read(text.as_bytes(), None).unwrap());
        (mapping.has_header, mapping.columns.iter().map(ImportField::into_str).collect())
    }

    #[test]
    fn columns_are_known_by_how_people_head_them() {
        for (text, columns) in [
            ("name,capacity,role\nAda,personal,Poet", vec!["name", "capacity", "role"]),
            ("Vorname;Name;E-Mail\nAda;Byron;ada@example.org", vec!["given", "family", "email"]),
            ("Zeitstempel;Vor- und Nachname;Funktion / Titel\n1;Ada;x", vec!["nothing", "name", "role"]),
            ("Nombre;Apellidos;País\nAda;Byron;España", vec!["given", "family", "country"]),
            ("NOM\tPRÉNOM\tCourriel\nByron\tAda\ta@b.example", vec!["family", "given", "email"]),
            ("الاسم;المؤسسة\nسلمى;الجامعة", vec!["name", "organisation"]),
            ("Name,Affiliation,Affiliation\nAda,x,y", vec!["name", "organisation", "unclear"]),
            ("displayName,occupation_title\nAda,Poet", vec!["name", "role"]),
            (
                "Timestamp,Email Address,What is your full name?\n1,a@b.example,Ada",
                vec!["nothing", "email", "name"],
            ),
            ("Full name,May we show your name in public?\nAda,Yes\nBo,No", vec!["name", "shown"]),
            ("Name;Anonym bleiben?\nAda;ja\nBo;nein", vec!["name", "hidden"]),
            ("Name,May we show your name?\nAda,\"Yes, show my name\"\nBo,No thanks", vec!["name", "shown"]),
            ("Name,May we show your name?\nAda,\"Yes, but only my initials\"", vec!["name", "unclear"]),
            (
                "Email Address,First Name,Last Name,Birthday,OPTIN_TIME,CONFIRM_TIME\na@b.example,Ada,Byron,,2021-04-09 10:11:12,2021-04-09 10:11:12",
                vec!["email", "given", "family", "nothing", "day", "nothing"],
            ),
            ("Nom,Affichage public\nAda,peut-être", vec!["name", "unclear"]),
            ("Name,Don't publish my name\nAda,Yes\nBo,No", vec!["name", "unclear"]),
            ("Nombre;No deseo que se publique mi nombre\nAda;Sí", vec!["name", "unclear"]),
            ("Name;Veröffentlichung verweigert\nAda;ja", vec!["name", "unclear"]),
            ("Name,DSGVO\nAda,1\nBo,0", vec!["name", "unclear"]),
            ("Name,Listing preference\nAda,Full name\nBo,Anonymous", vec!["name", "unclear"]),
            ("Name,Status\nAda,Declined", vec!["name", "unclear"]),
            ("Name,Comments\nAda,Please do not publish my name", vec!["name", "unclear"]),
            ("Name,comment\nAda,We walk home", vec!["name", "comment"]),
            ("Mitwirkende*r,Einrichtung\nKlara Benn,Klinik", vec!["unclear", "organisation"]),
            ("Nome;Apelido\nAda;Byron", vec!["name", "unclear"]),
            ("Voornaam;Tussenvoegsel;Achternaam\nJan;van der;Berg", vec!["given", "unclear", "family"]),
            ("Name,Type\nLibrary,Organisation", vec!["name", "unclear"]),
            ("Response ID,Name,Startsprache\n7,Ada,de", vec!["nothing", "name", "nothing"]),
            ("Nombre;¿Podemos publicar su nombre?\nAda;sí", vec!["name", "shown"]),
            ("الاسم;هل يمكن نشر اسمك؟\nليلى;لا", vec!["name", "shown"]),
            ("Name;Telefon;Adresse\nAda;030 1234567;Hof 1", vec!["name", "unclear", "unclear"]),
            (
                "organisation,spokesperson,url\nLibrary,Ada,https://l.example",
                vec!["name", "spokesperson", "website"],
            ),
            ("姓名,单位\n林青,图书馆", vec!["name", "organisation"]),
            ("Anrede;Titel;Vorname;Nachname\nFrau;Dr.;Ada;Byron", vec!["title", "title", "given", "family"]),
            ("First name,Last name,Title\nAda,Byron,Prof. Dr.", vec!["given", "family", "title"]),
            ("First name,Last name,Title\nAda,Byron,Poet", vec!["given", "family", "role"]),
            ("Name;Titel\nAda;Geschäftsführerin\nBo;Dr.", vec!["name", "unclear"]),
            ("Signatory,Individual or organisation?\nLibrary,Organisation", vec!["name", "capacity"]),
            ("name,signed_on\nAda,2021-04-09", vec!["name", "day"]),
            ("Horodateur;Nom\n03/11/2026 14:05:33;Ada", vec!["day", "name"]),
            ("Name,Date of birth,Since\nAda,1980-01-02,2021-04-09", vec!["name", "unclear", "unclear"]),
        ] {
            assert_eq!(guess(text), (true, columns), "{text}");
        }
    }

    #[test]
    fn without_heads_the_first_column_is_the_name() {
        assert_eq!(guess("Ada Byron\nGeorge Boole\n"), (false, vec!["name"]));
        assert_eq!(
            guess("1;Ada Byron;ada@example.org\n2;George Boole;g@example.org\n"),
            (false, vec!["nothing", "name", "email"])
        );
        assert_eq!(guess("Ada Byron;01.05.2026\nBo Boole;02.05.2026\n"), (false, vec!["name", "unclear"]));
        assert_eq!(guess("name@example.org;Ada\nb@example.org;Bo\n"), (false, vec!["email", "name"]));
    }

    #[test]
    fn heads_below_a_title_are_found_and_asked_about() {
        let mut sheet = Sheet::read(
            "Open letter: list of names;;\nas of 3 May;;\nName;Rolle;Ihr_Land_Q3\nAda;Poetin;DE\n".as_bytes(),
            None,
        )
        .unwrap();
        let guessed = Mapping::guess(&sheet);
        assert_eq!((guessed.has_header, guessed.header_is_sure, guessed.head_below), (false, false, Some(3)));
        let choices = crate::imports::options::ImportOptions { head_row: Some(3), ..Default::default() };
        let mapping = choices.mapping(&mut sheet);
        assert_eq!(
            mapping.columns,
            [ImportField::Name, ImportField::Role, ImportField::Country],
            "by the word in it"
        );
        assert_eq!(mapping.people(&sheet).len(), 1);
    }
}
