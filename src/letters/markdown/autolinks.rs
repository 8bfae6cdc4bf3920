//! Autolinks bare web and mail addresses in text, mostly as GitHub does.

use linkify::{LinkFinder, LinkKind};
use unicode_script::{Script, UnicodeScript as _};

use super::{Typesetter, cjk::is_cjk, escape, links::link_that_leads_somewhere};

impl Typesetter<'_, '_> {
    /// Writes text with its bare addresses as links; inside a link, writes it unchanged.
    pub(super) fn text(&mut self, text: &str) {
        let mut at = 0;
        if self.links.is_empty() {
            for (begin, end, href) in addresses(text) {
                if let (true, Ok(href)) = (begin >= at, link_that_leads_somewhere(&href)) {
                    escape(&mut self.html, &text[at..begin]);
                    self.html += "<a href=\"";
                    escape(&mut self.html, &href);
                    // In right-to-left text, the parts of the address would otherwise be reordered.
                    self.html += "\" rel=\"noopener\" dir=\"ltr\">";
                    escape(&mut self.html, &text[begin..end]);
                    self.html += "</a>";
                    at = end;
                }
            }
        }
        escape(&mut self.html, &text[at..]);
    }
}

/// Start, end and link target of each address.
fn addresses(text: &str) -> Vec<(usize, usize, String)> {
    let is_www = |bytes: &[u8]| bytes.eq_ignore_ascii_case(b"www.");
    if !text.contains(['@', ':']) && !text.as_bytes().windows(4).any(is_www) {
        return Vec::new();
    }
    // Each kind separately: in a combined search the finder takes "first.last" before a "+" for a host.
    let of_kind = |kind: LinkKind| {
        let mut finder = LinkFinder::new();
        finder.url_must_have_scheme(false).kinds(&[kind]);
        finder.links(text).map(|link| (link.start(), link.end())).collect::<Vec<_>>()
    };
    let urls = of_kind(LinkKind::Url);
    // A mailbox inside a URL of another scheme (ftp://ada@files.example.org) is not a mail address.
    let elsewhere: Vec<_> = urls.iter().filter(|(start, end)| text[*start..*end].contains("://")).collect();
    let is_free = |(start, end): &(usize, usize)| {
        elsewhere.get(elsewhere.partition_point(|url| url.1 <= *start)).is_none_or(|url| url.0 >= *end)
    };
    let mailboxes = of_kind(LinkKind::Email).into_iter().filter(is_free);
    let mailboxes = mailboxes.filter_map(|(start, end)| mailbox(text, start, end));
    let pages = urls.iter().filter_map(|(start, end)| web(text, *start, *end));
    let mut found: Vec<_> = mailboxes.chain(pages).collect();
    found.sort();
    found
}

fn web(text: &str, start: usize, end: usize) -> Option<(usize, usize, String)> {
    let whole = text[start..end].to_ascii_lowercase();
    // In Chinese and Japanese no space precedes an address; the finder may have included letters before it.
    let begin = ["https://", "http://", "www."].into_iter().filter_map(|begin| whole.find(begin)).min()?;
    let starts_word = whole[..begin].chars().next_back().or_else(|| text[..start].chars().next_back());
    if starts_word
        .is_some_and(|before| before.is_ascii_alphanumeric() || matches!(before, '/' | '.' | '@' | '-'))
    {
        return None;
    }
    let is_without_scheme = whole[begin..].starts_with("www.");
    let start = start + begin;
    let address = &text[start..end];
    let host_begin = if is_without_scheme { 0 } else { address.find("://")? + 3 };
    let host = &address[host_begin..];
    let host = &host[..host.find(['/', '?', '#']).unwrap_or(host.len())];
    if is_cut_short(host, written_on(host)) {
        return None;
    }
    let address =
        address[..written_on(address)].trim_end_matches(['.', ',', ';', ':', '!', '?', '*', '_', '~']);
    let scheme = if is_without_scheme { "https://" } else { "" };
    let host = address.get(host_begin..)?.split(['/', '?', '#']).next()?;
    host.contains('.').then(|| (start, start + address.len(), format!("{scheme}{address}")))
}

/// True if the host name goes on after `end`: half a host name may belong to another person.
fn is_cut_short(host: &str, end: usize) -> bool {
    let mut labels = host[end..].split('.').skip(1);
    labels.any(|label| label.starts_with(|c: char| c.is_ascii_alphanumeric()))
}

/// Where an address ends if text follows without a space: at a character that never occurs in an address, or where
/// a script without spaces begins, unless that text is a word of the path.
fn written_on(address: &str) -> usize {
    let mut before = ' ';
    for (at, character) in address.char_indices() {
        let ends = is_mark(character)
            || (is_cjk(character) && (before.is_ascii_alphanumeric() || !character.is_alphanumeric()));
        if ends {
            return at;
        }
        before = character;
    }
    address.len()
}

const fn is_mark(character: char) -> bool {
    matches!(
        character,
        '“' | '”' | '‘' | '’' | '„' | '«' | '»' | '‹' | '›' | '…' | '—' | '،' | '؛' | '؟' | '۔' | '।'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
    )
}

