//! `drivepress districts`.

use clap::Args;
use serde_json::json;

use super::args::{DistrictArguments, KitArguments};
use super::exit::Exit;
use super::screen::Screen;
use crate::commands::{self, DistrictsFound, Error};
use crate::kit::District;
use crate::words::messages;

messages! {
    /// Messages of `districts`.
    enum DistrictsMessage {
        Found { count: usize } = "cli.districts-found",
        NoSuch { query: String } = "cli.no-such-district",
    }
}

/// List and search the districts, in Thai or English.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  drivepress districts กระบี่\n  drivepress districts \"bang sai\""
)]
pub(super) struct Arguments {
    /// A code, a name or part of one, or a province; without it: all
    query: Option<String>,

    #[command(flatten)]
    kit: KitArguments,

    #[command(flatten)]
    districts: DistrictArguments,
}

/// Runs the command.
pub(super) fn run(arguments: &Arguments, screen: &Screen) -> Result<Exit, Error> {
    let query = arguments.query.as_deref();
    let options = arguments.kit.options(false);
    match commands::districts(
        &options,
        &arguments.districts.selection(),
        query,
        screen.work(),
    )? {
        DistrictsFound::Those(districts) => {
            for district in &districts {
                screen.answer(&line(district));
            }
            screen.json(&districts.iter().map(json_of).collect::<Vec<_>>());
            screen.tell(DistrictsMessage::Found {
                count: districts.len(),
            });
            Ok(Exit::Done)
        }
        DistrictsFound::Nearest(districts) => {
            let query = query.unwrap_or_default().to_owned();
            screen.tell(DistrictsMessage::NoSuch { query });
            for district in &districts {
                screen.say(&format!("  {}", line(district)));
            }
            screen.json(&json!({ "nearest": districts.iter().map(json_of).collect::<Vec<_>>() }));
            Ok(Exit::No)
        }
    }
}

fn line(district: &District) -> String {
    format!(
        "{}  อำเภอ{} จังหวัด{}  {}, {}",
        district.code,
        district.name_th,
        district.province.name_th,
        district.name_en,
        district.province.name_en
    )
}

fn json_of(district: &District) -> serde_json::Value {
    json!({
        "code": district.code,
        "name_th": district.name_th,
        "name_en": district.name_en,
        "province": district.province.code,
        "province_th": district.province.name_th,
        "province_en": district.province.name_en,
        "postal_code": district.postal_code,
    })
}
