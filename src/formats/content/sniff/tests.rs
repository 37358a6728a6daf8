use super::*;

/// A ZIP of stored members, as far as sniffing reads one.
fn zip(members: &[(&str, &str)]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for (name, data) in members {
        bytes.extend(b"PK\x03\x04\x14\0\0\0\0\0\0\0\0\0\0\0\0\0");
        bytes.extend(u32::try_from(data.len()).unwrap().to_le_bytes());
        bytes.extend(u32::try_from(data.len()).unwrap().to_le_bytes());
        bytes.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
        bytes.extend([0, 0]);
        bytes.extend(name.as_bytes());
        bytes.extend(data.as_bytes());
    }
    bytes
}

#[test]
fn media_are_known_by_their_first_bytes() {
    let webm = b"\x1a\x45\xdf\xa3\x9f\x42\x86\x81\x01\x42\x82\x84webm";
    let mkv = b"\x1a\x45\xdf\xa3\xa3\x42\x86\x81\x01\x42\x82\x88matroska";
    let mut transport = vec![0; 600];
    for at in [0, 188, 376] {
        transport[at] = 0x47;
    }
    let table: [(&[u8], FileKind); 26] = [
        (b"", FileKind::Empty),
        (b"\0\0\0\x20ftypisom\0\0\x02\0", FileKind::Mp4),
        (b"\0\0\0\x20ftypmp42\0\0\0\0", FileKind::Mp4),
        (b"\0\0\0\x14ftypqt  \0\0\x02\0", FileKind::QuickTime),
        (b"\0\0\0\x08wide\0\0\0\x01mdat", FileKind::QuickTime),
        (b"\0\0\0\x1cftypM4A \0\0\0\0", FileKind::M4a),
        (b"\0\0\0\x1cftyp3gp4\0\0\0\0", FileKind::ThreeGp),
        (b"\0\0\0\x18ftypheic\0\0\0\0", FileKind::Heif),
        (b"\0\0\0\x18ftypavif\0\0\0\0", FileKind::Heif),
        (webm, FileKind::WebM),
        (mkv, FileKind::Matroska),
        (b"RIFF\0\0\0\0AVI LIST", FileKind::Avi),
        (b"RIFF\0\0\0\0WAVEfmt ", FileKind::Wav),
        (b"RIFF\0\0\0\0WEBPVP8 ", FileKind::Webp),
        (&transport, FileKind::MpegStream),
        (b"%PDF-1.7\n%\xe2\xe3", FileKind::Pdf),
        (b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR", FileKind::Png),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", FileKind::Jpeg),
        (b"GIF89a", FileKind::Gif),
        (b"ID3\x04\0\0", FileKind::Mp3),
        (b"\xff\xfb\x90\x64\0\x0f", FileKind::Mp3),
        (b"\xff\xf1\x50\x80\x2e\x7f", FileKind::Aac),
        (b"OggS\0\x02", FileKind::Ogg),
        (b"wOF2\0\x01\0\0", FileKind::Woff2),
        (b"\0\x01\0\0\0\x0f\0\x80", FileKind::Font),
        (b"WEBVTT\n\n00:00.000 --> 00:01.000\nx", FileKind::WebVtt),
    ];
    for (bytes, expected) in table {
        assert_eq!(sniff(bytes, "x"), expected, "{bytes:x?}");
    }
}

#[test]
fn documents_and_archives_are_told_apart() {
    let docx = zip(&[
        ("[Content_Types].xml", "<x/>"),
        ("_rels/.rels", "<x/>"),
        ("word/document.xml", ""),
    ]);
    let pptx = zip(&[("_rels/.rels", ""), ("ppt/presentation.xml", "")]);
    let odt = zip(&[("mimetype", "application/vnd.oasis.opendocument.text")]);
    let jar = zip(&[("META-INF/MANIFEST.MF", "")]);
    let plain = zip(&[("a.txt", "hello"), ("word/b.txt", "not Office")]);
    let mut tar = vec![0; 512];
    tar[257..262].copy_from_slice(b"ustar");
    let mut iso = vec![0; 32_774];
    iso[32_769..].copy_from_slice(b"CD001");
    let table: [(&[u8], FileKind); 12] = [
        (&docx, FileKind::Docx),
        (&pptx, FileKind::Pptx),
        (&odt, FileKind::OpenDocument),
        (&jar, FileKind::JavaArchive),
        (&plain, FileKind::Zip),
        (&tar, FileKind::Tar),
        (&iso, FileKind::DiscImage),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0",
            FileKind::CompoundFile,
        ),
        (b"{\\rtf1\\ansi", FileKind::Rtf),
        (b"Rar!\x1a\x07\x01\0", FileKind::Rar),
        (b"7z\xbc\xaf\x27\x1c\0\x04", FileKind::SevenZip),
        (b"BZhang is a name, not an archive\n", FileKind::Text),
    ];
    for (bytes, expected) in table {
        assert_eq!(
            sniff(bytes, "x"),
            expected,
            "{:x?}",
            &bytes[..bytes.len().min(40)]
        );
    }
}

