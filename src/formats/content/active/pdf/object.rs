//! Parses objects (ISO 32000-1 §7.2 and §7.3).

/// How deep objects may nest. Real ones have a dozen levels; crafted ones could overflow the stack.
pub const PDF_DEPTH_MAX: usize = 48;

/// An object, as far as it matters here.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Object {
    /// A name, escapes resolved.
    Name(Vec<u8>),
    /// A string, escapes resolved.
    Text(Vec<u8>),
    /// A whole number.
    Number(i64),
    /// The number of the object that it refers to.
    Reference(u32),
    /// A list.
    List(Vec<Object>),
    /// A dictionary, keys in the file's order.
    Dictionary(Vec<(Vec<u8>, Object)>),
    /// Null, a boolean, a fraction, or a word of another kind.
    Other,
}

impl Object {
    pub(super) fn get(&self, key: &[u8]) -> Option<&Object> {
        let Self::Dictionary(entries) = self else {
            return None;
        };
        entries
            .iter()
            .find(|(name, _)| name == key)
            .map(|(_, value)| value)
    }

    pub(super) fn name(&self) -> Option<&[u8]> {
        if let Self::Name(name) = self {
            Some(name)
        } else {
            None
        }
    }

    pub(super) fn number(&self) -> Option<usize> {
        if let Self::Number(number) = self {
            usize::try_from(*number).ok()
        } else {
            None
        }
    }
}

/// Parses objects from bytes.
pub(super) struct ObjectParser<'a> {
    bytes: &'a [u8],
    pub(super) at: usize,
}

pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 0x0c | b'\r' | b' ')
}

fn is_delimiter(byte: u8) -> bool {
    matches!(
        byte,
        b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%'
    )
}

impl<'a> ObjectParser<'a> {
    pub(super) fn new(bytes: &'a [u8], at: usize) -> Self {
        Self { bytes, at }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    /// Skips white space and comments.
    pub(super) fn skip_space(&mut self) {
        while let Some(byte) = self.peek() {
            if is_space(byte) {
                self.at += 1;
            } else if byte == b'%' {
                while self
                    .peek()
                    .is_some_and(|byte| !matches!(byte, b'\r' | b'\n'))
                {
                    self.at += 1;
                }
            } else {
                return;
            }
        }
    }

    /// Reads a word of regular characters.
    pub(super) fn word(&mut self) -> &'a [u8] {
        self.skip_space();
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let len = rest
            .iter()
            .take_while(|byte| !is_space(**byte) && !is_delimiter(**byte))
            .count();
        self.at += len;
        rest.get(..len).unwrap_or_default()
    }

    /// The next object; `None` at the end, or if nothing can be parsed.
    pub(super) fn object(&mut self) -> Option<Object> {
        self.nested(0)
    }

    fn nested(&mut self, depth: usize) -> Option<Object> {
        self.skip_space();
        if depth > PDF_DEPTH_MAX {
            return None;
        }
        match self.peek()? {
            b'/' => {
                self.at += 1;
                Some(Object::Name(self.name()))
            }
            b'(' => {
                self.at += 1;
                Some(Object::Text(self.literal()))
            }
            b'<' if self.bytes.get(self.at + 1) == Some(&b'<') => {
                self.at += 2;
                self.dictionary(depth)
            }
            b'<' => {
                self.at += 1;
                Some(Object::Text(self.hexadecimal()))
            }
            b'[' => {
                self.at += 1;
                self.list(depth)
            }
            b']' | b'>' | b'}' | b')' | b'{' => None,
            _ => Some(self.number_or_word()),
        }
    }

    /// Reads a name; `#61` is `a`.
    fn name(&mut self) -> Vec<u8> {
        let mut name = Vec::new();
        while let Some(byte) = self
            .peek()
            .filter(|byte| !is_space(*byte) && !is_delimiter(*byte))
        {
            self.at += 1;
            let escaped = (byte == b'#').then(|| {
                let high = hex_digit(*self.bytes.get(self.at)?)?;
                let low = hex_digit(*self.bytes.get(self.at + 1)?)?;
                Some(high << 4 | low)
            });
            if let Some(Some(letter)) = escaped {
                name.push(letter);
                self.at += 2;
            } else {
                name.push(byte);
            }
        }
        name
    }

