//! The kit as values, produced by the readers of this room and used by other rooms.
//!
//! All values were checked when read; later rooms do not check them again.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::base::Sha256;
use crate::drive::DrivePath;
use crate::drive::layout::{FILMS_FOLDER, PAYLOAD_FOLDER};
use crate::drive::{
    CampaignName, DistrictCode, EditionName, LanguageCode, ProvinceCode, Recipient, Release,
};
use crate::formats::fat32::VolumeLabel;
use crate::formats::minisign::PublicKey;

/// A text in the kit's languages; at least Thai and English where the kit format requires it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Localised(pub BTreeMap<LanguageCode, String>);

impl Localised {
    /// The text in `language`, if present.
    pub fn get(&self, language: &LanguageCode) -> Option<&str> {
        self.0.get(language).map(String::as_str)
    }
}

/// `manifests/kit.toml`.
#[derive(Clone, Debug)]
pub struct Config {
    /// Names the campaign in manifests and signatures.
    pub campaign: CampaignName,
    /// What people call the campaign.
    pub title: Localised,
    /// The kit's release number.
    pub release: Release,
    /// Date of the release; every timestamp on a drive is noon of this day.
    pub date: jiff::civil::Date,
    /// Languages of the site; the first is the default. Thai and English are complete.
    pub languages: Vec<LanguageCode>,
    /// Editions by name, in the file's order.
    pub editions: Vec<Edition>,
    /// Volume label, the same on every drive: 1 to 11 characters, upper-case ASCII.
    pub label: VolumeLabel,
    /// minisign public key of the signer (56 characters of base64).
    pub signer: Option<PublicKey>,
    /// Free bytes between the common data and the tail of an image.
    pub free_space_bytes: u64,
    /// Whether ZIPs are made in addition to the images.
    pub zip: bool,
    /// The number of districts that the table must have.
    pub districts: Option<usize>,
    /// The number of provinces that the table must have.
    pub provinces: Option<usize>,
    /// The number of months for which a verified contact is valid, up to the release's date.
    pub contacts_valid_months: u32,
    /// Whom readers can ask; `None` if the kit names nobody.
    pub help_desk: Option<HelpDesk>,
    /// Values for media that give none.
    pub media_defaults: MediaDefaults,
}

/// Values for entries of `media.toml` that give none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MediaDefaults {
    /// SPDX identifier or words.
    pub licence: Option<String>,
    /// Where the media come from.
    pub source: Option<String>,
}

/// Whom readers of a drive can ask, and read the twelve digits of the check page to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HelpDesk {
    /// What people call it.
    pub name: Localised,
    /// In the form for `tel:`; empty if it has none.
    pub telephone: String,
    /// Its name on LINE; empty if it has none.
    pub line: String,
    /// When somebody answers; may be empty.
    pub hours: Localised,
}

/// A province or district that gets an edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Area {
    /// All its districts.
    Province(ProvinceCode),
    /// One district.
    District(DistrictCode),
}

impl Area {
    /// Parses by length: two digits are a province code.
    pub(super) fn parse(word: &str) -> Option<Self> {
        match word.len() {
            2 => word.parse().ok().map(Self::Province),
            _ => word.parse().ok().map(Self::District),
        }
    }

    pub(super) fn holds(&self, code: &DistrictCode) -> bool {
        match self {
            Self::Province(province) => code.province() == *province,
            Self::District(district) => code == district,
        }
    }

    pub(super) fn code(&self) -> &str {
        match self {
            Self::Province(code) => code.as_str(),
            Self::District(code) => code.as_str(),
        }
    }
}

/// A selection of the kit for an audience.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    /// Used in folder names and manifests.
    pub name: EditionName,
    /// What people call it.
    pub title: Localised,
    /// The districts that get it; empty means all.
    pub areas: Vec<Area>,
}

