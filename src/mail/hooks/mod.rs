//! Web hooks of mail providers: what came back of a mail, and complaints, as JSON. `providers` reads what each of them
//! sends; [`Outbox::hear_hook`] draws the same conclusions as from a report ([`super::bounce`]).
//!
//! Whoever knows the secret in the path may send. That is not enough to set an address aside: as in a report, a mail of
//! ours must be named with its MAC. The Message-ID does it; a provider that puts its own in its place gives back a field
//! that we add ([`Provider::field_for`]).

pub(super) mod providers;

use serde_json::Value;
use strum::{EnumString, IntoStaticStr};
use url::Url;

use super::{
    Outbox,
    bounce::{Heard, Readers},
    report::{Content, Event},
    store::hooks,
};

/// A provider whose hook can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr)]
#[strum(serialize_all = "kebab-case", const_into_str)]
pub enum Provider {
    Ses,
    Postmark,
    Mailgun,
    Sendgrid,
    Brevo,
    /// Any program: our own simple JSON, or a report as a mail.
    Generic,
}

impl Provider {
    /// The field of a mail to this server that its hook gives back, where it does not give back the Message-ID.
    pub fn field_for(host: &str) -> Option<&'static str> {
        let is_of = |domain: &str| host == domain || host.ends_with(&format!(".{domain}"));
        if is_of("postmarkapp.com") {
            Some("X-PM-Metadata-undersigned")
        } else if is_of("brevo.com") || is_of("sendinblue.com") {
            Some("X-Mailin-custom")
        } else {
            None
        }
    }
}

/// One event of a hook.
pub(super) enum Told {
    OfMail(Event),
    /// Amazon asks to open this address, once, before it sends anything.
    Confirm(Url),
}

/// The body is not what this provider sends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the body of a hook is JSON")]
pub struct NotAHook;

impl Outbox {
    /// Draws the conclusions from what a provider sent. The same may be sent again: it changes nothing more.
    pub async fn hear_hook(
        &self,
        provider: Provider,
        body: &[u8],
        readers: &dyn Readers,
    ) -> sqlx::Result<Result<Vec<Heard>, NotAHook>> {
        let Ok(body) = serde_json::from_slice::<Value>(body) else {
            if provider != Provider::Generic {
                return Ok(Err(NotAHook));
            }
            return Ok(Ok(vec![self.hear(body, readers).await?]));
        };
        let topic = body.pointer("/TopicArn").and_then(Value::as_str).unwrap_or_default();
        let mut heard = Vec::new();
        let mut confirm = None;
        let mut is_understood = false;
        for told in providers::read(provider, &body) {
            match told {
                Told::OfMail(event) => {
                    is_understood |= event.content != Content::Nothing;
                    heard.push(self.hear_event(event, readers).await?);
                }
                Told::Confirm(url) => confirm = Some(url),
            }
        }
        if is_understood || confirm.is_some() {
            let confirm = confirm.as_ref().map(Url::as_str);
            hooks::note(self.pool(), (provider.into_str(), topic), confirm, self.now()).await?;
        }
        Ok(Ok(heard))
    }

    /// What the hooks were last heard of, for the operator.
    pub async fn hooks(&self) -> sqlx::Result<Vec<HookState>> {
        hooks::all(self.pool()).await
    }
}

pub use super::store::hooks::HookState;
