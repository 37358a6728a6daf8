//! What a release refuses, in addition to the faults that stop every build: samples, a set without a
//! signer, unreviewed or copied words and unverified contacts.

mod shipped;

use super::inspect::PLACE_CODE;
use super::load::sort;
use super::manifest::{CONFIG_FILE, MEDIA_FILE, media_lines};
use super::model::{Config, Contact, Kit, Localised, Media};
use super::reading::{Freshness, Verified};
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
        CopiedWords { name: String, other: String } = "release.copied-words",
        Sample { path: String } = "release.sample",
        SampleFile { path: String } = "release.sample:file",
        SampleTitle { title: String } = "release.sample:title",
        SampleCampaign { campaign: String } = "release.sample:campaign",
        ContactUnverified { name: String, phone: String, age: ContactAge } = "release.contact-unverified",
        ContactStale { name: String, phone: String, age: ContactAge } = "release.contact-stale",
    }
}

/// The code of marks that a template left for people to fill in.
const FILL_IN_CODE: &str = "text.fill-in";

/// All reasons to refuse a release. `signer_given`: the command line names a key.
pub fn release_faults(kit: &Kit, signer_given: bool) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    samples(kit, &mut faults);
    sample_names(kit, &mut faults);
    copied_words(kit, &mut faults);
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

/// Whether a release would refuse a contact until somebody calls it.
pub fn needs_call(contact: &Contact, config: &Config) -> bool {
    Freshness::of(config).judge(contact) != Verified::Fresh
}

/// Turns the findings of `load` and `inspect_media` into those of a release: traces of places and
/// devices in media and marks to fill in become faults, and contact findings that [`release_faults`] repeats are
/// dropped.
pub fn as_in_release(diagnostics: Vec<Diagnostic>) -> Vec<Diagnostic> {
    diagnostics
        .into_iter()
        .filter(|d| !matches!(d.code, "contact.unverified" | "contact.stale"))
        .map(|mut diagnostic| {
            if [PLACE_CODE, FILL_IN_CODE].contains(&diagnostic.code) {
                diagnostic.severity = Severity::Fault;
            }
            diagnostic
        })
        .collect()
}

fn samples(kit: &Kit, faults: &mut Vec<Diagnostic>) {
    let files = shipped::files();
    let finding = |media: &Media| {
        let path = media.path.to_string();
        if media.sample {
            return Some(ReleaseFinding::Sample { path });
        }
        if files.contains(&media.sha256) {
            return Some(ReleaseFinding::SampleFile { path });
        }
        let title = marked(&media.title)?;
        Some(ReleaseFinding::SampleTitle { title })
    };
    let found = kit.media.iter();
    let found: Vec<_> = found
        .filter_map(|media| Some((media, finding(media)?)))
        .collect();
    if found.is_empty() {
        return;
    }
    let lines = media_lines(&kit.root);
    for (media, finding) in found {
        let mut fault = Diagnostic::fault(MEDIA_FILE, finding);
        fault.place.line = lines.get(media.path.as_str()).copied();
        faults.push(fault);
    }
}

/// The campaign and the titles in `kit.toml` that are the sample's.
fn sample_names(kit: &Kit, faults: &mut Vec<Diagnostic>) {
    let config = &kit.config;
    if shipped::is_its_campaign(&config.campaign) {
        let campaign = config.campaign.to_string();
        let finding = ReleaseFinding::SampleCampaign { campaign };
        faults.push(Diagnostic::fault(CONFIG_FILE, finding));
    }
    let editions = config.editions.iter().map(|edition| &edition.title);
    for title in editions.chain([&config.title]).filter_map(marked) {
        let finding = ReleaseFinding::SampleTitle { title };
        faults.push(Diagnostic::fault(CONFIG_FILE, finding));
    }
}

/// The first of a title's texts that the sample has.
fn marked(title: &Localised) -> Option<String> {
    let mut texts = title.0.values();
    texts.find(|text| shipped::is_its_title(text)).cloned()
}

/// Languages whose words are another language's: the file was copied and not translated.
fn copied_words(kit: &Kit, faults: &mut Vec<Diagnostic>) {
    for (index, translation) in kit.translations.iter().enumerate() {
        let mut before = kit.translations[..index].iter();
        let Some(other) = before.find(|other| other.words == translation.words) else {
            continue;
        };
        let finding = ReleaseFinding::CopiedWords {
            name: translation.name.clone(),
            other: format!("site-template/languages/{}.toml", other.language),
        };
        let file = format!("site-template/languages/{}.toml", translation.language);
        faults.push(Diagnostic::fault(file, finding));
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
