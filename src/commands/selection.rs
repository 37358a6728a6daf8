//! The districts that a command is narrowed to, chosen by code or by name.

use std::convert::Infallible;
use std::str::FromStr;

use super::error::Error;
use crate::drive::{DistrictCode, ProvinceCode, Recipient};
use crate::kit::{District, DistrictSearch, Kit, find_districts};

/// A district that the caller chooses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DistrictChoice {
    /// By its code.
    Code(DistrictCode),
    /// By its name in Thai or English, which must fit one district.
    Name(String),
}

impl FromStr for DistrictChoice {
    type Err = Infallible;

    /// What is not a code is a name.
    fn from_str(text: &str) -> Result<Self, Infallible> {
        let text = text.trim();
        let code = text.parse().map(Self::Code);
        Ok(code.unwrap_or_else(|_| Self::Name(text.to_owned())))
    }
}

/// How many districts that fit a name are listed; the rest is counted.
const LISTED: usize = 12;

impl DistrictChoice {
    /// The code of the district among `districts`.
    ///
    /// # Errors
    /// Fails if no district has this code or name, or if several fit the name.
    pub(super) fn code(&self, districts: &[District]) -> Result<DistrictCode, Error> {
        let query = match self {
            Self::Code(code) if districts.iter().any(|one| one.code == *code) => {
                return Ok(code.clone());
            }
            Self::Code(code) => return Err(Error::UnknownDistrict { code: code.clone() }),
            Self::Name(query) => query.clone(),
        };
        match find_districts(districts, &query) {
            DistrictSearch::One(district) => Ok(district.code.clone()),
            DistrictSearch::Several(found) => Err(Error::SeveralDistricts {
                query,
                candidates: found.iter().take(LISTED).map(|one| named(one)).collect(),
                more: found.len().saturating_sub(LISTED),
            }),
            DistrictSearch::Nothing { nearest } => Err(Error::NoDistrictCalled {
                query,
                nearest: nearest.into_iter().map(named).collect(),
            }),
        }
    }
}

/// Code and names of a district, for a list to choose from.
fn named(district: &District) -> String {
    format!(
        "{} {} {} ({}, {})",
        district.code,
        district.name_th,
        district.province.name_th,
        district.name_en,
        district.province.name_en
    )
}

/// The districts that a command is narrowed to; all if both lists are empty.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    /// Single districts.
    pub districts: Vec<DistrictChoice>,
    /// Whole provinces.
    pub provinces: Vec<ProvinceCode>,
}

impl Selection {
    /// Whether all districts are selected.
    pub fn is_all(&self) -> bool {
        self.districts.is_empty() && self.provinces.is_empty()
    }

    /// The selected districts of `kit`, in the table's order.
    ///
    /// # Errors
    /// Fails if a selected code or name is not in the table, or if several districts fit a name.
    pub fn recipients(&self, kit: &Kit) -> Result<Vec<Recipient>, Error> {
        let codes = self.districts.iter();
        let codes: Result<Vec<DistrictCode>, Error> =
            codes.map(|choice| choice.code(&kit.districts)).collect();
        let codes = codes?;
        for code in &self.provinces {
            if !kit
                .districts
                .iter()
                .any(|district| district.province.code == *code)
            {
                return Err(Error::UnknownProvince { code: code.clone() });
            }
        }
        let is_wanted = |code: &DistrictCode| {
            self.is_all() || codes.contains(code) || self.provinces.contains(&code.province())
        };
        let wanted = kit
            .districts
            .iter()
            .filter(|district| is_wanted(&district.code));
        Ok(wanted
            .map(|district| Recipient::District(district.code.clone()))
            .collect())
    }
}
