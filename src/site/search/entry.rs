//! What a search finds: numbers, pages, and the sections of texts, films and files.

use std::collections::BTreeMap;

use crate::site::district::contact::HotlineView;
use crate::site::markdown::{Outline, SHARED_PAGE};
use crate::site::page::{LanguagePages, file_name};
use crate::site::words::fallback::unmarked;

/// A page that must not say whose drive it is on: the quick exit leads there.
const NEUTRAL_PAGE: &str = "calendar";

/// The order of the pages, as in the menu; others follow.
const PAGES: [&str; 10] = [
    "run-sheet",
    "watch",
    "guide",
    "materials",
    "report",
    "record",
    "check",
    "glossary",
    "about",
    "home",
];

/// A search result.
#[derive(Default, serde::Serialize)]
pub(super) struct SearchEntry {
    /// Relative to the language's folder: `guide.html#beat-1`.
    pub(super) url: String,
    /// The page's title, or a number with its owner.
    pub(super) title: String,
    /// The heading; empty before the first heading.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) section: String,
    /// The text as pages show it; the page's script normalises it like the query.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) text: String,
    /// Words that find it like its title, and that are not shown.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub(super) also: String,
}

impl SearchEntry {
    pub(super) fn text_bytes(&self) -> usize {
        self.title.len() + self.section.len() + self.text.len()
    }
}

/// The national numbers; the first one to ask for help comes first.
pub(super) fn calls(pages: &LanguagePages<'_>) -> Vec<SearchEntry> {
    let (site, lang) = (pages.site, pages.language.as_str());
    if !has_page(pages, "report") {
        return Vec::new();
    }
    let mut hotlines = HotlineView::all(&site.kit, &site.words, lang);
    hotlines.sort_by_key(|hotline| hotline.kind != "help");
    let also = unmarked(&site.words.marked(lang, "call")).replace("{number}", "");
    let entries = hotlines.into_iter().map(|hotline| SearchEntry {
        url: file_name("report"),
        title: format!("{} {}", hotline.shown, unmarked(&hotline.name)),
        text: joined(&[&unmarked(&hotline.note), &unmarked(&hotline.hours)]),
        also: also.trim().to_owned(),
        ..SearchEntry::default()
    });
    entries.collect()
}

/// The pages by their names in the menu.
pub(super) fn pages(pages: &LanguagePages<'_>) -> Vec<SearchEntry> {
    let (site, lang) = (pages.site, pages.language);
    let word = |key: &str| {
        let word = site.words.find(lang.as_str(), key);
        word.map_or(String::new(), |word| word.text.to_owned())
    };
    let rank = |page: &String| {
        PAGES
            .iter()
            .position(|of| of == page)
            .unwrap_or(PAGES.len())
    };
    let mut shown: Vec<&String> = site
        .pages
        .iter()
        .filter(|page| has_page(pages, page))
        .collect();
    shown.sort_by_key(|page| rank(page));
    let entries = shown.into_iter().map(|page| {
        let lead = match page.as_str() {
            "check" => "chk.lead",
            "record" => "rec.lead",
            _ => "",
        };
        SearchEntry {
            url: if page == SHARED_PAGE {
                let up = if site.language_folder(lang).is_empty() {
                    ""
                } else {
                    "../"
                };
                format!("{up}{}#lang={lang}", file_name(page))
            } else {
                file_name(page)
            },
            title: word(&format!("nav.{page}")),
            text: joined(&[&word(&format!("home.{page}")), &word(lead)]),
            ..SearchEntry::default()
        }
    });
    entries.filter(|entry| !entry.title.is_empty()).collect()
}

/// Whether readers of this language can open a page that has something to show.
fn has_page(pages: &LanguagePages<'_>, page: &str) -> bool {
    let needs_text = page == "run-sheet";
    page != NEUTRAL_PAGE
        && pages.site.pages.iter().any(|of| of == page)
        && (!needs_text || pages.texts.iter().any(|(name, _)| name == page))
}

/// The sections of all texts, the films' transcripts and the files to open or print.
pub(super) fn sections(pages: &LanguagePages<'_>) -> Vec<SearchEntry> {
    let mut entries = Vec::new();
    for (name, view) in &pages.texts {
        if pages.site.pages.contains(name) {
            entries.extend(of_text(name, &view.title, &view.outline));
        }
    }
    entries.extend(films(pages));
    for material in &pages.materials {
        entries.push(SearchEntry {
            url: with_anchor("materials", &material.id),
            title: plain(pages, "nav.materials"),
            section: unmarked(&material.title),
            text: plain(pages, &format!("kind.{}", material.kind)),
            ..SearchEntry::default()
        });
    }
    entries
}

/// The sections of a text. A heading that occurs more than once follows its chapter's.
fn of_text(name: &str, title: &str, outline: &Outline) -> Vec<SearchEntry> {
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for section in &outline.sections {
        *times.entry(&section.title).or_default() += 1;
    }
    let mut chapter = "";
    let entries = outline.sections.iter().map(|section| {
        let is_repeated = times.get(section.title.as_str()) > Some(&1);
        let heading = if is_repeated && !section.title.is_empty() && !chapter.is_empty() {
            format!("{chapter}: {}", section.title)
        } else {
            section.title.clone()
        };
        if !is_repeated {
            chapter = &section.title;
        }
        SearchEntry {
            url: with_anchor(name, &section.id),
            title: title.to_owned(),
            section: heading,
            text: section.text.clone(),
            ..SearchEntry::default()
        }
    });
    entries.collect()
}

/// The transcript of each film, split by chapter, so that a result links near its words.
fn films(pages: &LanguagePages<'_>) -> Vec<SearchEntry> {
    let title = plain(pages, "nav.watch");
    let entries = pages.films.iter().flat_map(|film| {
        let title = title.clone();
        film.passages()
            .into_iter()
            .map(move |(seconds, section, text)| SearchEntry {
                url: with_anchor("watch", &format!("t={seconds}")),
                title: title.clone(),
                section,
                text,
                ..SearchEntry::default()
            })
    });
    entries.collect()
}

fn plain(pages: &LanguagePages<'_>, key: &str) -> String {
    let words = &pages.site.words;
    unmarked(&words.marked(pages.language.as_str(), key))
}

fn joined(parts: &[&str]) -> String {
    let parts: Vec<&str> = parts
        .iter()
        .copied()
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(" ")
}

fn with_anchor(page: &str, anchor: &str) -> String {
    let file = file_name(page);
    if anchor.is_empty() {
        file
    } else {
        format!("{file}#{anchor}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::markdown::Section;

    #[test]
    fn a_heading_that_occurs_twice_is_found_with_its_chapter() {
        let section = |title: &str| Section {
            id: String::new(),
            title: title.to_owned(),
            text: String::new(),
            level: 2,
        };
        let titles = ["", "ช่วง 1", "คำถาม", "ช่วง 2", "คำถาม"];
        let outline = Outline {
            sections: titles.map(section).into(),
            ..Outline::default()
        };
        let headings = of_text("guide", "คู่มือ", &outline).into_iter();
        let headings: Vec<_> = headings.map(|entry| entry.section).collect();
        assert_eq!(
            headings,
            ["", "ช่วง 1", "ช่วง 1: คำถาม", "ช่วง 2", "ช่วง 2: คำถาม"]
        );
    }
}
