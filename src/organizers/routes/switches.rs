//! Routes of what is paused on the whole site, for owners.

use axum::response::{IntoResponse, Redirect};
use serde::Deserialize;

use super::{Authorized, DoneQuery};
use crate::{
    error::AppError,
    http::{Answer, FormBody, QueryParams},
    organizers::{
        pages::switches::{SwitchesPage, switches},
        rights::Owner,
    },
    switches::{Switch, Switches},
};

/// The longest reason that is kept.
const LONGEST_NOTE: usize = 500;

fn done_message(done: &str) -> Option<&'static str> {
    match done {
        "on" => Some("switch-done-on"),
        "off" => Some("switch-done-off"),
        "drop" => Some("switch-done-drop"),
        _ => None,
    }
}

pub(super) async fn show(organizer: Authorized<Owner>, QueryParams(shown): QueryParams<DoneQuery>) -> Answer {
    let app = &organizer.app;
    let (off, mail) = (Switches::all_off(app.database.pool()).await?, app.outbox.figures().await?);
    let (locale, account, done) = (&organizer.locale, &organizer.account, done_message(&shown.done));
    Ok(switches(&SwitchesPage { locale, account, off: &off, mail: &mail, done }).into_response())
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "kebab-case")]
pub(super) struct SwitchForm {
    act: String,
    switch: String,
    note_signing: String,
    note_mail: String,
    note_site: String,
}

impl SwitchForm {
    /// Why it is turned off.
    fn note(&self, switch: Switch) -> String {
        let note = match switch {
            Switch::Signing => &self.note_signing,
            Switch::Mail => &self.note_mail,
            Switch::Site => &self.note_site,
        };
        note.trim().chars().take(LONGEST_NOTE).collect()
    }
}

pub(super) async fn turn(organizer: Authorized<Owner>, FormBody(form): FormBody<SwitchForm>) -> Answer {
    let (app, who) = (&organizer.app, organizer.right.who());
    let (pool, now) = (app.database.pool(), app.clock.now());
    let switch = || form.switch.parse::<Switch>().map_err(|_| AppError::BadRequest("error-not-a-form"));
    match form.act.as_str() {
        "on" => {
            app.switches.turn(pool, (who, switch()?), None, now).await?;
            app.outbox.wake();
        }
        "off" => {
            let switch = switch()?;
            app.switches.turn(pool, (who, switch), Some(&form.note(switch)), now).await?;
        }
        "drop" => {
            app.outbox.drop_waiting(who).await?;
        }
        _ => return Err(AppError::BadRequest("error-not-a-form")),
    }
    let page = organizer.locale.paths.organize("/site");
    Ok(Redirect::to(&format!("{page}?done={}", form.act)).into_response())
}
