//! The day on which a person signed elsewhere: read from the list, shown in public, and asked about if it
//! is ambiguous.

use undersigned::organizers::rights::Role;

use crate::{
    import::{FROM, brought, can_be_entered, entered, run, with_owner},
    organizers::{ONCE_MORE, PASSWORD, joined},
    support::app::{SLUG, TestApp},
};

/// The days of the lines in the public file, in its order.
async fn days(app: &TestApp) -> Vec<String> {
    app.csv(SLUG).await.iter().map(|row| row["signed_on"].clone()).collect()
}

#[tokio::test]
async fn the_public_file_shows_the_day_that_the_list_says() {
    let (app, owner) = with_owner().await;
    let list = "name,signed_on\nAda Quill,2021-04-09\nBo Rennick,2021-04-10\nCy Vane,\n";
    let preview = brought(&owner, list.as_bytes()).await;
    let said = preview.text();
    assert!(
        said.contains("They bear the days that the list says, from 9 April 2021 to 10 April 2021."),
        "{said}"
    );
    assert!(said.contains("One line says none and bears the date of today."), "{said}");
    assert!(said.contains("Row 2 · 9 April 2021"), "{said}");
    entered(&preview, "Enter 3 lines").await;
    assert_eq!(days(&app).await, ["2021-04-09", "2021-04-10", "2026-11-23"]);
    let json = app.stranger().get("/letters/night-bus/signatories.json").await;
    assert!(json.body().contains("\"signed_on\":\"2021-04-09\""), "{}", json.body());
    let found = app.stranger().get("/letters/night-bus/signatories.json?q=Quill").await;
    assert!(found.body().contains("\"signed_on\":\"2021-04-09\""), "{}", found.body());

    let without = brought(&owner, b"name\nDee Marsh\n").await;
    without.assert_says("All of them will bear the date of today.");
}

#[tokio::test]
async fn an_ambiguous_order_of_day_and_month_is_asked_about() {
    let (app, owner) = with_owner().await;
    let list = "Horodateur;Nom\n03/11/2026 14:05:33;Ada Quill\n4/11/2026 9:00:00;Bo Rennick\n";
    let preview = brought(&owner, list.as_bytes()).await;
    assert!(!can_be_entered(&preview), "{}", preview.text());
    let said = preview.text();
    assert!(said.contains("“03/11/2026 14:05:33” is 3 November 2026"), "{said}");
    assert!(said.contains("“03/11/2026 14:05:33” is 11 March 2026"), "{said}");
    let decided = preview.form("Show it like this").choose("Day first").send().await;
    entered(&decided, "Enter 2 lines").await;
    assert_eq!(days(&app).await, ["2026-11-03", "2026-11-04"]);

    let american = "Timestamp,Name\n11/3/2026 14:05:33,Cy Vane\n10/25/2026 8:00:00,Dee Marsh\n";
    let shown = brought(&owner, american.as_bytes()).await;
    shown.assert_says("from 25 October 2026 to 3 November 2026");
    let turned = shown.form("Show it like this").choose("Day first").send().await;
    turned.assert_says("from 11 March 2026 to 25 October 2026");
}

#[tokio::test]
async fn an_impossible_day_is_named_and_can_be_left_out() {
    let app = TestApp::plan().front("opens = 2026-06-01T00:00:00Z\n").open().await;
    let owner = joined(&app, "ola@example.org", Role::Owner).await;
    let list = "Name;Datum\nAda Quill;24.12.2026\nBo Rennick;01.05.2026\nCy Vane;46329\nDee Marsh;bald\n";
    let preview = brought(&owner, list.as_bytes()).await;
    assert_eq!(
        preview.texts(".faults ol li"),
        [
            "Row 2, Day of signing: this day has not come yet. “24.12.2026”",
            "Row 5, Day of signing: we cannot read a day in this. “bald”",
        ]
    );
    let mut preview = preview;
    for _ in 0..2 {
        preview = preview.follow("Leave these cells out: Day of signing (1)").await;
    }
    entered(&preview, "Enter 4 lines").await;
    assert_eq!(days(&app).await, ["2026-11-23", "2026-05-01", "2026-11-03", "2026-11-23"]);
}

#[tokio::test]
async fn an_address_is_kept_from_entry_and_a_claim_has_its_own_day() {
    let (app, owner) = with_owner().await;
    let list = "Name;Mail;Datum\nAda Quill;ada@example.org;09.04.2021\n";
    entered(&brought(&owner, list.as_bytes()).await, "Enter one line").await;
    app.run_due_jobs().await;
    let kept: i64 = sqlx::query_scalar("select count(*) from signature where address_sealed is not null")
        .fetch_one(app.site.database.pool())
        .await
        .unwrap();
    assert_eq!(kept, 1, "five years after the day, and on the day of the entry");
    let claims = owner.get("/organize/letters/night-bus/claims").await;
    claims.form("Invite one person").fill(ONCE_MORE, PASSWORD).send().await;
    let link = app.deliver_to("ada@example.org").await.link("Look at it: confirm, change or take off");
    let page = app.browser().get(&link).await;
    assert_eq!(days(&app).await, ["2021-04-09"]);
    page.form("Confirm my line").choose("Show my name").tick("I agree").send().await;
    assert_eq!(days(&app).await, ["2026-11-23"], "the day of their own consent");
}

#[tokio::test]
async fn the_command_line_asks_for_the_order_by_its_flag() {
    let app = TestApp::new().await;
    let file = std::env::temp_dir().join(format!("days-{}.csv", uuid::Uuid::new_v4().simple()));
    let path = file.to_str().unwrap();
    std::fs::write(&file, "Name,Date\nAda Quill,3/11/2025\n").unwrap();
    let asked = ["import", SLUG, path, "--provenance", FROM];
    let (ok, said) = run(&app, &asked).await;
    assert!(!ok && said.contains("--days day-first or --days month-first"), "{said}");
    assert!(said.contains("\"3/11/2025\" is 2025-11-03 day first, 2025-03-11 month first"), "{said}");
    let (ok, said) = run(&app, &[&asked[..], &["--days", "day-first"]].concat()).await;
    assert!(ok && said.contains("from 2025-11-03 to 2025-11-03"), "{said}");
    app.catch_up().await;
    assert_eq!(days(&app).await, ["2025-11-03"]);
    std::fs::remove_file(file).unwrap();
}
