//! A founded town with bodies, people and their devices, from which every history starts.

use std::rc::Rc;

use ed25519_dalek::SigningKey;
use obeznik_authority::device::public_key_text;
use obeznik_authority::{Effect, SignedCommand, Verdict, command_spec};
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{
    Atom, Audience, Body, BodyId, BodyKind, Command, CommandId, Device, DeviceId, IdSource as _, Membership,
    Payload, Person, PersonId, Record as _, RecordId, Role, Stop, Timestamp,
};
use obeznik_municipality::{DefineBody, DefinePerson, Found, LawProfile, Municipality, SetMembership};
use serde::Serialize;

use super::notebook::{self, NoteInput};
use super::office::Office;
use crate::rules::{Rules, Signer};

/// People of the town; the first is the secretary of the office.
const PEOPLE: usize = 6;
/// Bodies of the town.
const BODIES: usize = 3;

/// Notes there from the beginning.
const NOTES: usize = 3;

/// When every history begins.
pub fn clock() -> Timestamp {
    Timestamp::from_second(1_795_420_800).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// The town and who is in it.
pub struct Town {
    /// Its office.
    pub office: Office,
    /// Its people.
    pub people: Vec<PersonId>,
    /// Their devices, in the same order.
    pub devices: Vec<DeviceId>,
    /// Its bodies.
    pub bodies: Vec<BodyId>,
    /// The key all devices share.
    pub key: Rc<SigningKey>,
}

/// Signs with one key; the notebook, which the authority's door never sees, goes unsigned.
pub struct DeviceKey {
    /// The device.
    pub device: DeviceId,
    /// Its key.
    pub key: Rc<SigningKey>,
}

impl Signer for DeviceKey {
    fn sign(&self, command: Command) -> Result<SignedCommand, Stop> {
        if command_spec(&command.kind).is_some() {
            return SignedCommand::sign(command, self.device, &self.key);
        }
        Ok(SignedCommand { command, device: self.device, n: None, signature: String::new() })
    }
}

/// What the histories predict and execute by.
pub fn rules() -> Rules<'static> {
    static MODULES: [&obeznik_kernel::Module; 2] = [&obeznik_municipality::MODULE, &notebook::MODULE];
    Rules { modules: &MODULES, edit_kinds: &notebook::EDIT_KINDS }
}

impl Town {
    /// Founds it.
    ///
    /// # Errors
    /// When the authority refuses to.
    pub fn found() -> Result<Self, Stop> {
        let people: Vec<PersonId> = (0..PEOPLE).map(|number| named("person", number).into()).collect();
        let devices = (0..PEOPLE).map(|number| named("device", number).into()).collect();
        let bodies = (0..BODIES).map(|number| named("body", number).into()).collect();
        let key = Rc::new(SigningKey::from_bytes(&[7; 32]));
        let office = Office::new(rules(), clock());
        let mut town = Self { office, people, devices, bodies, key };
        town.write_down_office()?;
        for number in 0..BODIES {
            let id = town.bodies[number];
            town.order("municipality.define_body", &DefineBody { id, body: body(number) })?;
        }
        for number in 0..PEOPLE {
            town.settle_person(number)?;
        }
        for (number, audience) in town.audiences().into_iter().take(NOTES).enumerate() {
            let note = NoteInput { audience: Some(audience), ..NoteInput::of(named("note", number)) };
            town.order("note.write", &note)?;
        }
        Ok(town)
    }

    /// The same town once more, its office with a fault or none.
    pub fn copy(&self, fault: Option<super::Fault>) -> Self {
        Self {
            office: self.office.copy(fault),
            people: self.people.clone(),
            devices: self.devices.clone(),
            bodies: self.bodies.clone(),
            key: Rc::clone(&self.key),
        }
    }

    /// The membership of a person in a body.
    pub fn membership_id(&self, person: usize, body: usize) -> RecordId {
        named(&format!("membership {person}"), body)
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

    fn write_down_office(&mut self) -> Result<(), Stop> {
        let input = Found {
            municipality: municipality(),
            founder: self.people[0],
            person: person(0),
            device_id: self.devices[0],
            device: device(&self.key, self.people[0]),
            roles: vec![Role::Secretary],
        };
        self.order("municipality.found", &input)?;
        self.office.pair(self.devices[0], self.people[0]);
        Ok(())
    }

    fn settle_person(&mut self, number: usize) -> Result<(), Stop> {
        let id = self.people[number];
        if number > 0 {
            self.order("municipality.define_person", &DefinePerson { id, person: person(number) })?;
            self.pair(number)?;
        }
        for body in [number % BODIES, (number + 1) % BODIES] {
            let membership = self.membership(number, body);
            self.order("municipality.set_membership", &membership)?;
        }
        Ok(())
    }

    /// Pairing is the server's work and comes with it; here the device is written down directly.
    fn pair(&mut self, number: usize) -> Result<(), Stop> {
        let (id, who) = (self.devices[number], self.people[number]);
        self.office.ledger.add(id, None, &Audience::inside(), &device(&self.key, who))?;
        let effect =
            Effect { kind: Device::KIND.to_owned(), id: id.into(), before: None, after_ver: Some(1) };
        self.office.enter(&[effect])?;
        self.office.pair(id, who);
        Ok(())
    }

    fn order<T: Serialize>(&mut self, kind: &str, input: &T) -> Result<(), Stop> {
        self.order_by(0, kind, input)
    }

    fn order_by<T: Serialize>(&mut self, who: usize, kind: &str, input: &T) -> Result<(), Stop> {
        let id = CommandId(self.office.ids.next_id());
        let command = command(id, kind, self.people[who], input)?;
        let signed = SignedCommand::sign(command, self.devices[who], &self.key)?;
        match self.office.decide(&signed)? {
            Verdict::Accepted => Ok(()),
            other => Err(Stop::Broken(format!("{kind}: {other:?}"))),
        }
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

fn named(what: &str, number: usize) -> RecordId {
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

fn device(key: &SigningKey, person: PersonId) -> Device {
    let public_key = public_key_text(key);
    Device { name: "notebook".into(), public_key, person: Some(person), state: "active".into() }
}

fn body(number: usize) -> Body {
    Body {
        kind: BodyKind::Commission,
        name: format!("Komise {number}"),
        short_name: String::new(),
        abbreviation: format!("K{number}"),
        parent: None,
        seats: 7,
        resolution_pattern: String::new(),
        verbs: Vec::new(),
        agenda_sections: Vec::new(),
        papers_close_days: 0,
        notice_days: 0,
        is_public: false,
        place: String::new(),
        starts_at: String::new(),
        from: obeznik_kernel::calendar::day_in_prague(clock()),
        to: None,
    }
}
