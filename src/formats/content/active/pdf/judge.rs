//! Judges what the objects of a PDF do (ISO 32000-1 §12.6.4, §7.11.4).

use std::collections::{BTreeMap, BTreeSet};

use super::lock::opens_without_password;
use super::object::Object;
use crate::formats::content::active::part::{ActivePart, PartFindings, Spot};
use crate::formats::content::place::PlaceTrace;

/// Most encryption dictionaries, and trailers that name one, that are kept. A document has one, and
/// each save repeats its trailer.
const ENCRYPTIONS_MAX: usize = 64;

/// Most texts that are kept (tuning). Each leads elsewhere, and a document has a handful.
const TEXTS_MAX: usize = 10_000;

/// Most addresses that are kept, and most pictures with traces.
const LINKS_MAX: usize = 50;

/// Gathers signs, because some can be judged only once all objects are known.
#[derive(Debug, Default)]
pub(super) struct PdfJudge {
    seen: BTreeSet<PdfSign>,
    links: Vec<String>,
    foreign: Vec<String>,
    /// Objects that are only a name, which an action may refer to.
    names: BTreeMap<u32, Vec<u8>>,
    actions_by_reference: Vec<u32>,
    /// Objects that are only a text leading elsewhere, which an address or a file may refer to.
    texts: BTreeMap<u32, Vec<u8>>,
    texts_by_reference: Vec<u32>,
    /// What pictures and metadata reveal.
    traces: Vec<(Spot, Vec<PlaceTrace>)>,
    /// The `Encrypt` entries of trailers, each with the first text of its `ID`.
    encrypted: Vec<(Object, Vec<u8>)>,
    /// Objects that look like an encryption dictionary.
    encryptions: BTreeMap<u32, Object>,
    /// Whether an object stream has an unsupported filter.
    pub(super) unreadable: bool,
    /// Whether a photo has an unsupported filter.
    pub(super) unsearched: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum PdfSign {
    JavaScript,
    Launch,
    Attachment,
    RichMedia,
    Xfa,
    Submit,
}

impl PdfJudge {
    /// Examines a whole object.
    pub(super) fn object(&mut self, number: Option<u32>, object: &Object) {
        if let (Some(number), Object::Name(name)) = (number, object) {
            self.names.insert(number, name.clone());
        }
        if let (Some(number), Object::Text(text)) = (number, object)
            && self.texts.len() < TEXTS_MAX
            && leads_away(&text_of(text))
        {
            self.texts.insert(number, text.clone());
        }
        let is_encryption = object.get(b"Filter").is_some() && object.get(b"V").is_some();
        if let Some(number) = number.filter(|_| is_encryption)
            && self.encryptions.len() < ENCRYPTIONS_MAX
        {
            self.encryptions.insert(number, object.clone());
        }
        let mut waiting = vec![object];
        while let Some(object) = waiting.pop() {
            match object {
                Object::List(items) => waiting.extend(items),
                Object::Dictionary(entries) => {
                    self.dictionary(object);
                    waiting.extend(entries.iter().map(|(_, value)| value));
                }
                _ => {}
            }
        }
    }

    /// Examines what only a trailer holds.
    pub(super) fn trailer(&mut self, trailer: &Object) {
        let Some(encryption @ (Object::Reference(_) | Object::Dictionary(_))) =
            trailer.get(b"Encrypt")
        else {
            return;
        };
        let id = match trailer.get(b"ID") {
            Some(Object::List(texts)) => texts.first(),
            _ => None,
        };
        let id = match id {
            Some(Object::Text(id)) => id.clone(),
            _ => Vec::new(),
        };
        if self.encrypted.len() < ENCRYPTIONS_MAX {
            self.encrypted.push((encryption.clone(), id));
        }
    }

    /// Whether strings and streams are encrypted.
    pub(super) fn is_encrypted(&self) -> bool {
        !self.encrypted.is_empty()
    }

    /// The finding for an encrypted document: restricted if it opens without a password, else
    /// locked.
    fn lock(&self) -> Option<ActivePart> {
        let opens = |(encryption, id): &(Object, Vec<u8>)| {
            let found = match encryption {
                Object::Reference(number) => self.encryptions.get(number),
                other => Some(other),
            };
            found.is_some_and(|found| opens_without_password(found, id))
        };
        if self.encrypted.is_empty() {
            None
        } else if self.encrypted.iter().all(opens) {
            Some(ActivePart::Restricted)
        } else {
            Some(ActivePart::Locked)
        }
    }

    /// Records what a picture or metadata reveals.
    pub(super) fn traces(&mut self, spot: Spot, traces: Vec<PlaceTrace>) {
        if !traces.is_empty() && self.traces.len() < LINKS_MAX {
            self.traces.push((spot, traces));
        }
    }

