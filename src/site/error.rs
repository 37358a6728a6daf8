//! What can stop the pages of a kit from being made.

use crate::base::{Blame, Diagnostic, OutputError};
use crate::drive::NameFault;

/// The site could not be made. Every variant names the file.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A template, text, caption file or asset could not be read.
    #[error(transparent)]
    Read(#[from] OutputError),
    /// The template folder could not be read.
    #[error(transparent)]
    Kit(#[from] crate::kit::Error),
    /// A file of text is not UTF-8.
    #[error("{file} is not UTF-8")]
    Encoding {
        /// The file, relative to the kit.
        file: String,
        /// Where it stops being UTF-8.
        source: std::string::FromUtf8Error,
    },
    /// A template is wrong, or uses a name or word that does not exist.
    #[error("{file}: {source}")]
    Template {
        /// The template, relative to the kit.
        file: String,
        /// Name, line and reason.
        source: Box<minijinja::Error>,
    },
    /// A template that every site needs is not there.
    #[error("{file} is missing")]
    MissingTemplate {
        /// The template, relative to the kit.
        file: String,
    },
    /// A text that cannot be rendered: a link that must not stand there.
    #[error("{file}, line {line}: {reason}")]
    Text {
        /// The text, relative to the kit.
        file: String,
        /// The line, from 1.
        line: u32,
        /// What is wrong.
        reason: String,
    },
    /// A file of the site would have a name that a drive cannot hold.
    #[error("{path}: {source}")]
    Name {
        /// The path on the drive.
        path: String,
        /// Why not.
        source: NameFault,
    },
    /// A district that the kit does not know.
    #[error("the kit has no district {code}")]
    NoDistrict {
        /// The code asked for.
        code: String,
    },
    /// Data for a script could not be written as JSON.
    #[error("cannot write {file} as JSON")]
    Json {
        /// The file on the drive.
        file: String,
        /// Why not.
        source: serde_json::Error,
    },
}

impl Error {
    /// Whose turn it is.
    pub fn blame(&self) -> Blame {
        match self {
            Self::Read(_) => Blame::Machine,
            Self::Kit(error) => error.blame(),
            _ => Blame::Kit,
        }
    }

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