#[test]
fn programs_are_known_whatever_they_are_called() {
    let mut pe = vec![0; 128];
    pe[..2].copy_from_slice(b"MZ");
    pe[0x3c] = 0x40;
    pe[0x40..0x44].copy_from_slice(b"PE\0\0");
    let table: [(&[u8], FileKind); 19] = [
        (&pe, FileKind::WindowsProgram),
        (b"MZ is how this poem begins\n", FileKind::Text),
        (b"\x7fELF\x02\x01\x01\0", FileKind::LinuxProgram),
        (b"\xcf\xfa\xed\xfe\x07\0\0\x01", FileKind::MacProgram),
        (b"\xca\xfe\xba\xbe\0\0\0\x02", FileKind::MacProgram),
        (b"\xca\xfe\xba\xbe\0\0\0\x34", FileKind::JavaClass),
        (b"dex\n035\0", FileKind::AndroidProgram),
        (b"#!/bin/sh\necho\n", FileKind::Script),
        (b"#! /usr/bin/env python\n", FileKind::Script),
        (b"#!important remark\n", FileKind::Text),
        (SHORTCUT_HEAD, FileKind::Shortcut),
        (
            b"[InternetShortcut]\r\nURL=http://x",
            FileKind::TextShortcut,
        ),
        (
            b"; remark\n[Desktop Entry]\nExec=x\n",
            FileKind::TextShortcut,
        ),
        (b"[AutoRun]\r\nopen=x.exe\r\n", FileKind::Autorun),
        (
            b"Windows Registry Editor Version 5.00\r\n",
            FileKind::Registry,
        ),
        (
            b"\xff\xfeR\0E\0G\0E\0D\0I\0T\x004\0\r\0\n\0",
            FileKind::Registry,
        ),
        (b"@ECHO OFF\r\ndel *\r\n", FileKind::Batch),
        (b"<?php echo 1;", FileKind::PhpScript),
        (b"The file [autorun] is described here.\n", FileKind::Text),
    ];
    for (bytes, expected) in table {
        assert_eq!(sniff(bytes, "photo.jpg"), expected, "{bytes:x?}");
    }
}

#[test]
fn markup_is_told_by_its_root() {
    let table: [(&str, FileKind); 9] = [
        ("<!DOCTYPE html><p>x", FileKind::Html),
        ("  <HTML lang=th>", FileKind::Html),
        ("<script>alert(1)</script>", FileKind::Html),
        (
            "<?xml version=\"1.0\"?><!-- made by hand --><svg xmlns=\"x\"/>",
            FileKind::Svg,
        ),
        ("<svg:svg xmlns:svg=\"x\">", FileKind::Svg),
        ("<?xml version=\"1.0\"?><rss/>", FileKind::Xml),
        (
            "<?xml version=\"1.0\"?>\n<html xmlns=\"x\">",
            FileKind::Html,
        ),
        ("<header>markdown may begin so</header>", FileKind::Text),
        ("# Heading\n<b>x</b>\n", FileKind::Text),
    ];
    for (text, expected) in table {
        assert_eq!(sniff(text.as_bytes(), "x"), expected, "{text}");
    }
}

#[test]
fn what_runs_is_known_before_what_it_could_also_be() {
    let wide = |text: &str| {
        let units = text.encode_utf16().flat_map(u16::to_le_bytes);
        units.collect::<Vec<u8>>()
    };
    let filled = |start: &str, at: usize, mark: &str| {
        let mut bytes = format!("{start:<at$}").into_bytes();
        bytes.extend(mark.as_bytes());
        bytes
    };
    let mut unpaired = wide("\u{feff}@echo off\n");
    unpaired.extend([0, 0xd8, b'x', 0]);
    let mut apk = zip(&[("AndroidManifest.xml", "")]);
    apk[4..8].copy_from_slice(b"ftyp");
    let table = [
        (filled("@echo off\n", 257, "ustar"), "x", FileKind::Batch),
        (
            filled("[autorun]\n", 32_769, "CD001"),
            "x",
            FileKind::Autorun,
        ),
        (b"@echo off\n%PDF-1.4\n".to_vec(), "x.pdf", FileKind::Batch),
        (b";abcftyp\n[autorun]\n".to_vec(), "x", FileKind::Autorun),
        (b"#!x\n[autorun]\n".to_vec(), "x", FileKind::Autorun),
        (b"\xef\xbb\xbf@echo off\0".to_vec(), "x", FileKind::Batch),
        (unpaired, "x", FileKind::Batch),
        (apk, "x", FileKind::AndroidProgram),
        (filled("plain\n", 257, "ustar"), "x", FileKind::Tar),
    ];
    for (bytes, name, expected) in table {
        assert_eq!(sniff(&bytes, name), expected, "{expected:?}");
    }
}

#[test]
fn no_bytes_make_it_panic() {
    let heads: [&[u8]; 12] = [
        b"MZ",
        b"PK\x03\x04",
        b"\0\0\0\x20ftyp",
        b"RIFF",
        b"#!",
        b"<!--",
        b"<?xml",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"[",
        b"\xca\xfe\xba\xbe",
        b"\x1a\x45\xdf\xa3",
    ];
    let mut state = 1_u32;
    for head in heads {
        for len in 0..96 {
            let mut bytes = head.to_vec();
            for _ in 0..len {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                bytes.push(state.to_be_bytes()[0]);
            }
            let _ = sniff(&bytes, "x.pdf");
            let _ = sniff(&bytes[..bytes.len().min(len)], "x");
        }
    }
}
