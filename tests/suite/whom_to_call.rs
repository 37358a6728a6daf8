//! The contacts of a district, and how a district is found, in the kits as they are.

use std::path::Path;

use drivepress::base::Work;
use drivepress::drive::Recipient;
use drivepress::kit::{DistrictSearch, Kit, find_districts, load};

use crate::support::{TestKit, repository};

fn read(root: &Path) -> Kit {
    load(root, &Work::new()).unwrap().kit.unwrap()
}

#[test]
fn the_nearest_help_stands_first() {
    let small = TestKit::small();
    let kit = read(small.root());
    let phones = |who: &str| -> Vec<String> {
        let recipient: Recipient = who.parse().unwrap();
        kit.contacts_for(&recipient)
            .iter()
            .map(|contact| contact.phone.clone())
            .collect()
    };
    assert_eq!(
        phones("81070000"),
        ["075000001", "075000000", "191", "1300"]
    );
    assert_eq!(phones("81010000"), ["075000000", "191", "1300"]);
    assert_eq!(phones("83010000"), ["191", "1300"]);
    assert_eq!(phones("master"), ["191", "1300"]);
}

#[test]
fn districts_of_the_table_are_found_by_code_and_by_every_form_of_their_names() {
    let kit = read(repository());
    // Looking one up reads the whole table, so a sample of it must do.
    for district in kit.districts.iter().step_by(60) {
        let one = DistrictSearch::One(district);
        assert_eq!(find_districts(&kit.districts, district.code.as_str()), one);
        for (name, province) in [
            (&district.name_th, &district.province.name_th),
            (&district.name_en, &district.province.name_en),
        ] {
            for query in [
                name.clone(),
                format!("{name} {province}"),
                format!("อ.{name} จ.{province}"),
            ] {
                let found = match find_districts(&kit.districts, &query) {
                    DistrictSearch::One(found) => vec![found],
                    DistrictSearch::Several(found) => found,
                    DistrictSearch::Nothing { .. } => Vec::new(),
                };
                assert!(found.contains(&district), "{query}");
            }
        }
    }
}

#[test]
fn provinces_list_their_districts() {
    let kit = read(repository());
    for district in kit.districts.iter().step_by(60) {
        let all: Vec<_> = kit
            .districts
            .iter()
            .filter(|d| d.province == district.province)
            .collect();
        let province = &district.province;
        for query in [
            province.code.to_string(),
            format!("จังหวัด{}", province.name_th),
            format!("{} Province", province.name_en),
        ] {
            assert_eq!(
                find_districts(&kit.districts, &query),
                DistrictSearch::Several(all.clone()),
                "{query}"
            );
        }
    }
}
