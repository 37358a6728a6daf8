//! Checks who signed a list of digests.
//!
//! A list proves nothing about an image unless it is signed: an attacker who changes an image can
//! write a matching list.

use crate::base::escaped;
use crate::formats::minisign::{
    Prehash, PublicKey, Signature, SignatureFault, Subject, TrustedComment, is_not_signed,
};
use crate::words::{Message, ToMessage as _, messages};

messages! {
    /// Another purpose that a signature was made for.
    pub(super) enum OtherUse {
        File { comment: String } = "verify.signature:other-file",
        Set { comment: String } = "verify.signature:other-set",
    }
}

/// A list as read, reduced to its prehash and its signature.
#[derive(Debug)]
pub(in crate::verify) struct VouchedList {
    /// `SHA256SUMS` or `image-set.json`.
    name: &'static str,
    prehash: Prehash,
    signature: Option<Vec<u8>>,
}

/// Who signed a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::verify) enum Voucher {
    /// The list is unsigned.
    Nobody,
    /// The given key, with this trusted comment.
    Key(TrustedComment),
    /// Another key.
    Another(Message),
    /// The signature is invalid: the list or the signature was changed.
    Wrong(Message),
}

impl VouchedList {
    /// The list `text` with the bytes of its `.minisig`, if it has one.
    pub(in crate::verify) fn new(
        name: &'static str,
        text: &[u8],
        signature: Option<Vec<u8>>,
    ) -> Self {
        let is_blank = |bytes: &Vec<u8>| is_not_signed(bytes) || bytes.trim_ascii().is_empty();
        Self {
            name,
            prehash: Prehash::of(text),
            signature: signature.filter(|bytes| !is_blank(bytes)),
        }
    }

    /// Its name.
    pub(in crate::verify) fn name(&self) -> &'static str {
        self.name
    }

    /// Whether a file that looks like a signature lies beside it.
    pub(in crate::verify) fn is_signed(&self) -> bool {
        self.signature.is_some()
    }

    /// Whether `key` signed it.
    pub(in crate::verify) fn voucher(&self, key: &PublicKey) -> Voucher {
        let Some(bytes) = &self.signature else {
            return Voucher::Nobody;
        };
        let signature = match Signature::parse(bytes) {
            Ok(signature) => signature,
            Err(fault) => return Voucher::Wrong(fault.message()),
        };
        match key.verify(&self.prehash, &signature) {
            Ok(comment) => match comment.parse::<TrustedComment>() {
                Ok(found) if *found.subject() == Subject::File(self.name.to_owned()) => {
                    Voucher::Key(found)
                }
                _ => {
                    let comment = escaped(comment);
                    Voucher::Wrong(OtherUse::File { comment }.into())
                }
            },
            Err(fault @ SignatureFault::OtherKey { .. }) => Voucher::Another(fault.message()),
            Err(fault) => Voucher::Wrong(fault.message()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verify::sample::{key, other_key};

    const COMMENT: &str =
        "drivepress 1 campaign=campaign edition=community release=2026.1 file=SHA256SUMS";

    fn list(text: &[u8], signed: &[u8], comment: &str) -> VouchedList {
        let signature = key().sign(&Prehash::of(signed), comment).unwrap();
        VouchedList::new("SHA256SUMS", text, Some(signature.into_bytes()))
    }

    #[test]
    fn only_the_key_over_the_very_list_of_this_name_vouches() {
        let public = key().public_key();
        let right = list(b"a", b"a", COMMENT);
        assert!(matches!(right.voucher(&public), Voucher::Key(_)));
        let other = other_key().public_key();
        assert!(matches!(right.voucher(&other), Voucher::Another(_)));
        let other_file = COMMENT.replace("SHA256SUMS", "image-set.json");
        let drive = COMMENT.replace("file=SHA256SUMS", "district=8101");
        for wrong in [
            list(b"b", b"a", COMMENT),
            list(b"a", b"a", &other_file),
            list(b"a", b"a", &drive),
            list(b"a", b"a", "timestamp:1"),
            VouchedList::new("SHA256SUMS", b"a", Some(b"no signature".to_vec())),
        ] {
            assert!(matches!(wrong.voucher(&public), Voucher::Wrong(_)));
        }
        for nobody in [
            None,
            Some(Vec::new()),
            Some(b"untrusted comment: not signed\n".to_vec()),
        ] {
            let list = VouchedList::new("SHA256SUMS", b"a", nobody);
            assert_eq!(list.voucher(&public), Voucher::Nobody);
        }
    }
}
