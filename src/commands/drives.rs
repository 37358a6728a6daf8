//! What the kit makes now for one edition, in memory: the common files' digests, the bags, and the
//! texts of all recipients.

use super::drive_folder::expected;
use super::error::Error;
use super::recipient_files::RecipientTexts;
use super::target::EditionTarget;
use crate::bag::{Bag, SetIdentity, Summed};

/// The drives of an edition as the kit makes them now.
pub(super) struct EditionDrives<'a> {
    pub(super) identity: SetIdentity,
    /// The common files, sorted by path.
    pub(super) files: Vec<Summed>,
    pub(super) bag: Bag,
    pub(super) texts: RecipientTexts<'a>,
}

impl<'a> EditionDrives<'a> {
    /// Renders them.
    ///
    /// # Errors
    /// Fails if a text cannot be rendered, or two files have one name.
    pub(super) fn of(target: &EditionTarget<'a>) -> Result<Self, Error> {
        let identity = target.identity();
        let files = expected(target.kit, target.site)?;
        Ok(Self {
            bag: Bag::new(identity.clone(), files.clone())?,
            texts: RecipientTexts::render(target.kit, target.site, &identity.signed_by())?,
            identity,
            files,
        })
    }
}
