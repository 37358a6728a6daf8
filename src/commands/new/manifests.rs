//! The manifests of a new kit: templates with comments in the reader's language, and the answers.

use std::path::Path;

use toml_edit::{Array, Datetime, DocumentMut, InlineTable, Item, Table, value};

use super::files::write;
use super::options::{NewHelpDesk, NewKitOptions};
use crate::commands::Error;
use crate::drive::LanguageCode;
use crate::kit;
use crate::words::Language;

/// The district table of this program: 878 districts.
const DISTRICTS: &str = include_str!("../../../manifests/districts.csv");

/// Numbers of use to every campaign; nobody has confirmed them yet.
const CONTACTS: &str = include_str!("templates/contacts.csv");

/// Writes the manifests of the kit in `root`.
pub(super) fn write_all(
    root: &Path,
    options: &NewKitOptions,
    languages: &[LanguageCode],
) -> Result<(), Error> {
    let (config, media) = match options.comments {
        Language::En => (
            include_str!("templates/kit.en.toml"),
            include_str!("templates/media.en.toml"),
        ),
        Language::Th => (
            include_str!("templates/kit.th.toml"),
            include_str!("templates/media.th.toml"),
        ),
    };
    write(
        root,
        "manifests/kit.toml",
        &filled(config, options, languages),
    )?;
    write(root, "manifests/media.toml", media)?;
    write(root, "manifests/districts.csv", DISTRICTS)?;
    write(root, "manifests/contacts.csv", CONTACTS)
}

/// `kit.toml` with the answers in their places.
fn filled(template: &str, options: &NewKitOptions, languages: &[LanguageCode]) -> String {
    // A test reads the templates.
    let mut document: DocumentMut = template.parse().unwrap_or_default();
    let today = today();
    let codes: Array = languages.iter().map(LanguageCode::as_str).collect();
    document["campaign"] = value(options.campaign.to_string());
    document["release"] = value(format!("{}.1", today.year()));
    if let Ok(date) = today.to_string().parse::<Datetime>() {
        document["date"] = value(date);
    }
    let name = options.campaign.to_string().replace('-', " ");
    if let Some(label) = kit::label_near(&name) {
        document["label"] = value(label);
    }
    document["languages"] = value(codes);
    document["title"]["th"] = value(&options.title_th);
    document["title"]["en"] = value(&options.title_en);
    if let Some(signer) = &options.signer {
        document.insert("signer", value(signer.to_string()));
        if let Some(mut key) = document.key_mut("signer") {
            let comment = match options.comments {
                Language::En => {
                    "\n# Who signs: the public key. A release for another key is refused.\n"
                }
                Language::Th => {
                    "\n# ผู้ลงลายเซ็น: กุญแจสาธารณะ ถ้าลงลายเซ็นด้วยกุญแจอื่นจะสร้างรุ่นเผยแพร่ไม่ได้\n"
                }
            };
            key.leaf_decor_mut().set_prefix(comment);
        }
    }
    if let Some(desk) = &options.help_desk {
        document.insert("help_desk", Item::Table(help_desk(desk, options.comments)));
    }
    document.to_string()
}

fn help_desk(desk: &NewHelpDesk, comments: Language) -> Table {
    let mut name = InlineTable::new();
    name.insert("th", desk.name.as_str().into());
    name.insert("en", desk.name.as_str().into());
    let mut table = Table::new();
    table.decor_mut().set_prefix(match comments {
        Language::En => {
            "\n# Whom readers of a drive can ask, and read the twelve digits of the check page to.\n"
        }
        Language::Th => "\n# ผู้ที่ผู้รับไดรฟ์ถามได้ และอ่านตัวเลขสิบสองหลักของหน้าตรวจไดรฟ์ให้ฟังได้\n",
    });
    table.insert("name", value(name));
    table.insert("telephone", value(&desk.telephone));
    table
}

/// Today in Thailand. It is written into a manifest for people to change; nothing that makes a
/// drive's bytes asks the clock.
fn today() -> jiff::civil::Date {
    let now = jiff::Timestamp::now();
    jiff::tz::Offset::constant(7).to_datetime(now).date()
}
