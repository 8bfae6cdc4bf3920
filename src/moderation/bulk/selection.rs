//! The selection of a bulk action: a predicate over signatures, of typed values that may each be left open.

use time::OffsetDateTime;

use crate::{
    mail::MailDomain,
    signing::{
        screening::Reason,
        signature::{State, fields::Plain, search_terms::Search},
    },
};

/// Selects signatures of a letter. All given conditions must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Predicate {
    /// Signatures in one of these states. Withdrawn signatures cannot be decided on.
    pub states: Vec<State>,
    /// Signatures that were held for this reason, in whatever state they are now.
    pub reason: Option<Reason>,
    /// Signatures of this time or later.
    pub since: Option<OffsetDateTime>,
    /// Signatures of this time or earlier.
    pub until: Option<OffsetDateTime>,
    /// Signatures with an address of this domain.
    pub domain: Option<MailDomain>,
    /// Signatures from this network, by its hash of the day.
    pub network: Option<Network>,
    /// Signatures with words in name, role or organisation that begin with these words, as in the search of
    /// the list.
    pub name: Option<Plain>,
    /// Signatures with this text anywhere in what they say, compared character by character without regard
    /// to case.
    pub words: Option<Plain>,
}

/// A network, by its hash of the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Network(pub Vec<u8>);

impl Network {
    /// Digits shown: enough to tell the networks of an evening apart.
    const SHOWN: usize = 6;

    /// The network of these hexadecimal digits.
    pub fn parse(digits: &str) -> Option<Self> {
        let bytes = data_encoding::HEXLOWER.decode(digits.as_bytes()).ok()?;
        (!bytes.is_empty()).then_some(Self(bytes))
    }

    pub fn digits(&self) -> String {
        data_encoding::HEXLOWER.encode(&self.0)
    }

    pub fn short(&self) -> String {
        self.digits().chars().take(Self::SHOWN).collect()
    }
}

impl Predicate {
    /// The names of the conditions, for the audit trail, which holds no text that a person typed.
    pub fn conditions(&self) -> Vec<&'static str> {
        let conditions = [
            (self.reason.is_some(), "held-for"),
            (self.since.is_some() || self.until.is_some(), "time"),
            (self.domain.is_some(), "domain"),
            (self.network.is_some(), "network"),
            (self.name.is_some(), "name"),
            (self.words.is_some(), "text"),
        ];
        let conditions = conditions.into_iter().filter(|(is_said, _)| *is_said).map(|(_, name)| name);
        std::iter::once("state").chain(conditions).collect()
    }

    /// The name as a Postgres `tsquery`.
    pub(in crate::moderation) fn query(&self) -> Option<String> {
        self.name.as_ref().and_then(|name| Search::stored(name.as_str()).query())
    }

    /// The words as a pattern of `ilike`, with its special characters escaped.
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
