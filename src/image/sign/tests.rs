//! A set signed afterwards is the set that would have been made with the key.

use std::collections::BTreeMap;
use std::fs;

use super::*;
use crate::bag;
use crate::base::{OutputFile, Quiet, Sha256};
use crate::image::sample::{Sample, new_key, tree};
use crate::image::set::{SET_FILE, SUMS_SIGNATURE_FILE};
use crate::image::stamp::{Reuse, Scope};

const CODES: [&str; 4] = ["8101", "8102", "9001", "master"];

/// A sample whose drives name a signer, and the key.
fn waiting() -> (Sample, SecretKey) {
    let mut sample = Sample::new();
    let (key, public_key) = new_key();
    sample.signer = Some(public_key);
    (sample, key)
}

fn stamp(sample: &Sample) -> BTreeMap<String, Vec<u8>> {
    sample.stamp(&CODES, Scope::Whole, Reuse::Nothing).unwrap();
    tree(&sample.target())
}

#[test]
fn signing_afterwards_gives_the_bytes_of_signing_at_once() {
    for zip in [true, false] {
        let (mut sample, key) = waiting();
        sample.zip = zip;
        let unsigned = stamp(&sample);
        let signed = sign_set(&sample.target(), &key, &Quiet).unwrap();
        assert_eq!((signed.signed, signed.was_current), (4, false));
        assert_eq!(signed.bases.len(), if zip { 2 } else { 1 });
        let afterwards = tree(&sample.target());
        sample.key = Some(key);
        let at_once = stamp(&sample);
        assert!(afterwards.keys().eq(at_once.keys()));
        for (path, bytes) in &at_once {
            assert!(afterwards[path] == *bytes, "{path}");
        }
        for base in ["base.img", "base.img.pieces"] {
            assert!(unsigned[base] == at_once[base], "{base}");
        }
        assert_ne!(
            unsigned["stamps/8101.img.tail"],
            at_once["stamps/8101.img.tail"]
        );
        assert_eq!(ImageSet::read(&sample.target()).unwrap(), signed.set);
    }
}

#[test]
fn no_base_is_needed_and_what_lies_beside_stays() {
    let (sample, key) = waiting();
    stamp(&sample);
    let folder = sample.target();
    for base in ["base.img", "base.zip"] {
        fs::rename(folder.join(base), sample.folder().join(base)).unwrap();
    }
    fs::create_dir(folder.join("notes")).unwrap();
    OutputFile::write_whole(folder.join("notes/read.txt"), b"ours").unwrap();
    let signed = sign_set(&folder, &key, &Quiet).unwrap();
    assert_eq!(signed.bases, []);
    let files = tree(&folder);
    assert_eq!(files["notes/read.txt"], b"ours");
    assert!(files.contains_key("base.img.pieces"));
    for record in &signed.set.recipients {
        for form in ImageForm::ALL {
            let base = fs::read(sample.folder().join(form.base_name())).unwrap();
            let tail = &files[&form.tail_name(&record.recipient)];
            let whole = Sha256::of(&[base.as_slice(), tail].concat());
            assert_eq!(record.tail(form).unwrap().image_sha256, whole);
        }
    }
}

#[test]
fn a_signed_set_stays_as_it_is_and_a_lost_signature_comes_back() {
    let (sample, key) = waiting();
    stamp(&sample);
    let folder = sample.target();
    sign_set(&folder, &key, &Quiet).unwrap();
    let before = tree(&folder);
    let again = sign_set(&folder, &key, &Quiet).unwrap();
    assert!(again.was_current);
    assert_eq!(again.signed, 0);
    fs::remove_file(folder.join(SUMS_SIGNATURE_FILE)).unwrap();
    assert!(!sign_set(&folder, &key, &Quiet).unwrap().was_current);
    assert!(before == tree(&folder));
    // Nothing was left beside it.
    assert_eq!(fs::read_dir(folder.parent().unwrap()).unwrap().count(), 1);
}

#[test]
fn narrowing_with_a_key_signs_the_others_too() {
    let (mut sample, key) = waiting();
    let old = sample.stamp(&CODES, Scope::Whole, Reuse::Nothing).unwrap();
    sample.key = Some(key);
    let narrowed = sample.stamp(&["8102"], Scope::Narrowed, Reuse::Base(&old.set));
    assert_eq!(narrowed.unwrap().kept, 3);
    let narrowed = tree(&sample.target());
    assert!(narrowed == stamp(&sample));
}

