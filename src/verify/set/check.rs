//! Checks a whole set.

use std::path::Path;

use super::super::drive::{Question, verdict};
use super::super::error::{Error, SetError};
use super::super::sets::{SET_BYTES_MAX, SetAtHand, SetStamp};
use super::bases::check_bases;
use super::lists::{SetFinding, check_folder, check_sums, read_listed};
use super::tails::{States, TailFinding, TailState, check_tails};
use crate::bag::UNSIGNED_BY;
use crate::base::{Sha256, Work};
use crate::formats::minisign::SIGNATURE_BYTES_MAX;
use crate::image::{
    ImageForm, ImageSet, SET_FILE, SET_SIGNATURE_FILE, SUMS_FILE, SUMS_SIGNATURE_FILE,
};
use crate::verify::answer::{
    BagKind, Damage, Defect, DriveIdentity, Evidence, RawName, Report, Seal, SetFindings,
    TargetKind, Verdict, judge_seal,
};
use crate::words::ToMessage as _;

/// Checks an image set.
///
/// # Errors
/// Fails if a file of the set cannot be opened, or if the user asked to stop.
pub(in crate::verify) fn check_set(
    folder: &Path,
    question: &Question<'_>,
    work: &Work,
) -> Result<Report, Error> {
    let before = SetStamp::of(folder);
    let report = match look_into(folder, question, work) {
        Err(Error::Set(SetError::Open { path, source })) => {
            let mut report = Report::new(question.target, TargetKind::ImageSet);
            report.verdict = Verdict::Damaged;
            report.bag = BagKind::Ours;
            let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy();
            let reason = source.message();
            report
                .damaged
                .push(Damage::new(&name, Defect::Unreadable { reason }));
            report
        }
        looked => looked?,
    };
    if !report.verdict.is_yes() {
        before.check(folder)?;
    }
    Ok(report)
}

fn look_into(folder: &Path, question: &Question<'_>, work: &Work) -> Result<Report, Error> {
    let mut report = Report::new(question.target, TargetKind::ImageSet);
    report.verdict = Verdict::Damaged;
    let Some(text) = read_listed(folder, SET_FILE, SET_BYTES_MAX, &mut report.damaged) else {
        if report.damaged.is_empty() {
            let missing = Damage::new(SET_FILE, Defect::NoManifest);
            report.damaged.push(missing);
        }
        return Ok(report);
    };
    let set = match ImageSet::parse(&text) {
        Ok(set) => set,
        Err(fault) => {
            let reason = fault.message();
            let defect = Defect::Form { reason };
            report.damaged.push(Damage::new(SET_FILE, defect));
            return Ok(report);
        }
    };
    let at_hand = SetAtHand::new(folder, set, &text);
    report.bag = BagKind::Ours;
    report.identity = identity(&at_hand.set);
    let mut findings = SetFindings {
        recipients: at_hand.set.recipients.len(),
        ..SetFindings::default()
    };
    let sums = read_listed(
        &at_hand.folder,
        SUMS_FILE,
        SET_BYTES_MAX,
        &mut report.damaged,
    );
    check_sums(&at_hand, sums.as_deref(), Sha256::of(&text), &mut report);
    check_folder(&at_hand, &mut report, &mut findings, work)?;
    let right = check_bases(&at_hand, &mut report, &mut findings, work)?;
    let states = hash_states(&at_hand, &mut report);
    let tails = check_tails(&at_hand, &states, question.key, work)?;
    for tail in &tails {
        take_tail(tail, &right, &mut report, &mut findings);
    }
    let lists = [
        (SUMS_FILE, SUMS_SIGNATURE_FILE, sums),
        (SET_FILE, SET_SIGNATURE_FILE, Some(text)),
    ];
    report.signature = judge_set(&at_hand, lists, question, &tails, &mut report.damaged);
    report.verdict = conclude(&report, &findings, question);
    report.damaged.sort_by(|a, b| a.path.cmp(&b.path));
    report.missing.sort();
    report.set = Some(findings);
    Ok(report)
}

fn identity(set: &ImageSet) -> DriveIdentity {
    DriveIdentity {
        campaign: Some(RawName::new(set.campaign.as_str())),
        edition: Some(RawName::new(set.edition.as_str())),
        release: Some(RawName::new(set.release.to_string())),
        district: None,
    }
}

