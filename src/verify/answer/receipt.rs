//! The receipt: twelve digits that a user reads out over the telephone. Staff compare them with the
//! digest of the tag manifest they made. Proves what was read, not who made it.

use std::fmt;

use serde::{Serialize, Serializer};

use super::verdict::Verdict;
use crate::base::Sha256;

/// Twelve digits: one for the verdict, ten of a digest, one check digit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Receipt([u8; 12]);

/// The quasigroup of order 10 in H. Michael Damm's thesis (2004): detects every single wrong digit
/// and every swap of two neighbours. Changing it breaks the format.
const DAMM: [[u8; 10]; 10] = [
    [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
    [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
    [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
    [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
    [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
    [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
    [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
    [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
    [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
    [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];

/// Why a text is not a receipt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ReceiptError {
    /// Not twelve digits.
    #[error("a receipt has twelve digits")]
    Form,
    /// A digit was heard or typed wrong.
    #[error("one of the digits is wrong: ask again")]
    CheckDigit,
}

impl Receipt {
    /// The receipt for this verdict (by files, without a pinned key) and this SHA-256 of
    /// `tagmanifest-sha256.txt` as read (of no bytes if it is missing).
    pub fn new(verdict: Verdict, tag_manifest: &Sha256) -> Self {
        let digit = verdict_digit(verdict);
        let text = format!("drivepress receipt 1\n{digit}\n{tag_manifest}\n");
        let hash = Sha256::of(text.as_bytes());
        let mut number = hash
            .as_bytes()
            .iter()
            .take(8)
            .fold(0u64, |number, byte| number << 8 | u64::from(*byte))
            % 10_000_000_000;
        let mut digits = [0; 12];
        digits[0] = digit;
        for place in digits[1..11].iter_mut().rev() {
            *place = u8::try_from(number % 10).unwrap_or(0);
            number /= 10;
        }
        digits[11] = damm(&digits[..11]);
        Self(digits)
    }

    /// The receipts that an intact tag manifest can lead to, with the verdict of each.
    pub fn all_of(tag_manifest: &Sha256) -> [(Verdict, Self); 4] {
        [
            Verdict::Intact,
            Verdict::Suspicious,
            Verdict::Damaged,
            Verdict::Forged,
        ]
        .map(|verdict| (verdict, Self::new(verdict, tag_manifest)))
    }

    /// Every receipt from which the typed digits differ by one wrong digit or by two digits in each
    /// other's place.
    ///
    /// # Errors
    /// [`ReceiptError::Form`] if it is not twelve digits.
    pub fn near(text: &str) -> Result<Vec<Self>, ReceiptError> {
        let typed = twelve_digits(text)?;
        let mut near = Vec::new();
        for at in 0..typed.len() {
            for digit in 0..10 {
                let mut other = typed;
                other[at] = digit;
                near.push(other);
            }
            for with in at + 1..typed.len() {
                let mut other = typed;
                other.swap(at, with);
                near.push(other);
            }
        }
        near.retain(|digits| *digits != typed && damm(digits) == 0);
        Ok(near.into_iter().map(Self).collect())
    }

    /// Parses a receipt as typed: ASCII or Thai digits, grouped in any way.
    ///
    /// # Errors
    /// [`ReceiptError`].
    pub fn parse(text: &str) -> Result<Self, ReceiptError> {
        let digits = twelve_digits(text)?;
        if damm(&digits) == 0 {
            Ok(Self(digits))
        } else {
            Err(ReceiptError::CheckDigit)
        }
    }
}

fn twelve_digits(text: &str) -> Result<[u8; 12], ReceiptError> {
    let kept = text.chars().filter(|c| !c.is_whitespace() && *c != '-');
    let digits: Option<Vec<u8>> = kept.map(digit_of).collect();
    let digits = digits.ok_or(ReceiptError::Form)?;
    digits.try_into().map_err(|_| ReceiptError::Form)
}

fn verdict_digit(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Pristine | Verdict::Intact | Verdict::Another => 1,
        Verdict::Suspicious => 2,
        // A drive that is not ours gets no receipt, so this digit is never shown.
        Verdict::NotChecked | Verdict::Damaged | Verdict::NotOurs => 3,
        Verdict::Forged => 4,
    }
}

fn digit_of(c: char) -> Option<u8> {
    let value = match c {
        '0'..='9' => u32::from(c) - u32::from('0'),
        '๐'..='๙' => u32::from(c) - u32::from('๐'),
        _ => return None,
    };
    u8::try_from(value).ok()
}

/// The Damm interim digit after all `digits`; 0 if the last one is the right check digit.
fn damm(digits: &[u8]) -> u8 {
    digits.iter().fold(0, |interim, digit| {
        DAMM[usize::from(interim)][usize::from(*digit)]
    })
}

impl fmt::Display for Receipt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, digit) in self.0.iter().enumerate() {
            if index > 0 && index % 4 == 0 {
                f.write_str(" ")?;
            }
            write!(f, "{digit}")?;
        }
        Ok(())
    }
}

impl Serialize for Receipt {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_digit_is_damms() {
        // The example of Damm's thesis.
        assert_eq!(damm(&[5, 7, 2]), 4);
        assert_eq!(damm(&[5, 7, 2, 4]), 0);
    }

    #[test]
    fn receipts_are_the_pinned_digits() {
        // Computed independently with sha256sum and integer arithmetic.
        let tag_manifest = Sha256::of(b"");
        let cases = [
            (Verdict::Pristine, "1432 7402 4980"),
            (Verdict::Intact, "1432 7402 4980"),
            (Verdict::Suspicious, "2796 3110 3944"),
            (Verdict::Damaged, "3275 2943 6795"),
            (Verdict::Forged, "4404 6461 8693"),
        ];
        for (verdict, digits) in cases {
            assert_eq!(Receipt::new(verdict, &tag_manifest).to_string(), digits);
        }
    }

    #[test]
    fn a_wrong_or_exchanged_digit_is_found() {
        let receipt = Receipt::new(Verdict::Intact, &Sha256::of(b"x"));
        let text = receipt.to_string();
        assert_eq!(Receipt::parse(&text), Ok(receipt));
        let plain: Vec<u8> = receipt.0.to_vec();
        for at in 0..12 {
            for digit in 0..10 {
                let mut wrong = plain.clone();
                wrong[at] = digit;
                let expected = if wrong == plain { 0 } else { damm(&wrong) };
                assert!(wrong == plain || expected != 0);
            }
            let mut exchanged = plain.clone();
            exchanged.swap(at, (at + 1).min(11));
            assert!(exchanged == plain || damm(&exchanged) != 0);
        }
        let thai: String = text
            .chars()
            .map(|c| {
                let digit = c.to_digit(10);
                digit.map_or(c, |d| char::from_u32(u32::from('๐') + d).unwrap())
            })
            .collect();
        assert_eq!(Receipt::parse(&thai), Ok(receipt));
        assert_eq!(Receipt::parse("1234"), Err(ReceiptError::Form));
    }

    #[test]
    fn near_receipts_are_those_of_one_wrong_digit_or_two_exchanged_ones() {
        let receipt = Receipt::new(Verdict::Intact, &Sha256::of(b"x"));
        for at in 0..12 {
            let mut wrong = receipt.0;
            wrong[at] = (wrong[at] + 3) % 10;
            let typed = Receipt(wrong).to_string();
            assert!(Receipt::near(&typed).unwrap().contains(&receipt), "{typed}");
            let mut exchanged = receipt.0;
            exchanged.swap(at, 11 - at);
            let typed = Receipt(exchanged).to_string();
            let is_same = exchanged == receipt.0;
            let near = Receipt::near(&typed).unwrap();
            assert!(is_same || near.contains(&receipt), "{typed}");
        }
        assert_eq!(Receipt::near("12"), Err(ReceiptError::Form));
    }
}
