//! `manifests/kit.toml`: the campaign, its release, languages and editions.
//!
//! Reads everything that can be read: a key that is wrong is told, and a neutral value stands in
//! for it, so that the media and tables are checked in the same run. Nothing is built from a kit
//! with faults.

mod near;
mod tried;

use std::path::Path;

use jiff::civil::Date;
use toml::de::DeValue;

use self::near::{is_label, near_campaign, near_label};
use self::tried::try_mend;
use super::fields::{At, Fields};
use super::public_key::read_public_key;
use super::size::read_size;
use super::syntax::parse;
use crate::base::Diagnostic;
use crate::drive::{CampaignName, EditionName, LanguageCode, Release};
use crate::kit::edition::{Area, EditionFinding};
use crate::kit::error::Error;
use crate::kit::model::{Config, Edition, Localised};
use crate::kit::reading::{Source, common_era_release, read_date};

/// The file, relative to the kit.
pub(crate) const CONFIG_FILE: &str = "manifests/kit.toml";

/// Free space where `kit.toml` does not say: room for the folder that Windows makes.
const DEFAULT_FREE_SPACE_BYTES: u64 = 16 << 20;

/// Months that a verified contact stays good where `kit.toml` does not say.
const DEFAULT_CONTACT_MONTHS: u32 = 12;

/// Years that FAT's dates can hold (Microsoft FAT specification, "Date and Time Formats").
const FAT_YEARS: std::ops::RangeInclusive<i16> = 1980..=2107;

/// `kit.toml`, with the places that later checks point at.
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
    /// Whether the release's date could be read, or guessed.
    pub(crate) has_date: bool,
}

/// Reads `kit.toml` below `root`. `None`: it is no text or no TOML (told).
///
/// # Errors
/// [`Error::NoKit`] when there is none, else what the system said.
pub(crate) fn read_config(
    root: &Path,
    faults: &mut Vec<Diagnostic>,
) -> Result<Option<ConfigRead>, Error> {
    let before = faults.len();
    let Some(source) = Source::read(root, CONFIG_FILE, faults)? else {
        if faults.len() > before {
            return Ok(None);
        }
        return Err(Error::NoKit {
            folder: root.to_path_buf(),
        });
    };
    let document = parse(&source, faults);
    let is_wrong = |fault: &Diagnostic| fault.code == super::TOML_SYNTAX;
    if faults[before..].iter().any(is_wrong) {
        for fault in faults[before..].iter_mut().filter(|fault| is_wrong(fault)) {
            try_mend(&source, fault);
        }
        return Ok(None);
    }
    let fields = Fields::new(&source, document.get_ref(), 0..0, "kit.toml");
    let reader = Reader {
        source: &source,
        fields,
    };
    Ok(Some(reader.read(faults)))
}

struct Reader<'a, 'i> {
    source: &'a Source,
    fields: Fields<'a, 'i>,
}

impl Reader<'_, '_> {
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

    fn bad(
        &self,
        at: &std::ops::Range<usize>,
        reason: impl Into<String>,
        mend: impl Into<String>,
    ) -> Diagnostic {
        self.source
            .fault("kit.bad-value", at.clone(), reason)
            .mend(mend)
    }

    fn campaign(&self, faults: &mut Vec<Diagnostic>) -> CampaignName {
        let form =
            "`campaign = \"name\"` (letters, digits, `.`, `_`, `-`; it stands in signatures)";
        let text = self.fields.required_text("campaign", form, faults);
        text.and_then(|text| {
            let parsed = text.value.parse();
            if let Err(error) = &parsed {
                let near = near_campaign(&text.value).map_or_else(String::new, |name| {
                    format!("For example `campaign = \"{name}\"`. ")
                });
                let mend = format!("{near}Write {form}; the title for people stands in [title].");
                faults.push(self.bad(&text.span, format!("{error}"), mend));
            }
            parsed.ok()
        })
        .unwrap_or_else(CampaignName::neutral)
    }

