//! Owns the count: the effect of each change of a signature, and the sum.
//!
//! The count has one definition: published signatures, of every visibility. Page, figures, feed and file use this
//! one.

use std::{collections::BTreeMap, fmt, str::FromStr};

use time::OffsetDateTime;

use super::{
    State, VerifiedBy,
    details::{SignatureDetails, Visibility},
    fields::Country,
};
use crate::{audit::journal::Reached, letters::Capacity};

/// A letter's numbers at one revision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figures {
    /// The revision of these numbers.
    pub revision: i64,
    /// When that revision was reached.
    pub as_of: OffsetDateTime,
    /// Published with a name.
    pub public: i64,
    /// Published without showing the name; `together` counts here until it is shown.
    pub private: i64,
    /// Published without a name.
    pub anonymous: i64,
    /// Of the published ones, those with a confirmed mailbox.
    pub by_email: i64,
    /// Of the published ones, those whose identity an organizer checked.
    pub by_checked: i64,
    /// Of the published ones, those that organizers entered.
    pub by_entered: i64,
    /// Rejected by a moderator.
    pub rejected: i64,
    /// Withdrawn after first publication.
    pub withdrawn: i64,
}

impl Figures {
    /// The number of signatures.
    pub const fn count(&self) -> i64 {
        self.public + self.private + self.anonymous
    }

    /// The number of lines in a list or a file of this revision.
    pub const fn listed(&self) -> i64 {
        self.public + self.anonymous
    }
}

/// The difference that a transaction makes to a letter's tally.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    pub public: i32,
    pub private: i32,
    pub anonymous: i32,
    pub by_email: i32,
    pub by_checked: i32,
    pub by_entered: i32,
    pub rejected: i32,
    pub withdrawn: i32,
    /// The values that signatures share.
    pub facets: BTreeMap<Facet, OfFacet>,
}

/// A value that signatures share: filters show how many have it, and the history how many signed a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Facet {
    Capacity(&'static str),
    Country(&'static str),
    /// The row of the text that was signed.
    Text(i64),
}

impl Facet {
    pub const fn kind(self) -> &'static str {
        match self {
            Self::Capacity(_) => "capacity",
            Self::Country(_) => "country",
            Self::Text(_) => "text",
        }
    }

    pub fn value(self) -> String {
        match self {
            Self::Capacity(value) | Self::Country(value) => value.to_owned(),
            Self::Text(version) => version.to_string(),
        }
    }
}

/// How many signatures have it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OfFacet {
    /// Among all that are counted.
    pub counted: i32,
    /// Among those with a public line.
    pub listed: i32,
}

/// A value that published signatures of a letter share, and how many have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared {
    /// The kind: `capacity` or `country`.
    pub kind: String,
    pub value: String,
    /// Among all that are counted.
    pub counted: i32,
    /// Among those with a public line.
    pub listed: i32,
}

/// All values of a signature that the tally needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    pub state: State,
    pub visibility: Visibility,
    pub verified_by: VerifiedBy,
    /// Was it ever published?
    pub is_numbered: bool,
    /// The row of the text that was signed.
    pub version: i64,
    /// The capacity in which the signer signs.
    pub capacity: Capacity,
    /// The country, if stated.
    pub country: Option<Country>,
}

impl Counted {
    /// The values of a signature with these words once it is published.
    pub fn published(details: &SignatureDetails, version: i64, verified_by: VerifiedBy) -> Self {
        Self {
            state: State::Published,
            visibility: details.visibility,
            verified_by,
            is_numbered: true,
            version,
            capacity: details.capacity,
            country: details.text.country,
        }
    }

    /// Is its line public?
    pub fn is_shown(&self) -> bool {
        self.state == State::Published && self.visibility.is_listed()
    }

    /// Are all publicly counted values the same?
    pub fn counts_like(&self, other: &Self) -> bool {
        let mut change = Change::default();
        change.remove(*self);
        change.add(*other);
        change.is_of_facets_alone()
    }

    fn facets(&self) -> impl Iterator<Item = Facet> {
        let country = self.country.map(|country| Facet::Country(country.code()));
        let all = [Some(Facet::Capacity(self.capacity.as_str())), country, Some(Facet::Text(self.version))];
        all.into_iter().flatten()
    }
}