    fn literal(&mut self) -> Vec<u8> {
        let mut text = Vec::new();
        let mut open = 1;
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'(' => open += 1,
                b')' => {
                    open -= 1;
                    if open == 0 {
                        break;
                    }
                }
                b'\\' => {
                    self.escape(&mut text);
                    continue;
                }
                _ => {}
            }
            text.push(byte);
        }
        text
    }

    fn escape(&mut self, text: &mut Vec<u8>) {
        let Some(byte) = self.peek() else { return };
        self.at += 1;
        match byte {
            b'n' => text.push(b'\n'),
            b'r' => text.push(b'\r'),
            b't' => text.push(b'\t'),
            b'\r' => {
                if self.peek() == Some(b'\n') {
                    self.at += 1;
                }
            }
            b'\n' => {}
            b'0'..=b'7' => {
                let mut value = u32::from(byte - b'0');
                for _ in 0..2 {
                    let Some(digit) = self.peek().filter(|byte| matches!(byte, b'0'..=b'7')) else {
                        break;
                    };
                    value = value * 8 + u32::from(digit - b'0');
                    self.at += 1;
                }
                text.extend(u8::try_from(value & 0xff));
            }
            other => text.push(other),
        }
    }

    fn hexadecimal(&mut self) -> Vec<u8> {
        let mut digits = Vec::new();
        while let Some(byte) = self.peek() {
            self.at += 1;
            if byte == b'>' {
                break;
            }
            digits.extend(hex_digit(byte));
        }
        digits
            .chunks(2)
            .map(|pair| pair.first().unwrap_or(&0) << 4 | pair.get(1).unwrap_or(&0))
            .collect()
    }

    fn list(&mut self, depth: usize) -> Option<Object> {
        let mut items = Vec::new();
        loop {
            self.skip_space();
            if self.peek()? == b']' {
                self.at += 1;
                return Some(Object::List(items));
            }
            self.push(&mut items, depth)?;
        }
    }

    /// Adds the next object; `None` if there is none.
    fn push(&mut self, items: &mut Vec<Object>, depth: usize) -> Option<()> {
        let before = self.at;
        let item = self.nested(depth + 1)?;
        if self.at == before {
            return None;
        }
        items.push(item);
        Some(())
    }

    fn dictionary(&mut self, depth: usize) -> Option<Object> {
        let mut entries = Vec::new();
        loop {
            self.skip_space();
            match self.peek() {
                // A dictionary that the file's end cuts off keeps its entries so far.
                None => return Some(Object::Dictionary(entries)),
                Some(b'>') => {
                    self.at += 1;
                    if self.peek() == Some(b'>') {
                        self.at += 1;
                    }
                    return Some(Object::Dictionary(entries));
                }
                Some(b'/') => {
                    self.at += 1;
                    let key = self.name();
                    let before = self.at;
                    let value = self.nested(depth + 1).unwrap_or(Object::Other);
                    entries.push((key, value));
                    if self.at == before && !matches!(self.peek(), Some(b'/' | b'>')) {
                        self.at += 1;
                    }
                }
                // Skips what does not belong here, as readers do.
                Some(_) => {
                    let before = self.at;
                    self.nested(depth + 1);
                    if self.at == before {
                        self.at += 1;
                    }
                }
            }
        }
    }

    /// A number, a reference (`12 0 R`), or a word.
    fn number_or_word(&mut self) -> Object {
        let word = self.word();
        let Some(number) = integer(word) else {
            return Object::Other;
        };
        let after_number = self.at;
        if let Ok(target) = u32::try_from(number) {
            let generation = self.word();
            if integer(generation).is_some() && self.word() == b"R" {
                return Object::Reference(target);
            }
        }
        self.at = after_number;
        Object::Number(number)
    }
}

pub(super) fn integer(word: &[u8]) -> Option<i64> {
    if word.len() > 19 {
        return None;
    }
    std::str::from_utf8(word).ok()?.parse().ok()
}

fn hex_digit(byte: u8) -> Option<u8> {
    char::from(byte)
        .to_digit(16)
        .and_then(|digit| u8::try_from(digit).ok())
}
