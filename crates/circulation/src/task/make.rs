//! Makes tasks from the clauses of a resolution (transition 29).

use obeznik_kernel::{Person, PersonId, Stored};
use serde::{Deserialize, Serialize};

use super::{Task, TaskState};
use crate::clause::{Clause, ClauseTask, Point};
use crate::resolution::Resolution;
use crate::verbs::{VerbKind, VerbList};

/// Who gets a task, said by a person where the words do not tell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct TaskAssignee {
    /// Which task of the resolution, counted from 0.
    pub task: usize,
    /// The person.
    pub person: PersonId,
}

/// The tasks of a resolution in the order of its text: from every clause that sets tasks (`ukládá`,
/// `pověřuje`). A clause without structured tasks is one task in its own words.
pub fn tasks_of(resolution: &Resolution, people: &[Stored<Person>], said: &[TaskAssignee]) -> Vec<Task> {
    let verbs = VerbList::standard();
    let clauses = resolution.clauses.iter().enumerate();
    let setting = clauses.filter(|(_, clause)| verbs.kind(&clause.verb) == Some(VerbKind::Tasks));
    let mut tasks: Vec<Task> =
        setting.flat_map(|(index, clause)| of_clause(resolution, index, clause)).collect();
    for (index, task) in tasks.iter_mut().enumerate() {
        let by_hand = said.iter().find(|said| said.task == index).map(|said| said.person);
        task.assignee = by_hand.or_else(|| find_assignee(&task.assignee_text, people));
    }
    tasks
}

fn of_clause(resolution: &Resolution, index: usize, clause: &Clause) -> Vec<Task> {
    let structured = clause.tasks();
    if structured.is_empty() {
        let words = clause.points.iter().map(|point| point.text.as_str());
        let text: Vec<&str> = std::iter::once(clause.text.as_str()).chain(words).collect();
        return vec![task(resolution, index, "", text.join(" ").trim(), &ClauseTask::default())];
    }
    let one = |(point, found): &(&Point, &ClauseTask)| {
        let text = if point.text.is_empty() { &clause.text } else { &point.text };
        task(resolution, index, point.label.as_deref().unwrap_or(""), text, found)
    };
    structured.iter().map(one).collect()
}

fn task(resolution: &Resolution, clause: usize, point: &str, text: &str, found: &ClauseTask) -> Task {
    Task {
        number: resolution.number.clone(),
        body: resolution.body,
        clause: u32::try_from(clause).unwrap_or(u32::MAX),
        point: point.to_owned(),
        text: text.to_owned(),
        assignee: None,
        assignee_text: found.assignee.clone(),
        due_on: found.due_on,
        due_text: found.due_text.clone().unwrap_or_default(),
        state: TaskState::New,
        state_before: None,
        transferred_from: None,
        history: Vec::new(),
    }
}

/// The one person the words mean: by family name in any case of declension, else by function.
/// Nobody when two would fit; a person decides then.
fn find_assignee(text: &str, people: &[Stored<Person>]) -> Option<PersonId> {
    let words: Vec<String> = text
        .to_lowercase()
        .split(|sign: char| !sign.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    let active = || people.iter().filter(|person| person.value.active);
    let only = |mut found: Vec<PersonId>| if found.len() == 1 { found.pop() } else { None };
    let by_name = active().filter(|person| has_word(&words, &person.value.family));
    only(by_name.map(|person| PersonId(person.id)).collect()).or_else(|| {
        let by_function = active().filter(|person| has_all_words(&words, &person.value.function));
        only(by_function.map(|person| PersonId(person.id)).collect())
    })
}

fn has_all_words(words: &[String], function: &str) -> bool {
    !function.is_empty() && function.split_whitespace().all(|word| has_word(words, word))
}

/// Whether a word stands among the words in some case: the stem is equal and the ending short.
fn has_word(words: &[String], wanted: &str) -> bool {
    let wanted = wanted.to_lowercase();
    let stem: String = wanted.chars().take(wanted.chars().count().saturating_sub(1)).collect();
    let fits = |word: &String| {
        let rest = word.strip_prefix(stem.as_str()).map(|rest| rest.chars().count());
        stem.chars().count() >= 3 && rest.is_some_and(|rest| rest <= 4)
    };
    words.contains(&wanted) || words.iter().any(fits)
}
