//! All data held about one signer, for them to read and take along (GDPR, articles 15 and 20).
//!
//! The export is complete and explains itself: words, states and dates, the decrypted address, the wording that was
//! agreed to, what was done and by which person, the mails that were sent. It contains nothing about other people.

pub mod store;

use serde_json::{Map, Value, json};
use time::{OffsetDateTime, format_description::well_known::Rfc3339};
use uuid::Uuid;

use super::{
    review,
    screening::Reason,
    signature::{
        self, address,
        context::Context,
        details::{Input, SignatureDetails, SignerField},
        fields::SignerName,
        store::{revisions, signatures},
    },
    signer::{
        self,
        moving::{Move, Stage},
    },
    submission::{self, Submission, network_hash},
};
use crate::{
    audit,
    mail::{self, suppression_list},
};

/// An update that was sent to a signer, as far as it is kept. The module of updates builds on signing, so the caller
/// passes them in.
#[derive(Clone, Debug)]
pub struct SentUpdate {
    pub update: String,
    /// The state of the mail, while the outbox has it.
    pub state: Option<String>,
    pub settled_at: Option<OffsetDateTime>,
}

pub struct DataExport {
    pub(in crate::signing) context: Context,
}

impl DataExport {
    /// All data held about the signer of this signature.
    pub async fn own_data(&self, id: Uuid, updates: &[SentUpdate]) -> sqlx::Result<Option<Value>> {
        let conn = &mut *self.context.conn().await?;
        let Some(signature) = signatures::find(conn, id).await? else { return Ok(None) };
        let address =
            signature.address.as_ref().and_then(|address| address::open(&self.context.keys, &address.sealed));
        let signed = store::signed(conn, id).await?;
        let waiting = revisions::waiting(conn, id).await?;
        let declined_for = revisions::declined_for(conn, id).await?;
        let (forms, refuses_mail, set_aside) = match &signature.address {
            Some(address) => (
                submission::store::submissions::waiting_for(conn, signature.letter, &address.exact, i64::MAX)
                    .await?,
                submission::store::submissions::refuses_mail(conn, &address.mailbox).await?,
                suppression_list::since(conn, &address.exact).await?,
            ),
            None => (vec![], false, None),
        };
        let looks = review::store::address_access::of(conn, id).await?;
        let check = signature::store::identity_checks::of(conn, &[id]).await?.pop();
        let questions = signer::store::questions::all_of(conn, id).await?;
        let corrected = revisions::corrected(conn, &[id]).await?.pop();
        let network_seen_at = submission::store::networks::seen_at(conn, id).await?;
        let moving = signer::store::moves::under_way(conn, id).await?;
        let history = audit::story(conn, id).await?;
        let mails = mail::about(conn, id).await?;
        Ok(Some(json!({
            "what_this_is": "All that this site holds of the signer of one signature under one open letter.",
            "written_at": moment(self.context.now()),
            "signature": {
                "id": id,
                "state": signature.state.into_str(),
                "state_changed_at": moment(signature.state_changed_at),
                "number": signature.number,
                "signed_at": moment(signature.signed_at),
                "signed_elsewhere_on": signature.signed_elsewhere_on.map(|day| day.to_string()),
                "published_at": signature.published_at.map(moment),
                "verified_by": signature.verified_by.into_str(),
                "language": signature.language.as_str(),
                "held_for": names(&signature.held_for),
                "rejected_for": signature.rejected_for,
                "says": fields_of(&signature.details),
                "updates_by_email": signature.details.updates,
            },
            "waiting_change": waiting.map(|waiting| json!({
                "id": waiting.edit,
                "written_at": moment(waiting.written_at),
                "waits_for": names(&waiting.waits_for),
                "says": fields_of(&waiting.wanted),
            })),
            "last_change_declined_for": declined_for,
            "corrected_by_an_organizer": corrected.map(|(_, corrected)| json!({
                "at": moment(corrected.at),
                "you_wrote": fields_of(&corrected.was),
            })),
            "identity_checked": check.map(|(_, check)| json!({ "on": check.on.to_string(), "how": check.how })),
            "asked_by_organizers": questions.iter().map(|question| json!({
                "at": moment(question.asked_at),
                "question": question.words,
                "answer": question.answer.as_ref().map(|(answer, _)| answer),
                "answered_at": question.answer.as_ref().map(|(_, at)| moment(*at)),
            })).collect::<Vec<_>>(),
            "address": address.as_ref().map(mail::EmailAddress::as_str),
            "address_is_kept": address.as_ref().map(|_| "sealed (encrypted), with keyed hashes of the address, of its mailbox and of its domain"),
            "hash_of_your_network_is_kept_until": network_seen_at.map(|at| moment(at + network_hash::KEPT_FOR)),
            "never_written_to_again": refuses_mail,
            "set_aside_since_mail_came_back_at": set_aside.map(moment),
            "move_to_another_address": moving.as_ref().map(|one| self.moving(one)),
            "looks_at_the_address": looks.iter().map(|look| json!({
                "at": moment(look.at),
                "by": look.by,
                "reason": look.reason,
            })).collect::<Vec<_>>(),
            "text_that_was_signed": signed.as_ref().map(|signed| json!({
                "sha256": signed.version.to_string(),
                "language": signed.version_language,
                "title": signed.title,
            })),
            "consent": signed.as_ref().and_then(|signed| signed.consent.as_ref()).map(|(language, words)| json!({
                "language": language,
                "words": words,
            })),
            "forms_that_wait_for_this_address": forms.iter().map(form).collect::<Vec<_>>(),
            "entered_by_organizers": signed.as_ref().and_then(|signed| signed.entered.as_ref()).map(|entered| json!({
                "from": entered,
                "invited_to_claim_at": signed.as_ref().and_then(|signed| signed.invited_at).map(moment),
            })),
            "updates_sent": updates.iter().map(|sent| json!({
                "update": sent.update,
                "state": sent.state,
                "settled_at": sent.settled_at.map(moment),
            })).collect::<Vec<_>>(),
            "history": history.iter().map(|told| json!({
                "at": moment(told.at),
                "who": told.who,
                "did": told.act,
                "detail": told.detail,
            })).collect::<Vec<_>>(),
            "mails": mails.iter().map(|mail| json!({
                "kind": mail.kind,
                "owed_at": moment(mail.queued_at),
                "state": mail.state,
                "settled_at": mail.settled_at.map(moment),
            })).collect::<Vec<_>>(),
        })))
    }

