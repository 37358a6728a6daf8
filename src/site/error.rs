//! What can stop the pages of a kit from being made.

use crate::base::{Blame, Diagnostic, Failure, OutputError};
use crate::drive::NameFault;
use crate::words::{messages, shown_in_english, shown_values};

messages! {
    /// The site could not be made. Every variant names the file, relative to the kit.
    #[derive(Debug, thiserror::Error)]
    #[non_exhaustive]
    pub enum Error {
        /// A file of text is not UTF-8; `source` says where it stops.
        Encoding { file: String, source: std::string::FromUtf8Error } = "site.encoding",
        /// A template is wrong, or uses a name or word that does not exist.
        Template { file: String, source: Box<minijinja::Error> } = "site.template",
        /// A template that every site needs is not there.
        MissingTemplate { file: String } = "site.missing-template",
        /// A text that cannot be rendered: a link that must not stand there.
        Text { file: String, line: u32, reason: String } = "site.text",
        /// A file of the site would have a name that a drive cannot hold.
        Name { path: String, source: NameFault } = "site.name",
        /// A district that the kit does not know.
        NoDistrict { code: String } = "site.no-district",
        /// Data for a script could not be written as JSON.
        Json { file: String, source: serde_json::Error } = "site.json",
    } + {
        /// A template, text, caption file or asset could not be read.
        Read(#[from] OutputError),
        /// The template folder could not be read.
        Kit(#[from] crate::kit::Error),
    }
}

shown_in_english!(Error);
shown_values!(
    std::string::FromUtf8Error,
    minijinja::Error,
    serde_json::Error
);

impl Failure for Error {
    fn blame(&self) -> Blame {
        match self {
            Self::Read(error) => error.blame(),
            Self::Kit(error) => error.blame(),
            Self::Encoding { .. }
            | Self::Template { .. }
            | Self::MissingTemplate { .. }
            | Self::Text { .. }
            | Self::Name { .. }
            | Self::NoDistrict { .. }
            | Self::Json { .. } => Blame::Kit,
        }
    }
}

impl Error {
    /// The error as a finding about the kit, where it is one.
    pub fn diagnostic(&self) -> Diagnostic {
        match self {
            Self::Template { file, source } => template_diagnostic(file, source),
            Self::Text { file, line, reason } => {
                Diagnostic::fault("text.link", file, reason).at_line(*line)
            }
            Self::Encoding { file, source } => {
                let at = source.utf8_error().valid_up_to();
                Diagnostic::fault(
                    "text.encoding",
                    file,
                    format!("the text is not UTF-8 from byte {at} on"),
                )
                .mend("save the file anew as UTF-8, or run `drivepress media fix`")
            }
            Self::MissingTemplate { file } => {
                Diagnostic::fault("template.missing", file, "this template is missing")
                    .mend("put it back, or leave `site-template/` out to use the built-in one")
            }
            Self::Name { path, source } => {
                Diagnostic::fault("template.name", path, source.to_string())
                    .mend("rename the file in `site-template/`")
            }
            other => Diagnostic::fault("site.error", "site-template", other.to_string())
                .mend("see that the file can be read"),
        }
    }
}

fn template_diagnostic(file: &str, source: &minijinja::Error) -> Diagnostic {
    let reason = source
        .detail()
        .map_or_else(|| source.kind().to_string(), str::to_owned);
    let mut found = Diagnostic::fault("template.error", file, reason)
        .mend("put it right in the template; `site-template/README.md` lists names and words");
    if let Some(line) = source.line() {
        found = found.at_line(u32::try_from(line).unwrap_or(u32::MAX));
        let shown = source.template_source().and_then(|text| {
            let shown = text.lines().nth(line.checked_sub(1)?)?;
            Some(shown.to_owned())
        });
        if let Some(shown) = shown {
            let range = 0..shown.len();
            found = found.showing(&shown, range);
        }
    }
    found
}
