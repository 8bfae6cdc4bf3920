//! Writes `security.txt`: the contact for reports of vulnerabilities (RFC 9116).

use time::{Duration, OffsetDateTime, Time, format_description::well_known::Rfc3339};

use crate::{
    ui::languages::Words,
    urls::{SECURITY, Site},
};

/// How long the file is valid; the RFC recommends less than a year. The expiry date moves forward every day.
const IS_TRUE_FOR: Duration = Duration::days(180);

/// The file for a contact that is a mail or web address; `None` for another.
pub fn security(site: &Site, contact: &str, now: OffsetDateTime) -> Option<String> {
    let contact = contact.trim();
    let contact = match contact {
        uri if uri.starts_with("https://") || uri.starts_with("mailto:") => uri.to_owned(),
        mail if mail.contains('@') => format!("mailto:{mail}"),
        _ => return None,
    };
    if contact.contains(|c: char| c.is_whitespace() || c.is_control()) {
        return None;
    }
    let expires = (now.replace_time(Time::MIDNIGHT) + IS_TRUE_FOR).format(&Rfc3339).ok()?;
    let languages: Vec<String> = Words::languages().iter().map(ToString::to_string).collect();
    Some(format!(
        "Contact: {contact}\nExpires: {expires}\nPreferred-Languages: {}\nCanonical: {}\n",
        languages.join(", "),
        site.absolute(SECURITY)
    ))
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;

    fn file(contact: &str) -> Option<String> {
        let site = Site::new("https://letters.example".parse().unwrap());
        security(&site, contact, datetime!(2026-11-23 09:40 UTC))
    }

    #[test]
    fn who_finds_a_weakness_is_told_whom_to_write_to() {
        assert_eq!(
            file("help@letters.example").unwrap(),
            "Contact: mailto:help@letters.example\nExpires: 2027-05-22T00:00:00Z\n\
             Preferred-Languages: en, de, es, fr, ar\nCanonical: https://letters.example/.well-known/security.txt\n"
        );
        assert!(
            file("https://letters.example/help")
                .unwrap()
                .starts_with("Contact: https://letters.example/help\n")
        );
    }

    #[test]
    fn what_is_no_address_makes_no_file() {
        assert_eq!(file("ask at the bar"), None);
        assert_eq!(file("a@b.example\nContact: mailto:x@evil.example"), None);
    }
}
