//! Tests that hostile Markdown neither exhausts the parser nor produces dangerous HTML.

use std::time::{Duration, Instant};

use proptest::prelude::*;
use scraper::{Html as Page, Selector};

use super::{
    fuzz::{self, assert_harmless},
    tests::{html, wrong},
    *,
};
use crate::letters::source::testing::with_body;

#[test]
fn a_letter_may_hold_any_number_of_drawings_tables_and_lists() {
    let one = "```\na\n```\n\n- ![a](a.png)\n  > *b*\n\n| c |\n|---|\n| d |\n\n";
    assert_eq!(html(&one.repeat(MAX_NESTING * 2)).matches("<pre").count(), MAX_NESTING * 2);
}

#[test]
fn a_link_that_only_looks_whole_is_told() {
    for link in ["https:/b.example/c", "https:b.example", "https:\\\\b.example", "<ht\ttps://b.example>"] {
        assert!(wrong(&format!("[a]({link})")).concat().contains("leads nowhere"), "{link}");
    }
}

#[test]
fn a_letter_that_was_made_to_exhaust_us_does_not() {
    let began = Instant::now();
    let nested_by_line: String = (0..1_000).map(|level| format!("{}- a\n", "  ".repeat(level))).collect();
    for body in [
        "- ".repeat(10_000) + "a",
        "> ".repeat(10_000) + "a",
        "*a ".repeat(10_000) + &"a* ".repeat(10_000),
        nested_by_line,
    ] {
        let found = wrong(&body);
        assert!(found.iter().any(|line| line.contains("too deep")), "{:.200}", found.concat());
    }
    for body in [
        "[".repeat(50_000),
        "![a](".repeat(50_000),
        "```\n".repeat(50_001),
        "# a\n".repeat(50_000),
        "[^a]".repeat(50_000),
        "| a ".repeat(20_000),
        "<".repeat(50_000),
        "`a``".repeat(20_000),
        "a <!-- b --> ".repeat(20_000),
        "<!-- a --> `b`\n".repeat(5_000),
        "---\n".repeat(20_000),
        "秋_".repeat(20_000),
    ] {
        let _ = with_body(&body);
    }
    assert!(began.elapsed() < Duration::from_secs(20), "{:?}", began.elapsed());
}

fn set(body: &str) -> String {
    fuzz::set(body, &mut Vec::new()).to_string()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn whatever_is_written_the_page_stays_harmless(
        body in "(?s)([\\[\\]()<>!*_`~#>|\\-+\"'=:&;^\\\\ \n\t]|\\]\\(|javascript:|<script|on(click|error)=|<img src=|```art \"|\\[\\^a\\]|: |&#106;|https://a\\.test|.){0,60}"
    ) {
        assert_harmless(&set(&body));
    }

    #[test]
    // U+FDD0 is no character but a mark of our own (see `cjk`), which no text keeps.
    fn whatever_is_drawn_reaches_the_reader(art in "(?s)[^\r\0\u{fdd0}]{0,40}") {
        prop_assume!(!art.contains("~~~"));
        let page = Page::parse_fragment(&set(&format!("~~~art \"a\"\n{art}\n~~~\n")));
        let drawn: String = page.select(&Selector::parse("pre.art").unwrap()).flat_map(|pre| pre.text()).collect();
        prop_assert_eq!(drawn, format!("{art}\n"));
    }
}
