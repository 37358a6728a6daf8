//! Checks the tails of a set: each tail's digest, the whole image's digest, and the drive's seal.

use std::io;

use rayon::iter::{IntoParallelRefIterator as _, ParallelIterator as _};

use super::super::error::Error;
use super::super::sets::SetAtHand;
use crate::bag::{INFO_PATH, SIGNATURE_PATH, TAG_MANIFEST_PATH};
use crate::base::{Activity, Hashing, Sha256, Work, is_held, read_at_most};
use crate::drive::layout::DISTRICT_SCRIPT;
use crate::formats::bagit::parse_tag_file;
use crate::formats::minisign::PublicKey;
use crate::image::{Chain, ImageForm, RecipientRecord, Tail};
use crate::verify::answer::{DriveIdentity, Evidence, RawName, Seal, judge_seal, keys_in};
use crate::words::{Message, ToMessage as _};

/// Longest tail that is read into memory: twice the longest possible manifest. A longer one was
/// crafted to fill the memory (tuning).
const TAIL_BYTES_MAX: u64 = 256 << 20;

/// The findings about one recipient.
#[derive(Debug)]
pub(super) struct TailFinding {
    /// The recipient.
    pub(super) recipient: RawName,
    /// The state of each form's tail, in the order of the forms.
    pub(super) forms: Vec<(ImageForm, TailState)>,
    /// The seal of the drive; `None` if its tail is not right.
    pub(super) seal: Option<Seal>,
}

/// The state of a tail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum TailState {
    /// Its digest and that of the whole image are right.
    Right,
    /// It is missing.
    Missing,
    /// It does not match `image-set.json`.
    Differs,
    /// It is this many bytes too short.
    Cut(u64),
    /// It is unreadable.
    Unreadable(Message),
    /// It is right, but base ‖ tail does not have the image's digest.
    Image,
}

/// Hash states after each base; `None` if the stored state is unusable.
pub(super) type States = Vec<(ImageForm, Option<Hashing>)>;

/// Checks all tails on all cores.
pub(super) fn check_tails(
    at_hand: &SetAtHand,
    states: &States,
    key: Option<&PublicKey>,
    work: &Work,
) -> Result<Vec<TailFinding>, Error> {
    let recipients = &at_hand.set.recipients;
    let task = work.task(Activity::CheckTails, None);
    recipients
        .par_iter()
        .map(|record| {
            task.check_stop()?;
            check_recipient(at_hand, record, states, key)
        })
        .collect()
}

fn check_recipient(
    at_hand: &SetAtHand,
    record: &RecipientRecord,
    states: &States,
    key: Option<&PublicKey>,
) -> Result<TailFinding, Error> {
    let mut finding = TailFinding {
        recipient: RawName::new(record.recipient.to_string()),
        forms: Vec::new(),
        seal: None,
    };
    for (form, state) in states {
        let Some(tail) = record.tail(*form) else {
            continue;
        };
        let (found, bytes) = check_tail(at_hand, record, (*form, tail), state.as_ref())?;
        if *form == ImageForm::Img && found == TailState::Right {
            finding.seal = Some(drive_seal(at_hand, record, &bytes, key));
        }
        finding.forms.push((*form, found));
    }
    Ok(finding)
}

fn check_tail(
    at_hand: &SetAtHand,
    record: &RecipientRecord,
    (form, tail): (ImageForm, &Tail),
    state: Option<&Hashing>,
) -> Result<(TailState, Vec<u8>), Error> {
    let path = at_hand.folder.join(form.tail_name(&record.recipient));
    let limit = tail.length_bytes.min(TAIL_BYTES_MAX);
    let bytes = match read_at_most(&path, limit) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Ok((TailState::Missing, Vec::new()));
        }
        Err(error) if is_held(&error) => return Err(Error::held(&path)),
        Err(error) => return Ok((TailState::Unreadable(error.message()), Vec::new())),
    };
    let length_bytes = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    let found = if length_bytes < tail.length_bytes {
        TailState::Cut(tail.length_bytes - length_bytes)
    } else if Sha256::of(&bytes) != tail.sha256 {
        TailState::Differs
    } else {
        let whole = state.map(|state| {
            let mut state = state.clone();
            state.update(&bytes);
            state.finish()
        });
        if whole == Some(tail.image_sha256) {
            TailState::Right
        } else {
            TailState::Image
        }
    };
    Ok((found, bytes))
}

/// The seal of a drive, read from its slots: each begins at a cluster and ends with zeros.
fn drive_seal(
    at_hand: &SetAtHand,
    record: &RecipientRecord,
    tail: &[u8],
    key: Option<&PublicKey>,
) -> Seal {
    let slot = |path: &str| {
        let mut slots = at_hand.set.layout.slots().iter();
        let chain = slots.find(|chain| chain.path == path)?;
        slot_bytes(at_hand, chain, tail)
    };
    // The tag manifest's digest shows whether all of it is in the tail.
    let is_whole = |bytes: &Vec<u8>| Sha256::of(bytes) == record.tag_manifest_sha256;
    let set = &at_hand.set;
    // Read from the drive itself, since a set may falsely claim to be unsigned.
    let info = slot(INFO_PATH).and_then(|bytes| String::from_utf8(bytes).ok());
    let info = info.map(|text| parse_tag_file(&text));
    let signed_by = info.and_then(|info| info.get("Signed-By").map(str::to_owned));
    let of_set = || set.identity().signed_by();
    let script = slot(DISTRICT_SCRIPT);
    let evidence = Evidence {
        signed: slot(TAG_MANIFEST_PATH).filter(is_whole),
        signature: slot(SIGNATURE_PATH),
        signed_by: Some(signed_by.unwrap_or_else(of_set)),
        keys_in_pages: script.as_deref().map(keys_in).unwrap_or_default(),
        is_ours: true,
        identity: DriveIdentity {
            campaign: Some(RawName::new(set.campaign.as_str())),
            edition: Some(RawName::new(set.edition.as_str())),
            release: Some(RawName::new(set.release.to_string())),
            district: Some(RawName::new(record.recipient.to_string())),
        },
        file: None,
        is_awaited: false,
    };
    judge_seal(&evidence, key)
}

fn slot_bytes(at_hand: &SetAtHand, chain: &Chain, tail: &[u8]) -> Option<Vec<u8>> {
    let layout = &at_hand.set.layout;
    let run = chain.tail.filter(|_| chain.base.is_none())?;
    let start = layout
        .offset_bytes(run.first_cluster)
        .checked_sub(layout.base_length_bytes())?;
    let start = usize::try_from(start).ok()?;
    let length = u64::from(run.cluster_count) * u64::from(layout.cluster_size_bytes());
    let end = start.checked_add(usize::try_from(length).ok()?)?;
    let bytes = tail.get(start..end)?;
    let used = bytes.iter().rposition(|byte| *byte != 0)? + 1;
    Some(bytes[..used].to_vec())
}
