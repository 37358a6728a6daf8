use std::fs;

use super::*;
use crate::base::Sha256;
use crate::formats::sha256sums;
use crate::image::error::Change;
use crate::image::sample::{Sample, tree};
use crate::image::set::SUMS_FILE;

#[test]
fn an_image_is_base_then_tail_and_has_the_listed_digest() {
    let sample = Sample::new();
    let set = sample
        .stamp(&["8101", "master"], Scope::Whole, Reuse::Nothing)
        .unwrap()
        .set;
    let files = tree(&sample.target());
    assert_eq!(set.recipients.len(), 2);
    for record in &set.recipients {
        for form in ImageForm::ALL {
            let tail = record.tail(form).unwrap();
            let base = &files[&form.base_name()];
            let bytes = &files[&form.tail_name(&record.recipient)];
            assert_eq!(Sha256::of(bytes), tail.sha256);
            assert_eq!(Sha256::of(base), set.base(form).unwrap().sha256);
            assert_eq!(
                Sha256::of(&[base.as_slice(), bytes].concat()),
                tail.image_sha256
            );
        }
    }
}

#[test]
fn lists_tell_of_every_file_in_the_promised_order() {
    let sample = Sample::new();
    let set = sample.stamp_all();
    let files = tree(&sample.target());
    let sums = sha256sums::parse(&files[SUMS_FILE]).unwrap();
    let names: Vec<&str> = sums.iter().map(|sum| sum.name.as_str()).collect();
    let expected = [
        "8101.img",
        "8101.zip",
        "8102.img",
        "8102.zip",
        "9001.img",
        "9001.zip",
        "base.img",
        "base.zip",
        "image-set.json",
    ];
    assert_eq!(names, expected);
    assert_eq!(sums.last().unwrap().sha256, Sha256::of(&files[SET_FILE]));
    assert_eq!(ImageSet::read(&sample.target()).unwrap(), set);
    for form in ImageForm::ALL {
        let base = set.base(form).unwrap();
        assert_eq!(Sha256::of(&files[&base.pieces]), base.pieces_sha256);
        let pieces = files[&form.base_name()].chunks(1 << 20).map(Sha256::of);
        let lines: Vec<String> = pieces
            .map(|sha256| {
                format!(
                    "{sha256}
"
                )
            })
            .collect();
        let text = lines.concat();
        assert_eq!(files[&base.pieces], text.into_bytes());
        for file in &set.common {
            let at = usize::try_from(file.offset_bytes(form).unwrap()).unwrap();
            let length = usize::try_from(file.length_bytes).unwrap();
            let bytes = &files[&form.base_name()][at..at + length];
            assert_eq!(Sha256::of(bytes), file.sha256, "{} in {form}", file.path);
        }
    }
}

#[test]
fn the_same_input_gives_the_same_set_whatever_the_threads_and_the_order() {
    let sample = Sample::new();
    let codes = ["8101", "8102", "8103", "8104", "9001"];
    let mut backwards = codes;
    backwards.reverse();
    let mut trees = Vec::new();
    for (threads, codes) in [(1, codes), (5, backwards)] {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()
            .unwrap();
        pool.install(|| sample.stamp(&codes, Scope::Whole, Reuse::Nothing))
            .unwrap();
        trees.push(tree(&sample.target()));
    }
    assert!(trees[0] == trees[1]);
}

#[test]
fn changed_tails_over_an_unchanged_base_give_the_same_set_as_a_new_one() {
    let mut sample = Sample::new();
    let codes = ["8101", "8102"];
    let old = sample
        .stamp(&codes, Scope::Whole, Reuse::Nothing)
        .unwrap()
        .set;
    sample.note = "new contacts".into();
    // The base must not be read: the contents of its files are gone.
    sample.overwrite("data/video/film.mp4", b"");
    let again = sample
        .stamp(&codes, Scope::Whole, Reuse::Base(&old))
        .unwrap();
    assert_eq!(again.reused, ImageForm::ALL);
    assert_eq!((again.stamped, again.kept), (2, 0));
    let reused = tree(&sample.target());
    let mut sample = Sample::new();
    sample.note = "new contacts".into();
    sample.stamp(&codes, Scope::Whole, Reuse::Nothing).unwrap();
    assert!(reused == tree(&sample.target()));
}

