//! Which column holds what: guessed from how people head their columns in the languages of the site, and changed by
//! whoever looks at it.

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

use super::sheet::{Row, Sheet};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// Nothing that is taken over.
    Nothing,
    /// The name as it should stand.
    Name,
    /// Only the first name.
    Given,
    /// Only the last name.
    Family,
    /// Occupation or office.
    Role,
    /// Employer, school, club.
    Organisation,
    /// Where they live.
    Country,
    /// Their page.
    Website,
    /// A few words.
    Comment,
    /// As whom they sign, in our own words.
    Capacity,
    /// The address by which they can be invited to claim their line. Never shown.
    Email,
}

impl Field {
    /// All of them, as a list offers them.
    pub const ALL: [Self; 11] = [
        Self::Nothing,
        Self::Name,
        Self::Given,
        Self::Family,
        Self::Role,
        Self::Organisation,
        Self::Country,
        Self::Website,
        Self::Comment,
        Self::Capacity,
        Self::Email,
    ];

    /// Its name in forms.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Name => "name",
            Self::Given => "given",
            Self::Family => "family",
            Self::Role => "role",
            Self::Organisation => "organisation",
            Self::Country => "country",
            Self::Website => "website",
            Self::Comment => "comment",
            Self::Capacity => "capacity",
            Self::Email => "email",
        }
    }

    /// The field of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.as_str() == name)
    }

    /// How columns of it are headed, without case, accents, blanks and punctuation.
    const fn heads(self) -> &'static [&'static str] {
        match self {
            Self::Nothing => &[],
            Self::Name => &[
                "name",
                "names",
                "fullname",
                "yourname",
                "signatory",
                "signatories",
                "signature",
                "namen",
                "ihrname",
                "vollername",
                "vollstandigername",
                "vorundnachname",
                "vornamenachname",
                "namevorname",
                "unterzeichner",
                "unterzeichnerin",
                "unterzeichnende",
                "unterzeichnerinnen",
                "nom",
                "nomcomplet",
                "nometprenom",
                "prenometnom",
                "nomprenom",
                "signataire",
                "signataires",
                "nombre",
                "nombrecompleto",
                "nombreyapellido",
                "nombreyapellidos",
                "firmante",
                "firmantes",
                "الاسم",
                "اسم",
                "الاسمالكامل",
                "الموقع",
                "الموقعون",
            ],
            Self::Given => &[
                "firstname",
                "givenname",
                "forename",
                "first",
                "vorname",
                "vornamen",
                "rufname",
                "prenom",
                "prenoms",
                "primernombre",
                "nombredepila",
                "الاسمالاول",
                "الاسمالشخصي",
            ],
            Self::Family => &[
                "lastname",
                "familyname",
                "surname",
                "last",
                "nachname",
                "familienname",
                "zuname",
                "nomdefamille",
                "apellido",
                "apellidos",
                "اسمالعايلة",
                "اللقب",
                "الاسمالاخير",
                "الكنية",
            ],
            Self::Role => &[
                "role",
                "function",
                "position",
                "occupation",
                "profession",
                "job",
                "jobtitle",
                "title",
                "rolle",
                "funktion",
                "beruf",
                "tatigkeit",
                "titel",
                "amt",
                "fonction",
                "metier",
                "poste",
                "titre",
                "cargo",
                "profesion",
                "ocupacion",
                "puesto",
                "funcion",
                "rol",
                "titulo",
                "الوظيفة",
                "المهنة",
                "الدور",
                "الصفة",
                "المنصب",
            ],
            Self::Organisation => &[
                "organisation",
                "organization",
                "org",
                "affiliation",
                "institution",
                "institute",
                "employer",
                "company",
                "university",
                "institutionaffiliation",
                "organisationaffiliation",
                "einrichtung",
                "firma",
                "verein",
                "universitat",
                "hochschule",
                "arbeitgeber",
                "zugehorigkeit",
                "verband",
                "organisme",
                "entreprise",
                "etablissement",
                "universite",
                "association",
                "organizacion",
                "afiliacion",
                "institucion",
                "empresa",
                "entidad",
                "universidad",
                "المنظمة",
                "الموسسة",
                "الجهة",
                "الجامعة",
                "الانتماء",
            ],
            Self::Country => &[
                "country",
                "countrycode",
                "nation",
                "land",
                "staat",
                "landeskurzel",
                "pays",
                "pais",
                "البلد",
                "الدولة",
            ],
            Self::Website => &[
                "website",
                "web",
                "webpage",
                "webaddress",
                "homepage",
                "url",
                "page",
                "link",
                "webseite",
                "internetseite",
                "site",
                "siteweb",
                "siteinternet",
                "sitioweb",
                "paginaweb",
                "web",
                "الموقعالالكتروني",
                "صفحةالويب",
                "الرابط",
            ],
            Self::Comment => &[
                "comment",
                "comments",
                "message",
                "statement",
                "words",
                "kommentar",
                "nachricht",
                "bemerkung",
                "commentaire",
                "commentaires",
                "remarque",
                "comentario",
                "comentarios",
                "mensaje",
                "تعليق",
                "التعليق",
                "رسالة",
                "الرسالة",
            ],
            Self::Capacity => &["capacity"],
            Self::Email => &[
                "email",
                "mail",
                "emailaddress",
                "mailaddress",
                "emailadresse",
                "mailadresse",
                "epost",
                "courriel",
                "adressemail",
                "adresseemail",
                "adressecourriel",
                "adresseelectronique",
                "mel",
                "correo",
                "correoelectronico",
                "direcciondecorreo",
                "البريدالالكتروني",
                "البريد",
                "عنوانالبريدالالكتروني",
            ],
        }
    }

    fn of_head(head: &str) -> Option<Self> {
        let plain = plain(head);
        Self::ALL.into_iter().find(|field| field.heads().contains(&plain.as_str()))
    }
}

