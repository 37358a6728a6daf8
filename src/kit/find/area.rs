//! Finds the province or district that the cells of a table name, by code or name. Unlike a search,
//! takes no part of a name and no similar one: a contact must not end up in another place.

use std::collections::BTreeSet;

use super::{Keys, says_district, spell, squeeze, strip};
use crate::base::escaped;
use crate::drive::{DistrictCode, ProvinceCode};
use crate::kit::model::{District, Province, Serves};
use crate::kit::reading::{nearest, thai_digits_to_ascii};
use crate::words::messages;

messages! {
    /// Why cells name no area.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(in crate::kit) enum AreaFault {
        Nothing = "contact.area:nothing",
        NoProvince { name: String, near: Option<String> } = "contact.area:no-province",
        NoDistrict { name: String, near: Option<String> } = "contact.area:no-district",
        NotInProvince { name: String, province: String, near: Option<String> } = "contact.area:not-in-province",
        Several { name: String, provinces: Vec<String> } = "contact.area:several",
    }
}

/// Provinces and districts by the forms of their names, for any number of questions.
#[derive(Debug)]
pub(in crate::kit) struct AreaFinder<'a> {
    districts: Vec<(&'a District, Keys)>,
    /// Each province once, with its names without the word for province.
    provinces: Vec<(&'a Province, [String; 2])>,
}

impl<'a> AreaFinder<'a> {
    /// Reads the names of all districts.
    pub(in crate::kit) fn new(districts: &'a [District]) -> Self {
        let mut seen = BTreeSet::new();
        let provinces = districts.iter().map(|district| &district.province);
        let provinces = provinces.filter(|province| seen.insert(&province.code));
        let keys = |province: &'a Province| {
            let names = [&province.name_th, &province.name_en];
            (province, names.map(|name| strip(&spell(name))))
        };
        Self {
            provinces: provinces.map(keys).collect(),
            districts: districts.iter().map(|d| (d, Keys::of(d))).collect(),
        }
    }

    /// The area that one cell names: a province, or a district with or without its province.
    pub(in crate::kit) fn in_words(&self, words: &str) -> Result<Serves, AreaFault> {
        let says_district = says_district(&spell(words));
        if !says_district && let Ok(province) = self.province(words) {
            return Ok(Serves::Province(province.code.clone()));
        }
        self.district(None, words)
    }

    /// The area that a cell for the province and one for the district name; either may be empty.
    pub(in crate::kit) fn in_cells(
        &self,
        province: &str,
        district: &str,
    ) -> Result<Serves, AreaFault> {
        let province = match province.trim() {
            "" => None,
            name => Some(self.province(name)?),
        };
        match (district.trim(), province) {
            ("", None) => Err(AreaFault::Nothing),
            ("", Some(province)) => Ok(Serves::Province(province.code.clone())),
            (name, province) => self.district(province, name),
        }
    }

    fn province(&self, name: &str) -> Result<&'a Province, AreaFault> {
        let code = digits_of(name).and_then(|digits| digits.parse::<ProvinceCode>().ok());
        let key = strip(&spell(name));
        let mut provinces = self.provinces.iter();
        let found = match code {
            Some(code) => provinces.find(|(province, _)| province.code == code),
            None => provinces.find(|(_, names)| names.contains(&key)),
        };
        found.map(|(province, _)| *province).ok_or_else(|| {
            let provinces = self.provinces.iter();
            let names = provinces.flat_map(|(p, _)| [p.name_th.as_str(), p.name_en.as_str()]);
            AreaFault::NoProvince {
                near: nearest(name.trim(), names).map(str::to_owned),
                name: escaped(name.trim()),
            }
        })
    }

    fn district(&self, province: Option<&Province>, name: &str) -> Result<Serves, AreaFault> {
        let is_here = |(d, _): &&(&District, Keys)| {
            province.is_none_or(|province| d.province.code == province.code)
        };
        let pool = || self.districts.iter().filter(is_here);
        let unknown = || {
            let names = pool().flat_map(|(d, _)| [d.name_th.as_str(), d.name_en.as_str()]);
            unknown(province, name.trim(), nearest(name.trim(), names))
        };
        if let Some(digits) = digits_of(name) {
            let code = digits.parse::<DistrictCode>().ok();
            let found = pool().find(|(d, _)| Some(&d.code) == code.as_ref());
            return found
                .map(|(district, _)| Serves::District(district.code.clone()))
                .ok_or_else(unknown);
        }
        let spelled = spell(name);
        let (whole, bare) = (squeeze(&spelled), strip(&spelled));
        // `อำเภอเมือง` means the district of the province's own name.
        let capital = |keys: &Keys| bare.is_empty() && keys.names == keys.provinces;
        let ways: [&dyn Fn(&Keys) -> bool; 4] = [
            &|keys| keys.exact.contains(&whole),
            &|keys| !bare.is_empty() && keys.names.contains(&bare),
            &|keys| !bare.is_empty() && keys.with_province.contains(&bare),
            &capital,
        ];
        for is_meant in ways {
            let found: Vec<&District> = pool()
                .filter(|(_, keys)| is_meant(keys))
                .map(|(district, _)| *district)
                .collect();
            match found[..] {
                [] => {}
                [one] => return Ok(Serves::District(one.code.clone())),
                _ => {
                    let provinces = found.iter().map(|d| d.province.name_th.clone());
                    return Err(AreaFault::Several {
                        name: escaped(name.trim()),
                        provinces: provinces.take(5).collect(),
                    });
                }
            }
        }
        Err(unknown())
    }
}

