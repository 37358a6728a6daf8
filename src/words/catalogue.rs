//! The message texts: one file per module and language, compiled into the program.

use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::amounts;
use super::language::Language;
use super::shell::quoted;

/// Declares the catalogues by name, each for every language.
macro_rules! catalogues {
    ($($(#[$when:meta])* $name:literal),* $(,)?) => {
        /// Names and texts of the English catalogues.
        pub(super) const ENGLISH: &[(&str, &str)] =
            &[$($(#[$when])* ($name, include_str!(concat!("en/", $name, ".ftl")))),*];
        /// Names and texts of the Thai catalogues.
        pub(super) const THAI: &[(&str, &str)] =
            &[$($(#[$when])* ($name, include_str!(concat!("th/", $name, ".ftl")))),*];
    };
}

catalogues!(
    "cannot",
    "check",
    "cli",
    "device",
    "drive",
    "fill",
    "formats",
    "contacts",
    "contents",
    "image",
    "machine",
    "make",
    "media",
    "receipt",
    "new",
    "repair",
    "sign",
    "site",
    "verify",
    "view",
    "work",
    #[cfg(test)]
    "words-test",
);

/// The catalogues of a language.
pub(super) fn texts(language: Language) -> &'static [(&'static str, &'static str)] {
    match language {
        Language::En => ENGLISH,
        Language::Th => THAI,
    }
}

type Bundle = FluentBundle<FluentResource>;

static ENGLISH_BUNDLE: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::En));
static THAI_BUNDLE: LazyLock<Bundle> = LazyLock::new(|| bundle(Language::Th));

fn of(language: Language) -> &'static Bundle {
    match language {
        Language::En => &ENGLISH_BUNDLE,
        Language::Th => &THAI_BUNDLE,
    }
}

fn bundle(language: Language) -> Bundle {
    let id = match language {
        Language::En => "en",
        Language::Th => "th",
    };
    let id: LanguageIdentifier = id.parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![id]);
    // Terminals display the isolating marks around values, and copied text contains them.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(|value, _| match value {
        FluentValue::Number(number) => whole(number.value).map(amounts::count),
        _ => None,
    }));
    for (_, text) in texts(language) {
        // A catalogue that does not parse is left out here, and a test fails.
        let resource = FluentResource::try_new((*text).to_owned());
        bundle.add_resource_overriding(resource.unwrap_or_else(|(partly, _)| partly));
    }
    // Cannot fail: the function is registered once.
    let _ = bundle.add_function("SHELL", |given, _| match given.first() {
        Some(FluentValue::String(name)) => quoted(name).into(),
        _ => FluentValue::Error,
    });
    let _ = bundle.add_function("GIVEN", |given, _| match given.first() {
        Some(FluentValue::String(text)) if text.is_empty() => "no".into(),
        Some(_) => "yes".into(),
        None => FluentValue::Error,
    });
    bundle
}

/// The whole number in Fluent's floating-point value.
fn whole(value: f64) -> Option<u64> {
    format!("{value:.0}").parse().ok()
}

/// The spelling of a message's key in a catalogue.
pub(super) fn key(id: &str) -> String {
    id.replace(['.', ':'], "-")
}

/// The sentence of a message.
pub(super) fn sentence(language: Language, id: &str, arguments: &FluentArgs<'_>) -> Option<String> {
    written(language, id, None, arguments).map(|(text, _)| text)
}

/// The advice of a message, if it has any.
pub(super) fn mend(language: Language, id: &str, arguments: &FluentArgs<'_>) -> Option<String> {
    written(language, id, Some("mend"), arguments).map(|(text, _)| text)
}

/// A text of a message, and the number of errors reported by Fluent.
pub(super) fn written(
    language: Language,
    id: &str,
    attribute: Option<&str>,
    arguments: &FluentArgs<'_>,
) -> Option<(String, usize)> {
    let bundle = of(language);
    let message = bundle.get_message(&key(id))?;
    let pattern = match attribute {
        None => message.value()?,
        Some(name) => message.get_attribute(name)?.value(),
    };
    let mut errors = Vec::new();
    let text = bundle.format_pattern(pattern, Some(arguments), &mut errors);
    Some((text.into_owned(), errors.len()))
}
