//! The thin binary: arguments in, one command run, exit code out.

use std::process::ExitCode;

fn main() -> ExitCode {
    drivepress::cli::main().into()
}
