//! `undersigned text`: shows the changes in a new text of a signed letter, and records the decision about it.

use std::process::ExitCode;

use anyhow::{Context as _, bail};

use super::{
    held::{take_changes, with_letters},
    say,
};
use crate::{
    app::App,
    audit::Who,
    config::Config,
    language::Language,
    letters::{
        ChangeKind, Loaded, WaitingText,
        library::{
            text_changes::ChangeDecision,
            text_diff::{difference, plain},
        },
    },
    signing::signer::reconsent::Decided,
};

/// What was asked for.
#[derive(Debug, clap::Args)]
pub struct TextArgs {
    /// The letter
    slug: String,
    /// Language of the text, as fr or pt-BR [default: the only one that waits]
    #[arg(long)]
    lang: Option<String>,
    /// Put it in force as an editorial change: signatures stay as they are, nobody is written to
    #[arg(long, conflicts_with = "material")]
    editorial: bool,
    /// Put it in force as a material change: earlier signers are asked by mail to look, stay or withdraw
    #[arg(long)]
    material: bool,
    /// What readers and signers are told about the change
    #[arg(long)]
    note: Option<String>,
    /// The first signatories of the letter's file have agreed to the new text
    #[arg(long)]
    first_agree: bool,
}

/// Prints the texts that wait, and puts one in force if the kind of change is given.
pub async fn run(config: Config, asked: TextArgs) -> anyhow::Result<ExitCode> {
    with_letters(config, async |app| {
        let letter = app.library.find(&asked.slug);
        let letter = letter.with_context(|| format!("there is no letter {:?}", asked.slug))?;
        let waiting = waiting(&letter, asked.lang.as_deref())?;
        for text in &waiting {
            show(&letter, text);
        }
        let kind = match (asked.editorial, asked.material) {
            (true, _) => ChangeKind::Editorial,
            (_, true) => ChangeKind::Material,
            _ => {
                say(&advice(&letter, &waiting));
                return Ok(());
            }
        };
        take_changes(app)?;
        match waiting.as_slice() {
            [] => bail!("no changed text waits"),
            [text] => decide(app, &letter, text, kind, &asked).await,
            more => {
                let tags: Vec<_> = more.iter().map(|text| text.language.as_str()).collect();
                bail!("texts in {} wait; decide on each by itself, with --lang", tags.join(", "))
            }
        }
    })
    .await
}

/// The texts that wait, of one language if it is given.
fn waiting<'a>(letter: &'a Loaded, lang: Option<&str>) -> anyhow::Result<Vec<&'a WaitingText>> {
    let Some(tag) = lang else { return Ok(letter.waiting.values().collect()) };
    let Ok(language) = tag.parse::<Language>() else { bail!("--lang {tag:?} is not a language tag") };
    if !letter.languages().contains(&language) {
        bail!("the letter has no text in {language}");
    }
    Ok(letter.waiting.get(&language).into_iter().collect())
}

fn show(letter: &Loaded, text: &WaitingText) {
    let in_force = letter.letter.text_in(&text.language);
    say(&format!("{} ({}), changed on {}:\n", text.title, text.language, text.since.date()));
    let passages = difference(&in_force.body, &text.body);
    say(&format!("{}\n", plain(&passages).trim_end()));
    say(&format!("  in force  {}\n  waits     {}\n", in_force.version, text.version));
}

fn advice(letter: &Loaded, waiting: &[&WaitingText]) -> String {
    let slug = &letter.letter.slug;
    match waiting {
        [] => "no changed text waits".to_owned(),
        [text] => {
            let lang = format!(" --lang {}", text.language);
            let lang = if text.language == letter.letter.language { "" } else { &lang };
            format!(
                "If this only corrects the text:  undersigned text {slug}{lang} --editorial\n\
                 If it changes what people sign:  undersigned text {slug}{lang} --material --note \"why\""
            )
        }
        _ => format!(
            "Decide on each by itself: undersigned text {slug} --lang LANGUAGE --editorial|--material"
        ),
    }
}

async fn decide(
    app: &App,
    letter: &Loaded,
    text: &WaitingText,
    kind: ChangeKind,
    asked: &TextArgs,
) -> anyhow::Result<()> {
    let note = asked.note.as_deref().unwrap_or_default().trim();
    let decision = ChangeDecision { language: &text.language, version: text.version, kind, note };
    match app
        .signing
        .reconsents
        .put_text_in_force(letter, decision, asked.first_agree, Who::CommandLine)
        .await?
    {
        Decided::NotWaiting => bail!("another text was saved meanwhile; look at it and decide again"),
        Decided::InForce(_) if kind == ChangeKind::Editorial => say("it is in force, as an editorial change"),
        Decided::InForce(0) => say("it is in force, as a material change; nobody had to be asked"),
        Decided::InForce(1) => say("it is in force, as a material change; one signer is asked by mail"),
        Decided::InForce(count) => {
            say(&format!("it is in force, as a material change; {count} signers are asked by mail"));
        }
    }
    // If this command is interrupted, a job of the site continues the work.
    app.signing.reconsents.ask_about_changed_texts().await?;
    Ok(())
}
