//! A refused command that a person mends: the texts they wrote in it are corrected, and it is given again. Where votes,
//! clauses, people or days are in it too, its own form opens with what was entered, and what comes of it is a new command.

use obeznik_kernel::{Date, OnBehalf, RecordId, SUBSTITUTE};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use super::about::About;
use super::attention::ENTERED;
use crate::api::{ApiError, Code};

/// Choices between two texts are made anew where both stand; what was written is shown with the refusal.
const CHOSEN_ANEW: &str = "circulation.settle_variant";

/// A text in a refused command that may be corrected.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MendField {
    /// Where it is in the input (RFC 6901).
    pub path: String,
    /// Name of the field.
    pub name: String,
    /// What was written; may be empty.
    pub text: String,
}

/// What the form of a refused command opens with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RefusedForm {
    /// Kind of the command.
    pub kind: String,
    /// Its input as JSON.
    pub input: String,
    /// For whom it was written down and how; nothing of an act of one's own, or in somebody's place, which the office
    /// adds itself.
    pub on_behalf_of: Option<(String, String)>,
    /// The paper it is about, also through an opinion; empty where there is none here.
    pub paper: String,
    /// The meeting it is about, also through an item of its agenda; empty where there is none here.
    pub meeting: String,
    /// The resolution it is about, also through its task; empty where there is none here.
    pub resolution: String,
}

/// Edits of a paper.
const EDITS: &str = "circulation.edit_paper";

/// A value of an input: where it is, and under which name people know it.
pub(super) struct Place<'a> {
    pub(super) path: String,
    pub(super) name: &'a str,
    pub(super) value: &'a Value,
}

/// Fields of a command, of the record in it, and of its edits.
pub(super) fn places(payload: &Value) -> Vec<Place<'_>> {
    let mut places = Vec::new();
    for (name, value) in payload.as_object().into_iter().flatten() {
        let path = format!("/{}", escaped(name));
        match value {
            Value::Object(inside) => places.extend(
                inside.iter().map(|(name, value)| place(format!("{path}/{}", escaped(name)), name, value)),
            ),
            Value::Array(edits) if name == "edits" => {
                for (index, edit) in edits.iter().enumerate() {
                    let name = edit["field"].as_str().unwrap_or_default();
                    places.push(place(format!("{path}/{index}/value"), name, &edit["value"]));
                }
            }
            value => places.push(place(path, name, value)),
        }
    }
    places
}

fn place<'a>(path: String, name: &'a str, value: &'a Value) -> Place<'a> {
    Place { path, name, value }
}

fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// Texts of a command that a person may correct, in the order of a form. What is chosen from a list is chosen anew
/// where it was chosen.
pub(super) fn mendable(kind: &str, payload: &Value) -> Vec<MendField> {
    if kind == CHOSEN_ANEW {
        return Vec::new();
    }
    let order = |name: &str| ENTERED.iter().position(|one| *one == name);
    let mut fields: Vec<MendField> = places(payload)
        .into_iter()
        .filter(|place| order(place.name).is_some())
        .filter_map(|Place { path, name, value }| {
            let text = value.as_str().filter(|text| text.parse::<RecordId>().is_err())?;
            Some(MendField { path, name: name.to_owned(), text: text.to_owned() })
        })
        .collect();
    fields.sort_by_key(|field| order(&field.name));
    fields
}

/// What the form of a refused command opens with; nothing where correcting texts is all there is to do. The window knows
/// which kinds have a form.
pub(super) fn reopened(
    kind: &str,
    payload: &Value,
    behalf: Option<&OnBehalf>,
    about: &About,
) -> Option<RefusedForm> {
    let has_more = match kind {
        CHOSEN_ANEW => false,
        EDITS => payload["edits"].as_array().is_some_and(|edits| edits.len() > mendable(kind, payload).len()),
        _ => payload.is_object(),
    };
    let behalf = behalf.filter(|behalf| behalf.how != SUBSTITUTE);
    has_more.then(|| RefusedForm {
        kind: kind.to_owned(),
        input: payload.to_string(),
        on_behalf_of: behalf.map(|behalf| (behalf.person.to_string(), behalf.how.clone())),
        paper: about.paper.clone(),
        meeting: about.meeting.clone(),
        resolution: about.resolution.clone(),
    })
}

/// The input with corrected texts.
///
/// # Errors
/// [`Code::Invalid`] for a place that holds no text to be corrected.
pub(super) fn mended(kind: &str, mut payload: Value, texts: &[(String, String)]) -> Result<Value, ApiError> {
    let fields = mendable(kind, &payload);
    for (path, text) in texts {
        let place = payload.pointer_mut(path).filter(|_| fields.iter().any(|field| field.path == *path));
        let place =
            place.ok_or_else(|| ApiError::new(Code::Invalid, "error-bad-input").with("what", "path"))?;
        *place = mended_to(place, text);
    }
    Ok(payload)
}

/// A day that is emptied is none; an empty text would be no day at all.
fn mended_to(before: &Value, text: &str) -> Value {
    if text.trim().is_empty() && before.as_str().is_some_and(is_day) {
        return Value::Null;
    }
    Value::String(text.to_owned())
}

