//! What a drive holds, in few words: for the page that is made for each district.
//!
//! That page lies on every drive anew, so it must not grow with the kit: films and guides stand
//! there by name, everything else by name only while it is little, else by kind and count.

use std::collections::BTreeSet;

use crate::kit::{Kit, Media, MediaKind};
use crate::site::material::title;
use crate::site::words::Words;
use crate::site::words::fallback::unmarked;

/// Up to this many titles, all of them stand on the page.
const FEW_TITLES: usize = 12;

/// Of films, and of guides, at most this many stand there by name, however many there are.
const NAMED_ALWAYS: usize = 4;

/// Everything of one kind.
#[derive(serde::Serialize)]
pub(in crate::site) struct Holding {
    /// `poster`, as in `media.toml`.
    kind: &'static str,
    kind_th: String,
    kind_en: String,
    /// How many files; a work in two languages is two.
    files: usize,
    /// Name of the page that shows them; `null` where a template has no such page.
    page: Option<&'static str>,
    /// The works that stand there by name.
    works: Vec<Work>,
}

/// A work, once however many languages it is in.
#[derive(serde::Serialize)]
struct Work {
    title_th: String,
    /// Empty where it has no English title of its own.
    title_en: String,
}

impl Holding {
    /// What the kit's drives hold, by kind; `pages` are the names of the site's pages.
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

/// Whether people would ask for it by name: no still of a film, no captions, no text of a page.
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
fn works(media: &[&Media], most: usize) -> Vec<Work> {
    let mut seen = BTreeSet::new();
    let first = media.iter().filter(|media| seen.insert(&media.title.0));
    let work = |media: &&Media| {
        let thai = title(&media.title, "th");
        let english = title(&media.title, "en");
        let is_translated = unmarked(&english) != unmarked(&thai);
        Work {
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
