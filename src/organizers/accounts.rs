//! Manages accounts: invite, claim by a link that works once, change the role, disable, reset.

pub use super::account::Account;
use serde_json::json;
use time::Duration;
use uuid::Uuid;

use super::{
    Organizers,
    password::Password,
    rights::{Owner, Role},
    store,
};
use crate::{
    audit::{self, Who},
    keys::Purpose,
    language::Language,
    mail::{self, EmailAddress},
};

/// The kind of mail that invites a new organizer.
pub const INVITATION_MAIL: &str = "organizer-invitation";

/// The kind of mail with the link to set another password.
pub const LINK_MAIL: &str = "organizer-link";

/// The trail's name for the end of an account.
pub const DISABLE: &str = "disable-organizer";

/// The trail's name for a new beginning of an account, also of one that was closed.
pub const RESET: &str = "reset-organizer";

/// The trail's name for another password.
pub const SET_PASSWORD: &str = "set-password";

/// In the journal: from then on, the account had the role that follows.
const ROLE: &str = "role-";

/// The role that an account had after this act of the journal, if it is a change of role.
pub fn role_after(act: &str) -> Option<Role> {
    act.strip_prefix(ROLE)?.parse().ok()
}

/// How long a link to set a password works: an invitation may lie unread over a weekend and a few days more.
pub const LINK_WORKS_FOR: Duration = Duration::days(7);

/// How long a link works that was requested by mail by a person who waits in front of the page.
pub const ASKED_LINK_WORKS_FOR: Duration = Duration::hours(1);

/// The encryption context of organizers' addresses.
const CONTEXT: &str = "organizer address";

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Invited {
    /// The account was made; its id.
    Done(Uuid),
    /// The address has an account already.
    Already,
}

/// The result of a change to an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Managed {
    Done,
    /// The account was in this state already.
    Already,
    /// No owner who can sign in would be left.
    LastOwner,
    Unknown,
}

/// The data of a new account.
#[derive(Clone, Copy, Debug)]
pub struct Invitation<'a> {
    pub address: &'a EmailAddress,
    pub role: Role,
    /// The language of mail to the new organizer.
    pub language: &'a Language,
    /// Whether the link is sent by mail, or handed over in another way.
    pub by_mail: bool,
}

impl<'a> Invitation<'a> {
    /// An invitation whose link is handed over by the person who sees it on the screen.
    pub fn by_hand(address: &'a EmailAddress, role: Role, language: &'a Language) -> Self {
        Self { address, role, language, by_mail: false }
    }
}

impl Organizers {
    pub async fn account(&self, id: Uuid) -> sqlx::Result<Option<Account>> {
        let row = store::accounts::find(&mut *self.pool.acquire().await?, id).await?;
        row.map(|row| self.open_account(row)).transpose()
    }

    pub async fn account_of(&self, address: &EmailAddress) -> sqlx::Result<Option<Account>> {
        let hash = self.keys.address_hash(&address.exact_key());
        let row = store::accounts::find_by_address(&mut *self.pool.acquire().await?, &hash).await?;
        row.map(|row| self.open_account(row)).transpose()
    }

    /// All accounts, the oldest first.
    pub async fn accounts(&self) -> sqlx::Result<Vec<Account>> {
        let rows = store::accounts::all(&mut *self.pool.acquire().await?).await?;
        rows.into_iter().map(|row| self.open_account(row)).collect()
    }

    /// Makes an account. Its owner sets a password by its link, which is sent by mail if the invitation says so.
    pub async fn invite(&self, owner: &Owner, invitation: &Invitation<'_>) -> sqlx::Result<Invited> {
        let now = self.clock.now();
        let Invitation { address, role, language, by_mail } = *invitation;
        let new = store::accounts::NewAccount {
            id: Uuid::now_v7(),
            address_sealed: self.keys.seal(CONTEXT, address.as_str().as_bytes()),
            address_hash: self.keys.address_hash(&address.exact_key()),
            role,
            language,
            link_until: now + LINK_WORKS_FOR,
        };
        let mut tx = self.pool.begin().await?;
        if !store::accounts::insert(&mut tx, &new, now).await? {
            return Ok(Invited::Already);
        }
        audit::record_of_account(
            &mut tx,
            now,
            (owner.who(), "invite-organizer"),
            new.id,
            json!({ "role": role.into_str() }),
        )
        .await?;
        if by_mail {
            mail::enqueue(&mut tx, now, &[personal(INVITATION_MAIL, new.id)]).await?;
        }
        tx.commit().await?;
        Ok(Invited::Done(new.id))
    }

