use super::super::parse::parse;
use super::*;

fn found(page: &str, text: &str) -> Vec<(&'static str, Option<u32>)> {
    let mut places = LinkTargets::default();
    for page in ["home", "guide", "report", "about"] {
        places
            .pages
            .insert(page.to_owned(), ["signs".to_owned()].into());
    }
    places.files.insert("data/print/โปสเตอร์ 1.pdf".to_owned());
    let web = if page == "about" {
        Web::Shown
    } else {
        Web::Refused
    };
    let events = parse(text);
    let found = check(("a.md", text), &events, page, &places, web);
    found.into_iter().map(|d| (d.code, d.place.line)).collect()
}

#[test]
fn stars_that_no_bold_took_are_found_with_their_line() {
    for wrong in [
        "คำว่า**(สำคัญ)**มาก",
        "**50%**ของ",
        "**“หยุด”**แล้ว",
        "**စာ။**သား",
        "__ไทย__ข้อความ",
    ] {
        assert_eq!(
            found("report", &format!("ดี\n\n{wrong}\n")),
            [("text.stars", Some(3))],
            "{wrong}"
        );
    }
    for right in [
        "**ไทย**ข้อความ",
        "“**หยุด**”แล้ว",
        "**50%**&#8203;ของ",
        r"\*\*",
        "`**`",
        "    **\n",
    ] {
        assert!(found("report", right).is_empty(), "{right}");
    }
}

#[test]
fn markdown_that_nothing_took_is_found_with_its_line() {
    let text = "# หัวข้อ\n\n#ไม่มีเว้นวรรค\n\n![โปสเตอร์](โปสเตอร์ ใหม่ (1).png)\n\n[คู่มือ] (guide.pdf)\n\n[คู่มือ](guide.pdf）\n";
    let left = |line| ("text.left-standing", Some(line));
    assert_eq!(found("report", text), [left(3), left(5), left(7), left(9)]);
    for (wrong, line) in [
        ("ก\n##ข\n", 2),
        ("- ~~ก~~\n", 1),
        ("> [a](b c.pdf)\n", 1),
        ("| a | b |\n| c | d |\n", 1),
    ] {
        assert_eq!(found("report", wrong)[0], left(line), "{wrong}");
    }
    for right in [
        "`[a] (b.pdf)`",
        "    #ก\n",
        "ก #ข",
        "\\#ก",
        "ก\n#ข ค\n",
        "## ก {#id}\n",
        "| a |\n| --- |\n| b |\n",
    ] {
        assert!(found("report", right).is_empty(), "{right}");
    }
}

#[test]
fn what_is_kept_of_a_text_has_an_end() {
    let many = "**ก **ข** ค** ".repeat(5000);
    let told = found("report", &many);
    assert_eq!(told.len(), FINDINGS_MAX + 1);
    assert_eq!(told[FINDINGS_MAX].0, "text.more");
    assert_eq!(found("report", &"> ".repeat(3000))[0].0, "text.too-deep");
    let links = "<https://example.org/> ".repeat(ADDRESSES_MAX + 1);
    assert_eq!(found("about", &links).len(), 1);
    assert_eq!(found("about", &links[23..]).len(), 0);
}

#[test]
fn raw_html_and_bold_in_bold_are_found() {
    assert_eq!(found("report", "ก\n\n<b>ข</b>")[0], ("text.html", Some(3)));
    assert_eq!(found("report", "a <br> b"), [("text.html", Some(1))]);
    assert_eq!(found("report", "**ก **ข** ค**"), [("text.bold", Some(1))]);
}

#[test]
fn links_lead_somewhere() {
    let good = [
        "[a](#signs)",
        "[a](report.html)",
        "[a](index.html)",
        "[a](report.html#signs)",
        "[a](tel:1300)",
        "[a](<data/print/โปสเตอร์ 1.pdf>)",
        "[a](data/print/%E0%B9%82%E0%B8%9B%E0%B8%AA%E0%B9%80%E0%B8%95%E0%B8%AD%E0%B8%A3%E0%B9%8C%201.pdf)",
    ];
    for text in good {
        assert!(found("report", text).is_empty(), "{text}");
    }
    let bad = [
        "[a](#nowhere)",
        "[a](nopage.html)",
        "[a](report.html#nowhere)",
        "[a](data/print/none.pdf)",
        "[a](https://example.org/)",
        "<https://example.org/>",
        "[a](javascript:alert)",
        "![a](pic.png)",
    ];
    for text in bad {
        assert_eq!(found("report", text), [("text.link", Some(1))], "{text}");
    }
    assert!(found("about", "<https://example.org/>").is_empty());
    assert_eq!(
        found("about", "[a](https://example.org/ก)"),
        [("text.link", Some(1))]
    );
}

#[test]
fn chapters_have_ids_and_questions() {
    let good = "# G\n\n## One {#beat-1 .chapter minutes=5}\n\n### Q {.questions}\n\n1. Why?\n";
    assert!(found("guide", good).is_empty());
    assert_eq!(
        found("guide", &good.replace("#beat-1 ", "")),
        [("text.chapter-id", Some(3))]
    );
    assert_eq!(
        found("guide", &good.replace("1. Why?", "Why?")),
        [("text.questions", Some(3))]
    );
}
