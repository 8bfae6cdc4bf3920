//! The edit form: the current content of a signature, with what its signer changed on a page. Every page on which a
//! signature is edited reads it here.
//!
//! A page shows a field or it does not. A field that is not shown stays as it is: one that the letter does not ask
//! for, or that was not sent. The page names what it keeps in this way, and its signer can remove it there.

use serde_json::{Map, Value};

use crate::{
    letters::{Ask, Capacity, Letter},
    signing::{
        signature::details::{SignatureDetails, SignerField, Visibility},
        submission::form::{Mistake, SignForm},
    },
};

/// The name of the checkbox that removes a field which the letter does not ask for.
pub fn take_off_field(kept: SignerField) -> String {
    format!("take_off_{}", kept.key())
}

/// The fields of a signature, to be changed.
#[derive(Clone, Debug)]
pub struct EditForm {
    /// The values in the fields.
    pub typed: SignForm,
    before: SignatureDetails,
    taken_off: Vec<SignerField>,
}

impl EditForm {
    /// The form before any change.
    pub fn of(before: &SignatureDetails) -> Self {
        Self { typed: SignForm::of(before), before: before.clone(), taken_off: Vec::new() }
    }

    /// Same as `of`, but who may see it is still to be chosen.
    pub fn undecided(before: &SignatureDetails) -> Self {
        let form = Self::of(before);
        Self { typed: SignForm { visibility: String::new(), ..form.typed }, ..form }
    }

    /// Same, with the values that were sent to this letter.
    pub fn sent(self, letter: &Letter, fields: &Map<String, Value>) -> serde_json::Result<Self> {
        let is_anonymous =
            fields.get("visibility").is_some_and(|seen| seen == Visibility::Anonymous.into_str());
        let is_asked = |field: &str| match field.parse() {
            // The signer can always choose the description of an anonymous line.
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

    /// The content of the signature after the edit, or all that is wrong with it.
    pub fn parse(&self, letter: &Letter) -> Result<SignatureDetails, Vec<Mistake>> {
        let mut wanted = self.typed.read(letter, Some(&self.before))?;
        for field in self.taken_off.iter().copied() {
            // An empty text is always valid.
            let _ = wanted.text.set(field, "");
        }
        Ok(wanted)
    }

    /// Whether this capacity can be chosen: the letter offers it, or the signature has it.
    pub fn offers(&self, capacity: Capacity, letter: &Letter) -> bool {
        letter.capacities.contains(&capacity) || self.before.capacity == capacity
    }

    /// The visibility before the edit.
    pub fn seen_before(&self) -> Visibility {
        self.before.visibility
    }

    /// What the signature says that the letter does not ask for.
    pub fn kept(&self, letter: &Letter) -> impl Iterator<Item = SignerField> {
        let is_unasked =
            |field: &SignerField| field.asked().is_some_and(|asked| !letter.ask.contains(&asked));
        let unasked: Vec<_> = SignerField::ALL.into_iter().filter(is_unasked).collect();
        unasked.into_iter().filter(|field| !self.before.text.text(*field).is_empty())
    }

    /// Whether the signer wants to remove it.
    pub fn takes_off(&self, kept: SignerField) -> bool {
        self.taken_off.contains(&kept)
    }
}
