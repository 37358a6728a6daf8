//! minisign's files: public keys, secret keys, signatures, trusted comments.
//!
//! What must hold: no panic; no made-up signature verifies; a public key's text reads back as the
//! same key; a trusted comment's text is the comment; a secret key never opens without its password.

use drivepress::formats::minisign::{
    Prehash, PublicKey, SecretKeyFile, Signature, TrustedComment, is_not_signed,
};

/// A key whose secret half nobody kept.
const NOBODYS: &str = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3";

/// The first byte tells where a key file ends and the signature begins; the whole is also read as
/// each kind of file by itself.
pub(crate) fn run(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    check_key(&text);
    check_comment(&text);
    let _ = is_not_signed(data);
    if let Ok(file) = SecretKeyFile::parse(&text) {
        let _ = file.password_memory_bytes();
        let is_locked = file.needs_password();
        let opened = file.open(None);
        assert!(!is_locked || opened.is_err());
        if let Ok(key) = opened {
            // Our own signature verifies, if the two halves of the key belong together.
            let prehash = Prehash::of(data);
            let signed = key.sign(&prehash, "drivepress").unwrap();
            let signature = Signature::parse(signed.as_bytes()).unwrap();
            drop(key.public_key().verify(&prehash, &signature));
        }
    }
    check_signature(data, &NOBODYS.parse().unwrap());
    let Some((at, rest)) = data.split_first() else {
        return;
    };
    let Some((key, signature)) = rest.split_at_checked(usize::from(*at)) else {
        return;
    };
    let key = PublicKey::from_file_text(&String::from_utf8_lossy(key));
    if let Ok(key) = key {
        drop(Signature::parse(signature).map(|s| key.verify(&Prehash::of(b""), &s).is_ok()));
    }
}

fn check_key(text: &str) {
    let Ok(key) = PublicKey::from_file_text(text) else {
        return;
    };
    assert_eq!(key.to_string().parse::<PublicKey>().as_ref(), Ok(&key));
    assert_eq!(
        PublicKey::from_file_text(&key.to_file_text()).as_ref(),
        Ok(&key)
    );
}

fn check_comment(text: &str) {
    if let Ok(comment) = text.parse::<TrustedComment>() {
        assert_eq!(comment.to_string(), text);
    }
}

fn check_signature(bytes: &[u8], key: &PublicKey) {
    let Ok(signature) = Signature::parse(bytes) else {
        return;
    };
    drop(signature.key_id().to_string());
    assert!(key.verify(&Prehash::of(b"nothing"), &signature).is_err());
}
