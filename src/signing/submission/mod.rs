//! Owns submissions: a form that was sent waits until its address is confirmed.
//!
//! | file | owns |
//! | --- | --- |
//! | [`form`] | what the sign form sends, into types of the domain, or each mistake with its field and message |
//! | [`typed_address`] | whether another address was meant |
//! | [`group_commit`] | what arrives while a commit is under way shares the next one |
//! | [`intake`] | a form is stored, and its mail owed |
//! | [`confirm`] | a confirmed address makes a signature |
//! | [`sealed_state`], [`lost_link`] | "check your email"; a link that was lost |
//! | [`mail_limit`], [`network_hash`] | limits on what strangers cause |
//! | [`funnel`] | the steps from form to signature, in numbers |

pub mod confirm;
pub mod form;
pub mod funnel;
#[cfg(test)]
pub(crate) mod fuzz;
pub mod group_commit;
pub mod intake;
pub mod lost_link;
pub mod mail_limit;
pub mod network_hash;
pub mod sealed_state;
pub(in crate::signing) mod store;
pub mod typed_address;

use std::sync::Arc;

use data_encoding::HEXLOWER;
use sha2::{Digest, Sha256};
use sqlx::PgConnection;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

use self::{
    confirm::Confirming,
    form::SignForm,
    intake::Intake,
    mail_limit::{Caused, MailLimit},
    network_hash::KeyOfTheDay,
};
use super::{
    screening::{self, Known, Reason, reported_names},
    signature::{
        Signature, State,
        address::SealedAddress,
        context::Context,
        details::SignatureDetails,
        fields::SignerName,
        mail_kinds::MailKind,
        narrowing::NEVER_WRITE,
        store::signatures::{self, NewSignature},
        tally::Numbered,
    },
};
use crate::{
    keys::Keys,
    language::Language,
    letters::{Letter, Library},
    mail,
    names::folded_name,
};

/// Retention of a submission. Mail may wait for a weekend and a holiday. A form that is not confirmed within two
/// weeks was not meant, and we have no right to keep its address.
pub const WAITS_FOR: Duration = Duration::days(14);

/// How many forms a link offers besides its own, the newest first: a person who sends more forms in another person's
/// name cannot make the page endless.
const MOST_OFFERED: i64 = 50;

/// Within this time, the same form sent again is the same submission: longer than people wait for a page, and shorter
/// than the time after which a person misses the mail and sends the form again.
pub const SAME_FORM_WITHIN: Duration = Duration::minutes(5);

/// How often a code may be tried: with five tries, guessing one of a million codes is no realistic attack, and a
/// person who mistypes five times still has the link.
pub const MOST_TRIES: i16 = 5;

/// The consent text that a person agreed to, in their language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consent {
    /// The language in which it was shown.
    pub language: Language,
    /// The text as shown.
    pub words: String,
}

impl Consent {
    /// SHA-256 of the language and the words.
    pub fn hash(&self) -> [u8; 32] {
        Sha256::new()
            .chain_update(self.language.as_str())
            .chain_update([0])
            .chain_update(&self.words)
            .finalize()
            .into()
    }
}

/// A submission to be inserted.
#[derive(Clone, Debug)]
pub struct NewSubmission {
    /// Its id, which its signature keeps.
    pub id: Uuid,
    pub letter: i64,
    /// The text that was shown.
    pub version: i64,
    /// The language of the page that sent it, and of its mail.
    pub language: Language,
    pub details: SignatureDetails,
    pub address: SealedAddress,
    pub consent: Consent,
    /// Reasons to hold it that can only be detected when it is sent.
    pub flags: Vec<Reason>,
    /// The hash of the network from which it was sent.
    pub network: Vec<u8>,
    /// The key that detects a duplicate.
    pub key: Vec<u8>,
    pub created_at: OffsetDateTime,
}

