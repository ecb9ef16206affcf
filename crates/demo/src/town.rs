//! Sets the town up: founding, departments, people, bodies, members, types of papers.

use std::collections::BTreeMap;

use obeznik_app::office::Request;
use obeznik_app::ports::SystemIds;
use obeznik_app::{ApiError, Office};
use obeznik_kernel::calendar::{add_years, instant_in_prague};
use obeznik_kernel::{Date, Device, DeviceId, IdSource as _, OfflineDays, Person, PersonId, RecordId, Role};
use obeznik_municipality::{Found, LawProfile, Municipality, Term, office_id};
use serde_json::{Value, json};

use crate::clock::SetClock;
use crate::plan::{BodyPlan, PersonPlan, Plan, TypePlan};

/// Key of the person who founds the town and keeps it.
pub const SECRETARY: &str = "jasanova";

/// Everything a builder needs at hand.
pub(crate) struct Town<'a> {
    pub(crate) office: &'a Office,
    pub(crate) clock: &'a SetClock,
    pub(crate) plan: &'a Plan,
    pub(crate) today: Date,
    pub(crate) people: BTreeMap<String, PersonId>,
    pub(crate) departments: BTreeMap<String, RecordId>,
    pub(crate) bodies: BTreeMap<String, RecordId>,
    pub(crate) types: BTreeMap<String, RecordId>,
    pub(crate) meetings: BTreeMap<&'static str, RecordId>,
}

/// The input of the first command: the secretary founds the town.
pub fn founding(plan: &Plan, founder: PersonId, device_id: DeviceId, device: Device, today: Date) -> Found {
    let secretary = plan.people.iter().find(|person| person.key == SECRETARY);
    let person = secretary.map(|person| written(person, None)).unwrap_or_else(nobody);
    Found {
        municipality: Municipality {
            name: plan.municipality.name.clone(),
            name_genitive: plan.municipality.name_genitive.clone(),
            ico: plan.municipality.ico.clone(),
            address: plan.municipality.address.clone(),
            law: LawProfile::Act128,
            terms: vec![Term {
                label: plan.term.label.clone(),
                from: term_start(today),
                to: None,
                results_on: None,
            }],
            crest_svg: include_str!("../../../assets/documents/vzorov.svg").to_owned(),
            is_demo: true,
            offline_days: OfflineDays::default(),
            is_small: false,
        },
        founder,
        person,
        device_id,
        device,
        roles: vec![Role::Secretary],
    }
}

/// The town has governed itself for a month more than a year.
pub(crate) fn term_start(today: Date) -> Date {
    obeznik_kernel::calendar::add_days(add_years(today, -1), -30)
}

impl<'a> Town<'a> {
    pub(crate) fn set_up(
        office: &'a Office,
        clock: &'a SetClock,
        plan: &'a Plan,
        today: Date,
    ) -> Result<Self, ApiError> {
        let mut town = Self {
            office,
            clock,
            plan,
            today,
            people: BTreeMap::from([(SECRETARY.to_owned(), office.person())]),
            departments: BTreeMap::new(),
            bodies: BTreeMap::new(),
            types: BTreeMap::new(),
            meetings: BTreeMap::new(),
        };
        town.define_people_and_departments()?;
        for body in &plan.bodies {
            town.define_body(body)?;
        }
        town.list_substitutes()?;
        for paper_type in &plan.paper_types {
            town.define_type(paper_type)?;
        }
        Ok(town)
    }

    /// Moves the clock to a time of a day.
    pub(crate) fn at(&self, day: Date, hour: i8, minute: i8) {
        if let Some(instant) = instant_in_prague(day, hour, minute) {
            self.clock.set(instant);
        }
    }

    /// One person does one thing.
    pub(crate) fn act(&self, person: &str, kind: &str, payload: Value) -> Result<(), ApiError> {
        self.office.sign_in(self.people[person]);
        let request = Request { kind: kind.to_owned(), payload, base: Vec::new(), on_behalf_of: None };
        let done = self.office.execute(request);
        self.office.sign_in(self.people[SECRETARY]);
        done.map(|_| ())
    }

    pub(crate) fn secretary(&self, kind: &str, payload: Value) -> Result<(), ApiError> {
        self.act(SECRETARY, kind, payload)
    }

    fn define_people_and_departments(&mut self) -> Result<(), ApiError> {
        for person in &self.plan.people {
            self.people.entry(person.key.clone()).or_insert_with(|| new_id().into());
        }
        for department in &self.plan.departments {
            let id = new_id();
            let head = self.people[&department.head];
            let written =
                json!({ "name": department.name, "abbreviation": department.abbreviation, "head": head });
            self.secretary("municipality.define_department", json!({ "id": id, "department": written }))?;
            self.departments.insert(department.key.clone(), id);
        }
        for person in &self.plan.people {
            let id = self.people[&person.key];
            let department = self.departments.get(&person.department).copied();
            self.secretary(
                "municipality.define_person",
                json!({ "id": id, "person": written(person, department) }),
            )?;
            for role in &person.roles {
                let is_founding = person.key == SECRETARY && role == "secretary";
                if !is_founding {
                    self.membership(office_id().into(), id, role, "")?;
                }
            }
        }
        Ok(())
    }

