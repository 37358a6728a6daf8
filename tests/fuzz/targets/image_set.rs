//! `image-set.json` from elsewhere.
//!
//! What must hold: no panic; a set that is accepted writes back and reads as the same set; its
//! files' names stay in its folder; its layout's arithmetic does not overflow.

use drivepress::formats::bagit::check_contained;
use drivepress::image::{ImageForm, ImageSet};

pub(crate) fn run(data: &[u8]) {
    let Ok(set) = ImageSet::parse(data) else {
        return;
    };
    let written = set.to_json().unwrap();
    assert_eq!(ImageSet::parse(&written).unwrap(), set);
    assert_eq!(set.to_json().unwrap(), written);
    for (name, _) in set.sums() {
        assert_eq!(check_contained(&name), Ok(()));
        assert!(!name.contains(['/', '\\']), "{name:?}");
    }
    let layout = &set.layout;
    let image = layout
        .base_length_bytes()
        .checked_add(layout.tail_length_bytes());
    assert!(image.is_some());
    assert!(layout.stick_class_gb() > 0);
    for form in ImageForm::ALL {
        if let Some(base) = set.base(form) {
            drop(base.hashing());
            for file in &set.common {
                let at = file.offset_bytes(form).unwrap();
                assert!(at + file.length_bytes <= base.length_bytes);
            }
        }
    }
    for record in &set.recipients {
        assert_eq!(set.recipient(&record.recipient), Some(record));
        for form in ImageForm::ALL {
            assert_eq!(check_contained(&form.tail_name(&record.recipient)), Ok(()));
        }
    }
}
