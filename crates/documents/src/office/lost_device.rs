//! The report on a lost device, worded from what the office knows of it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::DateTime;
use obeznik_app::ApiError;
use obeznik_circulation::paper::{Confidentiality, Paper};
use obeznik_kernel::calendar::{ZONE, day_in_prague};
use obeznik_kernel::record::read_body;
use obeznik_kernel::{Closeness, LeaseClock, Person, RawRecord, RecordId, Timestamp};
use obeznik_municipality::Municipality;

use super::Made;
use super::file_name;
use super::house::letterhead_of;
use super::kind::DocumentFormat;
use super::naming::town_of;
use super::wording::{say, word};
use crate::imprint::Imprint;
use crate::lost_device::{Fact, LostDevice, LostPaper};

/// What the office knows of a lost device.
pub struct LostFacts<'a> {
    /// The municipality.
    pub municipality: &'a Municipality,
    /// The device's identifier.
    pub device: String,
    /// Its name in the list of devices.
    pub name: &'a str,
    /// Whose it was.
    pub person: &'a Person,
    /// When it was paired.
    pub paired_at: Timestamp,
    /// When it was last heard of.
    pub seen_at: Timestamp,
    /// When it was shown out; nothing where that was before this report was asked for.
    pub ended_at: Option<Timestamp>,
    /// When the report is made.
    pub issued_at: Timestamp,
    /// Whether it destroys everything at its next contact.
    pub wipes: bool,
    /// What it said opens it: `pass_phrase`, `keyring`; anything else is unknown.
    pub key: &'a str,
    /// How many changes it said wait in it, and when.
    pub waiting: Option<(u32, Timestamp)>,
    /// Rows that were in it.
    pub rows: &'a [RawRecord],
    /// Papers among them that the reader of the report does not see: they are counted and not named.
    pub hidden: &'a BTreeSet<RecordId>,
    /// How many of them have changed or left its sight since.
    pub moved_on: usize,
    /// How many more there were that are removed by now.
    pub removed: usize,
}

/// Prints the report on a lost device.
///
/// # Errors
/// [`Code::Refused`](obeznik_app::Code::Refused) with a sentence `document-…` when it cannot be set.
pub fn lost_device(facts: &LostFacts<'_>) -> Result<Made, ApiError> {
    let imprint = Imprint { produced_at: facts.issued_at, ident: format!("lost-device/{}", facts.device) };
    let file_name = file_name::safe(&format!("ztracene-zarizeni-{}", facts.name), DocumentFormat::Pdf);
    Ok(Made { file_name, bytes: crate::lost_device(&worded(facts), &imprint)? })
}

fn worded(facts: &LostFacts<'_>) -> LostDevice {
    let Person { function, .. } = facts.person;
    let name = facts.person.full_name();
    LostDevice {
        letterhead: letterhead_of(facts.municipality),
        issued_in: town_of(&facts.municipality.address),
        issued_on: day_in_prague(facts.issued_at),
        name: facts.name.to_owned(),
        person: if function.is_empty() { name } else { format!("{name}, {function}") },
        identifier: facts.device.clone(),
        paired_at: in_prague(facts.paired_at),
        seen_at: in_prague(facts.seen_at),
        ended_at: facts.ended_at.map(in_prague),
        ended_before: word("print-lost-ended-before"),
        ending: word(if facts.wipes { "print-lost-wipes" } else { "print-lost-gives-back" }),
        protection: protection(facts),
        held: held(facts),
        notices: vec![word("print-lost-notice")],
        papers: papers(facts.rows, facts.hidden),
        signatures: Vec::new(),
    }
}

fn in_prague(at: Timestamp) -> DateTime {
    at.in_tz(ZONE).map_or_else(|_| DateTime::MIN, |local| local.datetime())
}

fn fact(term: &str, value: String) -> Fact {
    Fact { term: word(term), value }
}

fn protection(facts: &LostFacts<'_>) -> Vec<Fact> {
    let waiting = match facts.waiting {
        Some((count, at)) => {
            let day = super::wording::long_day(day_in_prague(at));
            say("print-lost-waiting", &[("count", count.into()), ("day", day.into())])
        }
        None => word("print-lost-waiting-unknown"),
    };
    vec![
        fact("print-lost-term-key", say("print-lost-key", &[("key", facts.key.into())])),
        fact("print-lost-term-access", word("print-lost-access")),
        fact("print-lost-term-offline", offline(facts)),
        fact("print-lost-term-unsent", waiting),
    ]
}

/// When the program itself deletes what it was given, the closest kept first.
fn offline(facts: &LostFacts<'_>) -> String {
    let clock = LeaseClock::at_contact(facts.seen_at, facts.seen_at);
    let day = |closeness| {
        let ends = clock.ends(facts.municipality.offline_days.of(closeness));
        super::wording::long_day(day_in_prague(ends)).into()
    };
    let (confidential, body) = (day(Closeness::Confidential), day(Closeness::Body));
    say(
        "print-lost-offline",
        &[("confidential", confidential), ("body", body), ("public", day(Closeness::Public))],
    )
}

/// Kinds a reader knows by name, with the key of the word.
const KINDS: [(&str, &str); 6] = [
    ("paper", "print-lost-papers"),
    ("attachment", "print-lost-annexes"),
    ("meeting", "print-lost-meetings"),
    ("resolution", "print-lost-resolutions"),
    ("task", "print-lost-tasks"),
    ("person", "print-lost-people"),
];

