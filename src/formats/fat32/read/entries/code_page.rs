//! The code pages of old PCs, in which short names past ASCII are kept: each system reads them in
//! its own. Linux takes 437 unless told otherwise, mtools 850, Thai Windows 874.
//! Source: Unicode consortium, `MAPPINGS/VENDORS/MICSFT/PC/CP437.TXT` and `CP850.TXT`.

use encoding_rs::WINDOWS_874;

/// Bytes from 0x80 on in code page 437.
const CP437: &str = concat!(
    "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒ",
    "áíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐",
    "└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀",
    "αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}",
);
/// Bytes from 0x80 on in code page 850.
const CP850: &str = concat!(
    "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒ",
    "áíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐",
    "└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀",
    "ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}",
);

/// A code page in which a system may read short names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats::fat32::read) enum CodePage {
    /// Thai, as the drives are made for Thailand.
    Thai,
    /// The first PCs'.
    Cp437,
    /// Western Europe's.
    Cp850,
}

impl CodePage {
    /// Every one that a reader takes without being told.
    pub(in crate::formats::fat32::read) const ALL: [Self; 3] =
        [Self::Thai, Self::Cp437, Self::Cp850];

    /// The text of some bytes.
    pub(in crate::formats::fat32::read) fn decode(self, bytes: &[u8]) -> String {
        let table = match self {
            Self::Thai => {
                return WINDOWS_874
                    .decode_without_bom_handling(bytes)
                    .0
                    .into_owned();
            }
            Self::Cp437 => CP437,
            Self::Cp850 => CP850,
        };
        let one = |byte: &u8| match byte.checked_sub(0x80) {
            None => char::from(*byte),
            Some(at) => table
                .chars()
                .nth(usize::from(at))
                .unwrap_or(char::REPLACEMENT_CHARACTER),
        };
        bytes.iter().map(one).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_byte_is_another_letter_in_each_code_page() {
        let cases = [
            (CodePage::Thai, 0xA1, "ก"),
            (CodePage::Cp437, 0xE1, "ß"),
            (CodePage::Cp850, 0xE1, "ß"),
            (CodePage::Cp437, 0x90, "É"),
            (CodePage::Cp437, 0xB5, "╡"),
            (CodePage::Cp850, 0xB5, "Á"),
            (CodePage::Cp850, 0xFF, "\u{a0}"),
        ];
        for (page, byte, letter) in cases {
            assert_eq!(page.decode(&[b'A', byte]), format!("A{letter}"), "{page:?}");
        }
        assert!(
            [CP437, CP850]
                .iter()
                .all(|table| table.chars().count() == 128)
        );
    }
}
