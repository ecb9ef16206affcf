//! What is wrong with a structured resolution before it goes to the vote.

use super::{Clause, Point};
use crate::verbs::{VerbKind, VerbList};

/// One fault and where it is.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("clause {}: {kind}", .clause + 1)]
pub struct ClauseFault {
    /// Index of the clause, from zero.
    pub clause: usize,
    /// Indexes of the point, from the outermost inwards; empty for the clause itself.
    pub point: Vec<usize>,
    /// What is wrong.
    pub kind: FaultKind,
}

/// Kinds of faults.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FaultKind {
    /// The resolution has no clause.
    #[error("the resolution says nothing")]
    NoClause,
    /// Nothing says what the body does.
    #[error("the verb is missing")]
    EmptyVerb,
    /// The verb has neither text nor points.
    #[error("nothing follows the verb")]
    EmptyClause,
    /// A point without text and without nested points.
    #[error("the point is empty")]
    EmptyPoint,
    /// A clause that sets tasks holds none.
    #[error("the clause sets no task")]
    NoTask,
    /// A task nobody is asked to do.
    #[error("the task has no assignee")]
    NoAssignee,
    /// A task without a day and without words such as `ihned`.
    #[error("the task has no deadline")]
    NoDeadline,
    /// A verb that decides or sets tasks in a body that only advises.
    #[error("the body advises and cannot decide or set tasks")]
    VerbBeyondPowers,
    /// The check of fulfilment comes before the deadline.
    #[error("the check comes before the deadline")]
    CheckBeforeDeadline,
}

/// Finds what the secretary should mend; an empty list means the text holds together.
#[must_use]
pub fn clause_faults(clauses: &[Clause]) -> Vec<ClauseFault> {
    clause_faults_with(clauses, &VerbList::standard())
}

/// The same for a body with verbs of its own.
#[must_use]
pub fn clause_faults_with(clauses: &[Clause], verbs: &VerbList) -> Vec<ClauseFault> {
    if clauses.is_empty() {
        return vec![ClauseFault { clause: 0, point: vec![], kind: FaultKind::NoClause }];
    }
    clauses.iter().enumerate().flat_map(|(index, clause)| faults_of(index, clause, verbs)).collect()
}

/// Clauses by which a committee or a commission would decide or set tasks, though it only advises; a warning,
/// for a commission may hold delegated powers (§ 122/2).
///
/// Source: Act No. 128/2000 Coll., § 117 to § 119, § 122.
#[must_use]
pub fn advisory_faults(clauses: &[Clause], verbs: &VerbList) -> Vec<ClauseFault> {
    let beyond =
        |clause: &Clause| matches!(verbs.kind(&clause.verb), Some(VerbKind::Decides | VerbKind::Tasks));
    let found = clauses.iter().enumerate().filter(|(_, clause)| beyond(clause));
    found
        .map(|(clause, _)| ClauseFault { clause, point: vec![], kind: FaultKind::VerbBeyondPowers })
        .collect()
}

fn faults_of(index: usize, clause: &Clause, verbs: &VerbList) -> Vec<ClauseFault> {
    let mut kinds = Vec::new();
    if clause.verb.trim().is_empty() {
        kinds.push((vec![], FaultKind::EmptyVerb));
    }
    if clause.text.trim().is_empty() && clause.points.is_empty() {
        kinds.push((vec![], FaultKind::EmptyClause));
    } else if verbs.kind(&clause.verb) == Some(VerbKind::Tasks) && clause.tasks().is_empty() {
        kinds.push((vec![], FaultKind::NoTask));
    }
    for (position, point) in clause.points.iter().enumerate() {
        point_faults(point, &mut vec![position], &mut kinds);
    }
    kinds.into_iter().map(|(point, kind)| ClauseFault { clause: index, point, kind }).collect()
}

fn point_faults(point: &Point, path: &mut Vec<usize>, kinds: &mut Vec<(Vec<usize>, FaultKind)>) {
    if point.text.trim().is_empty() && point.points.is_empty() {
        kinds.push((path.clone(), FaultKind::EmptyPoint));
    }
    kinds.extend(task_faults(point).into_iter().map(|kind| (path.clone(), kind)));
    for (position, nested) in point.points.iter().enumerate() {
        path.push(position);
        point_faults(nested, path, kinds);
        path.pop();
    }
}

fn task_faults(point: &Point) -> Vec<FaultKind> {
    let Some(task) = &point.task else { return vec![] };
    let mut kinds = Vec::new();
    if task.assignee.trim().is_empty() {
        kinds.push(FaultKind::NoAssignee);
    }
    if task.due_on.is_none() && task.due_text.as_deref().is_none_or(|text| text.trim().is_empty()) {
        kinds.push(FaultKind::NoDeadline);
    }
    if matches!((task.due_on, task.check_on), (Some(due), Some(check)) if check < due) {
        kinds.push(FaultKind::CheckBeforeDeadline);
    }
    kinds
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clause::ClauseTask;
    use jiff::civil::date;

    fn with_task(task: ClauseTask) -> Clause {
        let point = Point { text: "zajistit opravu".into(), task: Some(task), ..Default::default() };
        Clause { points: vec![point], ..Clause::new("ukládá", "") }
    }

    #[test]
    fn each_fault_is_named_and_placed() {
        let task = |assignee: &str, due: Option<&str>| ClauseTask {
            assignee: assignee.into(),
            due_text: due.map(Into::into),
            ..Default::default()
        };
        let early = ClauseTask {
            due_on: Some(date(2027, 2, 1)),
            check_on: Some(date(2027, 1, 1)),
            ..task("starosta", None)
        };
        let empty_point = Clause { points: vec![Point::default()], ..Clause::new("schvaluje", "") };
        let table = [
            (Clause::new("schvaluje", "rozpočet"), vec![]),
            (Clause::new("", "rozpočet"), vec![FaultKind::EmptyVerb]),
            (Clause::new("schvaluje", " "), vec![FaultKind::EmptyClause]),
            (empty_point, vec![FaultKind::EmptyPoint]),
            (Clause::new("ukládá", "starostovi jednat"), vec![FaultKind::NoTask]),
            (with_task(task("", Some("ihned"))), vec![FaultKind::NoAssignee]),
            (with_task(task("starosta", None)), vec![FaultKind::NoDeadline]),
            (with_task(task("starosta", Some("průběžně"))), vec![]),
            (with_task(early), vec![FaultKind::CheckBeforeDeadline]),
        ];
        for (clause, expected) in table {
            let found: Vec<_> =
                clause_faults(std::slice::from_ref(&clause)).into_iter().map(|fault| fault.kind).collect();
            assert_eq!(found, expected, "{clause:?}");
        }
        assert_eq!(clause_faults(&[])[0].kind, FaultKind::NoClause);
    }

    #[test]
    fn a_committee_is_warned_when_it_decides() {
        let verbs = VerbList::standard();
        let clauses = ["doporučuje", "bere na vědomí", "schvaluje", "neukládá", "pochybuje"]
            .map(|verb| Clause::new(verb, "věc"));
        let found: Vec<_> = advisory_faults(&clauses, &verbs).into_iter().map(|fault| fault.clause).collect();
        assert_eq!(found, [2, 3]);
    }
}
