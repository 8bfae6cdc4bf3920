//! Which store owns which table, and who may read it.

use std::collections::BTreeMap;

use super::{place::Place, sql::Sql};

/// A string of a file, and the line it is on.
pub struct Statement<'a> {
    pub place: &'a Place<'a>,
    pub line: usize,
    pub sql: Sql,
}

/// What the migrations create.
pub struct Schema {
    tables: Vec<String>,
    /// Each view, with the tables that it reads.
    views: BTreeMap<String, Vec<String>>,
}

impl Schema {
    /// Reads migrations in their order.
    pub fn of<'a>(migrations: impl Iterator<Item = &'a str>) -> Self {
        let mut schema = Self { tables: Vec::new(), views: BTreeMap::new() };
        for statement in migrations.flat_map(|sql| sql.split(';')) {
            let words: Vec<&str> = statement
                .lines()
                .filter(|line| !line.trim_start().starts_with("--"))
                .flat_map(str::split_whitespace)
                .collect();
            match words[..] {
                ["create", "table", name, ..] => schema.tables.push(name.into()),
                ["alter", "table", name, "rename", "to", new] => {
                    schema.tables.retain(|table| table != name);
                    schema.tables.push(new.into());
                }
                ["create", "view", name, ..] | ["create", "or", "replace", "view", name, ..] => {
                    let behind = schema.tables_of(&Sql::of(statement));
                    schema.views.insert(name.into(), behind);
                }
                _ => {}
            }
        }
        schema
    }

    /// The tables that a statement reads, also through views.
    fn tables_of(&self, sql: &Sql) -> Vec<String> {
        let names = sql.reads().into_iter();
        let mut tables: Vec<String> = names
            .flat_map(|name| self.views.get(name).cloned().unwrap_or_else(|| vec![name.to_owned()]))
            .filter(|name| self.tables.contains(name))
            .collect();
        tables.sort();
        tables.dedup();
        tables
    }
}

/// The statements that write a table, by what owns them.
type Writers<'a> = BTreeMap<String, Vec<&'a Statement<'a>>>;

/// Tables that more than one store writes, and tables that are read by a store that comes before their owner.
pub fn out_of_place(statements: &[Statement<'_>], schema: &Schema) -> Vec<String> {
    let writers: BTreeMap<&str, Writers<'_>> =
        schema.tables.iter().map(|table| (table.as_str(), writers(statements, table))).collect();
    let mut found = Vec::new();
    for (table, writers) in writers.iter().filter(|(_, writers)| writers.len() > 1) {
        let places: Vec<String> = writers.values().flatten().map(|statement| at(statement)).collect();
        let places = places.join(", ");
        found.push(format!(
            "{places}: `{table}` is written by more than one store. Let one own it, the others call."
        ));
    }
    // Elsewhere strings are texts for people, which may contain `from letter` too.
    for statement in statements.iter().filter(|statement| statement.place.holds_sql()) {
        for table in schema.tables_of(&statement.sql) {
            let said = forbids_reading(statement.place, &table, &writers[table.as_str()]);
            found.extend(said.map(|said| format!("{}: {said}", at(statement))));
        }
    }
    found
}

fn writers<'a>(statements: &'a [Statement<'a>], table: &str) -> Writers<'a> {
    let mut writers = Writers::new();
    for statement in statements.iter().filter(|statement| statement.sql.writes(table)) {
        writers.entry(statement.place.owner()).or_default().push(statement);
    }
    writers
}

/// While a table has two owners, which is reported by itself, what either of them lets pass is let pass.
fn forbids_reading(place: &Place<'_>, table: &str, writers: &Writers<'_>) -> Option<String> {
    let (here, owners) = (place.name(), writers.keys().cloned().collect::<Vec<_>>().join("`, `"));
    if writers.is_empty() {
        return Some(format!("`{table}` is read, but no store writes it. Drop the table, or write it."));
    }
    let may_read = writers.values().any(|owner| owner[0].place.rank() <= place.rank());
    (!may_read).then(|| {
        format!(
            "`{here}` may not read `{table}`, which comes after it: `{owners}` owns it. Read it in a store of the owner, or of what comes after."
        )
    })
}

fn at(statement: &Statement<'_>) -> String {
    format!("src/{}:{}", statement.place.path, statement.line)
}