impl Change {
    pub fn add(&mut self, standing: Counted) {
        self.count(standing, 1);
    }

    pub fn remove(&mut self, standing: Counted) {
        self.count(standing, -1);
    }

    /// A published signature is bound to another text.
    pub fn rebind(&mut self, visibility: Visibility, from: i64, to: i64) {
        self.count_facet(Facet::Text(from), visibility, -1);
        self.count_facet(Facet::Text(to), visibility, 1);
    }

    /// Do all public figures stay the same?
    pub fn is_of_facets_alone(&self) -> bool {
        Self { facets: BTreeMap::new(), ..self.clone() } == Self::default()
    }

    fn count(&mut self, standing: Counted, by: i32) {
        match standing.state {
            State::Published => {
                *match standing.visibility {
                    Visibility::Public => &mut self.public,
                    Visibility::Together | Visibility::Private => &mut self.private,
                    Visibility::Anonymous => &mut self.anonymous,
                } += by;
                *match standing.verified_by {
                    VerifiedBy::Email => &mut self.by_email,
                    VerifiedBy::Checked => &mut self.by_checked,
                    VerifiedBy::Entered => &mut self.by_entered,
                } += by;
                for facet in standing.facets() {
                    self.count_facet(facet, standing.visibility, by);
                }
            }
            State::Rejected => self.rejected += by,
            // A withdrawal before the first publication changes no public figure.
            State::Withdrawn if standing.is_numbered => self.withdrawn += by,
            State::Withdrawn | State::Held => {}
        }
    }

    fn count_facet(&mut self, facet: Facet, visibility: Visibility, by: i32) {
        let of = self.facets.entry(facet).or_default();
        of.counted += by;
        of.listed += if visibility.is_listed() { by } else { 0 };
        if *of == OfFacet::default() {
            self.facets.remove(&facet);
        }
    }
}

/// What a signature gets when it is published: its number, and the revision of the letter in which it appears.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numbered {
    pub number: i64,
    pub revision: i64,
}

/// What nodes tell each other of a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Notice {
    pub reached: Reached,
    /// Whether all that was in public before still is, as it was.
    pub only_adds: bool,
}

/// The payload of a notification between nodes. Numbers are asked for once a second. A node of an older release knows
/// nothing of the mark, and finds such a revision in its next second.
impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mark = if self.only_adds { " +" } else { "" };
        write!(f, "{} {}{mark}", self.reached.letter, self.reached.revision)
    }
}

impl FromStr for Notice {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (text, only_adds) = text.strip_suffix(" +").map_or((text, false), |text| (text, true));
        let (letter, revision) = text.split_once(' ').unwrap_or((text, ""));
        let reached = Reached { letter: letter.parse()?, revision: revision.parse()?, number: 0 };
        Ok(Self { reached, only_adds })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ADA: Counted = Counted {
        state: State::Published,
        visibility: Visibility::Public,
        verified_by: VerifiedBy::Email,
        is_numbered: true,
        version: 1,
        capacity: Capacity::Personal,
        country: None,
    };

    #[test]
    fn what_comes_and_goes_leaves_nothing_behind() {
        let mut change = Change::default();
        for state in [State::Held, State::Published, State::Rejected, State::Withdrawn] {
            for &visibility in Visibility::ALL {
                let standing = Counted { state, visibility, ..ADA };
                change.add(standing);
                change.remove(standing);
            }
        }
        assert_eq!(change, Change::default());
    }

    #[test]
    fn who_withdraws_before_publication_is_not_counted_as_withdrawn() {
        let standing = |state, is_numbered| Counted { state, is_numbered, ..ADA };
        let mut change = Change::default();
        change.remove(standing(State::Held, false));
        change.add(standing(State::Withdrawn, false));
        assert_eq!(change, Change::default());
        change.remove(standing(State::Published, true));
        change.add(standing(State::Withdrawn, true));
        assert_eq!((change.public, change.by_email, change.withdrawn), (-1, -1, 1));
    }
}
