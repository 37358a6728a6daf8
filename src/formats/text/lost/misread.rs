//! Letters decoded in the wrong code page: turned back into bytes and decoded again.

use std::ops::Range;
use std::sync::OnceLock;

use encoding_rs::{
    BIG5, EUC_KR, Encoding as Codec, GBK, MACINTOSH, SHIFT_JIS, WINDOWS_874, WINDOWS_1250,
    WINDOWS_1251, WINDOWS_1252,
};

use super::finding::{Lost, LostKind};

/// Minimum garbled letters in a line: a single one may be chance.
const LETTERS_MIN: usize = 2;

/// Minimum garbled letters in a line if each was one byte, which is weaker evidence.
const ONE_BYTE_LETTERS_MIN: usize = 4;

/// Returns the first garbled range of a line.
pub(super) fn find(text: &str) -> Option<Lost> {
    if text.is_ascii() {
        return None;
    }
    let at = dos_pairs(text)
        .or_else(|| pages().iter().find_map(|page| page.utf8(text)))
        .or_else(|| wide(text))
        .or_else(|| pages().iter().find_map(|page| page.one_byte(text)))?;
    Some(Lost {
        kind: LostKind::Misread,
        at,
    })
}

/// Whether a letter belongs to a script that this module looks for.
pub(super) fn is_own(code: u32) -> bool {
    matches!(code, 0xe01..=0xe3a | 0xe3f..=0xe5b | 0xe81..=0xedf | 0x1000..=0x109f | 0x1780..=0x17ff)
}

/// What the first two bytes of a Thai letter in UTF-8 become in the DOS code pages, and in a
/// Western one applied twice.
const PAIRS: [&str; 8] = [
    "α╕",
    "α╣",
    "Ó©",
    "Ó╣",
    "Ã\u{a0}Â¸",
    "Ã Â¸",
    "Ã\u{a0}Â¹",
    "Ã Â¹",
];

fn dos_pairs(text: &str) -> Option<Range<usize>> {
    let found = PAIRS.iter().flat_map(|pair| {
        text.match_indices(*pair)
            .map(|(at, pair)| at..at + pair.len())
    });
    let mut found: Vec<Range<usize>> = found.take(LETTERS_MIN * 8).collect();
    found.sort_by_key(|at| at.start);
    (found.len() >= LETTERS_MIN).then(|| found.swap_remove(0))
}

/// The inverse of a code page with one byte per letter.
struct Page {
    /// The letters of the bytes 0x80 to 0xff, sorted, each with its byte.
    bytes: Vec<(char, u8)>,
    /// Whether the page is Thai itself: `เน` and similar pairs prove nothing then.
    is_thai: bool,
    /// Whether Thai bytes may have been decoded in it: Cyrillic words look like them.
    is_latin: bool,
}

fn pages() -> &'static [Page; 5] {
    static PAGES: OnceLock<[Page; 5]> = OnceLock::new();
    PAGES.get_or_init(|| {
        [
            Page::of(WINDOWS_1252, false, true),
            Page::of(MACINTOSH, false, true),
            Page::of(WINDOWS_1250, false, true),
            Page::of(WINDOWS_1251, false, false),
            Page::of(WINDOWS_874, true, false),
        ]
    })
}

impl Page {
    fn of(codec: &'static Codec, is_thai: bool, is_latin: bool) -> Self {
        let mut bytes: Vec<(char, u8)> = (0x80..=0xff_u8)
            .filter_map(|byte| {
                let bytes = [byte];
                let (text, _) = codec.decode_without_bom_handling(&bytes);
                Some((text.chars().next()?, byte))
            })
            .filter(|(letter, _)| *letter != '\u{fffd}')
            .collect();
        bytes.sort_unstable();
        Self {
            bytes,
            is_thai,
            is_latin,
        }
    }

    /// The byte that was decoded as this letter.
    fn byte(&self, letter: char) -> Option<u8> {
        if letter.is_ascii() {
            return u8::try_from(letter).ok();
        }
        // Control characters, if a program decoded as ISO 8859-1.
        if self.is_latin && matches!(letter, '\u{80}'..='\u{9f}') {
            return u8::try_from(u32::from(letter)).ok();
        }
        let found = self
            .bytes
            .binary_search_by_key(&letter, |(letter, _)| *letter);
        found
            .ok()
            .and_then(|at| self.bytes.get(at))
            .map(|(_, byte)| *byte)
    }

    /// Finds letters of UTF-8, each of which became three.
    fn utf8(&self, text: &str) -> Option<Range<usize>> {
        let (mut letters, mut others) = (0_usize, 0_usize);
        let mut first: Option<Range<usize>> = None;
        let mut rest = text.char_indices();
        while let Some((at, letter)) = rest.next() {
            if letter.is_ascii() {
                continue;
            }
            let mut ahead = rest.clone();
            let second = ahead.next();
            let third = ahead.next();
            let bytes = (
                self.byte(letter),
                second.and_then(|(_, c)| self.byte(c)),
                third.and_then(|(_, c)| self.byte(c)),
            );
            let Some(length) = self.letter_len(bytes) else {
                others += 1;
                continue;
            };
            letters += 1;
            for _ in 1..length {
                rest.next();
            }
            let end = rest.clone().next().map_or(text.len(), |(end, _)| end);
            first.get_or_insert(at..end);
        }
        (letters >= LETTERS_MIN && letters >= others)
            .then_some(first)
            .flatten()
    }

