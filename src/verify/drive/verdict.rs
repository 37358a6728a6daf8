//! Combines all findings into a verdict.

use std::collections::BTreeSet;

use super::super::error::Error;
use super::earlier::LeftOver;
use super::form::{check_form, check_oxum, note_weak_algorithm, take_notes};
use super::held::report_held;
use super::listed::{ListedFiles, match_files};
use super::one_name;
use super::question::Question;
use super::roots::note_drives_inside;
use super::tags::fetch::judge_fetch;
use super::tags::index::Index;
use super::tags::{TagReader, Tags};
use super::unlisted::{UnlistedInput, find_dangers, find_listed_programs, sort_unlisted};
use crate::base::{Sha256, Work};
use crate::drive::layout::{
    DISTRICT_FOLDER, START_PATH, UNFINISHED_PATH, code_in_district_text, is_update_note,
};
use crate::formats::minisign::PublicKey;
use crate::verify::answer::{
    BagKind, Damage, Danger, Defect, DriveIdentity, Evidence, LeftOut, Note, RawName, Receipt,
    Report, Seal, SealProblem, Suspicion, TargetKind, Verdict, judge_seal,
};
use crate::verify::view::{Files, ViewFault, ViewRemark};
use crate::words::ToMessage as _;

/// Checks a drive by its files.
///
/// # Errors
/// Fails only if the medium disappeared or the user asked to stop; everything else is a finding.
pub fn check_drive(
    view: &dyn Files,
    question: &Question<'_>,
    work: &Work,
) -> Result<Report, Error> {
    let mut report = Report::new(question.target, question.kind);
    let index = Index::new(view.listing());
    let reader = TagReader {
        view,
        index: &index,
        target: question.target,
    };
    let mut tags = reader.read_tags()?;
    take_tree_findings(view, &mut report);
    report.bag = recognise(view, &tags);
    if report.bag == BagKind::None {
        conclude_no_bag(view, question, &mut report, work)?;
        return Ok(report);
    }
    take_unseen(view, &mut report);
    let mut listed = match_files(view, &index, &tags, report.bag);
    listed.compare(view, question.target, &mut tags, work)?;
    check_form(view, &index, &tags, &mut listed, &mut report);
    judge_fetch(&mut tags);
    let mut untold = tags.damaged.move_to(&mut report.damaged);
    check_oxum(view, &tags, &listed, &mut report);
    untold += listed.damaged.move_to(&mut report.damaged);
    report.notes.append(&mut tags.notes);
    take_notes(&index, &mut listed, &mut report);
    note_weak_algorithm(&tags, &mut report);
    report.counts = listed.counts;
    sort_all_unlisted(view, (&tags, &listed), &mut report, work)?;
    one_name::find(view, &index, &listed, &mut report);
    if report.bag == BagKind::Ours {
        find_listed_programs(view, &listed, &mut report);
    }
    let more = [
        Note::more(LeftOut::Damaged, untold),
        Note::more(LeftOut::Missing, listed.missing_untold()),
    ];
    let missing = listed.missing.into_iter();
    report.missing = missing.map(RawName::new).collect();
    report.notes.extend(more.into_iter().flatten());
    if report.bag == BagKind::Ours {
        report.identity = DriveIdentity::of_info(tags.info.as_ref());
    }
    take_unfinished(view, &mut report);
    conclude(tags, question.key, &mut report);
    take_update(&mut report);
    report_held(&listed.held, &mut report)?;
    tidy(&mut report.damaged);
    report.suspicious.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(report)
}

/// Completes the report of a target that is neither a drive nor a bag.
fn conclude_no_bag(
    view: &dyn Files,
    question: &Question<'_>,
    report: &mut Report,
    work: &Work,
) -> Result<(), Error> {
    // A truncated file may have lost its marks, so it may have been one of our drives.
    let is_cut = |damage: &Damage| matches!(damage.defect, Defect::Cut { .. });
    if report.damaged.iter().any(is_cut) {
        report.verdict = Verdict::Damaged;
    } else {
        let faults = report.damaged.drain(..);
        let reasons = faults.map(|damage| damage.message());
        report
            .notes
            .extend(reasons.map(|reason| Note::Tree { reason }));
    }
    take_unseen(view, report);
    take_unfinished(view, report);
    find_dangers(view, report, work)?;
    note_drives_inside(view, question, report);
    Ok(())
}

