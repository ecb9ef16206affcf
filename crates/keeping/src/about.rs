//! What in a record concerns one person, and how much of it is theirs to get (Art. 15 of Regulation 2016/679).
//!
//! A record that is about the person goes whole, others named in it left out. Of a record that only names the person
//! go the fields in which it does.

use std::collections::BTreeSet;

use obeznik_kernel::{PersonId, RecordId};
use serde_json::{Map, Value};

/// What stands where another person was named.
pub const SOMEBODY: &str = "jiná osoba";

/// How much of a record goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Share {
    /// The whole body without other people.
    Whole,
    /// What it is, and the fields that name the person.
    Part,
}

/// What a record says about a person.
#[derive(Debug, Clone, PartialEq)]
pub struct Concern {
    /// Fields that name them, such as `drafter` or `ballots`; `id` for their own record.
    pub fields: BTreeSet<String>,
    /// How much of it goes.
    pub share: Share,
    /// What goes.
    pub body: Value,
    /// Mentions of other people that were left out.
    pub others: u32,
}

/// Fields by which a record is recognised; they go with a part of it.
const RECOGNISED_BY: [&str; 8] =
    ["number", "title", "name", "on", "held_on", "decided_on", "at", "created_at"];

/// Kinds of records and their fields that make the record the person's own. Lists of people in them are cut down to
/// this person.
const OWN: [(&str, &[&str]); 17] = [
    ("person", &["id"]),
    ("membership", &["person"]),
    ("mandate_end", &["person"]),
    ("substitution", &["absent", "by"]),
    ("device", &["person"]),
    ("comment", &["author"]),
    ("opinion", &["person", "given_by"]),
    ("reading", &["person"]),
    ("task", &["assignee"]),
    ("statement", &["person"]),
    ("variant", &["author"]),
    ("apology", &["person"]),
    ("conflict_of_interest", &["person"]),
    ("sending", &["person"]),
    ("pack_opening", &["person"]),
    ("member_channel", &["person"]),
    ("notice_choice", &["person"]),
];

/// Fields that go to nobody: what opens an encrypted answer would open it in other hands too.
const SECRET: [(&str, &str); 1] = [("sending", "answer_key")];

/// What a record says about a person; nothing when it does not name them. `people` are all people of the office.
pub fn concern(
    kind: &str,
    id: RecordId,
    body: &Value,
    person: PersonId,
    people: &BTreeSet<PersonId>,
) -> Option<Concern> {
    let named = body.as_object().into_iter().flatten().filter(|(_, value)| mentions(value, person));
    let mut fields: BTreeSet<String> = named.map(|(name, _)| name.clone()).collect();
    if kind == "person" && id == person.0 {
        fields.insert("id".to_owned());
    }
    if fields.is_empty() {
        return None;
    }
    let is_own =
        |field: &String| OWN.iter().any(|(own, names)| *own == kind && names.contains(&field.as_str()));
    let share = if fields.iter().any(is_own) { Share::Whole } else { Share::Part };
    let mut given = match share {
        Share::Whole => body.clone(),
        Share::Part => part(body, person),
    };
    if let Some(given) = given.as_object_mut() {
        given.retain(|name, _| !SECRET.contains(&(kind, name.as_str())));
    }
    let mut others = 0;
    let body = without_others(given, person, people, &mut others);
    Some(Concern { fields, share, body, others })
}

/// What it is, and the fields that name the person: of lists the entries that do.
fn part(body: &Value, person: PersonId) -> Value {
    let Some(fields) = body.as_object() else { return Value::Null };
    let mut kept = Map::new();
    for (name, value) in fields {
        if mentions(value, person) {
            let value = match value {
                Value::Array(entries) => {
                    entries.iter().filter(|entry| mentions(entry, person)).cloned().collect()
                }
                other => other.clone(),
            };
            kept.insert(name.clone(), value);
        } else if RECOGNISED_BY.contains(&name.as_str()) && !value.is_null() {
            kept.insert(name.clone(), value.clone());
        }
    }
    Value::Object(kept)
}

