//! Errors in values to be written as FAT32.

/// A volume label that FAT cannot hold.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum LabelError {
    /// Empty, or longer than 11 characters.
    #[error("a volume label has 1 to 11 characters, {0:?} has {1}")]
    Length(String, usize),
    /// A character other than capital ASCII letters, digits, inner spaces and ``!#$%&'()-@^_`{}~``.
    #[error("the volume label {0:?} holds {1:?}: capital letters, digits, spaces and - _ only")]
    Character(String, char),
    /// Begins or ends with a space: readers would show a different label.
    #[error("the volume label {0:?} begins or ends with a space")]
    Space(String),
    /// `NO NAME`, which means that there is no label.
    #[error("the volume label NO NAME means a volume without one")]
    NoName,
}

/// A time outside FAT's range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("FAT knows the years 1980 to 2107, not {year}")]
pub struct TimeError {
    /// The requested year.
    pub year: i16,
}
