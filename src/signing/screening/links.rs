//! Links in the words of a signature: what spam is made of. A page of one's own has a field for it.

use unicode_normalization::UnicodeNormalization as _;

/// Endings of web addresses as they are written without `https://`: those that spam uses, and those of names
/// that people know. Not all that there are: many are words, and begin a sentence.
const ENDINGS: &[&str] = &[
    "app", "biz", "blog", "br", "cc", "ch", "click", "club", "cn", "com", "cz", "de", "dev", "earth", "edu",
    "eu", "fr", "gg", "gov", "info", "io", "jp", "link", "live", "ly", "mobi", "net", "news", "nl", "online",
    "org", "page", "pl", "ru", "se", "shop", "site", "store", "su", "tech", "top", "tv", "uk", "vip",
    "website", "wiki", "world", "xyz", "рф",
];

/// Endings that nobody takes for a word, in capitals either.
const UNMISTAKABLE: [&str; 2] = ["com", "org"];

/// What stands before a name with a full stop and no space after it, besides initials: "dr.de boer".
const BEFORE_NAMES: &[&str] = &[
    "abt", "chr", "dipl", "dr", "drs", "ds", "fr", "hon", "ing", "ir", "joh", "jr", "lic", "mag", "med",
    "mgr", "mme", "mr", "mrs", "ms", "ph", "phil", "prof", "rer", "rev", "sr", "st", "ste", "th", "univ",
];

/// What stands before such a particle, in "jan.van.de velde".
const MIDDLES: [&str; 3] = ["van", "von", "op"];

/// Particles of names that are endings of web addresses as well.
const PARTICLES: [&str; 1] = ["de"];

/// Schemes that a program follows without slashes.
const SCHEMES: [&str; 4] = ["mailto:", "tel:", "javascript:", "data:"];

/// Does this text hold the address of a page or a mailbox?
pub fn has_link(text: &str) -> bool {
    // Wide and mathematical letters are letters to a reader.
    let text: String = text.nfkc().collect();
    text.split(|c: char| c.is_whitespace() || "()[]<>{}|,;\"“”„«»".contains(c)).any(is_link)
}

/// The same of a name, where "jan.de boer" misses a space and is no host. A word that stands alone may be one.
pub fn has_link_in_name(name: &str) -> bool {
    let name: String = name.nfkc().collect();
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_word = |word: &str| word.chars().all(|c| c.is_alphabetic() || ".-'’".contains(c));
    if words.len() < 2 || !words.iter().all(|word| is_word(word)) {
        return has_link(&name);
    }
    let (last, before) = words.split_last().unwrap_or((&"", &[]));
    has_link(last) || before.iter().any(|word| has_link(word) && !ends_in_particle(word))
}

/// Does a particle of the name that goes on stand behind the last stop, as in "jan.de", "m.van.de"?
fn ends_in_particle(word: &str) -> bool {
    let word = word.to_lowercase();
    word.rsplit_once('.').is_some_and(|(before, particle)| {
        let (first, others) = before.split_once('.').unwrap_or((before, ""));
        let is_middle = |label: &str| {
            label.chars().count() <= 1 || MIDDLES.contains(&label) || BEFORE_NAMES.contains(&label)
        };
        PARTICLES.contains(&particle) && first != "www" && others.split('.').all(is_middle)
    })
}

fn is_link(word: &str) -> bool {
    let lower = word.to_lowercase();
    let is_mailbox =
        lower.split_once('@').is_some_and(|(who, host)| !who.is_empty() && is_host(host).is_some());
    is_mailbox
        || lower.contains("://")
        || SCHEMES.iter().any(|scheme| lower.starts_with(scheme))
        || is_page(&lower, word.contains(char::is_uppercase))
}

/// `example.com`, `www.example`, `t.me/someone`.
fn is_page(word: &str, has_capitals: bool) -> bool {
    let (host, path) = word.split_at(word.find(['/', ':', '?', '#']).unwrap_or(word.len()));
    let Some(ending) = is_host(host) else { return false };
    host.starts_with("www.")
        || (path.starts_with('/') && path.len() > 1)
        || UNMISTAKABLE.contains(&ending)
        // After a stop without a space, a sentence begins with a capital.
        || (ENDINGS.contains(&ending) && !has_capitals && !is_initials(host))
}

