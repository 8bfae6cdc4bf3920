//! The form of a report.

use serde::Deserialize;

use crate::signing::fields::{Plain, TextProblem};

/// What was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ReportForm {
    /// What is wrong with the line.
    pub reason: String,
}

impl ReportForm {
    /// The words of the report, or the message that says what to do.
    pub fn parse(&self) -> Result<Plain, &'static str> {
        match Plain::paragraphs(&self.reason) {
            Ok(words) if words.is_empty() => Err("error-report-empty"),
            Ok(words) => Ok(words),
            Err(TextProblem::TooLong) => Err("error-comment-too-long"),
            Err(TextProblem::Bidirectional) => Err("error-bidirectional"),
            Err(TextProblem::Stacked) => Err("error-stacked"),
            Err(TextProblem::Control | TextProblem::Empty) => Err("error-control"),
        }
    }
}
