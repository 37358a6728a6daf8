//! Kits: an office's own, and yet files in them come from anywhere.

use std::fs;

use super::{link, pipe};
use crate::support::{Kit, watched};

#[test]
fn pipes_and_links_in_media_do_not_hang() {
    let kit = Kit::small();
    pipe(&kit.path().join("media/video/pipe.mp4"));
    pipe(&kit.path().join("media/video/film.mp4"));
    link("/dev/zero", &kit.path().join("media/print/guide-th.pdf"));
    link("/etc/passwd", &kit.path().join("media/text/th/guide.md"));
    link("/", &kit.path().join("media/video/root"));
    let told = watched(kit.path(), &["check"])
        .exits(1)
        .says("pipe.mp4")
        .says("film.mp4");
    told.says("guide-th.pdf")
        .says("guide.md")
        .says("video/root")
        .says_nothing_of("root:x:");
    watched(kit.path(), &["build"]).exits(2);
    watched(kit.path(), &["media", "lock"]).exits(2);
    watched(kit.path(), &["media", "add", "media/video"]).exits(2);
}

#[test]
fn pipes_and_endless_links_in_place_of_tables_do_not_hang() {
    for name in ["kit.toml", "media.toml", "districts.csv", "contacts.csv"] {
        let kit = Kit::small();
        let path = kit.path().join("manifests").join(name);
        pipe(&path);
        let answer = watched(kit.path(), &["check"]).says(name);
        assert!(answer.code > Some(0), "{name}: {answer:?}");
        link("/dev/zero", &path);
        let answer = watched(kit.path(), &["check"]).says(name);
        assert!(answer.code > Some(0), "{name}: {answer:?}");
    }
}

#[test]
fn pipes_in_a_template_do_not_hang() {
    let kit = Kit::small();
    crate::support::copy(
        &crate::support::repository().join("site-template"),
        &kit.path().join("site-template"),
    );
    pipe(&kit.path().join("site-template/styles/pipe.css"));
    let answer = watched(kit.path(), &["build"]);
    assert!(answer.code > Some(0), "{answer:?}");
}

#[test]
fn tables_of_a_hundred_megabytes_are_bounded() {
    for name in ["kit.toml", "media.toml", "districts.csv", "contacts.csv"] {
        let kit = Kit::small();
        let path = kit.path().join("manifests").join(name);
        let mut text = fs::read_to_string(&path).unwrap();
        text.push_str(&"a,b,c\n".repeat((100 << 20) / 6));
        fs::write(&path, text).unwrap();
        let answer = watched(kit.path(), &["check"]).says(name);
        assert!(answer.code > Some(0), "{name}: {answer:?}");
    }
}

#[test]
fn tables_just_within_the_limit_are_bounded() {
    for (name, line) in [
        ("media.toml", "[[media]]\npath = \"a\"\n"),
        ("kit.toml", "[x.y.z]\n"),
        ("kit.toml", "[[a]]\n"),
        ("districts.csv", "1,2,3\n"),
        ("contacts.csv", "\"\n\",x\n"),
    ] {
        let kit = Kit::small();
        let path = kit.path().join("manifests").join(name);
        let mut text = fs::read_to_string(&path).unwrap();
        text.push_str(&line.repeat((2 << 20) / line.len()));
        fs::write(&path, text).unwrap();
        let answer = watched(kit.path(), &["check"]).says(name);
        assert!(answer.code > Some(0), "{name}: {answer:?}");
    }
    let nested = format!("a = {}{}\n", "[".repeat(100_000), "]".repeat(100_000));
    let kit = Kit::small();
    fs::write(kit.path().join("manifests/kit.toml"), nested).unwrap();
    let answer = watched(kit.path(), &["check"]).says("kit.toml");
    assert!(answer.code > Some(0), "{answer:?}");
}

#[test]
fn texts_that_nest_without_end_are_bounded() {
    let texts = [
        "> ".repeat(100_000),
        "* ".repeat(50_000),
        "[".repeat(100_000),
        "**a".repeat(50_000),
        "[a](".repeat(50_000),
        "`".repeat(100_000),
        format!("|{}\n|{}\n", "a|".repeat(5_000), "-|".repeat(5_000)),
        "<".repeat(100_000),
        "[^1]\n\n[^1]: [^1]\n".repeat(5_000),
        "\\".repeat(1_000_000),
        "[a] (".repeat(50_000),
    ];
    for text in texts {
        let kit = Kit::small();
        fs::write(
            kit.path().join("media/text/th/guide.md"),
            format!("# ก\n\n{text}\n"),
        )
        .unwrap();
        watched(kit.path(), &["media", "lock"]).exits(0);
        let answer = watched(kit.path(), &["build"]);
        assert!(answer.code.is_some(), "{answer:?}");
    }
}

