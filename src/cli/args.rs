//! Arguments that several commands share, turned into the options of `commands`.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::commands::{KitOptions, Selection, Stage};
use crate::kit::{DistrictCode, EditionName, ProvinceCode};

/// Which kit, and where to.
#[derive(Debug, Args)]
pub(super) struct KitArguments {
    /// The kit: the folder that holds manifests/kit.toml
    #[arg(long, value_name = "DIR", default_value = ".")]
    kit: PathBuf,

    /// Where to put what is made [default: dist inside the kit]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,

    /// Only this edition of kit.toml
    #[arg(long, value_name = "NAME")]
    edition: Option<EditionName>,
}

impl KitArguments {
    /// The options, with the release check or without.
    pub(super) fn options(&self, release: bool) -> KitOptions {
        KitOptions {
            kit: self.kit.clone(),
            out: self.out.clone().unwrap_or_else(|| self.kit.join("dist")),
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
    /// Only this district (may be given several times)
    #[arg(long = "district", value_name = "CODE")]
    districts: Vec<DistrictCode>,

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
