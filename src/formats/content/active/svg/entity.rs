//! Entities of a document type declaration: replaced within limits, external ones named.

use std::collections::BTreeMap;

/// How far entities may grow all together: 64 KiB. Illustrator's are some hundred bytes.
const MOST_GROWTH: usize = 64 * 1024;

/// Most entities that are kept; a crafted declaration could hold millions.
const MOST_ENTITIES: usize = 1000;

/// The entities that a document declares.
#[derive(Debug, Default)]
pub(super) struct Entities {
    values: BTreeMap<String, String>,
    external: Vec<String>,
    growth: usize,
}

impl Entities {
    /// Reads `<!ENTITY name "value">` and `<!ENTITY name SYSTEM "address">`.
    pub(super) fn parse(doctype: &str) -> Self {
        let mut entities = Self::default();
        let mut rest = doctype;
        while let Some(at) = rest.find("<!ENTITY") {
            rest = rest.get(at + 8..).unwrap_or_default().trim_start();
            let parameter = rest.strip_prefix('%');
            rest = parameter.map_or(rest, str::trim_start);
            let name_end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            let (name, after) = rest.split_at(name_end);
            rest = after.trim_start();
            if rest.starts_with("SYSTEM") || rest.starts_with("PUBLIC") {
                entities.external.push(name.to_owned());
                continue;
            }
            let Some(quote) = rest
                .chars()
                .next()
                .filter(|letter| matches!(letter, '"' | '\''))
            else {
                continue;
            };
            let value = rest
                .get(1..)
                .and_then(|rest| rest.split(quote).next())
                .unwrap_or_default();
            if entities.values.len() >= MOST_ENTITIES {
                entities.growth = usize::MAX;
                break;
            }
            // The first declaration counts (XML 1.0 §4.2).
            entities
                .values
                .entry(name.to_owned())
                .or_insert_with(|| value.to_owned());
            rest = rest.get(value.len() + 1..).unwrap_or_default();
        }
        entities
    }

    /// Names of the external ones.
    pub(super) fn external(&self) -> &[String] {
        &self.external
    }

    /// Whether they grew past the limit.
    pub(super) fn has_grown(&self) -> bool {
        self.growth > MOST_GROWTH
    }

    /// Counts what using an entity adds, without making it.
    pub(super) fn count_use(&mut self, name: &str) {
        let len = self.length_of(name, 0);
        self.growth = self.growth.saturating_add(len);
    }

    /// The value with entities inside it replaced, cut at the limit.
    pub(super) fn value_of(&mut self, name: &str) -> String {
        let mut writing = Writing {
            out: String::new(),
            steps_left: MOST_STEPS,
        };
        self.write_value(name, 0, &mut writing);
        self.note(&writing);
        writing.out
    }

    /// An attribute's value with entities replaced.
    pub(super) fn replaced(&mut self, raw: &str) -> String {
        let mut writing = Writing {
            out: String::with_capacity(raw.len()),
            steps_left: MOST_STEPS,
        };
        self.write_replaced(raw, 0, &mut writing);
        let grown = writing.out.len().saturating_sub(raw.len());
        self.growth = self.growth.saturating_add(grown);
        self.note(&writing);
        writing.out
    }

    fn note(&mut self, writing: &Writing) {
        if writing.steps_left == 0 {
            self.growth = usize::MAX;
        }
    }

    /// Length of an entity's replacement, as far as it matters.
    fn length_of(&self, name: &str, depth: usize) -> usize {
        let Some(value) = self.values.get(name).filter(|_| depth < DEEPEST) else {
            return if depth < DEEPEST { 1 } else { MOST_GROWTH + 1 };
        };
        let mut total = value.len();
        for reference in references(value) {
            total = total.saturating_add(self.length_of(reference, depth + 1));
            if total > MOST_GROWTH {
                break;
            }
        }
        total
    }

    fn write_value(&self, name: &str, depth: usize, writing: &mut Writing) {
        if let Some(value) = self.values.get(name).filter(|_| depth < DEEPEST) {
            self.write_replaced(value, depth, writing);
        }
    }

    fn write_replaced(&self, raw: &str, depth: usize, writing: &mut Writing) {
        let mut rest = raw;
        while let Some((before, after)) = rest.split_once('&') {
            writing.steps_left = writing.steps_left.saturating_sub(1);
            if writing.out.len() > MOST_GROWTH + raw.len() || writing.steps_left == 0 {
                return;
            }
            writing.out.push_str(before);
            let Some((name, after)) = after.split_once(';').filter(|(name, _)| name.len() < 64)
            else {
                writing.out.push('&');
                rest = after;
                continue;
            };
            match character(name) {
                Some(letter) => writing.out.push(letter),
                None => self.write_value(name, depth + 1, writing),
            }
            rest = after;
        }
        writing.out.push_str(rest);
    }
}

/// Most replacements for one value: entities that are empty grow nothing, and nested ones could
/// keep a reader busy for ever.
const MOST_STEPS: usize = 100_000;

/// A value in the making.
struct Writing {
    out: String,
    steps_left: usize,
}

/// Entities in entities in entities.
const DEEPEST: usize = 12;

/// Names that a value refers to, characters aside.
fn references(value: &str) -> impl Iterator<Item = &str> {
    value
        .split('&')
        .skip(1)
        .filter_map(|part| part.split_once(';').map(|(name, _)| name))
        .filter(|name| character(name).is_none())
}

/// The five entities of XML, and numbers.
fn character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let code = match number.strip_prefix('x') {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code);
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => return None,
    })
}
