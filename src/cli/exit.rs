//! The exit codes, in order of precedence.

use std::process::ExitCode;

/// How a command ended. With several targets, the highest code wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// Done; nothing wrong.
    Done,
    /// The answer is no: verification failed, `check` found faults.
    No,
    /// The call or the kit is wrong.
    Wrong,
    /// The machine failed: disk full, device gone, permission denied.
    Machine,
    /// Ctrl-C.
    Interrupted,
}

impl Exit {
    /// The exit code for the shell.
    pub fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::No => 1,
            Self::Wrong => 2,
            Self::Machine => 3,
            Self::Interrupted => 130,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}
