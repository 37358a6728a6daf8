//! Complete commands without a terminal, for library users, tests and `cli`. Each takes options and
//! a job (`Work`), combines the other rooms, and returns a result for `cli` to print.

mod build;
mod check;
mod districts;
mod drive_folder;
mod drives;
mod error;
mod export;
mod fault;
mod keys;
mod kit_input;
mod make;
mod media;
mod recipient_files;
mod released;
mod repair;
mod same_release;
mod selection;
mod sign;
mod stamp;
mod state;
mod target;
mod tidy;
mod verify;
mod volume;
mod workshop;

pub use build::{Built, build};
pub use check::check;
pub use districts::{DistrictsFound, districts};
pub use error::Error;
pub use export::{ExportOptions, PlannedExport, default_set, plan_export};
pub use keys::{KeyFile, KeyNames, keygen, public_half};
pub use kit_input::{CheckedKit, KitOptions, Stage};
pub use make::{MakeOutcome, make};
pub use media::{
    AddOptions, AddedMedia, FixOptions, FixedFile, LockedMedia, MediaAdded, MediaFixed,
    MediaLocked, Mend, media_add, media_fix, media_lock,
};
pub use repair::{RepairOptions, repair};
pub use selection::{DistrictChoice, Selection};
pub use sign::{Signed, SigningState, sign};
pub use stamp::{StampedEdition, stamp};
pub use target::SigningKey;
pub use tidy::{EarlierRelease, TidyOptions, Tidying, plan_tidy};
pub use verify::{VerifyOptions, check_asked, read_key, verify};
