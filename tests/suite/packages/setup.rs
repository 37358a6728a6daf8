//! The setup program and the zip for Windows, under Wine.

use super::*;

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
