//! A town in which a released command means something.

use jiff::civil::{Date, date};
use obeznik_authority::{command_spec, find_standing, kinds};
use obeznik_circulation::testing::Vzorov;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::testing::{CountedIds, MemoryRecords};
use obeznik_kernel::{
    Atom, Audience, BodyId, Command, CommandId, Context, Membership, Payload, PersonId, RawRecord, Record,
    RecordId, Records as _, Role, Timestamp, may,
};
use obeznik_municipality::{Municipality, municipality_id, office_id};
use serde_json::{Value, json};

use super::{bodies, decisions, office, papers};

/// A day before those the released inputs name.
pub const START: Date = date(2026, 11, 2);

/// What there is before the command.
pub struct Scene {
    pub records: MemoryRecords,
    pub ids: CountedIds,
    pub now: Timestamp,
    /// Who gives it; nobody where time does.
    pub actor: Option<PersonId>,
    /// What the input calls so, by the place in it.
    pub names: Vec<(RecordId, &'static str)>,
    /// Identifiers that are made of such ones, here and there.
    pub derived: Vec<(RecordId, RecordId)>,
    /// Rows of a bulk command.
    pub rows: Vec<u8>,
}

impl Scene {
    /// The scene of a kind of command: each that was released needs one.
    pub fn of_kind(kind: &str, input: &Value) -> Self {
        let scene = papers::scene(kind, input).or_else(|| bodies::scene(kind, input));
        let scene = scene.or_else(|| decisions::scene(kind, input)).or_else(|| office::scene(kind, input));
        scene.unwrap_or_else(|| panic!("{kind} has no scene yet"))
    }

    /// Somebody of the town gives the command.
    pub fn by(actor: PersonId, town: Vzorov, names: Vec<(RecordId, &'static str)>) -> Self {
        Self { actor: Some(actor), ..Self::of_time(town, names) }
    }

    /// Time does.
    pub fn of_time(town: Vzorov, names: Vec<(RecordId, &'static str)>) -> Self {
        let Vzorov { records, ids, now, .. } = town;
        Self { records, ids, now, actor: None, names, derived: Vec::new(), rows: Vec::new() }
    }

    /// The same with identifiers that are made of others.
    pub fn deriving(self, derived: Vec<(RecordId, RecordId)>) -> Self {
        Self { derived, ..self }
    }
}

/// The identifier at a place of an input.
pub fn at(input: &Value, pointer: &str) -> RecordId {
    let found = input.pointer(pointer).and_then(Value::as_str);
    found.unwrap_or_else(|| panic!("{pointer} of {input}")).parse().unwrap()
}

/// Vzorov with everything the house knows, in its ninth term.
pub fn town_on(day: Date) -> Vzorov {
    let mut town = Vzorov::on(day);
    town.records = renamed(&town.records, &[(town.bodies.office.0, office_id().0)]);
    town.bodies.office = office_id();
    let municipality = json!({ "name": "Město Vzorov", "name_genitive": "města Vzorova", "ico": "00299138",
        "address": "náměstí Míru 1, Vzorov", "law": "act128", "crest_svg": "", "is_demo": false,
        "terms": [{ "label": "9", "from": "2022-10-20", "to": null }] });
    let municipality: Municipality = serde_json::from_value(municipality).unwrap();
    town.records.add(municipality_id(), None, &Audience::public(), &municipality).unwrap();
    town
}

/// The same records under other identifiers, wherever they stand.
pub fn renamed(records: &MemoryRecords, pairs: &[(RecordId, RecordId)]) -> MemoryRecords {
    let pairs: Vec<(String, String)> =
        pairs.iter().map(|(from, to)| (from.to_string(), to.to_string())).collect();
    let text = |text: &str| pairs.iter().fold(text.to_owned(), |text, (from, to)| text.replace(from, to));
    let id = |id: RecordId| -> RecordId { text(&id.to_string()).parse().unwrap() };
    let mut renamed = MemoryRecords::new(kinds().copied());
    for raw in records.all() {
        let atoms = serde_json::to_string(records.audience(&raw.scope).unwrap().unwrap().atoms()).unwrap();
        let atoms: Vec<Atom> = serde_json::from_str(&text(&atoms)).unwrap();
        let audience = Audience::new(atoms);
        let body = text(std::str::from_utf8(&raw.body).unwrap()).into_bytes();
        let (own, parent, scope) = (id(raw.id), raw.parent.map(id), audience.id());
        renamed.put(RawRecord { id: own, parent, scope, body, ..raw.clone() }, &audience).unwrap();
    }
    renamed
}

/// Gives a command of any module by its whole name.
pub fn give(town: &mut Vzorov, kind: &str, actor: PersonId, input: &Value) {
    let spec = command_spec(kind).unwrap();
    let command = Command {
        id: CommandId(town.id()),
        kind: kind.to_owned(),
        kind_version: spec.version,
        actor: Some(actor),
        on_behalf_of: None,
        payload: Payload::Inline(input.to_string()),
        base: Vec::new(),
        client_time: town.now,
    };
    let standing = find_standing(&town.records, actor).unwrap();
    let subject = (spec.subject)(&command, &town.records).unwrap();
    let mut context = Context::new(town.now, standing.as_ref(), &mut town.ids);
    assert!(may(standing.as_ref(), spec.action, &subject, context.today), "{kind} is not allowed");
    (spec.execute)(&command, &mut context, &mut town.records).unwrap();
}

/// Lets a person hold a role of the office too.
pub fn seat(town: &mut Vzorov, person: PersonId, role: Role) {
    let (body, from) = (town.bodies.office, date(2022, 10, 20));
    let (end_reason, party) = (String::new(), String::new());
    let membership = Membership { body, person, role, from, to: None, end_reason, party };
    let id = town.id();
    town.records.add(id, Some(body.0), &Audience::public(), &membership).unwrap();
}

/// The membership of a person in a body.
pub fn membership(town: &Vzorov, person: PersonId, body: BodyId) -> RecordId {
    let held =
        town.records.find_by::<Membership>("membership_by_person", &[&person.to_string()], 10).unwrap();
    held.into_iter().find(|one| one.value.body == body).unwrap().id
}

/// Changes what a record says.
pub fn change<T: Record>(town: &mut Vzorov, id: RecordId, change: impl FnOnce(&mut T)) {
    let mut stored = town.records.need::<T>(id).unwrap();
    change(&mut stored.value);
    town.records.save(&stored).unwrap();
}

/// The only record of its kind.
pub fn only<T: Record>(town: &Vzorov) -> RecordId {
    let found: Vec<RecordId> =
        town.records.all().filter(|raw| raw.kind == T::KIND).map(|raw| raw.id).collect();
    assert_eq!(found.len(), 1, "{}", T::KIND);
    found[0]
}
