//! Keys and signatures of C minisign 0.11, and our own checked by the same rules.

use super::*;

const PUB: &str = "untrusted comment: minisign public key DB743E25EB0C8D32
RWQyjQzrJT5029AjGIj/ohbb+Hdxh147PtONZBwWB5VgYROtpZK9AF2q
";
/// Made for this test by `minisign -G -W`; protects nothing.
const KEY: &str = "untrusted comment: minisign encrypted secret key
RWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAMo0M6yU+dNuLCip52gHyU2MqOf9KSd4W+pT3HnXmcSJNhvpDf5JD9dAjGIj/ohbb+Hdxh147PtONZBwWB5VgYROtpZK9AF2qAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=
";
const COMMENT: &str = "drivepress 1 campaign=a edition=b release=2026.1 district=8101";
/// Made by `minisign -S` over `hello\n`.
const SIGNED: &str = "untrusted comment: signature from minisign secret key
RUQyjQzrJT502wDcHA3Xy9ZDzeK2UeTyqtiIHEpvrH+nvcbGmrvzP1VPOx8m65+wMHRdiP2r4cL1Z3iEEUMuWKo3WV45wOIanA4=
trusted comment: drivepress 1 campaign=a edition=b release=2026.1 district=8101
6Iybp6HBdhPF1k9V6nUfZQtg0lqOluT6Zv3D1cMZEKPyDVsaQHkqQ2cSVoM4mMzObRln18H/q27s2oL+X1mJDQ==
";
/// Made by `minisign -S -l`.
const LEGACY: &str = "untrusted comment: signature from minisign secret key
RWQyjQzrJT5022mDXLYP1zvANwf/Xe8ZRqFTFMEn7VIqtgl4ltNniaKsUFUXrWJy6zuAzBipzMU6sd7bZf4teSbJmEC8kIKiJAU=
trusted comment: legacy
rh4QNwNIOCt/DElzChofl3E1MrFxKYyZKj1Itc7eim2MGesmSeVVXawMuX+Z5FDDrx1ff4OWlZGvdVNqZtcnCg==
";

fn key() -> PublicKey {
    PublicKey::from_file_text(PUB).unwrap()
}

fn hello() -> Prehash {
    Prehash::of(b"hello\n")
}

#[test]
fn a_signature_of_minisign_is_verified_and_gives_its_comment() {
    let signature = Signature::parse(SIGNED.as_bytes()).unwrap();
    assert_eq!(key().verify(&hello(), &signature), Ok(COMMENT));
    assert_eq!(key().key_id().to_string(), "DB743E25EB0C8D32");
    assert_eq!(key().to_file_text(), PUB);
    let crlf = SIGNED.replace('\n', "\r\n");
    let signature = Signature::parse(crlf.as_bytes()).unwrap();
    assert_eq!(key().verify(&hello(), &signature), Ok(COMMENT));
}

#[test]
fn our_signature_has_the_same_bytes_as_minisigns() {
    let secret = SecretKeyFile::parse(KEY).unwrap().open(None).unwrap();
    assert_eq!(secret.public_key(), key());
    let ours = secret.sign(&hello(), COMMENT).unwrap();
    let lines: Vec<&str> = ours.lines().skip(1).collect();
    let theirs: Vec<&str> = SIGNED.lines().skip(1).collect();
    assert_eq!(lines, theirs);
    assert!(secret.sign(&hello(), "a\nb").is_err());
}

#[test]
fn other_bytes_comments_keys_and_kinds_are_told_apart() {
    let signature = Signature::parse(SIGNED.as_bytes()).unwrap();
    let other = Prehash::of(b"hello");
    assert_eq!(key().verify(&other, &signature), Err(SignatureFault::Data));
    let changed = SIGNED.replace("8101", "8102");
    let changed = Signature::parse(changed.as_bytes()).unwrap();
    assert_eq!(
        key().verify(&hello(), &changed),
        Err(SignatureFault::Comment)
    );
    assert_eq!(
        Signature::parse(LEGACY.as_bytes()),
        Err(SignatureFault::Legacy)
    );
    let stranger = NewKey::generate(None).unwrap().public_key;
    assert!(matches!(
        stranger.verify(&hello(), &signature),
        Err(SignatureFault::OtherKey { .. })
    ));
}

#[test]
fn a_new_key_opens_with_its_password_only() {
    let new = NewKey::generate(Some("ช้าง")).unwrap();
    let parse = || SecretKeyFile::parse(&new.secret_file).unwrap();
    assert!(parse().needs_password());
    assert_eq!(parse().password_memory_bytes(), 32 << 20);
    assert!(matches!(
        parse().open(None),
        Err(SecretKeyError::NeedsPassword)
    ));
    assert!(matches!(
        parse().open(Some("elephant")),
        Err(SecretKeyError::Locked { .. })
    ));
    let secret = parse().open(Some("ช้าง")).unwrap();
    assert_eq!(secret.public_key(), new.public_key);
    let plain = NewKey::generate(None).unwrap();
    let file = SecretKeyFile::parse(&plain.secret_file).unwrap();
    assert_eq!(file.open(None).unwrap().public_key(), plain.public_key);
}

#[test]
fn files_that_are_no_signature_are_refused_with_the_line() {
    let line = |text: &str| match Signature::parse(text.as_bytes()) {
        Err(SignatureFault::Form { line, .. }) => line,
        other => panic!("{other:?}"),
    };
    assert_eq!(line(""), 1);
    assert_eq!(line("untrusted comment: not signed\n"), 2);
    assert_eq!(line("untrusted comment: x\n!\n"), 2);
    assert_eq!(line(&SIGNED.replace("trusted comment: dr", "dr")), 3);
    assert_eq!(line(&SIGNED[..SIGNED.len() - 20]), 4);
    assert_eq!(line(&format!("{SIGNED}more\n")), 5);
    assert!(is_not_signed(NOT_SIGNED.as_bytes()));
    assert!(is_not_signed(b"untrusted comment: not signed\r\n"));
    assert!(!is_not_signed(SIGNED.as_bytes()));
}

#[test]
fn keys_that_are_none_are_refused() {
    let good = "RWQyjQzrJT5029AjGIj/ohbb+Hdxh147PtONZBwWB5VgYROtpZK9AF2q";
    assert!(good.parse::<PublicKey>().is_ok());
    assert!(PublicKey::from_file_text(&format!("\u{feff}{good}\r\n")).is_ok());
    for text in ["", "RW", &good[1..], &good.replace('+', " "), KEY, SIGNED] {
        assert!(PublicKey::from_file_text(text).is_err(), "{text}");
    }
    let zero = "RWQyjQzrJT502wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    assert_eq!(zero.parse::<PublicKey>(), Err(KeyFault::Point));
    assert!(SecretKeyFile::parse(PUB).is_err());
}

#[test]
fn no_changed_byte_of_a_signature_file_verifies_but_in_the_untrusted_comment() {
    let first_counting = SIGNED.find('\n').unwrap() + 1;
    let mut bytes = SIGNED.as_bytes().to_vec();
    for at in first_counting..bytes.len() - 1 {
        for flip in [1, 0x20, 0x80] {
            bytes[at] ^= flip;
            if let Ok(signature) = Signature::parse(&bytes) {
                let verdict = key().verify(&hello(), &signature);
                assert!(verdict.is_err(), "byte {at} ^ {flip}");
            }
            bytes[at] ^= flip;
        }
    }
}