fn mailbox(text: &str, start: usize, end: usize) -> Option<(usize, usize, String)> {
    let at = text[start..end].rfind('@')? + start;
    // The finder accepts letters of every script in a mailbox, so without a space it includes the sentence before.
    let ends_sentence = |c: char| is_mark(c) || is_cjk(c);
    let begin = text[start..at].rfind(ends_sentence).map_or(start, |before| {
        start + before + text[start + before..].chars().next().map_or(0, char::len_utf8)
    });
    let begin = begin + text[begin..at].len() - text[begin..at].trim_start_matches(QUOTES).len();
    let (local, domain) = (&text[begin..at], &text[at + 1..end]);
    let domain_end = written_on(domain);
    let host = domain[..domain_end].trim_end_matches(['.', '-']);
    // Half an address belongs to another person: link the whole address or nothing.
    let before = text[..begin].chars().next_back();
    let mut after = text[at + 1 + host.len()..].chars();
    let goes_on = match after.next() {
        Some('-') => after.next().is_some_and(char::is_alphanumeric),
        Some(next) => matches!(next, '@' | '_') || next.is_ascii_alphanumeric(),
        None => false,
    };
    let is_whole = !goes_on
        && !before.is_some_and(|before| matches!(before, '@' | '.'))
        && !local.is_empty()
        && !local.starts_with('.')
        && !local.contains(['/', '='])
        && is_of_one_script(local)
        && host.contains('.')
        && !is_cut_short(domain, domain_end);
    let end = at + 1 + host.len();
    is_whole.then(|| (begin, end, format!("mailto:{}", &text[begin..end])))
}

/// Quotes and marks around an address that are also legal inside one.
const QUOTES: [char; 6] = ['\'', '`', '*', '~', '|', '/'];

/// True if all letters are of one script: otherwise the match may include a word of the sentence.
fn is_of_one_script(text: &str) -> bool {
    let scripts =
        text.chars().map(|c| c.script()).filter(|s| !matches!(s, Script::Common | Script::Inherited));
    scripts.clone().zip(scripts.skip(1)).all(|(one, next)| one == next)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found(text: &str) -> Vec<&str> {
        addresses(text).into_iter().map(|(begin, end, _)| &text[begin..end]).collect()
    }

    #[test]
    fn an_address_ends_where_a_reader_says() {
        for (text, address) in [
            ("Our photos: https://swings.example.org/photos", "https://swings.example.org/photos"),
            ("Write to swings@example.org.", "swings@example.org"),
            ("(see https://a.example.org/b_(c)).", "https://a.example.org/b_(c)"),
            ("www.example.org, too", "www.example.org"),
            ("\"https://a.example.org/b?c=d&e=f#g\"!", "https://a.example.org/b?c=d&e=f#g"),
            ("见https://a.example.org/b。", "https://a.example.org/b"),
            ("https://a.example.org/b的照片", "https://a.example.org/b"),
            ("https://a.example.org에서", "https://a.example.org"),
            ("https://zh.example.org/wiki/秋千", "https://zh.example.org/wiki/秋千"),
            ("https://fr.example.org/Été", "https://fr.example.org/Été"),
            ("写信至swings@example.org。", "swings@example.org"),
            ("اكتبوا إلى swings@example.org، شكرا", "swings@example.org"),
            ("https://a.example.org/x؟", "https://a.example.org/x"),
            ("mailto:a.b+c@example.org", "a.b+c@example.org"),
            ("Mail: first.last+tag@example.co.uk, please", "first.last+tag@example.co.uk"),
            ("Mail first_last%x@example.org", "first_last%x@example.org"),
            ("jürgen@bücher.example", "jürgen@bücher.example"),
            ("_ada@example.org", "_ada@example.org"),
            ("ada_@example.org", "ada_@example.org"),
            ("o'brien@example.org", "o'brien@example.org"),
            ("'ada@example.org'", "ada@example.org"),
            ("\"ada@example.org\"", "ada@example.org"),
            ("—ada@example.org—", "ada@example.org"),
            ("(ada@example.org)", "ada@example.org"),
            ("ada@example.org-", "ada@example.org"),
            ("почта@пример.example", "почта@пример.example"),
            ("写信至ada@例え.example", "ada@例え.example"),
            ("HTTP://SWINGS.EXAMPLE", "HTTP://SWINGS.EXAMPLE"),
            ("Https://Swings.example/A.", "Https://Swings.example/A"),
            ("WWW.SWINGS.EXAMPLE/a", "WWW.SWINGS.EXAMPLE/a"),
            ("见HTTPS://A.EXAMPLE/b。", "HTTPS://A.EXAMPLE/b"),
            ("https://bücher.example/ä", "https://bücher.example/ä"),
        ] {
            assert_eq!(found(text), [address], "{text}");
        }
    }

    #[test]
    fn what_is_no_address_stays_text() {
        for text in [
            "example.org",
            "at 10:30",
            "@someone",
            "a@b",
            "ftp://a.example.org",
            "javascript:alert(1)",
            "https://",
            "and/or",
            "3.5",
            "http://a",
            // Half of each would be the address of another person.
            "ada..quill@example.org",
            ".ada@example.org",
            "@ada@social.example",
            "a@b@c.example",
            "\"ada quill\"@example.org",
            "ftp://ada@files.example.org/x",
            "ssh://git@code.example.org/x",
            "ada@mail.exa_mple.org",
            "ada@mail.a例え.example",
            "https://a.mail例え.example/x",
            "كتبada@example.org",
            "example.org/ada@example.org",
        ] {
            assert_eq!(found(text), Vec::<&str>::new(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn every_text_can_be_looked_through(text in "(https?://|www\\.|@|[a-z./。秋«é ()]|.){0,30}") {
            let mut at = 0;
            for (begin, end, _) in addresses(&text) {
                prop_assert!(begin < end && text.is_char_boundary(begin) && text.is_char_boundary(end));
                at = end.max(at);
            }
            prop_assert!(at <= text.len());
        }
    }
}
