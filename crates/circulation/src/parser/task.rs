//! Who is to do what and by when, from the points of `ukládá` and `pověřuje`.

use super::date::find_date;
use super::field::Field;
use crate::clause::{Clause, ClauseTask, Point};
use crate::verbs::{VerbKind, VerbList};

/// Writes one line of a task into its point.
pub(super) fn apply(point: &mut Point, field: Field, value: &str) {
    let value = value.trim().trim_end_matches([',', ';']).trim_end();
    if value.is_empty() {
        return;
    }
    let task = point.task.get_or_insert_default();
    match field {
        Field::Due => set_deadline(task, value),
        Field::Check => match find_date(value) {
            Some((date, _)) if task.check_on.is_none() => task.check_on = Some(date),
            _ => append(&mut task.due_text, &format!("Kontrolní termín: {value}")),
        },
        Field::Responsible if task.assignee.is_empty() => task.assignee = value.to_owned(),
        Field::Responsible | Field::CarriedOutBy => append(&mut task.carried_out_by, value),
        Field::Informed => append(&mut task.informed, value),
    }
}

/// Finishes a clause whose rows are all in: assignees of tasks, and tasks nobody wrote lines for.
pub(super) fn settle(clause: &mut Clause, verbs: &VerbList) {
    if verbs.kind(&clause.verb) == Some(VerbKind::Tasks) {
        settle_tasks(clause);
    }
    clause.points.iter_mut().for_each(promote_executor);
}

fn settle_tasks(clause: &mut Clause) {
    group_under_assignees(&mut clause.points);
    if clause.points.is_empty() && !clause.text.is_empty() {
        clause.points.push(Point::plain(std::mem::take(&mut clause.text)));
    }
    let inherited = heading_assignee(&clause.text);
    clause.points.iter_mut().for_each(|point| settle_point(point, &inherited));
}

fn settle_point(point: &mut Point, inherited: &str) {
    if point.points.is_empty() {
        return settle_leaf(point, inherited);
    }
    let own = heading_assignee(&point.text);
    let heading = if own.is_empty() { inherited.to_owned() } else { own };
    point.points.iter_mut().for_each(|nested| settle_point(nested, &heading));
}

/// A heading over the task tells better who it is for than the sentence itself.
fn settle_leaf(point: &mut Point, inherited: &str) {
    let deadline = deadline_in(&point.text);
    let assignee = if inherited.is_empty() { assignee_of(&point.text) } else { inherited };
    let task = point.task.get_or_insert_default();
    if !assignee.is_empty() && assignee != task.assignee {
        let responsible = std::mem::replace(&mut task.assignee, assignee.to_owned());
        if !responsible.is_empty() {
            append(&mut task.carried_out_by, &responsible);
        }
    }
    if task.due_on.is_none() && task.due_text.is_none() {
        task.due_on = deadline;
    }
}

/// Pasted without labels, an assignee is a line of its own and the tasks follow on the next lines.
fn group_under_assignees(points: &mut Vec<Point>) {
    if points.iter().any(|point| point.label.is_some()) {
        return;
    }
    let flat = std::mem::take(points);
    let mut rest = flat.into_iter().peekable();
    while let Some(point) = rest.next() {
        let heads = is_name_line(&point) && rest.peek().is_some_and(|next| !is_name_line(next));
        match points.last_mut() {
            Some(group) if !heads && is_name_line(group) && !is_name_line(&point) => group.points.push(point),
            _ => points.push(point),
        }
    }
}

fn is_name_line(point: &Point) -> bool {
    let text = &point.text;
    point.task.is_none()
        && text.starts_with(char::is_uppercase)
        && text.chars().count() <= 120
        && assignee_of(text).is_empty()
}

/// A heading over tasks names somebody when it holds no task itself.
fn heading_assignee(text: &str) -> String {
    let text = text.trim().trim_end_matches([':', ',']).trim_end();
    let name = assignee_of(text);
    let name = if name.is_empty() { text } else { name };
    name.to_owned()
}

