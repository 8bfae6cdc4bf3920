//! What a person sends to the site.

use std::{
    io,
    sync::atomic::{AtomicUsize, Ordering},
};

use super::{Site, http::Connection};

/// The sign form of a letter, as its page has it.
#[derive(Clone)]
pub struct Form {
    site: Site,
    /// The text that the page shows, which the form names.
    version: String,
}

static PEOPLE: AtomicUsize = AtomicUsize::new(0);

impl Form {
    /// Reads it from the page of the letter.
    pub async fn read(site: &Site) -> io::Result<Self> {
        let page = Connection::open(site.site).await?.ask(&page(site)).await?;
        let page = String::from_utf8_lossy(&page.body).into_owned();
        let version = page
            .split(r#"name="version" value=""#)
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .ok_or_else(|| io::Error::other("the page of the letter has no form"))?;
        Ok(Self { site: site.clone(), version: version.to_owned() })
    }

    /// The form of another person each time, from a run with this number.
    pub fn filled(&self, run: u128) -> String {
        let one = PEOPLE.fetch_add(1, Ordering::Relaxed);
        let body = format!(
            "name=Ada+Byron+{one}&email=ada.{run}.{one}%40example.org&visibility=public&capacity=personal\
             &role=Typesetter&consent=on&version={}",
            self.version
        );
        post(&self.site, &format!("/letters/{}/sign", self.site.letter), &body)
    }
}

/// The press of the button on the page of a link.
pub fn confirmation(site: &Site, link: &str) -> String {
    post(site, link, "")
}

/// The page of the letter, as a browser asks for it.
pub fn page(site: &Site) -> String {
    get(site, "")
}

/// What an open page asks for again and again.
pub fn figures(site: &Site) -> String {
    get(site, "/figures.json?words=en")
}

fn get(site: &Site, below_the_letter: &str) -> String {
    format!("GET /letters/{}{below_the_letter} HTTP/1.1\r\nHost: {}\r\n\r\n", site.letter, host(site))
}

fn post(site: &Site, path: &str, body: &str) -> String {
    let (host, origin, length) = (host(site), &site.origin, body.len());
    format!(
        "POST {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: {origin}\r\nSec-Fetch-Site: same-origin\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\n\r\n{body}"
    )
}

fn host(site: &Site) -> &str {
    site.origin.split("://").nth(1).unwrap_or_default()
}
