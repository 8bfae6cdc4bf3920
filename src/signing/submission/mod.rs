//! A form that was sent: it waits until its address is proven.
//!
//! | file | owns |
//! | --- | --- |
//! | [`form`], [`typed_address`] | what the sign form sends, and whether another address was meant |
//! | [`intake`] | forms of a few milliseconds in one commit |
//! | [`confirm`] | an address that is proven makes a signature |
//! | [`sealed_state`], [`lost_link`] | "check your email"; a link that was lost |
//! | [`mail_limit`], [`network_hash`] | limits on what strangers cause |
//! | [`funnel`] | the way from form to signature, in numbers |

pub mod confirm;
pub mod form;
pub mod funnel;
pub mod intake;
pub mod lost_link;
pub mod mail_limit;
pub mod network_hash;
pub mod sealed_state;
pub(in crate::signing) mod store;
pub mod typed_address;

use std::sync::Arc;

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
        details::Adherence,
        fields::SignerName,
        mail_kinds::CONFIRM_MAIL,
        store::signatures::{self, NewSignature},
    },
};
use crate::{
    keys::Keys,
    language::Language,
    letters::{Letter, Library, folded_name},
    mail,
};

/// How long a submission waits. Mail may lie for a weekend and a holiday; what nobody confirmed in two weeks
/// was not meant, and its address is not ours to keep.
pub const WAITS_FOR: Duration = Duration::days(14);

/// How many forms a link offers besides its own, the newest first: whoever sends more of them in somebody's name cannot
/// make the page endless.
const MOST_OFFERED: i64 = 50;

/// How long the same form sent again is the same submission: longer than anybody waits for a page, and shorter than
/// who looks for a mail in vain and sends it once more.
pub const SAME_FORM_WITHIN: Duration = Duration::minutes(5);

/// How often a code may be tried: guessing one of a million in five tries is no way in, and who mistypes five
/// times still has the link.
pub const MOST_TRIES: i16 = 5;

/// The words that somebody agreed to, in their language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Consent {
    /// The language they were shown in.
    pub language: Language,
    /// As they were shown.
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

/// A submission on its way into the database.
#[derive(Clone, Debug)]
pub struct NewSubmission {
    /// Its id, and later its signature's.
    pub id: Uuid,
    pub letter: i64,
    /// The text that was shown.
    pub version: i64,
    /// The language of the page it was sent from, and so of its mail.
    pub language: Language,
    pub adherence: Adherence,
    pub address: SealedAddress,
    /// What was agreed to.
    pub consent: Consent,
    /// Reasons to hold it that only this moment knows.
    pub flags: Vec<Reason>,
    /// The hash of the network that it came from.
    pub network: Vec<u8>,
    /// What it is recognised by where it is sent twice.
    pub key: Vec<u8>,
    pub created_at: OffsetDateTime,
}

impl NewSubmission {
    /// The same, recognised by all that it says, by its address and by its network: a double click, a reload, a try
    /// again over a bad line is no other form. The page that holds the form is the same for all its readers, so that
    /// there is no number to know it by; and whoever sends the same words from elsewhere is not let in on it.
    #[must_use]
    pub fn recognised(self, keys: &Keys) -> Self {
        let said = serde_json::to_vec(&SignForm::saying(&self.adherence)).unwrap_or_default();
        let mut all = Vec::with_capacity(said.len() + 128);
        all.extend(self.letter.to_be_bytes());
        all.extend(self.version.to_be_bytes());
        all.extend(self.consent.hash());
        all.extend(&self.address.exact);
        all.extend(Sha256::digest(&self.network));
        all.extend(said);
        Self { key: keys.form_hash(&all), ..self }
    }
}

/// A submission that waits.
#[derive(Clone, Debug)]
pub struct Submission {
    pub id: Uuid,
    pub letter: i64,
    pub version: i64,
    pub language: Language,
    pub adherence: Adherence,
    pub consent_hash: Vec<u8>,
    pub address: SealedAddress,
    pub flags: Vec<Reason>,
    /// Raised with each correction of the address.
    pub generation: i16,
    pub created_at: OffsetDateTime,
}

