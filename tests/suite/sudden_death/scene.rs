//! A command that is disturbed: what stands there before it, what it makes, and what must stand
//! there after its sudden end.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::process::ExitStatusExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use drivepress::base::{Hashing, Sha256};

use crate::support::{Edition, Kit, Random, debris, press};

/// Each of the two films of the kit: what is to be interrupted takes several times as long as the
/// program's start.
pub(super) const FILM_MEGABYTES: usize = 8;
const SIGINT: i32 = 2;

/// Digests of the files below a folder, by path.
type Tree = BTreeMap<String, Sha256>;

fn digests(folder: &Path) -> Tree {
    let mut tree = Tree::new();
    if !folder.exists() {
        return tree;
    }
    for entry in walkdir::WalkDir::new(folder) {
        let entry = entry.unwrap();
        if entry.file_type().is_file() {
            let below = entry.path().strip_prefix(folder).unwrap();
            let mut file = fs::File::open(entry.path()).unwrap();
            let mut hashing = Hashing::new();
            let mut buffer = vec![0; 1 << 20];
            loop {
                let count = std::io::Read::read(&mut file, &mut buffer).unwrap();
                if count == 0 {
                    break;
                }
                hashing.update(&buffer[..count]);
            }
            tree.insert(below.display().to_string(), hashing.finish());
        }
    }
    tree
}

/// One place where a command puts something that appears whole.
struct Output {
    /// Relative to the kit.
    place: PathBuf,
    old: Tree,
    new: Tree,
}

impl Output {
    /// Whether each file is the old one or the new one. What a rewrite under way has beside them is
    /// judged after the rerun.
    fn has_whole_files(&self, found: &Tree) -> bool {
        let is_under_way = |path: &String| path.contains(".drivepress-");
        let is_whole = |(path, digest): (&String, &Sha256)| {
            is_under_way(path)
                || self.old.get(path) == Some(digest)
                || self.new.get(path) == Some(digest)
        };
        let mut kept = self.old.keys().filter(|path| self.new.contains_key(*path));
        found.iter().all(is_whole) && kept.all(|path| found.contains_key(path))
    }
}

/// What appears whole or not at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whole {
    /// The output.
    Output,
    /// Each file of it: what is mended in place is mended file by file.
    EachFile,
    /// A drive, once its last file is written: before, it is not told as intact.
    Drive,
    /// Only what the next run leaves: blocks of an image are written where they belong.
    AfterRerun,
}

/// A command, what stands there before it, and what it makes.
pub(super) struct Scene {
    name: &'static str,
    arguments: Vec<String>,
    /// The kit in its new state with everything that stands there before the command, old outputs
    /// included.
    before: PathBuf,
    outputs: Vec<Output>,
    whole: Whole,
    /// How long the command takes undisturbed.
    takes: Duration,
    _folder: tempfile::TempDir,
}

/// A copy that shares the files' blocks: whoever wrote into a file in place would be found out by
/// the digests of the next copy.
fn share(from: &Path, to: &Path) {
    let copied = Command::new("cp")
        .arg("-al")
        .arg(from)
        .arg(to)
        .status()
        .unwrap();
    assert!(copied.success());
}

/// A copy of `before` to play on.
fn stage<P: AsRef<Path>>(
    before: &Path,
    kit: &Path,
    places: impl IntoIterator<Item = P>,
    whole: Whole,
) {
    share(before, kit);
    if whole == Whole::AfterRerun {
        // Written in place: this one must have blocks of its own.
        for place in places {
            let target = kit.join(place.as_ref());
            fs::remove_file(&target).unwrap();
            let mut copy = Command::new("cp");
            copy.args(["--sparse=always", "--reflink=auto"]);
            let copied = copy.arg(before.join(place.as_ref())).arg(&target).status();
            assert!(copied.unwrap().success());
        }
    }
}

fn start(kit: &Path, arguments: &[String]) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_drivepress"));
    command
        .current_dir(kit)
        .args(arguments)
        .env_remove("SOURCE_DATE_EPOCH");
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command.spawn().unwrap()
}

