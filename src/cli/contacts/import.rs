//! `drivepress contacts import`.

use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

use crate::base::Diagnostic;
use crate::cli::args::KitFolder;
use crate::cli::confirm::{can_ask, confirmed};
use crate::cli::exit::Exit;
use crate::cli::screen::Screen;
use crate::commands::{self, ContactsImport, ContactsImportOptions, Error};
use crate::drive::ProvinceCode;
use crate::kit::{Absent, Contact, ContactChange, ContactsPlan, Serves};
use crate::words::messages;

messages! {
    /// Messages of `contacts import`.
    enum ImportMessage {
        Sheet { sheet: String } = "import.sheet",
        Added { count: usize } = "import.added",
        Changed { count: usize } = "import.changed",
        Removed { count: usize } = "import.removed",
        Contact { area: String, name: String, phone: String } = "import.contact",
        Field { column: String, before: String, after: String } = "import.field",
        Remarks = "import.remarks",
        Refused = "import.refused",
        Row { row: String, reason: String } = "import.row",
        Mend { mend: String } = "import.mend",
        More { more: usize } = "import.more",
        Sum { added: usize, changed: usize, removed: usize, unchanged: usize, refused: usize } = "import.sum",
        NothingNew = "import.nothing-new",
        Ask = "import.ask",
        Left = "import.left",
        SayYes = "import.say-yes",
        WouldWrite = "import.would-write",
        ReplaceNeedsAll = "import.replace-needs-all",
        Written = "import.written",
    }
}

/// Most contacts shown of each kind; `--json` has all.
const SHOWN_MAX: usize = 50;

/// Take telephone numbers over from a table: .xlsx, or text with commas,
/// semicolons or tabs in any usual encoding.
#[derive(Debug, Args)]
#[command(
    after_help = "The form of --json: src/cli/contacts/import.schema.json in the source.\n\n\
                  Examples:\n  drivepress contacts import krabi.xlsx\n  \
                  drivepress contacts import calls.csv --yes"
)]
pub(super) struct Arguments {
    /// The table
    #[arg(value_name = "FILE")]
    file: PathBuf,

    /// The sheet of a workbook [default: the first with a header]
    #[arg(long, value_name = "NAME")]
    sheet: Option<String>,

    /// The kind of rows that name none: office, help, police, …
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,

    /// The province of rows that name none
    #[arg(long, value_name = "CODE")]
    province: Option<ProvinceCode>,

    /// Also remove contacts that the table does not list
    #[arg(long)]
    replace: bool,

    /// Only show what would change
    #[arg(long, conflicts_with = "yes")]
    dry_run: bool,

    /// Write without asking
    #[arg(long)]
    yes: bool,

    #[command(flatten)]
    kit: KitFolder,
}

/// Runs the command.
pub(super) fn run(arguments: &Arguments, screen: &Screen) -> Result<Exit, Error> {
    let options = ContactsImportOptions {
        kit: arguments.kit.path(),
        file: arguments.file.clone(),
        sheet: arguments.sheet.clone(),
        kind: arguments.kind.clone(),
        province: arguments.province.clone(),
        absent: if arguments.replace {
            Absent::Remove
        } else {
            Absent::Keep
        },
    };
    let import = commands::plan_import(&options, screen.work())?;
    show(&import.plan, screen);
    let (exit, written) = decide(arguments, &import, screen)?;
    screen.json(&json_of(&import.plan, written, screen));
    Ok(exit)
}

/// Asks, and writes. Also returns whether the file was written.
fn decide(
    arguments: &Arguments,
    import: &ContactsImport,
    screen: &Screen,
) -> Result<(Exit, bool), Error> {
    let plan = &import.plan;
    let done = if plan.refused.is_empty() {
        Exit::Done
    } else {
        Exit::Wrong
    };
    if plan.text.is_none() {
        screen.tell(ImportMessage::NothingNew);
        return Ok((done, false));
    }
    if arguments.replace && !plan.refused.is_empty() {
        screen.tell(ImportMessage::ReplaceNeedsAll);
        return Ok((Exit::Wrong, false));
    }
    if arguments.dry_run {
        screen.tell(ImportMessage::WouldWrite);
        return Ok((done, false));
    }
    if !arguments.yes {
        if screen.is_json() || !can_ask() {
            screen.tell(ImportMessage::SayYes);
            return Ok((Exit::Wrong, false));
        }
        if !confirmed(ImportMessage::Ask, screen)? {
            screen.tell(ImportMessage::Left);
            return Ok((Exit::No, false));
        }
    }
    import.write()?;
    screen.tell(ImportMessage::Written);
    Ok((done, true))
}

