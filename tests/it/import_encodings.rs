//! Character encodings of imported files, and names that a wrong encoding damaged earlier.

use crate::{
    import::{FROM, IMPORT, brought, can_be_entered, entered, run, with_owner},
    support::app::{SLUG, TestApp},
};

const OF_DOS: &[u8] = b"Name;Verein\r\nJ\x81rgen Wei\xe1;K\x94ln\r\nBj\x94rn M\x81ller;D\x81ren\r\n";

#[tokio::test]
async fn a_file_of_dos_is_asked_about_and_read_as_it_was_meant() {
    let (_app, owner) = with_owner().await;
    let preview = brought(&owner, OF_DOS).await;
    assert!(!can_be_entered(&preview), "{}", preview.text());
    let form = preview.form("Show it like this");
    let form = form.choose("Jürgen Weiß;Köln · Björn Müller;Düren (cp850)");
    let preview = form.submit("Show it like this").await;
    assert_eq!(preview.texts(".rows .name"), ["Jürgen Weiß", "Björn Müller"], "{}", preview.text());
    preview.assert_says("Read as cp850");
    entered(&preview, "Enter 2 lines").await;
}

#[tokio::test]
async fn damaged_characters_are_repaired_in_one_press() {
    let (app, owner) = with_owner().await;
    let list = "Name,Verein\nJÃ¼rgen WeiÃŸ,\nРћР»СЊРіР°,\n=?utf-8?Q?Zo=C3=AB?= Ash,Caf&eacute;\nJos? Pe?a,Why Not?\nSão Ângela,\n";
    let preview = brought(&owner, list.as_bytes()).await;
    assert!(!can_be_entered(&preview), "{}", preview.text());
    let faults = preview.texts(".faults ol li");
    assert_eq!(
        faults[0],
        "Row 2, Name: the letters are damaged; it was probably “Jürgen Weiß”. “JÃ¼rgen WeiÃŸ”"
    );
    assert!(faults[1].contains("it was probably “Ольга”."), "{faults:#?}");
    assert!(faults[2].contains("it was probably “Zoë Ash”."), "{faults:#?}");
    assert!(faults[3].contains("Organisation") && faults[3].contains("“Café”."), "{faults:#?}");
    assert_eq!(
        faults[4],
        "Row 5, Name: a letter in it was lost: the file is broken there, read in the wrong way, or was saved with “?” in its place. “Jos? Pe?a”"
    );
    assert_eq!(faults.len(), 5, "{faults:#?}");

    let mended = preview.follow("Mend 4 cells whose letters are damaged").await;
    assert_eq!(mended.texts(".faults ol li"), [faults[4].as_str()], "{}", mended.text());
    mended.assert_says("Row 2: “JÃ¼rgen WeiÃŸ” becomes “Jürgen Weiß”.");
    // Later choices keep this one.
    let mended = mended.press("Show it like this").await;
    let mended = mended.follow("Leave these rows out (1)").await;
    assert_eq!(mended.texts(".rows .name"), ["Jürgen Weiß", "Ольга", "Zoë Ash", "São Ângela"]);
    entered(&mended, "Enter 4 lines").await;
    assert_eq!(app.csv(SLUG).await[2]["organisation"], "Café");
}

#[tokio::test]
async fn a_paste_is_utf_8_and_a_mixed_file_is_reported_as_mixed() {
    let (_app, owner) = with_owner().await;
    let preview = owner.upload(IMPORT, "pasted", "Zoë\0 Ash\nBo Rennick\u{1b}\n李明\n".as_bytes()).await;
    preview.assert_says("Read as UTF-8, with one column.");
    preview.assert_says("Zoë Ash");
    let empty = owner.upload(IMPORT, "pasted", b"\0").await;
    assert_eq!(empty.error_summary(), ["Choose a file first."]);

    let mixed = b"Name;Org\nJ\xc3\xbcrgen Wei\xc3\x9f;K\xc3\xb6ln\nBj\xf6rn M\xfcller;D\xfcren\n";
    let preview = brought(&owner, mixed).await;
    preview.assert_says("Some of its lines are UTF-8, others");
    assert!(!can_be_entered(&preview));
    let form = preview.form("Show it like this");
    let form = form.choose("Jürgen Weiß;Köln · Björn Müller;Düren (UTF-8+windows-1252)");
    let preview = form.submit("Show it like this").await;
    assert_eq!(preview.texts(".rows .name"), ["Jürgen Weiß", "Björn Müller"]);
    entered(&preview, "Enter 2 lines").await;
}

#[tokio::test]
async fn the_command_line_reads_dos_files_and_repairs_on_request() {
    let app = TestApp::new().await;
    let file = std::env::temp_dir().join(format!("letters-{}.csv", uuid::Uuid::new_v4().simple()));
    let asked = ["import", SLUG, file.to_str().unwrap(), "--provenance", FROM];
    std::fs::write(&file, OF_DOS).unwrap();
    let (ok, said) = run(&app, &asked).await;
    assert!(!ok && said.contains("--encoding") && said.contains("in cp850: Jürgen Weiß;Köln"), "{said}");
    let (ok, said) = run(&app, &[&asked[..], &["--encoding", "cp850", "--dry-run"]].concat()).await;
    assert!(ok && said.contains("row 3: Björn Müller"), "{said}");

    std::fs::write(&file, "Name\nJÃ¼rgen WeiÃŸ\nJ=C3=BCrgen Ash\n").unwrap();
    let (ok, said) = run(&app, &asked).await;
    assert!(
        !ok && said.contains("it was probably “Jürgen Ash”.") && said.contains("--mend-letters"),
        "{said}"
    );
    let (ok, said) = run(&app, &[&asked[..], &["--mend-letters"]].concat()).await;
    assert!(ok && said.contains("\"JÃ¼rgen WeiÃŸ\" becomes \"Jürgen Weiß\""), "{said}");
    app.catch_up().await;
    let names: Vec<_> = app.csv(SLUG).await.iter().map(|row| row["name"].clone()).collect();
    assert_eq!(names, ["Jürgen Weiß", "Jürgen Ash"]);
    std::fs::remove_file(file).unwrap();
}
