//! Finds every object of a file.

use std::collections::BTreeSet;

use super::filter::{photo, unpacked};
use super::judge::PdfJudge;
use super::object::{Object, ObjectParser, integer, is_space};
use crate::formats::content::FileKind;
use crate::formats::content::active::budget::{ContentBudget, NotRead};
use crate::formats::content::active::part::Spot;
use crate::formats::content::bytes::find;
use crate::formats::content::place::{find_in_packet, find_in_picture};

/// Most objects that are read. A thick book has some hundred thousand.
const OBJECTS_MAX: usize = 5_000_000;

/// Most cross-reference sections; each save may add one.
const SECTIONS_MAX: usize = 4096;

pub(super) struct Scan<'a> {
    bytes: &'a [u8],
    budget: &'a mut ContentBudget,
    /// Offsets of objects that were read already.
    seen: BTreeSet<usize>,
    /// Offsets of objects, and of sections, that cross-references name.
    waiting: Vec<usize>,
    sections: Vec<usize>,
    /// Object streams, read once it is known whether the file is encrypted.
    packed: Vec<(Object, &'a [u8])>,
    objects: usize,
    /// The budget is used up.
    pub(super) spent: bool,
}

impl<'a> Scan<'a> {
    pub(super) fn new(bytes: &'a [u8], budget: &'a mut ContentBudget) -> Self {
        Self {
            bytes,
            budget,
            seen: BTreeSet::new(),
            waiting: Vec::new(),
            sections: Vec::new(),
            packed: Vec::new(),
            objects: 0,
            spent: false,
        }
    }

    /// Reads the objects in the file's order, then those that only a cross-reference finds.
    pub(super) fn run(&mut self, judge: &mut PdfJudge) {
        let mut at = 0;
        while let Some(place) = self.next_object(at) {
            at = self.read_object(place, judge).max(place + 1);
            if self.spent {
                return;
            }
        }
        self.read_trailers(judge);
        let mut done = BTreeSet::new();
        while let Some(section) = self.sections.pop() {
            if done.len() > SECTIONS_MAX {
                self.spent = true;
                return;
            }
            if done.insert(section) {
                self.read_section(section);
                while let Some(place) = self.waiting.pop() {
                    self.read_referenced(place, judge);
                }
            }
        }
        self.read_packed(judge);
    }

    /// Reads the object streams that the scan met.
    fn read_packed(&mut self, judge: &mut PdfJudge) {
        for (dictionary, packed) in std::mem::take(&mut self.packed) {
            if judge.is_encrypted() {
                return; // Encrypted, which is a finding already.
            }
            match unpacked(&dictionary, packed, self.budget) {
                Ok(plain) => read_packed_objects(&dictionary, &plain, judge),
                Err(NotRead::Broken) => judge.unreadable = true,
                Err(NotRead::Spent) => {
                    self.spent = true;
                    return;
                }
            }
        }
    }

    /// The offset after the next `obj` (as in `12 0 obj`) from `at` on.
    fn next_object(&self, mut at: usize) -> Option<usize> {
        loop {
            let found = at + find(self.bytes.get(at..)?, b"obj")?;
            at = found + 3;
            let before = found
                .checked_sub(1)
                .and_then(|before| self.bytes.get(before));
            // Skips `endobj` and other words that end in `obj`.
            if before.is_some_and(|byte| is_space(*byte) || byte.is_ascii_digit()) {
                return Some(at);
            }
        }
    }

    /// Reads the object after an `obj`; returns the offset where the scan continues.
    fn read_object(&mut self, place: usize, judge: &mut PdfJudge) -> usize {
        if !self.seen.insert(place) {
            return place;
        }
        self.objects += 1;
        if self.objects > OBJECTS_MAX {
            self.spent = true;
            return self.bytes.len();
        }
        let number = self.number_before(place);
        let mut parser = ObjectParser::new(self.bytes, place);
        let Some(object) = parser.object() else {
            return place;
        };
        let end = parser.at;
        judge.object(number, &object);
        if parser.word() != b"stream" {
            return end;
        }
        let (from, to) = self.stream_extent(&object, parser.at);
        let packed = self.bytes.get(from..to).unwrap_or_default();
        self.look_into_stream(&object, packed, judge);
        self.look_for_traces((number, &object), packed, judge);
        to
    }