impl NewSubmission {
    /// Sets the key that detects a duplicate, from its words, its address and its network: a double click, a reload
    /// or a retry over a bad connection is not a new form. The page with the form is the same for all its readers, so
    /// it has no number that could identify the form. A person who sends the same words from another network gets no
    /// access to this submission.
    #[must_use]
    pub fn recognised(self, keys: &Keys) -> Self {
        let form = serde_json::to_vec(&SignForm::of(&self.details)).unwrap_or_default();
        let mut all = Vec::with_capacity(form.len() + 128);
        all.extend(self.letter.to_be_bytes());
        all.extend(self.version.to_be_bytes());
        all.extend(self.consent.hash());
        all.extend(&self.address.exact);
        all.extend(Sha256::digest(&self.network));
        all.extend(form);
        Self { key: keys.form_hash(&all), ..self }
    }
}

/// A submission that waits for confirmation.
#[derive(Clone, Debug)]
pub struct Submission {
    pub id: Uuid,
    pub letter: i64,
    pub version: i64,
    pub language: Language,
    pub details: SignatureDetails,
    pub consent_hash: Vec<u8>,
    pub address: SealedAddress,
    pub flags: Vec<Reason>,
    /// Raised with each correction of the address.
    pub generation: i16,
    pub created_at: OffsetDateTime,
}

impl Submission {
    /// When it is deleted if it is not confirmed.
    pub fn deleted_at(&self) -> OffsetDateTime {
        self.created_at + WAITS_FOR
    }

    /// Does it repeat this signature? An address has one signature; a mailbox with another spelling has one for each
    /// name (a family).
    pub(in crate::signing) fn is_again(&self, known: &signatures::Known) -> bool {
        known.letter == self.letter
            && (known.exact == self.address.exact
                || (known.mailbox == self.address.mailbox && folded_name(&known.name) == self.folded_name()))
    }

    /// May the address of this submission receive the link of that signature, as defined by
    /// [`Signature::reached_by`]?
    pub(in crate::signing) fn is_reached_by_link_of(&self, known: &signatures::Known) -> bool {
        known.exact.is_empty() || known.exact == self.address.exact
    }

    /// The signature to be created from it.
    fn as_signature<'a>(
        &'a self,
        held_for: &'a [Reason],
        domain: Vec<u8>,
        published: Option<Numbered>,
    ) -> NewSignature<'a> {
        NewSignature {
            id: self.id,
            letter: self.letter,
            version: self.version,
            language: &self.language,
            details: &self.details,
            held_for,
            consent_hash: &self.consent_hash,
            address: &self.address,
            domain,
            generation: self.generation,
            published,
        }
    }

    /// The name for comparison; empty if none was asked.
    pub fn folded_name(&self) -> String {
        self.details.text.name.as_ref().map(SignerName::folded).unwrap_or_default()
    }
}

/// What the link "this was not me" of a mail can still do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotMe {
    /// Erase what was sent, and stop mail to its mailbox.
    Whole,
    /// Stop mail to its mailbox: the submission belongs to another address by now.
    MailboxAlone,
    /// Nothing: the mailbox has a newer link.
    Replaced,
}

/// The result of trying a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeTried {
    /// It belongs to this submission, in its current generation.
    Right(i16),
    /// It is wrong; or the submission no longer exists, which is not revealed.
    Wrong,
    TooOften,
}

/// Did the submission with a link of this generation become this signature, and is it not withdrawn?
fn has_become(signature: Option<Signature>, generation: i16) -> bool {
    signature.is_some_and(|one| one.state != State::Withdrawn && one.generation == generation)
}

/// Forms that wait for their address to be confirmed.
pub struct Submissions {
    pub(in crate::signing) context: Context,
    mail_limit: MailLimit,
    network_key: KeyOfTheDay,
    /// The queue into which forms are submitted.
    pub intake: Intake,
    /// The queue into which confirmations are submitted.
    pub confirming: Confirming,
}

impl Submissions {
    /// `committing` has connections of its own, for what signers wait for.
    pub(in crate::signing) fn open(
        context: Context,
        committing: &Context,
        library: Arc<Library>,
        mail_limit: MailLimit,
    ) -> Self {
        Self {
            intake: Intake::open(committing.clone(), mail_limit),
            confirming: Confirming::open(committing.clone(), library),
            network_key: KeyOfTheDay::default(),
            context,
            mail_limit,
        }
    }

