//! `undersigned demo`: invents signatures, to try a site.

use std::process::ExitCode;

use anyhow::Context;
use indicatif::{ProgressBar, ProgressStyle};

use super::{access::letter, held::with_changes, say};
use crate::config::Config;

/// What is asked for.
#[derive(Debug, clap::Args)]
pub struct DemoArgs {
    /// How many signatures to invent
    #[arg(long, default_value_t = 10_000)]
    signatures: usize,
    /// Under which letter [default: the newest]
    #[arg(long)]
    letter: Option<String>,
}

pub async fn run(config: Config, asked: DemoArgs) -> anyhow::Result<ExitCode> {
    with_changes(config, async |app| {
        let letter = match &asked.letter {
            Some(slug) => letter(app, slug)?,
            None => {
                let public = app.library.public(app.clock.now());
                public.into_iter().next().context(
                    "there is no letter that the public can read; the site knows those of its folder once it has run \
                     (undersigned serve)",
                )?
            }
        };
        let bar = ProgressBar::new(u64::try_from(asked.signatures)?);
        bar.set_style(ProgressStyle::with_template("{bar:40} {human_pos} of {human_len}, {eta} left")?);
        let began = std::time::Instant::now();
        let told = |written: usize| bar.set_position(u64::try_from(written).unwrap_or(u64::MAX));
        app.signing.demo.invent(&letter, asked.signatures, told).await?;
        bar.finish_and_clear();
        let slug = letter.letter.slug.as_str();
        let seconds = began.elapsed().as_secs_f32();
        say(&format!("{} signatures under {slug}, in {seconds:.0} s", asked.signatures));
        Ok(())
    })
    .await
}
