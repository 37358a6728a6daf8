//! Amounts as people write them in `kit.toml`: `16 MiB`.

/// Largest amount of free space taken: 1 TiB, half of what FAT32 can hold. More is a slip of the
/// keyboard that would only show as an image that fits no stick.
const LARGEST_BYTES: u64 = 1 << 40;

/// Reads `16 MiB`, `512 KiB`, `1 GiB`.
///
/// # Errors
/// What is wrong, and what to write.
pub(super) fn read_size(text: &str) -> Result<u64, (String, String)> {
    let text = text.trim();
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, unit) = text.split_at(digits);
    let example = || "Write a whole number and a unit, as `free_space = \"16 MiB\"`.".to_owned();
    let Ok(number) = number.parse::<u64>() else {
        return Err((
            format!("`{text}` does not begin with a whole number"),
            example(),
        ));
    };
    let factor: u64 = match unit.trim() {
        "KiB" => 1 << 10,
        "MiB" => 1 << 20,
        "GiB" => 1 << 30,
        other => {
            let near = match other.to_lowercase().as_str() {
                "k" | "kb" | "kib" => "KiB",
                "m" | "mb" | "mib" => "MiB",
                "g" | "gb" | "gib" => "GiB",
                _ => return Err((format!("`{text}` has no unit that is known"), example())),
            };
            let reason = format!("`{other}` is not a unit here (units count in 1024)");
            let right = format!("{number} {near}");
            let mend = match read_size(&right) {
                Ok(_) => format!("Write `free_space = \"{right}\"`."),
                Err((_, mend)) => mend,
            };
            return Err((reason, mend));
        }
    };
    match number.checked_mul(factor) {
        Some(bytes) if bytes <= LARGEST_BYTES => Ok(bytes),
        _ => Err((
            format!("`{text}` is more than any stick has (1024 GiB at most)"),
            example(),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_have_a_binary_unit() {
        assert_eq!(read_size("16 MiB"), Ok(16 << 20));
        assert_eq!(read_size("0 KiB"), Ok(0));
        assert_eq!(read_size("1024GiB"), Ok(1 << 40));
        for text in [
            "16",
            "16 MB",
            "MiB",
            "-1 MiB",
            "1.5 GiB",
            "1025 GiB",
            "99999999999999999999 KiB",
            "",
        ] {
            assert!(read_size(text).is_err(), "{text}");
        }
        assert_eq!(
            read_size("16 mb").unwrap_err().1,
            "Write `free_space = \"16 MiB\"`."
        );
        assert!(!read_size("9999 gb").unwrap_err().1.contains("9999"));
    }
}
