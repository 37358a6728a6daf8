//! The sample kit that is shipped with the program: the digests of its files, its titles, and its
//! campaign. So it is recognised even if `sample = true` was taken out.

use std::collections::BTreeSet;

use crate::base::Sha256;
use crate::drive::CampaignName;
use crate::formats::sha256sums;

/// Its files, in `sha256sum`'s format. A test compares it with the sample kit.
const FILES: &str = include_str!("shipped-sample.txt");
/// Its campaign.
const CAMPAIGN: &str = "breaking-a-vicious-cycle";
/// Its titles in all languages, one per line. A test compares them with the sample kit.
const TITLES: &str = include_str!("shipped-titles.txt");
/// What the titles of earlier samples say in each language.
const MARKS: [&str; 2] = ["(sample)", "(สื่อตัวอย่าง)"];

/// The digests of its files.
pub(super) fn files() -> BTreeSet<Sha256> {
    let sums = sha256sums::parse(FILES.as_bytes()).unwrap_or_default();
    sums.into_iter().map(|sum| sum.sha256).collect()
}

/// Whether the campaign is its own.
pub(super) fn is_its_campaign(campaign: &CampaignName) -> bool {
    campaign.as_str() == CAMPAIGN
}

/// Whether the title is one of the sample's, or says that it is a sample.
pub(super) fn is_its_title(title: &str) -> bool {
    let is_listed = TITLES.lines().any(|line| line == title.trim());
    let title = title.to_lowercase();
    is_listed || MARKS.iter().any(|mark| title.contains(mark))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;
    use crate::base::Work;
    use crate::kit::load;

    #[test]
    fn the_shipped_sample_is_recognised_by_every_file_and_title() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let kit = load(root, &Work::new()).unwrap().kit.unwrap();
        let listed: BTreeSet<Sha256> = kit.media.iter().map(|media| media.sha256).collect();
        assert_eq!(files(), listed);
        assert!(is_its_campaign(&kit.config.campaign));
        let titles = kit.media.iter().map(|media| &media.title);
        for title in titles.chain([&kit.config.title]) {
            assert!(
                title.0.values().all(|title| is_its_title(title)),
                "{title:?}"
            );
        }
        assert!(is_its_title("Our film (sample)"));
        assert!(!is_its_title("ประตูของเรา") && !is_its_title("A sample of hope"));
    }
}
