//! GIF: the blocks up to the trailer.

/// Where the picture ends.
pub(super) fn end(bytes: &[u8]) -> Option<usize> {
    let mut at = 13 + table_len(*bytes.get(10)?);
    loop {
        at = match *bytes.get(at)? {
            0x3b => return Some(at + 1),
            0x21 => behind_pieces(bytes, at + 2)?,
            0x2c => {
                let table = table_len(*bytes.get(at + 9)?);
                // A byte behind the table tells how the pixels are packed.
                behind_pieces(bytes, at + 10 + table + 1)?
            }
            _ => return None,
        };
    }
}

/// Bytes of a table of colours, by the flags in front of it.
fn table_len(flags: u8) -> usize {
    if flags & 0x80 == 0 {
        0
    } else {
        3 << ((flags & 7) + 1)
    }
}

/// Pieces of up to 255 bytes; an empty one is the last.
fn behind_pieces(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        let len = usize::from(*bytes.get(at)?);
        at += 1 + len;
        if len == 0 {
            return Some(at);
        }
    }
}
