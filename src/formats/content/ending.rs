//! Whether a file's ending and its first bytes agree.
//!
//! Covers the endings that a kit may hold. Leaves out endings of programs (`program.rs` refuses
//! them by name) and endings nobody here knows, about which nothing can be said.

use super::kind::Kind;

/// The first bytes are another format than the ending promises.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndingMismatch {
    /// What the first bytes say.
    pub found: Kind,
    /// The ending, lower case, without its point.
    pub ending: String,
    /// What the ending promises; the first is the usual one.
    pub promised: &'static [Kind],
}

/// The ending of a name: lower case, without its point. `None` without one, and for names that
/// consist of an ending only (`.htaccess`).
pub fn ending_of(name: &str) -> Option<String> {
    let base = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let (stem, ending) = base.rsplit_once('.')?;
    (!stem.is_empty() && !ending.is_empty()).then(|| ending.to_lowercase())
}

/// Names the fault if `kind` is another format than the ending of `name` promises.
///
/// An empty file is no mismatch: it is a fault of its own.
pub fn check_ending(kind: Kind, name: &str) -> Option<EndingMismatch> {
    let ending = ending_of(name)?;
    let promised = promised_by(&ending)?;
    let fits = kind == Kind::Empty || promised.contains(&kind);
    (!fits).then_some(EndingMismatch {
        found: kind,
        ending,
        promised,
    })
}

/// What an ending promises, or `None` for an ending that is not known here.
pub fn promised_by(ending: &str) -> Option<&'static [Kind]> {
    const TEXT: &[Kind] = &[Kind::Text, Kind::TextUtf16, Kind::TextOldCode];
    Some(match ending {
        // The brand of a QuickTime file under .mp4 is a finding of its own (`mp4/`).
        "mp4" | "m4v" => &[Kind::Mp4, Kind::QuickTime],
        "mov" | "qt" => &[Kind::QuickTime, Kind::Mp4],
        "m4a" | "m4b" => &[Kind::M4a, Kind::Mp4, Kind::QuickTime],
        "3gp" | "3g2" => &[Kind::ThreeGp, Kind::Mp4],
        "webm" => &[Kind::WebM],
        "mkv" | "mka" => &[Kind::Matroska, Kind::WebM],
        "avi" => &[Kind::Avi],
        "wmv" | "wma" | "asf" => &[Kind::WindowsMedia],
        "flv" => &[Kind::FlashVideo],
        "mpg" | "mpeg" | "ts" | "m2ts" | "mts" | "vob" => &[Kind::MpegStream],
        "mp3" => &[Kind::Mp3, Kind::Unknown],
        "aac" => &[Kind::Aac, Kind::Mp3],
        "ogg" | "oga" | "ogv" | "opus" => &[Kind::Ogg],
        "wav" => &[Kind::Wav],
        "flac" => &[Kind::Flac, Kind::Mp3],
        "aif" | "aiff" => &[Kind::Aiff],
        "mid" | "midi" => &[Kind::Midi],
        "vtt" => &[Kind::WebVtt, Kind::Text, Kind::TextUtf16, Kind::TextOldCode],
        "txt" | "md" | "markdown" | "csv" | "tsv" | "srt" | "sub" | "ass" | "toml" | "json"
        | "geojson" | "yaml" | "yml" | "css" | "log" => TEXT,
        "xml" | "rdf" => &[Kind::Xml, Kind::Text, Kind::TextUtf16],
        _ => return promised_by_binary(ending),
    })
}

fn promised_by_binary(ending: &str) -> Option<&'static [Kind]> {
    Some(match ending {
        // Current Illustrator files are PDF inside.
        "pdf" | "ai" => &[Kind::Pdf],
        "png" => &[Kind::Png],
        "jpg" | "jpeg" | "jpe" | "jfif" => &[Kind::Jpeg],
        "gif" => &[Kind::Gif],
        "webp" => &[Kind::Webp],
        "heic" | "heif" | "avif" => &[Kind::Heif],
        "tif" | "tiff" => &[Kind::Tiff],
        "bmp" => &[Kind::Bmp],
        "ico" => &[Kind::Icon, Kind::Png],
        "psd" => &[Kind::Photoshop],
        "svg" => &[Kind::Svg],
        "html" | "htm" => &[Kind::Html, Kind::Text, Kind::TextUtf16, Kind::TextOldCode],
        "xhtml" => &[Kind::Html, Kind::Xml],
        "zip" => &[
            Kind::Zip,
            Kind::OfficeOpenXml,
            Kind::Docx,
            Kind::Pptx,
            Kind::Xlsx,
            Kind::OpenDocument,
            Kind::Epub,
            Kind::JavaArchive,
            Kind::AndroidProgram,
        ],
        "docx" | "docm" | "dotx" | "dotm" => &[Kind::Docx, Kind::OfficeOpenXml],
        "pptx" | "pptm" | "ppsx" | "ppsm" | "potx" | "potm" => &[Kind::Pptx, Kind::OfficeOpenXml],
        "xlsx" | "xlsm" | "xltx" | "xltm" | "xlsb" => &[Kind::Xlsx, Kind::OfficeOpenXml],
        "odt" | "ods" | "odp" | "odg" | "ott" | "otp" | "ots" => &[Kind::OpenDocument],
        "epub" => &[Kind::Epub],
        // Word has long written RTF and even HTML under .doc; both are named.
        "doc" | "dot" | "ppt" | "pps" | "pot" | "xls" | "xlt" | "msg" | "pub" => {
            &[Kind::CompoundFile]
        }
        "rtf" => &[Kind::Rtf],
        "gz" | "tgz" => &[Kind::Gzip],
        "7z" => &[Kind::SevenZip],
        "rar" => &[Kind::Rar],
        "xz" | "txz" => &[Kind::Xz],
        "bz2" => &[Kind::Bzip2],
        "zst" => &[Kind::Zstd],
        "tar" => &[Kind::Tar],
        "cab" => &[Kind::Cabinet],
        "iso" => &[Kind::DiscImage, Kind::Unknown],
        "woff" => &[Kind::Woff],
        "woff2" => &[Kind::Woff2],
        "ttf" | "otf" | "ttc" => &[Kind::Font],
        _ => return None,
    })
}
