//! `[editions.*]` of `kit.toml`.

use super::{CONFIG_FILE, ConfigReader};
use crate::base::{Diagnostic, escaped};
use crate::drive::EditionName;
use crate::kit::edition::EditionFinding;
use crate::kit::manifest::fields::Fields;
use crate::kit::manifest::finding::{KeyForm, KeyTable, KitFinding};
use crate::kit::model::{Area, Edition, Localised};

impl ConfigReader<'_, '_> {
    pub(super) fn editions(&self, faults: &mut Vec<Diagnostic>) -> Vec<Edition> {
        let Some(found) = self.fields.value("editions") else {
            self.fields.missing("editions", KeyForm::Editions, faults);
            return Vec::new();
        };
        let Some(table) = found.get_ref().as_table() else {
            faults.push(self.bad(&found.span(), KitFinding::NoEditionTable));
            return Vec::new();
        };
        // The parser sorts tables by key; editions keep the file's order, since the first is the
        // default.
        let mut entries: Vec<_> = table.iter().collect();
        entries.sort_by_key(|(name, _)| name.span().start);
        let mut editions = Vec::new();
        for (name, value) in entries {
            let mut areas = Vec::new();
            let title = if let Some(inner) = value.get_ref().as_table() {
                let edition = escaped(name.get_ref());
                let owner = KeyTable::Edition { edition };
                let fields = Fields::new(self.source, inner, name.span(), owner);
                let title = fields.localised("title", &["th", "en"], faults);
                areas = self.areas(&fields, faults);
                fields.finish(faults);
                title.unwrap_or_default()
            } else {
                let edition = escaped(name.get_ref());
                faults.push(self.bad(&value.span(), KitFinding::Edition { edition }));
                Localised::default()
            };
            if let Ok(name) = name.get_ref().parse::<EditionName>() {
                editions.push(Edition { name, title, areas });
            } else {
                let text = escaped(name.get_ref());
                faults.push(self.bad(&name.span(), KitFinding::EditionName { text }));
            }
        }
        if table.is_empty() {
            faults.push(self.bad(&found.span(), KitFinding::NoEdition));
        }
        editions
    }

    /// The provinces and districts that an edition is for.
    fn areas(&self, fields: &Fields<'_, '_>, faults: &mut Vec<Diagnostic>) -> Vec<Area> {
        let mut areas = Vec::new();
        for word in fields.words("districts", "81", faults) {
            let area = Area::parse(&word.value);
            if area.is_none() {
                let line = self.source.line_at(word.span.start);
                let finding = EditionFinding::NotAnArea { word: word.value };
                faults.push(Diagnostic::fault(CONFIG_FILE, finding).at_line(line));
            }
            areas.extend(area);
        }
        areas
    }
}
