//! Featured signatories: whom the organizers put first, and in which order.
//!
//! It changes nothing of what a signature says or counts, only where its line stands; numbers stay. A place is kept
//! while its signature is not public, so that a decision that is taken back restores all of it.

use serde_json::json;
use uuid::Uuid;

use super::Review;
use crate::{
    audit::Who,
    signing::signature::{self, Changed, Signature, State, details::Visibility, store::signatures},
};

/// How many can stand first at one letter. Where everybody does, nobody does.
pub const MOST_FEATURED: usize = 50;

/// What somebody wants of the order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feature {
    /// To stand there, behind those who do.
    In,
    /// Not to stand there any more.
    Out,
    /// To stand one place earlier.
    Earlier,
    /// To stand one place later.
    Later,
}

impl Feature {
    /// Its name in the audit trail.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::In => "feature",
            Self::Out => "unfeature",
            Self::Earlier => "feature-earlier",
            Self::Later => "feature-later",
        }
    }

    /// The order after it, if it is another one.
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
    /// May it stand among the first? Only a name that everybody may read.
    pub fn can_be_featured(&self) -> bool {
        self.state == State::Published && self.adherence.visibility == Visibility::Public
    }
}

impl Review {
    /// Changes who stands first, or in which order. `Otherwise` of a signature without a public name, and where as many
    /// stand there as can.
    pub async fn feature(&self, id: Uuid, wanted: Feature, who: Who) -> sqlx::Result<Changed> {
        let mut work = self.context.begin().await?;
        let Some(signature) = signatures::find(work.conn(), id).await? else {
            return Ok(Changed::Unknown);
        };
        let before = signature::store::featured::lock(work.conn(), signature.letter, id).await?;
        // It may have been withdrawn before the row was ours.
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

    /// Who is featured at a letter, in order, whatever the public sees of them.
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
