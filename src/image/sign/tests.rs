use super::*;
use crate::base::Quiet;
use crate::image::sample::{Sample, tree};
use crate::image::set::{SUMS_FILE, SUMS_SIGNATURE_FILE};
use crate::image::{Reuse, Scope, waits_for_signature};

const KEY: &str = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3";

/// Not a signature, but as long and as different from tail to tail.
fn signature(bytes: &[u8]) -> Vec<u8> {
    format!("untrusted comment: by a test\n{}\n", Sha256::of(bytes)).into_bytes()
}

fn sign(sample: &Sample, set: &ImageSet) -> Result<ImageSet, Error> {
    let tag: SignTagManifest<'_, Error> = &|_, manifest| Ok(signature(manifest));
    sign_set(
        &sample.target(),
        set,
        tag,
        &|_, list| Ok(signature(list)),
        &Quiet,
    )
    .map(|signed| signed.set)
}

#[test]
fn a_set_signed_later_is_the_set_stamped_with_its_signatures() {
    let mut sample = Sample::new();
    sample.signer = Some(KEY.into());
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
    at_once.insert(
        SUMS_SIGNATURE_FILE.into(),
        later[SUMS_SIGNATURE_FILE].clone(),
    );
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
    // Signing what is signed changes nothing.
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
    let error = sign_set(&sample.target(), &set, long, &|_, _| Ok(Vec::new()), &Quiet).unwrap_err();
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
