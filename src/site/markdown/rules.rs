//! What is wrong with a text, each with line and mend.
//!
//! Source of the rule about stars: CommonMark 0.31 §6.2. A `**` whose inner side is punctuation
//! opens or closes nothing where its outer side is a letter, and Thai has no space there.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use super::escape::decoded;
use super::links::{Places, Target};
use super::parse::{Events, line_of};
use super::render::Web;
use crate::base::Diagnostic;
use crate::site::qr;

/// A text and what it may lead to.
struct Check<'a> {
    file: &'a str,
    text: &'a str,
    page: &'a str,
    places: &'a Places,
    web: Web,
    found: Vec<Diagnostic>,
}

/// The findings about one text of page `page`.
pub(in crate::site) fn check(
    (file, text): (&str, &str),
    events: &Events<'_>,
    page: &str,
    places: &Places,
    web: Web,
) -> Vec<Diagnostic> {
    let mut check = Check {
        file,
        text,
        page,
        places,
        web,
        found: Vec::new(),
    };
    let mut strong = 0_usize;
    let mut literal = 0_usize;
    for (event, range) in events {
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
            Event::Text(_) if literal == 0 => check.stars(range),
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                check.link(dest_url, range);
            }
            _ => {}
        }
    }
    check.guide_headings(events);
    check.found
}

impl Check<'_> {
    fn tell(&mut self, diagnostic: Diagnostic, range: &Range<usize>) {
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
        let found = Diagnostic::fault("text.html", self.file, "HTML stands in the text")
            .mend("write it as Markdown; for a `<` that is meant as a sign write `\\<`");
        self.tell(found, range);
    }

    fn bold_in_bold(&mut self, range: &Range<usize>) {
        let found = Diagnostic::warning(
            "text.bold",
            self.file,
            "bold begins inside bold, so it ends elsewhere than it seems",
        )
        .mend("close the first bold before the second begins");
        self.tell(found, range);
    }

    /// Stars or low lines that no bold took: they would stand on the page.
    fn stars(&mut self, range: &Range<usize>) {
        let source = self.text.get(range.clone()).unwrap_or_default();
        for mark in ["**", "__"] {
            let Some(at) = source.find(mark).filter(|at| !escaped(source, *at)) else {
                continue;
            };
            let found = Diagnostic::fault(
                "text.stars",
                self.file,
                format!("`{mark}` would stand on the page: bold does not begin or end between a letter and a mark"),
            )
            .mend("put quotation marks and brackets outside the bold (`“**word**”`), or put a space or `&#8203;` between the stars and the letter");
            let start = range.start + at;
            self.tell(found, &(start..start + mark.len()));
        }
    }

    fn link(&mut self, destination: &str, range: &Range<usize>) {
        let (reason, mend) = match Target::of(destination) {
            Target::Here(anchor) if !self.places.has_anchor(self.page, anchor) => (
                format!("no heading of this text has the id `{anchor}`"),
                "give the heading that id: `## Title {#id}`",
            ),
            Target::Page(page, anchor) => match self.places.page(page) {
                None => (
                    format!("there is no page `{page}.html`"),
                    "name a page of the site: `report.html`, `guide.html`",
                ),
                Some(id) => match anchor {
                    Some(anchor) if !self.places.has_anchor(id, anchor) => (
                        format!("`{page}.html` has no heading with the id `{anchor}`"),
                        "name an id of that page's text, or leave the part after `#` out",
                    ),
                    _ => return,
                },
            },
            Target::File(path) if !self.places.files.contains(&decoded(path)) => (
                format!("the link `{path}` leads to no file of the drive"),
                "write the path on the drive: `data/print/poster.pdf`",
            ),
            Target::Web(address) if self.web == Web::Refused => (
                format!("{address} cannot be opened from a drive without internet"),
                "move the address to `about.md`, where it is shown to type and to scan",
            ),
            Target::Web(address) if qr::svg(address).is_none() => (
                format!("{address} does not fit a QR code, which holds plain ASCII only"),
                "percent-encode the address, or use a shorter one",
            ),
            Target::Refused(address) => (
                format!("a link may not lead to `{address}`"),
                "link to a page, a heading, a file of the drive, or `tel:`",
            ),
            _ => return,
        };
        let found = Diagnostic::fault("text.link", self.file, reason).mend(mend);
        self.tell(found, range);
    }

    /// Chapters of the guide need an id (the film's chapters name it) and questions.
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
                            let found = Diagnostic::fault(
                                "text.chapter-id",
                                self.file,
                                "a chapter has no id, so the film cannot open it",
                            )
                            .mend("give it the id of the film's chapter: `{#beat-1 .chapter minutes=5}`");
                            self.tell(found, range);
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
            let found = Diagnostic::fault(
                "text.questions",
                self.file,
                "a chapter of the guide has no questions",
            )
            .mend("add `### Questions {.questions}` with a numbered list: `1. …`");
            self.tell(found, &range);
        }
    }
}

