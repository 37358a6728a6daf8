//! A report of `verify` in words: the answer first, what not to open before all else.

use std::collections::BTreeMap;

use super::screen::Screen;
use crate::base::{escaped, human_bytes, plural};
use crate::verify::{
    BagKind, Damage, DamagedRange, Defect, Note, RawName, Report, Seal, SealProblem, SetFindings,
    TargetKind, Verdict,
};

/// Lines shown of one list; `--json` has them all.
const LINES_SHOWN: usize = 50;

/// Lines that say the same of different files, beyond which it is said once (tuning).
const ALIKE_SHOWN: usize = 3;

/// Tells a report.
pub(super) fn tell(report: &Report, with_receipt: bool, screen: &Screen) {
    screen.answer(&headline(report));
    if report.bag == BagKind::Foreign {
        screen.answer("  This is a BagIt bag, not one of our drives.");
    }
    if let Some(identity) = identity(report) {
        screen.answer(&format!("  {identity}"));
    }
    dangers(report, screen);
    // What vouches for other files comes first: with a manifest wrong, all that it lists seems so.
    let (inside, outside): (Vec<&Damage>, Vec<&Damage>) = report
        .damaged
        .iter()
        .partition(|damage| damage.path.as_raw().starts_with("data/"));
    let damaged: Vec<&Damage> = outside.into_iter().chain(inside).collect();
    list(screen, "damaged", causes_once(&damaged).into_iter());
    list(screen, "missing", report.missing.iter().map(shown));
    ranges(report, screen);
    if let Some(set) = &report.set {
        tell_set(set, screen);
    }
    list(screen, "added by others", report.added.iter().map(shown));
    list(
        screen,
        "left by an operating system",
        report.system_files.iter().map(shown),
    );
    tell_notes(&report.notes, screen);
    if let Some(seal) = seal(report) {
        screen.answer(&format!("  {seal}"));
    }
    if let (true, Some(receipt)) = (with_receipt, &report.receipt) {
        screen.answer(&format!("  receipt: {receipt}"));
    }
    if report.waits_for_signature() && report.kind != TargetKind::ImageSet {
        screen.answer(
            "  If it was handed out already, somebody took its signature away: do not use it.",
        );
    }
    if let Some(advice) = advice(report) {
        screen.answer(&format!("  {advice}"));
    }
}

fn shown(name: &RawName) -> String {
    name.to_string()
}

fn headline(report: &Report) -> String {
    let target = shown(&report.target);
    let kind = match report.kind {
        TargetKind::ImageSet => "image set",
        TargetKind::Folder => "drive folder",
        TargetKind::Zip => "ZIP",
        TargetKind::Image => "image",
        TargetKind::Device => "disk",
        TargetKind::Other => "target",
    };
    let answer = match report.verdict {
        Verdict::Pristine => "PRISTINE: bit for bit what the image set says",
        Verdict::Intact if report.kind == TargetKind::ImageSet => {
            "INTACT: every base and tail is right"
        }
        Verdict::Intact => "INTACT: every file is right",
        Verdict::Suspicious => {
            "SUSPICIOUS: the drive's own files are right, but do not open what lies beside them"
        }
        Verdict::NotChecked => "NOT CHECKED: its only list is of an algorithm not known here",
        Verdict::Damaged => "DAMAGED",
        Verdict::Forged if report.waits_for_signature() => "WAITS FOR ITS SIGNATURE",
        Verdict::Forged => "FORGED: the signature is wrong, missing or somebody else's",
        Verdict::NotOurs => "NOT OURS: no drive of ours and no BagIt bag",
    };
    let counts = report.counts;
    let read = if counts.files > 0 {
        format!(
            " ({}, {} read)",
            plural(counts.files, "file"),
            human_bytes(counts.bytes)
        )
    } else {
        String::new()
    };
    format!("{target}: {answer} [{kind}]{read}")
}

fn identity(report: &Report) -> Option<String> {
    let identity = &report.identity;
    let district = identity.district.as_ref()?;
    let part = |name: &Option<RawName>| name.as_ref().map(shown).unwrap_or_default();
    Some(format!(
        "district {}, {} {} {}",
        shown(district),
        part(&identity.campaign),
        part(&identity.edition),
        part(&identity.release)
    ))
}

/// Programs come first in the words, whatever the verdict.
fn dangers(report: &Report, screen: &Screen) {
    list(
        screen,
        "do NOT open",
        report.suspicious.iter().map(ToString::to_string),
    );
    if let Some(first) = report.suspicious.first() {
        screen.answer(&format!("    {}", first.danger.advice()));
    }
}

/// Lines of damage; where many files cannot be read for one reason, the reason once.
fn causes_once(damaged: &[&Damage]) -> Vec<String> {
    let reason = |damage: &Damage| match &damage.defect {
        Defect::Unreadable { reason } => Some(reason.clone()),
        _ => None,
    };
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    for reason in damaged.iter().filter_map(|damage| reason(damage)) {
        *counts.entry(reason).or_default() += 1;
    }
    let mut lines = Vec::new();
    for damage in damaged {
        let count = reason(damage).and_then(|reason| counts.get_mut(&reason));
        match count {
            // Told with the first.
            Some(0) => {}
            Some(count) if *count > ALIKE_SHOWN => {
                let more = *count - 1;
                lines.push(format!(
                    "{damage} (and {} likewise)",
                    plural(more, "more file")
                ));
                *count = 0;
            }
            _ => lines.push(damage.to_string()),
        }
    }
    lines
}

