use std::os::unix::fs::FileExt as _;

use super::*;
use crate::device::liar::{Liar, Lie};

const MIB: u64 = 1 << 20;
/// What every stick says.
const CLAIMS: u64 = 512 * MIB;

/// Sticks of every true size that is tried are filled with this at some places.
fn stick(lie: Lie) -> (Liar, Vec<Vec<u8>>) {
    let liar = Liar::new(CLAIMS, lie);
    for place in 0..64_u64 {
        let word = format!("what was on place {place}");
        let at = place * 8 * MIB;
        liar.file.write_all_at(word.as_bytes(), at).unwrap();
        liar.file.write_all_at(word.as_bytes(), at + 4096).unwrap();
    }
    let before = contents(&liar);
    (liar, before)
}

fn contents(liar: &Liar) -> Vec<Vec<u8>> {
    (0..64)
        .map(|place| liar.bytes(place * 8 * MIB, 8192))
        .collect()
}

fn probed(liar: &Liar) -> ProbeFinding {
    let work = Work::new();
    let task = work.task(Activity::ProbeStick, None);
    probe_medium(liar, &task).unwrap()
}

#[test]
fn an_honest_stick_is_left_as_it_was() {
    let (liar, before) = stick(Lie::Honest);
    let size = Size(CLAIMS);
    assert_eq!(probed(&liar), ProbeFinding::Honest { size, blocks: 32 });
    assert!(contents(&liar) == before);
    // Far below its size.
    assert!(liar.writes.get() < 100, "{}", liar.writes.get());
}

#[test]
fn a_stick_that_goes_round_is_found_whatever_its_true_size() {
    // Powers of two, and sizes that are no multiple of anything.
    for size in [
        8 * MIB,
        64 * MIB,
        256 * MIB,
        100 * MIB + 36_864,
        307 * MIB,
        511 * MIB,
    ] {
        let (liar, before) = stick(Lie::WrapsAt(size));
        let ProbeFinding::WrapsAround { claims, holds } = probed(&liar) else {
            panic!("{size}: {:?}", probed(&liar));
        };
        assert_eq!(claims, Size(CLAIMS));
        assert!(
            holds.0 >= size && holds.0.is_multiple_of(size),
            "{size}: {}",
            holds.0
        );
        let kept: Vec<_> = (0..64)
            .filter(|place| place * 8 * MIB + 8192 <= size)
            .collect();
        let now = contents(&liar);
        for place in kept {
            let place = usize::try_from(place).unwrap();
            assert!(now[place] == before[place], "{size}: place {place} changed");
        }
    }
}

#[test]
fn a_stick_that_loses_its_tail_is_found_and_its_true_size_told() {
    for size in [3 * MIB, 64 * MIB, 200 * MIB + 12_288, 511 * MIB] {
        let (liar, before) = stick(Lie::DeadAfter(size));
        let ProbeFinding::DeadTail { claims, holds } = probed(&liar) else {
            panic!("{size}: {:?}", probed(&liar));
        };
        assert_eq!(claims, Size(CLAIMS));
        let distance = holds.0.abs_diff(size);
        assert!(distance <= CLOSE_BYTES, "{size}: {}", holds.0);
        assert!(contents(&liar) == before, "{size}");
    }
}

#[test]
fn a_stick_that_loses_one_place_or_is_pulled_out_is_told() {
    let (liar, before) = stick(Lie::LosesAt(64 * MIB));
    let (at, lost) = (Size(64 * MIB), 1);
    assert_eq!(probed(&liar), ProbeFinding::LosesWrites { at, lost });
    assert!(contents(&liar) == before);
    let (liar, _) = stick(Lie::GoneAfter(3));
    assert_eq!(probed(&liar), ProbeFinding::Gone);
}

#[test]
fn a_stop_puts_everything_back() {
    let (liar, before) = stick(Lie::Honest);
    let work = Work::new();
    let task = work.task(Activity::ProbeStick, None);
    work.stop();
    assert_eq!(probe_medium(&liar, &task), Err(Interrupted));
    assert!(contents(&liar) == before);
}
