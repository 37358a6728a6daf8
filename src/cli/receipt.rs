//! `drivepress receipt`.

use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

use super::args::kit_around;
use super::exit::Exit;
use super::screen::Screen;
use crate::base::OutputFile;
use crate::commands::{self, Error, KnownDrive, ReceiptAnswer, ReceiptMatch};
use crate::formats::text::csv_cell;
use crate::verify::Verdict;
use crate::words::{Language, Message, messages};

messages! {
    /// What a receipt says.
    enum ReceiptMessage {
        Drive { verdict: VerdictWord, recipient: String, name: String, edition: String, release: String } = "receipt.drive",
        Newer { release: String } = "receipt.newer",
        Form = "receipt.form",
        Slip { digits: String } = "receipt.slip",
        Unknown { digits: String } = "receipt.unknown",
        Near { receipt: String, drive: Message } = "receipt.near",
        More { more: usize } = "receipt.more",
        Written { path: PathBuf, count: usize } = "receipt.written",
    }

    /// The verdict that a receipt gives, and what to do.
    enum VerdictWord {
        Intact = "receipt.verdict:intact",
        Suspicious = "receipt.verdict:suspicious",
        Damaged = "receipt.verdict:damaged",
        Forged = "receipt.verdict:forged",
    }
}

/// Most near drives that are named.
const NEAR_MAX: usize = 5;

/// Say whose drive a receipt of twelve digits belongs to, and what its check
/// found.
#[derive(Debug, Args)]
#[command(
    after_help = "The form of --json: src/cli/receipt.schema.json in the source.\n\n\
                  Examples:\n  drivepress receipt 1237 2590 7748\n  drivepress receipt --all --to receipts.csv"
)]
pub(super) struct Arguments {
    /// The twelve digits, in any groups
    #[arg(value_name = "DIGITS", required_unless_present = "all")]
    digits: Vec<String>,

    /// List the receipts of all drives (CSV; JSON with --json)
    #[arg(long, conflicts_with = "digits")]
    all: bool,

    /// With --all: write the CSV into this file
    #[arg(long, value_name = "FILE", requires = "all")]
    to: Option<PathBuf>,

    /// Where image sets are [default: dist of the kit around this folder]
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

/// Runs the command.
pub(super) fn run(arguments: &Arguments, screen: &Screen) -> Result<Exit, Error> {
    let sets = arguments.out.clone();
    let sets = sets.unwrap_or_else(|| commands::dist_of(&kit_around()));
    let drives = commands::known_drives(&sets)?;
    if arguments.all {
        return list(&drives, arguments, screen);
    }
    let typed = arguments.digits.join(" ");
    let digits = typed.clone();
    let Ok(answer) = commands::find_receipt(&drives, &typed) else {
        screen.failed(&ReceiptMessage::Form.into());
        return Ok(Exit::Wrong);
    };
    let (word, found) = match &answer {
        ReceiptAnswer::Found(found) => ("found", found),
        ReceiptAnswer::Slip(near) => {
            screen.give(ReceiptMessage::Slip { digits });
            ("slip", near)
        }
        ReceiptAnswer::Unknown(near) => {
            screen.give(ReceiptMessage::Unknown { digits });
            ("unknown", near)
        }
    };
    let is_found = word == "found";
    for one in found
        .iter()
        .take(if is_found { usize::MAX } else { NEAR_MAX })
    {
        show(one, is_found, screen);
    }
    if !is_found && found.len() > NEAR_MAX {
        let more = found.len() - NEAR_MAX;
        screen.give(ReceiptMessage::More { more });
    }
    screen.json(&json!({
        "answer": word,
        "drives": found.iter().map(match_json).collect::<Vec<_>>(),
    }));
    let is_yes = is_found && found.iter().all(|one| one.verdict == Verdict::Intact);
    Ok(if is_yes { Exit::Done } else { Exit::No })
}

fn show(one: &ReceiptMatch, is_found: bool, screen: &Screen) {
    let drive: Message = drive_line(one, screen.language()).into();
    if !is_found {
        let receipt = one.receipt.to_string();
        let line = screen.words(ReceiptMessage::Near { receipt, drive });
        return screen.answer(&format!("  {line}"));
    }
    screen.give(drive.clone());
    if let Some(release) = one.newer {
        let release = release.to_string();
        screen.answer(&format!(
            "  {}",
            screen.words(ReceiptMessage::Newer { release })
        ));
    }
    let mend = Message::from(word_of(one.verdict)).mend(screen.language());
    if let Some(mend) = mend {
        screen.answer(&format!("  {mend}"));
    }
}

fn drive_line(one: &ReceiptMatch, language: Language) -> ReceiptMessage {
    let drive = &one.drive;
    ReceiptMessage::Drive {
        verdict: word_of(one.verdict),
        recipient: drive.recipient.to_string(),
        name: match language {
            Language::Th => drive.name_th.clone(),
            Language::En => drive.name_en.clone(),
        },
        edition: drive.edition.to_string(),
        release: drive.release.to_string(),
    }
}

fn word_of(verdict: Verdict) -> VerdictWord {
    match verdict {
        Verdict::Suspicious => VerdictWord::Suspicious,
        Verdict::Damaged => VerdictWord::Damaged,
        Verdict::Forged => VerdictWord::Forged,
        _ => VerdictWord::Intact,
    }
}

fn name_of(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Suspicious => "suspicious",
        Verdict::Damaged => "damaged",
        Verdict::Forged => "forged",
        _ => "intact",
    }
}

/// The receipts of all drives.
fn list(drives: &[KnownDrive], arguments: &Arguments, screen: &Screen) -> Result<Exit, Error> {
    let head = "district,name_th,name_en,edition,release,intact,suspicious,damaged,forged";
    let mut lines = vec![head.to_owned()];
    for drive in drives {
        let mut cells = vec![
            drive.recipient.to_string(),
            drive.name_th.clone(),
            drive.name_en.clone(),
            drive.edition.to_string(),
            drive.release.to_string(),
        ];
        let receipts = drive.receipts.iter();
        cells.extend(receipts.map(|(_, receipt)| receipt.to_string()));
        let cells: Vec<String> = cells.iter().map(|cell| csv_cell(cell)).collect();
        lines.push(cells.join(","));
    }
    match &arguments.to {
        Some(path) => {
            // Excel reads UTF-8 only behind a byte order mark.
            let text = format!("\u{feff}{}\r\n", lines.join("\r\n"));
            OutputFile::write_whole(path, text.as_bytes())?;
            let (path, count) = (path.clone(), drives.len());
            screen.tell(ReceiptMessage::Written { path, count });
        }
        None => lines.iter().for_each(|line| screen.answer(line)),
    }
    screen.json(&drives.iter().map(drive_json).collect::<Vec<_>>());
    Ok(Exit::Done)
}

fn drive_json(drive: &KnownDrive) -> Value {
    let receipts = drive.receipts.iter();
    let receipts: serde_json::Map<String, Value> = receipts
        .map(|(verdict, receipt)| (name_of(*verdict).to_owned(), receipt.to_string().into()))
        .collect();
    json!({
        "set": drive.set,
        "district": drive.recipient,
        "name_th": drive.name_th,
        "name_en": drive.name_en,
        "edition": drive.edition,
        "release": drive.release.to_string(),
        "receipts": receipts,
    })
}

fn match_json(one: &ReceiptMatch) -> Value {
    json!({
        "drive": drive_json(&one.drive),
        "verdict": name_of(one.verdict),
        "receipt": one.receipt,
        "newer_release": one.newer.map(|release| release.to_string()),
    })
}
