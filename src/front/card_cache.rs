//! Caches share images: each is drawn once, even if many clients ask for it at the same time.

use std::sync::Arc;

use crate::error::discreet;

use bytes::Bytes;

use super::card::Card;

/// Size of the cache in bytes. One image has about 60 KB, so it holds one letter in all written languages.
const CAPACITY: u64 = 32 * 1024 * 1024;

/// The share images of this process.
#[derive(Clone)]
pub struct CardCache(moka::future::Cache<Card, Bytes>);

impl Default for CardCache {
    fn default() -> Self {
        let weight = |_: &Card, picture: &Bytes| u32::try_from(picture.len()).unwrap_or(u32::MAX);
        Self(moka::future::Cache::builder().max_capacity(CAPACITY).weigher(weight).build())
    }
}

impl CardCache {
    /// The image as a PNG, drawn outside the threads that answer requests.
    ///
    /// # Errors
    /// It could not be drawn, which would be a bug.
    pub async fn get(&self, card: Card) -> anyhow::Result<Bytes> {
        let draw = async {
            let card = card.clone();
            let drawn =
                tokio::task::spawn_blocking(move || card.draw()).await.map_err(anyhow::Error::from)?;
            drawn.map(Bytes::from)
        };
        self.0
            .try_get_with(card.clone(), draw)
            .await
            .map_err(|error: Arc<anyhow::Error>| anyhow::anyhow!("{}", discreet(&**error)))
    }
}