    /// How many letters replace one: three, or two if programs drop the third.
    fn letter_len(&self, bytes: (Option<u8>, Option<u8>, Option<u8>)) -> Option<usize> {
        let (lead @ (0xe0 | 0xe1), second @ 0x80..=0xbf) = (bytes.0?, bytes.1?) else {
            return None;
        };
        let code = |third: u8| {
            u32::from(lead & 0xf) << 12 | u32::from(second & 0x3f) << 6 | u32::from(third & 0x3f)
        };
        match bytes.2 {
            Some(third @ 0x80..=0xbf) => is_own(code(third)).then_some(3),
            // The third was a control character or a no-break space, and was lost. In Thai only the
            // start of the next letter shows this.
            third if !self.is_thai || matches!(third, None | Some(0xe0)) => {
                let pairs = matches!(
                    (lead, second),
                    (0xe0, 0xb8..=0xbb) | (0xe1, 0x80..=0x81 | 0x9e..=0x9f)
                );
                (pairs && (!self.is_thai || second <= 0xb9)).then_some(2)
            }
            _ => None,
        }
    }

    /// Finds Thai bytes of TIS-620, each of which became one Western letter: whole words of them,
    /// which no Western language has.
    fn one_byte(&self, text: &str) -> Option<Range<usize>> {
        if !self.is_latin {
            return None;
        }
        let mut seen = Seen::default();
        let mut run: Vec<u8> = Vec::new();
        let mut from = 0;
        let mut before = ' ';
        for (at, letter) in text.char_indices().chain([(text.len(), ' ')]) {
            let byte = self.byte(letter).filter(|byte| *byte > 0xa0);
            if let Some(byte) = byte {
                if run.is_empty() {
                    from = at;
                    seen.touches = before.is_ascii_alphabetic();
                }
                run.push(byte);
            } else {
                seen.touches |= letter.is_ascii_alphabetic();
                seen.take(&run, from..at);
                seen.others += usize::from(!letter.is_ascii());
                run.clear();
            }
            before = letter;
        }
        seen.verdict()
    }
}

/// Counts of a line's Western words, read as Thai bytes.
#[derive(Default)]
struct Seen {
    /// Whether an ordinary letter is next to the run.
    touches: bool,
    first: Option<Range<usize>>,
    letters: usize,
    vowels: usize,
    misplaced: usize,
    others: usize,
}

impl Seen {
    /// Takes a run of non-ASCII letters.
    fn take(&mut self, run: &[u8], at: Range<usize>) {
        let mut kinds = run.to_vec();
        kinds.sort_unstable();
        kinds.dedup();
        let is_thai = |byte: &u8| matches!(byte, 0xa1..=0xda | 0xdf..=0xfb);
        if self.touches || kinds.len() < 3 || !run.iter().all(is_thai) {
            self.others += run.len();
            return;
        }
        let is_mark = |byte: u8| matches!(byte, 0xd1 | 0xd4..=0xda | 0xe7..=0xee);
        let mut before = 0;
        for byte in run.iter().copied() {
            self.misplaced +=
                usize::from(is_mark(byte) && !matches!(before, 0xa1..=0xce) && !is_mark(before));
            self.vowels += usize::from(byte >= 0xd0);
            before = byte;
        }
        self.letters += run.len();
        self.first.get_or_insert(at);
    }

    fn verdict(self) -> Option<Range<usize>> {
        let garbled = self.letters >= ONE_BYTE_LETTERS_MIN
            && self.letters > 2 * self.others
            && self.vowels > 0
            && self.misplaced * 3 <= self.letters;
        self.first.filter(|_| garbled)
    }
}

/// Finds letters of UTF-8 decoded in a Chinese, Japanese or Korean code page. The whole range is
/// converted back, because two bytes make a letter there and three here.
fn wide(text: &str) -> Option<Range<usize>> {
    let is_wide = |c: char| matches!(c, '\u{3000}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' | '\u{ff61}'..='\u{ff9f}');
    let at = text.find(is_wide)?;
    let garbled = [GBK, SHIFT_JIS, BIG5, EUC_KR].iter().any(|codec| {
        let (bytes, _, _) = codec.encode(text);
        let again = String::from_utf8_lossy(&bytes);
        let letters = again.chars().filter(|c| is_own(u32::from(*c))).count();
        let broken = again.matches('\u{fffd}').count();
        letters > LETTERS_MIN && letters > 2 * broken
    });
    let end = text
        .get(at..)?
        .chars()
        .next()
        .map_or(at, |c| at + c.len_utf8());
    garbled.then_some(at..end)
}
