//! What is asked about a drive.

use crate::formats::minisign::PublicKey;
use crate::verify::answer::TargetKind;

/// What is asked about a drive.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// The target as the user gave it.
    pub target: &'a str,
    /// What it is.
    pub kind: TargetKind,
    /// The key that the caller trusts.
    pub key: Option<&'a PublicKey>,
}
