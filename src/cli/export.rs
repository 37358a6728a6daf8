//! `drivepress export`.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde_json::json;

use super::args::DistrictArguments;
use super::exit::Exit;
use super::screen::Screen;
use crate::commands::{self, Error, ExportOptions};
use crate::image::{ExportForm, ImageForm};
use crate::words::{Size, messages};

messages! {
    /// Messages of `export`.
    enum ExportMessage {
        Plan { what: Items, needed: Size, free: Option<Size> } = "cli.export-plan",
        Exported { what: Items, folder: PathBuf } = "cli.exported",
        NextVerify { folder: PathBuf } = "cli.next:verify-first",
    }

    /// The exported items.
    enum Items {
        Folders { count: usize } = "cli.items:folders",
        Files { count: usize } = "cli.items:files",
        Both { count: usize } = "cli.items:both",
    }
}

/// Write whole images, ZIPs or folders of districts, ready to hand on.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  drivepress export --district 8101 --format zip --to outbox")]
pub(super) struct Arguments {
    /// The image set [default: the one of kit.toml's first edition in dist/images]
    set: Option<PathBuf>,

    #[command(flatten)]
    districts: DistrictArguments,

    /// Every district of the set
    #[arg(long)]
    all: bool,

    /// What to write (may be given several times)
    #[arg(long = "format", value_name = "FORMAT", default_value = "img")]
    formats: Vec<ExportFormat>,

    /// The folder to write to
    #[arg(long, value_name = "DIR")]
    to: PathBuf,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
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
    let out = PathBuf::from("dist");
    let set = match &arguments.set {
        Some(set) => set.clone(),
        None => commands::default_set(&out, Path::new("."), screen.work())
            .ok_or(Error::NoSet { out })?,
    };
    let options = ExportOptions {
        set,
        selection: arguments.districts.selection(),
        all: arguments.all,
        forms: arguments
            .formats
            .iter()
            .map(|format| (*format).into())
            .collect(),
        to: arguments.to.clone(),
    };
    let planned = commands::plan_export(&options)?;
    let what = || match options.forms.as_slice() {
        [ExportForm::Folder] => Items::Folders {
            count: planned.plan.items.len(),
        },
        [ExportForm::Image(_)] => Items::Files {
            count: planned.plan.items.len(),
        },
        _ => Items::Both {
            count: planned.plan.items.len(),
        },
    };
    screen.tell(ExportMessage::Plan {
        what: what(),
        needed: Size(planned.plan.needed_bytes),
        free: planned.plan.free_bytes.map(Size),
    });
    let exported = planned.run(screen.work())?;
    let folder = exported.plan.folder.clone();
    let what = what();
    screen.tell(ExportMessage::Exported { what, folder });
    if let Some(first) = exported.plan.items.first() {
        let folder = first.path.clone();
        screen.tell(ExportMessage::NextVerify { folder });
    }
    let items: Vec<_> = exported
        .plan
        .items
        .iter()
        .map(|item| {
            json!({
                "recipient": item.recipient,
                "path": item.path,
                "bytes": item.length_bytes,
            })
        })
        .collect();
    screen.json(&json!({ "folder": exported.plan.folder, "items": items }));
    Ok(Exit::Done)
}