#[test]
fn a_changed_file_makes_new_bases_even_if_reuse_is_allowed() {
    let mut sample = Sample::new();
    let old = sample.stamp_all();
    sample.put("data/site/index.html", b"changed");
    let again = sample
        .stamp(&["8101"], Scope::Whole, Reuse::Base(&old))
        .unwrap();
    assert_eq!(again.reused, []);
    assert_ne!(again.set.img.sha256, old.img.sha256);
    let base = &tree(&sample.target())["base.img"];
    assert_eq!(Sha256::of(base), again.set.img.sha256);
}

#[test]
fn zips_can_be_added_to_and_left_out_of_a_set() {
    let mut sample = Sample::new();
    sample.zip = false;
    let without = sample
        .stamp(&["8101"], Scope::Whole, Reuse::Nothing)
        .unwrap()
        .set;
    assert_eq!(without.zip, None);
    let names: Vec<String> = tree(&sample.target()).into_keys().collect();
    let expected = [
        "SHA256SUMS",
        "base.img",
        "base.img.pieces",
        "image-set.json",
        "stamps/8101.img.tail",
    ];
    assert_eq!(names, expected);
    sample.zip = true;
    let with = sample
        .stamp(&["8101"], Scope::Whole, Reuse::Base(&without))
        .unwrap();
    assert_eq!(with.reused, [ImageForm::Img]);
    assert_eq!(
        with.set,
        Sample::new()
            .stamp(&["8101"], Scope::Whole, Reuse::Nothing)
            .unwrap()
            .set
    );
}

#[test]
fn narrowing_replaces_some_and_keeps_the_rest() {
    let mut sample = Sample::new();
    let old = sample.stamp_all();
    let before = tree(&sample.target());
    sample.note = "new contacts".into();
    let new = sample
        .stamp(&["8102"], Scope::Narrowed, Reuse::Base(&old))
        .unwrap();
    assert_eq!((new.stamped, new.kept), (1, 2));
    let after = tree(&sample.target());
    let changed: Vec<&str> = after
        .iter()
        .filter(|(name, bytes)| before[*name] != **bytes)
        .map(|(name, _)| name.as_str())
        .collect();
    assert_eq!(
        changed,
        [
            "SHA256SUMS",
            "image-set.json",
            "stamps/8102.img.tail",
            "stamps/8102.zip.tail"
        ]
    );
    assert_eq!(before.len(), after.len());
    sample
        .stamp(&["8101", "8102", "9001"], Scope::Whole, Reuse::Nothing)
        .unwrap();
    let whole = tree(&sample.target());
    assert_eq!(whole["stamps/8102.img.tail"], after["stamps/8102.img.tail"]);
}

#[test]
fn narrowing_that_would_drop_others_is_refused_and_changes_nothing() {
    let mut sample = Sample::new();
    let old = sample.stamp_all();
    let before = tree(&sample.target());
    for reuse in [Reuse::Nothing, Reuse::Base(&old)] {
        sample.put("data/site/index.html", b"changed");
        let error = sample.stamp(&["8102"], Scope::Narrowed, reuse).unwrap_err();
        assert!(
            matches!(error, Error::WouldDrop { dropped: 2, .. }),
            "{error}"
        );
        assert!(before == tree(&sample.target()));
    }
    // No recipient would be dropped, so this is allowed.
    let all = ["8101", "8102", "9001", "9002"];
    assert_eq!(
        sample
            .stamp(&all, Scope::Narrowed, Reuse::Nothing)
            .unwrap()
            .kept,
        0
    );
}

