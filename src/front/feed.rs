//! Writes the news of a letter as a feed (Atom, RFC 4287).

use std::io;

use time::{Date, OffsetDateTime, Time, format_description::well_known::Rfc3339, macros::format_description};

use super::xml::Xml;
use crate::{
    letters::{Loaded, Update, UpdateKind},
    ui::Locale,
};

/// A year in which every site that runs this program could already own its host name; part of a tag URI (RFC 4151).
const YEAR: &str = "2026";

/// The feed. News that is not available in the reader's language is in the letter's own.
pub fn feed(locale: &Locale, loaded: &Loaded) -> io::Result<Vec<u8>> {
    let letter = &loaded.letter;
    let (slug, site) = (letter.slug.as_str(), &locale.site);
    let organizer = organizer(locale, loaded);
    let newest =
        letter.updates.first().map(|update| update.date).or(letter.began().map(OffsetDateTime::date));
    let mut xml = begin(locale, loaded, newest.unwrap_or(OffsetDateTime::UNIX_EPOCH.date()))?;
    for update in &letter.updates {
        let telling = update.in_language(&locale.text);
        xml.open("entry", &[("xml:lang", telling.language.as_str())])?;
        xml.text("id", &[], &tag(locale, loaded, Some(update)))?;
        xml.text("title", &[("type", "text")], &telling.title)?;
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
        let html = telling.html.with_whole_addresses(site.public().prefix(), &page);
        xml.text("content", &[("type", "html")], html.as_str())?;
        xml.close("entry")?;
    }
    xml.close("feed")?;
    Ok(xml.end())
}

/// The feed of a withdrawn letter, with the organizers' statement only.
pub fn of_withdrawal(locale: &Locale, loaded: &Loaded, since: Date) -> io::Result<Vec<u8>> {
    let letter = &loaded.letter;
    let site = &locale.site;
    let mut xml = begin(locale, loaded, since)?;
    let page = site.absolute(&locale.paths.letter(letter.slug.as_str()));
    let statement = letter.withdrawal(&locale.text);
    let language = statement.map_or(locale.language(), |statement| &statement.language);
    xml.open("entry", &[("xml:lang", language.as_str())])?;
    xml.text("id", &[], &format!("{}/withdrawn", tag(locale, loaded, None)))?;
    xml.text("title", &[("type", "text")], &locale.say("error-gone"))?;
    xml.text("updated", &[], &midnight(since))?;
    xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &page)])?;
    author(&mut xml, organizer(locale, loaded))?;
    match statement {
        Some(statement) => {
            let html = statement.html.with_whole_addresses(site.public().prefix(), &page);
            xml.text("content", &[("type", "html")], html.as_str())?;
        }
        None => xml.text("content", &[("type", "text")], &locale.say("error-gone-words"))?,
    }
    xml.close("entry")?;
    xml.close("feed")?;
    Ok(xml.end())
}

/// The head of every feed of a letter.
fn begin(locale: &Locale, loaded: &Loaded, newest: Date) -> io::Result<Xml> {
    let letter = &loaded.letter;
    let (slug, site) = (letter.slug.as_str(), &locale.site);
    let text = letter.text_in(&locale.text);
    let title = locale.say_with("feed-title", &[("letter", text.title.as_str().into())]);
    let mut xml = Xml::begin()?;
    xml.open("feed", &[("xmlns", "http://www.w3.org/2005/Atom"), ("xml:lang", locale.language().as_str())])?;
    xml.text("id", &[], &tag(locale, loaded, None))?;
    xml.text("title", &[("type", "text")], &title)?;
    xml.text("updated", &[], &midnight(newest))?;
    let address = site.absolute(&locale.paths.feed(slug));
    xml.empty("link", &[("rel", "self"), ("type", "application/atom+xml"), ("href", &address)])?;
    let page = site.absolute(&locale.paths.letter(slug));
    xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &page)])?;
    author(&mut xml, organizer(locale, loaded))?;
    Ok(xml)
}

fn organizer<'a>(locale: &'a Locale, loaded: &'a Loaded) -> &'a str {
    loaded.letter.organizer.as_ref().map_or(locale.site.public().host(), |organizer| organizer.name.as_str())
}

fn author(xml: &mut Xml, name: &str) -> io::Result<()> {
    xml.open("author", &[])?;
    xml.text("name", &[], name)?;
    xml.close("author")
}

/// An id that does not change when the letter is renamed or the news corrected (RFC 4151).
fn tag(locale: &Locale, loaded: &Loaded, update: Option<&Update>) -> String {
    let day = |day: Date| day.format(format_description!("[year]-[month]-[day]")).unwrap_or_default();
    let host = locale.site.public().host();
    match update {
        Some(update) => format!("tag:{host},{}:letter/{}/{}", day(update.date), loaded.id, update.id),
        None => format!("tag:{host},{YEAR}:letter/{}/{}", loaded.id, locale.text),
    }
}

/// News has a date, and feeds need a date with time.
fn midnight(day: Date) -> String {
    OffsetDateTime::new_utc(day, Time::MIDNIGHT).format(&Rfc3339).unwrap_or_default()
}
