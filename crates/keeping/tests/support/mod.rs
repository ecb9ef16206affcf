//! An office in memory years later: what its papers left behind, and the people who care for its data.
#![allow(dead_code, missing_docs, reason = "each test binary takes what it needs")]

use jiff::civil::{Date, date};
use obeznik_circulation::comment::AddComment;
use obeznik_circulation::module::KINDS;
use obeznik_circulation::paper::{Paper, PaperState};
use obeznik_circulation::paper_type::ConsultationRole::Decides;
use obeznik_circulation::reading::{Reading, ReadingWay};
use obeznik_circulation::registry::{RegistryEntry, RegistryKind, registry_entry_id};
use obeznik_circulation::task::Task;
use obeznik_circulation::testing::Vzorov;
use obeznik_keeping::MODULE;
use obeznik_keeping::disposal::{Disposal, DisposalItem, Erasure, ItemState};
use obeznik_keeping::statement::Statement;
use obeznik_kernel::calendar::{add_days, instant_in_prague};
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::testing::{CountedIds, MemoryRecords};
use obeznik_kernel::{
    Audience, Body, BodyId, BodyKind, Command, CommandId, Context, DeviceId, IdSource as _, KindSpec,
    Membership, OnBehalf, Payload, Person, PersonId, Record, RecordId, Records as _, Refusal, Role,
    SUBSTITUTE, Standing, Stop, Stored, Substitution, may, may_in_place_of,
};
use obeznik_municipality::{LawProfile, Municipality, municipality_id, office_id};
use serde::Serialize;
use serde_json::json;

/// The office.
pub(crate) struct House {
    pub(crate) records: MemoryRecords,
    pub(crate) ids: CountedIds,
    pub(crate) today: Date,
    /// The data protection officer, the chief officer, the mayor, a secretary who cares for no data.
    pub(crate) officer: PersonId,
    pub(crate) chief: PersonId,
    pub(crate) mayor: PersonId,
    pub(crate) secretary: PersonId,
    /// A decided paper with a comment, a task that is done and its resolution.
    pub(crate) decided: RecordId,
    /// A withdrawn paper with a comment.
    pub(crate) withdrawn: RecordId,
    pub(crate) task: RecordId,
    pub(crate) substitution: RecordId,
    pub(crate) statement: RecordId,
    /// Whether it is a small municipality.
    is_small: bool,
}

impl House {
    /// Everything closed in 2026, looked at on a day of 2040.
    pub(crate) fn new() -> Self {
        let mut town = Vzorov::on(date(2026, 9, 1));
        let council = town.bodies.council;
        let kind = town.paper_type(&[(council, Decides)]).unwrap();
        let decided = town.ready(kind).unwrap();
        comment(&mut town, decided);
        town.decide(decided, council, (3, 0)).unwrap();
        let task = town.records.all().find(|raw| raw.kind == Task::KIND).unwrap().id;
        let (head, secretary) = (town.people.head, town.people.secretary);
        town.run("report_task", head, &json!({ "task": task, "text": "hotovo", "is_done": true })).unwrap();
        town.run("close_task", secretary, &json!({ "task": task, "is_done": true })).unwrap();
        let withdrawn = town.draft(kind).unwrap();
        comment(&mut town, withdrawn);
        town.run("withdraw_paper", town.people.clerk, &json!({ "paper": withdrawn, "reason": "jinak" }))
            .unwrap();
        Self::of(town, [decided, withdrawn, task])
    }

    fn of(town: Vzorov, [decided, withdrawn, task]: [RecordId; 3]) -> Self {
        let own = [
            KindSpec::of::<Body>(),
            KindSpec::of::<Person>(),
            KindSpec::of::<Membership>(),
            KindSpec::of::<Substitution>(),
            KindSpec::of::<Municipality>(),
            KindSpec::of::<obeznik_kernel::Department>(),
            KindSpec::of::<obeznik_kernel::Variant>(),
        ];
        let kinds = own.into_iter().chain(KINDS.iter().copied()).chain(MODULE.kinds.iter().copied());
        let mut records = MemoryRecords::new(kinds);
        for raw in town.records.all() {
            let audience = town.records.audience(&raw.scope).unwrap().unwrap();
            records.put(raw.clone(), &audience).unwrap();
        }
        let nobody = RecordId::NIL;
        let mut house = Self {
            records,
            ids: town.ids,
            today: date(2040, 5, 2),
            officer: nobody.into(),
            chief: nobody.into(),
            mayor: town.people.mayor(),
            secretary: town.people.secretary,
            decided,
            withdrawn,
            task,
            substitution: nobody,
            statement: nobody,
            is_small: false,
        };
        house.settle_in();
        house
    }

