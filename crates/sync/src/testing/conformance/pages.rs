//! Rows come down: access, pages, totals, starting over, repair.

use std::collections::{BTreeMap, BTreeSet};

use obeznik_kernel::calendar::{add_days, day_in_prague};
use obeznik_kernel::{Audience, RawRecord, Timestamp};
use obeznik_municipality::EndMembership;

use super::steps::{
    SOUND, all_pages, as_command, ask, ask_in_parts, decided, id, newcomer, next_page, push, read_to, town,
    write, writing,
};
use crate::cursor::{Place, Position};
use crate::message::{About, Access, KeyKept, Page, PullAnswer, PullRequest, Reads};
use crate::office::{self, PageLimits};
use crate::repair::{Ask, Buckets, Found, RepairRequest};
use crate::row::{RowKey, ScopeSum};
use crate::store::Change;
use crate::testing::{OfficeDisk, Town, named};
use crate::written::Written;

const DAY: i64 = 86_400;

fn access<O: OfficeDisk>(town: &mut Town<O>, position: &Position) -> Option<Access> {
    match town.office.pull(&ask(position), 99).expect(SOUND) {
        PullAnswer::Access(access) => Some(access),
        PullAnswer::Page(_) => None,
        other => panic!("neither access nor a page: {other:?}"),
    }
}

fn end_membership<O: OfficeDisk>(town: &mut Town<O>, person: usize, days: i32) {
    let last_on = add_days(day_in_prague(town.office.now), days);
    for id in town.memberships_of(person) {
        let input = EndMembership { id, last_on, reason: "rezignace".to_owned() };
        town.order("municipality.end_membership", &input).expect("the mandate ends");
    }
}

/// The list is whole each time.
pub fn access_comes_before_rows_and_with_every_change_of_it<O: OfficeDisk>(make: &impl Fn() -> O) {
    let mut town = town(make);
    let mut position = newcomer(&mut town, 1);
    let first = access(&mut town, &position).expect("a newcomer knows nothing");
    let seen: BTreeSet<_> = first.scopes.iter().map(Audience::id).collect();
    assert_eq!(seen, town.office.sight(town.people[1]).expect(SOUND).scopes);
    assert!(seen.contains(&Audience::inside().id()));
    position.acl_ver = first.acl_ver;
    assert!(access(&mut town, &position).is_none());
    let own = Audience::new([obeznik_kernel::Atom::Person(town.people[1])]);
    as_command(&mut town.office, |store| write(store, 1, &own, "a"));
    let gained = access(&mut town, &position).expect("a new audience");
    assert!(gained.acl_ver > first.acl_ver && gained.scopes.contains(&own));
    position.acl_ver = gained.acl_ver;
    let foreign = Audience::new([obeznik_kernel::Atom::Person(town.people[2])]);
    as_command(&mut town.office, |store| write(store, 2, &foreign, "a"));
    assert!(access(&mut town, &position).is_none(), "an audience of others changes nothing");
    end_membership(&mut town, 1, -1);
    let lost = access(&mut town, &position).expect("the mandate ended yesterday");
    assert!(!lost.scopes.contains(&Audience::inside()) && lost.scopes.contains(&own));
}

/// However many rows a page may have, for who reads no parts.
pub fn a_page_never_splits_a_command_and_all_pages_give_the_view<O: OfficeDisk>(make: &impl Fn() -> O) {
    let mut town = town(make);
    for round in 0..5 {
        as_command(&mut town.office, |store| {
            (0..round + 2).for_each(|number| write(store, 10 * round + number, &Audience::inside(), "a"));
        });
    }
    let expected = town.office.view_of(town.people[1]).expect(SOUND);
    let expected: BTreeMap<RowKey, RawRecord> =
        expected.into_iter().map(|row| (RowKey::of(&row), row)).collect();
    for rows in [1, 2, 3, 7, 1_000] {
        let mut position = newcomer(&mut town, 1);
        let pages = all_pages(&mut town, &mut position, rows);
        let mut view = BTreeMap::new();
        let mut last = 0;
        for staged in pages.iter().flat_map(|page| &page.rows) {
            if let Change::Upsert(row) = &staged.change {
                view.insert(staged.key.clone(), row.clone());
            }
        }
        for page in &pages {
            let seqs: BTreeSet<u64> = page.rows.iter().map(|row| row.seq).collect();
            assert!(seqs.iter().all(|seq| *seq > last && *seq <= page.through), "a command was split");
            last = page.through;
        }
        assert_eq!(view, expected, "pages of {rows}");
        assert_eq!(position.cursors, read_to(town.office.state().expect(SOUND).head));
    }
}

