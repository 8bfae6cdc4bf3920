//! Shortens a body: its first passages as HTML, or its first words as plain text.

use unicode_segmentation::UnicodeSegmentation;

use super::Html;

/// The elements without an end tag that this module's parent writes.
const VOID: [&str; 3] = ["br", "hr", "img"];

/// The ends at which a text can be cut.
const PASSAGES: [&str; 6] = ["p", "li", "h2", "h3", "h4", "pre"];

/// Left out of a summary: drawings, code, tables, headings, and footnote marks.
const SKIPPED: [&str; 8] = ["pre", "table", "h2", "h3", "h4", "h5", "h6", "sup"];

impl Html {
    /// The first passages, at least that many characters together. `None` if that is the whole body, or if the body
    /// has footnotes, which would lose their marks.
    pub fn opening(&self, characters: usize) -> Option<Self> {
        if self.0.contains("class=\"footnotes\"") {
            return None;
        }
        let mut open: Vec<&str> = Vec::new();
        let mut read = 0;
        let mut rest = self.0.as_str();
        while let Some((text, tagged)) = rest.split_once('<') {
            read += text.chars().count();
            // `>` is escaped in text and attributes, so the next one ends the tag.
            let (tag, after) = tagged.split_once('>')?;
            rest = after;
            match tag.strip_prefix('/') {
                Some(name) => {
                    open.pop();
                    if read >= characters && PASSAGES.contains(&name) {
                        break;
                    }
                }
                None => {
                    let name = tag.split(' ').next().unwrap_or(tag);
                    if !VOID.contains(&name) {
                        open.push(name);
                    }
                }
            }
        }
        let has_more = rest.split('<').any(|piece| {
            let text = piece.split_once('>').map_or(piece, |(_, text)| text);
            !text.trim().is_empty()
        });
        if !has_more {
            return None;
        }
        let mut html = self.0[..self.0.len() - rest.len()].to_owned();
        for name in open.iter().rev() {
            html += &format!("</{name}>");
        }
        Some(Self(html))
    }

    /// The first words as plain text of at most that many characters, with an ellipsis if the text goes on.
    pub fn first_words(&self, characters: usize) -> String {
        let mut words = String::new();
        let mut skipping: Option<&str> = None;
        for piece in self.0.split('<') {
            let (tag, text) = piece.split_once('>').unwrap_or(("", piece));
            match (tag.strip_prefix('/'), skipping) {
                (Some(end), Some(skipped)) if end == skipped => skipping = None,
                (None, None) => {
                    skipping = SKIPPED.into_iter().find(|name| tag.split(' ').next() == Some(name));
                }
                _ => {}
            }
            if skipping.is_none() {
                words += &as_typed(text);
            }
            if words.chars().count() > characters {
                break;
            }
        }
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        let Some((end, _)) = words.char_indices().nth(characters) else { return words };
        let cut = words.split_word_bound_indices().map(|(at, _)| at).take_while(|at| *at <= end).last();
        let kept = words[..cut.filter(|at| *at > 0).unwrap_or(end)].trim_end();
        format!("{}…", kept.trim_end_matches([',', ';', ':', '–', '—', '.', '،', '、', '，']))
    }
}

/// The reverse of [`super::escape`].
fn as_typed(html: &str) -> String {
    [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
        .into_iter()
        .fold(html.to_owned(), |text, (escaped, typed)| text.replace(escaped, typed))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn opening(html: &str, characters: usize) -> Option<String> {
        Html(html.into()).opening(characters).map(|html| html.0)
    }

    #[test]
    fn an_opening_ends_with_a_passage_and_leaves_nothing_open() {
        let quoted =
            "<blockquote>\n<p>One <em>two</em><br>\nthree.</p>\n<p>Four.</p>\n<p>Five.</p>\n</blockquote>\n";
        assert_eq!(
            opening(quoted, 5).unwrap(),
            "<blockquote>\n<p>One <em>two</em><br>\nthree.</p></blockquote>"
        );
        assert_eq!(
            opening(quoted, 20).unwrap(),
            "<blockquote>\n<p>One <em>two</em><br>\nthree.</p>\n<p>Four.</p></blockquote>"
        );
        assert_eq!(
            opening("<ul>\n<li><p>One</p>\n</li>\n<li>Two</li>\n</ul>\n", 2).unwrap(),
            "<ul>\n<li><p>One</p></li></ul>"
        );
    }

    #[test]
    fn what_is_short_is_shown_whole() {
        assert_eq!(opening("<blockquote>\n<p>One.</p>\n</blockquote>\n", 4), None);
        assert_eq!(opening("<p>One.</p>\n", 1000), None);
        assert_eq!(opening("", 1), None);
        let noted = "<p>One<sup></sup>.</p>\n<p>Two.</p>\n<section class=\"footnotes\"></section>";
        assert_eq!(opening(noted, 1), None);
    }

    #[test]
    fn the_first_words_are_plain_and_end_between_words() {
        let html = "<pre class=\"art\">\n\\o/</pre>\n<h2 id=\"a\">No</h2>\n<p>Dear <em>all</em>,<sup><a>1</a></sup></p>\n\
                    <ul>\n<li>a &lt;b&gt; &amp;amp;</li>\n</ul>\n<p>the last bus, home&#39;s.</p>\n";
        let first = |characters| Html(html.into()).first_words(characters);
        assert_eq!(first(100), "Dear all, a <b> &amp; the last bus, home's.");
        assert_eq!(first(37), "Dear all, a <b> &amp; the last bus…");
        assert_eq!(first(36), "Dear all, a <b> &amp; the last bus…");
        assert_eq!(first(32), "Dear all, a <b> &amp; the last…");
        assert_eq!(Html("<p>致市政府：请保留夜班车。</p>".into()).first_words(6), "致市政府：请…");
        assert_eq!(Html(format!("<p>{}</p>", "x".repeat(9))).first_words(4), "xxxx…");
        assert_eq!(Html::default().first_words(4), "");
    }
}
