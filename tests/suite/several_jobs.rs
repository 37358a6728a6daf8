//! Several jobs run in one process, as a library user or a server runs them.

use std::sync::{Arc, Barrier, Mutex, Once};

use drivepress::base::{Activity, Progress, Work};
use drivepress::commands::{KitOptions, MakeOutcome, Selection, Stage, make};

use crate::support::{Kit, debris};

/// Makes all drives of a small kit, as a library user does.
fn make_all(kit: &Kit, work: &Work) -> Result<MakeOutcome, String> {
    let options = KitOptions {
        kit: kit.path().to_owned(),
        out: kit.dist(),
        edition: None,
        stage: Stage::Draft,
        source_date_epoch: None,
    };
    make(&options, &Selection::default(), None, work).map_err(|error| error.to_string())
}

/// A job that begins only when the other one does, and reports to `observer`.
fn job(both: &Arc<Barrier>, observer: impl Fn(&Progress) + Send + Sync + 'static) -> Work {
    let (both, once) = (Arc::clone(both), Once::new());
    Work::observed(move |progress| {
        once.call_once(|| {
            both.wait();
        });
        observer(progress);
    })
}

#[test]
fn of_two_jobs_in_one_process_one_is_stopped_and_the_other_ends_well() {
    let (stopped_kit, other_kit) = (Kit::small(), Kit::small());
    let both = Arc::new(Barrier::new(2));
    let handle: Arc<Mutex<Option<Work>>> = Arc::default();
    let handle_of_stopped = Arc::clone(&handle);
    let stopped = job(&both, move |progress| {
        if progress.activity == Activity::MakeTails && progress.done_bytes > 0 {
            handle_of_stopped.lock().unwrap().as_ref().unwrap().stop();
        }
    });
    *handle.lock().unwrap() = Some(stopped.clone());
    let seen: Arc<Mutex<Vec<Progress>>> = Arc::default();
    let log = Arc::clone(&seen);
    let other = job(&both, move |progress| {
        log.lock().unwrap().push(progress.clone());
    });

    let (first, second) = std::thread::scope(|scope| {
        let first = scope.spawn(|| make_all(&stopped_kit, &stopped));
        let second = scope.spawn(|| make_all(&other_kit, &other));
        (first.join().unwrap(), second.join().unwrap())
    });
    assert_eq!(first.unwrap_err(), "stopped on request");
    assert!(!stopped_kit.set().exists());
    assert!(debris(stopped_kit.path()).is_empty());
    assert_eq!(second.unwrap().editions.len(), 1);
    assert!(other_kit.set().join("image-set.json").is_file());

    // Each task of the other job was told to its end, with the bytes that it had promised.
    let seen = seen.lock().unwrap();
    let begun = seen.iter().map(|progress| progress.task).max().unwrap();
    let ends: Vec<&Progress> = seen.iter().filter(|progress| progress.is_over).collect();
    assert_eq!(u64::try_from(ends.len()).unwrap(), begun + 1);
    let told = |activity| ends.iter().find(|end| end.activity == activity).unwrap();
    for activity in [Activity::CopyMedia, Activity::WriteBases] {
        let end = told(activity);
        assert!(end.done_bytes > 0);
        assert_eq!(Some(end.done_bytes), end.total_bytes, "{activity:?}");
    }

    // What was stopped can be done again.
    make_all(&stopped_kit, &Work::new()).unwrap();
    assert!(stopped_kit.set().join("image-set.json").is_file());
}