    /// The object number, `12` in `12 0 obj`; `place` is the offset after `obj`.
    fn number_before(&self, place: usize) -> Option<u32> {
        let from = place.saturating_sub(40);
        let head = self.bytes.get(from..place.checked_sub(3)?)?;
        let mut words = head
            .rsplit(|byte| is_space(*byte))
            .filter(|word| !word.is_empty());
        words.next();
        words
            .next()
            .and_then(integer)
            .and_then(|number| u32::try_from(number).ok())
    }

    /// Where a stream's bytes begin and end. Its length counts only if `endstream` follows.
    fn stream_extent(&self, dictionary: &Object, behind_word: usize) -> (usize, usize) {
        let mut from = behind_word;
        if self.bytes.get(from) == Some(&b'\r') {
            from += 1;
        }
        if self.bytes.get(from) == Some(&b'\n') {
            from += 1;
        }
        let told = dictionary.get(b"Length").and_then(Object::number);
        let told = told.and_then(|len| from.checked_add(len)).filter(|to| {
            let after = self
                .bytes
                .get(*to..to.saturating_add(16).min(self.bytes.len()));
            after.is_some_and(|after| find(after, b"endstream").is_some())
        });
        let rest = self.bytes.get(from..).unwrap_or_default();
        let to = told.unwrap_or_else(|| from + find(rest, b"endstream").unwrap_or(rest.len()));
        (from, to)
    }

    fn look_into_stream(&mut self, dictionary: &Object, packed: &'a [u8], judge: &mut PdfJudge) {
        let sort = dictionary.get(b"Type").and_then(Object::name);
        // Readers treat a stream with these keys as an object stream, whatever its type.
        let holds_objects = sort == Some(b"ObjStm")
            || dictionary.get(b"First").is_some() && dictionary.get(b"N").is_some();
        let is_section = sort == Some(b"XRef");
        if is_section {
            judge.trailer(dictionary);
            self.note_section(dictionary);
        }
        if holds_objects {
            self.packed.push((dictionary.clone(), packed));
        } else if is_section {
            match unpacked(dictionary, packed, self.budget) {
                Ok(plain) => self.read_section_stream(dictionary, &plain),
                Err(NotRead::Spent) => self.spent = true,
                // The scan in the file's order finds the objects anyway.
                Err(NotRead::Broken) => {}
            }
        }
    }

    /// Searches photos and metadata streams for traces. Those of an encrypted file cannot be read
    /// and reveal nothing.
    fn look_for_traces(
        &mut self,
        (number, dictionary): (Option<u32>, &Object),
        packed: &'a [u8],
        judge: &mut PdfJudge,
    ) {
        let name = |key: &[u8]| dictionary.get(key).and_then(Object::name);
        let is_metadata = name(b"Type") == Some(b"Metadata") || name(b"Subtype") == Some(b"XML");
        let is_picture = name(b"Subtype") == Some(b"Image");
        let len = u64::try_from(packed.len()).unwrap_or(u64::MAX);
        if !(is_metadata || is_picture) || len > self.budget.shown {
            return;
        }
        // Streams of a crafted file may overlap, and each may be as long as the file.
        self.budget.shown -= len;
        let object = number.map(|number| number.to_string());
        if is_picture {
            match photo(dictionary, packed, self.budget) {
                Some(Ok(photo)) => {
                    let traces = find_in_picture(FileKind::Jpeg, &photo);
                    judge.traces(Spot::Picture { object }, traces);
                }
                Some(Err(_)) => judge.unsearched = true,
                None => {}
            }
        } else if let Ok(packet) = unpacked(dictionary, packed, self.budget) {
            judge.traces(Spot::Metadata { object }, find_in_packet(&packet));
        }
    }

