//! What a device says it is.

use std::path::PathBuf;

use serde::Serialize;

/// The kind of a device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DeviceKind {
    /// A whole disk of the system: a stick, a card, a disk.
    Disk,
    /// A loop device: a file as a disk.
    Loop,
    /// A plain file.
    File,
}

/// A device, as its maker and its place describe it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct DeviceIdentity {
    /// The path by which it was opened.
    pub path: PathBuf,
    /// What it is.
    pub kind: DeviceKind,
    /// Its maker's name, if it tells one.
    pub maker: Option<String>,
    /// Its model, if it tells one; of a loop device, the file behind it.
    pub model: Option<String>,
    /// Its serial number, if it tells one. Cheap sticks share theirs.
    pub serial: Option<String>,
    /// The USB port that it is in: `2-1.3`.
    pub port: Option<String>,
    /// Its size, as it claims.
    pub size_bytes: u64,
}

impl DeviceIdentity {
    /// Whether a person who says `name` means this device: its serial number or its port. Its path
    /// counts only if it has neither: the next stick may get the same path.
    pub fn is_called(&self, name: &str) -> bool {
        let words = [&self.serial, &self.port];
        let mut words = words.into_iter().flatten().peekable();
        if words.peek().is_none() {
            return self.path.as_os_str().to_str() == Some(name);
        }
        words.any(|word| word == name)
    }
}