#[test]
fn names_and_texts_that_steer_terminals_are_written_out() {
    let kit = Kit::small();
    for name in [
        "\u{1b}[31mred.mp4",
        "\u{9b}31m.mp4",
        "a\u{202e}4pm.exe",
        "b\u{200b}.mp4",
    ] {
        fs::write(kit.path().join("media/video").join(name), "x").unwrap();
    }
    kit.append(
        "manifests/kit.toml",
        "\u{9b}31m = \"\u{1b}[2J\"\n\"\u{85}\" = 1\n",
    );
    kit.append(
        "manifests/media.toml",
        "\n[[media]]\npath = \"\\u001b[31m\"\nkind = \"\\u009b\"\n",
    );
    kit.append("manifests/districts.csv", "\u{1b}[31m,\u{9b}31m,x\n");
    kit.append(
        "manifests/contacts.csv",
        "national,\u{1b}[31m,\u{9b}31m,x,19\u{1b}1\n",
    );
    kit.append(
        "media/text/th/guide.md",
        "\n[a](http://\u{1b}[31m) <b>\u{9b}31m</b>\n",
    );
    watched(kit.path(), &["check"]).exits(2).says("\\u{1b}");
    watched(kit.path(), &["check", "--json"]).exits(2);
    watched(kit.path(), &["build"]).exits(2);
    watched(kit.path(), &["districts", "\u{1b}[31m"]);
    watched(kit.path(), &["build", "--edition", "\u{1b}[31m"]).exits(2);
    watched(
        kit.path(),
        &["media", "add", "media/video/\u{1b}[31mred.mp4"],
    );
    watched(kit.path(), &["\u{1b}[31m"]).exits(2);
}

/// The small kit with `text` in the place of a file, recorded in `media.toml`.
fn kit_with(file: &str, text: &str) -> Kit {
    let kit = Kit::small();
    fs::write(kit.path().join(file), text).unwrap();
    if file.starts_with("media/") {
        watched(kit.path(), &["media", "lock"]).exits(0);
    }
    kit
}

#[test]
fn texts_of_one_sort_of_mark_are_bounded_at_their_longest() {
    let full = |piece: &str| piece.repeat((1 << 20) / piece.len() - 8);
    let texts = [
        full("**ก **ข** ค** "),
        full("["),
        full("![a](b c) "),
        full("[a]: b\n"),
        format!("[a]: {}\n\n{}", "b".repeat(200_000), "[a] ".repeat(200_000)),
        full("<a "),
        full("<http://a.b> "),
        ">".repeat(1 << 19),
        full("> > > > a\n"),
        full("#a\n\n"),
        full("# a {#b}\n"),
        full("&amp;"),
        full("a | b\n-|-\n"),
        full("[a] (b.pdf)"),
    ];
    for text in texts {
        let kit = kit_with("media/text/th/about.md", &format!("# ก\n\n{text}\n"));
        let answer = watched(kit.path(), &["check"]);
        assert!(answer.code.is_some(), "{answer:?}");
        let told = answer.words.lines().count();
        assert!(told < 2000, "{told} lines for {}", &text[..20]);
    }
}

#[test]
fn a_text_longer_than_any_is_told_and_not_read() {
    for file in [
        "media/text/th/guide.md",
        "media/captions/film.th.captions.vtt",
    ] {
        let kit = kit_with(file, &"[".repeat(15 << 20));
        watched(kit.path(), &["check"])
            .exits(1)
            .says("more than 1 MiB");
        watched(kit.path(), &["build"]).exits(2);
    }
}

#[test]
fn captions_of_many_cues_are_bounded() {
    let cue = "00:00.000 --> 00:01.000\na\n\n";
    let texts = [
        cue.repeat((1 << 20) / cue.len() - 1),
        "00:00.000-->00:01.000\n".repeat(47_000),
        "00:00.000 --> 00:01.000\n{\\an8}".repeat(33_000),
        format!(
            "00:00.000 --> 00:01.000\n{}",
            "{\\an8}<x>\\N&".repeat(70_000)
        ),
        format!("00:00.000 --> 00:01.000\n{}", "{".repeat(1_000_000)),
        "a\n\n".repeat(340_000),
    ];
    for text in texts {
        let kit = kit_with(
            "media/captions/film.th.captions.vtt",
            &format!("WEBVTT\n\n{text}"),
        );
        let answer = watched(kit.path(), &["check"]);
        assert!(answer.code.is_some(), "{answer:?}");
        assert!(answer.words.lines().count() < 2000);
    }
}

#[test]
fn manifests_and_tables_of_nothing_but_parts_are_bounded() {
    let full = |piece: &str| piece.repeat((4 << 20) / piece.len() - 100);
    for (file, text) in [
        ("manifests/media.toml", full("[[media]]\n")),
        ("manifests/media.toml", full("[a.b.c]\n")),
        (
            "manifests/media.toml",
            "[[media]]\npath = \"a\"\n".repeat(59_000),
        ),
        ("manifests/kit.toml", "a = {}\n".repeat(119_000)),
        (
            "manifests/kit.toml",
            format!("a = [{}]\n", "1,".repeat(590_000)),
        ),
        ("manifests/kit.toml", "a\n".repeat(590_000)),
        ("manifests/districts.csv", full(",")),
        ("manifests/contacts.csv", full("\"\",\n")),
    ] {
        let kit = kit_with(file, &text);
        let answer = watched(kit.path(), &["check"]).says(file);
        assert!(answer.code > Some(0), "{file}: {answer:?}");
    }
}

#[test]
fn contacts_for_nobody_are_bounded() {
    let kit = Kit::small();
    let districts: Vec<String> = (1000..9999)
        .map(|n| format!("{n},ก,A,{},ก,A,,\n", n / 100))
        .collect();
    let header = "district_code,district_th,district_en,province_code,province_th,province_en,region,postal_code\n";
    fs::write(
        kit.path().join("manifests/districts.csv"),
        format!("{header}{}", districts.concat()),
    )
    .unwrap();
    let contacts: Vec<String> = (0..19_000)
        .map(|n| format!("0{n:06},help,ก,A,{n},,,,,,,,\n"))
        .collect();
    kit.append("manifests/contacts.csv", &contacts.concat());
    watched(kit.path(), &["check"]).exits(1).says("and ");
}