    fn dictionary(&mut self, object: &Object) {
        let sort = object.get(b"Type").and_then(Object::name);
        // Structure elements have types of their own under the same key.
        let is_structure = matches!(sort, Some(b"StructElem"));
        match object.get(b"S") {
            Some(Object::Name(action)) if !is_structure => self.action(action, object),
            Some(Object::Reference(number)) => self.actions_by_reference.push(*number),
            _ => {}
        }
        if object.get(b"S").is_some() && !is_structure && object.get(b"JS").is_some() {
            self.seen.insert(PdfSign::JavaScript);
        }
        if matches!(
            object.get(b"EF"),
            Some(Object::Dictionary(_) | Object::Reference(_))
        ) {
            self.seen.insert(PdfSign::Attachment);
        }
        if matches!(
            object.get(b"XFA"),
            Some(Object::List(_) | Object::Reference(_))
        ) {
            self.seen.insert(PdfSign::Xfa);
        }
        match object.get(b"Subtype").and_then(Object::name) {
            Some(b"RichMedia" | b"3D" | b"Movie") => {
                self.seen.insert(PdfSign::RichMedia);
            }
            Some(b"FileAttachment") => {
                self.seen.insert(PdfSign::Attachment);
            }
            _ => {}
        }
        // Wherever a file is named (a stream, a film, a page), it may be on another computer.
        for key in [b"F".as_slice(), b"UF"] {
            match object.get(key) {
                Some(Object::Reference(number)) => self.texts_by_reference.push(*number),
                file => self.other_file(file),
            }
        }
    }

    fn action(&mut self, action: &[u8], object: &Object) {
        match action {
            b"JavaScript" => {
                self.seen.insert(PdfSign::JavaScript);
            }
            b"Launch" | b"ImportData" => {
                self.seen.insert(PdfSign::Launch);
            }
            b"SubmitForm" => {
                self.seen.insert(PdfSign::Submit);
            }
            b"GoToE" => {
                self.seen.insert(PdfSign::Attachment);
            }
            b"URI" => match object.get(b"URI") {
                Some(Object::Text(address)) => self.address(&String::from_utf8_lossy(address)),
                Some(Object::Reference(number)) => self.texts_by_reference.push(*number),
                _ => {}
            },
            _ => {}
        }
    }

    fn address(&mut self, address: &str) {
        let plain = address.trim().to_lowercase();
        if plain.starts_with("javascript:") {
            self.seen.insert(PdfSign::JavaScript);
        } else if plain.starts_with("file:") || plain.starts_with("\\\\") {
            keep(&mut self.foreign, address);
        } else if ["http:", "https:", "ftp:", "www."]
            .iter()
            .any(|start| plain.starts_with(start))
        {
            keep(&mut self.links, address);
        }
    }

    /// A document beside this one is fine; one on another computer is not.
    fn other_file(&mut self, file: Option<&Object>) {
        let Some(Object::Text(name)) = file else {
            return;
        };
        let name = text_of(name);
        if is_elsewhere(&name) {
            keep(&mut self.foreign, &name);
        }
    }

    /// Adds what was found to `findings`.
    pub(super) fn report(mut self, findings: &mut PartFindings) {
        for number in &self.actions_by_reference {
            match self.names.get(number).map(Vec::as_slice) {
                Some(b"JavaScript") => self.seen.insert(PdfSign::JavaScript),
                Some(b"Launch" | b"ImportData") => self.seen.insert(PdfSign::Launch),
                Some(b"GoToE") => self.seen.insert(PdfSign::Attachment),
                Some(b"SubmitForm") => self.seen.insert(PdfSign::Submit),
                _ => false,
            };
        }
        for number in std::mem::take(&mut self.texts_by_reference) {
            if let Some(text) = self.texts.remove(&number) {
                let text = text_of(&text);
                self.address(&text);
                // A target that is not a web address is a file.
                if is_elsewhere(&text) && !self.links.contains(&text) {
                    keep(&mut self.foreign, &text);
                }
            }
        }
        for sign in &self.seen {
            findings.push(match sign {
                PdfSign::JavaScript => ActivePart::PdfJavaScript,
                PdfSign::Launch => ActivePart::PdfLaunch,
                PdfSign::Attachment => ActivePart::PdfAttachment,
                PdfSign::RichMedia => ActivePart::PdfRichMedia,
                PdfSign::Xfa => ActivePart::PdfXfa,
                PdfSign::Submit => ActivePart::PdfSubmit,
            });
        }
        if let Some(lock) = self.lock() {
            findings.push(lock);
        }
        if self.unreadable {
            findings.push(ActivePart::Unreadable);
        }
        if self.unsearched {
            findings.push(ActivePart::Unsearched);
        }
        for (spot, traces) in &self.traces {
            findings.enter_spot(spot.clone());
            findings.push_traces(traces);
            findings.leave();
        }
        for file in self.foreign {
            findings.push(ActivePart::PdfForeignFile(file));
        }
        for link in self.links {
            findings.push(ActivePart::WebLink(link));
        }
    }
}

/// Whether a name is that of a file on another computer.
fn is_elsewhere(name: &str) -> bool {
    let plain = name.to_lowercase().replace('\\', "/");
    plain.starts_with("//") || plain.contains("://")
}

/// Whether a text leads to a file elsewhere, or is a script.
fn leads_away(text: &str) -> bool {
    let plain = text.trim_start().to_lowercase();
    is_elsewhere(&plain) || plain.starts_with("file:") || plain.starts_with("javascript:")
}

fn keep(list: &mut Vec<String>, text: &str) {
    let short: String = text.trim().chars().take(500).collect();
    if list.len() < LINKS_MAX && !list.contains(&short) {
        list.push(short);
    }
}

/// Text in UTF-16 if it has a byte order mark, else in Latin-1.
fn text_of(bytes: &[u8]) -> String {
    match bytes.strip_prefix(b"\xfe\xff") {
        Some(wide) => {
            let (units, _) = wide.as_chunks::<2>();
            let units: Vec<u16> = units.iter().map(|unit| u16::from_be_bytes(*unit)).collect();
            String::from_utf16_lossy(&units)
        }
        None => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}
