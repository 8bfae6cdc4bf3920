//! All modules of the crate and their names, to find the file that declares what a path names.

use std::collections::{BTreeMap, BTreeSet};

use super::source::{Code, What};

/// No path in our source has more words.
const LONGEST: usize = 16;

/// The modules of the crate, by their path from its root.
#[derive(Default)]
pub struct Names<'a> {
    modules: BTreeMap<Vec<String>, Scope<'a>>,
}

/// What one module has.
#[derive(Default)]
struct Scope<'a> {
    file: Option<usize>,
    names: BTreeMap<&'a str, Vec<&'a What>>,
    /// Modules all of whose names it imports.
    globs: Vec<Vec<String>>,
}

/// Something that a path leads to. A path that is re-exported on its way leads to each module that it passes, and to
/// where the thing is declared.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Target {
    /// From the root of the crate; with the name of another crate in front if that is where it leads.
    pub path: Vec<String>,
    pub is_ours: bool,
    /// How many words of the path are modules. All, if what is named is unknown.
    pub modules: usize,
    /// Which file declares it.
    pub file: Option<usize>,
}

impl Target {
    fn of_library(path: Vec<String>) -> Self {
        Self { modules: path.len(), path, is_ours: false, file: None }
    }
}

impl<'a> Names<'a> {
    /// The names in these files, each with its module.
    pub fn of(files: impl Iterator<Item = (&'a [String], &'a Code)> + Clone) -> Self {
        let mut names = Self::default();
        for (number, (module, _)) in files.clone().enumerate() {
            for folder in 0..module.len() {
                names.modules.entry(module[..folder].to_vec()).or_default();
            }
            names.modules.entry(module.to_vec()).or_default().file = Some(number);
        }
        let mut globs = Vec::new();
        for (number, (_, code)) in files.enumerate() {
            for declared in &code.declared {
                let scope = names.modules.entry(declared.module.clone()).or_default();
                scope.file.get_or_insert(number);
                match &declared.what {
                    What::Glob(path) => globs.push((&declared.module, path)),
                    what => scope.names.entry(&declared.name).or_default().push(what),
                }
            }
        }
        let globs: Vec<_> =
            globs.into_iter().map(|(module, path)| (module, names.resolve(module, path))).collect();
        for (module, targets) in globs {
            let ours = targets.into_iter().filter(|target| target.is_ours).map(|target| target.path);
            names.modules.entry(module.clone()).or_default().globs.extend(ours);
        }
        names
    }

    /// All that a path leads to which is named in this module.
    pub fn resolve(&self, module: &[String], path: &[String]) -> BTreeSet<Target> {
        let mut walk = Walk { names: self, seen: BTreeSet::new(), found: BTreeSet::new() };
        walk.follow(module, path);
        walk.found
    }

    /// Whether a module knows that name, be it by a `use` of everything.
    fn has(&self, module: &[String], name: &str, seen: &mut BTreeSet<Vec<String>>) -> bool {
        let Some(scope) = self.modules.get(module).filter(|_| seen.insert(module.to_vec())) else {
            return false;
        };
        scope.names.contains_key(name)
            || self.modules.contains_key(&[module, &[name.to_owned()]].concat())
            || scope.globs.iter().any(|glob| self.has(glob, name, seen))
    }
}

/// The way that a path leads.
struct Walk<'n, 'a> {
    names: &'n Names<'a>,
    /// Steps that were taken: names that import each other in a circle come to an end.
    seen: BTreeSet<(Vec<String>, Vec<String>)>,
    found: BTreeSet<Target>,
}

impl Walk<'_, '_> {
    /// Follows a path that begins in this module.
    fn follow(&mut self, module: &[String], path: &[String]) {
        let supers = path.iter().take_while(|word| *word == "super").count();
        match path[0].as_str() {
            "crate" | "undersigned" => self.descend(&[], &path[1..]),
            "self" if path.get(1).is_some_and(|next| next == "super") => self.follow(module, &path[1..]),
            "self" => self.descend(module, &path[1..]),
            "super" => {
                let up = module.len().saturating_sub(supers);
                self.descend(&module[..up], &path[supers..]);
            }
            first if self.names.has(module, first, &mut BTreeSet::new()) => self.descend(module, path),
            _ => {
                self.found.insert(Target::of_library(path.to_vec()));
            }
        }
    }

    /// Follows a path from this module down.
    fn descend(&mut self, module: &[String], path: &[String]) {
        // An import with the name of a module beside it would recurse without end, each time by a longer path.
        if path.len() > LONGEST || !self.seen.insert((module.to_vec(), path.to_vec())) {
            return;
        }
        let names = self.names;
        let scope = names.modules.get(module);
        match path.split_first() {
            None => self.reach(module, path, module.len()),
            Some((first, _)) if first == "*" => {
                self.reach(module, path, module.len());
                for name in scope.into_iter().flat_map(|scope| scope.names.keys()) {
                    self.descend(module, &[(*name).to_owned()]);
                }
            }
            Some((first, rest)) => {
                let inner = [module, std::slice::from_ref(first)].concat();
                let is_module = names.modules.contains_key(&inner);
                if is_module {
                    self.descend(&inner, rest);
                }
                let known = scope.and_then(|scope| scope.names.get(first.as_str()));
                for what in known.into_iter().flatten() {
                    self.enter(module, path, what, is_module);
                }
                if !is_module && known.is_none() {
                    self.descend_through_globs(module, path);
                }
            }
        }
    }

    /// Follows a path whose first word is this in its module; there may be a module of that name beside it.
    fn enter(&mut self, module: &[String], path: &[String], what: &What, is_module: bool) {
        let (first, rest) = (&path[0], &path[1..]);
        match what {
            What::Module if is_module => {}
            What::Module => self.reach(module, path, module.len() + path.len()),
            What::Item | What::Glob(_) => self.reach(module, path, module.len()),
            What::Import(imported) => {
                self.reach(module, path, module.len());
                // `use name::name` begins with the module or the library of that name, not with what it imports.
                if imported[0] != *first {
                    self.follow(module, &[imported, rest].concat());
                } else if is_module {
                    let inner = [module, std::slice::from_ref(first)].concat();
                    self.descend(&inner, &[&imported[1..], rest].concat());
                } else {
                    self.found.insert(Target::of_library([imported, rest].concat()));
                }
            }
        }
    }

    /// Follows a path whose first word its module does not declare: something that a `use` of everything brings, or
    /// that a macro makes.
    fn descend_through_globs(&mut self, module: &[String], path: &[String]) {
        self.reach(module, path, module.len() + path.len());
        let names = self.names;
        for glob in names.modules.get(module).into_iter().flat_map(|scope| &scope.globs) {
            if names.has(glob, &path[0], &mut BTreeSet::new()) {
                self.descend(glob, path);
            }
        }
    }

    fn reach(&mut self, module: &[String], path: &[String], modules: usize) {
        let file = self.names.modules.get(module).and_then(|scope| scope.file);
        self.found.insert(Target { path: [module, path].concat(), is_ours: true, modules, file });
    }
}
