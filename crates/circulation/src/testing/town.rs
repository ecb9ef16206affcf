//! The people and bodies of Vzorov.

use jiff::civil::date;
use obeznik_kernel::testing::{CountedIds, MemoryRecords};
use obeznik_kernel::{
    Audience, Body, BodyId, BodyKind, Department, DepartmentId, IdSource as _, Membership, Person, PersonId,
    RecordId, RecordsExt, Role,
};

/// The bodies of the town.
#[derive(Debug, Clone, Copy)]
pub struct Bodies {
    /// Městský úřad.
    pub office: BodyId,
    /// Zastupitelstvo, 15 members.
    pub assembly: BodyId,
    /// Rada, 5 members.
    pub council: BodyId,
    /// Finanční výbor, 5 members.
    pub finance: BodyId,
    /// Kontrolní výbor, 3 members.
    pub control: BodyId,
    /// Komise výstavby, 5 members.
    pub commission: BodyId,
}

/// The people of the town.
#[derive(Debug, Clone)]
pub struct People {
    /// Council secretary in the office.
    pub secretary: PersonId,
    /// Clerk of the department of investments.
    pub clerk: PersonId,
    /// Head of the department of investments.
    pub head: PersonId,
    /// Head of the legal department.
    pub lawyer: PersonId,
    /// Clerk of the legal department.
    pub legal_clerk: PersonId,
    /// The department of investments.
    pub investments: DepartmentId,
    /// The legal department.
    pub legal: DepartmentId,
    /// Members of the assembly; the first chairs assembly and council (starosta).
    pub members: Vec<PersonId>,
}

impl People {
    /// Starosta.
    pub fn mayor(&self) -> PersonId {
        self.members.first().copied().unwrap_or(self.secretary)
    }
}

/// Names of the members of the assembly.
const FAMILIES: [&str; 15] = [
    "Bartoš",
    "Černá",
    "Dvořák",
    "Fiala",
    "Hájková",
    "Janda",
    "Kolář",
    "Lišková",
    "Malý",
    "Němec",
    "Ondrová",
    "Pokorný",
    "Růžička",
    "Sýkora",
    "Tichá",
];

fn plain_body() -> Body {
    Body {
        kind: BodyKind::Council,
        name: String::new(),
        short_name: String::new(),
        abbreviation: String::new(),
        parent: None,
        seats: 0,
        resolution_pattern: String::new(),
        verbs: Vec::new(),
        agenda_sections: vec!["Body jednání".to_owned()],
        standing_items: Vec::new(),
        papers_close_days: 3,
        opinions_close_days: 0,
        check_close_days: 0,
        pack_days: 0,
        late_consent: None,
        alternates: false,
        notice_days: 7,
        is_public: false,
        place: "radnice".to_owned(),
        starts_at: "15:00".to_owned(),
        from: date(2022, 10, 20),
        to: None,
    }
}

/// A body whose papers, opinions, check, pack and notice close so many days before its meetings.
pub fn body_with_days([papers, opinions, check, pack, notice]: [i32; 5]) -> Body {
    Body {
        papers_close_days: papers,
        opinions_close_days: opinions,
        check_close_days: check,
        pack_days: pack,
        notice_days: notice,
        ..plain_body()
    }
}

/// Founds the town: everybody's mandate lasts from 20 October 2022.
pub(super) fn found(records: &mut MemoryRecords, ids: &mut CountedIds) -> (Bodies, People) {
    let mut town = Founding { records, ids };
    let bodies = Bodies {
        office: town.body(BodyKind::Office, "Městský úřad Vzorov", "MÚ", "", 0),
        assembly: town.body(BodyKind::Assembly, "Zastupitelstvo města Vzorova", "ZM", PATTERN_Z, 15),
        council: town.body(BodyKind::Council, "Rada města Vzorova", "RM", PATTERN_R, 5),
        finance: town.body(BodyKind::Committee, "Finanční výbor", "FV", "FV/{seq:year}/{yyyy}", 5),
        control: town.body(BodyKind::Committee, "Kontrolní výbor", "KV", "", 3),
        commission: town.body(BodyKind::Commission, "Komise výstavby", "KVY", "KVY/{seq:year}/{yyyy}", 5),
    };
    let people = town.people();
    town.seats(&bodies, &people);
    (bodies, people)
}

