//! `drivepress export`.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use serde_json::json;

use super::args::DistrictArguments;
use super::exit::Exit;
use super::screen::Screen;
use crate::base::{human_bytes, quoted_path};
use crate::commands::{self, Error, ExportOptions};
use crate::image::{ExportForm, ImageForm};

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
    formats: Vec<Format>,

    /// The folder to write to
    #[arg(long, value_name = "DIR")]
    to: PathBuf,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// A disk image, for sticks and duplicators
    Img,
    /// A ZIP, to unpack straight onto an empty stick
    Zip,
    /// The files themselves
    Folder,
}

impl From<Format> for ExportForm {
    fn from(format: Format) -> Self {
        match format {
            Format::Img => Self::Image(ImageForm::Img),
            Format::Zip => Self::Image(ImageForm::Zip),
            Format::Folder => Self::Folder,
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
    let needed = human_bytes(planned.plan.needed_bytes);
    let free = planned
        .plan
        .free_bytes
        .map_or_else(String::new, |free| format!(" ({} free)", human_bytes(free)));
    screen.say(&format!(
        "{} to write, {needed} needed{free}",
        planned.what()
    ));
    let exported = planned.run(screen.work())?;
    let folder = exported.plan.folder.display();
    screen.say(&format!("Exported {} to {folder}", planned.what()));
    if let Some(first) = exported.plan.items.first() {
        let path = quoted_path(&first.path);
        screen.say(&format!("Next: drivepress verify {path}"));
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
