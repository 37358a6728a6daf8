//! An office's first day, as a script that people can run and read.

use std::process::Command;

use crate::support::repository;

#[test]
fn the_first_day_goes_from_an_empty_folder_to_a_stick_that_was_repaired() {
    let day = Command::new("bash")
        .arg(repository().join("tests/first-day"))
        .args([env!("CARGO_BIN_EXE_drivepress"), "th"])
        .output()
        .unwrap();
    let [out, errors] = [day.stdout, day.stderr].map(|text| String::from_utf8(text).unwrap());
    assert!(day.status.success(), "{out}\n{errors}");
}
