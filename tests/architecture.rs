//! Proves the shape of the program: rooms use only the rooms they may, each heavy crate is named in one place, the law
//! reads no clock, disk or environment, and no file, function or struct outgrows its budget.

use proc_macro2::{LineColumn, Span};
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use syn::visit::{self, Visit};

/// Which rooms a room may use, besides itself.
const ARROWS: &[(&str, &[&str])] = &[
    ("office", &[]),
    ("keymap", &[]),
    ("text", &[]),
    ("sample", &["office"]),
    ("ledger", &["office", "text"]),
    ("wire", &["office", "text"]),
    ("sheet", &["office", "text"]),
    ("rulebook", &["office", "text"]),
    ("server", &["ledger", "wire", "office", "sample", "text"]),
    ("desk", &["keymap", "wire", "office", "text", "sheet"]),
    ("cli", &["office", "keymap", "text", "sample", "ledger", "wire", "sheet", "rulebook", "server", "desk"]),
];

/// Crates that are named in one place only, so that each can be replaced there.
const OWNERS: &[(&str, &[&str])] = &[
    ("sled", &["src/ledger/sled.rs"]),
    ("bincode", &["src/ledger/codec.rs", "src/wire/"]),
    ("crossterm", &["src/desk/terminal.rs", "src/desk/terminal/"]),
    (
        "ratatui",
        &[
            "src/desk/view/",
            "src/desk/layout.rs",
            "src/desk/mod.rs",
            "src/desk/terminal.rs",
            "src/desk/terminal/",
        ],
    ),
    ("calamine", &["src/sheet/"]),
    ("rust_xlsxwriter", &["src/sheet/"]),
    ("clap", &["src/cli/"]),
    ("toml", &["src/rulebook/", "src/keymap/file.rs"]),
];

/// What the law may not touch: it has no clock, disk, network, environment or terminal.
const FORBIDDEN_TO_THE_LAW: &[&str] = &[
    "std::fs",
    "std::io",
    "std::net",
    "std::env",
    "std::process",
    "std::thread",
    "std::time",
    "std::os",
    "rustix",
    "chrono::Utc",
    "chrono::Local",
];

const FILE_LINES: usize = 400;
const FUNCTION_LINES: usize = 50;
const STRUCT_FIELDS: usize = 15;

/// Tables of data, where length is not complexity.
const TABLES: &[&str] = &[
    "src/sample/titles.rs",
    "src/sample/texts.rs",
    "src/sample/units.rs",
    "src/sample/people.rs",
    "src/keymap/action.rs",
    "src/sheet/headings.rs",
    "src/text/locale/",
];

/// A source file with every path it names outside its tests.
struct Source {
    name: String,
    text: String,
    paths: BTreeSet<String>,
    functions: Vec<(String, usize)>,
    structs: Vec<(String, usize)>,
}

#[derive(Default)]
struct Reader {
    paths: BTreeSet<String>,
    functions: Vec<(String, usize)>,
    structs: Vec<(String, usize)>,
}

fn only_for_tests(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute.meta.require_list().is_ok_and(|list| list.tokens.to_string() == "test")
    })
}

fn lines(from: Span, to: Span) -> usize {
    let (LineColumn { line: first, .. }, LineColumn { line: last, .. }) = (from.start(), to.end());
    last - first + 1
}

fn flatten(tree: &syn::UseTree, prefix: &str, into: &mut BTreeSet<String>) {
    let join = |name: &dyn ToString| {
        if prefix.is_empty() { name.to_string() } else { format!("{prefix}::{}", name.to_string()) }
    };
    match tree {
        syn::UseTree::Path(path) => flatten(&path.tree, &join(&path.ident), into),
        syn::UseTree::Group(group) => group.items.iter().for_each(|item| flatten(item, prefix, into)),
        syn::UseTree::Name(name) => drop(into.insert(join(&name.ident))),
        syn::UseTree::Rename(name) => drop(into.insert(join(&name.ident))),
        syn::UseTree::Glob(_) => drop(into.insert(prefix.to_owned())),
    }
}

