//! Renders links and pictures; refuses links that lead nowhere and pictures without an alternative text.

use percent_encoding::percent_decode_str;
use pulldown_cmark::{Event, LinkType, Tag, TagEnd};
use url::Url;

use super::{Typesetter, cjk, escape};
use crate::letters::images;

/// A picture whose alternative text is being collected.
pub(super) struct Picture {
    pub(super) destination: String,
    pub(super) title: String,
    pub(super) alt: String,
    pub(super) line: usize,
    /// How many pictures are nested in its alternative text: they count as text there.
    pub(super) nested: usize,
}

impl Typesetter<'_, '_> {
    pub(super) fn open_link(&mut self, kind: LinkType, destination: &str, title: &str, line: usize) {
        let destination = &destination.replace(cjk::JOINER, "");
        let mail = if kind == LinkType::Email { "mailto:" } else { "" };
        let href = match destination.strip_prefix('#') {
            Some(anchor) => Ok(self.outline.href(anchor)),
            None => link_that_leads_somewhere(&format!("{mail}{destination}")),
        };
        self.links.push(href.is_ok());
        match href {
            Ok(href) => {
                self.html += "<a href=\"";
                escape(&mut self.html, &href);
                self.attribute("title", title);
                self.html += if href.starts_with('#') { "\">" } else { "\" rel=\"noopener\">" };
            }
            Err(what) => self.note(line, what),
        }
    }

    /// Collects the text within the brackets of a picture.
    pub(super) fn alternative_text(&mut self, event: &Event<'_>) {
        let Some(picture) = &mut self.picture else { return };
        match event {
            Event::Text(text) | Event::Code(text) | Event::Html(text) => picture.alt += text,
            Event::SoftBreak | Event::HardBreak => picture.alt.push(' '),
            Event::Start(Tag::Image { .. }) => picture.nested += 1,
            Event::End(TagEnd::Image) if picture.nested > 0 => picture.nested -= 1,
            Event::End(TagEnd::Image) => self.picture(),
            _ => {}
        }
    }

    fn picture(&mut self) {
        let Some(picture) = self.picture.take() else { return };
        let renderer = self.renderer;
        let alt = picture.alt.replace(cjk::JOINER, "");
        let alt = alt.trim();
        if alt.is_empty() {
            let what = format!(
                "the picture \"{0}\" has no alternative text; say what it shows: ![what it shows]({0})",
                picture.destination
            );
            self.note(picture.line, what);
        }
        match images::find(renderer.images, &picture.destination, self.body.file) {
            Ok((name, image)) => {
                self.html += "<img src=\"";
                escape(&mut self.html, &(renderer.image_url)(name, &image.hash));
                self.html += "\" alt=\"";
                escape(&mut self.html, alt);
                self.attribute("title", &picture.title);
                self.html +=
                    &format!("\" width=\"{}\" height=\"{}\" loading=\"lazy\">", image.width, image.height);
            }
            Err(what) => self.note(picture.line, what),
        }
    }

    /// Ends the current attribute and begins another, unless that would be empty.
    fn attribute(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            self.html += &format!("\" {name}=\"");
            escape(&mut self.html, value);
        }
    }
}

fn has_two_slashes(destination: &str, scheme: &str) -> bool {
    destination.get(scheme.len()..).is_some_and(|rest| rest.starts_with("://"))
}

/// Accepts links to the web or to a mailbox only. Everything else leads nowhere or runs a script.
pub(super) fn link_that_leads_somewhere(destination: &str) -> Result<String, String> {
    let leads = Url::parse(destination).is_ok_and(|url| match url.scheme() {
        // With one slash, a browser on an https page takes it for an address of this site.
        "http" | "https" => url.has_host() && has_two_slashes(destination, url.scheme()),
        // Without a recipient (RFC 6068), the reader chooses one: "tell a friend".
        "mailto" if url.path().is_empty() => url.query().is_some_and(|query| query.contains('=')),
        "mailto" => percent_decode_str(url.path()).decode_utf8().is_ok_and(|mailbox| mailbox.contains('@')),
        _ => false,
    });
    if leads {
        Ok(destination.to_owned())
    } else {
        Err(format!(
            "the link \"{destination}\" leads nowhere; write it whole, with https:// or mailto: in front"
        ))
    }
}
