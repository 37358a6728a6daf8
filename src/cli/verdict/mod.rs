//! Prints a report of `verify`: the answer first, then files that must not be opened, then the
//! rest.

mod words;

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::args::kit_around;
use super::screen::Screen;
use crate::base::escaped;
use crate::commands;
use crate::drive::Release;
use crate::image::Dist;
use crate::verify::{
    BagKind, Damage, DamagedRange, Defect, Note, RawName, Report, Seal, SetFindings, TargetKind,
    Verdict,
};
use crate::words::{Message, Size, ToMessage};
use words::{Advice, Answer, Headline, ReadSoFar, ReportLine, ReportedTarget, SealLine, Title};

/// Most lines shown per list; `--json` has all.
const LINES_SHOWN: usize = 50;

/// Most lines with the same reason for different files; with more, the reason is printed once
/// (tuning).
const ALIKE_SHOWN: usize = 3;

/// Prints a report.
pub(super) fn print_report(report: &Report, with_receipt: bool, screen: &Screen) {
    screen.give(headline(report));
    if report.bag == BagKind::Foreign {
        indented(ReportLine::ForeignBag, screen);
    }
    if let Some(identity) = identity(report) {
        indented(identity, screen);
    }
    for mismatch in &report.mismatches {
        let mismatch = mismatch.message();
        indented(ReportLine::Another { mismatch }, screen);
    }
    dangers(report, screen);
    // Manifests and other files outside `data/` come first: if a manifest is damaged, the files
    // that it lists appear damaged too.
    let (inside, outside): (Vec<&Damage>, Vec<&Damage>) = report
        .damaged
        .iter()
        .partition(|damage| damage.path.as_raw().starts_with("data/"));
    let damaged: Vec<&Damage> = outside.into_iter().chain(inside).collect();
    list(screen, Title::Damaged, causes_once(&damaged).into_iter());
    list(screen, Title::Missing, name_messages(&report.missing));
    list(screen, Title::Ranges, report.ranges.iter().map(range_line));
    if let Some(set) = &report.set {
        print_set(set, screen);
    }
    list(screen, Title::Added, name_messages(&report.added));
    if !report.left_over.is_empty() {
        list(screen, Title::LeftOver, name_messages(&report.left_over));
        screen.answer(&format!("    {}", screen.words(ReportLine::LeftOver)));
    }
    list(screen, Title::System, name_messages(&report.system_files));
    print_notes(&report.notes, screen);
    if let Some(seal) = seal(report) {
        indented(seal, screen);
    }
    if let (true, Some(receipt)) = (with_receipt, &report.receipt) {
        let receipt = receipt.to_string();
        indented(ReportLine::Receipt { receipt }, screen);
    }
    if report.waits_for_signature() && report.kind != TargetKind::ImageSet {
        indented(ReportLine::TakenAway, screen);
    }
    if let Some(advice) = advice(report) {
        indented(advice, screen);
    }
}

fn indented(message: impl Into<Message>, screen: &Screen) {
    screen.answer(&format!("  {}", screen.words(message)));
}

fn headline(report: &Report) -> Headline {
    let counts = report.counts;
    let read = (counts.files > 0).then_some(ReadSoFar::Files {
        files: counts.files,
        size: Size(counts.bytes),
    });
    Headline::Target {
        target: report.target.clone(),
        answer: answer(report),
        kind: ReportedTarget::from(report.kind),
        read,
    }
}

fn answer(report: &Report) -> Answer {
    match report.verdict {
        Verdict::Pristine => Answer::Pristine,
        Verdict::Intact if report.kind == TargetKind::ImageSet => Answer::IntactSet,
        Verdict::Intact => Answer::Intact,
        Verdict::Another => Answer::Another,
        Verdict::Suspicious => Answer::Suspicious,
        Verdict::NotChecked => Answer::NotChecked,
        Verdict::Damaged => Answer::Damaged,
        Verdict::Forged if report.waits_for_signature() => Answer::Waits,
        Verdict::Forged => Answer::Forged,
        Verdict::NotOurs => Answer::NotOurs,
    }
}

fn identity(report: &Report) -> Option<ReportLine> {
    let identity = &report.identity;
    Some(ReportLine::Identity {
        district: identity.district.clone()?,
        campaign: identity.campaign.clone(),
        edition: identity.edition.clone(),
        release: identity.release.clone(),
    })
}

