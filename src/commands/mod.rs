//! Complete commands without a terminal, for library users, tests and `cli`. Each takes options and
//! a job (`Work`), combines the other rooms, and returns a result for `cli` to print.

mod build;
mod check;
mod contacts;
mod districts;
mod drive_folder;
mod drives;
mod error;
mod export;
mod fault;
mod fill;
mod keys;
mod kit_folder;
mod kit_input;
mod make;
mod media;
mod new;
mod receipt;
mod recipient_files;
mod released;
mod repair;
mod same_release;
mod selection;
mod sign;
mod stamp;
mod state;
mod target;
mod targets;
mod tidy;
mod update;
mod verify;
mod volume;
mod workshop;
mod write;

pub use build::{Built, build};
pub use check::check;
pub use contacts::{
    Call, CallGroup, CallList, CallsOptions, ContactsImport, ContactsImportOptions, Due,
    calls_as_csv, contacts_to_call, plan_import,
};
pub use districts::{DistrictsFound, districts};
pub use error::Error;
pub use export::{ExportOptions, PlannedExport, default_set, plan_export};
pub use fault::NewKitFault;
pub use fill::{FillFrom, FillOptions, StickOutcome, fill};
pub use keys::{KeyFile, KeyNames, keygen, public_half, read_public_key};
pub use kit_folder::{dist_of, kit_around};
pub use kit_input::{CheckedKit, KitOptions, Stage};
pub use make::{MakeOutcome, make};
pub use media::{
    AddOptions, AddedMedia, DrawnPreview, FixOptions, FixTool, FixedFile, LinkingText, LockedMedia,
    MediaAdded, MediaFiles, MediaFixed, MediaLocked, MediaMove, MediaRemoved, MediaRenamed, Mend,
    PreviewDrawing, RemoveOptions, RenameOptions, media_add, media_fix, media_lock, media_remove,
    media_rename,
};
pub use new::{NewHelpDesk, NewKit, NewKitOptions, known_languages, new_kit};
pub use receipt::{KnownDrive, ReceiptAnswer, ReceiptMatch, find_receipt, known_drives};
pub use repair::{RepairOptions, repair};
pub use selection::{DistrictChoice, Selection};
pub use sign::{Signed, SigningState, sign};
pub use stamp::{StampedEdition, stamp};
pub use target::SigningKey;
pub use targets::{VerifyTarget, verify_target};
pub use tidy::{EarlierRelease, TidyOptions, Tidying, plan_tidy};
pub use update::{PlannedUpdates, UpdateOptions, plan_updates};
pub use verify::{NewestReleases, VerifyOptions, check_asked, newest_releases, read_key, verify};
pub use write::{
    DriveChoice, PlannedDrive, PlannedStick, PlannedWrite, WriteOptions, WriteTask, plan_write,
};
