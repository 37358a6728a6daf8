//! What a sample entry says about pictures and sound.

use mp4_atom::{Atom, Avcc, Codec, Decode, Mp4a, Stsd};

use super::boxes::ChildBox;
use crate::formats::content::bytes::{array, be16};

/// The codec of a picture track.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VideoCodec {
    /// H.264.
    H264 {
        /// `profile_idc`: 66 Baseline, 77 Main, 100 High, 110 High 10, 122 High 4:2:2, 244 High 4:4:4.
        profile: u8,
        /// Ten times the level: 41 is 4.1.
        level: u8,
        /// 0 grey, 1 4:2:0, 2 4:2:2, 3 4:4:4.
        chroma: u8,
        /// Bits per sample.
        depth: u8,
    },
    /// H.265.
    Hevc,
    /// AV1.
    Av1,
    /// VP8 or VP9.
    Vp,
    /// MPEG-4 part 2 (DivX, Xvid).
    Mpeg4Part2,
    /// MPEG-1 or MPEG-2.
    Mpeg2,
    /// A sequence of JPEG pictures.
    MotionJpeg,
    /// Locked by copy protection.
    Protected,
    /// Another codec, by its four letters.
    Other([u8; 4]),
}

/// The codec of a sound track.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SoundCodec {
    /// AAC.
    Aac {
        /// Audio object type: 2 is low complexity (LC), 5 and 29 are HE-AAC.
        object_type: u8,
    },
    /// MP3.
    Mp3,
    /// Dolby Digital or Dolby Digital Plus.
    Ac3,
    /// Opus.
    Opus,
    /// FLAC.
    Flac,
    /// Apple Lossless.
    Alac,
    /// Samples without compression.
    Pcm,
    /// Sound of old phones.
    Amr,
    /// Locked by copy protection.
    Protected,
    /// Another codec, by its four letters.
    Other([u8; 4]),
}

/// What the first sample entry of a track holds.
pub(super) enum SampleEntry {
    Picture {
        codec: VideoCodec,
        width: u16,
        height: u16,
    },
    Sound {
        codec: SoundCodec,
        channels: u16,
    },
    Unreadable,
}

/// Reads the entry of an `stsd` box; `is_picture` comes from the track's handler.
pub(super) fn read_entry(stsd: ChildBox<'_>, is_picture: bool) -> SampleEntry {
    let body = stsd.body();
    let first = body
        .get(8..)
        .and_then(|entries| super::boxes::children(entries).next());
    let Some(first) = first else {
        return SampleEntry::Unreadable;
    };
    let decoded = Stsd::decode(&mut &*stsd.whole)
        .ok()
        .and_then(|stsd| stsd.codecs.into_iter().next());
    if is_picture {
        let (width, height) = (be16(first.body(), 24), be16(first.body(), 26));
        let codec = decoded.as_ref().and_then(picture_codec);
        SampleEntry::Picture {
            codec: codec.unwrap_or_else(|| picture_by_letters(&first)),
            width: width.unwrap_or(0),
            height: height.unwrap_or(0),
        }
    } else {
        let channels = be16(first.body(), 16).unwrap_or(0);
        let (codec, channels) = match &decoded {
            Some(Codec::Mp4a(mp4a)) => aac_or_other(mp4a, channels),
            Some(Codec::Mp3(_)) => (SoundCodec::Mp3, channels),
            Some(Codec::Ac3(_) | Codec::Eac3(_)) => (SoundCodec::Ac3, channels),
            Some(Codec::Opus(_)) => (SoundCodec::Opus, channels),
            Some(Codec::Flac(_)) => (SoundCodec::Flac, channels),
            Some(Codec::Samr(_)) => (SoundCodec::Amr, channels),
            _ => sound_by_letters(&first, channels),
        };
        SampleEntry::Sound { codec, channels }
    }
}

