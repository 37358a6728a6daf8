//! Who has to act when something fails.

/// Who has to act before the same command can succeed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blame {
    /// The author: a wrong command line or kit.
    Kit,
    /// The machine: disk full, device gone, permission denied.
    Machine,
    /// The user stopped the command.
    User,
}
