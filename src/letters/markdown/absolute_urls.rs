//! Prepares a body for places where relative URLs do not work: feeds and mail.

use std::fmt::Write as _;

use super::Html;

impl Html {
    /// The same HTML with absolute URLs: `site` is the public prefix of the site, `page` the URL of the page with
    /// the body.
    #[must_use]
    pub fn with_whole_addresses(&self, site: &str, page: &str) -> Self {
        Self(whole(&self.0, site, page))
    }
}

/// Makes the URLs of links and pictures absolute.
fn whole(html: &str, site: &str, page: &str) -> String {
    let page = page.split('#').next().unwrap_or(page);
    let mut whole = String::with_capacity(html.len());
    for piece in html.split_inclusive('>') {
        // A `<` always begins a tag: in texts and attributes it is escaped.
        let (text, tag) = piece.split_at(piece.find('<').unwrap_or(piece.len()));
        whole.push_str(text);
        let tag = tag.replace(" href=\"/", &format!(" href=\"{site}/"));
        let tag = tag.replace(" href=\"#", &format!(" href=\"{page}#"));
        let _ = write!(whole, "{}", tag.replace(" src=\"/", &format!(" src=\"{site}/")));
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_and_pictures_of_news_lead_home_from_anywhere() {
        let html = "<p>Read <a href=\"/letters/a\">it</a>, <a href=\"#n1\">1</a>, <a href=\"https://b.example/\">b</a>: \
                    <img src=\"/letters/a/images/1/x.png\" alt=\"a > b\"> and write &lt;a href=\"/x\"&gt;</p>";
        let set = whole(html, "https://a.example", "https://a.example/letters/a/updates#x");
        assert!(set.contains("href=\"https://a.example/letters/a\""));
        assert!(set.contains("href=\"https://a.example/letters/a/updates#n1\""));
        assert!(set.contains("src=\"https://a.example/letters/a/images/1/x.png\""));
        assert!(
            set.contains("href=\"https://b.example/\"") && set.ends_with("write &lt;a href=\"/x\"&gt;</p>")
        );
    }
}
