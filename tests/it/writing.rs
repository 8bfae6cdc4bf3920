//! Letters that are written on the site: begun, translated, published, corrected and taken back in a browser, by one
//! organizer or by two at once.

use axum::http::StatusCode;
use image::{DynamicImage, ImageFormat};
use undersigned::{
    audit::Who,
    letters::access::{self, Admits, NewLink},
    organizers::rights::Role,
};

use crate::{
    organizers::joined,
    support::{
        app::{NOW, SLUG, TestApp},
        browser::Browser,
        page::Page,
        program::Place,
    },
};

const NEW: &str = "/organize/letters/new";
const FERRY: &str = "/organize/letters/the-last-ferry";
const WRITE: &str = "/organize/letters/the-last-ferry/write";

async fn owner(app: &TestApp) -> Browser {
    joined(app, "ola@example.org", Role::Owner).await
}

/// Begins a letter with one button.
async fn begun(owner: &Browser, button: &str) -> Page {
    let page = owner.get(NEW).await;
    let form = page
        .form("Save")
        .fill("Title", "The last ferry")
        .tamper("text", "Dear board,\r\n\r\nkeep it running.");
    form.submit(button).await
}

/// What the field of the text holds.
fn typed(page: &Page) -> String {
    let field = page.all("textarea#text").next().unwrap();
    field.text().collect::<String>().trim().to_owned()
}

/// Two paragraphs, of which two people change one each.
async fn edit(page: &Page, from: &str, to: &str) -> Page {
    let text = typed(page);
    page.form("Save").tamper("text", &text.replace(from, to)).submit("Save").await
}

