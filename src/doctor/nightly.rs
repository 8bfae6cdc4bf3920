//! What has changed since the night before, told to the owners by mail: nobody reads the same report every morning, and
//! a record that vanished from the DNS is noticed when signers miss their mails.

use std::net::SocketAddr;

use super::{Findings, Right, Wrong, email::FINDINGS_MAIL, of_machine, of_sender, of_site, store};
use crate::{app::App, mail};

/// Looks at everything, and owes the owners a mail if something became right or wrong.
pub async fn tell(app: &App, dns: Option<SocketAddr>) -> anyhow::Result<()> {
    let public = app.site.public();
    if public.is_local() {
        return Ok(());
    }
    let mut found = Findings::default();
    let letters = match app.library.problems().len() {
        0 => Right("no problems".into()),
        problems => Wrong(format!("{problems} problems: undersigned check names them, with their lines")),
    };
    of_machine(&app.config, public, letters, &mut found);
    of_site(app, &mut found).await?;
    of_sender(app, dns, &mut found).await;
    let (now, mut tx) = (app.clock.now(), app.database.pool().begin().await?);
    if store::note(&mut tx, &found, now).await? {
        let accounts = app.organizers.accounts().await?;
        let owners = accounts.iter().filter(|account| account.is_open_owner());
        let owed = owners.map(|owner| mail::Owed {
            kind: FINDINGS_MAIL,
            subject: owner.id,
            priority: mail::Priority::Personal,
        });
        mail::enqueue(&mut tx, now, &owed.collect::<Vec<_>>()).await?;
    }
    tx.commit().await?;
    app.outbox.wake();
    Ok(())
}
