//! Takes contacts over from a foreign table: compares its rows with `contacts.csv` and gives the
//! changes and the new text of the file. Takes both files' bytes; writes nothing.

mod cells;
mod draft;
mod finding;
mod foreign;
mod grid;
mod headings;
mod matching;
mod plan;
mod rewrite;
mod value;

pub use plan::{Absent, ContactChange, ContactsPlan, FieldChange, ImportOptions, plan_contacts};
