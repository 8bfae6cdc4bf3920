//! Columns with headings in the organizers' own words: an unknown column is asked about, and neither shown
//! nor dropped without notice.

use crate::{
    import::{FROM, brought, can_be_entered, entered, names, run, with_owner},
    support::{app::SLUG, page::Page},
};

const SHOWN: &str = "May the name be shown? (who says no is not shown)";
const HIDDEN: &str = "Should the name be hidden? (who says yes is not shown)";

async fn shown_like_this(preview: &Page, column: &str, holds: &str) -> Page {
    preview.form("Show it like this").pick(column, holds).send().await
}

#[tokio::test]
async fn an_unknown_consent_column_is_asked_about() {
    let (app, owner) = with_owner().await;
    for head in [
        "Don't publish my name",
        "Ich widerspreche der Veröffentlichung",
        "Je refuse que mon nom soit publié",
        "No deseo que se publique mi nombre",
        "أرفض نشر اسمي",
        "Nie wyrażam zgody na publikację",
    ] {
        let preview =
            brought(&owner, format!("Name;{head}\nAda Quill;Yes\nBo Rennick;No\n").as_bytes()).await;
        assert!(!can_be_entered(&preview), "{head}: {}", preview.text());
        let decided = shown_like_this(&preview, "Column 2", HIDDEN).await;
        assert!(can_be_entered(&decided), "{head}: {}", decided.text());
    }
    let list = "Name,Don't publish my name\nAda Quill,Yes\nBo Rennick,No\n";
    entered(
        &shown_like_this(&brought(&owner, list.as_bytes()).await, "Column 2", HIDDEN).await,
        "Enter 2 lines",
    )
    .await;
    assert_eq!(names(&app).await, ["Bo Rennick"], "who said yes is not shown");
}

#[tokio::test]
async fn unknown_columns_are_left_out_in_one_press_but_not_consent() {
    let (app, owner) = with_owner().await;
    let list = "Name,Cohort,Chapter,Comments,Listing preference\n\
                Ada Quill,Spring,North,Do not tell my boss,Full name\n\
                Bo Rennick,Autumn,South,,Anonymous\n";
    let preview = brought(&owner, list.as_bytes()).await;
    for number in 2..=5 {
        preview.assert_says(&format!("What column {number} holds"));
    }
    let rest = preview.follow("Leave out 2 columns that nobody knows").await;
    assert!(!can_be_entered(&rest), "{}", rest.text());
    // Columns about consent are decided one by one.
    let open = |number: usize| rest.text().contains(&format!("What column {number} holds"));
    assert_eq!([open(2), open(3), open(4), open(5)], [false, false, true, true]);
    let rest = shown_like_this(&rest, "Column 4", "leave out").await;
    let asked = shown_like_this(&rest, "Column 5", SHOWN).await;
    assert_eq!(
        asked.texts(".faults ol li"),
        [
            "Row 2, May the name be shown? (who says no is not shown): we do not know whether this is yes or no. “Full name”"
        ],
    );
    let done = shown_like_this(&asked, "Column 5", "leave out").await;
    entered(&done, "Enter 2 lines").await;
    assert!(!app.stranger().get("/letters/night-bus/signatories").await.body().contains("my boss"));
}

#[tokio::test]
async fn a_name_in_an_unknown_column_is_not_replaced_by_employer() {
    let (_app, owner) = with_owner().await;
    let preview =
        brought(&owner, "Mitwirkende*r,Einrichtung\nKlara Benn,Klinik\nMax Holl,Schule\n".as_bytes()).await;
    assert!(!can_be_entered(&preview), "{}", preview.text());
    assert_eq!(preview.attribute("#organisations", "checked"), None);
}

