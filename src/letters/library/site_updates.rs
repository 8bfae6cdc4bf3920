//! Owns news that organizers write on the site and not in a file: a draft until it is published, after that an
//! update of the letter like any other.

pub use crate::letters::store::site_updates::{SiteUpdate, SiteUpdateText};
use serde_json::json;
use time::{OffsetDateTime, macros::format_description};
use uuid::Uuid;

use crate::{
    audit::{self, Who},
    language::Language,
    letters::{Library, Loaded, source::slug::ascii_words, store::site_updates as store},
};

impl Library {
    /// All news written on the site for a letter, the newest first.
    pub async fn written(&self, letter: i64) -> sqlx::Result<Vec<SiteUpdate>> {
        store::all(&mut *self.pool().acquire().await?, letter).await
    }

    /// Creates an empty draft and returns its id.
    pub async fn begin_news(&self, letter: i64, who: Who) -> sqlx::Result<Uuid> {
        let (id, now) = (Uuid::now_v7(), self.clock().now());
        let mut tx = self.pool().begin().await?;
        store::begin(&mut tx, letter, id, now).await?;
        audit::record(&mut tx, now, &[entry(who, "begin-update", letter, id)]).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Saves the text. For published news, the change is visible at once.
    pub async fn save_news(&self, letter: i64, written: &SiteUpdate, who: Who) -> sqlx::Result<()> {
        let now = self.clock().now();
        let mut tx = self.pool().begin().await?;
        if store::save(&mut tx, written).await? {
            audit::record(&mut tx, now, &[entry(who, "write-update", letter, written.id)]).await?;
            store::raise_edition(&mut tx, letter).await?;
        }
        tx.commit().await?;
        self.catch_up().await.map(drop)
    }

    /// Publishes news, and returns its permanent name.
    pub async fn publish_news(
        &self,
        loaded: &Loaded,
        written: &SiteUpdate,
        who: Who,
    ) -> sqlx::Result<String> {
        let now = self.clock().now();
        let all = self.written(loaded.id).await?;
        let is_taken = |name: &str| {
            all.iter().any(|one| one.name == name) || loaded.letter.updates.iter().any(|one| one.id == name)
        };
        let name = name(written, &loaded.letter.language, now, is_taken);
        let mut tx = self.pool().begin().await?;
        if !store::publish(&mut tx, written.id, &name, now).await? {
            return Ok(written.name.clone());
        }
        store::raise_edition(&mut tx, loaded.id).await?;
        audit::record(&mut tx, now, &[entry(who, "publish-update", loaded.id, written.id)]).await?;
        tx.commit().await?;
        self.catch_up().await?;
        Ok(name)
    }

    /// Removes a draft. Published news stays: readers may have linked to it.
    pub async fn remove_news(&self, letter: i64, id: Uuid, who: Who) -> sqlx::Result<()> {
        let mut tx = self.pool().begin().await?;
        if store::remove(&mut tx, id).await? {
            audit::record(&mut tx, self.clock().now(), &[entry(who, "remove-update", letter, id)]).await?;
        }
        tx.commit().await
    }
}

fn entry(who: Who, act: &'static str, letter: i64, id: Uuid) -> audit::Entry {
    audit::Entry { who, act, letter, subject: None, detail: json!({ "update": id }) }
}

/// The date and the ASCII words of the headline, with a number if the name is taken.
fn name(
    written: &SiteUpdate,
    language: &Language,
    now: OffsetDateTime,
    is_taken: impl Fn(&str) -> bool,
) -> String {
    let title = written.texts.iter().find(|text| text.language == *language).map_or("", |text| &text.title);
    let words = ascii_words(title);
    let day = now.date().format(format_description!("[year]-[month]-[day]")).unwrap_or_default();
    let name = format!("{day}-{}", if words.is_empty() { "news" } else { &words });
    let numbered = (2..).map(|number: u32| format!("{name}-{number}"));
    std::iter::once(name.clone()).chain(numbered).find(|name| !is_taken(name)).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use time::macros::datetime;

    use super::*;
    use crate::letters::UpdateKind;

    #[test]
    fn news_is_called_by_its_day_and_its_headline() {
        let now = datetime!(2026-11-25 12:00 UTC);
        for (title, expected) in [
            ("They answered!", "2026-11-25-they-answered"),
            ("Où en est-on après l’été ?", "2026-11-25-ou-en-est-on-apres-lete"),
            ("Спасибо", "2026-11-25-news"),
            ("Taken", "2026-11-25-taken-3"),
        ] {
            let language = Language::english();
            let texts =
                vec![SiteUpdateText { language: language.clone(), title: title.into(), body: String::new() }];
            let kind = UpdateKind::News;
            let written = SiteUpdate {
                id: Uuid::nil(),
                name: String::new(),
                kind,
                texts,
                begun_at: now,
                published_at: None,
            };
            let is_taken = |name: &str| ["2026-11-25-taken", "2026-11-25-taken-2"].contains(&name);
            assert_eq!(name(&written, &language, now, is_taken), expected);
        }
    }
}
