//! `new`: makes a kit with everything that a program can know, and marks where people must write.
//!
//! The kit appears whole or not at all. Its texts are templates with marks (`[fill in: …]`), which
//! `check` lists and a release refuses.

mod files;
mod manifests;
mod options;
mod sample;
mod texts;

pub use options::{NewHelpDesk, NewKitOptions};

use std::fs;
use std::path::{Path, PathBuf};

use super::error::Error;
use super::fault::NewKitFault;
use super::media::{AddOptions, PreviewDrawing, media_add};
use crate::base::{Diagnostic, OutputFolder, Work};
use crate::drive::LanguageCode;
use crate::kit;
use files::make_folder;

/// A new kit.
#[derive(Clone, Debug)]
pub struct NewKit {
    /// Its folder.
    pub folder: PathBuf,
    /// The languages of its pages.
    pub languages: Vec<LanguageCode>,
    /// The number of texts to fill in.
    pub texts: usize,
    /// The number of sample files taken over.
    pub samples: usize,
}

/// The folders for media.
const MEDIA_FOLDERS: [&str; 4] = ["video", "print", "captions", "text"];

/// Makes a kit.
///
/// # Errors
/// Fails, leaving nothing, if the folder exists and is not empty, a language has no words, the
/// sample is not a kit, a file cannot be written, or on Ctrl-C.
pub fn new_kit(options: &NewKitOptions, work: &Work) -> Result<NewKit, Error> {
    check_folder(&options.folder)?;
    let languages = languages(&options.languages)?;
    let output = OutputFolder::create(options.folder.clone())?;
    let root = output.path();
    make_folder(&root.join("manifests"))?;
    for name in MEDIA_FOLDERS {
        make_folder(&root.join("media").join(name))?;
    }
    manifests::write_all(root, options, &languages)?;
    let samples = match &options.sample {
        Some(sample) => sample::take(sample, root, &languages, work)?,
        None => 0,
    };
    // Where the sample has no text in a language, its English one is better to try than a blank.
    let written = match options.sample {
        Some(_) => complete_languages(),
        None => languages.clone(),
    };
    let texts = texts::write_missing(root, &written)?;
    let adding = AddOptions {
        kit: root.to_owned(),
        files: vec![root.join("media/text")],
        kind: None,
        drawing: PreviewDrawing::NotInThisBuild,
    };
    media_add(&adding, work)?;
    // A wrong answer, such as a telephone number with too few digits.
    let loaded = kit::load(root, work)?;
    if loaded.has_faults() {
        let mut faults = loaded.diagnostics;
        faults.retain(Diagnostic::is_fault);
        return Err(Error::Faults(faults));
    }
    work.check_stop()?;
    output.commit()?;
    Ok(NewKit {
        folder: options.folder.clone(),
        languages,
        texts,
        samples,
    })
}

/// Refuses a folder that holds something, and the current one, which a shell could no longer use.
fn check_folder(folder: &Path) -> Result<(), Error> {
    let here = std::env::current_dir().ok();
    let whole = std::path::absolute(folder).ok();
    if folder.file_name().is_none() || (here.is_some() && whole == here) {
        return Err(NewKitFault::CurrentFolder.into());
    }
    let is_used = match fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_some(),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => false,
        // A file, or a folder that cannot be read.
        Err(_) => true,
    };
    if is_used {
        let folder = folder.to_owned();
        return Err(NewKitFault::NotEmpty { folder }.into());
    }
    Ok(())
}

/// The languages of a kit: those asked for, Thai and English. Each needs its words.
fn languages(asked: &[LanguageCode]) -> Result<Vec<LanguageCode>, Error> {
    let known = known_languages();
    let mut languages: Vec<LanguageCode> = Vec::new();
    for language in asked {
        if !known.contains(language) {
            let language = language.to_string();
            let known = known.iter().map(ToString::to_string).collect();
            return Err(NewKitFault::UnknownLanguage { language, known }.into());
        }
        if !languages.contains(language) {
            languages.push(language.clone());
        }
    }
    for needed in complete_languages() {
        if !languages.contains(&needed) {
            languages.push(needed);
        }
    }
    Ok(languages)
}

/// The languages that every kit has complete.
fn complete_languages() -> Vec<LanguageCode> {
    let codes = ["th", "en"].into_iter();
    codes.filter_map(|code| code.parse().ok()).collect()
}

/// The languages that the built-in template has words for.
pub fn known_languages() -> Vec<LanguageCode> {
    let names = kit::built_in_template().filter_map(|(name, _)| {
        let name = name.strip_prefix("languages/")?.strip_suffix(".toml")?;
        name.parse().ok()
    });
    names.collect()
}

#[cfg(test)]
mod tests;
