//! Renders events as the HTML of a page.
//!
//! Every heading opens a `section` with its id, classes and `data-` attributes; the next heading of
//! the same or a higher level closes it. Styles and scripts select `section.chapter`,
//! `section.questions` and `section.notes`.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Tag, TagEnd, html};

use super::escape::{decoded, encoded, escape};
use super::finding::LinkFault;
use super::links::{LinkTarget, LinkTargets, SHARED_PAGE, shared_page};
use super::parse::line_of;
use super::qr;
use crate::base::escaped;
use crate::site::error::Error;
use crate::site::phone::{TextPiece, pieces};

/// Whether a text may show web addresses, to type or scan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::site) enum Web {
    Shown,
    Refused,
}

/// Renders the texts of one page.
pub(in crate::site) struct Renderer<'a> {
    /// The file, relative to the kit, for errors.
    pub(in crate::site) file: &'a str,
    /// The whole text, for line numbers.
    pub(in crate::site) text: &'a str,
    /// Valid link targets.
    pub(in crate::site) places: &'a LinkTargets,
    /// Hotlines that become links wherever they occur.
    pub(in crate::site) numbers: &'a BTreeSet<String>,
    /// The prefix from the page to the drive's root: `../../`.
    pub(in crate::site) drive: &'a str,
    pub(in crate::site) web: Web,
    /// The language of the page.
    pub(in crate::site) language: &'a str,
}

/// The state of the rendering.
#[derive(Default)]
struct RenderState {
    /// Levels of open sections, outermost first.
    sections: Vec<HeadingLevel>,
    /// Depth of links, image descriptions and code, in which numbers stay plain text.
    quiet: usize,
    /// Inside the page's title, which the template renders.
    in_title: bool,
    /// Web addresses of open links; address and QR code follow the link's text.
    web: Vec<String>,
    /// Inside `<https://…>`: its text is the address, which is shown only once.
    in_address: bool,
}

impl Renderer<'_> {
    /// The HTML of `events`, without the first-level heading.
    ///
    /// # Errors
    /// A link that is not allowed, with its line.
    pub(in crate::site) fn html(
        &self,
        events: &[(Event<'_>, Range<usize>)],
    ) -> Result<String, Error> {
        let mut out: Vec<Event<'_>> = Vec::with_capacity(events.len());
        let mut state = RenderState::default();
        for (event, range) in events {
            self.event(event, range, &mut state, &mut out)?;
        }
        close_sections(&mut state, HeadingLevel::H1, &mut out);
        let mut html = String::new();
        html::push_html(&mut html, out.into_iter());
        Ok(html)
    }

    fn event<'e>(
        &self,
        event: &Event<'e>,
        range: &Range<usize>,
        state: &mut RenderState,
        out: &mut Vec<Event<'e>>,
    ) -> Result<(), Error> {
        match event {
            Event::Start(Tag::Heading {
                level,
                id,
                classes,
                attrs,
            }) => {
                if *level == HeadingLevel::H1 {
                    state.in_title = true;
                } else {
                    close_sections(state, *level, out);
                    open_heading(*level, (id.as_deref(), classes, attrs), state, out);
                }
            }
            Event::End(TagEnd::Heading(HeadingLevel::H1)) => state.in_title = false,
            _ if state.in_title => {}
            other => return self.inline(other, range, state, out),
        }
        Ok(())
    }

    /// Renders an event other than a heading.
    fn inline<'e>(
        &self,
        event: &Event<'e>,
        range: &Range<usize>,
        state: &mut RenderState,
        out: &mut Vec<Event<'e>>,
    ) -> Result<(), Error> {
        match event {
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            }) => {
                state.quiet += 1;
                let target = self.target(dest_url, range)?;
                let is_address = *link_type == LinkType::Autolink;
                out.push(raw(&open_link(&target, title, is_address, state)));
            }
            Event::End(TagEnd::Link) => {
                state.quiet = state.quiet.saturating_sub(1);
                state.in_address = false;
                out.push(raw(&match state.web.pop() {
                    Some(address) => web_address(&address),
                    None => "</a>".to_owned(),
                }));
            }
            Event::Start(Tag::Image {
                link_type,
                dest_url,
                title,
                id,
            }) => {
                state.quiet += 1;
                out.push(Event::Start(Tag::Image {
                    link_type: *link_type,
                    dest_url: self.target(dest_url, range)?.into(),
                    title: title.clone(),
                    id: id.clone(),
                }));
            }
            Event::Start(Tag::CodeBlock(_)) => {
                state.quiet += 1;
                out.push(event.clone());
            }
            Event::End(TagEnd::Image | TagEnd::CodeBlock) => {
                state.quiet = state.quiet.saturating_sub(1);
                out.push(event.clone());
            }
            Event::Start(Tag::Table(_)) => {
                out.push(raw("<div class=\"table\">"));
                out.push(event.clone());
            }
            Event::End(TagEnd::Table) => {
                out.push(event.clone());
                out.push(raw("</div>\n"));
            }
            Event::Text(_) if state.in_address => {}
            Event::Text(text) if state.quiet == 0 => self.linked_numbers(text, out),
            // Shown as typed; `check` reports its line.
            Event::Html(html) | Event::InlineHtml(html) => out.push(Event::Text(html.clone())),
            other => out.push(other.clone()),
        }
        Ok(())
    }

    fn linked_numbers<'e>(&self, text: &CowStr<'e>, out: &mut Vec<Event<'e>>) {
        for piece in pieces(text, self.numbers) {
            match piece {
                TextPiece::Text(text) => out.push(Event::Text(text.to_owned().into())),
                TextPiece::Number { shown, phone } => out.push(raw(&format!(
                    "<a class=\"tel\" href=\"tel:{phone}\">{shown}</a>"
                ))),
            }
        }
    }

    /// The link target for the page.
    fn target(&self, destination: &str, range: &Range<usize>) -> Result<String, Error> {
        let refused = |fault: LinkFault| Error::Text {
            file: self.file.to_owned(),
            line: line_of(self.text, range.start),
            reason: fault.into(),
        };
        match LinkTarget::of(destination) {
            LinkTarget::Page(SHARED_PAGE, _) => Ok(shared_page(self.drive, self.language)),
            LinkTarget::Here(_)
            | LinkTarget::Page(..)
            | LinkTarget::Telephone(_)
            | LinkTarget::Mail(_) => Ok(destination.to_owned()),
            LinkTarget::Web(_) if self.web == Web::Shown => Ok(destination.to_owned()),
            LinkTarget::Web(address) => Err(refused(LinkFault::Web {
                address: escaped(address),
            })),
            LinkTarget::File(path) => {
                let plain = decoded(path);
                if self.places.files.contains(&plain) {
                    Ok(format!("{}{}", self.drive, encoded(&plain)))
                } else {
                    Err(refused(LinkFault::NoFile {
                        path: escaped(path),
                    }))
                }
            }
            LinkTarget::Refused(address) => Err(refused(LinkFault::Refused {
                address: escaped(address),
            })),
        }
    }
}

