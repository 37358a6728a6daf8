//! Findings about the TOML manifests.

use toml::de::DeValue;

use crate::kit::reading::DateFault;
use crate::words::messages;

messages! {
    /// A fault of any TOML file of the kit.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(super) enum TomlFinding {
        NotUnderstood { detail: String } = "toml.syntax",
        NotUnderstoodLine { detail: String, line: String } = "toml.syntax:line",
        Duplicate { detail: String } = "toml.syntax:duplicate",
        More { places: usize } = "toml.syntax:more",
        TooManyParts = "toml.syntax:too-many-parts",
        SingleBrackets = "toml.syntax:single-brackets",
        SingleBracketsMore { more: usize } = "toml.syntax:single-brackets-more",
        MissingKey { owner: KeyTable, key: String, form: KeyForm } = "toml.missing-key",
        MissingLock { owner: KeyTable, key: String } = "toml.missing-key:lock",
        MissingReviewed { owner: KeyTable, key: String } = "toml.missing-key:reviewed",
        MissingLanguage { owner: KeyTable, key: String, language: String } = "toml.missing-key:language",
        WrongType { key: String, found: ValueKind, form: KeyForm } = "toml.wrong-type",
        NotEntries = "toml.wrong-type:media",
        NotWords = "toml.wrong-type:words",
        Empty { key: String, form: KeyForm } = "toml.empty",
        EmptyIn { key: String, language: String } = "toml.empty:language",
        EmptyWord { key: String } = "toml.empty:word",
        UnknownKey { owner: KeyTable, key: String, near: Option<String>, known: String } = "toml.unknown-key",
        NotALanguage { key: String, word: String } = "toml.unknown-key:language",
    }

    /// The table that a key belongs to.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(super) enum KeyTable {
        File { file: String } = "toml.owner:file",
        Entry { path: String } = "toml.owner:entry",
        EntryNumber { number: String } = "toml.owner:entry-number",
        Words { language: String } = "toml.owner:words",
        Edition { edition: String } = "toml.owner:edition",
        HelpDesk = "toml.owner:help-desk",
        MediaDefaults = "toml.owner:media-defaults",
    }

    /// The type of a TOML value.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub(super) enum ValueKind {
        Text = "toml.kind:text",
        Integer = "toml.kind:integer",
        Decimal = "toml.kind:decimal",
        Boolean = "toml.kind:boolean",
        Date = "toml.kind:date",
        List = "toml.kind:list",
        Table = "toml.kind:table",
    }

    /// How to write a key.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(super) enum KeyForm {
        Text = "toml.form:text",
        Flag { key: String } = "toml.form:flag",
        Number { key: String, number: String } = "toml.form:number",
        WholeNumber = "toml.form:whole-number",
        Seconds = "toml.form:seconds",
        Localised { key: String } = "toml.form:localised",
        Path { key: String } = "toml.form:path",
        Kind { kinds: String } = "toml.form:kind",
        Language = "toml.form:language",
        Digest = "toml.form:digest",
        Licence = "toml.form:licence",
        Source = "toml.form:source",
        Campaign = "toml.form:campaign",
        Release = "toml.form:release",
        QuotedRelease { release: String } = "toml.form:quoted-release",
        Date = "toml.form:date",
        Label = "toml.form:label",
        Languages = "toml.form:languages",
        Editions = "toml.form:editions",
        FreeSpace = "toml.form:free-space",
        Signer = "toml.form:signer",
        LanguageName = "toml.form:language-name",
        Font = "toml.form:font",
        WordsTable = "toml.form:words-table",
        SynonymsTable = "toml.form:synonyms-table",
    }

    /// A fault of a value in `kit.toml`.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(super) enum KitFinding {
        Campaign { text: String, near: Option<String> } = "kit.bad-value:campaign",
        BuddhistRelease { text: String, common: Option<String> } = "kit.bad-value:buddhist-release",
        Release { text: String } = "kit.bad-value:release",
        Date { fault: DateFault, common: Option<String> } = "kit.bad-value:date",
        Year { year: String } = "kit.bad-value:year",
        NoDate = "kit.bad-value:no-date",
        Label { text: String, near: Option<String> } = "kit.bad-value:label",
        NoLanguageList = "kit.bad-value:no-language-list",
        LanguageTwice { language: String } = "kit.bad-value:language-twice",
        Language { text: String } = "kit.bad-value:language",
        MissingLanguage { language: String } = "kit.bad-value:missing-language",
        NoEditionTable = "kit.bad-value:no-edition-table",
        NoDefaultsTable = "kit.bad-value:no-defaults-table",
        Edition { edition: String } = "kit.bad-value:edition",
        EditionName { text: String } = "kit.bad-value:edition-name",
        NoEdition = "kit.bad-value:no-edition",
        Count { key: String, number: String } = "kit.bad-value:count",
        Months { number: String } = "kit.bad-value:months",
        SizeNumber { text: String } = "kit.bad-value:size-number",
        SizeUnit { text: String } = "kit.bad-value:size-unit",
        SizeNear { unit: String, right: Option<String> } = "kit.bad-value:size-near",
        SizeTooLarge { text: String } = "kit.bad-value:size-too-large",
        SecretKey = "kit.bad-value:secret-key",
        KeyFile = "kit.bad-value:key-file",
        KeyOfOtherKind = "kit.bad-value:key-kind",
        KeyMistyped = "kit.bad-value:key-mistyped",
        NoKey = "kit.bad-value:no-key",
    }

    /// A fault of an entry in `media.toml`.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(super) enum MediaFinding {
        NoList = "media.no-list",
        TooManyFaults { most: usize } = "media.too-many:faults",
        TooManyEntries { most: usize } = "media.too-many:entries",
        Twice { path: String, line: String } = "media.twice",
        PathBelowMedia { key: String, short: String } = "media.bad-path:below-media",
        BackSlashes { path: String, key: String, right: String } = "media.bad-path:back-slashes",
        NotAName { path: String, fault: crate::drive::NameFault, points: Option<String> } = "media.bad-path",
        Kind { text: String, near: Option<String>, kinds: String } = "media.bad-kind",
        Language { text: String } = "media.bad-language",
        Digest = "media.bad-digest",
        Folder { kind: String, folder: String, folders: String } = "media.misplaced:folder",
        Ending { kind: String, ending: String } = "media.misplaced:ending",
        Duration = "media.bad-duration",
    }
}

impl ValueKind {
    /// The kind of `value`.
    pub(super) fn of(value: &DeValue<'_>) -> Self {
        match value {
            DeValue::String(_) => Self::Text,
            DeValue::Integer(_) => Self::Integer,
            DeValue::Float(_) => Self::Decimal,
            DeValue::Boolean(_) => Self::Boolean,
            DeValue::Datetime(_) => Self::Date,
            DeValue::Array(_) => Self::List,
            DeValue::Table(_) => Self::Table,
        }
    }
}

impl KeyTable {
    /// A file, by its name.
    pub(super) fn file(name: &str) -> Self {
        Self::File {
            file: name.to_owned(),
        }
    }
}
