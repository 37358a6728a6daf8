//! What `tools/package` hands out: packages of the programs that the tests built, installed, used and
//! taken away again; those for Windows under Wine.

mod setup;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use crate::support::wine::{Wine, alone, ended, wine};
use crate::support::{Kit, Outcome, press, repository};
use drivepress::base::Sha256;

const VERSION: &str = env!("CARGO_PKG_VERSION");

/// `tools/package` with the programs that the tests built.
fn package(to: &Path) -> Command {
    let binaries = Path::new(env!("CARGO_TARGET_TMPDIR")).join("package-binaries");
    fs::create_dir_all(&binaries).unwrap();
    let linux = PathBuf::from(env!("CARGO_BIN_EXE_drivepress"));
    for (program, name) in [(&linux, "drivepress"), (&wine().program, "drivepress.exe")] {
        let target = binaries.join(name);
        let _ = fs::remove_file(&target);
        fs::hard_link(program, target).unwrap();
    }
    let mut command = Command::new("bash");
    command.arg(repository().join("tools/package"));
    command.args(["--quick", "--binaries"]).arg(binaries);
    command.arg("--to").arg(to);
    // Whether or not this is a Git checkout.
    command.env("SOURCE_DATE_EPOCH", "1796037132");
    command
}

/// The packages, made once.
fn packages() -> &'static Path {
    static MADE: OnceLock<PathBuf> = OnceLock::new();
    MADE.get_or_init(|| {
        let to = Path::new(env!("CARGO_TARGET_TMPDIR")).join("packages");
        let _ = fs::remove_dir_all(&to);
        ended(&mut package(&to)).exits(0).says("UNSIGNED");
        to
    })
}

/// A package by how its name ends.
fn package_named(end: &str) -> PathBuf {
    let files = fs::read_dir(packages()).unwrap();
    let mut files = files.map(|entry| entry.unwrap().path());
    let found = files.find(|path| path.to_string_lossy().ends_with(end));
    found.unwrap_or_else(|| panic!("no package {end}"))
}

fn run(program: &str, arguments: &[&str], folder: &Path) -> Outcome {
    let mut command = Command::new(program);
    let command = command.args(arguments).current_dir(folder);
    ended(command.env("LC_ALL", "C.UTF-8")).exits(0)
}

#[test]
fn another_day_place_umask_and_time_zone_give_the_same_packages_with_a_good_signature() {
    let _turn = alone();
    let away = tempfile::tempdir().unwrap();
    press(away.path(), &["keygen", "--no-password", "--to", "a"]).exits(0);
    let mut again = Command::new("sh");
    again.args(["-c", "umask 077 && exec \"$@\"", "sh"]);
    let made = package(&away.path().join("packages"));
    again.arg(made.get_program()).args(made.get_args());
    again.env("TZ", "Asia/Bangkok").env("LANG", "th_TH.UTF-8");
    for (name, value) in made.get_envs() {
        again.env(name, value.unwrap());
    }
    again.arg("--key").arg(away.path().join("a.key"));
    ended(again.current_dir(away.path()))
        .exits(0)
        .says("SHA256SUMS signed");
    let list = fs::read_to_string(packages().join("SHA256SUMS")).unwrap();
    assert_eq!(list.lines().count(), 4, "{list}");
    for line in list.lines() {
        let (digest, name) = line.split_once("  ").unwrap();
        for folder in [packages(), &away.path().join("packages")] {
            let bytes = fs::read(folder.join(name)).unwrap();
            assert_eq!(Sha256::of(&bytes).to_string(), digest, "{name}");
        }
    }
    let check = ["-V", "-p", "a.pub", "-m", "packages/SHA256SUMS"];
    run("minisign", &check, away.path());
}

#[test]
fn the_tar_brings_a_program_that_runs_with_man_page_completions_guide_and_sample_kit() {
    let _turn = alone();
    let home = tempfile::tempdir().unwrap();
    let tar = package_named("linux-x86_64.tar.gz");
    let unpack = ["-xzf", tar.to_str().unwrap(), "--strip-components=1"];
    run("tar", &unpack, home.path());
    let own = |path: &str| home.path().join(path);
    let program = own("bin/drivepress");
    run(program.to_str().unwrap(), &["--version"], home.path()).says(VERSION);
    let kit = own("share/drivepress/sample-kit");
    run(program.to_str().unwrap(), &["check"], &kit);
    let mut pages = 0;
    for page in fs::read_dir(own("share/man/man1")).unwrap() {
        let page = page.unwrap().path();
        let told = run(
            "man",
            &["--warnings", "-l", page.to_str().unwrap()],
            home.path(),
        );
        assert_eq!(told.stderr, "", "{}", page.display());
        assert!(told.stdout.contains("SYNOPSIS"), "{}", page.display());
        pages += 1;
    }
    assert!(pages > 0);
    let bash = "share/bash-completion/completions/drivepress";
    run("bash", &["-n", bash], home.path());
    for (file, word) in [
        (bash, "verify"),
        (
            "share/zsh/vendor-completions/_drivepress",
            "#compdef drivepress",
        ),
        (
            "share/fish/vendor_completions.d/drivepress.fish",
            "complete -c drivepress",
        ),
    ] {
        let text = fs::read_to_string(own(file)).unwrap();
        assert!(text.contains(word), "{file}");
    }
    guide_names_only_what_is_there(home.path());
}

