//! The kinds of files this program distinguishes.
//!
//! Covers the list, plain English names, and which kinds are programs, pictures, text and so on.
//! `sniff/` recognises a kind by a file's bytes.

use crate::words::{messages, shown_in_english};

messages! {
    /// What the first bytes of a file say it is.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum FileKind {
        /// No bytes at all.
        Empty = "kind.empty",
        /// MP4 film (ISO base media).
        Mp4 = "kind.mp4",
        /// QuickTime film, by its brand or because it has none.
        QuickTime = "kind.quick-time",
        /// MP4 whose brand says sound only.
        M4a = "kind.m4a",
        /// Film of the 3GPP family, from old telephones.
        ThreeGp = "kind.three-gp",
        /// WebM film.
        WebM = "kind.web-m",
        /// Matroska film.
        Matroska = "kind.matroska",
        /// AVI film.
        Avi = "kind.avi",
        /// Windows Media film or sound.
        WindowsMedia = "kind.windows-media",
        /// Flash video.
        FlashVideo = "kind.flash-video",
        /// MPEG programme or transport stream.
        MpegStream = "kind.mpeg-stream",
        /// PDF document.
        Pdf = "kind.pdf",
        /// PNG picture.
        Png = "kind.png",
        /// JPEG picture.
        Jpeg = "kind.jpeg",
        /// GIF picture.
        Gif = "kind.gif",
        /// WebP picture.
        Webp = "kind.webp",
        /// HEIC or AVIF picture.
        Heif = "kind.heif",
        /// TIFF picture.
        Tiff = "kind.tiff",
        /// Windows bitmap.
        Bmp = "kind.bmp",
        /// Windows icon.
        Icon = "kind.icon",
        /// Photoshop document.
        Photoshop = "kind.photoshop",
        /// SVG drawing.
        Svg = "kind.svg",
        /// HTML page.
        Html = "kind.html",
        /// XML of another vocabulary.
        Xml = "kind.xml",
        /// ZIP archive of no more specific kind.
        Zip = "kind.zip",
        /// Office Open XML whose flavour the first bytes do not show.
        OfficeOpenXml = "kind.office-open-xml",
        /// Word document (.docx and its family).
        Docx = "kind.docx",
        /// PowerPoint slides (.pptx and its family).
        Pptx = "kind.pptx",
        /// Excel workbook (.xlsx and its family).
        Xlsx = "kind.xlsx",
        /// OpenDocument text, slides or table.
        OpenDocument = "kind.open-document",
        /// EPUB book.
        Epub = "kind.epub",
        /// OLE2 compound file: .doc, .ppt, .xls, .msi, .msg.
        CompoundFile = "kind.compound-file",
        /// Rich Text Format.
        Rtf = "kind.rtf",
        /// gzip.
        Gzip = "kind.gzip",
        /// 7-Zip archive.
        SevenZip = "kind.seven-zip",
        /// RAR archive.
        Rar = "kind.rar",
        /// xz.
        Xz = "kind.xz",
        /// bzip2.
        Bzip2 = "kind.bzip2",
        /// Zstandard.
        Zstd = "kind.zstd",
        /// tar archive.
        Tar = "kind.tar",
        /// Windows cabinet.
        Cabinet = "kind.cabinet",
        /// Image of an optical disc.
        DiscImage = "kind.disc-image",
        /// Disk of a virtual machine.
        VirtualDisk = "kind.virtual-disk",
        /// MP3 sound.
        Mp3 = "kind.mp3",
        /// AAC sound without a container.
        Aac = "kind.aac",
        /// Ogg sound or film.
        Ogg = "kind.ogg",
        /// WAV sound.
        Wav = "kind.wav",
        /// FLAC sound.
        Flac = "kind.flac",
        /// AIFF sound.
        Aiff = "kind.aiff",
        /// MIDI music.
        Midi = "kind.midi",
        /// WOFF font.
        Woff = "kind.woff",
        /// WOFF2 font.
        Woff2 = "kind.woff2",
        /// TrueType or OpenType font.
        Font = "kind.font",
        /// `WebVTT` captions.
        WebVtt = "kind.web-vtt",
        /// Text in UTF-8 or ASCII.
        Text = "kind.text",
        /// Text in UTF-16.
        TextUtf16 = "kind.text-utf16",
        /// Text in Windows-874, TIS-620 or another single-byte encoding.
        TextOldCode = "kind.text-old-code",
        /// Windows program (MZ).
        WindowsProgram = "kind.windows-program",
        /// Linux program (ELF).
        LinuxProgram = "kind.linux-program",
        /// macOS program (Mach-O).
        MacProgram = "kind.mac-program",
        /// Java class.
        JavaClass = "kind.java-class",
        /// Java archive.
        JavaArchive = "kind.java-archive",
        /// Android program: `.dex` or `.apk`.
        AndroidProgram = "kind.android-program",
        /// WebAssembly module.
        WebAssembly = "kind.web-assembly",
        /// Script that names its interpreter (`#!`).
        Script = "kind.script",
        /// PHP script.
        PhpScript = "kind.php-script",
        /// Windows batch file.
        Batch = "kind.batch",
        /// Windows shortcut, by its header.
        Shortcut = "kind.shortcut",
        /// Shortcut in text form: `[InternetShortcut]`, `[Desktop Entry]`, `[Shell]`.
        TextShortcut = "kind.text-shortcut",
        /// Windows registry file.
        Registry = "kind.registry",
        /// `[autorun]` instructions.
        Autorun = "kind.autorun",
        /// Compiled Windows help, which can run commands.
        CompiledHelp = "kind.compiled-help",
        /// None of these.
        Unknown = "kind.unknown",
    }
}

shown_in_english!(FileKind);

impl FileKind {
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
}
