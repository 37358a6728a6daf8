//! A kit with a fault is told what is wrong, where, and how to mend it.
//!
//! Each folder of `tests/fixtures/kits-wrong/` is one fault with what must be said of it in
//! `expected`: the exit code of `check`, then a line `severity code file:line` for each finding.
//! `BLESS=1` writes `expected` and the wording anew; a person reads the difference.

mod garbage;
mod made_here;
mod mends;

use std::fmt::Write as _;
use std::fs;

use drivepress::base::{Diagnostic, Work, escaped};
use drivepress::kit::{Digests, inspect_media, load};
use drivepress::site::check_texts;
use drivepress::words::Language;

use crate::support::{TestKit, fixtures};

/// Everything said of a kit, and the exit code of `check`.
fn check(kit: &TestKit) -> (u8, Vec<Diagnostic>) {
    let loaded = load(kit.root(), &Work::new()).unwrap();
    let unreadable = loaded.is_unreadable();
    let mut found = loaded.diagnostics;
    if let Some(kit) = &loaded.kit {
        found.extend(inspect_media(kit, Digests::Compare, &Work::new()).unwrap());
        found.extend(check_texts(kit).0);
    }
    found.sort_by(|a, b| (&a.place, a.code).cmp(&(&b.place, b.code)));
    let code = match (unreadable, found.iter().any(Diagnostic::is_fault)) {
        (true, _) => 2,
        (false, true) => 1,
        (false, false) => 0,
    };
    (code, found)
}

/// `severity code file:line`.
fn line_of(found: &Diagnostic) -> String {
    let severity = if found.is_fault() { "fault" } else { "warning" };
    let file = escaped(&found.place.file);
    match found.place.line {
        Some(line) => format!("{severity} {} {file}:{line}", found.code),
        None => format!("{severity} {} {file}", found.code),
    }
}

fn names() -> Vec<String> {
    let folder = fixtures().join("kits-wrong");
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap());
    let mut names: Vec<String> = entries
        .filter(|entry| entry.file_type().unwrap().is_dir())
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn the_small_kit_has_no_fault() {
    assert_eq!(check(&TestKit::small()), (0, Vec::new()));
}

#[test]
fn every_wrong_kit_is_told_its_fault() {
    let bless = std::env::var_os("BLESS").is_some();
    let mut wrong = String::new();
    let mut words = Language::ALL.map(|_| String::new());
    let names = names();
    assert!(names.len() >= 45);
    for name in names {
        let kit = TestKit::wrong(&name);
        let (code, found) = check(&kit);
        let mut said = format!("exit {code}\n");
        for words in &mut words {
            writeln!(words, "## {name}\n").unwrap();
        }
        for one in &found {
            writeln!(said, "{}", line_of(one)).unwrap();
            for (language, words) in Language::ALL.into_iter().zip(&mut words) {
                let (line, reason) = (line_of(one), one.reason(language));
                let mend = one.advice(language);
                let mend = mend.unwrap_or_else(|| panic!("{name}: {one:?}"));
                writeln!(words, "{line}\n    {reason}\n    Mend: {mend}\n").unwrap();
            }
        }
        let path = fixtures().join("kits-wrong").join(&name).join("expected");
        if bless {
            fs::write(&path, &said).unwrap();
        }
        let expected = fs::read_to_string(&path).unwrap_or_default();
        if expected != said {
            writeln!(wrong, "{name}: expected\n{expected}but said\n{said}").unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    for (file, words) in ["words.txt", "words.th.txt"].into_iter().zip(words) {
        let path = fixtures().join("kits-wrong").join(file);
        if bless {
            fs::write(&path, &words).unwrap();
        }
        assert!(
            fs::read_to_string(&path).unwrap() == words,
            "the wording has changed: look at it with BLESS=1 and git diff"
        );
    }
}

#[test]
fn the_repositorys_own_kit_has_no_fault() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let loaded = load(root, &Work::new()).unwrap();
    let mut faults: Vec<String> = loaded
        .diagnostics
        .iter()
        .filter(|d| d.is_fault())
        .map(|d| format!("{} {}", line_of(d), d.reason(Language::En)))
        .collect();
    let kit = loaded.kit.unwrap();
    let inside = inspect_media(&kit, Digests::Compare, &Work::new()).unwrap();
    faults.extend(
        inside
            .iter()
            .filter(|d| d.is_fault())
            .map(|d| format!("{} {}", line_of(d), d.reason(Language::En))),
    );
    assert_eq!(faults, Vec::<String>::new());
    assert_eq!(
        (kit.districts.len(), kit.config.districts),
        (878, Some(878))
    );
}

/// English words in a row that make a sentence; names of folders and keys come in twos and threes.
const SENTENCE_WORDS: usize = 4;

/// Whether English is said: names, code, commands and what stands in brackets aside.
fn says_english(text: &str) -> bool {
    let outside = |text: &str, open: char, close: char| -> String {
        let mut parts = text.split(open);
        let first = parts.next().unwrap_or_default().to_owned();
        parts.fold(first, |said, part| {
            let behind = part.split_once(close).map_or("", |(_, behind)| behind);
            format!("{said} . {behind}")
        })
    };
    let text = outside(text, '(', ')');
    // Code stands between two back-ticks, which are each the end of the last stretch.
    let text: Vec<&str> = text.split('`').step_by(2).collect();
    let text = text.join(" . ");
    let is_command = |word: &&str| !["drivepress", "ffmpeg", "git"].contains(word);
    let mut longest = 0;
    let mut run = 0;
    for word in text.split(' ').take_while(is_command) {
        let is_word = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase());
        run = if is_word { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    longest >= SENTENCE_WORDS
}

#[test]
fn every_finding_and_its_mend_is_said_in_thai() {
    let is_thai = |text: &str| text.chars().any(|c| ('ก'..='๛').contains(&c));
    let mut english = String::new();
    for name in names() {
        let (_, found) = check(&TestKit::wrong(&name));
        for one in &found {
            let mend = one.advice(Language::Th).unwrap_or_default();
            for said in [one.reason(Language::Th), mend] {
                if !is_thai(&said) || says_english(&said) || said.contains("{$") {
                    writeln!(english, "{name}: {}: {said}", one.code).unwrap();
                }
            }
        }
    }
    assert!(english.is_empty(), "{english}");
    assert!(says_english("ไฟล์ the name hides what the file is"));
    assert!(!says_english(
        "เขียน (as in the sample kit) `a b c d e` พิมพ์ drivepress media add a b c"
    ));
}
