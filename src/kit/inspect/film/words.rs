//! Findings about a film: the fault, the devices that cannot play it, and the command that fixes
//! it.

use super::names::{Colours, Device, Profile, SoundName, Standing, VideoName};
use crate::base::{Diagnostic, escaped};
use crate::formats::content::FileKind;
use crate::formats::content::mp4::{FilmFault, FilmMend, StructureFault};
use crate::words::{ToMessage as _, messages};

messages! {
    /// A fault, the devices that may be unable to play the film, and the fix.
    enum FilmFinding {
        Wrong { what: FilmWhat, who: Vec<Device>, mend: Remedy } = "film.wrong",
    }

    /// A fault of a film, or of sound in the same container.
    enum FilmWhat {
        IndexLast = "film.index-last",
        Fragmented = "film.fragmented",
        NoSound = "film.no-sound",
        Turned { standing: Standing } = "film.turned",
        NoIndex = "film.broken:no-index",
        Cut { part: String, needs: u64, has: u64 } = "film.broken:cut",
        NoFilmFrom { at: u64 } = "film.broken:no-film",
        TooManyParts = "film.broken:too-many-parts",
        LongIndex { bytes: u64 } = "film.broken:long-index",
        UnreadableIndex = "film.broken:index",
        FramesOutside = "film.broken:frames",
        UnreadableTrack = "film.broken:track",
        OtherKind { kind: FileKind } = "film.container:kind",
        QuickTime = "film.container:quick-time",
        NoPicture = "film.tracks:no-picture",
        SeveralPictures { count: usize } = "film.tracks:pictures",
        SeveralSounds { count: usize } = "film.tracks:sounds",
        SoundCoding { coding: SoundName } = "film.sound:coding",
        Channels { channels: u16 } = "film.sound:channels",
        SoundWithoutIndex = "film.sound:no-index",
        SoundWithoutTrack = "film.sound:no-track",
        PictureCoding { coding: VideoName } = "film.picture:coding",
        Profile { profile: Profile } = "film.picture:profile",
        Level { level: String } = "film.picture:level",
        Colours { colours: Colours } = "film.picture:colours",
        Depth { bits: u8 } = "film.picture:depth",
        Size { width: String, height: String } = "film.picture:size",
        FrameRate { rate: String } = "film.picture:rate",
    }

    /// The fix. Catalogue entries hold only the fix, which the finding includes.
    enum Remedy {
        Fix { file: String } = "film.mend:fix",
        CopyAgain = "film.mend:copy-again",
        ExportWithSound = "film.mend:export-with-sound",
        Convert { file: String } = "film.mend:convert",
    }
}

/// The finding for one fault of the film `name`.
pub(super) fn film_finding(fault: &FilmFault, name: &str) -> Diagnostic {
    let what = FilmWhat::from(fault);
    let found = finding(what, fault, Remedy::of(fault, name), name);
    Diagnostic {
        severity: fault.severity(),
        ..found
    }
}

/// The finding for one fault of the sound file `name`.
pub(super) fn sound_finding(fault: &FilmFault, name: &str) -> Diagnostic {
    let again = |what| finding(what, fault, Remedy::CopyAgain, name);
    match fault {
        FilmFault::NoIndex => again(FilmWhat::SoundWithoutIndex),
        FilmFault::NoSound => again(FilmWhat::SoundWithoutTrack),
        _ => {
            let file = name.to_owned();
            let mend = Remedy::Convert { file };
            finding(FilmWhat::from(fault), fault, mend, name)
        }
    }
}

fn finding(what: FilmWhat, fault: &FilmFault, mend: Remedy, name: &str) -> Diagnostic {
    let code = what.message().code();
    let who = match fault {
        // For these, the fault alone is enough.
        FilmFault::IndexLast | FilmFault::NoIndex | FilmFault::Structure(_) => &[],
        _ => fault.who(),
    };
    let who = who.iter().copied().map(Device::from).collect();
    let found = Diagnostic::fault(name, FilmFinding::Wrong { what, who, mend });
    Diagnostic { code, ..found }
}

impl From<&FilmFault> for FilmWhat {
    fn from(fault: &FilmFault) -> Self {
        match fault {
            FilmFault::Structure(fault) => fault.into(),
            FilmFault::IndexLast => Self::IndexLast,
            FilmFault::NoSound => Self::NoSound,
            FilmFault::NoIndex => Self::NoIndex,
            FilmFault::Fragmented => Self::Fragmented,
            FilmFault::QuickTimeBrand => Self::QuickTime,
            FilmFault::NoPicture => Self::NoPicture,
            FilmFault::UnreadableTrack => Self::UnreadableTrack,
            FilmFault::SeveralPictures(count) => Self::SeveralPictures { count: *count },
            FilmFault::SeveralSounds(count) => Self::SeveralSounds { count: *count },
            FilmFault::Container(kind) => Self::OtherKind { kind: *kind },
            FilmFault::SoundCodec(codec) => Self::SoundCoding {
                coding: codec.into(),
            },
            FilmFault::Channels(channels) => Self::Channels {
                channels: *channels,
            },
            FilmFault::VideoCodec(codec) => Self::PictureCoding {
                coding: codec.into(),
            },
            FilmFault::Profile(profile) => Self::Profile {
                profile: Profile::of(*profile),
            },
            FilmFault::Level(level) => Self::Level {
                level: format!("{}.{}", level / 10, level % 10),
            },
            FilmFault::Chroma(chroma) => Self::Colours {
                colours: Colours::of(*chroma),
            },
            FilmFault::Depth(depth) => Self::Depth { bits: *depth },
            FilmFault::Size { width, height } => Self::Size {
                width: width.to_string(),
                height: height.to_string(),
            },
            FilmFault::FrameRate(rate) => Self::FrameRate {
                rate: format!("{}.{}", rate / 1000, rate % 1000 / 100),
            },
            FilmFault::Turned(turn) => Self::Turned {
                standing: Standing::from(*turn),
            },
        }
    }
}

impl From<&StructureFault> for FilmWhat {
    fn from(fault: &StructureFault) -> Self {
        match fault {
            StructureFault::Cut {
                kind,
                needs_bytes,
                has_bytes,
            } => Self::Cut {
                part: escaped(&String::from_utf8_lossy(kind)),
                needs: *needs_bytes,
                has: *has_bytes,
            },
            StructureFault::NoBox { at } => Self::NoFilmFrom { at: *at },
            StructureFault::TooManyBoxes => Self::TooManyParts,
            StructureFault::IndexTooLong { len } => Self::LongIndex { bytes: *len },
            StructureFault::IndexUnreadable => Self::UnreadableIndex,
            StructureFault::FramesOutside => Self::FramesOutside,
        }
    }
}

impl Remedy {
    /// The command that fixes everything it can in this film, or another fix.
    fn of(fault: &FilmFault, name: &str) -> Self {
        match fault.mend() {
            FilmMend::Fix => Self::Fix {
                file: name.to_owned(),
            },
            FilmMend::CopyAgain if *fault == FilmFault::NoSound => Self::ExportWithSound,
            FilmMend::CopyAgain => Self::CopyAgain,
            FilmMend::Rewrap | FilmMend::RecodeSound | FilmMend::RecodePicture => Self::Convert {
                file: name.to_owned(),
            },
        }
    }
}
