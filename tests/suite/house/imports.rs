//! Who imports whom, file by file: a small reader of `use` lines and paths.
//!
//! A path leads to the file that defines its item, through re-exports, wherever they stand. A
//! `mod.rs` that only passes on what its children define is therefore part of no circle. Code under
//! `#[cfg(test)]` is left out.

use std::collections::{BTreeMap, BTreeSet};

use super::pieces::{ITEM_WORDS, pieces, without_tests};

/// Deeper chains of re-exports than this are taken for circles of their own.
const HOPS_MAX: usize = 40;

/// A module, which is a file.
#[derive(Debug, Default)]
struct Module {
    /// Modules in files of their own, by name.
    children: BTreeSet<String>,
    /// What the file itself defines at its top.
    items: BTreeSet<String>,
    /// Names that stand for a path: `use` lines.
    names: BTreeMap<String, Vec<String>>,
    /// Those of them that the file passes on and does not name in its own code.
    passed_on: BTreeSet<String>,
    /// Paths all of whose names can be used here.
    globs: Vec<Vec<String>>,
    /// Paths inside the code.
    paths: Vec<Vec<String>>,
}

/// All files of a crate, by module: `[]` is the root, `["kit", "tree"]` is `kit::tree`.
#[derive(Debug)]
pub(super) struct Crate {
    modules: BTreeMap<Vec<String>, Module>,
    files: BTreeMap<Vec<String>, String>,
}

impl Crate {
    /// From the texts of the files by their paths below `src/`.
    pub(super) fn read(sources: &BTreeMap<String, String>) -> Self {
        let mut modules = BTreeMap::new();
        let mut files = BTreeMap::new();
        let mut tests = BTreeSet::new();
        for (path, text) in sources {
            let place = place_of(path);
            let (code, of_tests) = without_tests(&pieces(text));
            tests.extend(of_tests.into_iter().map(|name| below(&place, &name)));
            files.insert(place.clone(), path.clone());
            modules.insert(place, module_of(&code));
        }
        let is_test = |place: &Vec<String>| tests.iter().any(|test| place.starts_with(test));
        modules.retain(|place, _| !is_test(place));
        files.retain(|place, _| !is_test(place));
        Self { modules, files }
    }

    /// Which files each file imports something from that they define.
    pub(super) fn imports(&self) -> BTreeMap<String, BTreeSet<String>> {
        let mut all = BTreeMap::new();
        for (place, module) in &self.modules {
            let names = module.names.iter();
            let own = names.filter(|(name, _)| !module.passed_on.contains(*name));
            let used = own.map(|(_, path)| path).chain(&module.paths);
            let mut found: BTreeSet<String> = used
                .filter_map(|path| self.definer(place, path, HOPS_MAX))
                .map(|definer| self.files[&definer].clone())
                .collect();
            found.remove(&self.files[place]);
            all.insert(self.files[place].clone(), found);
        }
        all
    }

    /// The module that defines the item at the end of a path, if it is one of the crate.
    fn definer(&self, from: &[String], path: &[String], hops: usize) -> Option<Vec<String>> {
        let hops = hops.checked_sub(1)?;
        let mut at = from.to_vec();
        let mut rest = path;
        while let Some((first, more)) = rest.split_first() {
            match first.as_str() {
                "crate" => at.clear(),
                "self" => {}
                "super" => drop(at.pop()),
                _ => break,
            }
            rest = more;
        }
        while let Some((first, more)) = rest.split_first() {
            let module = self.modules.get(&at)?;
            if module.items.contains(first) {
                return Some(at);
            }
            // A function may have a module's name (`build::build`), but no path goes through it.
            let is_module = !more.is_empty() && module.children.contains(first);
            if let Some(path) = module.names.get(first).filter(|_| !is_module) {
                let path = [path, more].concat();
                return self.definer(&at, &path, hops);
            }
            if !module.children.contains(first) {
                let mut globs = module.globs.iter();
                return globs.find_map(|glob| self.definer(&at, &[glob, rest].concat(), hops));
            }
            at.push(first.clone());
            rest = more;
        }
        None
    }

    /// Files that import each other, straight or through others.
    pub(super) fn circles(&self) -> Vec<Vec<String>> {
        let imports = self.imports();
        let reach: BTreeMap<&String, BTreeSet<&String>> = imports
            .keys()
            .map(|file| (file, reached(&imports, file)))
            .collect();
        let mut circles: Vec<Vec<String>> = Vec::new();
        for (file, reached) in &reach {
            let known = circles.iter().any(|circle| circle.contains(file));
            if known || !reached.contains(file) {
                continue;
            }
            let both = reached.iter().filter(|other| reach[*other].contains(file));
            circles.push(both.map(|other| (*other).clone()).collect());
        }
        circles
    }

    /// What each file of a circle imports from the others of it, to read.
    pub(super) fn told(&self, circle: &[String]) -> String {
        let imports = self.imports();
        let line = |file: &String| {
            let others = imports[file].iter().filter(|other| circle.contains(other));
            let others: Vec<&str> = others.map(String::as_str).collect();
            format!("  {file} imports {}", others.join(", "))
        };
        circle.iter().map(line).collect::<Vec<String>>().join("\n")
    }
}

/// Everything that a file imports, straight or through others.
fn reached<'a>(
    imports: &'a BTreeMap<String, BTreeSet<String>>,
    from: &str,
) -> BTreeSet<&'a String> {
    let mut found = BTreeSet::new();
    let mut open: Vec<&String> = imports[from].iter().collect();
    while let Some(next) = open.pop() {
        if found.insert(next) {
            open.extend(&imports[next]);
        }
    }
    found
}

