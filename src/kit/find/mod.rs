//! Finds a district by a code or a name in Thai or English, with or without อำเภอ, จังหวัด,
//! District, เมือง, in any spelling of ำ.

pub(super) mod area;

use strsim::osa_distance;
use unicode_normalization::UnicodeNormalization as _;

use super::model::District;
use super::reading::thai_digits_to_ascii;
use crate::drive::{DistrictCode, ProvinceCode};

/// How many similar names are suggested if none matches.
const OFFERED: usize = 5;

/// อำเภอ, with the ำ as NFKC decomposes it.
const AMPHOE: &str = "อ\u{e4d}\u{e32}เภอ";

/// The result of a search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DistrictSearch<'a> {
    /// Exactly one district.
    One(&'a District),
    /// Several, sorted by code: those of a province, of one name, or with that part of a name.
    Several(Vec<&'a District>),
    /// None; suggests districts with similar names, nearest first, possibly none.
    Nothing {
        /// The suggestions.
        nearest: Vec<&'a District>,
    },
}

impl<'a> DistrictSearch<'a> {
    fn of(mut found: Vec<&'a District>) -> Option<Self> {
        found.sort_by(|a, b| a.code.cmp(&b.code));
        found.dedup_by(|a, b| a.code == b.code);
        match found[..] {
            [] => None,
            [one] => Some(Self::One(one)),
            _ => Some(Self::Several(found)),
        }
    }
}

/// Searches `districts` for `query`.
pub fn find_districts<'a>(districts: &'a [District], query: &str) -> DistrictSearch<'a> {
    let digits: String = thai_digits_to_ascii(query)
        .chars()
        .filter(|c| !is_ignored(*c))
        .collect();
    if !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()) {
        return by_code(districts, &digits);
    }
    let asked = Query::new(query);
    if asked.key.is_empty() {
        return DistrictSearch::Nothing {
            nearest: Vec::new(),
        };
    }
    let keyed: Vec<(&District, Keys)> = districts.iter().map(|d| (d, Keys::of(d))).collect();
    let select = |fits: &dyn Fn(&Keys) -> bool| {
        let found = keyed.iter().filter(|(_, keys)| fits(keys));
        DistrictSearch::of(found.map(|(district, _)| *district).collect())
    };
    // From exact to loose; the first match wins. A province's name lists its districts, unless the
    // query says that it means the district of that name.
    let province = |keys: &Keys| !asked.is_district && keys.provinces.contains(&asked.key);
    select(&|keys| keys.exact.contains(&asked.whole))
        .or_else(|| select(&province))
        .or_else(|| select(&|keys| keys.names.contains(&asked.key)))
        .or_else(|| select(&|keys| keys.with_province.contains(&asked.key)))
        .or_else(|| select(&|keys| keys.contain(&asked.key)))
        .unwrap_or_else(|| nearest(&keyed, &asked.key))
}

fn by_code<'a>(districts: &'a [District], digits: &str) -> DistrictSearch<'a> {
    if let Ok(code) = digits.parse::<DistrictCode>()
        && let Some(district) = districts.iter().find(|d| d.code == code)
    {
        return DistrictSearch::One(district);
    }
    if let Ok(code) = digits.parse::<ProvinceCode>()
        && let Some(found) = DistrictSearch::of(
            districts
                .iter()
                .filter(|d| d.province.code == code)
                .collect(),
        )
    {
        return found;
    }
    let mut near: Vec<(usize, &District)> = districts
        .iter()
        .map(|d| (osa_distance(d.code.as_str(), digits), d))
        .filter(|(far, _)| *far <= 1)
        .collect();
    near.sort_by_key(|(far, district)| (*far, &district.code));
    let nearest = near.into_iter().take(OFFERED).map(|(_, d)| d).collect();
    DistrictSearch::Nothing { nearest }
}

/// A query, normalised for comparison.
struct Query {
    /// With all its words.
    whole: String,
    /// Without อำเภอ, จังหวัด, เมือง and the like.
    key: String,
    /// Whether the query says that it means a district, not a province.
    is_district: bool,
}

impl Query {
    fn new(query: &str) -> Self {
        let spelled = spell(query);
        let bare = strip(&spelled);
        Self {
            whole: squeeze(&spelled),
            // `เมือง` alone matches all province capitals.
            key: if bare.is_empty() {
                squeeze(&spelled)
            } else {
                bare
            },
            is_district: says_district(&spelled),
        }
    }
}

/// Whether a text says that it means a district, not a province.
fn says_district(spelled: &str) -> bool {
    let words = [
        AMPHOE,
        "อ.",
        "amphoe",
        "amphur",
        "district",
        "เมือง",
        "mueang",
        "muang",
    ];
    words.iter().any(|word| spelled.contains(word))
}

/// A district's names, normalised for comparison.
#[derive(Debug)]
struct Keys {
    /// Full names.
    exact: [String; 2],
    /// Names without เมือง.
    names: [String; 2],
    /// Names of the province.
    provinces: [String; 2],
    /// Name and province together, in both orders.
    with_province: Vec<String>,
}

