//! First signatories: the lines of `signatories.csv`, kept in step with their file.
//!
//! A line is recognised by its id, else by its folded name. A new line is published, a changed one rewritten in
//! place, a removed one withdrawn; numbers stay with the lines that had them. While nobody else has signed, they
//! stand under whatever text their organizers save: file and text are one statement.

use std::collections::{HashMap, HashSet};

use serde_json::json;
use uuid::Uuid;

use crate::{
    audit::{self, Who},
    chunks::{self, Left},
    letters::{FirstSignatory, Loaded, library::text_changes},
    signing::{
        Signing, decision,
        signature::{
            State, VerifiedBy,
            details::{Adherence, Said, Visibility},
            fields::{Plain, SignerName, Website},
            store,
            tally::{Change, Standing},
        },
        signer,
    },
};

impl Signing {
    /// Brings the database in step with the letter's file.
    pub async fn sync_first(&self, loaded: &Loaded) -> sqlx::Result<()> {
        while self.sync_some_first(loaded).await?.is_more() {}
        Ok(())
    }

    /// Does the next chunk of what is different: lines of each kind, in the order of the file. What is left is seen by
    /// comparing again, whatever stops in between.
    async fn sync_some_first(&self, loaded: &Loaded) -> sqlx::Result<Left> {
        let now = self.clock.now();
        let mut tx = self.pool.begin().await?;
        // Two nodes that read one file at once follow each other.
        store::signatures::lock_mailboxes(&mut tx, &[loaded.id.to_be_bytes().to_vec()]).await?;
        let stored = store::signatures::first(&mut tx, loaded.id).await?;
        let by_key: HashMap<&str, &store::signatures::FirstLine> =
            stored.iter().map(|line| (line.key.as_str(), line)).collect();
        let mut added = Vec::new();
        let mut rewritten = Vec::new();
        let left = signer::store::claims::left(&mut tx, loaded.id).await?;
        let has_left = |line: &FirstSignatory| left.contains(&self.keys.name_hash(loaded.id, &line.key));
        for (place, line) in (1..).zip(&loaded.letter.signatories) {
            let adherence = adherence(line);
            match by_key.get(line.key.as_str()) {
                // Whoever took their name off does not come back by the file.
                None if has_left(line) => {}
                None => added.push((Uuid::now_v7(), place, line, adherence)),
                // What a person has made their own says what they say; it only moves.
                Some(known) if known.is_claimed => {
                    if known.place != place {
                        rewritten.push((known.id, place, known.adherence.clone()));
                    }
                }
                Some(known) if known.place != place || known.adherence != adherence => {
                    rewritten.push((known.id, place, adherence));
                }
                Some(_) => {}
            }
        }
        let kept: HashSet<&str> = loaded.letter.signatories.iter().map(|line| line.key.as_str()).collect();
        let (claimed, removed): (Vec<_>, Vec<_>) =
            stored.iter().filter(|line| !kept.contains(line.key.as_str())).partition(|line| line.is_claimed);
        let ids = |lines: Vec<&store::signatures::FirstLine>| lines.iter().map(|line| line.id).collect();
        let (claimed, mut removed): (Vec<Uuid>, Vec<Uuid>) = (ids(claimed), ids(removed));
        let most = [added.len(), rewritten.len(), removed.len()].into_iter().max().unwrap_or_default();
        let mut left = Left::after(most);
        added.truncate(chunks::SIZE);
        rewritten.truncate(chunks::SIZE);
        removed.truncate(chunks::SIZE);
        // Folder and database may have gone on since: then whoever took that in, or will, does this.
        if !text_changes::is_in_force(&mut tx, loaded.id, &loaded.letter).await? {
            return Ok(Left::Nothing);
        }
        let version = (loaded.own_version(), &loaded.letter.language);
        let moved = signer::store::reconsent::move_first_unsigned(&mut tx, loaded.id, version).await?;
        signer::store::claims::let_go(&mut tx, &claimed).await?;
        let is_settled = [&removed, &moved, &claimed].iter().all(|ids| ids.is_empty());
        if is_settled && added.is_empty() && rewritten.is_empty() {
            return Ok(Left::Nothing);
        }
        if Left::after(moved.len()).is_more() {
            left = Left::More;
        }

        let mut change = Change::default();
        // A moderator may have rejected one meanwhile.
        for before in decision::store::bulk::lock(&mut tx, &removed).await? {
            change.remove(before.standing());
            change.add(Standing { state: State::Withdrawn, ..before.standing() });
        }
        for (.., adherence) in &added {
            change.add(Standing::published(adherence, VerifiedBy::Entered));
        }
        store::signatures::erase(&mut tx, &removed, now).await?;
        store::signatures::rewrite_first(&mut tx, &rewritten, now).await?;
        store::signatures::insert_first(&mut tx, loaded.id, version, &added, now).await?;

        let ids: Vec<Uuid> = added.iter().map(|(id, ..)| *id).collect();
        let changed: Vec<Uuid> = rewritten.iter().map(|(id, ..)| *id).collect();
        let entries: Vec<_> =
            [("enter", &ids), ("rewrite", &changed), ("withdraw", &removed), ("renew", &moved)]
                .into_iter()
                .flat_map(|(act, ids)| ids.iter().map(move |id| (act, *id)))
                .map(|(act, subject)| audit::Entry {
                    who: Who::Site,
                    act,
                    letter: loaded.id,
                    subject: Some(subject),
                    detail: json!({ "from": "signatories.csv" }),
                })
                .collect();
        audit::record(&mut tx, now, &entries).await?;
        let reached = store::tally::settle(&mut tx, loaded.id, &change, &ids, now).await?;
        let touched: Vec<Uuid> = changed.into_iter().chain(removed).chain(moved).collect();
        store::signatures::stamp(&mut tx, &touched, reached.revision).await?;
        tx.commit().await?;
        self.revisions.saw(reached);
        Ok(left)
    }
}

/// The file is the organizers' own word: it was checked when it was read.
fn adherence(line: &FirstSignatory) -> Adherence {
    let text = |text: &Option<String>| Plain::stored(text.clone().unwrap_or_default());
    Adherence {
        visibility: Visibility::Public,
        capacity: line.capacity,
        said: Said {
            name: SignerName::stored(line.name.clone()),
            role: text(&line.role),
            organisation: text(&line.organisation),
            website: line.website.as_ref().and_then(|page| Website::stored(page.as_str().to_owned())),
            ..Said::default()
        },
        updates: false,
    }
}
