//! Tests of the rendered HTML: what a reader, a browser and a screen reader get.

use proptest::prelude::*;
use scraper::{Html as Page, Selector};

use super::*;
use crate::letters::source::testing::{load_with, problems, with_body};

pub(super) fn html(body: &str) -> String {
    with_body(body).unwrap().texts.remove(0).html.to_string()
}

pub(super) fn wrong(body: &str) -> Vec<String> {
    problems(with_body(body))
}

#[test]
fn the_marks_of_markdown_become_elements_and_punctuation_stays() {
    assert_eq!(
        html("*a* **b** ~~c~~ `d`  \n\"e\" -- f..."),
        "<p><em>a</em> <strong>b</strong> <del>c</del> <code>d</code><br>\n&quot;e&quot; -- f...</p>\n"
    );
    assert_eq!(
        html("- a\n- b\n\n3. c\n\n---\n\n> d"),
        "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<ol start=\"3\">\n<li>c</li>\n</ol>\n<hr>\n<blockquote>\n<p>d</p>\n</blockquote>\n"
    );
}

/// The remarks about a body, with their lines.
fn remarks(body: &str) -> Vec<String> {
    with_body(body).unwrap().remarks.iter().map(ToString::to_string).collect()
}

#[test]
fn raw_html_is_shown_as_it_was_written() {
    assert_eq!(html("<script>alert(1)</script>\n"), "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>\n");
    assert_eq!(html("a <b onclick=\"x\">b</b>"), "<p>a &lt;b onclick=&quot;x&quot;&gt;b&lt;/b&gt;</p>\n");
    assert!(remarks("a\n\nb <u>c</u>")[0].starts_with("a/letter.md:7: <u> is shown to readers"));
}