/// Sorts by path, removes duplicates, and drops `Differs` for files that are also unreadable.
fn tidy(damaged: &mut Vec<Damage>) {
    damaged.sort_by(|a, b| a.path.cmp(&b.path));
    damaged.dedup();
    let unreadable: BTreeSet<RawName> = damaged
        .iter()
        .filter(|damage| matches!(damage.defect, Defect::Unreadable { .. }))
        .map(|damage| damage.path.clone())
        .collect();
    damaged.retain(|damage| {
        let differs = matches!(damage.defect, Defect::Differs { .. });
        !(differs && unreadable.contains(&damage.path))
    });
}

/// Checks only identity and seal, for a drive whose bytes are known to be right.
///
/// # Errors
/// As [`check_drive`].
pub(in crate::verify) fn check_seal(
    view: &dyn Files,
    question: &Question<'_>,
) -> Result<Report, Error> {
    let mut report = Report::new(question.target, question.kind);
    let index = Index::new(view.listing());
    let reader = TagReader {
        view,
        index: &index,
        target: question.target,
    };
    let tags = reader.read_tags()?;
    report.bag = recognise(view, &tags);
    report.identity = DriveIdentity::of_info(tags.info.as_ref());
    report.counts.files = view.listing().files.len();
    let lengths = view.listing().files.iter().map(|file| file.length_bytes);
    report.counts.bytes = lengths.fold(0, u64::saturating_add);
    conclude(tags, question.key, &mut report);
    Ok(report)
}

/// The identity that the drive states.
///
/// # Errors
/// As [`check_drive`].
pub(in crate::verify) fn identify(
    view: &dyn Files,
    question: &Question<'_>,
) -> Result<DriveIdentity, Error> {
    let index = Index::new(view.listing());
    let reader = TagReader {
        view,
        index: &index,
        target: question.target,
    };
    Ok(DriveIdentity::of_info(reader.read_tags()?.info.as_ref()))
}

/// Takes over the faults and oddities that the view found.
fn take_tree_findings(view: &dyn Files, report: &mut Report) {
    for fault in &view.listing().faults {
        let (path, defect) = match fault {
            ViewFault::Cut { missing_bytes } => (
                "",
                Defect::Cut {
                    missing_bytes: *missing_bytes,
                },
            ),
            ViewFault::Folder { path, reason } | ViewFault::File { path, reason } => (
                if path.as_raw().is_empty() {
                    "/"
                } else {
                    path.as_raw()
                },
                Defect::Unreadable {
                    reason: reason.clone(),
                },
            ),
            ViewFault::SameName { path } => (path.as_raw(), structure("same-name", fault)),
            ViewFault::TooManyFiles { .. } => ("", structure("too-many-files", fault)),
            ViewFault::CodePage { .. } => ("", structure("code-page", fault)),
            ViewFault::Structure { .. } => ("", structure("structure", fault)),
        };
        report.damaged.push(Damage::new(path, defect));
    }
    let remarks = view.listing().remarks.iter();
    let remarks = remarks.filter(|remark| !matches!(remark, ViewRemark::Unseen { .. }));
    report.notes.extend(remarks.map(|remark| Note::Tree {
        reason: remark.message(),
    }));
}

/// Reports parts of the medium that were not checked as suspicious.
fn take_unseen(view: &dyn Files, report: &mut Report) {
    for remark in &view.listing().remarks {
        if let ViewRemark::Unseen { reason } = remark {
            let danger = Danger::Unseen {
                reason: reason.clone(),
            };
            let path = RawName::new("");
            report.suspicious.push(Suspicion { path, danger });
        }
    }
}

