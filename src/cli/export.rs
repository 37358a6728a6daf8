//! `drivepress export`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde_json::json;

use super::args::{DistrictArguments, kit_around, release};
use super::exit::Exit;
use super::screen::Screen;
use super::update;
use crate::commands::{self, Error, ExportOptions, UpdateOptions};
use crate::drive::Release;
use crate::image::{ExportForm, ExportPlan, Exported, ImageForm, LowSpace};
use crate::words::{Size, messages};

messages! {
    /// Messages of `export`.
    enum ExportMessage {
        Plan { what: Items, needed: Size, free: Option<Size> } = "cli.export-plan",
        There { count: usize } = "cli.export-there",
        Exported { what: Items, folder: PathBuf } = "cli.exported",
        Kept { count: usize } = "cli.export-kept",
        NextVerify { folder: PathBuf } = "cli.next:verify-first",
    }

    /// The exported items.
    enum Items {
        Folders { count: usize } = "cli.items:folders",
        Images { count: usize } = "cli.items:images",
        Zips { count: usize } = "cli.items:zips",
        Both { count: usize } = "cli.items:both",
    }
}

/// Write whole images, ZIPs or folders of districts, ready to hand on.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  drivepress export --district 8101 --format zip --to outbox\n  \
    drivepress export --all --since 2026.1 --to outbox"
)]
pub(super) struct Arguments {
    /// The image set [default: the one of kit.toml's first edition in dist/images]
    set: Option<PathBuf>,

    /// The release to take, if another was made since [default: the one made last]
    #[arg(long, value_name = "RELEASE", value_parser = release, conflicts_with = "set")]
    release: Option<Release>,

    #[command(flatten)]
    districts: DistrictArguments,

    /// Every district of the set
    #[arg(long)]
    all: bool,

    /// What to write (may be given several times) [default: img; zip with --since]
    #[arg(long = "format", value_name = "FORMAT")]
    formats: Vec<ExportFormat>,

    /// Write small ZIPs of only what changed since this release, to unpack over its sticks
    #[arg(long, value_name = "RELEASE", value_parser = release)]
    since: Option<Release>,

    /// The folder to write to
    #[arg(long, value_name = "DIR")]
    to: PathBuf,

    /// Begin even if the disk seems too small; what is whole stays
    #[arg(long)]
    anyway: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum ExportFormat {
    /// A disk image, for sticks and duplicators
    Img,
    /// A ZIP, to unpack straight onto an empty stick
    Zip,
    /// The files themselves
    Folder,
}

impl From<ExportFormat> for ExportForm {
    fn from(format: ExportFormat) -> Self {
        match format {
            ExportFormat::Img => Self::Image(ImageForm::Img),
            ExportFormat::Zip => Self::Image(ImageForm::Zip),
            ExportFormat::Folder => Self::Folder,
        }
    }
}

/// Runs the command.
pub(super) fn run(arguments: &Arguments, screen: &Screen) -> Result<Exit, Error> {
    let set = set_or_default(arguments.set.as_ref(), arguments.release, screen)?;
    let low_space = if arguments.anyway {
        LowSpace::Begin
    } else {
        LowSpace::Refuse
    };
    if let Some(since) = arguments.since {
        let is_zip = |format: &ExportFormat| *format == ExportFormat::Zip;
        if !arguments.formats.iter().all(is_zip) {
            return Err(Error::UpdateForm);
        }
        let options = UpdateOptions {
            set,
            out: commands::dist_of(&kit_around()),
            since,
            selection: arguments.districts.selection(),
            all: arguments.all,
            to: arguments.to.clone(),
            low_space,
        };
        return update::run(&options, screen);
    }
    let formats: &[ExportFormat] = match &*arguments.formats {
        [] => &[ExportFormat::Img],
        given => given,
    };
    let options = ExportOptions {
        set,
        selection: arguments.districts.selection(),
        all: arguments.all,
        forms: formats.iter().map(|format| (*format).into()).collect(),
        to: arguments.to.clone(),
        low_space,
    };
    let planned = commands::plan_export(&options)?;
    screen.tell(ExportMessage::Plan {
        what: what(&planned.plan, &options.forms),
        needed: Size(planned.plan.needed_bytes),
        free: planned.plan.free_bytes.map(Size),
    });
    let count = planned.plan.there();
    if count > 0 {
        screen.tell_more(ExportMessage::There { count });
    }
    let exported = planned.run(screen.work())?;
    report(&exported, &options.forms, screen);
    Ok(Exit::Done)
}

/// The set that was given, or the default one of the kit around the current folder.
pub(super) fn set_or_default(
    given: Option<&PathBuf>,
    release: Option<Release>,
    screen: &Screen,
) -> Result<PathBuf, Error> {
    if let Some(set) = given {
        return Ok(set.clone());
    }
    let kit = kit_around();
    let out = commands::dist_of(&kit);
    let found = commands::default_set(&out, &kit, release, screen.work());
    found.ok_or(match release {
        Some(release) => Error::NoRelease { out, release },
        None => Error::NoSet { out },
    })
}

fn what(plan: &ExportPlan, forms: &[ExportForm]) -> Items {
    let count = plan.items.len();
    match forms {
        [ExportForm::Folder] => Items::Folders { count },
        [ExportForm::Image(ImageForm::Img)] => Items::Images { count },
        [ExportForm::Image(ImageForm::Zip)] => Items::Zips { count },
        _ => Items::Both { count },
    }
}

fn report(exported: &Exported, forms: &[ExportForm], screen: &Screen) {
    let plan = &exported.plan;
    screen.tell(ExportMessage::Exported {
        what: what(plan, forms),
        folder: plan.folder.clone(),
    });
    if exported.kept > 0 {
        let count = exported.kept;
        screen.tell_more(ExportMessage::Kept { count });
    }
    if let Some(first) = plan.items.first() {
        let folder = first.path.clone();
        screen.tell(ExportMessage::NextVerify { folder });
    }
    let items = plan.items.iter().map(|item| {
        json!({
            "recipient": item.recipient,
            "path": item.path,
            "bytes": item.length_bytes,
        })
    });
    screen.json(&json!({
        "folder": plan.folder,
        "items": items.collect::<Vec<_>>(),
        "needed_bytes": plan.needed_bytes,
        "free_bytes": plan.free_bytes,
        "kept": exported.kept,
    }));
}
