//! Owns the check for names that mean "anonymous": a person who types one is offered to sign without a name.

use crate::{names::folded_name, signing::signature::fields::SignerName};

/// "Anonymous" as people write it in the languages of the site, folded like names.
const WORDS: &[&str] = &[
    "anon",
    "anon.",
    "anonymous",
    "anonymously",
    "anonymous signature",
    "anonyme",
    "anonymement",
    "anonym",
    "anonyme person",
    "anonymer",
    "anonymus",
    "anónimo",
    "anónima",
    "anonimo",
    "anonima",
    "anónimamente",
    "firma anónima",
    "en anonimato",
    "مجهول",
    "مجهولة",
    "مجهول الاسم",
    "توقيع مجهول الاسم",
    "مجهول الهوية",
    "مجهولة الهوية",
    "بدون اسم",
];

/// Does this name read like an anonymous line?
pub fn reads_as_anonymous(name: &SignerName) -> bool {
    is_among(&name.folded())
}

/// The same for a name as typed.
pub fn is_typed_as_anonymous(name: &str) -> bool {
    is_among(&folded_name(name))
}

fn is_among(folded: &str) -> bool {
    let bare = folded.trim_matches(|c: char| !c.is_alphanumeric());
    WORDS.contains(&folded) || WORDS.contains(&bare)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anonymous_is_known_in_every_language_and_names_are_not() {
        for name in ["Anonymous", " ANONYMOUS ", "(anonymous)", "Anonyme", "Anonym", "Anónima", "مجهول"]
        {
            assert!(is_typed_as_anonymous(name), "{name}");
        }
        for name in ["Anonymous Collective", "Ana Nim", "Anon Nakamura", ""] {
            assert!(!is_typed_as_anonymous(name), "{name}");
        }
    }
}
