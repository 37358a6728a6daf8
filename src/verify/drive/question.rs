//! The input of a drive check, apart from the files.

use crate::formats::minisign::PublicKey;
use crate::verify::answer::TargetKind;

/// The target of a drive check and the key to check it with.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// The target as the user gave it.
    pub target: &'a str,
    /// The kind of target.
    pub kind: TargetKind,
    /// The key that the caller trusts.
    pub key: Option<&'a PublicKey>,
}
