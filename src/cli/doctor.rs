//! `undersigned doctor`: looks at everything that the site needs, one line each, with a remedy where something is wrong.

use std::{collections::BTreeMap, fs, net::SocketAddr, path::Path, process::ExitCode};

use anyhow::Context as _;

use super::{check, open::open, say};
use crate::{
    config::{Config, PublicUrl},
    doctor::{
        self,
        Finding::{self, Doubt, Right, Wrong},
        Findings,
    },
};

/// How a finding is marked in the report.
const MARKS: [&str; 3] = ["ok   ", "note ", "FAIL "];

/// The findings of the last time, for `--changes`: a mark and a name in each line.
const LAST: &str = "doctor.last";

#[derive(Default)]
struct Report {
    is_wrong: bool,
    /// What was found the last time, if only what differs is said.
    last: Option<BTreeMap<String, String>>,
    marks: BTreeMap<String, String>,
}

impl Report {
    /// Says what differs from the last time, as far as that is known.
    fn of_changes(data: &Path) -> Self {
        let known = fs::read_to_string(data.join(LAST)).unwrap_or_default();
        let lines = known.lines().filter_map(|line| line.split_at_checked(MARKS[0].len()));
        let last = lines.map(|(mark, what)| (what.to_owned(), mark.to_owned())).collect();
        Self { last: Some(last), ..Self::default() }
    }

    fn add(&mut self, what: &str, finding: &Finding) {
        let [right, doubt, wrong] = MARKS;
        let (mark, words) = match finding {
            Right(words) => (right, words),
            Doubt(words) => (doubt, words),
            Wrong(words) => {
                self.is_wrong = true;
                (wrong, words)
            }
        };
        // Amounts differ every day; what counts is whether something is right.
        let is_news =
            self.last.as_ref().is_none_or(|last| last.get(what).is_none_or(|before| before != mark));
        self.marks.insert(what.to_owned(), mark.to_owned());
        if is_news {
            say(&format!("{mark}{what}: {words}"));
        }
    }

    /// Keeps what was found for the next time.
    fn keep(mut self, data: &Path) -> anyhow::Result<()> {
        let Some(last) = self.last else { return Ok(()) };
        let is_blind = self.marks.get("database").is_some_and(|mark| mark == MARKS[2]);
        for (gone, mark) in last {
            if is_blind {
                // Without a database, most is not looked at.
                self.marks.entry(gone).or_insert(mark);
            } else if !self.marks.contains_key(&gone) {
                say(&format!("gone {gone}"));
            }
        }
        let lines: String = self.marks.iter().map(|(what, mark)| format!("{mark}{what}\n")).collect();
        let path = data.join(LAST);
        fs::create_dir_all(data)
            .and_then(|()| fs::write(&path, lines))
            .with_context(|| format!("{} cannot be written", path.display()))
    }
}

#[derive(Debug, clap::Args)]
pub struct DoctorArgs {
    /// Say only what has become right or wrong since the last time this was asked; for a job each night, whose output is mailed
    #[arg(long)]
    changes: bool,
    /// The DNS server that is asked about the sender's domain, as 9.9.9.9:53 [default: those of the system]
    #[arg(long)]
    dns: Option<SocketAddr>,
}

pub async fn run(config: Config, asked: DoctorArgs) -> anyhow::Result<ExitCode> {
    let public = config.public_url(config.listen.port());
    let data = config.data.clone();
    let mut report = if asked.changes { Report::of_changes(&data) } else { Report::default() };
    let mut found = Findings::default();
    doctor::of_machine(&config, &public, letters(&config, &public), &mut found);
    match open(config, public).await {
        Ok((app, _, database)) => {
            found.add("database", Right(format!("{}, up to date", database.describe())));
            found.add("secret", Right("opens the keys".into()));
            if let Err(error) = doctor::of_site(&app, &mut found).await {
                found.add("database", Wrong(format!("{error:#}")));
            }
            doctor::of_sender(&app, asked.dns, &mut found).await;
            database.close().await;
        }
        Err(error) => found.add("database", Wrong(format!("{error:#}"))),
    }
    for (what, finding) in found.iter() {
        report.add(what, finding);
    }
    let is_wrong = report.is_wrong;
    report.keep(&data)?;
    Ok(if is_wrong { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn letters(config: &Config, public: &PublicUrl) -> Finding {
    match check::sum(&config.letters, !public.is_local()) {
        Ok((words, true)) => Right(words),
        Ok((words, false)) => Wrong(format!("{words}: undersigned check names them, with their lines")),
        Err(error) => Wrong(format!("{error:#}")),
    }
}
