//! The place of a file in the plan, and what it may use from there.

use super::{CAPABILITIES, FACES, GROUND, ROOMS, names::Target, source::Named};

/// Ground modules that keep a table without a `store`: all they have is that one table.
const SMALL_STORES: [&str; 4] = ["audit", "jobs", "database", "switches"];

/// The one file of `http` that wires routes, and so knows `App` and capabilities.
const ROUTER: &str = "http/router.rs";

/// Libraries of HTTP and HTML.
const LIBRARIES: [&str; 3] = ["axum", "http", "maud"];

/// Where a file is in the plan.
pub struct Place<'a> {
    /// Folders and name: `["signing", "store"]` for `signing/store.rs`, `["signing"]` for its `mod.rs`.
    pub module: &'a [String],
    pub path: &'a str,
}

impl<'a> Place<'a> {
    /// The capability, or the module of the ground; nothing for the crate itself.
    fn part(&self) -> &'a str {
        self.module.first().map_or("", String::as_str)
    }

    /// The room, if it is one of a capability whose rooms have an order.
    fn room(&self) -> Option<&'a str> {
        order_of_rooms(self.part())?;
        self.module.get(1).map(String::as_str)
    }

    /// Why there is no place for this file.
    pub fn is_missing(&self) -> Option<String> {
        let room = self.room()?;
        room_rank(self.part(), room).is_none().then(|| {
            let part = self.part();
            format!(
                "the room `{room}` is not in the order of `{part}`. Give it a place in `ROOMS` of the test."
            )
        })
    }

    /// How far along the order this is: what has a lower rank may be used, and its tables read.
    pub fn rank(&self) -> (usize, usize) {
        let part = self.part();
        let room = self.room().and_then(|room| room_rank(part, room)).unwrap_or(0);
        match rank(part) {
            Some(capability) => (capability + 1, room),
            None if GROUND.contains(&part) => (0, 0),
            None => (usize::MAX, 0),
        }
    }

    /// What owns the tables that this file writes: a store, also where that is a folder.
    pub fn owner(&self) -> String {
        let store = self.module.iter().position(|room| room == "store");
        store.map_or_else(|| self.path.to_owned(), |at| self.module[..=at].join("/"))
    }

    /// Whether queries may be here.
    pub fn holds_sql(&self) -> bool {
        self.module.iter().any(|room| room == "store") || SMALL_STORES.contains(&self.part())
    }

    /// Capability and room, for people to read.
    pub fn name(&self) -> String {
        self.room().map_or_else(|| self.part().to_owned(), |room| format!("{}/{room}", self.part()))
    }

    /// Why this file may not name what this path leads to, and what to do instead.
    pub fn forbids(&self, named: &Named, target: &Target) -> Option<String> {
        self.forbids_sql(target)
            .or_else(|| self.forbids_app(target, named.in_extractor))
            .or_else(|| self.forbids_capability(target))
            .or_else(|| self.forbids_face(named, target))
            .or_else(|| self.forbids_room(target))
    }

    fn forbids_sql(&self, target: &Target) -> Option<String> {
        let [library, name, ..] = &target.path[..] else {
            return None;
        };
        let name = name.to_lowercase();
        let is_query = name.starts_with("query") || name == "raw_sql" || name == "*";
        (!target.is_ours && library == "sqlx" && is_query && !self.holds_sql()).then(|| {
            "queries belong in a `store`. Move it there, behind a function named by what it does.".into()
        })
    }

    fn forbids_app(&self, target: &Target, in_extractor: bool) -> Option<String> {
        let there = our_part(target)?;
        if there == "cli" && !["cli", "main"].contains(&self.part()) {
            return Some("`cli` is known to `main` alone. Move what is shared to where it belongs.".into());
        }
        let is_http = self.part() == "http" && self.path != ROUTER;
        let who = if in_extractor { "an extractor" } else { "`http`" };
        (there == "app" && (is_http || in_extractor)).then(|| {
            format!(
                "{who} may not know `app`. Make it generic over the state, with `FromRef` for what it needs."
            )
        })
    }

    fn forbids_capability(&self, target: &Target) -> Option<String> {
        let (here, there) = (self.part(), our_part(target)?);
        let theirs = rank(there)?;
        if GROUND.contains(&here) {
            return Some(format!(
                "`{here}` may know no capability. Let `{there}` or `app` hand in what is needed."
            ));
        }
        if self.path == ROUTER {
            let passed = target.path.get(1..target.modules).unwrap_or_default();
            let is_routes = target.path.len() == 1 || passed.iter().any(|room| room == "routes");
            return (!is_routes)
                .then(|| format!("the router may know only the routes of `{there}`. Add a route there."));
        }
        if here == "http" {
            return Some(
                "`http` may know no capability, but for its router. Move this to the routes.".into(),
            );
        }
        rank(here).is_some_and(|ours| ours < theirs).then(|| {
            format!(
                "`{here}` may not know `{there}`, which comes after it. Let `{there}` ask, or move what is shared here."
            )
        })
    }

    /// The domain knows nothing of HTTP and HTML, and what a person sees nothing of HTTP and SQL. A page may show a type
    /// that is declared beside the query that fills it: by the name that the domain gives it, not by the store's.
    fn forbids_face(&self, named: &Named, target: &Target) -> Option<String> {
        rank(self.part())?;
        let face = self.module.iter().map(String::as_str).find(|room| FACES.contains(room));
        let (who, hidden): (&str, &[&str]) = match face {
            Some("form" | "routes") => return None,
            Some(face) => (face, &["axum", "http", "store"]),
            None => ("the domain", &["axum", "maud", "http", "routes", "pages", "page", "emails"]),
        };
        let is_hidden = |module: &&str| {
            hidden.contains(module) && (*module != "store" || named.path.iter().any(|word| word == "store"))
        };
        let mut passed = target.path[..target.modules].iter().map(String::as_str);
        let whom = if target.is_ours {
            passed.find(is_hidden)
        } else {
            // A path of another crate is no module of ours, even if a variable is called `page`.
            passed.next().filter(|library| LIBRARIES.contains(library) && hidden.contains(library))
        }?;
        Some(format!("{who} may not know `{whom}`. Hand in what it needs as a value."))
    }

    fn forbids_room(&self, target: &Target) -> Option<String> {
        let (part, here) = (self.part(), self.room()?);
        let there = target.path[..target.modules].get(1).filter(|_| our_part(target) == Some(part))?;
        let (ours, theirs) = (room_rank(part, here)?, room_rank(part, there)?);
        (ours < theirs).then(|| {
            let named = target.path.join("::");
            format!(
                "`{part}/{here}` may not know `{part}/{there}`, which comes after it, but names `{named}`. Let `{there}` call, or move what is shared to `{here}`."
            )
        })
    }
}

/// The first module of something of ours.
fn our_part(target: &Target) -> Option<&str> {
    target.path.first().filter(|_| target.is_ours).map(String::as_str)
}

fn rank(part: &str) -> Option<usize> {
    CAPABILITIES.iter().position(|capability| *capability == part)
}

fn order_of_rooms(part: &str) -> Option<&'static [&'static [&'static str]]> {
    ROOMS.iter().find(|(capability, _)| *capability == part).map(|(_, rooms)| *rooms)
}

fn room_rank(part: &str, room: &str) -> Option<usize> {
    order_of_rooms(part)?.iter().position(|step| step.contains(&room))
}
