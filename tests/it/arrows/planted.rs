//! Tests the rules themselves: planted text that breaks a rule is found, and other text is not.

use super::{MOST_LINES, Source, out_of_place, tables::Schema};

/// What the tables below are created by.
const MIGRATION: &str = "
    create table letter (id bigint);
    create table signature (id bigint);
    create table outbox (id bigint);
    -- What the public may see.
    create view public_line as select id from signature where true;
    create table old_name (id bigint);
    alter table old_name rename to question;";

/// Owners of these tables, beside what is planted.
const OWNERS: [(&str, &str); 4] = [
    ("letters/store.rs", "const S: &str = \"insert into letter\";"),
    ("mail/store.rs", "const S: &str = \"insert into outbox\";"),
    ("signing/signature/store.rs", "const S: &str = \"insert into signature\";"),
    ("signing/review/store/mod.rs", "const S: &str = \"insert into question\";"),
];

/// A file, and what is planted in it below its first line.
type Planted<'a> = (&'a str, &'a str);

fn told_of(files: &[Planted<'_>]) -> String {
    let with_head = |(path, text): &Planted<'_>| ((*path).to_owned(), format!("//! Planted.\n{text}"));
    let files: Vec<Source> = files.iter().chain(&OWNERS).map(with_head).collect();
    told_of_all(&files)
}

fn told_of_all(files: &[Source]) -> String {
    out_of_place(files, &Schema::of([MIGRATION].into_iter())).join("\n")
}

/// Each of these is to be found.
fn assert_found(planted: &[(&[Planted<'_>], &str)]) {
    for (files, expected) in planted {
        let found = told_of(files);
        assert!(found.contains(expected), "{files:#?}\nshould be found: {expected}\nbut was: {found}");
    }
}

/// Each of these is in its place.
fn assert_left_alone(planted: &[&[Planted<'_>]]) {
    for files in planted {
        assert_eq!(told_of(files), "", "{files:#?}");
    }
}

#[test]
fn a_capability_that_knows_a_later_one_is_found() {
    assert_found(&[
        (
            &[("letters/mod.rs", "use crate::signing::Signed;")],
            "letters/mod.rs:2: `letters` may not know `signing`",
        ),
        (
            &[("signing/submission/intake.rs", "\nuse crate::{\n  letters::Letter,\n  front::{self}};")],
            "intake.rs:5: `signing` may not know `front`",
        ),
        (
            &[("exports/csv.rs", "fn f() { let a = crate::moderation::queue(); }")],
            "`exports` may not know `moderation`",
        ),
        (&[("ui/layout.rs", "use crate::letters::Letter;")], "`ui` may know no capability"),
        (&[("http/layers.rs", "use crate::signing::intake;")], "`http` may know no capability"),
        (
            &[("http/router.rs", "use crate::signing::{routes, store};")],
            "router.rs:2: the router may know only the routes of `signing`",
        ),
        (&[("app.rs", "use crate::cli;")], "`cli` is known to `main` alone"),
    ]);
    assert_left_alone(&[
        &[("front/mod.rs", "use crate::{letters::Letter, signing, urls};\n// use crate::cli;")],
        &[(
            "http/router.rs",
            "use crate::{app::App, letters, signing::routes as s};\nfn f() { letters::routes::router(); }",
        )],
        &[("app.rs", "use crate::{signing::emails, moderation::store};")],
        &[("main.rs", "fn main() { undersigned::cli::run() }")],
    ]);
}

#[test]
fn a_capability_behind_a_name_or_in_a_macro_is_found() {
    let said = "`letters` may not know `front`";
    assert_found(&[
        (&[("letters/access.rs", "fn f() { html! { (crate::front::card()) } }")], said),
        (
            &[("letters/access.rs", "fn f() { tokio::select! { a = x => { use crate::front::card; } } }")],
            said,
        ),
        (&[("letters/access.rs", "macro_rules! card { () => { $crate::front::card() } }")], said),
        (
            &[("letters/access.rs", "use crate::*;\nfn f() { front::card(); }"), ("front/mod.rs", "")],
            "access.rs:3",
        ),
        (&[("letters/access.rs", "#[derive(crate::front::Card)]\nstruct A;")], said),
        (&[("letters/access.rs", "#[serde(with = \"crate::front::card\")]\nstruct A;")], said),
        (&[("letters/access.rs", "impl super::super::front::Card for A {}")], said),
        (
            &[
                ("urls.rs", "pub use crate::letters::Letter as Other;"),
                ("mail/mod.rs", "use crate::urls;\ntype A = urls::Other;"),
            ],
            "mail/mod.rs:3: `mail` may know no capability",
        ),
    ]);
    assert_left_alone(&[
        &[("letters/access.rs", "/// See [`crate::front::card`].\nconst A: &str = \"crate::front::card\";")],
        &[("letters/access.rs", "pub(in crate::front) fn f() {}")],
    ]);
}

#[test]
fn html_in_the_domain_and_sql_in_a_page_are_found() {
    assert_found(&[
        (&[("signing/signer/edit.rs", "fn f(a: axum::Router) {}")], "the domain may not know `axum`"),
        (&[("signing/signer/store.rs", "use maud::html;")], "the domain may not know `maud`"),
        (&[("signing/mod.rs", "use crate::http::Caller;")], "the domain may not know `http`"),
        (&[("moderation/bulk/mod.rs", "use super::queue::page::head;")], "the domain may not know `page`"),
        (&[("exports/mod.rs", "mod routes;\npub use routes::router;")], "the domain may not know `routes`"),
        (&[("exports/pages.rs", "use super::store;")], "pages may not know `store`"),
        (&[("exports/pages/thanks.rs", "use super::super::store::load;")], "pages may not know `store`"),
        (
            &[
                ("exports/pages.rs", "use crate::exports as e;\nfn f() { e::store::load(); }"),
                ("exports/mod.rs", ""),
            ],
            "pages.rs:3: pages may not know `store`",
        ),
        (
            &[
                ("exports/emails.rs", "use super::store::Row;"),
                ("exports/mod.rs", "mod store;\npub use store::Row;"),
                ("exports/store.rs", "pub struct Row;"),
            ],
            "emails.rs:2: emails may not know `store`",
        ),
        (&[("exports/emails.rs", "use axum::Router;")], "emails may not know `axum`"),
    ]);
    assert_left_alone(&[
        &[
            ("exports/emails.rs", "use crate::exports::Row;"),
            ("exports/pages.rs", "use super::*;\nfn f(row: Row) {}"),
            ("exports/mod.rs", "mod store;\npub use store::Row;"),
            ("exports/store.rs", "pub struct Row;"),
        ],
        &[(
            "exports/routes.rs",
            "use super::{pages, store};\nuse crate::{app::App, http};\nuse axum::Router;",
        )],
        &[("exports/pages.rs", "use maud::html;\nuse crate::ui;\nfn f(store: u8) { let a = store; }")],
    ]);
}

#[test]
fn http_and_extractors_that_know_the_whole_program_are_found() {
    let routes =
        "use crate::app::App;\nfn routes() -> Router<App> {}\nimpl FromRequestParts<App> for Mine {}";
    assert_found(&[
        (&[("http/layers.rs", "use crate::app::App;")], "layers.rs:2: `http` may not know `app`"),
        (
            &[("exports/routes.rs", routes), ("app.rs", "struct App;")],
            "routes.rs:4: an extractor may not know `app`",
        ),
    ]);
    assert_left_alone(&[
        &[("http/router.rs", "use crate::app::App;")],
        &[(
            "exports/routes.rs",
            "use crate::app::App;\nimpl<S> FromRequestParts<S> for Mine {}\nfn f(a: App) {}",
        )],
    ]);
}

#[test]
fn a_room_that_knows_a_later_one_is_found() {
    assert_found(&[
        (
            &[("signing/signature/tally.rs", "use crate::signing::review::bulk;")],
            "tally.rs:2: `signing/signature` may not know `signing/review`",
        ),
        (
            &[
                ("signing/signer/mod.rs", "use super::super::signing;\nfn f() { signing::entry::enter(); }"),
                ("signing/mod.rs", ""),
            ],
            "signer/mod.rs:3: `signing/signer` may not know `signing/entry`",
        ),
        (
            &[
                ("signing/mod.rs", "mod schedule;\npub use schedule::Schedule as Later;"),
                ("signing/schedule/mod.rs", "pub struct Schedule;"),
                ("signing/entry/mod.rs", "use super::Later;"),
            ],
            "entry/mod.rs:2: `signing/entry` may not know `signing/schedule`",
        ),
        (&[("signing/pages/thanks.rs", "use super::super::emails::text;")], "may not know `signing/emails`"),
        (
            &[("letters/source/load.rs", "use crate::letters::library::Library;")],
            "may not know `letters/library`",
        ),
        (&[("signing/later.rs", "")], "the room `later` is not in the order of `signing`"),
    ]);
    assert_left_alone(&[
        &[("signing/review/bulk.rs", "use super::super::{Signing, signature, signer::edit};")],
        &[("signing/mod.rs", "use self::{schedule::retraction, signature::tally};")],
        &[("letters/source/load.rs", "use crate::letters::markdown::Body;")],
    ]);
}

#[test]
fn a_circle_of_files_is_found() {
    let module = ("mail/mod.rs", "mod a;\nmod b;\npub use a::A;\npub use b::B;");
    let b = ("mail/b.rs", "use super::a;\npub struct B;\nfn f() { format!(\"{}\", a::A); }");
    let two = "a.rs:2: a circle of 2 files";
    assert_found(&[
        (&[module, ("mail/a.rs", "use crate::mail::B;\npub struct A;"), b], two),
        (&[module, ("mail/a.rs", "use super::*;\npub struct A(B);"), b], two),
        (
            &[module, ("mail/a.rs", "pub struct A;\nfn f() { html! { (super::B) } }"), b],
            "a.rs:3: a circle of 2 files",
        ),
        (
            &[module, ("mail/a.rs", "use crate::mail::B;\npub struct A;"), b],
            "\n    src/mail/a.rs:2: names `crate::mail::B`, of src/mail/b.rs\
             \n    src/mail/b.rs:2: names `super::a`, of src/mail/a.rs",
        ),
        (
            &[
                ("ui/a.rs", "use super::b::B;"),
                ("ui/b.rs", "use super::c::C;"),
                ("ui/c.rs", "use super::d as first;\nfn f() { first::D; }"),
                ("ui/d.rs", "use crate::ui::a::A;"),
            ],
            "a.rs:2: a circle of 4 files",
        ),
    ]);
    assert_left_alone(&[
        &[
            module,
            ("mail/a.rs", "use crate::mail::B;\npub struct A;"),
            ("mail/b.rs", "use super::f;\npub struct B;"),
        ],
        &[("ui/a.rs", "use super::b::B;"), ("ui/b.rs", "#[cfg(test)]\nmod tests { use crate::ui::a::A; }")],
        &[("lib.rs", "pub mod urls;\npub use urls::Site;"), ("urls.rs", "use crate::Site;")],
        &[("ui/png.rs", "use png::png;\nfn f() { png::read(); }")],
    ]);
}

#[test]
fn sql_outside_of_a_store_is_found() {
    let said = "queries belong in a `store`";
    assert_found(&[
        (&[("signing/signer/edit.rs", "fn f() { sqlx::query!(\"select 1\"); }")], said),
        (&[("signing/routes.rs", "use sqlx::{PgPool, query_as};")], said),
        (&[("signing/routes.rs", "use sqlx as db;\nfn f() { db::raw_sql(); }")], said),
        (&[("signing/routes.rs", "use sqlx::*;")], said),
    ]);
    assert_left_alone(&[&[("signing/signer/store/edits.rs", "use sqlx::{PgPool, query};")]]);
}

#[test]
fn a_table_that_two_stores_write_is_found() {
    let said = "`letter` is written by more than one store";
    let written = |sql: &str| told_of(&[("exports/store.rs", &format!("const S: &str = r#\"{sql}\"#;"))]);
    for sql in [
        "insert into\n  letter (slug) values ($1)",
        "INSERT INTO letter (slug) VALUES ($1)",
        "update letter as l set slug = ''",
        "delete from letter",
        "truncate letter",
        "copy letter (id) from stdin",
        "merge into letter using outbox on true",
    ] {
        assert!(written(sql).contains(said), "{sql}");
    }
    let room = ("signing/signer/store.rs", "const S: &str = \"update signature set state = ''\";");
    assert_found(&[
        (
            &[room],
            "src/signing/signature/store.rs:2, src/signing/signer/store.rs:2: `signature` is written by more",
        ),
        (
            &[("exports/store.rs", "fn f() { query!(\"delete \" + \"from letter\"); }")],
            "src/exports/store.rs:2, src/letters/store.rs:2: `letter` is written",
        ),
    ]);
    assert_eq!(written("select 1 from letter for update of letter"), "");
    assert_left_alone(&[&[("signing/review/store/bulk.rs", "const S: &str = \"delete from question\";")]]);
}

#[test]
fn a_store_that_reads_what_comes_after_it_is_found() {
    let read = |path: &str, sql: &str| told_of(&[(path, &format!("const S: &str = \"{sql}\";"))]);
    for sql in [
        "select 1 from signature",
        "select 1 from letter join signature on true",
        "select 1 from letter l, signature",
        "select 1 from unnest($1) with ordinality as t(a, b), signature",
        "select exists (select from signature where letter_id = $1)",
        "with signed as (select 1 from signature) select 1 from signed",
        "update letter set slug = '' from signature",
        "delete from letter using signature where true",
        "select 'it''s from' from signature",
        "select 1 from public_line",
    ] {
        let said = "store/texts.rs:2: `letters/store` may not read `signature`, which comes after it: `signing/signature/store` owns it";
        assert!(read("letters/store/texts.rs", sql).contains(said), "{sql}");
    }
    for sql in [
        "select 1 from letter join outbox on true",
        "with signature as (select 1 from letter) select 1 from signature",
        "with recursive signature (a) as materialized (select 1 from letter) select 1 from signature",
        "select 1 from letter where a is distinct from signature.a",
        "select extract(hour from signature.a) from letter",
        "select signature(1) from letter join outbox using (signature)",
        "select 'from signature' from letter",
    ] {
        assert_eq!(read("letters/store/texts.rs", sql), "", "{sql}");
    }
    assert!(read("signing/signature/store.rs", "select 1 from question").contains("may not read `question`"));
    assert!(read("mail/store.rs", "select 1 from letter").contains("`mail` may not read `letter`"));
    assert_eq!(read("signing/review/store/bulk.rs", "select 1 from question, signature, letter, outbox"), "");
    assert_eq!(read("signing/pages/thanks.rs", "a mail from question"), "");
}

#[test]
fn raw_html_and_empty_names_are_found() {
    assert_found(&[
        (&[("ui/layout.rs", "use maud::{PreEscaped};")], "`PreEscaped` bypasses escaping"),
        (&[("ui/layout.rs", "fn f() { html! { (maud::PreEscaped(a)) } }")], "`PreEscaped` bypasses escaping"),
        (&[("mail/utils.rs", "")], "`utils` says nothing"),
        (&[("mail/mod.rs", "struct MailManager;")], "`MailManager` says nothing"),
    ]);
    assert_left_alone(&[&[("letters/pages/mod.rs", "use maud::PreEscaped;")]]);
}

#[test]
fn a_file_without_an_opening_or_end_is_found() {
    let told = |text: &str| told_of_all(&[("urls.rs".into(), text.into())]);
    assert!(told("/// Not a module's doc.\nstruct A;").contains("urls.rs:1: a file begins with `//!`"));
    assert_eq!(told(&"//! Long.\n".repeat(MOST_LINES)), "");
    assert!(told(&"//! Long.\n".repeat(MOST_LINES + 1)).contains("601 lines"));
}

#[test]
fn code_compiled_for_tests_alone_may_use_any_file() {
    assert_left_alone(&[
        &[(
            "ui/mod.rs",
            "/// Doc.\n#[allow(unused)]\n#[cfg(test)]\nfn f() { crate::cli::run(); }\nfn g() {}",
        )],
        &[("ui/mod.rs", "#[cfg(test)]\nmod tests { use axum::Router; fn f() { let c = '{'; } }")],
        &[("ui/mod.rs", "struct A;\nimpl A {\n  #[cfg(test)]\n  fn f() { crate::cli::run(); }\n}")],
        &[
            ("ui/mod.rs", "#[cfg(test)]\npub(crate) mod scraps;"),
            ("ui/scraps/mod.rs", "use crate::cli;"),
            ("ui/scraps/more.rs", "use crate::cli;"),
        ],
    ]);
    assert_found(&[
        (&[("urls.rs", "#[cfg(test)]\nmod tests {}\nuse crate::cli;")], "urls.rs:4: `cli`"),
        (&[("ui/scraps.rs", "use crate::cli;")], "scraps.rs:2: `cli`"),
    ]);
}
