//! Owns how the text of a letter changes: at once while it has no signatures, and after a decision when it has.
//!
//! A signer signs the exact words of a letter. So a changed text of a signed letter does not come into force when
//! it is saved: the signed text stays, together with the other saved files, until an organizer says whether the
//! change is editorial or material. Waiting texts are stored in the database, so that restarts and other nodes
//! agree.

pub use crate::letters::store::texts::{TextChange, WaitingText};
use std::collections::{BTreeMap, BTreeSet};

use async_trait::async_trait;
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
pub struct HistoryStep {
    pub change: TextChange,
    /// The number of published signatures on this text. `None` if the same text came back in a later step, which
    /// shows the number.
    pub signed: Option<i64>,
}

/// A signed text that is superseded, together with the text in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earlier {
    /// The language of both texts.
    pub language: Language,
    /// The canonical Markdown that was signed.
    pub signed: String,
    pub in_force: TextChange,
    /// The organizers' notes about the changes in between, the oldest first.
    pub notes: Vec<String>,
}

/// A decision about a text that waits.
#[derive(Clone, Copy, Debug)]
pub struct ChangeDecision<'a> {
    pub language: &'a Language,
    /// The version that was reviewed. A version saved after the review waits for its own decision.
    pub version: Version,
    pub kind: ChangeKind,
    /// The note that readers and signers see.
    pub note: &'a str,
}

/// What letters need to know of signatures. Signing comes after letters, and is handed in by the program.
#[async_trait]
pub trait SignedTexts: Send + Sync {
    /// Whether the letter has signatures besides those that its organizers entered in its file.
    async fn is_signed(&self, conn: &mut PgConnection, letter: i64) -> sqlx::Result<bool>;

    /// How many published signatures each text of a letter has, by the text's row.
    async fn by_text(&self, conn: &mut PgConnection, letter: i64) -> sqlx::Result<BTreeMap<i64, i64>>;
}

/// Records the texts of a saved letter and returns the files that come into force: the saved ones, with the text in
/// force in place of each text that waits.
pub(in crate::letters) async fn take_in(
    tx: &mut PgConnection,
    signatures: &dyn SignedTexts,
    (row, letter): (&Row, &Letter),
    mut files: Files,
    now: OffsetDateTime,
) -> sqlx::Result<Files> {
    let id = row.id;
    let is_signed = signatures.is_signed(tx, id).await?;
    // A draft has no history: only its authors have seen it.
    let was_draft = !is_signed && row.shown_from.is_none_or(|shown| now < shown);
    let in_force = store::texts::in_force(tx, id).await?;
    let (mut waiting, mut kept) = (Vec::new(), Vec::new());
    for text in &letter.texts {
        let before = in_force.get(&text.language);
        if before.is_some_and(|before| before.version == text.version) {
            continue;
        }
        // A change in comments is not a change of the text: the signed version stays in force and needs no
        // decision.
        if let Some(before) = before
            && !was_draft
            && handed_out(&before.body) == handed_out(&text.body)
        {
            kept.push(&text.language);
            continue;
        }
        if is_signed && before.is_some() {
            waiting.push(WaitingText {
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
    // The text in force may show pictures that were removed from the folder together with the old text.
    for (path, _, content) in store::files(tx, id).await?.within(IMAGES) {
        if files.get(path).is_none() {
            files.insert(path, content.clone());
        }
    }
    Ok(files)
}

/// Puts a waiting text in force and returns its row; `None` if it no longer waits.
pub async fn put_in_force(
    tx: &mut PgConnection,
    id: i64,
    letter: &Letter,
    decision: ChangeDecision<'_>,
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

/// The history of the text in this language, the text in force first.
pub(in crate::letters) async fn history(
    conn: &mut PgConnection,
    signatures: &dyn SignedTexts,
    id: i64,
    language: &Language,
) -> sqlx::Result<Vec<HistoryStep>> {
    let signed = signatures.by_text(conn, id).await?;
    let mut told = BTreeSet::new();
    let steps = store::texts::changes(conn, id, language).await?.into_iter().rev().map(|change| {
        let is_last = told.insert(change.version);
        let signed = is_last.then(|| signed.get(&change.version_id).copied().unwrap_or_default());
        HistoryStep { change, signed }
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

/// True if these files of a letter are the ones in force. They stay so until the transaction ends.
pub async fn is_in_force(tx: &mut PgConnection, id: i64, letter: &Letter) -> sqlx::Result<bool> {
    store::is_in_force(tx, id, &letter.files_hash).await
}

/// Replaces the body below the front matter of the text in this language.
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

/// Reports waiting texts as problems, so that they are listed where mistakes are.
pub(in crate::letters) fn problems(
    letter: &Letter,
    waiting: &BTreeMap<Language, WaitingText>,
) -> Vec<Problem> {
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
