//! [`Site`]: the pages of an edition.

use std::collections::BTreeSet;
use std::sync::Arc;

use minijinja::{Environment, Value, context};
use rayon::prelude::*;

use super::error::Error;
use super::film::Film;
use super::markdown::Places;
use super::page::{LanguagePages, Prefixes, SHARED_PAGE, file_name};
use super::search;
use super::template::{FOLDER, Template};
use super::text::Texts;
use super::words::Words;
use super::words::fallback::resolve;
use super::words::script;
use crate::drive::{DriveFile, DrivePath, LanguageCode};
use crate::kit::{Edition, Kit, Media, Serves, Translation};

/// Where the site lies on the drive.
const SITE: &str = "data/site";

/// Templates that no site can do without.
const NEEDED: [&str; 5] = [
    "base.html",
    "pages/home.html",
    "start-here.html",
    "district.html",
    "district.txt",
];

/// Everything that the pages of one edition are made from, read once. No clock, no locale: the
/// same kit gives the same bytes.
pub struct Site {
    pub(super) kit: Kit,
    pub(super) edition: Edition,
    pub(super) template: Template,
    pub(super) environment: Environment<'static>,
    pub(super) words: Arc<Words>,
    pub(super) texts: Texts,
    pub(super) films: Vec<Film>,
    /// Names of the pages, sorted.
    pub(super) pages: Vec<String>,
    pub(super) places: Places,
    /// Fonts that the edition's languages name.
    pub(super) fonts: Vec<String>,
    /// National hotlines: they become links wherever they stand in a text.
    pub(super) numbers: BTreeSet<String>,
    /// What is the same on every recipient's page.
    pub(super) district_common: Value,
}

impl Site {
    /// Reads templates, texts and captions of `kit`.
    ///
    /// # Errors
    /// What cannot be read, and templates that cannot be compiled or are missing.
    pub fn new(kit: &Kit, edition: &Edition) -> Result<Self, Error> {
        let template = Template::load(&kit.template)?;
        let environment = template.environment()?;
        for name in NEEDED {
            if environment.get_template(name).is_err() {
                return Err(Error::MissingTemplate {
                    file: format!("{FOLDER}/{name}"),
                });
            }
        }
        let texts = Texts::load(kit)?;
        let pages = template.pages();
        let national = kit.contacts.iter().filter(|c| c.serves == Serves::Nation);
        let mut site = Self {
            words: Arc::new(Words::new(&kit.translations)),
            films: Film::load_all(kit)?,
            places: places(kit, &template, &texts, &pages),
            fonts: fonts(&kit.translations),
            numbers: national.map(|contact| contact.phone.clone()).collect(),
            district_common: Value::UNDEFINED,
            kit: kit.clone(),
            edition: edition.clone(),
            template,
            environment,
            texts,
            pages,
        };
        site.district_common = site.common_of_districts();
        Ok(site)
    }

    /// The files that are the same on every drive: `START-HERE.html`, all below `data/site/`, and captions
    /// for televisions beside the films; sorted by path.
    ///
    /// # Errors
    /// A template that uses a name or word that does not exist, a text with a link that must not
    /// stand there.
    pub fn common_files(&self) -> Result<Vec<DriveFile>, Error> {
        let languages = self.kit.config.languages.par_iter();
        // All are tried before the first fault is told, so that it is the same one in every run.
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
        let folder = if language == self.default_language() {
            SITE.to_owned()
        } else {
            format!("{SITE}/{language}")
        };
        for page in &self.pages {
            if page == SHARED_PAGE && language != self.default_language() {
                continue;
            }
            let context = pages.page_context(page, &common);
            let html = self.render(&format!("pages/{page}.html"), &context)?;
            let path = format!("{folder}/{}", file_name(page));
            files.push(site_file(&path, resolve(&html))?);
        }
        let path = format!("{SITE}/assets/search/{language}.js");
        files.push(site_file(&path, search::script(&pages, &path)?)?);
        for (file, script) in script::scripts(&self.words, language.as_str())? {
            files.push(site_file(&format!("{SITE}/assets/words/{file}"), script)?);
        }
        Ok(files)
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
            campaign => super::material::title(&self.kit.config.title, self.default_language().as_str()),
            home => format!("{SITE}/index.html"),
            languages => languages,
            fonts => self.fonts.clone(),
        };
        site_file(
            "START-HERE.html",
            resolve(&self.render("start-here.html", &context)?),
        )
    }

    /// The home page of a language, from the drive's root.
    pub(super) fn home(&self, language: &str) -> String {
        if language == self.default_language().as_str() {
            format!("{SITE}/index.html")
        } else {
            format!("{SITE}/{language}/index.html")
        }
    }

    /// The first language of `kit.toml`; the kit's reader sees that there is one.
    pub(super) fn default_language(&self) -> &LanguageCode {
        &self.kit.config.languages[0]
    }

    pub(super) fn prefixes(&self, language: &LanguageCode) -> Prefixes {
        if language == self.default_language() {
            Prefixes {
                site: "",
                drive: "../../",
            }
        } else {
            Prefixes {
                site: "../",
                drive: "../../../",
            }
        }
    }
}

/// The fonts that languages name, each once, in the order of the languages.
fn fonts(translations: &[Translation]) -> Vec<String> {
    let mut fonts: Vec<String> = Vec::new();
    for font in translations.iter().filter_map(|t| t.font.as_ref()) {
        if !fonts.contains(font) {
            fonts.push(font.clone());
        }
    }
    fonts
}

/// What links of texts can lead to: pages with the ids of their texts and templates, and media.
fn places(kit: &Kit, template: &Template, texts: &Texts, pages: &[String]) -> Places {
    let mut places = Places::default();
    for page in pages {
        let mut ids = texts.ids(page);
        ids.extend(template.ids(&format!("pages/{page}.html")));
        places.pages.insert(page.clone(), ids);
    }
    let paths = kit.media.iter().filter_map(Media::drive_path);
    places.files = paths.map(String::from).collect();
    places
}

/// A file of the site, its name checked.
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
