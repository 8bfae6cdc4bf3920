//! Routes of "my signature": all that its signer does later, and the end of updates by mail.
//!
//! They work as long as the signature exists, also after the letter has closed.

use std::sync::Arc;

use axum::{
    Json, Router,
    extract::{FromRef, FromRequestParts, Path, State},
    http::{StatusCode, header, request::Parts},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use maud::Markup;
use serde::Deserialize;
use serde_json::{Map, Value};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::{OfToken, by_link::ByLink, ended};
use crate::{
    app::App,
    error::AppError,
    http::{Answer, FormBody, QueryParams, RequestedLanguage},
    keys::{Keys, Purpose},
    letters::{Library, Loaded},
    signing::{
        Signing,
        pages::{
            About,
            edit::{EditPage, edit},
            moving::{Moving, Typed},
            my_signature, unsubscribe,
        },
        signature::{
            Changed, Signature, State as SignatureState, address,
            details::{SignatureDetails, Visibility},
        },
        signer::{edit::Edited, edit_form::EditForm, moving::Stage, reconsent::Agreed, updates_by_mail::Way},
        submission::form::{Mistake, asked_words},
    },
    ui::Locale,
    urls::Site,
};

pub fn routes() -> Router<App> {
    Router::new()
        .route("/signature/{token}", get(show))
        .route("/signature/{token}/edit", get(show_edit).post(edit_words))
        .route("/signature/{token}/visibility", get(back).post(edit_visibility))
        .route("/signature/{token}/updates", get(back).post(turn_updates))
        .route("/signature/{token}/answer", get(back).post(answer))
        .route("/signature/{token}/correction", get(back).post(take_back_correction))
        .route("/signature/{token}/stand-by", get(back).post(stand_by))
        .route("/signature/{token}/new-link", get(back).post(new_link))
        .route("/signature/{token}/withdraw", get(back).post(withdraw))
        .route("/signature/{token}/data.json", get(data))
        .route("/unsubscribe/{token}", get(ask_unsubscribe).post(unsubscribe))
}

pub(super) struct Mine<S = App> {
    pub app: S,
    pub locale: Locale,
    letter: Arc<Loaded>,
    pub signature: Signature,
    token: String,
}

impl<S> FromRequestParts<S> for Mine<S>
where
    S: Clone + Send + Sync,
    Site: FromRef<S>,
    Arc<Signing>: FromRef<S>,
    Arc<Library>: FromRef<S>,
    Arc<Keys>: FromRef<S>,
{
    /// The page that says what is wrong with the link.
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Response> {
        let ByLink { locale, letter, signature, token } =
            ByLink::open(parts, state, Purpose::Signature).await?;
        if signature.is_unclaimed() {
            let claim =
                Arc::<Keys>::from_ref(state).token(Purpose::Claim, signature.id, signature.generation);
            return Err(Redirect::to(&locale.paths.claim(&claim)).into_response());
        }
        Ok(Self { app: state.clone(), locale, letter, signature, token })
    }
}

impl Mine {
    fn about(&self) -> About<'_> {
        About::new(&self.letter, self.app.clock.now())
    }

    /// Redirects to "my signature", which says what was done.
    pub fn back(&self, done: Option<Done>) -> Response {
        let page = self.locale.paths.signature(&self.token);
        let fields = done.map(|done| format!("?done={}", done.into_str())).unwrap_or_default();
        Redirect::to(&format!("{page}{fields}")).into_response()
    }

    fn can_change(&self) -> bool {
        matches!(self.signature.state, SignatureState::Held | SignatureState::Published)
    }

    fn edit_page(&self, form: &EditForm, mistakes: &[Mistake]) -> Response {
        let status = if mistakes.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        let page = EditPage { locale: &self.locale, about: self.about(), token: &self.token, form, mistakes };
        (status, edit(&page)).into_response()
    }

    /// The content that its signer wants, in force or waiting.
    async fn wanted(&self) -> sqlx::Result<SignatureDetails> {
        let waiting = self.app.signing.edits.waiting(self.signature.id).await?;
        Ok(waiting.map_or_else(|| self.signature.details.clone(), |waiting| waiting.wanted))
    }

    /// What a change to this visibility starts from. If a signer asked to sign without a name, and cancels that
    /// before a decision, nothing is lost: their words are still stored.
    fn wanted_again(&self, wanted: SignatureDetails, seen: Option<Visibility>) -> SignatureDetails {
        let gave_up = wanted.visibility == Visibility::Anonymous && wanted.text.name.is_none();
        let comes_back = gave_up && seen.is_some_and(|seen| seen != Visibility::Anonymous);
        let stands = &self.signature.details;
        if comes_back && stands.text.name.is_some() { stands.clone() } else { wanted }
    }

    async fn edit(&self, wanted: &SignatureDetails) -> Answer {
        let edited = self.app.signing.edits.edit(self.signature.link(), &self.letter.letter, wanted).await?;
        self.app.outbox.wake();
        Ok(self.back(match edited {
            Edited::InForce => Some(Done::InForce),
            Edited::Nothing => Some(Done::Nothing),
            Edited::TooOften => Some(Done::TooOften),
            // The page shows the state itself.
            Edited::Waits | Edited::Ended => None,
        }))
    }
}

