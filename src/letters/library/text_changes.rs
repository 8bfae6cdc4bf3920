//! How the text of a letter changes: at once while nobody has signed it, and by decision afterwards.
//!
//! Who signs a letter signs its exact words. So a changed text of a letter that people have signed does not come
//! into force by being saved: the text that they signed stays, within whatever else was saved, until somebody
//! says whether the change is editorial or material. What waits is kept in the database, so that restarts and
//! other nodes agree.

pub use crate::letters::store::texts::{Change, Waiting};
use std::collections::{BTreeMap, BTreeSet};

use sqlx::PgConnection;
use time::OffsetDateTime;

use crate::{
    language::Language,
    letters::{
        ChangeKind, Files, Letter, Problem, Version,
        source::{
            files::{IMAGES, LETTER, language_of},
            front_matter,
            texts::handed_out,
        },
        store::{self, Row, texts::NewText},
    },
};

/// A step of the history as readers see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub change: Change,
    /// How many published signatures the text has. None where a text came back later, which is where they are
    /// told.
    pub signed: Option<i64>,
}

/// A text that somebody signed and that is superseded, beside the one that stands there now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// The language of both.
    pub language: Language,
    /// The canonical Markdown that was signed.
    pub signed: String,
    /// The text in force.
    pub in_force: Change,
    /// What the organizers said about the changes in between, the first first.
    pub notes: Vec<String>,
}

/// What somebody decides about a text that waits.
#[derive(Clone, Copy, Debug)]
pub struct Decision<'a> {
    /// The language of the text.
    pub language: &'a Language,
    /// The text that was looked at; another one that was saved meanwhile waits for a decision of its own.
    pub version: Version,
    /// What kind of change it is.
    pub kind: ChangeKind,
    /// What readers and signers are told about it.
    pub note: &'a str,
}

/// Records the texts of a letter that was saved, and returns the files that come into force: those that were
/// saved, in which a text that waits is replaced by the one in force.
pub(in crate::letters) async fn take_in(
    tx: &mut PgConnection,
    row: &Row,
    letter: &Letter,
    mut files: Files,
    now: OffsetDateTime,
) -> sqlx::Result<Files> {
    let id = row.id;
    let is_signed = store::texts::is_signed(tx, id).await?;
    // What was a draft until now has no history: nobody but its authors has seen what it was.
    let was_draft = !is_signed && row.shown_from.is_none_or(|shown| now < shown);
    let in_force = store::texts::in_force(tx, id).await?;
    let (mut waiting, mut kept) = (Vec::new(), Vec::new());
    for text in &letter.texts {
        let before = in_force.get(&text.language);
        if before.is_some_and(|before| before.version == text.version) {
            continue;
        }
        // Other comments are no other text: what was signed stays in force, and nobody is asked.
        if let Some(before) = before
            && !was_draft
            && handed_out(&before.body) == handed_out(&text.body)
        {
            kept.push(&text.language);
            continue;
        }
        if is_signed && before.is_some() {
            waiting.push(Waiting {
                language: text.language.clone(),
                version: text.version,
                title: text.title.clone(),
                body: text.body.clone(),
                since: now,
            });
            continue;
        }
        if was_draft {
            store::texts::forget_changes(tx, id, &text.language).await?;
        }
        let new = NewText {
            letter: id,
            language: &text.language,
            version: text.version,
            title: &text.title,
            body: &text.body,
            kind: if before.is_none() || was_draft { ChangeKind::First } else { ChangeKind::Unsigned },
            note: "",
        };
        store::texts::put_in_force(tx, &new, now).await?;
    }
    store::texts::wait(tx, id, &waiting).await?;
    if waiting.is_empty() && kept.is_empty() {
        return Ok(files);
    }
    for language in waiting.iter().map(|text| &text.language).chain(kept) {
        let body = in_force.get(language).map_or("", |before| before.body.as_str());
        replace_body(&mut files, &letter.language, language, body);
    }
    // The text in force may show pictures that have left the folder together with the old text.
    for (path, _, content) in store::files(tx, id).await?.within(IMAGES) {
        if files.get(path).is_none() {
            files.insert(path, content.clone());
        }
    }
    Ok(files)
}

