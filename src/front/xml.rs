//! Writes XML that is well-formed whatever text a letter contains (XML 1.0, fifth edition).

use std::io;

use quick_xml::{
    Writer,
    events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event},
};

/// A document that is being written.
pub struct Xml(Writer<Vec<u8>>);

pub type Attributes<'a> = &'a [(&'a str, &'a str)];

impl Xml {
    pub fn begin() -> io::Result<Self> {
        let mut writer = Writer::new(Vec::new());
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
        Ok(Self(writer))
    }

    pub fn open(&mut self, name: &str, attributes: Attributes<'_>) -> io::Result<()> {
        self.0.write_event(Event::Start(start(name, attributes)))
    }

    /// Closes the element with this name.
    pub fn close(&mut self, name: &str) -> io::Result<()> {
        self.0.write_event(Event::End(BytesEnd::new(name)))
    }

    pub fn empty(&mut self, name: &str, attributes: Attributes<'_>) -> io::Result<()> {
        self.0.write_event(Event::Empty(start(name, attributes)))
    }

    pub fn text(&mut self, name: &str, attributes: Attributes<'_>, text: &str) -> io::Result<()> {
        self.open(name, attributes)?;
        self.0.write_event(Event::Text(BytesText::new(&allowed(text))))?;
        self.close(name)
    }

    pub fn end(self) -> Vec<u8> {
        self.0.into_inner()
    }
}

fn start<'a>(name: &'a str, attributes: Attributes<'a>) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        start.push_attribute((*name, allowed(value).as_str()));
    }
    start
}

/// Removes the characters that XML cannot contain even if escaped (2.2): most control characters.
fn allowed(text: &str) -> String {
    let is_allowed = |c: &char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{fffd}' | '\u{10000}'..);
    text.chars().filter(is_allowed).collect()
}

#[cfg(test)]
mod tests {
    use quick_xml::{Reader, XmlVersion};

    use super::*;

    #[test]
    fn what_no_document_may_hold_is_left_out_and_the_rest_is_kept() {
        let hostile = "\0\u{1}\u{b}a]]>\u{ffff}<b c=\"d\">&amp;\u{1f3bb}'";
        let mut xml = Xml::begin().unwrap();
        xml.text("x", &[("y", hostile)], hostile).unwrap();
        let written = String::from_utf8(xml.end()).unwrap();
        assert!(!written.contains(['\0', '\u{1}', '\u{b}', '\u{ffff}']));
        let mut reader = Reader::from_str(&written);
        let mut read = String::new();
        loop {
            match reader.read_event().unwrap() {
                Event::Start(start) => {
                    let value = start.attributes().next().unwrap().unwrap();
                    assert_eq!(
                        value.normalized_value(XmlVersion::Implicit1_0).unwrap(),
                        "a]]><b c=\"d\">&amp;🎻'"
                    );
                }
                Event::Text(text) => read += &text.into_inner(),
                Event::GeneralRef(entity) => read += &format!("&{};", entity.into_inner()),
                Event::Eof => break,
                _ => {}
            }
        }
        assert_eq!(quick_xml::escape::unescape(&read).unwrap(), "a]]><b c=\"d\">&amp;🎻'");
    }
}
