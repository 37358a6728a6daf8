use std::os::unix::fs::FileExt as _;
use std::sync::{Arc, OnceLock};

use super::job::{StickEnd, StickJob};
use super::plan::{StickPlan, plan_medium};
use crate::base::{ReadAt as _, Work};
use crate::device::liar::{Liar, Lie};
use crate::device::outcome::StickVerdict;
use crate::device::source::{DriveSource, StretchPart};
use crate::drive::{UNFINISHED_BYTES, UnfinishedMark};
use crate::image::sample::Sample;
use crate::image::{ImageForm, ImageSet, VirtualImage};
use crate::words::Size;

const MIB: u64 = 1 << 20;

/// A set of two districts.
struct Bench {
    sample: Sample,
    set: ImageSet,
}

impl Bench {
    fn new() -> Self {
        let sample = Sample::new();
        let set = sample.stamp_all();
        Self { sample, set }
    }

    fn source(&self, code: &str) -> DriveSource {
        let recipient = code.parse().unwrap();
        DriveSource::open(&self.sample.target(), &self.set, &recipient).unwrap()
    }

    fn stick(&self, lie: Lie) -> Liar {
        let length_bytes = self.set.layout.image_length_bytes();
        let liar = Liar::new(length_bytes + 24 * MIB, lie);
        // What was on it before: other bytes where ours will be, and GPT's second table.
        for place in 0..40 {
            liar.file.write_all_at(&[0xA5; 5000], place * MIB).unwrap();
        }
        let end = liar.claims_bytes - 512;
        liar.file.write_all_at(b"EFI PART", end).unwrap();
        liar
    }

    /// Whether the stick holds the image of a district in all used places.
    fn is_on(&self, liar: &Liar, code: &str) -> bool {
        let (form, recipient) = (ImageForm::Img, code.parse().unwrap());
        let image = VirtualImage::open(&self.sample.target(), &self.set, &recipient, form).unwrap();
        let source = self.source(code);
        source.stretches().iter().all(|stretch| {
            let mut wanted = vec![0; stretch.length];
            image
                .read_exact_at(stretch.start_bytes, &mut wanted)
                .unwrap();
            liar.bytes(stretch.start_bytes, stretch.length) == wanted
        })
    }
}

/// What a write gave: its verdict, whether the stick is marked, bytes written.
struct Wrote {
    plan: StickPlan,
    verdict: StickVerdict,
    is_marked: bool,
    written_bytes: u64,
}

fn write(liar: &Liar, source: &DriveSource) -> Wrote {
    write_for(liar, source, &Work::new())
}

fn write_for(liar: &Liar, source: &DriveSource, work: &Work) -> Wrote {
    let plan = plan_medium(liar, source);
    let mut job = StickJob::new(liar, source, (work, "stick".into()));
    let verdict = match job.run(plan) {
        Ok(verdict) | Err(StickEnd::Verdict(verdict)) => verdict,
        Err(StickEnd::Stopped(_)) => StickVerdict::Stopped,
    };
    Wrote {
        plan,
        verdict,
        is_marked: job.is_marked(),
        written_bytes: job.written_bytes(),
    }
}

#[test]
fn a_stick_is_written_in_its_used_parts_and_old_tables_are_cleared() {
    let bench = Bench::new();
    let (liar, source) = (bench.stick(Lie::Honest), bench.source("8101"));
    let wrote = write(&liar, &source);
    assert_eq!(
        (wrote.plan, wrote.verdict),
        (StickPlan::Whole, StickVerdict::Written)
    );
    assert!(!wrote.is_marked && bench.is_on(&liar, "8101"));
    let end = liar.bytes(liar.claims_bytes - MIB, 1 << 20);
    assert!(
        end.iter().all(|byte| *byte == 0),
        "GPT's second table is still there"
    );
    // Free space is not written.
    assert!(
        wrote.written_bytes < source.length_bytes() / 2,
        "{}",
        wrote.written_bytes
    );
    let again = write(&liar, &source);
    assert_eq!(again.verdict, StickVerdict::AlreadyRight);
    assert_eq!(again.written_bytes, 0);
}

#[test]
fn another_district_costs_its_own_end_and_the_first_mib() {
    let bench = Bench::new();
    let liar = bench.stick(Lie::Honest);
    write(&liar, &bench.source("8101"));
    let source = bench.source("8102");
    let wrote = write(&liar, &source);
    assert_eq!(
        (wrote.plan, wrote.verdict),
        (StickPlan::Tail, StickVerdict::TailOnly)
    );
    assert!(bench.is_on(&liar, "8102"));
    assert_eq!(wrote.written_bytes, 4096 + source.tail_bytes() + MIB);
}

#[test]
fn a_used_stick_gets_head_and_end_after_its_common_files_were_read() {
    let bench = Bench::new();
    let liar = bench.stick(Lie::Honest);
    write(&liar, &bench.source("8101"));
    // Somebody put a file on it: tables and the root folder changed.
    let head = bench.set.layout.head_length_bytes() - 4096;
    liar.file.write_all_at(b"PHOTO   JPG", head).unwrap();
    let wrote = write(&liar, &bench.source("8102"));
    assert_eq!(
        (wrote.plan, wrote.verdict),
        (StickPlan::Compare, StickVerdict::Restamped)
    );
    assert!(bench.is_on(&liar, "8102"));
    // A common file that is wrong is found and written too.
    let common = bench.source("8102");
    let is_common = |part| part == StretchPart::Common;
    let common = common
        .stretches()
        .iter()
        .find(|one| is_common(one.part))
        .unwrap();
    for at in [head, common.start_bytes + 70_000] {
        liar.file.write_all_at(b"other bytes", at).unwrap();
    }
    let wrote = write(&liar, &bench.source("8102"));
    assert_eq!(wrote.verdict, StickVerdict::Updated);
    assert!(bench.is_on(&liar, "8102"));
}

