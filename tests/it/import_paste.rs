//! Lists pasted from mails, chats and word processors: which lines are people, and what is removed from
//! around their names.

use crate::{
    import::{FROM, brought, can_be_entered, entered, run, with_owner},
    support::app::{SLUG, TestApp},
};

async fn names(app: &TestApp) -> Vec<String> {
    app.csv(SLUG).await.iter().map(|row| row["name"].clone()).collect()
}

#[tokio::test]
async fn the_recipients_of_a_mail_are_read_with_their_addresses() {
    let (app, owner) = with_owner().await;
    let mail = "To: \"Vogel, Karin\" <karin.vogel@uni-x.example>; Peter Maas <p.maas@maas.example>; \
        'Lutz Brand' <lutz@brand.example>; Ute Sommer (ute@sommer.example)";
    let preview = brought(&owner, mail.as_bytes()).await;
    let said = preview.text();
    assert!(said.contains("Rows 1 to 4 stood in one line: each part of it is taken as a person."), "{said}");
    entered(&preview, "Enter 4 lines").await;
    assert_eq!(names(&app).await, ["Vogel, Karin", "Peter Maas", "Lutz Brand", "Ute Sommer"]);

    // An address without a name is asked about, and shifts no other.
    let plain = "Karin Vogel <karin.vogel@uni-x.example>, Peter Maas <p.maas@maas.example>, hanna.reuter@posteo.example";
    let preview = brought(&owner, plain.as_bytes()).await;
    let faults = preview.texts(".faults ol li");
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert!(faults[0].contains("Row 3") && faults[0].contains("“hanna.reuter@posteo.example”"), "{faults:?}");
    preview.assert_says("Row 1 · with an address");
}

#[tokio::test]
async fn two_different_addresses_of_one_person_are_never_entered() {
    let (app, owner) = with_owner().await;
    let sheet = "Name,Email\nKarin Vogel <karin@vogel.example>,hanna@reuter.example\nBo <bo@x.example>,BO@x.example\n";
    let preview = brought(&owner, sheet.as_bytes()).await;
    let faults = preview.texts(".faults ol li");
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert!(
        faults[0].starts_with("Row 2, Name: one address stands beside the name, and another"),
        "{faults:?}"
    );
    owner.post(preview.url.path(), &[("act", "enter"), ("provenance", FROM)]).await;
    assert_eq!(app.count(SLUG).await, 0);
}

#[tokio::test]
async fn names_in_one_line_are_several_people() {
    let (app, owner) = with_owner().await;
    let preview = brought(&owner, b"Ada Quill, Bo Rennick, Cy Vane and Dee Ward\n").await;
    preview.assert_says("Rows 1 to 4 stood in one line");
    entered(&preview, "Enter 4 lines").await;
    assert_eq!(names(&app).await, ["Ada Quill", "Bo Rennick", "Cy Vane", "Dee Ward"]);
}

#[tokio::test]
async fn lists_from_word_processors_and_wikis_lose_their_markup() {
    let (app, owner) = with_owner().await;
    let word =
        "·\tDr. Klara Benn\n·\tMax Holl\no\tFrau Ilse Kron\n§\tJan Berg\na)\tMia Rot\nii.\tTheo Blau\n";
    let preview = brought(&owner, word.as_bytes()).await;
    preview.assert_says("with one column");
    entered(&preview, "Enter 6 lines").await;
    let table = "## Signatories\n\n| # | Name | Affiliation |\n|---|------|----|\n| 1 | **Ada Quill** | [Harbour College](https://h.example) |\n| 2 | Bo Rennick | |\n";
    let preview = brought(&owner, table.as_bytes()).await;
    entered(&preview, "Enter 2 lines").await;
    let rows = app.csv(SLUG).await;
    let read: Vec<_> = rows.iter().map(|row| row["name"].as_str()).collect();
    let typed = [
        "Dr. Klara Benn",
        "Max Holl",
        "Frau Ilse Kron",
        "Jan Berg",
        "Mia Rot",
        "Theo Blau",
        "Ada Quill",
        "Bo Rennick",
    ];
    assert_eq!(read, typed);
    assert_eq!(rows[6]["organisation"], "Harbour College");
}

