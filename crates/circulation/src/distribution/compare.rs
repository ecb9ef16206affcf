//! What changed for a person between two packs: the one-page list that goes with a changed pack.

use std::collections::{BTreeMap, BTreeSet};

use obeznik_kernel::RecordId;
use serde::{Deserialize, Serialize};

use super::pack::{Pack, PackFile, PackItem};
use crate::agenda::AgendaItemState;

/// One change. Whoever words it looks the title up through the person's eyes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum PackChange {
    /// The day, the time, the place or the note of the invitation.
    Meeting,
    /// An item came.
    Added {
        /// The item.
        item: RecordId,
    },
    /// An item went, or is not for the person any more.
    Gone {
        /// The item.
        item: RecordId,
    },
    /// An item is withdrawn.
    Withdrawn {
        /// The item.
        item: RecordId,
    },
    /// An item is put off.
    Postponed {
        /// The item.
        item: RecordId,
    },
    /// An item that was withdrawn or put off is on the programme again.
    Returned {
        /// The item.
        item: RecordId,
    },
    /// An item stands elsewhere in the programme.
    Moved {
        /// The item.
        item: RecordId,
    },
    /// The title or the presenter of an item.
    Renamed {
        /// The item.
        item: RecordId,
    },
    /// A paper came to an item that had none, or to somebody who did not have it.
    PaperAdded {
        /// The item.
        item: RecordId,
    },
    /// The paper of an item went.
    PaperGone {
        /// The item.
        item: RecordId,
    },
    /// The text of a paper has a new version.
    NewText {
        /// The item.
        item: RecordId,
    },
    /// An annex came.
    FileAdded {
        /// The item.
        item: RecordId,
        /// The annex.
        file: RecordId,
    },
    /// An annex went.
    FileGone {
        /// The item.
        item: RecordId,
        /// The annex.
        file: RecordId,
    },
    /// An annex has a new version.
    NewFile {
        /// The item.
        item: RecordId,
        /// The annex as it is now.
        file: RecordId,
    },
    /// Annexes stand in another order.
    FilesMoved {
        /// The item.
        item: RecordId,
    },
}

/// What changed from `old` to `new`, in the order of the new programme, what went last. Empty just when the versions
/// are the same.
pub fn changes(old: &Pack, new: &Pack) -> Vec<PackChange> {
    let mut changes = Vec::new();
    if old.meeting != new.meeting {
        changes.push(PackChange::Meeting);
    }
    let before: BTreeMap<RecordId, &PackItem> = old.items.iter().map(|item| (item.item, item)).collect();
    let after: BTreeSet<RecordId> = new.items.iter().map(|item| item.item).collect();
    let stayed = unmoved(&ids(&old.items), &ids(&new.items));
    for item in &new.items {
        match before.get(&item.item) {
            None => changes.push(PackChange::Added { item: item.item }),
            Some(was) => {
                let is_moved = !stayed.contains(&item.item) || was.section != item.section;
                of_item(was, item, is_moved, &mut changes);
            }
        }
    }
    let gone = old.items.iter().filter(|item| !after.contains(&item.item));
    changes.extend(gone.map(|item| PackChange::Gone { item: item.item }));
    changes
}

fn ids(items: &[PackItem]) -> Vec<RecordId> {
    items.iter().map(|item| item.item).collect()
}

fn of_item(was: &PackItem, now: &PackItem, is_moved: bool, changes: &mut Vec<PackChange>) {
    let item = now.item;
    if was.state != now.state {
        changes.push(match now.state {
            AgendaItemState::Withdrawn => PackChange::Withdrawn { item },
            AgendaItemState::Postponed => PackChange::Postponed { item },
            _ => PackChange::Returned { item },
        });
    }
    if is_moved {
        changes.push(PackChange::Moved { item });
    }
    if was.heading != now.heading {
        changes.push(PackChange::Renamed { item });
    }
    match (was.paper, now.paper) {
        (None, None) => {}
        (None, Some(_)) => return changes.push(PackChange::PaperAdded { item }),
        (Some(_), None) => return changes.push(PackChange::PaperGone { item }),
        (Some(old), Some(new)) if old != new || was.text != now.text => {
            changes.push(PackChange::NewText { item });
        }
        (Some(_), Some(_)) => {}
    }
    of_files(item, &was.files, &now.files, changes);
}

