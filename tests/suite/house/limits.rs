//! The limits against hostile input: SECURITY.md says them, the code has them.

use std::fs;

use crate::support::repository;

/// The table of `limits.toml`.
#[derive(serde::Deserialize)]
struct Limits {
    limit: Vec<Limit>,
}

/// A line of the table in SECURITY.md.
#[derive(serde::Deserialize)]
struct Limit {
    /// What the line says.
    line: String,
    constants: Vec<LimitConstant>,
}

/// A file below `src/`, and the text in it that sets the limit.
#[derive(serde::Deserialize)]
struct LimitConstant(String, String);

#[test]
fn the_limits_in_security_are_those_of_the_code() {
    let limits: Limits = toml::from_str(include_str!("limits.toml")).unwrap();
    let security = fs::read_to_string(repository().join("SECURITY.md")).unwrap();
    let table = security.split("| what | most |").nth(1).unwrap();
    let table = table.split("\n\n").next().unwrap();
    assert_eq!(
        table.lines().filter(|line| line.starts_with("| ")).count() - 1,
        limits.limit.len()
    );
    for Limit { line, constants } in &limits.limit {
        assert!(table.contains(line), "SECURITY.md has no limit {line}");
        for LimitConstant(file, constant) in constants {
            let code = fs::read_to_string(repository().join("src").join(file)).unwrap();
            assert!(
                code.contains(constant),
                "{line}: src/{file} has no {constant}"
            );
        }
    }
}