type Attributes<'a, 'e> = (
    Option<&'a str>,
    &'a [CowStr<'e>],
    &'a [(CowStr<'e>, Option<CowStr<'e>>)],
);

fn open_heading<'e>(
    level: HeadingLevel,
    (id, classes, attrs): Attributes<'_, 'e>,
    state: &mut RenderState,
    out: &mut Vec<Event<'e>>,
) {
    let mut tag = format!("<section id=\"{}\"", escape(id.unwrap_or_default()));
    if !classes.is_empty() {
        // Writing to a String cannot fail.
        let _ = write!(tag, " class=\"{}\"", escape(&classes.join(" ")));
    }
    for (name, value) in attrs {
        let value = value.as_deref().unwrap_or_default();
        let _ = write!(tag, " data-{}=\"{}\"", escape(name), escape(value));
    }
    tag.push_str(">\n");
    out.push(raw(&tag));
    state.sections.push(level);
    out.push(Event::Start(Tag::Heading {
        level,
        id: None,
        classes: Vec::new(),
        attrs: Vec::new(),
    }));
}

fn close_sections(state: &mut RenderState, level: HeadingLevel, out: &mut Vec<Event<'_>>) {
    while state.sections.last().is_some_and(|open| *open >= level) {
        state.sections.pop();
        out.push(raw("</section>\n"));
    }
}

fn raw<'e>(html: &str) -> Event<'e> {
    Event::InlineHtml(html.to_owned().into())
}

fn title_of(title: &str) -> String {
    if title.is_empty() {
        String::new()
    } else {
        format!(" title=\"{}\"", escape(title))
    }
}

/// Opens a link. A web link is not clickable but shows an address to type.
fn open_link(target: &str, title: &str, is_address: bool, state: &mut RenderState) -> String {
    if let LinkTarget::Web(address) = LinkTarget::of(target) {
        state.web.push(address.to_owned());
        state.in_address = is_address;
        return "<span class=\"weblink\">".to_owned();
    }
    format!("<a href=\"{}\"{}>", escape(target), title_of(title))
}

/// What follows the text of a web link: the address to type, and its QR code to scan.
fn web_address(address: &str) -> String {
    let code = qr::svg(address).unwrap_or_default();
    format!(
        "<span class=\"address\" translate=\"no\">{}</span>{code}</span>",
        escape(address)
    )
}
