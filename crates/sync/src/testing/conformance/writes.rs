//! One `seq` per command, savepoints, lost transactions, sums.

use std::collections::BTreeSet;

use obeznik_authority::Verdict;
use obeznik_kernel::{Audience, AudienceId, CommandId, Refusal};

use super::steps::{SOUND, append, as_command, hall, id, reach, write};
use crate::row::ScopeSum;
use crate::testing::{End, Hall, OfficeDisk, named};

/// And the next command has the next one.
pub fn all_writes_of_a_command_have_one_seq<O: OfficeDisk>(make: &impl Fn() -> O) {
    let mut hall = hall(make);
    as_command(&mut hall, |store| (1..4).for_each(|number| write(store, number, &Audience::inside(), "a")));
    as_command(&mut hall, |_| ());
    as_command(&mut hall, |store| {
        write(store, 1, &Audience::inside(), "b");
        write(store, 1, &Audience::public(), "c");
        store.as_records().remove("note", id(2)).expect(SOUND);
    });
    hall.work(|store, _, _| {
        let seqs = [1, 3].map(|number| store.get("note", id(number)).expect(SOUND).map(|row| row.seq));
        assert_eq!(seqs, [Some(2), Some(1)], "a command that wrote nothing has none");
        assert_eq!(store.state()?.head, 2);
        let gone = store.marks(&reach(1, &[&Audience::inside()]), 9)?;
        assert!(gone.iter().all(|mark| mark.seq == 2 && mark.bytes.is_none()) && gone.len() == 2);
        Ok(())
    })
    .expect(SOUND);
}

/// Neither rows nor keys, sums, marks, audiences or `seq`; the log has its line.
pub fn a_refused_command_has_no_seq_and_leaves_nothing<O: OfficeDisk>(make: &impl Fn() -> O) {
    let mut hall = hall(make);
    let inside = Audience::inside();
    as_command(&mut hall, |store| (1..4).for_each(|number| write(store, number, &inside, "a")));
    let scopes = BTreeSet::from([inside.id(), Audience::public().id()]);
    let all = |store: &dyn crate::AuthorityStore| {
        let marks = store.marks(&reach(0, &[&inside, &Audience::public()]), 99).expect(SOUND);
        let rows = store.scan("note", &["all"], 99).expect(SOUND);
        (marks, rows, store.sums(&scopes).expect(SOUND), store.state().expect(SOUND))
    };
    let before = hall.work(|store, _, _| Ok(all(store))).expect(SOUND);
    hall.work(|store, _, now| {
        store.savepoint()?;
        write(store, 1, &Audience::public(), "b");
        store.as_records().remove("note", id(2))?;
        write(store, 7, &inside, "new");
        store.roll_back()?;
        let refused = Verdict::Refused(Refusal::new("refusal-not-found"));
        append(store, CommandId(named("refused", 1)), now, refused, &[])?;
        assert_eq!(all(store), before, "in the same transaction");
        assert_eq!(store.audience(&Audience::public().id())?, None);
        Ok(())
    })
    .expect(SOUND);
    assert_eq!(hall.work(|store, _, _| Ok(all(store))).expect(SOUND), before);
    as_command(&mut hall, |store| write(store, 1, &inside, "b"));
    assert_eq!(hall.state().expect(SOUND).head, before.3.head + 1);
}

/// The process died before the commit.
pub fn a_lost_transaction_leaves_nothing<O: OfficeDisk>(make: &impl Fn() -> O) {
    let mut hall = hall(make);
    as_command(&mut hall, |store| write(store, 1, &Audience::inside(), "a"));
    let head = hall.work(|store, _, _| store.head()).expect(SOUND);
    let lost = hall.transact(End::Crash, |store, _, now| {
        store.savepoint()?;
        write(store, 1, &Audience::public(), "b");
        store.release()?;
        append(store, CommandId(named("lost", 1)), now, Verdict::Accepted, &[])
    });
    assert!(lost.expect(SOUND).is_none());
    hall.work(|store, _, _| {
        assert_eq!((store.head()?, store.state()?.head), (head.clone(), 1));
        assert_eq!(store.answered(CommandId(named("lost", 1)))?, None);
        assert_eq!(store.get("note", id(1))?.map(|row| row.scope), Some(Audience::inside().id()));
        Ok(())
    })
    .expect(SOUND);
}

/// Also when rows are written twice in one command, moved, and removed.
pub fn sums_equal_a_recount_whatever_is_written<O: OfficeDisk>(make: &impl Fn() -> O) {
    let mut hall = hall(make);
    let audiences: Vec<Audience> = (0..4).map(audience_of).collect();
    let mut number = 7_usize;
    let mut next = |below: usize| {
        number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (number >> 33) % below
    };
    for round in 0..40 {
        as_command(&mut hall, |store| {
            for _ in 0..1 + next(4) {
                match next(5) {
                    0 => store.as_records().remove("note", id(next(6))).expect(SOUND),
                    _ => write(store, next(6), &audiences[next(4)], &format!("{round} {}", next(3))),
                }
            }
        });
        check_sums(&mut hall, &audiences);
    }
}

fn audience_of(number: usize) -> Audience {
    Audience::new([obeznik_kernel::Atom::Person(named("person", number).into())])
}

fn check_sums<O: OfficeDisk>(hall: &mut Hall<O>, audiences: &[Audience]) {
    let scopes: BTreeSet<AudienceId> = audiences.iter().map(Audience::id).collect();
    hall.work(|store, _, _| {
        let sums = store.sums(&scopes)?;
        for scope in &scopes {
            let recounted = ScopeSum::of(&store.rows_of(scope, None, 999)?);
            assert_eq!(sums.get(scope).copied().unwrap_or_default(), recounted);
        }
        assert!(sums.values().all(|sum| sum.rows > 0), "zeros are left out");
        Ok(())
    })
    .expect(SOUND);
}
