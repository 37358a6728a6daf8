//! What a new kit is about.

use std::path::PathBuf;

use crate::drive::{CampaignName, LanguageCode};
use crate::formats::minisign::PublicKey;
use crate::words::Language;

/// What a new kit is about.
#[derive(Clone, Debug)]
pub struct NewKitOptions {
    /// The folder to make.
    pub folder: PathBuf,
    /// The campaign's short name.
    pub campaign: CampaignName,
    /// The title in Thai.
    pub title_th: String,
    /// The title in English.
    pub title_en: String,
    /// The languages of the pages; Thai and English are added if they are missing.
    pub languages: Vec<LanguageCode>,
    /// Who will sign.
    pub signer: Option<PublicKey>,
    /// Whom readers of a drive can ask.
    pub help_desk: Option<NewHelpDesk>,
    /// A kit whose sample media are taken over.
    pub sample: Option<PathBuf>,
    /// The language of the comments in the manifests.
    pub comments: Language,
}

/// Whom readers of a drive can ask.
#[derive(Clone, Debug)]
pub struct NewHelpDesk {
    /// What people call it, in both languages until somebody writes two names.
    pub name: String,
    /// Its telephone number as typed.
    pub telephone: String,
}