/// Whether the mark at `at` was written with a back-slash, so that it is meant.
fn escaped(source: &str, at: usize) -> bool {
    source[..at].ends_with('\\')
}

#[cfg(test)]
mod tests {
    use super::super::parse::parse;
    use super::*;

    fn found(page: &str, text: &str) -> Vec<(&'static str, Option<u32>)> {
        let mut places = Places::default();
        for page in ["home", "guide", "report", "about"] {
            places
                .pages
                .insert(page.to_owned(), ["signs".to_owned()].into());
        }
        places.files.insert("data/print/โปสเตอร์ 1.pdf".to_owned());
        let web = if page == "about" {
            Web::Shown
        } else {
            Web::Refused
        };
        let events = parse(text);
        let found = check(("a.md", text), &events, page, &places, web);
        found.into_iter().map(|d| (d.code, d.place.line)).collect()
    }

    #[test]
    fn stars_that_no_bold_took_are_found_with_their_line() {
        for wrong in [
            "คำว่า**(สำคัญ)**มาก",
            "**50%**ของ",
            "**“หยุด”**แล้ว",
            "**စာ။**သား",
            "__ไทย__ข้อความ",
        ] {
            assert_eq!(
                found("report", &format!("ดี\n\n{wrong}\n")),
                [("text.stars", Some(3))],
                "{wrong}"
            );
        }
        for right in [
            "**ไทย**ข้อความ",
            "“**หยุด**”แล้ว",
            "**50%**&#8203;ของ",
            r"\*\*",
            "`**`",
            "    **\n",
        ] {
            assert!(found("report", right).is_empty(), "{right}");
        }
    }

    #[test]
    fn raw_html_and_bold_in_bold_are_found() {
        assert_eq!(found("report", "ก\n\n<b>ข</b>")[0], ("text.html", Some(3)));
        assert_eq!(found("report", "a <br> b"), [("text.html", Some(1))]);
        assert_eq!(found("report", "**ก **ข** ค**"), [("text.bold", Some(1))]);
    }

    #[test]
    fn links_lead_somewhere() {
        let good = [
            "[a](#signs)",
            "[a](report.html)",
            "[a](index.html)",
            "[a](report.html#signs)",
            "[a](tel:1300)",
            "[a](<data/print/โปสเตอร์ 1.pdf>)",
            "[a](data/print/%E0%B9%82%E0%B8%9B%E0%B8%AA%E0%B9%80%E0%B8%95%E0%B8%AD%E0%B8%A3%E0%B9%8C%201.pdf)",
        ];
        for text in good {
            assert!(found("report", text).is_empty(), "{text}");
        }
        let bad = [
            "[a](#nowhere)",
            "[a](nopage.html)",
            "[a](report.html#nowhere)",
            "[a](data/print/none.pdf)",
            "[a](https://example.org/)",
            "<https://example.org/>",
            "[a](javascript:alert)",
            "![a](pic.png)",
        ];
        for text in bad {
            assert_eq!(found("report", text), [("text.link", Some(1))], "{text}");
        }
        assert!(found("about", "<https://example.org/>").is_empty());
        assert_eq!(
            found("about", "[a](https://example.org/ก)"),
            [("text.link", Some(1))]
        );
    }

    #[test]
    fn chapters_have_ids_and_questions() {
        let good = "# G\n\n## One {#beat-1 .chapter minutes=5}\n\n### Q {.questions}\n\n1. Why?\n";
        assert!(found("guide", good).is_empty());
        assert_eq!(
            found("guide", &good.replace("#beat-1 ", "")),
            [("text.chapter-id", Some(3))]
        );
        assert_eq!(
            found("guide", &good.replace("1. Why?", "Why?")),
            [("text.questions", Some(3))]
        );
    }
}
