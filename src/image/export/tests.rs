use super::*;
use crate::base::{Sha256, Work};
use crate::image::sample::{Sample, tree};
use crate::image::set::{ImageForm, ImageSet};

fn recipients(codes: &[&str]) -> Vec<Recipient> {
    codes.iter().map(|code| code.parse().unwrap()).collect()
}

const IMG: ExportForm = ExportForm::Image(ImageForm::Img);
const ZIP: ExportForm = ExportForm::Image(ImageForm::Zip);

fn run(
    sample: &Sample,
    set: &ImageSet,
    codes: &[&str],
    forms: &[ExportForm],
) -> Result<Exported, Error> {
    let order = Export {
        folder: &sample.target(),
        set,
        recipients: &recipients(codes),
        forms,
        to: &sample.folder().join("out"),
    };
    export(&order, plan_export(&order)?, LowSpace::Refuse, &Work::new())
}

#[test]
fn exported_images_have_the_digests_of_the_list_beside_them() {
    let sample = Sample::new();
    let set = sample.stamp_all();
    let done = run(&sample, &set, &["8102", "9001"], &[IMG, ZIP]).unwrap();
    let out = tree(&sample.folder().join("out"));
    let names: Vec<&str> = out.keys().map(String::as_str).collect();
    let expected = [
        "community-2026.1/8102.img",
        "community-2026.1/8102.zip",
        "community-2026.1/9001.img",
        "community-2026.1/9001.zip",
        "community-2026.1/SHA256SUMS",
    ];
    assert_eq!(names, expected);
    let sums = sha256sums::parse(&out["community-2026.1/SHA256SUMS"]).unwrap();
    for item in &done.plan.items {
        let name = item.path.file_name().unwrap().to_str().unwrap();
        let listed = sums.iter().find(|sum| sum.name == name).unwrap();
        let bytes = &out[&format!("community-2026.1/{name}")];
        assert_eq!(Sha256::of(bytes), listed.sha256, "{name}");
        assert_eq!(u64::try_from(bytes.len()).unwrap(), item.length_bytes);
    }
}

#[test]
#[cfg(unix)]
fn a_copied_image_takes_no_more_room_than_planned() {
    use std::os::unix::fs::MetadataExt as _;
    let sample = Sample::new();
    let set = sample.stamp_all();
    let done = run(&sample, &set, &["8101"], &[IMG]).unwrap();
    if done.cloned == 0 {
        let taken = fs::metadata(&done.plan.items[0].path).unwrap().blocks() * 512;
        assert!(
            taken <= done.plan.needed_bytes,
            "{taken} of {}",
            done.plan.needed_bytes
        );
        assert!(
            done.plan.needed_bytes < 20 << 20,
            "{}",
            done.plan.needed_bytes
        );
    }
}

#[test]
fn an_exported_folder_is_the_drive() {
    let sample = Sample::new();
    let set = sample.stamp_all();
    run(&sample, &set, &["8102"], &[ExportForm::Folder]).unwrap();
    let mut expected = tree(&sample.drive());
    let recipient = "8102".parse().unwrap();
    for file in sample.files_of(&recipient) {
        expected.insert(file.path.to_string(), file.bytes);
    }
    let out = tree(&sample.folder().join("out"));
    let found = out.into_iter().map(|(path, bytes)| {
        (
            path.strip_prefix("community-2026.1/8102/")
                .unwrap()
                .to_owned(),
            bytes,
        )
    });
    assert!(found.collect::<std::collections::BTreeMap<_, _>>() == expected);
    // Again, over the old one.
    run(&sample, &set, &["8102"], &[ExportForm::Folder]).unwrap();
}

#[test]
fn district_files_come_in_the_order_of_the_slots() {
    let sample = Sample::new();
    let set = sample
        .stamp(
            &["8101", "master"],
            crate::image::Scope::Whole,
            crate::image::Reuse::Nothing,
        )
        .unwrap()
        .set;
    for recipient in recipients(&["8101", "master"]) {
        let files = crate::image::district_files(&sample.target(), &set, &recipient).unwrap();
        assert_eq!(files, sample.files_of(&recipient));
    }
}

