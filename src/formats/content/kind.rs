//! The kinds of files this program tells apart.
//!
//! Covers the list, its plain English names and what each kind is to a drive (a program, a
//! picture, text). How a kind is recognised stands in `sniff.rs`, which ending belongs to which
//! kind in `ending.rs`.

use std::fmt;

/// What the first bytes of a file say it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// No bytes at all.
    Empty,
    /// MP4 film (ISO base media).
    Mp4,
    /// QuickTime film, by its brand or because it has none.
    QuickTime,
    /// MP4 that calls itself sound only.
    M4a,
    /// Film of the 3GPP family, from old telephones.
    ThreeGp,
    /// WebM film.
    WebM,
    /// Matroska film.
    Matroska,
    /// AVI film.
    Avi,
    /// Windows Media film or sound.
    WindowsMedia,
    /// Flash video.
    FlashVideo,
    /// MPEG programme or transport stream.
    MpegStream,
    /// PDF document.
    Pdf,
    /// PNG picture.
    Png,
    /// JPEG picture.
    Jpeg,
    /// GIF picture.
    Gif,
    /// WebP picture.
    Webp,
    /// HEIC or AVIF picture.
    Heif,
    /// TIFF picture.
    Tiff,
    /// Windows bitmap.
    Bmp,
    /// Windows icon.
    Icon,
    /// Photoshop document.
    Photoshop,
    /// SVG drawing.
    Svg,
    /// HTML page.
    Html,
    /// XML of another vocabulary.
    Xml,
    /// ZIP archive that is nothing more special.
    Zip,
    /// Office Open XML whose flavour the first bytes do not tell.
    OfficeOpenXml,
    /// Word document (.docx and its family).
    Docx,
    /// PowerPoint slides (.pptx and its family).
    Pptx,
    /// Excel workbook (.xlsx and its family).
    Xlsx,
    /// OpenDocument text, slides or table.
    OpenDocument,
    /// EPUB book.
    Epub,
    /// OLE2 compound file: .doc, .ppt, .xls, .msi, .msg.
    CompoundFile,
    /// Rich Text Format.
    Rtf,
    /// gzip.
    Gzip,
    /// 7-Zip archive.
    SevenZip,
    /// RAR archive.
    Rar,
    /// xz.
    Xz,
    /// bzip2.
    Bzip2,
    /// Zstandard.
    Zstd,
    /// tar archive.
    Tar,
    /// Windows cabinet.
    Cabinet,
    /// Image of an optical disc.
    DiscImage,
    /// Disk of a virtual machine.
    VirtualDisk,
    /// MP3 sound.
    Mp3,
    /// AAC sound without a container.
    Aac,
    /// Ogg sound or film.
    Ogg,
    /// WAV sound.
    Wav,
    /// FLAC sound.
    Flac,
    /// AIFF sound.
    Aiff,
    /// MIDI music.
    Midi,
    /// WOFF font.
    Woff,
    /// WOFF2 font.
    Woff2,
    /// TrueType or OpenType font.
    Font,
    /// `WebVTT` captions.
    WebVtt,
    /// Text in UTF-8 or ASCII.
    Text,
    /// Text in UTF-16.
    TextUtf16,
    /// Text in Windows-874, TIS-620 or another code of one byte a letter.
    TextOldCode,
    /// Windows program (MZ).
    WindowsProgram,
    /// Linux program (ELF).
    LinuxProgram,
    /// macOS program (Mach-O).
    MacProgram,
    /// Java class.
    JavaClass,
    /// Java archive.
    JavaArchive,
    /// Android program: `.dex` or `.apk`.
    AndroidProgram,
    /// WebAssembly module.
    WebAssembly,
    /// Script that names its interpreter (`#!`).
    Script,
    /// PHP script.
    PhpScript,
    /// Windows batch file.
    Batch,
    /// Windows shortcut, by its header.
    Shortcut,
    /// Shortcut in text form: `[InternetShortcut]`, `[Desktop Entry]`, `[Shell]`.
    TextShortcut,
    /// Windows registry file.
    Registry,
    /// `[autorun]` instructions.
    Autorun,
    /// Compiled Windows help, which can run commands.
    CompiledHelp,
    /// None of these.
    Unknown,
}

impl Kind {
    /// Whether opening such a file runs it, or a computer may run it by itself.
    ///
    /// HTML and SVG are judged elsewhere: whether they are active depends on where they lie and
    /// on what they hold.
    pub fn is_program(self) -> bool {
        matches!(
            self,
            Self::WindowsProgram
                | Self::LinuxProgram
                | Self::MacProgram
                | Self::JavaClass
                | Self::JavaArchive
                | Self::AndroidProgram
                | Self::WebAssembly
                | Self::Script
                | Self::PhpScript
                | Self::Batch
                | Self::Shortcut
                | Self::TextShortcut
                | Self::Registry
                | Self::Autorun
                | Self::CompiledHelp
        )
    }

    /// Whether the file is plain text of some encoding.
    pub fn is_text(self) -> bool {
        matches!(
            self,
            Self::Text | Self::TextUtf16 | Self::TextOldCode | Self::WebVtt
        )
    }

