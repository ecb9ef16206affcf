//! Builders for tests: the town of Vzorov with its bodies and people, commands run as the authority runs
//! them, reads counted. Behind the feature `testing`.

mod counted;
mod journey;
mod town;

use obeznik_kernel::calendar::instant_in_prague;
use obeznik_kernel::testing::{CountedIds, MemoryRecords};
use obeznik_kernel::{
    Action, Body, BodyId, BodyKind, Command, CommandId, CommandSpec, Context, Date, IdSource as _, KindSpec,
    Membership, Payload, Person, PersonId, RecordId, RecordsExt, Refusal, Standing, Stop, Timestamp, Variant,
    may,
};
use serde::Serialize;

pub use counted::CountedRecords;
pub use journey::{asking, asking_person, beside, route, vote};
pub use town::{Bodies, People, body_with_days};

use crate::module::{COMMANDS, KINDS};

/// Most reads of one command.
pub const MOST_READS: usize = 64;

/// A town in memory, and its authority.
#[derive(Clone)]
pub struct Vzorov {
    /// All records.
    pub records: MemoryRecords,
    /// Source of identifiers.
    pub ids: CountedIds,
    /// The authority's time.
    pub now: Timestamp,
    /// The bodies.
    pub bodies: Bodies,
    /// The people.
    pub people: People,
    /// Reads of the last command.
    pub reads: usize,
}

impl Vzorov {
    /// The town on a day, at nine o'clock.
    pub fn on(day: Date) -> Self {
        let kernel = [
            KindSpec::of::<Body>(),
            KindSpec::of::<Person>(),
            KindSpec::of::<Membership>(),
            KindSpec::of::<obeznik_kernel::Department>(),
            KindSpec::of::<obeznik_kernel::Substitution>(),
            KindSpec::of::<Variant>(),
        ];
        let mut records = MemoryRecords::new(kernel.into_iter().chain(KINDS.iter().copied()));
        let mut ids = CountedIds::default();
        let (bodies, people) = town::found(&mut records, &mut ids);
        Self { records, ids, now: at_nine(day), bodies, people, reads: 0 }
    }

    /// Makes the town a village without a council; gives the body that is the mayor in its place.
    pub fn become_village(&mut self) -> BodyId {
        town::become_village(&mut self.records, &mut self.ids, (&self.bodies, &self.people))
    }

    /// Moves the clock to nine o'clock of a day.
    pub fn go_to(&mut self, day: Date) {
        self.now = at_nine(day);
    }

    /// A new identifier.
    pub fn id(&mut self) -> RecordId {
        self.ids.next_id()
    }

    /// Runs a command of the module, named without `circulation.`, as the authority does: permission,
    /// execution, all or nothing.
    ///
    /// # Errors
    /// What stops it; `refusal-not-allowed` when the person may not.
    pub fn run(&mut self, name: &str, actor: PersonId, payload: &impl Serialize) -> Result<(), Stop> {
        self.run_with_rows(name, Some(actor), payload, &[])
    }

    /// Runs a command of time.
    ///
    /// # Errors
    /// What stops it.
    pub fn run_as_time(&mut self, name: &str, payload: &impl Serialize) -> Result<(), Stop> {
        self.run_with_rows(name, None, payload, &[])
    }

    /// Runs a bulk command with its rows.
    ///
    /// # Errors
    /// What stops it.
    pub fn run_with_rows(
        &mut self,
        name: &str,
        actor: Option<PersonId>,
        payload: &impl Serialize,
        rows: &[u8],
    ) -> Result<(), Stop> {
        let text = serde_json::to_string(payload).map_err(|error| Stop::Broken(error.to_string()))?;
        let spec = find_spec(name)?;
        let command = self.command(spec, actor, text);
        let standing = actor.map(|person| self.standing(person));
        let mut records = CountedRecords::new(self.records.clone());
        let subject = (spec.subject)(&command, &records)?;
        let mut ids = self.ids.clone();
        let mut context = Context::new(self.now, standing.as_ref(), &mut ids);
        if !may(standing.as_ref(), spec.action, &subject, context.today) {
            return Err(Refusal::new("refusal-not-allowed").into());
        }
        context.rows = rows;
        records.reset();
        (spec.execute)(&command, &mut context, &mut records)?;
        self.reads = records.reads();
        self.records = records.into_inner();
        self.ids = ids;
        Ok(())
    }

    /// What a person is in the town.
    pub fn standing(&self, person: PersonId) -> Standing {
        let memberships: Vec<Membership> = self
            .records
            .find_by::<Membership>("membership_by_person", &[&person.to_string()], 100)
            .map(|found| found.into_iter().map(|one| one.value).collect())
            .unwrap_or_default();
        let department =
            self.records.find::<Person>(person).ok().flatten().and_then(|one| one.value.department);
        let kind_of = |body: obeznik_kernel::BodyId| -> Option<BodyKind> {
            self.records.find::<Body>(body).ok().flatten().map(|body| body.value.kind)
        };
        Standing::new(person, department, &memberships, &[], kind_of)
    }

    fn command(&mut self, spec: &CommandSpec, actor: Option<PersonId>, text: String) -> Command {
        Command {
            id: CommandId(self.ids.next_id()),
            kind: spec.kind.to_owned(),
            kind_version: spec.version,
            actor,
            on_behalf_of: None,
            payload: Payload::Inline(text),
            base: Vec::new(),
            client_time: self.now,
        }
    }
}

/// The announcement of a command named without `circulation.`.
///
/// # Errors
/// [`Stop::Broken`] when there is none.
pub fn find_spec(name: &str) -> Result<&'static CommandSpec, Stop> {
    let found = COMMANDS.iter().find(|spec| spec.kind.strip_prefix("circulation.") == Some(name));
    found.ok_or_else(|| Stop::Broken(format!("there is no command {name}")))
}

/// Whether only time does this.
pub fn is_of_time(spec: &CommandSpec) -> bool {
    spec.action == Action::ActOfTime
}

fn at_nine(day: Date) -> Timestamp {
    instant_in_prague(day, 9, 0).unwrap_or(Timestamp::UNIX_EPOCH)
}