/// Puts a text in force that waits, and returns its row; nothing if it does not wait any more.
pub async fn put_in_force(
    tx: &mut PgConnection,
    id: i64,
    letter: &Letter,
    decision: Decision<'_>,
    now: OffsetDateTime,
) -> sqlx::Result<Option<i64>> {
    store::lock(tx, id).await?;
    let waiting = store::texts::waiting(tx, id).await?;
    let text = waiting.get(decision.language).filter(|text| text.version == decision.version);
    let Some(text) = text else { return Ok(None) };
    let new = NewText {
        letter: id,
        language: decision.language,
        version: text.version,
        title: &text.title,
        body: &text.body,
        kind: decision.kind,
        note: decision.note,
    };
    let version = store::texts::put_in_force(tx, &new, now).await?;
    let mut files = store::files(tx, id).await?;
    replace_body(&mut files, &letter.language, decision.language, &text.body);
    store::put_files(tx, id, letter, (&files, None), now).await?;
    Ok(Some(version))
}

/// How the text in this language came about, the text in force first.
pub async fn history(conn: &mut PgConnection, id: i64, language: &Language) -> sqlx::Result<Vec<Step>> {
    let signed = store::texts::signed(conn, id).await?;
    let mut told = BTreeSet::new();
    let steps = store::texts::changes(conn, id, language).await?.into_iter().rev().map(|change| {
        let is_last = told.insert(change.version);
        let signed = is_last.then(|| signed.get(&change.version_id).copied().unwrap_or_default());
        Step { change, signed }
    });
    Ok(steps.collect())
}

/// The text of this row beside the one in force, if it is superseded.
pub async fn earlier(conn: &mut PgConnection, id: i64, version: i64) -> sqlx::Result<Option<Earlier>> {
    let Some((language, signed)) = store::texts::superseded(conn, version).await? else { return Ok(None) };
    let mut changes = store::texts::changes(conn, id, &language).await?;
    let since = changes.iter().rposition(|change| change.version_id == version).map_or(0, |at| at + 1);
    let notes = changes[since..].iter().filter(|change| change.kind != ChangeKind::Editorial);
    let notes = notes.map(|change| change.note.clone()).filter(|note| !note.is_empty()).collect();
    Ok(changes.pop().map(|in_force| Earlier { language, signed, in_force, notes }))
}

/// Are these files of a letter the ones in force? Until the transaction ends they stay so.
pub async fn is_in_force(tx: &mut PgConnection, id: i64, letter: &Letter) -> sqlx::Result<bool> {
    store::is_in_force(tx, id, &letter.files_hash).await
}

/// Puts another body below the front matter of the text in this language.
fn replace_body(files: &mut Files, own: &Language, language: &Language, body: &str) {
    let is_wanted = |path: &str| match language_of(path) {
        Some(tag) => tag.parse::<Language>().is_ok_and(|tag| tag == *language),
        None => path == LETTER && language == own,
    };
    let path = files.iter().map(|(path, _)| path).find(|path| is_wanted(path)).map(str::to_owned);
    let text = path.as_deref().and_then(|path| files.text(path, &mut Vec::new()));
    let replaced = text.and_then(|text| front_matter::over(&text, body));
    if let (Some(path), Some(replaced)) = (path, replaced) {
        files.insert(&path, replaced);
    }
}

/// What is said of texts that wait, where mistakes are told.
pub(in crate::letters) fn problems(letter: &Letter, waiting: &BTreeMap<Language, Waiting>) -> Vec<Problem> {
    let told = waiting.values().map(|text| {
        let is_own = text.language == letter.language;
        let (file, lang) = if is_own {
            (LETTER.to_owned(), String::new())
        } else {
            (format!("letter.{}.md", text.language), format!(" --lang {}", text.language))
        };
        let what = format!(
            "the changed text waits, as people have signed the one in force. `undersigned text {slug}` shows the \
             difference; `undersigned text {slug}{lang} --editorial` or `--material` puts it in force",
            slug = letter.slug,
        );
        Problem::new(&file, 1, what).within(letter.slug.as_str())
    });
    told.collect()
}
