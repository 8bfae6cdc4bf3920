//! Claims: somebody whose name organizers entered makes the line their own, or takes it off.
//!
//! An organizer who has the address can have them invited, once. Until they answer, the public reads that the
//! organizers entered them. Who claims their line consents as everybody does who signs; from then on nobody but they
//! themselves changes it, and `signatories.csv` neither rewrites it nor takes it away.

use serde_json::json;
use uuid::Uuid;

pub use super::store::claims::{Claim, Claims};
use crate::{
    audit::{self, Who},
    chunks::Left,
    letters::Letter,
    mail::{self, EmailAddress, Owed, Priority},
    signing::{
        Signing,
        signature::{
            Signature, State, VerifiedBy,
            address::SealedAddress,
            link::Link,
            mail_domain,
            mail_kinds::{INVITATION_MAIL, STANDING_MAIL},
            store,
            tally::{Change, Standing},
        },
    },
};

/// What became of an address for a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    /// It is kept, sealed.
    Done,
    /// It cannot belong to this line.
    Refused,
}

impl Signature {
    /// Did organizers enter it, and has its person not answered?
    pub fn is_unclaimed(&self) -> bool {
        self.is_entered && self.state != State::Withdrawn
    }
}

impl Signing {
    /// How the entered lines of a letter stand.
    pub async fn claims(&self, letter: i64) -> sqlx::Result<Claims> {
        crate::signing::signer::store::claims::of(&mut *self.pool.acquire().await?, letter).await
    }

    /// Somebody who would be invited, for a look at the mail.
    pub async fn one_to_invite(&self, letter: i64) -> sqlx::Result<Option<Signature>> {
        let conn = &mut *self.pool.acquire().await?;
        match crate::signing::signer::store::claims::one_to_invite(conn, letter).await? {
            Some(id) => store::signatures::find(conn, id).await,
            None => Ok(None),
        }
    }

    /// From where an entered line comes, in the organizers' words; empty where they said nothing.
    pub async fn provenance_of(&self, id: Uuid) -> sqlx::Result<String> {
        crate::signing::signer::store::claims::provenance_of(&mut *self.pool.acquire().await?, id).await
    }

    /// Owes an invitation to everybody who can be invited; to how many. Mail to many goes after what others wait for.
    pub async fn invite_to_claim(&self, letter: i64, who: Who) -> sqlx::Result<usize> {
        let mut all = 0;
        loop {
            let invited = self.invite_some(letter, who).await?;
            all += invited;
            if !Left::after(invited).is_more() {
                return Ok(all);
            }
        }
    }

    /// Where this stops in between, the page says how many are left to be invited.
    async fn invite_some(&self, letter: i64, who: Who) -> sqlx::Result<usize> {
        let now = self.clock.now();
        let mut tx = self.pool.begin().await?;
        let invited = crate::signing::signer::store::claims::invite(&mut tx, letter, now).await?;
        if invited.is_empty() {
            return Ok(0);
        }
        let owed =
            |subject: &Uuid| Owed { kind: INVITATION_MAIL, subject: *subject, priority: Priority::Bulk };
        mail::enqueue(&mut tx, now, &invited.iter().map(owed).collect::<Vec<_>>()).await?;
        let entry = audit::Entry {
            who,
            act: "invite-to-claim",
            letter,
            subject: None,
            detail: json!({ "invited": invited.len() }),
        };
        audit::record(&mut tx, now, &[entry]).await?;
        tx.commit().await?;
        Ok(invited.len())
    }

    /// Gives an entered line of this letter the address of its person.
    pub async fn give_address(
        &self,
        letter: i64,
        id: Uuid,
        address: &EmailAddress,
        who: Who,
    ) -> sqlx::Result<Given> {
        let address = SealedAddress::seal(&self.keys, address);
        let domain = mail_domain::hash_of(&self.keys, &address.sealed);
        let mut tx = self.pool.begin().await?;
        // Who confirms the same address at this moment is waited for.
        store::signatures::lock_mailboxes(&mut tx, std::slice::from_ref(&address.mailbox)).await?;
        if !crate::signing::signer::store::claims::give_address(&mut tx, letter, id, (&address, &domain))
            .await?
        {
            return Ok(Given::Refused);
        }
        let entry = audit::Entry { who, act: "give-address", letter, subject: Some(id), detail: json!({}) };
        audit::record(&mut tx, self.clock.now(), &[entry]).await?;
        tx.commit().await?;
        Ok(Given::Done)
    }

    /// Makes an entered line its person's own, as it stands; true if it was nobody's before. They are told, with the
    /// link to their signature.
    pub async fn claim(&self, link: Link, letter: &Letter, claim: &Claim) -> sqlx::Result<bool> {
        let (now, id) = (self.clock.now(), link.id);
        let mut tx = self.pool.begin().await?;
        let before =
            crate::signing::signature::link::lock(&mut tx, link).await?.filter(Signature::is_unclaimed);
        let Some(before) = before else { return Ok(false) };
        crate::signing::signer::store::claims::claim(&mut tx, id, claim, now).await?;
        let entry = audit::Entry {
            who: Who::Signer,
            act: "claim",
            letter: before.letter,
            subject: Some(id),
            detail: json!({}),
        };
        audit::record(&mut tx, now, &[entry]).await?;
        mail::enqueue(&mut tx, now, &[crate::signing::signature::mail_kinds::owed(STANDING_MAIL, id)])
            .await?;
        let mut change = Change::default();
        change.remove(before.standing());
        let verified_by = match before.verified_by {
            VerifiedBy::Entered => VerifiedBy::Email,
            checked => checked,
        };
        change.add(Standing { verified_by, ..before.standing() });
        let mut reached = None;
        if change != Change::default() {
            let revision = store::tally::settle(&mut tx, before.letter, &change, &[], now).await?;
            store::signatures::stamp(&mut tx, &[id], revision.revision).await?;
            reached = Some(revision);
        }
        // What they want it to say is part of it: nobody's line is claimed and goes on to show what they hide.
        let claimed = Signature { verified_by, is_entered: false, ..before };
        let (_, edited) = self.edit_locked(&mut tx, &claimed, letter, &claim.wanted).await?;
        tx.commit().await?;
        self.saw(edited.or(reached));
        Ok(true)
    }
}
