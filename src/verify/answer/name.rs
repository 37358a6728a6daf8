//! Names from a drive, and how they are displayed.

use std::fmt;

use serde::{Serialize, Serializer};
use unicode_normalization::UnicodeNormalization as _;

use crate::base::escaped;

/// A name from a drive, verbatim. `Display` and JSON escape invisible characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RawName(String);

impl RawName {
    /// Wraps a name without changing it.
    pub fn new(name: impl Into<String>) -> Self {
        Self(name.into())
    }

    /// The unescaped name: for comparing, never for printing.
    pub fn as_raw(&self) -> &str {
        &self.0
    }

    /// The displayed name. If `other` looks the same (composed or not, both spellings of ำ),
    /// non-ASCII letters are shown as code points.
    pub(in crate::verify) fn beside(&self, other: &Self) -> String {
        let is_alike = self.0 != other.0 && self.0.nfkc().eq(other.0.nfkc());
        if !is_alike {
            return self.to_string();
        }
        let spelled = |letter: char| match letter {
            ' '..='~' => letter.to_string(),
            _ => letter.escape_unicode().to_string(),
        };
        self.0.chars().map(spelled).collect()
    }
}

impl fmt::Display for RawName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A name of blanks alone would be invisible; worms name folders like that.
        let is_blank = |part: &str| !part.is_empty() && part.chars().all(char::is_whitespace);
        if !self.0.split('/').any(is_blank) {
            return f.write_str(&escaped(&self.0));
        }
        for (number, part) in self.0.split('/').enumerate() {
            if number > 0 {
                f.write_str("/")?;
            }
            if is_blank(part) {
                write!(f, "{}", part.escape_unicode())?;
            } else {
                f.write_str(&escaped(part))?;
            }
        }
        Ok(())
    }
}

impl Serialize for RawName {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