#[tokio::test]
async fn a_letter_is_begun_previewed_and_published_in_a_browser() {
    let app = TestApp::new().await;
    let owner = owner(&app).await;
    let home = owner.get("/organize").await;
    let page = home.follow("Write a new letter").await;
    assert!(typed(&page).contains("we write to you because"), "{:?}", page.texts("textarea"));
    let typed =
        page.form("Preview").fill("Title", "The last ferry").tamper("text", "Dear *board*,\n\nkeep it.");
    let preview = typed.submit("Preview").await;
    assert_eq!(preview.status, StatusCode::OK);
    let shown = preview.attribute("iframe.preview", "srcdoc").unwrap();
    assert!(shown.contains("<h1>The last ferry</h1>") && shown.contains("<em>board</em>"), "{shown}");
    assert_eq!(
        app.stranger().get("/letters/the-last-ferry").await.status,
        StatusCode::NOT_FOUND,
        "nothing is saved"
    );

    let saved = preview.press("Save").await;
    assert_eq!((saved.url.path(), saved.texts(".notice")), (WRITE, vec!["Saved.".to_owned()]));
    assert_eq!(app.stranger().get("/letters/the-last-ferry").await.status, StatusCode::NOT_FOUND, "a draft");
    let published = saved.press("Publish").await;
    assert_eq!(published.texts(".notice"), ["Published."]);
    let letter = app.browser().get("/letters/the-last-ferry").await;
    letter.assert_is(StatusCode::OK, "The last ferry");
    assert!(letter.body().contains("<em>board</em>"));

    // It is signed like any other, and is there after a restart.
    let form =
        letter.form("Sign").fill("Your name", "Ada Byron").fill("Your email address", "ada@example.org");
    let sent = form.choose("Show my name").tick("I agree").submit("Sign").await;
    assert!(sent.url.path().ends_with("/check-your-email"), "{}", sent.text());
    let app = app.restart().await;
    assert_eq!(app.stranger().get("/letters/the-last-ferry").await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_program_may_send_the_fields_alone() {
    let app = TestApp::new().await;
    let owner = owner(&app).await;
    let fields = [
        ("slug", "the-last-ferry"),
        ("language", "fr"),
        ("title", "Le dernier bac"),
        ("addressed_to", "La capitainerie"),
        ("text", "Madame, Monsieur"),
        ("closes", "2027-01-31T18:00:00+01:00"),
        ("goal", "2000"),
        ("ask", "role"),
        ("ask", "city"),
        ("action", "publish"),
    ];
    owner.post(NEW, &fields).await;
    let letter = app.site.library.find("the-last-ferry").unwrap();
    assert_eq!(letter.letter.language.as_str(), "fr");
    assert_eq!((letter.letter.goal, letter.letter.ask.len()), (Some(2000), 2));
    assert_eq!(letter.letter.addressed_to.as_deref(), Some("La capitainerie"));
    app.stranger().get("/letters/the-last-ferry").await.assert_is(StatusCode::OK, "Le dernier bac");
    // What is not sent stays as it is.
    owner.post(WRITE, &[("title", "Le tout dernier bac"), ("action", "publish")]).await;
    let letter = app.site.library.find("the-last-ferry").unwrap();
    assert_eq!(
        (letter.letter.texts[0].title.as_str(), letter.letter.goal),
        ("Le tout dernier bac", Some(2000))
    );
}

#[tokio::test]
async fn what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost() {
    let app = TestApp::new().await;
    let owner = owner(&app).await;
    let form = owner.get(NEW).await;
    let empty = form.form("Save").tamper("text", " ").submit("Save").await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        empty.error_summary().contains(&"Write a title.".to_owned()) || !empty.error_summary().is_empty()
    );
    let wrong = form
        .form("Save")
        .fill("Title", "The last ferry")
        .tamper("text", "See [it](htp:/nowhere).")
        .tamper("closes", "soon")
        .tamper("goal", "many")
        .tamper("organizer.contact", "a@b.example")
        .submit("Publish")
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let told = wrong.error_summary();
    assert_eq!(told[0], "Write a date and a time, as 2030-01-31T18:00.");
    assert!(told.contains(&"Write a number without other characters.".to_owned()), "{told:?}");
    assert!(told.contains(&"Write the name of the organizers.".to_owned()), "{told:?}");
    assert!(
        told.iter().any(|line| line.starts_with("1: ")),
        "the parser names the line of the text: {told:?}"
    );
    assert_eq!(wrong.attribute("#closes", "value"), Some("soon"));
    assert_eq!(typed(&wrong), "See [it](htp:/nowhere).");

    for (slug, expected) in [
        ("night-bus", "There is already a letter at this address."),
        ("The Ferry", "Use a to z, 0 to 9"),
        ("new", "Use a to z, 0 to 9"),
    ] {
        let fields = [("slug", slug), ("title", "A"), ("text", "B"), ("action", "save")];
        let refused = owner.post(NEW, &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{slug}");
        refused.assert_says(expected);
    }
    let fields = [("title", "Последний паром"), ("text", "B"), ("action", "save")];
    owner.post(NEW, &fields).await.assert_says("it cannot be made from this title");

    // A draft may be saved with mistakes, and cannot be published with them.
    begun(&owner, "Save").await;
    let page = owner.get(WRITE).await;
    let kept = page.form("Save").tamper("closes", "soon").submit("Save").await;
    assert_eq!(kept.texts(".notice"), ["Saved."]);
    assert_eq!(kept.attribute("#closes", "value"), Some("soon"));
    let refused = kept.press("Publish").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(refused.error_summary(), ["Write a date and a time, as 2030-01-31T18:00."]);
    assert_eq!(app.stranger().get("/letters/the-last-ferry").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn two_people_who_edit_at_once_lose_nothing() {
    let app = TestApp::new().await;
    let ola = owner(&app).await;
    let bo = joined(&app, "bo@example.org", Role::Owner).await;
    begun(&ola, "Save").await;
    let (of_ola, of_bo) = (ola.get(WRITE).await, bo.get(WRITE).await);
    edit(&of_ola, "Dear board", "Dear harbour board").await;
    let both = edit(&of_bo, "keep it running", "keep it running, please").await;
    assert_eq!(both.status, StatusCode::OK);
    both.assert_says("Somebody else has saved changes meanwhile. They are taken over in: Text");
    assert_eq!(typed(&both), "Dear harbour board,\n\nkeep it running, please.");

    // Both change the same: the second sees what the first wrote, and decides.
    let (of_ola, of_bo) = (ola.get(WRITE).await, bo.get(WRITE).await);
    edit(&of_ola, "please", "for ever").await;
    let conflict = edit(&of_bo, "please", "at night").await;
    assert_eq!(conflict.status, StatusCode::CONFLICT);
    conflict.assert_says("Somebody else has changed the same");
    assert_eq!(conflict.texts("pre.theirs"), ["Dear harbour board, keep it running, for ever."]);
    assert_eq!(typed(&conflict), "Dear harbour board,\n\nkeep it running, at night.");
    let saved = typed(&ola.get(WRITE).await);
    assert_eq!(saved, "Dear harbour board,\n\nkeep it running, for ever.", "nothing was overwritten");
    let decided = edit(&conflict, "at night", "for ever and at night").await;
    assert_eq!(typed(&decided), "Dear harbour board,\n\nkeep it running, for ever and at night.");
}

#[tokio::test]
async fn a_draft_is_shown_to_others_by_a_private_link_alone() {
    let app = TestApp::new().await;
    let owner = owner(&app).await;
    begun(&owner, "Save").await;
    let letter = app.site.library.find("the-last-ferry").unwrap();
    let new = NewLink {
        letter: letter.id,
        admits: Admits::Read,
        label: "Cleo",
        expires_at: NOW + access::WORKS_FOR,
    };
    let id = access::grant(app.site.database.pool(), Who::CommandLine, new, NOW).await.unwrap();
    let key = app.site.keys.token(undersigned::keys::Purpose::Private, id, 0);
    let private = format!("/private/{key}/letters/the-last-ferry");
    app.stranger().get(&private).await.assert_is(StatusCode::OK, "The last ferry");
    edit(&owner.get(WRITE).await, "keep it running", "keep it going").await;
    app.stranger().get(&private).await.assert_says("keep it going");
}

#[tokio::test]
async fn a_published_letter_changes_when_somebody_publishes_and_a_signed_text_waits() {
    let app = TestApp::new().await;
    let owner = owner(&app).await;
    begun(&owner, "Publish").await;
    let public = "/letters/the-last-ferry";
    let page = owner.get(WRITE).await;
    let form = page.form("Save without publishing").fill("Title", "The very last ferry");
    let saved = form.submit("Save without publishing").await;
    saved.assert_says("You have saved changes that are not published yet.");
    app.stranger().get(public).await.assert_is(StatusCode::OK, "The last ferry");
    let published = saved.press("Publish the changes").await;
    assert!(!published.text().contains("not published yet"), "{}", published.text());
    app.stranger().get(public).await.assert_is(StatusCode::OK, "The very last ferry");

    let letter = app.browser().get(public).await;
    let version = letter.attribute("input[name=version]", "value").unwrap().to_owned();
    let fields = [
        ("name", "Ada Byron"),
        ("email", "ada@example.org"),
        ("visibility", "public"),
        ("consent", "on"),
        ("version", &version),
    ];
    app.browser().post(&format!("{public}/sign"), &fields).await;
    app.confirm("ada@example.org").await;
    let page = owner.get(WRITE).await;
    let text = typed(&page);
    let changed = page.form("Publish the changes").tamper("text", &text.replace("keep", "please keep"));
    let changed = changed.submit("Publish the changes").await;
    changed.assert_says("The changed text waits for your decision");
    assert!(!app.stranger().get(public).await.text().contains("please keep"));
    let texts = changed
        .follow("The changed text waits for your decision, because people have signed the one in force")
        .await;
    let decided = texts
        .form("In force as an editorial change")
        .fill(crate::organizers::ONCE_MORE, crate::organizers::PASSWORD);
    decided.send().await;
    app.stranger().get(public).await.assert_says("please keep");
}

#[tokio::test]
async fn a_letter_is_closed_taken_back_and_shown_again() {
    let app = TestApp::new().await;
    let owner = owner(&app).await;
    begun(&owner, "Publish").await;
    let public = "/letters/the-last-ferry";
    // What waits in the working copy is not published by that.
    let page = owner.get(WRITE).await;
    let page = page
        .form("Save without publishing")
        .fill("Title", "Another title")
        .submit("Save without publishing")
        .await;
    let closed = page.press("Close for signatures now").await;
    assert_eq!(closed.texts(".notice")[0], "The letter is closed for signatures.");
    app.stranger().get(public).await.assert_is(StatusCode::OK, "The last ferry");
    assert!(app.stranger().get(public).await.all("form.sign input[name=name]").next().is_none());
    let gone = closed.press("Take the letter back").await;
    assert_eq!(app.stranger().get(public).await.status, StatusCode::GONE);
    gone.press("Show the letter again").await;
    app.stranger().get(public).await.assert_is(StatusCode::OK, "The last ferry");
    assert_eq!(owner.get(WRITE).await.attribute("#title", "value"), Some("Another title"));
}

#[tokio::test]
async fn a_translation_is_written_beside_the_own_text() {
    let app = TestApp::new().await;
    let owner = owner(&app).await;
    begun(&owner, "Publish").await;
    let page = owner.get(WRITE).await;
    let page = page.form("Translate").pick("Language", "العربية").submit("Translate").await;
    assert_eq!(page.url.path(), format!("{WRITE}/ar"));
    assert_eq!(page.texts(".original .text"), ["Dear board, keep it running."]);
    assert_eq!(page.attribute("textarea#text", "dir"), Some("rtl"));
    let form = page.form("Publish the changes").fill("Title", "آخر عبّارة").tamper("text", "أبقوها.");
    let published = form.submit("Publish the changes").await;
    assert_eq!(published.texts(".notice"), ["Published."]);
    let arabic = app.stranger().get("/ar/letters/the-last-ferry").await;
    arabic.assert_is(StatusCode::OK, "آخر عبّارة");
    assert_eq!(arabic.attribute("html", "dir"), Some("rtl"));
    assert_eq!(owner.get(&format!("{WRITE}/en")).await.status, StatusCode::NOT_FOUND, "its own language");
}

#[tokio::test]
async fn a_letter_in_a_folder_is_edited_there_and_its_folder_is_not_read_once_the_site_keeps_it() {
    let app = TestApp::new().await;
    let owner = owner(&app).await;
    let page = owner.get(&format!("/organize/letters/{SLUG}/write")).await;
    page.assert_says("This letter is edited in its folder on the server");
    assert!(page.all("form button").all(|button| !button.text().collect::<String>().contains("Upload")));
    let fields = [("title", "Hijacked"), ("action", "publish")];
    owner.post(&format!("/organize/letters/{SLUG}/write"), &fields).await;
    assert!(!app.stranger().get(&format!("/letters/{SLUG}")).await.text().contains("Hijacked"));

    begun(&owner, "Publish").await;
    app.write("the-last-ferry/letter.md", "+++\ntitle = \"From disk\"\nlanguage = \"en\"\n+++\nHello.\n")
        .await;
    app.stranger().get("/letters/the-last-ferry").await.assert_is(StatusCode::OK, "The last ferry");
    let problems: Vec<String> = app.site.library.problems().iter().map(ToString::to_string).collect();
    assert!(problems.iter().any(|line| line.contains("is written on the site")), "{problems:?}");
}

fn picture() -> Vec<u8> {
    let mut png = Vec::new();
    DynamicImage::new_rgb8(40, 30).write_to(&mut std::io::Cursor::new(&mut png), ImageFormat::Png).unwrap();
    png
}

#[tokio::test]
async fn statements_and_pictures_have_versions_that_can_be_compared_and_brought_back() {
    let app = TestApp::new().await;
    let owner = owner(&app).await;
    begun(&owner, "Publish").await;
    let files = format!("{FERRY}/files");
    let refused = owner.upload_as(&files, "portrait.png", b"not a picture").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(owner.upload_as(&files, "malware.exe", b"MZ").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let list = owner.upload_as(&files, "portrait.png", &picture()).await;
    assert!(list.texts("tbody a").contains(&"images/portrait.png".to_owned()), "{}", list.text());

    let page = list.form("Write it").fill("Whose statement is it?", "Ada Byron").send().await;
    assert!(!page.url.as_str().contains("Ada"), "{}", page.url);
    let begun = typed(&page);
    assert!(begun.contains("name = \"Ada Byron\""), "{begun}");
    let text = |words: &str| {
        format!(
            "+++\nname = \"Ada Byron\"\n[image]\nfile = \"portrait.png\"\nalt = \"Ada\"\n+++\n\n{words}\n"
        )
    };
    let saved = page.form("Save").tamper("text", &text("I row at night.")).submit("Save").await;
    assert_eq!(
        (saved.texts(".notice"), saved.url.path()),
        (vec!["Saved.".to_owned()], &*format!("{files}/statements/01-ada-byron.md"))
    );
    let again = saved.form("Save").tamper("text", &text("I row by day.")).submit("Save").await;
    owner.get(WRITE).await.press("Publish the changes").await;
    let public = app.stranger().get("/letters/the-last-ferry/statements").await;
    public.assert_says("I row by day.");
    let image = public.attribute("img", "src").unwrap().to_owned();
    assert_eq!(app.stranger().get(&image).await.status, StatusCode::OK);

    let first = again.all("details li a").next().unwrap().attr("href").unwrap().to_owned();
    let compared = owner.get(&first).await;
    assert_eq!(
        (compared.texts("del"), compared.texts("ins")),
        (vec!["[removed: at night]".to_owned()], vec!["[added: by day]".to_owned()])
    );
    let restored = compared.press("Bring this version back").await;
    assert!(typed(&restored).contains("I row at night."), "{}", restored.text());

    // Somebody wants to be forgotten: the words are nowhere any more.
    restored.press("Erase with all versions").await;
    assert!(!app.database_as_text().await.contains("I row"), "in no version");
    assert!(!app.stranger().get("/letters/the-last-ferry/statements").await.text().contains("I row"));
}

#[tokio::test]
async fn a_first_signatory_who_leaves_is_in_no_version_of_the_file() {
    let app = TestApp::new().await;
    let owner = owner(&app).await;
    begun(&owner, "Publish").await;
    let file = format!("{FERRY}/files/signatories.csv");
    let page = owner.get(&file).await;
    let list = "name,role\nAda Byron,Poet\nEmmy Noether,Mathematician\nGrace Hopper,Admiral\n";
    let saved = page.form("Save").tamper("text", list).submit("Save").await;
    owner.get(WRITE).await.press("Publish the changes").await;
    assert_eq!(app.count("the-last-ferry").await, 3);
    // Taken off by the organizers.
    let shorter = list.replace("Ada Byron,Poet\n", "");
    saved.form("Save").tamper("text", &shorter).submit("Save").await;
    owner.get(WRITE).await.press("Publish the changes").await;
    assert_eq!(app.count("the-last-ferry").await, 2);
    assert!(!app.database_as_text().await.contains("Ada Byron"));
    // Withdrawn by a moderator on request.
    let emmy = owner.get(&format!("{FERRY}/signatures?q=Emmy")).await;
    let one = emmy.follow("Open: Emmy Noether").await;
    let form = one.follow("Withdraw it on request").await;
    let form =
        form.form("Withdraw it on request").fill(crate::organizers::ONCE_MORE, crate::organizers::PASSWORD);
    form.tamper("reason", "asked for by mail").send().await;
    assert_eq!(app.count("the-last-ferry").await, 1);
    app.site.follow_letters().await.unwrap();
    let left = app.database_as_text().await;
    assert!(!left.contains("Emmy Noether") && left.contains("Grace Hopper"));
    assert!(!owner.get(&file).await.text().contains("Emmy"));
    owner.get(WRITE).await.press("Publish the changes").await;
    assert_eq!(app.count("the-last-ferry").await, 1, "nobody comes back");
}

#[tokio::test]
async fn a_letter_is_taken_along_and_brought_back_as_an_archive() {
    let app = TestApp::new().await;
    let owner = owner(&app).await;
    begun(&owner, "Publish").await;
    owner.upload_as(&format!("{FERRY}/files"), "portrait.png", &picture()).await;
    let archive = owner.get(&format!("{FERRY}/files.zip")).await;
    assert_eq!(archive.header("content-type"), "application/zip");
    let before = app.site.library.find("the-last-ferry").unwrap();
    let copy = app.site.library.working_copy(&before).await.unwrap().unwrap();
    owner
        .get(WRITE)
        .await
        .form("Publish the changes")
        .fill("Title", "Changed")
        .submit("Publish the changes")
        .await;
    let back = owner.upload_as(&format!("{FERRY}/files"), "the-last-ferry.zip", &archive.bytes).await;
    assert_eq!(back.texts(".notice")[0], "Saved.", "{}", back.text());
    let letter = app.site.library.find("the-last-ferry").unwrap();
    assert_eq!(app.site.library.working_copy(&letter).await.unwrap().unwrap().files, copy.files);
    let refused = owner.upload_as(&format!("{FERRY}/files"), "a.zip", b"PK").await;
    refused.assert_says("This is not a .zip of a letter");
}

#[tokio::test]
async fn a_letter_is_pulled_as_a_folder_changed_and_pushed_back() {
    let app = TestApp::new().await;
    let owner = owner(&app).await;
    begun(&owner, "Publish").await;
    let place = Place::beside(&app);
    let folder = place.folder().join("the-last-ferry");
    let path = folder.to_str().unwrap().to_owned();
    let said = |output: std::process::Output| {
        let text =
            String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        (output.status.success(), text)
    };
    let pulled = said(place.run(&["letter", "pull", "the-last-ferry", &path]).await);
    assert!(pulled.0, "{}", pulled.1);
    let letter = std::fs::read_to_string(folder.join("letter.md")).unwrap();
    let changed =
        letter.replace("keep it running", "keep it running at night").replace("+++\n\n", "# Mine.\n+++\n\n");
    std::fs::write(folder.join("letter.md"), &changed).unwrap();
    let pushed = said(place.run(&["letter", "push", &path, "--publish"]).await);
    assert!(pushed.0, "{}", pushed.1);
    app.site.follow_letters().await.unwrap();
    app.stranger().get("/letters/the-last-ferry").await.assert_says("keep it running at night");
    let loaded = app.site.library.find("the-last-ferry").unwrap();
    let copy = app.site.library.working_copy(&loaded).await.unwrap().unwrap();
    assert_eq!(copy.files.get("letter.md").unwrap().as_ref(), changed.as_bytes(), "not a byte is lost");

    // Others have saved on the site meanwhile.
    let page = owner.get(WRITE).await;
    page.form("Save without publishing")
        .fill("Title", "The very last ferry")
        .submit("Save without publishing")
        .await;
    let refused = said(place.run(&["letter", "push", &path]).await);
    assert!(!refused.0 && refused.1.contains("others have saved on the site: letter.md"), "{}", refused.1);
    let forced = said(place.run(&["letter", "push", &path, "--overwrite"]).await);
    assert!(forced.0, "{}", forced.1);

    // A folder becomes a letter of the site; one that is read from disk is taken over.
    let own = app.letters().join(SLUG);
    let taken = said(place.run(&["letter", "push", own.to_str().unwrap()]).await);
    assert!(taken.0 && taken.1.contains("edited on the site from now on"), "{}", taken.1);
    app.site.take_in_letters().await.unwrap();
    owner.get(&format!("/organize/letters/{SLUG}/write")).await.assert_says("The letter is published.");
    place.write("new-one/letter.md", "+++\ntitle = \"New\"\nlanguage = \"en\"\n+++\n\nHello.\n");
    let new = place.folder().join("new-one");
    let begun = said(place.run(&["letter", "push", new.to_str().unwrap()]).await);
    assert!(begun.0, "{}", begun.1);
    app.site.follow_letters().await.unwrap();
    assert_eq!(
        app.stranger().get("/letters/new-one").await.status,
        StatusCode::NOT_FOUND,
        "a draft until it is published"
    );
    place.write("new-one/letter.md", "+++\ntitle = \n+++\n");
    let wrong = said(place.run(&["letter", "push", new.to_str().unwrap()]).await);
    assert!(!wrong.0 && wrong.1.contains("new-one/letter.md:2"), "{}", wrong.1);
}

#[tokio::test]
async fn a_long_draft_and_what_a_word_processor_pastes_arrive_as_they_are() {
    let app = TestApp::new().await;
    let owner = owner(&app).await;
    begun(&owner, "Save").await;
    let pasted = "«\u{a0}Nous\u{a0}» said “they”\u{a0}— it’s fine…\r\n\r\n| Who | What |\r\n| --- | --- |\r\n| we | pay |\r\n";
    let long: String =
        format!("{pasted}\r\n{}", "A paragraph of a long letter, as long as a novel.\r\n\r\n".repeat(4000));
    let page = owner.get(WRITE).await;
    let saved = page.form("Save").tamper("text", &long).submit("Save").await;
    assert_eq!(saved.texts(".notice"), ["Saved."]);
    let letter = app.site.library.find("the-last-ferry").unwrap();
    let text = &letter.letter.texts[0];
    assert!(text.body.len() > 190_000);
    assert!(
        text.body.starts_with("«\u{a0}Nous\u{a0}» said “they”\u{a0}— it’s fine…\n"),
        "{}",
        &text.body[..80]
    );
    assert!(text.html.as_str().contains("<table>"));
}

const BEHIND: &str = "This translation is of an earlier text.";

#[tokio::test]
async fn readers_and_translators_learn_that_the_original_has_changed_since() {
    let app = TestApp::new().await;
    let owner = owner(&app).await;
    begun(&owner, "Publish").await;
    let french = format!("{WRITE}/fr");
    let page = owner.get(&french).await;
    let form = page.form("Publish the changes").fill("Title", "Le dernier bac").tamper("text", "Gardez-le.");
    form.submit("Publish the changes").await;
    let letter = || async { app.stranger().get("/fr/letters/the-last-ferry").await.text() };
    let said = "Cette traduction est celle d’un texte antérieur.";
    assert!(!letter().await.contains(said));

    let own = owner.get(WRITE).await;
    let text = typed(&own).replace("keep it", "please keep it");
    own.form("Publish the changes").tamper("text", &text).submit("Publish the changes").await;
    let public = app.stranger().get("/fr/letters/the-last-ferry").await;
    public.assert_says(said);
    let link = public.link("Ce qui a changé depuis dans l’original");
    assert_eq!((link.path(), link.fragment()), ("/en/letters/the-last-ferry/history", Some("v2")));
    let history = app.stranger().get(link.path()).await;
    assert_eq!(history.texts("#v2 ins"), ["[added: please ]"]);
    assert!(
        !app.stranger().get("/letters/the-last-ferry").await.text().contains(BEHIND),
        "not of the original"
    );

    let page = owner.get(&french).await;
    page.assert_says("The original has changed since this translation was made");
    assert_eq!(page.texts(".difference ins"), ["[added: please ]"]);
    // Correcting a letter of it is not yet translating what is new.
    let form = page.form("Publish the changes").tamper("text", "Gardez-le !");
    let page = form.submit("Publish the changes").await;
    assert!(letter().await.contains(said));
    let form = page.form("Publish the changes").tamper("text", "Gardez-le, s’il vous plaît.");
    form.tick("The translation matches the original as it is now").submit("Publish the changes").await;
    assert!(!letter().await.contains(said));
    let file = owner.get(&format!("{FERRY}/files/letter.fr.md")).await;
    assert!(typed(&file).contains("translates = \""), "{}", typed(&file));
}

#[tokio::test]
async fn a_translation_in_a_folder_is_of_the_text_that_was_there_when_it_came() {
    let app = TestApp::plan()
        .file(&format!("{SLUG}/letter.de.md"), "+++\ntitle = \"Der Nachtbus\"\n+++\n\nLieber Rat.\n")
        .open()
        .await;
    let german = || async { app.stranger().get(&format!("/de/letters/{SLUG}")).await.text() };
    let said = "Diese Übersetzung gibt einen früheren Text wieder.";
    assert!(!german().await.contains(said));
    app.clock.advance(time::Duration::HOUR);
    let changed = "+++\ntitle = \"Keep the night bus\"\nlanguage = \"en\"\n+++\n\nDear council, keep it.\n";
    app.write(&format!("{SLUG}/letter.md"), changed).await;
    assert!(german().await.contains(said));
    app.clock.advance(time::Duration::HOUR);
    let again = "+++\ntitle = \"Der Nachtbus\"\n+++\n\nLieber Rat, behaltet ihn.\n";
    app.write(&format!("{SLUG}/letter.de.md"), again).await;
    assert!(!german().await.contains(said));
}

#[tokio::test]
async fn a_save_that_comes_after_somebody_published_does_not_take_the_letter_from_the_public() {
    let app = TestApp::new().await;
    let owner = owner(&app).await;
    begun(&owner, "Save").await;
    let library = &app.site.library;
    let draft = library.find("the-last-ferry").unwrap();
    owner.get(WRITE).await.press("Publish").await;
    let seen = library.working_copy(&draft).await.unwrap().unwrap().versions;
    let about = [("about.md".to_owned(), Some("Thanks to the crew.\n".into()))];
    library.save(&draft, &about, &seen, Who::CommandLine).await.unwrap();
    app.site.follow_letters().await.unwrap();
    app.stranger().get("/letters/the-last-ferry").await.assert_is(StatusCode::OK, "The last ferry");
}
