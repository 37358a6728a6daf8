//! `media add` records media files, `media lock` records their current state as correct,
//! `media fix` mends without loss, `media rename` and `media remove` change what is listed.

mod add;
mod fix;
mod guess;
mod list;
mod located;
mod lock;
mod measure;
mod refusal;
mod related;
mod remove;
mod rename;
mod title;

#[cfg(test)]
mod tests;

pub use add::{AddOptions, AddedMedia, DrawnPreview, MediaAdded, PreviewDrawing, media_add};
pub use fix::{FixOptions, FixTool, FixedFile, MediaFixed, Mend, media_fix};
pub(super) use list::MediaList;
pub use lock::{LockedMedia, MediaLocked, media_lock};
pub use related::{LinkingText, MediaMove};
pub use remove::{MediaFiles, MediaRemoved, RemoveOptions, media_remove};
pub use rename::{MediaRenamed, RenameOptions, media_rename};