    /// Whether the file is a film in any container.
    pub fn is_film(self) -> bool {
        matches!(
            self,
            Self::Mp4
                | Self::QuickTime
                | Self::ThreeGp
                | Self::WebM
                | Self::Matroska
                | Self::Avi
                | Self::WindowsMedia
                | Self::FlashVideo
                | Self::MpegStream
        )
    }

    /// Whether the file is a picture.
    pub fn is_picture(self) -> bool {
        matches!(
            self,
            Self::Png
                | Self::Jpeg
                | Self::Gif
                | Self::Webp
                | Self::Heif
                | Self::Tiff
                | Self::Bmp
                | Self::Icon
                | Self::Photoshop
                | Self::Svg
        )
    }

    /// Whether the file is a container of other files that hides what it carries.
    pub fn is_archive(self) -> bool {
        matches!(
            self,
            Self::Zip
                | Self::Gzip
                | Self::SevenZip
                | Self::Rar
                | Self::Xz
                | Self::Bzip2
                | Self::Zstd
                | Self::Tar
                | Self::Cabinet
                | Self::DiscImage
                | Self::VirtualDisk
        )
    }

    /// A plain English name with its article, for sentences: "a PNG picture".
    pub fn name(self) -> &'static str {
        match self {
            Self::Empty => "an empty file",
            Self::Mp4 => "an MP4 film",
            Self::QuickTime => "a QuickTime film",
            Self::M4a => "MP4 sound",
            Self::ThreeGp => "a 3GP film",
            Self::WebM => "a WebM film",
            Self::Matroska => "a Matroska film",
            Self::Avi => "an AVI film",
            Self::WindowsMedia => "a Windows Media file",
            Self::FlashVideo => "a Flash film",
            Self::MpegStream => "an MPEG stream",
            Self::Svg => "an SVG drawing",
            Self::Html => "an HTML page",
            Self::Xml => "an XML file",
            Self::Pdf | Self::Rtf | Self::OpenDocument | Self::Epub => self.document_name(),
            Self::OfficeOpenXml | Self::Docx | Self::Pptx | Self::Xlsx | Self::CompoundFile => {
                self.document_name()
            }
            Self::Mp3
            | Self::Aac
            | Self::Ogg
            | Self::Wav
            | Self::Flac
            | Self::Aiff
            | Self::Midi => self.sound_name(),
            Self::Woff | Self::Woff2 | Self::Font => "a font",
            Self::WebVtt => "WebVTT captions",
            Self::Text => "plain text",
            Self::TextUtf16 => "text in UTF-16",
            Self::TextOldCode => "text in an old code page",
            Self::Unknown => "data of no known format",
            _ if self.is_picture() => self.picture_name(),
            _ if self.is_archive() => self.archive_name(),
            _ => self.program_name(),
        }
    }

    fn document_name(self) -> &'static str {
        match self {
            Self::Pdf => "a PDF document",
            Self::Rtf => "a rich text (RTF) document",
            Self::OpenDocument => "an OpenDocument file",
            Self::Epub => "an EPUB book",
            Self::Docx => "a Word document (docx)",
            Self::Pptx => "PowerPoint slides (pptx)",
            Self::Xlsx => "an Excel workbook (xlsx)",
            Self::CompoundFile => "an old Office document (doc, ppt, xls)",
            _ => "an Office document",
        }
    }

    fn sound_name(self) -> &'static str {
        match self {
            Self::Mp3 => "MP3 sound",
            Self::Aac => "AAC sound",
            Self::Ogg => "Ogg sound",
            Self::Wav => "WAV sound",
            Self::Flac => "FLAC sound",
            Self::Aiff => "AIFF sound",
            _ => "MIDI music",
        }
    }

    fn picture_name(self) -> &'static str {
        match self {
            Self::Png => "a PNG picture",
            Self::Jpeg => "a JPEG picture",
            Self::Gif => "a GIF picture",
            Self::Webp => "a WebP picture",
            Self::Heif => "a HEIC or AVIF picture",
            Self::Tiff => "a TIFF picture",
            Self::Bmp => "a BMP picture",
            Self::Icon => "a Windows icon",
            _ => "a Photoshop picture",
        }
    }

    fn archive_name(self) -> &'static str {
        match self {
            Self::Zip => "a ZIP archive",
            Self::Gzip => "a gzip file",
            Self::SevenZip => "a 7-Zip archive",
            Self::Rar => "a RAR archive",
            Self::Xz => "an xz file",
            Self::Bzip2 => "a bzip2 file",
            Self::Zstd => "a Zstandard file",
            Self::Tar => "a tar archive",
            Self::Cabinet => "a Windows cabinet",
            Self::DiscImage => "a disc image",
            _ => "a virtual disk",
        }
    }

    fn program_name(self) -> &'static str {
        match self {
            Self::WindowsProgram => "a Windows program",
            Self::LinuxProgram => "a Linux program",
            Self::MacProgram => "a macOS program",
            Self::JavaClass | Self::JavaArchive => "a Java program",
            Self::AndroidProgram => "an Android program",
            Self::WebAssembly => "a WebAssembly program",
            Self::Script => "a script",
            Self::PhpScript => "a PHP script",
            Self::Batch => "a Windows batch file",
            Self::Shortcut | Self::TextShortcut => "a shortcut",
            Self::Registry => "a Windows registry file",
            Self::Autorun => "autorun instructions",
            _ => "compiled Windows help",
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.name())
    }
}
