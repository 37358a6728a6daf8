//! Template values common to all pages of a language, and the paths of pages.
//!
//! Pages of the default language are in `data/site/`, the others in `data/site/<lang>/`. The
//! session record is one page for all languages, since Firefox keeps separate storage for each
//! file.

use std::sync::Arc;

use minijinja::{Value, context};

use super::build::Site;
use super::desk::DeskView;
use super::district::contact::HotlineView;
use super::error::{Error, TemplateFault};
use super::film::FilmView;
use super::markdown::{Chapter, SHARED_PAGE};
use super::material::{MaterialView, title};
use super::text::TextView;
use super::words;
use super::words::date;
use crate::base::escaped;
use crate::drive::LanguageCode;

/// The pages of a language and their contents.
pub(super) struct LanguagePages<'a> {
    pub(super) site: &'a Site,
    pub(super) language: &'a LanguageCode,
    pub(super) films: Vec<FilmView>,
    /// Texts by name.
    pub(super) texts: Vec<(String, TextView)>,
    pub(super) materials: Vec<MaterialView>,
}

/// An entry of the language switch.
#[derive(serde::Serialize)]
struct Switch {
    code: String,
    name: String,
    href: String,
    current: bool,
    reviewed: bool,
}

/// The file name of a page.
pub(super) fn file_name(page: &str) -> String {
    let stem = if page == "home" { "index" } else { page };
    format!("{stem}.html")
}

impl<'a> LanguagePages<'a> {
    pub(super) fn new(site: &'a Site, language: &'a LanguageCode) -> Result<Self, Error> {
        let lang = language.as_str();
        let drive = site.prefixes(language).drive;
        let mut texts = Vec::new();
        for name in site.texts.0.keys() {
            if let Some(source) = site.texts.find(name, lang) {
                let view = source.view(lang, drive, &site.places, &site.numbers)?;
                texts.push((name.clone(), view));
            }
        }
        let guide: Vec<Chapter> = texts
            .iter()
            .find(|(name, _)| name == "guide")
            .map(|(_, view)| view.chapters.clone())
            .unwrap_or_default();
        let films = site.films.iter();
        Ok(Self {
            site,
            language,
            films: films
                .map(|film| film.view(&site.words, language, &guide))
                .collect(),
            texts,
            materials: MaterialView::printed(&site.kit, &site.words, language),
        })
    }

    /// Template values common to every page of this language.
    pub(super) fn context(&self) -> Value {
        let (kit, words) = (&self.site.kit, &self.site.words);
        let lang = self.language.as_str();
        let prefixes = self.site.prefixes(self.language);
        let translation = words.translation(self.language);
        let texts: std::collections::BTreeMap<&str, &TextView> = self
            .texts
            .iter()
            .map(|(name, view)| (name.as_str(), view))
            .collect();
        context! {
            lang => lang,
            default_lang => self.site.default_language().as_str(),
            site => prefixes.site,
            drive => prefixes.drive,
            t => words::function(Arc::clone(words), lang.to_owned()),
            link => self.link_function(),
            pages => self.site.pages.clone(),
            reviewed => translation.is_none_or(|t| t.reviewed),
            sample => kit.media.iter().any(|media| media.sample),
            fonts => self.site.fonts.clone(),
            font_names => self.font_names(),
            release => kit.config.release.to_string(),
            date => date::long(kit.config.date, words, lang),
            campaign => title(&kit.config.title, lang),
            campaign_name => kit.config.campaign.as_str(),
            edition => title(&self.site.edition.title, lang),
            edition_name => self.site.edition.name.as_str(),
            texts => Value::from(minijinja::value::Serde(texts)),
            films => Value::from(minijinja::value::Serde(&self.films)),
            materials => Value::from(minijinja::value::Serde(&self.materials)),
            credits => Value::from(minijinja::value::Serde(MaterialView::titled(kit, words, self.language))),
            help_desk => Value::from(minijinja::value::Serde(DeskView::of(kit, lang))),
            hotlines => Value::from(minijinja::value::Serde(HotlineView::all(kit, words, lang))),
        }
    }

    /// Display names of the drive's fonts: `noto-sans-lao` becomes Noto Sans Lao.
    fn font_names(&self) -> Vec<String> {
        let folders = self.site.template.font_folders(&self.site.fonts);
        let name = |folder: &String| {
            let words = folder.split('-').map(|word| {
                let mut letters = word.chars();
                let first = letters.next().map(|c| c.to_ascii_uppercase());
                first.into_iter().chain(letters).collect::<String>()
            });
            words.collect::<Vec<_>>().join(" ")
        };
        folders.iter().map(name).collect()
    }

    /// Template values of one page.
    pub(super) fn page_context(&self, page: &str, common: &Value) -> Value {
        context! {
            page => page,
            file => file_name(page),
            languages => Value::from(minijinja::value::Serde(self.switch(page))),
            ..common.clone()
        }
    }

    /// The language switch of a page: the same page in every language.
    fn switch(&self, page: &str) -> Vec<Switch> {
        let site = self.site.prefixes(self.language).site;
        let switches = self.site.kit.config.languages.iter().map(|code| {
            let translation = self.site.words.translation(code);
            let file = file_name(page);
            let href = if page == SHARED_PAGE {
                format!("{site}{file}#lang={code}")
            } else if code == self.site.default_language() {
                format!("{site}{file}")
            } else {
                format!("{site}{code}/{file}")
            };
            Switch {
                code: code.to_string(),
                name: translation.map_or_else(|| code.to_string(), |t| t.name.clone()),
                href,
                current: code == self.language,
                reviewed: translation.is_none_or(|t| t.reviewed),
            }
        });
        switches.collect()
    }

    /// `link("report")`: the URL of a page in this language.
    fn link_function(&self) -> Value {
        let pages = self.site.pages.clone();
        let site = self.site.prefixes(self.language).site;
        let language = self.language.to_string();
        Value::from_function(move |page: &str| {
            if !pages.iter().any(|of| of == page) {
                let page = escaped(page);
                return Err(TemplateFault::NoPage { page }.into());
            }
            let file = file_name(page);
            Ok(if page == SHARED_PAGE {
                format!("{site}{file}#lang={language}")
            } else {
                file
            })
        })
    }
}
