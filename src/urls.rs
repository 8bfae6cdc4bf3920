//! Builds every URL that the site prints.

use data_encoding::HEXLOWER;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::{config::PublicUrl, language::Language};

/// The characters that are escaped in a path segment: all but the unreserved characters of RFC 3986.
const SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Paths within the site, with the language in front if the reader chose one, and with the key of a private link if
/// the letter is not public yet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Paths {
    key: Option<String>,
    language: Option<String>,
}

impl Paths {
    /// Paths without a language: each page chooses by `Accept-Language`.
    pub const fn negotiated() -> Self {
        Self { key: None, language: None }
    }

    /// Paths that stay in one language.
    pub fn in_language(language: &Language) -> Self {
        Self { key: None, language: Some(language.to_string()) }
    }

    /// The same paths, to a letter that this key opens.
    #[must_use]
    pub fn private(self, key: &str) -> Self {
        Self { key: Some(key.to_owned()), ..self }
    }

    /// The same paths in another language.
    #[must_use]
    pub fn also_in(&self, language: &Language) -> Self {
        Self { language: Some(language.to_string()), ..self.clone() }
    }

    pub const fn is_in_language(&self) -> bool {
        self.language.is_some()
    }

    /// Whether the paths lead to a letter that is not public.
    pub const fn is_private(&self) -> bool {
        self.key.is_some()
    }

    fn language(&self) -> String {
        self.language.as_ref().map(|language| format!("/{language}")).unwrap_or_default()
    }

    /// The same paths without a language: the address to share, under which each reader gets their own language.
    #[must_use]
    pub fn for_everybody(&self) -> Self {
        Self { language: None, ..self.clone() }
    }

    pub fn home(&self) -> String {
        self.language.as_ref().map_or_else(|| "/".into(), |language| format!("/{language}"))
    }

    pub fn letter(&self, slug: &str) -> String {
        let key = self.key.as_ref().map(|key| format!("/private/{key}")).unwrap_or_default();
        format!("{key}{}/letters/{}", self.language(), utf8_percent_encode(slug, SEGMENT))
    }

    pub fn sign(&self, slug: &str) -> String {
        self.below(slug, "sign")
    }

    /// The page after the form; `reference` is sealed.
    pub fn check_your_email(&self, slug: &str, reference: &str) -> String {
        format!("{}?s={reference}", self.below(slug, "check-your-email"))
    }

    /// The same address, where the code and a corrected address are sent.
    pub fn check_your_email_form(&self, slug: &str) -> String {
        self.below(slug, "check-your-email")
    }

    pub fn signatories(&self, slug: &str) -> String {
        self.below(slug, "signatories")
    }

    pub fn statistics(&self, slug: &str) -> String {
        self.below(slug, "statistics")
    }

    /// The statistics as a file.
    pub fn statistics_file(&self, slug: &str, file: &str) -> String {
        self.below(slug, &format!("statistics/{}", utf8_percent_encode(file, SEGMENT)))
    }

    pub fn statements(&self, slug: &str) -> String {
        self.below(slug, "statements")
    }

    /// One statement; `name` is its slug.
    pub fn statement(&self, slug: &str, name: &str) -> String {
        format!("{}/{}", self.statements(slug), utf8_percent_encode(name, SEGMENT))
    }

    pub fn updates(&self, slug: &str) -> String {
        self.below(slug, "updates")
    }

    /// One update, on the page of all updates.
    pub fn update(&self, slug: &str, id: &str) -> String {
        format!("{}#{id}", self.updates(slug))
    }

    pub fn press(&self, slug: &str) -> String {
        self.below(slug, "press")
    }

    /// The versions of a letter's text.
    pub fn history(&self, slug: &str) -> String {
        self.below(slug, "history")
    }

    /// The Markdown source of a letter's text.
    pub fn source(&self, slug: &str) -> String {
        self.below(slug, "letter.md")
    }

    /// The data of a letter: `signatories.csv`, `figures.json`.
    pub fn data(&self, slug: &str, file: &str) -> String {
        self.below(slug, file)
    }

    /// The page behind the link of a confirmation mail.
    pub fn confirm(&self, token: &str) -> String {
        format!("{}/confirm/{token}", self.language())
    }

    /// The page behind "this was not me".
    pub fn not_me(&self, token: &str) -> String {
        format!("{}/not-me/{token}", self.language())
    }

    /// The page behind an invitation to claim a line.
    pub fn claim(&self, token: &str) -> String {
        format!("{}/claim/{token}", self.language())
    }

    pub fn signature(&self, token: &str) -> String {
        format!("{}/signature/{token}", self.language())
    }

    /// The page on which the new address of a signature confirms a move.
    pub fn move_here(&self, token: &str) -> String {
        format!("{}/move/{token}", self.language())
    }

