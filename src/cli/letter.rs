//! `undersigned letter`: a letter that is written on the site as a folder, and a folder into the site's keeping. Both
//! keep every byte.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context, bail};

use super::{
    held::{with_changes, with_site},
    say,
};
use crate::{
    app::App,
    audit::Who,
    config::Config,
    letters::{
        Files, Loaded, Problem, Slug, Source,
        library::site_letters::{NotSaved, WorkingCopy},
    },
};

/// Beside the files of a folder that was pulled: which version of each it was. It is no file of the letter.
const PULLED: &str = ".undersigned";

pub async fn pull(config: Config, slug: String, folder: PathBuf) -> anyhow::Result<ExitCode> {
    with_site(config, async |app| {
        let letter = super::access::letter(app, &slug)?;
        let Some(copy) = app.library.working_copy(&letter).await? else {
            bail!(
                "\"{slug}\" is edited in its folder, {}, and not on the site",
                app.config.letters.join(&slug).display()
            );
        };
        write(&folder, &copy)?;
        say(&format!("{} files are in {}", copy.files.iter().count(), folder.display()));
        say(&format!("When you have changed them: undersigned letter push {}", folder.display()));
        Ok(())
    })
    .await
}

fn write(folder: &Path, copy: &WorkingCopy) -> anyhow::Result<()> {
    let is_empty = fs::read_dir(folder).map_or(true, |mut entries| entries.next().is_none());
    if !is_empty {
        bail!("{} is not empty; name a folder that is not there yet", folder.display());
    }
    let cannot = |path: &Path| format!("{} cannot be written", path.display());
    for (path, content) in copy.files.iter() {
        let place = folder.join(path);
        let within = place.parent().unwrap_or(folder);
        fs::create_dir_all(within).with_context(|| cannot(within))?;
        fs::write(&place, content).with_context(|| cannot(&place))?;
    }
    let place = folder.join(PULLED);
    fs::write(&place, written(copy)).with_context(|| cannot(&place))
}

/// The versions of a working copy as [`PULLED`] holds them.
fn written(copy: &WorkingCopy) -> String {
    copy.versions.iter().map(|(path, version)| format!("{version} {path}\n")).collect()
}

#[derive(Clone, Copy)]
pub struct Push {
    /// Put it before the public, too.
    pub publishes: bool,
    /// Even if others have saved it on the site since.
    pub overwrites: bool,
}

pub async fn push(config: Config, folder: PathBuf, push: Push) -> anyhow::Result<ExitCode> {
    with_changes(config, async |app| {
        let name =
            fs::canonicalize(&folder).with_context(|| format!("{} cannot be read", folder.display()))?;
        let name = name.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let slug: Slug = name
            .parse()
            .with_context(|| format!("the folder's name \"{name}\" becomes the letter's address"))?;
        let files = Files::read(&folder).map_err(|problems| wrong(&problems))?;
        let pulled = fs::read_to_string(folder.join(PULLED)).ok().map(|text| versions(&text));
        keep(app, &slug, (&files, pulled), push).await?;
        app.follow_letters().await?;
        if push.publishes {
            let letter = super::access::letter(app, slug.as_str())?;
            app.library.publish(&letter, Who::CommandLine).await.map_err(told)?;
            app.follow_letters().await?;
            let letter = super::access::letter(app, slug.as_str())?;
            for text in letter.waiting.keys() {
                say(&format!(
                    "the changed text ({text}) waits, as people have signed it: undersigned text {slug}"
                ));
            }
            say("saved, and published");
        } else {
            say("saved; what the public reads is as it was (--publish changes that)");
        }
        if let Some(letter) = app.library.find(slug.as_str())
            && let Some(copy) = app.library.working_copy(&letter).await?
        {
            // What comes next is compared with this.
            fs::write(folder.join(PULLED), written(&copy)).ok();
        }
        Ok(())
    })
    .await
}

/// Saves the files of a letter that is new, is edited in a folder so far, or was pulled from the site.
async fn keep(
    app: &App,
    slug: &Slug,
    (files, pulled): (&Files, Option<BTreeMap<String, i64>>),
    push: Push,
) -> anyhow::Result<()> {
    let library = &app.library;
    let known = library.find(slug.as_str()).filter(|letter| letter.letter.slug == *slug);
    let Some(letter) = known else {
        library.begin(slug, files, Who::CommandLine).await.map_err(told)?;
        return Ok(());
    };
    if let Err(problems) = library.parse(slug, files.clone()).await? {
        return Err(wrong(&problems));
    }
    if letter.source == Source::Folder {
        library.take_over(&letter, files, Who::CommandLine).await.map_err(told)?;
        say(
            "the letter is edited on the site from now on; its folder among the letters is not read any more",
        );
        return Ok(());
    }
    let present = library.working_copy(&letter).await?.unwrap_or_default();
    if !push.overwrites {
        refuse_others(&letter, &present, pulled)?;
    }
    let changes = present.replaced_by(files);
    library.save(&letter, &changes, &present.versions, Who::CommandLine).await.map_err(told)?;
    Ok(())
}

/// Refuses to overwrite what others saved on the site since the folder was pulled.
fn refuse_others(
    letter: &Loaded,
    present: &WorkingCopy,
    pulled: Option<BTreeMap<String, i64>>,
) -> anyhow::Result<()> {
    let slug = &letter.letter.slug;
    let Some(pulled) = pulled else {
        bail!(
            "\"{slug}\" is written on the site, and this folder was not pulled from there; pull it (undersigned letter \
             pull {slug} DIR), or say --overwrite"
        );
    };
    let paths = present.versions.keys().chain(pulled.keys());
    let mut changed: Vec<&str> =
        paths.filter(|path| present.versions.get(*path) != pulled.get(*path)).map(String::as_str).collect();
    changed.dedup();
    if changed.is_empty() {
        return Ok(());
    }
    bail!(
        "since you pulled \"{slug}\", others have saved on the site: {}. Pull it into another folder and bring both \
         together, or say --overwrite; earlier versions are kept in either case",
        changed.join(", ")
    );
}

fn versions(text: &str) -> BTreeMap<String, i64> {
    let line = |line: &str| {
        let (version, path) = line.split_once(' ')?;
        Some((path.to_owned(), version.parse().ok()?))
    };
    text.lines().filter_map(line).collect()
}

fn wrong(problems: &[Problem]) -> anyhow::Error {
    let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
    anyhow::anyhow!("nothing was saved; correct this first:\n{}", lines.join("\n"))
}

fn told(error: NotSaved) -> anyhow::Error {
    match error {
        NotSaved::Wrong(problems) => wrong(&problems),
        other => anyhow::Error::new(other),
    }
}
