//! Owns the funnel from form to signature, in numbers: how many mails were sent in the last day, their state, and how
//! many were answered; and what waits for a decision, by reason.
//!
//! Mail domains are read from the sealed addresses, which are opened only to count them: nothing is stored in plain
//! text.

pub use super::store::funnel::Mails;

use std::collections::HashMap;

use time::Duration;

use super::{Submissions, store};
use crate::signing::{screening::Reason, signature::address};

/// The period of the funnel: as long as it is stored which forms caused mail.
pub const LOOKS_BACK: Duration = crate::signing::submission::mail_limit::COUNTED_FOR;

/// The domains of at most this many mails are read, the latest first: opening this many addresses takes some ten
/// milliseconds.
pub const MOST_OPENED: i64 = 10_000;

/// A domain with fewer mails is not listed separately: it may belong to one person.
pub const FEWEST: i64 = 5;

/// How many domains are listed separately.
const MOST_DOMAINS: usize = 12;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Funnel {
    /// Forms that wait for confirmation, whenever they were sent.
    pub forms: i64,
    /// Signatures whose address is on the suppression list, after a refusal or a report.
    pub set_aside: i64,
    /// The state of the mails of the last day.
    pub mails: Mails,
    /// The same for the latest of these by mail domain, the most frequent first; all others under an empty name.
    pub domains: Vec<(String, Mails)>,
}

impl Submissions {
    /// The state of the mails of the last day, and what waits.
    pub async fn funnel(&self, letter: i64) -> sqlx::Result<Funnel> {
        let conn = &mut *self.context.conn().await?;
        let since = self.context.now() - LOOKS_BACK;
        let forms = store::funnel::forms(conn, letter).await?;
        let set_aside = store::funnel::set_aside(conn, letter).await?;
        let mails = store::funnel::mails(conn, letter, since).await?;
        let latest = store::funnel::latest(conn, letter, since, MOST_OPENED).await?;
        let mut domains: HashMap<String, Mails> = HashMap::new();
        for (sealed, state, is_confirmed) in latest {
            let opened = sealed.and_then(|sealed| address::open(&self.context.keys, &sealed));
            let domain = opened.map(|address| address.domain().to_owned()).unwrap_or_default();
            domains.entry(domain).or_default().add(&state, is_confirmed);
        }
        Ok(Funnel { forms, set_aside, mails, domains: told_apart(domains) })
    }

    /// How many signatures wait for a decision, in total and by reason: one may have several reasons.
    pub async fn held_by_reason(&self, letter: i64) -> sqlx::Result<(i64, Vec<(Reason, i64)>)> {
        let conn = &mut *self.context.conn().await?;
        let held = store::funnel::held(conn, letter).await?;
        let reasons = store::funnel::held_by_reason(conn, letter).await?;
        let known = reasons.into_iter().filter_map(|(name, count)| Some((Reason::parse(&name)?, count)));
        Ok((held, known.collect()))
    }
}

/// Sums up rare domains.
fn told_apart(domains: HashMap<String, Mails>) -> Vec<(String, Mails)> {
    let (mut large, small): (Vec<_>, Vec<_>) =
        domains.into_iter().partition(|(domain, mails)| !domain.is_empty() && mails.count() >= FEWEST);
    large.sort_by(|(one, few), (other, more)| more.count().cmp(&few.count()).then_with(|| one.cmp(other)));
    let rest = large.split_off(large.len().min(MOST_DOMAINS));
    let mut others = Mails::default();
    small.into_iter().chain(rest).for_each(|(_, mails)| others.merge(mails));
    large.extend((others.count() > 0).then(|| (String::new(), others)));
    large
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_domain_of_few_stands_with_the_others() {
        let of = |sent| Mails { sent, ..Mails::default() };
        let domains =
            [("large.example", of(9)), ("own.example", of(1)), ("small.example", of(4)), ("", of(7))];
        let told = told_apart(domains.map(|(name, mails)| (name.to_owned(), mails)).into());
        assert_eq!(told, [("large.example".to_owned(), of(9)), (String::new(), of(12))]);
    }
}