/// What tells our own export from any other file: nobody else heads columns so.
const OWN: [&str; 2] = ["text_version", "verified_by"];

/// Which column holds what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// Does the first row name the columns?
    pub has_header: bool,
    /// What each column holds.
    pub columns: Vec<Field>,
}

impl Mapping {
    /// What a sheet seems to say.
    pub fn guess(sheet: &Sheet) -> Self {
        let width = sheet.width();
        let first = sheet.rows.first().map(|row| row.cells.as_slice()).unwrap_or_default();
        let known: Vec<Option<Field>> = first.iter().map(|head| Field::of_head(head)).collect();
        let has_header = known.iter().any(Option::is_some) && !first.iter().any(|cell| cell.contains('@'));
        let mut columns: Vec<Field> = match has_header {
            true => headed(&known),
            false => unheaded(sheet),
        };
        columns.resize(width, Field::Nothing);
        Self { has_header, columns }
    }

    /// As the page shows it: what each column is called, if it is.
    pub fn heads<'s>(&self, sheet: &'s Sheet) -> Option<&'s Row> {
        sheet.rows.first().filter(|_| self.has_header)
    }

    /// The rows that hold somebody.
    pub fn people<'s>(&self, sheet: &'s Sheet) -> &'s [Row] {
        sheet.rows.get(usize::from(self.has_header)..).unwrap_or_default()
    }

    /// Is there a column for the name?
    pub fn names_people(&self) -> bool {
        self.columns.iter().any(|field| matches!(field, Field::Name | Field::Given | Field::Family))
    }

    /// Is the sheet one that we exported? Then cells are guarded as [`crate::exports::guard`] says.
    pub fn is_our_own(&self, sheet: &Sheet) -> bool {
        let heads = self.heads(sheet);
        heads.is_some_and(|row| OWN.iter().all(|own| row.cells.iter().any(|cell| cell == own)))
    }

    /// The columns that hold a field.
    pub fn of(&self, field: Field) -> impl Iterator<Item = usize> {
        self.columns.iter().enumerate().filter(move |(_, known)| **known == field).map(|(at, _)| at)
    }
}

