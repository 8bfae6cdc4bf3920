//! Answers for letters whether a text is signed, and how often.

use std::collections::BTreeMap;

use async_trait::async_trait;
use sqlx::PgConnection;

use super::store::versions;
use crate::letters::library::text_changes;

/// Implements the queries that letters need.
pub struct SignedTexts;

#[async_trait]
impl text_changes::SignedTexts for SignedTexts {
    async fn is_signed(&self, conn: &mut PgConnection, letter: i64) -> sqlx::Result<bool> {
        versions::is_signed(conn, letter).await
    }

    async fn by_text(&self, conn: &mut PgConnection, letter: i64) -> sqlx::Result<BTreeMap<i64, i64>> {
        versions::signed(conn, letter).await
    }
}