/// The same without other people: entries of lists that name only others go, single mentions are covered.
fn without_others(value: Value, person: PersonId, people: &BTreeSet<PersonId>, left_out: &mut u32) -> Value {
    match value {
        Value::Array(entries) => {
            let mut kept = Vec::with_capacity(entries.len());
            for entry in entries {
                if names_others(&entry, person, people) && !mentions(&entry, person) {
                    *left_out += 1;
                } else {
                    kept.push(without_others(entry, person, people, left_out));
                }
            }
            Value::Array(kept)
        }
        Value::Object(fields) => {
            let cover = |(name, value)| (name, without_others(value, person, people, left_out));
            Value::Object(fields.into_iter().map(cover).collect())
        }
        Value::String(text) if is_other(&text, person, people) => {
            *left_out += 1;
            Value::String(SOMEBODY.to_owned())
        }
        other => other,
    }
}

fn named(text: &str) -> Option<PersonId> {
    (text.len() == 36).then(|| text.parse().ok()).flatten()
}

fn is_other(text: &str, person: PersonId, people: &BTreeSet<PersonId>) -> bool {
    named(text).is_some_and(|one| one != person && people.contains(&one))
}

fn mentions(value: &Value, person: PersonId) -> bool {
    any_text(value, &mut |text| named(text) == Some(person))
}

fn names_others(value: &Value, person: PersonId, people: &BTreeSet<PersonId>) -> bool {
    any_text(value, &mut |text| is_other(text, person, people))
}

