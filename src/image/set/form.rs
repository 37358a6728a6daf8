//! The two forms of an image, and the names of their files.

use std::fmt;

use crate::drive::Recipient;

/// Name of the folder of tails.
pub const STAMPS_FOLDER: &str = "stamps";

/// The two forms of an image.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ImageForm {
    /// A disk image: MBR and one FAT32 volume.
    Img,
    /// A ZIP that unpacks into the root of a stick.
    Zip,
}

impl ImageForm {
    /// Both forms, in the order used in lists.
    pub const ALL: [Self; 2] = [Self::Img, Self::Zip];

    /// The ending of file names, without the dot.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Img => "img",
            Self::Zip => "zip",
        }
    }

    /// `base.img`, `base.zip`.
    pub fn base_name(self) -> String {
        format!("base.{self}")
    }

    /// `base.img.pieces`, `base.zip.pieces`: one line per MiB of the base with its SHA-256.
    pub fn pieces_name(self) -> String {
        format!("base.{self}.pieces")
    }

    /// `8101.img`: the name of a complete image.
    pub fn image_name(self, recipient: &Recipient) -> String {
        format!("{recipient}.{self}")
    }

    /// `stamps/8101.img.tail`, always with `/`.
    pub fn tail_name(self, recipient: &Recipient) -> String {
        format!("{STAMPS_FOLDER}/{recipient}.{self}.tail")
    }
}

impl fmt::Display for ImageForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.ending())
    }
}
