//! Claims: a person whose name organizers entered makes the line their own, or removes it.
//!
//! An organizer who has the address can invite the person, once. Until they answer, the public reads that the
//! organizers entered the line. By claiming it, the person gives the same consent as every signer. From then on only
//! they can change it: `signatories.csv` neither rewrites nor removes it.

use serde_json::json;
use uuid::Uuid;

use super::{edit, store};
use crate::{
    audit::{self, Who},
    chunks::Left,
    letters::Letter,
    mail::EmailAddress,
    signing::{
        signature::{
            Signature, State, VerifiedBy,
            address::SealedAddress,
            context::Context,
            link::Link,
            mail_domain,
            mail_kinds::MailKind,
            store::{claims, signatures},
            tally::Counted,
        },
        submission::store::submissions,
    },
};

pub use super::store::claims::{Claim, ClaimsOverview};

/// The result of adding an address to a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    /// It is stored, sealed.
    Done,
    /// It cannot belong to this line.
    Refused,
}

impl Signature {
    /// Whether organizers entered it and its person has not answered.
    pub fn is_unclaimed(&self) -> bool {
        self.is_entered && self.state != State::Withdrawn
    }
}

/// Lines that organizers entered, and their invitations.
pub struct Claims {
    pub(in crate::signing) context: Context,
}

impl Claims {
    /// The numbers of the letter's entered lines.
    pub async fn overview(&self, letter: i64) -> sqlx::Result<ClaimsOverview> {
        store::claims::of(&mut *self.context.conn().await?, letter).await
    }

    /// A line that would be invited, for a preview of the mail.
    pub async fn one_to_invite(&self, letter: i64) -> sqlx::Result<Option<Signature>> {
        let conn = &mut *self.context.conn().await?;
        match store::claims::one_to_invite(conn, letter).await? {
            Some(id) => signatures::find(conn, id).await,
            None => Ok(None),
        }
    }

    /// The source of an entered line, in the organizers' words; empty if they gave none.
    pub async fn provenance_of(&self, id: Uuid) -> sqlx::Result<String> {
        store::claims::provenance_of(&mut *self.context.conn().await?, id).await
    }

    /// Queues an invitation to every line that can be invited, and returns their number. Bulk mail is sent after mail
    /// that a person waits for.
    pub async fn invite(&self, letter: i64, who: Who) -> sqlx::Result<usize> {
        let mut all = 0;
        loop {
            let invited = self.invite_some(letter, who).await?;
            all += invited;
            if !Left::after(invited).is_more() {
                return Ok(all);
            }
        }
    }

    /// If this is interrupted, the page says how many are still to be invited.
    async fn invite_some(&self, letter: i64, who: Who) -> sqlx::Result<usize> {
        let now = self.context.now();
        let mut work = self.context.begin().await?;
        let invited = claims::invite(work.conn(), letter, now).await?;
        if invited.is_empty() {
            return Ok(0);
        }
        invited.iter().for_each(|id| work.owe(MailKind::Invitation, *id));
        let entry = audit::Entry {
            who,
            act: "invite-to-claim",
            letter,
            subject: None,
            detail: json!({ "invited": invited.len() }),
        };
        work.audit(entry);
        work.commit().await?;
        Ok(invited.len())
    }

    /// Adds the address of its person to an entered line of this letter.
    pub async fn give_address(
        &self,
        letter: i64,
        id: Uuid,
        address: &EmailAddress,
        who: Who,
    ) -> sqlx::Result<Given> {
        let address = SealedAddress::seal(&self.context.keys, address);
        let domain = mail_domain::hash_of(&self.context.keys, &address.sealed);
        let mut work = self.context.begin().await?;
        // Wait for a transaction that confirms the same address at this moment.
        signatures::lock_mailboxes(work.conn(), std::slice::from_ref(&address.mailbox)).await?;
        if !claims::give_address(work.conn(), letter, id, (&address, &domain)).await? {
            return Ok(Given::Refused);
        }
        let entry = audit::Entry { who, act: "give-address", letter, subject: Some(id), detail: json!({}) };
        work.audit(entry);
        work.commit().await?;
        Ok(Given::Done)
    }

    /// Makes an entered line its person's own, with what they want it to say; true if it was unclaimed before. They
    /// are told, with the link to their signature.
    pub async fn claim(&self, link: Link, letter: &Letter, claim: &Claim) -> sqlx::Result<bool> {
        let id = link.id;
        let mut work = self.context.begin().await?;
        let now = work.now();
        let before = work.lock_link(link).await?.filter(Signature::is_unclaimed);
        let Some(before) = before else { return Ok(false) };
        submissions::keep_wording(work.conn(), &claim.consent).await?;
        let consent = (&claim.consent.hash()[..], &claim.consent.language);
        claims::claim(work.conn(), id, consent, (claim.version, claim.updates), now).await?;
        work.audit(before.entry(Who::Signer, "claim", json!({})));
        work.owe(MailKind::State, id);
        let verified_by = match before.verified_by {
            VerifiedBy::Entered => VerifiedBy::Email,
            checked => checked,
        };
        let version = claim.version;
        work.changed(&before, Counted { verified_by, version, ..before.counted() });
        // Apply the content in the same transaction: a claimed line must not go on to show what its person hides.
        let claimed = Signature { verified_by, version, is_entered: false, ..before };
        edit::apply(&self.context, &mut work, &claimed, letter, &claim.wanted).await?;
        work.commit().await?;
        Ok(true)
    }
}
