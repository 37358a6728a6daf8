use super::*;

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries
        .map(|e| e.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn a_dropped_file_leaves_nothing_and_keeps_the_old_one() {
    let dir = tempfile::tempdir().unwrap();
    let target = dir.path().join("a.txt");
    OutputFile::write_whole(&target, b"old").unwrap();
    let mut file = OutputFile::create(&target).unwrap();
    file.write_all(b"half").unwrap();
    assert!(matches!(
        OutputFile::create(&target),
        Err(FileError::Busy { .. })
    ));
    drop(file);
    assert_eq!(fs::read(&target).unwrap(), b"old");
    assert_eq!(names(dir.path()), ["a.txt"]);
}

#[test]
fn a_folder_takes_the_place_of_the_old_one_whole() {
    let dir = tempfile::tempdir().unwrap();
    let target = dir.path().join("set");
    for text in ["one", "two"] {
        let folder = OutputFolder::create(&target).unwrap();
        OutputFile::write_whole(folder.path().join(text), b"x").unwrap();
        folder.commit().unwrap();
        assert_eq!(names(&target), [text]);
    }
    drop(OutputFolder::create(&target).unwrap());
    assert_eq!(names(dir.path()), ["set"]);
    assert_eq!(names(&target), ["two"]);
}

#[test]
fn an_old_folder_that_was_moved_away_comes_back() {
    let dir = tempfile::tempdir().unwrap();
    let target = dir.path().join("set");
    fs::create_dir_all(beside(&target, "old").join("kept")).unwrap();
    fs::create_dir_all(beside(&target, "new").join("half")).unwrap();
    OutputFolder::recover(&target).unwrap();
    assert_eq!(names(dir.path()), ["set"]);
    assert_eq!(names(&target), ["kept"]);
}

#[test]
fn a_folder_is_removed_whole_and_the_rest_of_a_killed_removal_by_the_next_run() {
    let dir = tempfile::tempdir().unwrap();
    let target = dir.path().join("2026.1");
    fs::create_dir_all(target.join("deep")).unwrap();
    OutputFolder::remove(&target).unwrap();
    assert_eq!(names(dir.path()), Vec::<String>::new());
    fs::create_dir_all(beside(&target, "new").join("half")).unwrap();
    fs::create_dir_all(beside(&dir.path().join("2026.2"), "old")).unwrap();
    OutputFolder::recover_all(dir.path()).unwrap();
    assert_eq!(names(dir.path()), ["2026.2"]);
}