    pub async fn submission(&self, id: Uuid) -> sqlx::Result<Option<Submission>> {
        store::submissions::find(&mut *self.context.conn().await?, id).await
    }

    /// What the link of a mail about this form opens: the form, followed by all others that wait for its address. If
    /// the form was erased, was deleted or has another address by now: the forms that wait for the address to which
    /// the mail was sent in the last day. So a person who uses up an address's mails does not lock its owner out.
    /// Empty once the form has become a signature.
    pub async fn opened_by(&self, id: Uuid, generation: i16) -> sqlx::Result<Vec<Submission>> {
        let conn = &mut *self.context.conn().await?;
        let own = store::submissions::find(conn, id).await?.filter(|own| own.generation == generation);
        let address = match &own {
            Some(own) => Some((own.letter, own.address.exact.clone())),
            None if has_become(signatures::find(conn, id).await?, generation) => None,
            None => {
                let since = self.context.now() - mail_limit::COUNTED_FOR;
                store::mail_limit::address_of(conn, id, generation, since).await?
            }
        };
        let Some((letter, exact)) = address else { return Ok(vec![]) };
        let newest = store::submissions::waiting_for(conn, letter, &exact, MOST_OFFERED).await?;
        Ok(own.into_iter().chain(newest.into_iter().filter(|other| other.id != id)).collect())
    }

    /// The signature that this submission's mailbox already has on the letter, in the same name.
    pub async fn signed_before(&self, submission: &Submission) -> sqlx::Result<Option<Signature>> {
        let conn = &mut *self.context.conn().await?;
        let mailbox = std::slice::from_ref(&submission.address.mailbox);
        let known = signatures::known(conn, &[submission.letter], mailbox).await?;
        match known.iter().find(|known| submission.is_again(known)) {
            Some(known) => signatures::find(conn, known.id).await,
            None => Ok(None),
        }
    }

    /// Has the mailbox of this address asked for no mail ever again?
    pub async fn refuses_mail(&self, address: &SealedAddress) -> sqlx::Result<bool> {
        store::submissions::refuses_mail(&mut *self.context.conn().await?, &address.mailbox).await
    }

    /// Why a moderator will decide on this submission after it is confirmed.
    pub async fn reasons_to_hold(
        &self,
        letter: &Letter,
        submission: &Submission,
    ) -> sqlx::Result<Vec<Reason>> {
        let conn = &mut *self.context.conn().await?;
        let mailbox = std::slice::from_ref(&submission.address.mailbox);
        let known = signatures::known(conn, &[submission.letter], mailbox).await?;
        let name = (submission.letter, submission.details.text.name.as_ref());
        let reported = reported_names::reported(conn, &self.context.keys, &[name]).await?;
        let known = Known {
            mailbox_has_signed: !known.is_empty(),
            name_is_reported: reported == [true],
            flags: &submission.flags,
            ..Known::default()
        };
        Ok(screening::reasons(letter, &submission.details, known))
    }

    /// Tries a code. Each try counts, and takes the same steps whether or not the submission still exists.
    pub async fn try_code(&self, id: Uuid, code: u32) -> sqlx::Result<CodeTried> {
        let conn = &mut *self.context.conn().await?;
        let tries = store::submissions::count_try(conn, id, self.context.now()).await?;
        let waiting = store::submissions::find(conn, id).await?.map(|submission| submission.generation);
        let signed = signatures::find(conn, id).await?.map(|signature| signature.generation);
        // The submission may be deleted: then its code is no longer right, and `confirm` will find nothing.
        let generation = waiting.or(signed).unwrap_or_default();
        // A code that was not sent is never right: a person who uses up an address's mails must not be able to go on
        // guessing.
        let since = self.context.now() - mail_limit::COUNTED_FOR;
        let was_sent = store::mail_limit::address_of(conn, id, generation, since).await?.is_some();
        let is_right = was_sent && self.context.keys.code(id, generation) == code;
        Ok(match (tries <= MOST_TRIES, is_right) {
            (false, _) => CodeTried::TooOften,
            (true, true) => CodeTried::Right(generation),
            (true, false) => CodeTried::Wrong,
        })
    }

