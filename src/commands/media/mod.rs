//! `media add` records media files, `media lock` records their current state as correct, and
//! `media fix` mends without loss.

mod add;
mod fix;
mod guess;
mod list;
mod located;
mod lock;
mod measure;
mod refusal;

#[cfg(test)]
mod tests;

pub use add::{AddOptions, AddedMedia, MediaAdded, media_add};
pub use fix::{FixOptions, FixedFile, MediaFixed, Mend, media_fix};
pub use lock::{LockedMedia, MediaLocked, media_lock};
