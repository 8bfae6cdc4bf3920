//! Shows that the rules find what breaks them, on text planted here, and leave the rest alone.

use super::{MOST_LINES, Source, out_of_place};

/// A file, what is planted in it, and what should be said of it.
const PLANTED: [(&str, &str, &str); 24] = [
    // Order among capabilities.
    ("letters/mod.rs", "use crate::signing::Signed;", "letters/mod.rs:2: `letters` may not know `signing`"),
    (
        "signing/intake.rs",
        "\nuse crate::{\n  letters::Letter,\n  front::{self}};",
        "intake.rs:5: `signing` may not know `front`",
    ),
    (
        "exports/csv.rs",
        "fn f() { let a = crate::moderation::queue(); }",
        "`exports` may not know `moderation`",
    ),
    // The ground, HTTP and the command line.
    ("ui/layout.rs", "use crate::letters::Letter;", "`ui` may know no capability"),
    ("http/layers.rs", "use crate::signing::intake;", "`http` may know no capability"),
    ("http/router.rs", "use crate::signing::{routes, store};", "may know only the routes of `signing`"),
    ("app.rs", "use crate::cli;", "`cli` is known to `main` alone"),
    // The domain, and what a person sees.
    ("signing/confirm.rs", "fn f(a: axum::Router) {}", "the domain may not know `axum`"),
    ("signing/store.rs", "use maud::html;", "the domain may not know `maud`"),
    ("signing/mod.rs", "use crate::http::Caller;", "the domain may not know `http`"),
    ("signing/checks.rs", "use super::pages::confirm;", "the domain may not know `pages`"),
    ("signing/mod.rs", "pub use routes::router;", "the domain may not know `routes`"),
    ("signing/pages.rs", "use super::store;", "pages may not know `store`"),
    ("signing/pages/thanks.rs", "use super::super::store::load;", "pages may not know `store`"),
    ("signing/emails.rs", "use axum::Router;", "emails may not know `axum`"),
    // SQL.
    ("signing/intake.rs", "fn f() { sqlx::query!(\"select 1\"); }", "queries stand in a `store`"),
    ("signing/routes.rs", "use sqlx::{PgPool, query_as};", "queries stand in a `store`"),
    (
        "exports/store.rs",
        "const S: &str = \"insert into\n  letter (slug) values ($1)\";",
        "`letter` is written by more than one",
    ),
    (
        "exports/store.rs",
        "const S: &str = r#\"update letter as l set slug = ''\"#;",
        "`letter` is written by more than one",
    ),
    ("exports/store.rs", "const S: &str = \"delete from letter\";", "`letter` is written by more than one"),
    // Escaping, names.
    ("ui/layout.rs", "use maud::{PreEscaped};", "`PreEscaped` bypasses escaping"),
    ("signing/utils.rs", "", "`utils` says nothing"),
    ("mail/mod.rs", "struct MailManager;", "`MailManager` says nothing"),
    ("urls.rs", "#[cfg(test)]\nmod tests {}\nuse crate::cli;", "urls.rs:4: `cli`"),
];

#[test]
fn whatever_is_planted_out_of_place_is_found() {
    for (path, text, expected) in PLANTED {
        let found = told_of(&[(path, &format!("//! Planted.\n{text}"))]);
        assert!(found.contains(expected), "{path}\n{text}\nshould be found: {expected}\nbut was: {found}");
    }
}

#[test]
fn a_file_without_an_opening_or_end_is_found() {
    assert!(told_of(&[("urls.rs", "/// Not a module's doc.")]).contains("begins with `//!`"));
    assert!(told_of(&[("urls.rs", &"//! Long.\n".repeat(MOST_LINES))]).is_empty());
    assert!(told_of(&[("urls.rs", &"//! Long.\n".repeat(MOST_LINES + 1))]).contains("601 lines"));
}

#[test]
fn what_stands_in_its_place_is_left_alone() {
    let found = told_of(&[
        ("front/mod.rs", "//! Front.\nuse crate::{letters::Letter, signing, urls};\n// use crate::cli;\n"),
        (
            "signing/routes.rs",
            "//! Routes.\nuse super::{pages, store};\nuse crate::{app::App, http};\nuse axum::Router;",
        ),
        ("signing/pages.rs", "//! Pages.\nuse maud::html;\nuse crate::ui;\nconst A: &str = \"crate::cli\";"),
        (
            "signing/store.rs",
            "//! SQL.\nuse sqlx::query;\nconst A: &str = \"select 1 from letter for update of letter\";",
        ),
        (
            "signing/mod.rs",
            "//! Domain.\n#[cfg(test)]\nmod tests { use axum::Router; fn f() { let c = '{'; } }\nfn f<'a>(a: &'a str) {}",
        ),
        (
            "http/router.rs",
            "//! Router.\nuse crate::{letters, signing::routes as s};\nfn f() { letters::routes::router(); }",
        ),
        ("app.rs", "//! App.\nuse crate::{signing::emails, moderation::store};"),
        ("main.rs", "//! Main.\nfn main() { undersigned::cli::run() }"),
    ]);
    assert_eq!(found, "");
}

/// What is said of these files, beside one that owns the table `letter`.
fn told_of(files: &[(&str, &str)]) -> String {
    let owner = ("letters/store.rs", "//! Letters.\nconst S: &str = \"insert into letter\";");
    let files: Vec<Source> =
        files.iter().chain([&owner]).map(|(path, text)| ((*path).into(), (*text).into())).collect();
    out_of_place(&files, &["letter".into()]).join("\n")
}
