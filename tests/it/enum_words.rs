//! The words of enums, letter by letter: they stand in databases, files and addresses, so that a variant may take
//! another name in the code, and its word may not.

use std::{fmt::Debug, str::FromStr};

use sqlx::{Decode, Postgres, Row as _};
use strum::VariantArray;

use crate::support::app::TestApp;
use undersigned::{
    audit::Who,
    exports::Format,
    imports::{column_mapping::ImportField, dates::Order, names::AfterComma, row_faults::Why},
    letters::{self, Ask, Capacity, ChangeKind, Moderation, access::Admits},
    mail::server_answer::Meaning,
    moderation::bulk::{self, Makes},
    organizers::rights::Role,
    signing::{
        screening::Reason,
        signature::{State, VerifiedBy, details::Visibility, mail_kinds::MailKind},
        signer::{moving, updates_by_mail::Way},
    },
    updates::broadcast,
};

/// All words of an enum, in the order in which they are offered.
fn words<T: VariantArray + Copy + Into<&'static str>>() -> Vec<&'static str> {
    T::VARIANTS.iter().map(|variant| (*variant).into()).collect()
}

/// The words are these, and each is read as what it is written for.
fn are<T>(known: &str)
where
    T: VariantArray + Copy + Debug + PartialEq + FromStr + Into<&'static str>,
{
    assert_eq!(words::<T>().join(" "), known);
    for (variant, word) in T::VARIANTS.iter().zip(words::<T>()) {
        assert_eq!(word.parse().ok(), Some(*variant), "{word}");
        assert_eq!(word.to_uppercase().parse::<T>().ok(), None, "{word}");
    }
}

#[test]
fn words_of_signatures() {
    are::<State>("held published rejected withdrawn");
    are::<VerifiedBy>("email checked entered");
    are::<Visibility>("public together private anonymous");
    are::<Reason>(
        "anonymous group everyone watched first-signatory reported scripts link mailbox honeypot burst restored",
    );
    are::<moving::Stage>("asked moved back");
    are::<MailKind>(
        "confirm reminder lost-link standing withdrawn new-link question edit-words edit-visibility edit-updates \
         edit-waits edit-accepted edit-declined edit-corrected move move-asked moved moved-back together \
         together-waits-again renewal retraction farewell claim",
    );
    assert_eq!(words::<Way>().join(" "), "my-signature unsubscribe complaint repeated");
}

#[test]
fn words_of_letters() {
    are::<letters::State>("draft live withdrawn");
    are::<Capacity>("personal affiliation group");
    are::<Ask>("role organisation city country website comment");
    are::<Moderation>("flagged all none");
    are::<ChangeKind>("first unsigned editorial material");
    are::<Admits>("read sign press");
}

#[test]
fn words_of_organizers() {
    are::<Role>("observer moderator owner");
    are::<Makes>("published rejected held");
    assert_eq!(words::<bulk::Stage>().join(" "), "running cancelled done undoing undone");
    assert_eq!(words::<broadcast::State>().join(" "), "going held cancelled done");
    assert_eq!(Who::NAMES.join(" "), "signer reader organizer command-line site");
}

#[test]
fn words_of_files_and_mail() {
    are::<ImportField>(
        "unclear nothing name given family title role organisation city country website comment capacity spokesperson \
         shown hidden email day",
    );
    are::<Order>("day-first month-first");
    are::<AfterComma>("name first-name first-name-affiliation affiliation");
    are::<Why>(
        "no-name names-nobody not-a-name holds-more two-addresses no-person too-long control bidirectional stacked \
         country website email capacity lost damaged holds-address consent day future surplus quotation",
    );
    are::<Meaning>(
        "no-mailbox full later suspended suppressed block-list spf dkim dmarc rate sender content relay policy \
         not-known",
    );
    let extensions = [Format::Xlsx, Format::Csv, Format::Json, Format::Ndjson].map(Format::extension);
    assert_eq!(extensions, ["xlsx", "csv", "json", "ndjson"]);
}

/// A column reads each word as the variant that writes it: reading and writing are derived by different crates.
async fn column_reads<T>(app: &TestApp)
where
    T: VariantArray + Copy + Debug + PartialEq + Into<&'static str> + for<'r> Decode<'r, Postgres>,
{
    let rows = sqlx::query("select unnest($1::text[])").bind(words::<T>());
    let rows = rows.fetch_all(app.site.database.pool()).await.unwrap();
    let read: Vec<T> = rows.iter().map(|row| row.try_get_unchecked(0).unwrap()).collect();
    assert_eq!(read, T::VARIANTS);
}

#[tokio::test]
async fn columns_read_the_words_that_are_written() {
    let app = TestApp::new().await;
    column_reads::<State>(&app).await;
    column_reads::<letters::State>(&app).await;
    column_reads::<ChangeKind>(&app).await;
    column_reads::<Admits>(&app).await;
    column_reads::<Role>(&app).await;
    column_reads::<Makes>(&app).await;
    column_reads::<bulk::Stage>(&app).await;
    column_reads::<broadcast::State>(&app).await;
}
