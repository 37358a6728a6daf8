//! Whose turn it is when something cannot be done.

/// Who has to act before the same command can succeed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blame {
    /// Whoever typed the command or filled the kit.
    Kit,
    /// The machine: disk full, device gone, permission denied.
    Machine,
    /// The user stopped it.
    User,
}