/// What a media file is for; `kind` in `media.toml`.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum MediaKind {
    /// A film, in `media/video/`.
    Video,
    /// A picture: a film's poster frame or a document's preview.
    Picture,
    /// WebVTT in `media/captions/`: `<film>.<lang>.<captions|descriptions|chapters>.vtt`.
    Captions,
    /// Markdown in `media/text/<lang>/`, rendered into pages and not copied.
    Text,
    /// The discussion guide as a document.
    Guide,
    /// Slides.
    Presentation,
    /// A poster.
    Poster,
    /// A leaflet.
    Leaflet,
    /// A sheet to fill in or keep by the telephone.
    Sheet,
    /// Cards for the pocket, to cut out.
    Card,
    /// A square picture to send on by messenger.
    Square,
}

impl MediaKind {
    /// The word of `media.toml`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Video => "video",
            Self::Picture => "picture",
            Self::Captions => "captions",
            Self::Text => "text",
            Self::Guide => "guide",
            Self::Presentation => "presentation",
            Self::Poster => "poster",
            Self::Leaflet => "leaflet",
            Self::Sheet => "sheet",
            Self::Card => "card",
            Self::Square => "square",
        }
    }
}

/// One `[[media]]` entry whose file exists and agrees with it.
#[derive(Clone, Debug)]
pub struct Media {
    /// Relative to `media/`.
    pub path: DrivePath,
    /// Digest as recorded (and, after `check`, as on disk). All zeros if `media.toml` has none,
    /// which is a fault.
    pub sha256: Sha256,
    /// File length as recorded; 0 if `media.toml` has none, which is a fault.
    pub size_bytes: u64,
    /// What it is for.
    pub kind: MediaKind,
    /// Language of the content; `None` if it has no particular language.
    pub language: Option<LanguageCode>,
    /// What people call it; empty for texts and captions.
    pub title: Localised,
    /// SPDX identifier or words.
    pub licence: String,
    /// Where it comes from.
    pub source: String,
    /// Sample material, marked on every page that shows it, and refused in a release.
    pub sample: bool,
    /// Duration of a film or sound.
    pub duration_seconds: Option<f64>,
    /// What viewers are told before a film; empty if nothing.
    pub warning: Localised,
    /// The preview picture, relative to `media/`.
    pub preview: Option<DrivePath>,
    /// The editions that carry it; empty means all.
    pub editions: Vec<EditionName>,
}

impl Media {
    /// The path on the drive: `data/video/…`, `data/print/…`; captions go into the film's folder.
    /// `None` for texts, which become pages.
    pub fn drive_path(&self) -> Option<DrivePath> {
        let path = self.path.as_str();
        let on_drive = match path.split_once('/')? {
            ("text", _) => return None,
            ("captions", name) => format!("{FILMS_FOLDER}{name}"),
            _ => format!("{PAYLOAD_FOLDER}{path}"),
        };
        DrivePath::new(on_drive).ok()
    }
}

impl Media {
    /// The paths of this film's SubRip captions for televisions: in the film's folder, with the
    /// film's name and the language's; in the kit's first language also with the film's name alone.
    pub fn subrip_paths(&self, language: &str, first: &LanguageCode) -> Vec<DrivePath> {
        let Some(film) = self.drive_path() else {
            return Vec::new();
        };
        let stem = film.as_str().rsplit_once('.');
        let stem = stem.map_or(film.as_str(), |(stem, _)| stem);
        let plain = (language == first.as_str()).then(|| format!("{stem}.srt"));
        let paths = plain.into_iter().chain([format!("{stem}.{language}.srt")]);
        paths.filter_map(|path| DrivePath::new(path).ok()).collect()
    }
}

/// A row of `districts.csv`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct District {
    /// The key.
    pub code: DistrictCode,
    /// Name without อำเภอ.
    pub name_th: String,
    /// Name without "District".
    pub name_en: String,
    /// The province.
    pub province: Province,
    /// Region, if the table has the column.
    pub region: String,
    /// Postal code, if the table has the column.
    pub postal_code: String,
}

/// A province as the district table names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Province {
    /// Two digits.
    pub code: ProvinceCode,
    /// Name without จังหวัด.
    pub name_th: String,
    /// English name.
    pub name_en: String,
}

