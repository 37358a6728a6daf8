//! What an active file is, as a value.

/// What an active file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ActiveKind {
    /// Code of a machine, or a package that installs it.
    Program,
    /// Text that an interpreter runs at a double click.
    Script,
    /// Points somewhere else and is followed at a double click.
    Shortcut,
    /// Changes settings at a double click.
    Settings,
    /// Read by a computer when the stick is put in.
    Autorun,
    /// A page with a browser's powers.
    Page,
    /// An Office file whose ending says that it carries macros.
    Macros,
    /// A disk inside a file, whose programs escape the warnings for strange files.
    DiskImage,
    /// Harmless by its ending, but its name hides what it is.
    Disguise,
}

/// How a name hides what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Disguise {
    /// `photo.jpg.exe`: Windows shows `photo.jpg`.
    DoubleEnding,
    /// A control character turns the direction of letters, so that the ending seems another.
    DirectionControl,
    /// Many blanks push the ending out of sight.
    BlanksBeforeEnding,
    /// Points or blanks after the ending, which Windows leaves out.
    HiddenTail,
    /// The name of a folder beside it, so that it is taken for the folder.
    NamedAfterFolder,
    /// It lies in a folder whose name is drawn as nothing, cannot be opened, or opens as something
    /// else.
    HiddenFolder,
}

/// A name that a drive must not carry, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Active {
    /// What it is.
    pub kind: ActiveKind,
    /// The ending that counts, lower case, without its point; empty for a bare disguise.
    pub ending: String,
    /// How the name hides it, if it does.
    pub disguise: Option<Disguise>,
}
