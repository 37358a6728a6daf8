//! An answer that did not reach its reader is a failure of the machine, and no success.

use std::fs::{File, OpenOptions};
use std::path::Path;
use std::process::{Command, Stdio};

use crate::support::{Kit, press};

fn full() -> File {
    OpenOptions::new().write(true).open("/dev/full").unwrap()
}

/// The exit code and standard error of a run whose standard output is `to`.
fn run(folder: &Path, arguments: &[&str], to: Stdio) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_drivepress"));
    command
        .current_dir(folder)
        .args(arguments)
        .env("LC_ALL", "C.UTF-8");
    let output = command
        .stdin(Stdio::null())
        .stdout(to)
        .stderr(Stdio::piped());
    let output = output.spawn().unwrap().wait_with_output().unwrap();
    let words = String::from_utf8(output.stderr).unwrap();
    (output.status.code().unwrap(), words)
}

#[test]
fn every_command_whose_answer_is_lost_exits_with_3_and_says_so() {
    let kit = Kit::made();
    let set = "dist/images/community";
    let folder = ["export", "--all", "--format", "folder", "--to", "sticks"];
    press(kit.path(), &folder).exits(0);
    let export = ["export", "--district", "81010000", "--to", "out", "--json"];
    let calls: [&[&str]; 14] = [
        &["verify", set],
        &["verify", set, "--json"],
        &["verify", "media"],
        &["verify", "nowhere", "--json"],
        &["check", "--json"],
        &["make", "--json"],
        &["stamp", "--json"],
        &["districts"],
        &["districts", "81010000", "--json"],
        &export,
        &["repair", "sticks/community-2026.1/81010000", "--from", set],
        &["keygen", "--to", "lost", "--no-password"],
        &["completions", "bash"],
        &["man"],
    ];
    for call in calls {
        let (code, words) = run(kit.path(), call, full().into());
        assert_eq!(code, 3, "{call:?}: {words}");
        assert!(
            words.contains("cannot write the answer"),
            "{call:?}: {words}"
        );
        assert!(words.contains("mend: free some room"), "{call:?}: {words}");
    }
    for call in [&["--help"][..], &["verify", "--help"], &["--version"]] {
        let (code, words) = run(kit.path(), call, full().into());
        assert_eq!(code, 3, "{call:?}: {words}");
    }
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let kit = Kit::sample();
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let (code, words) = run(kit.path(), &["districts", "--json"], writer.into());
    assert_eq!(code, 0, "{words}");
}
