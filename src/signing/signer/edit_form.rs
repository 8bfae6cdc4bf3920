//! The edit form: what a signature says, with what its signer changed on a page. Every page on which somebody changes
//! a signature reads it here.
//!
//! A page shows a field or it does not. What it does not show stays as it is: what the letter does not ask for, and
//! what was not sent. What it keeps so is named on the page, where its signer can have it taken off.

use serde_json::{Map, Value};

use crate::{
    letters::{Ask, Capacity, Letter},
    signing::{
        signature::details::{Adherence, SignerField, Visibility},
        submission::form::{Mistake, SignForm},
    },
};

/// A field that is sent, ticked, to have taken off what the letter does not ask for.
pub fn take_off_field(kept: SignerField) -> String {
    format!("take_off_{}", kept.key())
}

/// The fields of a signature, to be changed.
#[derive(Clone, Debug)]
pub struct EditForm {
    /// What stands in them.
    pub typed: SignForm,
    before: Adherence,
    taken_off: Vec<SignerField>,
}

impl EditForm {
    /// As nobody has changed them yet.
    pub fn of(before: &Adherence) -> Self {
        Self { typed: SignForm::saying(before), before: before.clone(), taken_off: Vec::new() }
    }

    /// The same, but who may see it is still to be chosen.
    pub fn undecided(before: &Adherence) -> Self {
        let form = Self::of(before);
        Self { typed: SignForm { visibility: String::new(), ..form.typed }, ..form }
    }

    /// The same with what was sent to this letter.
    pub fn sent(self, letter: &Letter, fields: &Map<String, Value>) -> serde_json::Result<Self> {
        let is_anonymous =
            fields.get("visibility").is_some_and(|seen| seen == Visibility::Anonymous.as_str());
        let is_asked = |field: &str| match field.parse() {
            // The description of an anonymous line is always its signer's to choose.
            Ok(Ask::Role) if is_anonymous => true,
            Ok(asked) => letter.ask.contains(&asked),
            Err(_) => true,
        };
        let mut typed = serde_json::to_value(&self.typed)?;
        if let Value::Object(typed) = &mut typed {
            let changed = fields.iter().filter(|(field, _)| is_asked(field));
            typed.extend(changed.map(|(field, text)| (field.clone(), text.clone())));
        }
        let is_ticked =
            |kept: &SignerField| fields.get(&take_off_field(*kept)).is_some_and(|ticked| ticked == "on");
        let taken_off = self.kept(letter).filter(is_ticked).collect();
        Ok(Self { typed: serde_json::from_value(typed)?, taken_off, ..self })
    }

    /// What the signature says now, or all that is wrong with it.
    pub fn parse(&self, letter: &Letter) -> Result<Adherence, Vec<Mistake>> {
        let mut wanted = self.typed.read(letter, Some(&self.before))?;
        for field in self.taken_off.iter().copied() {
            // Nothing is wrong with an empty text.
            let _ = wanted.said.set(field, "");
        }
        Ok(wanted)
    }

    /// As whom one can sign: as the letter offers, and as one has.
    pub fn offers(&self, capacity: Capacity, letter: &Letter) -> bool {
        letter.capacities.contains(&capacity) || self.before.capacity == capacity
    }

    /// Who may see it, as it was chosen before.
    pub fn seen_before(&self) -> Visibility {
        self.before.visibility
    }

    /// What it says that the letter does not ask for.
    pub fn kept(&self, letter: &Letter) -> impl Iterator<Item = SignerField> {
        let is_unasked =
            |field: &SignerField| field.asked().is_some_and(|asked| !letter.ask.contains(&asked));
        let unasked: Vec<_> = SignerField::ALL.into_iter().filter(is_unasked).collect();
        unasked.into_iter().filter(|field| !self.before.said.text(*field).is_empty())
    }

    /// Is it to be taken off?
    pub fn takes_off(&self, kept: SignerField) -> bool {
        self.taken_off.contains(&kept)
    }
}
