//! Markdown of `media/text/`: parsed once, then rendered, outlined for search and presentation,
//! and checked.
//!
//! Covers CommonMark with tables, definition lists and attributes of headings
//! (`## Title {#id .class key=value}`). Raw HTML never reaches a page. Leaves out footnotes and
//! smart punctuation: neither reads well to a Thai screen reader.

pub(super) mod qr;

mod escape;
mod finding;
mod foreign;
mod links;
mod outline;
mod parse;
mod render;
mod rules;

pub(super) use escape::{encoded, escape};
pub(super) use foreign::has_own_script;
pub(super) use links::{Places, SHARED_PAGE};
pub(super) use outline::{Chapter, Outline};
pub(super) use parse::parse;
pub(super) use render::{Renderer, Web};
pub(super) use rules::check;