/// `starostovi zajistit opravu` → `starostovi`; empty when the text begins with the task itself.
fn assignee_of(text: &str) -> &str {
    let opens = |range: &std::ops::Range<usize>| match &text[range.clone()] {
        first if range.start == 0 => opens_task(&first.to_lowercase()),
        word => opens_task(word),
    };
    let end = word_ranges(text).find(opens).map_or(0, |range| range.start);
    text[..end].trim().trim_end_matches([',', ':', '-', '–']).trim_end()
}

fn opens_task(word: &str) -> bool {
    let word = word.trim_matches([',', ':', ';', '.', '(', ')', '„', '“']);
    matches!(word, "aby" | "k" | "ke") || is_infinitive(word) || is_verbal_instrumental(word)
}

fn is_infinitive(word: &str) -> bool {
    const ENDINGS: [&str; 12] = ["at", "it", "et", "ět", "ít", "át", "ýt", "out", "ést", "íst", "ůst", "ict"];
    const NOUNS: [&str; 10] = [
        "sekretariát",
        "magistrát",
        "kabinet",
        "referát",
        "audit",
        "rozpočet",
        "inspektorát",
        "architekt",
        "počet",
        "účet",
    ];
    word.starts_with(char::is_lowercase)
        && word.chars().count() >= 3
        && ENDINGS.iter().any(|end| word.ends_with(end))
        && !NOUNS.contains(&word)
}

/// `pověřuje starostu podpisem smlouvy`, `realizací`, `zajištěním`.
fn is_verbal_instrumental(word: &str) -> bool {
    word.starts_with(char::is_lowercase)
        && (["podpisem", "podpisy", "výkonem", "dohledem", "kontrolou", "přípravou"].contains(&word)
            || ["ením", "ěním", "áním", "utím", "itím", "zací", "rací"].iter().any(|end| word.ends_with(end)))
}

/// A deadline written in the sentence: `do 31. 12. 2026`, `nejpozději do`, `v termínu do`.
fn deadline_in(text: &str) -> Option<jiff::civil::Date> {
    let mut rest = text;
    while let Some((date, range)) = find_date(rest) {
        let before = rest[..range.start].trim_end().to_lowercase();
        if before.ends_with(" do")
            || before == "do"
            || before.ends_with("nejpozději")
            || before.ends_with("ke dni")
        {
            return Some(date);
        }
        rest = &rest[range.end..];
    }
    None
}

fn set_deadline(task: &mut ClauseTask, value: &str) {
    let found = find_date(value).filter(|_| task.due_on.is_none());
    let exact = found
        .as_ref()
        .is_some_and(|(_, range)| is_filler(&value[..range.start]) && is_filler(&value[range.end..]));
    task.due_on = found.map(|(date, _)| date).or(task.due_on);
    if !exact {
        append(&mut task.due_text, value);
    }
}

/// Words and signs around a day that change nothing.
fn is_filler(text: &str) -> bool {
    let text = text.trim_matches(|sign: char| {
        sign.is_whitespace() || matches!(sign, '.' | ',' | ';' | '-' | '–' | ')' | '(')
    });
    matches!(text.to_lowercase().as_str(), "" | "do" | "nejpozději do" | "dne" | "nejpozději")
}

/// With nobody named in the text, the one who carries it out is the assignee.
fn promote_executor(point: &mut Point) {
    if let Some(task) = &mut point.task
        && task.assignee.is_empty()
    {
        task.assignee = task.carried_out_by.take().unwrap_or_default();
    }
    point.points.iter_mut().for_each(promote_executor);
}

fn append(target: &mut Option<String>, value: &str) {
    match target {
        Some(text) => {
            text.push_str("; ");
            text.push_str(value);
        }
        None => *target = Some(value.to_owned()),
    }
}

fn word_ranges(text: &str) -> impl Iterator<Item = std::ops::Range<usize>> {
    let start = text.as_ptr() as usize;
    text.split_whitespace().map(move |word| {
        let at = word.as_ptr() as usize - start;
        at..at + word.len()
    })
}
