//! Arguments that several commands share, and their conversion to options of `commands`.

use std::convert::Infallible;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::commands::{self, DistrictChoice, DriveChoice, KitOptions, Selection, Stage};
use crate::drive::{CodeError, EditionName, ProvinceCode, Recipient, Release};

/// Which kit.
#[derive(Debug, Args)]
pub(super) struct KitFolder {
    /// The kit: the folder that holds manifests/kit.toml [default: this folder or one around it]
    #[arg(long = "kit", value_name = "DIR")]
    given: Option<PathBuf>,
}

impl KitFolder {
    /// The kit's folder.
    pub(super) fn path(&self) -> PathBuf {
        self.given.clone().unwrap_or_else(kit_around)
    }
}

/// The kit that the current folder lies in; the current folder itself if it lies in none.
pub(super) fn kit_around() -> PathBuf {
    commands::kit_around(&std::env::current_dir().unwrap_or_default())
}

/// Which kit, and where to.
#[derive(Debug, Args)]
pub(super) struct KitArguments {
    #[command(flatten)]
    kit: KitFolder,

    /// Where to put what is made [default: dist inside the kit]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,

    /// Only this edition of kit.toml
    #[arg(long, value_name = "NAME")]
    edition: Option<EditionName>,
}

impl KitArguments {
    /// The options; `release` adds the release check.
    pub(super) fn options(&self, release: bool) -> KitOptions {
        let kit = self.kit.path();
        KitOptions {
            out: self.out.clone().unwrap_or_else(|| commands::dist_of(&kit)),
            kit,
            edition: self.edition.clone(),
            stage: if release {
                Stage::Release
            } else {
                Stage::Draft
            },
            source_date_epoch: std::env::var_os("SOURCE_DATE_EPOCH")
                .map(|value| value.to_string_lossy().into_owned()),
        }
    }
}

/// Who signs.
#[derive(Debug, Args)]
pub(super) struct SignArgument {
    /// Sign every drive with this secret key (NAME.key)
    #[arg(long = "sign", value_name = "KEY")]
    key: Option<PathBuf>,
}

impl SignArgument {
    /// The key's file.
    pub(super) fn key(&self) -> Option<&Path> {
        self.key.as_deref()
    }
}

/// Which districts.
#[derive(Debug, Args)]
pub(super) struct DistrictArguments {
    /// Only this district, by its code or its name (may be given several times)
    #[arg(long = "district", value_name = "CODE|NAME", value_parser = choice)]
    districts: Vec<DistrictChoice>,

    /// Only the districts of this province (may be given several times)
    #[arg(long = "province", value_name = "CODE")]
    provinces: Vec<ProvinceCode>,
}

impl DistrictArguments {
    /// The selection.
    pub(super) fn selection(&self) -> Selection {
        Selection {
            districts: self.districts.clone(),
            provinces: self.provinces.clone(),
        }
    }
}

/// Parses whose drive a stick becomes: `master`, or what [`choice`] accepts.
pub(super) fn drive_choice(text: &str) -> Result<DriveChoice, Infallible> {
    match text.trim() {
        "master" => Ok(DriveChoice::Master),
        text => choice(text).map(DriveChoice::District),
    }
}

/// Parses a district's code, accepting Thai digits, or its name.
fn choice(text: &str) -> Result<DistrictChoice, Infallible> {
    let plain = ascii_digits(text.trim());
    let code = plain.parse().map(DistrictChoice::Code);
    code.or_else(|_| text.parse())
}

/// Parses a district's code or `master`; accepts Thai digits.
pub(super) fn recipient(text: &str) -> Result<Recipient, CodeError> {
    ascii_digits(text.trim()).parse()
}

/// Parses a release; accepts Thai digits and leading zeros in its number.
pub(super) fn release(text: &str) -> Result<Release, CodeError> {
    let plain = ascii_digits(text.trim());
    let plain = match plain.split_once('.') {
        Some((year, number)) => format!("{year}.{}", number.trim_start_matches('0')),
        None => plain,
    };
    plain.parse()
}

fn ascii_digits(text: &str) -> String {
    let plain = |c: char| match u32::from(c) {
        // The Thai digits of Unicode, 0 to 9.
        thai @ 0x0E50..=0x0E59 => char::from_digit(thai - 0x0E50, 10).unwrap_or(c),
        _ => c,
    };
    text.chars().map(plain).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_releases_are_read_as_people_type_them() {
        let code = |text| recipient(text).map(|recipient| recipient.to_string());
        assert_eq!(code(" ๘๑๐๑"), Ok("8101".to_owned()));
        assert_eq!(code("master"), Ok("master".to_owned()));
        assert!(code("81").is_err() && code("เมือง").is_err());
        let of = |text| release(text).map(|release| release.to_string());
        assert_eq!(of("2026.01"), Ok("2026.1".to_owned()));
        assert_eq!(of("๒๐๒๖.๑๐"), Ok("2026.10".to_owned()));
        assert!(of("2026").is_err() && of("2026.0").is_err());
    }
}