/// Rows of a command that is larger than a page.
const LARGE: usize = 1_500;

/// A device that reads parts and has heard what its person sees.
fn reader<O: OfficeDisk>(town: &mut Town<O>) -> Position {
    let mut position = newcomer(town, 1);
    position.acl_ver = access(town, &position).expect("a newcomer knows nothing").acl_ver;
    position
}

/// Its next page. The first answer is lost: asked again, the office says the same.
fn next_part<O: OfficeDisk>(town: &mut Town<O>, position: &mut Position, rows: usize) -> Page {
    let request = ask_in_parts(position);
    let lost = town.office.pull(&request, rows).expect(SOUND);
    assert_eq!(town.office.pull(&request, rows).expect(SOUND), lost);
    let PullAnswer::Page(page) = lost else { panic!("no page: {lost:?}") };
    assert_eq!(page.from, position.cursors);
    if let Some(place) = &page.within {
        let last = page.rows.last().expect("a part has rows");
        assert_eq!((place.seq, &place.key, &place.scope), (last.seq, &last.key, &last.scope));
        assert_eq!(place.seq, page.through + 1);
        assert!(page.rows.iter().all(|row| row.seq == place.seq), "whole commands go before it");
        assert!(!page.caught_up && page.total.is_none());
    }
    position.cursors.move_to(page.through, page.within.clone());
    position.horizon = page.horizon;
    *page
}

fn parts_to_the_head<O: OfficeDisk>(town: &mut Town<O>, position: &mut Position, rows: usize) -> Vec<Page> {
    let mut pages = Vec::new();
    while !pages.last().is_some_and(|page: &Page| page.caught_up) {
        pages.push(next_part(town, position, rows));
    }
    pages
}

/// Lays a page over what came before it.
fn lay(view: &mut BTreeMap<RowKey, RawRecord>, page: &Page) {
    for staged in &page.rows {
        match &staged.change {
            Change::Upsert(row) => drop(view.insert(staged.key.clone(), row.clone())),
            Change::Gone if view.get(&staged.key).is_some_and(|row| row.scope == staged.scope) => {
                view.remove(&staged.key);
            }
            Change::Gone => {}
        }
    }
}

fn viewed<O: OfficeDisk>(town: &mut Town<O>) -> BTreeMap<RowKey, RawRecord> {
    let view = town.office.view_of(town.people[1]).expect(SOUND);
    view.into_iter().map(|row| (RowKey::of(&row), row)).collect()
}

