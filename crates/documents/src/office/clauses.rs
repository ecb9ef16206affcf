//! The clauses of a resolution as they stand on the page.

use obeznik_circulation::clause as stored;
use obeznik_czech::dates;

use crate::resolution::{Clause, Due, Point, TaskPlate};

/// Clauses with Roman numerals; a single one carries none.
pub(super) fn printed(clauses: &[stored::Clause]) -> Vec<Clause> {
    let numeral = |number| match clauses.len() {
        1 => String::new(),
        _ => format!("{}.", stored::roman(number)),
    };
    clauses.iter().zip(1u32..).map(|(clause, number)| one(clause, numeral(number))).collect()
}

/// The text of an imported resolution that has no clauses.
pub(super) fn plain(text: &str) -> Vec<Clause> {
    let text = text.trim();
    if text.is_empty() { Vec::new() } else { vec![sentence("", text)] }
}

/// One unnumbered clause.
pub(super) fn sentence(verb: &str, text: &str) -> Clause {
    Clause {
        numeral: String::new(),
        verb: verb.to_owned(),
        text: text.to_owned(),
        points: Vec::new(),
        task: None,
    }
}

fn one(clause: &stored::Clause, numeral: String) -> Clause {
    let said = [clause.lead_in.trim(), clause.verb.trim()];
    let verb = said.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ");
    if let Some(only) = inline_point(clause) {
        let verb = comma(verb, &only.text);
        let task = only.task.as_ref().and_then(plate);
        return Clause { numeral, verb, text: only.text.clone(), points: Vec::new(), task };
    }
    Clause {
        numeral,
        verb: comma(verb, &clause.text),
        text: clause.text.clone(),
        points: clause.points.iter().map(point).collect(),
        task: None,
    }
}

/// The one plain point of a clause without a text of its own: it reads on after the verb.
fn inline_point(clause: &stored::Clause) -> Option<&stored::Point> {
    match clause.points.as_slice() {
        [only] if clause.text.trim().is_empty() && only.label.is_none() && only.points.is_empty() => {
            Some(only)
        }
        _ => None,
    }
}

/// A comma stands between the verb and a clause that begins with a conjunction.
fn comma(verb: String, text: &str) -> String {
    let is_subordinate = ["že ", "aby ", "jak "].iter().any(|word| text.starts_with(word));
    if is_subordinate && !verb.is_empty() && !verb.ends_with(',') { verb + "," } else { verb }
}

fn point(point: &stored::Point) -> Point {
    Point {
        numeral: point.label.clone().unwrap_or_default().replace('-', "–"),
        text: point.text.clone(),
        task: point.task.as_ref().and_then(plate),
        points: point.points.iter().map(self::point).collect(),
    }
}

/// The plate of a task; nothing when the task says neither who nor when.
fn plate(task: &stored::ClauseTask) -> Option<TaskPlate> {
    let plate = TaskPlate {
        assignee: task.assignee.clone(),
        due: due(task),
        check_on: task.check_on,
        carried_out_by: task.carried_out_by.clone(),
        informed: task.informed.clone(),
    };
    let is_blank = plate.assignee.trim().is_empty()
        && plate.due.is_none()
        && plate.check_on.is_none()
        && plate.carried_out_by.is_none()
        && plate.informed.is_none();
    (!is_blank).then_some(plate)
}

fn due(task: &stored::ClauseTask) -> Option<Due> {
    match (task.due_on, &task.due_text) {
        (None, None) => None,
        (Some(day), None) => Some(Due::On(day)),
        (None, Some(text)) => Some(Due::Words(text.clone())),
        // The words usually repeat the day, „do 15. 1. 2027“; it is told once.
        (Some(day), Some(text)) if says(text, day) => Some(Due::Words(text.clone())),
        (Some(day), Some(text)) => Some(Due::Words(format!("{}, {text}", dates::long(day)))),
    }
}

fn says(text: &str, day: jiff::civil::Date) -> bool {
    let plain = |text: &str| text.chars().filter(|sign| !sign.is_whitespace()).collect::<String>();
    let text = plain(text);
    text.contains(&plain(&dates::short(day))) || text.contains(&plain(&dates::long(day)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn task(due_on: Option<jiff::civil::Date>, due_text: Option<&str>) -> stored::ClauseTask {
        let due_text = due_text.map(str::to_owned);
        stored::ClauseTask { assignee: "starosta".into(), due_on, due_text, ..Default::default() }
    }

    #[test]
    fn numerals_are_given_to_more_than_one_clause() {
        let clause = |verb: &str| stored::Clause::new(verb, "text");
        let numerals = |clauses: &[stored::Clause]| -> Vec<String> {
            printed(clauses).into_iter().map(|clause| clause.numeral).collect()
        };
        assert_eq!(numerals(&[clause("schvaluje")]), [""]);
        assert_eq!(numerals(&[clause("schvaluje"), clause("ukládá")]), ["I.", "II."]);
    }

    #[test]
    fn a_clause_whose_only_point_is_plain_reads_on_after_its_verb() {
        let day = date(2027, 1, 15);
        let mut only = stored::Point::plain("uzavřít smlouvu");
        only.task = Some(task(Some(day), None));
        let clause = stored::Clause { points: vec![only], ..stored::Clause::new("ukládá", "") };
        let [printed] = printed(&[clause]).try_into().expect("one clause stays one");
        assert_eq!((printed.text.as_str(), printed.points.len()), ("uzavřít smlouvu", 0));
        assert_eq!(printed.task.and_then(|plate| plate.due), Some(Due::On(day)));
    }

    #[test]
    fn nothing_of_a_nested_point_or_its_task_is_lost() {
        let mut inner = stored::Point { label: Some("a)".into()), ..stored::Point::plain("vnitřní") };
        inner.task = Some(stored::ClauseTask {
            carried_out_by: Some("odbor".into()),
            informed: Some("rada".into()),
            check_on: Some(date(2027, 2, 1)),
            ..Default::default()
        });
        let outer =
            stored::Point {
                label: Some("-".into()), points: vec![inner], ..stored::Point::plain("vnější")
            };
        let clause = stored::Clause { points: vec![outer], ..stored::Clause::new("ukládá", "ve věci:") };
        let printed = printed(&[clause]);
        let outer = &printed[0].points[0];
        assert_eq!((outer.numeral.as_str(), outer.points[0].text.as_str()), ("–", "vnitřní"));
        let plate = outer.points[0].task.as_ref().expect("the task is there");
        assert_eq!(plate.carried_out_by.as_deref(), Some("odbor"));
        assert_eq!(plate.informed.as_deref(), Some("rada"));
    }

    #[test]
    fn a_deadline_is_told_once() {
        let day = Some(date(2027, 1, 15));
        let words = |text: &str| Some(Due::Words(text.to_owned()));
        let table = [
            (task(None, Some("průběžně")), words("průběžně")),
            (task(day, Some("do 15. 1. 2027")), words("do 15. 1. 2027")),
            (task(day, Some("do 15. ledna 2027")), words("do 15. ledna 2027")),
            (task(day, Some("pak čtvrtletně")), words("15.\u{a0}ledna 2027, pak čtvrtletně")),
        ];
        for (task, expected) in table {
            assert_eq!(due(&task), expected);
        }
        assert_eq!(plate(&stored::ClauseTask::default()), None);
    }

    #[test]
    fn a_subordinate_clause_is_parted_by_a_comma() {
        assert_eq!(comma("konstatuje".into(), "že podmínky"), "konstatuje,");
        assert_eq!(comma("schvaluje".into(), "železniční most"), "schvaluje");
    }
}
