//! Sizes as written in `kit.toml`: `16 MiB`.

use super::finding::KitFinding;
use crate::base::escaped;

/// Largest free space accepted: 1 TiB, half of what FAT32 can hold. More is a typing error that
/// would otherwise only show as an image too large for any stick.
const SIZE_BYTES_MAX: u64 = 1 << 40;

/// Reads `16 MiB`, `512 KiB`, `1 GiB`.
///
/// # Errors
/// What is wrong.
pub(super) fn read_size(text: &str) -> Result<u64, KitFinding> {
    let text = text.trim();
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, unit) = text.split_at(digits);
    let shown = || escaped(text);
    let Ok(number) = number.parse::<u64>() else {
        return Err(KitFinding::SizeNumber { text: shown() });
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
                _ => return Err(KitFinding::SizeUnit { text: shown() }),
            };
            let right = format!("{number} {near}");
            return Err(KitFinding::SizeNear {
                unit: escaped(other),
                right: read_size(&right).is_ok().then_some(right),
            });
        }
    };
    match number.checked_mul(factor) {
        Some(bytes) if bytes <= SIZE_BYTES_MAX => Ok(bytes),
        _ => Err(KitFinding::SizeTooLarge { text: shown() }),
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
        let near = |unit: &str, right: Option<&str>| {
            Err(KitFinding::SizeNear {
                unit: unit.to_owned(),
                right: right.map(str::to_owned),
            })
        };
        assert_eq!(read_size("16 mb"), near("mb", Some("16 MiB")));
        assert_eq!(read_size("9999 gb"), near("gb", None));
    }
}
