//! What a load balancer asks.

use axum::{
    Router,
    extract::{FromRef, State},
    routing::get,
};

use super::Answer;
use crate::database::Pools;

pub fn routes<S>() -> Router<S>
where
    S: Clone + Send + Sync + 'static,
    Pools: FromRef<S>,
{
    Router::new()
        // Alive: the program answers.
        .route("/healthz", get(async || "ok\n"))
        // Ready: so does its database.
        .route("/readyz", get(ready))
}

async fn ready(State(database): State<Pools>) -> Answer<&'static str> {
    database.ping().await?;
    Ok("ready\n")
}
