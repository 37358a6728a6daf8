//! Tests the table that the check page's scripts also read: `tests/fixtures/names-alike.json`.

use super::is_reserved_path;
use super::key::{beginnings, beginnings_of_short, keys};

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct NameTable {
    #[serde(rename = "about")]
    _about: String,
    alike: Vec<(String, String, bool)>,
    short: Vec<(String, String, bool)>,
    reserved: Vec<(String, bool)>,
}

#[test]
fn the_program_and_the_check_page_take_the_same_names_for_one() {
    let text = include_str!("../../../../tests/fixtures/names-alike.json");
    let table: NameTable = serde_json::from_str(text).unwrap();
    for (one, other, expected) in table.alike {
        let theirs = keys(&other);
        let is_one = keys(&one).iter().any(|key| theirs.contains(key));
        assert_eq!(is_one, expected, "{one} {other}");
    }
    for (short, name, expected) in table.short {
        let asked = beginnings_of_short(&short);
        let fits = beginnings(&name).iter().any(|begin| asked.contains(begin));
        assert_eq!(fits, expected, "{short} {name}");
    }
    for (name, expected) in table.reserved {
        assert_eq!(is_reserved_path(&name), expected, "{name}");
    }
}
