//! Owns the check for links in the words of a signature, the mark of spam. A signer's own page has a field of its
//! own.

use unicode_normalization::UnicodeNormalization as _;

/// Top-level domains that count as a link without `https://`: those that spam uses, and well-known ones. The list is
/// not complete, because many are words that can begin a sentence.
const ENDINGS: &[&str] = &[
    "app", "biz", "blog", "br", "cc", "ch", "click", "club", "cn", "com", "cz", "de", "dev", "earth", "edu",
    "eu", "fr", "gg", "gov", "info", "io", "jp", "link", "live", "ly", "mobi", "net", "news", "nl", "online",
    "org", "page", "pl", "ru", "se", "shop", "site", "store", "su", "tech", "top", "tv", "uk", "vip",
    "website", "wiki", "world", "xyz", "рф",
];

/// Top-level domains that are not words, so they count in capital letters, too.
const UNMISTAKABLE: [&str; 2] = ["com", "org"];

/// What precedes a name after a full stop without a space, besides initials: "dr.de boer".
const BEFORE_NAMES: &[&str] = &[
    "abt", "chr", "dipl", "dr", "drs", "ds", "fr", "hon", "ing", "ir", "joh", "jr", "lic", "mag", "med",
    "mgr", "mme", "mr", "mrs", "ms", "ph", "phil", "prof", "rer", "rev", "sr", "st", "ste", "th", "univ",
];

/// What precedes such a particle, as in "jan.van.de velde".
const MIDDLES: [&str; 3] = ["van", "von", "op"];

/// Particles of names that are top-level domains as well.
const PARTICLES: [&str; 1] = ["de"];

/// Schemes that programs follow without slashes.
const SCHEMES: [&str; 4] = ["mailto:", "tel:", "javascript:", "data:"];

/// Does this text contain the address of a page or a mailbox?
pub fn has_link(text: &str) -> bool {
    // Readers see full-width and mathematical letters as plain letters.
    let text: String = text.nfkc().collect();
    text.split(|c: char| c.is_whitespace() || "()[]<>{}|,;\"“”„«»".contains(c)).any(is_link)
}

/// The same for a name, in which "jan.de boer" lacks a space and is not a host. A single word may be a host.
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

/// Is the last label a particle of a name that continues, as in "jan.de", "m.van.de"?
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
        // If the space after a full stop is missing, a sentence continues with a capital letter.
        || (ENDINGS.contains(&ending) && !has_capitals && !is_initials(host))
}

/// Are there only initials and titles before the last full stop, as in "m.de boer" and "t.m.de jong", where the space
/// is missing?
fn is_initials(host: &str) -> bool {
    let (before, _) = host.trim_end_matches(['.', '!', '?', ':']).rsplit_once('.').unwrap_or_default();
    let is_initial = |label: &str| label.chars().count() == 1 && label.chars().all(char::is_alphabetic);
    before.split('.').all(|label| is_initial(label) || BEFORE_NAMES.contains(&label))
}

/// The last label of a text that could be a host name.
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
