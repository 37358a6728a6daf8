//! The drive's check page, run by Node without a browser.

use std::collections::BTreeSet;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use drivepress::verify::RawName;
use serde_json::Value;

use super::repository;

/// What somebody says of a drive, as far as both the page and the program say it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Judgement {
    pub(crate) verdict: String,
    receipt: Option<String>,
    suspicious: BTreeSet<String>,
    missing: BTreeSet<String>,
    damaged: BTreeSet<String>,
    left_over: BTreeSet<String>,
}

impl Judgement {
    /// From a report of `verify --json --receipt`.
    pub(crate) fn of_program(report: &Value) -> Self {
        let verdict = report["verdict"].as_str().unwrap().to_owned();
        let receipt = report["receipt"].as_str().map(|text| text.replace(' ', ""));
        let paths = |list: &str| {
            let list = report[list].as_array().unwrap().iter();
            let paths = list.map(|entry| entry.as_str().or(entry["path"].as_str()).unwrap());
            paths.map(str::to_owned).collect()
        };
        Self {
            verdict,
            receipt,
            suspicious: paths("suspicious"),
            missing: paths("missing"),
            damaged: paths("damaged"),
            left_over: paths("left_over"),
        }
    }

    /// From a line of `judge.mjs`; its names are as they are on the drive.
    fn of_page(line: &str) -> Self {
        let said: Value = serde_json::from_str(line).unwrap_or_else(|e| panic!("{e}: {line}"));
        let paths = |list: &str| {
            let list = said[list].as_array().unwrap().iter();
            list.map(|path| RawName::new(path.as_str().unwrap()).to_string())
                .collect()
        };
        Self {
            verdict: said["verdict"].as_str().unwrap().to_owned(),
            receipt: said["receipt"].as_str().map(str::to_owned),
            suspicious: paths("suspicious"),
            missing: paths("missing"),
            damaged: paths("damaged"),
            left_over: paths("left"),
        }
    }
}

/// One run of Node that judges folder after folder.
pub(crate) struct CheckPage {
    node: Child,
    folders: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl CheckPage {
    pub(crate) fn open() -> Self {
        let mut command = Command::new("node");
        command
            .arg(repository().join("tests/pages/unit/judge.mjs"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        let node = command.spawn();
        let mut node = node.unwrap_or_else(|e| panic!("node is needed (bash tests/run): {e}"));
        let folders = node.stdin.take().unwrap();
        let answers = BufReader::new(node.stdout.take().unwrap());
        Self {
            node,
            folders,
            answers,
        }
    }

    pub(crate) fn judge(&mut self, folder: &Path) -> Judgement {
        writeln!(self.folders, "{}", folder.display()).unwrap();
        let mut line = String::new();
        self.answers.read_line(&mut line).unwrap();
        Judgement::of_page(&line)
    }

    /// Ends the run; whatever Node said to the very end must have been right.
    pub(crate) fn close(mut self) {
        drop(self.folders);
        assert!(self.node.wait().unwrap().success());
    }
}
