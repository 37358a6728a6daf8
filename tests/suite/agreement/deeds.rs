//! What happens to the drives of the table.

use std::fs;
use std::io::{Cursor, Write as _};
use std::path::Path;

use crate::support::flip;

/// One deed of the table; `~` stands for a blank, alone for nothing; `^` for `~`.
pub(super) fn spoil(folder: &Path, what: &str) {
    let said = |word: &str| {
        if word == "~" {
            String::new()
        } else {
            word.replace('~', " ").replace('^', "~")
        }
    };
    let words: Vec<String> = what.split(' ').map(said).collect();
    let path = folder.join(&words[1]);
    let text = words.get(2).map(String::as_str).unwrap_or_default();
    match words[0].as_str() {
        "flip" => flip(&path, fs::metadata(&path).unwrap().len() / 2),
        "cut" => fs::write(&path, &fs::read(&path).unwrap()[..100]).unwrap(),
        "remove" => fs::remove_file(&path).unwrap(),
        "rename" => fs::rename(&path, folder.join(text)).unwrap(),
        "copy" => drop(fs::copy(&path, folder.join(text)).unwrap()),
        "link" => std::os::unix::fs::symlink(text, &path).unwrap(),
        "write" => write(&path, text.as_bytes()),
        "wide" => {
            let units = format!("\u{feff}{text}");
            let units = units.encode_utf16().flat_map(u16::to_le_bytes);
            write(&path, &units.collect::<Vec<u8>>());
        }
        "folder" => fs::create_dir_all(&path).unwrap(),
        "pdf" => write(&path, &pdf(text.as_bytes())),
        "packed" => write(&path, &pdf(&object_stream(text))),
        "fill" => write(&path, text.repeat(words[3].parse().unwrap()).as_bytes()),
        "zip" => write(&path, &stored_zip(&words[2..])),
        "program" => {
            // The DOS header, which points to the PE header behind it.
            let mut bytes = vec![0; 64];
            bytes[..2].copy_from_slice(b"MZ");
            bytes[60] = 64;
            bytes.extend(b"PE\0\0\x64\x86");
            write(&path, &bytes);
        }
        "append" => append(&path, text),
        "edit" => {
            let old = fs::read_to_string(&path).unwrap();
            assert!(old.contains(text), "{what}");
            fs::write(&path, old.replacen(text, &words[3], 1)).unwrap();
        }
        "crlf" => {
            let old = fs::read_to_string(&path).unwrap();
            fs::write(&path, old.replace('\n', "\r\n")).unwrap();
        }
        "capitals" => {
            let old = fs::read_to_string(&path).unwrap();
            let lines = old.lines().map(|line| {
                let (digest, name) = line.split_once("  ").unwrap();
                format!("{}  {name}\n", digest.to_uppercase())
            });
            fs::write(&path, lines.collect::<String>()).unwrap();
        }
        other => panic!("unknown deed {other}"),
    }
}

fn append(path: &Path, what: &str) {
    let mut text = fs::read_to_string(path).unwrap();
    let line = match what {
        "@first" => text.lines().next().unwrap().to_owned(),
        "@escape" => format!("{}  ../outside.txt", "a".repeat(64)),
        "@absent" => format!("{}  data/absent.txt", "a".repeat(64)),
        other => other.to_owned(),
    };
    text.push_str(&line);
    text.push('\n');
    fs::write(path, text).unwrap();
}

/// Writes a file and the folders on the way to it.
fn write(path: &Path, bytes: &[u8]) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, bytes).unwrap();
}

/// A ZIP of members `NAME=TEXT`, as they are.
fn stored_zip(members: &[String]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = zip::write::SimpleFileOptions::default();
    let stored = stored.compression_method(zip::CompressionMethod::Stored);
    for member in members {
        let (name, text) = member.split_once('=').unwrap();
        zip.start_file(name, stored).unwrap();
        zip.write_all(text.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A document of one object.
fn pdf(object: &[u8]) -> Vec<u8> {
    let end = b"\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF\n";
    [b"%PDF-1.5\n1 0 obj\n", object, end].concat()
}

/// A stream of one object, packed.
fn object_stream(object: &str) -> Vec<u8> {
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
    write!(packed, "9 0 {object}").unwrap();
    let packed = packed.finish().unwrap();
    let head = format!(
        "<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length {}>>\nstream\n",
        packed.len()
    );
    [head.as_bytes(), &packed, b"\nendstream"].concat()
}
