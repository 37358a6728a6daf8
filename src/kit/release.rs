//! What a release refuses, in addition to the faults that stop every build: sample media, a set
//! without a signer, unreviewed words and unverified contacts.

use super::inspect::PLACE_CODE;
use super::load::sort;
use super::manifest::{CONFIG_FILE, MEDIA_FILE, media_lines};
use super::model::Kit;
use super::reading::Freshness;
use super::table::{CONTACTS_FILE, ContactAge, KnownCodes, read_contacts};
use super::template::missing_words;
use crate::base::{Diagnostic, Severity};
use crate::words::messages;

messages! {
    /// A reason to refuse a release.
    #[derive(Debug, Clone, PartialEq, Eq)]
    enum ReleaseFinding {
        NoSigner = "release.no-signer",
        Unreviewed { name: String, language: String } = "release.unreviewed",
        MissingWords { missing: usize } = "release.missing-words",
        Sample { path: String } = "release.sample",
        ContactUnverified { name: String, phone: String, age: ContactAge } = "release.contact-unverified",
        ContactStale { name: String, phone: String, age: ContactAge } = "release.contact-stale",
    }
}

/// All reasons to refuse a release. `signer_given`: the command line names a key.
pub fn release_faults(kit: &Kit, signer_given: bool) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    samples(kit, &mut faults);
    if kit.config.signer.is_none() && !signer_given {
        let finding = ReleaseFinding::NoSigner;
        faults.push(Diagnostic::fault(CONFIG_FILE, finding));
    }
    for translation in &kit.translations {
        let file = format!("site-template/languages/{}.toml", translation.language);
        if !translation.reviewed {
            let finding = ReleaseFinding::Unreviewed {
                name: translation.name.clone(),
                language: translation.language.to_string(),
            };
            faults.push(Diagnostic::fault(file.clone(), finding));
        }
        let missing = missing_words(&kit.translations, translation).len();
        if missing > 0 {
            let finding = ReleaseFinding::MissingWords { missing };
            faults.push(Diagnostic::fault(file, finding));
        }
    }
    contacts(kit, &mut faults);
    sort(&mut faults);
    faults
}

/// Turns the findings of `load` and `inspect_media` into those of a release: traces of places and
/// devices in media become faults, and contact findings that [`release_faults`] repeats are
/// dropped.
pub fn as_in_release(diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    diagnostics
        .into_iter()
        .filter(|d| !matches!(d.code, "contact.unverified" | "contact.stale"))
        .map(|mut diagnostic| {
            if diagnostic.code == PLACE_CODE {
                diagnostic.severity = Severity::Fault;
            }
            diagnostic
        })
        .collect()
}

fn samples(kit: &Kit, faults: &mut Vec<Diagnostic>) {
    let samples: Vec<_> = kit.media.iter().filter(|media| media.sample).collect();
    if samples.is_empty() {
        return;
    }
    let lines = media_lines(&kit.root);
    for media in samples {
        let finding = ReleaseFinding::Sample {
            path: media.path.to_string(),
        };
        let mut fault = Diagnostic::fault(MEDIA_FILE, finding);
        fault.place.line = lines.get(media.path.as_str()).copied();
        faults.push(fault);
    }
}

fn contacts(kit: &Kit, faults: &mut Vec<Diagnostic>) {
    let freshness = Freshness::of(&kit.config);
    let places = KnownCodes::of_districts(&kit.districts);
    let again = read_contacts(&kit.root, &places, freshness, &mut Vec::new());
    let lines = again.map(|read| read.lines).unwrap_or_default();
    let known = lines.len() == kit.contacts.len();
    for (index, contact) in kit.contacts.iter().enumerate() {
        let Some(age) = freshness.judge(contact).age() else {
            continue;
        };
        let (name, phone) = (contact.name_en.clone(), contact.phone.clone());
        let finding = match age {
            ContactAge::Later { .. } => continue,
            ContactAge::Unverified => ReleaseFinding::ContactUnverified { name, phone, age },
            ContactAge::Stale { .. } => ReleaseFinding::ContactStale { name, phone, age },
        };
        let mut fault = Diagnostic::fault(CONTACTS_FILE, finding);
        fault.place.line = lines.get(index).copied().filter(|_| known);
        faults.push(fault);
    }
}
