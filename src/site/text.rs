//! The texts of `media/text/<lang>/<name>.md`, read once, with a fallback for missing languages.

use std::collections::{BTreeMap, BTreeSet};

use pulldown_cmark::{Event, Tag};

use super::error::Error;
use super::markdown::{Chapter, LinkTargets, Outline, Renderer, Web, parse};
use super::template::read_text;
use super::words::FALLBACKS;
use crate::kit::{Kit, MediaKind, read_words_file};

/// Texts that show web addresses to type or scan.
const TEXTS_WITH_ADDRESSES: [&str; 1] = ["about"];

/// A text from the kit.
pub(super) struct SourceText {
    /// The page it belongs to: `guide`.
    pub(super) name: String,
    pub(super) language: String,
    /// The language's own name.
    language_name: String,
    /// The file, relative to the kit.
    pub(super) file: String,
    pub(super) text: String,
    pub(super) sample: bool,
}

/// All texts by name and language.
#[derive(Default)]
pub(super) struct SiteTexts(pub(super) BTreeMap<String, BTreeMap<String, SourceText>>);

/// A text as a page shows it.
#[derive(serde::Serialize)]
pub(super) struct TextView {
    pub(super) title: String,
    pub(super) html: String,
    /// The language of the text.
    pub(super) lang: String,
    /// That language's own name.
    pub(super) lang_name: String,
    /// Whether the text is in another language than the page.
    pub(super) fallback: bool,
    pub(super) sample: bool,
    pub(super) chapters: Vec<Chapter>,
    /// Second-level headings, for a table of contents.
    pub(super) contents: Vec<ContentsEntry>,
    /// The text's sections, for search.
    #[serde(skip)]
    pub(super) outline: Outline,
}

/// An entry of a table of contents.
#[derive(serde::Serialize)]
pub(super) struct ContentsEntry {
    id: String,
    title: String,
}

impl SiteTexts {
    /// Reads every text of the kit.
    ///
    /// # Errors
    /// A file that cannot be read or is not UTF-8.
    pub(super) fn load(kit: &Kit) -> Result<Self, Error> {
        let mut texts = Self::default();
        for media in &kit.media {
            if media.kind != MediaKind::Text {
                continue;
            }
            let Some((language, name)) = place(media.path.as_str()) else {
                continue;
            };
            let file = format!("media/{}", media.path);
            let Some(bytes) = read_words_file(kit, media)? else {
                continue; // The kit's own check reports it.
            };
            let text = read_text(&file, &bytes)?;
            let translation = kit
                .translations
                .iter()
                .find(|t| t.language.as_str() == language);
            let source = SourceText {
                language_name: translation.map_or(language, |t| &t.name).to_owned(),
                name: name.to_owned(),
                language: language.to_owned(),
                file,
                text,
                sample: media.sample,
            };
            let of_name = texts.0.entry(name.to_owned()).or_default();
            of_name.insert(language.to_owned(), source);
        }
        Ok(texts)
    }

    /// The text for readers of `language`: in their language, else English, Thai, or any other.
    pub(super) fn find(&self, name: &str, language: &str) -> Option<&SourceText> {
        let of_name = self.0.get(name)?;
        std::iter::once(language)
            .chain(FALLBACKS)
            .find_map(|language| of_name.get(language))
            .or_else(|| of_name.values().next())
    }

    /// The heading ids of a text, of all languages together.
    pub(super) fn ids(&self, name: &str) -> BTreeSet<String> {
        let sources = self.0.get(name).into_iter().flat_map(BTreeMap::values);
        sources.flat_map(|source| ids(&source.text)).collect()
    }
}

/// The ids of all headings of a text except its title, in order.
pub(super) fn ids(text: &str) -> Vec<String> {
    let events = parse(text);
    let ids = events.iter().filter_map(|(event, _)| match event {
        Event::Start(Tag::Heading { id, .. }) => id.as_deref().map(str::to_owned),
        _ => None,
    });
    ids.collect()
}

/// Splits `text/th/guide.md` into `th` and `guide`.
fn place(path: &str) -> Option<(&str, &str)> {
    let (language, name) = path.strip_prefix("text/")?.split_once('/')?;
    let name = name.strip_suffix(".md")?;
    (!name.contains('/')).then_some((language, name))
}

impl SourceText {
    /// Whether the text may show web addresses.
    pub(super) fn web(&self) -> Web {
        if TEXTS_WITH_ADDRESSES.contains(&self.name.as_str()) {
            Web::Shown
        } else {
            Web::Refused
        }
    }

    /// Renders the text for a page in `language`; `drive` is the prefix of the drive's root.
    ///
    /// # Errors
    /// A link that is not allowed.
    pub(super) fn view(
        &self,
        language: &str,
        drive: &str,
        places: &LinkTargets,
        numbers: &BTreeSet<String>,
    ) -> Result<TextView, Error> {
        let renderer = Renderer {
            file: &self.file,
            text: &self.text,
            places,
            numbers,
            drive,
            web: self.web(),
            language,
        };
        let events = parse(&self.text);
        let outline = Outline::of(&events, &renderer)?;
        let html = renderer.html(&events)?;
        let contents = outline.sections.iter().filter(|section| section.level == 2);
        Ok(TextView {
            title: outline.title.clone(),
            html,
            lang: self.language.clone(),
            lang_name: self.language_name.clone(),
            fallback: self.language != language,
            sample: self.sample,
            chapters: outline.chapters.clone(),
            contents: contents
                .map(|section| ContentsEntry {
                    id: section.id.clone(),
                    title: section.title.clone(),
                })
                .collect(),
            outline,
        })
    }
}
