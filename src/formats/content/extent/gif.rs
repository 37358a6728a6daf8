//! GIF: the blocks up to the trailer.

/// Where the picture ends; `None` if its blocks are broken or cut.
pub(super) fn end(bytes: &[u8]) -> Option<usize> {
    let mut at = 13 + table_len(*bytes.get(10)?);
    loop {
        at = match *bytes.get(at)? {
            0x3b => return Some(at + 1),
            0x21 => end_of_pieces(bytes, at + 2)?,
            0x2c => {
                let table = table_len(*bytes.get(at + 9)?);
                // A byte after the table gives the LZW code size.
                end_of_pieces(bytes, at + 10 + table + 1)?
            }
            _ => return None,
        };
    }
}

/// Bytes of a colour table, by the flags before it.
fn table_len(flags: u8) -> usize {
    if flags & 0x80 == 0 {
        0
    } else {
        3 << ((flags & 7) + 1)
    }
}

/// Skips sub-blocks of up to 255 bytes; an empty one is the last.
fn end_of_pieces(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        let len = usize::from(*bytes.get(at)?);
        at += 1 + len;
        if len == 0 {
            return Some(at);
        }
    }
}
