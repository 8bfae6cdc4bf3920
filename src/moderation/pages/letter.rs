//! The frame of all organizers' pages of one letter: its title, and the navigation between them.

use maud::{Markup, html};

use crate::organizers::{
    pages::{LetterContext, organizer_page},
    rights::Role,
};

/// A page of a letter: its path below the letter's, the id of its title, and the lowest role that may open
/// it.
type Section = (&'static str, &'static str, Role);

/// All of them, in the order of the navigation.
const SECTIONS: &[Section] = &[
    ("", "dashboard-title", Role::Observer),
    ("/write", "editor-title", Role::Owner),
    ("/queue", "queue-title", Role::Moderator),
    ("/signatures", "signatures-title", Role::Observer),
    ("/bulk", "bulk-title", Role::Moderator),
    ("/texts", "texts-title", Role::Owner),
    ("/import", "import-title", Role::Owner),
    ("/updates", "organize-updates-title", Role::Owner),
    ("/access", "access-title", Role::Owner),
];

/// The frame around a page, whose path below the letter's is `here`.
pub fn letter_page(of: LetterContext<'_>, here: &str, title: &str, body: &Markup) -> Markup {
    let LetterContext { locale, account, letter } = of;
    let text = letter.letter.text_in(locale.language());
    let open = SECTIONS.iter().filter(|(.., least)| account.role >= *least);
    organizer_page(
        locale,
        account,
        title,
        &html! {
            p { cite lang=(text.language) dir=(text.language.direction()) { (text.title) } }
            nav.organizers aria-label=(locale.say("organize-letter-nav")) {
                ul {
                    @for (page, name, _) in open {
                        li {
                            a href=(of.path(page))
                                aria-current=[current(page, here)] { (locale.say(name)) }
                        }
                    }
                }
            }
            h1 { (title) }
            (body)
        },
    )
}

/// The value of `aria-current`: `page` for the open page, `true` for the one above it.
fn current(page: &str, here: &str) -> Option<&'static str> {
    match here.strip_prefix(page) {
        Some("") => Some("page"),
        Some(below) if !page.is_empty() && below.starts_with('/') => Some("true"),
        _ => None,
    }
}
