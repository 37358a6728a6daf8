//! Tools that are not ours agree with our verdict over a table of spoilt drives, or the table says
//! who is right. The table is data: `tests/fixtures/spoilt-drives.toml`.

use std::fs;
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::support::{Judge, Kit, REPORT_SCHEMA, copy, flip, press, repository};

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
    /// Read by people.
    #[serde(default)]
    why: String,
}

/// The small kit, exported unsigned and signed.
struct Drives {
    kit: Kit,
}

impl Drives {
    fn new() -> Self {
        let kit = Kit::small();
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
        Self { kit }
    }

    fn folder(&self, out: &str) -> PathBuf {
        self.kit.path().join(out).join("export/community/81010000")
    }

    /// A copy of a drive, spoilt as the row says.
    fn spoilt(&self, row: &Row, to: &Path) {
        let signed = row.r#do.first().is_some_and(|what| what == "signed");
        copy(&self.folder(if signed { "signed" } else { "plain" }), to);
        for what in row.r#do.iter().filter(|what| *what != "signed") {
            spoil(to, what);
        }
    }
}

/// One deed of the table; `~` stands for a blank, alone for nothing.
fn spoil(folder: &Path, what: &str) {
    let words: Vec<String> = what.split(' ').map(|word| word.replace('~', " ")).collect();
    let path = folder.join(&words[1]);
    let text = words.get(2).map(String::as_str).unwrap_or_default();
    match words[0].as_str() {
        "flip" => flip(&path, fs::metadata(&path).unwrap().len() / 2),
        "cut" => fs::write(&path, &fs::read(&path).unwrap()[..100]).unwrap(),
        "remove" => fs::remove_file(&path).unwrap(),
        "rename" => fs::rename(&path, folder.join(text)).unwrap(),
        "copy" => drop(fs::copy(&path, folder.join(text)).unwrap()),
        "link" => std::os::unix::fs::symlink(text, &path).unwrap(),
        "write" => {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, text.trim()).unwrap();
        }
        "program" => {
            // The DOS header, which points to the PE header behind it.
            let mut bytes = vec![0; 64];
            bytes[..2].copy_from_slice(b"MZ");
            bytes[60] = 64;
            bytes.extend(b"PE\0\0\x64\x86");
            fs::write(&path, bytes).unwrap();
        }
        "append" => append(&path, text),
        "edit" => {
            let old = fs::read_to_string(&path).unwrap();
            assert!(old.contains(text), "{what}");
            fs::write(&path, old.replacen(text, &words[3], 1)).unwrap();
        }
        "crlf" => {
            let old = fs::read_to_string(&path).unwrap();
            fs::write(&path, old.replace('\n', "\r\n")).unwrap();
        }
        "capitals" => {
            let old = fs::read_to_string(&path).unwrap();
            let lines = old.lines().map(|line| {
                let (digest, name) = line.split_once("  ").unwrap();
                format!("{}  {name}\n", digest.to_uppercase())
            });
            fs::write(&path, lines.collect::<String>()).unwrap();
        }
        other => panic!("unknown deed {other}"),
    }
}

fn append(path: &Path, what: &str) {
    let mut text = fs::read_to_string(path).unwrap();
    let line = match what {
        "@first" => text.lines().next().unwrap().to_owned(),
        "@escape" => format!("{}  ../outside.txt", "a".repeat(64)),
        "@absent" => format!("{}  data/absent.txt", "a".repeat(64)),
        other => other.to_owned(),
    };
    text.push_str(&line);
    text.push('\n');
    fs::write(path, text).unwrap();
}

#[test]
fn judges_agree_over_the_table_of_spoilt_drives() {
    let text = fs::read_to_string(repository().join("tests/fixtures/spoilt-drives.toml")).unwrap();
    let table: Table = toml::from_str(&text).unwrap();
    assert!(table.drive.len() >= 40);
    let drives = Drives::new();
    let key = fs::read_to_string(drives.kit.path().join("office.pub")).unwrap();
    let key = key.lines().last().unwrap();
    let mut wrong = Vec::new();
    let mut reports = Vec::new();
    for row in &table.drive {
        let place = tempfile::tempdir().unwrap();
        let drive = place.path().join("drive");
        drives.spoilt(row, &drive);
        let report = press(place.path(), &["verify", "--json", "drive"]).json();
        let verdict = report[0]["verdict"].as_str().unwrap().to_owned();
        reports.push(report[0].clone());
        let bagit = Judge::bagit_is_valid(&drive);
        let sums = Judge::sha256sum_accepts_all(&drive, "manifest-sha256.txt");
        let minisign = row
            .minisign
            .map(|_| Judge::minisign_accepts(&drive.join("tagmanifest-sha256.txt"), key).is_some());
        if (verdict.as_str(), bagit, sums, minisign)
            != (row.verdict.as_str(), row.bagit, row.sha256sum, row.minisign)
        {
            wrong.push(format!(
                "{}: verdict {verdict}, bagit {bagit}, sha256sum {sums}, minisign {minisign:?}",
                row.name
            ));
        }
        // Where we say yes and a tool says no, or the other way round, the table gives the reason.
        let yes = matches!(row.verdict.as_str(), "intact" | "pristine");
        let disagree = yes != row.bagit || yes && !row.sha256sum;
        assert!(
            !disagree || !row.why.is_empty(),
            "{}: who is right?",
            row.name
        );
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    let all = drives.kit.path().join("reports.json");
    fs::write(&all, serde_json::Value::Array(reports).to_string()).unwrap();
    Judge::fit_schema(&repository().join(REPORT_SCHEMA), &[all]);
}
