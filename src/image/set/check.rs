//! Validates an `image-set.json` and rejects contradictions.

use std::collections::BTreeSet;

use super::ImageSet;
use super::fault::{Contradiction, SetFault};
use super::form::ImageForm;

/// Fewest bytes of a ZIP tail: the end of central directory record.
const ZIP_TAIL_BYTES_MIN: u64 = 22;

impl ImageSet {
    /// Rejects values that contradict each other and would mislead readers (paths, offsets past the
    /// end).
    pub(super) fn check(&self) -> Result<(), SetFault> {
        for form in self.forms() {
            let base = self.base(form).into_iter();
            if base.clone().any(|base| base.pieces != form.pieces_name()) {
                return Err(contradiction(form.base_name(), Contradiction::PiecesName));
            }
        }
        if self.img.length_bytes != self.layout.base_length_bytes() {
            return Err(contradiction("img", Contradiction::BaseLength));
        }
        self.check_common()?;
        self.check_recipients()
    }

    fn check_common(&self) -> Result<(), SetFault> {
        let mut paths = BTreeSet::new();
        for file in &self.common {
            if !paths.insert(&file.path) {
                return Err(contradiction(
                    file.path.as_str(),
                    Contradiction::ListedTwice,
                ));
            }
            for form in ImageForm::ALL {
                let end = file
                    .offset_bytes(form)
                    .map(|at| at.checked_add(file.length_bytes));
                let fits = match (self.base(form), end) {
                    (Some(base), Some(Some(end))) => end <= base.length_bytes,
                    (None, None) => true,
                    _ => false,
                };
                if !fits {
                    return Err(contradiction(
                        file.path.as_str(),
                        Contradiction::OutsideBase,
                    ));
                }
            }
        }
        Ok(())
    }

    fn check_recipients(&self) -> Result<(), SetFault> {
        for pair in self.recipients.windows(2) {
            if pair[0].recipient >= pair[1].recipient {
                let code = pair[1].recipient.to_string();
                return Err(contradiction(code, Contradiction::RecipientOrder));
            }
        }
        for record in &self.recipients {
            let tail_fits = record.img.length_bytes == self.layout.tail_length_bytes();
            let zip_fits = match (&self.zip, &record.zip) {
                (Some(_), Some(tail)) => tail.length_bytes >= ZIP_TAIL_BYTES_MIN,
                (None, None) => true,
                _ => false,
            };
            if !tail_fits || !zip_fits {
                let code = record.recipient.to_string();
                return Err(contradiction(code, Contradiction::Tails));
            }
        }
        Ok(())
    }
}

fn contradiction(field: impl Into<String>, reason: Contradiction) -> SetFault {
    SetFault::Contradiction {
        field: field.into(),
        reason,
    }
}
