//! The code pages of old PCs for non-ASCII short names. Each system uses its own: Linux uses 437 by
//! default, mtools 850, Thai Windows 874. Source: Unicode consortium,
//! `MAPPINGS/VENDORS/MICSFT/PC/CP437.TXT` and `CP850.TXT`.

use encoding_rs::WINDOWS_874;

/// Characters of code page 437 from 0x80 on.
const CP437: &str = concat!(
    "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒ",
    "áíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐",
    "└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀",
    "αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{a0}",
);
/// Characters of code page 850 from 0x80 on.
const CP850: &str = concat!(
    "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒ",
    "áíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐",
    "└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀",
    "ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u{ad}±‗¾¶§÷¸°¨·¹³²■\u{a0}",
);

/// A code page in which a system may decode short names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats::fat32::read) enum CodePage {
    /// Thai (874), because the drives are made for Thailand.
    Thai,
    /// The original PC code page.
    Cp437,
    /// Western Europe.
    Cp850,
}

impl CodePage {
    /// All code pages that some reader uses by default.
    pub(in crate::formats::fat32::read) const ALL: [Self; 3] =
        [Self::Thai, Self::Cp437, Self::Cp850];

    /// Decodes bytes to text.
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
