//! Findings about a foreign table and its rows.

use jiff::civil::Date;

use crate::kit::find::area::AreaFault;
use crate::words::messages;

messages! {
    /// Why a table or a row is not taken over.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(super) enum ImportFault {
        NoHeader = "import.no-header",
        NoSheet { name: String, names: Vec<String> } = "import.no-sheet",
        NoArea = "import.no-area",
        Area { fault: AreaFault } = "import.area",
        NoKind = "import.no-kind",
        FailedFormula { column: String } = "import.failed-formula",
        NoDate { cell: String } = "import.no-date",
        HalfTicked = "import.half-ticked",
        Twice { line: String } = "import.twice",
    }

    /// What was read in another way than it stands in the table.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub(super) enum ImportRemark {
        OtherSheets { sheet: String, others: Vec<String> } = "import.other-sheets",
        UnknownColumns { columns: Vec<String> } = "import.unknown-columns",
        LostZero { cell: String, number: String } = "import.lost-zero",
        DateRead { cell: String, date: Date } = "import.date-read",
        OneLanguage { name: String, column: String } = "import.one-language",
    }
}