fn digits_of(name: &str) -> Option<String> {
    let digits = squeeze(&thai_digits_to_ascii(name));
    let is_code = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    is_code.then_some(digits)
}

fn unknown(province: Option<&Province>, name: &str, near: Option<&str>) -> AreaFault {
    let (name, near) = (escaped(name), near.map(str::to_owned));
    match province {
        Some(province) => AreaFault::NotInProvince {
            name,
            province: province.name_th.clone(),
            near,
        },
        None => AreaFault::NoDistrict { name, near },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn district(code: &str, names: [&str; 2], province: [&str; 2]) -> District {
        District {
            code: code.parse().unwrap(),
            name_th: names[0].to_owned(),
            name_en: names[1].to_owned(),
            province: Province {
                code: code[..2].parse().unwrap(),
                name_th: province[0].to_owned(),
                name_en: province[1].to_owned(),
            },
            region: String::new(),
            postal_code: String::new(),
        }
    }

    fn table() -> Vec<District> {
        let (krabi, ayutthaya) = (
            ["กระบี่", "Krabi"],
            ["พระนครศรีอยุธยา", "Phra Nakhon Si Ayutthaya"],
        );
        vec![
            district("8101", ["เมืองกระบี่", "Mueang Krabi"], krabi),
            district("8102", ["เขาพนม", "Khao Phanom"], krabi),
            district("1404", ["บางไทร", "Bang Sai"], ayutthaya),
            district("1413", ["บางซ้าย", "Bang Sai"], ayutthaya),
            district("1414", ["อุทัย", "Uthai"], ayutthaya),
            district("8301", ["เมืองภูเก็ต", "Mueang Phuket"], ["ภูเก็ต", "Phuket"]),
        ]
    }

    fn shown(found: Result<Serves, AreaFault>) -> String {
        match found {
            Ok(Serves::Nation) => "nation".to_owned(),
            Ok(Serves::Province(code)) => code.to_string(),
            Ok(Serves::District(code)) => code.to_string(),
            Err(fault) => format!("{fault:?}")
                .split([' ', '{'])
                .next()
                .unwrap()
                .to_owned(),
        }
    }

    #[test]
    fn areas_are_found_by_every_usual_way_to_write_them() {
        let table = table();
        let finder = AreaFinder::new(&table);
        for (province, district, area) in [
            ("กระบี่", "", "81"),
            ("จังหวัดกระบี่", "อำเภอเขาพนม", "8102"),
            ("จ.กระบี่", "อ.เมือง", "8101"),
            ("Krabi Province", "Amphoe Mueang Krabi", "8101"),
            ("krabi", "khao phanom district", "8102"),
            ("๘๑", "๘๑๐๒", "8102"),
            ("", "เขาพนม", "8102"),
            ("81", "Mueang", "8101"),
            ("กระบี่", "ภูเก็ต", "NotInProvince"),
            ("ยะลา", "", "NoProvince"),
            ("", "", "Nothing"),
            ("อยุธยา", "", "NoProvince"),
            ("", "เมือง", "Several"),
            ("", "Bang Sai", "Several"),
            ("", "เขา", "NoDistrict"),
        ] {
            let found = shown(finder.in_cells(province, district));
            assert_eq!(found, area, "{province} {district}");
        }
        for (words, area) in [
            ("กระบี่", "81"),
            ("จังหวัด กระบี่", "81"),
            ("อ.เมือง จ.กระบี่", "8101"),
            ("เมืองกระบี่", "8101"),
            ("อำเภอเขาพนม จังหวัดกระบี่", "8102"),
            ("Khao Phanom, Krabi", "8102"),
            ("8102", "8102"),
            ("83", "83"),
            ("ลำปาง", "NoDistrict"),
        ] {
            assert_eq!(shown(finder.in_words(words)), area, "{words}");
        }
    }
}
