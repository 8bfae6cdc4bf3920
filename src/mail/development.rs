//! The development mailbox: keeps mail in memory instead of sending it, to be read in the browser or by a script.

use std::{
    collections::VecDeque,
    fmt,
    sync::{Arc, Mutex, PoisonError},
};

use serde::Serialize;
use time::OffsetDateTime;

use super::Mail;

/// How many mails are kept; the oldest is dropped first. Enough for an afternoon, and little memory.
const CAPACITY: usize = 200;

/// Keeps the last mails in memory. Clones share one mailbox. It exists in development mode only, because its
/// contents confirm signatures.
#[derive(Clone, Default)]
pub struct DevelopmentMailbox(Arc<Mutex<VecDeque<CapturedMail>>>);

/// A mail as `/dev/mail.json` shows it.
#[derive(Clone, Debug, Serialize)]
pub struct CapturedMail {
    /// The recipient.
    pub to: String,
    pub subject: String,
    pub text: String,
    pub html: String,
    /// The links that the recipient is meant to follow.
    pub links: Vec<String>,
    /// When it would have been sent (RFC 3339).
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
}

impl DevelopmentMailbox {
    pub fn new() -> Self {
        Self::default()
    }

    pub fn mails(&self) -> Vec<CapturedMail> {
        self.lock().iter().cloned().collect()
    }

    pub(super) fn keep(&self, mail: Mail, at: OffsetDateTime) {
        let mut mails = self.lock();
        mails.truncate(CAPACITY - 1);
        mails.push_front(CapturedMail {
            to: mail.to.as_str().to_owned(),
            subject: mail.subject,
            text: mail.text,
            html: mail.html,
            links: mail.links,
            at,
        });
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, VecDeque<CapturedMail>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for DevelopmentMailbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DevelopmentMailbox({} mails)", self.lock().len())
    }
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;
    use crate::{language::Language, mail::EmailAddress};

    fn mail(subject: usize) -> Mail {
        Mail {
            to: EmailAddress::parse("ada@example.org").unwrap(),
            subject: subject.to_string(),
            text: String::new(),
            html: String::new(),
            language: Language::english(),
            reply_to: None,
            unsubscribe: None,
            links: vec!["http://localhost:3000/confirm/x".into()],
        }
    }

    #[test]
    fn the_newest_mail_comes_first_and_the_oldest_goes_first() {
        let mailbox = DevelopmentMailbox::new();
        for subject in 0..CAPACITY + 5 {
            mailbox.keep(mail(subject), datetime!(2024-11-28 09:40 UTC));
        }
        let mails = mailbox.mails();
        assert_eq!(mails.len(), CAPACITY);
        assert_eq!(mails[0].subject, (CAPACITY + 4).to_string());
        assert_eq!(mails[CAPACITY - 1].subject, "5");
    }

    #[test]
    fn a_script_reads_it_as_promised() {
        let mailbox = DevelopmentMailbox::new();
        mailbox.keep(mail(1), datetime!(2024-11-28 09:40 UTC));
        assert_eq!(
            serde_json::to_value(mailbox.mails()).unwrap(),
            serde_json::json!([{
                "to": "ada@example.org", "subject": "1", "text": "", "html": "",
                "links": ["http://localhost:3000/confirm/x"], "at": "2024-11-28T09:40:00Z",
            }])
        );
    }
}