/// Whether a text is a day as inputs write days.
fn is_day(text: &str) -> bool {
    text.len() == "2026-12-01".len() && text.parse::<Date>().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn edits() -> Value {
        json!({ "paper": "01a2228a-6106-7041-827c-45895a311376", "is_done": true,
            "edits": [{ "field": "report", "value": "Dlouhý text.", "base": "ab" },
                { "field": "clauses", "value": [{ "verb": "schvaluje" }] },
                { "field": "drafter", "value": "01a2228a-611c-7078-8106-6dd423fa50d0" },
                { "field": "title", "value": "" }] })
    }

    #[test]
    fn texts_that_people_wrote_may_be_mended_and_choices_may_not() {
        let field = |path: &str, name: &str, text: &str| MendField {
            path: path.to_owned(),
            name: name.to_owned(),
            text: text.to_owned(),
        };
        let expected =
            [field("/edits/3/value", "title", ""), field("/edits/0/value", "report", "Dlouhý text.")];
        assert_eq!(mendable(EDITS, &edits()), expected);
        let department =
            json!({ "id": "a", "department": { "name": "", "abbreviation": "OM", "head": null } });
        let expected =
            [field("/department/name", "name", ""), field("/department/abbreviation", "abbreviation", "OM")];
        assert_eq!(mendable("municipality.define_department", &department), expected);
        let merged = json!({ "variant": "a", "choice": "merged", "value": "Obojí." });
        assert_eq!(mendable(CHOSEN_ANEW, &merged), []);
    }

    #[test]
    fn a_form_opens_where_more_than_texts_was_entered() {
        let texts = json!({ "paper": "a", "edits": [{ "field": "title", "value": "" }] });
        let paper = json!({ "paper": "a", "title": "Oprava chodníku", "clauses": [] });
        let table = [
            (EDITS, edits(), true),
            (EDITS, texts, false),
            (EDITS, json!({ "paper": "a" }), false),
            ("circulation.create_paper", paper.clone(), true),
            ("circulation.create_paper", Value::Null, false),
            ("circulation.enter_outcome", json!({ "agenda_item": "a", "kind": "vote" }), true),
            (CHOSEN_ANEW, paper, false), // chosen where both texts stand
        ];
        for (kind, payload, expected) in table {
            let form = reopened(kind, &payload, None, &About::default());
            let whole = RefusedForm {
                kind: kind.to_owned(),
                input: payload.to_string(),
                on_behalf_of: None,
                paper: String::new(),
                meeting: String::new(),
                resolution: String::new(),
            };
            assert_eq!(form, expected.then_some(whole), "{kind} {payload}");
        }
    }

    #[test]
    fn a_form_knows_for_whom_it_was_written_down_and_the_office_adds_a_substitute_itself() {
        let id: RecordId =
            "01a2228a-6106-7041-827c-45895a311376".parse().unwrap_or_else(|_| unreachable!("an identifier"));
        let about = About { paper: "a".to_owned(), meeting: "b".to_owned(), ..About::default() };
        let table = [
            ("paper", Some((id.to_string(), "paper".to_owned()))),
            ("word", Some((id.to_string(), "word".to_owned()))),
            (SUBSTITUTE, None),
        ];
        for (how, expected) in table {
            let behalf = OnBehalf { person: id.into(), how: how.to_owned(), evidence: None };
            let form = reopened("circulation.give_opinion", &json!({}), Some(&behalf), &about);
            let told = form.map(|form| (form.on_behalf_of, form.paper, form.meeting));
            assert_eq!(told, Some((expected, "a".to_owned(), "b".to_owned())), "{how}");
        }
    }

    #[test]
    fn only_the_text_that_was_mended_changes() {
        let change = |path: &str| [(path.to_owned(), "Kratší text.".to_owned())];
        let mut expected = edits();
        expected["edits"][0]["value"] = json!("Kratší text.");
        assert_eq!(mended(EDITS, edits(), &change("/edits/0/value")).ok(), Some(expected));
        assert_eq!(mended(EDITS, edits(), &[]).ok(), Some(edits()));
        for path in ["/paper", "/edits/2/value", "/edits/0/base", "/edits/9/value", "", "paper"] {
            let refused = mended(EDITS, edits(), &change(path));
            assert_eq!(refused.map_err(|error| error.code), Err(Code::Invalid), "{path}");
        }
    }

    #[test]
    fn an_emptied_day_is_none_and_an_emptied_text_stays_a_text() {
        let payload = json!({ "on": "2026-12-01", "place": "Zasedací síň" });
        let empty = |path: &str| [(path.to_owned(), String::new())];
        let day = mended(EDITS, payload.clone(), &empty("/on")).ok();
        assert_eq!(day, Some(json!({ "on": null, "place": "Zasedací síň" })));
        let place = mended(EDITS, payload.clone(), &empty("/place")).ok();
        assert_eq!(place, Some(json!({ "on": "2026-12-01", "place": "" })));
        let another = [("/on".to_owned(), "2026-12-08".to_owned())];
        assert_eq!(
            mended(EDITS, payload, &another).ok().map(|input| input["on"].clone()),
            Some(json!("2026-12-08"))
        );
    }
}