impl Submission {
    /// When it will be deleted if nobody confirms it.
    pub fn deleted_at(&self) -> OffsetDateTime {
        self.created_at + WAITS_FOR
    }

    /// Would it make this signature again? One address has one; one mailbox, spelled otherwise, has one for each name
    /// (a family's).
    pub(in crate::signing) fn is_again(&self, known: &signatures::Known) -> bool {
        known.letter == self.letter
            && (known.exact == self.address.exact
                || (known.mailbox == self.address.mailbox && folded_name(&known.name) == self.folded_name()))
    }

    /// Is the link of this signature for the address of the submission, as [`Signature::reached_by`] says?
    pub(in crate::signing) fn is_reached_by_link_of(&self, known: &signatures::Known) -> bool {
        known.exact.is_empty() || known.exact == self.address.exact
    }

    /// The signature that it becomes.
    fn as_signature<'a>(&'a self, held_for: &'a [Reason], domain: Vec<u8>) -> NewSignature<'a> {
        NewSignature {
            id: self.id,
            letter: self.letter,
            version: self.version,
            language: &self.language,
            adherence: &self.adherence,
            held_for,
            consent_hash: &self.consent_hash,
            address: &self.address,
            domain,
            generation: self.generation,
        }
    }

    /// The name as it is compared; empty where none was asked.
    pub fn folded_name(&self) -> String {
        self.adherence.said.name.as_ref().map(SignerName::folded).unwrap_or_default()
    }
}

/// What the link "this was not me" of some mail can still do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotMe {
    /// Erase what was sent, and end mail to its mailbox.
    Whole,
    /// End mail to its mailbox: what was sent belongs to another address by now.
    MailboxAlone,
    /// Nothing: whoever reads that mailbox has a newer link.
    Replaced,
}

/// What became of a code that was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeTried {
    /// It belongs to this submission, in its present generation.
    Right(i16),
    /// It does not; or the submission is not there any more, which is not told.
    Wrong,
    TooOften,
}

/// Is it the signature that a link of this generation has become?
fn has_become(signature: Option<Signature>, generation: i16) -> bool {
    signature.is_some_and(|one| one.state != State::Withdrawn && one.generation == generation)
}

/// Forms that wait for their address.
pub struct Submissions {
    pub(in crate::signing) context: Context,
    mail_limit: MailLimit,
    network_key: KeyOfTheDay,
    /// Where forms are handed in.
    pub intake: Intake,
    /// Where confirmations are handed in.
    pub confirming: Confirming,
}

impl Submissions {
    pub(in crate::signing) fn open(context: Context, library: Arc<Library>, mail_limit: MailLimit) -> Self {
        Self {
            intake: Intake::open(context.clone(), mail_limit),
            confirming: Confirming::open(context.clone(), library),
            network_key: KeyOfTheDay::default(),
            context,
            mail_limit,
        }
    }

    /// A submission that waits.
    pub async fn submission(&self, id: Uuid) -> sqlx::Result<Option<Submission>> {
        store::submissions::find(&mut *self.context.conn().await?, id).await
    }

    /// What the link of a mail about this form opens: the form, and after it whatever else waits for its address.
    /// Where it was erased, has fallen or has another address by now, what waits for the address that the mail went
    /// to in the last day: somebody who spends an address's mails does not lock its owner out. Nothing once the form
    /// has become a signature.
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

    /// Has the mailbox of this address asked never to be written to?
    pub async fn refuses_mail(&self, address: &SealedAddress) -> sqlx::Result<bool> {
        store::submissions::refuses_mail(&mut *self.context.conn().await?, &address.mailbox).await
    }

    /// Why a moderator will look at this submission first, once it is confirmed.
    pub async fn reasons_to_hold(
        &self,
        letter: &Letter,
        submission: &Submission,
    ) -> sqlx::Result<Vec<Reason>> {
        let conn = &mut *self.context.conn().await?;
        let mailbox = std::slice::from_ref(&submission.address.mailbox);
        let known = signatures::known(conn, &[submission.letter], mailbox).await?;
        let name = (submission.letter, submission.adherence.said.name.as_ref());
        let reported = reported_names::reported(conn, &self.context.keys, &[name]).await?;
        let known = Known {
            mailbox_has_signed: !known.is_empty(),
            name_is_reported: reported == [true],
            flags: &submission.flags,
            ..Known::default()
        };
        Ok(screening::reasons(letter, &submission.adherence, known))
    }

