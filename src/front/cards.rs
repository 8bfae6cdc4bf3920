//! Share images that were drawn before: each is drawn once, however many ask for it at the same time.

use std::sync::Arc;

use crate::error::discreet;

use bytes::Bytes;

use super::card::Card;

/// Bytes of pictures kept. One is some 60 KB, so this holds a letter in every language that people write.
const CAPACITY: u64 = 32 * 1024 * 1024;

/// The pictures of this process.
#[derive(Clone)]
pub struct Cards(moka::future::Cache<Card, Bytes>);

impl Default for Cards {
    fn default() -> Self {
        let weight = |_: &Card, picture: &Bytes| u32::try_from(picture.len()).unwrap_or(u32::MAX);
        Self(moka::future::Cache::builder().max_capacity(CAPACITY).weigher(weight).build())
    }
}

impl Cards {
    /// The picture as a PNG, drawn beside the threads that answer requests.
    ///
    /// # Errors
    /// It could not be drawn, which would be a mistake of ours.
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
