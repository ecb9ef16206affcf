//! What is due: whose period is over, and what still stands in the way.

use std::collections::{BTreeMap, BTreeSet};

use obeznik_circulation::attachment::Attachment;
use obeznik_circulation::comment::Comment;
use obeznik_circulation::consultation::Consultation;
use obeznik_circulation::distribution::{
    Apology, PackOpening, Sending, apologies_of, openings_of, sendings_of,
};
use obeznik_circulation::import::ImportBatch;
use obeznik_circulation::meeting::Meeting;
use obeznik_circulation::opinion::Opinion;
use obeznik_circulation::paper::{Paper, PaperState, PaperVersion};
use obeznik_circulation::reading::Reading;
use obeznik_circulation::registry::{RegistryEntry, RegistryKind, registry_entry_id};
use obeznik_circulation::resolution::{Resolution, ResolutionState};
use obeznik_circulation::task::{Task, TaskState};
use obeznik_kernel::calendar::day_in_prague;
use obeznik_kernel::{Date, Record, RecordId, Records, RecordsExt as _, Stop, Stored, Substitution};

use crate::class::{Class, due_day};
use crate::disposal::{DisposalItem, ItemState, erased_on};
use crate::periods::KeepingPeriods;
use crate::statement::Statement;

/// Most records of one state looked at; far above any office.
const MOST: usize = 1_000_000;

/// States in which the journey of a paper has ended.
const FINISHED: [PaperState; 3] = [PaperState::Closed, PaperState::Withdrawn, PaperState::Replaced];

/// Something whose period is over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// Its class.
    pub class: Class,
    /// The record; of comments and readings the paper they belong to, of a distribution its meeting.
    pub kind: &'static str,
    /// Its identifier.
    pub id: RecordId,
    /// How many records it is, with what lies under it counted as one.
    pub count: u32,
    /// When it was closed.
    pub closed_on: Date,
    /// Since when it is due.
    pub due_on: Date,
    /// Years it was kept.
    pub years: u16,
    /// Whether the filing service set the period.
    pub by_registry: bool,
    /// Why it must not go yet.
    pub held: Option<Held>,
}

/// Why something whose period is over must not go yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Held {
    /// A task of its resolution is not done; its number.
    OpenTask(String),
    /// The execution of its resolution is suspended; its number.
    Suspended(String),
    /// A paper that is not closed goes on from it; its number, empty where it has none. A title would tell who may not
    /// see it.
    Continued(String),
    /// The filing service marked it `A`: an archive takes it over.
    Archive,
    /// The filing service marked it `V`: an archivist chooses.
    Choice,
}

/// Everything whose period is over on a day, the longest due first.
///
/// # Errors
/// When the records cannot be read.
pub fn due(records: &dyn Records, today: Date) -> Result<Vec<Due>, Stop> {
    Finder::new(records, today)?.all()
}

/// States in which a task is done with.
const DONE: [TaskState; 3] = [TaskState::Done, TaskState::Cancelled, TaskState::Transferred];

/// Papers that work still goes on from: by what they go on from, the number of who does.
fn living(records: &dyn Records) -> Result<BTreeMap<RecordId, String>, Stop> {
    let mut living = BTreeMap::new();
    for state in PaperState::ALL.iter().filter(|state| !FINISHED.contains(state)) {
        for paper in records.find_by::<Paper>("paper_by_state", &[state.as_str()], MOST)? {
            let Paper { number, lineage, .. } = &paper.value;
            let before = lineage.continues.iter().chain(&lineage.split_from).chain(&lineage.merged_from);
            living.extend(before.map(|id| (*id, number.clone())));
        }
    }
    Ok(living)
}

/// Readings of a paper whose period is over. It runs from the day of each: somebody reads a paper years after it was
/// closed, and who read it stays known as long as of any other.
pub(crate) fn past_readings(
    records: &dyn Records,
    periods: &KeepingPeriods,
    paper: RecordId,
    today: Date,
) -> Result<Vec<Stored<Reading>>, Stop> {
    let Some(years) = periods.years_of(Class::Readings) else { return Ok(Vec::new()) };
    let mut readings = records.under::<Reading>(paper)?;
    readings.retain(|one| due_day(day_in_prague(one.value.at), years).is_some_and(|day| day <= today));
    Ok(readings)
}

