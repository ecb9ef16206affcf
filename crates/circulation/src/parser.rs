//! The text of a resolution, as clerks write or paste it, into clauses, points and tasks.
//!
//! Nothing is lost: what stands before the first clause is the preamble, an item without a recognisable
//! verb becomes a clause with an empty verb, and a deadline that is no day stays as words.
//! Only the verb that leads a clause makes one; *„… a pověřuje starostu“* inside a sentence stays text,
//! because splitting a sentence of a legal text is the clerk's decision.

mod build;
mod date;
mod field;
mod html;
mod lead;
mod marker;
mod row;
mod task;

use crate::clause::Clause;
use crate::verbs::VerbList;

pub use date::find_date;

/// What the parser understood.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parsed {
    /// What stood before the first clause, usually the name of the body.
    pub preamble: String,
    /// The clauses in order.
    pub clauses: Vec<Clause>,
    /// What the text lists as not adopted (`NEPŘIJATÉ NÁVRHY`), as written; it is no part of the resolution.
    pub not_adopted: String,
}

/// Parses plain text, or HTML when the text holds list or paragraph tags.
#[must_use]
pub fn parse(text: &str, verbs: &VerbList) -> Parsed {
    let rows = if html::looks_like_html(text) { html::rows(text) } else { row::rows(text, verbs) };
    build::build(rows, verbs)
}

#[cfg(test)]
mod tests;
