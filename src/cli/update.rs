//! `drivepress export --since`.

use std::path::PathBuf;

use serde_json::json;

use super::exit::Exit;
use super::screen::Screen;
use crate::commands::{self, Error, UpdateOptions};
use crate::drive::Recipient;
use crate::image::Updated;
use crate::words::{Size, messages};

messages! {
    /// Messages of `export --since`.
    enum UpdateLine {
        Plan { count: usize, changed: usize, dropped: usize, needed: Size } = "cli.update-plan",
        Without { count: usize, first: Recipient } = "cli.update-without",
        Exported { count: usize, size: Size, largest: Size, image: Size, folder: PathBuf } = "cli.update-exported",
        Next { file: PathBuf } = "cli.next:update",
    }
}

/// Exports updates and prints what was written.
pub(super) fn run(options: &UpdateOptions, screen: &Screen) -> Result<Exit, Error> {
    let planned = commands::plan_updates(options)?;
    let plan = &planned.plan;
    screen.tell(UpdateLine::Plan {
        count: plan.items.len(),
        changed: plan.changed,
        dropped: plan.dropped,
        needed: Size(plan.needed_bytes),
    });
    if let Some(first) = plan.without.first() {
        let (count, first) = (plan.without.len(), first.clone());
        screen.tell_more(UpdateLine::Without { count, first });
    }
    let updated = planned.run(screen.work())?;
    report(&updated, screen);
    Ok(Exit::Done)
}

fn report(updated: &Updated, screen: &Screen) {
    let plan = &updated.plan;
    screen.tell(UpdateLine::Exported {
        count: plan.items.len(),
        size: Size(updated.bytes),
        largest: Size(updated.largest_bytes),
        image: Size(updated.image_bytes),
        folder: plan.folder.clone(),
    });
    if let Some(first) = plan.items.first() {
        let file = first.path.clone();
        screen.tell(UpdateLine::Next { file });
    }
    let items = plan.items.iter();
    let items = items.map(|item| json!({ "recipient": item.recipient, "path": item.path }));
    screen.json(&json!({
        "folder": plan.folder,
        "items": items.collect::<Vec<_>>(),
        "without": plan.without,
        "bytes": updated.bytes,
        "largest_bytes": updated.largest_bytes,
        "image_bytes": updated.image_bytes,
    }));
}
