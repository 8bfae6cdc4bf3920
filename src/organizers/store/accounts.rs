//! SQL for accounts.

use sqlx::{PgConnection, query, query_as, query_scalar};
use time::OffsetDateTime;
use uuid::Uuid;

use crate::{language::Language, organizers::rights::Role};

/// An account as it is stored.
pub struct Row {
    pub id: Uuid,
    pub address_sealed: Vec<u8>,
    pub address_hash: Vec<u8>,
    pub role: Role,
    pub language: String,
    pub password_hash: Option<String>,
    pub link_generation: i16,
    pub link_until: Option<OffsetDateTime>,
    pub factor_sealed: Option<Vec<u8>>,
    pub recovery_hashes: Vec<Vec<u8>>,
    pub created_at: OffsetDateTime,
    pub disabled_at: Option<OffsetDateTime>,
    pub signed_in_at: Option<OffsetDateTime>,
    pub signed_in_with: String,
    pub wants_digest: bool,
}

pub struct NewAccount<'a> {
    pub id: Uuid,
    pub address_sealed: Vec<u8>,
    pub address_hash: Vec<u8>,
    pub role: Role,
    pub language: &'a Language,
    pub link_until: OffsetDateTime,
}

/// Makes an account; false if the address has one.
pub async fn insert(tx: &mut PgConnection, new: &NewAccount<'_>, now: OffsetDateTime) -> sqlx::Result<bool> {
    let made = query!(
        "insert into organizer (id, address_sealed, address_hash, role, language, link_until, created_at)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict on constraint organizer_address_unique do nothing",
        new.id,
        new.address_sealed,
        new.address_hash,
        new.role.into_str(),
        new.language.as_str(),
        new.link_until,
        now
    )
    .execute(tx)
    .await?;
    Ok(made.rows_affected() > 0)
}

pub async fn find(conn: &mut PgConnection, id: Uuid) -> sqlx::Result<Option<Row>> {
    query_as!(
        Row,
        r#"select id, address_sealed, address_hash, role as "role: Role", language, password_hash,
                  link_generation, link_until, factor_sealed, recovery_hashes, created_at, disabled_at,
                  signed_in_at, signed_in_with, wants_digest
           from organizer where id = $1"#,
        id
    )
    .fetch_optional(conn)
    .await
}

pub async fn find_by_address(conn: &mut PgConnection, hash: &[u8]) -> sqlx::Result<Option<Row>> {
    let id = query_scalar!("select id from organizer where address_hash = $1", hash);
    match id.fetch_optional(&mut *conn).await? {
        Some(id) => find(conn, id).await,
        None => Ok(None),
    }
}

/// One account, locked until the transaction ends.
pub async fn lock(tx: &mut PgConnection, id: Uuid) -> sqlx::Result<Option<Row>> {
    query!("select id from organizer where id = $1 for update", id).fetch_optional(&mut *tx).await?;
    find(tx, id).await
}

/// All accounts, the oldest first.
pub async fn all(conn: &mut PgConnection) -> sqlx::Result<Vec<Row>> {
    query_as!(
        Row,
        r#"select id, address_sealed, address_hash, role as "role: Role", language, password_hash,
                  link_generation, link_until, factor_sealed, recovery_hashes, created_at, disabled_at,
                  signed_in_at, signed_in_with, wants_digest
           from organizer order by id"#
    )
    .fetch_all(conn)
    .await
}

/// Whether there is another owner who can sign in. All owners are locked, so that two of them cannot remove each
/// other at the same time.
pub async fn has_other_owner(tx: &mut PgConnection, id: Uuid) -> sqlx::Result<bool> {
    let owners = query_scalar!(
        "select id from organizer
         where role = 'owner' and disabled_at is null and password_hash is not null
         order by id for update"
    );
    Ok(owners.fetch_all(tx).await?.into_iter().any(|owner| owner != id))
}

pub async fn set_role(tx: &mut PgConnection, id: Uuid, role: Role) -> sqlx::Result<()> {
    query!("update organizer set role = $2 where id = $1", id, role.into_str()).execute(tx).await?;
    Ok(())
}

