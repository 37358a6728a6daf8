//! What the objects of a PDF do (ISO 32000-1 §12.6.4, §7.11.4).

use std::collections::{BTreeMap, BTreeSet};

use super::lock::opens_without_password;
use super::object::Object;
use crate::formats::content::active::part::{ActivePart, Findings, Spot};
use crate::formats::content::place::PlaceTrace;

/// Most dictionaries of encryption, and trailers that name one, that are kept: a document has one, and
/// each saving repeats its trailer.
const ENCRYPTIONS_MAX: usize = 64;

/// Most texts that are kept (tuning): each leads somewhere else, and a document has a handful.
const TEXTS_MAX: usize = 10_000;

/// Most addresses that are kept, and most pictures that tell something.
const LINKS_MAX: usize = 50;

/// Gathers what was seen, since some things show only when all objects are known.
#[derive(Debug, Default)]
pub(super) struct Judge {
    seen: BTreeSet<Sign>,
    links: Vec<String>,
    foreign: Vec<String>,
    /// Objects that are nothing but a name, which an action may refer to.
    names: BTreeMap<u32, Vec<u8>>,
    actions_by_reference: Vec<u32>,
    /// Objects that are nothing but a text which leads away, and which an address or a file may refer to.
    texts: BTreeMap<u32, Vec<u8>>,
    texts_by_reference: Vec<u32>,
    /// What pictures and metadata tell.
    traces: Vec<(Spot, Vec<PlaceTrace>)>,
    /// What trailers say of encryption, with the first text of their `ID`.
    encrypted: Vec<(Object, Vec<u8>)>,
    /// Objects that look like the dictionary of an encryption.
    encryptions: BTreeMap<u32, Object>,
    /// Objects that are packed in a way nobody here reads.
    pub(super) unreadable: bool,
    /// A photo that is packed in such a way.
    pub(super) unsearched: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sign {
    JavaScript,
    Launch,
    Attachment,
    RichMedia,
    Xfa,
    Submit,
}

impl Judge {
    /// Looks at a whole object.
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

    /// Looks at what a trailer alone says.
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

    /// What keeps somebody from looking through an encrypted document, or from opening it.
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

    /// Notes what a picture or metadata tell.
    pub(super) fn traces(&mut self, spot: Spot, traces: Vec<PlaceTrace>) {
        if !traces.is_empty() && self.traces.len() < LINKS_MAX {
            self.traces.push((spot, traces));
        }
    }

    fn dictionary(&mut self, object: &Object) {
        let sort = object.get(b"Type").and_then(Object::name);
        // Parts of a document's structure have sorts of their own under the same key.
        let is_structure = matches!(sort, Some(b"StructElem"));
        match object.get(b"S") {
            Some(Object::Name(action)) if !is_structure => self.action(action, object),
            Some(Object::Reference(number)) => self.actions_by_reference.push(*number),
            _ => {}
        }
        if object.get(b"S").is_some() && !is_structure && object.get(b"JS").is_some() {
            self.seen.insert(Sign::JavaScript);
        }
        if matches!(
            object.get(b"EF"),
            Some(Object::Dictionary(_) | Object::Reference(_))
        ) {
            self.seen.insert(Sign::Attachment);
        }
        if matches!(
            object.get(b"XFA"),
            Some(Object::List(_) | Object::Reference(_))
        ) {
            self.seen.insert(Sign::Xfa);
        }
        match object.get(b"Subtype").and_then(Object::name) {
            Some(b"RichMedia" | b"3D" | b"Movie") => {
                self.seen.insert(Sign::RichMedia);
            }
            Some(b"FileAttachment") => {
                self.seen.insert(Sign::Attachment);
            }
            _ => {}
        }
        // A stream, a film or a page may come from another computer wherever a file is named.
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
                self.seen.insert(Sign::JavaScript);
            }
            b"Launch" | b"ImportData" => {
                self.seen.insert(Sign::Launch);
            }
            b"SubmitForm" => {
                self.seen.insert(Sign::Submit);
            }
            b"GoToE" => {
                self.seen.insert(Sign::Attachment);
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
            self.seen.insert(Sign::JavaScript);
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

    /// Says what was found.
    pub(super) fn report(mut self, findings: &mut Findings) {
        for number in &self.actions_by_reference {
            match self.names.get(number).map(Vec::as_slice) {
                Some(b"JavaScript") => self.seen.insert(Sign::JavaScript),
                Some(b"Launch" | b"ImportData") => self.seen.insert(Sign::Launch),
                Some(b"GoToE") => self.seen.insert(Sign::Attachment),
                Some(b"SubmitForm") => self.seen.insert(Sign::Submit),
                _ => false,
            };
        }
        for number in std::mem::take(&mut self.texts_by_reference) {
            if let Some(text) = self.texts.remove(&number) {
                let text = text_of(&text);
                self.address(&text);
                // What is no address of the web is a file.
                if is_elsewhere(&text) && !self.links.contains(&text) {
                    keep(&mut self.foreign, &text);
                }
            }
        }
        for sign in &self.seen {
            findings.push(match sign {
                Sign::JavaScript => ActivePart::PdfJavaScript,
                Sign::Launch => ActivePart::PdfLaunch,
                Sign::Attachment => ActivePart::PdfAttachment,
                Sign::RichMedia => ActivePart::PdfRichMedia,
                Sign::Xfa => ActivePart::PdfXfa,
                Sign::Submit => ActivePart::PdfSubmit,
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

/// Whether a text leads to a file elsewhere, or is a program.
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

/// Text in UTF-16 with its mark, else as Latin letters.
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
