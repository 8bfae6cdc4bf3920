//! Classifies the answer of a mail server: what it means for the address. Used for answers in the SMTP conversation
//! and for those that a delivery report quotes.
//!
//! The decision uses the words and the enhanced status code (RFC 3463). The words come first: many servers give one
//! code for everything, and some give a wrong one. An address is set aside only if the answer says in plain words,
//! or with an unmistakable code, that there is no such mailbox. A refusal of us is a problem of the site.
//! Everything else is unknown.

use std::{fmt, sync::LazyLock};

use regex::Regex;
use strum::{EnumString, IntoStaticStr, VariantArray};
use unicode_normalization::UnicodeNormalization;

use super::parties::Parties;

/// The most characters of an answer that are compared with phrases, and the most words that are searched for codes.
const MOST_READ: usize = 4_000;

/// What an answer means.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "kebab-case", const_into_str)]
pub enum Meaning {
    /// There is no such mailbox, or it no longer exists.
    NoMailbox,
    /// The mailbox is full.
    Full,
    /// A temporary failure: greylisting, a server that is busy or cannot be reached.
    Later,
    /// The recipient's account is suspended; it may be opened again.
    Suspended,
    /// Our own mail provider does not send to it (suppression list), after an earlier bounce or complaint.
    Suppressed,
    /// We are refused: our network is on a block list.
    BlockList,
    /// We are refused: SPF (RFC 7208).
    Spf,
    /// We are refused: DKIM (RFC 6376).
    Dkim,
    /// We are refused: DMARC (RFC 7489).
    Dmarc,
    /// We are refused: too many mails.
    Rate,
    /// We are refused: the sender's address or domain.
    Sender,
    /// We are refused: the content looks like spam.
    Content,
    /// We are refused: the server does not accept mail for this domain from us.
    Relay,
    /// We are refused: another policy of the server.
    Policy,
    /// The answer cannot be classified.
    NotKnown,
}

impl Meaning {
    pub const ALL: &'static [Self] = Self::VARIANTS;

    /// Whether the server refuses us, and not the mailbox.
    pub const fn refuses_us(self) -> bool {
        !matches!(
            self,
            Self::NoMailbox | Self::Full | Self::Later | Self::Suspended | Self::Suppressed | Self::NotKnown
        )
    }
}

/// An enhanced status code (RFC 3463): class, subject, detail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Status(u16, u16, u16);

impl Status {
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('.').map(|part| {
            let is_number = (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
            is_number.then(|| part.parse().ok()).flatten()
        });
        let status = Self(parts.next()??, parts.next()??, parts.next()??);
        // Version numbers of programs look like a status; the registry has no subject above 7.
        (parts.next().is_none() && matches!(status.0, 2 | 4 | 5) && status.1 <= 7).then_some(status)
    }

    pub(super) const fn is_success(self) -> bool {
        self.0 == 2
    }

    pub(super) const fn is_for_good(self) -> bool {
        self.0 == 5
    }

    /// "Other or undefined": it says no more than its class.
    const fn says_nothing(self) -> bool {
        self.1 == 0 && self.2 == 0
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.0, self.1, self.2)
    }
}

#[derive(Clone, Default, PartialEq, Eq)]
pub(super) struct ServerAnswer {
    /// The reply code (RFC 5321, 4.2), if there is one.
    pub reply: Option<u16>,
    pub status: Option<Status>,
    /// The text, which may contain the address.
    pub text: String,
}

impl ServerAnswer {
    /// Parses a quoted answer, with its codes in the text. `stated` is a status that another program derived from
    /// the answer. It is used if the answer itself has no status, or one that says nothing.
    pub(super) fn quoted(text: &str, stated: Option<Status>) -> Self {
        let (reply, own) = codes(text);
        let status = own.filter(|own| !own.says_nothing()).or(stated).or(own);
        Self { reply, status, text: text.to_owned() }
    }

    /// The more specific of the two codes, for counting.
    pub(super) fn code(&self) -> String {
        let status = self.status.map(|status| status.to_string());
        status.or_else(|| self.reply.map(|code| code.to_string())).unwrap_or_default()
    }

    pub(super) fn has_code(&self) -> bool {
        self.reply.is_some() || self.status.is_some()
    }

    /// Whether its words can be classified without the code.
    pub(super) fn says_so(&self) -> bool {
        by_words(&self.text, self.status).is_some()
    }

    /// Whether the failure is temporary.
    pub(super) fn is_for_now(&self) -> bool {
        self.reply.is_some_and(|code| code / 100 == 4) || self.status.is_some_and(|status| status.0 == 4)
    }

