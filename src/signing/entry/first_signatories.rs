//! First signatories: the lines of `signatories.csv`, synchronized with the database.
//!
//! A line is recognised by its id, or else by its folded name. A new line is published, a changed one is rewritten in
//! place, a removed one is withdrawn; numbers stay with the lines that had them. While no one else has signed, they
//! move to each new text that their organizers save: file and text are one statement.

use std::collections::{HashMap, HashSet};

use serde_json::json;
use uuid::Uuid;

use super::Entries;
use crate::{
    audit::{self, Who},
    chunks::{self, Left},
    letters::{FirstSignatory, Loaded, Source, library::text_changes},
    signing::{
        decision::erasure,
        signature::{
            self, State, VerifiedBy,
            details::{SignatureDetails, SignerText, Visibility},
            fields::{Plain, SignerName, Website},
            narrowing::FROM_FOLDER,
            store::{claims, signatures, versions},
            tally::Counted,
        },
        signer,
    },
};

impl Entries {
    /// Synchronizes the database with the letter's file.
    pub async fn sync_first(&self, loaded: &Loaded) -> sqlx::Result<()> {
        while self.sync_some_first(loaded).await?.is_more() {}
        Ok(())
    }

    /// Applies the next chunk of differences: lines of each kind, in the order of the file. The rest is found by
    /// comparing again, even after an interruption.
    async fn sync_some_first(&self, loaded: &Loaded) -> sqlx::Result<Left> {
        let mut work = self.context.begin().await?;
        let now = work.now();
        // Two nodes that read the same file take turns.
        signatures::lock_mailboxes(work.conn(), &[loaded.id.to_be_bytes().to_vec()]).await?;
        let stored = signatures::first(work.conn(), loaded.id).await?;
        let by_key: HashMap<&str, &signatures::FirstLine> =
            stored.iter().map(|line| (line.key.as_str(), line)).collect();
        let mut added = Vec::new();
        let mut rewritten = Vec::new();
        let left = signer::store::claims::left(work.conn(), loaded.id).await?;
        let has_left =
            |line: &FirstSignatory| left.contains(&self.context.keys.name_hash(loaded.id, &line.key));
        for (place, line) in (1..).zip(&loaded.letter.signatories) {
            let details = details(line);
            match by_key.get(line.key.as_str()) {
                // A person who removed their name does not come back through the file.
                None if has_left(line) => {}
                None => added.push((Uuid::now_v7(), place, line, details)),
                // A claimed line says what its person wants; only its position changes.
                Some(known) if known.is_claimed => {
                    if known.place != place {
                        rewritten.push((known.id, place, known.details.clone()));
                    }
                }
                Some(known) if known.place != place || known.details != details => {
                    rewritten.push((known.id, place, details));
                }
                Some(_) => {}
            }
        }
        let kept: HashSet<&str> = loaded.letter.signatories.iter().map(|line| line.key.as_str()).collect();
        let (claimed, removed): (Vec<_>, Vec<_>) =
            stored.iter().filter(|line| !kept.contains(line.key.as_str())).partition(|line| line.is_claimed);
        let ids = |lines: Vec<&signatures::FirstLine>| lines.iter().map(|line| line.id).collect();
        let (claimed, mut removed): (Vec<Uuid>, Vec<Uuid>) = (ids(claimed), ids(removed));
        let most = [added.len(), rewritten.len(), removed.len()].into_iter().max().unwrap_or_default();
        let mut left = Left::after(most);
        added.truncate(chunks::SIZE);
        rewritten.truncate(chunks::SIZE);
        removed.truncate(chunks::SIZE);
        // The folder and the database may have a newer text by now. Then the node that has taken in that text, or
        // will take it in, does this work.
        if !text_changes::is_in_force(work.conn(), loaded.id, &loaded.letter).await? {
            return Ok(Left::Nothing);
        }
        let version = (loaded.own_version(), &loaded.letter.language);
        let rebound = versions::move_first_unsigned(work.conn(), loaded.id, version).await?;
        let moved: Vec<Uuid> = rebound.iter().map(|one| one.id).collect();
        claims::let_go(work.conn(), &claimed).await?;
        let is_settled = [&removed, &moved, &claimed].iter().all(|ids| ids.is_empty());
        if is_settled && added.is_empty() && rewritten.is_empty() {
            return Ok(Left::Nothing);
        }
        if Left::after(moved.len()).is_more() {
            left = Left::More;
        }

        // A moderator may have rejected one of them meanwhile.
        let leaving = signature::store::bulk::lock(work.conn(), &removed).await?;
        for before in &leaving {
            work.changed(before, Counted { state: State::Withdrawn, ..before.counted() });
        }
        erasure::erase(&mut work, &leaving).await?;
        signatures::rewrite_first(work.conn(), &rewritten, now).await?;
        signatures::insert_first(work.conn(), loaded.id, version, &added, now).await?;

        for (id, _, _, details) in &added {
            work.published(loaded.id, *id, Counted::published(details, version.0, VerifiedBy::Entered));
        }
        let added: Vec<Uuid> = added.iter().map(|(id, ..)| *id).collect();
        let rewritten: Vec<Uuid> = rewritten.iter().map(|(id, ..)| *id).collect();
        // A folder is the record of its own lines; what is written on the site is in the database alone.
        let from = if loaded.source == Source::Site { "site" } else { FROM_FOLDER };
        let acts = [("enter", &added), ("rewrite", &rewritten), ("withdraw", &removed), ("renew", &moved)];
        for (act, ids) in acts {
            work.audit_all(ids.iter().map(|id| audit::Entry {
                who: Who::Site,
                act,
                letter: loaded.id,
                subject: Some(*id),
                detail: json!({ "from": from }),
            }));
        }
        work.revised(loaded.id);
        work.shown_anew(loaded.id, rewritten);
        work.rebound(loaded.id, &rebound, version.0);
        work.commit().await?;
        Ok(left)
    }
}

/// Organizers wrote the file themselves; it was checked when it was read.
fn details(line: &FirstSignatory) -> SignatureDetails {
    let text = |text: &Option<String>| Plain::stored(text.clone().unwrap_or_default());
    SignatureDetails {
        visibility: Visibility::Public,
        capacity: line.capacity,
        text: SignerText {
            name: SignerName::stored(line.name.clone()),
            role: text(&line.role),
            organisation: text(&line.organisation),
            website: line.website.as_ref().and_then(|page| Website::stored(page.as_str().to_owned())),
            ..SignerText::default()
        },
        updates: false,
    }
}
