//! Parts of names in several scripts. Combined at random, they name no particular person.

use fastrand::Rng;

/// Picks one of a list whose items are separated by commas.
pub(super) fn pick(list: &'static str, rng: &mut Rng) -> &'static str {
    let items: Vec<_> = list.split(", ").collect();
    rng.choice(items).unwrap_or_default()
}

/// A group of people whose names are built alike.
pub(super) struct People {
    /// Their share, in percent.
    share: u8,
    pub given: &'static str,
    pub family: &'static str,
    /// Does the family name come first, without a space?
    pub family_first: bool,
    pub countries: &'static str,
}

pub(super) fn people(rng: &mut Rng) -> &'static People {
    let mut left = rng.u8(0..100);
    for people in &ALL {
        if left < people.share {
            return people;
        }
        left -= people.share;
    }
    &ALL[0]
}

const ALL: [People; 8] = [
    People {
        share: 30,
        given: "Ada, Alma, Bertram, Cora, Desmond, Edith, Fergus, Grace, Hazel, Ivor, June, Keith, Lydia, Milo, \
            Nora, Owen, Pearl, Quentin, Ruth, Silas, Tess, Una, Vernon, Wilma",
        family: "Ashdown, Birchwood, Copperfield-Lane, Dunmoor, Eastlake, Fernsby, Greenhalgh, Hollowell, Ironside, \
            Juniper, Kettlewell, Larkspur, Merriweather, Northcote, Oakhurst, Pebblebrook, Quillfeather, \
            Rainford, Stonebridge, Thistlewood, Underhill, Vale, Winterbourne, Yarrow, O’Tooley, MacBrindle",
        family_first: false,
        countries: "GB, IE, US, CA, AU, NZ",
    },
    People {
        share: 22,
        given: "Anneke, Björn, Clärli, Dörte, Eberhard, Friedrike, Gesa, Henning, Ilse, Jörn, Käthe, Lüder, \
            Mareike, Nele, Ottokar, Petra, Rüdiger, Sönke, Tjark, Ute, Wiebke",
        family: "Apfelbaum, Brückner-Holz, Dünenhuber, Eschweiler, Fährmann, Grünspan, Heidekraut, Immergrün, \
            Jägerlatein, Kühnemund, Löwenzahn, Mühlstein, Nußknacker, Öhlrich, Pfützner, Rübezahl, Süßmilch, \
            Tannhäuser, Überall, Weißdorn, Zwölfer",
        family_first: false,
        countries: "DE, AT, CH",
    },
    People {
        share: 14,
        given: "Aïcha, Benoît, Chloé, Désiré, Éloïse, Françoise, Gaël, Hélène, Inès, Jérôme, Loïc, Maëlle, Noël, \
            Zoé",
        family: "Beaurivage, Chêneverre, Dupluvieux, Étoilevin, Fontclaire, Grandpré, Hautbois, Lamarée, \
            Montfleuri, Petitmoulin, Rocheneuve, Vertefeuille",
        family_first: false,
        countries: "FR, BE, CH, CA, SN",
    },
    People {
        share: 12,
        given: "Álvaro, Begoña, Concepción, Íñigo, Jimena, Lucía, Martín, Nuria, Óscar, Pilar, Rocío, Xabier, \
            Yolanda",
        family: "Almendro, Buenaventura, Castaño Ruiseñor, Delmonte, Espigares, Fuentelarga, Granizo, Lluvia, \
            Marbella Ñandú, Olivares Peña, Romero Vega, Zarzamora",
        family_first: false,
        countries: "ES, MX, AR, CO, CL, PE",
    },
    People {
        share: 7,
        given: "أمل, بدر, جميلة, حسام, دينا, رامي, سلمى, طارق, عائشة, فريد, ليلى, نور, ياسمين",
        family: "البحري, الزيتوني, السنبلة, الشرقاوي, الصفصافي, الغيماني, الفجري, القمراوي, الندى, النخلاوي",
        family_first: false,
        countries: "EG, MA, LB, JO, TN",
    },
    People {
        share: 6,
        given: "小明, 美玲, 志强, 雨桐, 子涵, 晓东, 佳怡, 文杰, 海燕, 春华",
        family: "王, 李, 张, 刘, 陈, 杨, 赵, 黄, 周, 吴, 欧阳, 司马",
        family_first: true,
        countries: "CN, TW, SG, MY",
    },
    People {
        share: 5,
        given: "Аделина, Богдан, Варвара, Глеб, Злата, Игнат, Лукерья, Мирон, Олеся, Прохор, Ярослава",
        family: "Берёзкин, Ветрова, Громов-Тихий, Журавлёва, Звонарь, Клюквин, Ласточкина, Снегирь, Черёмуха, \
            Яблочков",
        family_first: false,
        countries: "UA, BG, RS, KZ, GE",
    },
    People {
        share: 4,
        given: "Ayşegül, Çağrı, Gülşen, İlker, Nguyệt, Ánh, Đức, Łucja, Żaneta, Ágúst, Þórunn, Sæunn",
        family: "Yıldızoğlu, Karağaç, Trần Thị Hoa, Phạm Đức, Brzęczykowska, Żurawik, Jökulsdóttir, Æðarsson",
        family_first: false,
        countries: "TR, VN, PL, IS",
    },
];

pub(super) const GROUPS: &str =
    "Choir, Collective, Friends of, Reading Circle, Workshop, Ensemble, Neighbours of";

pub(super) const ROLES: &str = "Painter, Writer, Nurse, Bus driver, Librarian, Teacher, Student, Cellist, Baker, Engineer, \
    Translator, Curator, Carpenter, Physicist, Retired, Dichterin, Krankenpfleger, Comédienne, \
    Traductor, شاعرة, 画家";

pub(super) const PLACES: &str =
    "Harbour, Hilltop, Riverside, Old Town, Lighthouse, Meadow, Station, Island, Northern, Moonlit";

pub(super) const HOUSES: &str =
    "Theatre, University, School, Hospital, Library, Press, Studio, Orchestra, Museum, Co-operative";
