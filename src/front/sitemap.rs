//! Writes the sitemap: all public pages for search engines (sitemaps.org), each with its other languages.

use std::io;

use time::{Date, macros::format_description};

use super::xml::Xml;
use crate::ui::Alternate;

/// A page in its languages, its own first, and the date of its latest news.
pub struct Listed {
    pub languages: Vec<Alternate>,
    /// When something was last added; `None` for a letter without dates.
    pub changed_on: Option<Date>,
}

pub fn sitemap(pages: &[Listed]) -> io::Result<Vec<u8>> {
    let mut xml = Xml::begin()?;
    let namespaces = [
        ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"),
        ("xmlns:xhtml", "http://www.w3.org/1999/xhtml"),
    ];
    xml.open("urlset", &namespaces)?;
    for page in pages {
        for shown in &page.languages {
            entry(&mut xml, page, shown)?;
        }
    }
    xml.close("urlset")?;
    Ok(xml.end())
}

fn entry(xml: &mut Xml, page: &Listed, shown: &Alternate) -> io::Result<()> {
    xml.open("url", &[])?;
    xml.text("loc", &[], &shown.address)?;
    if let Some(day) =
        page.changed_on.and_then(|day| day.format(format_description!("[year]-[month]-[day]")).ok())
    {
        xml.text("lastmod", &[], &day)?;
    }
    if page.languages.len() > 1 {
        let own = page.languages.first().map(|own| ("x-default", own.address.as_str()));
        let all = page.languages.iter().map(|one| (one.language.as_str(), one.address.as_str()));
        for (language, address) in all.chain(own) {
            let attributes = [("rel", "alternate"), ("hreflang", language), ("href", address)];
            xml.empty("xhtml:link", &attributes)?;
        }
    }
    xml.close("url")
}
