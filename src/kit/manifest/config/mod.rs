//! `manifests/kit.toml`: the campaign, its release, languages and editions.
//!
//! Reads as much as possible: a wrong key is reported and replaced by a neutral value, so that the
//! same run also checks the media and tables. A kit with faults is never built.

mod defaults;
mod editions;
mod help_desk;
mod near;
mod tried;

pub use near::{campaign_near, label_near};

use std::path::Path;

use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use self::near::read_label;
use self::tried::try_mend;
use super::fields::{At, Fields};
use super::finding::{KeyForm, KeyTable, KitFinding};
use super::public_key::read_public_key;
use super::size::read_size;
use super::syntax::parse;
use crate::base::{Diagnostic, escaped};
use crate::drive::{CampaignName, LanguageCode, Release};
use crate::formats::fat32::VolumeLabel;
use crate::formats::minisign::PublicKey;
use crate::kit::error::Error;
use crate::kit::model::Config;
use crate::kit::reading::{KitSource, common_era_release, read_date};

/// The file, relative to the kit.
pub(crate) const CONFIG_FILE: &str = "manifests/kit.toml";

/// Free space if `kit.toml` gives none: room for the folder that Windows creates.
const DEFAULT_FREE_SPACE_BYTES: u64 = 16 << 20;

/// Months for which a verified contact is valid, if `kit.toml` does not say.
const DEFAULT_CONTACT_MONTHS: u32 = 12;

/// Years that FAT's dates can hold (Microsoft FAT specification, "Date and Time Formats").
const FAT_YEARS: std::ops::RangeInclusive<i16> = 1980..=2107;

/// `kit.toml`, with the lines that later checks refer to.
#[derive(Debug)]
pub(crate) struct ConfigRead {
    /// What was read.
    pub(crate) config: Config,
    /// Line of `districts`, if it is there.
    pub(crate) districts_line: Option<u32>,
    /// Line of `languages`, if it is there.
    pub(crate) languages_line: Option<u32>,
    /// Line of the first edition.
    pub(crate) editions_line: Option<u32>,
    /// Whether the release date was read, or could be guessed.
    pub(crate) has_date: bool,
}

/// Reads `kit.toml` below `root`. `None` if it is not text or not TOML (reported).
///
/// # Errors
/// [`Error::NoKit`] if the file does not exist; otherwise the I/O error.
pub(crate) fn read_config(
    root: &Path,
    faults: &mut Vec<Diagnostic>,
) -> Result<Option<ConfigRead>, Error> {
    let before = faults.len();
    let Some(source) = KitSource::read(root, CONFIG_FILE, faults)? else {
        if faults.len() > before {
            return Ok(None);
        }
        return Err(Error::no_kit(root));
    };
    let document = parse(&source, faults);
    let is_wrong = |fault: &Diagnostic| fault.code == super::TOML_SYNTAX;
    if faults[before..].iter().any(is_wrong) {
        for fault in faults[before..].iter_mut().filter(|fault| is_wrong(fault)) {
            try_mend(&source, fault, faults_of);
        }
        return Ok(None);
    }
    Ok(Some(read_document(&source, &document, faults)))
}

/// All faults of a `kit.toml` text.
fn faults_of(source: &KitSource) -> Vec<Diagnostic> {
    let mut faults = Vec::new();
    let document = parse(source, &mut faults);
    read_document(source, &document, &mut faults);
    faults
}

fn read_document(
    source: &KitSource,
    document: &Spanned<DeTable<'_>>,
    faults: &mut Vec<Diagnostic>,
) -> ConfigRead {
    let fields = Fields::new(source, document.get_ref(), 0..0, KeyTable::file("kit.toml"));
    ConfigReader { source, fields }.read(faults)
}

struct ConfigReader<'a, 'i> {
    source: &'a KitSource,
    fields: Fields<'a, 'i>,
}