impl Scene {
    /// `prepare` brings the kit from having the old outputs to where the command begins.
    pub(super) fn new(
        name: &'static str,
        arguments: &[&str],
        (places, whole): (&[&str], Whole),
        prepare: impl Fn(&Kit),
    ) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let kit = Kit::large(Edition::Old, FILM_MEGABYTES);
        prepare(&kit);
        let arguments: Vec<String> = arguments.iter().map(|word| (*word).to_owned()).collect();
        let before = folder.path().join("before");
        share(kit.path(), &before);
        let after = folder.path().join("after");
        let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
        // The shortest of three: a machine that was busy once would put most deaths behind the end.
        let run = || {
            let _ = fs::remove_dir_all(&after);
            stage(&before, &after, places, whole);
            let began = Instant::now();
            press(&after, &words).exits(0);
            began.elapsed()
        };
        let takes = [run(), run(), run()].into_iter().min().unwrap_or_default();
        let output = |place: &&str| Output {
            place: PathBuf::from(place),
            old: digests(&before.join(place)),
            new: digests(&after.join(place)),
        };
        let outputs: Vec<Output> = places.iter().map(output).collect();
        for output in &outputs {
            assert!(!output.new.is_empty(), "{}", output.place.display());
            assert!(
                output.new != output.old,
                "{} would not change",
                output.place.display()
            );
        }
        fs::remove_dir_all(&after).unwrap();
        Self {
            name,
            arguments,
            before,
            outputs,
            whole,
            takes,
            _folder: folder,
        }
    }

    /// Starts the command, lets `disturb` at it after a while, checks what stands there; gives how
    /// it ended.
    fn play(
        &self,
        wait: Duration,
        first: bool,
        disturb: impl Fn(&mut Child),
    ) -> (ExitStatus, Stage) {
        let parent = tempfile::tempdir_in(self.before.parent().unwrap()).unwrap();
        let kit = parent.path().join("kit");
        let places = self.outputs.iter().map(|output| output.place.as_path());
        stage(&self.before, &kit, places, self.whole);
        if first {
            // As if the command had never been run: its outputs are not there yet.
            for output in &self.outputs {
                let _ = fs::remove_dir_all(kit.join(&output.place));
                let _ = fs::remove_file(kit.join(&output.place));
            }
        }
        let mut child = start(&kit, &self.arguments);
        thread::sleep(wait);
        disturb(&mut child);
        let status = child.wait().unwrap();
        for output in &self.outputs {
            let mut found = digests(&kit.join(&output.place));
            let is_whole = match self.whole {
                Whole::Drive => {
                    // The note is written before anything is changed, and goes after everything.
                    let is_noted = found.remove("UNFINISHED.txt").is_some();
                    let place = output.place.display().to_string();
                    let told = press(&kit, &["verify", &place]);
                    assert!(!is_noted || told.stdout.contains("run drivepress fill again"));
                    found == output.old || found == output.new || told.code == 1
                }
                Whole::Output if first => found.is_empty() || found == output.new,
                Whole::Output => found == output.old || found == output.new,
                Whole::EachFile => output.has_whole_files(&found),
                Whole::AfterRerun => true,
            };
            let place = output.place.display();
            assert!(
                is_whole,
                "{}: {place} is neither the old nor the new one: {}",
                self.name,
                difference(&found, &output.new)
            );
        }
        (
            status,
            Stage {
                kit,
                _parent: parent,
            },
        )
    }

    /// The next run makes what it always makes, and clears up.
    fn check_rerun(&self, stage: &Stage) {
        let words: Vec<&str> = self.arguments.iter().map(String::as_str).collect();
        press(&stage.kit, &words).exits(0);
        for output in &self.outputs {
            let found = digests(&stage.kit.join(&output.place));
            let place = output.place.display();
            let told = difference(&found, &output.new);
            assert!(
                found == output.new,
                "{}: {place} after the rerun: {told}",
                self.name
            );
        }
        assert_eq!(
            debris(&stage.kit),
            Vec::<String>::new(),
            "{}: after the rerun",
            self.name
        );
    }

    /// Kills the command, and then stops it by Ctrl-C, over and over: both on one scene, since to set
    /// it up takes longer than to play on it.
    pub(super) fn die_and_stop(&self) {
        self.die();
        self.stop();
    }

    /// Kills the command over and over.
    pub(super) fn die(&self) {
        let seed = seed();
        let mut random = Random::new(seed + self.number());
        let mut died = 0;
        let deaths = deaths();
        for number in 0..deaths {
            let wait = self.moment(&mut random);
            // What is mended, recorded or signed must be there before.
            let first = random.below(3) == 0 && self.whole == Whole::Output && self.is_made();
            eprintln!(
                "{} {number}: seed {seed}, kill after {wait:?} of {:?}{}",
                self.name,
                self.takes,
                if first { ", nothing there before" } else { "" }
            );
            let (status, stage) = self.play(wait, first, |child| child.kill().unwrap());
            died += usize::from(status.signal().is_some());
            self.check_rerun(&stage);
        }
        eprintln!(
            "{}: {died} of {deaths} runs were killed before their end",
            self.name
        );
    }

    /// Stops the command by Ctrl-C over and over: it ends with 130 and clears up at once.
    fn stop(&self) {
        let seed = seed();
        let mut random = Random::new(seed + self.number() + 1);
        for number in 0..deaths().div_ceil(3) {
            let wait = self.moment(&mut random);
            eprintln!("{} {number}: seed {seed}, Ctrl-C after {wait:?}", self.name);
            let (status, stage) = self.play(wait, false, |child| {
                let id = child.id().to_string();
                // The run may have ended by itself: then there is nobody to tell.
                let _ = Command::new("kill")
                    .args(["-INT", &id])
                    .stderr(Stdio::null())
                    .status();
            });
            // Before the program has begun, the system itself ends it; a shell calls that 130 too.
            let is_stopped = status.code() == Some(130) || status.signal() == Some(SIGINT);
            assert!(is_stopped || status.success(), "{}: {status}", self.name);
            assert_eq!(
                debris(&stage.kit),
                Vec::<String>::new(),
                "{}: at once",
                self.name
            );
            self.check_rerun(&stage);
        }
    }

    /// So that no two commands are disturbed at the same moments.
    fn number(&self) -> usize {
        self.name.bytes().map(usize::from).sum::<usize>() << 8
    }

    /// Whether the command makes its output from something else.
    fn is_made(&self) -> bool {
        !["media lock", "sign", "next release"].contains(&self.name)
    }

    fn moment(&self, random: &mut Random) -> Duration {
        let share = u32::try_from(random.below(1050)).unwrap();
        self.takes * share / 1000
    }
}

/// A kit after a disturbance.
struct Stage {
    kit: PathBuf,
    _parent: tempfile::TempDir,
}

fn difference(found: &Tree, expected: &Tree) -> String {
    let missing = expected.keys().filter(|path| !found.contains_key(*path));
    let extra = found.keys().filter(|path| !expected.contains_key(*path));
    let other = found
        .iter()
        .filter(|(path, sum)| expected.get(*path).is_some_and(|s| s != *sum));
    let names = |names: &mut dyn Iterator<Item = &String>| -> String {
        let names: Vec<&str> = names.take(5).map(String::as_str).collect();
        names.join(", ")
    };
    format!(
        "missing [{}], extra [{}], other bytes [{}]",
        names(&mut missing.into_iter()),
        names(&mut extra.into_iter()),
        names(&mut other.map(|(path, _)| path))
    )
}

fn deaths() -> usize {
    std::env::var("DRIVEPRESS_CRASHES")
        .ok()
        .map_or(10, |text| text.parse().unwrap())
}

fn seed() -> usize {
    std::env::var("DRIVEPRESS_CRASH_SEED")
        .ok()
        .map_or(20_260_301, |text| text.parse().unwrap())
}
