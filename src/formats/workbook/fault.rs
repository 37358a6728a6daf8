//! Why a workbook cannot be read.

use crate::words::{Size, messages, shown_in_english};

messages! {
    /// Why a workbook cannot be read.
    #[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
    pub enum WorkbookFault {
        NotAWorkbook = "workbook.not-one",
        Locked = "workbook.locked",
        Unreadable { reason: String } = "workbook.unreadable",
        TooManyParts { most: usize } = "workbook.too-large:parts",
        PartTooLarge { part: String, most: Size } = "workbook.too-large:part",
        TooMuch { most: Size } = "workbook.too-large:unpacked",
        Declares { part: String } = "workbook.declares",
        NotUtf8 { part: String } = "workbook.not-utf-8",
        TooWide { most: u32 } = "workbook.too-large:columns",
        TooLong { most: usize } = "workbook.too-large:rows",
    }
}

shown_in_english!(WorkbookFault);
