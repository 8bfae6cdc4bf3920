//! Names in imported lists: last name first, in several columns, with titles; and what is left out of a
//! list.

use crate::{
    import::{FROM, brought, can_be_entered, entered, run, with_owner},
    support::app::{SLUG, TestApp},
};

async fn lines(app: &TestApp) -> Vec<(String, String)> {
    let rows = app.csv(SLUG).await;
    rows.iter().map(|row| (row["name"].clone(), row["organisation"].clone())).collect()
}

fn line(name: &str, organisation: &str) -> (String, String) {
    (name.to_owned(), organisation.to_owned())
}

#[tokio::test]
async fn last_name_first_is_asked_about_and_shown_before_and_after() {
    let (app, owner) = with_owner().await;
    let list = "Name;Verein\nQuill, Anna;Harbour College\nAa, Willem van der;\nMadonna;\n";
    let preview = brought(&owner, list.as_bytes()).await;
    assert!(!can_be_entered(&preview), "{}", preview.text());
    preview.assert_says("What stands after the comma?");
    preview.assert_says("“Quill, Anna” becomes “Anna Quill”.");
    let decided = preview.form("Show it like this").choose("The first name.").send().await;
    decided.assert_says("Row 2: “Quill, Anna” becomes “Anna Quill”.");
    entered(&decided, "Enter 3 lines").await;
    assert_eq!(
        lines(&app).await,
        [line("Anna Quill", "Harbour College"), line("Willem van der Aa", ""), line("Madonna", "")]
    );
}

#[tokio::test]
async fn a_head_that_says_the_order_of_names_is_believed() {
    let (app, owner) = with_owner().await;
    let list = "Nachname, Vorname;Titel\nQuill, Anna;Prof. Dr.\nHoll, Max;\nPrince;\n";
    let preview = brought(&owner, list.as_bytes()).await;
    preview.assert_says("Row 2: “Prof. Dr. Quill, Anna” becomes “Prof. Dr. Anna Quill”.");
    // The choice can still be changed.
    let form = preview.form("Show it like this").choose("It belongs to the name, which stays as it is.");
    let other = form.submit("Show it like this").await;
    assert_eq!(other.texts(".rows .name")[1], "Holl, Max", "{}", other.text());
    entered(&preview, "Enter 3 lines").await;
    let read = [line("Prof. Dr. Anna Quill", ""), line("Max Holl", ""), line("Prince", "")];
    assert_eq!(lines(&app).await, read);
}

#[tokio::test]
async fn an_organisation_may_follow_a_name_and_degrees_stay() {
    let (app, owner) = with_owner().await;
    let list = "Prof. Dr. em. Quill, Anna\nProf. Dr. Holl, Max, Universität Bonn\nStein, Paul\n";
    let preview = brought(&owner, list.as_bytes()).await;
    let form = preview.form("Show it like this").choose("The first name, and then the organisation");
    entered(&form.submit("Show it like this").await, "Enter 3 lines").await;
    let read = [
        line("Prof. Dr. em. Anna Quill", ""),
        line("Prof. Dr. Max Holl", "Universität Bonn"),
        line("Paul Stein", ""),
    ];
    assert_eq!(lines(&app).await, read);

    let list = "Martin King, Jr., Pastor, Grace Church\nAldous Penhallow, MD, PhD\nSam Lee, Sr.\n";
    let preview = brought(&owner, list.as_bytes()).await;
    let form = preview.form("Show it like this").choose("The organisation or affiliation.");
    entered(&form.submit("Show it like this").await, "Enter 3 lines").await;
    let read = [
        line("Martin King, Jr.", "Pastor, Grace Church"),
        line("Aldous Penhallow, MD, PhD", ""),
        line("Sam Lee, Sr.", ""),
    ];
    assert_eq!(lines(&app).await[3..], read);
}

#[tokio::test]
async fn text_after_a_dash_or_in_brackets_is_asked_about() {
    let (app, owner) = with_owner().await;
    for (list, button) in [
        ("Ada Quill – Harbour College\nBo Rennick – The Lantern\nCy Vane\n", "Enter 3 lines"),
        ("Dee Marsh (Harbour College)\nEli Orr (The Lantern)\n", "Enter 2 lines"),
        ("Fay Noor: nurse, Leeds\nGil Pim: poet\nHal Roe: cook\n", "Enter 3 lines"),
    ] {
        let preview = brought(&owner, list.as_bytes()).await;
        assert!(!can_be_entered(&preview), "{}", preview.text());
        let first = list.lines().next().unwrap_or_default();
        preview.assert_says(&format!("What stands behind the names, as in “{first}”?"));
        assert!(!preview.text().contains("The first name."), "{}", preview.text());
        let form = preview.form("Show it like this").choose("The organisation or affiliation.");
        entered(&form.submit("Show it like this").await, button).await;
    }
    let read = [
        line("Ada Quill", "Harbour College"),
        line("Bo Rennick", "The Lantern"),
        line("Cy Vane", ""),
        line("Dee Marsh", "Harbour College"),
        line("Eli Orr", "The Lantern"),
        line("Fay Noor", "nurse, Leeds"),
        line("Gil Pim", "poet"),
        line("Hal Roe", "cook"),
    ];
    assert_eq!(lines(&app).await, read);
}