/// Each field once, in the first column that is headed so. "Vorname, Name" and "Nombre, Apellidos" share a name out.
fn headed(known: &[Option<Field>]) -> Vec<Field> {
    let mut columns: Vec<Field> = Vec::new();
    for field in known {
        let field = field.filter(|field| !columns.contains(field));
        columns.push(field.unwrap_or(Field::Nothing));
    }
    let has = |field: Field| columns.contains(&field);
    let meant = match (has(Field::Given), has(Field::Family)) {
        (true, false) => Field::Family,
        (false, true) => Field::Given,
        _ => return columns,
    };
    if let Some(name) = columns.iter_mut().find(|field| **field == Field::Name) {
        *name = meant;
    }
    columns
}

/// The column in which addresses stand, and the first other one as the name.
fn unheaded(sheet: &Sheet) -> Vec<Field> {
    let width = sheet.width();
    let mut columns = vec![Field::Nothing; width];
    let looks_like_addresses = |at: usize| {
        let cells = || sheet.rows.iter().filter_map(|row| row.cells.get(at)).filter(|cell| !cell.is_empty());
        let with = cells().filter(|cell| cell.contains('@') && !cell.contains(' ')).count();
        with > 0 && with * 2 >= cells().count()
    };
    if let Some(at) = (0..width).find(|at| looks_like_addresses(*at)) {
        columns[at] = Field::Email;
    }
    let is_filled = |at: usize| {
        let filled = sheet.rows.iter().filter(|row| row.cells.get(at).is_some_and(|cell| !cell.is_empty()));
        filled.count() * 2 > sheet.rows.len()
    };
    let is_number = |at: usize| {
        let mut cells = sheet.rows.iter().filter_map(|row| row.cells.get(at));
        cells.all(|cell| cell.chars().all(|c| c.is_numeric() || c == '.'))
    };
    let name = (0..width).find(|at| columns[*at] == Field::Nothing && is_filled(*at) && !is_number(*at));
    if let Some(at) = name {
        columns[at] = Field::Name;
    }
    columns
}

/// A head without case, accents, blanks and punctuation.
fn plain(head: &str) -> String {
    head.nfkd()
        .filter(|c| !is_combining_mark(*c))
        .flat_map(char::to_lowercase)
        .filter(|c| c.is_alphanumeric())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guess(text: &str) -> (bool, Vec<&'static str>) {
        let mapping = Mapping::guess(&Sheet::read(text.as_bytes()).unwrap());
        (mapping.has_header, mapping.columns.iter().map(|field| field.as_str()).collect())
    }

    #[test]
    fn heads_are_written_as_they_are_compared() {
        for head in Field::ALL.iter().flat_map(|field| field.heads()) {
            assert_eq!(*head, plain(head));
        }
    }

    #[test]
    fn columns_are_known_by_how_people_head_them() {
        for (text, columns) in [
            ("name,capacity,role\nAda,personal,Poet", vec!["name", "capacity", "role"]),
            ("Vorname;Name;E-Mail\nAda;Byron;ada@example.org", vec!["given", "family", "email"]),
            ("Zeitstempel;Vor- und Nachname;Funktion / Titel\n1;Ada;x", vec!["nothing", "name", "nothing"]),
            ("Nombre;Apellidos;País\nAda;Byron;España", vec!["given", "family", "country"]),
            ("NOM\tPRÉNOM\tCourriel\nByron\tAda\ta@b.example", vec!["family", "given", "email"]),
            ("الاسم;المؤسسة\nسلمى;الجامعة", vec!["name", "organisation"]),
            ("Name,Affiliation,Affiliation\nAda,x,y", vec!["name", "organisation", "nothing"]),
        ] {
            assert_eq!(guess(text), (true, columns), "{text}");
        }
    }

    #[test]
    fn without_heads_the_first_column_is_the_name_and_addresses_are_seen() {
        assert_eq!(guess("Ada Byron\nGeorge Boole\n"), (false, vec!["name"]));
        assert_eq!(
            guess("1;Ada Byron;ada@example.org\n2;George Boole;g@example.org\n"),
            (false, vec!["nothing", "name", "email"])
        );
        assert_eq!(guess("name@example.org;Ada\nb@example.org;Bo\n"), (false, vec!["email", "name"]));
    }
}
