//! Relationships of a package (ECMA-376 part 2, §6.5).

use quick_xml::events::Event;
use quick_xml::reader::Reader;

/// One relationship.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Relationship {
    /// The last part of its type, in lower case: `hyperlink`, `image`, `attachedtemplate`.
    pub(super) sort: String,
    /// Its target, with entities resolved.
    pub(super) target: String,
    /// Whether the target is outside the package.
    pub(super) external: bool,
}

/// All relationships of a part, up to the first XML error.
pub(super) fn parse_relationships(text: &str) -> Vec<Relationship> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    let mut found = Vec::new();
    while let Ok(event) = reader.read_event() {
        let element = match event {
            Event::Eof => break,
            Event::Start(element) | Event::Empty(element) => element,
            _ => continue,
        };
        let mut relationship = Relationship {
            sort: String::new(),
            target: String::new(),
            external: false,
        };
        for attribute in element.attributes().with_checks(false).flatten() {
            let raw = attribute.value.into_owned();
            let value = quick_xml::escape::unescape(&raw).map_or_else(|_| raw.clone(), Into::into);
            match attribute.key.local_name().as_ref() {
                "Type" => {
                    let last = value.rsplit('/').next().unwrap_or_default();
                    relationship.sort = last.to_lowercase();
                }
                "Target" => relationship.target = value,
                "TargetMode" => {
                    relationship.external = value.trim().eq_ignore_ascii_case("external");
                }
                _ => {}
            }
        }
        if !relationship.sort.is_empty() {
            found.push(relationship);
        }
    }
    found
}
