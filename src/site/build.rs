//! [`Site`]: the pages of an edition.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::{Arc, OnceLock};

use minijinja::{Environment, Value};

use super::error::Error;
use super::film::KitFilm;
use super::markdown::LinkTargets;
use super::template::{FOLDER, Template};
use super::text::SiteTexts;
use super::typeset::Typeset;
use super::words::Words;
use crate::drive::{DriveFile, LanguageCode};
use crate::kit::{Edition, Kit, Media, Serves, Translation};

/// The folder of the site on the drive.
pub(super) const SITE: &str = "data/site";

/// Templates that every site needs.
const NEEDED: [&str; 5] = [
    "base.html",
    "pages/home.html",
    "start-here.html",
    "district.html",
    "district.txt",
];

/// Everything from which the pages of one edition are made, read once. Uses no clock and no locale,
/// so the same kit gives the same bytes.
pub struct Site {
    pub(super) kit: Kit,
    pub(super) edition: Edition,
    pub(super) template: Template,
    pub(super) environment: Environment<'static>,
    pub(super) words: Arc<Words>,
    pub(super) texts: SiteTexts,
    pub(super) films: Vec<KitFilm>,
    pub(super) typeset: Typeset,
    /// Names of the pages, sorted.
    pub(super) pages: Vec<String>,
    pub(super) places: LinkTargets,
    /// Fonts of the edition's languages.
    pub(super) fonts: Vec<String>,
    /// National hotlines: they become links wherever they occur in a text.
    pub(super) numbers: BTreeSet<String>,
    /// Template values that are the same on every recipient's page.
    pub(super) district_common: Value,
    /// The common files, once rendered.
    pub(super) common_files: OnceLock<Vec<DriveFile>>,
}

impl fmt::Debug for Site {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut fields = f.debug_struct("Site");
        fields.field("edition", &self.edition.name);
        fields.finish_non_exhaustive()
    }
}

impl Site {
    /// Reads the templates, texts and captions of `edition`.
    ///
    /// # Errors
    /// A file that cannot be read, or a template that is missing or does not compile.
    pub fn new(kit: &Kit, edition: &Edition) -> Result<Self, Error> {
        let kit = kit.of_edition(edition);
        let template = Template::load(&kit.template)?;
        let environment = template.environment()?;
        for name in NEEDED {
            if environment.get_template(name).is_err() {
                return Err(Error::MissingTemplate {
                    file: format!("{FOLDER}/{name}"),
                });
            }
        }
        let texts = SiteTexts::load(&kit)?;
        let pages = template.pages();
        let national = kit.contacts.iter().filter(|c| c.serves == Serves::Nation);
        let mut site = Self {
            words: Arc::new(Words::new(&kit.translations)),
            films: KitFilm::load_all(&kit)?,
            typeset: Typeset::new(&kit.translations),
            places: places(&kit, &template, &texts, &pages),
            fonts: fonts(&kit.translations),
            numbers: national.map(|contact| contact.phone.clone()).collect(),
            district_common: Value::UNDEFINED,
            kit,
            edition: edition.clone(),
            template,
            environment,
            texts,
            pages,
            common_files: OnceLock::new(),
        };
        site.district_common = site.common_of_districts();
        Ok(site)
    }

    /// The edition of these pages.
    pub fn edition(&self) -> &Edition {
        &self.edition
    }

    /// The kit, reduced to what this edition carries.
    pub fn kit(&self) -> &Kit {
        &self.kit
    }

    /// The path of a language's home page, from the drive's root.
    pub(super) fn home(&self, language: &str) -> String {
        if language == self.default_language().as_str() {
            format!("{SITE}/index.html")
        } else {
            format!("{SITE}/{language}/index.html")
        }
    }

    /// The folder of a language's pages, from the site's folder: empty, or `en/`.
    pub(super) fn language_folder(&self, language: &LanguageCode) -> String {
        if language == self.default_language() {
            String::new()
        } else {
            format!("{language}/")
        }
    }

    /// The first language of `kit.toml`; the kit's reader ensures that there is one.
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

/// Relative prefixes from a page to the site's folder and to the drive's root.
pub(super) struct Prefixes {
    pub(super) site: &'static str,
    pub(super) drive: &'static str,
}

/// The fonts of the languages, each once, in the order of the languages.
fn fonts(translations: &[Translation]) -> Vec<String> {
    let mut fonts: Vec<String> = Vec::new();
    for font in translations.iter().filter_map(|t| t.font.as_ref()) {
        if !fonts.contains(font) {
            fonts.push(font.clone());
        }
    }
    fonts
}

/// Valid link targets of texts: pages with the ids in their texts and templates, and media.
fn places(kit: &Kit, template: &Template, texts: &SiteTexts, pages: &[String]) -> LinkTargets {
    let mut places = LinkTargets::default();
    for page in pages {
        let mut ids = texts.ids(page);
        ids.extend(template.ids(&format!("pages/{page}.html")));
        places.pages.insert(page.clone(), ids);
    }
    let paths = kit.media.iter().filter_map(Media::drive_path);
    places.files = paths.map(String::from).collect();
    places
}