/// What has just been done on "my signature".
#[derive(Clone, Copy, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "kebab-case", const_into_str)]
pub(super) enum Done {
    InForce,
    Nothing,
    TooOften,
    UpdatesOn,
    UpdatesOff,
    #[strum(serialize = "stood-by")]
    Agreed,
    ChangedAgain,
    Answered,
    TakenBack,
    NewLink,
    NewLinkShown,
    MoveAsked,
    MoveStopped,
    Moved,
    MovedBack,
}

impl Done {
    const fn message(self) -> &'static str {
        match self {
            Self::InForce => "done-in-force",
            Self::Nothing => "done-nothing",
            Self::TooOften => "done-too-often",
            Self::UpdatesOn => "done-updates-on",
            Self::UpdatesOff => "done-updates-off",
            Self::Agreed => "renewal-done",
            Self::ChangedAgain => "renewal-again",
            Self::Answered => "done-answered",
            Self::TakenBack => "done-taken-back",
            Self::NewLink => "done-new-link",
            Self::NewLinkShown => "done-new-link-shown",
            Self::MoveAsked => "done-move-asked",
            Self::MoveStopped => "done-move-stopped",
            Self::Moved => "done-moved",
            Self::MovedBack => "done-moved-back",
        }
    }
}

#[derive(Deserialize)]
struct Shown {
    #[serde(default)]
    done: String,
}

async fn show(mine: Mine, QueryParams(shown): QueryParams<Shown>) -> Answer {
    Ok(page(&mine, shown.done.parse().ok(), None).await?.into_response())
}

/// Typed input that cannot be accepted, and why.
pub(super) enum Refused<'a> {
    Answer(&'a str, &'static str),
    Address(Typed),
}

pub(super) async fn page(mine: &Mine, done: Option<Done>, refused: Option<Refused<'_>>) -> Answer<Markup> {
    let signing = &mine.app.signing;
    let waiting = signing.edits.waiting(mine.signature.id).await?;
    let declined_for = signing.edits.declined_for(mine.signature.id).await?;
    let earlier = signing.reconsents.earlier_text(&mine.signature).await?;
    let looks = signing.review.looks(mine.signature.id).await?;
    let beside =
        signing.review.beside(&[mine.signature.id]).await?.remove(&mine.signature.id).unwrap_or_default();
    let (answer, address) = match refused {
        Some(Refused::Answer(typed, why)) => (Some((typed, why)), Typed::default()),
        Some(Refused::Address(typed)) => (None, typed),
        None => (None, Typed::default()),
    };
    let moving = moving(mine, address).await?;
    let came_back = signing.signatures.came_back(&mine.signature).await?;
    Ok(my_signature::my_signature(&crate::signing::pages::own_signature::MySignature {
        locale: &mine.locale,
        about: mine.about(),
        signature: &mine.signature,
        waiting: waiting.as_ref(),
        declined_for: declined_for.as_deref(),
        earlier: earlier.as_ref(),
        beside: &beside,
        refused: answer,
        looks: &looks,
        moving: &moving,
        came_back,
        token: &mine.token,
        done: done.map(Done::message),
    }))
}