#[tokio::test]
async fn heads_below_a_title_are_found_with_one_press() {
    let (app, owner) = with_owner().await;
    let list =
        "Open letter, list of names;;\nas of 3 May;;\n;;\nName;Role;Country\nAda Quill;Poet;FR\nTotal: 1;;\n";
    let preview = brought(&owner, list.as_bytes()).await;
    assert!(!can_be_entered(&preview), "{}", preview.text());
    let read = preview.follow("Row 4 names the columns; leave out what stands above it").await;
    let rest = read.follow("Leave these rows out (1)").await;
    entered(&rest, "Enter one line").await;
    assert_eq!(names(&app).await, ["Ada Quill"]);
}

#[tokio::test]
async fn the_command_line_decides_on_columns_by_flags() {
    let (app, _owner) = with_owner().await;
    let file = std::env::temp_dir().join(format!("{}.csv", uuid::Uuid::new_v4()));
    std::fs::write(&file, "Title of the list,,,\nName,Cohort,Keep me off the public list,Role\nAda Quill,Spring,no,Poet\nBo Rennick,Autumn,yes,\n")
        .unwrap();
    let import = async |flags: &[&str]| {
        let path = file.to_str().unwrap();
        run(&app, &[&["import", SLUG, path, "--provenance", FROM], flags].concat()).await
    };
    let (is_done, said) = import(&[]).await;
    assert!(!is_done && said.contains("or the row that does: --head 3"), "{said}");
    let (is_done, said) = import(&["--head", "2", "--leave-out-unknown"]).await;
    assert!(
        !is_done && said.contains("decide what column 3 holds") && !said.contains("what column 2"),
        "{said}"
    );
    let (is_done, said) = import(&["--head", "2", "--leave-out-unknown", "--private-column", "3"]).await;
    assert!(!is_done && said.contains("--column 3=shown or --column 3=hidden"), "{said}");
    let (is_done, said) = import(&["--head", "2", "--leave-out-unknown", "--column", "3=hidden"]).await;
    assert!(is_done, "{said}");
    std::fs::remove_file(&file).unwrap();
    assert_eq!(names(&app).await, ["Ada Quill"]);
}

#[tokio::test]
async fn a_likely_typo_in_an_address_is_shown_before_invitations() {
    let (_app, owner) = with_owner().await;
    let list = "Name,Email\nAda Quill,ada@gmial.com\nBo Rennick,bo@example.org\n";
    let preview = brought(&owner, list.as_bytes()).await;
    preview.assert_says("Row 2: the address ends in gmial.com. Perhaps gmail.com is meant.");
    assert!(can_be_entered(&preview), "it is a remark");
}

#[tokio::test]
async fn the_outcome_of_every_row_is_shown_before_it_is_entered() {
    let (app, owner) = with_owner().await;
    let mut list = "Name,Role,comment,Public,Email\n".to_owned();
    for number in 1..=11 {
        list += &format!("Signer {},Poet,,yes,\n", char::from(b'a' + number));
    }
    list += "Zoe Last,=1+1,On foot alone,no,zoe@example.org\n";
    let preview = brought(&owner, list.as_bytes()).await;
    assert!(!preview.text().contains("Zoe Last"), "the page shows the first");
    let file = preview.follow("All 12 lines as a file (CSV)").await;
    assert!(file.header("content-disposition").contains("lines.csv"));
    let last = file.body().lines().last().unwrap().to_owned();
    assert_eq!(last, "13,Zoe Last,personal,'=1+1,,,,,On foot alone,,,\"counted, the name is not shown\"");
    assert!(!file.body().contains("zoe@"), "no address is in a file");

    let path = std::env::temp_dir().join(format!("{}.csv", uuid::Uuid::new_v4()));
    std::fs::write(&path, &list).unwrap();
    let arguments = ["import", SLUG, path.to_str().unwrap(), "--provenance", FROM, "--dry-run"];
    let (_, said) = run(&app, &arguments).await;
    std::fs::remove_file(&path).unwrap();
    assert!(said.contains("row 13: Zoe Last (not shown) · =1+1 · On foot alone"), "{said}");
}
