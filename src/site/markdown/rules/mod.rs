//! Checks a text; each finding has its line and a fix.
//!
//! The rule about stars follows CommonMark 0.31 §6.2: a `**` with punctuation on its inner side
//! neither opens nor closes bold if a letter is on its outer side, and Thai has no space there.

mod left;

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use self::left::{Stand, is_escaped, left_standing};
use super::escape::decoded;
use super::finding::{LinkFault, MarkdownFinding};
use super::links::{LinkTarget, LinkTargets};
use super::parse::{Events, line_of};
use super::qr;
use super::render::Web;
use crate::base::{Diagnostic, escaped};
use crate::formats::text::fill_in_mark;
use crate::words::Message;

/// A text being checked, with the valid link targets.
struct Check<'a> {
    file: &'a str,
    text: &'a str,
    page: &'a str,
    places: &'a LinkTargets,
    web: Web,
    found: Vec<Diagnostic>,
    /// Number of findings that were not kept.
    untold: usize,
    /// Number of web addresses so far.
    addresses: usize,
}

/// Most findings kept for one text; each holds the line that it shows.
const FINDINGS_MAX: usize = 200;

/// Deepest nesting of a text. Lists are nested three or four times; with a hundred thousand levels,
/// a browser does not open the page.
const DEPTH_MAX: usize = 100;

/// Most web addresses in one text: each gets a QR code of some kilobytes.
const ADDRESSES_MAX: usize = 100;

/// Checks one text of page `page`.
pub(in crate::site) fn check(
    (file, text): (&str, &str),
    events: &Events<'_>,
    page: &str,
    places: &LinkTargets,
    web: Web,
) -> Vec<Diagnostic> {
    let mut check = Check {
        file,
        text,
        page,
        places,
        web,
        found: Vec::new(),
        untold: 0,
        addresses: 0,
    };
    check.all(events);
    check.guide_headings(events);
    check.finish()
}

