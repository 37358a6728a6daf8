//! bagit.py, started once: its start takes longer than most bags.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Mutex, PoisonError};

use super::Judge;

/// A folder per line in, a word per line out; a fault of its own is a no, as in its command.
const ANSWER: &str = r"
import logging, sys, bagit
logging.disable(logging.CRITICAL)
for line in sys.stdin:
    try:
        bagit.Bag(line.rstrip('\n')).validate()
        print('valid', flush=True)
    except Exception:
        print('invalid', flush=True)
";

struct Bagit {
    folders: ChildStdin,
    answers: BufReader<ChildStdout>,
    /// Ends by itself when its input ends, with the tests.
    _python: Child,
}

impl Bagit {
    fn start() -> Self {
        let python = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/.tools/python/bin/python");
        let mut command = Command::new(python);
        command
            .args(["-c", ANSWER])
            .env("LC_ALL", "C.UTF-8")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        let python = command.spawn();
        let mut python =
            python.unwrap_or_else(|error| panic!("bagit.py is needed (bash tests/run): {error}"));
        Self {
            folders: python.stdin.take().unwrap(),
            answers: BufReader::new(python.stdout.take().unwrap()),
            _python: python,
        }
    }

    fn is_valid(&mut self, folder: &Path) -> bool {
        writeln!(self.folders, "{}", folder.display()).unwrap();
        let mut answer = String::new();
        self.answers.read_line(&mut answer).unwrap();
        match answer.as_str() {
            "valid\n" => true,
            "invalid\n" => false,
            other => panic!("bagit.py is needed (bash tests/run); it said {other:?}"),
        }
    }
}

impl Judge {
    /// Whether bagit.py calls the folder a valid bag.
    pub(crate) fn bagit_is_valid(folder: &Path) -> bool {
        static BAGIT: Mutex<Option<Bagit>> = Mutex::new(None);
        let mut bagit = BAGIT.lock().unwrap_or_else(PoisonError::into_inner);
        bagit.get_or_insert_with(Bagit::start).is_valid(folder)
    }
}
