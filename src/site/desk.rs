//! The help desk on the pages.

use super::material::title;
use super::phone;
use super::words::fallback::unmarked;
use crate::kit::{Kit, Localised};

/// Whom readers can ask, in a language.
#[derive(serde::Serialize)]
pub(super) struct DeskView {
    name: String,
    /// In the form for `tel:`; empty if it has none.
    telephone: String,
    /// The number in groups, for reading.
    shown: String,
    line: String,
    hours: String,
}

impl DeskView {
    /// The kit's help desk; `None` if it names none.
    pub(super) fn of(kit: &Kit, language: &str) -> Option<Self> {
        let desk = kit.config.help_desk.as_ref()?;
        // The texts also stand in attributes and in a plain text, which take no marks.
        let plain = |text: &Localised| unmarked(&title(text, language));
        Some(Self {
            name: plain(&desk.name),
            telephone: desk.telephone.clone(),
            shown: phone::display(&desk.telephone),
            line: desk.line.clone(),
            hours: plain(&desk.hours),
        })
    }
}
