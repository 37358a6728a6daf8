//! A repair never hands a drive over to another signer, and never loses what others put onto it.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use crate::support::{Kit, copy, flip, press, tree};

const DISTRICT: &str = "81010000";
const SET: &str = "dist/images/community";
const TAGS: &str = "tagmanifest-sha256.txt";
const SLOT: &str = "tagmanifest-sha256.txt.minisig";
const SCRIPT: &str = "data/district/district.js";

/// The campaign's kit, signed by `office`; beside it the sets of one that nobody signed and of one
/// that a stranger signed, of the same campaign, edition and release.
struct World {
    kit: Kit,
}

fn world() -> &'static World {
    static WORLD: OnceLock<World> = OnceLock::new();
    WORLD.get_or_init(|| {
        let kit = Kit::small();
        for name in ["office", "stranger"] {
            press(kit.path(), &["keygen", "--to", name, "--no-password"]).exits(0);
        }
        press(kit.path(), &["make"]).exits(0);
        copy(&kit.set(), &kit.path().join("unsigned"));
        press(kit.path(), &["make", "--sign", "stranger.key"]).exits(0);
        // Away, because no other signer's drives take a signed release's number.
        fs::rename(kit.set(), kit.path().join("strange")).unwrap();
        press(kit.path(), &["make", "--sign", "office.key"]).exits(0);
        let export = ["export", SET, "--district", DISTRICT, "--to", "out"];
        for format in ["img", "zip", "folder"] {
            press(kit.path(), &[&export[..], &["--format", format]].concat()).exits(0);
        }
        World { kit }
    })
}

impl World {
    fn press(&self, arguments: &[&str]) -> crate::support::Outcome {
        press(self.kit.path(), arguments)
    }

    fn exported(&self, ending: &str) -> PathBuf {
        let name = format!("out/community-2026.1/{DISTRICT}{ending}");
        self.kit.path().join(name)
    }

    /// A drive of its own, and its path.
    fn drive(&self) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let drive = folder.path().join("drive");
        copy(&self.exported(""), &drive);
        (folder, drive)
    }

    fn image(&self) -> (tempfile::TempDir, PathBuf) {
        let folder = tempfile::tempdir().unwrap();
        let image = folder.path().join(format!("{DISTRICT}.img"));
        fs::copy(self.exported(".img"), &image).unwrap();
        (folder, image)
    }
}

