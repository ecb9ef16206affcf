//! A founded town with bodies, people and their devices, from which every history starts.

use std::rc::Rc;

use ed25519_dalek::SigningKey;
use obeznik_authority::device::public_key_text;
use obeznik_authority::{SignedCommand, Verdict};
use obeznik_circulation::paper_type::{
    ConsultationRole, DefinePaperType, PaperType, RouteStep, StepKind, Submitter,
};
use obeznik_kernel::{
    Atom, Audience, Body, BodyId, BodyKind, Command, CommandId, Device, DeviceId, Membership, OfflineDays,
    Payload, Person, PersonId, RecordId, Role, Stop, Timestamp,
};
use obeznik_municipality::{DefineBody, DefinePerson, Found, LawProfile, Municipality, SetMembership};
use serde::Serialize;

use super::disk::{MemoryHall, OfficeDisk};
use super::hall::Hall;
use super::notebook::{self, NoteInput};
use super::{MODULES, MemoryOffice, OLD_MODULES};
use crate::rules::{Rules, Signer};

/// People of the town; the first is the secretary of the office.
const PEOPLE: usize = 8;
/// Bodies of the town.
const BODIES: usize = 3;

/// Notes there from the beginning.
const NOTES: usize = 3;

/// When every history begins.
pub fn clock() -> Timestamp {
    Timestamp::from_second(1_795_420_800).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// The town and who is in it.
pub struct Town<O = MemoryHall> {
    /// Its office.
    pub office: Hall<O>,
    /// Its people.
    pub people: Vec<PersonId>,
    /// Their devices, in the same order.
    pub devices: Vec<DeviceId>,
    /// Its bodies.
    pub bodies: Vec<BodyId>,
    /// The key all devices share.
    pub key: Rc<SigningKey>,
}

/// Signs with one key.
pub struct DeviceKey {
    /// The device.
    pub device: DeviceId,
    /// Its key.
    pub key: Rc<SigningKey>,
}

impl Signer for DeviceKey {
    fn sign(&self, command: Command) -> Result<SignedCommand, Stop> {
        SignedCommand::sign(command, self.device, &self.key)
    }
}

/// Plain edits of the histories.
static EDIT_KINDS: [&str; 2] = ["circulation.edit_paper", notebook::EDIT_KIND];

/// What the histories predict and execute by.
pub fn rules() -> Rules<'static> {
    Rules { modules: &MODULES, edit_kinds: &EDIT_KINDS }
}

/// What a device with an older program predicts by.
pub fn old_rules() -> Rules<'static> {
    Rules { modules: &OLD_MODULES, edit_kinds: &EDIT_KINDS }
}

impl Town {
    /// Founds it in memory.
    ///
    /// # Errors
    /// When the authority refuses to.
    pub fn found() -> Result<Self, Stop> {
        Self::found_on(MemoryHall(MemoryOffice::new(&MODULES)))
    }
}

impl<O: OfficeDisk> Town<O> {
    /// Founds it on an empty store.
    ///
    /// # Errors
    /// When the authority refuses to.
    pub fn found_on(disk: O) -> Result<Self, Stop> {
        let people: Vec<PersonId> = (0..PEOPLE).map(|number| named("person", number).into()).collect();
        let devices = (0..PEOPLE).map(|number| named("device", number).into()).collect();
        let bodies = (0..BODIES).map(|number| named("body", number).into()).collect();
        let key = Rc::new(SigningKey::from_bytes(&[7; 32]));
        let office = Hall::new(disk, clock());
        let mut town = Self { office, people, devices, bodies, key };
        town.write_down_office()?;
        town.office.begin_history()?;
        for number in 0..BODIES {
            let id = town.bodies[number];
            town.order("municipality.define_body", &DefineBody { id, body: body(number) })?;
        }
        for number in 0..PEOPLE {
            town.settle_person(number)?;
        }
        let define = DefinePaperType { paper_type: town.paper_type(), value: town.route() };
        town.order("circulation.define_paper_type", &define)?;
        for (number, audience) in town.audiences().into_iter().take(NOTES).enumerate() {
            let note = NoteInput { audience: Some(audience), ..NoteInput::of(named("note", number)) };
            town.order("note.write", &note)?;
        }
        Ok(town)
    }