/// Initials and titles alone before the last stop, as in "m.de boer" and "t.m.de jong", where nobody wrote a space.
fn is_initials(host: &str) -> bool {
    let (before, _) = host.trim_end_matches(['.', '!', '?', ':']).rsplit_once('.').unwrap_or_default();
    let is_initial = |label: &str| label.chars().count() == 1 && label.chars().all(char::is_alphabetic);
    before.split('.').all(|label| is_initial(label) || BEFORE_NAMES.contains(&label))
}

/// The ending of what could be the name of a host.
fn is_host(text: &str) -> Option<&str> {
    let labels: Vec<&str> = text.trim_end_matches(['.', '!', '?', ':']).split('.').collect();
    let is_label = |label: &&str| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-');
    let ending = *labels.last()?;
    let is_ending = ending.chars().all(char::is_alphabetic) && ending.chars().count() > 1;
    (labels.len() > 1 && labels.iter().all(is_label) && is_ending).then_some(ending)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_reader_could_open_is_a_link() {
        for text in [
            "https://a.example",
            "HTTP://A.EXAMPLE/x",
            "see www.a.example",
            "cheap-pills.com",
            "(Casino.com)",
            "CASINO.COM!",
            "t.me/someone",
            "join t.me/x now",
            "write to ada@mail.example",
            "mailto:ada",
            "javascript:alert(1)",
            "ｃａｓｉｎｏ．ｃｏｍ",
            "casino.ru.",
            "best,casino.xyz,ever",
            "bit.ly/3x",
            "Casino.com/win",
            "казино.рф",
            "a.example/path",
            "casino.de",
            "x.com",
            "win.de now",
            "m.de/boer",
            "www.m.de",
            "m@x.de",
        ] {
            assert!(has_link(text), "{text}");
        }
    }

    #[test]
    fn a_name_that_misses_a_space_is_no_host() {
        for name in [
            "jan.de boer",
            "Jan.de Boer",
            "m.de boer",
            "v.d. berg",
            "p.van.de velde",
            "jan.h.van.de velde",
            "anne-marie.de wit",
            "maria.de la cruz",
            "St.John",
            "o.tool",
            "j.o’neill",
            "m.van der berg",
            "ph.d'arc",
        ] {
            assert!(!has_link_in_name(name), "{name}");
        }
        for name in [
            "jan.de",
            "buy.now viagra.com",
            "visit.casino.de today",
            "casino.com boer",
            "www.casino.de boer",
            "casino.de/win boer",
            "win2.de now",
            "boer casino.de",
            "casino.ru boer",
            "ada@casino.de boer",
        ] {
            assert!(has_link_in_name(name), "{name}");
        }
    }

    #[test]
    fn what_people_write_of_themselves_is_none() {
        for text in [
            "",
            "J. R. R. Tolkien",
            "J.R.R. Tolkien",
            "St. Elsewhere",
            "e.g. this",
            "i.e. that",
            "Ph.D. candidate, M.D.",
            "Dr.med. Vogel",
            "Node.js developer",
            "he/him",
            "and/or",
            "I walk.We all walk.",
            "Ltd.",
            "S.p.A.",
            "e.V.",
            "5.30 a.m.",
            "1.5 km/h",
            "@ada",
            "ada @ home",
            "UNO-City",
            "No.1",
            "Nr.5",
            "will.i.am",
            "...",
            "a.b",
            "Prof.Dr.Ing. Blau",
            "It ends.Really.",
            "ASP.NET",
            "wait…what",
            "我是学生。",
            "C++",
            "24/7",
            "Ada: poet",
            "Prof. em.",
            "Univ.-Prof.",
            "Kunst- u. Werkraum",
            "m.de boer",
            "k.de leeuw",
            "t.m.de jong",
            "w.nl",
            "dr.de wit",
            "prof.dr.h.de vries",
            "J.P.van der Berg",
            "St.John",
            "Dr.med.Anna Quill",
        ] {
            assert!(!has_link(text), "{text}");
        }
    }
}