fn any_text(value: &Value, is_it: &mut dyn FnMut(&str) -> bool) -> bool {
    match value {
        Value::String(text) => is_it(text),
        Value::Array(entries) => entries.iter().any(|entry| any_text(entry, is_it)),
        Value::Object(fields) => fields.values().any(|field| any_text(field, is_it)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const ME: &str = "0194b2a0-0000-7000-8000-000000000001";
    const YOU: &str = "0194b2a0-0000-7000-8000-000000000002";

    fn of(kind: &str, id: &str, body: &Value) -> Option<Concern> {
        let people: BTreeSet<PersonId> = [ME, YOU].iter().map(|one| one.parse().unwrap()).collect();
        concern(kind, id.parse().unwrap(), body, ME.parse().unwrap(), &people)
    }

    const RECORD: &str = "0194b2a0-0000-7000-8000-0000000000ff";

    #[test]
    fn of_a_vote_goes_the_own_ballot_alone() {
        let body = json!({
            "kind": "adopted", "explanation": "o prodeji domu jiné osoby", "entered_by": YOU,
            "ballots": [{"person": YOU, "choice": "against"}, {"person": ME, "choice": "in_favour"}],
        });
        let concern = of("outcome", RECORD, &body).unwrap();
        assert_eq!(concern.share, Share::Part);
        assert_eq!(concern.body, json!({"ballots": [{"person": ME, "choice": "in_favour"}]}));
        assert_eq!(concern.fields, BTreeSet::from(["ballots".to_owned()]));
    }

    #[test]
    fn of_a_paper_goes_what_the_person_did_with_it() {
        let body = json!({
            "number": "12/2026", "title": "Prodej pozemku", "drafter": ME, "presenter": YOU, "report": "rodné číslo",
            "remarks": [{"by": ME, "text": "moje"}, {"by": YOU, "text": "tvoje"}],
            "stood_in": [{"act": "approve", "absent": ME, "by": YOU}],
        });
        let concern = of("paper", RECORD, &body).unwrap();
        let expected = json!({
            "number": "12/2026", "title": "Prodej pozemku", "drafter": ME,
            "remarks": [{"by": ME, "text": "moje"}],
            "stood_in": [{"act": "approve", "absent": ME, "by": SOMEBODY}],
        });
        assert_eq!((concern.body, concern.others), (expected, 1));
    }

    #[test]
    fn what_is_the_persons_own_goes_whole_without_others() {
        let body = json!({"author": ME, "text": "Chybí mapa.", "answers": null, "seen": [YOU, ME]});
        let concern = of("comment", RECORD, &body).unwrap();
        assert_eq!(concern.share, Share::Whole);
        let expected = json!({"author": ME, "text": "Chybí mapa.", "answers": null, "seen": [ME]});
        assert_eq!((concern.body, concern.others), (expected, 1));
        let asked =
            of("opinion", RECORD, &json!({"person": YOU, "requested_by": ME, "text": "cizí"})).unwrap();
        assert_eq!(asked.body, json!({"requested_by": ME}), "what somebody else said is theirs");
        let mine = of("person", ME, &json!({"given": "Jana", "family": "Nováková", "department": null}));
        assert_eq!(mine.unwrap().share, Share::Whole);
    }

    #[test]
    fn what_a_member_said_chose_and_was_sent_is_theirs() {
        let table = [
            ("apology", json!({"meeting": RECORD, "person": ME, "reason": "operace", "written_by": YOU})),
            ("conflict_of_interest", json!({"person": ME, "reason": "dům je můj", "written_by": null})),
            ("pack_opening", json!({"meeting": RECORD, "person": ME, "version": "1", "by": "page"})),
            ("member_channel", json!({"person": ME, "body": null, "channel": "print", "chosen_by": YOU})),
            ("notice_choice", json!({"person": ME, "way": "daily", "hour": 7, "without": ["extract"]})),
            ("sending", json!({"meeting": RECORD, "person": ME, "channel": "email", "sent_by": YOU})),
        ];
        for (kind, body) in table {
            let concern = of(kind, RECORD, &body).unwrap();
            assert_eq!(concern.share, Share::Whole, "{kind}");
            let text = concern.body.to_string().replace(SOMEBODY, YOU);
            assert_eq!(text, body.to_string(), "{kind}");
            let theirs = body.to_string().replace(ME, RECORD).replace(YOU, ME);
            let theirs = of(kind, RECORD, &serde_json::from_str(&theirs).unwrap());
            let reason = theirs.and_then(|concern| concern.body.get("reason").cloned());
            assert_eq!(reason, None, "{kind}: who wrote it down gets that they did");
        }
        let sent = json!({"person": ME, "version": "1", "answer_key": "00ff"});
        let expected = json!({"person": ME, "version": "1"});
        assert_eq!(of("sending", RECORD, &sent).unwrap().body, expected, "the key opens for anybody");
    }

    /// Kinds of which only the fields that name the person go, with the reason.
    const NAMED_ONLY: [(&str, &str); 29] = [
        ("meeting", "of the body; whom it names did something for it"),
        ("meeting_document", "of the body; who added it"),
        ("agenda_item", "of the body; who presents it, owes it, consented to it"),
        ("agenda_version", "of the body; who made it"),
        ("consultation", "about a paper"),
        ("outcome", "of the body; the own ballot goes, those of others do not"),
        ("resolution", "of the body; who decided it in the place of the council"),
        ("edition", "of the office; who put it"),
        ("paper", "about its matter and about whom it concerns; what the person did with it goes"),
        ("paper_version", "as its paper"),
        ("attachment", "as its paper; who added it"),
        ("shared_view", "as its paper; who made it"),
        ("financial_cover", "of the budget; who confirmed it"),
        ("registry_entry", "of the filing service; who handed it over"),
        ("import_batch", "of the office; who brought it"),
        ("disposal", "of the office; who proposed it and who decided"),
        ("disposal_item", "names no person"),
        ("erasure", "names no person"),
        ("party_list", "of a party; the own line goes"),
        ("municipality", "names no person"),
        ("department", "of the office; who heads it"),
        ("body", "of the municipality"),
        ("paper_type", "of the office; whom a step asks"),
        ("series", "names no person"),
        ("document_headings", "names no person"),
        ("document_layout", "names no person"),
        ("letterhead", "names no person"),
        ("filing_rules", "names no person"),
        ("keeping_periods", "names no person"),
    ];

    #[test]
    fn of_every_kind_of_record_it_is_decided_how_much_goes() {
        let named_only = |kind: &str| NAMED_ONLY.iter().any(|(name, why)| *name == kind && !why.is_empty());
        let own = |kind: &str| OWN.iter().any(|(name, fields)| *name == kind && !fields.is_empty());
        for kind in crate::Class::ALL.into_iter().flat_map(crate::Class::kinds).copied() {
            assert!(own(kind) != named_only(kind), "{kind}: say whether it is the person's own, and once");
        }
        let known = |name: &str| crate::Class::of_kind(name).is_some();
        assert!(OWN.iter().map(|(name, _)| *name).chain(SECRET.map(|(name, _)| name)).all(known));
        assert!(NAMED_ONLY.iter().all(|(name, _)| known(name)));
    }

    #[test]
    fn what_does_not_name_the_person_does_not_go() {
        for body in [json!({"author": YOU}), json!({"text": format!("o {ME}")}), json!([ME]), json!(null)] {
            assert_eq!(of("comment", RECORD, &body), None, "{body}");
        }
    }
}