    fn membership(&self, body: RecordId, person: PersonId, role: &str, party: &str) -> Result<(), ApiError> {
        let membership = json!({
            "body": body, "person": person, "role": role, "from": term_start(self.today), "to": null,
            "end_reason": "", "party": party,
        });
        self.secretary("municipality.set_membership", json!({ "id": new_id(), "membership": membership }))
    }

    fn define_body(&mut self, body: &BodyPlan) -> Result<(), ApiError> {
        let id = new_id();
        let written = json!({
            "kind": body.kind, "name": body.name, "short_name": body.short_name, "abbreviation": body.abbreviation,
            "parent": null, "seats": body.seats, "resolution_pattern": body.pattern, "verbs": body.verbs,
            "agenda_sections": body.sections, "standing_items": [], "papers_close_days": body.papers_close_days,
            "opinions_close_days": body.opinions_close_days, "check_close_days": body.check_close_days,
            "pack_days": body.pack_days, "late_consent": null,
            "notice_days": body.notice_days, "is_public": body.is_public, "place": body.place,
            "starts_at": body.starts_at, "from": term_start(self.today), "to": null,
        });
        self.secretary("municipality.define_body", json!({ "id": id, "body": written }))?;
        for (role, members) in &body.members {
            for member in members {
                let party = if body.kind == "assembly" { self.party_of(member) } else { "" };
                self.membership(id, self.people[member], role, party)?;
            }
        }
        self.bodies.insert(body.key.clone(), id);
        Ok(())
    }

    fn party_of(&self, member: &String) -> &str {
        let party = self.plan.parties.iter().find(|party| party.members.contains(member));
        party.map_or("", |party| party.name.as_str())
    }

    fn list_substitutes(&self) -> Result<(), ApiError> {
        for party in &self.plan.parties {
            let listed = |name| json!({ "name": name, "person": null, "passed_over": "", "entered": null });
            let list = json!({
                "term_from": term_start(self.today), "party": party.name,
                "substitutes": party.substitutes.iter().map(listed).collect::<Vec<_>>(),
            });
            self.secretary("municipality.set_party_list", json!({ "id": new_id(), "list": list }))?;
        }
        Ok(())
    }

    fn define_type(&mut self, paper_type: &TypePlan) -> Result<(), ApiError> {
        let id = new_id();
        let route: Vec<Value> = paper_type.route.iter().map(|step| self.step(step)).collect();
        let written = json!({
            "name": paper_type.name, "abbreviation": paper_type.abbreviation, "route": route,
            "required_opinions": [], "number_pattern": "{seq:year}/{yyyy}", "competence_hint": "", "active": true,
            "submitter": paper_type.submitter.as_deref().unwrap_or("office"),
        });
        let input = json!({ "paper_type": id, "value": written });
        self.secretary("circulation.define_paper_type", input)?;
        self.types.insert(paper_type.key.clone(), id);
        Ok(())
    }

    /// `department`, `opinions`, `check`, `check:5` days, `commission:majetkova`, `council:decides`.
    fn step(&self, text: &str) -> Value {
        let (kind, rest) = text.split_once(':').unwrap_or((text, ""));
        let consultation = |body: &str, role: &str| json!({ "id": text, "kind": "consultation", "body": self.bodies[body], "role": role, "days": null, "mandatory": true });
        let plain = |kind: &str| json!({ "id": text, "kind": kind, "body": null, "role": null, "days": rest.parse::<i32>().ok(), "mandatory": kind != "opinions" });
        match kind {
            "department" => plain("department_review"),
            "opinions" => plain("opinions"),
            "check" => plain("formal_check"),
            "commission" | "committee" => consultation(rest, "opinion"),
            "council" => consultation("rada", rest),
            _ => consultation("zastupitelstvo", rest),
        }
    }
}

fn written(person: &PersonPlan, department: Option<RecordId>) -> Person {
    Person {
        given: person.given.clone(),
        family: person.family.clone(),
        title_before: person.before.clone(),
        title_after: person.after.clone(),
        function: person.function.clone(),
        email: String::new(),
        department: department.map(Into::into),
        active: true,
    }
}

fn nobody() -> Person {
    let empty = PersonPlan {
        key: String::new(),
        before: String::new(),
        given: String::new(),
        family: String::new(),
        after: String::new(),
        function: String::new(),
        department: String::new(),
        roles: Vec::new(),
    };
    written(&empty, None)
}

pub(crate) fn new_id() -> RecordId {
    SystemIds.next_id()
}