/// Prints programs and disguises first, whatever the verdict.
fn dangers(report: &Report, screen: &Screen) {
    let suspicious = report.suspicious.iter();
    list(screen, Title::DoNotOpen, suspicious.map(ToMessage::message));
    let first = report.suspicious.first();
    if let Some(advice) = first.and_then(|first| first.message().mend(screen.language())) {
        screen.answer(&format!("    {}", escaped(&advice)));
    }
}

/// Lines of damage. If many files are unreadable for the same reason, it appears once.
fn causes_once(damaged: &[&Damage]) -> Vec<Message> {
    let reason = |damage: &Damage| match &damage.defect {
        Defect::Unreadable { reason } => Some(reason.clone()),
        _ => None,
    };
    let mut counts: BTreeMap<Message, usize> = BTreeMap::new();
    for reason in damaged.iter().filter_map(|damage| reason(damage)) {
        *counts.entry(reason).or_default() += 1;
    }
    let mut lines = Vec::new();
    for damage in damaged {
        let said = damage.message();
        let count = reason(damage).and_then(|reason| counts.get_mut(&reason));
        match count {
            // Counted in the first line.
            Some(0) => {}
            Some(count) if *count > ALIKE_SHOWN => {
                let more = *count - 1;
                lines.push(ReportLine::FilesLikewise { said, more }.into());
                *count = 0;
            }
            _ => lines.push(said),
        }
    }
    lines
}

/// Prints the first notes; counts of notes already left out are always printed.
fn print_notes(notes: &[Note], screen: &Screen) {
    let is_count = |note: &Note| matches!(note, Note::More { .. });
    let (counts, notes): (Vec<Note>, Vec<Note>) = notes.iter().cloned().partition(is_count);
    let notes = alike_once(&notes);
    for note in notes.iter().take(LINES_SHOWN) {
        let note = note.clone();
        indented(ReportLine::Note { note }, screen);
    }
    if notes.len() > LINES_SHOWN {
        let more = notes.len() - LINES_SHOWN;
        indented(ReportLine::MoreNotes { more }, screen);
    }
    for count in &counts {
        let note = count.message();
        indented(ReportLine::Note { note }, screen);
    }
}

/// Lines of notes. If many names differ in the same way, only the first appears, with a count.
fn alike_once(notes: &[Note]) -> Vec<Message> {
    let is_differing = |note: &Note| matches!(note, Note::NameDiffers { .. });
    let is_alike = |note: &Note| matches!(note, Note::NamesAlike { .. });
    let kinds: [&dyn Fn(&Note) -> bool; 2] = [&is_differing, &is_alike];
    let mut counts = kinds.map(|is_kind| notes.iter().filter(|note| is_kind(note)).count());
    let mut lines = Vec::new();
    for note in notes {
        let said = note.message();
        let kind = kinds.iter().position(|is_kind| is_kind(note));
        match kind.and_then(|kind| counts.get_mut(kind)) {
            // Counted in the first line.
            Some(0) => {}
            Some(count) if *count > ALIKE_SHOWN => {
                let more = *count - 1;
                lines.push(ReportLine::NamesLikewise { said, more }.into());
                *count = 0;
            }
            _ => lines.push(said),
        }
    }
    lines
}

fn name_messages(names: &[RawName]) -> impl ExactSizeIterator<Item = Message> {
    names.iter().map(|name| {
        let name = name.clone();
        ReportLine::Name { name }.into()
    })
}

fn list(screen: &Screen, title: Title, lines: impl ExactSizeIterator<Item = Message>) {
    let count = lines.len();
    if count == 0 {
        return;
    }
    indented(ReportLine::List { title, count }, screen);
    for line in lines.take(LINES_SHOWN) {
        screen.answer(&format!("    {}", screen.words(line)));
    }
    if count > LINES_SHOWN {
        let more = count - LINES_SHOWN;
        screen.answer(&format!("    {}", screen.words(ReportLine::More { more })));
    }
}

fn range_line(range: &DamagedRange) -> Message {
    let files: Vec<String> = range.files.iter().map(ToString::to_string).collect();
    let (start, end) = (range.start_bytes.to_string(), range.end_bytes.to_string());
    if files.is_empty() {
        ReportLine::RangeOfNoFile { start, end }.into()
    } else {
        let files = files.join(", ");
        ReportLine::Range { start, end, files }.into()
    }
}

