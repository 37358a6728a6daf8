//! The real program, run as a person would.

use std::ffi::OsStr;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// How a run ended.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) code: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Outcome {
    /// Checks the exit code, showing everything where it differs.
    #[track_caller]
    pub(crate) fn exits(self, code: i32) -> Self {
        assert_eq!(
            self.code, code,
            "stdout:\n{}\nstderr:\n{}",
            self.stdout, self.stderr
        );
        self
    }

    /// Checks that people read these words.
    #[track_caller]
    pub(crate) fn says(self, words: &str) -> Self {
        let all = format!("{}\n{}", self.stdout, self.stderr);
        assert!(all.contains(words), "{words:?} is not in:\n{all}");
        self
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout).unwrap()
    }
}

/// Runs `drivepress` in `folder`.
pub(crate) fn press<S: AsRef<OsStr>>(folder: &Path, arguments: &[S]) -> Outcome {
    press_with(folder, arguments, &[])
}

/// Runs `drivepress` in `folder` with environment variables.
pub(crate) fn press_with<S: AsRef<OsStr>>(
    folder: &Path,
    arguments: &[S],
    variables: &[(&str, &str)],
) -> Outcome {
    let mut command = command(folder, arguments);
    command.envs(variables.iter().copied());
    outcome(command.output().unwrap())
}

/// Runs `drivepress` in `folder`, with `input` on its standard input, which is no terminal.
pub(crate) fn press_reading<S: AsRef<OsStr>>(
    folder: &Path,
    arguments: &[S],
    input: &str,
) -> Outcome {
    let mut command = command(folder, arguments);
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // A program that stops before it reads closes the pipe.
    let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    outcome(child.wait_with_output().unwrap())
}

/// Runs `drivepress` in `folder` at a terminal of its own (bsdutils' `script`), where `typed` is
/// typed. Standard output has all that the terminal shows.
pub(crate) fn press_at_a_terminal(folder: &Path, arguments: &[&str], typed: &str) -> Outcome {
    let quoted = arguments.iter().map(|argument| format!(" '{argument}'"));
    let line = format!(
        "'{}'{}",
        env!("CARGO_BIN_EXE_drivepress"),
        quoted.collect::<String>()
    );
    let mut terminal = Command::new("script");
    terminal
        .args(["-qec", &line, "/dev/null"])
        .current_dir(folder)
        .env_remove("SOURCE_DATE_EPOCH")
        .env("LC_ALL", "C.UTF-8")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = terminal.spawn().unwrap();
    let _ = child.stdin.take().unwrap().write_all(typed.as_bytes());
    outcome(child.wait_with_output().unwrap())
}

fn command<S: AsRef<OsStr>>(folder: &Path, arguments: &[S]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_drivepress"));
    command
        .current_dir(folder)
        .args(arguments)
        .env_remove("SOURCE_DATE_EPOCH")
        .env("LC_ALL", "C.UTF-8");
    command.stdin(Stdio::null());
    command
}

fn outcome(output: Output) -> Outcome {
    Outcome {
        code: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}
