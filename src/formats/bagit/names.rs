//! The names of a list in one buffer: half a million separate strings would take three times the
//! memory.

/// File names, each with its line number.
#[derive(Debug, Clone, Default)]
pub(super) struct ListedNames {
    text: String,
    places: Vec<NamePosition>,
}

/// Position of a name in the buffer, followed by its literal form if that differs.
#[derive(Debug, Clone, Copy)]
struct NamePosition {
    line: u32,
    start: u32,
    path_bytes: u16,
    literal_bytes: u16,
}

/// One name in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListedName<'l> {
    /// Line number, from 1.
    pub line: u32,
    /// The path, decoded, with `/` as separator, never outside the bag.
    pub path: &'l str,
    /// The path as written, if that differs: some tools do not encode `%`.
    pub literal: Option<&'l str>,
}

impl ListedNames {
    /// Keeps a name; `false` if there is no room. (The lists' limits are reached long before.)
    pub(super) fn push(&mut self, name: ListedName<'_>) -> bool {
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
        self.places.push(NamePosition {
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

    pub(super) fn get(&self, at: usize) -> Option<ListedName<'_>> {
        let place = self.places.get(at)?;
        let start = usize::try_from(place.start).ok()?;
        let middle = start + usize::from(place.path_bytes);
        let end = middle + usize::from(place.literal_bytes);
        let literal = self.text.get(middle..end)?;
        Some(ListedName {
            line: place.line,
            path: self.text.get(start..middle)?,
            literal: (!literal.is_empty()).then_some(literal),
        })
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = ListedName<'_>> {
        (0..self.len()).filter_map(|at| self.get(at))
    }
}
