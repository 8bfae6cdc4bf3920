//! What a load balancer asks.

use axum::{Router, extract::State, routing::get};

use super::Answer;
use crate::app::App;

pub fn routes() -> Router<App> {
    Router::new()
        // Alive: the program answers.
        .route("/healthz", get(async || "ok\n"))
        // Ready: so does its database.
        .route("/readyz", get(ready))
}

async fn ready(State(app): State<App>) -> Answer<&'static str> {
    app.database.ping().await?;
    Ok("ready\n")
}
