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
