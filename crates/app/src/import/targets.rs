//! Which body of the town a row belongs to.

use std::collections::BTreeMap;

use obeznik_circulation::numbering::NumberPattern;
use obeznik_czech::words::fold;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{Body, BodyId, BodyKind, Date, Records, Stored};
use obeznik_municipality::{Municipality, municipality_id};

use super::columns::ANY_BODY;
use crate::api::{ApiError, Code};

/// No municipality has more bodies than this.
const MOST_BODIES: usize = 500;

/// Days of general elections to municipal assemblies, with which terms begin.
const ELECTIONS: [(i16, i8, i8); 10] = [
    (1990, 11, 24),
    (1994, 11, 19),
    (1998, 11, 14),
    (2002, 11, 2),
    (2006, 10, 21),
    (2010, 10, 16),
    (2014, 10, 11),
    (2018, 10, 6),
    (2022, 9, 24),
    (2026, 10, 10),
];

/// The bodies of the town and what a person said about keys.
pub(super) struct Targets {
    bodies: Vec<Stored<Body>>,
    chosen: BTreeMap<String, BodyId>,
}

impl Targets {
    /// Reads the bodies that meet.
    ///
    /// # Errors
    /// [`Code::Refused`] for a choice that names no body of the town.
    pub(super) fn load(records: &dyn Records, choice: &BTreeMap<String, String>) -> Result<Self, ApiError> {
        let mut bodies: Vec<Stored<Body>> = records.find_by("body", &["all"], MOST_BODIES)?;
        bodies.retain(|body| body.value.kind.meets());
        let mut chosen = BTreeMap::new();
        for (key, name) in choice.iter().filter(|(_, name)| !name.is_empty()) {
            let is_it = |body: &&Stored<Body>| body.id.to_string() == *name || is_called(&body.value, name);
            let body = bodies.iter().find(is_it);
            let unknown = || ApiError::new(Code::Refused, "refusal-no-such-body");
            chosen.insert(key.clone(), BodyId(body.ok_or_else(unknown)?.id));
        }
        Ok(Self { bodies, chosen })
    }

    /// The body of a row by the key its file uses and, where the file says nothing, by its number.
    pub(super) fn find(&self, key: &str, number: &str) -> Option<BodyId> {
        if let Some(chosen) = self.chosen.get(key) {
            return Some(*chosen);
        }
        if key == ANY_BODY {
            return self.only(|body| writes(body, number));
        }
        self.of_kind(key).or_else(|| self.only(|body| is_called(body, key)))
    }

    /// All of them.
    pub(super) fn all(&self) -> impl Iterator<Item = (BodyId, &Body)> {
        self.bodies.iter().map(|body| (BodyId(body.id), &body.value))
    }

    /// One body.
    pub(super) fn body(&self, id: BodyId) -> Option<&Body> {
        self.bodies.iter().find(|body| body.id == id.0).map(|body| &body.value)
    }

    /// `assembly` and `council`; a town has one of each.
    fn of_kind(&self, key: &str) -> Option<BodyId> {
        let kind = match key {
            "assembly" => BodyKind::Assembly,
            "council" => BodyKind::Council,
            _ => return None,
        };
        self.only(|body| body.kind == kind)
    }

    /// The only body that fits: two would be a guess.
    fn only(&self, fits: impl Fn(&Body) -> bool) -> Option<BodyId> {
        let mut fitting = self.bodies.iter().filter(|body| fits(&body.value));
        match (fitting.next(), fitting.next()) {
            (Some(body), None) => Some(BodyId(body.id)),
            _ => None,
        }
    }
}

/// Terms of office by their days.
pub(super) struct Terms {
    municipality: Option<Municipality>,
}

impl Terms {
    /// Reads the municipality.
    ///
    /// # Errors
    /// When it cannot be read.
    pub(super) fn load(records: &dyn Records) -> Result<Self, ApiError> {
        let found = records.find::<Municipality>(municipality_id())?;
        Ok(Self { municipality: found.map(|stored| stored.value) })
    }

    /// Number of the term on a day: its label where that is a number, else the count of elections to assemblies.
    pub(super) fn on(&self, day: Date) -> u32 {
        let labelled = self.municipality.as_ref().and_then(|town| town.term_on(day)?.label.parse().ok());
        labelled.unwrap_or_else(|| {
            let begun = ELECTIONS.iter().filter(|(y, m, d)| jiff::civil::date(*y, *m, *d) <= day).count();
            u32::try_from(begun.max(1)).unwrap_or(1)
        })
    }
}

/// The meeting a number names by the body's pattern.
pub(super) fn meeting_of(body: &Body, number: &str) -> Option<u32> {
    NumberPattern::parse(&body.resolution_pattern).ok()?.parse_number(number)?.meeting
}

fn is_called(body: &Body, key: &str) -> bool {
    let key = fold(key);
    [&body.name, &body.short_name, &body.abbreviation].into_iter().any(|name| fold(name) == key)
}

fn writes(body: &Body, number: &str) -> bool {
    let rest = number.strip_prefix(body.abbreviation.as_str()).filter(|_| !body.abbreviation.is_empty());
    rest.is_some_and(|rest| !rest.starts_with(char::is_alphabetic))
}
