//! Bags of others are judged as RFC 8493 says: the kinds of the Library of Congress' suite and their
//! cousins, with bagit.py and the drive's check page as further judges. The table is data: `tests/fixtures/bags.toml`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use drivepress::formats::bagit::{Algorithm, Digesting, V1_0};
use serde::Deserialize;

use crate::support::{CheckPage, Judge, Judgement, REPORT_SCHEMA, press, repository};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    bag: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    name: String,
    declared: Option<String>,
    #[serde(default)]
    charset: String,
    files: BTreeMap<String, String>,
    verdict: String,
    bagit: bool,
    #[serde(default)]
    says: String,
    /// Read by people.
    #[serde(default)]
    why: String,
}

impl Row {
    fn make(&self, folder: &Path) {
        fs::create_dir(folder).unwrap();
        let declared = self.declared.as_deref().unwrap_or(V1_0);
        fs::write(folder.join("bagit.txt"), declared).unwrap();
        for (path, text) in &self.files {
            let to = folder.join(path);
            fs::create_dir_all(to.parent().unwrap()).unwrap();
            let text = with_digests(text);
            let charset = if path.starts_with("data/") {
                ""
            } else {
                self.charset.as_str()
            };
            fs::write(to, encoded(&text, charset)).unwrap();
        }
    }
}

fn encoded(text: &str, charset: &str) -> Vec<u8> {
    let marked = format!("\u{feff}{text}");
    match charset {
        "" => text.as_bytes().to_vec(),
        "utf-16be" => marked.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        "utf-16le" => marked.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        "windows-874" => encoding_rs::WINDOWS_874.encode(text).0.into_owned(),
        other => panic!("unknown charset {other}"),
    }
}

/// Puts digests in place of `{algorithm text}`.
fn with_digests(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((front, behind)) = rest.split_once('{') {
        let (asked, behind) = behind.split_once('}').unwrap();
        let (algorithm, of) = asked.split_once(' ').unwrap();
        let mut state = Digesting::new(Algorithm::from_name(algorithm).unwrap());
        state.update(of.as_bytes());
        out += front;
        out += &state.finish().to_string();
        rest = behind;
    }
    out + rest
}

#[test]
fn bags_of_others_are_judged_as_the_specification_says() {
    let text = fs::read_to_string(repository().join("tests/fixtures/bags.toml")).unwrap();
    let table: Table = toml::from_str(&text).unwrap();
    let place = tempfile::tempdir().unwrap();
    let mut wrong = Vec::new();
    let mut reports = Vec::new();
    let mut page = CheckPage::open();
    for (number, row) in table.bag.iter().enumerate() {
        let target = number.to_string();
        let bag = place.path().join(&target);
        row.make(&bag);
        let report = press(place.path(), &["verify", "--json", &target]).json();
        let verdict = report[0]["verdict"].as_str().unwrap().to_owned();
        reports.push(report[0].clone());
        let bagit = Judge::bagit_is_valid(&bag);
        let program = Judgement::of_program(&report[0]);
        let by_page = page.judge(&bag);
        if by_page != program {
            let name = &row.name;
            wrong.push(format!(
                "{name}: {program:?}, the check page says {by_page:?}"
            ));
        }
        if (verdict.as_str(), bagit) != (row.verdict.as_str(), row.bagit) {
            wrong.push(format!("{}: verdict {verdict}, bagit {bagit}", row.name));
        }
        let is_yes = row.verdict == "intact";
        let code = i32::from(!is_yes);
        let told = press(place.path(), &["verify", &target]).exits(code);
        if !told.stdout.contains(&row.says) {
            let (name, says) = (&row.name, &row.says);
            wrong.push(format!("{name}: {says:?} is not in\n{}", told.stdout));
        }
        let has_reason = is_yes == row.bagit || !row.why.is_empty();
        assert!(has_reason, "{}: who is right?", row.name);
    }
    page.close();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    let all = place.path().join("reports.json");
    fs::write(&all, serde_json::Value::Array(reports).to_string()).unwrap();
    Judge::fit_schema(&repository().join(REPORT_SCHEMA), &[all]);
}
