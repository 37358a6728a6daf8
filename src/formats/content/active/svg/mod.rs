//! SVG drawings (and the pages of books): scripts, handlers, foreign content, references, entities.
//!
//! Source: SVG 2 §5, §16 (scripting); XML 1.0 §4 (entities). Illustrator's own files pass: their
//! entities are internal and short, and their foreign content asks for an extension that no
//! browser has.

mod css;
mod entity;

use ct_codecs::{Base64, Decoder as _};
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::part::{ActivePart, Findings};
use crate::formats::content::place::find_in_picture;
use crate::formats::content::sniff;
use crate::formats::text::recognise;
use entity::Entities;

/// Deepest nesting of elements. Drawings have some twenty; crafted ones overflow readers' stacks.
const DEEPEST: usize = 1024;

/// Looks at a whole document.
pub(super) fn look(bytes: &[u8], findings: &mut Findings) {
    let Ok(text) = recognise(bytes).decode(bytes) else {
        return findings.push(ActivePart::Unreadable);
    };
    let mut reader = Reader::from_str(&text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    let mut look = Look {
        findings,
        entities: Entities::default(),
        in_style: false,
        depth: 0,
        photos: 0,
    };
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => break,
            Ok(event) => {
                if !look.event(&event) {
                    break;
                }
            }
            Err(_) => {
                // A browser stops at the same place and shows what came before.
                look.findings.push(ActivePart::Unreadable);
                break;
            }
        }
    }
}

struct Look<'a> {
    findings: &'a mut Findings,
    entities: Entities,
    in_style: bool,
    depth: usize,
    photos: usize,
}

