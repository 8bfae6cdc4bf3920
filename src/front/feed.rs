//! The news of a letter as a feed (Atom, RFC 4287).

use std::{fmt::Write as _, io};

use time::{Date, OffsetDateTime, Time, format_description::well_known::Rfc3339, macros::format_description};

use super::xml::Xml;
use crate::{
    letters::{Loaded, Update, UpdateKind},
    ui::Locale,
};

/// A year in which every site that runs this program could hold its name already: part of a feed's own (RFC 4151).
const YEAR: &str = "2026";

/// The feed. Its news are in the letter's own language, whatever language the reader asked in.
pub fn feed(locale: &Locale, loaded: &Loaded) -> io::Result<Vec<u8>> {
    let letter = &loaded.letter;
    let (slug, site) = (letter.slug.as_str(), &locale.site);
    let text = letter.text_in(&locale.text);
    let title = locale.say_with("feed-title", &[("letter", text.title.as_str().into())]);
    let organizer =
        letter.organizer.as_ref().map_or(site.public().host(), |organizer| organizer.name.as_str());
    let newest =
        letter.updates.first().map(|update| update.date).or(letter.began().map(OffsetDateTime::date));

    let mut xml = Xml::begin()?;
    let own = letter.language.as_str();
    xml.open("feed", &[("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", locale.language().as_str())])?;
    xml.text("id", &[], &tag(locale, loaded, None))?;
    xml.text("title", &[("type", "text")], &title)?;
    xml.text("updated", &[], &midnight(newest.unwrap_or(OffsetDateTime::UNIX_EPOCH.date())))?;
    let address = site.absolute(&locale.paths.feed(slug));
    xml.empty("link", &[("rel", "self"), ("type", "application/atom+xml"), ("href", &address)])?;
    let page = site.absolute(&locale.paths.letter(slug));
    xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &page)])?;
    author(&mut xml, organizer)?;
    for update in &letter.updates {
        xml.open("entry", &[("xml:lang", own)])?;
        xml.text("id", &[], &tag(locale, loaded, Some(update)))?;
        xml.text("title", &[("type", "text")], &update.title)?;
        xml.text("published", &[], &midnight(update.date))?;
        xml.text("updated", &[], &midnight(update.date))?;
        let page = site.absolute(&locale.paths.update(slug, &update.id));
        xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &page)])?;
        author(
            &mut xml,
            match &update.kind {
                UpdateKind::News => organizer,
                UpdateKind::Response { from, .. } => from,
            },
        )?;
        let html = with_whole_addresses(update.html.as_str(), site.public().prefix(), &page);
        xml.text("content", &[("type", "html")], &html)?;
        xml.close("entry")?;
    }
    xml.close("feed")?;
    Ok(xml.end())
}

fn author(xml: &mut Xml, name: &str) -> io::Result<()> {
    xml.open("author", &[])?;
    xml.text("name", &[], name)?;
    xml.close("author")
}

/// A name that stays when the letter is renamed or the news corrected (RFC 4151).
fn tag(locale: &Locale, loaded: &Loaded, update: Option<&Update>) -> String {
    let day = |day: Date| day.format(format_description!("[year]-[month]-[day]")).unwrap_or_default();
    let host = locale.site.public().host();
    match update {
        Some(update) => format!("tag:{host},{}:letter/{}/{}", day(update.date), loaded.id, update.id),
        None => format!("tag:{host},{YEAR}:letter/{}/{}", loaded.id, locale.text),
    }
}

/// News has a day, and feeds want a moment.
fn midnight(day: Date) -> String {
    OffsetDateTime::new_utc(day, Time::MIDNIGHT).format(&Rfc3339).unwrap_or_default()
}

/// Links and pictures as they must be written where the page's own address is not known: feed readers.
fn with_whole_addresses(html: &str, site: &str, page: &str) -> String {
    let page = page.split('#').next().unwrap_or(page);
    let mut whole = String::with_capacity(html.len());
    for piece in html.split_inclusive('>') {
        // `<` begins a tag wherever it stands: in texts and attributes it is escaped.
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
        let whole = with_whole_addresses(html, "https://a.example", "https://a.example/letters/a/updates#x");
        assert!(whole.contains("href=\"https://a.example/letters/a\""));
        assert!(whole.contains("href=\"https://a.example/letters/a/updates#n1\""));
        assert!(whole.contains("src=\"https://a.example/letters/a/images/1/x.png\""));
        assert!(
            whole.contains("href=\"https://b.example/\"")
                && whole.ends_with("write &lt;a href=\"/x\"&gt;</p>")
        );
    }
}
