//! Runs that are killed at any moment: what stood there before or what shall stand there is whole,
//! the next run makes what it always makes, and nothing of the killed one stays. Ctrl-C clears up
//! by itself.
//!
//! `tests/crash N` runs N deaths a command (10 without it); the seed is printed and can be given
//! again in `DRIVEPRESS_CRASH_SEED`.

mod scene;

use std::fs;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

use scene::{FILM_MEGABYTES, Scene, Whole};

use crate::support::{Edition, Kit, flip, press};

const DRIVE: &str = "dist/drive/community";
const SET: &str = "dist/images/community";
const MADE: [&str; 2] = [DRIVE, SET];

/// Old outputs stand there, and the kit is new.
fn renewed(kit: &Kit) {
    press(kit.path(), &["make"]).exits(0);
    kit.become_large(Edition::New, FILM_MEGABYTES);
}

fn build() -> Scene {
    Scene::new("build", &["build"], (&[DRIVE], Whole::Output), renewed)
}

fn stamp() -> Scene {
    Scene::new("stamp", &["stamp"], (&[SET], Whole::Output), |kit| {
        renewed(kit);
        press(kit.path(), &["build"]).exits(0);
    })
}

fn make() -> Scene {
    Scene::new("make", &["make"], (&MADE, Whole::Output), renewed)
}

/// The next release: the signed one before it goes to the earlier releases.
fn next_release() -> Scene {
    let places = ["dist/releases/2026.1/community", SET];
    let arguments = ["make", "--sign", "office.key"];
    Scene::new(
        "next release",
        &arguments,
        (&places, Whole::Output),
        |kit| {
            press(kit.path(), &["keygen", "--to", "office", "--no-password"]).exits(0);
            press(kit.path(), &arguments).exits(0);
            kit.become_large(Edition::New, FILM_MEGABYTES);
            kit.edit("manifests/kit.toml", "\"2026.1\"", "\"2026.2\"");
        },
    )
}

/// The first district of the table.
const CODE: &str = "81010000";

fn export(name: &'static str, format: &str, item: &str) -> Scene {
    let arguments = [
        "export",
        SET,
        "--district",
        CODE,
        "--format",
        format,
        "--to",
        "out",
    ];
    let place = format!("out/community-2026.1/{item}");
    let places = (&[place.as_str()][..], Whole::Output);
    Scene::new(name, &arguments, places, |kit| {
        press(kit.path(), &["make"]).exits(0);
        press(kit.path(), &arguments).exits(0);
        kit.become_large(Edition::New, FILM_MEGABYTES);
        press(kit.path(), &["make"]).exits(0);
    })
}

fn export_image() -> Scene {
    export("export img", "img", &format!("{CODE}.img"))
}

fn export_zip() -> Scene {
    export("export zip", "zip", &format!("{CODE}.zip"))
}

fn export_folder() -> Scene {
    export("export folder", "folder", CODE)
}

/// A drive of the kit before becomes the new one, file by file.
fn fill() -> Scene {
    let export = [
        "export",
        SET,
        "--district",
        CODE,
        "--format",
        "folder",
        "--to",
        "out",
    ];
    let place = format!("out/community-2026.1/{CODE}");
    let fill = [
        "fill",
        SET,
        "--district",
        CODE,
        "--to",
        &place,
        "--allow-folder",
    ];
    Scene::new("fill", &fill, (&[&place], Whole::Drive), |kit| {
        press(kit.path(), &["make"]).exits(0);
        press(kit.path(), &export).exits(0);
        kit.become_large(Edition::New, FILM_MEGABYTES);
        press(kit.path(), &["make"]).exits(0);
    })
}

fn media_lock() -> Scene {
    let list = "manifests/media.toml";
    // One file among the staff's: what is under way stands beside it until the next run.
    let places = (&["manifests"][..], Whole::EachFile);
    Scene::new("media lock", &["media", "lock"], places, |kit| {
        let wrong = fs::read_to_string(kit.path().join(list)).unwrap();
        kit.become_large(Edition::New, FILM_MEGABYTES);
        fs::write(kit.path().join(list), wrong).unwrap();
    })
}

fn sign() -> Scene {
    let arguments = ["sign", SET, "--key", "office.key"];
    Scene::new("sign", &arguments, (&[SET], Whole::Output), |kit| {
        press(kit.path(), &["keygen", "--to", "office", "--no-password"]).exits(0);
        let key = fs::read_to_string(kit.path().join("office.pub")).unwrap();
        let key = key.lines().last().unwrap();
        let campaign = "campaign = \"small-kit\"\n";
        let signer = format!("{campaign}signer = \"{key}\"\n");
        kit.edit("manifests/kit.toml", campaign, &signer);
        press(kit.path(), &["make"]).exits(0);
    })
}

