//! Searches packages: ZIPs of XML parts (ECMA-376 part 2, OpenDocument 1.3 part 2).
//!
//! What a part is follows from relationships and content types, not from its name, so renaming
//! `vbaProject.bin` hides nothing.

use quick_xml::events::Event;
use quick_xml::reader::Reader;

use super::fields::asks_other_programs;
use super::relationship::{Relationship, parse_relationships};
use crate::formats::content::active::budget::ContentBudget;
use crate::formats::content::active::family::{is_document, is_shown};
use crate::formats::content::active::held::look_at_held;
use crate::formats::content::active::members::{Member, ReadSeek, walk};
use crate::formats::content::active::part::{ActivePart, PartFindings};
use crate::formats::content::{ActiveKind, FileKind, classify_name};
use crate::formats::text::recognise;

/// How many bytes of a shown part are read: enough to recognise a program (tuning).
pub const PART_HEAD_BYTES: usize = 4096;

/// Looks at every part of a package.
pub(in crate::formats::content::active) fn look_into_package(
    kind: FileKind,
    source: &mut dyn ReadSeek,
    budget: &mut ContentBudget,
    findings: &mut PartFindings,
) {
    walk(source, budget, findings, &mut |part, budget, findings| {
        look_at_part(kind, part, budget, findings);
    });
}

fn look_at_part(
    kind: FileKind,
    mut part: Member<'_, '_>,
    budget: &mut ContentBudget,
    findings: &mut PartFindings,
) {
    let lower = part.name.to_lowercase();
    if part.locked {
        return findings.push(ActivePart::Locked);
    }
    if kind == FileKind::OpenDocument
        && (lower.starts_with("basic/") || lower.starts_with("scripts/"))
    {
        return findings.push(ActivePart::Macros);
    }
    if part.folder {
        return;
    }
    let sort = sort_of(kind, &lower);
    if sort == Sort::Embedded {
        // Printer settings and the like are `.bin` files, not programs.
        if let Some(active) = classify_name(&part.name).filter(|active| active.ending != "bin") {
            return findings.push(ActivePart::NamedProgram(active));
        }
    }
    let result = part
        .first(PART_HEAD_BYTES, budget)
        .and_then(|(held, first)| {
            let is_a_file = is_document(held) || held.is_archive();
            if is_a_file && sort != Sort::Embedded {
                // A part's name does not decide how a document uses it.
                let bytes = part.whole(budget)?;
                look_at_held(&part.name, bytes, findings);
            } else if is_shown(held) && matches!(sort, Sort::Harmless | Sort::Embedded) {
                part.look_at_shown(budget, findings);
            } else if sort != Sort::Harmless {
                let bytes = part.whole(budget)?;
                look_at_bytes(sort, &part.name, bytes, findings);
            } else if held.is_program() {
                // Not a picture or a text part: its first bytes are a program's.
                look_at_held(&part.name, first, findings);
            }
            Ok(())
        });
    if let Err(refusal) = result {
        findings.push(refusal.into());
    }
}

/// What a part is, by its path in the package.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sort {
    Relationships,
    ContentTypes,
    Text,
    Links,
    Embedded,
    OpenDocument,
    Harmless,
}

fn sort_of(kind: FileKind, lower: &str) -> Sort {
    let ends = |ending: &str| lower.ends_with(ending);
    if kind == FileKind::OpenDocument {
        return match lower {
            "meta-inf/manifest.xml" => Sort::OpenDocument,
            _ if ends("content.xml") || ends("styles.xml") => Sort::OpenDocument,
            _ if lower.starts_with("pictures/") && !ends(".svg") => Sort::Harmless,
            _ if ends(".xml") || lower == "mimetype" || lower.starts_with("thumbnails/") => {
                Sort::Harmless
            }
            _ => Sort::Embedded,
        };
    }
    if ends(".rels") {
        Sort::Relationships
    } else if lower == "[content_types].xml" {
        Sort::ContentTypes
    } else if lower.contains("/externallinks/") {
        Sort::Links
    } else if lower.starts_with("word/") && ends(".xml") {
        Sort::Text
    } else if is_embedded(lower) {
        Sort::Embedded
    } else {
        Sort::Harmless
    }
}

/// Whether a part is a file of its own.
fn is_embedded(lower: &str) -> bool {
    let ends = |ending: &str| lower.ends_with(ending);
    let active = classify_name(lower).filter(|active| active.kind != ActiveKind::Settings);
    lower.contains("/embeddings/")
        || lower.contains("afchunk")
        || ends(".bin")
        || ends(".svg")
        || active.is_some()
}

fn look_at_bytes(sort: Sort, name: &str, bytes: Vec<u8>, findings: &mut PartFindings) {
    if sort == Sort::Embedded {
        return look_at_held(name, bytes, findings);
    }
    let Ok(text) = recognise(&bytes).decode(&bytes) else {
        return findings.push(ActivePart::Unreadable);
    };
    match sort {
        Sort::Relationships => parse_relationships(&text).iter().for_each(|relationship| {
            look_at_relationship(relationship, findings);
        }),
        Sort::ContentTypes => look_at_content_types(&text, findings),
        Sort::Text | Sort::Links => {
            if asks_other_programs(&text) {
                findings.push(ActivePart::Dde);
            }
        }
        Sort::OpenDocument => look_at_open_document(&text, findings),
        Sort::Embedded | Sort::Harmless => {}
    }
}

