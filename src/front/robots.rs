//! Writes `robots.txt` (RFC 9309): crawlers may read everything, except those that collect texts for the training
//! of models.

use crate::urls::{SITEMAP, Site};

/// Crawlers that collect training data, by the names that their operators publish for this purpose. Crawlers that
/// answer a reader's question or build a search index have other names and are welcome.
const TRAINERS: &[&str] = &[
    "AI2Bot",
    "Amazonbot",
    "anthropic-ai",
    "Applebot-Extended",
    "Bytespider",
    "CCBot",
    "ClaudeBot",
    "cohere-training-data-crawler",
    "Diffbot",
    "FacebookBot",
    "Google-Extended",
    "GPTBot",
    "ICC-Crawler",
    "ImagesiftBot",
    "img2dataset",
    "Kangaroo Bot",
    "Meta-ExternalAgent",
    "omgili",
    "omgilibot",
    "PanguBot",
    "Timpibot",
    "Webzio-Extended",
];

pub fn robots(site: &Site) -> String {
    let trainers: String = TRAINERS.iter().map(|name| format!("User-agent: {name}\n")).collect();
    format!(
        "# Read, index and quote these letters. Do not train models with them: their authors have not agreed.\n\
         # Every answer says so too, in X-Robots-Tag, TDM-Reservation and Content-Signal.\n\
         {trainers}Disallow: /\n\n\
         User-agent: *\nAllow: /\n\n\
         Sitemap: {}\n",
        site.absolute(SITEMAP)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn searching_is_allowed_and_training_is_not() {
        let site = Site::new("https://letters.example".parse().unwrap());
        let file = robots(&site);
        let groups: Vec<_> = file.split("\n\n").collect();
        assert!(groups[0].contains("User-agent: GPTBot\n") && groups[0].ends_with("Disallow: /"));
        assert!(!groups[0].contains("Googlebot") && !groups[0].contains("User-agent: *"));
        assert_eq!(groups[1], "User-agent: *\nAllow: /");
        assert_eq!(groups[2], "Sitemap: https://letters.example/sitemap.xml\n");
    }
}
