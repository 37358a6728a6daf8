//! What the caller allows.

/// Whether plain files and loop devices may take the place of a stick.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileTargets {
    /// Only sticks.
    Refuse,
    /// The caller named them as such.
    Allow,
}

/// What a device is opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// A dry run.
    Read,
    /// Writing.
    Write,
}