    /// Reads every `trailer` dictionary and every `startxref`.
    fn read_trailers(&mut self, judge: &mut PdfJudge) {
        let mut at = 0;
        while let Some(found) = self.bytes.get(at..).and_then(|rest| find(rest, b"trailer")) {
            at += found + 7;
            let trailer = ObjectParser::new(self.bytes, at).object();
            if let Some(trailer) = trailer {
                judge.trailer(&trailer);
                judge.object(None, &trailer);
                self.note_section(&trailer);
            }
        }
        let mut at = 0;
        while let Some(found) = self
            .bytes
            .get(at..)
            .and_then(|rest| find(rest, b"startxref"))
        {
            at += found + 9;
            let number = integer(ObjectParser::new(self.bytes, at).word());
            self.sections
                .extend(number.and_then(|number| usize::try_from(number).ok()));
        }
    }

    fn note_section(&mut self, trailer: &Object) {
        for key in [b"Prev".as_slice(), b"XRefStm"] {
            self.sections
                .extend(trailer.get(key).and_then(Object::number));
        }
    }

    /// Reads a classic cross-reference table; anything else at `place` is queued as an object.
    fn read_section(&mut self, place: usize) {
        let mut parser = ObjectParser::new(self.bytes, place);
        if parser.word() != b"xref" {
            self.waiting.push(place);
            return;
        }
        loop {
            let (first, count) = (integer(parser.word()), integer(parser.word()));
            let (Some(_), Some(count)) =
                (first, count.and_then(|count| usize::try_from(count).ok()))
            else {
                return;
            };
            for _ in 0..count {
                let at = integer(parser.word());
                let generation = parser.word();
                let sort = parser.word();
                if generation.is_empty() || sort.is_empty() {
                    return;
                }
                if sort == b"n" {
                    self.waiting
                        .extend(at.and_then(|at| usize::try_from(at).ok()));
                }
            }
        }
    }

    /// Reads entries of a cross-reference stream: type, offset, generation, in the widths of `W`.
    fn read_section_stream(&mut self, dictionary: &Object, plain: &[u8]) {
        let Some(Object::List(widths)) = dictionary.get(b"W") else {
            return;
        };
        let widths: Vec<usize> = widths
            .iter()
            .filter_map(Object::number)
            .map(|width| width.min(8))
            .collect();
        let [first, second, third] = widths[..] else {
            return;
        };
        let len = first + second + third;
        if len == 0 {
            return;
        }
        for entry in plain.chunks_exact(len) {
            let value = |bytes: &[u8]| {
                bytes
                    .iter()
                    .fold(0_u64, |value, byte| value << 8 | u64::from(*byte))
            };
            let sort = if first == 0 {
                1
            } else {
                value(entry.get(..first).unwrap_or_default())
            };
            let place = value(entry.get(first..first + second).unwrap_or_default());
            if sort == 1 {
                self.waiting.extend(usize::try_from(place));
            }
        }
    }

    /// Reads the object at an offset that a cross-reference names: `12 0 obj …`.
    fn read_referenced(&mut self, place: usize, judge: &mut PdfJudge) {
        let mut parser = ObjectParser::new(self.bytes, place);
        parser.word();
        parser.word();
        if parser.word() == b"obj" {
            self.read_object(parser.at, judge);
        }
    }
}

/// Reads the objects in an object stream (§7.5.7): a list of numbers and offsets, then the objects.
fn read_packed_objects(dictionary: &Object, plain: &[u8], judge: &mut PdfJudge) {
    let count = dictionary.get(b"N").and_then(Object::number).unwrap_or(0);
    let first = dictionary
        .get(b"First")
        .and_then(Object::number)
        .unwrap_or(0);
    let mut list = ObjectParser::new(plain, 0);
    for _ in 0..count.min(plain.len()) {
        let (Some(number), Some(offset)) = (integer(list.word()), integer(list.word())) else {
            break;
        };
        let at = usize::try_from(offset)
            .ok()
            .and_then(|offset| first.checked_add(offset));
        let object = at.and_then(|at| ObjectParser::new(plain, at).object());
        if let Some(object) = object {
            judge.object(u32::try_from(number).ok(), &object);
        }
    }
}
