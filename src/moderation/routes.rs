//! All routes of the organizers' pages about letters and signatures, and the public ones of
//! [`super::reports`].

use axum::{
    Router,
    response::{IntoResponse, Response},
    routing::{get, post},
};

use super::{
    audit, bulk,
    letters::{dashboard, private_links, text_changes},
    pages::home::{self, LetterQueue},
    queue as waiting, queue,
    signatures::{self, routes::one},
};
use crate::{
    app::App,
    http::Answer,
    organizers::{rights::Observer, routes::Authorized},
    switches::Switches,
};

pub use super::reports::routes::letter_routes;

pub fn routes() -> Router<App> {
    Router::new()
        .route("/organize", get(show_home))
        .route("/organize/audit", get(audit::routes::show))
        .route("/organize/audit.csv", get(audit::routes::file))
        .route("/organize/letters/{slug}", get(dashboard::routes::show))
        .route("/organize/letters/{slug}/retraction", post(dashboard::routes::tell))
        .route("/organize/letters/{slug}/queue", get(queue::routes::show).post(queue::routes::act))
        .route(
            "/organize/letters/{slug}/texts",
            get(text_changes::routes::show).post(text_changes::routes::decide),
        )
        .route(
            "/organize/letters/{slug}/access",
            get(private_links::routes::show).post(private_links::routes::change),
        )
        .route("/organize/letters/{slug}/signatures", get(signatures::routes::show))
        .route("/organize/letters/{slug}/signatures/address", signatures::routes::by_address())
        .route("/organize/letters/{slug}/signatures/{id}", get(one::show).post(one::act))
        .route("/organize/letters/{slug}/signatures/{id}/withdraw", one::withdrawal())
        .route("/organize/letters/{slug}/signatures/{id}/address", one::reveals())
        .route("/organize/letters/{slug}/bulk", get(bulk::routes::show).post(bulk::routes::begin))
        .route("/organize/letters/{slug}/bulk/{id}", get(bulk::routes::show_act).post(bulk::routes::turn))
}

async fn show_home(organizer: Authorized<Observer>) -> Answer<Response> {
    let app = &organizer.app;
    let counts = waiting::count(&app.signing, &app.reports, None, None).await?;
    let mut letters = Vec::new();
    for letter in app.library.all() {
        let decisions = counts.get(&letter.id).copied().unwrap_or_default();
        let count = app.signing.current_figures.of(&app.database, letter.id).await?.count();
        letters.push(LetterQueue { decisions, texts: letter.waiting.len(), count, letter });
    }
    let problems = organizer.app.library.problems();
    let refusals = app.outbox.returned().await?.refusals;
    let off = Switches::all_off(app.database.pool()).await?;
    let told = (&problems[..], &refusals[..], &off[..]);
    let now = app.clock.now();
    Ok(home::home(&organizer.locale, &organizer.account, &letters, told, now).into_response())
}
