//! Featured signatories: the ones that organizers list first, and their order.
//!
//! Featuring changes only the position of a line, not what a signature says or whether it counts; numbers stay. The
//! position is kept while its signature is not public, so that reverting a decision restores everything.

use serde_json::json;
use uuid::Uuid;

use super::Review;
use crate::{
    audit::Who,
    signing::signature::{self, Changed, Signature, State, details::Visibility, store::signatures},
};

/// How many can be featured at one letter. If all are first, none is.
pub const MOST_FEATURED: usize = 50;

/// A change of the order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feature {
    /// Add it at the end of the featured signatures.
    In,
    /// Remove it from the featured signatures.
    Out,
    /// Move it one place up.
    Earlier,
    /// Move it one place down.
    Later,
}

impl Feature {
    /// The name in the audit trail.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::In => "feature",
            Self::Out => "unfeature",
            Self::Earlier => "feature-earlier",
            Self::Later => "feature-later",
        }
    }

    /// The order after this change; none if it stays the same.
    fn of(self, order: &[Uuid], id: Uuid) -> Option<Vec<Uuid>> {
        let mut new = order.to_vec();
        match (self, order.iter().position(|one| *one == id)) {
            (Self::In, None) => new.push(id),
            (Self::Out, Some(at)) => drop(new.remove(at)),
            (Self::Earlier, Some(at)) if at > 0 => new.swap(at, at - 1),
            (Self::Later, Some(at)) if at + 1 < order.len() => new.swap(at, at + 1),
            _ => return None,
        }
        Some(new)
    }
}

impl Signature {
    /// Whether it can be featured: only a signature with a public name.
    pub fn can_be_featured(&self) -> bool {
        self.state == State::Published && self.details.visibility == Visibility::Public
    }
}

impl Review {
    /// Changes which signatures are featured, or their order. Returns `Conflict` if the signature has no public name,
    /// or if as many are featured as allowed.
    pub async fn feature(&self, id: Uuid, wanted: Feature, who: Who) -> sqlx::Result<Changed> {
        let mut work = self.context.begin().await?;
        let Some(signature) = signatures::find(work.conn(), id).await? else {
            return Ok(Changed::Unknown);
        };
        let before = signature::store::featured::lock(work.conn(), signature.letter, id).await?;
        // It may have been withdrawn before this transaction got the row lock.
        let Some(signature) = work.lock(id).await? else {
            return Ok(Changed::Unknown);
        };
        if signature.state == State::Withdrawn {
            return Ok(Changed::Erased);
        }
        let Some(after) = wanted.of(&before, id) else { return Ok(Changed::Already) };
        if wanted == Feature::In && (!signature.can_be_featured() || before.len() >= MOST_FEATURED) {
            return Ok(Changed::Conflict);
        }
        signature::store::featured::arrange(work.conn(), signature.letter, &after).await?;
        work.audit(signature.entry(who, wanted.as_str(), json!({})));
        work.revised(signature.letter);
        work.commit().await?;
        Ok(Changed::Done)
    }

    /// The featured signatures of a letter, in order, public or not.
    pub async fn featured(&self, letter: i64) -> sqlx::Result<Vec<Uuid>> {
        signature::store::featured::ordered(&mut *self.context.conn().await?, letter).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_moves_by_one_and_ends_at_its_ends() {
        let [one, two, three] = [1, 2, 3].map(Uuid::from_u128);
        let order = [one, two];
        assert_eq!(Feature::In.of(&order, three), Some(vec![one, two, three]));
        assert_eq!(Feature::In.of(&order, one), None);
        assert_eq!(Feature::Out.of(&order, one), Some(vec![two]));
        assert_eq!(Feature::Out.of(&order, three), None);
        assert_eq!(Feature::Later.of(&order, one), Some(vec![two, one]));
        assert_eq!(Feature::Later.of(&order, two), None);
        assert_eq!(Feature::Earlier.of(&order, two), Some(vec![two, one]));
        assert_eq!(Feature::Earlier.of(&order, one), None);
    }
}
