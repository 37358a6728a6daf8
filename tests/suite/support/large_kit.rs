//! The small kit with films that take a while to copy, in two states.

use std::fs;

use drivepress::base::Sha256;

use super::{Kit, Random};

/// Which of two states a kit is in: all their films differ, and so does a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Edition {
    Old,
    New,
}

impl Kit {
    /// The small kit whose film and one more have `megabytes` each: the film of the fixture with a
    /// box of random bytes behind it, which players pass over.
    pub(crate) fn large(edition: Edition, megabytes: usize) -> Self {
        let kit = Self::small();
        kit.become_large(edition, megabytes);
        kit
    }

    /// Puts the kit into the other state.
    pub(crate) fn become_large(&self, edition: Edition, megabytes: usize) {
        let seed = match edition {
            Edition::Old => 1,
            Edition::New => 2,
        };
        let fixtures = super::fixtures().join("kit-small");
        for name in ["manifests/media.toml", "media/text/en/about.md"] {
            fs::copy(fixtures.join(name), self.path().join(name)).unwrap();
        }
        let film = fs::read(fixtures.join("media/video/film.mp4")).unwrap();
        let mut random = Random::new(seed);
        let mut entry = None;
        for name in ["video/film.mp4", "video/second.mp4"] {
            let bytes = with_padding(&film, &mut random, megabytes << 20);
            fs::write(self.path().join("media").join(name), &bytes).unwrap();
            entry = Some((Sha256::of(&bytes), bytes.len()));
            if name == "video/film.mp4" {
                self.lock_entry(name, entry.unwrap());
            }
        }
        let (sha256, size) = entry.unwrap();
        self.append(
            "manifests/media.toml",
            &format!(
                "\n[[media]]\npath = \"video/second.mp4\"\nsha256 = \"{sha256}\"\nsize = {size}\n\
                 kind = \"video\"\ntitle = {{ th = \"สอง\", en = \"Second\" }}\nlicence = \"CC0-1.0\"\n\
                 source = \"Drivepress tests\"\nduration = 2.0\n"
            ),
        );
        let text = self.path().join("media/text/en/about.md");
        let bytes = [
            fs::read(&text).unwrap(),
            format!("\nState {seed}.\n").into_bytes(),
        ]
        .concat();
        fs::write(&text, &bytes).unwrap();
        self.lock_entry("text/en/about.md", (Sha256::of(&bytes), bytes.len()));
    }

    /// Writes digest and size into the entry of `media.toml`.
    fn lock_entry(&self, path: &str, (sha256, size): (Sha256, usize)) {
        let list = self.path().join("manifests/media.toml");
        let text = fs::read_to_string(&list).unwrap();
        let (front, entry) = text.split_once(&format!("path = \"{path}\"\n")).unwrap();
        let rest = entry.splitn(3, '\n').nth(2).unwrap();
        let own = format!("path = \"{path}\"\nsha256 = \"{sha256}\"\nsize = {size}\n");
        fs::write(list, format!("{front}{own}{rest}")).unwrap();
    }
}

fn with_padding(film: &[u8], random: &mut Random, length: usize) -> Vec<u8> {
    let head = u32::try_from(length + 8).unwrap().to_be_bytes();
    [film, &head, b"free", &random.bytes(length)].concat()
}
