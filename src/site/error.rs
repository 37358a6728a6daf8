//! Errors that stop the pages of a kit from being made.

use minijinja::ErrorKind;

use crate::base::{Blame, Diagnostic, Failure, FileError};
use crate::drive::NameFault;
use crate::words::{Message, ToMessage as _, messages, shown_in_english, shown_values};

messages! {
    /// The site could not be made. Every variant names the file, relative to the kit.
    #[derive(Debug, thiserror::Error)]
    #[non_exhaustive]
    pub enum Error {
        /// A text file is not UTF-8; `source` gives the position.
        Encoding { file: String, source: std::string::FromUtf8Error } = "site.encoding",
        /// A template is wrong, or uses a name or word that does not exist.
        Template { file: String, source: Box<minijinja::Error> } = "site.template",
        /// A required template is missing.
        MissingTemplate { file: String } = "site.missing-template",
        /// A text cannot be rendered: it contains a link that is not allowed.
        Text { file: String, line: u32, reason: Message } = "site.text",
        /// A file of the site has a name that a drive cannot hold.
        Name { path: String, source: NameFault } = "site.name",
        /// The kit does not have this district.
        NoDistrict { code: String } = "site.no-district",
        /// Data for a script could not be written as JSON.
        Json { file: String, source: serde_json::Error } = "site.json",
    } + {
        /// A template, text, caption file or asset could not be read.
        Read(#[from] FileError),
        /// The template folder could not be read.
        Kit(#[from] crate::kit::Error),
    }
}

messages! {
    /// A fault of the site, as a finding about the kit.
    enum SiteFinding {
        Encoding { at: usize } = "text.encoding:site",
        MissingTemplate = "template.missing",
        Name { fault: NameFault } = "template.name",
        Template { fault: TemplateFault } = "template.error",
        TemplateSyntax { detail: String } = "template.error:syntax",
        Error { cause: Message } = "site.error",
    }

    /// Something that a template refers to and that does not exist. Carried inside minijinja's
    /// errors.
    #[derive(Debug, Clone, thiserror::Error)]
    pub(super) enum TemplateFault {
        NoWord { key: String } = "template.no-word",
        NoPage { page: String } = "template.no-page",
    }
}

shown_in_english!(Error, TemplateFault);

impl From<TemplateFault> for minijinja::Error {
    fn from(fault: TemplateFault) -> Self {
        Self::new(ErrorKind::InvalidOperation, fault.to_string()).with_source(fault)
    }
}
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
    /// The error as a finding about the kit.
    pub fn diagnostic(&self) -> Diagnostic {
        match self {
            Self::Template { file, source } => template_diagnostic(file, source),
            Self::Text { file, line, reason } => {
                Diagnostic::fault(file, reason.clone()).at_line(*line)
            }
            Self::Encoding { file, source } => {
                let at = source.utf8_error().valid_up_to();
                Diagnostic::fault(file, SiteFinding::Encoding { at })
            }
            Self::MissingTemplate { file } => Diagnostic::fault(file, SiteFinding::MissingTemplate),
            Self::Name { path, source } => {
                let fault = *source;
                Diagnostic::fault(path, SiteFinding::Name { fault })
            }
            other => {
                let cause = other.message();
                Diagnostic::fault("site-template", SiteFinding::Error { cause })
            }
        }
    }
}

fn template_diagnostic(file: &str, source: &minijinja::Error) -> Diagnostic {
    let own = std::error::Error::source(source);
    let finding = match own.and_then(|own| own.downcast_ref::<TemplateFault>()) {
        Some(fault) => SiteFinding::Template {
            fault: fault.clone(),
        },
        None => SiteFinding::TemplateSyntax {
            detail: source
                .detail()
                .map_or_else(|| source.kind().to_string(), str::to_owned),
        },
    };
    let mut found = Diagnostic::fault(file, finding);
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
