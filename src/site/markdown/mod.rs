//! Markdown of `media/text/`: parses a text once; gives its HTML, its outline for search and
//! presentation, and its faults.
//!
//! Supports CommonMark with tables, definition lists and heading attributes
//! (`## Title {#id .class key=value}`). Pages never contain raw HTML. Footnotes and smart
//! punctuation are not supported: Thai screen readers read neither well.

pub(super) mod qr;

mod escape;
mod finding;
mod links;
mod outline;
mod parse;
mod relink;
mod render;
mod rules;

pub(super) use escape::{encoded, escape};
pub(super) use links::{LinkTargets, SHARED_PAGE};
#[cfg(test)]
pub(super) use outline::Section;
pub(super) use outline::{Chapter, Outline};
pub(super) use parse::parse;
pub use relink::{lines_linking_to, relinked};
pub(super) use render::{Renderer, Web};
pub(super) use rules::check;