    fn settle_in(&mut self) {
        let office = self.records.all().find(|raw| raw.kind == Body::KIND).unwrap().id;
        let mut office = self.records.need::<Body>(office).unwrap().value;
        office.kind = BodyKind::Office;
        self.records.add(office_id(), None, &Audience::public(), &office).unwrap();
        self.set_small(false);
        self.officer = self.person(Role::DataProtection);
        self.chief = self.person(Role::ChiefOfficer);
        let substitution = self.substitution(self.officer, self.chief, date(2026, 6, 1), date(2026, 6, 30));
        self.substitution = substitution;
        let (person, at) = (self.mayor, self.now());
        let at = at - jiff::SignedDuration::from_hours(24 * 365 * 13);
        let (person, name) = (Some(person), String::new());
        let statement = Statement { person, name, request: "dopis".to_owned(), by: None, at };
        self.statement = self.ids.next_id();
        self.records.add(self.statement, None, &Audience::inside(), &statement).unwrap();
    }

    pub(crate) fn person(&mut self, role: Role) -> PersonId {
        let person = PersonId(self.ids.next_id());
        let value = Person {
            given: "Jana".to_owned(),
            family: "Zkušební".to_owned(),
            title_before: String::new(),
            title_after: String::new(),
            function: String::new(),
            email: String::new(),
            department: None,
            active: true,
        };
        self.records.add(person, None, &Audience::inside(), &value).unwrap();
        self.seat(person, office_id(), role);
        person
    }

    pub(crate) fn seat(&mut self, person: PersonId, body: BodyId, role: Role) {
        let from = date(2022, 10, 20);
        let (end_reason, party) = (String::new(), String::new());
        let membership = Membership { body, person, role, from, to: None, end_reason, party };
        let id = self.ids.next_id();
        self.records.add(id, Some(body.into()), &Audience::inside(), &membership).unwrap();
    }

    pub(crate) fn substitution(&mut self, absent: PersonId, by: PersonId, from: Date, to: Date) -> RecordId {
        let roles = vec![Role::DataProtection, Role::ChiefOfficer];
        let (to, reason, duties) = (Some(to), String::new(), Vec::new());
        let value = Substitution { absent, by, from, to, roles, duties, reason, confidential: false };
        let id = self.ids.next_id();
        self.records.add(id, None, &Audience::inside(), &value).unwrap();
        id
    }

    /// Somebody read a paper on a day.
    pub(crate) fn read(&mut self, paper: RecordId, on: Date) {
        let at = instant_in_prague(on, 9, 0).unwrap();
        let (person, device) = (self.secretary, DeviceId(self.ids.next_id()));
        let reading = Reading { person, device, at, way: ReadingWay::Viewed, attachment: None };
        let id = self.ids.next_id();
        self.records.add(id, Some(paper), &Audience::inside(), &reading).unwrap();
    }

    pub(crate) fn set_small(&mut self, is_small: bool) {
        self.is_small = is_small;
        let value = Municipality {
            name: "Obec Vzorov".to_owned(),
            name_genitive: "obce Vzorova".to_owned(),
            ico: "00000000".to_owned(),
            address: String::new(),
            law: LawProfile::Act128,
            terms: Vec::new(),
            crest_svg: String::new(),
            is_demo: false,
            offline_days: Default::default(),
            is_small,
        };
        match self.records.find::<Municipality>(municipality_id()).unwrap() {
            Some(stored) => self.records.save(&Stored { value, ..stored }).unwrap(),
            None => self.records.add(municipality_id(), None, &Audience::public(), &value).unwrap(),
        }
    }