/// What was sent for a meeting, who opened it and who apologised: kinds and identifiers.
pub(crate) fn distributed(
    records: &dyn Records,
    meeting: RecordId,
) -> Result<Vec<(&'static str, RecordId)>, Stop> {
    let mut all: Vec<(&'static str, RecordId)> = Vec::new();
    all.extend(sendings_of(records, meeting)?.iter().map(|one| (Sending::KIND, one.id)));
    all.extend(openings_of(records, meeting)?.iter().map(|one| (PackOpening::KIND, one.id)));
    all.extend(apologies_of(records, meeting)?.iter().map(|one| (Apology::KIND, one.id)));
    Ok(all)
}

/// Finds what is due on a day, one by one or all at once.
pub struct Finder<'a> {
    records: &'a dyn Records,
    periods: KeepingPeriods,
    today: Date,
    living: BTreeMap<RecordId, String>,
}

impl<'a> Finder<'a> {
    /// A finder for a day.
    ///
    /// # Errors
    /// When the records cannot be read.
    pub fn new(records: &'a dyn Records, today: Date) -> Result<Self, Stop> {
        let (periods, living) = (KeepingPeriods::of(records)?, living(records)?);
        Ok(Self { records, periods, today, living })
    }

    /// Everything whose period is over, the longest due first.
    ///
    /// # Errors
    /// When the records cannot be read.
    pub fn all(&self) -> Result<Vec<Due>, Stop> {
        let (records, mut due) = (self.records, Vec::new());
        for state in FINISHED {
            for paper in records.find_by::<Paper>("paper_by_state", &[state.as_str()], MOST)? {
                self.of_paper(&paper, &mut due)?;
            }
        }
        for paper in self.erased_papers()? {
            due.extend(self.of_readings(paper)?);
        }
        for meeting in records.find_by::<Meeting>("meeting_by_day", &[], MOST)? {
            due.extend(self.of_distribution(&meeting)?);
        }
        for state in DONE {
            let tasks = records.find_by::<Task>("task_by_state", &[state.as_str()], MOST)?;
            due.extend(tasks.iter().filter_map(|task| self.of_task(task)));
        }
        let substitutions = records.find_by::<Substitution>("substitution_by_person", &[], MOST)?;
        due.extend(substitutions.iter().filter_map(|one| self.of_substitution(one)));
        let imports = records.find_by::<ImportBatch>("import_batch", &[], MOST)?;
        due.extend(imports.iter().filter_map(|one| self.of_import(one)));
        let statements = records.find_by::<Statement>("statement", &[], MOST)?;
        due.extend(statements.iter().filter_map(|one| self.of_statement(one)));
        due.sort_by_key(|one| (one.due_on, one.class, one.closed_on, one.id));
        Ok(due)
    }

    /// What is due of a class under an identifier, as [`Due`] names it; nothing when its period runs, or when there
    /// is no such thing.
    ///
    /// # Errors
    /// When the records cannot be read.
    pub fn one(&self, class: Class, id: RecordId) -> Result<Option<Due>, Stop> {
        let records = self.records;
        Ok(match class {
            Class::Papers | Class::Comments | Class::Readings => {
                let (paper, mut due) = (records.find::<Paper>(id)?, Vec::new());
                match paper {
                    Some(paper) if paper.value.is_finished() => self.of_paper(&paper, &mut due)?,
                    None if class == Class::Readings && erased_on(records, Paper::KIND, id)?.is_some() => {
                        due.extend(self.of_readings(id)?);
                    }
                    _ => {}
                }
                due.into_iter().find(|one| one.class == class)
            }
            Class::Distribution => match records.find::<Meeting>(id)? {
                Some(meeting) => self.of_distribution(&meeting)?,
                None => None,
            },
            Class::Tasks => {
                let task = records.find::<Task>(id)?.filter(|one| DONE.contains(&one.value.state));
                task.and_then(|task| self.of_task(&task))
            }
            Class::Substitutions => {
                records.find::<Substitution>(id)?.and_then(|one| self.of_substitution(&one))
            }
            Class::Imports => records.find::<ImportBatch>(id)?.and_then(|one| self.of_import(&one)),
            Class::Statements => records.find::<Statement>(id)?.and_then(|one| self.of_statement(&one)),
            Class::Decisions | Class::Disposals | Class::People | Class::Office => None,
        })
    }

