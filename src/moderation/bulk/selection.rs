//! Which signatures an act on many means: a predicate of typed values, each of which may be left open.

use time::OffsetDateTime;

use crate::{
    mail::MailDomain,
    signing::{
        screening::Reason,
        signature::{State, fields::Plain, search_terms::Search},
    },
};

/// Which signatures of a letter. All that is said must be true of one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Predicate {
    /// Those that stand in one of these states. Withdrawn ones are nobody's to decide on.
    pub states: Vec<State>,
    /// Those that were held for this reason, whatever became of them.
    pub reason: Option<Reason>,
    /// Those signed then or later.
    pub since: Option<OffsetDateTime>,
    /// Those signed then or before.
    pub until: Option<OffsetDateTime>,
    /// Those whose address is of this domain.
    pub domain: Option<MailDomain>,
    /// Those that came from this network, by its hash of the day.
    pub network: Option<Network>,
    /// Those in whose name, role or organisation these words begin words, as on the list.
    pub name: Option<Plain>,
    /// Those that have this somewhere in what they say, letter by letter.
    pub words: Option<Plain>,
}

/// A network, by its hash of the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Network(pub Vec<u8>);

impl Network {
    /// How many digits are shown: enough to tell the networks of an evening apart.
    const SHOWN: usize = 6;

    /// The network of these hexadecimal digits.
    pub fn parse(digits: &str) -> Option<Self> {
        let bytes = data_encoding::HEXLOWER.decode(digits.as_bytes()).ok()?;
        (!bytes.is_empty()).then_some(Self(bytes))
    }

    /// All of its digits.
    pub fn digits(&self) -> String {
        data_encoding::HEXLOWER.encode(&self.0)
    }

    /// What it is called on a page.
    pub fn short(&self) -> String {
        self.digits().chars().take(Self::SHOWN).collect()
    }
}

impl Predicate {
    /// What is said of them, by name: for the audit trail, which holds no words that somebody typed.
    pub fn said(&self) -> Vec<&'static str> {
        let said = [
            (self.reason.is_some(), "held-for"),
            (self.since.is_some() || self.until.is_some(), "time"),
            (self.domain.is_some(), "domain"),
            (self.network.is_some(), "network"),
            (self.name.is_some(), "name"),
            (self.words.is_some(), "text"),
        ];
        let said = said.into_iter().filter(|(is_said, _)| *is_said).map(|(_, name)| name);
        std::iter::once("state").chain(said).collect()
    }

    /// The words of the name as Postgres looks for them, a value of the type `tsquery`.
    pub(in crate::moderation) fn query(&self) -> Option<String> {
        self.name.as_ref().and_then(|name| Search::stored(name.as_str()).query())
    }

    /// The words as a pattern of `ilike`, in which they stand for nothing but themselves.
    pub(in crate::moderation) fn pattern(&self) -> Option<String> {
        let escape = |c: char| if matches!(c, '\\' | '%' | '_') { format!("\\{c}") } else { c.to_string() };
        self.words
            .as_ref()
            .map(|words| format!("%{}%", words.as_str().chars().map(escape).collect::<String>()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_stands_for_itself() {
        let words = Plain::line("100%_\\").ok();
        assert_eq!(Predicate { words, ..Predicate::default() }.pattern().unwrap(), "%100\\%\\_\\\\%");
    }

    #[test]
    fn a_network_is_its_digits() {
        let network = Network::parse("00ffa1b2c3").unwrap();
        assert_eq!((network.digits(), network.short()), ("00ffa1b2c3".to_owned(), "00ffa1".to_owned()));
        for wrong in ["", "0", "xy", "00FF", "00ff "] {
            assert_eq!(Network::parse(wrong), None, "{wrong:?}");
        }
    }
}