impl Keys {
    fn of(district: &District) -> Self {
        let both = |th: &str, en: &str, form: &dyn Fn(&str) -> String| [form(th), form(en)];
        let exact = both(&district.name_th, &district.name_en, &|n| {
            squeeze(&spell(n))
        });
        let names = both(&district.name_th, &district.name_en, &|n| strip(&spell(n)));
        let province = &district.province;
        let provinces = both(&province.name_th, &province.name_en, &|n| strip(&spell(n)));
        let mut with_province = Vec::new();
        for (name, province) in names.iter().zip(&provinces) {
            with_province.push(format!("{name}{province}"));
            with_province.push(format!("{province}{name}"));
            // `อ.เมือง จ.กระบี่`: the capital has its province's name.
            if name == province {
                with_province.push(province.clone());
            }
        }
        Self {
            exact,
            names,
            provinces,
            with_province,
        }
    }

    fn contain(&self, part: &str) -> bool {
        let all = self.exact.iter().chain(&self.names).chain(&self.provinces);
        part.chars().count() > 1 && all.clone().any(|name| name.contains(part))
    }
}

/// Lower case, NFKC (which decomposes ำ, as some keyboards do), ASCII digits, no zero-width
/// characters.
fn spell(text: &str) -> String {
    let composed: String = if text.is_ascii() {
        text.to_owned()
    } else {
        text.nfkc().collect()
    };
    let seen: String = thai_digits_to_ascii(&composed)
        .to_lowercase()
        .chars()
        .filter(|c| {
            !matches!(
                c,
                '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}'
            )
        })
        .collect();
    // แ typed as two เ looks the same.
    ordered(&seen.replace("เเ", "แ"))
}

/// Sorts the Thai marks of a letter, and the า that belongs to ำ, and removes duplicates: keyboards
/// accept them in any order, and a screen shows no difference.
fn ordered(text: &str) -> String {
    let is_mark = |c: char| matches!(c, '\u{e31}' | '\u{e34}'..='\u{e3a}' | '\u{e47}'..='\u{e4e}');
    let mut out = String::with_capacity(text.len());
    let mut run: Vec<char> = Vec::new();
    for c in text.chars().chain([' ']) {
        if is_mark(c) || c == '\u{e32}' {
            run.push(c);
            continue;
        }
        // า is a letter that follows the marks, so it goes last.
        run.sort_unstable_by_key(|c| (*c == '\u{e32}', *c));
        run.dedup();
        out.extend(run.drain(..));
        out.push(c);
    }
    out.pop();
    out
}

/// Hyphens, dots, blanks and similar characters, which a query may have or omit.
fn is_ignored(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '-' | '.' | ',' | '\'' | '’' | '(' | ')' | '/' | '_' | '\u{2010}'..='\u{2015}' | '\u{200b}'..='\u{200f}' | '\u{feff}')
}

/// A text in the form in which case, blanks, hyphens and spellings do not matter.
pub(in crate::kit) fn folded(text: &str) -> String {
    squeeze(&spell(text))
}

fn squeeze(text: &str) -> String {
    text.chars().filter(|c| !is_ignored(*c)).collect()
}

/// Removes the words for district and province.
fn strip(spelled: &str) -> String {
    let mut text = spelled.replace(AMPHOE, " ");
    for word in ["กิ่ง อ.", "อ.", "จังหวัด", "จ.", "เมือง"] {
        text = text.replace(word, " ");
    }
    let words = text.split(|c: char| is_ignored(c) && c != '\'' && c != '’');
    let kept = words.filter(|word| {
        !matches!(
            *word,
            "district"
                | "amphoe"
                | "amphur"
                | "ampur"
                | "province"
                | "changwat"
                | "mueang"
                | "muang"
                | "meuang"
        )
    });
    squeeze(&kept.collect::<String>())
}

fn nearest<'a>(keyed: &[(&'a District, Keys)], key: &str) -> DistrictSearch<'a> {
    let letters = key.chars().count();
    // The cost is the product of the lengths; names are far shorter than this.
    if letters > 60 {
        return DistrictSearch::Nothing {
            nearest: Vec::new(),
        };
    }
    let allowed = (letters / 3).max(1);
    let mut near: Vec<(usize, &District)> = keyed
        .iter()
        .filter_map(|(district, keys)| {
            let all = keys
                .names
                .iter()
                .chain(&keys.exact)
                .chain(&keys.with_province);
            let far = all.map(|name| osa_distance(name, key)).min()?;
            (far <= allowed).then_some((far, *district))
        })
        .collect();
    near.sort_by_key(|(far, district)| (*far, &district.code));
    let nearest = near.into_iter().take(OFFERED).map(|(_, d)| d).collect();
    DistrictSearch::Nothing { nearest }
}

#[cfg(test)]
mod tests;