fn shown(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn whatever_is_damaged_the_signer_that_the_drive_names_binds() {
    let world = world();
    for damaged in [TAGS, SLOT, "bag-info.txt", SCRIPT] {
        let (_folder, drive) = world.drive();
        fs::remove_file(drive.join(damaged)).unwrap();
        fs::remove_file(drive.join("START-HERE.html")).unwrap();
        let before = tree(&drive);
        for from in ["unsigned", "strange"] {
            world
                .press(&["repair", shown(&drive), "--from", from])
                .exits(1)
                .says("is of no use")
                .says("signer");
            assert!(before == tree(&drive), "{damaged} from {from}");
        }
        world
            .press(&["repair", shown(&drive), "--from", SET])
            .exits(0);
        assert!(tree(&drive) == tree(&world.exported("")), "{damaged}");
    }
}

#[test]
fn places_that_contradict_each_other_leave_the_signer_to_the_caller() {
    let world = world();
    let text = fs::read_to_string(world.kit.path().join("stranger.pub")).unwrap();
    let stranger = text.lines().last().unwrap();
    let info = fs::read_to_string(world.exported("").join("bag-info.txt")).unwrap();
    let named = info
        .lines()
        .find(|line| line.starts_with("Signed-By"))
        .unwrap();
    for signer in [stranger, "nobody"] {
        let (_folder, drive) = world.drive();
        let changed = info.replace(named, &format!("Signed-By: {signer}"));
        fs::write(drive.join("bag-info.txt"), changed).unwrap();
        let before = tree(&drive);
        for from in ["unsigned", "strange", SET] {
            world
                .press(&["repair", shown(&drive), "--from", from])
                .exits(2)
                .says("contradicts itself about who signed it")
                .says("--key");
            assert!(before == tree(&drive), "{signer} from {from}");
        }
        let repair = [
            "repair",
            shown(&drive),
            "--from",
            SET,
            "--key",
            "office.pub",
        ];
        world.press(&repair).exits(0);
        assert!(tree(&drive) == tree(&world.exported("")));
    }
}

#[test]
fn a_drive_on_which_nothing_tells_its_signer_is_mended_with_the_key_only() {
    let world = world();
    let (_folder, drive) = world.drive();
    for name in ["bag-info.txt", SCRIPT, SLOT] {
        fs::remove_file(drive.join(name)).unwrap();
    }
    // Its tag manifest still lists just the `bag-info.txt` of its own set.
    let before = tree(&drive);
    for from in ["unsigned", "strange"] {
        world
            .press(&["repair", shown(&drive), "--from", from])
            .exits(2)
            .says("tells any more who signed it")
            .says("--key");
        assert!(before == tree(&drive));
    }
    let dry = ["repair", shown(&drive), "--from", SET, "--dry-run"];
    world.press(&dry).exits(1).says("bag-info.txt");
    for name in [TAGS, "manifest-sha256.txt"] {
        fs::remove_file(drive.join(name)).unwrap();
    }
    let repair = ["repair", shown(&drive), "--from", SET];
    world.press(&repair).exits(2).says("--key");
    world
        .press(&[&repair[..], &["--key", "office.pub"]].concat())
        .exits(0);
    assert!(tree(&drive) == tree(&world.exported("")));
}

#[test]
fn an_image_is_never_signed_again_by_its_source() {
    let world = world();
    // The first cluster of the tag manifest, as the image has it.
    let (_folder, image) = world.image();
    let manifest = fs::read(world.exported("").join(TAGS)).unwrap();
    let bytes = fs::read(&image).unwrap();
    let at = bytes
        .chunks(512)
        .position(|sector| sector.starts_with(&manifest[..400]))
        .unwrap();
    flip(&image, u64::try_from(at * 512).unwrap());
    let before = fs::read(&image).unwrap();
    for from in ["unsigned", "strange"] {
        for more in [&[][..], &["--remove-extras"]] {
            let repair = ["repair", shown(&image), "--from", from];
            world
                .press(&[&repair[..], more].concat())
                .exits(1)
                .says("is of no use");
            assert!(before == fs::read(&image).unwrap(), "{from}");
        }
    }
    let dry = ["repair", shown(&image), "--from", SET, "--dry-run"];
    world.press(&dry).exits(1).says(&format!("  {TAGS}"));
    world.press(&dry[..4]).exits(0).says("PRISTINE");
}

fn mtools(image: &Path, program: &str, arguments: &[&str]) {
    let volume = format!("{}@@1M", image.display());
    let mut tool = Command::new(program);
    tool.args(["-i", &volume]).args(arguments);
    assert!(tool.status().unwrap().success(), "{program} {arguments:?}");
}

fn read_from(image: &Path, name: &str) -> Vec<u8> {
    let volume = format!("{}@@1M", image.display());
    let read = Command::new("mtype").args(["-i", &volume, name]).output();
    read.unwrap().stdout
}

/// Where the image has the film's bytes.
fn film_in(image: &Path) -> u64 {
    let film = fs::read(world().exported("").join("data/video/film.mp4")).unwrap();
    let bytes = fs::read(image).unwrap();
    let at = bytes
        .chunks(512)
        .position(|sector| sector == &film[..512])
        .unwrap();
    u64::try_from(at * 512).unwrap()
}

#[test]
fn an_image_with_files_of_others_is_mended_by_its_files() {
    let world = world();
    let (folder, image) = world.image();
    let photo = folder.path().join("photo.jpg");
    let own: Vec<u8> = [b"\xff\xd8\xff\xe0".as_slice(), &b"p".repeat(70_000)].concat();
    fs::write(&photo, &own).unwrap();
    mtools(&image, "mmd", &["::/ours"]);
    for to in ["::/photo.jpg", "::/ours/photo.jpg"] {
        mtools(&image, "mcopy", &[shown(&photo), to]);
    }
    world
        .press(&["verify", shown(&image), "--key", "office.pub"])
        .exits(0)
        .says("INTACT")
        .says("files were added to it");
    // Nothing is wrong, so nothing is done.
    let sound = fs::read(&image).unwrap();
    world
        .press(&["repair", shown(&image), "--from", SET])
        .exits(0);
    assert!(sound == fs::read(&image).unwrap());

    flip(&image, film_in(&image) + 600);
    let spoilt = fs::read(&image).unwrap();
    let repair = ["repair", shown(&image), "--from", SET];
    world
        .press(&[&repair[..], &["--dry-run"]].concat())
        .exits(1)
        .says("would rewrite 1 item")
        .says("  data/video/film.mp4");
    assert!(spoilt == fs::read(&image).unwrap());
    world.press(&repair).exits(0).says("INTACT");
    assert!(sound == fs::read(&image).unwrap());
    for name in ["::/photo.jpg", "::/ours/photo.jpg"] {
        assert!(read_from(&image, name) == own, "{name}");
    }

    // A listed file that was deleted comes back as long as its place is free.
    mtools(&image, "mdel", &["::/data/video/film.mp4"]);
    world.press(&repair).exits(0).says("INTACT");
    assert!(read_from(&image, "::/photo.jpg") == own);
    // Both boot sectors: the files behind them are still others'.
    for sector in [2048, 2048 + 6] {
        flip(&image, sector * 512 + 11);
    }
    world.press(&repair).exits(0).says("INTACT");
    assert!(read_from(&image, "::/photo.jpg") == own);
}

#[test]
fn an_image_whose_repair_would_lose_files_of_others_is_left_alone_and_they_are_named() {
    let world = world();
    let (folder, image) = world.image();
    let own = folder.path().join("mine.txt");
    fs::write(&own, b"mine").unwrap();
    // The place of a listed file in its folder is used again.
    mtools(&image, "mdel", &["::/data/video/film.mp4"]);
    mtools(&image, "mcopy", &[shown(&own), "::/data/video/mine.txt"]);
    let before = fs::read(&image).unwrap();
    let repair = ["repair", shown(&image), "--from", SET];
    world
        .press(&repair)
        .exits(2)
        .says("data/video/mine.txt")
        .says("copy them away first");
    assert!(before == fs::read(&image).unwrap());
    world
        .press(&[&repair[..], &["--remove-extras", "--dry-run"]].concat())
        .exits(1)
        .says("would take away 1 item")
        .says("  data/video/mine.txt");
    world
        .press(&[&repair[..], &["--remove-extras"]].concat())
        .exits(0)
        .says("PRISTINE");
}

#[test]
fn a_stick_laid_out_anew_as_an_image_is_intact_with_its_set_at_hand_and_left_alone() {
    let world = world();
    let folder = tempfile::tempdir().unwrap();
    let image = folder.path().join(format!("{DISTRICT}.img"));
    let file = fs::File::create(&image).unwrap();
    file.set_len(36 << 20).unwrap();
    let mut mkfs = Command::new("/usr/sbin/mkfs.vfat");
    mkfs.args(["-F", "32", "-s", "1"]).arg(&image);
    assert!(mkfs.output().unwrap().status.success());
    let mut mcopy = Command::new("mcopy");
    mcopy.args(["-s", "-i"]).arg(&image);
    for entry in fs::read_dir(world.exported("")).unwrap() {
        mcopy.arg(entry.unwrap().path());
    }
    assert!(mcopy.arg("::/").status().unwrap().success());
    let before = fs::read(&image).unwrap();
    let whole = fs::metadata(world.exported(".img")).unwrap().len();
    assert_ne!(u64::try_from(before.len()).unwrap(), whole);
    world
        .press(&[
            "verify",
            shown(&image),
            "--out",
            "dist",
            "--key",
            "office.pub",
        ])
        .exits(0)
        .says("INTACT");
    world
        .press(&["repair", shown(&image), "--from", SET])
        .exits(0);
    assert!(before == fs::read(&image).unwrap());
}

#[test]
fn an_image_or_a_zip_of_the_drive_serves_as_a_source() {
    let world = world();
    for ending in [".img", ".zip"] {
        let (_folder, drive) = world.drive();
        flip(&drive.join("data/video/film.mp4"), 1000);
        let source = world.exported(ending);
        world
            .press(&["repair", shown(&drive), "--from", shown(&source)])
            .exits(0);
        assert!(tree(&drive) == tree(&world.exported("")));
    }
    let (_folder, drive) = world.drive();
    world
        .press(&["repair", shown(&drive), "--from", "office.pub"])
        .exits(2)
        .says("image or ZIP");
    let (_folder, image) = world.image();
    flip(&image, film_in(&image));
    let source = world.exported(".zip");
    world
        .press(&["repair", shown(&image), "--from", shown(&source)])
        .exits(2)
        .says("give the folder of the image set");
}

#[test]
fn an_emptied_stick_is_filled_for_the_district_that_is_named() {
    let world = world();
    let (_folder, drive) = world.drive();
    for entry in fs::read_dir(&drive).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            fs::remove_dir_all(path).unwrap();
        } else {
            fs::remove_file(path).unwrap();
        }
    }
    let repair = ["repair", shown(&drive), "--from", SET];
    world
        .press(&repair)
        .exits(2)
        .says("which district's it is")
        .says("--district CODE");
    world
        .press(&[&repair[..], &["--district", DISTRICT]].concat())
        .exits(0);
    assert!(tree(&drive) == tree(&world.exported("")));
    world
        .press(&[&repair[..], &["--district", "81020000"]].concat())
        .exits(2)
        .says(DISTRICT);

    // Without its district's files the tag manifest tells.
    fs::remove_dir_all(drive.join("data/district")).unwrap();
    fs::remove_file(drive.join(format!("DISTRICT-{DISTRICT}.txt"))).unwrap();
    fs::remove_file(drive.join("bag-info.txt")).unwrap();
    world.press(&repair).exits(0);
    assert!(tree(&drive) == tree(&world.exported("")));
}