    /// A move that waits names the address that the signer has typed. After a move, the old address may be another
    /// person's, if the signature was taken over.
    fn moving(&self, moving: &Move) -> Value {
        let address =
            moving.other.as_ref().and_then(|other| address::open(&self.context.keys, &other.sealed));
        let address = address.filter(|_| moving.stage == Stage::Asked);
        json!({
            "state": moving.stage.into_str(),
            "since": moment(moving.since),
            "to": address.as_ref().map(mail::EmailAddress::as_str),
            "address_before_is_kept_until": (moving.stage == Stage::Moved).then(|| moment(moving.until())),
            "erased_at": moment(moving.until()),
        })
    }
}

fn fields_of(details: &SignatureDetails) -> Value {
    let text = &details.text;
    let mut all = Map::from_iter([
        ("visibility".to_owned(), json!(details.visibility.into_str())),
        ("capacity".to_owned(), json!(details.capacity.as_str())),
        ("name".to_owned(), json!(text.name.as_ref().map(SignerName::as_str))),
    ]);
    for field in SignerField::ALL {
        let text = Some(text.text(field));
        // A choice that was not made is null; a text that was not written is an empty string.
        let is_choice = matches!(field.input(), Input::Country | Input::Website);
        all.insert(field.key().to_owned(), json!(text.filter(|text| !(is_choice && text.is_empty()))));
    }
    Value::Object(all)
}

fn form(submission: &Submission) -> Value {
    json!({
        "sent_at": moment(submission.created_at),
        "deleted_at": moment(submission.deleted_at()),
        "says": fields_of(&submission.details),
    })
}

fn names(reasons: &[Reason]) -> Vec<&'static str> {
    reasons.iter().map(Reason::into_str).collect()
}

/// In the format of RFC 3339.
fn moment(moment: OffsetDateTime) -> String {
    moment.format(&Rfc3339).unwrap_or_default()
}
