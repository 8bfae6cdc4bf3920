//! Routes of a letter's texts, and of the decision on a waiting one.

use serde::Deserialize;

use super::{
    form::{TextDecision, TextForm},
    page as pages,
};
use crate::{
    error::AppError,
    http::{Answer, FormBody, QueryParams},
    letters::routes::AnyLetter,
    letters::{ChangeKind, Loaded, library::text_changes},
    organizers::{
        form::FormError,
        rights::Owner,
        routes::{Authorized, form_page},
    },
    signing::signer::reconsent::Decided,
};

#[derive(Default, Deserialize)]
#[serde(default)]
pub(in crate::moderation) struct Shown {
    /// The language of the text that is shown, if several wait.
    text: String,
    done: String,
}

impl Shown {
    fn done(&self) -> Option<&'static str> {
        match self.done.as_str() {
            "editorial" => Some("texts-done-editorial"),
            "material" => Some("texts-done-material"),
            "otherwise" => Some("texts-done-otherwise"),
            _ => None,
        }
    }
}

pub(in crate::moderation) async fn show(
    organizer: Authorized<Owner>,
    AnyLetter(letter): AnyLetter,
    QueryParams(shown): QueryParams<Shown>,
) -> Answer {
    let typed = TextForm { language: shown.text.clone(), ..TextForm::default() };
    page(&organizer, &letter, shown.done(), (&typed, &[])).await
}

async fn page(
    organizer: &Authorized<Owner>,
    letter: &Loaded,
    done: Option<&str>,
    (typed, errors): (&TextForm, &[FormError]),
) -> Answer {
    let app = &organizer.app;
    let conn = &mut *app.database.pool().acquire().await?;
    let mut histories = Vec::new();
    for language in letter.languages() {
        let steps = organizer.app.library.history(conn, letter.id, &language).await?;
        histories.push((language, steps));
    }
    let asked = typed.language.parse().ok().and_then(|language| letter.waiting.get(&language));
    let shown = pages::texts(&pages::TextsPage {
        of: organizer.context(letter),
        waiting: asked.or_else(|| letter.waiting.values().next()),
        asking: app.signing.reconsents.progress(letter.id).await?,
        histories: &histories,
        is_public: letter.letter.is_public(app.clock.now()),
        done,
        typed,
        errors,
    });
    Ok(form_page(errors, shown))
}

/// Requires the password, because a material change sends mail to the people who have signed.
pub(in crate::moderation) async fn decide(
    organizer: Authorized<Owner>,
    AnyLetter(letter): AnyLetter,
    FormBody(form): FormBody<TextForm>,
) -> Answer {
    let app = &organizer.app;
    let TextDecision { language, version, kind, note, first_agree } = match form.parse() {
        None => return Err(AppError::BadRequest("error-not-a-form")),
        Some(Err(error)) => return page(&organizer, &letter, None, (&form, &[error])).await,
        Some(Ok(decision)) => decision,
    };
    if !organizer.confirms(&form.again).await? {
        return page(&organizer, &letter, None, (&form, &[("again", "error-password-wrong")])).await;
    }
    let decision = text_changes::ChangeDecision { language: &language, version, kind, note: &note };
    let decided = app
        .signing
        .reconsents
        .put_text_in_force(&letter, decision, first_agree, organizer.right.who())
        .await?;
    app.outbox.wake();
    // The next page must show the text that is in force now.
    app.take_in_letters().await?;
    let done = match (decided, kind) {
        (Decided::NotWaiting, _) => "otherwise",
        (Decided::InForce(_), ChangeKind::Material) => "material",
        (Decided::InForce(_), _) => "editorial",
    };
    Ok(organizer.redirect(&letter, &format!("/texts?done={done}")))
}