fn print_set(set: &SetFindings, screen: &Screen) {
    indented(
        ReportLine::RightImages {
            images: set.right_images,
            recipients: set.recipients,
        },
        screen,
    );
    let bases = set.bases.iter().map(|base| {
        let ranges = base.ranges.iter().map(range_line);
        let ranges = ranges.map(|range| range.sentence(screen.language()));
        let ranges = ranges.collect::<Vec<_>>().join("; ");
        let file = base.file.clone();
        ReportLine::Base { file, ranges }.into()
    });
    list(screen, Title::Bases, bases);
    let titled = [
        (Title::WrongImages, &set.wrong_images),
        (Title::MissingTails, &set.missing_tails),
        (Title::ExtraTails, &set.extra_tails),
        (Title::Waiting, &set.waiting),
        (Title::WrongSignatures, &set.wrong_signatures),
    ];
    for (title, names) in titled {
        list(screen, title, name_messages(names));
    }
}

fn seal(report: &Report) -> Option<Message> {
    let line = match &report.signature {
        Seal::NotLookedFor => return None,
        Seal::Nobody => SealLine::Nobody,
        Seal::Waits { signer } => SealLine::Waits {
            signer: signer.clone(),
        },
        Seal::Right { signer, pinned } => {
            let signer = signer.clone();
            if *pinned {
                SealLine::Right { signer }
            } else {
                SealLine::Unpinned { signer }
            }
        }
        Seal::NotChecked { key_id } => SealLine::NotChecked {
            key_id: key_id.clone(),
        },
        Seal::Wrong { problem } => SealLine::Wrong {
            problem: problem.message(),
        },
    };
    Some(line.into())
}

/// Prints a report of one of several targets: only its first line if it is intact.
pub(super) fn print_of_group(report: &Report, with_receipt: bool, screen: &Screen) {
    if !report.verdict.is_yes() || with_receipt {
        return print_report(report, with_receipt, screen);
    }
    screen.give(headline(report));
}

/// Prints how many of several targets are intact.
pub(super) fn print_sum(targets: usize, intact: usize, screen: &Screen) {
    screen.give(ReportLine::GroupSum {
        targets,
        intact,
        others: targets - intact,
    });
}

/// Prints that a newer release is at hand.
pub(super) fn print_newer(release: Release, screen: &Screen) {
    let release = release.to_string();
    indented(ReportLine::Newer { release }, screen);
}

fn advice(report: &Report) -> Option<Advice> {
    let is_image = matches!(report.kind, TargetKind::Image | TargetKind::Zip);
    let is_master = |district: &RawName| district.as_raw() == "master";
    if is_image
        && report.verdict.is_yes()
        && report.identity.district.as_ref().is_some_and(is_master)
    {
        return Some(Advice::Master);
    }
    let name = report.target.as_raw().rsplit(['/', '\\']).next();
    if !report.verdict.is_yes() && matches!(name, Some("base.img" | "base.zip")) {
        return Some(Advice::HalfAnImage);
    }
    if report.waits_for_signature() {
        return Some(Advice::Sign);
    }
    let is_unfinished = |damage: &Damage| matches!(damage.defect, Defect::Unfinished { .. });
    if report.damaged.iter().any(is_unfinished) {
        let target = report.target.clone();
        return Some(Advice::WriteAgain { target });
    }
    match (report.verdict, report.kind) {
        (Verdict::Damaged, TargetKind::ImageSet) => Some(Advice::Stamp),
        (Verdict::Damaged | Verdict::Suspicious, _) if report.bag == BagKind::Ours => {
            Some(repair(report))
        }
        (Verdict::Damaged, TargetKind::Image | TargetKind::Zip | TargetKind::Device) => {
            Some(Advice::NewCopy)
        }
        (Verdict::NotChecked, _) => Some(Advice::OtherList),
        (Verdict::Forged, _) => Some(Advice::AskTheOffice),
        _ => None,
    }
}

/// The command that repairs the target from the set of its edition, if that is in the kit around
/// the current folder.
fn repair(report: &Report) -> Advice {
    let out = commands::dist_of(&kit_around());
    let dist = Dist::new(&out);
    let identity = &report.identity;
    let edition = identity.edition.as_ref().map(ToString::to_string);
    let edition = edition.unwrap_or_default();
    let release = identity.release.as_ref().map(ToString::to_string);
    let release = release.and_then(|release| release.parse::<Release>().ok());
    let earlier = release.map(|release| dist.released_set(release, &edition));
    let mut sets = earlier.into_iter().chain([dist.set(&edition)]);
    let set = sets.find(|set| set.is_dir() && !edition.is_empty());
    let set = set.unwrap_or_else(|| PathBuf::from("SET"));
    let target = report.target.clone();
    if report.suspicious.is_empty() {
        Advice::Repair { target, set }
    } else {
        Advice::RepairExtras { target, set }
    }
}