    pub(crate) fn is_small(&self) -> bool {
        self.is_small
    }

    /// The filing service says what happens to a paper.
    pub(crate) fn mark(&mut self, paper: RecordId, mark: &str) {
        let id = registry_entry_id(&RegistryKind::Paper, paper);
        if self.records.find::<Paper>(paper).unwrap().is_none() {
            return;
        }
        let mut entry = RegistryEntry::new(RegistryKind::Paper, paper);
        entry.numbers.retention_mark = mark.to_owned();
        match self.records.find::<RegistryEntry>(id).unwrap() {
            Some(stored) => self.records.save(&Stored { value: entry, ..stored }).unwrap(),
            None => self.records.add(id, Some(paper), &Audience::inside(), &entry).unwrap(),
        }
    }

    /// A paper at work goes on from another one, or is withdrawn again.
    pub(crate) fn go_on_from(&mut self, paper: RecordId, is_at_work: bool) {
        let next = RecordId::well_known("the paper that goes on");
        let state = if is_at_work { PaperState::Draft } else { PaperState::Withdrawn };
        let Some(model) = self.records.all().find(|raw| raw.kind == Paper::KIND).map(|raw| raw.id) else {
            return;
        };
        let mut value = self.records.need::<Paper>(model).unwrap().value;
        (value.state, value.lineage.continues, value.number) = (state, Some(paper), "77/2040".to_owned());
        value.created_at = self.now();
        match self.records.find::<Paper>(next).unwrap() {
            Some(stored) => self.records.save(&Stored { value, ..stored }).unwrap(),
            None => self.records.add(next, None, &Audience::inside(), &value).unwrap(),
        }
    }

    pub(crate) fn pass(&mut self, days: i32) {
        self.today = add_days(self.today, days);
    }

    pub(crate) fn now(&self) -> obeznik_kernel::Timestamp {
        instant_in_prague(self.today, 9, 0).unwrap()
    }

    pub(crate) fn standing(&self, person: PersonId) -> Standing {
        let all = |person: PersonId| {
            let found =
                self.records.find_by::<Membership>("membership_by_person", &[&person.to_string()], 100);
            found.unwrap().into_iter().map(|one| one.value).collect::<Vec<_>>()
        };
        let key = person.to_string();
        let found = self.records.find_by::<Substitution>("substitution_by_person", &[&key], 100).unwrap();
        let substitutions: Vec<Substitution> = found.into_iter().map(|one| one.value).collect();
        let absent = substitutions.iter().flat_map(|one| all(one.absent));
        let memberships: Vec<Membership> = all(person).into_iter().chain(absent).collect();
        let kind_of = |body: BodyId| self.records.find::<Body>(body).unwrap().map(|body| body.value.kind);
        Standing::new(person, None, &memberships, &substitutions, kind_of)
    }

    /// Runs a command of the module, named without `keeping.`, as the authority does: all or nothing.
    pub(crate) fn run(
        &mut self,
        name: &str,
        actor: Option<PersonId>,
        input: &impl Serialize,
    ) -> Result<(), Stop> {
        self.run_for(name, actor, None, input)
    }

    /// The same, told by another how, or done in place of an absent person.
    pub(crate) fn run_for(
        &mut self,
        name: &str,
        actor: Option<PersonId>,
        behalf: Option<(PersonId, &str)>,
        input: &impl Serialize,
    ) -> Result<(), Stop> {
        let kind = format!("keeping.{name}");
        let spec = MODULE.commands.iter().find(|spec| spec.kind == kind).unwrap();
        let on_behalf_of =
            behalf.map(|(person, how)| OnBehalf { person, how: how.to_owned(), evidence: None });
        let command = Command {
            id: CommandId(self.ids.next_id()),
            kind,
            kind_version: 1,
            actor,
            on_behalf_of,
            payload: Payload::Inline(serde_json::to_string(input).unwrap()),
            base: Vec::new(),
            client_time: self.now(),
        };
        let subject = (spec.subject)(&command, &self.records)?;
        let own = actor.map(|actor| self.standing(actor));
        let standing = match (&own, command.in_place_of()) {
            (Some(own), Some(absent)) => Some(own.in_place_of(absent)),
            _ => command.acting_person().map(|person| self.standing(person)),
        };
        let is_allowed = match (&own, command.in_place_of()) {
            (Some(own), Some(absent)) => may_in_place_of(own, absent, spec.action, &subject, self.today),
            _ => may(standing.as_ref(), spec.action, &subject, self.today),
        };
        if !is_allowed {
            return Err(Stop::refused("refusal-not-allowed"));
        }
        let mut records = self.records.clone();
        let mut context = Context::new(self.now(), standing.as_ref(), &mut self.ids);
        (spec.execute)(&command, &mut context, &mut records)?;
        self.records = records;
        Ok(())
    }