    /// Tries a code. Each try counts, and takes the same steps whether or not the submission is still there.
    pub async fn try_code(&self, id: Uuid, code: u32) -> sqlx::Result<CodeTried> {
        let conn = &mut *self.context.conn().await?;
        let tries = store::submissions::count_try(conn, id, self.context.now()).await?;
        let waiting = store::submissions::find(conn, id).await?.map(|submission| submission.generation);
        let signed = signatures::find(conn, id).await?.map(|signature| signature.generation);
        // It may have fallen: then its code is right no more, and `confirm` will find nothing.
        let generation = waiting.or(signed).unwrap_or_default();
        // One that nobody was sent is right for nobody: who spends an address's mails is not to guess on.
        let since = self.context.now() - mail_limit::COUNTED_FOR;
        let was_sent = store::mail_limit::address_of(conn, id, generation, since).await?.is_some();
        let is_right = was_sent && self.context.keys.code(id, generation) == code;
        Ok(match (tries <= MOST_TRIES, is_right) {
            (false, _) => CodeTried::TooOften,
            (true, true) => CodeTried::Right(generation),
            (true, false) => CodeTried::Wrong,
        })
    }

    /// Puts another address on a submission and asks there; what was sent to the address before ends. If the
    /// submission is gone, it is sent again: there are as many mails either way. Returns which one waits now.
    pub async fn correct_address(&self, id: Uuid, again: NewSubmission) -> sqlx::Result<Uuid> {
        let now = self.context.now();
        let mut work = self.context.begin().await?;
        store::mail_limit::lock(work.conn(), std::slice::from_ref(&again.address.mailbox)).await?;
        if let Some(same) = sent_a_moment_ago(work.conn(), id, &again, now - SAME_FORM_WITHIN).await? {
            return Ok(same);
        }
        let corrected =
            store::submissions::correct_address(work.conn(), id, &again.address, &again.key).await?;
        let (subject, generation) = match corrected {
            Some(generation) => {
                // What has not left yet would go to the new address as well.
                mail::take_back(work.conn(), now, CONFIRM_MAIL, id, "the address was corrected").await?;
                (id, generation)
            }
            None => {
                let again = std::slice::from_ref(&again);
                store::submissions::insert(work.conn(), again).await?;
                store::networks::insert(work.conn(), again).await?;
                (again[0].id, 0)
            }
        };
        let (letter, address) = (again.letter, &again.address);
        let caused = Caused { kind: CONFIRM_MAIL, letter, subject, generation, address };
        self.mail_limit.owe(&mut work, &[caused]).await?;
        work.commit().await?;
        Ok(subject)
    }

    /// What a "this was not me" of this generation, sent to this mailbox, still stands for.
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
            // There is nothing to erase, which the page does not tell.
            None => NotMe::Whole,
        })
    }

    /// Never writes to this mailbox again, whatever became of the form that it was written to about.
    pub async fn never_write_to(&self, mailbox: &[u8]) -> sqlx::Result<()> {
        store::submissions::refuse_mail(&mut *self.context.conn().await?, mailbox, self.context.now()).await
    }

    /// Deletes what has waited too long.
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

/// The submission that waits for this correction already, where it is sent twice.
async fn sent_a_moment_ago(
    tx: &mut PgConnection,
    id: Uuid,
    again: &NewSubmission,
    since: OffsetDateTime,
) -> sqlx::Result<Option<Uuid>> {
    let Some(waiting) = store::submissions::find(tx, id).await? else {
        let keys = std::slice::from_ref(&again.key);
        return Ok(store::submissions::sent_since(tx, keys, since).await?.remove(&again.key));
    };
    let is_same = waiting.address.exact == again.address.exact
        && store::mail_limit::address_of(tx, id, waiting.generation, since).await?.is_some();
    Ok(is_same.then_some(id))
}
