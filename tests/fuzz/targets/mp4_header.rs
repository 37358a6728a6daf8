//! Films: boxes, index, and the mends that touch no frame.
//!
//! What must hold: no panic, memory bounded by the file; a film with its index moved to the front
//! keeps its tracks and its length, and needs no second move; words and command lines can be made
//! of every fault.

use std::io::Cursor;

use drivepress::formats::content::mp4::{
    FaststartError, IndexPlace, check_film, film_arguments, plan_faststart, read_film,
    read_top_level,
};

pub(crate) fn run(data: &[u8]) {
    let mut source = Cursor::new(data);
    let top = read_top_level(&mut source).unwrap();
    let mut at = 0;
    for head in &top.boxes {
        assert!(head.at >= at && head.len >= head.head_len);
        assert!(head.end() <= top.file_len);
        at = head.end();
    }
    let film = read_film(&mut source).unwrap();
    let faults = check_film(&film);
    for fault in &faults {
        let _ = (fault.severity(), fault.who(), fault.mend());
    }
    drop(film_arguments(&faults));
    let Ok(plan) = plan_faststart(&mut source) else {
        return;
    };
    assert_eq!(film.index, IndexPlace::Last);
    let mut moved = Vec::new();
    let length = plan.write(&mut source, &mut moved).unwrap();
    assert_eq!(u64::try_from(moved.len()).unwrap(), length);
    let mut source = Cursor::new(moved);
    let again = read_film(&mut source).unwrap();
    assert_eq!(again.index, IndexPlace::First);
    assert_eq!(again.brand, film.brand);
    assert_eq!(again.duration_ms, film.duration_ms);
    assert_eq!(again.tracks.len(), film.tracks.len());
    let second = plan_faststart(&mut source);
    assert!(
        matches!(second, Err(FaststartError::AlreadyFirst)),
        "{second:?}"
    );
}