    /// The same town once more.
    pub fn copied(&self) -> Self {
        let Self { office, people, devices, bodies, key } = self;
        let (people, devices, bodies) = (people.clone(), devices.clone(), bodies.clone());
        Self { office: office.copied(), people, devices, bodies, key: Rc::clone(key) }
    }

    /// The membership of a person in a body.
    pub fn membership_id(&self, person: usize, body: usize) -> RecordId {
        named(&format!("membership {person}"), body)
    }

    /// Everything a person is in the town.
    pub fn memberships_of(&self, person: usize) -> [RecordId; 3] {
        let body = |body: usize| self.membership_id(person, body % BODIES);
        [body(person), body(person + 1), named("clerkship", person)]
    }

    /// The type of papers, which pass all three bodies.
    pub fn paper_type(&self) -> RecordId {
        named("paper type", 0)
    }

    fn route(&self) -> PaperType {
        let roles = [ConsultationRole::Opinion, ConsultationRole::Recommends, ConsultationRole::Decides];
        let bodies = self.bodies.iter().zip(roles).enumerate();
        let bodies = bodies
            .map(|(number, (body, role))| RouteStep::before_body(&format!("body {number}"), *body, role));
        PaperType {
            name: "Tisk".to_owned(),
            abbreviation: "T".to_owned(),
            route: [RouteStep::of_kind("check", StepKind::FormalCheck)].into_iter().chain(bodies).collect(),
            required_opinions: Vec::new(),
            number_pattern: "{seq:year}/{yyyy}".to_owned(),
            competence_hint: String::new(),
            active: true,
            submitter: Submitter::Office,
            needs_cover: false,
        }
    }

    /// A membership as the histories set it.
    pub fn membership(&self, person: usize, body: usize) -> SetMembership {
        let membership = Membership {
            body: self.bodies[body],
            person: self.people[person],
            role: Role::Member,
            from: obeznik_kernel::calendar::add_days(obeznik_kernel::calendar::day_in_prague(clock()), -900),
            to: None,
            end_reason: String::new(),
            party: String::new(),
        };
        SetMembership { id: self.membership_id(person, body), membership }
    }

    /// Everybody drafts papers in the office.
    fn clerkship(&self, person: usize) -> SetMembership {
        let mut clerk = self.membership(person, 0);
        clerk.id = named("clerkship", person);
        clerk.membership.body = obeznik_municipality::office_id();
        clerk.membership.role = Role::Clerk;
        clerk
    }

    /// Audiences among which notes move.
    pub fn audiences(&self) -> Vec<Audience> {
        let body = |number: usize| Atom::Body(self.bodies[number]);
        let mut audiences = vec![
            Audience::public(),
            Audience::inside(),
            Audience::new([body(0), body(1)]),
            Audience::new([body(1), Atom::Person(self.people[1])]),
            Audience::new([body(2), Atom::MinusPerson(self.people[2])]),
            Audience::new([Atom::RoleInBody(self.bodies[0], Role::Member)]),
        ];
        audiences.extend((0..BODIES).map(|number| Audience::new([body(number)])));
        audiences
    }

    /// An audience nobody else has: a body of the town and some people, told apart by a stranger.
    pub fn own_audience(&self, number: usize) -> Audience {
        let body = Atom::Body(self.bodies[number % BODIES]);
        let person = Atom::Person(self.people[number % PEOPLE]);
        Audience::new([body, person, Atom::Person(named("stranger", number).into())])
    }

    /// Writes a note for each of that many audiences.
    ///
    /// # Errors
    /// When the authority refuses to.
    pub fn fill_audiences(&mut self, count: usize) -> Result<(), Stop> {
        for number in 0..count {
            let audience = Some(self.own_audience(number));
            let note = NoteInput { audience, ..NoteInput::of(named("own note", number)) };
            self.order_by(number % PEOPLE, "note.write", &note)?;
        }
        Ok(())
    }

    /// The office has a machine of its own; everybody else is paired.
    fn write_down_office(&mut self) -> Result<(), Stop> {
        let input = Found {
            municipality: municipality(),
            founder: self.people[0],
            person: person(0),
            device_id: office_machine(),
            device: device(&self.key),
            roles: vec![Role::Secretary],
        };
        self.order("municipality.found", &input)
    }

