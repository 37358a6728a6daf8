//! The signer's public key as it stands in `kit.toml`.

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
    let in_alphabet = |c: char| c.is_ascii_alphanumeric() || c == '+' || c == '/';
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
    // minisign's public key: `Ed`, 8 bytes of key number, 32 of key, in base64.
    let begins = line.starts_with("RW") && line.chars().nth(2).is_some_and(|c| "QRST".contains(c));
    if line.len() == 56 && begins && line.chars().all(in_alphabet) {
        return Ok(line.to_owned());
    }
    Err((
        "this is no minisign public key (56 characters that begin with RW)",
        "Write the second line of the .pub file.",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_signer_is_a_public_key_and_nothing_else() {
        let key = format!("RWQ{}", "a".repeat(53));
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
        for bad in ["", "RWQ", &key[1..], &format!("RWZ{}", "a".repeat(53))] {
            assert!(read_public_key(bad).is_err(), "{bad}");
        }
    }
}
