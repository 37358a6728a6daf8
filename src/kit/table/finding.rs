//! Findings about the tables: their form, their rows, districts and contacts.

use jiff::civil::Date;

use super::phone::fault::PhoneFault;
use crate::kit::reading::{DateFault, LostLetters};
use crate::words::messages;

messages! {
    /// A fault of any table.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(super) enum TableFinding {
        TooMany { most: usize } = "table.too-many",
        Missing { header: String } = "table.missing",
        TooLong { most: usize } = "table.too-long",
        Empty { header: String } = "table.empty",
        TooWide { found: usize, wanted: usize } = "table.row-width:wide",
        TooNarrow { found: usize, wanted: usize } = "table.row-width:narrow",
        LongCell { most: usize } = "table.long-cell",
        ColumnTwice { column: String } = "table.column-twice",
        MissingColumn { column: String } = "table.missing-column",
        UnknownColumn { name: String, near: Option<String>, known: String } = "table.unknown-column",
        NamelessColumn { known: String } = "table.unknown-column:nameless",
        Semicolons = "table.form:semicolons",
        Tabs = "table.form:tabs",
        Bars = "table.form:bars",
        SepLine = "table.form:sep-line",
        SepLineComma = "table.form:sep-line-comma",
        Workbook = "table.form:workbook",
        OldWorkbook = "table.form:old-workbook",
        WebPage = "table.form:web-page",
        NoText = "table.form:no-text",
        OpenQuote = "table.open-quote",
        Garbled { lost: LostLetters } = "table.garbled",
        GarbledRows { lost: LostLetters, more: usize, last: String } = "table.garbled:rows",
        LostLetters { lost: LostLetters } = "table.lost-letters",
        LostLettersRows { lost: LostLetters, more: usize, last: String } = "table.lost-letters:rows",
        OddCode { cell: String, oddity: CodeOddity, code: String } = "table.odd-code",
    }

    /// What does not belong in a code.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub(super) enum CodeOddity {
        ThaiDigits = "table.oddity:thai-digits",
        NoWidth = "table.oddity:no-width",
        NoBreakSpace = "table.oddity:no-break-space",
        Space = "table.oddity:space",
    }

    /// A fault of the district table.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(super) enum DistrictFinding {
        None = "district.none",
        Count { found: usize, outside: Option<OutsideBangkok>, expected: String, line: Option<String>, number: String, missing: Option<NamedRows>, unknown: Option<NamedRows> } = "district.count",
        Provinces { found: usize, outside: Option<OutsideBangkok>, expected: String, line: Option<String>, number: String } = "district.count:provinces",
        Bangkok { name: String, code: String, others: usize } = "district.bangkok",
        NoName { column: String } = "district.no-name",
        Unseen { column: String, letters: String } = "district.unseen",
        Mark { column: String, mark: String, plain: Option<String> } = "district.mark",
        NotThai { name: String, column: String } = "district.language:not-thai",
        Thai { name: String, column: String } = "district.language:thai",
        LongName { name: String, word: String } = "district.long-name",
        WrongProvince { district: String, begins: String, province: String } = "district.wrong-province",
        Twice { code: String, line: String, name: String } = "district.twice",
        NoCode = "district.bad-code:none",
        NotACode { cell: String } = "district.bad-code:form",
        NotAProvince { cell: String } = "district.bad-code:province",
        Calculated { column: String, cell: String } = "district.bad-code:calculated",
        CodeLength { code: String, digits: usize, usual: usize } = "district.code-length",
        ProvinceNames { code: String, thai: String, english: String, first_thai: String, first_english: String, line: String } = "district.province-names",
        ProvinceCodes { name: String, other: String, line: String, code: String } = "district.province-codes",
        SameName { province: String, name: String, other: String, line: String, code: String } = "district.same-name",
        PostalCode { cell: String } = "district.postal-code",
    }

    /// Only the districts outside Bangkok were counted.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub(super) enum OutsideBangkok {
        Outside = "district.outside-bangkok",
    }

    /// Districts by name, and the number of those not named.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(super) enum NamedRows {
        All { names: String } = "district.named:all",
        Some { names: String, more: usize } = "district.named:some",
    }

    /// A fault of the contact table.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(super) enum ContactFinding {
        Twice { line: String } = "contact.twice",
        NoNational = "contact.no-national",
        NobodyServed = "contact.bad-for:empty",
        BadFor { cell: String, near: Option<String> } = "contact.bad-for",
        UnknownFor { code: String, near: Option<String> } = "contact.unknown-for",
        NoKind = "contact.bad-kind:empty",
        BadKind { cell: String } = "contact.bad-kind",
        NoName { column: String } = "contact.no-name",
        Mark { column: String, mark: String, plain: Option<String> } = "contact.mark",
        Unseen { column: String, letters: String } = "contact.unseen",
        ExtensionInPhone { extension: String } = "contact.ext-in-phone",
        TwoExtensions { inner: String, extension: String } = "contact.two-extensions",
        NoPhone { fault: PhoneFault } = "contact.bad-phone:empty",
        BadPhone { cell: String, fault: PhoneFault } = "contact.bad-phone",
        BadDate { fault: DateFault } = "contact.bad-date",
        BadLanguage { word: String, meant: Option<String> } = "contact.bad-language",
    }

    /// Why a contact is not freshly confirmed.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(in crate::kit) enum ContactAge {
        Unverified = "contact.unverified",
        Stale { on: Date, months: u32 } = "contact.stale",
        Later { on: Date, release: Date } = "contact.verified-later",
    }
}
