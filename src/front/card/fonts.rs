//! Owns the fonts of share images: a few bundled fonts, so that every server draws the same, and installed fonts
//! for the scripts that these lack.

use std::sync::{Arc, LazyLock};

use cosmic_text::{
    Fallback, FontSystem,
    fontdb::{Database, Source},
};
use unicode_script::Script;

use crate::language::Language;

/// The font of most titles.
pub const FAMILY: &str = "Noto Serif";

macro_rules! bundled {
    ($($file:literal),+ $(,)?) => {
        &[$(include_bytes!(concat!("../../../static/fonts/", $file))),+]
    };
}

/// The fonts in the binary. They cover the scripts of most letters in less than 1.1 MB; Chinese, Japanese and
/// Korean would need ten times as much.
const BUNDLED: &[&[u8]] = bundled![
    "NotoSerif-Regular.ttf",
    "NotoNaskhArabic-Regular.ttf",
    "NotoSerifArmenian-Regular.ttf",
    "NotoSerifBengali-Regular.ttf",
    "NotoSerifDevanagari-Regular.ttf",
    "NotoSerifEthiopic-Regular.ttf",
    "NotoSerifGeorgian-Regular.ttf",
    "NotoSerifHebrew-Regular.ttf",
    "NotoSerifTamil-Regular.ttf",
    "NotoSerifThai-Regular.ttf",
];

/// All fonts. Installed fonts are searched for once, because that takes a moment.
static ALL: LazyLock<Database> = LazyLock::new(|| {
    let mut fonts = bundled();
    fonts.load_system_fonts();
    fonts
});

/// The fonts for a text in this language, which decides between the Chinese and the Japanese form of a character.
pub fn fonts(language: &Language) -> FontSystem {
    FontSystem::new_with_locale_and_db_and_fallback(language.to_string(), ALL.clone(), Preferred)
}

/// Only the bundled fonts, as on a server without installed fonts.
#[cfg(test)]
pub fn only_bundled(language: &Language) -> FontSystem {
    FontSystem::new_with_locale_and_db_and_fallback(language.to_string(), bundled(), Preferred)
}

fn bundled() -> Database {
    let mut fonts = Database::new();
    for bytes in BUNDLED {
        fonts.load_font_source(Source::Binary(Arc::new(*bytes)));
    }
    fonts
}

/// The fallback fonts by script; after these, any font that has the character.
struct Preferred;

impl Fallback for Preferred {
    fn common_fallback(&self) -> &[&'static str] {
        &["Noto Sans", "DejaVu Sans", "Noto Sans Symbols", "Noto Sans Symbols2", "Noto Color Emoji"]
    }

    fn forbidden_fallback(&self) -> &[&'static str] {
        &[]
    }

    fn script_fallback(&self, script: Script, locale: &str) -> &[&'static str] {
        match script {
            Script::Arabic => &["Noto Naskh Arabic"],
            Script::Armenian => &["Noto Serif Armenian"],
            Script::Bengali => &["Noto Serif Bengali"],
            Script::Devanagari => &["Noto Serif Devanagari"],
            Script::Ethiopic => &["Noto Serif Ethiopic"],
            Script::Georgian => &["Noto Serif Georgian"],
            Script::Hebrew => &["Noto Serif Hebrew"],
            Script::Tamil => &["Noto Serif Tamil"],
            Script::Thai => &["Noto Serif Thai"],
            Script::Hiragana | Script::Katakana => &["Noto Serif CJK JP", "Noto Sans CJK JP"],
            Script::Hangul => &["Noto Serif CJK KR", "Noto Sans CJK KR"],
            Script::Han | Script::Bopomofo => han(locale),
            _ => &[],
        }
    }
}

/// The same characters are drawn differently from country to country.
fn han(locale: &str) -> &'static [&'static str] {
    match locale.split('-').next() {
        Some("ja") => &["Noto Serif CJK JP", "Noto Sans CJK JP"],
        Some("ko") => &["Noto Serif CJK KR", "Noto Sans CJK KR"],
        _ if ["Hant", "TW", "HK", "MO"].iter().any(|mark| locale.contains(mark)) => {
            &["Noto Serif CJK TC", "Noto Sans CJK TC"]
        }
        _ => &["Noto Serif CJK SC", "Noto Sans CJK SC"],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_bundled_font_is_one_and_can_be_found_by_its_name() {
        let fonts = bundled();
        assert_eq!(fonts.len(), BUNDLED.len());
        for script in [Script::Arabic, Script::Georgian, Script::Hebrew, Script::Devanagari, Script::Thai] {
            let preferred = Preferred.script_fallback(script, "en")[0];
            assert!(fonts.faces().any(|face| face.families[0].0 == preferred), "{preferred}");
        }
        assert!(fonts.faces().any(|face| face.families[0].0 == FAMILY));
    }

    #[test]
    fn characters_are_drawn_as_their_readers_write_them() {
        let first = |locale| Preferred.script_fallback(Script::Han, locale)[0];
        assert_eq!(first("ja"), "Noto Serif CJK JP");
        assert_eq!(first("zh-TW"), "Noto Serif CJK TC");
        assert_eq!(first("zh-Hant-HK"), "Noto Serif CJK TC");
        assert_eq!(first("zh"), "Noto Serif CJK SC");
    }
}
