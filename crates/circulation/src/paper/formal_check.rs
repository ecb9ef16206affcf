//! What the program can say about a paper by itself (A20, A21 and the annexes).

use obeznik_kernel::calendar::days_between;
use obeznik_kernel::{BodyKind, Date};

use super::{CheckItem, CheckState, Paper, Posting};
use crate::attachment::Attachment;
use crate::clause::{clause_faults, render};

/// What the check looks at.
pub struct CheckInput<'a> {
    /// The paper.
    pub paper: &'a Paper,
    /// Its present attachments.
    pub attachments: &'a [Attachment],
    /// The sort of the body that decides at the end of its route.
    pub decides: Option<&'a BodyKind>,
    /// Suspected personal data found in its texts; nothing when nobody has searched yet.
    pub findings: Option<&'a [String]>,
    /// The day of the check.
    pub today: Date,
}

/// Whole days an intention hangs before the decision (§ 39/1).
const POSTING_DAYS: i32 = 15;

/// Fills the checklist as far as words, days and files tell. A person may decide otherwise with a note:
/// the check warns, the law is applied by people.
pub fn formal_check(input: &CheckInput<'_>) -> Vec<CheckItem> {
    vec![
        item("competence", false, competence(input)),
        item("posting", false, posting(input)),
        item("annexes", true, annexes(input)),
        item("resolution", false, resolution(input)),
        item("personal_data", true, personal_data(input)),
    ]
}

/// Whether the draft disposes of real estate so that the intention must be posted.
///
/// Not for flats and graves, nor for own organisations (§ 39/3); a lease under 30 days the secretary ticks.
///
/// Source: Act No. 128/2000 Coll., § 39/1 and 39/3.
pub fn needs_posting(paper: &Paper) -> bool {
    let text = draft_text(paper);
    let disposes = has_any(&text, &DISPOSALS) && has_any(&text, &REAL_ESTATE);
    disposes && !has_any(&text, &NOT_POSTED)
}

/// What is wrong with the posting for a decision on a day; nothing when all is well.
///
/// Fifteen whole days lie between the day it was put up and the day of decision, and it hangs through
/// all of them: neither of the two days counts.
///
/// Source: Act No. 128/2000 Coll., § 39/1.
pub fn posting_fault(posting: Option<&Posting>, decided_on: Date) -> Option<&'static str> {
    let Some(posting) = posting else { return Some("check-not-posted") };
    let hung_to = posting.to.unwrap_or(decided_on).min(decided_on);
    let is_short = days_between(posting.from, decided_on) <= POSTING_DAYS
        || days_between(posting.from, hung_to) < POSTING_DAYS;
    is_short.then_some("check-posted-too-short")
}

/// State, finding and what it concerns.
type Found = (CheckState, &'static str, String);

fn item(id: &str, resets_with_documents: bool, (state, finding, detail): Found) -> CheckItem {
    CheckItem {
        id: id.to_owned(),
        state,
        finding: finding.to_owned(),
        detail,
        note: String::new(),
        by: None,
        resets_with_documents,
    }
}

fn passed() -> Found {
    (CheckState::PassedByProgram, "", String::new())
}

fn failed(finding: &'static str, detail: impl Into<String>) -> Found {
    (CheckState::Failed, finding, detail.into())
}

/// § 84/2 and § 85 belong to the assembly alone, § 102/2 to the council.
fn competence(input: &CheckInput<'_>) -> Found {
    let Some(decides) = input.decides else { return failed("check-nobody-decides", "") };
    let competence = input.paper.competence.replace('\u{a0}', " ");
    let text = draft_text(input.paper);
    let of_assembly = ["§ 84", "§ 85"].iter().any(|paragraph| competence.contains(paragraph));
    if *decides != BodyKind::Assembly && (of_assembly || is_for_assembly(&text)) {
        return failed("check-belongs-to-assembly", competence);
    }
    if *decides == BodyKind::Assembly && competence.contains("§ 102 odst. 2") {
        return failed("check-belongs-to-council", competence);
    }
    passed()
}

fn posting(input: &CheckInput<'_>) -> Found {
    if !needs_posting(input.paper) {
        return passed();
    }
    match &input.paper.posting {
        None => failed("check-not-posted", ""),
        // Whether it will have hung long enough is decided against the day of the meeting.
        Some(posting) if posting.from > input.today => failed("check-not-posted", posting.from.to_string()),
        Some(_) => passed(),
    }
}

fn annexes(input: &CheckInput<'_>) -> Found {
    if let Some(bad) = input.attachments.iter().find(|file| file.size_bytes == 0) {
        return failed("check-annex-empty", &bad.name);
    }
    if let Some(bad) = input.attachments.iter().find(|file| file.is_unreadable()) {
        return failed("check-annex-unreadable", &bad.name);
    }
    let names_annex = ["příloh", "přílož"].iter().any(|word| draft_text(input.paper).contains(word));
    if names_annex && input.attachments.is_empty() { failed("check-annex-missing", "") } else { passed() }
}

fn resolution(input: &CheckInput<'_>) -> Found {
    match clause_faults(&input.paper.clauses).first() {
        None => passed(),
        Some(fault) => failed("check-resolution-unclear", (fault.clause + 1).to_string()),
    }
}

fn personal_data(input: &CheckInput<'_>) -> Found {
    match input.findings {
        None => (CheckState::Open, "check-not-searched", String::new()),
        Some([]) => passed(),
        Some(found) => failed("check-personal-data", found.join(", ")),
    }
}

fn is_for_assembly(text: &str) -> bool {
    has_any(text, &RESERVED) || has_any(text, &TRANSFERS) && has_any(text, &REAL_ESTATE)
}

fn draft_text(paper: &Paper) -> String {
    render(&paper.clauses).to_lowercase().replace('\u{a0}', " ")
}

fn has_any(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}

/// Beginnings of words by which real estate changes its owner (§ 85 písm. a).
const TRANSFERS: [&str; 7] = ["prodej", "prodat", "koup", "směn", "darov", "bezúplatný převod", "nabytí"];

/// Beginnings of words of § 39/1.
const DISPOSALS: [&str; 10] =
    ["prodej", "prodat", "směn", "darov", "pronáj", "pronaj", "pacht", "propacht", "výpůjč", "právo stavby"];

/// Beginnings of words that mean real estate.
const REAL_ESTATE: [&str; 8] = ["pozem", "nemovit", "parc", "p. č.", "st. p.", "budov", "nebytov", "stavb"];

/// What § 39/3 leaves out.
const NOT_POSTED: [&str; 4] = ["pronájem bytu", "nájem bytu", "hrobov", "příspěvkové organizaci města"];

/// Beginnings of words for matters of § 84/2 and § 85 other than transfers of real estate.
const RESERVED: [&str; 11] = [
    "obecně závazn",
    "rozpočet města na rok",
    "rozpočet obce na rok",
    "závěrečný účet",
    "účetní závěrku města",
    "územní plán",
    "program rozvoje",
    "přijetí úvěru",
    "zřizovací listin",
    "zastavení nemovit",
    "vydání komunálních dluhopisů",
];

#[cfg(test)]
mod tests;
