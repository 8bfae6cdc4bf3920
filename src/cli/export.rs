//! `undersigned export`: writes the public data of a letter, the same bytes as the web gives.

use std::{
    ffi::OsString,
    io::IsTerminal as _,
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::{Context, bail};
use tokio::io::{AsyncWrite, AsyncWriteExt as _};

use super::{access::letter, held::with_site};
use crate::{
    config::Config,
    exports::{Format, Selection, Subject, pieces::Pieces},
};

/// What is asked for.
#[derive(Debug, clap::Args)]
pub struct ExportArgs {
    /// The letter
    slug: String,
    /// The kind of file
    #[arg(long, value_enum, default_value = "csv")]
    format: Format,
    /// Where to write it [default: standard output]
    #[arg(long)]
    output: Option<PathBuf>,
}

pub async fn run(config: Config, asked: ExportArgs) -> anyhow::Result<ExitCode> {
    let ExportArgs { slug, format, output } = asked;
    if output.is_none() && format == Format::Xlsx && std::io::stdout().is_terminal() {
        bail!("a workbook is not for reading on a terminal; say where it goes: --output FILE");
    }
    with_site(config, async |app| {
        let letter = letter(app, &slug)?;
        let download =
            app.downloads.begin(app.database.readers(), letter.id, format, &Selection::default()).await?;
        let download = download.context("the database is too busy; try again")?;
        let pieces = download.stream(Subject::of(&letter.letter, &app.site));
        match &output {
            None => write(pieces, tokio::io::stdout()).await,
            Some(path) => replace(pieces, path).await,
        }
    })
    .await
}

/// Writes to a temporary file and renames it, so that the file under the final name is always complete.
async fn replace(pieces: Pieces, path: &Path) -> anyhow::Result<()> {
    let mut beside = OsString::from(path);
    beside.push(".partial");
    let file = tokio::fs::File::create(&beside).await;
    let file = file.with_context(|| format!("{} cannot be written", beside.display()))?;
    let written = write(pieces, file).await;
    if let Err(error) = written {
        drop(tokio::fs::remove_file(&beside).await);
        return Err(error);
    }
    tokio::fs::rename(&beside, path).await.with_context(|| format!("{} cannot be written", path.display()))
}

async fn write(mut pieces: Pieces, mut to: impl AsyncWrite + Unpin) -> anyhow::Result<()> {
    while let Some(piece) = pieces.next().await {
        to.write_all(&piece?).await?;
    }
    Ok(to.flush().await?)
}
