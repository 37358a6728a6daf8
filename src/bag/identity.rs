//! What a drive says of itself: campaign, edition, release, date, signer, district.

use jiff::civil::Date;

use crate::drive::{CampaignName, EditionName, Recipient, Release};
use crate::formats::minisign::PublicKey;

/// `Signed-By` of a drive that nobody will sign.
pub const UNSIGNED_BY: &str = "nobody";

/// A key's text that no page shows shorter than any other: `/` is six characters in HTML. Slots
/// are measured with it, so that a drive has the same layout whoever signs it, or nobody.
pub const WIDEST_SIGNER: &str = "RWQ/////////////////////////////////////////////////////";

/// What all drives of one image set say of themselves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Identity {
    /// The campaign.
    pub campaign: CampaignName,
    /// The edition.
    pub edition: EditionName,
    /// The release.
    pub release: Release,
    /// The release's date.
    pub date: Date,
    /// The minisign public key of whoever signs, `None` where nobody does.
    pub signer: Option<PublicKey>,
}

impl Identity {
    /// The signer's key, or `nobody`: the same words in `bag-info.txt` and `district.js`.
    pub fn signed_by(&self) -> String {
        let signer = self.signer.as_ref().map(PublicKey::to_string);
        signer.unwrap_or_else(|| UNSIGNED_BY.to_owned())
    }

    /// `Bag-Group-Identifier`: which drives belong together.
    pub fn group(&self) -> String {
        format!("{} {} {}", self.campaign, self.release, self.edition)
    }
}

/// A recipient and its place among all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Who.
    pub recipient: Recipient,
    /// From 1, in the order of the district table; `None` for the master.
    pub position: Option<usize>,
    /// How many districts the table has.
    pub total: usize,
}
