//! Routes for the health checks of a load balancer.

use std::time::Duration;

use axum::{
    Router,
    extract::{FromRef, State},
    routing::get,
};

use super::Answer;
use crate::{
    clock::Pulse,
    database::{Pools, within},
    error::AppError,
};

/// How long the database may take to answer at all.
const ANSWERS_WITHIN: Duration = Duration::from_secs(1);

/// What a node does all the time if it is well.
#[derive(Clone)]
pub struct Vitals(pub Vec<Vital>);

#[derive(Clone)]
pub struct Vital {
    pub task: &'static str,
    pub pulse: Pulse,
    /// How long it may be silent.
    pub limit: Duration,
}

pub fn routes<S>() -> Router<S>
where
    S: Clone + Send + Sync + 'static,
    Pools: FromRef<S>,
    Vitals: FromRef<S>,
{
    Router::new()
        // Liveness: the process answers.
        .route("/healthz", get(async || "ok\n"))
        // Readiness: the database answers too, and what goes on behind the pages goes on.
        .route("/readyz", get(ready))
}

async fn ready(State(database): State<Pools>, State(vitals): State<Vitals>) -> Answer<&'static str> {
    within(ANSWERS_WITHIN, database.ping()).await?;
    for Vital { task, pulse, limit } in vitals.0 {
        if let Some(silent) = pulse.silent_for(limit) {
            let seconds = silent.as_secs();
            return Err(AppError::Unavailable(anyhow::anyhow!("{task} has stopped for {seconds} s")));
        }
    }
    Ok("ready\n")
}
