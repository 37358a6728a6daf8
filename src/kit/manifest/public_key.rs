//! The signer's public key as it stands in `kit.toml`.

use crate::formats::minisign::{KeyFault, PublicKey};

/// The 56 characters of a minisign public key, also where the whole `.pub` file was pasted.
///
/// # Errors
/// What stands there instead, and what to write.
pub(super) fn read_public_key(text: &str) -> Result<String, (&'static str, &'static str)> {
    let line = text
        .lines()
        .map(str::trim)
        .rfind(|line| !line.is_empty())
        .unwrap_or_default();
    if text.contains("secret key") || (line.len() > 100 && line.starts_with("RW")) {
        return Err((
            "this is a secret key, which must never stand in a kit",
            "Take it out at once, make a new pair (drivepress keygen) and write the public key.",
        ));
    }
    if line.to_lowercase().ends_with(".pub") {
        return Err((
            "this is a file's name, not the key in it",
            "Write the second line of that file, 56 characters that begin with RW.",
        ));
    }
    let reason = match line.parse::<PublicKey>() {
        Ok(key) => return Ok(key.to_string()),
        Err(KeyFault::Kind) => "this is base64 of something else than a minisign public key",
        Err(KeyFault::Point) => {
            "no signature can be checked with this key: a character of it was mistyped or lost"
        }
        Err(_) => "this is no minisign public key (56 characters that begin with RW)",
    };
    Err((reason, "Write the second line of the .pub file."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_signer_is_a_public_key_and_nothing_else() {
        // Of minisign's own manual.
        let key = "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3".to_owned();
        assert_eq!(read_public_key(&key), Ok(key.clone()));
        let file = format!("untrusted comment: minisign public key 1\n{key}\n");
        assert_eq!(read_public_key(&file), Ok(key.clone()));
        assert!(
            read_public_key("keys/campaign.pub")
                .unwrap_err()
                .0
                .contains("file's name")
        );
        assert!(
            read_public_key(&format!("RWR{}", "a".repeat(200)))
                .unwrap_err()
                .0
                .contains("secret")
        );
        // Forms, another algorithm, points that are none or that anybody can sign for.
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
