//! `[media_defaults]` of `kit.toml`: values for entries of `media.toml` that give none.

use super::ConfigReader;
use crate::base::Diagnostic;
use crate::kit::manifest::fields::Fields;
use crate::kit::manifest::finding::{KeyForm, KeyTable, KitFinding};
use crate::kit::model::MediaDefaults;

impl ConfigReader<'_, '_> {
    pub(super) fn media_defaults(&self, faults: &mut Vec<Diagnostic>) -> MediaDefaults {
        let Some(found) = self.fields.value("media_defaults") else {
            return MediaDefaults::default();
        };
        let Some(table) = found.get_ref().as_table() else {
            faults.push(self.bad(&found.span(), KitFinding::NoDefaultsTable));
            return MediaDefaults::default();
        };
        let fields = Fields::new(self.source, table, found.span(), KeyTable::MediaDefaults);
        let mut text = |key, form| {
            fields.value(key)?;
            let text = fields.required_text(key, form, faults)?;
            Some(text.value)
        };
        let licence = text("licence", KeyForm::Licence);
        let source = text("source", KeyForm::Source);
        fields.finish(faults);
        MediaDefaults { licence, source }
    }
}
