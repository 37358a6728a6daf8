//! The identity of a drive: campaign, edition, release, date, signer, district.

use jiff::civil::Date;

use crate::drive::{CampaignName, EditionName, Recipient, Release};
use crate::formats::minisign::PublicKey;

/// `Signed-By` of a drive that will not be signed.
pub const UNSIGNED_BY: &str = "nobody";

/// The text of a key with the longest form in pages: `/` takes six characters in HTML. Slots are
/// measured with it, so that a drive has the same layout with any signer or none.
pub const WIDEST_SIGNER: &str = "RWQ/////////////////////////////////////////////////////";

/// The identity shared by all drives of one image set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetIdentity {
    /// The campaign.
    pub campaign: CampaignName,
    /// The edition.
    pub edition: EditionName,
    /// The release.
    pub release: Release,
    /// The release's date.
    pub date: Date,
    /// The minisign public key of the signer; `None` if the drives are not signed.
    pub signer: Option<PublicKey>,
}

impl SetIdentity {
    /// The signer's key, or `nobody`: the same text in `bag-info.txt` and `district.js`.
    pub fn signed_by(&self) -> String {
        let signer = self.signer.as_ref().map(PublicKey::to_string);
        signer.unwrap_or_else(|| UNSIGNED_BY.to_owned())
    }

    /// `Bag-Group-Identifier`: identifies drives that belong together.
    pub fn group(&self) -> String {
        format!("{} {} {}", self.campaign, self.release, self.edition)
    }
}

/// A recipient and its position among all recipients.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecipientPosition {
    /// The recipient.
    pub recipient: Recipient,
    /// From 1, in the order of the district table; `None` for the master.
    pub position: Option<usize>,
    /// Number of districts in the table.
    pub total: usize,
}
