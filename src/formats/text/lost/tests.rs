use super::*;
use encoding_rs::{
    EUC_KR, GBK, MACINTOSH, SHIFT_JIS, WINDOWS_874, WINDOWS_1250, WINDOWS_1251, WINDOWS_1252,
};

fn kind(text: &str, script: ExpectedScript) -> Option<LostKind> {
    lost_letters(text, script).map(|lost| lost.kind)
}

const NAMES: [&str; 4] = ["ศูนย์ช่วยเหลือสังคม", "เมืองกระบี่", "ປະຕູ ບານໜຶ່ງ", "မြန်မာဘာသာ"];

#[test]
fn letters_read_in_another_code_page_are_known() {
    for name in NAMES {
        for codec in [
            WINDOWS_1252,
            WINDOWS_1250,
            WINDOWS_1251,
            MACINTOSH,
            WINDOWS_874,
            GBK,
            SHIFT_JIS,
            EUC_KR,
        ] {
            let garbled = codec.decode_without_bom_handling(name.as_bytes()).0;
            assert!(
                matches!(
                    kind(&garbled, ExpectedScript::Latin),
                    Some(LostKind::Misread | LostKind::Replaced)
                ),
                "{} read {name} as {garbled}",
                codec.name()
            );
        }
    }
    for name in ["ศูนย์ช่วยเหลือสังคม", "การ์ตูน", "กาญจนบุรี 1300", "อ.เมือง"]
    {
        let bytes = WINDOWS_874.encode(name).0;
        for codec in [WINDOWS_1252, WINDOWS_1250, MACINTOSH] {
            let garbled = codec.decode_without_bom_handling(&bytes).0;
            assert_eq!(
                kind(&garbled, ExpectedScript::Latin),
                Some(LostKind::Misread),
                "{name} as {garbled}"
            );
        }
    }
    // Misread twice, misread by DOS, and without the letters that are invisible.
    for garbled in [
        "Ã\u{a0}Â¸ÂÃ\u{a0}Â¸Â²",
        "α╕üα╕▓",
        "à¸à¸²à¸£",
        "à¸ à¸²à¸£",
        "¡Ò÷Ø",
    ] {
        assert_eq!(
            kind(garbled, ExpectedScript::Own),
            Some(LostKind::Misread),
            "{garbled}"
        );
    }
}

#[test]
fn question_marks_in_place_of_letters_are_known_and_questions_are_left_alone() {
    for lost in [
        "?????",
        "?????? 1300",
        "OSCC ??????????",
        "??????? (?????)",
        "???",
        "???-???",
    ] {
        assert_eq!(
            kind(lost, ExpectedScript::Own),
            Some(LostKind::Questions),
            "{lost}"
        );
    }
    for lost in ["?????", "call ????? now", "(??????)"] {
        assert_eq!(
            kind(lost, ExpectedScript::Latin),
            Some(LostKind::Questions),
            "{lost}"
        );
    }
    for question in [
        "???",
        "What???????",
        "Why?",
        "Really? ???",
        "a ?? b",
        "?",
        "",
    ] {
        assert_eq!(kind(question, ExpectedScript::Latin), None, "{question}");
    }
    for question in [
        "จริงหรือ?????",
        "ใคร? ทำไม? ที่ไหน?",
        "ไหม???",
        "Who? What?",
        "ที่????",
    ] {
        assert_eq!(kind(question, ExpectedScript::Own), None, "{question}");
    }
}

#[test]
fn other_languages_are_no_lost_thai() {
    for text in [
        "Où êtes-vous ? À côté de l’école, ça va. Noël, naïve, CRÉÉE, «à»",
        "Größe, Österreich, ÄÖÜ, weiß",
        "¿Qué? ¡Hola! Señor Núñez, ÑANDÚ",
        "Đường phố, Hướng dẫn thảo luận, ấy",
        "ºC, °°°°, ½ ¼ ¾, ×××, ««« »»», § 5, ©®™, £££, ····, ———",
        "voilà¹, là² et là³",
        "Москва, район, а ё № 5, ещё",
        "你好，喔喔喔，中文网站",
        "日本語のテキスト、ｶﾀｶﾅ",
        "안녕하세요 세계",
        "เธอ เธอ เธอ และ เนปาล เนกประสงค์ อเนกประสงค์ อเนกประสงค์ เนติบัณฑิต เธนศ",
        "เนเธอร์แลนด์ เนเธอร์แลนด์ เนปาล",
        "เป็นเบื้องต้น เปิดเบาะ เบอร์ เนื้อ เนย",
        "မြန်မာ ភាសាខ្មែរ ພາສາລາວ",
        "þæð øåæ ÞÓR",
        "Çağrı, İstanbul, ığdır",
    ] {
        for script in [ExpectedScript::Latin, ExpectedScript::Own] {
            assert_eq!(kind(text, script), None, "{text}");
        }
    }
}

#[test]
fn replacement_letters_glyphs_and_numbers_are_known() {
    assert_eq!(
        lost_letters("ก\u{fffd}\u{fffd}ข", ExpectedScript::Latin),
        Some(Lost {
            kind: LostKind::Replaced,
            at: 3..9
        })
    );
    assert_eq!(
        kind("ป\u{f70a}า", ExpectedScript::Own),
        Some(LostKind::Glyphs)
    );
    let plain = |text: &str| lost_in_plain_text(text, ExpectedScript::Own).map(|lost| lost.kind);
    for text in ["&#3585;&#3634;&#3619;", "&#x0E01;&#xe32;", "\\u0e01\\u0e32"] {
        assert_eq!(plain(text), Some(LostKind::Numbers), "{text}");
    }
    for text in ["&amp; &#38; &#8211;", "C:\\users", "&#3585;"] {
        assert_eq!(plain(text), None, "{text}");
    }
}
