//! The template folder: pages, styles, scripts, fonts; the kit's own or built in.
//!
//! `*.html` at the top level, in `pages/` and in `parts/` are templates (minijinja); `styles/`,
//! `scripts/`, `fonts/`, `vendor/` and `images/` are copied to `data/site/assets/`, with the same
//! names.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::path::Path;

use minijinja::syntax::SyntaxConfig;
use minijinja::{
    AutoEscape, Environment, ErrorKind, Output, State, UndefinedBehavior, Value, escape_formatter,
};

use super::error::Error;
use super::markdown::escape;
use super::typeset::has_own_script;
use super::words::fallback::unmarked;
use crate::formats::text::as_written;
use crate::kit::{TemplateFiles, TemplateSource, is_toml_within_limits};

/// Folders copied to `data/site/assets/`.
const ASSET_FOLDERS: [&str; 5] = ["fonts", "images", "scripts", "styles", "vendor"];

/// The template folder's name, as diagnostics show it.
pub(super) const FOLDER: &str = "site-template";

/// The files of a template folder, by path.
pub(super) struct Template {
    files: TemplateFiles,
}

impl Template {
    pub(super) fn load(source: &TemplateSource) -> Result<Self, Error> {
        let files = TemplateFiles::open(source)?;
        Ok(Self { files })
    }

    /// The names of the pages: `pages/<name>.html`, sorted.
    pub(super) fn pages(&self) -> Vec<String> {
        let names = self.files.list().filter_map(|path| {
            let name = path.strip_prefix("pages/")?.strip_suffix(".html")?;
            (!name.contains('/')).then(|| name.to_owned())
        });
        names.collect()
    }

    /// All assets: path below `data/site/assets/`, and bytes.
    fn assets(&self) -> impl Iterator<Item = (&str, Cow<'_, [u8]>)> {
        self.files.list().filter_map(|path| {
            let (folder, _) = path.split_once('/')?;
            let copied = ASSET_FOLDERS.contains(&folder);
            copied.then(|| self.files.read(path).map(|bytes| (path, bytes)))?
        })
    }

    /// The assets of an edition whose languages use `fonts`. A font that some language names is
    /// only copied for that language; a font that none names is always copied.
    pub(super) fn assets_with<'a>(
        &'a self,
        fonts: &'a [String],
    ) -> impl Iterator<Item = (&'a str, Cow<'a, [u8]>)> {
        let elsewhere: Vec<String> = self
            .fonts_of_languages()
            .into_iter()
            .filter(|font| !fonts.contains(font))
            .collect();
        self.assets()
            .filter(move |(path, _)| !elsewhere.iter().any(|font| is_of_font(path, font)))
    }

    /// The fonts of all languages of the template, also of those that the kit does not have.
    fn fonts_of_languages(&self) -> BTreeSet<String> {
        #[derive(serde::Deserialize)]
        struct LanguageContext {
            font: Option<String>,
        }
        let files = self
            .files
            .list()
            .filter(|path| path.starts_with("languages/"));
        let fonts = files.filter_map(|path| {
            let bytes = self.files.read(path)?;
            let text = std::str::from_utf8(&bytes).ok();
            let text = text.filter(|text| is_toml_within_limits(text))?;
            let language: LanguageContext = toml::from_str(text).ok()?;
            language.font
        });
        fonts.collect()
    }

    /// The font folders copied to drives whose languages use `fonts`.
    pub(super) fn font_folders(&self, fonts: &[String]) -> BTreeSet<String> {
        let folders = self.assets_with(fonts).filter_map(|(path, _)| {
            let (folder, _) = path.strip_prefix("fonts/")?.split_once('/')?;
            Some(folder.to_owned())
        });
        folders.collect()
    }

    /// The element ids in a template, as link targets of texts.
    pub(super) fn ids(&self, path: &str) -> BTreeSet<String> {
        let bytes = self.files.read(path).unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes);
        let ids = text.split(" id=\"").skip(1);
        ids.filter_map(|rest| rest.split('"').next())
            .map(str::to_owned)
            .collect()
    }

    /// Compiles all templates.
    pub(super) fn environment(&self) -> Result<Environment<'static>, Error> {
        let mut environment = Environment::new();
        let syntax = SyntaxConfig::builder()
            .trim_blocks(true)
            .lstrip_blocks(true)
            .keep_trailing_newline(true)
            .build();
        let syntax = syntax.map_err(|e| wrong("base.html", e))?;
        environment.set_syntax(syntax);
        environment.set_undefined_behavior(UndefinedBehavior::Strict);
        environment.set_debug(true);
        environment.set_formatter(write_value);
        environment.add_filter("phrases", phrases);
        for path in self.files.list() {
            let is_asset = path
                .split_once('/')
                .is_some_and(|(folder, _)| ASSET_FOLDERS.contains(&folder));
            let ending = Path::new(path).extension().and_then(OsStr::to_str);
            if is_asset || !matches!(ending, Some("html" | "txt")) {
                continue;
            }
            let bytes = self.files.read(path).unwrap_or_default();
            let text = read_text(&format!("{FOLDER}/{path}"), &bytes)?;
            environment
                .add_template_owned(path.to_owned(), text)
                .map_err(|e| wrong(path, e))?;
        }
        Ok(environment)
    }
}

/// Keeps each phrase of a heading on one line. Thai, Lao, Khmer and Burmese put spaces only between
/// phrases, and a browser may break large text inside a word that it does not know.
fn phrases(text: &str) -> Value {
    if unmarked(text) != text || !has_own_script(text) {
        return Value::from(text);
    }
    let whole = |phrase: &str| format!("<span class=\"phrase\">{}</span>", escape(phrase));
    let phrases: Vec<String> = text.split(' ').map(whole).collect();
    Value::from_safe_string(phrases.join(" "))
}

/// Whether a file is in the folder of a font, as `fonts/sarabun/OFL.txt` is for `sarabun`.
fn is_of_font(path: &str, font: &str) -> bool {
    let file = path
        .strip_prefix("fonts/")
        .and_then(|path| path.strip_prefix(font));
    file.is_some_and(|file| file.starts_with('/'))
}

/// Writes an escaped value into a page. minijinja's own escaping also turns every `/` into
/// `&#x2f;`, which makes paths hard to read in the source, and pages longer.
fn write_value(
    out: &mut Output<'_>,
    state: &mut State<'_, '_>,
    value: &Value,
) -> Result<(), minijinja::Error> {
    let is_html = matches!(state.auto_escape(), AutoEscape::Html);
    if !is_html || value.is_safe() || value.is_undefined() || value.is_none() {
        return escape_formatter(out, state, value);
    }
    let written = out.write_str(&escape(&value.to_string()));
    written.map_err(|_| minijinja::Error::from(ErrorKind::WriteFailure))
}

/// A template error with its file: the included part, if the error is in one.
pub(super) fn wrong(asked: &str, source: minijinja::Error) -> Error {
    let name = source.name().unwrap_or(asked);
    Error::Template {
        file: format!("{FOLDER}/{name}"),
        source: Box::new(source),
    }
}

/// Decodes a text file and normalises it: UTF-8 without BOM, LF.
pub(super) fn read_text(file: &str, bytes: &[u8]) -> Result<String, Error> {
    String::from_utf8(as_written(bytes)).map_err(|source| Error::Encoding {
        file: file.to_owned(),
        source,
    })
}