    /// The page on which the previous address stops a move, or takes the signature back.
    pub fn way_back(&self, token: &str) -> String {
        format!("{}/way-back/{token}", self.language())
    }

    /// Actions of "my signature": `edit`, `visibility`, `updates`, `answer`, `correction`, `stand-by`, `new-link`,
    /// `move`, `stop-move`, `withdraw`, `data.json`.
    pub fn my(&self, token: &str, what: &str) -> String {
        format!("{}/{what}", self.signature(token))
    }

    /// The page that ends updates by mail.
    pub fn unsubscribe(&self, token: &str) -> String {
        format!("{}/unsubscribe/{token}", self.language())
    }

    /// Where a signer requests the link to "my signature" again.
    pub fn find_my_signature(&self, slug: &str) -> String {
        self.below(slug, "find-my-signature")
    }

    /// The same for a letter that the public cannot see: for signers who once had a link to their signature.
    pub fn find_by_link(&self, token: &str) -> String {
        format!("{}/find/{token}", self.language())
    }

    /// A signatory in the list: the page that begins with this number.
    pub fn signatory(&self, slug: &str, number: i64) -> String {
        format!("{}?after={}#s{number}", self.signatories(slug), number.saturating_add(1))
    }

    /// Where the name at this number is reported.
    pub fn report(&self, slug: &str, number: i64) -> String {
        format!("{}/report/{number}", self.letter(slug))
    }

    /// The privacy notice: what is stored about signers.
    pub fn privacy(&self) -> String {
        format!("{}/privacy", self.language())
    }

    pub fn accessibility(&self) -> String {
        format!("{}/accessibility", self.language())
    }

    /// The share image of a letter; `version` identifies its content, so that caches may keep it forever.
    pub fn card(&self, slug: &str, version: &str) -> String {
        format!("{}?v={version}", self.below(slug, "card.png"))
    }

    /// The page to embed in other sites.
    pub fn embed(&self, slug: &str) -> String {
        self.below(slug, "embed")
    }

    /// The feed of a letter's updates.
    pub fn feed(&self, slug: &str) -> String {
        self.below(slug, "updates.atom")
    }

    /// A page of the organizers: `""`, `"/login"`, `"/team"`.
    pub fn organize(&self, page: &str) -> String {
        format!("{}/organize{page}", self.language())
    }

    /// A page of the organizers about one letter: `""`, `"/queue"`.
    pub fn organize_letter(&self, slug: &str, page: &str) -> String {
        self.organize(&format!("/letters/{}{page}", utf8_percent_encode(slug, SEGMENT)))
    }

    /// A page of the organizers about one update: `""`, `"/edit"`.
    pub fn organize_update(&self, slug: &str, name: &str, page: &str) -> String {
        let name = utf8_percent_encode(name, SEGMENT);
        self.organize_letter(slug, &format!("/updates/{name}{page}"))
    }

    fn below(&self, slug: &str, page: &str) -> String {
        format!("{}/{page}", self.letter(slug))
    }
}

/// A letter's picture; with the hash in the path, caches may keep it forever.
pub fn image(slug: &str, name: &str, sha256: &[u8; 32]) -> String {
    format!("{}/{}", images(slug, sha256), utf8_percent_encode(name, SEGMENT))
}

/// The same picture, `width` pixels wide.
pub fn smaller_image(slug: &str, name: &str, sha256: &[u8; 32], width: usize) -> String {
    format!("{}/{width}/{}", images(slug, sha256), utf8_percent_encode(name, SEGMENT))
}

fn images(slug: &str, sha256: &[u8; 32]) -> String {
    let hash = HEXLOWER.encode(&sha256[..8]);
    format!("/letters/{}/images/{hash}", utf8_percent_encode(slug, SEGMENT))
}

/// A file that every page uses, named by its content.
pub fn asset(name: &str) -> String {
    format!("/static/{name}")
}

pub const DEVELOPMENT_MAILBOX: &str = "/dev/mail";

/// Rules for crawlers (RFC 9309).
pub const ROBOTS: &str = "/robots.txt";

/// All public pages (sitemaps.org).
pub const SITEMAP: &str = "/sitemap.xml";

/// The contact for security reports (RFC 9116).
pub const SECURITY: &str = "/.well-known/security.txt";

/// Absolute URLs, for mail and for other sites.
#[derive(Clone, Debug)]
pub struct Site(PublicUrl);

impl Site {
    pub const fn new(public: PublicUrl) -> Self {
        Self(public)
    }

    /// The absolute URL of a path.
    pub fn absolute(&self, path: &str) -> String {
        format!("{}{path}", self.0.prefix())
    }

    pub const fn public(&self) -> &PublicUrl {
        &self.0
    }
}