    /// The meaning of the answer for a mail between these parties.
    pub(super) fn meaning(&self, parties: &Parties) -> Meaning {
        // 5.1.7 and 5.1.8 are about the sender, whatever the words say: "no such user" means our address.
        if matches!(self.status, Some(Status(_, 1, 7 | 8))) {
            return Meaning::Sender;
        }
        let by_code = self.status.map_or(Meaning::NotKnown, by_status);
        let by_words = by_words(&self.text, self.status);
        let is_told_by_code = by_words.is_none();
        match by_words.unwrap_or(by_code) {
            // The server applied a policy, but the words do not say which one.
            Meaning::NotKnown if by_code == Meaning::Policy => Meaning::Policy,
            Meaning::Policy if is_told_by_code && parties.only_we_are_in(&self.text) => Meaning::Sender,
            Meaning::NoMailbox | Meaning::Suspended if parties.only_we_are_in(&self.text) => Meaning::Sender,
            Meaning::NoMailbox | Meaning::Suspended | Meaning::NotKnown if self.is_for_now() => {
                Meaning::Later
            }
            meaning => meaning,
        }
    }
}

impl fmt::Debug for ServerAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ServerAnswer({:?}, {:?}, …)", self.reply, self.status)
    }
}

/// The codes of an answer: the first reply code with the status that follows it, or else the first status.
fn codes(text: &str) -> (Option<u16>, Option<Status>) {
    let mut words = text.split_whitespace().take(MOST_READ).peekable();
    let mut alone = None;
    while let Some(word) = words.next() {
        match read_codes(word) {
            (Some(reply), None) => return (Some(reply), words.peek().and_then(|next| read_codes(next).1)),
            (Some(reply), status) => return (Some(reply), status),
            (None, status) => alone = alone.or(status),
        }
    }
    (None, alone)
}

/// The codes in one word: `550`, `550-5.1.1`, `5.1.1`, `(#5.1.1)`.
fn read_codes(word: &str) -> (Option<u16>, Option<Status>) {
    let word = word.trim_matches(|c: char| !c.is_ascii_digit());
    let (reply, rest) = word.split_at_checked(3).unwrap_or(("", word));
    match (reply.parse::<u16>(), rest.chars().next()) {
        (Ok(code @ 400..=599), None | Some('-' | ':')) => {
            (Some(code), Status::parse(rest.trim_start_matches(|c: char| !c.is_ascii_digit())))
        }
        _ => (None, Status::parse(word).filter(|status| !status.is_success())),
    }
}

fn by_status(Status(class, subject, detail): Status) -> Meaning {
    match (class, subject, detail) {
        (4, ..) => Meaning::Later,
        // 5.1.0 says only that it is about an address, and often it is about ours.
        (5, 1, 1 | 2 | 3 | 6 | 10) | (5, 2, 1) => Meaning::NoMailbox,
        (5, 2, 2) => Meaning::Full,
        (5, 6, _) => Meaning::Content,
        // RFC 7372.
        (5, 7, 20..=22) => Meaning::Dkim,
        (5, 7, 23 | 24) => Meaning::Spf,
        (5, 7, 26) => Meaning::Dmarc,
        // RFC 7505.
        (5, 7, 27) => Meaning::Sender,
        (5, 7, 28) => Meaning::Rate,
        (5, 7, _) => Meaning::Policy,
        _ => Meaning::NotKnown,
    }
}

fn by_words(text: &str, status: Option<Status>) -> Option<Meaning> {
    let text = folded(text);
    PHRASES
        .iter()
        .find(|phrase| phrase.with.holds_for(status) && phrase.words.is_match(&text))
        .map(|phrase| phrase.means)
}

/// The text in the form in which phrases are compared. Only the first `MOST_READ` characters: an answer is a few
/// lines.
fn folded(text: &str) -> String {
    let start: String = text.chars().take(MOST_READ).collect();
    let mut words: Vec<String> = Vec::new();
    for word in start.split_whitespace() {
        if word.contains('@') {
            words.push(without_addresses(word));
        } else if words.is_empty() || word.contains(char::is_alphabetic) || read_codes(word) == (None, None) {
            // A dot inside a word does not end a sentence.
            let ends = word.trim_end_matches(['.', ',', ')', '"', '>']).len();
            let (inside, end) = word.split_at(ends);
            words.push(format!("{}{end}", inside.replace('.', "_")));
        }
    }
    plain_letters(&words.join(" ")).replace(['’', '‘', '`', '´'], "'")
}

