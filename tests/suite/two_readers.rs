//! Two systems never see two drives behind one verdict: what any reader of FAT would show is
//! judged. mtools and 7-Zip are the readers that can be asked here.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::fat_editor::FatEditor;
use crate::support::fat_tricks::{STRANGER, tricks};
use crate::support::{Kit, press};

/// A signed image of one district and the key, in a folder without anything else: no set is at
/// hand, so the files decide.
struct Signed {
    place: tempfile::TempDir,
    image: PathBuf,
}

impl Signed {
    fn new() -> Self {
        let kit = Kit::small();
        press(kit.path(), &["keygen", "--to", "office", "--no-password"]).exits(0);
        press(kit.path(), &["make", "--sign", "office.key"]).exits(0);
        let set = "dist/images/community";
        let only = ["export", set, "--district", "81010000", "--to", "outbox"];
        press(kit.path(), &[&only[..], &["--format", "img"]].concat()).exits(0);
        let place = tempfile::tempdir().unwrap();
        let image = place.path().join("signed.img");
        fs::copy(kit.path().join("outbox/community/81010000.img"), &image).unwrap();
        let key = place.path().join("office.pub");
        fs::copy(kit.path().join("office.pub"), key).unwrap();
        Self { place, image }
    }

    fn verdict(&self, image: &Path) -> (String, String) {
        let image = image.to_str().unwrap();
        let arguments = ["verify", "--json", "--key", "office.pub", image];
        let outcome = press(self.place.path(), &arguments);
        let verdict = outcome.json()[0]["verdict"].as_str().unwrap().to_owned();
        (verdict, outcome.stdout)
    }
}

/// What mtools prints of the file that it opens by this path; nothing where there is none.
fn mtype(image: &Path, path: &str) -> Vec<u8> {
    let mut tool = Command::new("mtype");
    tool.args(["-i", &format!("{}@@1M", image.display())]);
    let output = tool.arg(format!("::/{path}")).output().unwrap();
    output.stdout
}

#[test]
fn whatever_any_system_would_show_is_judged() {
    let signed = Signed::new();
    assert_eq!(signed.verdict(&signed.image).0, "intact");
    let mut wrong = Vec::new();
    for trick in tricks() {
        let image = signed.place.path().join("tricked.img");
        fs::copy(&signed.image, &image).unwrap();
        (trick.make)(&FatEditor::open(&image));
        let (verdict, report) = signed.verdict(&image);
        if verdict != trick.verdict {
            wrong.push(format!(
                "{}: {verdict}, not {}\n{report}",
                trick.name, trick.verdict
            ));
        }
        // The trick is real: mtools opens the stranger's file by a name that is ours.
        if let Some(path) = trick.opens {
            let found = mtype(&image, path);
            let is_strangers = found.windows(STRANGER.len()).any(|piece| piece == STRANGER);
            if !is_strangers {
                wrong.push(format!(
                    "{}: mtools does not open the stranger's",
                    trick.name
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
