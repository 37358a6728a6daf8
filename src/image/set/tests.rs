use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::*;
use crate::image::sample::Sample;

/// The text of a sample's set, made once for all tests.
fn text() -> &'static str {
    static TEXT: LazyLock<String> = LazyLock::new(|| {
        let set = Sample::new().stamp_all();
        String::from_utf8(set.to_json().unwrap()).unwrap()
    });
    &TEXT
}

#[test]
fn text_and_value_are_inverse_and_recipients_take_a_line_each() {
    let text = text();
    let set = ImageSet::parse(text.as_bytes()).unwrap();
    assert_eq!(set.to_json().unwrap(), text.as_bytes());
    for record in &set.recipients {
        let start = format!("    {{\"recipient\": \"{}\", ", record.recipient);
        assert_eq!(
            text.lines().filter(|line| line.starts_with(&start)).count(),
            1
        );
    }
    assert!(
        text.starts_with("{\n  \"format\": 1,\n  \"campaign\": \"atlas\",\n"),
        "{text}"
    );
    assert!(text.contains("\n  \"date\": \"2026-03-01\",\n  \"time\": \"2026-03-01T12:00:00\",\n"));
    assert!(text.ends_with("}\n  ]\n}\n"));
}

#[test]
fn a_stored_state_goes_on_to_the_images_digests() {
    let sample = Sample::new();
    let mut set = sample.stamp_all();
    let hashing = set.img.hashing().unwrap();
    let tail = std::fs::read(sample.target().join("stamps/8101.img.tail")).unwrap();
    let mut image = hashing.clone();
    image.update(&tail);
    assert_eq!(image.finish(), set.recipients[0].img.image_sha256);
    set.img.sha256 = Sha256::of(b"another");
    assert!(set.img.hashing().is_err());
}

#[test]
fn sets_that_contradict_themselves_are_refused() {
    let good = text();
    let cases = [
        (
            "\"format\": 1,",
            "\"format\": 2,",
            "format 2; this program reads format 1",
        ),
        (
            "\"format\": 1,",
            "\"format\": 1, \"more\": 0,",
            "unknown field `more`",
        ),
        (
            "\"base.img.pieces\"",
            "\"../../secret\"",
            "another name for its pieces",
        ),
        ("\"8102\"", "\"8101\"", "listed twice or out of order"),
        ("\"8102\"", "\"../x\"", "is not a district code"),
        (
            "data/video/film.mp4\", \"length_bytes\": 5000000",
            "data/video/film.mp4\", \"length_bytes\": 18446744073709551615",
            "does not lie in the base",
        ),
        (
            "\"signer\": null",
            "\"signer\": \"a\\nb\"",
            "not a minisign public key",
        ),
        (
            "\"date\": \"2026-03-01\"",
            "\"date\": \"1 March\"",
            "no image set",
        ),
    ];
    for (from, to, reason) in cases {
        assert!(good.contains(from), "{from}");
        let error = ImageSet::parse(good.replace(from, to).as_bytes()).unwrap_err();
        assert!(error.to_string().contains(reason), "{error}");
    }
    assert!(matches!(ImageSet::parse(b""), Err(SetFault::Json { .. })));
}

#[test]
fn a_set_without_a_file_is_told_by_path() {
    let dir = tempfile::tempdir().unwrap();
    let error = ImageSet::read(dir.path()).unwrap_err();
    assert!(error.to_string().contains("image-set.json"), "{error}");
}

/// Compares the keys of all objects, recursively, with those that the schema requires.
fn check_keys(schema: &serde_json::Value, root: &serde_json::Value, value: &serde_json::Value) {
    if let Some(reference) = schema["$ref"].as_str() {
        let pointer = reference.strip_prefix('#').unwrap();
        return check_keys(root.pointer(pointer).unwrap(), root, value);
    }
    if let Some(choices) = schema["oneOf"].as_array() {
        let is_null = |schema: &&serde_json::Value| schema["type"] == "null";
        let chosen = choices
            .iter()
            .find(|schema| is_null(schema) == value.is_null());
        return check_keys(chosen.unwrap(), root, value);
    }
    if let Some(items) = value.as_array() {
        assert!(!items.is_empty());
        for item in items {
            check_keys(&schema["items"], root, item);
        }
    }
    if let Some(object) = value.as_object() {
        let keys = |value: &serde_json::Value| -> BTreeSet<String> {
            value.as_object().unwrap().keys().cloned().collect()
        };
        let required = schema["required"].as_array().unwrap().iter();
        let required = required.map(|key| key.as_str().unwrap().to_owned());
        assert_eq!(keys(value), required.collect());
        assert_eq!(keys(value), keys(&schema["properties"]));
        for (key, value) in object {
            check_keys(&schema["properties"][key], root, value);
        }
    }
}

#[test]
fn the_schema_names_every_field_and_no_other() {
    let schema: serde_json::Value =
        serde_json::from_str(include_str!("../image-set.schema.json")).unwrap();
    let value: serde_json::Value = serde_json::from_str(text()).unwrap();
    check_keys(&schema, &schema, &value);
}