/// The area that a contact serves.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Serves {
    /// The whole country; shown on the common pages.
    Nation,
    /// All districts of a province.
    Province(ProvinceCode),
    /// One district.
    District(DistrictCode),
}

/// A row of `contacts.csv`.
#[derive(Clone, Debug)]
pub struct Contact {
    /// The area it serves.
    pub serves: Serves,
    /// Kind of help: `emergency`, `help`, `police`, …; pages group and order rows by it.
    pub kind: String,
    /// Name in Thai.
    pub name_th: String,
    /// Name in English.
    pub name_en: String,
    /// Digits, with a leading `+` for other countries, as `tel:` takes them.
    pub phone: String,
    /// Extension.
    pub ext: String,
    /// Opening hours in Thai.
    pub hours_th: String,
    /// Opening hours in English.
    pub hours_en: String,
    /// Languages spoken.
    pub languages: Vec<LanguageCode>,
    /// When the number was last called and confirmed.
    pub verified_on: Option<jiff::civil::Date>,
    /// Who confirmed it.
    pub verified_by: String,
    /// Note in Thai.
    pub note_th: String,
    /// Note in English.
    pub note_en: String,
    /// Where the number was published; empty if not recorded.
    pub source: String,
}

/// Interface words of a language: `site-template/languages/<lang>.toml`.
#[derive(Clone, Debug)]
pub struct Translation {
    /// Which language.
    pub language: LanguageCode,
    /// Its name in the language itself: ไทย, English, မြန်မာ.
    pub name: String,
    /// Whether a speaker has reviewed it.
    pub reviewed: bool,
    /// The folder in `fonts/` with the script's font; `None` if every drive has one.
    pub font: Option<String>,
    /// Words that search offers while its field is empty.
    pub suggestions: Vec<String>,
    /// What the texts say instead of a word that people type.
    pub synonyms: BTreeMap<String, String>,
    /// Words that the end of a line never divides.
    pub together: Vec<String>,
    /// Words by key: `nav.home`.
    pub words: BTreeMap<String, String>,
}

/// Where the site's template comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TemplateSource {
    /// The kit's own `site-template/`.
    Folder(PathBuf),
    /// The built-in template.
    BuiltIn,
}

/// A whole kit, read and checked.
#[derive(Clone, Debug)]
pub struct Kit {
    /// The folder that holds `manifests/`.
    pub root: PathBuf,
    /// `kit.toml`.
    pub config: Config,
    /// `media.toml`, sorted by path.
    pub media: Vec<Media>,
    /// `districts.csv`, sorted by code.
    pub districts: Vec<District>,
    /// `contacts.csv`, in the table's order.
    pub contacts: Vec<Contact>,
    /// Words, in the order of `config.languages`.
    pub translations: Vec<Translation>,
    /// Pages, styles, scripts.
    pub template: TemplateSource,
}

impl Kit {
    /// The path of a media file on disk.
    pub fn media_file(&self, media: &Media) -> PathBuf {
        self.root.join("media").join(media.path.as_str())
    }

    /// The district with this code.
    pub fn district(&self, code: &DistrictCode) -> Option<&District> {
        let found = self
            .districts
            .binary_search_by(|district| district.code.cmp(code));
        found.ok().map(|index| &self.districts[index])
    }

    /// The contacts for a district: its own first, then the province's, then the national ones,
    /// each in the table's order. The master belongs to no district and gets the national ones.
    pub fn contacts_for(&self, recipient: &Recipient) -> Vec<&Contact> {
        let district = recipient.district();
        let province = district.map(DistrictCode::province);
        let own = self
            .contacts
            .iter()
            .filter(|contact| match &contact.serves {
                Serves::District(code) => Some(code) == district,
                _ => false,
            });
        let provincial = self
            .contacts
            .iter()
            .filter(|contact| match &contact.serves {
                Serves::Province(code) => Some(code) == province.as_ref(),
                _ => false,
            });
        let national = self
            .contacts
            .iter()
            .filter(|contact| contact.serves == Serves::Nation);
        own.chain(provincial).chain(national).collect()
    }
}
