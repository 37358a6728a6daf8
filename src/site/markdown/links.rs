//! Where a link of a text leads: to a place on its page, to another page, to a file of the drive,
//! to a telephone, or to the web, which a drive cannot follow.

use std::collections::{BTreeMap, BTreeSet};

/// The page that all languages share, since Firefox keeps one store for each file.
pub(in crate::site) const SHARED_PAGE: &str = "record";

/// Where [`SHARED_PAGE`] lies, from the drive's root.
const SHARED_FILE: &str = "data/site/record.html";

/// The shared page's address for readers of `language`, `drive` leading to the drive's root.
pub(super) fn shared_page(drive: &str, language: &str) -> String {
    format!("{drive}{SHARED_FILE}#lang={language}")
}

/// What a destination means.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::site) enum Target<'a> {
    /// `#signs`
    Here(&'a str),
    /// `report.html#signs`
    Page(&'a str, Option<&'a str>),
    /// `data/print/poster.pdf`
    File(&'a str),
    /// `tel:1300`
    Telephone(&'a str),
    /// `mailto:…`
    Mail(&'a str),
    /// `https://…`
    Web(&'a str),
    /// Any other scheme: `javascript:`, `file:`.
    Refused(&'a str),
}

impl<'a> Target<'a> {
    pub(in crate::site) fn of(destination: &'a str) -> Self {
        if let Some(anchor) = destination.strip_prefix('#') {
            return Self::Here(anchor);
        }
        if let Some((scheme, rest)) = scheme(destination) {
            return match scheme.to_ascii_lowercase().as_str() {
                "http" | "https" => Self::Web(destination),
                "tel" => Self::Telephone(rest),
                "mailto" => Self::Mail(rest),
                _ => Self::Refused(destination),
            };
        }
        if destination.starts_with("//") {
            return Self::Refused(destination);
        }
        let (path, anchor) = match destination.split_once('#') {
            Some((path, anchor)) => (path, Some(anchor)),
            None => (destination, None),
        };
        match path.strip_suffix(".html") {
            Some(page) if !page.contains('/') => Self::Page(page, anchor),
            _ => Self::File(path),
        }
    }
}

/// `javascript` of `javascript:…`, also where white space or control characters hide it from the
/// eye: browsers take those out of a scheme.
fn scheme(destination: &str) -> Option<(&str, &str)> {
    let (scheme, rest) = destination.split_once(':')?;
    let is_path = scheme.contains(['/', '#', '?']);
    (!is_path).then_some((scheme.trim(), rest))
}

/// What links can lead to.
#[derive(Debug, Default)]
pub(in crate::site) struct Places {
    /// Pages by id (`home`, `report`), each with the ids in its text.
    pub(in crate::site) pages: BTreeMap<String, BTreeSet<String>>,
    /// Media by path on the drive.
    pub(in crate::site) files: BTreeSet<String>,
}

impl Places {
    /// The page of a file name: `index` is the home page.
    pub(in crate::site) fn page<'a>(&self, name: &'a str) -> Option<&'a str> {
        let id = if name == "index" { "home" } else { name };
        self.pages.contains_key(id).then_some(id)
    }

    /// Whether `page` has `anchor`.
    pub(in crate::site) fn has_anchor(&self, page: &str, anchor: &str) -> bool {
        let ids = self.pages.get(page);
        ids.is_some_and(|ids| ids.contains(anchor))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_of_all_languages_is_named_from_the_drives_root_with_the_readers_language() {
        assert_eq!(
            shared_page("../../../", "en"),
            "../../../data/site/record.html#lang=en"
        );
    }

    #[test]
    fn destinations_are_told_apart() {
        assert_eq!(Target::of("#a"), Target::Here("a"));
        assert_eq!(
            Target::of("report.html#do"),
            Target::Page("report", Some("do"))
        );
        assert_eq!(
            Target::of("data/print/ก.pdf"),
            Target::File("data/print/ก.pdf")
        );
        assert_eq!(Target::of("tel:1300"), Target::Telephone("1300"));
        assert_eq!(
            Target::of("HTTPS://a.example/"),
            Target::Web("HTTPS://a.example/")
        );
        for bad in [
            "javascript:alert(1)",
            " JavaScript:x",
            "file:///c",
            "data:text/html,x",
            "//a.example/",
        ] {
            assert_eq!(Target::of(bad), Target::Refused(bad));
        }
    }
}