    /// The period runs from the day of the meeting, whatever became of its papers.
    fn of_distribution(&self, meeting: &Stored<Meeting>) -> Result<Option<Due>, Stop> {
        let Some(due) = self.plain(Class::Distribution, Meeting::KIND, meeting.id, meeting.value.on) else {
            return Ok(None);
        };
        let count = u32::try_from(distributed(self.records, meeting.id)?.len()).unwrap_or(u32::MAX);
        Ok((count > 0).then_some(Due { count, ..due }))
    }

    fn of_task(&self, task: &Stored<Task>) -> Option<Due> {
        let closed_on = task.value.history.iter().map(|entry| day_in_prague(entry.at)).max()?;
        self.plain(Class::Tasks, Task::KIND, task.id, closed_on)
    }

    fn of_substitution(&self, one: &Stored<Substitution>) -> Option<Due> {
        let ended = one.value.to.filter(|last| *last < self.today)?;
        self.plain(Class::Substitutions, Substitution::KIND, one.id, ended)
    }

    fn of_import(&self, one: &Stored<ImportBatch>) -> Option<Due> {
        self.plain(Class::Imports, ImportBatch::KIND, one.id, day_in_prague(one.value.at))
    }

    fn of_statement(&self, one: &Stored<Statement>) -> Option<Due> {
        self.plain(Class::Statements, Statement::KIND, one.id, day_in_prague(one.value.at))
    }

    /// Something that nothing can hold back.
    fn plain(&self, class: Class, kind: &'static str, id: RecordId, closed_on: Date) -> Option<Due> {
        let years = self.periods.years_of(class)?;
        let due_on = due_day(closed_on, years).filter(|day| *day <= self.today)?;
        Some(Due { class, kind, id, count: 1, closed_on, due_on, years, by_registry: false, held: None })
    }

    /// A finished paper, comments at it, whose period is shorter, and readings of it, each with a period of its own.
    fn of_paper(&self, paper: &Stored<Paper>, due: &mut Vec<Due>) -> Result<(), Stop> {
        // Nothing that came about this year or last can be due before the end of the shortest period.
        let created_on = day_in_prague(paper.value.created_at);
        let classes = [Class::Papers, Class::Comments, Class::Readings];
        let shortest = classes.into_iter().filter_map(|class| self.periods.years_of(class)).min();
        let registered = self.registered(paper.id)?;
        let shortest = shortest.into_iter().chain(registered.as_ref().and_then(|known| known.1)).min();
        if shortest.and_then(|years| due_day(created_on, years)).is_none_or(|day| day > self.today) {
            return Ok(());
        }
        let closed_on = self.closed_on(paper)?;
        self.paper_itself(paper, closed_on, registered, due)?;
        let comments = self.records.children(paper.id, Comment::KIND)?.len();
        if comments > 0 {
            let count = u32::try_from(comments).unwrap_or(u32::MAX);
            let all = self.plain(Class::Comments, Paper::KIND, paper.id, closed_on);
            due.extend(all.map(|all| Due { count, held: self.held_by_work(paper.id), ..all }));
        }
        due.extend(self.of_readings(paper.id)?);
        Ok(())
    }

    /// Of the readings of a paper those whose own period is over, due since the youngest of them is.
    fn of_readings(&self, paper: RecordId) -> Result<Option<Due>, Stop> {
        let past = past_readings(self.records, &self.periods, paper, self.today)?;
        let Some(closed_on) = past.iter().map(|one| day_in_prague(one.value.at)).max() else {
            return Ok(None);
        };
        let count = u32::try_from(past.len()).unwrap_or(u32::MAX);
        let all = self.plain(Class::Readings, Paper::KIND, paper, closed_on);
        Ok(all.map(|all| Due { count, held: self.held_by_work(paper), ..all }))
    }

