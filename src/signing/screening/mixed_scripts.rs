//! Owns the check for words that mix scripts, in which one letter can look like another.

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};
use unicode_script::{Script, UnicodeScript as _};
use unicode_security::{MixedScript as _, mixed_script::AugmentedScriptSet};

/// Does a word of this text mix scripts (UTS #39, 5.1) in a way that no language does? Several scripts in one line
/// are normal. Japanese, Korean and Chinese words mix scripts by nature, also with Latin letters.
pub fn mixes_scripts(text: &str) -> bool {
    // Compatibility forms are styled variants of letters: NFKC maps them to the letters themselves.
    let text: String = text.nfkc().collect();
    let is_within =
        |c: char| c.is_alphanumeric() || is_combining_mark(c) || matches!(c, '\u{200c}' | '\u{200d}');
    text.split(|c| !is_within(c)).any(|word| {
        let letters: String = word.chars().filter(|c| c.is_alphabetic() && !is_combining_mark(*c)).collect();
        !letters.is_single_script() && !is_east_asian(&letters)
    })
}

fn is_east_asian(letters: &str) -> bool {
    let besides: String = letters.chars().filter(|c| c.script() != Script::Latin).collect();
    let AugmentedScriptSet { hanb, jpan, kore, .. } = besides.as_str().resolve_script_set();
    hanb || jpan || kore
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Real given names and surnames, combined so that they are no real person's name.
    const REAL: &str = "O'Brien-Σωκράτης, Xú Wei, 204 no-content | Cintia Aguiar Pinto & Dimitri De Jonghe, \
        aurèce vettier, Ólafía Þorsteinsdóttir, Søren Kjærgaard, Łucja Źdźbło, Siôn ap Gwilym, \
        Máire Ní Dhomhnaill, Nguyễn Thị Ánh Tuyết, Đặng Vũ, Çağla Işık, Şərifə Əliyeva, Ğabit Mūsırepov, \
        Kalālupe Kaʻahumanu, Nḍeye Ŋari, Ọlájùmọ̀kẹ́ Adébáyọ̀, Ɓala Ɗanjuma, ǃXóõ ǀGaoses, \
        Ἀθηνᾶ Παπαδοπούλου, Νίκη Σταύρου, Зоя Лебедева, Їжак Ґудзь, Љубица Њежић, Қуаныш Әбілқайыр, \
        Өнөржан Үсөнова, Сос Սարգսյան, Արփի Մկրտչյան, ნინო ქავთარაძე, רבקה בן־עמי, שָׂרָה לֵוִי, \
        محمد الصالح, فاطمة الزهراء بنت يوسف, می‌نا رضایی, پروین چودھری, ڕێبوار ئەحمەد, ܫܡܥܘܢ ܒܪ ܝܘܚܢܢ, \
        አበበ በቀለ, ⵜⵉⵍⵍⵉ ⵓⵙⵎⴰⵏ, सरस्वती शर्मा, कृष्ण ढुंगेल, তাহমিনা আক্তার, ਗੁਰਪ੍ਰੀਤ ਕੌਰ, હર્ષા પટેલ, \
        ସୁଜାତା ଦାସ, கார்த்திகா செல்வன், లక్ష్మీ రావు, ಅನನ್ಯ ಗೌಡ, ലക്ഷ്മി നായർ, නිමාලි පෙරේරා, สมหญิง ใจดี, \
        ນາງ ບົວທອງ, မသီတာ, សុខា ចាន់, བསྟན་འཛིན་དབང་མོ, ᠰᠠᠷᠠᠩᠭᠡᠷᠡᠯ, 李伟, 歐陽 若蘭, ㄓㄤ小明, 佐々木 のぞみ, 高橋メアリー, \
        ガルシア・マリア, きゃりー, DJみそしる, Aさん, 김하늘, 선우 Kim, MC해, 이Anna, 🎭🎻 Kollektiv, 👩‍👩‍👧‍👦, Anna ツ, ʕ•ᴥ•ʔ, \
        (づ｡◕‿‿◕｡)づ, Z̸͙̈́a̵͎͐l̷̰̏g̶̱̈́o, 𝒜𝓁𝒾𝒸𝑒, Ａｎｎａ, ᴀɴɴᴀ, X Æ, J. R. R., Mr. 李 & Frau Müller, Иван-John, \
        Studio 54, n°9, Nº 9, 4º B, O’Neill, D'Ángelo, l·lustre, MacLeòid, Jean‑Luc, Anne–Marie, _why, †, \
        محمد2, АИДА99, A҉n҉n҉a҉";

    #[test]
    fn no_name_that_somebody_bears_mixes_scripts() {
        for name in REAL.split(", ") {
            assert!(!mixes_scripts(name), "{name}");
        }
    }

    proptest! {
        #[test]
        fn names_of_any_scripts_stand_beside_each_other(
            names in prop::collection::vec(prop::sample::select(REAL.split(", ").collect::<Vec<_>>()), 1..5),
            between in prop::sample::select(&[" ", "-", "'", " & ", "/", " | ", "·", "’", "–", ", "][..]),
        ) {
            let line = names.join(between);
            prop_assert!(!mixes_scripts(&line), "{}", line);
        }

        #[test]
        fn letters_of_one_script_mix_nothing(greek in "[α-ωΑ-Ρ]{1,20}", cyrillic in "[а-яЀ-Я]{1,20}", latin in "[a-zà-öø-ľł-ňŋ-ž]{1,20}") {
            prop_assert!(![&greek, &cyrillic, &latin].into_iter().any(|word| mixes_scripts(word)));
            for mixed in [greek.clone() + &cyrillic, latin + &cyrillic] {
                prop_assert!(mixes_scripts(&mixed), "{}", mixed);
            }
        }
    }

    #[test]
    fn a_letter_that_poses_as_another_is_seen() {
        for name in [
            "Вjörk",
            "Bjоrk",
            "Αnna",
            "Annа Schmidt",
            "Anna Schmіdt",
            "Ρaul",
            "pаypal",
            "Ꭺnna",
            "Аnnа",
            "Aոոa",
            "𝐁jоrk",
            "ｂjоrk",
            "Rех",
            "Scоtt-Miller",
            "Anna/Аnna",
            "ΜΑRIA",
            "Sοphia",
            "ОʼBriеn",
            "Тони and Tоny",
            "Ко1lektiv",
            "аB",
            "Wоjciech",
            "Яna",
        ] {
            assert!(mixes_scripts(name), "{name}");
        }
    }
}