    fn release(&self, faults: &mut Vec<Diagnostic>) -> Release {
        let form = "`release = \"2026.1\"` (year and number)";
        let text = self.fields.required_text("release", form, faults);
        text.and_then(|text| {
            if let Some(common) = common_era_release(&text.value) {
                let reason = format!(
                    "the release `{}` has a year of the Buddhist era",
                    text.value
                );
                let parsed = common.parse().ok();
                let mend = match parsed {
                    Some(_) => format!("Write `release = \"{common}\"`."),
                    None => format!("Write {form}, in the common era."),
                };
                faults.push(self.bad(&text.span, reason, mend));
                return parsed;
            }
            let parsed = text.value.parse();
            if let Err(error) = &parsed {
                faults.push(self.bad(&text.span, format!("{error}"), format!("Write {form}.")));
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
                    let reason = format!("the release's date {}", wrong.reason);
                    let probably = wrong.probably.filter(|date| FAT_YEARS.contains(&date.year()));
                    let mend = match probably {
                        Some(date) => {
                            format!("Probably `date = {date}` was meant: write that, if it is so.")
                        }
                        None => "Write `date = 2026-03-01`, the release's day, year first, in the common era.".to_owned(),
                    };
                    faults.push(self.bad(&text.span, reason, mend));
                    return probably;
                }
            };
            date.filter(|date| {
                let fits = FAT_YEARS.contains(&date.year());
                if !fits {
                    let reason = format!("the year {} cannot stand on a FAT drive", date.year());
                    let mend = "Write the release's day, in a year from 1980 to 2107, as `date = 2026-03-01`.";
                    faults.push(self.bad(&text.span, reason, mend));
                }
                fits
            })
        });
        read.filter(|date| FAT_YEARS.contains(&date.year()))
    }

    /// The date as text: a TOML date without a time, or a text in quotes.
    fn date_text(&self, faults: &mut Vec<Diagnostic>) -> Option<At<String>> {
        const FORM: &str = "`date = 2026-03-01` (the release's day, year first)";
        let Some(found) = self.fields.value("date") else {
            self.fields.missing("date", &format!("Add {FORM}."), faults);
            return None;
        };
        let text = match found.get_ref() {
            // As it stands, not as a program writes it.
            DeValue::Datetime(_) => {
                let text = self.source.text.get(found.span()).unwrap_or_default();
                text.trim().to_owned()
            }
            DeValue::String(text) => text.trim().to_owned(),
            _ => {
                let reason = "`date` is not a date";
                faults.push(self.bad(&found.span(), reason, format!("Write {FORM}.")));
                return None;
            }
        };
        Some(At {
            value: text,
            span: found.span(),
        })
    }

    fn label(&self, faults: &mut Vec<Diagnostic>) -> String {
        let form = "`label = \"NAME\"` (the stick's name: 1 to 11 of A-Z, 0-9, `-`, `_`)";
        let Some(text) = self.fields.required_text("label", form, faults) else {
            return NEUTRAL_LABEL.to_owned();
        };
        if is_label(&text.value) {
            return text.value;
        }
        let near = near_label(&text.value).map_or_else(String::new, |near| {
            format!("For example `label = \"{near}\"`. ")
        });
        let reason = format!("`{}` cannot be a stick's name", text.value);
        faults.push(self.bad(&text.span, reason, format!("{near}Write {form}.")));
        NEUTRAL_LABEL.to_owned()
    }

    fn languages(&self, faults: &mut Vec<Diagnostic>) -> Vec<LanguageCode> {
        const FORM: &str = "`languages = [\"th\", \"en\"]`";
        let neutral = || ["th", "en"].iter().filter_map(|l| l.parse().ok()).collect();
        let Some(found) = self.fields.value("languages") else {
            self.fields
                .missing("languages", &format!("Add {FORM}."), faults);
            return neutral();
        };
        let Some(list) = found.get_ref().as_array() else {
            let reason = "`languages` is not a list";
            faults.push(self.bad(&found.span(), reason, format!("Write {FORM}.")));
            return neutral();
        };
        let mut languages: Vec<LanguageCode> = Vec::new();
        for item in list {
            let word = item.get_ref().as_str().unwrap_or_default();
            match word.parse::<LanguageCode>() {
                Ok(code) if languages.contains(&code) => {
                    let reason = format!("the language `{code}` is named twice");
                    faults.push(self.bad(&item.span(), reason, "Take one of the two out."));
                }
                Ok(code) => languages.push(code),
                Err(error) => {
                    faults.push(self.bad(
                        &item.span(),
                        error.to_string(),
                        format!("Write {FORM}."),
                    ));
                }
            }
        }
        for needed in ["th", "en"] {
            if !languages.iter().any(|code| code.as_str() == needed) {
                let reason =
                    format!("`languages` lacks `{needed}`: Thai and English are always there");
                faults.push(self.bad(&found.span(), reason, format!("Write {FORM}.")));
                languages.extend(needed.parse::<LanguageCode>());
            }
        }
        languages
    }

    fn editions(&self, faults: &mut Vec<Diagnostic>) -> Vec<Edition> {
        const FORM: &str =
            "a table `[editions.community]` with `title = { th = \"…\", en = \"…\" }`";
        let Some(found) = self.fields.value("editions") else {
            self.fields
                .missing("editions", &format!("Add {FORM}."), faults);
            return Vec::new();
        };
        let Some(table) = found.get_ref().as_table() else {
            let reason = "`editions` is not a table";
            faults.push(self.bad(&found.span(), reason, format!("Write {FORM}.")));
            return Vec::new();
        };
        // TOML tables are sorted here; editions keep the file's order, since the first is the
        // default.
        let mut entries: Vec<_> = table.iter().collect();
        entries.sort_by_key(|(name, _)| name.span().start);
        let mut editions = Vec::new();
        for (name, value) in entries {
            let mut areas = Vec::new();
            let title = if let Some(inner) = value.get_ref().as_table() {
                let what = format!("the edition `{}`", name.get_ref());
                let fields = Fields::new(self.source, inner, name.span(), &what);
                let title = fields.localised("title", &["th", "en"], faults);
                areas = self.areas(&fields, faults);
                fields.finish(faults);
                title.unwrap_or_default()
            } else {
                let reason = format!("the edition `{}` is not a table", name.get_ref());
                faults.push(self.bad(&value.span(), reason, format!("Write {FORM}.")));
                Localised::default()
            };
            match name.get_ref().parse::<EditionName>() {
                Ok(name) => editions.push(Edition { name, title, areas }),
                Err(error) => {
                    let mend = "Write the name in small letters, as `community`.";
                    faults.push(self.bad(&name.span(), error.to_string(), mend));
                }
            }
        }
        if table.is_empty() {
            faults.push(self.bad(&found.span(), "there is no edition", format!("Add {FORM}.")));
        }
        editions
    }

    /// The provinces and districts that an edition is for.
    fn areas(&self, fields: &Fields<'_, '_>, faults: &mut Vec<Diagnostic>) -> Vec<Area> {
        let mut areas = Vec::new();
        for word in fields.words("districts", "81", faults) {
            let area = Area::parse(&word.value);
            if area.is_none() {
                let line = self.source.line_at(word.span.start);
                let finding = EditionFinding::NotAnArea { word: word.value };
                faults.push(Diagnostic::fault_of(CONFIG_FILE, finding).at_line(line));
            }
            areas.extend(area);
        }
        areas
    }

    fn free_space(&self, faults: &mut Vec<Diagnostic>) -> u64 {
        let form = "an amount in quotes, as `free_space = \"16 MiB\"`";
        let Some(text) = self.fields.text("free_space", form, faults) else {
            return DEFAULT_FREE_SPACE_BYTES;
        };
        read_size(&text.value).unwrap_or_else(|(reason, mend)| {
            faults.push(self.bad(&text.span, reason, mend));
            DEFAULT_FREE_SPACE_BYTES
        })
    }

    fn expected(&self, key: &'static str, faults: &mut Vec<Diagnostic>) -> Option<usize> {
        let count = self.fields.count(key, faults)?;
        match usize::try_from(count.value) {
            Ok(0) | Err(_) => {
                let reason = format!("`{key} = {}` is no count of a table", count.value);
                let mend = "Write how many there are, or take the line out.";
                faults.push(self.bad(&count.span, reason, mend));
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
        let reason = format!("{} is no sensible number of months", months.value);
        faults.push(self.bad(
            &months.span,
            reason,
            "Write 1 to 120; a year is `contacts_valid_months = 12`.",
        ));
        DEFAULT_CONTACT_MONTHS
    }

    fn signer(&self, faults: &mut Vec<Diagnostic>) -> Option<String> {
        let form = "the public key in quotes, as `signer = \"RW…\"` (56 characters)";
        let text = self.fields.text("signer", form, faults)?;
        match read_public_key(&text.value) {
            Ok(key) => Some(key),
            Err((reason, mend)) => {
                faults.push(self.bad(&text.span, reason, mend));
                None
            }
        }
    }
}

/// Stands in for a date that could not be read.
const NEUTRAL_DATE: Date = jiff::civil::date(1980, 1, 1);

/// Stands in for a label that could not be read.
const NEUTRAL_LABEL: &str = "DRIVEPRESS";

#[cfg(test)]
mod tests;
