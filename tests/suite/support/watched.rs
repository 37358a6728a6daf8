//! The program under watch: how long it computes, how much memory it takes, what it lets through.

use std::ffi::OsStr;
use std::fs;
use std::io::Read as _;
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::Duration;

/// Processor time that a run may take, in seconds: the clock on the wall would blame the program
/// for what else a machine does.
const MOST_SECONDS: u64 = 60;
/// Time on the wall after which a run hangs, whatever else the machine does.
const HANGS_SECONDS: u64 = 600;
/// Memory that a run may take.
const MOST_MEMORY: u64 = 512 << 20;
/// Linux counts processor time in hundredths of a second for everybody.
const TICKS: u64 = 100;

/// How a watched run ended.
#[derive(Debug)]
pub(crate) struct Watched {
    pub(crate) code: Option<i32>,
    pub(crate) words: String,
}

impl Watched {
    #[track_caller]
    pub(crate) fn exits(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{}", self.words);
        self
    }

    #[track_caller]
    pub(crate) fn says(self, words: &str) -> Self {
        assert!(
            self.words.contains(words),
            "{words:?} is not in:\n{}",
            self.words
        );
        self
    }

    #[track_caller]
    pub(crate) fn says_nothing_of(self, words: &str) -> Self {
        assert!(
            !self.words.contains(words),
            "{words:?} is in:\n{}",
            self.words
        );
        self
    }
}

/// Runs `drivepress` in `folder` and stops it when it takes too much of anything. All that it says
/// is checked for letters that steer a terminal.
#[track_caller]
pub(crate) fn watched<S: AsRef<OsStr>>(folder: &Path, arguments: &[S]) -> Watched {
    let mut command = Command::new(env!("CARGO_BIN_EXE_drivepress"));
    command
        .current_dir(folder)
        .args(arguments)
        .stdin(Stdio::null());
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut out = child.stdout.take().unwrap();
    let mut err = child.stderr.take().unwrap();
    let readers = [
        thread::spawn(move || {
            let mut bytes = Vec::new();
            out.read_to_end(&mut bytes).map(|_| bytes).unwrap()
        }),
        thread::spawn(move || {
            let mut bytes = Vec::new();
            err.read_to_end(&mut bytes).map(|_| bytes).unwrap()
        }),
    ];
    let (status, broke) = watch(&mut child);
    let words: Vec<u8> = readers
        .into_iter()
        .flat_map(|reader| reader.join().unwrap())
        .collect();
    let words = String::from_utf8(words).unwrap();
    assert!(broke.is_none(), "{broke:?}\n{words}");
    let steers = |letter: char| {
        (letter.is_control() && letter != '\n') || matches!(letter, '\u{202a}'..='\u{202e}')
    };
    assert!(
        !words.contains(steers),
        "a letter that steers a terminal in {words:?}"
    );
    Watched {
        code: status.code(),
        words,
    }
}

/// Waits for the end; kills what takes too much, and says of what.
fn watch(child: &mut Child) -> (ExitStatus, Option<String>) {
    let began = std::time::Instant::now();
    let (mut peak_bytes, mut ticks) = (0, 0);
    loop {
        let id = child.id();
        peak_bytes = peak_bytes.max(peak(id).unwrap_or(0));
        ticks = ticks.max(processor_ticks(id).unwrap_or(0));
        if let Some(status) = child.try_wait().unwrap() {
            return (status, None);
        }
        let broke = if peak_bytes > MOST_MEMORY {
            format!("takes more memory than it may: {peak_bytes} bytes")
        } else if ticks > MOST_SECONDS * TICKS {
            format!("computes longer than it may: {ticks} hundredths of a second")
        } else if began.elapsed().as_secs() > HANGS_SECONDS {
            "hangs".to_owned()
        } else {
            thread::sleep(Duration::from_millis(5));
            continue;
        };
        child.kill().unwrap();
        return (child.wait().unwrap(), Some(broke));
    }
}

/// The most memory that a process held, so far.
fn peak(id: u32) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(kilobytes << 10)
}

/// Processor time of a process, its own and the kernel's for it.
fn processor_ticks(id: u32) -> Option<u64> {
    let stat = fs::read_to_string(format!("/proc/{id}/stat")).ok()?;
    // The name in brackets may hold anything; what follows are numbers.
    let (_, numbers) = stat.rsplit_once(')')?;
    let mut numbers = numbers.split_whitespace().skip(11);
    let user: u64 = numbers.next()?.parse().ok()?;
    let system: u64 = numbers.next()?.parse().ok()?;
    Some(user + system)
}
