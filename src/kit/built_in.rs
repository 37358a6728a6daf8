//! The template folder that is compiled in, for kits without one of their own.

/// Path in `site-template/` and bytes, sorted by path (`build.rs` makes the list).
static FILES: &[(&str, &[u8])] = include!(concat!(env!("OUT_DIR"), "/site_template.rs"));

/// Every file of the template that is compiled in: path in `site-template/` and bytes, sorted.
pub fn built_in_template() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    FILES.iter().copied()
}
