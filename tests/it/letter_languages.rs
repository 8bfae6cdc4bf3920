//! A letter in more languages than the site's interface: page, feed and share image of each are in the
//! language of that text.

use std::collections::BTreeSet;

use axum::http::StatusCode;
use undersigned::{language::Language, ui::languages::Words};

use crate::support::app::{SLUG, TestApp};

/// Language, title, text.
const TEXTS: [(&str, &str, &str); 26] = [
    ("ar", "أبقوا على حافلة الليل", "آخر حافلة تغادر في الساعة 1:40."),
    ("fa", "اتوبوس شب را نگه دارید", "آخرین اتوبوس ساعت ۱:۴۰ می‌رود."),
    ("he", "השאירו את אוטובוס הלילה", "האוטובוס האחרון יוצא ב־1:40."),
    ("ur", "رات کی بس چلتی رہے", "آخری بس 1:40 پر نکلتی ہے۔"),
    ("am", "የሌሊቱን አውቶቡስ አቆዩልን", "የመጨረሻው አውቶቡስ 1:40 ይነሳል።"),
    ("bn", "রাতের বাস চালু রাখুন", "শেষ বাস ১:৪০-এ ছাড়ে।"),
    ("de", "Lasst den Nachtbus fahren", "Der letzte Bus fährt um 1:40 Uhr."),
    ("el", "Κρατήστε το νυχτερινό λεωφορείο", "Το τελευταίο λεωφορείο φεύγει στη 1:40."),
    ("es", "Que siga el autobús nocturno", "El último autobús sale a la 1:40."),
    ("fr", "Gardez le bus de nuit", "Le dernier bus part à 1 h 40."),
    ("ga", "Coinnigh an bus oíche", "Imíonn an bus deireanach ag 1:40."),
    ("hi", "रात की बस चलती रहे", "आख़िरी बस 1:40 पर जाती है।"),
    ("hy", "Պահպանեք գիշերային ավտոբուսը", "Վերջին ավտոբուսը մեկնում է 1:40-ին։"),
    ("ja", "深夜バスを残してください", "最終バスは1時40分に出ます。"),
    ("ka", "შეინარჩუნეთ ღამის ავტობუსი", "ბოლო ავტობუსი 1:40-ზე გადის."),
    ("ko", "심야 버스를 지켜 주세요", "막차는 1시 40분에 떠납니다."),
    ("pl", "Zachowajcie nocny autobus", "Ostatni autobus odjeżdża o 1:40."),
    ("pt-BR", "Mantenham o ônibus noturno", "O último ônibus sai à 1h40."),
    ("ru", "Сохраните ночной автобус", "Последний автобус уходит в 1:40."),
    ("ta", "இரவுப் பேருந்தைத் தொடருங்கள்", "கடைசிப் பேருந்து 1:40-க்குப் புறப்படுகிறது."),
    ("th", "ขอให้รถเมล์กลางคืนยังวิ่งต่อไป", "รถเที่ยวสุดท้ายออกตอน 1:40 น."),
    ("tr", "Gece otobüsü kalsın", "Son otobüs 1.40'ta kalkıyor."),
    ("uk", "Збережіть нічний автобус", "Останній автобус відходить о 1:40."),
    ("vi", "Hãy giữ chuyến xe buýt đêm", "Chuyến cuối chạy lúc 1:40."),
    ("zh-Hans", "请保留夜班车", "末班车一点四十分开。"),
    ("zh-Hant", "請保留夜班車", "末班車一點四十分開。"),
];

async fn in_many_languages() -> TestApp {
    let plan = TestApp::plan()
        .front("addressed_to = \"The council\"")
        .file("night-bus/updates/2026-11-02-they-met.md", "+++\ntitle = \"They met\"\n+++\n\nFor an hour.\n");
    let texts = TEXTS.iter().map(|(tag, title, text)| {
        (format!("night-bus/letter.{tag}.md"), format!("+++\ntitle = \"{title}\"\n+++\n\n{text}\n"))
    });
    texts.fold(plan, |plan, (file, text)| plan.file(&file, &text)).open().await
}

#[tokio::test]
async fn each_text_is_in_its_language_on_page_feed_and_picture() {
    let app = in_many_languages().await;
    assert_eq!(app.site.library.problems(), []);
    let mut pictures = BTreeSet::new();
    for (tag, title, text) in TEXTS {
        let language: Language = tag.parse().unwrap();
        let words = Words::spoken(&language).map_or("en", |words| words.language.as_str());
        let letter = format!("/{tag}/letters/{SLUG}");
        let page = app.browser().get(&letter).await;
        assert_eq!(
            (page.status, page.texts("h1"), page.texts(".text")),
            (StatusCode::OK, vec![title.into()], vec![text.into()])
        );
        for (part, name, expected) in [
            ("html", "lang", words),
            ("article header", "lang", tag),
            ("article header", "dir", language.direction()),
            (".text", "lang", tag),
            (".text", "dir", language.direction()),
            ("meta[name=description]", "content", text),
            ("link[rel=canonical]", "href", &format!("http://localhost:3000{letter}")),
        ] {
            assert_eq!(page.attribute(part, name), Some(expected), "{tag}: {name} of {part}");
        }
        let known =
            page.all("link[hreflang]").map(|link| link.attr("hreflang").unwrap()).collect::<BTreeSet<_>>();
        assert_eq!(known.len(), TEXTS.len() + 2, "all languages, the letter's own, and for everybody else");
        assert!(
            page.texts(".languages summary")
                .concat()
                .ends_with(&page.texts(".languages [aria-current]").concat())
        );

        let feed = app.browser().get(&format!("{letter}/updates.atom")).await;
        assert!(
            feed.body().contains(title) && feed.body().contains(&format!("http://localhost:3000{letter}\"")),
            "{tag}"
        );
        assert!(feed.body().contains("xml:lang=\"en\""), "its news are in the letter's own language");

        let picture = page.attribute("meta[property='og:image']", "content").unwrap();
        assert!(picture.contains(&letter), "{picture}");
        pictures.insert(picture.to_owned());
    }
    assert_eq!(pictures.len(), TEXTS.len());
}

#[tokio::test]
async fn a_picture_shows_the_text_of_its_language() {
    let app = in_many_languages().await;
    // One of each kind; each takes a moment to draw.
    let mut drawn = BTreeSet::new();
    for tag in ["en", "fa", "ka", "ga", "ru"] {
        let picture = app.browser().get(&format!("/{tag}/letters/{SLUG}/card.png")).await;
        assert_eq!((picture.status, picture.header("content-type")), (StatusCode::OK, "image/png"), "{tag}");
        drawn.insert(picture.bytes);
    }
    assert_eq!(drawn.len(), 5, "none shows what another shows");
}

#[tokio::test]
async fn a_reader_arrives_in_the_language_of_their_browser() {
    let app = in_many_languages().await;
    for (accepted, title) in [
        ("ga, en;q=0.5", "Coinnigh an bus oíche"),
        ("zh-TW", "請保留夜班車"),
        ("zh-CN, en;q=0.1", "请保留夜班车"),
        ("pt-PT", "Mantenham o ônibus noturno"),
        ("fa-AF", "اتوبوس شب را نگه دارید"),
        ("eo, ko;q=0.9, en;q=0.8", "심야 버스를 지켜 주세요"),
        ("eo", "Keep the night bus"),
    ] {
        let page = app.browser().speaking(accepted).get(&format!("/letters/{SLUG}")).await;
        assert_eq!(page.texts("h1"), [title], "{accepted}");
        assert_eq!(page.header("set-cookie"), "");
    }
}
