//! The files that staff write: `kit.toml`, `media.toml`, the two tables, texts, captions.
//!
//! The first byte chooses a file of the small kit; the rest is put in its place, in a temporary
//! folder, and the kit is read as `check` reads it. Pages are rendered only where the file stands
//! on one: they take longer than all of the rest.
//!
//! What must hold: no panic, memory bounded; every diagnostic names a file, a line that there is,
//! a reason and a mend, and can be shown with its place marked; two readings tell the same.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use drivepress::base::{Diagnostic, Work, escaped, escaped_span};
use drivepress::kit::{Digests, as_in_release, inspect_media, load, release_faults};
use drivepress::site::check_texts;
use drivepress::words::Language;

const FILES: [&str; 8] = [
    "manifests/kit.toml",
    "manifests/media.toml",
    "manifests/districts.csv",
    "manifests/contacts.csv",
    "media/text/th/guide.md",
    "media/captions/film.en.captions.vtt",
    "media/print/guide-th.pdf",
    "media/video/film.mp4",
];

/// Those of them that stand on a page.
const ON_PAGES: [&str; 3] = [
    "manifests/kit.toml",
    "media/text/th/guide.md",
    "media/captions/film.en.captions.vtt",
];

/// The small kit's files: path and bytes.
fn small_kit() -> &'static [(PathBuf, Vec<u8>)] {
    static FILES: OnceLock<Vec<(PathBuf, Vec<u8>)>> = OnceLock::new();
    FILES.get_or_init(|| {
        // The fuzz crate lies two folders below the repository, which is the suite's package.
        let own = Path::new(env!("CARGO_MANIFEST_DIR"));
        let roots = [
            own.join("tests/fixtures/kit-small"),
            own.join("../fixtures/kit-small"),
        ];
        let root = roots.into_iter().find(|root| root.exists()).unwrap();
        let mut files = Vec::new();
        list(&root, Path::new(""), &mut files);
        files
    })
}

fn list(root: &Path, below: &Path, files: &mut Vec<(PathBuf, Vec<u8>)>) {
    for entry in fs::read_dir(root.join(below)).unwrap() {
        let entry = entry.unwrap();
        let path = below.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            list(root, &path, files);
        } else {
            let bytes = fs::read(entry.path()).unwrap();
            files.push((path, bytes));
        }
    }
}

/// The small kit in a folder of its own, written once; a run changes one file and puts it back.
fn with_kit(look: impl FnOnce(&Path)) {
    thread_local! {
        static KIT: tempfile::TempDir = {
            let folder = tempfile::tempdir().unwrap();
            for (path, own) in small_kit() {
                let path = folder.path().join(path);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, own).unwrap();
            }
            folder
        };
    }
    KIT.with(|folder| look(folder.path()));
}

pub(crate) fn run(data: &[u8]) {
    let Some((choice, bytes)) = data.split_first() else {
        return;
    };
    let name = FILES[usize::from(*choice) % FILES.len()];
    with_kit(|root| {
        fs::write(root.join(name), bytes).unwrap();
        let first = read(root, name);
        if bytes.len().is_multiple_of(8) {
            assert_eq!(first, read(root, name));
        }
        for diagnostic in &first {
            check_diagnostic(diagnostic, name, bytes);
        }
        match small_kit().iter().find(|(path, _)| path == Path::new(name)) {
            Some((_, own)) => fs::write(root.join(name), own).unwrap(),
            None => fs::remove_file(root.join(name)).unwrap(),
        }
    });
}

fn read(root: &Path, name: &str) -> Vec<Diagnostic> {
    let loaded = load(root, &Work::new()).unwrap();
    let mut all = loaded.diagnostics;
    if let Some(kit) = &loaded.kit {
        all.extend(inspect_media(kit, Digests::Compare, &Work::new()).unwrap());
        if ON_PAGES.contains(&name) {
            all.extend(check_texts(kit).0);
        }
        all.extend(release_faults(kit, false));
        all.extend(as_in_release(all.clone()));
    }
    all
}

fn check_diagnostic(diagnostic: &Diagnostic, name: &str, bytes: &[u8]) {
    assert!(!diagnostic.place.file.is_empty());
    for language in Language::ALL {
        assert!(!diagnostic.reason(language).is_empty());
        assert!(diagnostic.advice(language).is_some(), "{diagnostic:?}");
    }
    if let Some(line) = diagnostic.place.line
        && diagnostic.place.file == name
    {
        let text = String::from_utf8_lossy(bytes)
            .replace("\r\n", "\n")
            .replace('\r', "\n");
        let lines = text.split('\n').count();
        assert!(
            (1..=lines).contains(&usize::try_from(line).unwrap()),
            "{diagnostic:?}"
        );
    }
    if let Some((text, range)) = &diagnostic.snippet {
        assert!(text.get(range.clone()).is_some(), "{diagnostic:?}");
        let line = diagnostic
            .place
            .line
            .and_then(|line| usize::try_from(line).ok());
        let (text, span) = escaped_span(text, range.clone());
        let snippet = Snippet::source(text.as_str())
            .line_start(line.unwrap_or(1))
            .annotation(AnnotationKind::Primary.span(span));
        let title = Level::ERROR.primary_title(escaped(&diagnostic.reason(Language::Th)));
        let shown = Renderer::plain().render(&[title.element(snippet)]);
        // What is shown is a stranger's: no letter of it may steer a terminal.
        let steers = |letter: char| letter.is_control() && letter != '\n';
        assert!(!shown.contains(steers), "{shown:?}");
    }
}
