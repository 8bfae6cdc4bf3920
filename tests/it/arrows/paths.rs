//! Collects every path that a file names: in `use` trees, in code, in attributes, and in the bodies of
//! macros.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use syn::{
    Attribute, File, Item, ItemImpl, ItemMod, ItemUse, LitStr, Macro, Meta, Path, UseTree, Visibility,
    ext::IdentExt,
    parse2,
    spanned::Spanned,
    visit::{self, Visit},
};

use super::source::{Code, Declared, Named, What, is_sign};

/// The traits by which a handler is handed its arguments.
const EXTRACTORS: [&str; 4] =
    ["FromRequest", "FromRequestParts", "OptionalFromRequest", "OptionalFromRequestParts"];

/// Adds what a file names and declares.
pub fn collect(file: &File, module: &[String], code: &mut Code) {
    Collector { module: module.to_vec(), in_extractor: false, code }.visit_file(file);
}

struct Collector<'a> {
    module: Vec<String>,
    in_extractor: bool,
    code: &'a mut Code,
}

impl Collector<'_> {
    fn names(&mut self, path: Vec<String>, line: usize) {
        let in_extractor = self.in_extractor;
        self.code.named.push(Named { module: self.module.clone(), path, line, in_extractor });
    }

    fn declares(&mut self, name: String, what: What) {
        self.code.declared.push(Declared { module: self.module.clone(), name, what });
    }

    /// Follows a `use` into each of its branches.
    fn imports(&mut self, tree: &UseTree, stem: &[String]) {
        let with = |ident: &Ident| [stem, &[word(ident)]].concat();
        match tree {
            UseTree::Path(path) => self.imports(&path.tree, &with(&path.ident)),
            UseTree::Group(group) => group.items.iter().for_each(|tree| self.imports(tree, stem)),
            UseTree::Name(name) if name.ident == "self" => {
                self.import(stem.to_vec(), &name.ident, stem.last().cloned());
            }
            UseTree::Name(name) => self.import(with(&name.ident), &name.ident, Some(word(&name.ident))),
            UseTree::Rename(name) if name.ident == "self" => {
                self.import(stem.to_vec(), &name.ident, Some(word(&name.rename)));
            }
            UseTree::Rename(name) => {
                self.import(with(&name.ident), &name.ident, Some(word(&name.rename)));
            }
            UseTree::Glob(glob) => {
                self.declares("*".into(), What::Glob(stem.to_vec()));
                let all = [stem, &["*".into()]].concat();
                self.names(all, line(glob.star_token.span()));
            }
        }
    }

    fn import(&mut self, path: Vec<String>, last: &Ident, name: Option<String>) {
        self.names(path.clone(), line(last.span()));
        if let Some(name) = name {
            self.declares(name, What::Import(path));
        }
    }

    /// Finds paths in tokens that are not parsed, as in the body of a macro.
    fn scan(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        while at < tokens.len() {
            at += match &tokens[at] {
                TokenTree::Group(group) => {
                    self.scan(group.stream());
                    1
                }
                TokenTree::Ident(ident) if ident == "use" => self.scan_use(&tokens[at..]),
                TokenTree::Ident(_) => {
                    let path = path_at(&tokens[at..]);
                    let is_variable = at > 0 && is_sign(&tokens[at - 1], '$') && path[0] != "crate";
                    if path.len() > 1 && !is_variable {
                        self.names(words(&path), line(path[0].span()));
                    }
                    3 * path.len() - 2
                }
                _ => 1,
            };
        }
    }

    /// Follows a `use` among tokens; gives how many belong to it.
    fn scan_use(&mut self, tokens: &[TokenTree]) -> usize {
        let length = tokens.iter().position(|token| is_sign(token, ';')).map_or(tokens.len(), |end| end + 1);
        let item = tokens[..length].iter().filter(|token| !is_sign(token, '$')).cloned().collect();
        match parse2::<ItemUse>(item) {
            Ok(item) => {
                self.imports(&item.tree, &[]);
                length
            }
            Err(_) => 1,
        }
    }
}

impl<'ast> Visit<'ast> for Collector<'_> {
    fn visit_item(&mut self, item: &'ast Item) {
        if let Some(name) = name_of(item) {
            self.declares(word(name), What::Item);
        }
        visit::visit_item(self, item);
    }

    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        self.declares(word(&item.ident), What::Module);
        self.module.push(word(&item.ident));
        visit::visit_item_mod(self, item);
        self.module.pop();
    }

    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        self.imports(&item.tree, &[]);
    }

    fn visit_item_impl(&mut self, item: &'ast ItemImpl) {
        let of = item.trait_.as_ref().and_then(|(_, path, _)| path.segments.last());
        self.in_extractor = of.is_some_and(|of| EXTRACTORS.contains(&of.ident.to_string().as_str()));
        visit::visit_item_impl(self, item);
        self.in_extractor = false;
    }

    fn visit_path(&mut self, path: &'ast Path) {
        let idents: Vec<Ident> = path.segments.iter().map(|segment| segment.ident.clone()).collect();
        self.names(words(&idents), line(path.span()));
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, call: &'ast Macro) {
        self.visit_path(&call.path);
        self.scan(call.tokens.clone());
    }

    /// An attribute may name a path in a string, as `#[serde(with = "…")]` does.
    fn visit_attribute(&mut self, attribute: &'ast Attribute) {
        if attribute.path().is_ident("doc") {
            return;
        }
        self.visit_path(attribute.path());
        if let Meta::List(list) = &attribute.meta {
            self.scan(list.tokens.clone());
            for path in list.tokens.clone().into_iter().filter_map(quoted_path) {
                self.visit_path(&path);
            }
        }
    }

    /// `pub(in crate::…)` says who may look in, and uses nothing.
    fn visit_visibility(&mut self, _: &'ast Visibility) {}
}

fn quoted_path(token: TokenTree) -> Option<Path> {
    parse2::<LitStr>(token.into()).ok()?.parse().ok()
}

/// The path that begins with these tokens: words with `::` between them.
fn path_at(tokens: &[TokenTree]) -> Vec<Ident> {
    let mut path = Vec::new();
    let mut rest = tokens;
    while let [TokenTree::Ident(ident), after @ ..] = rest {
        path.push(ident.clone());
        match after {
            [first, second, next @ ..] if is_sign(first, ':') && is_sign(second, ':') => rest = next,
            _ => break,
        }
    }
    path
}

fn name_of(item: &Item) -> Option<&Ident> {
    match item {
        Item::Const(item) => Some(&item.ident),
        Item::Enum(item) => Some(&item.ident),
        Item::Fn(item) => Some(&item.sig.ident),
        Item::Macro(item) => item.ident.as_ref(),
        Item::Static(item) => Some(&item.ident),
        Item::Struct(item) => Some(&item.ident),
        Item::Trait(item) => Some(&item.ident),
        Item::TraitAlias(item) => Some(&item.ident),
        Item::Type(item) => Some(&item.ident),
        Item::Union(item) => Some(&item.ident),
        _ => None,
    }
}

fn words(idents: &[Ident]) -> Vec<String> {
    idents.iter().map(word).collect()
}

fn line(span: Span) -> usize {
    span.start().line
}

fn word(ident: &Ident) -> String {
    ident.unraw().to_string()
}