/// What the page says about moving the signature.
async fn moving(mine: &Mine, typed: Typed) -> sqlx::Result<Moving> {
    if !mine.signature.can_move() {
        return Ok(Moving::No);
    }
    let Some(one) = mine.app.signing.moves.under_way(&mine.signature).await? else {
        return Ok(Moving::Can(typed));
    };
    let until = one.until();
    let asked = one.other.as_ref().filter(|_| one.stage == Stage::Asked);
    Ok(match asked.and_then(|to| address::open(&mine.app.keys, &to.sealed)) {
        Some(to) => Moving::Asked(to, until, typed),
        None if one.stage == Stage::Asked => Moving::Can(typed),
        None => Moving::CanGoBack(until),
    })
}

/// The address of a form, opened as a page: reloaded, or typed.
pub(super) async fn back(mine: Mine) -> Response {
    mine.back(None)
}

async fn show_edit(mine: Mine) -> Answer {
    if !mine.can_change() {
        return Ok(mine.back(None));
    }
    let wanted = mine.wanted().await?;
    Ok(mine.edit_page(&EditForm::of(&wanted), &[]))
}

async fn edit_words(mine: Mine, FormBody(fields): FormBody<Map<String, Value>>) -> Answer {
    let seen = fields.get("visibility").and_then(Value::as_str).and_then(Visibility::parse);
    let before = mine.wanted_again(mine.wanted().await?, seen);
    changed(&mine, &before, &fields).await
}

/// Edits the signature with what was sent, or shows what is wrong with it.
async fn changed(mine: &Mine, before: &SignatureDetails, fields: &Map<String, Value>) -> Answer {
    let letter = &mine.letter.letter;
    let form =
        EditForm::of(before).sent(letter, fields).map_err(|_| AppError::BadRequest("error-not-a-form"))?;
    match form.parse(letter) {
        Ok(wanted) => mine.edit(&wanted).await,
        Err(_) if !mine.can_change() => Ok(mine.back(None)),
        Err(mistakes) => Ok(mine.edit_page(&form, &mistakes)),
    }
}

#[derive(Deserialize)]
struct SeenBy {
    #[serde(default)]
    visibility: String,
}

async fn edit_visibility(mine: Mine, FormBody(form): FormBody<SeenBy>) -> Answer {
    let seen = Visibility::parse(&form.visibility);
    let wanted = mine.wanted_again(mine.wanted().await?, seen);
    let is_offered = |seen: &Visibility| {
        *seen != Visibility::Together
            || mine.letter.letter.threshold.is_some()
            || wanted.visibility == Visibility::Together
    };
    match seen.filter(is_offered).and_then(|seen| wanted.seen_as(seen)) {
        Some(wanted) => mine.edit(&wanted).await,
        // A choice or a name is missing: show the whole form, which asks for it.
        None => {
            let fields = Map::from_iter([("visibility".to_owned(), form.visibility.into())]);
            changed(&mine, &wanted, &fields).await
        }
    }
}

#[derive(Deserialize)]
struct Updates {
    #[serde(default)]
    updates: String,
}