fn picture_codec(codec: &Codec) -> Option<VideoCodec> {
    Some(match codec {
        Codec::Avc1(entry) => h264(&entry.avcc),
        Codec::Avc3(entry) => h264(&entry.avcc),
        Codec::Hvc1(_) | Codec::Hev1(_) => VideoCodec::Hevc,
        Codec::Av01(_) => VideoCodec::Av1,
        Codec::Vp08(_) | Codec::Vp09(_) => VideoCodec::Vp,
        Codec::Jpeg(_) => VideoCodec::MotionJpeg,
        _ => return None,
    })
}

/// Profile and level are in the configuration. Chroma and depth are in the parameter sets, which
/// decoders use, and only sometimes in the configuration too.
fn h264(avcc: &Avcc) -> VideoCodec {
    let told = avcc
        .ext
        .as_ref()
        .map(|ext| (ext.chroma_format, ext.bit_depth_luma));
    let from_set = avcc
        .sequence_parameter_sets
        .first()
        .and_then(|set| chroma_and_depth(set));
    let (chroma, depth) = from_set.or(told).unwrap_or((1, 8));
    VideoCodec::H264 {
        profile: avcc.avc_profile_indication,
        level: avcc.avc_level_indication,
        chroma,
        depth,
    }
}

/// Chroma format and luma depth of a sequence parameter set (ISO/IEC 14496-10 §7.3.2.1.1).
fn chroma_and_depth(set: &[u8]) -> Option<(u8, u8)> {
    const WITH_CHROMA: [u8; 13] = [100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135];
    let profile = *set.get(1)?;
    if !WITH_CHROMA.contains(&profile) {
        return Some((1, 8));
    }
    // The first fields are short; the escape byte 3 cannot occur before two zero bytes.
    let mut bits = Bits {
        bytes: set.get(4..)?,
        at: 0,
    };
    bits.exponential()?;
    let chroma = bits.exponential()?;
    if chroma == 3 {
        bits.bit()?;
    }
    let depth = bits.exponential()?.checked_add(8)?;
    Some((u8::try_from(chroma).ok()?, u8::try_from(depth).ok()?))
}

struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Bits<'_> {
    fn bit(&mut self) -> Option<u32> {
        let byte = *self.bytes.get(self.at / 8)?;
        let bit = byte >> (7 - self.at % 8) & 1;
        self.at += 1;
        Some(u32::from(bit))
    }

    /// Reads an Exp-Golomb number; `None` after 16 leading zeros, more than any field here has.
    fn exponential(&mut self) -> Option<u32> {
        let mut zeros = 0;
        while self.bit()? == 0 {
            zeros += 1;
            if zeros > 16 {
                return None;
            }
        }
        let mut value = 1;
        for _ in 0..zeros {
            value = value << 1 | self.bit()?;
        }
        Some(value - 1)
    }
}

fn picture_by_letters(entry: &ChildBox<'_>) -> VideoCodec {
    match &entry.kind {
        b"avc1" | b"avc3" => avc_by_hand(entry),
        b"hvc1" | b"hev1" | b"dvh1" | b"dvhe" => VideoCodec::Hevc,
        b"av01" => VideoCodec::Av1,
        b"vp08" | b"vp09" => VideoCodec::Vp,
        b"mp4v" => mpeg_visual(entry),
        b"m1v " | b"m2v1" | b"mp1v" | b"mp2v" => VideoCodec::Mpeg2,
        b"jpeg" | b"mjpa" | b"mjpb" => VideoCodec::MotionJpeg,
        b"encv" => VideoCodec::Protected,
        letters => VideoCodec::Other(*letters),
    }
}

/// Reads `avcC` alone, when something else in the entry is unreadable.
fn avc_by_hand(entry: &ChildBox<'_>) -> VideoCodec {
    let after_visual = entry.body().get(78..).unwrap_or_default();
    let config = super::boxes::children(after_visual).find(|child| child.kind == *b"avcC");
    config
        .and_then(|config| Avcc::decode_body(&mut config.body()).ok())
        .map_or(VideoCodec::Other(entry.kind), |avcc| h264(&avcc))
}

