//! A field that a letter can ask for, from the form to every place where it is read: the city.

use crate::{
    import::{brought, entered, with_owner},
    support::app::{SLUG, TestApp},
};

const ADA: &str = "ada@example.org";
const LIST: &str = "/letters/night-bus/signatories";

async fn asked() -> TestApp {
    TestApp::plan().front("ask = [\"city\", \"country\"]").open().await
}

#[tokio::test]
async fn a_city_is_asked_shown_found_exported_edited_and_handed_out() {
    let app = asked().await;
    let mine = app
        .signed_so("Ada Byron", ADA, |form| form.fill("City", " Porto Alegre ").pick("Country", "Brazil"))
        .await;
    let reader = app.stranger();
    assert!(reader.get(LIST).await.text().contains("Ada Byron Porto Alegre, Brazil"));
    assert!(reader.get(&format!("{LIST}?q=alegre")).await.text().contains("Ada Byron"));
    assert_eq!(app.csv(SLUG).await[0]["city"], "Porto Alegre");
    let data = mine.browser.get(&format!("{}/data.json", mine.url.path())).await.json();
    assert_eq!(data["signature"]["says"]["city"], "Porto Alegre");

    let edit = mine.follow("Change what it says").await;
    edit.form("Save the change").fill("City", "").send().await;
    assert!(reader.get(LIST).await.text().contains("Ada Byron Brazil"));
    assert_eq!(app.csv(SLUG).await[0]["city"], "");
}

#[tokio::test]
async fn a_letter_that_asks_for_no_city_shows_and_takes_none() {
    let app = TestApp::plan().front("ask = [\"country\"]").open().await;
    let page = app.stranger().get("/letters/night-bus").await;
    assert!(!page.body().contains("name=\"city\""));
}

#[tokio::test]
async fn a_list_brings_cities_under_the_heads_that_people_write() {
    let (app, owner) = with_owner().await;
    let list = "Name;Wohnort\nAda Quill;Lübeck\nBo Rennick;\n";
    entered(&brought(&owner, list.as_bytes()).await, "Enter 2 lines").await;
    let rows = app.csv(SLUG).await;
    assert_eq!([rows[0]["city"].as_str(), rows[1]["city"].as_str()], ["Lübeck", ""]);
}