    /// Proposes to erase things; the proposal.
    pub(crate) fn propose(
        &mut self,
        by: PersonId,
        consent: &str,
        items: &[(&str, RecordId)],
    ) -> Result<RecordId, Stop> {
        let disposal = self.ids.next_id();
        let items: Vec<_> =
            items.iter().map(|(class, record)| json!({ "class": class, "record": record })).collect();
        let input = json!({ "disposal": disposal, "ground": "po lhůtě", "consent": consent, "items": items });
        self.run("propose_disposal", Some(by), &input).map(|()| disposal)
    }

    pub(crate) fn agree(
        &mut self,
        by: PersonId,
        disposal: RecordId,
        without: &[RecordId],
    ) -> Result<(), Stop> {
        self.run("agree_disposal", Some(by), &json!({ "disposal": disposal, "without": without }))
    }

    /// Agrees in place of an absent person.
    pub(crate) fn agree_for(
        &mut self,
        by: PersonId,
        absent: PersonId,
        disposal: RecordId,
    ) -> Result<(), Stop> {
        let input = json!({ "disposal": disposal, "without": [] });
        self.run_for("agree_disposal", Some(by), Some((absent, SUBSTITUTE)), &input)
    }

    /// What time brings about: commands given once, in their order.
    pub(crate) fn tick(&mut self) -> usize {
        let due = (MODULE.due)(self.now(), &self.records).unwrap();
        for (kind, payload) in &due {
            let name = kind.strip_prefix("keeping.").unwrap();
            let input: serde_json::Value = serde_json::from_str(payload).unwrap();
            self.run(name, None, &input).unwrap();
        }
        due.len()
    }

    pub(crate) fn items(&self, disposal: RecordId) -> Vec<Stored<DisposalItem>> {
        obeznik_keeping::disposal::items(&self.records, disposal).unwrap()
    }

    pub(crate) fn states(&self, disposal: RecordId) -> Vec<ItemState> {
        self.items(disposal).into_iter().map(|item| item.value.state).collect()
    }

    pub(crate) fn disposal(&self, disposal: RecordId) -> Disposal {
        self.records.need::<Disposal>(disposal).unwrap().value
    }

    pub(crate) fn erasures(&self) -> Vec<RecordId> {
        let notes = self.records.all().filter(|raw| raw.kind == Erasure::KIND);
        notes.map(|raw| self.records.need::<Erasure>(raw.id).unwrap().value.record).collect()
    }

    pub(crate) fn count(&self, kind: &str, parent: RecordId) -> usize {
        self.records.all().filter(|raw| raw.kind == kind && raw.parent == Some(parent)).count()
    }
}

fn comment(town: &mut Vzorov, paper: RecordId) {
    let comment = town.id();
    let (text, quote) = ("Chybí mapa.".to_owned(), String::new());
    town.run(
        "add_comment",
        town.people.clerk,
        &AddComment { paper, comment, text, quote, answers: None, meeting: None },
    )
    .unwrap();
}

/// The key of a refusal; anything else is a fault of the test.
pub(crate) fn refusal<T: std::fmt::Debug>(done: Result<T, Stop>) -> String {
    match done {
        Err(Stop::Refused(Refusal { key, .. })) => key,
        other => panic!("no refusal but {other:?}"),
    }
}
