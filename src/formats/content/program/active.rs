//! The kinds of active files, as values.

/// What an active file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ActiveKind {
    /// Machine code, or a package that installs it.
    Program,
    /// A script that an interpreter runs at a double click.
    Script,
    /// Points to a target that a double click opens.
    Shortcut,
    /// Changes settings at a double click.
    Settings,
    /// Read by a computer when the stick is plugged in.
    Autorun,
    /// A page that can run scripts in a browser.
    Page,
    /// An Office file whose ending says that it carries macros.
    Macros,
    /// A disk image; programs inside it escape the warnings about downloaded files.
    DiskImage,
    /// Harmless by its ending, but its name hides what it is.
    Disguise,
}

/// How a name hides what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Disguise {
    /// `photo.jpg.exe`: Windows shows `photo.jpg`.
    DoubleEnding,
    /// A control character changes the writing direction, so the ending looks like another.
    DirectionControl,
    /// Many blanks push the ending out of view.
    BlanksBeforeEnding,
    /// Dots or blanks after the ending, which Windows drops.
    HiddenTail,
    /// It has the name of a folder beside it, to be mistaken for that folder.
    NamedAfterFolder,
    /// It lies in a folder whose name is invisible, or that does not open or opens as something
    /// else.
    HiddenFolder,
}

/// A name that a drive must not carry, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Active {
    /// What it is.
    pub kind: ActiveKind,
    /// The ending that counts, in lower case, without the dot; empty if the name is only disguised.
    pub ending: String,
    /// How the name hides it, if it does.
    pub disguise: Option<Disguise>,
}
