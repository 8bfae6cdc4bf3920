//! The evening of a letter that the news names, in an open loop: people open the page, sign and confirm at their own
//! rate, however long others wait for their answers.

use std::{
    io,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant, SystemTime, UNIX_EPOCH},
};

use tokio::{
    sync::{Mutex, mpsc},
    task::JoinSet,
};

use super::{
    Site,
    http::Connection,
    latency::Latencies,
    smtp::MailServer,
    visitors::{Form, confirmation, figures, page},
};

/// How many connections each kind of visitor has: enough that a request that is due finds one that is free.
const CONNECTIONS: u32 = 64;

/// How long the last mails may take.
const PATIENCE: Duration = Duration::from_secs(120);

#[derive(clap::Args)]
pub struct Evening {
    #[command(flatten)]
    site: Site,
    /// Pages a second
    #[arg(long, default_value_t = 10_000)]
    pages: u32,
    /// Forms a second; each is confirmed as soon as its mail has arrived
    #[arg(long, default_value_t = 330)]
    forms: u32,
    #[arg(long, default_value_t = 60)]
    seconds: u32,
}

impl Evening {
    pub async fn run(self) -> io::Result<()> {
        let (mail, links) = MailServer::start(self.site.smtp).await?;
        let form = Form::read(&self.site).await?;
        let before = count(&self.site).await?;
        let run = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_millis();
        let all = (self.forms * self.seconds) as usize;

        let confirming = tokio::spawn(confirm(self.site.clone(), links, all));
        let site = self.site.clone();
        let reading = tokio::spawn(self.at_rate(self.pages, 200, move || page(&site)));
        let signing = tokio::spawn(self.at_rate(self.forms, 303, move || form.filled(run)));
        println!("pages {}", reading.await??.summary());
        println!("forms {}", signing.await??.summary());
        let signed_at = Instant::now();
        println!("confirmations {}", confirming.await??.summary());
        while mail.received() < 2 * all && signed_at.elapsed() < PATIENCE {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        let last = mail.last_at().saturating_duration_since(signed_at).as_secs_f64();
        println!("mails count {} of {} last {last:.1}", mail.received(), 2 * all);
        println!("counted {} of {all}", count(&self.site).await? - before);
        Ok(())
    }

    /// Sends a request at each time at which one is due.
    fn at_rate<R>(
        &self,
        rate: u32,
        expected: u16,
        request: R,
    ) -> impl Future<Output = io::Result<Latencies>> + use<R>
    where
        R: Fn() -> String + Send + Sync + 'static,
    {
        let (count, site) = (rate * self.seconds, self.site.site);
        async move {
            let (request, turn) = (Arc::new(request), Arc::new(AtomicUsize::new(0)));
            let mut visitors = JoinSet::new();
            let began = Instant::now();
            for _ in 0..CONNECTIONS {
                let (request, turn) = (Arc::clone(&request), Arc::clone(&turn));
                visitors.spawn(async move {
                    let mut latencies = Latencies::default();
                    let mut connection = Connection::open(site).await?;
                    loop {
                        let at = turn.fetch_add(1, Ordering::Relaxed) as u32;
                        if at >= count {
                            return Ok(latencies);
                        }
                        let due = began + Duration::from_secs_f64(f64::from(at) / f64::from(rate));
                        tokio::time::sleep_until(due.into()).await;
                        expect(expected, &mut connection, &request()).await?;
                        latencies.add(due.elapsed());
                    }
                });
            }
            join(visitors).await
        }
    }
}

/// Presses the button of each link when its mail arrives.
async fn confirm(site: Site, links: mpsc::UnboundedReceiver<String>, all: usize) -> io::Result<Latencies> {
    let (queue, due) = mpsc::unbounded_channel();
    tokio::spawn(async move {
        let mut links = links;
        for _ in 0..all {
            let Some(link) = links.recv().await else { break };
            drop(queue.send((link, Instant::now())));
        }
    });
    let due = Arc::new(Mutex::new(due));
    let mut visitors = JoinSet::new();
    for _ in 0..CONNECTIONS {
        let (due, site) = (Arc::clone(&due), site.clone());
        visitors.spawn(async move {
            let mut latencies = Latencies::default();
            let mut connection = Connection::open(site.site).await?;
            loop {
                let next = due.lock().await.recv().await;
                let Some((link, arrived)) = next else { return Ok(latencies) };
                expect(303, &mut connection, &confirmation(&site, &link)).await?;
                latencies.add(arrived.elapsed());
            }
        });
    }
    join(visitors).await
}

async fn join(mut visitors: JoinSet<io::Result<Latencies>>) -> io::Result<Latencies> {
    let mut all = Latencies::default();
    while let Some(latencies) = visitors.join_next().await {
        all.merge(latencies??);
    }
    Ok(all)
}

async fn expect(status: u16, connection: &mut Connection, request: &str) -> io::Result<()> {
    match connection.ask(request).await?.status {
        found if found == status => Ok(()),
        other => Err(io::Error::other(format!("an answer of {other}"))),
    }
}

/// The count of the letter, as its figures say it.
async fn count(site: &Site) -> io::Result<i64> {
    let answer = Connection::open(site.site).await?.ask(&figures(site)).await?;
    let said: serde_json::Value = serde_json::from_slice(&answer.body)?;
    said["count"].as_i64().ok_or_else(|| io::Error::other("the figures have no count"))
}