#[tokio::test]
async fn a_plain_list_may_hold_affiliations_or_first_names() {
    let (app, owner) = with_owner().await;
    let list = "Ada Quill, Harbour College\nBo Rennick, The Lantern, Editor at large\n";
    let preview = brought(&owner, list.as_bytes()).await;
    assert!(!can_be_entered(&preview), "{}", preview.text());
    let decided = preview.form("Show it like this").choose("The organisation or affiliation.").send().await;
    entered(&decided, "Enter 2 lines").await;
    let affiliated =
        [line("Ada Quill", "Harbour College"), line("Bo Rennick", "The Lantern, Editor at large")];
    assert_eq!(lines(&app).await, affiliated);

    let preview = brought(&owner, b"Vane, Cy\nMarsh, Dee\n").await;
    let decided = preview.form("Show it like this").choose("The first name.").send().await;
    assert_eq!(decided.texts(".rows .name"), ["Cy Vane", "Dee Marsh"], "{}", decided.text());
    let back = decided.form("Show it like this").choose("A cell of its own").send().await;
    back.assert_says("What column 2 holds");
    entered(&decided, "Enter 2 lines").await;
    assert_eq!(lines(&app).await[2..], [line("Cy Vane", ""), line("Dee Marsh", "")]);
}

#[tokio::test]
async fn parts_of_a_name_are_joined_in_the_order_of_their_language() {
    let (app, owner) = with_owner().await;
    for (list, button) in [
        ("Anrede;Titel;Vorname;Nachname\nFrau;Prof. Dr.;Anna;Quill\nHerr;;Bo;Rennick\n", "Enter 2 lines"),
        ("Vezetéknév;Keresztnév\nSzabó;Ilona\n", "Enter one line"),
        ("姓,名\n林,青\n", "Enter one line"),
        ("Last name,First name\n김,하늘\n", "Enter one line"),
    ] {
        let preview = brought(&owner, list.as_bytes()).await;
        entered(&preview, button).await;
    }
    let names: Vec<_> = lines(&app).await.into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["Prof. Dr. Anna Quill", "Bo Rennick", "Szabó Ilona", "林青", "김하늘"]);
}

#[tokio::test]
async fn the_preview_says_if_rows_without_an_answer_are_shown() {
    let (_app, owner) = with_owner().await;
    let asked = brought(&owner, b"Name,May we show your name?\nAda Quill,Yes\nBo Rennick,\n").await;
    let said = asked.text();
    assert!(
        said.contains("Rows that do not say whether the name may be shown: 1. Their names are not shown."),
        "{said}"
    );
    let ticked = brought(&owner, b"Name,Hide my name\nAda Quill,Yes\nBo Rennick,\n").await;
    let said = ticked.text();
    assert!(said.contains("leave the cell empty: 1. Their names are shown."), "{said}");
}

#[tokio::test]
async fn the_command_line_leaves_out_cells_of_a_field_and_says_which() {
    let app = TestApp::new().await;
    let file = std::env::temp_dir().join(format!("names-{}.csv", uuid::Uuid::new_v4().simple()));
    let path = file.to_str().unwrap();
    std::fs::write(&file, "name,website\n\"Quill, Ada\",mailto:ada@quill.example.org\n\"Rennick, Bo\",https://rennick.example.org\n").unwrap();
    let asked = ["import", SLUG, path, "--provenance", FROM];
    let (ok, said) = run(&app, &asked).await;
    assert!(!ok && said.contains("--after-comma") && said.contains("--leave-out-cells"), "{said}");
    let decided = [&asked[..], &["--after-comma", "first-name", "--leave-out-cells", "website"]].concat();
    let (ok, said) = run(&app, &decided).await;
    assert!(ok && said.contains("row 2, Website: \"mailto:ada@quill.example.org\" is left out"), "{said}");
    assert!(said.contains("\"Quill, Ada\" becomes \"Ada Quill\""), "{said}");
    app.catch_up().await;
    let rows = app.csv(SLUG).await;
    assert_eq!((rows[0]["name"].as_str(), rows[0]["website"].as_str()), ("Ada Quill", ""));
    assert_eq!(rows[1]["website"], "https://rennick.example.org/");
    let (ok, said) = run(&app, &[&asked[..], &["--leave-out-cells", "webpage"]].concat()).await;
    assert!(!ok && said.contains("there is no field \"webpage\", only nothing, name"), "{said}");
    std::fs::remove_file(file).unwrap();
}
