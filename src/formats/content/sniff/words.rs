//! Recognises what a text is by its first words.
//!
//! Covers HTML by the tags that browsers recognise (WHATWG "MIME Sniffing", without those that a
//! Markdown file may begin with), SVG and XML by their root, and texts that computers act upon.

use std::borrow::Cow;

use encoding_rs::{UTF_16BE, UTF_16LE};

use crate::formats::content::bytes::{find, starts_with_ignoring_case};
use crate::formats::content::kind::FileKind;
use crate::formats::text::{Encoding, recognise};

/// A text that a computer acts upon, whatever follows its first words: another format's signature
/// further in does not make it harmless.
pub(super) fn active_text(bytes: &[u8]) -> Option<FileKind> {
    let plain = match recognise(bytes) {
        // An invalid code unit hides nothing: readers replace it and go on.
        Encoding::Utf16 { big_endian, mark } => {
            let codec = if big_endian { UTF_16BE } else { UTF_16LE };
            let body = bytes.get(if mark { 2 } else { 0 }..).unwrap_or_default();
            let (text, _) = codec.decode_without_bom_handling(body);
            Cow::Owned(text.into_owned().into_bytes())
        }
        _ => Cow::Borrowed(without_mark(bytes)),
    };
    text_by_first_line(&plain).filter(|kind| kind.is_program())
}

/// The kind of a text: plain, markup, or one of [`active_text`]; `None` if it is not text.
pub(super) fn text(bytes: &[u8]) -> Option<FileKind> {
    let encoding = recognise(bytes);
    let decoded = match encoding {
        Encoding::Binary => return None,
        Encoding::Utf16 { .. } => Cow::Owned(encoding.decode(bytes).ok()?.into_bytes()),
        _ => Cow::Borrowed(without_mark(bytes)),
    };
    if let Some(kind) = text_by_first_line(&decoded) {
        return Some(kind);
    }
    Some(match encoding {
        Encoding::Utf16 { .. } => FileKind::TextUtf16,
        Encoding::Thai { .. } | Encoding::OtherOneByte => FileKind::TextOldCode,
        _ if is_webvtt(&decoded) => FileKind::WebVtt,
        _ => FileKind::Text,
    })
}

fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

fn is_webvtt(bytes: &[u8]) -> bool {
    bytes.strip_prefix(b"WEBVTT").is_some_and(|rest| {
        rest.first()
            .is_none_or(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n'))
    })
}

/// The kind of a text whose first words make it more than plain text.
fn text_by_first_line(bytes: &[u8]) -> Option<FileKind> {
    let start = bytes.iter().position(|byte| !byte.is_ascii_whitespace())?;
    let trimmed = bytes.get(start..)?;
    let starts = |word: &[u8]| starts_with_ignoring_case(trimmed, word);
    if starts(b"<?php") {
        return Some(FileKind::PhpScript);
    }
    if trimmed.first() == Some(&b'<') {
        return markup(trimmed);
    }
    if starts(b"regedit4") || starts(b"windows registry editor") {
        return Some(FileKind::Registry);
    }
    if starts(b"@echo off") || starts(b"@echo on") || starts(b"@if ") || starts(b"@setlocal") {
        return Some(FileKind::Batch);
    }
    // Settings files may begin with comments.
    let section = trimmed
        .split(|byte| matches!(byte, b'\n' | b'\r'))
        .map(<[u8]>::trim_ascii)
        .find(|line| !matches!(line.first(), None | Some(b';' | b'#')))?;
    // Windows ignores what follows the bracket.
    let is = |word: &[u8]| starts_with_ignoring_case(section, word);
    if is(b"[autorun]") || is(b"[autorun.alpha]") {
        return Some(FileKind::Autorun);
    }
    let shortcut = is(b"[internetshortcut]") || is(b"[desktop entry]") || is(b"[shell]");
    shortcut.then_some(FileKind::TextShortcut)
}

/// HTML by the tags that browsers recognise, SVG and other XML by their root.
fn markup(bytes: &[u8]) -> Option<FileKind> {
    const HTML: [&[u8]; 8] = [
        b"<!doctype html",
        b"<html",
        b"<head",
        b"<script",
        b"<body",
        b"<iframe",
        b"<title",
        b"<meta",
    ];
    let mut rest = bytes;
    loop {
        rest = rest.trim_ascii_start();
        let end: &[u8] = if rest.starts_with(b"<!--") {
            b"-->"
        } else if rest.starts_with(b"<?") {
            b"?>"
        } else if starts_with_ignoring_case(rest, b"<!doctype svg") {
            return Some(FileKind::Svg);
        } else if rest.starts_with(b"<!") && !starts_with_ignoring_case(rest, b"<!doctype html") {
            b">"
        } else {
            break;
        };
        rest = rest.get(find(rest, end)? + end.len()..)?;
    }
    let tag_ends = |word: &&[u8]| {
        starts_with_ignoring_case(rest, word)
            && rest
                .get(word.len())
                .is_none_or(|byte| !byte.is_ascii_alphanumeric())
    };
    if HTML.iter().any(tag_ends) {
        return Some(FileKind::Html);
    }
    if is_svg_root(rest) {
        return Some(FileKind::Svg);
    }
    bytes.starts_with(b"<?xml").then_some(FileKind::Xml)
}

/// `<svg` or `<prefix:svg`.
fn is_svg_root(bytes: &[u8]) -> bool {
    let end = bytes
        .iter()
        .position(|byte| matches!(byte, b' ' | b'\t' | b'\r' | b'\n' | b'>' | b'/'));
    let Some(name) = bytes.get(1..end.unwrap_or(bytes.len())) else {
        return false;
    };
    name.rsplit(|byte| *byte == b':')
        .next()
        .is_some_and(|local| local == b"svg")
}