#[test]
fn another_key_and_a_set_of_nobody_are_refused() {
    let (sample, _) = waiting();
    let (other, _) = new_key();
    let before = stamp(&sample);
    let error = sign_set(&sample.target(), &other, &Quiet).unwrap_err();
    let is_other = |e: &Error| matches!(e, Error::Signer(bag::Error::OtherSigner { .. }));
    assert!(is_other(&error), "{error}");
    assert!(before == tree(&sample.target()));
    let mut nobody = Sample::new();
    stamp(&nobody);
    let error = sign_set(&nobody.target(), &other, &Quiet).unwrap_err();
    assert!(is_other(&error), "{error}");
    nobody.key = Some(other);
    let error = nobody.stamp(&CODES, Scope::Whole, Reuse::Nothing);
    assert!(is_other(&error.unwrap_err()));
}

/// Changes what `image-set.json` says, keeping its form.
fn edit_set(sample: &Sample, change: impl FnOnce(&mut ImageSet)) {
    let path = sample.target().join(SET_FILE);
    let mut set = ImageSet::read(&sample.target()).unwrap();
    change(&mut set);
    OutputFile::write_whole(path, &set.to_json().unwrap()).unwrap();
}

#[test]
fn a_set_whose_parts_contradict_each_other_is_not_signed() {
    let digest = Sha256::of(b"another");
    let changes: [(&str, &dyn Fn(&mut ImageSet)); 6] = [
        ("another common file", &|set| set.common[3].sha256 = digest),
        ("another tail", &|set| set.recipients[1].img.sha256 = digest),
        ("another ZIP", &|set| {
            set.recipients[1].zip.as_mut().unwrap().sha256 = digest;
        }),
        ("another tag manifest", &|set| {
            set.recipients[1].tag_manifest_sha256 = digest;
        }),
        ("another base", &|set| set.img.sha256 = digest),
        ("another release", &|set| {
            set.release = "2027.1".parse().unwrap()
        }),
    ];
    for (what, change) in changes {
        let (sample, key) = waiting();
        stamp(&sample);
        edit_set(&sample, change);
        let before = tree(&sample.target());
        let error = sign_set(&sample.target(), &key, &Quiet).unwrap_err();
        assert!(
            matches!(
                error,
                Error::Damaged { .. } | Error::DamagedFile { .. } | Error::Unsignable { .. }
            ),
            "{what}: {error}"
        );
        assert!(before == tree(&sample.target()), "{what}");
    }
    let (sample, key) = waiting();
    stamp(&sample);
    // Two districts' drives exchanged, digests and all: nobody signs 8102's drive for 8101.
    let stamps = sample.target().join("stamps");
    for form in ["img", "zip"] {
        let name = |code: &str| stamps.join(format!("{code}.{form}.tail"));
        fs::rename(name("8101"), name("x")).unwrap();
        fs::rename(name("8102"), name("8101")).unwrap();
        fs::rename(name("x"), name("8102")).unwrap();
    }
    edit_set(&sample, |set| {
        let at = set
            .recipients
            .iter()
            .position(|r| r.recipient.to_string() == "8101");
        let at = at.unwrap();
        swap_two(&mut set.recipients[at..at + 2]);
    });
    let error = sign_set(&sample.target(), &key, &Quiet).unwrap_err();
    assert!(
        matches!(error, Error::Unsignable { .. } | Error::DamagedFile { .. }),
        "{error}"
    );
}

fn swap_two(pair: &mut [RecipientRecord]) {
    let [one, other] = pair else {
        panic!("two records");
    };
    std::mem::swap(&mut one.recipient, &mut other.recipient);
    pair.swap(0, 1);
}

#[test]
fn a_missing_or_cut_tail_is_named() {
    let (sample, key) = waiting();
    stamp(&sample);
    let tail = sample.target().join("stamps/8102.zip.tail");
    let bytes = fs::read(&tail).unwrap();
    OutputFile::write_whole(&tail, &bytes[..bytes.len() - 1]).unwrap();
    let error = sign_set(&sample.target(), &key, &Quiet).unwrap_err();
    assert!(error.to_string().contains("8102.zip.tail"), "{error}");
    fs::remove_file(&tail).unwrap();
    let error = sign_set(&sample.target(), &key, &Quiet).unwrap_err();
    assert!(error.to_string().contains("missing"), "{error}");
}
