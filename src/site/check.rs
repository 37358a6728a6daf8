//! What is wrong with texts and templates, all of it at once.

use std::collections::BTreeSet;

use super::build::Site;
use super::error::Error;
use super::markdown;
use super::text::{SourceText, ids};
use crate::base::Diagnostic;
use crate::drive::Recipient;
use crate::kit::{Edition, EditionFinding, Kit};

/// The findings about the kit's Markdown, interface words and templates: stars that no bold took,
/// raw HTML, links that lead nowhere, headings that differ between languages, chapters without
/// questions, texts that a language lacks, templates that cannot be rendered. Gives with them the
/// sites that were read and rendered for it, so that a build need not do it again.
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

/// A finding that not every edition has, with the edition's name in front.
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
            // A wrong link has just been told with its mend; it also stops the rendering.
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
            let reason = format!(
                "no page shows this text: there is no `pages/{}.html`",
                source.name
            );
            found.push(
                Diagnostic::warning("text.unused", &source.file, reason)
                    .mend("give the file a page's name: `guide.md`, `report.md`, `about.md`, `glossary.md`"),
            );
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

/// Ids of headings that are named before the rest is counted.
const IDS_NAMED: usize = 10;

/// Headings of a translation that the model does not have, or the other way round: links and
/// chapters find their heading by its id in every language.
fn different_headings(model: &SourceText, source: &SourceText) -> Option<Diagnostic> {
    let own = ids(&source.text);
    let expected = ids(&model.text);
    let (own_set, expected_set): (BTreeSet<_>, BTreeSet<_>) =
        (own.iter().collect(), expected.iter().collect());
    let list = |ids: Vec<&&String>| {
        let named = ids.iter().take(IDS_NAMED).map(|id| format!("`{id}`"));
        let named = named.collect::<Vec<_>>().join(", ");
        match ids.len().saturating_sub(IDS_NAMED) {
            0 => named,
            more => format!("{named} and {more} more"),
        }
    };
    let missing: Vec<_> = expected_set.difference(&own_set).collect();
    let extra: Vec<_> = own_set.difference(&expected_set).collect();
    let reason = match (missing.is_empty(), extra.is_empty()) {
        (true, true) => return None,
        (false, true) => format!("headings of {} are missing: {}", model.file, list(missing)),
        (true, false) => format!("headings are not in {}: {}", model.file, list(extra)),
        (false, false) => format!(
            "headings of {} are missing ({}), others are too many ({})",
            model.file,
            list(missing),
            list(extra)
        ),
    };
    Some(
        Diagnostic::warning("text.headings", &source.file, reason)
            .mend("give the headings the same ids in every language, in the same order"),
    )
}
