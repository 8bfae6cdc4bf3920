//! Owns which translations were made from an earlier version of a letter's own text.
//!
//! A translation says so itself (`translates` in its front matter, which the editor writes). One that does not was made from
//! the text that was in force when it came into force.

use std::collections::BTreeMap;

use sqlx::PgConnection;

use crate::{
    language::Language,
    letters::{ChangeKind, Letter, store},
};

/// What became of the own text since a translation was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Behind {
    /// The text that it was made from, if it was ever in force.
    pub made_from: Option<String>,
    /// The number of the first change since then that readers should know of, counted from the first text; none if all were
    /// editorial.
    pub since: Option<usize>,
}

/// The translations that are not of the own text in force.
pub(super) async fn behind(
    conn: &mut PgConnection,
    id: i64,
    letter: &Letter,
) -> sqlx::Result<BTreeMap<Language, Behind>> {
    let mut behind = BTreeMap::new();
    let Some((own, translations)) = letter.texts.split_first() else { return Ok(behind) };
    if translations.is_empty() {
        return Ok(behind);
    }
    let changes = store::texts::changes(conn, id, &own.language).await?;
    let last = store::texts::last_changes(conn, id).await?;
    for text in translations {
        let made_from = match text.translates {
            Some(version) if version == own.version => continue,
            Some(version) => changes.iter().rposition(|change| change.version == version),
            None => {
                let Some(at) = last.get(&text.language) else { continue };
                // A draft keeps no history: then nothing is known.
                let Some(at) = changes.iter().rposition(|change| change.in_force_at <= *at) else { continue };
                Some(at)
            }
        };
        let later = &changes[made_from.map_or(0, |at| at + 1)..];
        if later.is_empty() {
            continue;
        }
        let told = later.iter().position(|change| change.kind != ChangeKind::Editorial);
        behind.insert(
            text.language.clone(),
            Behind {
                made_from: made_from.map(|at| changes[at].body.clone()),
                since: told.map(|at| changes.len() - later.len() + at + 1),
            },
        );
    }
    Ok(behind)
}
