//! `[help_desk]` of `kit.toml`: whom a reader can ask, and read the twelve digits to.

use super::ConfigReader;
use crate::base::{Diagnostic, escaped};
use crate::kit::manifest::fields::Fields;
use crate::kit::manifest::finding::{KeyForm, KeyTable};
use crate::kit::model::HelpDesk;
use crate::kit::table::{PhoneFault, read_phone};
use crate::words::messages;

messages! {
    /// A fault of `[help_desk]`.
    #[derive(Debug, Clone, PartialEq, Eq)]
    enum HelpDeskFinding {
        NotATable = "kit.bad-value:help-desk",
        Telephone { cell: String, fault: PhoneFault } = "kit.bad-value:help-desk-telephone",
        NoWay = "kit.bad-value:help-desk-no-way",
    }
}

impl ConfigReader<'_, '_> {
    pub(super) fn help_desk(&self, faults: &mut Vec<Diagnostic>) -> Option<HelpDesk> {
        let found = self.fields.value("help_desk")?;
        let Some(table) = found.get_ref().as_table() else {
            let fault = self.source.fault(found.span(), HelpDeskFinding::NotATable);
            faults.push(fault);
            return None;
        };
        let fields = Fields::new(self.source, table, found.span(), KeyTable::HelpDesk);
        let name = fields.localised("name", &["th", "en"], faults);
        let telephone = fields.text("telephone", KeyForm::Text, faults);
        let line = fields.text("line", KeyForm::Text, faults);
        let hours = fields.localised("hours", &[], faults);
        fields.finish(faults);
        let mut desk = HelpDesk {
            name: name.unwrap_or_default(),
            telephone: String::new(),
            line: line.map(|line| line.value).unwrap_or_default(),
            hours: hours.unwrap_or_default(),
        };
        if let Some(text) = telephone {
            match read_phone(&text.value) {
                Ok(phone) => desk.telephone = phone.number,
                Err(fault) => {
                    let cell = escaped(&text.value);
                    let finding = HelpDeskFinding::Telephone { cell, fault };
                    faults.push(self.source.fault(text.span, finding));
                    return Some(desk);
                }
            }
        }
        if desk.telephone.is_empty() && desk.line.is_empty() {
            let fault = self.source.fault(found.span(), HelpDeskFinding::NoWay);
            faults.push(fault);
        }
        Some(desk)
    }
}
