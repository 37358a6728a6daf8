//! Search data: every section of every text, film and file in a language.

use super::error::Error;
use super::page::{LanguagePages, file_name};
use super::words::fallback::unmarked;
use crate::site::words::Words;

/// A search result.
#[derive(serde::Serialize)]
struct SearchEntry {
    /// Relative to the language's folder: `guide.html#beat-1`.
    url: String,
    /// The page's title.
    title: String,
    /// The heading; empty before the first heading.
    section: String,
    /// The text as pages show it; the page's script normalises it like the query.
    text: String,
}

/// `assets/search/<lang>.js`.
///
/// # Errors
/// None in practice: the values are plain text.
pub(super) fn script(pages: &LanguagePages<'_>, file: &str) -> Result<Vec<u8>, Error> {
    let words = &pages.site.words;
    let lang = pages.language.as_str();
    let mut entries = Vec::new();
    for (name, view) in &pages.texts {
        if !pages.site.pages.contains(name) {
            continue;
        }
        for section in &view.outline.sections {
            entries.push(SearchEntry {
                url: with_anchor(name, &section.id),
                title: view.title.clone(),
                section: section.title.clone(),
                text: section.text.clone(),
            });
        }
    }
    entries.extend(films(pages, words, lang));
    for material in &pages.materials {
        entries.push(SearchEntry {
            url: with_anchor("materials", &material.id),
            title: plain(words, lang, "nav.materials"),
            section: unmarked(&material.title),
            text: plain(words, lang, &format!("kind.{}", material.kind)),
        });
    }
    let json = json(&entries, file)?;
    Ok(format!("var DRIVEPRESS_SEARCH = {json};\n").into_bytes())
}

/// The transcript of each film, split by chapter, so that a result links near its words.
fn films(pages: &LanguagePages<'_>, words: &Words, lang: &str) -> Vec<SearchEntry> {
    let title = plain(words, lang, "nav.watch");
    let entries = pages.films.iter().flat_map(|film| {
        let title = title.clone();
        film.passages()
            .into_iter()
            .map(move |(seconds, section, text)| SearchEntry {
                url: with_anchor("watch", &format!("t={seconds}")),
                title: title.clone(),
                section,
                text,
            })
    });
    entries.collect()
}

fn plain(words: &Words, lang: &str, key: &str) -> String {
    unmarked(&words.marked(lang, key))
}

fn with_anchor(page: &str, anchor: &str) -> String {
    let file = file_name(page);
    if anchor.is_empty() {
        file
    } else {
        format!("{file}#{anchor}")
    }
}

/// `value` as JSON that is safe inside a script element.
pub(super) fn json(value: &impl serde::Serialize, file: &str) -> Result<String, Error> {
    let json = serde_json::to_string(value).map_err(|source| Error::Json {
        file: file.to_owned(),
        source,
    })?;
    Ok(json
        .replace('<', "\\u003c")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029"))
}