#[tokio::test]
async fn a_chat_is_read_for_names_and_the_rest_is_listed() {
    let (app, owner) = with_owner().await;
    let chat = "[03/11/2026, 14:02:11] Marta Ferro: Hi all, please add your names\n1) Marta Ferro\n\
        2) Rui Pires, Mühlweg 3, 50667 Köln\n✅ Sofia Matos @sofiamatos\n\
        4. Tomé Vaz https://vaz.example/in\n<Media omitted>\n@ada@mastodon.example\nund viele weitere\n";
    let preview = brought(&owner, chat.as_bytes()).await;
    assert!(!can_be_entered(&preview));
    let faults = preview.texts(".faults ol li");
    let kinds: Vec<_> = faults.iter().filter_map(|said| said.split_once(':')).map(|(row, _)| row).collect();
    assert_eq!(
        kinds,
        ["Row 1, Name", "Row 3, Name", "Row 4, Name", "Row 6, Name", "Row 7, Name", "Row 8, Name"]
    );
    assert!(
        faults[0].contains("does not read as a name") && faults[5].contains("does not read"),
        "{faults:?}"
    );
    assert!(faults[1].contains("more than a name") && faults[1].contains("50667 Köln"), "{faults:?}");

    let bare = preview.follow("Keep the names, and take off what stands beside them (2)").await;
    let said = bare.text();
    assert!(said.contains("“2) Rui Pires, Mühlweg 3, 50667 Köln” becomes “Rui Pires”."), "{said}");
    let without = bare.follow("Leave these rows out (3)").await;
    let without = without.follow("Leave these rows out (1)").await;
    entered(&without, "Enter 4 lines").await;
    assert_eq!(names(&app).await, ["Marta Ferro", "Rui Pires", "Sofia Matos", "Tomé Vaz"]);
    assert_eq!(app.csv(SLUG).await[3]["website"], "https://vaz.example/in");
    let shown = app.stranger().get("/letters/night-bus/signatories").await;
    assert!(!shown.body().contains("sofiamatos") && !shown.body().contains("50667"));
}

#[tokio::test]
async fn an_organisation_may_bear_a_year() {
    let (app, owner) = with_owner().await;
    let preview = brought(&owner, "Verein\nTurnverein 1860 Bergheim\n".as_bytes()).await;
    entered(&preview, "Enter one line").await;
    assert_eq!(names(&app).await, ["Turnverein 1860 Bergheim"]);
}

#[tokio::test]
async fn the_command_line_removes_text_beside_names() {
    let app = TestApp::new().await;
    let file = std::env::temp_dir().join(format!("paste-{}.txt", uuid::Uuid::new_v4().simple()));
    std::fs::write(&file, "Ada Quill @adaquill\nBo Rennick – The Lantern\nCy Vane – Mill House\n").unwrap();
    let asked = ["import", SLUG, file.to_str().unwrap(), "--provenance", FROM];
    let (ok, said) = run(&app, &asked).await;
    assert!(!ok && said.contains("--bare-names") && said.contains("--after-comma"), "{said}");
    let decided = [&asked[..], &["--bare-names", "--after-comma", "affiliation"]].concat();
    let (ok, said) = run(&app, &decided).await;
    assert!(ok && said.contains("\"Ada Quill @adaquill\" becomes \"Ada Quill\""), "{said}");
    app.catch_up().await;
    let rows = app.csv(SLUG).await;
    assert_eq!((rows[0]["name"].as_str(), rows[1]["organisation"].as_str()), ("Ada Quill", "The Lantern"));
    std::fs::remove_file(file).unwrap();
}
