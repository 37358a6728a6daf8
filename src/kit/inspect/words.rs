//! Checks texts and captions as text: their length, whether they are empty, and whether letters
//! were lost in a conversion.

use std::io::{Read as _, Seek as _, SeekFrom};

use super::opened::Opened;
use crate::base::Diagnostic;
use crate::drive::LanguageCode;
use crate::formats::text::{has_words, lost_letters};
use crate::kit::error::Error;
use crate::kit::model::{Kit, MediaKind};
use crate::kit::reading::{
    KitSource, LostWhere, TEXT_BYTES_MAX, TextFinding, WORDS_BYTES_MAX, describe_lost, script_of,
};
use crate::words::Size;

/// Lines with lost letters that are reported one by one.
const LINES_TOLD: usize = 50;

/// Checks a text, whether pages render it or drives carry it as a file.
pub(super) fn inspect(
    kit: &Kit,
    opened: &mut Opened<'_>,
    faults: &mut Vec<Diagnostic>,
) -> Result<(), Error> {
    let limit_bytes = match opened.media.kind {
        MediaKind::Text => WORDS_BYTES_MAX,
        _ => TEXT_BYTES_MAX,
    };
    let Some(source) = read_words(kit, opened, limit_bytes, faults)? else {
        return Ok(());
    };
    if !has_words(&source.text) {
        faults.push(Diagnostic::fault(&opened.name, TextFinding::NoWords));
    }
    report_lost_words(&source, opened.media.language.as_ref(), faults);
    Ok(())
}

/// The text of a file. `None` if it is too long, or not text (reported).
pub(super) fn read_words(
    kit: &Kit,
    opened: &mut Opened<'_>,
    limit_bytes: u64,
    faults: &mut Vec<Diagnostic>,
) -> Result<Option<KitSource>, Error> {
    let mut bytes = Vec::new();
    let rewound = opened.file.seek(SeekFrom::Start(0));
    rewound.map_err(|error| opened.failed(kit, error))?;
    let read = opened
        .file
        .by_ref()
        .take(limit_bytes + 1)
        .read_to_end(&mut bytes);
    read.map_err(|error| opened.failed(kit, error))?;
    if u64::try_from(bytes.len()).unwrap_or(u64::MAX) > limit_bytes {
        let most = Size(limit_bytes);
        faults.push(Diagnostic::fault(
            &opened.name,
            TextFinding::TooLong { most },
        ));
        return Ok(None);
    }
    Ok(KitSource::decode(&opened.name, &bytes, faults))
}

/// Reports the lines that lost letters.
pub(super) fn report_lost_words(
    source: &KitSource,
    language: Option<&LanguageCode>,
    faults: &mut Vec<Diagnostic>,
) {
    let script = script_of(language);
    let mut told = 0;
    for (number, line) in source.lines() {
        let Some(lost) = lost_letters(line, script) else {
            continue;
        };
        told += 1;
        if told > LINES_TOLD {
            continue;
        }
        let lost = describe_lost(LostWhere::Line, &source.file, line, &lost);
        let finding = TextFinding::LostLetters { lost };
        faults.push(source.line_fault(number, finding));
    }
    if told > LINES_TOLD {
        faults.push(Diagnostic::more_of(&source.file, told - LINES_TOLD));
    }
}