    fn settle_person(&mut self, number: usize) -> Result<(), Stop> {
        let id = self.people[number];
        if number > 0 {
            self.order("municipality.define_person", &DefinePerson { id, person: person(number) })?;
        }
        self.office.pair(self.devices[number], id, &public_key_text(&self.key))?;
        for body in [number % BODIES, (number + 1) % BODIES] {
            let membership = self.membership(number, body);
            self.order("municipality.set_membership", &membership)?;
        }
        self.order("municipality.set_membership", &self.clerkship(number))
    }

    /// The secretary does something at the office.
    ///
    /// # Errors
    /// When the authority refuses to.
    pub fn order<T: Serialize>(&mut self, kind: &str, input: &T) -> Result<(), Stop> {
        self.order_by(0, kind, input)
    }

    /// The secretary asks for something at the office, which may say no.
    ///
    /// # Errors
    /// [`Stop::Broken`] when a rule broke.
    pub fn ask<T: Serialize>(&mut self, kind: &str, input: &T) -> Result<Verdict, Stop> {
        self.ask_by(0, kind, input)
    }

    fn order_by<T: Serialize>(&mut self, who: usize, kind: &str, input: &T) -> Result<(), Stop> {
        match self.ask_by(who, kind, input)? {
            Verdict::Accepted => Ok(()),
            other => Err(Stop::Broken(format!("{kind}: {other:?}"))),
        }
    }

    /// Somebody asks for something at the office, which may say no.
    ///
    /// # Errors
    /// [`Stop::Broken`] when a rule broke.
    pub fn ask_by<T: Serialize>(&mut self, who: usize, kind: &str, input: &T) -> Result<Verdict, Stop> {
        let id = CommandId(self.office.next_id());
        let command = command(id, kind, self.people[who], input)?;
        let signed = SignedCommand::sign(command, office_machine(), &self.key)?;
        self.office.decide(&signed)
    }
}

/// A command of a person, claiming the beginning of the history as its time.
///
/// # Errors
/// [`Stop::Broken`] when the input cannot be serialised.
pub fn command<T: Serialize>(id: CommandId, kind: &str, actor: PersonId, input: &T) -> Result<Command, Stop> {
    let text = serde_json::to_string(input).map_err(|error| Stop::Broken(error.to_string()))?;
    Ok(Command {
        id,
        kind: kind.to_owned(),
        kind_version: 1,
        actor: Some(actor),
        on_behalf_of: None,
        payload: Payload::Inline(text),
        base: Vec::new(),
        client_time: clock(),
    })
}

/// The identifier of a thing by its name and number.
pub fn named(what: &str, number: usize) -> RecordId {
    RecordId::well_known(&format!("{what} {number}"))
}

fn municipality() -> Municipality {
    Municipality {
        name: "Město Vzorov".into(),
        name_genitive: "města Vzorova".into(),
        ico: "00299138".into(),
        address: "náměstí Míru 1, Vzorov".into(),
        law: LawProfile::Act128,
        terms: Vec::new(),
        crest_svg: String::new(),
        is_demo: true,
        offline_days: OfflineDays::default(),
        is_small: false,
    }
}

fn person(number: usize) -> Person {
    Person {
        given: "Milena".into(),
        family: format!("Jasanová {number}"),
        title_before: String::new(),
        title_after: String::new(),
        function: String::new(),
        email: String::new(),
        department: None,
        active: true,
    }
}

fn office_machine() -> DeviceId {
    named("office machine", 0).into()
}

fn device(key: &SigningKey) -> Device {
    let public_key = public_key_text(key);
    Device { name: "server".into(), public_key, person: None, state: "active".into() }
}

fn body(number: usize) -> Body {
    Body {
        kind: [BodyKind::Commission, BodyKind::Council, BodyKind::Assembly][number % BODIES].clone(),
        name: format!("Orgán {number}"),
        short_name: String::new(),
        abbreviation: format!("K{number}"),
        parent: None,
        seats: 7,
        resolution_pattern: format!("U{number}/{{seq:term}}/{{meeting}}/{{yyyy}}"),
        verbs: Vec::new(),
        agenda_sections: Vec::new(),
        standing_items: Vec::new(),
        papers_close_days: 0,
        opinions_close_days: 0,
        check_close_days: 0,
        pack_days: 0,
        late_consent: None,
        alternates: false,
        notice_days: 0,
        is_public: false,
        place: String::new(),
        starts_at: String::new(),
        from: obeznik_kernel::calendar::day_in_prague(clock()),
        to: None,
    }
}
