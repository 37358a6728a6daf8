//! The files shared by all drives of an edition: rendered pages, search data, words for scripts.

use minijinja::context;
use rayon::prelude::*;

use super::build::{SITE, Site};
use super::error::Error;
use super::markdown::SHARED_PAGE;
use super::material::title;
use super::page::{LanguagePages, file_name};
use super::search;
use super::words::date;
use super::words::fallback::{resolve, unmarked};
use super::words::script;
use crate::drive::{DriveFile, DrivePath, LanguageCode};

impl Site {
    /// The files that are the same on every drive: `START-HERE.html`, all of `data/site/`, and
    /// captions for televisions next to the films; sorted by path. They are rendered once and then
    /// cached.
    ///
    /// # Errors
    /// A template that uses a name or word that does not exist, or a text with a link that is not
    /// allowed.
    pub fn common_files(&self) -> Result<&[DriveFile], Error> {
        if let Some(files) = self.common_files.get() {
            return Ok(files);
        }
        let files = self.render_common()?;
        Ok(self.common_files.get_or_init(|| files))
    }

    fn render_common(&self) -> Result<Vec<DriveFile>, Error> {
        let languages = self.kit.config.languages.par_iter();
        // Render all languages before returning the first error, so that every run gives the same
        // one.
        let of_languages: Vec<Result<_, Error>> = languages
            .map(|language| self.language_files(language))
            .collect();
        let mut files = vec![self.start_here()?];
        for of_language in of_languages {
            files.extend(of_language?);
        }
        for (path, bytes) in self.template.assets_with(&self.fonts) {
            files.push(site_file(&format!("{SITE}/assets/{path}"), bytes)?);
        }
        let first = self.default_language();
        files.extend(
            self.films
                .iter()
                .flat_map(|film| film.for_televisions(first)),
        );
        files.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(files)
    }

    fn language_files(&self, language: &LanguageCode) -> Result<Vec<DriveFile>, Error> {
        let mut files = Vec::new();
        let pages = LanguagePages::new(self, language)?;
        let common = pages.context();
        let folder = self.language_folder(language);
        for page in &self.pages {
            if page == SHARED_PAGE && language != self.default_language() {
                continue;
            }
            let context = pages.page_context(page, &common);
            let html = self.render(&format!("pages/{page}.html"), &context)?;
            let path = format!("{SITE}/{folder}{}", file_name(page));
            // Its script replaces texts word by word: none may be divided by an element.
            let html = if page == SHARED_PAGE {
                resolve(&html)
            } else {
                self.finished(&html)
            };
            files.push(site_file(&path, html)?);
        }
        for script in search::scripts(&pages, &format!("{SITE}/assets/search"))? {
            files.push(site_file(&script.path, script.text)?);
        }
        let titles = self.titles(language.as_str());
        for (file, script) in script::scripts(&self.words, language.as_str(), &titles)? {
            files.push(site_file(&format!("{SITE}/assets/words/{file}"), script)?);
        }
        Ok(files)
    }

    /// Titles of the kit for the page that all languages share, by word key.
    fn titles(&self, language: &str) -> Vec<(&'static str, String)> {
        let config = &self.kit.config;
        let release = self.words.marked(language, "release");
        let mut titles = vec![
            ("rec.title.campaign", title(&config.title, language)),
            ("rec.title.edition", title(&self.edition.title, language)),
            ("rec.title.release", format!("{release} {}", config.release)),
            (
                "rec.title.date",
                date::long(config.date, &self.words, language),
            ),
        ];
        if let Some(desk) = &config.help_desk {
            titles.push(("rec.title.desk", title(&desk.name, language)));
            titles.push(("rec.title.desk-hours", title(&desk.hours, language)));
        }
        titles
            .into_iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(key, text)| (key, unmarked(&text)))
            .collect()
    }

    /// A rendered page, with the languages of its words marked and its lines well divided.
    pub(super) fn finished(&self, html: &str) -> String {
        self.typeset.page(&resolve(html))
    }

    fn start_here(&self) -> Result<DriveFile, Error> {
        let languages: Vec<_> = self
            .kit
            .config
            .languages
            .iter()
            .map(|code| {
                context! {
                    code => code.as_str(),
                    name => self.words.translation(code).map(|t| t.name.as_str()),
                    open => self.words.find(code.as_str(), "open").map(|word| word.text),
                    href => self.home(code.as_str()),
                }
            })
            .collect();
        let context = context! {
            lang => self.default_language().as_str(),
            campaign => title(&self.kit.config.title, self.default_language().as_str()),
            home => format!("{SITE}/index.html"),
            languages => languages,
            fonts => self.fonts.clone(),
        };
        site_file(
            "START-HERE.html",
            self.finished(&self.render("start-here.html", &context)?),
        )
    }
}

/// Creates a file of the site; fails if a drive cannot hold its name.
pub(super) fn site_file(path: &str, bytes: impl Into<Vec<u8>>) -> Result<DriveFile, Error> {
    let checked = DrivePath::new(path).map_err(|source| Error::Name {
        path: path.to_owned(),
        source,
    })?;
    Ok(DriveFile {
        path: checked,
        bytes: bytes.into(),
    })
}