#[test]
fn a_stick_pulled_out_at_any_moment_is_marked_and_the_next_run_goes_on() {
    let bench = Bench::new();
    let (first, second) = (bench.source("8101"), bench.source("8102"));
    for count in 1..40 {
        let liar = bench.stick(Lie::GoneAfter(count));
        let wrote = write(&liar, &first);
        let block = liar.bytes(0, UNFINISHED_BYTES);
        if wrote.verdict == StickVerdict::Gone {
            assert!(wrote.is_marked, "{count}");
            let mark = UnfinishedMark::parse(&block);
            // The last write is the first MiB, and it may have been the last that was kept.
            let is_right = mark.is_some() || bench.is_on(&liar, "8101");
            assert!(is_right, "{count}: neither unfinished nor whole");
        } else {
            assert_eq!(wrote.verdict, StickVerdict::Written, "{count}");
        }
        liar.becomes(Lie::Honest);
        let wrote = write(&liar, &first);
        assert!(
            wrote.verdict.is_success() && bench.is_on(&liar, "8101"),
            "{count}"
        );
        // In the middle of a restamp.
        liar.becomes(Lie::GoneAfter(count % 5));
        write(&liar, &second);
        liar.becomes(Lie::Honest);
        let wrote = write(&liar, &second);
        assert_ne!(wrote.plan, StickPlan::Whole, "{count}");
        assert!(
            wrote.verdict.is_success() && bench.is_on(&liar, "8102"),
            "{count}"
        );
    }
}

#[test]
fn a_place_that_fails_three_times_is_mended_and_one_that_always_fails_rejects_the_stick() {
    let bench = Bench::new();
    let source = bench.source("8101");
    let at = 6 * MIB + 77;
    for times in [1, 3] {
        let liar = bench.stick(Lie::FlipsAt { at, times });
        assert_eq!(
            write(&liar, &source).verdict,
            StickVerdict::Written,
            "{times}"
        );
        assert!(bench.is_on(&liar, "8101"));
    }
    for lie in [
        Lie::FlipsAt { at, times: 99 },
        Lie::FailsAt(at),
        Lie::LosesAt(at),
    ] {
        let liar = bench.stick(lie);
        let wrote = write(&liar, &source);
        let at = Size(6 * MIB);
        assert_eq!(
            wrote.verdict,
            StickVerdict::BadPiece { at, bad: 1 },
            "{lie:?}"
        );
        assert!(
            wrote.is_marked && UnfinishedMark::is_in(&liar.bytes(0, 64)),
            "{lie:?}"
        );
    }
    let liar = bench.stick(Lie::ReadOnly);
    let wrote = write(&liar, &source);
    assert!(matches!(wrote.verdict, StickVerdict::WriteProtected { .. }) && !wrote.is_marked);
}

#[test]
fn a_stick_that_is_smaller_than_the_drive_is_never_called_right() {
    let bench = Bench::new();
    let source = bench.source("8101");
    let length = source.length_bytes();
    for size in [
        2 * MIB,
        8 * MIB,
        11 * MIB,
        length - 8 * MIB,
        length - 40_960,
    ] {
        for lie in [Lie::WrapsAt(size), Lie::DeadAfter(size)] {
            let liar = bench.stick(lie);
            let wrote = write(&liar, &source);
            let is_bad = matches!(wrote.verdict, StickVerdict::BadPiece { .. });
            assert!(is_bad, "{lie:?}: {:?}", wrote.verdict);
            // Nor by the next run, which reads what lies there.
            let again = write(&liar, &source);
            assert!(!again.verdict.is_success(), "{lie:?}: {:?}", again.verdict);
        }
    }
}

#[test]
fn a_stop_leaves_the_stick_marked() {
    let bench = Bench::new();
    let (liar, source) = (bench.stick(Lie::Honest), bench.source("8101"));
    let own: Arc<OnceLock<Work>> = Arc::default();
    let seen = Arc::clone(&own);
    let work = Work::observed(move |progress| {
        if progress.done_bytes > 2 * MIB {
            seen.get().unwrap().stop();
        }
    });
    own.set(work.clone()).unwrap();
    let wrote = write_for(&liar, &source, &work);
    assert_eq!(wrote.verdict, StickVerdict::Stopped);
    assert!(wrote.is_marked && UnfinishedMark::is_in(&liar.bytes(0, 64)));
    let wrote = write(&liar, &source);
    assert_eq!(wrote.plan, StickPlan::Resume);
    assert!(wrote.verdict.is_success() && bench.is_on(&liar, "8101"));
}

#[test]
fn a_damaged_set_is_not_the_sticks_fault() {
    let bench = Bench::new();
    let base = bench.sample.target().join("base.img");
    let file = std::fs::OpenOptions::new().write(true).open(base).unwrap();
    file.write_all_at(b"other bytes", 5 * MIB).unwrap();
    let liar = bench.stick(Lie::Honest);
    let wrote = write(&liar, &bench.source("8101"));
    assert!(matches!(wrote.verdict, StickVerdict::SetFailed { .. }));
    assert!(wrote.is_marked);
}