/// Sorts the unlisted files, those of earlier releases among them.
fn sort_all_unlisted(
    view: &dyn Files,
    (tags, listed): (&Tags, &ListedFiles),
    report: &mut Report,
    work: &Work,
) -> Result<(), Error> {
    let left_over = match report.bag {
        BagKind::Ours => LeftOver::find(view, tags, listed, report.target.as_raw(), work)?,
        _ => LeftOver::default(),
    };
    let input = UnlistedInput {
        view,
        tags,
        listed,
        left_over: &left_over,
    };
    sort_unlisted(&input, report, work)
}

/// Reports that a ZIP is an update and no whole drive.
fn take_update(report: &mut Report) {
    // A file is known as a ZIP only when its files were checked.
    let is_file = matches!(report.kind, TargetKind::Zip | TargetKind::Image);
    let is_part = is_file && !report.missing.is_empty();
    let mut added = report.added.iter();
    if is_part && added.any(|name| is_update_note(name.as_raw())) {
        report.notes.push(Note::Update);
    }
}

/// Reports the note of a stick that was not filled to the end.
fn take_unfinished(view: &dyn Files, report: &mut Report) {
    let mut files = view.listing().files.iter();
    if files.any(|file| file.path == UNFINISHED_PATH) {
        report.added.retain(|name| name.as_raw() != UNFINISHED_PATH);
        report.notes.push(Note::Unfinished);
    }
}

fn structure(fault: &'static str, found: &ViewFault) -> Defect {
    Defect::Structure {
        fault,
        reason: found.message(),
    }
}

/// The kind of bag: ours by its marks, a bag by its declaration.
fn recognise(view: &dyn Files, tags: &Tags) -> BagKind {
    let is_mark = |path: &str| {
        let lower = path.to_lowercase();
        lower == START_PATH.to_lowercase()
            || code_in_district_text(path).is_some()
            || lower.starts_with(DISTRICT_FOLDER)
    };
    let info = tags.info.as_ref();
    let names_signer = info.is_some_and(|info| info.get("Signed-By").is_some());
    let files = &view.listing().files;
    if names_signer || files.iter().any(|file| is_mark(&file.path)) {
        BagKind::Ours
    } else if tags.has_declaration {
        BagKind::Foreign
    } else {
        BagKind::None
    }
}

/// Sets seal, verdict and receipt.
fn conclude(tags: Tags, key: Option<&PublicKey>, report: &mut Report) {
    let signed_by = tags.info.as_ref().and_then(|info| info.get("Signed-By"));
    let is_ours = report.bag == BagKind::Ours;
    let evidence = Evidence {
        signed_by: signed_by.map(str::to_owned),
        signed: tags.signed,
        signature: tags.signature,
        keys_in_pages: tags.keys_in_pages,
        is_ours,
        identity: report.identity.clone(),
        file: None,
        is_awaited: false,
    };
    report.signature = judge_seal(&evidence, key);
    report.verdict = verdict(report, &report.signature, key.is_some());
    if is_ours {
        let unpinned = judge_seal(&evidence, None);
        let by_files = verdict(report, &unpinned, false);
        let digest = Sha256::of(evidence.signed.as_deref().unwrap_or_default());
        report.receipt = Some(Receipt::new(by_files, &digest));
    }
}

/// The worst verdict that the findings justify.
pub(in crate::verify) fn verdict(report: &Report, seal: &Seal, is_pinned: bool) -> Verdict {
    let is_forged = match seal {
        // Without a tag manifest nothing is signed: damage, unless a key was given.
        Seal::Wrong {
            problem: SealProblem::NoTagManifest,
        } => is_pinned,
        Seal::Wrong { .. } | Seal::Waits { .. } => true,
        _ => false,
    };
    let mut notes = report.notes.iter();
    let is_unchecked = notes.any(|note| matches!(note, Note::ContentsNotChecked { .. }));
    if is_forged {
        Verdict::Forged
    } else if !report.damaged.is_empty() || !report.missing.is_empty() {
        Verdict::Damaged
    } else if is_unchecked {
        Verdict::NotChecked
    } else if !report.suspicious.is_empty() {
        Verdict::Suspicious
    } else {
        Verdict::Intact
    }
}
