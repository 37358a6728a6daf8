//! The names of a list, kept in one piece of memory: half a million strings of their own would
//! take thrice the room.

/// Names of files, each with its line.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    text: String,
    places: Vec<Place>,
}

/// Where a name stands in the text; behind it how the list writes it, if it does otherwise.
#[derive(Debug, Clone, Copy)]
struct Place {
    line: u32,
    start: u32,
    path_bytes: u16,
    literal_bytes: u16,
}

/// A name of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Name<'l> {
    /// Its line, from 1.
    pub line: u32,
    /// The file, decoded, with `/` between names, never outside the bag.
    pub path: &'l str,
    /// How the path stands there where that differs: some tools do not encode `%`.
    pub literal: Option<&'l str>,
}

impl Names {
    /// Keeps a name; whether there was room for it. (The lists' limits end long before the room
    /// does.)
    pub(super) fn push(&mut self, name: Name<'_>) -> bool {
        let literal = name.literal.unwrap_or_default();
        let (Ok(start), Ok(path_bytes), Ok(literal_bytes)) = (
            u32::try_from(self.text.len()),
            u16::try_from(name.path.len()),
            u16::try_from(literal.len()),
        ) else {
            return false;
        };
        self.text.push_str(name.path);
        self.text.push_str(literal);
        self.places.push(Place {
            line: name.line,
            start,
            path_bytes,
            literal_bytes,
        });
        true
    }

    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    pub(super) fn get(&self, at: usize) -> Option<Name<'_>> {
        let place = self.places.get(at)?;
        let start = usize::try_from(place.start).ok()?;
        let middle = start + usize::from(place.path_bytes);
        let end = middle + usize::from(place.literal_bytes);
        let literal = self.text.get(middle..end)?;
        Some(Name {
            line: place.line,
            path: self.text.get(start..middle)?,
            literal: (!literal.is_empty()).then_some(literal),
        })
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = Name<'_>> {
        (0..self.len()).filter_map(|at| self.get(at))
    }
}
