//! What is found in documents and archives, and what is not.

mod compound;
mod office;
mod pdf;
mod traces;
mod trailing_data;

use std::io::{Cursor, Write};

use super::{ActiveFinding, ActivePart, find_active_parts};
use crate::formats::content::sniff;
use crate::words::{Language, ToMessage as _};

/// The parts found, each with the names that lead to it.
fn found(name: &str, bytes: &[u8]) -> Vec<(String, ActivePart)> {
    let kind = sniff(bytes, name);
    let findings = find_active_parts(kind, &mut Cursor::new(bytes)).unwrap();
    findings
        .into_iter()
        .map(|finding| (place_of(&finding), finding.part))
        .collect()
}

/// The names that lead to a finding.
fn place_of(finding: &ActiveFinding) -> String {
    let names = finding.inside.iter();
    let names = names.map(|spot| spot.message().sentence(Language::En));
    names.collect::<Vec<_>>().join("/")
}

/// The parts found in the file itself.
fn parts(name: &str, bytes: &[u8]) -> Vec<ActivePart> {
    found(name, bytes)
        .into_iter()
        .map(|(_, part)| part)
        .collect()
}

fn zipped(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated);
    for (name, bytes) in members {
        zip.start_file(*name, options).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A file of `tests/fixtures/`.
fn fixture(path: &str) -> Vec<u8> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures");
    std::fs::read(format!("{folder}/{path}")).unwrap()
}

fn deflated(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// Changes and cuts a file, then examines it: nothing may panic or hang.
fn survives_mutation(name: &str, whole: &[u8], rounds: usize) {
    let mut state = 5_u32;
    let mut random = move || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        usize::try_from(state >> 8).unwrap()
    };
    let kind = sniff(whole, name);
    for _ in 0..rounds {
        let mut bytes = whole.to_vec();
        for _ in 0..=random() % 8 {
            let at = random() % bytes.len();
            bytes[at] = u8::try_from(random() % 256).unwrap();
        }
        bytes.truncate(whole.len() - random() % 60 % whole.len());
        let _ = find_active_parts(kind, &mut Cursor::new(&bytes));
    }
}
