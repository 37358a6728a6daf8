//! Recognises the columns of a foreign table by their headings, which are data (`headings.toml`).

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::foreign::{Grid, text_of};
use crate::kit::find::folded;

/// How far down the header may be, below a title.
const HEADER_ROWS_MAX: usize = 30;

/// Columns that are recognised without being one of `contacts.csv`.
pub(super) const LEFT_OUT: &str = "left_out";

#[derive(serde::Deserialize)]
struct Texts {
    columns: BTreeMap<String, Vec<String>>,
    kinds: BTreeMap<String, Vec<String>>,
    places: BTreeMap<String, Vec<String>>,
}

/// The spellings by their folded form.
struct Headings {
    columns: BTreeMap<String, String>,
    kinds: BTreeMap<String, String>,
    places: BTreeMap<String, String>,
}

static HEADINGS: LazyLock<Headings> = LazyLock::new(|| {
    let texts: Option<Texts> = toml::from_str(include_str!("headings.toml")).ok();
    let by_spelling = |texts: BTreeMap<String, Vec<String>>| {
        let pairs = texts.into_iter().flat_map(|(meaning, spellings)| {
            let spellings = spellings.into_iter();
            spellings.map(move |spelling| (folded(&spelling), meaning.clone()))
        });
        pairs.collect()
    };
    let texts = texts.unwrap_or(Texts {
        columns: BTreeMap::new(),
        kinds: BTreeMap::new(),
        places: BTreeMap::new(),
    });
    Headings {
        columns: by_spelling(texts.columns),
        kinds: by_spelling(texts.kinds),
        places: by_spelling(texts.places),
    }
});

/// The kind of contact that a word means, if it is a known one.
pub(super) fn kind_named(word: &str) -> Option<&'static str> {
    HEADINGS.kinds.get(&folded(word)).map(String::as_str)
}

/// Whether a word means the whole country.
pub(super) fn means_nation(word: &str) -> bool {
    HEADINGS.places.contains_key(&folded(word))
}

/// The header of a table.
#[derive(Debug)]
pub(super) struct Header {
    /// Its position among the rows.
    pub(super) at: usize,
    /// The meaning of each column; `None` if unknown, or if an earlier one has this meaning.
    pub(super) columns: Vec<Option<&'static str>>,
    /// Headings that are not known.
    pub(super) unknown: Vec<String>,
}

/// Finds the header: the first row that heads a column of telephone numbers and another one.
pub(super) fn find_header(grid: &Grid) -> Option<Header> {
    let rows = grid.rows.iter().take(HEADER_ROWS_MAX).enumerate();
    for (at, row) in rows {
        let mut columns: Vec<Option<&'static str>> = Vec::new();
        let mut unknown = Vec::new();
        for cell in &row.cells {
            let text = text_of(cell);
            let column = HEADINGS.columns.get(&folded(&text)).map(String::as_str);
            let column = column.filter(|name| !columns.contains(&Some(*name)) || *name == LEFT_OUT);
            if column.is_none() && !text.trim().is_empty() {
                unknown.push(text.trim().to_owned());
            }
            columns.push(column);
        }
        let known = columns.iter().flatten().filter(|name| **name != LEFT_OUT);
        if columns.contains(&Some("phone")) && known.count() > 1 {
            return Some(Header {
                at,
                columns,
                unknown,
            });
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_spelling_has_two_meanings() {
        let texts: Texts = toml::from_str(include_str!("headings.toml")).unwrap();
        for meanings in [&texts.columns, &texts.kinds, &texts.places] {
            let mut seen: BTreeMap<String, &String> = BTreeMap::new();
            for (meaning, spellings) in meanings {
                for spelling in spellings {
                    let first = seen.insert(folded(spelling), meaning);
                    assert!(first.is_none_or(|first| first == meaning), "{spelling}");
                }
            }
        }
    }
}