/// Makes the town a village: no council, an assembly of seven, and the mayor in place of the council with a deputy.
pub(super) fn become_village(
    records: &mut MemoryRecords,
    ids: &mut CountedIds,
    town: (&Bodies, &People),
) -> BodyId {
    let (bodies, people) = town;
    let change = |records: &mut MemoryRecords, id: BodyId, change: &dyn Fn(&mut Body)| {
        let found = records.find::<Body>(id).ok().flatten();
        let saved = found.map(|mut body| {
            change(&mut body.value);
            records.save(&body)
        });
        assert!(matches!(saved, Some(Ok(()))), "the body is in the store");
    };
    change(records, bodies.council, &|body| body.to = Some(body.from));
    change(records, bodies.assembly, &|body| body.seats = 7);
    let mut town = Founding { records, ids };
    let mayor = town.body(BodyKind::Mayor, "Starosta v působnosti rady", "RS", "RS {seq:year}/{yyyy}", 1);
    for (person, role) in people.members.iter().zip([Role::Chair, Role::DeputyChair]) {
        town.seat(mayor, *person, role);
    }
    mayor
}

const PATTERN_Z: &str = "ZM/{seq:meeting}/{meeting}/{yyyy}";
const PATTERN_R: &str = "RM/{seq:term}/{meeting}/{yyyy}";

struct Founding<'a> {
    records: &'a mut MemoryRecords,
    ids: &'a mut CountedIds,
}

impl Founding<'_> {
    fn add<T: obeznik_kernel::Record>(&mut self, value: &T) -> RecordId {
        let id = self.ids.next_id();
        let added = self.records.add(id, None, &Audience::public(), value);
        assert!(added.is_ok(), "the town is founded in an empty store");
        id
    }

    fn body(&mut self, kind: BodyKind, name: &str, short: &str, pattern: &str, seats: u32) -> BodyId {
        let (name, short_name) = (name.to_owned(), short.to_owned());
        let (abbreviation, resolution_pattern) = (short.to_owned(), pattern.to_owned());
        let body = Body { kind, name, short_name, abbreviation, resolution_pattern, seats, ..plain_body() };
        BodyId(self.add(&body))
    }

    fn person(&mut self, family: &str, function: &str, department: Option<DepartmentId>) -> PersonId {
        PersonId(self.add(&Person {
            given: "Jan".to_owned(),
            family: family.to_owned(),
            title_before: String::new(),
            title_after: String::new(),
            function: function.to_owned(),
            email: String::new(),
            department,
            active: true,
        }))
    }

    /// A department and its head, who know each other before either is stored.
    fn department(&mut self, name: &str, head: &str) -> (DepartmentId, PersonId) {
        let id = DepartmentId(self.ids.next_id());
        let head = self.person(head, "vedoucí odboru", Some(id));
        let department = Department {
            name: name.to_owned(),
            abbreviation: name.chars().take(3).collect(),
            head: Some(head),
        };
        let added = self.records.add(id, None, &Audience::public(), &department);
        assert!(added.is_ok(), "the town is founded in an empty store");
        (id, head)
    }

    fn people(&mut self) -> People {
        let (investments, head) = self.department("Odbor investic", "Vávrová");
        let (legal, lawyer) = self.department("Odbor právní", "Zeman");
        People {
            secretary: self.person("Krátká", "tajemnice rady", None),
            clerk: self.person("Urban", "referent", Some(investments)),
            head,
            lawyer,
            legal_clerk: self.person("Šimek", "referent", Some(legal)),
            investments,
            legal,
            members: (0..)
                .zip(FAMILIES)
                .map(|(index, family)| self.person(family, if index == 0 { "starosta" } else { "" }, None))
                .collect(),
        }
    }

    fn seats(&mut self, bodies: &Bodies, people: &People) {
        let office = [
            (people.secretary, Role::Secretary),
            (people.clerk, Role::Clerk),
            (people.head, Role::DepartmentHead),
            (people.lawyer, Role::DepartmentHead),
            (people.legal_clerk, Role::Clerk),
        ];
        for (person, role) in office {
            self.seat(bodies.office, person, role);
        }
        let chambers = [
            (bodies.assembly, 0..15),
            (bodies.council, 0..5),
            (bodies.finance, 5..10),
            (bodies.control, 12..15),
            (bodies.commission, 10..15),
        ];
        for (body, range) in chambers {
            for (index, person) in people.members[range].iter().enumerate() {
                self.seat(body, *person, if index == 0 { Role::Chair } else { Role::Member });
            }
        }
    }

    fn seat(&mut self, body: BodyId, person: PersonId, role: Role) {
        let from = date(2022, 10, 20);
        let (end_reason, party) = (String::new(), String::new());
        self.add(&Membership { body, person, role, from, to: None, end_reason, party });
    }
}
