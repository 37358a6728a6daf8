//! The trusted comment of our signatures. It names what was signed, so that a valid signature on
//! the wrong drive is detected.
//!
//! `drivepress 1 campaign=… edition=… release=… district=8101` (or `file=SHA256SUMS` for a file of
//! the set). This module does not interpret the names of campaigns and districts.

use std::fmt;
use std::str::FromStr;

/// What a signature covers.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A drive: a district's code or `master`.
    District(String),
    /// A file of an image set.
    File(String),
}

/// The trusted comment of one of our signatures; values consist of letters, digits and `._-`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct TrustedComment {
    campaign: String,
    edition: String,
    release: String,
    subject: Subject,
}

/// Text or values that do not form one of our trusted comments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not the comment of a Drivepress signature")]
pub struct TrustedCommentError;

crate::words::shown_values!(TrustedCommentError);

impl TrustedComment {
    /// Checks the values.
    ///
    /// # Errors
    /// Fails if a value is empty or contains anything but letters, digits, `.`, `_`, `-`.
    pub fn new(
        campaign: &str,
        edition: &str,
        release: &str,
        subject: Subject,
    ) -> Result<Self, TrustedCommentError> {
        let (Subject::District(name) | Subject::File(name)) = &subject;
        if [campaign, edition, release, name].into_iter().all(is_word) {
            Ok(Self {
                campaign: campaign.to_owned(),
                edition: edition.to_owned(),
                release: release.to_owned(),
                subject,
            })
        } else {
            Err(TrustedCommentError)
        }
    }

    /// The campaign.
    pub fn campaign(&self) -> &str {
        &self.campaign
    }

    /// The edition.
    pub fn edition(&self) -> &str {
        &self.edition
    }

    /// The release.
    pub fn release(&self) -> &str {
        &self.release
    }

    /// What was signed.
    pub fn subject(&self) -> &Subject {
        &self.subject
    }
}

fn is_word(text: &str) -> bool {
    let is_allowed = |b: u8| b.is_ascii_alphanumeric() || b"._-".contains(&b);
    !text.is_empty() && text.bytes().all(is_allowed)
}

impl fmt::Display for TrustedComment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (key, name) = match &self.subject {
            Subject::District(name) => ("district", name),
            Subject::File(name) => ("file", name),
        };
        write!(
            f,
            "drivepress 1 campaign={} edition={} release={} {key}={name}",
            self.campaign, self.edition, self.release
        )
    }
}

impl FromStr for TrustedComment {
    type Err = TrustedCommentError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parts: Vec<&str> = text.split(' ').collect();
        let ["drivepress", "1", campaign, edition, release, subject] = parts.as_slice() else {
            return Err(TrustedCommentError);
        };
        let value = |part: &str, key: &str| part.strip_prefix(key).map(str::to_owned);
        let campaign = value(campaign, "campaign=").ok_or(TrustedCommentError)?;
        let edition = value(edition, "edition=").ok_or(TrustedCommentError)?;
        let release = value(release, "release=").ok_or(TrustedCommentError)?;
        let subject = value(subject, "district=")
            .map(Subject::District)
            .or_else(|| value(subject, "file=").map(Subject::File))
            .ok_or(TrustedCommentError)?;
        Self::new(&campaign, &edition, &release, subject)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_read_back_as_they_were_written() {
        let texts = [
            "drivepress 1 campaign=atlas-thailand edition=community release=2026.1 district=8101",
            "drivepress 1 campaign=a edition=b release=2026.1 district=master",
            "drivepress 1 campaign=a edition=b release=2026.1 file=SHA256SUMS",
        ];
        for text in texts {
            assert_eq!(text.parse::<TrustedComment>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn other_comments_are_refused() {
        let texts = [
            "",
            "timestamp:1 file:a",
            "drivepress 2 campaign=a edition=b release=2026.1 district=8101",
            "drivepress 1 edition=b campaign=a release=2026.1 district=8101",
            "drivepress 1 campaign=a edition=b release=2026.1 district=8101 file=x",
            "drivepress 1 campaign=a  edition=b release=2026.1 district=8101",
            "drivepress 1 campaign= edition=b release=2026.1 district=8101",
            "drivepress 1 campaign=a edition=b release=2026.1 district=ก",
        ];
        for text in texts {
            assert!(text.parse::<TrustedComment>().is_err(), "{text}");
        }
        assert!(TrustedComment::new("a b", "c", "d", Subject::File("e".to_owned())).is_err());
    }
}