    /// Papers that were erased: readings whose period still ran then outlive them.
    fn erased_papers(&self) -> Result<BTreeSet<RecordId>, Stop> {
        let key = [ItemState::Erased.as_str()];
        let items = self.records.find_by::<DisposalItem>("disposal_item_by_state", &key, MOST)?;
        let papers = items.into_iter().filter(|one| one.value.class == Class::Papers.as_str());
        Ok(papers.map(|one| one.value.record).collect())
    }

    fn paper_itself(
        &self,
        paper: &Stored<Paper>,
        closed_on: Date,
        registered: Option<(String, Option<u16>)>,
        due: &mut Vec<Due>,
    ) -> Result<(), Stop> {
        let (mark, set) = registered.unwrap_or_default();
        let Some(years) = set.or(self.periods.years_of(Class::Papers)) else { return Ok(()) };
        let Some(due_on) = due_day(closed_on, years).filter(|day| *day <= self.today) else { return Ok(()) };
        let held = match mark.as_str() {
            "A" => Some(Held::Archive),
            _ => match self.held(paper)? {
                None if mark == "V" => Some(Held::Choice),
                held => held,
            },
        };
        let (class, kind, id, by_registry) = (Class::Papers, Paper::KIND, paper.id, set.is_some());
        due.push(Due { class, kind, id, count: 1, closed_on, due_on, years, by_registry, held });
        Ok(())
    }

    /// Mark and years of the filing service, where it said any.
    fn registered(&self, paper: RecordId) -> Result<Option<(String, Option<u16>)>, Stop> {
        let entry = self.records.find::<RegistryEntry>(registry_entry_id(&RegistryKind::Paper, paper))?;
        let numbers = entry.map(|entry| entry.value.numbers);
        Ok(numbers.map(|numbers| (numbers.retention_mark, numbers.retention_years)))
    }

    /// The last day on which anything happened with it.
    fn closed_on(&self, paper: &Stored<Paper>) -> Result<Date, Stop> {
        let (id, records) = (paper.id, self.records);
        let mut last = paper.value.submitted_at.unwrap_or(paper.value.created_at);
        let mut later = |at| last = std::cmp::max(last, at);
        paper.value.remarks.iter().for_each(|one| later(one.at));
        records.under::<PaperVersion>(id)?.iter().for_each(|one| later(one.value.at));
        records.under::<Comment>(id)?.iter().for_each(|one| later(one.value.at));
        records.under::<Attachment>(id)?.iter().for_each(|one| later(one.value.added_at));
        for one in records.under::<Opinion>(id)? {
            later(one.value.given_at.unwrap_or(one.value.requested_at));
        }
        let consultations = records.under::<Consultation>(id)?;
        consultations.iter().for_each(|one| later(one.value.opened_at));
        let mut day = day_in_prague(last);
        for Consultation { meeting, resolution, .. } in consultations.iter().map(|one| &one.value) {
            if let Some(meeting) = meeting.map(|id| records.find::<Meeting>(id)).transpose()?.flatten() {
                day = day.max(meeting.value.on);
            }
            let resolution = resolution.map(|id| records.find::<Resolution>(id)).transpose()?.flatten();
            day = resolution.and_then(|one| one.value.decided_on).map_or(day, |on| day.max(on));
        }
        Ok(day)
    }

    fn held_by_work(&self, paper: RecordId) -> Option<Held> {
        self.living.get(&paper).cloned().map(Held::Continued)
    }

    fn held(&self, paper: &Stored<Paper>) -> Result<Option<Held>, Stop> {
        if let Some(held) = self.held_by_work(paper.id) {
            return Ok(Some(held));
        }
        for consultation in self.records.under::<Consultation>(paper.id)? {
            let Some(id) = consultation.value.resolution else { continue };
            let Some(resolution) = self.records.find::<Resolution>(id)? else { continue };
            let number = resolution.value.number;
            if resolution.value.state == ResolutionState::Suspended {
                return Ok(Some(Held::Suspended(number)));
            }
            if self.records.under::<Task>(id)?.iter().any(|task| task.value.is_open()) {
                return Ok(Some(Held::OpenTask(number)));
            }
        }
        Ok(None)
    }
}