/// Notes, of so many the first; how many of a kind were left out before is always told.
fn tell_notes(notes: &[Note], screen: &Screen) {
    let is_count = |note: &Note| matches!(note, Note::More { .. });
    let (counts, notes): (Vec<Note>, Vec<Note>) = notes.iter().cloned().partition(is_count);
    let notes = alike_once(&notes);
    for note in notes.iter().take(LINES_SHOWN) {
        screen.answer(&format!("  note: {}", escaped(note)));
    }
    if notes.len() > LINES_SHOWN {
        let more = notes.len() - LINES_SHOWN;
        screen.answer(&format!("  and {more} more notes; --json lists all"));
    }
    for count in &counts {
        screen.answer(&format!("  note: {count}"));
    }
}

/// Notes; where names differ in the same way throughout, the first for all of them.
fn alike_once(notes: &[Note]) -> Vec<String> {
    let is_differing = |note: &Note| matches!(note, Note::NameDiffers { .. });
    let is_alike = |note: &Note| matches!(note, Note::NamesAlike { .. });
    let kinds: [&dyn Fn(&Note) -> bool; 2] = [&is_differing, &is_alike];
    let mut counts = kinds.map(|is_kind| notes.iter().filter(|note| is_kind(note)).count());
    let mut lines = Vec::new();
    for note in notes {
        let kind = kinds.iter().position(|is_kind| is_kind(note));
        match kind.and_then(|kind| counts.get_mut(kind)) {
            // Told with the first.
            Some(0) => {}
            Some(count) if *count > ALIKE_SHOWN => {
                let more = plural(*count - 1, "more name");
                lines.push(format!("{note} (and {more} likewise)"));
                *count = 0;
            }
            _ => lines.push(note.to_string()),
        }
    }
    lines
}

fn list(screen: &Screen, title: &str, lines: impl ExactSizeIterator<Item = String>) {
    let count = lines.len();
    if count == 0 {
        return;
    }
    screen.answer(&format!("  {title} ({count}):"));
    for line in lines.take(LINES_SHOWN) {
        screen.answer(&format!("    {}", escaped(&line)));
    }
    if count > LINES_SHOWN {
        screen.answer(&format!(
            "    and {} more; --json lists all",
            count - LINES_SHOWN
        ));
    }
}

fn ranges(report: &Report, screen: &Screen) {
    list(
        screen,
        "damaged ranges",
        report.ranges.iter().map(range_words),
    );
}

fn range_words(range: &DamagedRange) -> String {
    let files: Vec<String> = range.files.iter().map(shown).collect();
    let hit = if files.is_empty() {
        "no file is hit".to_owned()
    } else {
        files.join(", ")
    };
    format!("bytes {} to {}: {hit}", range.start_bytes, range.end_bytes)
}

fn tell_set(set: &SetFindings, screen: &Screen) {
    let right = plural(set.right_images, "image");
    let recipients = plural(set.recipients, "recipient");
    screen.answer(&format!(
        "  {right} of {recipients}: the whole SHA-256 is right"
    ));
    let bases = set.bases.iter().map(|base| {
        let ranges = base.ranges.iter().map(range_words);
        format!(
            "{}: {}",
            shown(&base.file),
            ranges.collect::<Vec<_>>().join("; ")
        )
    });
    list(screen, "damaged bases", bases);
    let named = [
        ("wrong images", &set.wrong_images),
        ("missing tails", &set.missing_tails),
        ("tails that no recipient has", &set.extra_tails),
        ("waiting for their signature", &set.waiting),
        ("wrong signatures", &set.wrong_signatures),
    ];
    for (title, names) in named {
        list(screen, title, names.iter().map(shown));
    }
}

fn seal(report: &Report) -> Option<String> {
    Some(match &report.signature {
        Seal::NotLookedFor => return None,
        Seal::Nobody => "Nobody signed it: this check finds damage, not forgery.".to_owned(),
        Seal::Waits { signer } => format!("It names the signer {signer} and is not signed yet."),
        Seal::Right {
            signer,
            pinned: true,
        } => format!("Signed by the key that was given: {signer}"),
        Seal::Right {
            signer,
            pinned: false,
        } => format!(
            "The signature fits the key that the drive itself names ({signer}): signer not checked. \
             Give the right key with --key."
        ),
        Seal::NotChecked { key_id } => {
            format!(
                "It carries a signature of key {key_id}: signer not checked. Give a key with --key."
            )
        }
        Seal::Wrong { problem } => format!("Signature: {}", wrong(problem)),
    })
}

fn wrong(problem: &SealProblem) -> String {
    escaped(&problem.to_string())
}

fn advice(report: &Report) -> Option<&'static str> {
    if report.waits_for_signature() {
        return Some("Next: drivepress sign SET --key NAME.key, on the machine that has the key");
    }
    match (report.verdict, report.kind) {
        (Verdict::Damaged, TargetKind::ImageSet) => {
            Some("Next: drivepress stamp makes the set anew")
        }
        (Verdict::Damaged, _) if report.bag == BagKind::Ours => {
            Some("Next: drivepress repair DRIVE --from SET, or ask for a new copy")
        }
        (Verdict::Damaged, TargetKind::Image | TargetKind::Zip | TargetKind::Device) => {
            Some("Next: ask for a new copy")
        }
        (Verdict::NotChecked, _) => Some(
            "Next: ask its maker for a list of SHA-256 (manifest-sha256.txt), or check it with a \
             program that knows this algorithm",
        ),
        (Verdict::Forged, _) => {
            Some("Do not use it. Ask the office that sent it, by a number you know from elsewhere.")
        }
        _ => None,
    }
}