/// Bounded in rows and in bytes; who reads no parts gets it whole.
pub fn a_command_larger_than_a_page_comes_in_parts_to_who_reads_them<O: OfficeDisk>(make: &impl Fn() -> O) {
    let mut town = town(make);
    let long = "ž".repeat(1_500);
    as_command(&mut town.office, |store| {
        (0..LARGE).for_each(|number| write(store, number, &Audience::inside(), &long));
    });
    let large = town.office.state().expect(SOUND).head;
    as_command(&mut town.office, |store| write(store, LARGE, &Audience::inside(), "a"));
    let most = PageLimits::default();
    for rows in [most.rows, 400] {
        let (mut position, mut view) = (reader(&mut town), BTreeMap::new());
        let pages = parts_to_the_head(&mut town, &mut position, rows);
        for page in &pages {
            let bodies = page.rows.iter().map(|row| match &row.change {
                Change::Upsert(row) => row.body.len() as u64,
                Change::Gone => 0,
            });
            assert!(page.rows.len() <= rows && bodies.sum::<u64>() <= most.bytes);
            lay(&mut view, page);
        }
        let of_large = pages.iter().flat_map(|page| &page.rows).filter(|row| row.seq == large);
        assert_eq!(of_large.count(), LARGE, "each of its rows comes once");
        let parts = pages.iter().filter(|page| page.within.as_ref().is_some_and(|at| at.seq == large));
        assert!(parts.count() >= LARGE * 3_000 / (4 << 20), "{rows} rows");
        assert_eq!(view, viewed(&mut town), "{rows} rows");
        assert_eq!(position.cursors, read_to(town.office.state().expect(SOUND).head));
    }
    let mut older = newcomer(&mut town, 1);
    let pages = all_pages(&mut town, &mut older, 400);
    assert!(pages.iter().all(|page| page.within.is_none()));
    let whole = pages.iter().find(|page| page.through == large).expect("a page ends with it");
    assert_eq!(whole.rows.iter().filter(|row| row.seq == large).count(), LARGE);
}

/// Rows change, go and move before and behind the place. Where deletions were forgotten meanwhile, the device starts
/// over.
pub fn a_command_goes_on_where_it_was_cut_whatever_happens_at_the_office_meanwhile<O: OfficeDisk>(
    make: &impl Fn() -> O,
) {
    let (mut town, inside) = (town(make), Audience::inside());
    as_command(&mut town.office, |store| (0..12).for_each(|number| write(store, number, &inside, "a")));
    let large = town.office.state().expect(SOUND).head;
    let begun = |town: &mut Town<O>, view: &mut BTreeMap<RowKey, RawRecord>| {
        let mut position = reader(town);
        loop {
            let page = next_part(town, &mut position, 5);
            lay(view, &page);
            if page.within.as_ref().is_some_and(|place| place.seq == large) {
                return (position, page);
            }
        }
    };
    let mut view = BTreeMap::new();
    let (mut position, page) = begun(&mut town, &mut view);
    let came: BTreeSet<_> = page.rows.iter().map(|row| row.key.id).collect();
    let (read, unread): (Vec<usize>, Vec<usize>) = (0..12).partition(|number| came.contains(&id(*number)));
    for number in [read[0], unread[0]] {
        as_command(&mut town.office, |store| write(store, number, &inside, "b"));
    }
    for number in [read[1], unread[1]] {
        as_command(&mut town.office, |store| {
            store.as_records().remove("note", id(number)).expect(SOUND);
        });
    }
    for number in [read[2], unread[2]] {
        as_command(&mut town.office, |store| write(store, number, &Audience::public(), "a"));
    }
    let pages = parts_to_the_head(&mut town, &mut position, 1);
    pages.iter().for_each(|page| lay(&mut view, page));
    assert_eq!(view, viewed(&mut town));
    assert_eq!(pages.last().and_then(|page| page.total), Some(ScopeSum::of(view.values())));

    let (late, _) = begun(&mut town, &mut BTreeMap::new());
    as_command(&mut town.office, |store| {
        store.as_records().remove("note", id(unread[3])).expect(SOUND);
    });
    let head = town.office.state().expect(SOUND).head;
    town.office.work(|store, _, _| store.forget_gone(head)).expect(SOUND);
    let answer = town.office.pull(&ask_in_parts(&late), 5).expect(SOUND);
    assert!(matches!(answer, PullAnswer::StartOver(start) if start.from == late.cursors));
}