impl Look<'_> {
    /// `false` where there is no sense in going on.
    fn event(&mut self, event: &Event<'_>) -> bool {
        match event {
            Event::Start(element) => {
                self.depth += 1;
                self.in_style = local_name(element.name().as_ref()) == "style";
                self.element(element);
            }
            Event::Empty(element) => self.element(element),
            Event::End(_) => {
                self.depth = self.depth.saturating_sub(1);
                self.in_style = false;
            }
            Event::Text(text) if self.in_style => self.css(text),
            Event::CData(text) if self.in_style => self.css(text),
            Event::DocType(doctype) => {
                let text = doctype.to_string();
                self.entities = Entities::parse(&text);
                for name in self.entities.external() {
                    self.findings.push(ActivePart::ExternalEntity(name.clone()));
                }
            }
            Event::GeneralRef(entity) => {
                let name = entity.to_string();
                self.entities.count_use(&name);
                // Markup may hide in an entity that is used between tags.
                if self.entities.value_of(&name).contains('<') {
                    self.findings.push(ActivePart::ForeignContent(name));
                }
            }
            Event::PI(instruction) => {
                let text = instruction.to_string();
                if text.starts_with("xml-stylesheet") {
                    let href = text.split("href").nth(1).unwrap_or_default();
                    let href = href.trim_start_matches(['=', ' ', '"', '\'']);
                    self.reference(href.split(['"', '\'']).next().unwrap_or_default());
                }
            }
            _ => {}
        }
        if self.entities.has_grown() || self.depth > DEEPEST {
            self.findings.push(ActivePart::GrowingEntities);
            return false;
        }
        true
    }

    fn element(&mut self, element: &BytesStart<'_>) {
        let name = local_name(element.name().as_ref());
        let attributes = self.attributes(element);
        let value = |wanted: &str| {
            attributes
                .iter()
                .find(|(key, _)| key == wanted)
                .map(|(_, value)| value.as_str())
        };
        match name.as_str() {
            "script" | "handler" | "listener" => self.findings.push(ActivePart::Script),
            "foreignobject" => {
                // Browsers draw it unless it asks for something they have not got.
                let asks = value("requiredextensions").unwrap_or_default();
                let unknown = !asks.trim().is_empty()
                    && !asks.contains("w3.org/1999/xhtml")
                    && !asks.contains("w3.org/1998/Math");
                if !unknown {
                    self.findings
                        .push(ActivePart::ForeignContent("foreignObject".to_owned()));
                }
            }
            "iframe" | "object" | "embed" | "applet" | "frame" | "base" | "form" => {
                self.findings.push(ActivePart::ForeignContent(name.clone()));
            }
            "set" | "animate" | "animatetransform" | "animatemotion" => {
                let target = value("attributename").unwrap_or_default().to_lowercase();
                if target.ends_with("href") || target.starts_with("on") {
                    self.findings.push(ActivePart::Script);
                }
            }
            _ => {}
        }
        for (key, value) in &attributes {
            self.attribute(&name, key, value);
        }
    }

    /// Local names in small letters, values with their entities replaced.
    fn attributes(&mut self, element: &BytesStart<'_>) -> Vec<(String, String)> {
        let mut found = Vec::new();
        for attribute in element.attributes().with_checks(false) {
            let Ok(attribute) = attribute else {
                self.findings.push(ActivePart::Unreadable);
                break;
            };
            let key = attribute.key.as_ref();
            if key.starts_with("xmlns") {
                continue;
            }
            let raw = attribute.value.into_owned();
            found.push((local_name(key), self.entities.replaced(&raw)));
        }
        found
    }

    fn attribute(&mut self, element: &str, key: &str, value: &str) {
        let is_handler = key.len() > 4
            && key.starts_with("on")
            && key.bytes().all(|byte| byte.is_ascii_lowercase());
        if is_handler {
            self.findings.push(ActivePart::EventHandler(key.to_owned()));
        }
        match key {
            "href" | "src" | "data" | "action" | "formaction" | "poster" | "srcset" => {
                if element == "a" || element == "link" && !value.contains("://") {
                    self.link(value);
                } else {
                    self.reference(value);
                }
            }
            "style" => self.css(value),
            // Presentation attributes may hold `url(…)`: fill, filter, mask, cursor.
            _ if value.contains("url") => self.css(value),
            _ => {}
        }
    }

    /// A link that a person may follow.
    fn link(&mut self, target: &str) {
        let plain = plain_address(target);
        if plain.starts_with("javascript:") || plain.starts_with("vbscript:") {
            self.findings.push(ActivePart::Script);
        } else if plain.starts_with("data:") {
            self.findings
                .push(ActivePart::ForeignContent("data:".to_owned()));
        } else if ["http:", "https:", "ftp:", "//"]
            .iter()
            .any(|start| plain.starts_with(start))
        {
            self.findings
                .push(ActivePart::WebLink(target.trim().to_owned()));
        }
    }

    /// Something that is loaded with the drawing.
    fn reference(&mut self, target: &str) {
        let plain = plain_address(target);
        let inside = plain.is_empty()
            || plain.starts_with('#')
            || plain.starts_with("data:image/") && !plain.starts_with("data:image/svg")
            || [
                "data:font/",
                "data:application/font",
                "data:application/x-font",
            ]
            .iter()
            .any(|start| plain.starts_with(start))
            || plain.starts_with("data:application/vnd.ms-fontobject")
            || plain.starts_with("data:application/octet-stream")
            || plain.starts_with("data:;base64");
        if plain.starts_with("javascript:") || plain.starts_with("vbscript:") {
            self.findings.push(ActivePart::Script);
        } else if plain.starts_with("data:image/svg") {
            self.nested_drawing(target);
        } else if plain.starts_with("data:image/") {
            self.photo(target);
        } else if !inside {
            self.findings
                .push(ActivePart::ForeignReference(shortened(target)));
        }
    }

    /// A drawing in a `data:` address is drawn without scripts, but may fetch.
    fn nested_drawing(&mut self, target: &str) {
        let body = target
            .split_once(',')
            .map_or("", |(_, body)| body)
            .to_lowercase();
        let plain = !target.to_lowercase().contains(";base64,");
        let suspicious = ["<script", "%3cscript", "http://", "https://", "<!entity"];
        // The names of the vocabularies are addresses too, and harmless.
        let body = body
            .replace("http://www.w3.org/", "")
            .replace("http%3a//www.w3.org/", "");
        if plain && suspicious.iter().any(|word| body.contains(word)) {
            self.findings
                .push(ActivePart::ForeignReference(shortened(target)));
        }
    }

    /// A photo in a `data:` address, as drawing programs embed them: whole, with all they tell.
    fn photo(&mut self, target: &str) {
        self.photos += 1;
        let packed = target
            .split_once(";base64,")
            .map_or("", |(_, packed)| packed);
        let blanks: &[u8] = b" \t\r\n";
        // What is no base64 is shown nowhere.
        let Ok(bytes) = Base64::decode_to_vec(packed, Some(blanks)) else {
            return;
        };
        let traces = find_in_picture(sniff(&bytes, ""), &bytes);
        self.findings.enter(&format!("picture {}", self.photos));
        self.findings.push_traces(&traces);
        self.findings.leave();
    }

    fn css(&mut self, text: &str) {
        for target in css::loaded(text) {
            self.reference(&target);
        }
        if css::runs(text) {
            self.findings.push(ActivePart::Script);
        }
    }
}

/// The name without its prefix, in small letters.
fn local_name(name: &str) -> String {
    name.rsplit(':').next().unwrap_or_default().to_lowercase()
}

/// An address as a browser reads it: no blanks in front, no line breaks or tabs inside.
fn plain_address(target: &str) -> String {
    let start = target.trim_start_matches(|letter: char| letter <= ' ');
    start
        .chars()
        .filter(|letter| !matches!(letter, '\t' | '\n' | '\r'))
        .take(256)
        .collect::<String>()
        .to_lowercase()
}

fn shortened(target: &str) -> String {
    target.trim().chars().take(200).collect()
}