/// The descriptor of `mp4v` names the MPEG: 0x20 part 2, 0x60 to 0x65 MPEG-2, 0x6a MPEG-1.
fn mpeg_visual(entry: &ChildBox<'_>) -> VideoCodec {
    let body = entry.body();
    let config = body.windows(4).position(|window| window == b"esds");
    let kind = config.and_then(|at| {
        let bytes = body.get(at + 4..)?;
        let tag = bytes.iter().take(48).position(|byte| *byte == 0x04)?;
        let lengths = bytes
            .get(tag + 1..)?
            .iter()
            .take_while(|byte| **byte & 0x80 != 0)
            .count();
        bytes.get(tag + 2 + lengths).copied()
    });
    match kind {
        Some(0x60..=0x65 | 0x6a) => VideoCodec::Mpeg2,
        Some(0x6c) => VideoCodec::MotionJpeg,
        _ => VideoCodec::Mpeg4Part2,
    }
}

fn aac_or_other(mp4a: &Mp4a, channels: u16) -> (SoundCodec, u16) {
    let config = &mp4a.esds.es_desc.dec_config;
    match config.object_type_indication {
        0x40 | 0x66..=0x68 => {
            let specific = config.dec_specific.as_ref();
            let object_type = specific.map_or(2, |specific| specific.profile);
            let told = specific.map_or(0, |specific| specific.chan_conf);
            let channels = match told {
                0 => channels,
                7 => 8,
                count => u16::from(count),
            };
            (SoundCodec::Aac { object_type }, channels)
        }
        0x69 | 0x6b => (SoundCodec::Mp3, channels),
        0xa5 | 0xa6 => (SoundCodec::Ac3, channels),
        0xad => (SoundCodec::Opus, channels),
        _ => (SoundCodec::Other(*b"mp4a"), channels),
    }
}

fn sound_by_letters(entry: &ChildBox<'_>, channels: u16) -> (SoundCodec, u16) {
    let codec = match &entry.kind {
        b"mp4a" => return aac_in_wave(entry, channels),
        b".mp3" | b"mp3 " | b"ms\0U" => SoundCodec::Mp3,
        b"ac-3" | b"ec-3" | b"ac-4" => SoundCodec::Ac3,
        b"Opus" => SoundCodec::Opus,
        b"fLaC" => SoundCodec::Flac,
        b"alac" => SoundCodec::Alac,
        b"samr" | b"sawb" => SoundCodec::Amr,
        b"enca" => SoundCodec::Protected,
        b"twos" | b"sowt" | b"lpcm" | b"in24" | b"in32" | b"fl32" | b"fl64" | b"raw " | b"ipcm"
        | b"fpcm" | b"NONE" | b"s16l" => SoundCodec::Pcm,
        letters => SoundCodec::Other(*letters),
    };
    (codec, channels)
}

/// QuickTime puts the AAC descriptor into a `wave` box after a longer entry.
fn aac_in_wave(entry: &ChildBox<'_>, channels: u16) -> (SoundCodec, u16) {
    let body = entry.body();
    let version = array::<2>(body, 8).map_or(0, u16::from_be_bytes);
    let boxes_at = match version {
        1 => 44,
        2 => 64,
        _ => 28,
    };
    let boxes = body.get(boxes_at..).unwrap_or_default();
    let esds = super::boxes::children(boxes)
        .find(|child| child.kind == *b"wave")
        .and_then(|wave| wave.child(*b"esds"));
    let esds = esds.and_then(|esds| mp4_atom::Esds::decode(&mut &*esds.whole).ok());
    let Some(esds) = esds else {
        return (SoundCodec::Other(*b"mp4a"), channels);
    };
    let audio = mp4_atom::Audio {
        data_reference_index: 1,
        channel_count: channels,
        sample_size: 16,
        sample_rate: 0.into(),
    };
    aac_or_other(
        &Mp4a {
            audio,
            esds,
            btrt: None,
            taic: None,
        },
        channels,
    )
}
