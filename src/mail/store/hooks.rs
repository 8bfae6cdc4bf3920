//! Owns the table `mail_hook`: what was heard of each provider.

use sqlx::{PgPool, query, query_as};
use time::OffsetDateTime;

/// What was last heard of a provider.
#[derive(Clone, Debug)]
pub struct HookState {
    pub provider: String,
    /// When it last told something of mail.
    pub heard_at: Option<OffsetDateTime>,
    /// The address by which its first call is to be confirmed.
    pub confirm_url: Option<String>,
}

/// Notes that a provider called: to have this address opened, or with news of mail.
pub(in crate::mail) async fn note(
    pool: &PgPool,
    (provider, topic): (&str, &str),
    confirm: Option<&str>,
    now: OffsetDateTime,
) -> sqlx::Result<()> {
    query!(
        "insert into mail_hook (provider, topic, confirm_url, heard_at)
         values ($1, $4, $2, case when $2::text is null then $3::timestamptz end)
         on conflict on constraint mail_hook_pk do update
         set confirm_url = excluded.confirm_url, heard_at = coalesce(excluded.heard_at, mail_hook.heard_at)",
        provider,
        confirm,
        now,
        topic
    )
    .execute(pool)
    .await?;
    Ok(())
}

pub(in crate::mail) async fn all(pool: &PgPool) -> sqlx::Result<Vec<HookState>> {
    query_as!(HookState, "select provider, heard_at, confirm_url from mail_hook order by provider, topic")
        .fetch_all(pool)
        .await
}
