//! Tools that are not ours, and the drive's own check page, agree with our verdict over a table of
//! spoilt drives, or the table says who is right. The table is data:
//! `tests/fixtures/spoilt-drives.toml`.

mod deeds;

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use deeds::spoil;

use crate::support::{
    CheckPage, Judge, Judgement, Kit, REPORT_SCHEMA, copy, prepared, press, repository,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    drive: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    name: String,
    r#do: Vec<String>,
    verdict: String,
    bagit: bool,
    sha256sum: bool,
    minisign: Option<bool>,
    /// The check page's verdict where it cannot be the program's.
    page: Option<String>,
    /// Read by people.
    #[serde(default)]
    why: String,
    /// Read by people: what a browser does not see.
    #[serde(default)]
    page_why: String,
}

/// The small kit, exported unsigned and signed.
struct Drives {
    kit: Kit,
}

impl Drives {
    fn new() -> Self {
        let export_both = |kit: &Kit| {
            press(kit.path(), &["keygen", "--to", "office", "--no-password"]).exits(0);
            for (out, sign) in [
                ("plain", &[][..]),
                ("signed", &["--sign", "office.key"][..]),
            ] {
                let make = ["make", "--out", out];
                press(kit.path(), &[&make[..], sign].concat()).exits(0);
                let set = format!("{out}/images/community");
                let to = format!("{out}/export");
                let export = [
                    "export",
                    set.as_str(),
                    "--district",
                    "81010000",
                    "--format",
                    "folder",
                ];
                press(kit.path(), &[&export[..], &["--to", to.as_str()]].concat()).exits(0);
            }
        };
        let kit = Kit::copy_of(&prepared("plain-and-signed", export_both));
        Self { kit }
    }

    fn folder(&self, out: &str) -> PathBuf {
        self.kit
            .path()
            .join(out)
            .join("export/community-2026.1/81010000")
    }

    /// A copy of a drive, spoilt as the row says.
    fn spoilt(&self, row: &Row, to: &Path) {
        let begins = |word: &str| row.r#do.first().is_some_and(|what| what == word);
        if begins("master") {
            copy(&self.kit.path().join("plain/drive/community"), to);
        } else {
            copy(
                &self.folder(if begins("signed") { "signed" } else { "plain" }),
                to,
            );
        }
        let deeds = row.r#do.iter().filter(|what| what.contains(' '));
        for what in deeds {
            spoil(to, what);
        }
    }
}

#[test]
fn judges_agree_over_the_table_of_spoilt_drives() {
    let table = table();
    let drives = Drives::new();
    let key = fs::read_to_string(drives.kit.path().join("office.pub")).unwrap();
    let key = key.lines().last().unwrap();
    let mut page = CheckPage::open();
    let mut wrong = Vec::new();
    let mut reports = Vec::new();
    for row in &table {
        let place = tempfile::tempdir().unwrap();
        let drive = place.path().join("drive");
        drives.spoilt(row, &drive);
        let report = press(place.path(), &["verify", "--json", "--receipt", "drive"]).json();
        let program = Judgement::of_program(&report[0]);
        reports.push(report[0].clone());
        let bagit = Judge::bagit_is_valid(&drive);
        let sums = Judge::sha256sum_accepts_all(&drive, "manifest-sha256.txt");
        let minisign = row
            .minisign
            .map(|_| Judge::minisign_accepts(&drive.join("tagmanifest-sha256.txt"), key).is_some());
        if (program.verdict.as_str(), bagit, sums, minisign)
            != (row.verdict.as_str(), row.bagit, row.sha256sum, row.minisign)
        {
            wrong.push(format!(
                "{}: verdict {}, bagit {bagit}, sha256sum {sums}, minisign {minisign:?}",
                row.name, program.verdict
            ));
        }
        wrong.extend(row.disagreement(&program, &page.judge(&drive)));
    }
    page.close();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    let all = drives.kit.path().join("reports.json");
    fs::write(&all, serde_json::Value::Array(reports).to_string()).unwrap();
    Judge::fit_schema(&repository().join(REPORT_SCHEMA), &[all]);
}

