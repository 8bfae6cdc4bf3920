//! Routes of the team page, for owners.

use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use uuid::Uuid;

use super::{Authorized, DoneQuery, form_page};
use crate::{
    app::SendsTo,
    error::AppError,
    http::{Answer, FormBody, QueryParams},
    mail::EmailAddress,
    organizers::{
        accounts::{Account, Invitation, Invited, Managed},
        form::{FormError, InviteForm, ManageForm},
        pages::team::{TeamPage, member, team},
        rights::{Owner, Role},
    },
};

fn done_message(done: &str) -> Option<&'static str> {
    match done {
        "invited" => Some("organize-done-invited"),
        "role" => Some("organize-done-role"),
        "reset" => Some("organize-done-reset"),
        "disable" => Some("organize-done-disabled"),
        _ => None,
    }
}

pub(super) async fn show(organizer: Authorized<Owner>, QueryParams(shown): QueryParams<DoneQuery>) -> Answer {
    let everybody = organizer.app.organizers.accounts().await?;
    let (locale, account, typed) = (&organizer.locale, &organizer.account, &InviteForm::default());
    let done = done_message(&shown.done);
    let page = TeamPage { locale, account, team: &everybody, done, typed, meant: None, errors: &[] };
    Ok(team(&page).into_response())
}

/// The form again: it has errors, or there is a question about it.
async fn again(
    organizer: &Authorized<Owner>,
    typed: &InviteForm,
    meant: Option<&EmailAddress>,
    errors: &[FormError],
) -> Answer {
    let everybody = organizer.app.organizers.accounts().await?;
    let (locale, account) = (&organizer.locale, &organizer.account);
    let page = TeamPage { locale, account, team: &everybody, done: None, typed, meant, errors };
    Ok((StatusCode::UNPROCESSABLE_ENTITY, team(&page)).into_response())
}

fn sends_mail(organizer: &Authorized<Owner>) -> bool {
    *organizer.app.sends_to() != SendsTo::Nowhere
}

pub(super) async fn invite(organizer: Authorized<Owner>, FormBody(form): FormBody<InviteForm>) -> Answer {
    let (address, role) = match form.parse() {
        Ok(invited) => invited,
        Err(errors) => return again(&organizer, &form, None, &errors).await,
    };
    if let Some(meant) = form.address.typed().question() {
        return again(&organizer, &form, Some(&meant), &[]).await;
    }
    if !organizer.confirms(&form.again).await? {
        return again(&organizer, &form, None, &[("again", "error-password-wrong")]).await;
    }
    let (language, by_mail) = (organizer.locale.language(), sends_mail(&organizer));
    match organizer
        .app
        .organizers
        .invite(&organizer.right, &Invitation { address: &address, role, language, by_mail })
        .await?
    {
        Invited::Already => again(&organizer, &form, None, &[("email", "error-account-exists")]).await,
        Invited::Done(id) => {
            organizer.app.outbox.wake();
            Ok(on_to(&organizer, id, "invited"))
        }
    }
}

fn on_to(organizer: &Authorized<Owner>, id: Uuid, done: &str) -> Response {
    let page = organizer.locale.paths.organize(&format!("/team/{id}"));
    Redirect::to(&format!("{page}?done={done}")).into_response()
}

#[derive(Deserialize)]
pub(super) struct OfAccount {
    id: Uuid,
}

async fn find(organizer: &Authorized<Owner>, id: Uuid) -> Answer<Account> {
    organizer.app.organizers.account(id).await?.ok_or(AppError::NotFound)
}

pub(super) async fn show_member(
    organizer: Authorized<Owner>,
    Path(of): Path<OfAccount>,
    QueryParams(shown): QueryParams<DoneQuery>,
) -> Answer {
    let account = find(&organizer, of.id).await?;
    Ok(member_page(&organizer, &account, done_message(&shown.done), &[]))
}

fn member_page(
    organizer: &Authorized<Owner>,
    account: &Account,
    done: Option<&str>,
    errors: &[FormError],
) -> Response {
    let works = account.link_until.is_some_and(|until| organizer.app.clock.now() < until);
    // If no mail can be sent, the inviting owner hands the link over.
    let link = (works && !account.is_claimed && !sends_mail(organizer)).then(|| {
        let token = organizer.app.organizers.link_token(account);
        organizer.app.site.absolute(&organizer.locale.paths.organize(&format!("/welcome/{token}")))
    });
    let shown = member(&organizer.locale, &organizer.account, account, link.as_deref(), (done, errors));
    form_page(errors, shown)
}

pub(super) async fn manage(
    organizer: Authorized<Owner>,
    Path(of): Path<OfAccount>,
    FormBody(form): FormBody<ManageForm>,
) -> Answer {
    let account = find(&organizer, of.id).await?;
    let refuse = |field, message| Ok(member_page(&organizer, &account, None, &[(field, message)]));
    let organizers = &organizer.app.organizers;
    if !organizer.confirms(&form.again).await? {
        return refuse("again", "error-password-wrong");
    }
    let managed = match form.act.as_str() {
        "role" => {
            let Ok(role) = form.role.parse::<Role>() else { return refuse("role", "error-role-missing") };
            organizers.change_role(&organizer.right, of.id, role).await?
        }
        "reset" => organizers.reset(&organizer.right, of.id, sends_mail(&organizer)).await?,
        "disable" => organizers.disable(&organizer.right, of.id).await?,
        _ => return Err(AppError::BadRequest("error-not-a-form")),
    };
    organizer.app.outbox.wake();
    match managed {
        Managed::LastOwner => refuse("role", "error-last-owner"),
        Managed::Unknown => Err(AppError::NotFound),
        Managed::Done | Managed::Already => Ok(on_to(&organizer, of.id, &form.act)),
    }
}
