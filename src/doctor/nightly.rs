//! What has changed since the night before, told to the owners by mail: nobody reads the same report every morning, and
//! a record that vanished from the DNS is noticed when signers miss their mails.

use std::net::SocketAddr;

use async_trait::async_trait;
use sqlx::{PgConnection, PgPool, query, query_as};
use time::OffsetDateTime;
use uuid::Uuid;

use super::{Doubt, Finding, Findings, Right, Wrong, backups, of_address, of_sender, of_site, room};
use crate::{
    app::App,
    mail::{self, Rendered, Renderer},
    organizers::{
        accounts::Account,
        emails::{GONE, MailContext},
    },
};

/// The kind of mail that says what has changed.
const FINDINGS_MAIL: &str = "findings";

/// Looks at everything, and owes the owners a mail if something became right or wrong.
pub async fn tell(app: &App, dns: Option<SocketAddr>) -> anyhow::Result<()> {
    let public = app.site.public();
    if public.is_local() {
        return Ok(());
    }
    let mut found = Findings::default();
    of_address(&app.config, public, &mut found);
    let problems = app.library.problems().len();
    found.add(
        "letters",
        match problems {
            0 => Right("no problems".into()),
            _ => Wrong(format!("{problems} problems: undersigned check names them, with their lines")),
        },
    );
    found.add("disk", room(&app.config.data));
    found.add("backups", backups(&app.config));
    of_site(app, &mut found).await?;
    of_sender(app, dns, &mut found).await;
    let (now, mut tx) = (app.clock.now(), app.database.pool().begin().await?);
    if note(&mut tx, &found, now).await? {
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

/// Keeps what was found. Whether something became right or wrong; what was never wrong is no news.
async fn note(tx: &mut PgConnection, found: &Findings, now: OffsetDateTime) -> sqlx::Result<bool> {
    let rows =
        found.iter().map(|(what, finding)| (what.to_owned(), mark(finding), finding.words().to_owned()));
    let (mut names, mut marks, mut words) = (Vec::new(), Vec::new(), Vec::new());
    for (what, mark, said) in rows {
        names.push(what);
        marks.push(mark.to_owned());
        words.push(said);
    }
    let news = query!(
        r#"with found as (
               select * from unnest($1::text[], $2::text[], $3::text[]) as found (what, mark, words)
           ), news as (
               select count(*) as count from found left join finding using (what)
               where found.mark is distinct from coalesce(finding.mark, 'right')
           ), gone as (
               delete from finding where what <> all($1)
           ), kept as (
               insert into finding (what, mark, words, since) select what, mark, words, $4 from found
               on conflict (what) do update
               set mark = excluded.mark, words = excluded.words,
                   since = case when finding.mark = excluded.mark then finding.since else excluded.since end
           )
           select count as "count!" from news"#,
        &names,
        &marks,
        &words,
        now
    )
    .fetch_one(tx)
    .await?;
    Ok(news.count > 0)
}

const fn mark(finding: &Finding) -> &'static str {
    match finding {
        Right(_) => "right",
        Doubt(_) => "doubt",
        Wrong(_) => "wrong",
    }
}

/// What was found, as it is kept.
struct Kept {
    what: String,
    mark: String,
    words: String,
    /// Whether it became so in the last night.
    is_new: bool,
}

/// What became so in the last night, and what is wrong still.
async fn kept(conn: &mut PgConnection) -> sqlx::Result<Vec<Kept>> {
    query_as!(
        Kept,
        r#"select what, mark, words, is_new as "is_new!"
           from (select *, since = max(since) over () as is_new from finding) as finding
           where (is_new and since > (select min(since) from finding)) or mark = 'wrong' or (is_new and mark = 'doubt')
           order by is_new desc, mark = 'wrong' desc, what"#
    )
    .fetch_all(conn)
    .await
}

/// The mail to an owner. The findings themselves are in English, as the commands that mend them.
pub struct FindingsMail {
    pub context: MailContext,
    pub pool: PgPool,
}

#[async_trait]
impl Renderer for FindingsMail {
    fn kind(&self) -> &'static str {
        FINDINGS_MAIL
    }

    async fn render(&self, subject: Uuid) -> anyhow::Result<Rendered> {
        let account = self.context.account(subject).await?.filter(Account::is_open_owner);
        let Some(account) = account else { return Ok(GONE) };
        let kept = kept(&mut *self.pool.acquire().await?).await?;
        let mut draft = self.context.begin(&account, "mail-findings-subject");
        let mut say = |words: &str, of: Vec<&Kept>| {
            if of.is_empty() {
                return;
            }
            draft.say_of_site(words);
            for one in of {
                let mark = draft.words.say(&format!("mail-findings-{}", one.mark));
                draft.paragraph(format!("{mark} · {}: {}", one.what, one.words));
            }
        };
        let (new, still): (Vec<_>, Vec<_>) = kept.iter().partition(|one| one.is_new);
        say("mail-findings-open", new);
        say("mail-findings-still", still);
        draft.say("mail-findings-all");
        Ok(draft.finish(&account))
    }
}
