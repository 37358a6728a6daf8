//! The binary: runs one command and returns its exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    drivepress::cli::main().into()
}