    /// Replaces the address of a submission and asks there; links sent to the old address end. If the submission is
    /// gone, it is sent again: the number of mails is the same in both cases. Returns the id of the submission that
    /// waits now.
    pub async fn correct_address(&self, id: Uuid, again: NewSubmission) -> sqlx::Result<Uuid> {
        let now = self.context.now();
        let mut work = self.context.begin().await?;
        store::mail_limit::lock(work.conn(), [&again.address.mailbox]).await?;
        if let Some(same) = sent_a_moment_ago(work.conn(), id, &again, now - SAME_FORM_WITHIN).await? {
            return Ok(same);
        }
        let corrected =
            store::submissions::correct_address(work.conn(), id, &again.address, &again.key).await?;
        let (subject, generation) = match corrected {
            Some(generation) => {
                // A mail that is still queued would go to the new address as well.
                mail::take_back(
                    work.conn(),
                    now,
                    MailKind::Confirm.into_str(),
                    id,
                    "the address was corrected",
                )
                .await?;
                (id, generation)
            }
            None => {
                store::submissions::insert(work.conn(), &[&again]).await?;
                (again.id, 0)
            }
        };
        let (letter, address) = (again.letter, &again.address);
        let caused = Caused { kind: MailKind::Confirm, letter, subject, generation, address };
        self.mail_limit.owe(&mut work, &[caused]).await?;
        work.commit().await?;
        Ok(subject)
    }

    /// What "this was not me" of this generation, sent to this mailbox, can still do.
    pub async fn not_me_of(&self, id: Uuid, generation: i16, mailbox: &[u8]) -> sqlx::Result<NotMe> {
        let conn = &mut *self.context.conn().await?;
        let now = match store::submissions::find(conn, id).await? {
            Some(form) => Some((form.generation, Some(form.address.mailbox))),
            None => signatures::find(conn, id)
                .await?
                .filter(|one| one.state != State::Withdrawn)
                .map(|one| (one.generation, one.address.map(|address| address.mailbox))),
        };
        Ok(match now {
            Some((now, _)) if now == generation => NotMe::Whole,
            Some((_, Some(address))) if address == mailbox => NotMe::Replaced,
            Some(_) => NotMe::MailboxAlone,
            // There is nothing to erase, which the page does not reveal.
            None => NotMe::Whole,
        })
    }

    /// Stops all mail to this mailbox for good, whatever happened to the form of the mail.
    pub async fn never_write_to(&self, mailbox: &[u8]) -> sqlx::Result<()> {
        let mut work = self.context.begin().await?;
        let now = work.now();
        store::submissions::refuse_mail(work.conn(), mailbox, now).await?;
        work.narrow(NEVER_WRITE, HEXLOWER.encode(mailbox));
        work.commit().await
    }

    /// Deletes submissions after their retention period.
    pub async fn purge(&self) -> sqlx::Result<()> {
        let now = self.context.now();
        let conn = &mut *self.context.conn().await?;
        while store::mail_limit::purge(conn, now - mail_limit::COUNTED_FOR).await?.is_more() {}
        let asked = now - crate::signing::submission::lost_link::ANSWERED_WITHIN;
        while store::lost_links::purge(conn, asked).await?.is_more() {}
        while store::submissions::purge_tries(conn, now - WAITS_FOR).await?.is_more() {}
        while store::submissions::purge(conn, now - WAITS_FOR).await?.is_more() {}
        Ok(())
    }
}

/// The submission that already waits for this correction, if it is sent twice.
async fn sent_a_moment_ago(
    tx: &mut PgConnection,
    id: Uuid,
    again: &NewSubmission,
    since: OffsetDateTime,
) -> sqlx::Result<Option<Uuid>> {
    let Some(waiting) = store::submissions::find(tx, id).await? else {
        return store::submissions::sent_since(tx, &again.key, since).await;
    };
    let is_same = waiting.address.exact == again.address.exact
        && store::mail_limit::address_of(tx, id, waiting.generation, since).await?.is_some();
    Ok(is_same.then_some(id))
}
