//! Licences of the libraries.

use std::fs;
use std::process::Command;

use crate::support::repository;

#[test]
fn every_library_comes_from_the_registry_under_a_licence_that_lets_us_give_it_on() {
    let allowed = fs::read_to_string(repository().join("deny.toml")).unwrap();
    let metadata = Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--format-version",
            "1",
            "--locked",
            "--all-features",
        ])
        .current_dir(repository())
        .output()
        .unwrap();
    let metadata: serde_json::Value = serde_json::from_slice(&metadata.stdout).unwrap();
    for package in metadata["packages"].as_array().unwrap() {
        let name = package["name"].as_str().unwrap();
        if name.starts_with("drivepress") {
            continue;
        }
        let source = package["source"].as_str().unwrap_or("a local path");
        assert!(
            source.starts_with("registry+"),
            "{name} comes from {source}"
        );
        let licence = package["license"].as_str().unwrap_or("none");
        assert!(is_allowed(licence, &allowed), "{name}: licence {licence}");
    }
}

/// Whether an SPDX expression can be met with the allowed licences. `/` is an old form of OR.
fn is_allowed(expression: &str, allowed: &str) -> bool {
    let knows = |licence: &str| allowed.contains(&format!("\"{}\"", licence.trim()));
    let expression = expression.replace('/', " OR ");
    let expression = expression.replace(['(', ')'], "");
    expression
        .split(" AND ")
        .all(|part| part.split(" OR ").any(knows))
}

#[test]
fn licence_expressions_are_read_rightly() {
    let allowed = "\"MIT\" \"Apache-2.0\" \"Unicode-3.0\"";
    for (expression, expected) in [
        ("MIT", true),
        ("MIT/Apache-2.0", true),
        ("GPL-3.0", false),
        ("MIT OR GPL-3.0", true),
        ("(MIT OR Apache-2.0) AND Unicode-3.0", true),
        ("MIT AND GPL-3.0", false),
        ("none", false),
    ] {
        assert_eq!(is_allowed(expression, allowed), expected, "{expression}");
    }
}
