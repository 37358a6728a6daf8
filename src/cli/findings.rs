//! Prints findings about a kit: what is wrong, where, and the mend.
//!
//! Many findings of one kind are one block: the first in full, some others by their places, and the
//! rest as a number. `--json` lists all of them.

use std::collections::BTreeMap;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use super::screen::{OutputStream, Screen, ScreenWord};
use crate::base::{Diagnostic, Severity, escaped, escaped_span};
use crate::words::messages;

messages! {
    /// Words around findings.
    enum FindingWord {
        Fault = "cli.fault",
        Warning = "cli.warning",
        Counts { faults: usize, warnings: usize } = "cli.counts",
        Same { count: usize } = "cli.findings-same",
        More { count: usize } = "cli.findings-more",
    }
}

/// How many findings of one kind are still printed one by one.
const SINGLE: usize = 3;
/// How many places of a block are named after the first; the rest is counted.
const NAMED: usize = 5;

/// Prints all findings and their number.
pub(super) fn report_findings(diagnostics: &[Diagnostic], to: OutputStream, screen: &Screen) {
    let mut kinds: BTreeMap<_, Vec<&Diagnostic>> = BTreeMap::new();
    for found in diagnostics {
        kinds.entry(kind(found)).or_default().push(found);
    }
    for found in diagnostics {
        let alike = kinds.get(&kind(found)).map_or(&[][..], Vec::as_slice);
        if alike.len() <= SINGLE {
            screen.put(to, &render(found, to, screen));
        } else if alike
            .first()
            .is_some_and(|first| std::ptr::eq(*first, found))
        {
            report_block(found, &alike[1..], to, screen);
        }
    }
    let faults = diagnostics.iter().filter(|d| d.is_fault()).count();
    let warnings = diagnostics.len() - faults;
    if faults + warnings > 0 {
        screen.put(to, &screen.words(FindingWord::Counts { faults, warnings }));
    }
}

/// What findings of one block have in common.
fn kind(found: &Diagnostic) -> (Severity, &'static str) {
    (found.severity, found.message.id())
}

fn report_block(first: &Diagnostic, others: &[&Diagnostic], to: OutputStream, screen: &Screen) {
    screen.put(to, &render(first, to, screen));
    let language = screen.language();
    let mend = first.advice(language);
    let count = others.len();
    let same = screen.words(FindingWord::Same { count });
    screen.put(to, &format!("  {same}"));
    for other in others.iter().take(NAMED) {
        let reason = escaped(&other.reason(language));
        screen.put(to, &format!("    {}: {reason}", place(other)));
        // The same kind may need another command for each file.
        let own = other
            .advice(language)
            .filter(|own| Some(own) != mend.as_ref());
        if let Some(own) = own {
            let title = screen.words(ScreenWord::Mend);
            screen.put(to, &format!("      {title}: {}", escaped(&own)));
        }
    }
    if count > NAMED {
        let count = count - NAMED;
        let more = screen.words(FindingWord::More { count });
        screen.put(to, &format!("    {more}"));
    }
}

fn place(found: &Diagnostic) -> String {
    let file = escaped(&found.place.file);
    match found.place.line {
        Some(line) => format!("{file}:{line}"),
        None => file,
    }
}

fn render(diagnostic: &Diagnostic, to: OutputStream, screen: &Screen) -> String {
    let renderer = if screen.is_styled(to) {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let level = if diagnostic.is_fault() {
        Level::ERROR.with_name(screen.words(FindingWord::Fault))
    } else {
        Level::WARNING.with_name(screen.words(FindingWord::Warning))
    };
    let reason = escaped(&diagnostic.reason(screen.language()));
    let title = level.primary_title(format!("{}: {reason}", place(diagnostic)));
    let mend = diagnostic.advice(screen.language()).map(|mend| {
        Level::HELP
            .with_name(screen.words(ScreenWord::Mend))
            .message(escaped(&mend))
    });
    // Carets under a whole table row add nothing.
    let snippet = diagnostic.snippet.as_ref();
    let snippet = snippet.filter(|(text, range)| range.len() < text.trim_end().len());
    let Some((text, range)) = snippet else {
        let group = annotate_snippets::Group::with_title(title).elements(mend);
        return renderer.render(&[group]);
    };
    let line = diagnostic
        .place
        .line
        .and_then(|line| usize::try_from(line).ok())
        .unwrap_or(1);
    let (text, span) = escaped_span(text, range.clone());
    let snippet = Snippet::source(text.as_str())
        .line_start(line)
        .path(escaped(&diagnostic.place.file))
        .annotation(AnnotationKind::Primary.span(span));
    let group = title.element(snippet).elements(mend);
    renderer.render(&[group])
}