fn place_of(path: &str) -> Vec<String> {
    let path = path.strip_suffix(".rs").unwrap();
    let path = path.strip_suffix("/mod").unwrap_or(path);
    let is_root = ["lib", "main"].contains(&path);
    let names = path.split('/').filter(|_| !is_root);
    names.map(str::to_owned).collect()
}

fn below(place: &[String], name: &str) -> Vec<String> {
    [place, &[name.to_owned()]].concat()
}

/// Takes away `messages! {` and its closing brace: what is declared inside stands at the file's top.
fn without_macro_braces(pieces: &[String]) -> Vec<String> {
    let mut kept = Vec::new();
    let (mut at, mut depth, mut inside) = (0, 0_usize, None);
    while let Some(piece) = pieces.get(at) {
        if pieces[at..]
            .iter()
            .zip(["messages", "!", "{"])
            .filter(|(a, b)| a == b)
            .count()
            == 3
        {
            inside = Some(depth);
            at += 3;
            continue;
        }
        match piece.as_str() {
            "{" => depth += 1,
            "}" if inside == Some(depth) => {
                inside = None;
                at += 1;
                continue;
            }
            "}" => depth -= 1,
            _ => {}
        }
        kept.push(piece.clone());
        at += 1;
    }
    kept
}

/// What a file defines, imports and names.
fn module_of(pieces: &[String]) -> Module {
    let pieces = &without_macro_braces(pieces);
    let mut module = Module::default();
    let (mut at, mut depth) = (0, 0_usize);
    let mut is_public = false;
    let mut named = BTreeSet::new();
    while let Some(piece) = pieces.get(at) {
        named.insert(piece.as_str());
        let next = pieces.get(at + 1).map_or("", String::as_str);
        match piece.as_str() {
            "{" => depth += 1,
            "}" => depth -= 1,
            _ => {}
        }
        match piece.as_str() {
            // Not the `use<…>` of a type.
            "use" if next != "<" => {
                let length = pieces[at..].iter().position(|piece| piece == ";").unwrap();
                let before: BTreeSet<String> = module.names.keys().cloned().collect();
                read_tree(&pieces[at + 1..at + length], &[], &mut module);
                if is_public {
                    let new = module.names.keys().filter(|name| !before.contains(*name));
                    module.passed_on.extend(new.cloned().collect::<Vec<_>>());
                }
                is_public = false;
                at += length;
                continue;
            }
            // The braces of `pub(crate)` are round ones.
            "pub" => is_public = true,
            ";" | "{" | "}" => is_public = false,
            // Declaring a module is no use of an item that has its name.
            "mod" if depth == 0 && pieces[at + 2] == ";" => {
                module.children.insert(next.to_owned());
                at += 2;
                continue;
            }
            "macro_rules" if depth == 0 => drop(module.items.insert(pieces[at + 2].clone())),
            word if depth == 0 && (ITEM_WORDS.contains(&word) || word == "mod") => {
                // `const fn name`, and a `fn` type in an alias, give a word too many: no harm.
                module.items.insert(next.to_owned());
            }
            _ => {}
        }
        at += path_at(pieces, at, &mut module);
    }
    module
        .passed_on
        .retain(|name| !named.contains(name.as_str()));
    module
}

/// Notes a path of several names that begins here; gives how many pieces it has, at least one.
fn path_at(pieces: &[String], at: usize, module: &mut Module) -> usize {
    let is_word = |at: usize| {
        let first = pieces.get(at).and_then(|piece| piece.chars().next());
        first.is_some_and(|letter| letter.is_alphabetic() || letter == '_')
    };
    let is_mark = |at: usize, mark: &str| pieces.get(at).is_some_and(|piece| piece == mark);
    let mut end = at;
    let mut path = Vec::new();
    while is_word(end) {
        path.push(pieces[end].clone());
        end += 1;
        if !(is_mark(end, ":") && is_mark(end + 1, ":") && is_word(end + 2)) {
            break;
        }
        end += 2;
    }
    if path.len() > 1 {
        module.paths.push(path);
    }
    (end - at).max(1)
}

/// Reads what stands behind `use`: `a::{b as c, d::*}`.
fn read_tree(pieces: &[String], before: &[String], module: &mut Module) {
    let mut path = before.to_vec();
    let mut at = 0;
    while let Some(piece) = pieces.get(at) {
        match piece.as_str() {
            ":" => {}
            "*" => return module.globs.push(path),
            "{" => {
                let inner = &pieces[at + 1..pieces.len() - 1];
                for part in parts(inner) {
                    read_tree(part, &path, module);
                }
                return;
            }
            "as" => {
                module.names.insert(pieces[at + 1].clone(), path);
                return;
            }
            word => path.push(word.to_owned()),
        }
        at += 1;
    }
    if path.last().is_some_and(|last| last == "self") {
        path.pop();
    }
    if let Some(name) = path.last().cloned() {
        module.names.insert(name, path);
    }
}

/// What stands between the commas that are inside no braces.
fn parts(pieces: &[String]) -> Vec<&[String]> {
    let mut depth = 0_usize;
    let commas = pieces.split(|piece| {
        match piece.as_str() {
            "{" => depth += 1,
            "}" => depth -= 1,
            _ => {}
        }
        depth == 0 && piece == ","
    });
    commas.filter(|part| !part.is_empty()).collect()
}