/// Replaces each address in a word by "address", because an address may sound like an answer itself. The text
/// around it is kept.
fn without_addresses(word: &str) -> String {
    let mut kept = String::new();
    let mut rest = word;
    while let Some((before, after)) = rest.split_once('@') {
        let start = before.rfind(['<', '>', '(', ')', '[', ']', ':', ';', ',']).map_or(0, |edge| edge + 1);
        kept.push_str(&before[..start]);
        kept.push_str("address");
        rest = after.trim_start_matches(|c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_'));
    }
    kept + rest
}

/// In lower case, without diacritics.
pub(super) fn plain_letters(text: &str) -> String {
    text.to_lowercase().nfkd().filter(|&c| !unicode_normalization::char::is_combining_mark(c)).collect()
}

/// Words that are enough to decide a meaning.
struct Phrase {
    means: Meaning,
    with: With,
    words: Regex,
}

/// The codes with which a phrase is valid.
#[derive(Clone, Copy)]
enum With {
    Any,
    Only(Status),
    /// Any code but those of this class and subject.
    Not(u16, u16),
}

impl With {
    /// Parses the condition after the name of a meaning: "only 5.4.1", "not 5.7".
    fn parse(text: &str) -> Option<Self> {
        if let Some(code) = text.strip_prefix("only ") {
            return Status::parse(code).map(Self::Only);
        }
        let (class, subject) = text.strip_prefix("not ")?.split_once('.')?;
        Some(Self::Not(class.parse().ok()?, subject.parse().ok()?))
    }

    fn holds_for(self, status: Option<Status>) -> bool {
        match self {
            Self::Any => true,
            Self::Only(code) => status == Some(code),
            Self::Not(class, subject) => status.is_none_or(|status| (status.0, status.1) != (class, subject)),
        }
    }
}

static PHRASES: LazyLock<Vec<Phrase>> = LazyLock::new(|| phrases().flatten().collect());

fn phrases() -> impl Iterator<Item = Option<Phrase>> {
    let lines = include_str!("answer/phrases.txt").lines().map(str::trim);
    let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
    let mut under = None;
    lines.filter_map(move |line| {
        if let Some(head) = line.strip_prefix('[').and_then(|line| line.strip_suffix(']')) {
            let (name, with) = head
                .split_once(", ")
                .map_or((head, Some(With::Any)), |(name, with)| (name, With::parse(with)));
            under = name.parse().ok().zip(with);
            return under.is_none().then_some(None);
        }
        let words = Regex::new(&plain_letters(line)).ok();
        Some(under.zip(words).map(|((means, with), words)| Phrase { means, with, words }))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_phrase_can_be_read_and_stands_under_a_meaning() {
        let count = phrases().count();
        assert!(count > 50, "{count}");
        assert_eq!(
            PHRASES.len(),
            count,
            "a phrase that is no regular expression, or stands under no meaning"
        );
    }

    #[test]
    fn codes_are_read_as_servers_write_them() {
        for (text, reply, status) in [
            ("550 5.1.1 no such user", Some(550), Some("5.1.1")),
            ("550-5.1.1 The account", Some(550), Some("5.1.1")),
            ("550 #5.1.1 bad address", Some(550), Some("5.1.1")),
            ("Sorry, no mailbox here by that name. (#5.1.1)", None, Some("5.1.1")),
            ("554: refused", Some(554), None),
            ("host mx.example.org[5.1.1.9] said: 550 no", Some(550), None),
            ("Exim 4.94.2 says no", None, None),
            ("nothing", None, None),
        ] {
            let (read, own) = codes(text);
            assert_eq!((read, own.map(|own| own.to_string()).as_deref()), (reply, status), "{text}");
        }
    }

    #[test]
    fn the_words_decide_and_after_them_the_code() {
        use Meaning::{
            BlockList, Content, Dkim, Dmarc, Full, Later, NoMailbox, NotKnown, Policy, Rate, Relay, Sender,
            Spf,
        };
        for (text, means) in [
            // Servers that use one code for everything.
            ("550 no such user here", NoMailbox),
            ("550 Mailbox not found", NoMailbox),
            ("550 SPF check failed for your network", Spf),
            ("552 mailbox is full, try later", Full),
            ("554 too many messages from your network today", Rate),
            ("550 Requested action not taken: mailbox unavailable", NotKnown),
            ("554 Transaction failed", NotKnown),
            ("550", NotKnown),
            // About the sender.
            ("550 5.1.0 sender domain is on a block list", BlockList),
            ("550 5.1.0 <letters@example.org>: Sender address rejected: User unknown", Sender),
            ("550 5.1.8 no such user", Sender),
            ("553 5.1.7 address", Sender),
            ("550 Absenderadresse wurde abgelehnt", Sender),
            ("550 the account you are sending from has been disabled", Sender),
            ("554 5.7.1 your domain does not exist", Sender),
            ("554 no DNS A record found for your host; host not found", Policy),
            ("550 Reverse lookup failed: Name or service not known", Policy),
            // Codes and words that contradict each other.
            ("550 5.7.1 your address 192.0.2.9 is on a block list", BlockList),
            ("550 5.1.1 <ada@example.org> over quota", Full),
            ("550 5.7.1 No such user!", NoMailbox),
            ("550 5.4.1 Recipient address rejected: Access denied. AS(201806281)", NoMailbox),
            ("550 5.2.1 The user you are trying to contact is receiving mail at a rate that prevents", Later),
            ("550 5.1.1 greylisted, try again later", Later),
            ("450 4.1.1 <ada@example.org>: User unknown", Later),
            ("421 4.7.0 Our system has detected an unusual rate of unsolicited mail", Rate),
            // Only a code.
            ("550 5.1.1", NoMailbox),
            ("550 5.1.0", NotKnown),
            ("550 5.7.1", Policy),
            ("550 5.7.26", Dmarc),
            ("550 5.7.20", Dkim),
            ("550 5.2.2", Full),
            ("554 5.7.1 <ada@example.org>: Relay access denied", Relay),
            ("554 5.7.1 Message looks like spam", Content),
            // The address itself sounds like an answer.
            ("550 <no-such-user@unknown-user.example.org>: 7", NotKnown),
        ] {
            assert_eq!(ServerAnswer::quoted(text, None).meaning(&Parties::default()), means, "{text}");
        }
    }

    #[test]
    fn what_is_said_of_us_sets_nobody_aside() {
        use Meaning::{NoMailbox, NotKnown, Policy, Sender, Suspended};
        let parties = Parties::new("letters@swings.example.org", Some("ada@quill.example"));
        for (text, means) in [
            ("550 5.7.1 sender account disabled", Sender),
            ("554 5.7.0 Account letters@swings.example.org is disabled", Sender),
            ("550 5.7.0 This account has been closed for abuse: letters@swings.example.org", Sender),
            ("550 5.7.1 user letters@swings.example.org not found, cannot send", Sender),
            ("550 5.1.1 <letters@swings.example.org>: user unknown", Sender),
            ("550 <letters@swings.example.org> does not exist", Sender),
            ("550 mailbox not found: letters@swings.example.org", Sender),
            ("550 5.4.1 No such domain: swings.example.org", Sender),
            ("550 swings.example.org: domain does not exist", Sender),
            ("550 5.7.1 MX for swings.example.org: no such host", Sender),
            ("550 Sending account closed", Sender),
            ("550 The sending account does not exist", Sender),
            ("550 From account is inactive", Sender),
            ("550 Outgoing mail from this account is disabled", Sender),
            ("550 5.7.1 Client mailbox disabled", Sender),
            ("550 letters@swings.example.org is suspended", Sender),
            // The words do not say whose account; the code says that it is a policy.
            ("550 5.7.1 Account disabled", Policy),
            // About the recipient, or without a name.
            ("550 Account disabled", NoMailbox),
            ("550 5.2.1 The email account that you tried to reach is disabled", NoMailbox),
            ("550 5.7.1 User does not exist", NoMailbox),
            ("550 ada@quill.example does not exist; letters@swings.example.org is told", NoMailbox),
            ("550 User suspended", Suspended),
            ("450 4.2.1 User suspended", Meaning::Later),
            ("550 5.1.1 User unknown 554 5.5.1 Error: no valid recipients", NoMailbox),
            ("503 5.5.1 No valid recipients", NotKnown),
        ] {
            assert_eq!(ServerAnswer::quoted(text, None).meaning(&parties), means, "{text}");
        }
    }

    #[test]
    fn an_address_in_a_word_is_only_called_so() {
        for (word, kept) in [
            ("<no-such-user@example.org>:", "<address>:"),
            ("(ada@example.org:blocked)", "(address:blocked)"),
            ("a@b.example,c@d.example", "address,address"),
            ("@", "address"),
        ] {
            assert_eq!(without_addresses(word), kept);
        }
    }

    #[test]
    fn a_stated_status_gives_way_to_that_of_the_answer() {
        let meaning =
            |text: &str| ServerAnswer::quoted(text, Status::parse("5.1.1")).meaning(&Parties::default());
        assert_eq!(meaning("550 5.7.1 go away"), Meaning::Policy);
        assert_eq!(meaning("550 5.0.0 go away"), Meaning::NoMailbox);
        assert_eq!(meaning(""), Meaning::NoMailbox);
    }
}
