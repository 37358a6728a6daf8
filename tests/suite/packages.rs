//! What `tools/package` hands out: packages of the programs that the tests built, installed, used and
//! taken away again; those for Windows under Wine.

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

/// The folder of Wine's user.
fn user_folder(wine: &Wine) -> &'static Path {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| find_user_folder(wine))
}

fn find_user_folder(wine: &Wine) -> PathBuf {
    let told = wine.line(&wine.prefix, "echo %USERPROFILE%").exits(0);
    let below = told.stdout.trim().trim_start_matches("C:\\");
    wine.prefix.join("drive_c").join(below.replace('\\', "/"))
}

/// The names of everything in Wine's drive, without Windows' own and what is temporary.
fn names(wine: &Wine) -> BTreeSet<String> {
    let walk = walkdir::WalkDir::new(wine.prefix.join("drive_c")).into_iter();
    let names =
        walk.filter_entry(|entry| entry.file_name() != "windows" && entry.file_name() != "Temp");
    names
        .map(|entry| entry.unwrap().path().display().to_string())
        .collect()
}

/// A value of the user's registry.
fn registry(wine: &Wine, key: &str, value: &str) -> Option<String> {
    let mut query = wine.command("wine");
    let told = ended(query.args(["reg", "query", key, "/v", value]));
    let line = told.stdout.lines().find(|line| line.contains("REG_"))?;
    let (_, value) = line.split_once("REG_")?;
    Some(value.split_once("    ")?.1.trim_end().to_owned())
}

/// The user's PATH in every letter, which `reg query` shows only in the letters of its code page.
fn path(wine: &Wine) -> Option<String> {
    let file = tempfile::tempdir().unwrap();
    let mut export = wine.command("wine");
    export.args(["reg", "export", ENVIRONMENT, "environment.reg", "/y"]);
    ended(export.current_dir(file.path())).exits(0);
    let utf16 = fs::read(file.path().join("environment.reg")).unwrap();
    let text = from_utf16(&utf16);
    let (_, rest) = text.split_once("\"Path\"=hex(2):")?;
    let pieces = rest.replace("\\\r\n", "");
    let bytes = pieces.lines().next()?.split(',');
    let bytes = bytes.map(|byte| u8::from_str_radix(byte.trim(), 16).unwrap());
    let value = from_utf16(&bytes.collect::<Vec<_>>());
    Some(value.trim_end_matches('\0').to_owned())
}

fn from_utf16(bytes: &[u8]) -> String {
    let units = bytes.as_chunks::<2>().0.iter();
    let units: Vec<u16> = units.map(|unit| u16::from_le_bytes(*unit)).collect();
    String::from_utf16(&units).unwrap()
}

const ENVIRONMENT: &str = "HKCU\\Environment";
const UNINSTALL: &str = "HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\Drivepress";

const PROGRAMS: &str = "AppData/Local/Programs";
const MENU: &str = "AppData/Roaming/Microsoft/Windows/Start Menu/Programs/Drivepress";

fn setup(wine: &Wine, program: &Path, arguments: &[&str]) -> Outcome {
    let mut command = wine.command("wine");
    ended(command.arg(program).arg("/S").args(arguments))
}

/// Uninstalls silently. The uninstaller would go on from a copy of its own after its command has
/// ended; from this copy it is waited for.
fn uninstall(wine: &Wine, installed: &Path) -> Outcome {
    let away = tempfile::tempdir().unwrap();
    let copy = away.path().join("uninstall.exe");
    fs::copy(installed.join("uninstall.exe"), &copy).unwrap();
    let below = installed.strip_prefix(wine.prefix.join("drive_c")).unwrap();
    let below = below.to_str().unwrap().replace('/', "\\");
    setup(wine, &copy, &[&format!("_?=C:\\{below}")])
}

/// Takes away what a run that was cut short left behind.
fn clean(wine: &Wine) {
    for arguments in [
        &["delete", ENVIRONMENT, "/v", "Path", "/f"][..],
        &["delete", UNINSTALL, "/f"],
    ] {
        let mut delete = wine.command("wine");
        ended(delete.arg("reg").args(arguments));
    }
    let _ = fs::remove_dir_all(user_folder(wine).join(PROGRAMS));
    let _ = fs::remove_dir_all(user_folder(wine).join(MENU));
    let _ = fs::remove_dir_all(wine.prefix.join("drive_c/งาน"));
}

/// A setup of another version that installs two small files.
fn small_setup(folder: &Path, version: &str) -> PathBuf {
    let tree = folder.join("tree");
    fs::create_dir_all(tree.join("bin")).unwrap();
    fs::write(tree.join("bin/drivepress.exe"), "no program").unwrap();
    fs::write(tree.join("file-of-this-version.txt"), "").unwrap();
    let target = folder.join("small-setup.exe");
    let script = repository().join("tools/packaging/windows/setup");
    let mut command = Command::new("bash");
    command.arg(script).arg(tree).arg(version).arg(&target);
    ended(command.arg("quick")).exits(0);
    target
}