/// `on` turns updates on; anything else turns them off. An unticked box is not sent at all, so it turns them off,
/// too.
async fn turn_updates(mine: Mine, FormBody(form): FormBody<Updates>) -> Answer {
    let wanted = form.updates == "on";
    let is_done = mine.app.signing.signers.want_updates(mine.signature.link(), wanted).await?;
    mine.app.outbox.wake();
    let done = if wanted { Done::UpdatesOn } else { Done::UpdatesOff };
    Ok(mine.back(is_done.then_some(done)))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct AnswerForm {
    question: String,
    answer: String,
}

async fn answer(mine: Mine, FormBody(form): FormBody<AnswerForm>) -> Answer {
    let Ok(question) = form.question.parse() else { return Ok(mine.back(None)) };
    match asked_words(&form.answer, "error-answer-empty") {
        Ok(words) => {
            let answered = mine.app.signing.questions.answer(mine.signature.link(), question, &words).await?;
            Ok(mine.back((answered == Changed::Done).then_some(Done::Answered)))
        }
        Err(message) => {
            let shown = page(&mine, None, Some(Refused::Answer(&form.answer, message))).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, shown).into_response())
        }
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct CorrectionForm {
    correction: String,
}

async fn take_back_correction(mine: Mine, FormBody(form): FormBody<CorrectionForm>) -> Answer {
    let Ok(correction) = form.correction.parse() else { return Ok(mine.back(None)) };
    let taken_back = mine.app.signing.review.write_back_mine(mine.signature.link(), correction).await?;
    mine.app.outbox.wake();
    Ok(mine.back((taken_back == Changed::Done).then_some(Done::TakenBack)))
}

/// Hash of the text that the signer agrees to, as their page showed it.
#[derive(Deserialize)]
struct NewText {
    #[serde(default)]
    version: String,
}

async fn stand_by(mine: Mine, FormBody(form): FormBody<NewText>) -> Answer {
    let Ok(version) = form.version.parse() else { return Ok(mine.back(None)) };
    Ok(mine.back(match mine.app.signing.reconsents.agree(mine.signature.link(), version).await? {
        Agreed::Done => Some(Done::Agreed),
        Agreed::Changed => Some(Done::ChangedAgain),
        Agreed::Already | Agreed::Ended => None,
    }))
}

/// All existing links end, the link of this page included, so the redirect uses the new one.
async fn new_link(mut mine: Mine) -> Answer {
    let link = mine.signature.link();
    let Some(renewed) = mine.app.signing.signers.renew_links(link).await? else {
        // Withdrawn, or renewed a moment ago: the page says which.
        return Ok(mine.back(None));
    };
    mine.app.outbox.wake();
    mine.token = mine.app.keys.token(Purpose::Signature, link.id, renewed.generation);
    Ok(mine.back(Some(if renewed.is_mailed { Done::NewLink } else { Done::NewLinkShown })))
}

async fn withdraw(mine: Mine) -> Answer {
    // No mail follows: the address was erased, as promised, and no copy is kept to write to.
    mine.app.signing.decisions.withdraw(mine.signature.link(), Way::MySignature.into_str()).await?;
    Ok(mine.back(None))
}

async fn data(mine: Mine) -> Answer {
    let (app, id) = (&mine.app, mine.signature.id);
    let updates = app.broadcasts.sent_to(id).await?;
    let data = app.signing.data_export.own_data(id, &updates).await?.ok_or(AppError::NotFound)?;
    let name = format!("attachment; filename=\"{}-my-signature.json\"", mine.letter.letter.slug.as_str());
    Ok(([(header::CONTENT_DISPOSITION, name)], Json(data)).into_response())
}

async fn ask_unsubscribe(
    State(app): State<App>,
    spoken: RequestedLanguage,
    Path(of): Path<OfToken>,
) -> Answer {
    let locale = app.locale(&spoken)?;
    Ok(match app.keys.read_token(Purpose::Unsubscribe, &of.token) {
        Ok(_) => unsubscribe::ask(&locale, &of.token).into_response(),
        Err(_) => ended(&app.library, &locale, "link-damaged-title", "link-damaged"),
    })
}

/// A mail program sends this without user interaction, in either form encoding (RFC 8058, 3.2): the body is not read.
/// The link may be of any generation; its mail was for this signer.
async fn unsubscribe(State(app): State<App>, spoken: RequestedLanguage, Path(of): Path<OfToken>) -> Answer {
    let locale = app.locale(&spoken)?;
    let Ok(fields) = app.keys.read_token_to(Purpose::Unsubscribe, &of.token) else {
        return Ok(ended(&app.library, &locale, "link-damaged-title", "link-damaged"));
    };
    app.signing.signers.unsubscribe(fields.id, fields.generation, &fields.mailbox).await?;
    Ok(unsubscribe::done(&locale).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_what_was_done() {
        let words: Vec<_> = Done::VARIANTS.iter().map(Done::into_str).collect();
        assert_eq!(
            words.join(" "),
            "in-force nothing too-often updates-on updates-off stood-by changed-again answered taken-back new-link \
             new-link-shown move-asked move-stopped moved moved-back"
        );
    }
}