    pub async fn change_role(&self, owner: &Owner, id: Uuid, role: Role) -> sqlx::Result<Managed> {
        let now = self.clock.now();
        let mut tx = self.pool.begin().await?;
        let Some(before) = store::accounts::lock(&mut tx, id).await? else { return Ok(Managed::Unknown) };
        if before.role == role {
            return Ok(Managed::Already);
        }
        if role != Role::Owner && !store::accounts::has_other_owner(&mut tx, id).await? {
            return Ok(Managed::LastOwner);
        }
        store::accounts::set_role(&mut tx, id, role).await?;
        let detail = json!({ "from": before.role.into_str(), "to": role.into_str() });
        audit::record_of_account(&mut tx, now, (owner.who(), "change-role"), id, detail).await?;
        let act = format!("{ROLE}{}", role.into_str());
        self.journal.commit(tx, now, &act, id).await?;
        Ok(Managed::Done)
    }

    /// Disables an account: its sessions and its link end. Its actions stay in the audit trail.
    pub async fn disable(&self, owner: &Owner, id: Uuid) -> sqlx::Result<Managed> {
        let now = self.clock.now();
        let mut tx = self.pool.begin().await?;
        let Some(before) = store::accounts::lock(&mut tx, id).await? else { return Ok(Managed::Unknown) };
        if before.disabled_at.is_some() {
            return Ok(Managed::Already);
        }
        let is_at_the_site = owner.who() != Who::CommandLine;
        if is_at_the_site && !store::accounts::has_other_owner(&mut tx, id).await? {
            return Ok(Managed::LastOwner);
        }
        store::accounts::disable(&mut tx, id, now).await?;
        store::failures::forget_networks(&mut tx, &before.address_hash).await?;
        store::sessions::end_all(&mut tx, id, None).await?;
        audit::record_of_account(&mut tx, now, (owner.who(), DISABLE), id, json!({})).await?;
        self.journal.commit(tx, now, DISABLE, id).await?;
        Ok(Managed::Done)
    }

    /// Ends the password of an account, and leaves its second factor: its owner sets another one by a link that they ask
    /// for on the sign-in page.
    pub async fn end_password(&self, owner: &Owner, id: Uuid) -> sqlx::Result<Managed> {
        let now = self.clock.now();
        let mut tx = self.pool.begin().await?;
        if !store::accounts::end_password(&mut tx, id).await? {
            return Ok(Managed::Unknown);
        }
        store::sessions::end_all(&mut tx, id, None).await?;
        let detail = json!({ "by": "the journal" });
        audit::record_of_account(&mut tx, now, (owner.who(), "end-password"), id, detail).await?;
        tx.commit().await?;
        Ok(Managed::Done)
    }

    /// Resets an account, also one that was disabled or whose second factor is lost: password, second factor and
    /// sessions end, and a new link works, which is sent by mail if `by_mail`.
    pub async fn reset(&self, owner: &Owner, id: Uuid, by_mail: bool) -> sqlx::Result<Managed> {
        let now = self.clock.now();
        let mut tx = self.pool.begin().await?;
        let Some(before) = store::accounts::lock(&mut tx, id).await? else { return Ok(Managed::Unknown) };
        store::failures::forget_networks(&mut tx, &before.address_hash).await?;
        store::accounts::reset(&mut tx, id, now + LINK_WORKS_FOR).await?;
        store::sessions::end_all(&mut tx, id, None).await?;
        audit::record_of_account(&mut tx, now, (owner.who(), RESET), id, json!({})).await?;
        if by_mail {
            mail::enqueue(&mut tx, now, &[personal(LINK_MAIL, id)]).await?;
        }
        self.journal.commit(tx, now, RESET, id).await?;
        Ok(Managed::Done)
    }

    /// Sends a link to set a password. It is requested after a password was forgotten, or because an attacker tries
    /// the account so often that it accepts no password any more. For an address without account nothing happens.
    pub async fn ask_for_link(&self, address: &EmailAddress) -> sqlx::Result<()> {
        let now = self.clock.now();
        let hash = self.keys.address_hash(&address.exact_key());
        let mut tx = self.pool.begin().await?;
        let Some(row) = store::accounts::find_by_address(&mut tx, &hash).await? else { return Ok(()) };
        if row.disabled_at.is_some() || mail::is_owed(&mut tx, LINK_MAIL, row.id).await? {
            return Ok(());
        }
        // If a valid link was sent a moment ago, it is in the mailbox already.
        let is_fresh = row.link_until.is_some_and(|until| until > now + ASKED_LINK_WORKS_FOR * 0.9);
        if !is_fresh {
            store::accounts::renew_link(&mut tx, row.id, now + ASKED_LINK_WORKS_FOR).await?;
            mail::enqueue(&mut tx, now, &[personal(LINK_MAIL, row.id)]).await?;
        }
        tx.commit().await
    }