/// A drive or image of which a few bytes and one file are gone.
fn repair(name: &'static str, format: &str, item: &str, whole: Whole) -> Scene {
    let export = [
        "export",
        SET,
        "--district",
        CODE,
        "--format",
        format,
        "--to",
        "out",
    ];
    let place = format!("out/community-2026.1/{item}");
    let repair = ["repair", &place, "--from", SET];
    Scene::new(name, &repair, (&[&place], whole), |kit| {
        press(kit.path(), &["make"]).exits(0);
        press(kit.path(), &export).exits(0);
        let target = kit.path().join(&place);
        if target.is_dir() {
            for film in ["film.mp4", "second.mp4"] {
                flip(&target.join("data/video").join(film), 5_000_000);
            }
            fs::remove_file(target.join("bag-info.txt")).unwrap();
        } else {
            let length = fs::metadata(&target).unwrap().len();
            (1..40).for_each(|part| flip(&target, length / 40 * part));
        }
    })
}

fn repair_folder() -> Scene {
    repair("repair folder", "folder", CODE, Whole::EachFile)
}

fn repair_image() -> Scene {
    let item = format!("{CODE}.img");
    repair("repair image", "img", &item, Whole::AfterRerun)
}

#[test]
fn a_killed_build_leaves_the_old_or_the_new_and_ctrl_c_clears_up() {
    build().die_and_stop();
}

#[test]
fn a_killed_stamp_leaves_the_old_or_the_new_and_ctrl_c_clears_up() {
    stamp().die_and_stop();
}

#[test]
fn a_killed_make_leaves_the_old_or_the_new_and_ctrl_c_clears_up() {
    make().die_and_stop();
}

#[test]
fn a_killed_run_of_the_next_release_never_loses_the_signed_one() {
    next_release().die_and_stop();
}

#[test]
fn a_killed_export_of_an_image_leaves_the_old_or_the_new_and_ctrl_c_clears_up() {
    export_image().die_and_stop();
}

#[test]
fn a_killed_export_of_a_zip_leaves_the_old_or_the_new() {
    export_zip().die();
}

#[test]
fn a_killed_export_of_a_folder_leaves_the_old_or_the_new_and_ctrl_c_clears_up() {
    export_folder().die_and_stop();
}

#[test]
fn a_killed_fill_leaves_a_stick_that_is_told_as_unfinished_and_the_next_run_goes_on() {
    fill().die_and_stop();
}

#[test]
fn a_killed_lock_leaves_the_old_or_the_new_and_ctrl_c_clears_up() {
    media_lock().die_and_stop();
}

#[test]
fn a_killed_signing_leaves_the_old_or_the_new_and_ctrl_c_clears_up() {
    sign().die_and_stop();
}

#[test]
fn a_killed_repair_of_a_drive_leaves_whole_files_and_ctrl_c_clears_up() {
    repair_folder().die_and_stop();
}

#[test]
fn a_killed_repair_of_an_image_is_finished_by_the_next() {
    repair_image().die();
}

#[test]
fn a_killed_rename_leaves_no_entry_without_its_file() {
    let before = Kit::small();
    for after in 0..40_u64 {
        let folder = tempfile::tempdir().unwrap();
        let kit = folder.path().join("kit");
        let mut copy = Command::new("cp");
        let copied = copy.arg("-a").arg(before.path()).arg(&kit).status();
        assert!(copied.unwrap().success());
        let mut run = Command::new(env!("CARGO_BIN_EXE_drivepress"));
        let rename = ["media", "rename", "media/video/film.mp4", "other.mp4"];
        let run = run.current_dir(&kit).args(rename).stderr(Stdio::null());
        let mut run = run.stdout(Stdio::null()).spawn().unwrap();
        thread::sleep(Duration::from_micros(700 * after));
        run.kill().unwrap();
        run.wait().unwrap();
        let list = fs::read_to_string(kit.join("manifests/media.toml")).unwrap();
        let paths = list
            .lines()
            .filter_map(|line| line.strip_prefix("path = \""));
        for path in paths.map(|rest| rest.trim_end_matches('"')) {
            let file = kit.join("media").join(path);
            assert!(file.is_file(), "after {after}: {path} has no file");
        }
    }
}
