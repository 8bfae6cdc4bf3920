//! Queries over the signatures of a selection. They share one condition; its text is part of each query,
//! and typed values are bound as parameters.

use sqlx::{PgConnection, query, query_as, query_scalar};
use uuid::Uuid;

use crate::moderation::bulk::{
    Counts, FromNetwork,
    selection::{Network, Predicate},
};

/// The letter and the selection; `domain` is the hash of the selection's domain.
#[derive(Clone, Copy)]
pub(in crate::moderation) struct SelectionQuery<'a> {
    pub(in crate::moderation) letter: i64,
    pub(in crate::moderation) predicate: &'a Predicate,
    pub(in crate::moderation) domain: Option<&'a [u8]>,
}

impl SelectionQuery<'_> {
    pub(in crate::moderation) fn states(&self) -> Vec<String> {
        self.predicate.states.iter().map(|state| state.into_str().to_owned()).collect()
    }

    pub(in crate::moderation) fn held_for(&self) -> Option<&'static str> {
        self.predicate.reason.map(|reason| reason.into_str())
    }

    pub(in crate::moderation) fn network(&self) -> Option<&[u8]> {
        self.predicate.network.as_ref().map(|network| network.0.as_slice())
    }
}

/// The query that begins with `$begin` and ends with `$end`, over the selected signatures. Its own
/// parameters begin with `$10`.
macro_rules! sought {
    ($query:ident, ($($kind:ty)?), $begin:literal, $end:literal, $sought:expr $(, $more:expr)*) => {
        $query!(
            $($kind,)?
            $begin
                + " from signature
                    left join signature_revision said on said.signature_id = signature.id and said.standing = 'current'
                    left join network on network.id = signature.id
                    where signature.letter_id = $1 and signature.state = any($2)
                      and (signature.held_for @> array[$3::text] or $3::text is null)
                      and (signature.signed_at >= $4 or $4::timestamptz is null)
                      and (signature.signed_at <= $5 or $5::timestamptz is null)
                      and (signature.domain_hash = $6 or $6::bytea is null)
                      and (network.hash = $7 or $7::bytea is null)
                      and (said.found_by @@ $8::text::tsquery or $8::text is null)
                      and (all_words(said) ilike $9 or $9::text is null) "
                + $end,
            $sought.letter,
            &$sought.states(),
            $sought.held_for(),
            $sought.predicate.since,
            $sought.predicate.until,
            $sought.domain,
            $sought.network(),
            $sought.predicate.query(),
            $sought.predicate.pattern()
            $(, $more)*
        )
    };
}

pub(in crate::moderation) use sought;

pub(in crate::moderation) async fn count(
    conn: &mut PgConnection,
    sought: SelectionQuery<'_>,
) -> sqlx::Result<Counts> {
    sought!(
        query_as,
        (Counts),
        r#"select count(*) filter (where signature.state = 'held') as "held!",
                  count(*) filter (where signature.state = 'published') as "published!",
                  count(*) filter (where signature.state = 'rejected') as "rejected!""#,
        "",
        sought
    )
    .fetch_one(conn)
    .await
}

/// A sample spread over all of them, and the same one each time the page is shown.
pub(in crate::moderation) async fn sample(
    conn: &mut PgConnection,
    sought: SelectionQuery<'_>,
    most: i64,
) -> sqlx::Result<Vec<Uuid>> {
    sought!(
        query_scalar,
        (),
        "select signature.id",
        "order by md5(signature.id::text) limit $10",
        sought,
        most
    )
    .fetch_all(conn)
    .await
}

/// The networks with more than one held signature, the most first.
pub(in crate::moderation) async fn networks(
    conn: &mut PgConnection,
    letter: i64,
    most: i64,
) -> sqlx::Result<Vec<FromNetwork>> {
    let rows = query!(
        r#"select hash, count(*) filter (where state = 'held') as "held!",
                  count(*) filter (where state = 'published') as "published!",
                  min(signed_at) as "first!", max(signed_at) as "last!"
           from signature join network using (id)
           where letter_id = $1 and state in ('held', 'published')
           group by hash
           having count(*) filter (where state = 'held') > 1
           order by 2 desc, hash limit $2"#,
        letter,
        most
    )
    .fetch_all(conn)
    .await?;
    let of = rows.into_iter().map(|row| FromNetwork {
        network: Network(row.hash),
        held: row.held,
        published: row.published,
        first: row.first,
        last: row.last,
    });
    Ok(of.collect())
}

/// A group of signatures by mail domain, with one sealed address from which the domain can be read.
pub(in crate::moderation) struct ByDomain {
    pub(in crate::moderation) sealed: Vec<u8>,
    pub(in crate::moderation) held: i64,
    pub(in crate::moderation) published: i64,
}

/// The mail domains with more than one held signature, the most first.
pub(in crate::moderation) async fn domains(
    conn: &mut PgConnection,
    letter: i64,
    most: i64,
) -> sqlx::Result<Vec<ByDomain>> {
    query_as!(
        ByDomain,
        r#"select (array_agg(address_sealed))[1] as "sealed!", count(*) filter (where state = 'held') as "held!",
                  count(*) filter (where state = 'published') as "published!"
           from signature
           where letter_id = $1 and state in ('held', 'published') and address_sealed is not null
             and domain_hash in (select domain_hash from signature
                                 where letter_id = $1 and state = 'held' and domain_hash is not null)
           group by domain_hash
           having count(*) filter (where state = 'held') > 1
           order by 2 desc, domain_hash limit $2"#,
        letter,
        most
    )
    .fetch_all(conn)
    .await
}