/// Links of the guide lead to its own headings, files of the package or the web.
fn guide_names_only_what_is_there(package: &Path) {
    let guide = fs::read_to_string(package.join("README.html")).unwrap();
    for start in ["href=\"", "src=\""] {
        for link in guide.split(start).skip(1) {
            let link = link.split('"').next().unwrap();
            let is_there = match link.strip_prefix('#') {
                Some(heading) => guide.contains(&format!("id=\"{heading}\"")),
                None => link.starts_with("https://") || package.join(link).exists(),
            };
            assert!(is_there, "README.html links to {link}");
        }
    }
    assert!(
        !guide.contains("cargo "),
        "nobody who has a package has Cargo"
    );
    assert!(guide.contains("เริ่มใช้งาน") && guide.contains("Signing"));
    names_only_commands(&guide);
}

/// Each `drivepress WORD` in a text is a command.
fn names_only_commands(text: &str) {
    let definition = drivepress::cli::definition();
    let commands: BTreeSet<&str> = definition
        .get_subcommands()
        .map(clap::Command::get_name)
        .collect();
    for rest in text.split("drivepress ").skip(1) {
        let word = rest
            .split(|c: char| !c.is_ascii_lowercase())
            .next()
            .unwrap();
        assert!(
            word.is_empty() || commands.contains(word),
            "no command {word}"
        );
    }
}

#[test]
fn the_licence_of_every_library_in_the_program_is_in_the_packages() {
    let _turn = alone();
    let deb = package_named("_amd64.deb");
    let root = tempfile::tempdir().unwrap();
    run("dpkg-deb", &["-x", deb.to_str().unwrap(), "."], root.path());
    let licences = root.path().join("usr/share/doc/drivepress/licences");
    let list = fs::read_to_string(licences.join("libraries.txt")).unwrap();
    let (names, texts) = list.split_once("\n=====").unwrap();
    let tree = [
        "tree",
        "--locked",
        "--features",
        "full",
        "-e",
        "normal",
        "--prefix",
        "none",
    ];
    let tree = run(
        env!("CARGO"),
        &[&tree[..], &["--format", "{p}"]].concat(),
        repository(),
    );
    let used: BTreeSet<&str> = tree.stdout.lines().collect();
    for library in used.iter().filter(|line| !line.starts_with("drivepress ")) {
        let library = library.replace(" (*)", "").replace(" (proc-macro)", "");
        let library = library.replacen(" v", " ", 1);
        assert!(names.contains(&format!("{library}\n    ")), "{library}");
        assert!(texts.contains(&library), "no text for {library}");
    }
    for file in [
        "LICENSE",
        "LICENSE-MIT",
        "rust-library.html",
        "font-sarabun.txt",
    ] {
        assert!(licences.join(file).exists(), "{file}");
    }
}

#[test]
fn the_deb_installs_runs_and_leaves_nothing_when_it_is_removed() {
    let _turn = alone();
    let deb = package_named("_amd64.deb");
    let root = tempfile::tempdir().unwrap();
    let at = root.path();
    for folder in ["var/lib/dpkg/info", "var/lib/dpkg/updates", "usr"] {
        fs::create_dir_all(at.join(folder)).unwrap();
    }
    fs::write(at.join("var/lib/dpkg/status"), "").unwrap();
    let inside = format!("--root={}", at.display());
    // The empty system has no C library, which the tests' program needs.
    let install = [&inside, "--force-depends", "--force-not-root", "-i"];
    run(
        "dpkg",
        &[&install[..], &[deb.to_str().unwrap()]].concat(),
        at,
    );
    let program = at.join("usr/bin/drivepress");
    run(program.to_str().unwrap(), &["--version"], at).says(VERSION);
    let kit = Kit::small();
    run(program.to_str().unwrap(), &["make"], kit.path());
    run(
        program.to_str().unwrap(),
        &["verify", "dist/images/community"],
        kit.path(),
    );
    let page = at.join("usr/share/man/man1/drivepress-media-add.1.gz");
    run("man", &["-l", page.to_str().unwrap()], at).says("drivepress");
    let told = run("dpkg", &[&inside, "--verify", "drivepress"], at);
    assert_eq!(told.stdout, "", "files differ from their checksums");
    run(
        "dpkg",
        &[&inside, "--force-not-root", "--purge", "drivepress"],
        at,
    );
    assert!(!at.join("usr").exists());
}
