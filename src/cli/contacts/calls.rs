//! `drivepress contacts calls`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use crate::base::OutputFile;
use crate::cli::args::KitFolder;
use crate::cli::exit::Exit;
use crate::cli::screen::Screen;
use crate::commands::{self, Call, CallGroup, CallList, CallsOptions, Due, Error};
use crate::drive::ProvinceCode;
use crate::words::{Language, Message, messages};

messages! {
    /// The list to telephone.
    enum CallLine {
        Title { calls: usize, due: usize, months: u32 } = "calls.title",
        Nation = "calls.nation",
        Province { name: String } = "calls.province",
        District { name: String } = "calls.district",
        Ext { ext: String } = "calls.ext",
        Never = "calls.never",
        Last { on: jiff::civil::Date, by: String } = "calls.last",
        Hours { hours: String } = "calls.hours",
        Blank = "calls.blank",
        Back = "calls.back",
        Written { path: PathBuf } = "calls.written",
        Nothing = "calls.nothing",
    }
}

/// Print the numbers to call, by province, to tick off; those first whose last
/// call is oldest.
#[derive(Debug, Args)]
#[command(
    after_help = "Fill in verified_on and verified_by in the CSV, then: drivepress contacts import calls.csv\n\n\
                  Examples:\n  drivepress contacts calls --due\n  \
                  drivepress contacts calls --format csv --to calls.csv"
)]
pub(super) struct Arguments {
    /// For paper (text) or for a spreadsheet (csv)
    #[arg(long, value_enum, default_value = "text")]
    format: CallsFormat,

    /// Only numbers that a release would refuse
    #[arg(long)]
    due: bool,

    /// Only numbers of this province (may be given several times)
    #[arg(long = "province", value_name = "CODE")]
    provinces: Vec<ProvinceCode>,

    /// Write into this file
    #[arg(long, value_name = "FILE")]
    to: Option<PathBuf>,

    #[command(flatten)]
    kit: KitFolder,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum CallsFormat {
    Text,
    Csv,
}

/// Runs the command.
pub(super) fn run(arguments: &Arguments, screen: &Screen) -> Result<Exit, Error> {
    let options = CallsOptions {
        kit: arguments.kit.path(),
        due: if arguments.due {
            Due::OnlyDue
        } else {
            Due::All
        },
        provinces: arguments.provinces.clone(),
    };
    let list = commands::contacts_to_call(&options, screen.work())?;
    let text = match arguments.format {
        CallsFormat::Text => as_text(&list, screen),
        CallsFormat::Csv => commands::calls_as_csv(&list),
    };
    if list.groups.is_empty() {
        screen.tell(CallLine::Nothing);
    }
    match &arguments.to {
        Some(path) => {
            OutputFile::write_whole(path, text.as_bytes())?;
            let path = path.clone();
            screen.tell(CallLine::Written { path });
        }
        None => screen.answer(text.trim_end_matches(['\r', '\n'])),
    }
    screen.json(&json_of(&list));
    Ok(Exit::Done)
}

fn as_text(list: &CallList, screen: &Screen) -> String {
    let (calls, due) = list.counts();
    let months = list.valid_months;
    let mut lines = vec![screen.words(CallLine::Title { calls, due, months })];
    for group in &list.groups {
        lines.push(String::new());
        lines.push(screen.words(title(group, screen.language())));
        for call in &group.calls {
            lines.push(String::new());
            lines.extend(call_lines(call, screen));
        }
    }
    lines.push(String::new());
    lines.push(screen.words(CallLine::Back));
    lines.join("\n") + "\n"
}

fn title(group: &CallGroup, language: Language) -> CallLine {
    match &group.province {
        None => CallLine::Nation,
        Some(province) => CallLine::Province {
            name: match language {
                Language::Th => province.name_th.clone(),
                Language::En => province.name_en.clone(),
            },
        },
    }
}

fn call_lines(call: &Call, screen: &Screen) -> Vec<String> {
    let contact = &call.contact;
    let thai = screen.language() == Language::Th;
    let pick = |th: &str, en: &str| if thai { th.to_owned() } else { en.to_owned() };
    let mut number = contact.phone.clone();
    if !contact.ext.is_empty() {
        let ext = contact.ext.clone();
        number = format!("{number} {}", screen.words(CallLine::Ext { ext }));
    }
    let name = pick(&contact.name_th, &contact.name_en);
    let mut lines = vec![format!("[ ] {number}  {name}")];
    let mut about: Vec<Message> = Vec::new();
    if let Some(district) = &call.district {
        let name = pick(&district.name_th, &district.name_en);
        about.push(CallLine::District { name }.into());
    }
    let hours = pick(&contact.hours_th, &contact.hours_en);
    if !hours.is_empty() {
        about.push(CallLine::Hours { hours }.into());
    }
    about.push(match contact.verified_on {
        Some(on) => CallLine::Last {
            on,
            by: contact.verified_by.clone(),
        }
        .into(),
        None => CallLine::Never.into(),
    });
    let about = about.into_iter().map(|line| screen.words(line));
    lines.push(format!("    {}", about.collect::<Vec<_>>().join("; ")));
    lines.push(format!("    {}", screen.words(CallLine::Blank)));
    lines
}

fn json_of(list: &CallList) -> Value {
    let calls = list.groups.iter().flat_map(|group| {
        group.calls.iter().map(|call| {
            let contact = &call.contact;
            json!({
                "province": group.province.as_ref().map(|province| &province.code),
                "district": call.district.as_ref().map(|district| &district.code),
                "kind": contact.kind,
                "name_th": contact.name_th,
                "name_en": contact.name_en,
                "phone": contact.phone,
                "ext": contact.ext,
                "verified_on": contact.verified_on.map(|date| date.to_string()),
                "verified_by": contact.verified_by,
                "due": call.is_due,
            })
        })
    });
    json!({ "calls": calls.collect::<Vec<_>>() })
}