/// Changes a byte of a file of the set.
fn flip(sample: &Sample, name: &str, at: u64) {
    use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
    let path = sample.target().join(name);
    let mut file = fs::OpenOptions::new()
        .read(true)
        .write(true)
        .open(path)
        .unwrap();
    let mut byte = [0];
    file.seek(SeekFrom::Start(at)).unwrap();
    file.read_exact(&mut byte).unwrap();
    file.seek(SeekFrom::Start(at)).unwrap();
    file.write_all(&[byte[0] ^ 1]).unwrap();
}

#[test]
fn damage_in_a_set_does_not_get_out() {
    const FOLDER: ExportForm = ExportForm::Folder;
    let sample = Sample::new();
    let set = sample.stamp_all();
    let mut common = set.common.iter();
    let film = common
        .find(|file| file.path.as_str() == "data/video/film.mp4")
        .unwrap();
    let in_film = |form| film.offset_bytes(form).unwrap() + 3_000_000;
    let places = [
        ("stamps/8101.img.tail", 4096, IMG),
        ("stamps/8101.img.tail", 4096, FOLDER),
        ("stamps/8101.zip.tail", 50, ZIP),
        ("base.img", in_film(ImageForm::Img), IMG),
        ("base.img", in_film(ImageForm::Img), FOLDER),
        ("base.zip", in_film(ImageForm::Zip), ZIP),
        ("SHA256SUMS", 3, IMG),
    ];
    for (name, at, form) in places {
        flip(&sample, name, at);
        match run(&sample, &set, &["8101"], &[form]) {
            Err(error) => assert!(error.to_string().contains("damaged"), "{error}"),
            // A base whose blocks are cloned is not read.
            Ok(done) => assert!(
                done.cloned > 0 && name.starts_with("base"),
                "{name} {form:?}"
            ),
        }
        flip(&sample, name, at);
        let out = sample.folder().join("out");
        if out.exists() {
            assert_eq!(
                tree(&out)
                    .into_keys()
                    .filter(|name| name.contains("8101"))
                    .count(),
                0
            );
            fs::remove_dir_all(&out).unwrap();
        }
    }
}

#[test]
fn a_set_that_waits_for_its_signature_is_not_exported() {
    let mut sample = Sample::new();
    sample.signer = Some(
        "RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3"
            .parse()
            .unwrap(),
    );
    let set = sample.stamp_all();
    let error = run(&sample, &set, &["8101"], &[IMG]).unwrap_err();
    assert!(matches!(error, Error::WaitsForSignature { .. }));
    sample.signature = "untrusted comment: signature by key\nRU…\n".into();
    let set = sample.stamp_all();
    run(&sample, &set, &["8101"], &[IMG]).unwrap();
    // No signer is named, so no signature is pending.
    let sample = Sample::new();
    let set = sample.stamp_all();
    assert!(!waits_for_signature(&sample.target(), &set, &"8101".parse().unwrap()).unwrap());
}

#[test]
fn what_cannot_be_exported_is_told_before_anything_is_written() {
    let mut sample = Sample::new();
    sample.zip = false;
    let set = sample.stamp_all();
    let fails =
        |codes: &[&str], forms: &[ExportForm]| run(&sample, &set, codes, forms).unwrap_err();
    assert!(matches!(
        fails(&["8109"], &[IMG]),
        Error::NoSuchRecipient { .. }
    ));
    assert!(matches!(fails(&["8101"], &[IMG, ZIP]), Error::NoZip { .. }));
    assert!(!sample.folder().join("out").exists());
    let own = sample.folder().join("out/community-2026.1/8101/holiday");
    fs::create_dir_all(&own).unwrap();
    assert!(matches!(
        fails(&["8101"], &[ExportForm::Folder]),
        Error::Foreign { .. }
    ));
    assert!(own.exists());
    let chosen = recipients(&["8101"]);
    let target = sample.target();
    let order = Export {
        folder: &target,
        set: &set,
        recipients: &chosen,
        forms: &[IMG],
        to: target.parent().unwrap(),
    };
    assert!(matches!(plan_export(&order), Err(Error::IntoSet { .. })));
    let to = sample.folder().join("elsewhere");
    let plan = plan_export(&Export { to: &to, ..order }).unwrap();
    let full = ExportPlan {
        free_bytes: Some(plan.needed_bytes - 1),
        ..plan
    };
    assert!(matches!(full.check_room(), Err(Error::NoRoom { .. })));
    assert!(matches!(
        export(
            &Export { to: &to, ..order },
            full,
            LowSpace::Refuse,
            &Work::new()
        ),
        Err(Error::NoRoom { .. })
    ));
    assert!(!to.exists());
}
