use super::*;
use crate::base::Work;
use crate::image::sample::{Sample, tree};
use crate::image::set::{SET_FILE, SET_SIGNATURE_FILE, SUMS_FILE, SUMS_SIGNATURE_FILE};
use crate::image::{Reuse, Scope, waits_for_signature};

const KEY: &str = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3";

/// Not a real signature, but similar in length and different for each tail.
fn signature(bytes: &[u8]) -> Vec<u8> {
    format!("untrusted comment: by a test\n{}\n", Sha256::of(bytes)).into_bytes()
}

fn sign(sample: &Sample, set: &ImageSet) -> Result<ImageSet, Error> {
    let tag: SignTagManifest<'_, Error> = &|_, manifest| Ok(signature(manifest));
    sign_set(
        &sample.target(),
        set,
        tag,
        &|_, list| Ok(Some(signature(list))),
        &Work::new(),
    )
    .map(|signed| signed.set)
}

#[test]
fn a_set_signed_later_is_the_set_stamped_with_its_signatures() {
    let mut sample = Sample::new();
    sample.signer = Some(KEY.parse().unwrap());
    let set = sample.stamp_all();
    let recipient: Recipient = "8102".parse().unwrap();
    assert!(waits_for_signature(&sample.target(), &set, &recipient).unwrap());
    let signed = sign(&sample, &set).unwrap();
    assert!(!waits_for_signature(&sample.target(), &signed, &recipient).unwrap());
    let later = tree(&sample.target());
    assert_eq!(later[SUMS_SIGNATURE_FILE], signature(&later[SUMS_FILE]));
    let with_signature = |recipient: &Recipient| {
        let mut files = sample.files_of(recipient);
        let manifest = files
            .iter()
            .find(|file| file.path.as_str() == TAG_MANIFEST)
            .unwrap();
        let signature = signature(&manifest.bytes);
        replace(&mut files, &signature).unwrap();
        Ok(files)
    };
    let codes = ["8101", "8102", "9001"];
    let stamped = sample.stamp_with(&codes, Scope::Whole, Reuse::Nothing, &with_signature);
    assert_eq!(stamped.unwrap().set, signed);
    let mut at_once = tree(&sample.target());
    for (list, name) in [
        (SUMS_FILE, SUMS_SIGNATURE_FILE),
        (SET_FILE, SET_SIGNATURE_FILE),
    ] {
        at_once.insert(name.into(), signature(&at_once[list]));
    }
    assert!(later == at_once);
}

#[test]
fn a_set_is_signed_without_its_bases() {
    let sample = Sample::new();
    let set = sample.stamp_all();
    let whole = sign(&sample, &set).unwrap();
    let again = sample.stamp_all();
    fs::remove_file(sample.target().join("base.img")).unwrap();
    fs::remove_file(sample.target().join("base.zip")).unwrap();
    assert_eq!(sign(&sample, &again).unwrap(), whole);
    // Signing a signed set changes nothing.
    let before = tree(&sample.target());
    sign(&sample, &whole).unwrap();
    assert!(before == tree(&sample.target()));
}

#[test]
fn what_cannot_be_signed_is_told_and_the_set_stays() {
    let sample = Sample::new();
    let set = sample.stamp_all();
    let before = tree(&sample.folder().join("images"));
    let long: SignTagManifest<'_, Error> = &|_, _| Ok(vec![b'x'; 5000]);
    let error = sign_set(&sample.target(), &set, long, &|_, _| Ok(None), &Work::new()).unwrap_err();
    assert!(matches!(error, Error::Unsignable { .. }), "{error}");
    let mut other = set.clone();
    other.recipients[1].tag_manifest_sha256 = Sha256::of(b"another");
    assert!(matches!(
        sign(&sample, &other),
        Err(Error::DamagedFile { .. })
    ));
    let mut other = set.clone();
    other.recipients[1].img.sha256 = Sha256::of(b"another");
    assert!(matches!(sign(&sample, &other), Err(Error::Damaged { .. })));
    let mut other = set.clone();
    other.zip.as_mut().unwrap().state_form = "sha2-0.99".into();
    assert!(matches!(sign(&sample, &other), Err(Error::State { .. })));
    assert!(before == tree(&sample.folder().join("images")));
}

#[test]
fn lists_that_somebody_else_signed_are_signed_again() {
    let sample = Sample::new();
    let set = sign(&sample, &sample.stamp_all()).unwrap();
    let right = tree(&sample.target());
    crate::base::OutputFile::write_whole(sample.target().join(SUMS_SIGNATURE_FILE), b"other")
        .unwrap();
    let tag: SignTagManifest<'_, Error> = &|_, manifest| Ok(signature(manifest));
    let again = || {
        let list: SignList<'_, Error> = &|_, list| Ok(Some(signature(list)));
        sign_set(&sample.target(), &set, tag, list, &Work::new()).unwrap()
    };
    let first = again();
    assert_eq!((first.signed, first.was_current), (0, false));
    assert!(right == tree(&sample.target()));
    assert!(again().was_current);
}

#[test]
fn nobody_signs_one_districts_drive_in_the_name_of_another() {
    let sample = Sample::new();
    let mut set = sample.stamp_all();
    // Swaps the tails of 8101 and 8102, and their digests in the set.
    let stamps = sample.target().join(STAMPS_FOLDER);
    for form in ["img", "zip"] {
        let [one, other, aside] =
            ["8101", "8102", "aside"].map(|name| stamps.join(format!("{name}.{form}.tail")));
        fs::rename(&one, &aside).unwrap();
        fs::rename(&other, &one).unwrap();
        fs::rename(&aside, &other).unwrap();
    }
    set.recipients.swap(0, 1);
    let [first, second, ..] = set.recipients.as_mut_slice() else {
        panic!("three recipients");
    };
    std::mem::swap(&mut first.recipient, &mut second.recipient);
    let error = sign(&sample, &set).unwrap_err();
    assert!(error.to_string().contains("another one"), "{error}");
    let mut set = sample.stamp_all();
    set.release = "2027.1".parse().unwrap();
    assert!(matches!(sign(&sample, &set), Err(Error::Unsignable { .. })));
}
