//! Checks texts and templates and reports all findings at once.

use std::collections::BTreeSet;

use super::build::Site;
use super::error::Error;
use super::markdown;
use super::text::{SourceText, ids};
use crate::base::{Diagnostic, escaped};
use crate::drive::Recipient;
use crate::kit::{Edition, EditionFinding, Kit};
use crate::words::messages;

messages! {
    /// A fault found by comparing the texts of a kit.
    enum TextsFinding {
        Unused { page: String } = "text.unused",
        MissingHeadings { model: String, missing: Ids } = "text.headings:missing",
        ExtraHeadings { model: String, extra: Ids } = "text.headings:extra",
        OtherHeadings { model: String, missing: Ids, extra: Ids } = "text.headings:both",
    }

    /// Ids of headings.
    enum Ids {
        All { ids: String } = "text.ids:all",
        Some { ids: String, more: usize } = "text.ids:some",
    }
}

/// Checks the kit's Markdown, interface words and templates: unmatched stars, raw HTML, broken
/// links, headings that differ between languages, chapters without questions, missing translations,
/// templates that fail to render. Also returns the sites read and rendered for this, so that a
/// build can reuse them.
pub fn check_texts(kit: &Kit) -> (Vec<Diagnostic>, Vec<Site>) {
    let editions = &kit.config.editions;
    let (of_each, sites): (Vec<Vec<Diagnostic>>, Vec<Option<Site>>) = editions
        .iter()
        .map(|edition| check_edition(kit, edition))
        .unzip();
    let mut all: Vec<Diagnostic> = Vec::new();
    for (edition, found) in editions.iter().zip(&of_each) {
        for finding in found {
            let is_everywhere = of_each.iter().all(|other| other.contains(finding));
            let finding = if is_everywhere {
                finding.clone()
            } else {
                within(edition, finding)
            };
            if !all.contains(&finding) {
                all.push(finding);
            }
        }
    }
    (all, sites.into_iter().flatten().collect())
}

/// Adds the edition's name to a finding that not every edition has.
fn within(edition: &Edition, finding: &Diagnostic) -> Diagnostic {
    let message = EditionFinding::Within {
        edition: edition.name.clone(),
        finding: finding.message.clone(),
    };
    Diagnostic {
        message: message.into(),
        ..finding.clone()
    }
}

fn check_edition(kit: &Kit, edition: &Edition) -> (Vec<Diagnostic>, Option<Site>) {
    let mut found = Vec::new();
    match Site::new(kit, edition) {
        Ok(site) => {
            check_sources(&site, &mut found);
            check_languages(&site, &mut found);
            // A wrong link is already reported, and would also stop the rendering.
            if !found.iter().any(Diagnostic::is_fault) {
                found.extend(render_error(&site).map(|error| error.diagnostic()));
            }
            (found, Some(site))
        }
        Err(error) => {
            found.push(error.diagnostic());
            (found, None)
        }
    }
}

fn render_error(site: &Site) -> Option<Error> {
    let common = site.common_files().err();
    common.or_else(|| site.district_files(&Recipient::Master, "nobody").err())
}

fn check_sources(site: &Site, found: &mut Vec<Diagnostic>) {
    for source in site.texts.0.values().flat_map(|of_name| of_name.values()) {
        let events = markdown::parse(&source.text);
        let of = (source.file.as_str(), source.text.as_str());
        found.extend(markdown::check(
            of,
            &events,
            &source.name,
            &site.places,
            source.web(),
        ));
        if !site.pages.contains(&source.name) {
            let finding = TextsFinding::Unused {
                page: escaped(&source.name),
            };
            found.push(Diagnostic::warning(&source.file, finding));
        }
    }
}

fn check_languages(site: &Site, found: &mut Vec<Diagnostic>) {
    for of_name in site.texts.0.values() {
        let first = of_name.get(site.default_language().as_str());
        let Some(model) = first.or_else(|| of_name.values().next()) else {
            continue;
        };
        for source in of_name
            .values()
            .filter(|source| source.language != model.language)
        {
            found.extend(different_headings(model, source));
        }
    }
}

/// How many heading ids are named; the rest is counted.
const IDS_NAMED: usize = 10;

/// Compares the headings of a translation with the model's: links and chapters refer to a heading
/// by the same id in every language.
fn different_headings(model: &SourceText, source: &SourceText) -> Option<Diagnostic> {
    let own = ids(&source.text);
    let expected = ids(&model.text);
    let (own_set, expected_set): (BTreeSet<_>, BTreeSet<_>) =
        (own.iter().collect(), expected.iter().collect());
    let missing = Ids::of(expected_set.difference(&own_set));
    let extra = Ids::of(own_set.difference(&expected_set));
    let model = model.file.clone();
    let finding = match (missing, extra) {
        (None, None) => return None,
        (Some(missing), None) => TextsFinding::MissingHeadings { model, missing },
        (None, Some(extra)) => TextsFinding::ExtraHeadings { model, extra },
        (Some(missing), Some(extra)) => TextsFinding::OtherHeadings {
            model,
            missing,
            extra,
        },
    };
    Some(Diagnostic::warning(&source.file, finding))
}

impl Ids {
    fn of<'a>(ids: impl Iterator<Item = &'a &'a String>) -> Option<Self> {
        let ids: Vec<_> = ids.map(|id| format!("`{}`", escaped(id))).collect();
        let more = ids.len().saturating_sub(IDS_NAMED);
        let named = ids.into_iter().take(IDS_NAMED).collect::<Vec<_>>();
        let ids = named.join(", ");
        match more {
            _ if named.is_empty() => None,
            0 => Some(Self::All { ids }),
            more => Some(Self::Some { ids, more }),
        }
    }
}
