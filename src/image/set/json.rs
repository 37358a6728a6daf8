//! The text of `image-set.json`: indented, with one line per element of a list.

use std::io::{self, Write};

use serde::{Deserialize, Serialize};
use serde_json::ser::Formatter;

/// The format number, whatever the other fields are, so that a newer program's set is reported as
/// such and not as an unknown field.
pub(super) fn format_of(text: &[u8]) -> serde_json::Result<u64> {
    #[derive(Deserialize)]
    struct FormatVersion {
        format: u64,
    }
    serde_json::from_slice::<FormatVersion>(text).map(|found| found.format)
}

/// The text, ending in a line feed.
pub(super) fn to_bytes(value: &impl Serialize) -> serde_json::Result<Vec<u8>> {
    let mut text = Vec::new();
    let mut writer = serde_json::Serializer::with_formatter(&mut text, OneLineEach::default());
    value.serialize(&mut writer)?;
    text.push(b'\n');
    Ok(text)
}

/// Breaks lines between the elements of lists, but not inside them.
#[derive(Default)]
struct OneLineEach {
    /// Open objects and lists on lines of their own.
    depth: usize,
    /// Open objects and lists inside the element of a list.
    depth_in_element: usize,
    is_list: bool,
    has_value: bool,
}

impl OneLineEach {
    fn open<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        bracket: &[u8],
        is_list: bool,
    ) -> io::Result<()> {
        if self.is_list || self.depth_in_element > 0 {
            self.depth_in_element += 1;
        } else {
            self.depth += 1;
            self.is_list = is_list;
        }
        self.has_value = false;
        writer.write_all(bracket)
    }

    fn close<W: ?Sized + Write>(&mut self, writer: &mut W, bracket: &[u8]) -> io::Result<()> {
        if self.depth_in_element > 0 {
            self.depth_in_element -= 1;
        } else {
            self.depth -= 1;
            // A list outside an element is always inside an object.
            self.is_list = false;
            if self.has_value {
                self.line(writer)?;
            }
        }
        self.has_value = true;
        writer.write_all(bracket)
    }

    fn next<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        if !first {
            writer.write_all(b",")?;
        }
        if self.depth_in_element == 0 {
            self.line(writer)
        } else if first {
            Ok(())
        } else {
            writer.write_all(b" ")
        }
    }

    fn line<W: ?Sized + Write>(&self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b"\n")?;
        (0..self.depth).try_for_each(|_| writer.write_all(b"  "))
    }
}

impl Formatter for OneLineEach {
    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.open(writer, b"[", true)
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.close(writer, b"]")
    }

    fn begin_array_value<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.next(writer, first)
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, _writer: &mut W) -> io::Result<()> {
        self.has_value = true;
        Ok(())
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.open(writer, b"{", false)
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.close(writer, b"}")
    }

    fn begin_object_key<W: ?Sized + Write>(
        &mut self,
        writer: &mut W,
        first: bool,
    ) -> io::Result<()> {
        self.next(writer, first)
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, _writer: &mut W) -> io::Result<()> {
        self.has_value = true;
        Ok(())
    }
}

/// Dates and times without a zone, as ISO 8601 text.
pub(super) mod civil {
    use std::fmt::Display;
    use std::str::FromStr;

    use serde::{Deserialize as _, Deserializer, Serializer, de};

    pub(in crate::image::set) fn serialize<T, S>(
        value: &T,
        serializer: S,
    ) -> Result<S::Ok, S::Error>
    where
        T: Display,
        S: Serializer,
    {
        serializer.collect_str(value)
    }

    pub(in crate::image::set) fn deserialize<'de, T, D>(deserializer: D) -> Result<T, D::Error>
    where
        T: FromStr<Err: Display>,
        D: Deserializer<'de>,
    {
        let text = String::deserialize(deserializer)?;
        text.parse().map_err(de::Error::custom)
    }
}
