//! Owns what a node knows of the last time at which something was taken away from a letter's pages, or changed on them:
//! while the database is away, an older page may be shown as long as later revisions only added to it.

use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, PoisonError, RwLock},
};

use super::tally::Notice;

/// Of all letters. Clones share it.
#[derive(Clone, Default)]
pub struct Removals(Arc<RwLock<HashMap<i64, Removal>>>);

#[derive(Default)]
struct Removal {
    /// Up to this revision, all are known.
    settled: i64,
    /// The last of these that took something away.
    last: i64,
    /// Those that were heard of before one that comes earlier, and whether they only add.
    ahead: BTreeMap<i64, bool>,
}

impl Removals {
    /// Takes in a revision, in whatever order they arrive.
    pub fn heard(&self, notice: Notice) {
        let mut letters = self.0.write().unwrap_or_else(PoisonError::into_inner);
        let letter = letters.entry(notice.reached.letter).or_default();
        let (revision, only_adds) = (notice.reached.revision, notice.only_adds);
        if revision > letter.settled {
            letter.ahead.insert(revision, only_adds);
            letter.settle();
        }
    }

    /// Takes in what the database says of a letter that has reached this revision.
    pub fn read(&self, letter: i64, revision: i64, last: i64) {
        let mut letters = self.0.write().unwrap_or_else(PoisonError::into_inner);
        let letter = letters.entry(letter).or_default();
        if revision > letter.settled {
            (letter.settled, letter.last) = (revision, last);
            letter.ahead.retain(|ahead, _| *ahead > revision);
            letter.settle();
        }
    }

    /// Since which revision pages of the letter that has reached `now` show nothing that was taken away: `now` itself, if
    /// that is not known.
    pub fn since(&self, letter: i64, now: i64) -> i64 {
        let letters = self.0.read().unwrap_or_else(PoisonError::into_inner);
        letters.get(&letter).filter(|letter| letter.settled >= now).map_or(now, |letter| letter.last)
    }
}

impl Removal {
    fn settle(&mut self) {
        while let Some(only_adds) = self.ahead.remove(&(self.settled + 1)) {
            self.settled += 1;
            if !only_adds {
                self.last = self.settled;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::journal::Reached;

    fn heard(removals: &Removals, revision: i64, only_adds: bool) {
        removals.heard(Notice { reached: Reached { letter: 1, revision, number: 0 }, only_adds });
    }

    #[test]
    fn a_page_is_good_as_long_as_only_names_were_added() {
        let removals = Removals::default();
        assert_eq!(removals.since(1, 7), 7, "nothing is known");
        removals.read(1, 7, 4);
        assert_eq!(removals.since(1, 7), 4);
        heard(&removals, 8, true);
        assert_eq!(removals.since(1, 8), 4);
        heard(&removals, 9, false);
        assert_eq!(removals.since(1, 9), 9);
    }

    #[test]
    fn what_is_not_known_yet_may_have_taken_something_away() {
        let removals = Removals::default();
        removals.read(1, 7, 4);
        heard(&removals, 9, true);
        assert_eq!(removals.since(1, 9), 9, "the eighth is missing");
        heard(&removals, 8, true);
        assert_eq!(removals.since(1, 9), 4);
        heard(&removals, 8, false);
        removals.read(1, 6, 6);
        assert_eq!(removals.since(1, 9), 4, "the database was asked before");
    }
}
