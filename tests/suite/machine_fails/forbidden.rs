//! Files and folders that may not be read or written.

use super::*;

/// Runs as somebody who owns the kit and is not root: for root no file is unreadable.
fn press_as_nobody(kit: &Path, arguments: &[&str]) -> Outcome {
    // The program may lie where nobody may look.
    let own = tempfile::tempdir().unwrap();
    fs::set_permissions(own.path(), fs::Permissions::from_mode(0o755)).unwrap();
    let program = own.path().join("drivepress");
    fs::copy(env!("CARGO_BIN_EXE_drivepress"), &program).unwrap();
    let mut command = Command::new(program);
    command
        .args(arguments)
        .current_dir(kit)
        .env("LC_ALL", "C.UTF-8");
    if is_root() {
        command.uid(NOBODY).gid(NOBODY);
    }
    let output = run(&mut command);
    Outcome {
        code: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A program just copied can be busy: another test that starts a program has the copy's open file
/// for a moment.
fn run(command: &mut Command) -> Output {
    loop {
        match command.output() {
            Err(error) if error.kind() == ErrorKind::ExecutableFileBusy => {
                thread::sleep(Duration::from_millis(20));
            }
            output => return output.unwrap(),
        }
    }
}

fn give_to_nobody(folder: &Path) {
    if !is_root() {
        return;
    }
    for entry in walkdir::WalkDir::new(folder) {
        chown(entry.unwrap().path(), Some(NOBODY), Some(NOBODY)).unwrap();
    }
}

fn forbid(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

#[test]
fn a_file_that_may_not_be_read_is_named() {
    let kit = Kit::made();
    press(
        kit.path(),
        &["export", "--district", "81010000", "--to", "out"],
    )
    .exits(0);
    give_to_nobody(kit.path());
    let before = tree(&kit.dist());
    let cases: [(&str, &[&str]); 8] = [
        ("media/video/film.mp4", &["check"]),
        ("media/video/film.mp4", &["media", "lock"]),
        ("manifests/contacts.csv", &["build"]),
        ("manifests/kit.toml", &["check"]),
        ("media/text/th/guide.md", &["check"]),
        (
            "dist/drive/community/manifest-sha256.txt",
            &["stamp", "--district", "81020000"],
        ),
        (
            "dist/images/community/base.img",
            &["export", "--district", "81020000", "--to", "out"],
        ),
        (
            "dist/images/community/image-set.json",
            &["export", "--all", "--to", "out"],
        ),
    ];
    for (file, command) in cases {
        let path = kit.path().join(file);
        forbid(&path, 0o000);
        let name = file.rsplit('/').next().unwrap();
        let failed = press_as_nobody(kit.path(), command).exits(3);
        failed.says(name).says("Permission denied").says("mend:");
        forbid(&path, 0o644);
        assert!(debris(kit.path()).is_empty(), "{command:?}");
        assert!(before == tree(&kit.dist()), "{command:?}");
    }
}

#[test]
fn a_folder_that_may_not_be_written_is_named() {
    let kit = Kit::made();
    give_to_nobody(kit.path());
    let before = tree(kit.path());
    fs::write(
        kit.path().join("media/text/en/about.md"),
        "# Other\n\nText.\n",
    )
    .unwrap();
    let media = before["media/text/en/about.md"].clone();
    press(kit.path(), &["media", "lock"]).exits(0);
    for (folder, command) in [
        ("dist/drive", &["build"][..]),
        ("dist/images", &["make"][..]),
        ("manifests", &["media", "lock"][..]),
        (".", &["export", "--all", "--to", "out"][..]),
    ] {
        let path = kit.path().join(folder);
        if folder == "manifests" {
            fs::write(kit.path().join("media/text/en/about.md"), &media).unwrap();
        }
        forbid(&path, 0o555);
        press_as_nobody(kit.path(), command)
            .exits(3)
            .says("Permission denied")
            .says("mend:");
        forbid(&path, 0o755);
        assert!(debris(kit.path()).is_empty(), "{command:?}");
    }
}

#[test]
fn a_system_folder_that_may_not_be_looked_into_is_a_note_and_any_other_is_damage() {
    let kit = Kit::small();
    press(kit.path(), &["build"]).exits(0);
    for (folder, code) in [
        ("System Volume Information", 0),
        ("$RECYCLE.BIN", 0),
        ("photos", 1),
    ] {
        let path = kit.drive().join(folder);
        fs::create_dir(&path).unwrap();
        give_to_nobody(kit.path());
        forbid(&path, 0o000);
        let drive = kit.drive();
        press_as_nobody(kit.path(), &["verify", drive.to_str().unwrap()])
            .exits(code)
            .says(folder);
        fs::remove_dir(&path).unwrap();
    }
}

#[test]
fn a_note_that_cannot_be_saved_fails_no_run() {
    let kit = Kit::small();
    // A folder stands where the notes would be.
    fs::create_dir_all(kit.dist().join(".drivepress/state.json/x")).unwrap();
    press(kit.path(), &["make"]).exits(0);
    press(kit.path(), &["make"]).exits(0);
}

#[test]
fn a_file_of_a_drive_that_may_not_be_read_is_damage_and_no_failure() {
    let kit = Kit::small();
    press(kit.path(), &["build"]).exits(0);
    give_to_nobody(kit.path());
    let film = kit.drive().join("data/video/film.mp4");
    forbid(&film, 0o000);
    let drive = kit.drive();
    let drive = drive.to_str().unwrap();
    press_as_nobody(kit.path(), &["verify", drive])
        .exits(1)
        .says("film.mp4");
    forbid(&film, 0o644);
    forbid(&kit.drive(), 0o000);
    press_as_nobody(kit.path(), &["verify", drive])
        .exits(3)
        .says("Permission denied");
    forbid(&kit.drive(), 0o755);
}