impl<'ast> Visit<'ast> for Reader {
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if !only_for_tests(&item.attrs) {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        flatten(&item.tree, "", &mut self.paths);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let names: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        self.paths.insert(names.join("::"));
        visit::visit_path(self, path);
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.functions.push((
            item.sig.ident.to_string(),
            lines(item.sig.fn_token.span, item.block.brace_token.span.close()),
        ));
        visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.functions.push((
            item.sig.ident.to_string(),
            lines(item.sig.fn_token.span, item.block.brace_token.span.close()),
        ));
        visit::visit_impl_item_fn(self, item);
    }

    fn visit_item_struct(&mut self, item: &'ast syn::ItemStruct) {
        self.structs.push((item.ident.to_string(), item.fields.len()));
        visit::visit_item_struct(self, item);
    }
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a readable folder") {
        let path = entry.expect("a readable entry").path();
        if path.is_dir() {
            walk(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    walk(&root.join("src"), &mut files);
    files.sort();
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("a readable file");
        let name = path.strip_prefix(root).expect("inside").to_string_lossy().into_owned();
        let mut reader = Reader::default();
        reader.visit_file(&syn::parse_file(&text).unwrap_or_else(|error| panic!("{name}: {error}")));
        let Reader { paths, functions, structs } = reader;
        Source { name, text, paths, functions, structs }
    };
    files.into_iter().map(read).collect()
}

fn room(name: &str) -> &str {
    name.strip_prefix("src/").and_then(|rest| rest.split_once('/')).map_or("", |(room, _)| room)
}

fn report(found: &[String]) {
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn rooms_use_only_the_rooms_they_may() {
    let arrows: BTreeMap<_, _> = ARROWS.iter().copied().collect();
    let mut found = Vec::new();
    for source in sources() {
        let own = room(&source.name);
        if own.is_empty() {
            continue;
        }
        let Some(may) = arrows.get(own) else {
            found.push(format!("{}: a room without arrows: {own}", source.name));
            continue;
        };
        for path in &source.paths {
            let used = path.strip_prefix("crate::").and_then(|rest| rest.split("::").next());
            let Some(used) = used.filter(|used| arrows.contains_key(used)) else { continue };
            if used != own && !may.contains(&used) {
                found.push(format!("{}: {own} may not use {used} ({path})", source.name));
            }
        }
    }
    report(&found);
}

#[test]
fn each_heavy_crate_is_named_in_one_place() {
    let mut found = Vec::new();
    for source in sources() {
        for (owned, places) in OWNERS {
            let named =
                source.paths.iter().any(|path| path == owned || path.starts_with(&format!("{owned}::")));
            if named && !places.iter().any(|place| source.name.starts_with(place)) {
                found.push(format!("{} names {owned}; only {places:?} may", source.name));
            }
        }
    }
    report(&found);
}

#[test]
fn the_law_has_no_clock_disk_or_environment() {
    let mut found = Vec::new();
    for source in sources().iter().filter(|source| ["office", "sample"].contains(&room(&source.name))) {
        for path in &source.paths {
            if FORBIDDEN_TO_THE_LAW.iter().any(|bad| path == bad || path.starts_with(&format!("{bad}::"))) {
                found.push(format!("{} uses {path}", source.name));
            }
        }
    }
    report(&found);
}

#[test]
fn nothing_outgrows_its_budget() {
    let mut found = Vec::new();
    for source in sources() {
        if TABLES.iter().any(|table| source.name.starts_with(table)) {
            continue;
        }
        let length = source.text.lines().count();
        if length > FILE_LINES {
            found.push(format!("{}: {length} lines, at most {FILE_LINES}", source.name));
        }
        for (function, length) in source.functions.iter().filter(|(_, length)| *length > FUNCTION_LINES) {
            found
                .push(format!("{}: fn {function} has {length} lines, at most {FUNCTION_LINES}", source.name));
        }
        for (name, fields) in source.structs.iter().filter(|(_, fields)| *fields > STRUCT_FIELDS) {
            found
                .push(format!("{}: struct {name} has {fields} fields, at most {STRUCT_FIELDS}", source.name));
        }
    }
    report(&found);
}

#[test]
fn every_module_says_what_it_is() {
    let silent = |source: &Source| !source.text.starts_with("//!");
    let found: Vec<String> = sources().iter().filter(|s| silent(s)).map(|s| s.name.clone()).collect();
    report(&found);
}
