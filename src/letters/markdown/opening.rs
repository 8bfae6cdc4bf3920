//! The opening of a body, where the whole would be too long.

use super::Html;

/// Elements that have no end tag, of those that this module's parent writes.
const VOID: [&str; 3] = ["br", "hr", "img"];

/// Where a passage ends, so that what was before it can stand alone.
const PASSAGES: [&str; 6] = ["p", "li", "h2", "h3", "h4", "pre"];

impl Html {
    /// Its first passages, of at least that many characters together; nothing if this is all of it, or if it has
    /// footnotes, which would be cut off from their marks.
    pub fn opening(&self, characters: usize) -> Option<Self> {
        if self.0.contains("class=\"footnotes\"") {
            return None;
        }
        let mut open: Vec<&str> = Vec::new();
        let mut read = 0;
        let mut rest = self.0.as_str();
        while let Some((text, tagged)) = rest.split_once('<') {
            read += text.chars().count();
            // The typesetter escapes `>` in text and attributes, so that the next one ends the tag.
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
}
