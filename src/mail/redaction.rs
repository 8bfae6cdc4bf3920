//! Makes the words of mail servers safe to show and store: removes the address that they are about, however it is
//! spelled.

use std::fmt;

use super::server_answer::plain_letters;

/// Longer texts are cut, in characters: the important part comes first.
const LONGEST: usize = 300;

/// The replacement for an address.
const GAP: &str = "…";

/// A server's words, which may contain the address. Do not show or store them before [`ServerWords::without`].
#[derive(Clone, Default, PartialEq, Eq)]
pub(super) struct ServerWords(pub String);

impl ServerWords {
    /// The words on one line, without any address and without parts of the given addresses.
    pub(super) fn without(&self, addresses: &[String]) -> String {
        let known: Vec<_> = addresses.iter().filter_map(|address| Known::of(address)).collect();
        let mut kept: Vec<String> = Vec::new();
        let mut before = "";
        // First, so that nothing unseen parts a name that is then read whole.
        let seen: String = self.0.chars().filter(|c| c.is_whitespace() || !is_invisible(*c)).collect();
        for word in seen.split_whitespace() {
            let names_some_user = NAMES_USER.contains(&bare(before).as_str());
            let is_hidden = names_some_user && known.iter().any(|known| known.begins_with(word));
            before = word;
            let word = if is_hidden { GAP.to_owned() } else { shown(word, &known) };
            if word != GAP || kept.last().is_none_or(|last| last != GAP) {
                kept.push(word);
            }
        }
        kept.join(" ").chars().take(LONGEST).collect()
    }
}

impl fmt::Debug for ServerWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ServerWords(…)")
    }
}

/// Words that precede a user name, which may be the first part of the local part.
const NAMES_USER: [&str; 7] = ["user", "localuser", "mailbox", "account", "recipient", "for", "uid"];

/// The parts of an address by which it is recognised.
struct Known {
    local: String,
    /// The local part up to its first separator.
    first: String,
    /// In Unicode and in ASCII.
    domains: [String; 2],
}

impl Known {
    fn of(address: &str) -> Option<Self> {
        let (local, domain) = address.trim().rsplit_once('@')?;
        let domain = domain.to_lowercase();
        let ascii = idna::domain_to_ascii(&domain).unwrap_or_default();
        let own = idna::domain_to_unicode(&domain).0;
        let first = bare(local.split(['.', '-', '_', '+']).next().unwrap_or_default());
        Some(Self { local: bare(local), first, domains: [own, ascii] })
    }

    /// Whether this part of a word is the local part, with or without what follows a "+".
    fn is_local(&self, piece: &str) -> bool {
        let piece = bare(piece);
        !piece.is_empty() && piece == self.local
    }

    fn begins_with(&self, word: &str) -> bool {
        !self.first.is_empty() && bare(word) == self.first
    }

    fn is_in(&self, word: &str) -> bool {
        self.domains.iter().any(|domain| !domain.is_empty() && word.contains(domain))
    }
}

/// The local part in a form that ignores spelling: the letters and digits before a "+".
fn bare(local: &str) -> String {
    let local = plain_letters(local);
    local.split('+').next().unwrap_or_default().chars().filter(|c| c.is_alphanumeric()).collect()
}

/// A word in the form in which it may be shown.
fn shown(word: &str, known: &[Known]) -> String {
    let decoded = decoded(word);
    let is_link = decoded.starts_with("http://") || decoded.starts_with("https://");
    // As it stands, too: in "no such%ada.byron", two letters of the name look like an encoded one.
    let plain = word.to_lowercase();
    let forms = [&decoded, &plain];
    let says_local = |form: &str| {
        let mut pieces = form
            .split(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | '+')))
            .chain(form.split(|c: char| !c.is_alphanumeric()));
        pieces.any(|piece| known.iter().any(|known| known.is_local(piece)))
    };
    let names_one = forms.iter().any(|form| {
        // A host name of theirs may belong to one person; the URL of a help page is not about them.
        says_local(form) || (!is_link && known.iter().any(|known| known.is_in(form)))
    });
    let hides_one = decoded.contains(['@', '＠', '﹫']) || is_returning(&decoded);
    match (is_link, hides_one || names_one) {
        (_, false) => word.to_owned(),
        (false, true) => around(word, known).unwrap_or_else(|| GAP.to_owned()),
        // A link to a help page is kept, without what was added to it.
        (true, true) => {
            let site = word.split(['?', '#', '@']).next().unwrap_or_default();
            let host = site.splitn(4, '/').take(3).collect::<Vec<_>>().join("/");
            match (host.contains('%') || says_local(&host), site.contains('%') || says_local(site)) {
                (true, _) => GAP.to_owned(),
                (false, true) => format!("{host}/{GAP}"),
                (false, false) => format!("{site}{GAP}"),
            }
        }
    }
}

/// A word that contains more than an address, "(ada@example.org:blocked)": the text around the address is kept.
fn around(word: &str, known: &[Known]) -> Option<String> {
    let (before, after) = word.split_once('@')?;
    let is_edge = |c: char| matches!(c, '<' | '>' | '(' | ')' | '[' | ']' | ':' | ';' | ',' | '"');
    let start = before.rfind(is_edge).map_or(0, |edge| edge + 1);
    let end = after.find(is_edge)?;
    let (head, tail) = (&before[..start], &after[end..]);
    let says = |part: &str| part.chars().any(char::is_alphabetic);
    let is_safe = |part: &str| !part.contains(['@', '%', '=', '&']) && shown(part, known) == part;
    ((says(head) || says(tail)) && is_safe(head) && is_safe(tail)).then(|| format!("{head}{GAP}{tail}"))
}

