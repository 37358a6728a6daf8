//! Layout, base, tails, the image set, ZIP, export.
