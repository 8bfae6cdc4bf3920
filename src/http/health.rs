//! Routes for the health checks of a load balancer.

use axum::{Router, extract::State, routing::get};

use super::Answer;
use crate::app::App;

pub fn routes() -> Router<App> {
    Router::new()
        // Liveness: the process answers.
        .route("/healthz", get(async || "ok\n"))
        // Readiness: the database answers too.
        .route("/readyz", get(ready))
}

async fn ready(State(app): State<App>) -> Answer<&'static str> {
    app.database.ping().await?;
    Ok("ready\n")
}
