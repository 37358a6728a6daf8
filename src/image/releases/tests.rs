use super::*;
use crate::image::sample::{Sample, tree};
use crate::image::{Reuse, Scope};

/// The set of the sample, as if both lists were signed.
fn signed(sample: &Sample, codes: &[&str]) -> ImageSet {
    let stamped = sample.stamp(codes, Scope::Whole, Reuse::Nothing).unwrap();
    for name in [SUMS_SIGNATURE_FILE, SET_SIGNATURE_FILE] {
        inside::write(&sample.target().join(name), b"a signature").unwrap();
    }
    stamped.set
}

#[test]
fn a_kept_release_is_the_whole_set_and_listed_once() {
    let sample = Sample::new();
    let set = signed(&sample, &["8101", "8102"]);
    let dist = Dist::new(sample.folder());
    assert!(has_signatures(&sample.target()));
    let kept = keep_release(dist, &sample.target(), &set).unwrap().unwrap();
    assert_eq!(kept, dist.released_set(set.release, "community"));
    assert!(tree(&kept) == tree(&sample.target()));
    // Both hold the same set until the next release is complete.
    assert_eq!(all_sets(dist).unwrap(), [sample.target()]);
    assert_eq!(keep_release(dist, &sample.target(), &set).unwrap(), None);
    fs::remove_dir_all(sample.target()).unwrap();
    assert_eq!(all_sets(dist).unwrap(), [kept]);
}

#[test]
fn a_kept_release_is_not_replaced_by_other_drives() {
    let mut sample = Sample::new();
    let set = signed(&sample, &["8101", "8102"]);
    let out = sample.folder().to_owned();
    let dist = Dist::new(&out);
    let kept = keep_release(dist, &sample.target(), &set).unwrap().unwrap();
    let before = tree(&kept);
    let fewer = signed(&sample, &["8101"]);
    assert_eq!(keep_release(dist, &sample.target(), &fewer).unwrap(), None);
    sample.note = "another number".into();
    let other = signed(&sample, &["8101"]);
    let refused = keep_release(dist, &sample.target(), &other).unwrap_err();
    assert!(
        matches!(refused, Error::OtherReleaseThere { .. }),
        "{refused}"
    );
    assert!(tree(&kept) == before);
}
