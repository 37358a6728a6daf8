//! The Windows program under Wine, for the tests that take turns with it.

use std::fs;
use std::io::BufRead as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};

use super::{Outcome, repository};

const TARGET: &str = "x86_64-pc-windows-gnu";

/// The Windows program and a Wine of its own, with drive letters that no other test uses.
pub(crate) struct Wine {
    pub(crate) program: PathBuf,
    pub(crate) prefix: PathBuf,
}

/// How a command ended, whatever bytes it printed.
pub(crate) fn ended(command: &mut Command) -> Outcome {
    let output = command.output().unwrap_or_else(|error| {
        panic!("{command:?}: {error}; bash tests/run installs it");
    });
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    Outcome {
        code: output.status.code().unwrap_or(-1),
        stdout: text(&output.stdout),
        stderr: text(&output.stderr),
    }
}

fn run(command: &mut Command) {
    let told = ended(command);
    assert_eq!(told.code, 0, "{command:?}: {told:?}");
}

/// Compiles one of the tests' own C files for Windows.
fn compile(source: &str, target: &Path, options: &[&str]) {
    let source = repository().join("tests/windows").join(source);
    let mut compiler = Command::new("x86_64-w64-mingw32-gcc");
    compiler.args(options).args(["-O1", "-o"]).arg(target);
    run(compiler.arg(source).arg("-ladvapi32"));
}

/// Built once; `tests/run` has compiled it before.
pub(crate) fn wine() -> &'static Wine {
    static WINE: OnceLock<Wine> = OnceLock::new();
    WINE.get_or_init(|| {
        let build = [
            "build",
            "--quiet",
            "--locked",
            "--features",
            "full",
            "--target",
            TARGET,
        ];
        run(Command::new(env!("CARGO"))
            .args(build)
            .env("CARGO_PROFILE_DEV_DEBUG", "false")
            .current_dir(repository()));
        // Beside the folder of this test's own program.
        let target = Path::new(env!("CARGO_BIN_EXE_drivepress"));
        let target = target.parent().and_then(Path::parent).unwrap();
        let wine = Wine {
            program: target.join(TARGET).join("debug/drivepress.exe"),
            prefix: target.join("wine"),
        };
        let system = wine.prefix.join("drive_c/windows/system32");
        if !system.is_dir() {
            run(wine.command("wineboot").arg("--init"));
            run(wine.command("wineserver").arg("--wait"));
        }
        // Wine 8 lacks the system's library that Rust's programs take random bytes from.
        let library = system.join("bcryptprimitives.dll");
        compile("bcryptprimitives.c", &library, &["-shared"]);
        compile("hold.c", &wine.prefix.join("hold.exe"), &[]);
        run(wine.command("wine").args(["cmd", "/c", "ver"]));
        wine
    })
}

/// One test at a time: of two programs that begin at once and each start Wine's server, one fails
/// without a word.
pub(crate) fn alone() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    // A test that failed leaves nothing that the next one could stumble over.
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Wine {
    pub(crate) fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command
            .env("WINEPREFIX", &self.prefix)
            .env("WINEDEBUG", "-all")
            .env("LC_ALL", "C.UTF-8")
            .env("WINEDLLOVERRIDES", "mscoree,mshtml=")
            .env_remove("DISPLAY")
            .env_remove("SOURCE_DATE_EPOCH")
            .stdin(Stdio::null());
        command
    }

    /// Runs the Windows program in `folder`.
    pub(crate) fn press(&self, folder: &Path, arguments: &[&str]) -> Outcome {
        let mut command = self.command("wine");
        command.arg(&self.program).args(arguments);
        ended(command.current_dir(folder))
    }

    /// Runs a line of the command window in `folder`.
    pub(crate) fn line(&self, folder: &Path, line: &str) -> Outcome {
        let mut command = self.command("wine");
        ended(command.args(["cmd", "/c", line]).current_dir(folder))
    }

    /// Holds a file open, as a player or scanner does that lets nobody else read it.
    pub(crate) fn hold(&self, file: &Path) -> Child {
        let mut held = self
            .command("wine")
            .arg(self.prefix.join("hold.exe"))
            .arg(file.file_name().unwrap())
            .current_dir(file.parent().unwrap())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let output = held.stdout.as_mut().unwrap();
        std::io::BufReader::new(output)
            .read_line(&mut line)
            .unwrap();
        assert_eq!(line.trim(), "held");
        held
    }

    /// Puts `folder` in as the drive of this letter.
    pub(crate) fn put_in(&self, letter: char, folder: &Path) {
        let place = self.prefix.join(format!("dosdevices/{letter}:"));
        let _ = fs::remove_file(&place);
        std::os::unix::fs::symlink(folder, place).unwrap();
    }
}
