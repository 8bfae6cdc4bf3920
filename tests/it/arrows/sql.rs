//! Parses SQL only as far as needed to find the tables that it writes and reads.

/// The words of a statement and the signs `( ) , .`, without what is quoted as text. SQL of any case is read in
/// lower case.
pub struct Sql(Vec<String>);

impl Sql {
    pub fn of(text: &str) -> Self {
        let mut words: Vec<String> = Vec::new();
        let mut in_word = false;
        for c in without_quoted(&text.to_lowercase()).chars() {
            let is_word = c.is_alphanumeric() || c == '_';
            match words.last_mut() {
                Some(word) if is_word && in_word => word.push(c),
                _ if is_word || "(),.".contains(c) => words.push(c.into()),
                _ => {}
            }
            in_word = is_word;
        }
        Self(words)
    }

    /// Whether the table is written.
    pub fn writes(&self, table: &str) -> bool {
        let words: Vec<&str> = self.0.iter().map(String::as_str).filter(|word| is_word(word)).collect();
        (0..words.len()).any(|at| match words[at..] {
            ["insert" | "merge", "into", name, ..]
            | ["delete", "from", name, ..]
            | ["truncate", "table", name, ..]
            | ["truncate", name, ..] => name == table,
            ["update", name, "set", ..]
            | ["update", name, _, "set", ..]
            | ["update", name, "as", _, "set", ..] => name == table,
            ["copy", name, ..] => name == table && words.ends_with(&["from", "stdin"]),
            _ => false,
        })
    }

    /// The names after `from`, `join` and `using`, without those that a `with` gives to a query.
    pub fn reads(&self) -> Vec<&str> {
        let mut read = Vec::new();
        for (at, word) in self.0.iter().enumerate() {
            let before = at.checked_sub(1).map_or("", |before| &self.0[before]);
            match (before, word.as_str()) {
                // `is distinct from` compares, and what is deleted from is written.
                ("distinct" | "delete", "from") => {}
                (_, "from" | "join" | "using") => self.read_list(at + 1, &mut read),
                _ => {}
            }
        }
        read.retain(|name| !self.is_named_by_with(name));
        read
    }

    /// Reads `a, b as c, (…) d, f(…) e`. What is inside of brackets is found by its own `from`.
    fn read_list<'a>(&'a self, mut at: usize, read: &mut Vec<&'a str>) {
        loop {
            while ["lateral", "only"].contains(&self.word(at)) {
                at += 1;
            }
            let name = self.word(at);
            if is_word(name) {
                at += 1;
                // `f(…)` is a function, and `a.b` a column: `extract(hour from a.b)`.
                match self.word(at) {
                    "." => return,
                    "(" => {}
                    _ => read.push(name),
                }
            }
            at = self.after_brackets(at);
            while ["with", "ordinality", "as"].contains(&self.word(at)) {
                at += 1;
            }
            at += usize::from(is_word(self.word(at)));
            at = self.after_brackets(at);
            if self.word(at) != "," {
                return;
            }
            at += 1;
        }
    }

    /// Whether a `with` gives this name to a query: `name as (`, `name (…) as materialized (`.
    fn is_named_by_with(&self, name: &str) -> bool {
        self.0.contains(&"with".to_owned())
            && self.0.iter().enumerate().filter(|(_, word)| *word == name).any(|(at, _)| {
                let mut at = self.after_brackets(at + 1);
                let is_named = self.word(at) == "as";
                at += 1;
                while ["not", "materialized"].contains(&self.word(at)) {
                    at += 1;
                }
                is_named && self.word(at) == "("
            })
    }

    /// The place after the brackets that open here, if any do.
    fn after_brackets(&self, at: usize) -> usize {
        let mut depth = 0;
        for (inner, word) in self.0.iter().enumerate().skip(at) {
            match word.as_str() {
                "(" => depth += 1,
                ")" if depth > 0 => depth -= 1,
                _ if depth == 0 => return inner,
                _ => continue,
            }
            if depth == 0 {
                return inner + 1;
            }
        }
        self.0.len()
    }

    fn word(&self, at: usize) -> &str {
        self.0.get(at).map_or("", String::as_str)
    }
}

fn is_word(word: &str) -> bool {
    !word.is_empty() && !"(),.".contains(word)
}

/// Drops `'…'`. A quote that is never closed is an apostrophe.
fn without_quoted(text: &str) -> String {
    let mut pieces = text.split('\'');
    let mut kept = pieces.next().unwrap_or_default().to_owned();
    while let Some(quoted) = pieces.next() {
        match pieces.next() {
            Some(after) => kept.extend([" ", after]),
            None => kept.extend([" ", quoted]),
        }
    }
    kept
}