fn held(facts: &LostFacts<'_>) -> Vec<Fact> {
    let count = |kind: &str| facts.rows.iter().filter(|row| row.kind == kind).count();
    let mut held: Vec<Fact> = KINDS.iter().map(|(kind, term)| fact(term, count(kind).to_string())).collect();
    held.push(fact("print-lost-moved-on", facts.moved_on.to_string()));
    held.push(fact("print-lost-removed", facts.removed.to_string()));
    held
}

/// Papers that not everybody sees, by number; those that are hidden without their number and title.
fn papers(rows: &[RawRecord], hidden: &BTreeSet<RecordId>) -> Vec<LostPaper> {
    let mut annexes: BTreeMap<RecordId, usize> = BTreeMap::new();
    for parent in rows.iter().filter(|row| row.kind == "attachment").filter_map(|row| row.parent) {
        *annexes.entry(parent).or_default() += 1;
    }
    let read = |row: &RawRecord| {
        let paper = read_body::<Paper>(row).ok()?;
        let is_closed = paper.confidentiality != Confidentiality::Public;
        let access = say("print-access", &[("level", paper.confidentiality.as_str().into())]);
        let annexes = annexes.get(&row.id).copied().unwrap_or(0);
        let (number, title) = if hidden.contains(&row.id) {
            (String::new(), word("print-lost-hidden"))
        } else {
            (paper.number, paper.title)
        };
        is_closed.then_some(LostPaper { number, title, access, annexes })
    };
    let mut papers: Vec<LostPaper> = rows.iter().filter(|row| row.kind == "paper").filter_map(read).collect();
    papers.sort_by_key(|paper| (obeznik_czech::collation::sort_key(&paper.number), paper.title.clone()));
    papers
}

#[cfg(test)]
mod tests {
    use super::*;
    use obeznik_kernel::{AudienceId, Record};
    use serde_json::json;

    fn paper(name: &str, number: &str, title: &str) -> RawRecord {
        let person = RecordId::well_known("person");
        let body = json!({ "number": number, "paper_type": null, "title": title, "presenter": person,
            "co_presenters": [], "drafter": person, "department": null, "competence": "", "confidentiality": "body",
            "named": [], "state": "draft", "report": "", "clauses": [], "due_on": null, "route": [], "version": 0,
            "return_reason": "", "formal_check": [], "posting": null, "price_reason": "",
            "lineage": { "split_from": null, "merged_from": [], "continues": null }, "readers": [], "note": "",
            "created_at": "2026-11-28T08:00:00Z", "submitted_at": null });
        RawRecord {
            kind: Paper::KIND.to_owned(),
            id: RecordId::well_known(name),
            parent: None,
            scope: AudienceId("0".repeat(32)),
            ver: 1,
            seq: 1,
            body_version: Paper::BODY_VERSION,
            body: body.to_string().into_bytes(),
        }
    }

    #[test]
    fn a_report_made_once_more_does_not_say_that_the_device_was_shown_out_by_it() {
        let municipality: Municipality = serde_json::from_value(json!({ "name": "Město Vzorov",
            "name_genitive": "města Vzorova", "ico": "", "address": "náměstí Míru 1, 391 01 Vzorov", "law": "act128", "terms": [],
            "crest_svg": "", "is_demo": false }))
        .unwrap();
        let person: Person =
            serde_json::from_value(json!({ "given": "Petr", "family": "Malý", "title_before": "",
            "title_after": "", "function": "", "email": "", "department": null, "active": true }))
            .unwrap();
        let at = |text: &str| text.parse::<Timestamp>().unwrap();
        let (hidden, asked) = (BTreeSet::new(), at("2026-12-01T08:00:00Z"));
        let told = |ended_at| {
            worded(&LostFacts {
                municipality: &municipality,
                device: "x".to_owned(),
                name: "Notebook",
                person: &person,
                paired_at: at("2026-11-01T08:00:00Z"),
                seen_at: at("2026-11-20T08:00:00Z"),
                ended_at,
                issued_at: asked,
                wipes: true,
                key: "",
                waiting: None,
                rows: &[],
                hidden: &hidden,
                moved_on: 0,
                removed: 0,
            })
        };
        let (first, again) = (told(Some(asked)), told(None));
        assert_eq!((first.ended_at, again.ended_at), (Some(in_prague(asked)), None));
        assert_eq!(again.ended_before, word("print-lost-ended-before"));
        assert_ne!(again.ended_before, "print-lost-ended-before", "the words are there");
        for report in [first, again] {
            assert_eq!(report.issued_on, day_in_prague(asked));
            let imprint = Imprint { produced_at: asked, ident: "lost-device/x".to_owned() };
            assert!(crate::lost_device(&report, &imprint).unwrap().starts_with(b"%PDF"));
        }
    }

    #[test]
    fn a_paper_the_reader_does_not_see_is_counted_and_not_named() {
        let rows = [
            paper("seen", "12/2026", "Oprava chodníku"),
            paper("closed", "13/2026", "Výpověď nájmu kavárny"),
        ];
        let told = papers(&rows, &BTreeSet::from([RecordId::well_known("closed")]));
        let told: Vec<(&str, &str)> =
            told.iter().map(|paper| (paper.number.as_str(), paper.title.as_str())).collect();
        assert_eq!(told, [("", word("print-lost-hidden").as_str()), ("12/2026", "Oprava chodníku")]);
        assert_ne!(word("print-lost-hidden"), "print-lost-hidden", "the word is there");
        assert_eq!(papers(&rows, &BTreeSet::new()).len(), 2);
        assert!(papers(&rows, &BTreeSet::new()).iter().any(|paper| paper.title.contains("kavárny")));
    }
}
