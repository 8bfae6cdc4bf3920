//! Mail as its reader sees it, whether it arrived over SMTP or in the development mailbox.

use scraper::Html;
use undersigned::mail::development::CapturedMail;

use super::{mailbox::Message, page::text_of, snapshot};

#[derive(Clone, Debug)]
pub struct Mail {
    pub to: String,
    pub subject: String,
    pub text: String,
    pub html: String,
    pub links: Vec<String>,
}

impl Mail {
    /// The six digits in the subject, if there are any.
    pub fn code(&self) -> Option<String> {
        let digits: String = self.subject.chars().filter(char::is_ascii_digit).collect();
        (digits.len() == 6).then_some(digits)
    }

    /// The mail as a snapshot compares it. What the text says, the HTML says too.
    pub fn shown(&self) -> String {
        let html = text_of(Html::parse_document(&self.html).root_element());
        for line in self.text.lines().map(|line| line.trim().trim_end_matches(':')) {
            let words = line.split_whitespace().collect::<Vec<_>>().join(" ");
            let is_markup = words.starts_with("http") || words.contains("](");
            assert!(is_markup || html.contains(&words), "{words:?} is not in {html}");
        }
        snapshot::masked(&format!("{}\n\n{}", self.subject, self.text))
    }

    #[track_caller]
    pub fn assert_says(&self, words: &str) {
        assert!(self.text.contains(words), "{words:?} is not in\n{}", self.text);
    }

    /// The link below the line with this text.
    pub fn link(&self, words: &str) -> String {
        let mut lines = self
            .text
            .lines()
            .skip_while(|line| line.strip_suffix(':').is_none_or(|before| before.trim_end() != words));
        let link = lines.nth(1).unwrap_or_else(|| panic!("no link {words:?} in\n{}", self.text));
        assert!(self.html.contains(&format!("href=\"{link}\"")), "the HTML lacks it: {}", self.html);
        link.to_owned()
    }
}

impl From<&Message> for Mail {
    fn from(message: &Message) -> Self {
        Self {
            to: message.to.join(", "),
            subject: message.subject(),
            text: message.text(),
            html: message.html(),
            links: message.links(),
        }
    }
}

impl From<CapturedMail> for Mail {
    fn from(CapturedMail { to, subject, text, html, links, .. }: CapturedMail) -> Self {
        Self { to, subject, text, html, links }
    }
}