/// Disables an account and its link.
pub async fn disable(tx: &mut PgConnection, id: Uuid, now: OffsetDateTime) -> sqlx::Result<()> {
    query!(
        "update organizer set disabled_at = $2, link_until = null, link_generation = link_generation + 1
         where id = $1",
        id,
        now
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Removes password and second factor, and makes a new link.
pub async fn reset(tx: &mut PgConnection, id: Uuid, link_until: OffsetDateTime) -> sqlx::Result<()> {
    query!(
        "update organizer
         set password_hash = null, factor_sealed = null, factor_step = 0, recovery_hashes = '{}', disabled_at = null,
             link_generation = link_generation + 1, link_until = $2
         where id = $1",
        id,
        link_until
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Makes a new link that replaces the one before.
pub async fn renew_link(tx: &mut PgConnection, id: Uuid, until: OffsetDateTime) -> sqlx::Result<()> {
    query!(
        "update organizer set link_generation = link_generation + 1, link_until = $2 where id = $1",
        id,
        until
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Sets a password by the link of this generation, which ends; false if it has ended.
pub async fn claim(
    tx: &mut PgConnection,
    id: Uuid,
    generation: i16,
    hash: &str,
    language: &Language,
) -> sqlx::Result<bool> {
    let claimed = query!(
        "update organizer
         set password_hash = $3, language = $4, link_until = null, link_generation = link_generation + 1
         where id = $1 and link_generation = $2 and disabled_at is null",
        id,
        generation,
        hash,
        language.as_str()
    )
    .execute(tx)
    .await?;
    Ok(claimed.rows_affected() > 0)
}

pub async fn set_password(tx: &mut PgConnection, id: Uuid, hash: &str) -> sqlx::Result<()> {
    query!("update organizer set password_hash = $2 where id = $1", id, hash).execute(tx).await?;
    Ok(())
}

/// Removes the password; false if there is none.
pub async fn end_password(tx: &mut PgConnection, id: Uuid) -> sqlx::Result<bool> {
    let ended = query!(
        "update organizer
         set password_hash = null, link_until = null, link_generation = link_generation + 1
         where id = $1 and password_hash is not null",
        id
    );
    Ok(ended.execute(tx).await?.rows_affected() > 0)
}

/// Stores the same password with new hash parameters, unless it was changed in the meantime.
pub async fn rehash(conn: &mut PgConnection, id: Uuid, before: &str, hash: &str) -> sqlx::Result<()> {
    query!("update organizer set password_hash = $3 where id = $1 and password_hash = $2", id, before, hash)
        .execute(conn)
        .await?;
    Ok(())
}

/// Stores the time and the browser of a sign-in, for its notice.
pub async fn signed_in(
    tx: &mut PgConnection,
    id: Uuid,
    now: OffsetDateTime,
    browser: &str,
) -> sqlx::Result<()> {
    query!("update organizer set signed_in_at = $2, signed_in_with = $3 where id = $1", id, now, browser)
        .execute(tx)
        .await?;
    Ok(())
}

/// Turns the second factor on, with new recovery codes, or off.
pub async fn set_factor(
    tx: &mut PgConnection,
    id: Uuid,
    sealed: Option<&[u8]>,
    step: i64,
    recovery: &[Vec<u8>],
) -> sqlx::Result<()> {
    query!(
        "update organizer set factor_sealed = $2, factor_step = $3, recovery_hashes = $4 where id = $1",
        id,
        sealed,
        step,
        recovery
    )
    .execute(tx)
    .await?;
    Ok(())
}

/// Uses the code of a time step; false if it, or a later one, was used before.
pub async fn use_step(conn: &mut PgConnection, id: Uuid, step: i64) -> sqlx::Result<bool> {
    let used = query!("update organizer set factor_step = $2 where id = $1 and factor_step < $2", id, step);
    Ok(used.execute(conn).await?.rows_affected() > 0)
}

/// Uses a recovery code; false if it is not one of those that are left.
pub async fn use_recovery(conn: &mut PgConnection, id: Uuid, hash: &[u8]) -> sqlx::Result<bool> {
    let used = query!(
        "update organizer set recovery_hashes = array_remove(recovery_hashes, $2)
         where id = $1 and $2 = any(recovery_hashes)",
        id,
        hash
    );
    Ok(used.execute(conn).await?.rows_affected() > 0)
}