/// As many rows as an import may have, as they travel. It takes too long for every back end of the gate.
pub fn the_largest_import_comes_in_short_messages<O: OfficeDisk>(make: &impl Fn() -> O) {
    let mut town = town(make);
    let text = "Zastupitelstvo města „schvaluje“ \"záměr\" č. 3. ".repeat(26);
    as_command(&mut town.office, |store| {
        (0..20_000).for_each(|number| write(store, number, &Audience::inside(), &text));
    });
    let (mut position, reads) = (reader(&mut town), BTreeSet::from([Reads::Text, Reads::Parts]));
    let (mut count, mut longest) = (0, 0);
    for page in parts_to_the_head(&mut town, &mut position, PageLimits::default().rows) {
        count += page.rows.len();
        let message = Written::to(PullAnswer::Page(Box::new(page)), &reads);
        longest = longest.max(serde_json::to_vec(&message).expect("a page is JSON").len());
    }
    assert!(count > 20_000 && longest < 8 << 20, "{count} rows, {longest} bytes");
}

/// A larger single command goes alone.
pub fn a_page_is_bounded_by_bytes<O: OfficeDisk>(make: &impl Fn() -> O) {
    let mut town = town(make);
    let long = "ž".repeat(3_000);
    for number in 0..6 {
        as_command(&mut town.office, |store| write(store, number, &Audience::inside(), &long));
    }
    let mut position = newcomer(&mut town, 1);
    all_pages(&mut town, &mut position, 1_000);
    position.cursors = read_to(town.office.state().expect(SOUND).head - 6);
    for (bytes, expected) in [(1, 1), (14_000, 2), (1 << 30, 6)] {
        let request = PullRequest { max_bytes: Some(bytes), ..ask(&position) };
        let PullAnswer::Page(page) = town.office.pull(&request, 1_000).expect(SOUND) else {
            panic!("no page")
        };
        assert_eq!((page.rows.len(), page.caught_up), (expected, expected == 6), "{bytes} bytes");
    }
}

/// Of one snapshot.
pub fn a_caught_up_page_carries_verdicts_and_the_total<O: OfficeDisk>(make: &impl Fn() -> O) {
    let mut town = town(make);
    let commands = (1..=3).map(|n| writing(&town, 1, n, &Audience::inside())).collect();
    assert_eq!(decided(push(&mut town, 1, commands)).0, 3);
    let mut position = newcomer(&mut town, 1);
    let pages = all_pages(&mut town, &mut position, 4);
    let (last, before) = pages.split_last().expect("there are pages");
    assert!(before.iter().all(|page| page.total.is_none()) && !before.is_empty());
    let view = town.office.view_of(town.people[1]).expect(SOUND);
    assert_eq!(last.total, Some(ScopeSum::of(&view)));
    let numbers: Vec<u64> = last.verdicts.iter().map(|answered| answered.n).collect();
    assert_eq!((last.last_n, numbers, last.head), (3, vec![1, 2, 3], last.through));
    let nothing = next_page(&mut town, &mut position, 9);
    assert!(nothing.rows.is_empty() && nothing.caught_up && nothing.total == last.total);
}

/// Though no record changed.
pub fn a_day_that_ends_a_mandate_ends_its_sight<O: OfficeDisk>(make: &impl Fn() -> O) {
    let mut town = town(make);
    end_membership(&mut town, 1, 0);
    let mut position = newcomer(&mut town, 1);
    all_pages(&mut town, &mut position, 1_000);
    let tomorrow = town.office.now.as_second() + DAY;
    town.office.now = Timestamp::from_second(tomorrow).expect("a day later");
    let lost = access(&mut town, &position).expect("the mandate ended yesterday");
    assert!(!lost.scopes.contains(&Audience::inside()));
}

