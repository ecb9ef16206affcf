//! What was sent for a meeting and what came back: due by the day of the meeting, erased without it.
#![allow(missing_docs, clippy::unwrap_used, reason = "helpers of tests stand outside their functions")]

mod support;

use jiff::civil::date;
use obeznik_circulation::agenda::AgendaItem;
use obeznik_circulation::distribution::{
    Apology, Channel, ConflictOfInterest, OpenedBy, Pack, PackOpening, Sending, apology_id, conflict_id,
    opening_id,
};
use obeznik_circulation::meeting::Meeting;
use obeznik_keeping::Class;
use obeznik_keeping::disposal::{COMMENTING, DISTRIBUTING, EraseItem, ItemState, erase_item};
use obeznik_keeping::due::due;
use obeznik_kernel::calendar::instant_in_prague;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::testing::MemoryRecords;
use obeznik_kernel::{
    Audience, AudienceId, Belongings, Command, CommandId, Context, IdSource as _, Payload, RawRecord,
    Record as _, RecordId, Records, Stop,
};
use support::{House, refusal};

/// The meeting that decided the paper, with papers sent to the mayor, who opened them, apologised and announced an
/// interest; gives the meeting and the announcement.
fn sent() -> (House, RecordId, RecordId) {
    let mut house = House::new();
    let found = |kind: &str| house.records.all().find(|raw| raw.kind == kind).unwrap().id;
    let (meeting, item) = (found(Meeting::KIND), found(AgendaItem::KIND));
    let on = house.records.need::<Meeting>(meeting).unwrap().value.on;
    let (at, person, all) = (instant_in_prague(on, 9, 0).unwrap(), house.mayor, Audience::inside());
    let (version, reason) = ("1".to_owned(), "operace".to_owned());
    let sending = Sending {
        meeting,
        person,
        number: 1,
        pack: Pack::default(),
        version: version.clone(),
        channel: Channel::Email,
        sent_by: None,
        sent_at: at,
        with_kept_close: false,
        answer_key: String::new(),
    };
    let id: RecordId = house.ids.next_id();
    house.records.add(id, None, &all, &sending).unwrap();
    let by = OpenedBy::Page;
    let id = opening_id(meeting, person, &version, &by);
    let opening = PackOpening { meeting, person, version, by, device: None, at };
    house.records.add(id, None, &all, &opening).unwrap();
    let apology = Apology { meeting, person, reason: reason.clone(), at, written_by: None };
    house.records.add(apology_id(meeting, person), None, &all, &apology).unwrap();
    let conflict = ConflictOfInterest { person, reason, at, written_by: None };
    let announced = conflict_id(item, person);
    house.records.add(announced, Some(item), &all, &conflict).unwrap();
    (house, meeting, announced)
}

#[test]
fn what_was_sent_is_due_three_years_after_the_year_of_the_meeting() {
    let (mut house, meeting, _) = sent();
    let on = house.records.need::<Meeting>(meeting).unwrap().value.on;
    let of = |house: &House, day| {
        let all = due(&house.records, day).unwrap();
        let found = all.into_iter().find(|one| one.class == Class::Distribution);
        found.map(|one| (one.kind, one.id, one.count, one.closed_on, one.due_on, one.held))
    };
    assert_eq!(of(&house, date(2029, 12, 31)), None);
    let expected = (Meeting::KIND, meeting, 3, on, date(2030, 1, 1), None);
    assert_eq!(of(&house, date(2030, 1, 1)), Some(expected));
    let input = serde_json::json!({ "class": "distribution", "years": 10 });
    house.run("set_period", Some(house.officer), &input).unwrap();
    assert_eq!(of(&house, date(2030, 1, 1)), None, "the municipality keeps it longer");
}

#[test]
fn what_was_sent_goes_and_the_meeting_stays_with_what_was_announced_in_it() {
    let (mut house, meeting, announced) = sent();
    let items = [("distribution", meeting)];
    let disposal = house.propose(house.officer, "", &items).unwrap();
    house.agree(house.chief, disposal, &[]).unwrap();
    assert_eq!(house.tick(), 1);
    assert_eq!(house.states(disposal), [ItemState::Erased]);
    for kind in [Sending::KIND, PackOpening::KIND, Apology::KIND] {
        assert!(house.records.all().all(|raw| raw.kind != kind), "{kind} is gone");
    }
    assert!(house.records.find::<Meeting>(meeting).unwrap().is_some());
    assert!(house.records.find::<ConflictOfInterest>(announced).unwrap().is_some());
    assert_eq!(
        refusal(house.propose(house.officer, "", &items)),
        "refusal-disposal-not-due",
        "nothing is left"
    );
}

/// Records beside which it is written down what was removed and has to go too.
struct Noted {
    inner: MemoryRecords,
    removed: Vec<Belongings>,
}

impl Records for Noted {
    fn get(&self, kind: &str, id: RecordId) -> Result<Option<RawRecord>, Stop> {
        self.inner.get(kind, id)
    }
    fn children(&self, parent: RecordId, kind: &str) -> Result<Vec<RawRecord>, Stop> {
        self.inner.children(parent, kind)
    }
    fn scan(&self, index: &str, prefix: &[&str], limit: usize) -> Result<Vec<RawRecord>, Stop> {
        self.inner.scan(index, prefix, limit)
    }
    fn audience(&self, id: &AudienceId) -> Result<Option<Audience>, Stop> {
        self.inner.audience(id)
    }
    fn put(&mut self, record: RawRecord, audience: &Audience) -> Result<(), Stop> {
        self.inner.put(record, audience)
    }
    fn remove(&mut self, kind: &str, id: RecordId) -> Result<(), Stop> {
        self.inner.remove(kind, id)
    }
    fn erase_removed(&mut self, belongings: Belongings) -> Result<(), Stop> {
        self.removed.push(belongings);
        Ok(())
    }
}

#[test]
fn what_was_taken_back_before_goes_with_the_rest() {
    let (mut house, meeting, _) = sent();
    let paper = house.withdrawn;
    let disposal = house.propose(house.officer, "", &[("distribution", meeting), ("comments", paper)]);
    let disposal = disposal.unwrap();
    house.agree(house.chief, disposal, &[]).unwrap();
    let mut noted = Noted { inner: house.records.clone(), removed: Vec::new() };
    for item in house.items(disposal) {
        let input = serde_json::to_string(&EraseItem { item: item.id }).unwrap();
        let command = Command {
            id: CommandId(house.ids.next_id()),
            kind: "keeping.erase_item".to_owned(),
            kind_version: 1,
            actor: None,
            on_behalf_of: None,
            payload: Payload::Inline(input),
            base: Vec::new(),
            client_time: house.now(),
        };
        let mut context = Context::new(house.now(), None, &mut house.ids);
        erase_item(&command, &mut context, &mut noted).unwrap();
    }
    let table: [(RecordId, Class, &'static [&'static str]); 2] =
        [(meeting, Class::Distribution, &DISTRIBUTING), (paper, Class::Comments, &COMMENTING)];
    for (of, class, commands) in table {
        let expected = Belongings { of, kinds: class.kinds(), commands };
        assert!(noted.removed.contains(&expected), "{class:?}");
    }
    let known = |command: &str| obeznik_circulation::MODULE.commands.iter().any(|spec| spec.kind == command);
    assert!(DISTRIBUTING.into_iter().chain(COMMENTING).all(known), "they are called so");
}
