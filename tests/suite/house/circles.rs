//! No circles of imports.

use super::imports::Crate;
use super::*;

/// Names of the small crate that shows what a circle is.
const CIRCLE: [(&str, &str); 8] = [
    (
        "lib.rs",
        "pub mod a;\npub mod b;\npub mod c;\nmod d;\nmod e;\npub use d::d;",
    ),
    (
        "d.rs",
        "use crate::e::help;\npub fn d() { help() }\npub(crate) struct Dee;",
    ),
    (
        "e.rs",
        "use crate::d::Dee;\npub(crate) fn help() { let _: Dee; }",
    ),
    (
        "a/mod.rs",
        "mod one;\nmod two;\npub use one::One;\npub(crate) use two::*;",
    ),
    (
        "a/one.rs",
        "use crate::b::Bee;\npub struct One(Bee); // crate::c::Sea",
    ),
    (
        "a/two.rs",
        "pub struct Two;\n#[cfg(test)]\nmod tests { use crate::c::Sea; }",
    ),
    (
        "b.rs",
        "messages! { pub enum Bee { Hum = \"b.hum\" } }\nfn f() -> Option<super::a::One> { None }",
    ),
    (
        "c.rs",
        "use crate::a::{self, One as Uno};\npub struct Sea(Uno, a::Two);",
    ),
];

#[test]
fn circles_are_seen_through_re_exports_and_not_through_tests() {
    let sources = CIRCLE.map(|(path, text)| (path.to_owned(), text.to_owned()));
    let read = Crate::read(&BTreeMap::from(sources));
    let of_c: Vec<String> = read.imports()["c.rs"].iter().cloned().collect();
    assert_eq!(of_c, ["a/one.rs", "a/two.rs"]);
    let circles = read.circles();
    // `d` is a module and a function that the root passes on.
    assert_eq!(circles, [["a/one.rs", "b.rs"], ["d.rs", "e.rs"]]);
    let told = "  a/one.rs imports b.rs\n  b.rs imports a/one.rs";
    assert_eq!(read.told(&circles[0]), told);
}

#[test]
fn no_two_files_import_each_other_straight_or_through_others() {
    let read = Crate::read(&texts());
    let circles = read.circles();
    let told: Vec<String> = circles.iter().map(|circle| read.told(circle)).collect();
    assert!(circles.is_empty(), "{}", told.join("\n\n"));
}
