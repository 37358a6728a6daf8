//! Findings about any text of the kit: its encoding, lost letters, dates.

use crate::base::escaped;
use crate::formats::text::{Encoding, TextError};
use crate::words::{Size, messages, shown_values};

messages! {
    /// A fault of a text, found before its content is interpreted.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(in crate::kit) enum TextFinding {
        NoText = "text.encoding:no-text",
        Table { encoding: EncodingWords } = "text.encoding:table",
        OldCodePage = "text.encoding:old-code-page",
        Medium { encoding: EncodingWords, file: String } = "text.encoding:medium",
        Other { encoding: EncodingWords } = "text.encoding:other",
        Unreadable = "text.malformed:unreadable",
        Malformed { encoding: EncodingWords, from: String } = "text.malformed:bytes",
        Mixed = "text.malformed:mixed",
        TooLarge { size: Size } = "text.too-large:file",
        TooLong { most: Size } = "text.too-large:words",
        NoWords = "text.empty",
        LostLetters { lost: LostLetters } = "text.lost-letters",
        FillIn { mark: String } = "text.fill-in",
    }

    /// The name of an encoding.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(in crate::kit) enum EncodingWords {
        Thai { encoding: Encoding } = "text.encoding-name:thai",
        Old = "text.encoding-name:old",
        Named { encoding: Encoding } = "text.encoding-name:named",
    }

    /// How a text lost its letters. `table` is set if the text is in a table.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(in crate::kit) enum LostLetters {
        Questions { what: LostWhere, piece: String, table: Option<String> } = "text.lost:questions",
        Replaced { what: LostWhere, table: Option<String> } = "text.lost:replaced",
        Misread { what: LostWhere, piece: String, table: Option<String> } = "text.lost:misread",
        Glyphs { what: LostWhere, code: String } = "text.lost:glyphs",
        Numbers { what: LostWhere, piece: String } = "text.lost:numbers",
    }

    /// Which text lost its letters.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(in crate::kit) enum LostWhere {
        Named { name: String } = "text.lost-where:named",
        InLanguage { name: String, language: String } = "text.lost-where:in-language",
        Line = "text.lost-where:line",
    }

    /// Why a text is not a usable date. `probably` is the date that was probably meant.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(in crate::kit) enum DateFault {
        ThaiDigits { text: String, probably: Option<String> } = "text.date:thai-digits",
        Buddhist { text: String, probably: Option<String> } = "text.date:buddhist",
        NoSuchDay { text: String } = "text.date:no-such-day",
        Form { text: String, probably: Option<String> } = "text.date:form",
    }
}

shown_values!(Encoding);

impl EncodingWords {
    /// The words for `encoding`.
    pub(in crate::kit) fn of(encoding: Encoding) -> Self {
        match encoding {
            Encoding::Thai { .. } => Self::Thai { encoding },
            Encoding::OtherOneByte => Self::Old,
            _ => Self::Named { encoding },
        }
    }
}

impl TextFinding {
    /// A text that is not UTF-8; the message depends on how to save it again.
    pub(super) fn wrong_encoding(file: &str, found: Encoding) -> Self {
        let encoding = EncodingWords::of(found);
        match found {
            Encoding::Binary => Self::NoText,
            _ if file.to_lowercase().ends_with(".csv") => Self::Table { encoding },
            Encoding::OtherOneByte => Self::OldCodePage,
            _ if file.starts_with("media/") => Self::Medium {
                encoding,
                file: file.to_owned(),
            },
            _ => Self::Other { encoding },
        }
    }

    /// Bytes that are invalid in their encoding.
    pub(in crate::kit) fn malformed(error: &TextError) -> Self {
        match error {
            TextError::Malformed { encoding, line } => Self::Malformed {
                encoding: EncodingWords::of(*encoding),
                from: line.to_string(),
            },
            TextError::Binary | TextError::UnknownCode => Self::Unreadable,
        }
    }
}

impl LostWhere {
    /// A column or key, by its name.
    pub(in crate::kit) fn in_field(name: &str) -> Self {
        Self::Named {
            name: escaped(name),
        }
    }
}
