//! Routes of the team page, for owners.

use axum::{
    extract::Path,
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use serde::Deserialize;
use uuid::Uuid;

use super::Desk;
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

#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Shown {
    done: String,
}

fn said(done: &str) -> Option<&'static str> {
    match done {
        "invited" => Some("organize-done-invited"),
        "role" => Some("organize-done-role"),
        "reset" => Some("organize-done-reset"),
        "disable" => Some("organize-done-disabled"),
        _ => None,
    }
}

pub(super) async fn show(desk: Desk<Owner>, QueryParams(shown): QueryParams<Shown>) -> Answer {
    let everybody = desk.app.organizers.accounts().await?;
    let (locale, account, typed) = (&desk.locale, &desk.account, &InviteForm::default());
    let done = said(&shown.done);
    let page = TeamPage { locale, account, team: &everybody, done, typed, meant: None, errors: &[] };
    Ok(team(&page).into_response())
}

/// The form again: it has errors, or there is a question about it.
async fn again(
    desk: &Desk<Owner>,
    typed: &InviteForm,
    meant: Option<&EmailAddress>,
    errors: &[FormError],
) -> Answer {
    let everybody = desk.app.organizers.accounts().await?;
    let (locale, account) = (&desk.locale, &desk.account);
    let page = TeamPage { locale, account, team: &everybody, done: None, typed, meant, errors };
    Ok((StatusCode::UNPROCESSABLE_ENTITY, team(&page)).into_response())
}

fn status(errors: &[FormError]) -> StatusCode {
    if errors.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}

fn sends_mail(desk: &Desk<Owner>) -> bool {
    *desk.app.sends_to() != SendsTo::Nowhere
}

pub(super) async fn invite(desk: Desk<Owner>, FormBody(form): FormBody<InviteForm>) -> Answer {
    let (address, role) = match form.parse() {
        Ok(invited) => invited,
        Err(errors) => return again(&desk, &form, None, &errors).await,
    };
    if let Some(meant) = form.address.typed().question() {
        return again(&desk, &form, Some(&meant), &[]).await;
    }
    if !desk.confirms(&form.again).await? {
        return again(&desk, &form, None, &[("again", "error-password-wrong")]).await;
    }
    let (language, by_mail) = (desk.locale.language(), sends_mail(&desk));
    match desk
        .app
        .organizers
        .invite(&desk.right, &Invitation { address: &address, role, language, by_mail })
        .await?
    {
        Invited::Already => again(&desk, &form, None, &[("email", "error-account-exists")]).await,
        Invited::Done(id) => {
            desk.app.outbox.wake();
            Ok(on_to(&desk, id, "invited"))
        }
    }
}

fn on_to(desk: &Desk<Owner>, id: Uuid, done: &str) -> Response {
    let page = desk.locale.paths.organize(&format!("/team/{id}"));
    Redirect::to(&format!("{page}?done={done}")).into_response()
}

#[derive(Deserialize)]
pub(super) struct OfAccount {
    id: Uuid,
}

async fn find(desk: &Desk<Owner>, id: Uuid) -> Answer<Account> {
    desk.app.organizers.account(id).await?.ok_or(AppError::NotFound)
}

pub(super) async fn show_member(
    desk: Desk<Owner>,
    Path(of): Path<OfAccount>,
    QueryParams(shown): QueryParams<Shown>,
) -> Answer {
    let account = find(&desk, of.id).await?;
    Ok(member_page(&desk, &account, said(&shown.done), &[]))
}

fn member_page(desk: &Desk<Owner>, account: &Account, done: Option<&str>, errors: &[FormError]) -> Response {
    let works = account.link_until.is_some_and(|until| desk.app.clock.now() < until);
    // If no mail can be sent, the inviting owner hands the link over.
    let link = (works && !account.is_claimed && !sends_mail(desk)).then(|| {
        let token = desk.app.organizers.link_token(account);
        desk.app.site.absolute(&desk.locale.paths.organize(&format!("/welcome/{token}")))
    });
    let shown = member(&desk.locale, &desk.account, account, link.as_deref(), (done, errors));
    (status(errors), shown).into_response()
}

pub(super) async fn manage(
    desk: Desk<Owner>,
    Path(of): Path<OfAccount>,
    FormBody(form): FormBody<ManageForm>,
) -> Answer {
    let account = find(&desk, of.id).await?;
    let refuse = |field, message| Ok(member_page(&desk, &account, None, &[(field, message)]));
    let organizers = &desk.app.organizers;
    if !desk.confirms(&form.again).await? {
        return refuse("again", "error-password-wrong");
    }
    let managed = match form.act.as_str() {
        "role" => {
            let Ok(role) = form.role.parse::<Role>() else { return refuse("role", "error-role-missing") };
            organizers.change_role(&desk.right, of.id, role).await?
        }
        "reset" => organizers.reset(&desk.right, of.id, sends_mail(&desk)).await?,
        "disable" => organizers.disable(&desk.right, of.id).await?,
        _ => return Err(AppError::BadRequest("error-not-a-form")),
    };
    desk.app.outbox.wake();
    match managed {
        Managed::LastOwner => refuse("role", "error-last-owner"),
        Managed::Unknown => Err(AppError::NotFound),
        Managed::Done | Managed::Already => Ok(on_to(&desk, of.id, &form.act)),
    }
}