#[test]
fn narrowing_under_another_signer_is_refused() {
    let mut sample = Sample::new();
    let old = sample.stamp_all();
    sample.signer = Some(
        "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3"
            .parse()
            .unwrap(),
    );
    let error = sample
        .stamp(&["8102"], Scope::Narrowed, Reuse::Base(&old))
        .unwrap_err();
    assert!(matches!(error, Error::WouldDrop { .. }), "{error}");
}

#[test]
fn a_file_that_changed_since_the_build_stops_the_work_and_leaves_nothing() {
    let sample = Sample::new();
    sample.overwrite("data/site/index.html", &[b'y'; 9000]);
    let error = sample
        .stamp(&["8101"], Scope::Whole, Reuse::Nothing)
        .unwrap_err();
    assert!(
        error
            .to_string()
            .contains("data/site/index.html: changed since"),
        "{error}"
    );
    sample.overwrite("data/site/index.html", b"y");
    let error = sample
        .stamp(&["8101"], Scope::Whole, Reuse::Nothing)
        .unwrap_err();
    let expected = Change::Length {
        expected_bytes: 9000,
        found_bytes: 1,
    };
    assert!(matches!(error, Error::Changed { change, .. } if change == expected));
    fs::remove_file(sample.drive().join("data/site/index.html")).unwrap();
    let error = sample
        .stamp(&["8101"], Scope::Whole, Reuse::Nothing)
        .unwrap_err();
    assert!(matches!(error, Error::Output(_)), "{error}");
    assert_eq!(tree(&sample.folder().join("images")).len(), 0);
}

#[test]
fn a_run_that_stops_midway_leaves_the_old_set_and_nothing_beside_it() {
    let sample = Sample::new();
    let old = sample.stamp_all();
    let before = tree(&sample.folder().join("images"));
    let stop = |recipient: &Recipient| match recipient.to_string().as_str() {
        "8102" => Err(Error::Interrupted(crate::base::Interrupted)),
        _ => Ok(sample.files_of(recipient)),
    };
    let codes = ["8101", "8102", "9001"];
    let error = sample
        .stamp_with(&codes, Scope::Whole, Reuse::Base(&old), &stop)
        .unwrap_err();
    assert!(matches!(error, Error::Interrupted(_)));
    assert!(before == tree(&sample.folder().join("images")));
}

#[test]
fn faults_of_recipients_are_told_by_name() {
    let sample = Sample::new();
    let error = sample
        .stamp(&["8101", "8101"], Scope::Whole, Reuse::Nothing)
        .unwrap_err();
    assert!(matches!(error, Error::RecipientTwice { .. }));
    let long = |recipient: &Recipient| {
        let mut files = sample.files_of(recipient);
        if recipient.to_string() == "8102" {
            files[1].bytes = vec![b'x'; 5000];
        }
        Ok(files)
    };
    let error = sample
        .stamp_with(&["8101", "8102"], Scope::Whole, Reuse::Nothing, &long)
        .unwrap_err();
    let said = "the files of 8102 do not fit the image: bag-info.txt: 2 clusters";
    assert!(error.to_string().starts_with(said), "{error}");
    let none = |recipient: &Recipient| Ok(sample.files_of(recipient)[..3].to_vec());
    let error = sample
        .stamp_with(&["8101"], Scope::Whole, Reuse::Nothing, &none)
        .unwrap_err();
    assert!(matches!(error, Error::NoTagManifest { .. }), "{error}");
}

#[test]
fn bases_are_intact_until_a_byte_changes_or_one_is_gone() {
    use std::io::Write as _;
    let sample = Sample::new();
    let set = sample.stamp_all();
    let intact =
        || crate::image::bases_are_intact(&sample.target(), &set, &crate::base::Work::new());
    assert!(intact().unwrap());
    let path = sample.target().join("base.zip");
    fs::OpenOptions::new()
        .write(true)
        .open(&path)
        .unwrap()
        .write_all(b"X")
        .unwrap();
    assert!(!intact().unwrap());
    fs::remove_file(path).unwrap();
    assert!(!intact().unwrap());
}