impl ConfigReader<'_, '_> {
    fn read(&self, faults: &mut Vec<Diagnostic>) -> ConfigRead {
        let languages = self.languages(faults);
        let date = self.date(faults);
        let title = self.fields.localised("title", &["th", "en"], faults);
        let config = Config {
            campaign: self.campaign(faults),
            title: title.unwrap_or_default(),
            release: self.release(faults),
            date: date.unwrap_or(NEUTRAL_DATE),
            editions: self.editions(faults),
            languages,
            label: self.label(faults),
            signer: self.signer(faults),
            free_space_bytes: self.free_space(faults),
            zip: self.fields.flag("zip", faults).unwrap_or(true),
            districts: self.expected("districts", faults),
            provinces: self.expected("provinces", faults),
            contacts_valid_months: self.contact_months(faults),
            help_desk: self.help_desk(faults),
            media_defaults: self.media_defaults(faults),
        };
        self.fields.finish(faults);
        ConfigRead {
            config,
            districts_line: self.line_of("districts"),
            languages_line: self.line_of("languages"),
            editions_line: self.line_of("editions"),
            has_date: date.is_some(),
        }
    }

    fn line_of(&self, key: &'static str) -> Option<u32> {
        let value = self.fields.value(key)?;
        Some(self.source.line_at(value.span().start))
    }

    fn bad(&self, at: &std::ops::Range<usize>, finding: KitFinding) -> Diagnostic {
        self.source.fault(at.clone(), finding)
    }

    fn campaign(&self, faults: &mut Vec<Diagnostic>) -> CampaignName {
        let text = self
            .fields
            .required_text("campaign", KeyForm::Campaign, faults);
        text.and_then(|text| {
            let parsed = text.value.parse();
            if parsed.is_err() {
                let finding = KitFinding::Campaign {
                    near: campaign_near(&text.value),
                    text: escaped(&text.value),
                };
                faults.push(self.bad(&text.span, finding));
            }
            parsed.ok()
        })
        .unwrap_or_else(CampaignName::neutral)
    }

    fn release(&self, faults: &mut Vec<Diagnostic>) -> Release {
        let text = self
            .fields
            .required_text("release", KeyForm::Release, faults);
        text.and_then(|text| {
            if let Some(common) = common_era_release(&text.value) {
                let parsed = common.parse().ok();
                let finding = KitFinding::BuddhistRelease {
                    text: escaped(&text.value),
                    common: parsed.is_some().then_some(common),
                };
                faults.push(self.bad(&text.span, finding));
                return parsed;
            }
            let parsed = text.value.parse();
            if parsed.is_err() {
                let shown = escaped(&text.value);
                faults.push(self.bad(&text.span, KitFinding::Release { text: shown }));
            }
            parsed.ok()
        })
        .unwrap_or_else(Release::neutral)
    }

    fn date(&self, faults: &mut Vec<Diagnostic>) -> Option<Date> {
        let read = self.date_text(faults).and_then(|text| {
            let date = match read_date(&text.value) {
                Ok(date) => Some(date),
                Err(wrong) => {
                    let probably = wrong
                        .probably
                        .filter(|date| FAT_YEARS.contains(&date.year()));
                    let finding = KitFinding::Date {
                        fault: wrong.fault,
                        common: probably.map(|date| date.to_string()),
                    };
                    faults.push(self.bad(&text.span, finding));
                    return probably;
                }
            };
            date.filter(|date| {
                let fits = FAT_YEARS.contains(&date.year());
                if !fits {
                    let year = date.year().to_string();
                    faults.push(self.bad(&text.span, KitFinding::Year { year }));
                }
                fits
            })
        });
        read.filter(|date| FAT_YEARS.contains(&date.year()))
    }

    /// The date as text: a TOML date without a time, or a quoted string.
    fn date_text(&self, faults: &mut Vec<Diagnostic>) -> Option<At<String>> {
        let Some(found) = self.fields.value("date") else {
            self.fields.missing("date", KeyForm::Date, faults);
            return None;
        };
        let text = match found.get_ref() {
            // As written in the file, not reformatted.
            DeValue::Datetime(_) => {
                let text = self.source.text.get(found.span()).unwrap_or_default();
                text.trim().to_owned()
            }
            DeValue::String(text) => text.trim().to_owned(),
            _ => {
                faults.push(self.bad(&found.span(), KitFinding::NoDate));
                return None;
            }
        };
        Some(At {
            value: text,
            span: found.span(),
        })
    }