    /// The token of the link by which an account's owner sets their password.
    pub fn link_token(&self, account: &Account) -> String {
        self.keys.token(Purpose::Organizer, account.id, account.link_generation)
    }

    /// The account of this link, if the link still works.
    pub async fn account_by_link(&self, token: &str) -> sqlx::Result<Option<Account>> {
        let Ok((id, generation)) = self.keys.read_token(Purpose::Organizer, token) else { return Ok(None) };
        let now = self.clock.now();
        let works = |account: &Account| {
            account.link_generation == generation
                && account.disabled_at.is_none()
                && account.link_until.is_some_and(|until| now < until)
        };
        Ok(self.account(id).await?.filter(works))
    }

    /// Sets a password by a link. The link and all sessions end. False if the link was used in the meantime.
    pub async fn claim(
        &self,
        account: &Account,
        password: &Password,
        language: &Language,
    ) -> anyhow::Result<bool> {
        let hash = self.hasher.hash(password).await?;
        let now = self.clock.now();
        let mut tx = self.pool.begin().await?;
        let claimed =
            store::accounts::claim(&mut tx, account.id, account.link_generation, &hash, language).await?;
        if claimed {
            store::sessions::end_all(&mut tx, account.id, None).await?;
            store::failures::forget(&mut tx, &self.keys_of(account)).await?;
            let act = if account.is_claimed { SET_PASSWORD } else { "claim-account" };
            let (who, id) = (Who::Organizer(account.id), account.id);
            audit::record_of_account(&mut tx, now, (who, act), id, json!({ "by": "link" })).await?;
            self.journal.commit(tx, now, SET_PASSWORD, id).await?;
        }
        Ok(claimed)
    }

    /// Sets another password and ends all other sessions.
    pub async fn set_password(&self, id: Uuid, password: &Password, session: Uuid) -> anyhow::Result<()> {
        let hash = self.hasher.hash(password).await?;
        let now = self.clock.now();
        let mut tx = self.pool.begin().await?;
        store::accounts::set_password(&mut tx, id, &hash).await?;
        store::sessions::end_all(&mut tx, id, Some(session)).await?;
        audit::record_of_account(
            &mut tx,
            now,
            (Who::Organizer(id), SET_PASSWORD),
            id,
            json!({ "by": "account" }),
        )
        .await?;
        Ok(self.journal.commit(tx, now, SET_PASSWORD, id).await?)
    }

    /// The account of the site's first owner, for the person at the server's terminal: made or reset, so that its
    /// link works. `None` if there is another account, or if this one was claimed.
    pub async fn first_owner(&self, address: &EmailAddress) -> anyhow::Result<Option<Account>> {
        let owner = Owner::at_the_command_line();
        match self.accounts().await?.as_slice() {
            [] => {
                self.invite(&owner, &Invitation::by_hand(address, Role::Owner, &Language::english())).await?;
            }
            [only] if !only.is_claimed && only.address == *address => {
                self.reset(&owner, only.id, false).await?;
            }
            _ => return Ok(None),
        }
        Ok(self.account_of(address).await?)
    }

    pub(super) fn open_account(&self, row: store::accounts::Row) -> sqlx::Result<Account> {
        let damaged = || sqlx::Error::Decode("an organizer that this program cannot read".into());
        let address =
            self.keys.unseal(CONTEXT, &row.address_sealed).and_then(|text| String::from_utf8(text).ok());
        let address = address.and_then(|text| EmailAddress::stored(&text)).ok_or_else(damaged)?;
        Ok(Account {
            id: row.id,
            address,
            role: row.role,
            language: row.language.parse().unwrap_or_else(|_| Language::english()),
            is_claimed: row.password_hash.is_some(),
            has_second_factor: row.factor_sealed.is_some(),
            recovery_codes: row.recovery_hashes.len(),
            link_generation: row.link_generation,
            link_until: row.link_until,
            created_at: row.created_at,
            disabled_at: row.disabled_at,
            signed_in_at: row.signed_in_at,
            signed_in_with: row.signed_in_with,
            wants_digest: row.wants_digest,
        })
    }
}

pub(super) fn personal(kind: &'static str, subject: Uuid) -> mail::Owed {
    mail::Owed { kind, subject, priority: mail::Priority::Personal }
}
