//! Clauses as the plain text a clerk would type.

use obeznik_czech::numbers;

use super::{Clause, ClauseTask, Point};

/// The whole text, clauses numbered I., II., III.; a single clause carries no number.
#[must_use]
pub fn render(clauses: &[Clause]) -> String {
    if let [only] = clauses {
        return render_clause(only);
    }
    let numbered =
        clauses.iter().zip(1u32..).map(|(clause, n)| format!("{}. {}", roman(n), render_clause(clause)));
    numbered.collect::<Vec<_>>().join("\n")
}

/// One clause without its number.
#[must_use]
pub fn render_clause(clause: &Clause) -> String {
    let mut out = joined(&[&clause.lead_in, &clause.verb]);
    let (inline, points) = match clause.points.as_slice() {
        [only] if clause.text.is_empty() && only.label.is_none() && only.points.is_empty() => {
            (&only.text, None)
        }
        points => (&clause.text, Some(points)),
    };
    append_after_verb(&mut out, inline);
    match points {
        None => clause.points.iter().for_each(|only| push_task(&mut out, only, "", 1)),
        Some(points) => points.iter().for_each(|point| push_point(&mut out, point, &clause.text, 1)),
    }
    out
}

/// A Roman numeral; numbers past 3999 stay Arabic, no resolution has so many clauses.
#[must_use]
pub fn roman(number: u32) -> String {
    u16::try_from(number).ok().and_then(numbers::roman).unwrap_or_else(|| number.to_string())
}

fn joined(words: &[&str]) -> String {
    words.iter().filter(|word| !word.is_empty()).copied().collect::<Vec<_>>().join(" ")
}

/// Czech puts a comma before `že` and `aby`; a text that already begins with one joins without a space.
fn append_after_verb(out: &mut String, text: &str) {
    if text.is_empty() {
        return;
    }
    let subordinate = ["že ", "aby ", "jak "].iter().any(|word| text.starts_with(word));
    if subordinate && !out.is_empty() {
        out.push(',');
    }
    if !text.starts_with([',', ':', ';']) && !out.is_empty() {
        out.push(' ');
    }
    out.push_str(text);
}

fn push_point(out: &mut String, point: &Point, heading: &str, depth: usize) {
    let indent = "   ".repeat(depth);
    out.push('\n');
    out.push_str(&indent);
    out.push_str(&joined(&[
        point.label.as_deref().unwrap_or(""),
        &point.text.replace('\n', &format!("\n{indent}")),
    ]));
    push_task(out, point, heading, depth + 1);
    point.points.iter().for_each(|nested| push_point(out, nested, &point.text, depth + 1));
}

fn push_task(out: &mut String, point: &Point, heading: &str, depth: usize) {
    let Some(task) = &point.task else { return };
    for (name, value) in task_lines(task, point, heading) {
        out.push_str(&format!("\n{}{name}: {value}", "   ".repeat(depth)));
    }
}

/// The lines under a task. An assignee is told only when neither the text of the point nor the heading over
/// it begins with their name.
fn task_lines(task: &ClauseTask, point: &Point, heading: &str) -> Vec<(&'static str, String)> {
    let day = |date: jiff::civil::Date| format!("{}. {}. {}", date.day(), date.month(), date.year());
    let due = match (task.due_on.map(day), &task.due_text) {
        (Some(date), None) => Some(date),
        (None, Some(text)) => Some(text.clone()),
        (Some(date), Some(text)) if text.contains(&date) => Some(text.clone()),
        (Some(date), Some(text)) => Some(format!("{date}, {text}")),
        (None, None) => None,
    };
    let said = [&point.text, heading].iter().any(|text| text.starts_with(&task.assignee));
    let lines = [
        ("Termín", due),
        ("Kontrolní termín", task.check_on.map(day)),
        ("Odpovídá", (!said).then(|| task.assignee.clone())),
        ("Provede", task.carried_out_by.clone()),
        ("Na vědomí", task.informed.clone()),
    ];
    lines.into_iter().filter_map(|(name, value)| Some((name, value?))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn roman_numerals_follow_the_subtractive_rule() {
        for (number, expected) in [
            (0, "0"),
            (1, "I"),
            (4, "IV"),
            (9, "IX"),
            (14, "XIV"),
            (40, "XL"),
            (1999, "MCMXCIX"),
            (4000, "4000"),
        ] {
            assert_eq!(roman(number), expected);
        }
    }

    #[test]
    fn a_resolution_reads_as_a_clerk_would_type_it() {
        let task = ClauseTask {
            assignee: "Mgr. Jana Malá".into(),
            due_on: Some(date(2027, 1, 15)),
            ..Default::default()
        };
        let point = Point {
            label: Some("1.".into()),
            text: "zveřejnit záměr".into(),
            task: Some(task),
            points: vec![],
        };
        let clauses = [
            Clause::new("bere na vědomí", "důvodovou zprávu"),
            Clause::new("konstatuje", "že podmínky byly splněny"),
            Clause { points: vec![point], ..Clause::new("ukládá", "") },
        ];
        let expected = "I. bere na vědomí důvodovou zprávu\nII. konstatuje, že podmínky byly splněny\n\
                        III. ukládá\n   1. zveřejnit záměr\n      Termín: 15. 1. 2027\n      Odpovídá: Mgr. Jana Malá";
        assert_eq!(render(&clauses), expected);
    }

    #[test]
    fn a_single_clause_carries_no_number() {
        assert_eq!(render(&[Clause::new("schvaluje", "program jednání")]), "schvaluje program jednání");
    }
}
