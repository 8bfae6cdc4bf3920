//! Routes for the health checks of a load balancer.

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
        // Liveness: the process answers.
        .route("/healthz", get(async || "ok\n"))
        // Readiness: the database answers too.
        .route("/readyz", get(ready))
}

async fn ready(State(database): State<Pools>) -> Answer<&'static str> {
    database.ping().await?;
    Ok("ready\n")
}