/// Encoded addresses: `bounces+ada=example.org@…` (VERP), `SRS0=…=example.org=ada@…`, `ada%example.org@…`,
/// `IMCEASMTP-ada+40example+2Eorg`.
fn is_returning(word: &str) -> bool {
    let is_host = |text: &str| text.trim_end_matches(|c: char| !c.is_alphanumeric()).contains('.');
    word.starts_with("imcea")
        || word.starts_with("srs")
        || word.split(['=', '%', '!']).skip(1).any(is_host) && !word.starts_with("http")
}

/// Decodes the ways in which programs write an "@" and a ".", and lower-cases the word.
pub(super) fn decoded(word: &str) -> String {
    let percent = percent_encoding::percent_decode_str(word).decode_utf8_lossy();
    let twice = percent_encoding::percent_decode_str(&percent).decode_utf8_lossy();
    let mut text = twice.to_lowercase();
    for (written, meant) in [
        ("=40", "@"),
        ("=2e", "."),
        ("+40", "@"),
        ("+2e", "."),
        ("&#64;", "@"),
        ("&#x40;", "@"),
        ("&commat;", "@"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("(at)", "@"),
        ("[at]", "@"),
        ("_at_", "@"),
    ] {
        text = text.replace(written, meant);
    }
    text
}

/// Invisible characters that could reverse the direction of the line or end it.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn without(words: &str, address: &str) -> String {
        ServerWords(words.to_owned()).without(&[address.to_owned()])
    }

    #[test]
    fn the_address_is_left_out_however_it_is_spelled() {
        for spelled in [
            "ada.byron@example.org",
            "<Ada.Byron@EXAMPLE.org>:",
            "\"ada.byron\"@example.org",
            "ada.byron%40example.org",
            "ada.byron%2540example.org",
            "ada.byron=40example.org",
            "ada.byron&#64;example.org",
            "ada.byron(at)example.org",
            "ada.byron\u{ff20}example.org",
            "bounces+ada.byron=example.org@relay.example.net",
            "bounce-ada.byron=example.org-7",
            "SRS0=Hx1=AB=example.org=ada.byron@relay.example.net",
            "IMCEASMTP-ada+2Ebyron+40example+2Eorg@example.net",
            "ada.byron",
            "adabyron",
            "such%ada.byron",
            "a\u{202e}da.byron",
            "ADA-BYRON",
            "ada.byron+news@example.org",
            "/var/mail/ada.byron/new",
            "uid=ada.byron,ou=people",
            "example.org",
            "mx1.example.org",
            "somebody-else@example.net",
        ] {
            let left = without(&format!("550 {spelled} was refused"), "ada.byron@example.org");
            assert_eq!(left, "550 … was refused", "{spelled}");
        }
    }

    #[test]
    fn only_the_recipient_is_left_out() {
        for (words, kept) in [
            ("550 no mail (ada.byron@example.org:blocked)", "550 no mail (…:blocked)"),
            ("550 rejected mail for local user ada: policy", "550 rejected mail for local user … policy"),
            ("550 Message for ada.byron rejected", "550 Message for … rejected"),
            ("550 Mailbox ada.byron: message blocked by policy", "550 Mailbox … message blocked by policy"),
            ("550 user bo blocked your mail", "550 user bo blocked your mail"),
        ] {
            assert_eq!(without(words, "ada.byron@example.org"), kept);
        }
    }

    #[test]
    fn what_helps_is_kept() {
        for words in [
            "550 5.7.1 192.0.2.9 is listed, see https://check.example.net/query/ip/192.0.2.9",
            "554 5.7.1 Client host [192.0.2.9] blocked using zen.spamhaus.example",
            "421 4.7.0 [TSS04] Messages from 192.0.2.9 temporarily deferred; see https://postmaster.example.net/421?id=7",
        ] {
            assert_eq!(without(words, "ada.byron@example.org"), words);
        }
        assert_eq!(
            without(
                "see https://help.example.net/why?rcpt=ada.byron%40example.org&ip=1",
                "ada.byron@example.org"
            ),
            "see https://help.example.net/why…"
        );
        assert_eq!(
            without("see https://help.example.net/for/ada.byron/why", "ada.byron@example.org"),
            "see https://help.example.net/…"
        );
        assert_eq!(without("see https://ada.byron%40-->x/?a", "ada.byron@example.org"), "see …");
        assert_eq!(without("see https://ada.byron-->x/", "ada.byron@example.org"), "see …");
    }

    #[test]
    fn an_idn_address_is_left_out_in_both_spellings() {
        for spelled in ["bücher.example", "xn--bcher-kva.example", "jörg@bücher.example", "Jörg"] {
            assert_eq!(
                without(&format!("no {spelled} here"), "jörg@bücher.example"),
                "no … here",
                "{spelled}"
            );
        }
    }

    #[test]
    fn a_line_stays_a_line() {
        let left = without("550\r\nno\u{202e}\u{0}thing \u{2028} here", "a@example.org");
        assert!(!left.chars().any(is_invisible), "{left:?}");
        assert!(without(&"long ".repeat(1_000), "a@example.org").chars().count() <= LONGEST);
    }
}