#[test]
fn thai_says_the_same_verdict_names_and_receipt_as_english() {
    let drives = Drives::new();
    let mut wrong = Vec::new();
    for row in &table() {
        let place = tempfile::tempdir().unwrap();
        drives.spoilt(row, &place.path().join("drive"));
        let say = |language: &str| {
            let call = ["verify", "--receipt", "--lang", language, "drive"];
            press(place.path(), &call)
        };
        let (english, thai) = (say("en"), say("th"));
        if english.code != thai.code {
            wrong.push(format!(
                "{}: exit {} and {}",
                row.name, english.code, thai.code
            ));
        }
        let report = press(place.path(), &["verify", "--json", "drive"]).json();
        let lists = ["damaged", "missing", "suspicious", "added", "system_files"];
        let entries = lists
            .iter()
            .flat_map(|list| report[0][list].as_array().unwrap());
        let names = entries.filter_map(|entry| entry.as_str().or(entry["path"].as_str()));
        let said = names.chain(report[0]["receipt"].as_str());
        let text = &thai.stdout;
        let lost = said.filter(|said| english.stdout.contains(said) && !text.contains(said));
        wrong.extend(lost.map(|said| format!("{}: {said} is not in the Thai", row.name)));
        let lines = text.lines().filter(|line| !line.starts_with("    "));
        let foreign = lines.filter(|line| !line.chars().any(is_thai) || line.contains("{$"));
        wrong.extend(foreign.map(|line| format!("{}: not Thai: {line}", row.name)));
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

fn is_thai(letter: char) -> bool {
    ('\u{0e00}'..='\u{0e7f}').contains(&letter)
}

#[test]
fn the_check_page_and_the_program_say_a_verdict_in_the_same_thai_words() {
    let read = |path: &str| fs::read_to_string(repository().join(path)).unwrap();
    let page: toml::Table = read("site-template/languages/th.toml").parse().unwrap();
    let program = read("src/words/th/verify.ftl");
    for (of_page, of_program) in [
        ("chk.v.intact", "intact"),
        ("chk.v.suspicious", "suspicious"),
        ("chk.v.damaged", "damaged"),
        ("chk.v.not-checked", "not-checked"),
        ("chk.v.forged", "forged"),
        ("chk.v.waits", "waits"),
        ("chk.notours", "not-ours"),
    ] {
        let words = page["words"][of_page].as_str().unwrap();
        let key = format!("verify-verdict-{of_program} = ");
        let line = program.lines().find_map(|line| line.strip_prefix(&key));
        let line = line.unwrap();
        assert!(line.contains(words), "{of_page}: {words} / {line}");
    }
}

/// The table. Where we say yes and a tool says no, or the other way round, it gives the reason.
fn table() -> Vec<Row> {
    let text = fs::read_to_string(repository().join("tests/fixtures/spoilt-drives.toml")).unwrap();
    let table: Table = toml::from_str(&text).unwrap();
    assert!(table.drive.len() >= 140);
    for row in &table.drive {
        let yes = matches!(row.verdict.as_str(), "intact" | "pristine");
        let disagree = yes != row.bagit || yes && !row.sha256sum;
        assert!(
            !disagree || !row.why.is_empty(),
            "{}: who is right?",
            row.name
        );
        let is_given = !row.page_why.is_empty();
        assert_eq!(row.page.is_some(), is_given, "{}: what differs?", row.name);
    }
    table.drive
}

impl Row {
    /// Where the check page says something else than the program, and the table does not say why.
    fn disagreement(&self, program: &Judgement, page: &Judgement) -> Option<String> {
        let is_right = match &self.page {
            Some(verdict) => page.verdict == *verdict,
            None => page == program,
        };
        (!is_right).then(|| format!("{}:\n  program {program:?}\n  page    {page:?}", self.name))
    }
}
