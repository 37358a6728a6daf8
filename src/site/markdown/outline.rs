//! The structure of a text: its title, sections for search, and the guide's chapters with their
//! questions and notes.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use super::parse::Events;
use super::render::Renderer;
use crate::site::error::Error;

/// The text under one heading, for search.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::site) struct Section {
    /// Anchor; empty before the first heading.
    pub(in crate::site) id: String,
    /// The heading's text.
    pub(in crate::site) title: String,
    /// The text below the heading.
    pub(in crate::site) text: String,
    /// 1 for text under the title, 2 for second-level headings, 3 for all deeper ones.
    pub(in crate::site) level: u8,
}

/// A chapter of the guide: a second-level heading of class `chapter`.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub(in crate::site) struct Chapter {
    pub(in crate::site) id: String,
    pub(in crate::site) title: String,
    pub(in crate::site) minutes: u32,
    /// HTML of each item in the list under the heading of class `questions`.
    pub(in crate::site) questions: Vec<String>,
}

/// The structure of a text.
#[derive(Debug, Default)]
pub(in crate::site) struct Outline {
    /// The first-level heading's text.
    pub(in crate::site) title: String,
    pub(in crate::site) sections: Vec<Section>,
    pub(in crate::site) chapters: Vec<Chapter>,
}

/// A heading and the range of its events.
struct Heading {
    level: HeadingLevel,
    id: String,
    classes: Vec<String>,
    minutes: u32,
    title: String,
    /// Events from the heading to the next heading of any level.
    body: Range<usize>,
}

impl Outline {
    /// The structure of `events`; `renderer` makes the HTML of questions.
    ///
    /// # Errors
    /// As [`Renderer::html`].
    pub(in crate::site) fn of(events: &Events<'_>, renderer: &Renderer<'_>) -> Result<Self, Error> {
        let headings = headings(events);
        let first = headings.first().map_or(events.len(), |h| h.body.start);
        let mut outline = Self::default();
        let opening = words(events, 0..first.min(events.len()));
        if headings.is_empty() {
            outline.section(1, "", "", opening);
        }
        let mut in_chapter = false;
        for heading in headings {
            let text = words(events, heading.body.clone());
            if heading.level == HeadingLevel::H1 {
                outline.title.clone_from(&heading.title);
                outline.section(1, "", "", text);
                continue;
            }
            if heading.level == HeadingLevel::H2 {
                in_chapter = heading.classes.iter().any(|class| class == "chapter");
                if in_chapter {
                    outline.chapters.push(Chapter {
                        id: heading.id.clone(),
                        title: heading.title.clone(),
                        minutes: heading.minutes,
                        questions: Vec::new(),
                    });
                }
            }
            let asks = heading.classes.iter().any(|class| class == "questions");
            if let (true, true, Some(chapter)) = (in_chapter, asks, outline.chapters.last_mut()) {
                chapter.questions = items(&events[heading.body.clone()], renderer)?;
            }
            let level = if heading.level == HeadingLevel::H2 {
                2
            } else {
                3
            };
            outline.section(level, &heading.id, &heading.title, text);
        }
        Ok(outline)
    }

    fn section(&mut self, level: u8, id: &str, title: &str, text: String) {
        if !title.is_empty() || !text.is_empty() {
            self.sections.push(Section {
                id: id.to_owned(),
                title: title.to_owned(),
                text,
                level,
            });
        }
    }
}

fn headings(events: &Events<'_>) -> Vec<Heading> {
    let mut headings: Vec<Heading> = Vec::new();
    let mut open: Option<Heading> = None;
    for (at, (event, _)) in events.iter().enumerate() {
        match event {
            Event::Start(Tag::Heading {
                level,
                id,
                classes,
                attrs,
            }) => {
                if let Some(last) = headings.last_mut() {
                    last.body.end = at;
                }
                let minutes = attrs.iter().find(|(name, _)| name.as_ref() == "minutes");
                let minutes = minutes.and_then(|(_, value)| value.as_deref()?.parse().ok());
                open = Some(Heading {
                    level: *level,
                    id: id.as_deref().unwrap_or_default().to_owned(),
                    classes: classes.iter().map(ToString::to_string).collect(),
                    minutes: minutes.unwrap_or(0),
                    title: String::new(),
                    body: at..at,
                });
            }
            Event::End(TagEnd::Heading(_)) => {
                if let Some(mut heading) = open.take() {
                    heading.body = at + 1..events.len();
                    headings.push(heading);
                }
            }
            other => {
                if let Some(heading) = &mut open {
                    heading.title.push_str(plain_event(other));
                }
            }
        }
    }
    headings
}

/// The text of a range of events, with single spaces.
fn words(events: &Events<'_>, range: Range<usize>) -> String {
    let mut text = String::new();
    for (event, _) in events.get(range).unwrap_or_default() {
        text.push_str(plain_event(event));
    }
    text.split(' ')
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// The HTML of each item of the first ordered list.
fn items(
    events: &[(Event<'_>, Range<usize>)],
    renderer: &Renderer<'_>,
) -> Result<Vec<String>, Error> {
    let mut items = Vec::new();
    let mut depth = 0_usize;
    let mut start = None;
    for (at, (event, _)) in events.iter().enumerate() {
        match event {
            Event::Start(Tag::List(Some(_))) if depth == 0 => depth = 1,
            Event::Start(Tag::List(_)) if depth > 0 => depth += 1,
            Event::Start(Tag::Item) if depth == 1 => start = Some(at + 1),
            Event::End(TagEnd::Item) if depth == 1 => {
                if let Some(from) = start.take() {
                    items.push(renderer.html(&events[from..at])?.trim().to_owned());
                }
            }
            Event::End(TagEnd::List(_)) if depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    break;
                }
            }
            _ => {}
        }
    }
    Ok(items)
}

/// The plain text of one event; blocks end with a space.
fn plain_event<'a>(event: &'a Event<'_>) -> &'a str {
    match event {
        Event::Text(text) | Event::Code(text) => text,
        Event::SoftBreak
        | Event::HardBreak
        | Event::End(
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::Item
            | TagEnd::TableCell
            | TagEnd::DefinitionListTitle
            | TagEnd::DefinitionListDefinition,
        ) => " ",
        _ => "",
    }
}