/// A newcomer does not, and deletions are remembered while somebody active needs them.
pub fn a_device_away_too_long_starts_over<O: OfficeDisk>(make: &impl Fn() -> O) {
    let mut town = town(make);
    let mut position = newcomer(&mut town, 1);
    as_command(&mut town.office, |store| write(store, 1, &Audience::inside(), "a"));
    all_pages(&mut town, &mut position, 1_000);
    as_command(&mut town.office, |store| {
        store.as_records().remove("note", super::steps::id(1)).expect(SOUND)
    });
    let forget = |town: &mut Town<O>| {
        town.office.work(|store, _, now| office::forget_deletions(store, now)).expect(SOUND)
    };
    assert_eq!(forget(&mut town), 0, "nobody has read it yet");
    let later = town.office.now.as_second() + (office::MOST_DAYS + 1) * DAY;
    town.office.now = Timestamp::from_second(later).expect("a year later");
    assert_eq!(forget(&mut town), 1);
    let mut fresh = newcomer(&mut town, 2);
    all_pages(&mut town, &mut fresh, 3);
    position.acl_ver = town.office.sight(town.people[1]).expect(SOUND).acl_ver;
    let answer = town.office.pull(&ask(&position), 9).expect(SOUND);
    assert!(matches!(answer, PullAnswer::StartOver(start) if start.from == position.cursors));
    as_command(&mut town.office, |store| write(store, 2, &Audience::inside(), "a"));
    as_command(&mut town.office, |store| {
        store.as_records().remove("note", super::steps::id(2)).expect(SOUND)
    });
    let head = town.office.state().expect(SOUND).head;
    for device in town.devices.clone() {
        town.office
            .work(|store, _, now| office::acknowledge(store, device, &read_to(head), now))
            .expect(SOUND);
    }
    assert_eq!(forget(&mut town), 1, "everybody has read it");
}

/// It was restored in silence.
pub fn a_device_ahead_of_the_office_starts_over<O: OfficeDisk>(make: &impl Fn() -> O) {
    let mut town = town(make);
    let mut position = newcomer(&mut town, 1);
    all_pages(&mut town, &mut position, 1_000);
    let head = town.office.state().expect(SOUND).head;
    position.cursors = read_to(head + 1);
    assert!(matches!(town.office.pull(&ask(&position), 9).expect(SOUND), PullAnswer::StartOver(_)));
    position.cursors = read_to(head);
    position.cursors.within = Some(Place::start_of(head + 1));
    assert!(matches!(town.office.pull(&ask(&position), 9).expect(SOUND), PullAnswer::StartOver(_)));
}

/// What came later may be in it too; what changed, went or was taken from its sight since still is.
pub fn what_a_device_holds_is_known_by_its_last_contact<O: OfficeDisk>(make: &impl Fn() -> O) {
    let mut town = town(make);
    let inside = Audience::inside();
    for note in [1, 2, 3] {
        as_command(&mut town.office, |store| write(store, note, &inside, "a"));
    }
    let three = super::steps::id(3);
    as_command(&mut town.office, |store| store.as_records().remove("note", three).expect(SOUND));
    let device = town.devices[1];
    let held = |town: &mut Town<O>| {
        let held = town
            .office
            .work(|store, _, _| office::held_by(store, device))
            .expect(SOUND)
            .expect("it is known");
        let of = |number: &usize| held.rows.iter().find(|held| held.row.id == super::steps::id(*number));
        let notes: Vec<_> = (1..5).filter_map(|number| Some((number, of(&number)?.has_moved_on))).collect();
        (notes, held.removed, held.holding)
    };
    let mut position = newcomer(&mut town, 1);
    let before = held(&mut town);
    assert_eq!((before.0, before.2), (Vec::new(), None), "it has read nothing");
    all_pages(&mut town, &mut position, 1_000);
    let about = About { key: KeyKept::PassPhrase, waiting: 2, app: "0.1.0".to_owned() };
    let request = PullRequest { about: Some(about.clone()), ..ask(&position) };
    let noted = town.office.work(|store, _, now| {
        office::acknowledge(store, device, &request.cursors, now)?;
        office::note_holding(store, &request, now)
    });
    noted.expect(SOUND);
    let (notes, removed, holding) = held(&mut town);
    assert_eq!((notes, removed), (vec![(1, false), (2, false)], 0));
    assert_eq!(holding.and_then(|holding| holding.about), Some(about));

    as_command(&mut town.office, |store| write(store, 1, &inside, "b"));
    as_command(&mut town.office, |store| {
        store.as_records().remove("note", super::steps::id(2)).expect(SOUND)
    });
    as_command(&mut town.office, |store| write(store, 4, &inside, "a"));
    end_membership(&mut town, 1, -1);
    assert!(access(&mut town, &position).is_some(), "its person sees less now");
    let (notes, removed, _) = held(&mut town);
    assert_eq!((notes, removed), (vec![(1, true), (4, true)], 1));
}

