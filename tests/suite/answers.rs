//! What a command answers and where: findings, wrong command lines, names of districts, man pages,
//! bars.

use std::fs;
use std::process::Command;

use crate::support::{Edition, Kit, press, press_reading};

#[test]
fn the_findings_of_check_are_its_answer_on_standard_output() {
    let kit = Kit::small();
    kit.edit("manifests/contacts.csv", "national", "nowhere");
    let told = press(kit.path(), &["check"]).exits(1);
    assert!(
        told.stdout.contains("manifests/contacts.csv:2"),
        "{}",
        told.stdout
    );
    assert!(told.stdout.contains("mend:"), "{}", told.stdout);
    assert!(!told.stderr.contains("contacts.csv"), "{}", told.stderr);
    // The document alone goes there with --json.
    let told = press(kit.path(), &["check", "--json"]).exits(1);
    assert!(told.json()["faults"].as_u64() > Some(0));
    assert!(told.stderr.contains("manifests/contacts.csv:2"));
    // Elsewhere findings are the reason of a failure.
    let told = press(kit.path(), &["make"]).exits(2);
    assert!(told.stdout.is_empty() && told.stderr.contains("contacts.csv"));
}

#[test]
fn many_findings_of_one_kind_are_one_block_and_json_lists_all() {
    let kit = Kit::sample();
    let list = fs::read_to_string(kit.path().join("manifests/media.toml")).unwrap();
    let samples = list.matches("sample = true").count();
    let told = press(kit.path(), &["check", "--release"]).exits(1);
    assert_eq!(
        told.stdout.matches("` is a sample\n").count(),
        6,
        "{}",
        told.stdout
    );
    let others = format!("The same in {} more places:", samples - 1);
    assert!(told.stdout.contains(&others), "{}", told.stdout);
    let more = format!("and {} more; drivepress check --json", samples - 6);
    assert!(told.stdout.contains(&more), "{}", told.stdout);
    let thai = press(kit.path(), &["check", "--release", "--lang", "th"]).exits(1);
    let others = format!("แบบเดียวกันอีก {} แห่ง", samples - 1);
    assert!(thai.stdout.contains(&others), "{}", thai.stdout);
    let json = press(kit.path(), &["check", "--release", "--json"])
        .exits(1)
        .json();
    let all = json["diagnostics"].as_array().unwrap();
    let listed = all.iter().filter(|one| one["code"] == "release.sample");
    // The texts of the sample that the kit says are samples come on top.
    assert!(listed.count() >= samples);
}

#[test]
fn a_wrong_command_line_gives_a_document_too() {
    let kit = Kit::small();
    for line in [
        &["make", "--json", "--wrong"][..],
        &["bake", "--json"],
        &["export", "--json"],
        &["--json"],
    ] {
        let told = press(kit.path(), line).exits(2);
        let json = told.json();
        assert_eq!(json["code"], "cli.usage", "{line:?}");
        assert!(
            json["error"]
                .as_str()
                .unwrap()
                .starts_with("the command line is wrong: ")
        );
        assert!(json["mend"].as_str().unwrap().contains("--help"));
    }
    let thai = press(kit.path(), &["make", "--wrong", "--json", "--lang", "th"]).exits(2);
    assert!(
        thai.json()["error"]
            .as_str()
            .unwrap()
            .starts_with("คำสั่งไม่ถูกต้อง")
    );
    let told = press(kit.path(), &["make", "--wrong"]).exits(2);
    assert!(told.stdout.is_empty());
}

#[test]
fn a_district_is_chosen_by_its_name_in_thai_or_english() {
    let kit = Kit::made();
    for name in [
        "เมืองกระบี่",
        "อำเภอเมืองกระบี่",
        "Mueang Krabi",
        "mueang krabi",
        "๘๑๐๑๐๐๐๐",
    ] {
        let export = [
            "export",
            "--district",
            name,
            "--format",
            "zip",
            "--to",
            "out",
        ];
        press(kit.path(), &export).exits(0);
        let zip = kit.path().join("out/community-2026.1/81010000.zip");
        fs::remove_file(zip).unwrap();
    }
    let several = ["export", "--district", "กระบี่", "--to", "out"];
    press(kit.path(), &several)
        .exits(2)
        .says("several districts fit `กระบี่`: 81010000 เมืองกระบี่ กระบี่ (Mueang Krabi, Krabi)")
        .says("--province CODE");
    let nothing = ["export", "--district", "เขาพนอม", "--to", "out"];
    press(kit.path(), &nothing).exits(2).says("81020000 เขาพนม");
    press(kit.path(), &["stamp", "--district", "Khao Phanom"])
        .exits(0)
        .says("1 district");
    press(kit.path(), &["make", "--district", "nowhere at all"])
        .exits(2)
        .says("no district is called `nowhere at all`");
}

#[test]
fn every_command_has_a_man_page() {
    let kit = Kit::small();
    let page = press(kit.path(), &["man", "export"]).exits(0);
    assert!(
        page.stdout.contains(".TH drivepress-export 1"),
        "{}",
        page.stdout
    );
    assert!(page.stdout.contains("\\-\\-district"), "{}", page.stdout);
    press(kit.path(), &["man", "media", "add"]).exits(0);
    press(kit.path(), &["man", "bake"])
        .exits(2)
        .says("no man page for `bake`");
    let written = press(kit.path(), &["man", "--to", "pages", "--json"]).exits(0);
    let commands = written.json();
    for command in commands.as_array().unwrap() {
        let command = command.as_str().unwrap();
        let name = match command {
            "drivepress" => "drivepress.1".to_owned(),
            command => format!("drivepress-{command}.1"),
        };
        let text = fs::read_to_string(kit.path().join("pages").join(&name)).unwrap();
        assert!(text.contains(".SH SYNOPSIS"), "{name}");
    }
    for name in [
        "drivepress.1",
        "drivepress-media-add.1",
        "drivepress-tidy.1",
    ] {
        assert!(kit.path().join("pages").join(name).is_file(), "{name}");
    }
}

#[test]
fn a_weak_password_is_warned_about_and_a_strong_one_is_not() {
    let kit = Kit::small();
    let keygen = |name, password| press_reading(kit.path(), &["keygen", "--to", name], password);
    keygen("weak", "secret\n")
        .exits(0)
        .says("warning: this password is short");
    let strong = keygen("strong", "four grey herons at noon\n").exits(0);
    assert!(!strong.stderr.contains("warning"), "{}", strong.stderr);
}

#[test]
fn bars_fit_a_terminal_of_sixty_columns() {
    let kit = Kit::large(Edition::Old, 60);
    let program = env!("CARGO_BIN_EXE_drivepress");
    let make =
        format!("stty rows 24 cols 60; {program} make; {program} verify dist/images/community");
    let mut script = Command::new("script");
    script
        .args(["-qec", &make, "/dev/null"])
        .current_dir(kit.path());
    let output = script.env("LC_ALL", "C.UTF-8").output().unwrap();
    assert!(output.status.success());
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let bars: Vec<&str> = text
        .split(['\r', '\n'])
        .filter(|line| line.contains(" left") && line.contains(" of "))
        .collect();
    assert!(bars.len() > 2, "{text}");
    for bar in bars {
        assert!(plain(bar).chars().count() <= 60, "{bar:?}");
    }
}

/// The text without the terminal's commands.
fn plain(text: &str) -> String {
    let mut plain = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c == '\u{1b}' {
            let _ = chars.by_ref().find(char::is_ascii_alphabetic);
        } else {
            plain.push(c);
        }
    }
    plain
}