#[test]
fn comments_reach_nobody_and_code_that_shows_one_stays() {
    for (body, page) in [
        ("a <!-- x --> b", "<p>a  b</p>\n"),
        ("a\n\n<!-- x\n\ny -->\n\nb", "<p>a</p>\n<p>b</p>\n"),
        ("a <!-- x\n\ny --> b", "<p>a  b</p>\n"),
        ("a <!-- never ends\n\nx", "<p>a</p>\n"),
        ("- a <!-- x\n  y -->\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
        ("> a\n> <!-- x\n> y -->\n> b", "<blockquote>\n<p>a</p>\n<p>b</p>\n</blockquote>\n"),
        ("<div dir=\"rtl\">\n<!-- x -->\n\na\n\n</div>", "<div dir=\"rtl\">\n<p>a</p>\n</div>\n"),
        ("`<!-- a -->`", "<p><code>&lt;!-- a --&gt;</code></p>\n"),
        ("# a <!-- x -->", "<h2 id=\"text-a\">a</h2>\n"),
        (
            "![a <!-- x -->](a.png)",
            "<p><img src=\"/letters/a/images/a.png\" alt=\"a\" width=\"3\" height=\"2\" loading=\"lazy\"></p>\n",
        ),
    ] {
        assert_eq!(html(body), page, "{body}");
    }
    assert_eq!(
        remarks("a\n\nb <!-- c"),
        ["a/letter.md:7: this comment never ends, and hides all that follows; close it with -->"]
    );
}

#[test]
fn beside_a_comment_stands_markdown_as_anywhere() {
    for (body, page) in [
        ("<!-- x --> Dear **b**, *c* &amp; d", "<p>Dear <strong>b</strong>, <em>c</em> &amp; d</p>\n"),
        ("- <!-- x --> **a**\n- b", "<ul>\n<li><strong>a</strong></li>\n<li>b</li>\n</ul>\n"),
        ("1. <!-- x\n\n   y --> **a**", "<ol>\n<li><strong>a</strong></li>\n</ol>\n"),
        ("> <!-- x\ny --> **a**", "<blockquote>\n<p><strong>a</strong></p>\n</blockquote>\n"),
        ("<!-- x\ny --> and **b** c", "<p>and <strong>b</strong> c</p>\n"),
        ("a\n<!-- x --> **b**", "<p>a\n<strong>b</strong></p>\n"),
        ("<!-- x --> # a", "<h2 id=\"text-a\">a</h2>\n"),
        ("# a <!-- x\ny --> b", "<h2 id=\"text-a--b\">a  b</h2>\n"),
        ("a**<!-- x -->b**", "<p>a<strong>b</strong></p>\n"),
        ("<!-- x -->     a", "<p>a</p>\n"),
        ("a  <!-- x -->\nb", "<p>a\nb</p>\n"),
        ("<!-- x --> ```\n<!-- a -->\n```", "<pre tabindex=\"0\"><code>&lt;!-- a --&gt;\n</code></pre>\n"),
        ("<!-- x --> `<!-- a -->`", "<p><code>&lt;!-- a --&gt;</code></p>\n"),
        ("<!-- x --> \\<!-- a -->", "<p>&lt;!-- a --&gt;</p>\n"),
        ("<div dir=rtl>\n\\<!-- a -->\n</div>", "<div dir=\"rtl\">\n<p>\\&lt;!-- a --&gt;</p>\n</div>\n"),
        ("- a\n\n<!-- x -->\n\n- b", "<ul>\n<li>a</li>\n</ul>\n<ul>\n<li>b</li>\n</ul>\n"),
    ] {
        assert_eq!(html(body), page, "{body}");
    }
    let body = "<!-- x --> Dear **b**, see https://c.example.org &amp; d\n";
    let letter = with_body(body).unwrap();
    assert_eq!(letter.texts[0].version, crate::letters::Version::of(body), "signed with its comments");
    assert_eq!(letter.texts[0].summary(), "Dear b, see https://c.example.org & d");
    assert!(letter.texts[0].html.as_str().contains("<a href=\"https://c.example.org\""));
    assert!(letter.remarks.is_empty());
    assert!(remarks("a\n\n<!-- x\ny\n\nz --> b\n\n** c** d")[0].starts_with("a/letter.md:12: "));
}

#[test]
fn a_few_tags_are_set_where_they_have_a_partner() {
    for (body, page) in [
        ("a<br>b<BR/>c", "<p>a<br>b<br>c</p>\n"),
        (
            "H<sub>2</sub>O m<sup>2</sup> <cite>x</cite>",
            "<p>H<sub>2</sub>O m<sup>2</sup> <cite>x</cite></p>\n",
        ),
        ("<div dir=\"rtl\">\n\n**a**\n\n</div>", "<div dir=\"rtl\">\n<p><strong>a</strong></p>\n</div>\n"),
        ("<div dir=rtl lang=\"ar\">\na\n</div>", "<div dir=\"rtl\" lang=\"ar\">\n<p>a</p>\n</div>\n"),
        ("a <sup>b", "<p>a &lt;sup&gt;b</p>\n"),
        ("*a<sup>b*c</sup>", "<p><em>a&lt;sup&gt;b</em>c&lt;/sup&gt;</p>\n"),
        ("</div>", "<p>&lt;/div&gt;</p>\n"),
        ("<div dir=\"rtl\">\n\na", "<p>&lt;div dir=&quot;rtl&quot;&gt;</p>\n<p>a</p>\n"),
        ("<sup onclick=\"x\">a</sup>", "<p><sup>a</sup></p>\n"),
        (
            "<div dir='\"><script>'>\n\na\n\n</div>",
            "<p>&lt;div dir=&#39;&quot;&gt;&lt;script&gt;&#39;&gt;</p>\n<p>a</p>\n<p>&lt;/div&gt;</p>\n",
        ),
    ] {
        assert_eq!(html(body), page, "{body}");
    }
    assert!(html("| a |\n| - |\n| b<br>c |").contains("<td>b<br>c</td>"));
    assert!(remarks("a<br>H<sub>2</sub>").is_empty());
    assert!(remarks("<sup onclick=\"x\">a</sup>")[0].contains("onclick of <sup> is left out"));
    assert!(remarks("<div class=\"x\">\n\na\n\n</div>")[0].contains("<div> is shown"));
}

#[test]
fn bare_addresses_become_links_except_in_code_and_links() {
    let link = "<a href=\"https://a.example.org/b_c_d\" rel=\"noopener\" dir=\"ltr\">https://a.example.org/b_c_d</a>";
    assert_eq!(html("See https://a.example.org/b_c_d."), format!("<p>See {link}.</p>\n"));
    assert_eq!(
        html("swings_team@example.org"),
        "<p><a href=\"mailto:swings_team@example.org\" rel=\"noopener\" dir=\"ltr\">swings_team@example.org</a></p>\n"
    );
    assert_eq!(html("`https://a.example.org`"), "<p><code>https://a.example.org</code></p>\n");
    assert_eq!(
        html("[https://b.example.org](https://a.example.org)"),
        "<p><a href=\"https://a.example.org\" rel=\"noopener\">https://b.example.org</a></p>\n"
    );
    assert!(html("| a |\n| - |\n| https://a.example.org |").contains("<td><a href"));
}

#[test]
fn emphasis_works_beside_full_width_punctuation() {
    for (body, page) in [
        ("**秋千：**请在五月前修好。", "<strong>秋千：</strong>请在五月前修好。"),
        ("这是**“老秋千”**的照片。", "这是<strong>“老秋千”</strong>的照片。"),
        ("これは**「ブランコ」**です。", "これは<strong>「ブランコ」</strong>です。"),
        ("**스크립트(script)**라고", "<strong>스크립트(script)</strong>라고"),
        ("我**`码`**你", "我<strong><code>码</code></strong>你"),
        ("*（注）*你~~「旧」~~的", "<em>（注）</em>你<del>「旧」</del>的"),
        ("\\*「a」\\*的", "*「a」*的"),
        ("2 * 3 秋千", "2 * 3 秋千"),
        (
            "[**「a」**的](https://a.example.org)",
            "<a href=\"https://a.example.org\" rel=\"noopener\"><strong>「a」</strong>的</a>",
        ),
        ("`**「a」**的`", "<code>**「a」**的</code>"),
    ] {
        assert_eq!(html(body), format!("<p>{page}</p>\n"));
        assert!(remarks(body).is_empty(), "{body}");
    }
    assert!(html("|**「a」**的|\n|-|\n|b|").contains("<strong>「a」</strong>的"));
}

#[test]
fn what_was_made_for_another_program_is_named_with_its_line() {
    for (line, words) in [
        ("{{< toc >}}", "a shortcode of Hugo"),
        ("{{% notice %}}", "a shortcode of Hugo"),
        ("a {% include share.html %}", "a tag of Liquid"),
        ("{{ page.title }}", "a variable of a template"),
        ("import Sign from '../Sign.astro'", "this line of a program"),
        ("a <SignForm client:load />", "no components are known here"),
        ("{/* x */}", "a comment of MDX"),
        ("a [[Old swings|them]]", "a link of a wiki"),
        ("# a {#top}", "an anchor of another Markdown"),
        ("a\n{: .lead}", "an attribute list of kramdown"),
        ("> [!NOTE]\n> a", "a callout of GitHub"),
        ("- [ ] a", "a task of GitHub"),
        ("a :wave: b", "write the character itself"),
        (":::note", "a container of another Markdown"),
        ("a ==b c== d", "write **words**"),
        ("%% hidden %%", "a comment of Obsidian"),
        ("[caption id=\"x\"]Picture[/caption]", "\"[caption id=\"x\"]\", a shortcode"),
        ("[gallery ids=\"1,2\"]", "a shortcode"),
        ("a [b]c[/b]", "\"[/b]\", a shortcode"),
        ("[contact-form-7 id=12 title='a']", "a shortcode"),
        ("a <%= title %>", "a tag of a template (ERB, EJS)"),
        ("<%\n  title", "the beginning of a program (ERB"),
        ("${title}", "a variable of a template (JavaScript)"),
        ("{# a note #}", "a comment of a template"),
        ("{{ title }}", "a variable of a template"),
        ("{{{raw}}}", "a variable of a template"),
        ("<? a ?>", "an instruction to another program"),
        ("b <?php echo 1 ?>", "an instruction to another program"),
        ("<?php\necho 1", "the beginning of a program (PHP)"),
        ("<!DOCTYPE html>", "a declaration of HTML"),
        ("<![CDATA[ a ]]>", "a declaration of HTML"),
        ("H~2~O", "readers see \"~2~\"; write <sub>2</sub>"),
        ("x^2^ and 10^-6^", "readers see \"^2^\"; write <sup>2</sup>"),
        (
            "__注意：__请看",
            "readers see \"__\" here: beside Chinese, Japanese and Korean it stresses nothing; write **words**",
        ),
        ("我__很__高兴", "write **words**"),
        ("这是_「旧」_的", "write *words*"),
        ("<p>Dear **council**</p>", "readers see \"**\" here: no Markdown is read beside a tag"),
        ("<p dir=\"rtl\">a</p>", "write <div dir=\"rtl\"> on a line of its own"),
        ("<blockquote dir=rtl>a</blockquote>", "write <div dir=\"rtl\">"),
        ("<div dir=rtl>\n[a](https://a.example)\n</div>", "readers see \"](\" here"),
        ("** a** b", "it begins or ends nothing"),
        ("**a **b", "it begins or ends nothing"),
    ] {
        let found = remarks(&format!("Dear all\n\n{line}\n\nThanks\n"));
        assert!(found.iter().any(|found| found.contains(words)), "{line}: {found:?}");
        let place = if line.starts_with("a\n") { "a/letter.md:8: " } else { "a/letter.md:7: " };
        assert!(found[0].starts_with(place), "{found:?}");
        assert!(remarks(&format!("a\n\n```\n{line}\n```\n")).is_empty(), "{line}");
    }
    for body in [
        "---\ntitle: A\ndate: 2026-05-01\n---\nb",
        "title: A\nauthor: B\n---\nb",
        "+++\ntitle = \"A\"\n+++\nb",
        "{\n  \"title\": \"A\",\n  \"tags\": [\n    \"a\"\n  ]\n}\n\nb",
    ] {
        let found = remarks(body);
        assert!(
            found[0].ends_with("then remove these lines") && found[1].contains("title"),
            "{body}: {found:?}"
        );
    }
    for text in [
        "Title: a book\n\n---\n\nb",
        "2 ** 3",
        "(**)",
        "===",
        "a {b} [c] 100%% d",
        "at 10:30: b",
        "C'est [là][1]\n\n[1]: https://a.example.org",
        "{}",
        "a ::: b",
        "\\*\\*a",
        "\\{{a}} \\<? b ?>",
        "[sic] He [the mayor] said [/a](https://a.example)",
        "We pay {50} or $50 or ${} < 3 or <3!",
        "2~3 and 4~5 and a^b and x[^1]^\n\n[^1]: b",
        "__init__ and file_name_here and a__b",
        "文件_名_字",
        "\\_\\_注意：\\_\\_请看",
        "[n=200] [a b=c] \\[b a=\"c\"]",
        "{ a }",
        "a\n\n---\nBo: hello\nAda: hello\n---\n",
    ] {
        assert_eq!(remarks(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn old_front_matter_is_told_key_by_key() {
    let found = remarks(
        "\n---\nlayout: page\ntitle: Mend the swings\ndate: 2026-05-01\ntags:\n  - a\n---\n\nDear all\n",
    );
    let starts = [
        "a/letter.md:6: readers see this front matter",
        "a/letter.md:7: layout: nothing of this",
        "a/letter.md:8: title: write title = \"Mend the swings\"",
        "a/letter.md:9: date: write publishes",
        "a/letter.md:10: tags: nothing",
    ];
    assert_eq!(found.len(), starts.len(), "{found:#?}");
    for (found, start) in found.iter().zip(starts) {
        assert!(found.starts_with(start), "{found}");
    }
    assert!(remarks("---\n\nDear all: hello\n\n---\n").is_empty());
    assert_eq!(
        remarks("Dear all\n\nYours,\n\n---\nauthor: Bo\ntags: [a]\n---\n")
            .iter()
            .map(|found| found.split_inclusive(": ").take(2).collect::<String>())
            .collect::<Vec<_>>(),
        [
            "a/letter.md:9: readers see this front matter of another program; carry over what is worth it to the top of the \
             file, then remove these lines",
            "a/letter.md:10: author: ",
            "a/letter.md:11: tags: "
        ]
    );
    let found = remarks("---\nsubtitle: |\n  long\n  \"text\"\ntitle: Mend\n  the swings\nabout: >-\n...\nb");
    for told in [
        "a/letter.md:6: subtitle: write description = 'long \"text\"'",
        "a/letter.md:9: title: write title = \"Mend the swings\"",
        "a/letter.md:11: about: write description = \"…\"",
    ] {
        assert!(found.iter().any(|found| found == told), "{told}: {found:#?}");
    }
    let yaml = problems(load_with(&[("letter.md", "---\ntitle: A\nsubtitle: |\n  long\n  text\n---\nb\n")]));
    assert_eq!(yaml[2], "a/letter.md:3: subtitle: write description = \"long text\"");
    let json = problems(load_with(&[("letter.md", "{\n  \"title\": \"A\",\n  \"lang\": \"en\"\n}\nb\n")]));
    assert_eq!(json[2], "a/letter.md:3: lang: write language = \"en\"");
    let yaml =
        problems(load_with(&[("letter.md", "---\ntitle: \"Swings: all\"\nlang: en\n---\n\nDear all\n")]));
    assert!(yaml[0].starts_with("a/letter.md:1: this front matter is YAML"), "{yaml:#?}");
    assert_eq!(
        yaml[1..],
        [
            "a/letter.md:2: title: write title = \"Swings: all\"",
            "a/letter.md:3: lang: write language = \"en\""
        ]
    );
    let hugo = problems(load_with(&[(
        "letter.md",
        "+++\ntitle = \"A\"\nlanguage = \"en\"\ndraft = true\ntags = []\n+++\nA\n",
    )]));
    assert_eq!(
        hugo,
        [
            "a/letter.md:4: unknown key \"draft\"; write state = \"draft\" or state = \"live\"",
            "a/letter.md:5: unknown key \"tags\"; leave it out"
        ]
    );
}

proptest! {
    #[test]
    fn a_latin_text_is_read_as_commonmark_has_it(text in "([a-zéÀ ]|[*~_`\\[\\]()!\\\\\"'.,:>#\n-]|\\*\\*|“|”|«|»|—){0,60}") {
        prop_assert_eq!(cjk::joined(&text), text.as_str());
    }

    #[test]
    fn what_is_set_is_balanced(body in "(<(/?(sub|sup|cite|div|b)|div dir=rtl|br)>|[*_>`a秋。-]|\n|\n\n|<!--|-->|\\| ){0,30}") {
        if let Ok(letter) = with_body(&format!("a{body}")) {
            let html = letter.texts[0].html.to_string();
            let mut open = Vec::new();
            for piece in html.split('<').skip(1) {
                let tag = piece.split('>').next().unwrap();
                match tag.strip_prefix('/') {
                    Some(name) => prop_assert_eq!(open.pop(), Some(name), "{}", html),
                    None => {
                        let name = tag.split(' ').next().unwrap();
                        if !["br", "hr", "img"].contains(&name) { open.push(name); }
                    }
                }
            }
            prop_assert!(open.is_empty(), "{}", html);
            prop_assert!(!html.contains(cjk::JOINER));
        }
    }
}

#[test]
fn headings_begin_below_the_title_and_skip_no_level() {
    let heads = |body: &str| {
        let page = Page::parse_fragment(&html(body));
        let any = Selector::parse("h1,h2,h3,h4,h5,h6").unwrap();
        page.select(&any).map(|head| head.value().name().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(heads("# a\n## b\n# c"), ["h2", "h3", "h2"]);
    assert_eq!(heads("## a\n#### b\n### c\n# d"), ["h2", "h3", "h3", "h2"]);
    assert_eq!(heads("# a\n## b\n### c\n#### d\n##### e\n###### f"), ["h2", "h3", "h4", "h5", "h6", "h6"]);
}

#[test]
fn links_within_the_text_find_its_headings() {
    let page =
        html("[down](#what-we-ask-for) [up](#sign)\n\n# What we ask for!\n\n# What we ask for\n\n# ***");
    assert!(page.starts_with("<p><a href=\"#text-what-we-ask-for\">down</a> <a href=\"#sign\">up</a></p>\n<h2 id=\"text-what-we-ask-for\">"));
    assert!(page.contains("<h2 id=\"text-what-we-ask-for-1\">"));
    assert!(page.contains("<h2 id=\"text-section\">"));
}

#[test]
fn links_lead_to_the_web_or_to_a_mailbox() {
    assert_eq!(
        html("[a](https://a.test/?b&c \"d\") <mailto:e@f.test> <g@h.test> <http://i.test>"),
        "<p><a href=\"https://a.test/?b&amp;c\" title=\"d\" rel=\"noopener\">a</a> \
         <a href=\"mailto:e@f.test\" rel=\"noopener\">mailto:e@f.test</a> \
         <a href=\"mailto:g@h.test\" rel=\"noopener\">g@h.test</a> \
         <a href=\"http://i.test\" rel=\"noopener\">http://i.test</a></p>\n"
    );
    // "Tell a friend": the reader chooses the recipient.
    assert!(
        html("[j](mailto:?subject=Sign&body=https%3A%2F%2Fa.test)")
            .contains("href=\"mailto:?subject=Sign&amp;body")
    );
}

#[test]
fn links_elsewhere_are_named_with_their_line() {
    for destination in [
        "javascript:alert(1)",
        "JavaScript:x",
        "data:text/html,x",
        "/privacy",
        "letter.fr.md",
        "//a.test",
        "ftp://a.test",
        "https://",
        "mailto:",
        "mailto:?",
        "mailto:ada?subject=a",
        "java&#10;script:x",
        "vbscript:x",
        "<java script:x>",
    ] {
        let found = wrong(&format!("a\n\n[b]({destination})\n"));
        assert!(
            found.len() == 1 && found[0].starts_with("a/letter.md:7: the link \""),
            "{destination}: {found:?}"
        );
    }
    assert_eq!(
        wrong("[](https://a.test)"),
        ["a/letter.md:5: this link has no words; write what it leads to within the brackets"]
    );
}

#[test]
fn pictures_have_words_size_and_an_address_of_the_site() {
    assert_eq!(
        html("![*Two* `red`\npixels](a.png \"By <me>\")"),
        "<p><img src=\"/letters/a/images/a.png\" alt=\"Two red pixels\" title=\"By &lt;me&gt;\" width=\"3\" height=\"2\" loading=\"lazy\"></p>\n"
    );
    assert_eq!(html("[![a](images/a.png)](https://a.test)").matches("<img").count(), 1);
    assert!(html("![a ![b](b.png) c](a.png)").contains("alt=\"a b c\""));
}

#[test]
fn pictures_without_text_or_from_elsewhere_are_reported_by_line() {
    assert_eq!(
        wrong("a\n![](a.png)"),
        [
            "a/letter.md:6: the picture \"a.png\" has no alternative text; say what it shows: ![what it shows](a.png)"
        ]
    );
    assert!(
        wrong("![a](../secret.png)")[0].starts_with("a/letter.md:5: \"../secret.png\" leads out of images/")
    );
    assert!(
        wrong("![a](https://a.test/a.png)")[0]
            .starts_with("a/letter.md:5: \"https://a.test/a.png\" is elsewhere")
    );
    assert!(wrong("![a](b.png)")[0].contains("there is no picture \"b.png\""));
}

#[test]
fn character_art_keeps_its_shape_and_has_a_text_alternative() {
    let page = html("```art \"Two \\\"eyes\\\" & <a> nose\"\n\n  ◣ & ◢  \n\t<script>\n```\n");
    assert_eq!(
        page,
        "<pre class=\"art\" role=\"img\" tabindex=\"0\" dir=\"ltr\" translate=\"no\" \
         aria-label=\"Two &quot;eyes&quot; &amp; &lt;a&gt; nose\">\n\n  ◣ &amp; ◢  \n\t&lt;script&gt;\n</pre>\n"
    );
    let drawn = Page::parse_fragment(&page).root_element().text().collect::<String>();
    assert_eq!(drawn.trim_end_matches('\n'), "\n  ◣ & ◢  \n\t<script>");
    assert!(html("```artful\nx\n```").starts_with("<pre tabindex=\"0\"><code>x"));
    assert!(html("~~~art \"a\"\n```\n~~~").contains("aria-label=\"a\">\n```\n</pre>"));
}

#[test]
fn art_without_words_is_named_with_its_line() {
    for fence in ["```art", "```art \"\"", "```art \" \"", "```art a face", "```art\"", "```art “a”"] {
        let found = wrong(&format!("a\n\n{fence}\nx\n```\n"));
        assert_eq!(
            found,
            ["a/letter.md:7: this art has no alternative text; say what it shows: ```art \"what it shows\""],
            "{fence}"
        );
    }
}

#[test]
fn a_fence_that_never_ends_is_named_where_it_begins() {
    assert_eq!(
        wrong("a\n\n```art \"b\"\nc\n\nthe rest of the letter\n"),
        ["a/letter.md:7: the fence that begins here never ends; close it with a line of the same marks"]
    );
    assert!(wrong("```")[0].contains("never ends"));
    for closed in
        ["```\na\n```", "> ```\n> a\n> ```\n", "- ```\n  a\n  ```\n\n\n", "```\n```", "~~~~\n```\n~~~~~~"]
    {
        assert!(with_body(closed).is_ok(), "{closed}");
    }
}

#[test]
fn tables_scroll_by_themselves_and_their_heads_are_heads() {
    let page = html("| a | |\n|--:|:-:|\n| b | c |\n");
    assert_eq!(
        page,
        "<div class=\"table\" role=\"group\" tabindex=\"0\" aria-label=\"Table\"><table>\n\
         <thead><tr><th scope=\"col\" class=\"right\">a</th><td class=\"center\"></td></tr></thead>\n\
         <tbody>\n<tr><td class=\"right\">b</td><td class=\"center\">c</td></tr>\n</tbody></table></div>\n"
    );
}

#[test]
fn footnotes_are_numbered_as_they_are_met_and_lead_back() {
    let page =
        html("One[^b], two[^A], one again[^B].\n\n[^a]: Second.\n[^b]: First,\n\n    in two paragraphs.\n");
    let parsed = Page::parse_fragment(&page);
    let select = |css: &str| Selector::parse(css).unwrap();
    let marks: Vec<_> = parsed
        .select(&select("sup a"))
        .map(|a| {
            (
                a.text().collect::<String>(),
                a.attr("href").unwrap().to_owned(),
                a.attr("id").unwrap().to_owned(),
            )
        })
        .collect();
    assert_eq!(
        marks,
        [
            ("1", "#text-note-1", "text-ref-1"),
            ("2", "#text-note-2", "text-ref-2"),
            ("1", "#text-note-1", "text-ref-1-2")
        ]
        .map(|(text, href, id)| (text.to_owned(), href.to_owned(), id.to_owned()))
    );
    let notes: Vec<String> = parsed
        .select(&select("ol.footnotes[aria-label=Footnotes] > li"))
        .map(|li| li.attr("id").unwrap().to_owned())
        .collect();
    assert_eq!(notes, ["text-note-1", "text-note-2"]);
    let back: Vec<_> = parsed
        .select(&select("#text-note-1 > p:last-child > a[role=doc-backlink]"))
        .map(|a| a.attr("aria-label").unwrap().to_owned())
        .collect();
    assert_eq!(back, ["Back to reference 1", "Back to reference 1-2"]);
}

#[test]
fn a_footnote_that_cannot_be_reached_is_named() {
    assert_eq!(
        wrong("a\n\n[^b]: c\n"),
        ["a/letter.md:7: nothing refers to this footnote; write [^b] where it belongs, or remove it"]
    );
    assert!(!html("[a[^b]](https://a.test)\n\n[^b]: c\n").contains("rel=\"noopener\">"));
}

#[test]
fn an_empty_heading_is_named() {
    assert_eq!(wrong("a\n\n#\n"), ["a/letter.md:7: this heading is empty; write it or remove the line"]);
}

#[test]
fn bodies_on_one_page_do_not_share_anchors() {
    let body = "+++\nname = \"A\"\n+++\n\n# B\n\nc[^d]\n\n[^d]: e\n";
    let letter = load_with(&[("statements/01-a.md", body), ("statements/02-b.md", body)]).unwrap();
    let all: String = letter.statements.iter().map(|statement| statement.html.as_str()).collect();
    let page = Page::parse_fragment(&all);
    let mut ids: Vec<_> =
        page.select(&Selector::parse("[id]").unwrap()).map(|one| one.attr("id").unwrap()).collect();
    assert_eq!(ids.len(), 6);
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), 6);
}
