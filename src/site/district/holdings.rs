//! A short summary of a drive's contents, for each district's page.
//!
//! Every drive has its own copy of that page, so it must not grow with the kit: it names some films
//! and guides, names other media only if there are few, and otherwise gives their kinds and counts.

use std::collections::BTreeSet;

use crate::kit::{Kit, Media, MediaKind};
use crate::site::material::title;
use crate::site::words::Words;
use crate::site::words::fallback::unmarked;

/// Up to this number of titles, the page names all of them.
const FEW_TITLES: usize = 12;

/// Most films, and most guides, that are named if there are more titles.
const NAMED_ALWAYS: usize = 4;

/// All media of one kind.
#[derive(serde::Serialize)]
pub(in crate::site) struct Holding {
    /// `poster`, as in `media.toml`.
    kind: &'static str,
    kind_th: String,
    kind_en: String,
    /// The number of files; a work in two languages counts twice.
    files: usize,
    /// Name of the page that shows them; `null` if the template has no such page.
    page: Option<&'static str>,
    /// The works that the page names.
    works: Vec<TitledWork>,
}

/// A work, listed once for all its languages.
#[derive(serde::Serialize)]
struct TitledWork {
    title_th: String,
    /// Empty if it has no English title of its own.
    title_en: String,
}

impl Holding {
    /// The media on the kit's drives, by kind; `pages` are the names of the site's pages.
    pub(in crate::site) fn all(kit: &Kit, words: &Words, pages: &[String]) -> Vec<Self> {
        let alone: Vec<&Media> = kit.media.iter().filter(|m| stands_alone(m)).collect();
        let titles: BTreeSet<_> = alone
            .iter()
            .map(|media| (media.kind, &media.title.0))
            .collect();
        let is_little = titles.len() <= FEW_TITLES;
        let mut kinds: Vec<MediaKind> = alone.iter().map(|media| media.kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        let word = |language: &str, of: MediaKind| {
            let key = format!("kind.{}", of.as_str());
            words.marked(language, &key)
        };
        let of_kind = |of: MediaKind| {
            let media: Vec<&Media> = alone.iter().copied().filter(|m| m.kind == of).collect();
            let named = match of {
                _ if is_little => FEW_TITLES,
                MediaKind::Video | MediaKind::Guide => NAMED_ALWAYS,
                _ => 0,
            };
            Self {
                kind: of.as_str(),
                kind_th: word("th", of),
                kind_en: word("en", of),
                files: media.len(),
                works: works(&media, named),
                page: Some(page_of(of)).filter(|page| pages.iter().any(|name| name == page)),
            }
        };
        kinds.into_iter().map(of_kind).collect()
    }
}

/// Whether a file counts as a work of its own: not a still, captions or a page's text.
fn stands_alone(media: &Media) -> bool {
    let serves_another = matches!(
        media.kind,
        MediaKind::Picture | MediaKind::Captions | MediaKind::Text
    );
    !serves_another && !media.title.0.is_empty()
}

/// The page that shows media of a kind.
fn page_of(kind: MediaKind) -> &'static str {
    match kind {
        MediaKind::Video => "watch",
        MediaKind::Guide => "guide",
        _ => "materials",
    }
}

/// The first `most` works among `media`.
fn works(media: &[&Media], most: usize) -> Vec<TitledWork> {
    let mut seen = BTreeSet::new();
    let first = media.iter().filter(|media| seen.insert(&media.title.0));
    let work = |media: &&Media| {
        let thai = title(&media.title, "th");
        let english = title(&media.title, "en");
        let is_translated = unmarked(&english) != unmarked(&thai);
        TitledWork {
            title_th: thai,
            title_en: if is_translated {
                english
            } else {
                String::new()
            },
        }
    };
    first.take(most).map(work).collect()
}
