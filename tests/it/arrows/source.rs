//! Parses one file of `src/`: the paths it names, the names it declares, its strings and its words.
//!
//! Code under `#[cfg(test)]` is cut out before that, so that no rule sees it.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use syn::{Lit, parse2};

use super::paths;

/// A file as the rules see it.
#[derive(Default)]
pub struct Code {
    /// Each path that the code names.
    pub named: Vec<Named>,
    /// Each name that the code declares or imports.
    pub declared: Vec<Declared>,
    /// Each string literal with its line; strings that are joined by `+` are one.
    pub strings: Vec<(usize, String)>,
    /// Each word of the code: its line, the word before it, the word.
    pub words: Vec<(usize, String, String)>,
    /// Modules that are declared under `#[cfg(test)]`.
    pub test_modules: Vec<String>,
}

/// A path that the code names.
pub struct Named {
    /// The module that it is read from: an inline `mod` has its own.
    pub module: Vec<String>,
    pub path: Vec<String>,
    pub line: usize,
    /// Whether it is part of an `impl FromRequest` or its like.
    pub in_extractor: bool,
}

/// A name in a module.
pub struct Declared {
    pub module: Vec<String>,
    pub name: String,
    pub what: What,
}

/// What a name in a module is.
pub enum What {
    Item,
    Module,
    /// `use` of this path.
    Import(Vec<String>),
    /// `use` of all that this module has; the name is `*`.
    Glob(Vec<String>),
}

/// Parses the text of a file that is this module.
pub fn read(text: &str, module: &[String]) -> syn::Result<Code> {
    let mut code = Code::default();
    let tokens = without_tests(text.parse()?, &mut code.test_modules);
    walk(tokens.clone(), &mut code);
    paths::collect(&parse2(tokens)?, module, &mut code);
    Ok(code)
}

/// The module that a file is: `[signing, store]` for `signing/store.rs` and for `signing/store/mod.rs`.
pub fn module_of(path: &str) -> Vec<String> {
    let path = path.trim_end_matches(".rs").trim_end_matches("mod").trim_end_matches('/');
    if path == "lib" { Vec::new() } else { path.split('/').map(str::to_owned).collect() }
}

/// Drops each `#[cfg(test)]` with the item that it belongs to, which ends with a block or a `;`. Notes the modules in
/// other files that are dropped with it.
fn without_tests(tokens: TokenStream, test_modules: &mut Vec<String>) -> TokenStream {
    let mut kept = Vec::new();
    let mut rest = tokens.into_iter().peekable();
    while let Some(token) = rest.next() {
        let under_test = is_sign(&token, '#') && rest.peek().is_some_and(is_cfg_test);
        if under_test {
            while ends_in_attribute(&kept) {
                kept.truncate(kept.len() - 2);
            }
            let dropped = item(&mut rest);
            rest.next_if(|token| is_sign(token, ';'));
            test_modules.extend(declared_module(&dropped));
        } else if let TokenTree::Group(group) = token {
            let mut inner = Group::new(group.delimiter(), without_tests(group.stream(), test_modules));
            inner.set_span(group.span());
            kept.push(inner.into());
        } else {
            kept.push(token);
        }
    }
    kept.into_iter().collect()
}

/// Attributes before the `#[cfg(test)]`, and doc comments, belong to the same item. Those of the file have a `!`.
fn ends_in_attribute(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [.., hash, TokenTree::Group(group)]
        if is_sign(hash, '#') && group.delimiter() == Delimiter::Bracket)
}

fn item(tokens: &mut impl Iterator<Item = TokenTree>) -> Vec<TokenTree> {
    let mut item = Vec::new();
    for token in tokens {
        let ends = match &token {
            TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
            token => is_sign(token, ';'),
        };
        item.push(token);
        if ends {
            break;
        }
    }
    item
}

/// The name in `mod name;`, of any visibility.
fn declared_module(item: &[TokenTree]) -> Option<String> {
    match item {
        [.., TokenTree::Ident(keyword), TokenTree::Ident(name), end]
            if keyword == "mod" && is_sign(end, ';') =>
        {
            Some(name.to_string())
        }
        _ => None,
    }
}

fn is_cfg_test(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket
        && group.stream().to_string().replace(' ', "") == "cfg(test)")
}

/// Collects strings and words; doc comments are neither.
fn walk(tokens: TokenStream, code: &mut Code) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        let line = token.span().start().line;
        let before = &tokens[..at];
        match token {
            TokenTree::Group(group) if !is_doc(group) => walk(group.stream(), code),
            TokenTree::Ident(word) => {
                let keyword = before.last().map(ToString::to_string).unwrap_or_default();
                code.words.push((line, keyword, word.to_string()));
            }
            TokenTree::Literal(_) => {
                let Some(string) = string(token) else {
                    continue;
                };
                match code.strings.last_mut().filter(|_| continues_a_string(before)) {
                    Some((_, first)) => first.push_str(&string),
                    None => code.strings.push((line, string)),
                }
            }
            _ => {}
        }
    }
}

/// A doc comment, which a parser sees as `#[doc = "…"]`.
fn is_doc(group: &Group) -> bool {
    let mut inner = group.stream().into_iter();
    group.delimiter() == Delimiter::Bracket
        && matches!(inner.next(), Some(TokenTree::Ident(word)) if word == "doc")
        && inner.next().is_some_and(|sign| is_sign(&sign, '='))
}

fn continues_a_string(before: &[TokenTree]) -> bool {
    matches!(before, [.., first, plus] if is_sign(plus, '+') && string(first).is_some())
}

fn string(token: &TokenTree) -> Option<String> {
    match parse2(token.clone().into()) {
        Ok(Lit::Str(string)) => Some(string.value()),
        _ => None,
    }
}

pub fn is_sign(token: &TokenTree, sign: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == sign)
}