#[test]
fn setup_installs_for_the_user_replaces_an_older_version_and_uninstalls_without_a_trace() {
    let _turn = alone();
    let wine = wine();
    let program = package_named("setup.exe");
    clean(wine);
    let (before, path_before) = (names(wine), path(wine));
    let away = tempfile::tempdir().unwrap();
    setup(wine, &small_setup(away.path(), "0.0.1"), &[]).exits(0);
    let installed = user_folder(wine).join(PROGRAMS).join("Drivepress");
    assert!(installed.join("file-of-this-version.txt").exists());
    assert_eq!(
        registry(wine, UNINSTALL, "DisplayVersion").unwrap(),
        "0.0.1"
    );

    setup(wine, &program, &[]).exits(0);
    assert!(!installed.join("file-of-this-version.txt").exists());
    assert_eq!(
        registry(wine, UNINSTALL, "DisplayVersion").unwrap(),
        VERSION
    );
    let added = path(wine).unwrap();
    assert_eq!(
        added.matches("Programs\\Drivepress\\bin").count(),
        1,
        "{added}"
    );
    assert_eq!(
        fs::read_dir(user_folder(wine).join(MENU)).unwrap().count(),
        3
    );

    // By its name alone, in any folder.
    let kit = Kit::small();
    wine.line(kit.path(), "drivepress --version")
        .exits(0)
        .says(VERSION);
    wine.line(kit.path(), "drivepress make").exits(0);
    wine.line(kit.path(), "drivepress verify dist/images/community")
        .exits(0)
        .says("PRISTINE");
    let window = "AppData\\Local\\Programs\\Drivepress\\Open Drivepress.cmd";
    wine.line(user_folder(wine), window)
        .says("drivepress verify E:\\")
        .says("คำสั่งทั้งหมด");

    uninstall(wine, &installed).exits(0);
    assert_eq!(names(wine), before);
    assert_eq!(path(wine), path_before);
    assert_eq!(registry(wine, UNINSTALL, "DisplayVersion"), None);
}

#[test]
fn setup_gives_the_users_path_back_to_the_letter_however_long_it_is() {
    let _turn = alone();
    let wine = wine();
    let away = tempfile::tempdir().unwrap();
    let program = small_setup(away.path(), "0.0.1");
    clean(wine);
    let long = "C:\\tools\\a folder;%USERPROFILE%\\bin;".repeat(100);
    let near = "C:\\งาน\\Drivepress\\bin2;D:\\C:\\งาน\\Drivepress\\bin";
    for given in [&long, near, "C:\\tools;", ";", ""] {
        let mut set = wine.command("wine");
        set.args(["reg", "add", ENVIRONMENT, "/f", "/v", "Path"]);
        ended(set.args(["/t", "REG_EXPAND_SZ", "/d", given])).exits(0);
        assert_eq!(path(wine).unwrap(), given);
        setup(wine, &program, &["/D=C:\\งาน\\Drivepress"]).exits(0);
        // Once more over itself.
        setup(wine, &program, &[]).exits(0);
        let added = "C:\\งาน\\Drivepress\\bin";
        let wanted = match given {
            "" => added.to_owned(),
            _ if given.ends_with(';') => format!("{given}{added};"),
            _ => format!("{given};{added}"),
        };
        assert_eq!(path(wine).unwrap(), wanted);
        uninstall(wine, &wine.prefix.join("drive_c/งาน/Drivepress")).exits(0);
        // Windows takes an empty value for none.
        assert_eq!(path(wine).unwrap_or_default(), given);
    }
    clean(wine);
}

#[test]
fn setup_and_uninstaller_change_nothing_while_the_program_runs_and_leave_files_of_others() {
    let _turn = alone();
    let wine = wine();
    let away = tempfile::tempdir().unwrap();
    let program = small_setup(away.path(), "0.0.1");
    clean(wine);
    setup(wine, &program, &[]).exits(0);
    let installed = user_folder(wine).join(PROGRAMS).join("Drivepress");
    fs::write(installed.join("mine.txt"), "mine").unwrap();
    let before = names(wine);
    let mut held = wine.hold(&installed.join("bin/drivepress.exe"));
    setup(wine, &program, &[]).exits(2);
    uninstall(wine, &installed).exits(2);
    assert_eq!(names(wine), before);
    assert!(registry(wine, UNINSTALL, "DisplayVersion").is_some());
    drop(held.stdin.take());
    held.wait().unwrap();
    uninstall(wine, &installed).exits(0);
    let left: Vec<_> = fs::read_dir(&installed).unwrap().collect();
    assert_eq!(left.len(), 1, "{left:?}");
    fs::remove_dir_all(installed.parent().unwrap()).unwrap();
}

#[test]
fn the_windows_zip_runs_where_it_was_unpacked_and_makes_the_sample_kit_in_the_users_folder() {
    let _turn = alone();
    let wine = wine();
    let away = tempfile::tempdir().unwrap();
    let zip = package_named("windows-x86_64.zip");
    run("unzip", &["-q", zip.to_str().unwrap()], away.path());
    let folder = format!("drivepress-{VERSION}-windows-x86_64");
    let unpacked = away.path().join(folder);
    guide_names_only_what_is_there(&unpacked);
    let welcome = fs::read_to_string(unpacked.join("welcome.txt")).unwrap();
    names_only_commands(&welcome);
    wine.line(&unpacked, "bin\\drivepress check --kit sample-kit")
        .exits(0);
    // A kit of ten districts in place of 878.
    let sample = unpacked.join("sample-kit");
    fs::remove_dir_all(&sample).unwrap();
    crate::support::copy(Kit::small().path(), &sample);
    let made = user_folder(wine).join("Drivepress-sample");
    let _ = fs::remove_dir_all(&made);
    wine.line(&unpacked, "Open sample kit.cmd")
        .says("Copying the sample kit to")
        .says("Stamped dist\\images\\community: 10 districts");
    assert!(made.join("dist/drive/community/START-HERE.html").exists());
    assert!(
        !sample.join("dist").exists(),
        "the program's own folder stays as it was"
    );
    wine.line(&made, "drivepress verify dist/images/community");
    fs::remove_dir_all(made).unwrap();
}
