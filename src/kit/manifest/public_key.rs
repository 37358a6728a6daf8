//! The signer's public key in `kit.toml`.

use super::finding::KitFinding;
use crate::formats::minisign::{KeyFault, PublicKey};

/// Parses the 56 characters of a minisign public key; also accepts the pasted text of a `.pub`
/// file.
///
/// # Errors
/// What the text contains instead.
pub(super) fn read_public_key(text: &str) -> Result<PublicKey, KitFinding> {
    let line = text
        .lines()
        .map(str::trim)
        .rfind(|line| !line.is_empty())
        .unwrap_or_default();
    if text.contains("secret key") || (line.len() > 100 && line.starts_with("RW")) {
        return Err(KitFinding::SecretKey);
    }
    if line.to_lowercase().ends_with(".pub") {
        return Err(KitFinding::KeyFile);
    }
    match line.parse::<PublicKey>() {
        Ok(key) => Ok(key),
        Err(KeyFault::Kind) => Err(KitFinding::KeyOfOtherKind),
        Err(KeyFault::Point) => Err(KitFinding::KeyMistyped),
        Err(_) => Err(KitFinding::NoKey),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_signer_is_a_public_key_and_nothing_else() {
        // From minisign's manual.
        let key = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3";
        let read: PublicKey = key.parse().unwrap();
        assert_eq!(read_public_key(key), Ok(read.clone()));
        let file = format!("untrusted comment: minisign public key 1\n{key}\n");
        assert_eq!(read_public_key(&file), Ok(read));
        assert_eq!(
            read_public_key("keys/campaign.pub"),
            Err(KitFinding::KeyFile)
        );
        assert_eq!(
            read_public_key(&format!("RWR{}", "a".repeat(200))),
            Err(KitFinding::SecretKey)
        );
        // Wrong forms, another algorithm, invalid points and weak points.
        for bad in [
            "",
            "RWQ",
            &key[1..],
            &key.replace("RWQ", "RVQ"),
            &key.replace("n73Y", "n37Y"),
            &format!("RWQf6LRCGA9i5{}", "A".repeat(43)),
            &format!("RWZ{}", "a".repeat(53)),
            &key.replace('f', "-"),
        ] {
            assert!(read_public_key(bad).is_err(), "{bad}");
        }
    }
}
