//! A round in a closed loop: sign, wait for the mails, confirm.

use std::{
    io,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use tokio::task::JoinSet;

use super::{
    Site,
    http::Connection,
    latency::{Latencies, Summary},
    smtp::MailServer,
    visitors::{Form, confirmation},
};

/// How long the mails may take to arrive after the last form.
const PATIENCE: Duration = Duration::from_secs(300);

#[derive(clap::Args)]
pub struct Round {
    #[command(flatten)]
    site: Site,
    /// How many people sign at once, each after the answer to the one before
    #[arg(long, default_value_t = 32)]
    connections: usize,
    /// For how long
    #[arg(long, default_value_t = 5)]
    seconds: u64,
    /// The mail server answers only while none signs or confirms
    #[arg(long)]
    hold_mail: bool,
}

impl Round {
    pub async fn run(self) -> io::Result<()> {
        let (mail, mut links) = MailServer::start(self.site.smtp).await?;
        let form = Form::read(&self.site).await?;
        let run = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_millis();
        mail.set_open(!self.hold_mail);
        let until = Instant::now() + Duration::from_secs(self.seconds);
        let (signed, rate) = self.closed(move || (Instant::now() < until).then(|| form.filled(run))).await?;
        println!("signed rate {rate:.0} {signed}");

        mail.set_open(true);
        let count = signed.count;
        let mut confirmations = Vec::with_capacity(count);
        let waited = Instant::now();
        while confirmations.len() < count {
            let link = tokio::time::timeout(PATIENCE.saturating_sub(waited.elapsed()), links.recv()).await;
            let Ok(Some(link)) = link else {
                return Err(io::Error::other(format!("{} of {count} mails arrived", confirmations.len())));
            };
            confirmations.push(confirmation(&self.site, &link));
        }
        let took = waited.elapsed().as_secs_f64();
        println!("mailed count {count} after {took:.1}");

        mail.set_open(!self.hold_mail);
        let confirmations = Mutex::new(confirmations);
        let (confirmed, rate) =
            self.closed(move || confirmations.lock().unwrap_or_else(PoisonError::into_inner).pop()).await?;
        println!("confirmed rate {rate:.0} {confirmed}");
        mail.set_open(true);
        let all = count + confirmed.count;
        let waited = Instant::now();
        while mail.received() < all && waited.elapsed() < PATIENCE {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        println!("told count {} after {:.1}", mail.received(), waited.elapsed().as_secs_f64());
        Ok(())
    }

    /// Sends what `next` gives over all connections until it gives none. Each answer has to be the redirect that a
    /// person gets.
    async fn closed(
        &self,
        next: impl Fn() -> Option<String> + Send + Sync + 'static,
    ) -> io::Result<(Summary, f64)> {
        let next = Arc::new(next);
        let mut visitors = JoinSet::new();
        let began = Instant::now();
        for _ in 0..self.connections {
            let (next, site) = (Arc::clone(&next), self.site.site);
            visitors.spawn(async move {
                let mut latencies = Latencies::default();
                let mut connection = Connection::open(site).await?;
                while let Some(request) = next() {
                    let asked = Instant::now();
                    let answer = connection.ask(&request).await?;
                    if answer.status != 303 || answer.header("location").is_none() {
                        return Err(io::Error::other(format!("an answer of {}", answer.status)));
                    }
                    latencies.add(asked.elapsed());
                }
                Ok(latencies)
            });
        }
        let mut all = Latencies::default();
        while let Some(latencies) = visitors.join_next().await {
            all.merge(latencies??);
        }
        let rate = all.count() as f64 / began.elapsed().as_secs_f64();
        Ok((all.summary(), rate))
    }
}