fn look_at_content_types(text: &str, findings: &mut PartFindings) {
    let lower = text.to_lowercase();
    let macros = [
        "macroenabled",
        "vbaproject",
        "ms-excel.macrosheet",
        "ms-excel.intlmacrosheet",
    ];
    if macros.iter().any(|word| lower.contains(word)) {
        findings.push(ActivePart::Macros);
    }
    if lower.contains("ms-office.activex") {
        findings.push(ActivePart::Controls);
    }
}

fn look_at_relationship(relationship: &Relationship, findings: &mut PartFindings) {
    let sort = relationship.sort.as_str();
    match sort {
        "vbaproject" | "xlmacrosheet" | "xlintlmacrosheet" | "wordvbadata" => {
            return findings.push(ActivePart::Macros);
        }
        "control" | "activexcontrolbinary" => return findings.push(ActivePart::Controls),
        _ => {}
    }
    if !relationship.external {
        return;
    }
    let target = relationship.target.clone();
    let place = LinkDestination::of(&target);
    if sort == "hyperlink" {
        match place {
            LinkDestination::Network => findings.push(ActivePart::WebLink(target)),
            LinkDestination::Script => findings.push(ActivePart::Script),
            LinkDestination::OtherComputer => findings.push(ActivePart::ForeignObject(target)),
            LinkDestination::OwnDisk | LinkDestination::Other => {}
        }
        return;
    }
    findings.push(match place {
        // Word stores the path of the author's own template; other computers do not find it.
        LinkDestination::OwnDisk => ActivePart::LocalReference(target),
        LinkDestination::Other if !target.contains(':') => ActivePart::LocalReference(target),
        _ if sort == "attachedtemplate" => ActivePart::ForeignTemplate(target),
        _ => ActivePart::ForeignObject(target),
    });
}

/// Where a link target is.
enum LinkDestination {
    Network,
    OtherComputer,
    OwnDisk,
    Script,
    Other,
}

impl LinkDestination {
    fn of(target: &str) -> Self {
        let plain = target
            .trim()
            .to_lowercase()
            .replace('\\', "/")
            .replace("%5c", "/");
        let file = plain.strip_prefix("file:");
        if let Some(path) = file {
            let path = path.trim_start_matches('/');
            let drive = path
                .as_bytes()
                .get(1)
                .is_some_and(|byte| matches!(byte, b':' | b'|'));
            // `file:///C:/…` and `file:///home/…` are local, `file://server/…` is not.
            let local = drive || plain.starts_with("file:///") && !plain.starts_with("file:////");
            return if local {
                Self::OwnDisk
            } else {
                Self::OtherComputer
            };
        }
        if plain.starts_with("//") {
            Self::OtherComputer
        } else if plain.as_bytes().get(1) == Some(&b':') {
            Self::OwnDisk
        } else if ["http:", "https:", "ftp:", "ftps:"]
            .iter()
            .any(|start| plain.starts_with(start))
        {
            Self::Network
        } else if ["javascript:", "vbscript:", "data:", "mhtml:", "ms-"]
            .iter()
            .any(|start| plain.starts_with(start))
        {
            Self::Script
        } else {
            Self::Other
        }
    }
}

/// Reports macros bound to events, and pictures or objects from elsewhere.
fn look_at_open_document(text: &str, findings: &mut PartFindings) {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    loop {
        let event = match reader.read_event() {
            Ok(Event::Eof) => return,
            Ok(event) => event,
            Err(_) => return findings.push(ActivePart::Unreadable),
        };
        let (Event::Start(element) | Event::Empty(element)) = event else {
            continue;
        };
        let name = element.name().as_ref().to_lowercase();
        match name.as_str() {
            "script:event-listener" | "office:script" => findings.push(ActivePart::Macros),
            "office:dde-source" | "text:dde-connection-decl" => findings.push(ActivePart::Dde),
            "manifest:encryption-data" => findings.push(ActivePart::Locked),
            _ => {}
        }
        for attribute in element.attributes().with_checks(false).flatten() {
            if attribute.key.as_ref() != "xlink:href" {
                continue;
            }
            let target = attribute.value.into_owned();
            let is_link = matches!(name.as_str(), "text:a" | "draw:a" | "form:button");
            match LinkDestination::of(&target) {
                LinkDestination::Network if is_link => findings.push(ActivePart::WebLink(target)),
                LinkDestination::Script => findings.push(ActivePart::Script),
                LinkDestination::Network | LinkDestination::OtherComputer => {
                    findings.push(ActivePart::ForeignObject(target));
                }
                LinkDestination::OwnDisk => findings.push(ActivePart::LocalReference(target)),
                LinkDestination::Other => {}
            }
        }
    }
}