fn of_files(item: RecordId, old: &[PackFile], new: &[PackFile], changes: &mut Vec<PackChange>) {
    let before: BTreeMap<RecordId, &PackFile> = old.iter().map(|file| (file.origin, file)).collect();
    let after: BTreeSet<RecordId> = new.iter().map(|file| file.origin).collect();
    for file in new {
        match before.get(&file.origin) {
            None => changes.push(PackChange::FileAdded { item, file: file.file }),
            Some(was) if was.file != file.file || was.content != file.content => {
                changes.push(PackChange::NewFile { item, file: file.file });
            }
            Some(_) => {}
        }
    }
    let gone = old.iter().filter(|file| !after.contains(&file.origin));
    changes.extend(gone.map(|file| PackChange::FileGone { item, file: file.file }));
    let kept = |files: &[PackFile], other: &dyn Fn(&RecordId) -> bool| -> Vec<RecordId> {
        files.iter().map(|file| file.origin).filter(|origin| other(origin)).collect()
    };
    if kept(old, &|origin| after.contains(origin)) != kept(new, &|origin| before.contains_key(origin)) {
        changes.push(PackChange::FilesMoved { item });
    }
}

/// Those whose order among each other did not change: as many as there can be, so that one item carried across the
/// programme is one change and not as many as there are items.
fn unmoved(old: &[RecordId], new: &[RecordId]) -> BTreeSet<RecordId> {
    let places: BTreeMap<RecordId, usize> = old.iter().enumerate().map(|(place, id)| (*id, place)).collect();
    let common: Vec<(RecordId, usize)> =
        new.iter().filter_map(|id| places.get(id).map(|place| (*id, *place))).collect();
    // The longest rising run of old places; agendas are short.
    let mut best: Vec<(usize, Option<usize>)> = Vec::with_capacity(common.len());
    for (at, (_, place)) in common.iter().enumerate() {
        let earlier = (0..at).filter(|one| common[*one].1 < *place);
        let before = earlier.max_by_key(|one| best[*one].0);
        best.push((before.map_or(1, |one| best[one].0 + 1), before));
    }
    let mut at = (0..best.len()).max_by_key(|one| best[*one].0);
    let mut unmoved = BTreeSet::new();
    while let Some(one) = at {
        unmoved.insert(common[one].0);
        at = best[one].1;
    }
    unmoved
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn id(number: u32) -> RecordId {
        RecordId::well_known(&number.to_string())
    }

    fn item(number: u32) -> PackItem {
        PackItem {
            item: id(number),
            state: AgendaItemState::Planned,
            section: "s".to_owned(),
            heading: "h".to_owned(),
            paper: Some(id(100 + number)),
            text: "t".to_owned(),
            files: vec![file(200 + number, "c")],
        }
    }

    fn file(number: u32, content: &str) -> PackFile {
        PackFile { file: id(number), origin: id(number), content: content.to_owned() }
    }

    fn pack(items: Vec<PackItem>) -> Pack {
        Pack { meeting: "m".to_owned(), items }
    }

    type Case = (&'static str, fn(&mut Pack), Vec<PackChange>);

    #[test]
    fn each_change_is_said_once() {
        let one = || id(1);
        let table: Vec<Case> = vec![
            ("nothing", |_| (), vec![]),
            ("the place", |pack| pack.meeting = "x".into(), vec![PackChange::Meeting]),
            ("an item", |pack| pack.items.insert(1, item(9)), vec![PackChange::Added { item: id(9) }]),
            ("less", |pack| drop(pack.items.remove(0)), vec![PackChange::Gone { item: one() }]),
            ("carried to the end", |pack| pack.items.rotate_left(1), vec![PackChange::Moved { item: one() }]),
            (
                "withdrawn",
                |pack| pack.items[0].state = AgendaItemState::Withdrawn,
                vec![PackChange::Withdrawn { item: one() }],
            ),
            (
                "put off",
                |pack| pack.items[0].state = AgendaItemState::Postponed,
                vec![PackChange::Postponed { item: one() }],
            ),
            ("section", |pack| pack.items[0].section = "x".into(), vec![PackChange::Moved { item: one() }]),
            ("renamed", |pack| pack.items[0].heading = "x".into(), vec![PackChange::Renamed { item: one() }]),
            ("new text", |pack| pack.items[0].text = "x".into(), vec![PackChange::NewText { item: one() }]),
            (
                "paper gone, and its annexes with it",
                |pack| {
                    pack.items[0].paper = None;
                    pack.items[0].text.clear();
                    pack.items[0].files.clear();
                },
                vec![PackChange::PaperGone { item: one() }],
            ),
            (
                "new version of an annex",
                |pack| pack.items[0].files[0].file = id(300),
                vec![PackChange::NewFile { item: one(), file: id(300) }],
            ),
            (
                "a PDF of an annex by hand",
                |pack| pack.items[0].files[0].content = "x".into(),
                vec![PackChange::NewFile { item: one(), file: id(201) }],
            ),
            (
                "annex gone",
                |pack| pack.items[0].files.clear(),
                vec![PackChange::FileGone { item: one(), file: id(201) }],
            ),
            (
                "annex came",
                |pack| pack.items[0].files.push(file(301, "c")),
                vec![PackChange::FileAdded { item: one(), file: id(301) }],
            ),
        ];
        for (name, change, expected) in table {
            let old = pack(vec![item(1), item(2), item(3), item(4)]);
            let mut new = old.clone();
            change(&mut new);
            assert_eq!(changes(&old, &new), expected, "{name}");
            assert_eq!(old.version() == new.version(), expected.is_empty(), "{name}");
        }
    }

    #[test]
    fn what_comes_back_is_said_to_return() {
        let mut old = pack(vec![item(1)]);
        old.items[0].state = AgendaItemState::Withdrawn;
        assert_eq!(changes(&old, &pack(vec![item(1)])), [PackChange::Returned { item: id(1) }]);
    }

    fn any_pack() -> impl Strategy<Value = Pack> {
        let file = (0..4_u32, 0..2_u32, 0..2_u32).prop_map(|(origin, version, content)| PackFile {
            file: id(1_000 + origin * 10 + version),
            origin: id(500 + origin),
            content: content.to_string(),
        });
        let files = prop::collection::vec(file, 0..4).prop_map(|mut files| {
            let mut known = BTreeSet::new();
            files.retain(|file| known.insert(file.origin));
            files
        });
        let item = (0..6_u32, 0..3_usize, 0..2_u32, 0..2_u32, prop::option::of(0..2_u32), 0..2_u32, files);
        let item = item.prop_map(|(number, state, section, heading, paper, text, files)| PackItem {
            item: id(number),
            state: [AgendaItemState::Planned, AgendaItemState::Withdrawn, AgendaItemState::Postponed][state]
                .clone(),
            section: section.to_string(),
            heading: heading.to_string(),
            text: paper.map(|_| text.to_string()).unwrap_or_default(),
            files: if paper.is_some() { files } else { Vec::new() },
            paper: paper.map(|paper| id(100 + paper)),
        });
        (0..2_u32, prop::collection::vec(item, 0..6)).prop_map(|(meeting, mut items)| {
            let mut known = BTreeSet::new();
            items.retain(|item| known.insert(item.item));
            Pack { meeting: meeting.to_string(), items }
        })
    }

    proptest! {
        #[test]
        fn the_list_is_empty_just_when_the_versions_are_the_same(old in any_pack(), new in any_pack()) {
            prop_assert_eq!(changes(&old, &new).is_empty(), old.version() == new.version());
            prop_assert!(changes(&new, &new).is_empty());
        }

        #[test]
        fn the_list_names_nothing_that_is_in_neither_pack(old in any_pack(), new in any_pack()) {
            let said = serde_json::to_string(&changes(&old, &new)).unwrap();
            for stranger in (0..6).map(id).filter(|id| {
                old.items.iter().chain(&new.items).all(|item| item.item != *id)
            }) {
                prop_assert!(!said.contains(&stranger.to_string()));
            }
        }
    }
}
