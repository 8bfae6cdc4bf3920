//! Owns the erasure of a withdrawn signature: its words, its address, and everything that other modules store about
//! its signer. Number, dates and the mailbox's hash remain as the tombstone.

use crate::signing::{
    review,
    signature::{
        Signature,
        details::SignerText,
        store::{identity_checks, imports, signatures},
        unit_of_work::UnitOfWork,
    },
    signer::store::{moves, questions},
    submission,
};

/// Erases these locked signatures. Entered lines are erased import by import: all lines in one call belong to the
/// same import.
pub(in crate::signing) async fn erase(work: &mut UnitOfWork, leaving: &[Signature]) -> sqlx::Result<()> {
    forget_names(work, leaving).await?;
    let ids: Vec<_> = leaving.iter().map(|one| one.id).collect();
    let (now, conn) = (work.now(), work.conn());
    review::store::address_access::erase(conn, &ids).await?;
    identity_checks::erase(conn, &ids).await?;
    questions::erase(conn, &ids).await?;
    moves::erase(conn, &ids).await?;
    submission::store::mail_limit::forget_addresses(conn, &ids).await?;
    signatures::erase(conn, &ids, now).await
}

/// Removes the names of leaving signers from the source stated for their import: that text is public for as long as
/// the letter.
async fn forget_names(work: &mut UnitOfWork, leaving: &[Signature]) -> sqlx::Result<()> {
    let Some(one) = leaving.first() else { return Ok(()) };
    let Some((import, provenance)) = imports::lock_provenance(work.conn(), one.id).await? else {
        return Ok(());
    };
    let mut kept = SignerText::all_struck_from(leaving.iter().map(|one| &one.details.text), &provenance);
    if leaving.len() == 1 {
        kept = one.details.text.struck_from(&kept);
    }
    if kept != provenance {
        imports::say_from_where(work.conn(), import, &kept).await?;
    }
    Ok(())
}