    fn label(&self, faults: &mut Vec<Diagnostic>) -> VolumeLabel {
        let Some(text) = self.fields.required_text("label", KeyForm::Label, faults) else {
            return VolumeLabel::default();
        };
        if let Some(label) = read_label(&text.value) {
            return label;
        }
        let finding = KitFinding::Label {
            near: label_near(&text.value),
            text: escaped(&text.value),
        };
        faults.push(self.bad(&text.span, finding));
        VolumeLabel::default()
    }

    fn languages(&self, faults: &mut Vec<Diagnostic>) -> Vec<LanguageCode> {
        let neutral = || ["th", "en"].iter().filter_map(|l| l.parse().ok()).collect();
        let Some(found) = self.fields.value("languages") else {
            self.fields.missing("languages", KeyForm::Languages, faults);
            return neutral();
        };
        let Some(list) = found.get_ref().as_array() else {
            faults.push(self.bad(&found.span(), KitFinding::NoLanguageList));
            return neutral();
        };
        let mut languages: Vec<LanguageCode> = Vec::new();
        for item in list {
            let word = item.get_ref().as_str().unwrap_or_default();
            match word.parse::<LanguageCode>() {
                Ok(code) if languages.contains(&code) => {
                    let language = code.to_string();
                    let finding = KitFinding::LanguageTwice { language };
                    faults.push(self.bad(&item.span(), finding));
                }
                Ok(code) => languages.push(code),
                Err(_) => {
                    let text = escaped(word);
                    faults.push(self.bad(&item.span(), KitFinding::Language { text }));
                }
            }
        }
        for needed in ["th", "en"] {
            if !languages.iter().any(|code| code.as_str() == needed) {
                let language = needed.to_owned();
                let finding = KitFinding::MissingLanguage { language };
                faults.push(self.bad(&found.span(), finding));
                languages.extend(needed.parse::<LanguageCode>());
            }
        }
        languages
    }

    fn free_space(&self, faults: &mut Vec<Diagnostic>) -> u64 {
        let Some(text) = self.fields.text("free_space", KeyForm::FreeSpace, faults) else {
            return DEFAULT_FREE_SPACE_BYTES;
        };
        read_size(&text.value).unwrap_or_else(|finding| {
            faults.push(self.bad(&text.span, finding));
            DEFAULT_FREE_SPACE_BYTES
        })
    }

    fn expected(&self, key: &'static str, faults: &mut Vec<Diagnostic>) -> Option<usize> {
        let count = self.fields.count(key, faults)?;
        match usize::try_from(count.value) {
            Ok(0) | Err(_) => {
                let finding = KitFinding::Count {
                    key: key.to_owned(),
                    number: count.value.to_string(),
                };
                faults.push(self.bad(&count.span, finding));
                None
            }
            Ok(number) => Some(number),
        }
    }

    fn contact_months(&self, faults: &mut Vec<Diagnostic>) -> u32 {
        let Some(months) = self.fields.count("contacts_valid_months", faults) else {
            return DEFAULT_CONTACT_MONTHS;
        };
        if let Ok(number @ 1..=120) = u32::try_from(months.value) {
            return number;
        }
        let number = months.value.to_string();
        faults.push(self.bad(&months.span, KitFinding::Months { number }));
        DEFAULT_CONTACT_MONTHS
    }

    fn signer(&self, faults: &mut Vec<Diagnostic>) -> Option<PublicKey> {
        let text = self.fields.text("signer", KeyForm::Signer, faults)?;
        match read_public_key(&text.value) {
            Ok(key) => Some(key),
            Err(finding) => {
                faults.push(self.bad(&text.span, finding));
                None
            }
        }
    }
}

/// Replaces a date that could not be read.
const NEUTRAL_DATE: Date = jiff::civil::date(1980, 1, 1);

#[cfg(test)]
mod tests;
