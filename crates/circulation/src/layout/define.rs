//! Sets how a kind of document looks, or gives it the program's own look again.

use std::collections::BTreeSet;

use obeznik_kernel::{Audience, Command, Context, Records, RecordsExt, Refusal, Stop, Stored};
use serde::{Deserialize, Serialize};

use super::{DocumentLayout, Needed, Signer, layout_id, sections_of};
use crate::door::refuse;
use crate::edition::PrintedKind;
use crate::town::Town;

/// More letters are no sentence that stands on each document.
const LONGEST_SENTENCE: usize = 2_000;
const MOST_SIGNERS: usize = 6;

/// Input of `circulation.define_layout`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct DefineLayout {
    /// What it is to be.
    pub layout: DocumentLayout,
}

/// Sets the look of documents made from now on.
///
/// # Errors
/// Refuses what [`layout_fault`] finds and a body that is not there.
pub fn define_layout(
    command: &Command,
    _context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let DefineLayout { layout } = command.input()?;
    if let Some(fault) = layout_fault(&layout) {
        return refuse(fault);
    }
    if let Some(body) = layout.body {
        Town::load(records)?.need(body)?;
    }
    let id = layout_id(&layout.kind, layout.body);
    match records.find::<DocumentLayout>(id)? {
        Some(before) => records.save(&Stored { value: layout, ..before }),
        None => records.add(id, None, &Audience::public(), &layout),
    }
}

/// What is wrong with a layout.
pub fn layout_fault(layout: &DocumentLayout) -> Option<Refusal> {
    let known = sections_of(&layout.kind);
    if known.is_empty() {
        return Some(Refusal::new("refusal-not-found"));
    }
    let unknown =
        layout.sections.iter().chain(&layout.hidden).find(|one| !known.iter().any(|(name, _)| name == one));
    if let Some(section) = unknown {
        return Some(Refusal::new("refusal-layout-section").with("section", section));
    }
    let once: BTreeSet<&String> = layout.sections.iter().collect();
    if once.len() < layout.sections.len() {
        return Some(Refusal::new("refusal-layout-section-twice"));
    }
    let is_needed = |section: &&String| known.contains(&(section.as_str(), Needed::Always));
    if let Some(section) = layout.hidden.iter().find(is_needed) {
        return Some(Refusal::new("refusal-layout-section-needed").with("section", section));
    }
    if [&layout.opening, &layout.closing].iter().any(|text| text.chars().count() > LONGEST_SENTENCE) {
        return Some(Refusal::new("refusal-layout-too-long").with("count", LONGEST_SENTENCE));
    }
    let is_unfit = |signer: &Signer| match signer {
        Signer::Drafter | Signer::Head => layout.kind != PrintedKind::CoverSheet,
        Signer::Chair | Signer::Deputy | Signer::Secretary => layout.kind == PrintedKind::CoverSheet,
        Signer::Unknown(_) => true,
    };
    let once: BTreeSet<&Signer> = layout.signers.iter().collect();
    let is_odd = once.len() < layout.signers.len() || layout.signers.len() > MOST_SIGNERS;
    (is_odd || layout.signers.iter().any(is_unfit)).then(|| Refusal::new("refusal-layout-signers"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn invitation() -> DocumentLayout {
        DocumentLayout::own(PrintedKind::Invitation, None)
    }

    fn words(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn a_layout_cannot_leave_out_what_the_law_asks_for_nor_name_what_is_not_there() {
        let cover = DocumentLayout::own(PrintedKind::CoverSheet, None);
        let certificate = DocumentLayout::own(PrintedKind::Certificate, None);
        let table = [
            (invitation(), None),
            (DocumentLayout { sections: words(&["closing", "facts"]), ..invitation() }, None),
            (
                DocumentLayout { sections: words(&["facts", "facts"]), ..invitation() },
                Some("refusal-layout-section-twice"),
            ),
            (DocumentLayout { sections: words(&["route"]), ..invitation() }, Some("refusal-layout-section")),
            (
                DocumentLayout { hidden: words(&["programme"]), ..invitation() },
                Some("refusal-layout-section-needed"),
            ),
            (DocumentLayout { hidden: words(&["opinions"]), ..cover.clone() }, None),
            (
                DocumentLayout { hidden: words(&["certified"]), ..certificate.clone() },
                Some("refusal-layout-section-needed"),
            ),
            (DocumentLayout { hidden: words(&["receipt"]), ..certificate.clone() }, None),
            (DocumentLayout { signers: vec![Signer::Chair, Signer::Deputy], ..certificate.clone() }, None),
            (DocumentLayout { signers: vec![Signer::Head], ..certificate }, Some("refusal-layout-signers")),
            (DocumentLayout { closing: "š".repeat(2_001), ..invitation() }, Some("refusal-layout-too-long")),
            (DocumentLayout { closing: "š".repeat(2_000), ..invitation() }, None),
            (DocumentLayout { signers: vec![Signer::Chair, Signer::Deputy], ..invitation() }, None),
            (
                DocumentLayout { signers: vec![Signer::Chair, Signer::Chair], ..invitation() },
                Some("refusal-layout-signers"),
            ),
            (
                DocumentLayout { signers: vec![Signer::Drafter], ..invitation() },
                Some("refusal-layout-signers"),
            ),
            (DocumentLayout { signers: vec![Signer::Head, Signer::Drafter], ..cover }, None),
            (
                DocumentLayout { signers: vec![Signer::Unknown("x".into())], ..invitation() },
                Some("refusal-layout-signers"),
            ),
        ];
        for (layout, expected) in table {
            let fault = layout_fault(&layout).map(|fault| fault.key);
            assert_eq!(fault.as_deref(), expected, "{layout:?}");
        }
    }
}
