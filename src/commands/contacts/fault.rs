//! Why contacts are not taken over, apart from findings about rows.

use std::path::PathBuf;

use crate::words::{Size, messages, shown_in_english};

messages! {
    /// Why a table is not taken over.
    #[derive(Debug, thiserror::Error)]
    pub enum ContactsFault {
        /// The table is far larger than any list of contacts.
        TooLarge { path: PathBuf, most: Size } = "import.too-large",
        /// `contacts.csv` is not what it was when the changes were shown.
        ChangedMeanwhile { path: PathBuf } = "import.changed-meanwhile",
    }
}

shown_in_english!(ContactsFault);
