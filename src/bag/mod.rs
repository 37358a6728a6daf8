//! The files of a drive, with its manifests and tag files (BagIt 1.0, RFC 8493) and its signature.
//!
//! Takes the common files, an identity and a district's texts. Gives the district's files, padded
//! and signed. Everything has one order: common first, the district's last. So
//! `manifest-sha256.txt` lists the common files first, and its first clusters are the same on every
//! drive.
//!
//! ```
//! use drivepress::bag::{SIGNATURE_PATH, UNSIGNED};
//! assert_eq!(SIGNATURE_PATH, "tagmanifest-sha256.txt.minisig");
//! assert!(UNSIGNED.ends_with("not signed\n"));
//! ```

mod contents;
mod error;
mod identity;
mod padding;
mod seal;

pub use contents::{
    Bag, DECLARATION_PATH, INFO_PATH, MANIFEST_PATH, SIGNATURE_PATH, Summed, TAG_MANIFEST_PATH,
    UNSIGNED,
};
pub use error::Error;
pub use identity::{RecipientPosition, SetIdentity, UNSIGNED_BY, WIDEST_SIGNER};
pub use padding::{SLOT_QUANTUM_BYTES, SlotSizes};
pub use seal::Signer;
