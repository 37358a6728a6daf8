//! What a release refuses beyond the faults that stop every build: samples, a set that nobody
//! signs, words and contacts that nobody has confirmed.

use super::inspect::PLACE_CODE;
use super::load::sort;
use super::manifest::{CONFIG_FILE, MEDIA_FILE, media_lines};
use super::model::Kit;
use super::reading::{Freshness, Verified};
use super::table::{CONTACTS_FILE, Places, read_contacts};
use super::template::missing_words;
use crate::base::{Diagnostic, Severity, plural};

/// Everything that a release refuses. `signer_given`: a key was named on the command line.
pub fn release_faults(kit: &Kit, signer_given: bool) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    samples(kit, &mut faults);
    if kit.config.signer.is_none() && !signer_given {
        let reason = "nobody signs this release (`signer` is not set)";
        let fault = Diagnostic::fault("release.no-signer", CONFIG_FILE, reason);
        faults.push(fault.mend("Make a key (drivepress keygen) and write its public half as `signer = \"RW…\"`, or give --sign KEY."));
    }
    for translation in &kit.translations {
        let file = format!("site-template/languages/{}.toml", translation.language);
        if !translation.reviewed {
            let reason = format!("no speaker has read the words in {}", translation.name);
            let fault = Diagnostic::fault("release.unreviewed", file.clone(), reason);
            faults.push(fault.mend(format!("Let a speaker read them and set `reviewed = true`, or take `{}` out of `languages`.", translation.language)));
        }
        let missing = missing_words(&kit.translations, translation).len();
        if missing > 0 {
            let reason = format!("{} not translated", plural(missing, "word"));
            let fault = Diagnostic::fault("release.missing-words", file, reason);
            faults.push(fault.mend("Translate them."));
        }
    }
    contacts(kit, &mut faults);
    sort(&mut faults);
    faults
}

/// The findings of `load` and `inspect_media` as a release takes them: traces of places and
/// devices in media are faults, and what [`release_faults`] says of contacts is not said twice.
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
        let reason = format!("`{}` is a sample", media.path);
        let mut fault = Diagnostic::fault("release.sample", MEDIA_FILE, reason);
        fault.place.line = lines.get(media.path.as_str()).copied();
        faults.push(fault.mend(format!("Put the real file in the place of media/{}, then drivepress media lock, and take `sample = true` out.", media.path)));
    }
}

fn contacts(kit: &Kit, faults: &mut Vec<Diagnostic>) {
    let freshness = Freshness::of(&kit.config);
    let places = Places::of_districts(&kit.districts);
    let again = read_contacts(&kit.root, &places, freshness, &mut Vec::new());
    let lines = again.map(|read| read.lines).unwrap_or_default();
    let known = lines.len() == kit.contacts.len();
    for (index, contact) in kit.contacts.iter().enumerate() {
        let verified = freshness.judge(contact);
        let code = match verified {
            Verified::Fresh | Verified::Later { .. } => continue,
            Verified::Never => "release.contact-unverified",
            Verified::Stale { .. } => "release.contact-stale",
        };
        let Some((_, reason, mend)) = verified.told() else {
            continue;
        };
        let reason = format!("{} ({}): {reason}", contact.name_en, contact.phone);
        let mut fault = Diagnostic::fault(code, CONTACTS_FILE, reason);
        fault.place.line = lines.get(index).copied().filter(|_| known);
        faults.push(fault.mend(mend));
    }
}