fn show(plan: &ContactsPlan, screen: &Screen) {
    if let Some(sheet) = &plan.sheet {
        let sheet = sheet.clone();
        screen.give(ImportMessage::Sheet { sheet });
    }
    let lists = [
        (
            &plan.added,
            ImportMessage::Added {
                count: plan.added.len(),
            },
            '+',
        ),
        (
            &plan.changed,
            ImportMessage::Changed {
                count: plan.changed.len(),
            },
            '~',
        ),
        (
            &plan.removed,
            ImportMessage::Removed {
                count: plan.removed.len(),
            },
            '-',
        ),
    ];
    for (changes, title, sign) in lists {
        if changes.is_empty() {
            continue;
        }
        screen.give(title);
        for change in changes.iter().take(SHOWN_MAX) {
            show_change(change, sign, screen);
        }
        if changes.len() > SHOWN_MAX {
            let more = changes.len() - SHOWN_MAX;
            screen.give(ImportMessage::More { more });
        }
    }
    show_findings(
        ImportMessage::Remarks,
        plan.remarks.iter().take(SHOWN_MAX),
        screen,
    );
    if plan.remarks.len() > SHOWN_MAX {
        let more = plan.remarks.len() - SHOWN_MAX;
        screen.give(ImportMessage::More { more });
    }
    show_findings(ImportMessage::Refused, plan.refused.iter(), screen);
    screen.give(ImportMessage::Sum {
        added: plan.added.len(),
        changed: plan.changed.len(),
        removed: plan.removed.len(),
        unchanged: plan.unchanged,
        refused: plan.refused.len(),
    });
}

/// Prints findings, each with its row; a mend that several rows in turn share appears once.
fn show_findings<'a>(
    title: ImportMessage,
    findings: impl ExactSizeIterator<Item = &'a Diagnostic>,
    screen: &Screen,
) {
    if findings.len() == 0 {
        return;
    }
    screen.give(title);
    let mut before = None;
    for found in findings {
        let mend = found.advice(screen.language());
        if mend != before
            && let Some(mend) = before
        {
            screen.answer(&format!(
                "      {}",
                screen.words(ImportMessage::Mend { mend })
            ));
        }
        before = mend;
        let row = found.place.line.unwrap_or(1).to_string();
        let reason = found.reason(screen.language());
        screen.answer(&format!(
            "  {}",
            screen.words(ImportMessage::Row { row, reason })
        ));
    }
    if let Some(mend) = before {
        screen.answer(&format!(
            "      {}",
            screen.words(ImportMessage::Mend { mend })
        ));
    }
}

fn show_change(change: &ContactChange, sign: char, screen: &Screen) {
    let contact = &change.contact;
    let line = screen.words(ImportMessage::Contact {
        area: area(contact),
        name: contact.name_th.clone(),
        phone: contact.phone.clone(),
    });
    screen.answer(&format!("  {sign} {line}"));
    for field in &change.fields {
        let line = screen.words(ImportMessage::Field {
            column: field.column.to_owned(),
            before: field.before.clone(),
            after: field.after.clone(),
        });
        screen.answer(&format!("      {line}"));
    }
}

fn area(contact: &Contact) -> String {
    match &contact.serves {
        Serves::Nation => "national".to_owned(),
        Serves::Province(code) => code.to_string(),
        Serves::District(code) => code.to_string(),
    }
}

fn json_of(plan: &ContactsPlan, written: bool, screen: &Screen) -> Value {
    let all =
        |changes: &[ContactChange]| -> Vec<Value> { changes.iter().map(change_json).collect() };
    json!({
        "sheet": plan.sheet,
        "added": all(&plan.added),
        "changed": all(&plan.changed),
        "removed": all(&plan.removed),
        "unchanged": plan.unchanged,
        "refused": screen.spoken(&plan.refused),
        "remarks": screen.spoken(&plan.remarks),
        "written": written,
    })
}

fn change_json(change: &ContactChange) -> Value {
    let contact = &change.contact;
    let fields = change.fields.iter().map(
        |field| json!({ "column": field.column, "before": field.before, "after": field.after }),
    );
    json!({
        "line": change.line,
        "for": area(contact),
        "kind": contact.kind,
        "name_th": contact.name_th,
        "name_en": contact.name_en,
        "phone": contact.phone,
        "ext": contact.ext,
        "fields": fields.collect::<Vec<_>>(),
    })
}
