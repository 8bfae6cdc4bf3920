//! Tests of what becomes of a row.

use time::macros::date;

use crate::imports::rows::*;

pub fn reading(text: &str) -> ParsedRows {
    read_so(&Sheet::read(text.as_bytes(), None).unwrap(), &ImportOptions::default())
}

fn read_so(sheet: &Sheet, choices: &ImportOptions) -> ParsedRows {
    read(sheet, &Mapping::guess(sheet), choices, date!(2026 - 11 - 23))
}

pub fn names(reading: &ParsedRows) -> Vec<&str> {
    reading
        .lines
        .iter()
        .filter_map(|(_, entry)| entry.details.text.name.as_ref())
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
        read.faults.iter().map(|fault| (fault.row, fault.field.into_str(), fault.why.into_str())).collect();
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
fn an_impossible_day_is_a_fault_and_two_days_are_one_person() {
    let read = reading(
        "Name;Zeitstempel\nAda;03.11.2026 14:05:33\nBo;\nCi;24.12.2026\nDi;31.12.2025\nEd;kürzlich\nAda;04.11.2026\n",
    );
    let faults: Vec<_> = read.faults.iter().map(|fault| (fault.row, fault.why.into_str())).collect();
    assert_eq!(faults, [(4, "future"), (6, "day")]);
    let days: Vec<_> = read.lines.iter().map(|(row, entry)| (*row, entry.day)).collect();
    // Paper lists are older than the page on which a letter is signed.
    assert_eq!(days, [(2, Some(date!(2026 - 11 - 03))), (3, None), (5, Some(date!(2025 - 12 - 31)))]);
    assert_eq!(read.repeated, [(7, 2)]);
}

#[test]
fn sums_numbers_and_heads_are_nobody() {
    let read =
        reading("Name;Stimmen\nAda;1\nName;Stimmen\n5;\nSumme: 2;\nTotal;3\nTotal Bo;1\nStand: 3. Mai;\n");
    let faults: Vec<_> = read.faults.iter().map(|fault| (fault.row, fault.why.into_str())).collect();
    let nobody = "no-person";
    assert_eq!(faults, [(3, nobody), (4, nobody), (5, nobody), (6, nobody), (8, nobody)]);
    assert_eq!(names(&read), ["Ada", "Total Bo"]);
}

#[test]
fn who_writes_that_they_stay_unnamed_is_not_shown() {
    let text = "Name,Public\nAda,Yes\nBo,Please keep me anonymous\nCi,Nein bitte nicht\nDi,perhaps\n";
    let mut sheet = Sheet::read(text.as_bytes(), None).unwrap();
    let choices = ImportOptions { columns: [(1, ImportField::Shown)].into(), ..ImportOptions::default() };
    let mapping = choices.mapping(&mut sheet);
    let read = read(&sheet, &mapping, &choices, date!(2026 - 11 - 23));
    let seen: Vec<_> = read.lines.iter().map(|(_, entry)| entry.details.visibility).collect();
    assert_eq!(seen, [Visibility::Public, Visibility::Private, Visibility::Private]);
    assert_eq!(read.faults.len(), 1);
}

#[test]
fn damaged_letters_are_faults_and_are_mended_in_all_columns() {
    let list = "Vorname;Nachname;Verein;Land;comment\nJÃ¼rgen;WeiÃŸ;;;\nBo;Ash;CafÃ© Why Not?;Ã–sterreich;Why not?So\n\
         Jos?;Pe?a;Universit?t;;\nSão;Ângela;;;\n";
    let read = reading(list);
    let faults: Vec<_> = read
        .faults
        .iter()
        .map(|fault| (fault.row, fault.field.into_str(), fault.why.into_str(), fault.meant.as_deref()))
        .collect();
    assert_eq!(
        faults,
        [
            (2, "name", "damaged", Some("Jürgen")),
            (2, "name", "damaged", Some("Weiß")),
            (3, "organisation", "damaged", Some("Café Why Not?")),
            (3, "country", "damaged", Some("Österreich")),
            (4, "name", "lost", None),
            (4, "name", "lost", None),
            (4, "organisation", "lost", None),
        ]
    );
    let sheet = Sheet::read(list.as_bytes(), None).unwrap();
    let mut choices = ImportOptions { mends_letters: true, ..ImportOptions::default() };
    choices.dropped.insert((ImportField::Name, Why::Lost));
    let read = read_so(&sheet, &choices);
    assert_eq!(
        (names(&read).join(", ").as_str(), read.dropped.as_slice()),
        ("Jürgen Weiß, Bo Ash, São Ângela", &[4][..])
    );
    assert!(read.faults.is_empty(), "{:?}", read.faults);
    let text = &read.lines[1].1.details.text;
    assert_eq!((text.organisation.as_str(), text.country.map(Country::code)), ("Café Why Not?", Some("AT")));
    assert_eq!(read.changed[0], (2, "JÃ¼rgen".to_owned(), "Jürgen".to_owned()));

    // A cell that is left out is not entered at all.
    choices = ImportOptions::default();
    choices.dropped.extend([(ImportField::Name, Why::Lost), (ImportField::Name, Why::Damaged)]);
    choices.dropped.extend([(ImportField::Organisation, Why::Damaged), (ImportField::Country, Why::Damaged)]);
    let read = read_so(&sheet, &choices);
    assert!(read.faults.is_empty(), "{:?}", read.faults);
    assert_eq!(read.lines[0].1.details.text.organisation.as_str(), "");
}

#[test]
fn our_own_guard_is_taken_off_and_that_of_nobody_else() {
    let own = "number,name,text_version,verified_by\n1,'=Ada,x,email\n";
    assert_eq!(names(&reading(own)), ["=Ada"]);
    assert_eq!(names(&reading("number,name\n1,'=Ada\n")), ["'=Ada"]);
}
