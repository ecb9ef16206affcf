//! A device in memory and the person at it.

use obeznik_kernel::record::read_body;
use obeznik_kernel::{Command, CommandId, FieldEdit, RecordId, field_hash};
use obeznik_sync::testing::notebook::{Note, NoteInput};
use obeznik_sync::testing::{DeviceKey, End, MemoryStore, Town, command, kinds, rules};
use obeznik_sync::{
    BatchLimits, ClientStore as _, Issued, Pulled, RowKey, Shown, issue, pull_request, push_request, seal,
    take_pull_answer, take_push_answer,
};

/// A device of a person, caught up.
pub(crate) struct Desk {
    pub(crate) store: MemoryStore,
    who: usize,
    count: usize,
}

impl Desk {
    pub(crate) fn new(town: &mut Town, who: usize) -> Self {
        let mut desk = Self { store: MemoryStore::new(town.devices[who], kinds()), who, count: 0 };
        desk.pull(town);
        desk
    }

    pub(crate) fn give<T: serde::Serialize>(
        &mut self,
        town: &Town,
        kind: &str,
        input: &T,
    ) -> (CommandId, Issued) {
        let command = self.command(town, kind, input);
        let (id, key) = (command.id, DeviceKey { device: town.devices[self.who], key: town.key.clone() });
        (id, issue(&mut self.store, rules(), &key, command).unwrap())
    }

    fn command<T: serde::Serialize>(&mut self, town: &Town, kind: &str, input: &T) -> Command {
        self.count += 1;
        let id = RecordId::well_known(&format!("desk {} {}", self.who, self.count));
        command(id.into(), kind, town.people[self.who], input).unwrap()
    }

    pub(crate) fn push(&mut self, town: &mut Town) {
        seal(&mut self.store, BatchLimits::default()).unwrap();
        if let Some(request) = push_request(&self.store).unwrap() {
            let answer = town.office.push(End::Commit, &request).unwrap().unwrap();
            take_push_answer(&mut self.store, rules(), answer).unwrap();
        }
    }

    pub(crate) fn pull(&mut self, town: &mut Town) -> Pulled {
        loop {
            let request = pull_request(&self.store).unwrap();
            let answer = town.office.pull(&request, 5).unwrap();
            let pulled = take_pull_answer(&mut self.store, rules(), answer).unwrap();
            if matches!(pulled, Pulled::Published(_) | Pulled::MustRegister) {
                return pulled;
            }
        }
    }

    pub(crate) fn note(&self, id: RecordId) -> Option<Note> {
        self.store.row(&RowKey::new("note", id)).unwrap().map(|row| read_body(&row).unwrap())
    }
}

pub(crate) fn note_id(number: usize) -> RecordId {
    RecordId::well_known(&format!("note {number}"))
}

pub(crate) fn edit(id: RecordId, field: &str, old: &str, new: &str) -> NoteInput {
    let base = Some(field_hash(&old.into()));
    let edits = vec![FieldEdit { field: field.into(), value: new.into(), base }];
    NoteInput { edits, ..NoteInput::of(id) }
}

pub(crate) fn waits(shown: Shown, absorbed: Option<CommandId>) -> Issued {
    Issued::Waits { shown, absorbed }
}