/// The stored hash states after each base, each checked against the base's digest.
fn hash_states(at_hand: &SetAtHand, report: &mut Report) -> States {
    let mut states = States::new();
    for form in at_hand.set.forms() {
        let state = at_hand.set.base(form).map(crate::image::Base::hashing);
        if let Some(Err(_)) = state {
            let base = form.base_name();
            let reason = SetFinding::HashState { base }.into();
            let defect = Defect::Form { reason };
            report.damaged.push(Damage::new(SET_FILE, defect));
        }
        states.push((form, state.and_then(Result::ok)));
    }
    states
}

fn take_tail(
    tail: &TailFinding,
    right_bases: &[ImageForm],
    report: &mut Report,
    findings: &mut SetFindings,
) {
    for (form, state) in &tail.forms {
        let recipient = tail.recipient.as_raw();
        let name = format!("{}/{recipient}.{form}.tail", crate::image::STAMPS_FOLDER);
        let image = RawName::new(format!("{recipient}.{form}"));
        report.counts.files += 1;
        let defect = match state {
            TailState::Right => {
                if right_bases.contains(form) {
                    findings.right_images += 1;
                } else {
                    findings.wrong_images.push(image);
                }
                continue;
            }
            TailState::Missing => {
                findings.missing_tails.push(RawName::new(&*name));
                report.missing.push(RawName::new(name));
                findings.wrong_images.push(image);
                continue;
            }
            TailState::Differs => Defect::Differs {
                manifest: RawName::new(SET_FILE),
            },
            TailState::Cut(missing_bytes) => Defect::Cut {
                missing_bytes: *missing_bytes,
            },
            TailState::Unreadable(reason) => Defect::Unreadable {
                reason: reason.clone(),
            },
            TailState::Image => Defect::Form {
                reason: SetFinding::OtherImage.into(),
            },
        };
        report.damaged.push(Damage::new(&name, defect));
        findings.wrong_images.push(image);
    }
    match &tail.seal {
        Some(Seal::Waits { .. }) => findings.waiting.push(tail.recipient.clone()),
        Some(Seal::Wrong { .. }) => findings.wrong_signatures.push(tail.recipient.clone()),
        _ => {}
    }
}

/// A list of the set, the name of its signature, and its bytes.
type SignedList = (&'static str, &'static str, Option<Vec<u8>>);

/// The seal of the set: checks the signatures of its lists and returns the worse result.
fn judge_set(
    at_hand: &SetAtHand,
    lists: [SignedList; 2],
    question: &Question<'_>,
    tails: &[TailFinding],
    damaged: &mut Vec<Damage>,
) -> Seal {
    let waits = |tail: &TailFinding| matches!(tail.seal, Some(Seal::Waits { .. }));
    let is_awaited = tails.iter().any(waits);
    let set = &at_hand.set;
    // An attacker who strips a set's signatures also makes it say that it is unsigned.
    let by_drives = tails.iter().find_map(|tail| match &tail.seal {
        Some(Seal::Right { signer, .. } | Seal::Waits { signer }) => Some(signer.clone()),
        _ => None,
    });
    let signer = set.signer.clone().or(by_drives);
    let signed_by = signer.map_or_else(|| UNSIGNED_BY.to_owned(), |key| key.to_string());
    let mut worst = None;
    for (name, signature, signed) in lists {
        let evidence = Evidence {
            signed,
            signature: read_listed(&at_hand.folder, signature, SIGNATURE_BYTES_MAX, damaged),
            signed_by: Some(signed_by.clone()),
            keys_in_pages: Vec::new(),
            is_ours: true,
            identity: identity(set),
            file: Some(name),
            is_awaited,
        };
        let seal = judge_seal(&evidence, question.key);
        let is_worse = match &worst {
            None | Some(Seal::Right { .. }) => true,
            Some(Seal::Wrong { .. }) => false,
            Some(_) => matches!(seal, Seal::Wrong { .. }),
        };
        if is_worse {
            worst = Some(seal);
        }
    }
    worst.unwrap_or(Seal::NotLookedFor)
}

/// The verdict: pristine if everything matches the set, forged if a drive's own signature is
/// invalid.
fn conclude(report: &Report, findings: &SetFindings, question: &Question<'_>) -> Verdict {
    let by_files = verdict(report, &report.signature, question.key.is_some());
    if by_files == Verdict::Forged
        || !findings.wrong_signatures.is_empty()
        || !findings.waiting.is_empty()
    {
        return Verdict::Forged;
    }
    match by_files {
        Verdict::Intact if findings.extra_tails.is_empty() => Verdict::Pristine,
        Verdict::Intact | Verdict::Pristine => Verdict::Damaged,
        other => other,
    }
}
