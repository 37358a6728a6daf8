//! Checks whether an encrypted document opens without a password.
//!
//! Covers the standard security handler in all its revisions: the empty user password is tried as a
//! reader tries it. Leaves out decrypting: the report asks to save a restricted document without
//! encryption, which takes a minute.
//!
//! Source: ISO 32000-1 §7.6.3 (revisions 2 to 4), ISO 32000-2 §7.6.4 (revision 6); Adobe Supplement
//! to ISO 32000, extension level 3 (revision 5). RC4 as in Schneier, "Applied Cryptography" §17.1,
//! is written here in a few lines, because nothing else needs a broken cipher.

use aes::Aes128;
use aes::cipher::{BlockCipherEncrypt as _, KeyInit as _};
use md5::{Digest as _, Md5};
use sha2::{Sha256, Sha384, Sha512};

use super::object::Object;

/// Pads a password to 32 bytes; an empty password is padding only (algorithm 2).
const PADDING: [u8; 32] = [
    0x28, 0xbf, 0x4e, 0x5e, 0x4e, 0x75, 0x8a, 0x41, 0x64, 0x00, 0x4e, 0x56, 0xff, 0xfa, 0x01, 0x08,
    0x2e, 0x2e, 0x00, 0xb6, 0xd0, 0x68, 0x3e, 0x80, 0x2f, 0x0c, 0xa9, 0xfe, 0x64, 0x53, 0x69, 0x7a,
];

/// Most rounds of the hash of revision 6. The specification ends it by chance after some 70; a
/// crafted file could prolong it.
const ROUNDS_MAX: usize = 1000;

/// Whether a reader opens the document without asking for a password. `id` is the first text of the
/// trailer's `ID`.
pub(super) fn opens_without_password(encryption: &Object, id: &[u8]) -> bool {
    tried(encryption, id).unwrap_or(false)
}

fn tried(encryption: &Object, id: &[u8]) -> Option<bool> {
    if encryption.get(b"Filter").and_then(Object::name) != Some(b"Standard") {
        return Some(false); // Another program or a certificate holds the key.
    }
    let text = |key: &[u8]| match encryption.get(key) {
        Some(Object::Text(text)) => Some(text.as_slice()),
        _ => None,
    };
    let user = text(b"U")?;
    match encryption.get(b"R").and_then(Object::number)? {
        revision @ 2..=4 => {
            // The key depends on whether metadata is encrypted, so both are tried.
            let opens = |tail: &[u8]| {
                let key = old_key(encryption, text(b"O")?, &[id, tail].concat(), revision)?;
                Some(old_check(&key, user, id, revision))
            };
            Some(opens(&[])? || revision == 4 && opens(&[0xff; 4])?)
        }
        5 => {
            let salt = user.get(32..40)?;
            Some(Sha256::digest(salt).as_slice() == user.get(..32)?)
        }
        6 => {
            let salt = user.get(32..40)?;
            Some(hardened(salt) == user.get(..32)?)
        }
        _ => None,
    }
}

/// The key for the empty password (algorithm 2).
fn old_key(encryption: &Object, owner: &[u8], id: &[u8], revision: usize) -> Option<Vec<u8>> {
    let Some(Object::Number(permissions)) = encryption.get(b"P") else {
        return None;
    };
    let permissions = permissions.to_le_bytes();
    let mut hash = Md5::new();
    hash.update(PADDING);
    hash.update(owner.get(..32)?);
    hash.update(permissions.get(..4)?);
    hash.update(id);
    let mut key = hash.finalize().to_vec();
    let told = encryption.get(b"Length").and_then(Object::number);
    let bits = match encryption.get(b"V").and_then(Object::number) {
        Some(4) => 128,
        _ if revision == 2 => 40,
        _ => told.unwrap_or(40),
    };
    let len = (bits / 8).clamp(5, 16);
    if revision >= 3 {
        for _ in 0..50 {
            key = Md5::digest(key.get(..len)?).to_vec();
        }
    }
    key.truncate(len);
    Some(key)
}

/// Whether `U` matches the key (algorithms 4 and 5).
fn old_check(key: &[u8], user: &[u8], id: &[u8], revision: usize) -> bool {
    if revision == 2 {
        return user.get(..32) == Some(rc4(key, &PADDING).as_slice());
    }
    let mut hash = Md5::new();
    hash.update(PADDING);
    hash.update(id);
    let mut found = rc4(key, &hash.finalize());
    for round in 1..=19_u8 {
        let other: Vec<u8> = key.iter().map(|byte| byte ^ round).collect();
        found = rc4(&other, &found);
    }
    user.get(..16) == Some(found.as_slice())
}

fn rc4(key: &[u8], text: &[u8]) -> Vec<u8> {
    let mut state: Vec<u8> = (0..=255).collect();
    let at = |state: &[u8], place: u8| state.get(usize::from(place)).copied().unwrap_or(0);
    let mut other = 0_u8;
    for place in 0..=255_u8 {
        let letter = key
            .get(usize::from(place) % key.len().max(1))
            .copied()
            .unwrap_or(0);
        other = other.wrapping_add(at(&state, place)).wrapping_add(letter);
        state.swap(usize::from(place), usize::from(other));
    }
    let (mut place, mut other) = (0_u8, 0_u8);
    let coded = text.iter().map(|byte| {
        place = place.wrapping_add(1);
        other = other.wrapping_add(at(&state, place));
        state.swap(usize::from(place), usize::from(other));
        let sum = at(&state, place).wrapping_add(at(&state, other));
        byte ^ at(&state, sum)
    });
    coded.collect()
}

/// The hash of the empty user password (algorithm 2.B).
fn hardened(salt: &[u8]) -> Vec<u8> {
    let mut key = Sha256::digest(salt).to_vec();
    for round in 0..ROUNDS_MAX {
        let mut text = key.repeat(64);
        encrypt(&mut text, &key);
        let remainder = text
            .iter()
            .take(16)
            .map(|byte| usize::from(*byte))
            .sum::<usize>()
            % 3;
        key = match remainder {
            0 => Sha256::digest(&text).to_vec(),
            1 => Sha384::digest(&text).to_vec(),
            _ => Sha512::digest(&text).to_vec(),
        };
        let last = text.last().copied().map_or(0, usize::from);
        if round >= 63 && last + 32 <= round + 1 {
            break;
        }
    }
    key.truncate(32);
    key
}

/// AES-128 in CBC mode without padding: bytes 0 to 15 of `key` are the key, bytes 16 to 31 the
/// initialisation vector.
fn encrypt(text: &mut [u8], key: &[u8]) {
    let Some((Ok(cipher), vector)) = key
        .get(..16)
        .zip(key.get(16..32))
        .map(|(key, vector)| (Aes128::new_from_slice(key), vector))
    else {
        return;
    };
    let mut before = vector.to_vec();
    for block in text.chunks_exact_mut(16) {
        for (byte, mask) in block.iter_mut().zip(&before) {
            *byte ^= mask;
        }
        if let Ok(block) = block.try_into() {
            cipher.encrypt_block(block);
        }
        before.clear();
        before.extend_from_slice(block);
    }
}