impl Check<'_> {
    fn all(&mut self, events: &Events<'_>) {
        let check = self;
        let mut strong = 0_usize;
        let mut literal = 0_usize;
        let mut depth = 0_usize;
        for (at, (event, range)) in events.iter().enumerate() {
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth > DEPTH_MAX {
                check.too_deep(range);
                return;
            }
            match event {
                Event::Start(Tag::CodeBlock(_)) => literal += 1,
                Event::End(TagEnd::CodeBlock) => literal = literal.saturating_sub(1),
                Event::Start(Tag::Strong) => {
                    strong += 1;
                    if strong > 1 {
                        check.bold_in_bold(range);
                    }
                }
                Event::End(TagEnd::Strong) => strong = strong.saturating_sub(1),
                Event::Html(_) | Event::InlineHtml(_) => check.raw_html(range),
                Event::Text(_) if literal == 0 => {
                    check.fill_in(range);
                    check.stars(range);
                    check.left(range, stand(events, at));
                }
                Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                    check.link(dest_url, range);
                }
                _ => {}
            }
        }
    }

    /// All findings, and the number of those not kept.
    fn finish(mut self) -> Vec<Diagnostic> {
        if self.untold > 0 {
            self.found.push(Diagnostic::more_of(self.file, self.untold));
        }
        self.found
    }

    fn too_deep(&mut self, range: &Range<usize>) {
        self.fault(MarkdownFinding::TooDeep { most: DEPTH_MAX }, range);
    }

    /// Reports unparsed Markdown, which the page would show as typed.
    fn left(&mut self, range: &Range<usize>, stand: Stand) {
        // A backslash before the piece is not part of it, but escapes its first character.
        let before = self.text.get(..range.start).unwrap_or_default();
        let range = range.start - usize::from(before.ends_with('\\'))..range.end;
        let source = self.text.get(range.clone()).unwrap_or_default();
        for left in left_standing(source, stand) {
            let at = range.start + left.at.start..range.start + left.at.end;
            self.fault(left.what, &at);
        }
    }

    fn fault(&mut self, finding: impl Into<Message>, range: &Range<usize>) {
        self.tell(Diagnostic::fault(self.file, finding), range);
    }

    fn tell(&mut self, diagnostic: Diagnostic, range: &Range<usize>) {
        if self.found.len() == FINDINGS_MAX {
            self.untold += 1;
            return;
        }
        let line = line_of(self.text, range.start);
        let start = self.text[..range.start].rfind('\n').map_or(0, |at| at + 1);
        let end = self.text[range.start..]
            .find('\n')
            .map_or(self.text.len(), |at| range.start + at);
        let shown = &self.text[start..end];
        let marked = range.start - start..(range.end.min(end)).saturating_sub(start);
        self.found
            .push(diagnostic.at_line(line).showing(shown, marked));
    }

    fn raw_html(&mut self, range: &Range<usize>) {
        self.fault(MarkdownFinding::Html, range);
    }

    fn bold_in_bold(&mut self, range: &Range<usize>) {
        let found = Diagnostic::warning(self.file, MarkdownFinding::BoldInBold);
        self.tell(found, range);
    }

    /// Reports a mark that a template left for people to fill in.
    fn fill_in(&mut self, range: &Range<usize>) {
        let source = self.text.get(range.clone()).unwrap_or_default();
        let Some(at) = fill_in_mark(source) else {
            return;
        };
        let mark = escaped(source.get(at.clone()).unwrap_or_default());
        let found = Diagnostic::warning(self.file, MarkdownFinding::FillIn { mark });
        let at = range.start + at.start..range.start + at.end;
        self.tell(found, &at);
    }

    /// Reports unmatched stars or underscores, which the page would show.
    fn stars(&mut self, range: &Range<usize>) {
        let source = self.text.get(range.clone()).unwrap_or_default();
        for mark in ["**", "__"] {
            let Some(at) = source.find(mark).filter(|at| !is_escaped(source, *at)) else {
                continue;
            };
            let start = range.start + at;
            let finding = MarkdownFinding::Stars {
                mark: mark.to_owned(),
            };
            self.fault(finding, &(start..start + mark.len()));
        }
    }

    /// Counts an address; returns whether there are too many.
    fn too_many_addresses(&mut self) -> bool {
        self.addresses += 1;
        self.addresses > ADDRESSES_MAX
    }

    fn link(&mut self, destination: &str, range: &Range<usize>) {
        let fault = match LinkTarget::of(destination) {
            LinkTarget::Here(anchor) if !self.places.has_anchor(self.page, anchor) => {
                LinkFault::NoHeadingHere {
                    id: escaped(anchor),
                }
            }
            LinkTarget::Page(page, anchor) => match self.page_fault(page, anchor) {
                Some(fault) => fault,
                None => return,
            },
            LinkTarget::File(path) if !self.places.files.contains(&decoded(path)) => {
                LinkFault::NoFile {
                    path: escaped(path),
                }
            }
            LinkTarget::Web(address) if self.web == Web::Refused => LinkFault::Web {
                address: escaped(address),
            },
            LinkTarget::Web(_) if self.too_many_addresses() => LinkFault::ManyAddresses {
                most: ADDRESSES_MAX,
            },
            LinkTarget::Web(address) if qr::svg(address).is_none() => LinkFault::NoCode {
                address: escaped(address),
            },
            LinkTarget::Refused(address) => LinkFault::Refused {
                address: escaped(address),
            },
            _ => return,
        };
        self.fault(fault, range);
    }

    /// The fault of a link to a page of the site, if it has one.
    fn page_fault(&self, page: &str, anchor: Option<&str>) -> Option<LinkFault> {
        let Some(id) = self.places.page(page) else {
            return Some(LinkFault::NoPage {
                page: escaped(page),
            });
        };
        let anchor = anchor.filter(|anchor| !self.places.has_anchor(id, anchor))?;
        Some(LinkFault::NoHeadingThere {
            page: escaped(page),
            id: escaped(anchor),
        })
    }

    /// Chapters of the guide need questions and an id, to which the film's chapters refer.
    fn guide_headings(&mut self, events: &Events<'_>) {
        if self.page != "guide" {
            return;
        }
        let mut chapter: Option<Range<usize>> = None;
        let mut asked = false;
        let mut in_questions = false;
        for (event, range) in events {
            match event {
                Event::Start(Tag::Heading {
                    level, id, classes, ..
                }) => {
                    let is = |name: &str| classes.iter().any(|class| class.as_ref() == name);
                    in_questions = is("questions");
                    if *level > HeadingLevel::H2 {
                        continue;
                    }
                    self.chapter_ends(chapter.take(), asked);
                    asked = false;
                    if is("chapter") {
                        chapter = Some(range.clone());
                        if id.as_deref().is_none_or(|id| id.starts_with("s-")) {
                            self.fault(MarkdownFinding::ChapterWithoutId, range);
                        }
                    }
                }
                Event::Start(Tag::List(Some(_))) if in_questions => asked = true,
                _ => {}
            }
        }
        self.chapter_ends(chapter, asked);
    }

    fn chapter_ends(&mut self, chapter: Option<Range<usize>>, asked: bool) {
        if let (Some(range), false) = (chapter, asked) {
            self.fault(MarkdownFinding::ChapterWithoutQuestions, &range);
        }
    }
}

/// The position of the text at `at` in its block.
fn stand(events: &Events<'_>, at: usize) -> Stand {
    let event = |at: Option<usize>| at.and_then(|at| events.get(at)).map(|(event, _)| event);
    let before = event(at.checked_sub(1));
    let begins = matches!(before, Some(Event::Start(Tag::Paragraph)));
    let ends = matches!(event(Some(at + 1)), Some(Event::End(TagEnd::Paragraph)));
    let first = begins
        || matches!(
            before,
            None | Some(Event::SoftBreak | Event::HardBreak | Event::Start(Tag::Item))
        );
    Stand {
        first,
        alone: begins && ends,
    }
}

#[cfg(test)]
mod tests;