/// First which scope, then which rows of it; of a scope not seen nothing is told.
pub fn a_repair_finds_the_scope_and_sends_its_buckets<O: OfficeDisk>(make: &impl Fn() -> O) {
    let mut town = town(make);
    let foreign = Audience::new([obeznik_kernel::Atom::Person(town.people[2])]);
    as_command(&mut town.office, |store| {
        (0..30).for_each(|number| write(store, number, &Audience::inside(), "a"));
        write(store, 50, &foreign, "tajné");
    });
    let mut position = newcomer(&mut town, 1);
    all_pages(&mut town, &mut position, 1_000);
    let mut compare = |ask, acl_ver| {
        let Position { device, history, .. } = position;
        let request = RepairRequest { device, history, acl_ver, ask, reads: BTreeSet::new() };
        let answer = town.office.repair(&request).expect(SOUND);
        assert_eq!(answer.head, position.cursors.common);
        answer.found
    };
    let scope = Audience::inside().id();
    let Found::Scopes(sums) = compare(Ask::Scopes, position.acl_ver) else { panic!("no sums") };
    assert!(sums.contains_key(&scope) && !sums.contains_key(&foreign.id()));
    assert_eq!(compare(Ask::Scopes, position.acl_ver + 1), Found::Stale);
    let nothing = Ask::Buckets { scope: scope.clone(), buckets: Buckets::new() };
    let Found::Buckets { rows, .. } = compare(nothing, position.acl_ver) else { panic!("no rows") };
    assert_eq!(ScopeSum::of(&rows), sums[&scope]);
    let (lost, kept) = rows.split_first().expect("there are rows");
    let mut buckets = Buckets::new();
    kept.iter().for_each(|row| buckets.entry(RowKey::of(row).bucket()).or_default().add(row));
    let ask = Ask::Buckets { scope, buckets };
    let Found::Buckets { buckets, rows, .. } = compare(ask, position.acl_ver) else { panic!("no rows") };
    assert_eq!(buckets, BTreeSet::from([RowKey::of(lost).bucket()]));
    assert!(rows.contains(lost));
    let ask = Ask::Buckets { scope: foreign.id(), buckets: Buckets::from([(1, ScopeSum::of(kept))]) };
    let Found::Buckets { buckets, rows, .. } = compare(ask, position.acl_ver) else { panic!("no rows") };
    assert!(rows.is_empty() && buckets == BTreeSet::from([1]), "of a scope not seen nothing is there");
}

/// Then a pull only reads.
pub fn a_sight_is_fresh_until_something_could_change_it<O: OfficeDisk>(make: &impl Fn() -> O) {
    let mut town = town(make);
    let position = newcomer(&mut town, 1);
    let request = ask(&position);
    let fresh = |town: &mut Town<O>| {
        town.office.work(|store, _, now| office::is_sight_fresh(store, &request, now)).expect(SOUND)
    };
    assert!(!fresh(&mut town));
    town.office.pull(&request, 9).expect(SOUND);
    assert!(fresh(&mut town));
    as_command(&mut town.office, |store| write(store, 1, &Audience::inside(), "a"));
    assert!(fresh(&mut town), "a known audience changes no sight");
    let new = Audience::new([obeznik_kernel::Atom::Person(named("stranger", 1).into())]);
    as_command(&mut town.office, |store| write(store, 2, &new, "a"));
    assert!(!fresh(&mut town));
    town.office.pull(&request, 9).expect(SOUND);
    end_membership(&mut town, 2, 3);
    assert!(!fresh(&mut town), "a mandate changed");
    let limits = PageLimits::default();
    town.office.work(|store, _, now| office::pull(store, &request, limits, now)).expect(SOUND);
    town.office.now = Timestamp::from_second(town.office.now.as_second() + DAY).expect("a day later");
    assert!(!fresh(&mut town), "another day");
}
