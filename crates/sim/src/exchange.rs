//! What the office answers and what a device does with the answer.

use std::rc::Rc;

use obeznik_authority::UNDO;
use obeznik_kernel::{CommandId, DeviceId, Stop, Timestamp};
use obeznik_sync::office::AuthorityStore;
use obeznik_sync::testing::push_to;
use obeznik_sync::{
    Access, PageLimits, Published, PullAnswer, PullRequest, Pulled, PushAnswer, PushRequest, Pushed, office,
    take_pull_answer, take_push_answer,
};

use crate::fault::Fault;
use crate::faulty_office::FaultyOffice;
use crate::house::House;
use crate::oracle::{Fate, View};
use crate::spoil::{forget_gain, page_of_nothing, spoil};
use crate::world::{Halt, Letter, World};

impl<H: House> World<H> {
    /// (b) The office never accepts what was built on a refused command. An old answer it only repeats was given
    /// over the outbox of then: a journal done again over an older file may name other grounds.
    pub(crate) fn answer_push(&mut self, at: usize, mut request: PushRequest) -> Result<(), Halt> {
        let built_on: Vec<(u64, Vec<u64>)> = request
            .commands
            .iter()
            .map(|sealed| (sealed.signed.n.unwrap_or(0), sealed.after.clone()))
            .collect();
        if self.has(Fault::DependentsAccepted) {
            request.commands.iter_mut().for_each(|sealed| {
                sealed.after.clear();
                sealed.built_on_refused = false;
            });
        }
        let (end, fault, device) = (self.end(), self.fault, request.device);
        let pushed: Vec<(u64, CommandId)> = request
            .commands
            .iter()
            .filter(|sealed| fault != Some(Fault::UndosRunTwice) || sealed.signed.command.kind == UNDO)
            .filter_map(|sealed| Some((sealed.signed.n?, sealed.signed.command.id)))
            .collect();
        let answer = self.town.office.transact(end, |store, ids, now| match fault {
            Some(fault) => {
                let mut faulty = FaultyOffice { inner: store, fault, pushed: pushed.clone() };
                push_to(&mut faulty, request.clone(), ids, now)
            }
            None => push_to(store, request.clone(), ids, now),
        });
        let Some(answer) = self.heard(device, answer)? else { return Ok(()) };
        self.check_closed(device, !matches!(answer, PushAnswer::Closed(_)))?;
        if matches!(answer, PushAnswer::Decided(_)) {
            self.check_dependants(device, built_on)?;
        }
        self.wire.push(Letter::PushAnswer(at, answer));
        Ok(())
    }

    fn check_dependants(&mut self, device: DeviceId, built_on: Vec<(u64, Vec<u64>)>) -> Result<(), Halt> {
        let wrong = self.town.office.work(|store, _, _| {
            for (n, after) in &built_on {
                if !was_accepted_as(store, device, *n)? {
                    continue;
                }
                for earlier in after {
                    let answer = store.answer_of(device, *earlier)?;
                    if answer.is_some_and(|(_, verdict)| !verdict.is_accepted()) {
                        return Ok(Some(*n));
                    }
                }
            }
            Ok(None)
        })?;
        wrong.map_or(Ok(()), |n| {
            Err(Halt::Fell(format!("(b) number {n} accepted though built on a refused one")))
        })
    }

    /// A device that was there before the history: everything in one page.
    pub(crate) fn introduce(&mut self, at: usize) -> Result<(), Halt> {
        let is_calm = std::mem::replace(&mut self.is_calm, true);
        for _ in 0..3 {
            let request = self.look(at, obeznik_sync::pull_request)?;
            self.answer_pull_with(at, &request, usize::MAX >> 1)?;
            if let Some(letter) = self.wire.pop() {
                self.deliver(letter)?;
            }
        }
        self.is_calm = is_calm;
        Ok(())
    }

    pub(crate) fn answer_pull(&mut self, at: usize, request: &PullRequest) -> Result<(), Halt> {
        let most = match (self.is_calm, self.is_restless) {
            (true, _) => 64,
            (_, true) => 2,
            _ => 8,
        };
        let most = 1 + self.random.below(most);
        self.answer_pull_with(at, request, most)
    }

    fn answer_pull_with(&mut self, at: usize, request: &PullRequest, rows: usize) -> Result<(), Halt> {
        let limits = PageLimits { rows, ..PageLimits::default() };
        let fault = self.fault;
        let answer = self.town.office.work(|store, _, now| match fault {
            Some(fault) => {
                let mut faulty = FaultyOffice { inner: store, fault, pushed: Vec::new() };
                office::pull(&mut faulty, request, limits, now).map(Some)
            }
            None => office::pull(store, request, limits, now).map(Some),
        });
        let Some(answer) = self.heard(request.device, answer)? else { return Ok(()) };
        self.check_closed(request.device, !matches!(answer, PullAnswer::Closed(_)))?;
        self.tally.parted += u64::from(matches!(&answer, PullAnswer::Page(page) if page.within.is_some()));
        let is_last = matches!(&answer, PullAnswer::Page(page) if page.caught_up);
        let is_wanted = is_last || self.has(Fault::PublishedEarly);
        let view = if is_wanted { Some(Rc::new(self.view_at_office(at)?)) } else { None };
        self.wire.push(Letter::PullAnswer(at, answer, view));
        Ok(())
    }

    /// Everything the person may see now, straight from the records and their audiences.
    pub(crate) fn view_at_office(&mut self, at: usize) -> Result<View, Stop> {
        self.town.office.view_of(self.person(at)).map(View::of)
    }

    pub(crate) fn take_push_answer(&mut self, at: usize, answer: PushAnswer) -> Result<(), Halt> {
        if let (true, PushAnswer::Decided(decided)) = (self.has(Fault::AnsweredLeaveEarly), &answer) {
            let head = self.town.office.state()?.head;
            let position = self.look(at, |store| store.position())?;
            let page = page_of_nothing(position, decided, head, self.town.office.now);
            let view = Rc::new(self.view_at_office(at)?);
            return self.take_pull_answer(at, PullAnswer::Page(Box::new(page)), Some(view));
        }
        let rules = self.devices[at].rules();
        let pushed = self.transact(at, |store| take_push_answer(store, rules, answer.clone()))?;
        match pushed {
            Some(Pushed::HistoryChanged { again }) => self.history_changed(at, again),
            Some(Pushed::MustRegister) => self.must_register(at),
            Some(Pushed::Closed { .. }) => Err(Halt::Fell("(b) an active device was not listened to".into())),
            Some(Pushed::Noted | Pushed::Stale) | None => Ok(()),
        }
    }

    pub(crate) fn take_pull_answer(
        &mut self,
        at: usize,
        answer: PullAnswer,
        view: Option<Rc<View>>,
    ) -> Result<(), Halt> {
        let access = match &answer {
            PullAnswer::Access(access) => Some(access.clone()),
            _ => None,
        };
        let time = match &answer {
            PullAnswer::Page(page) => page.time,
            _ => Timestamp::UNIX_EPOCH, // nothing but a page publishes
        };
        let (fault, rules) = (self.fault, self.devices[at].rules());
        let pulled = self.transact(at, |store| {
            let answer = spoil(fault, store, answer.clone())?;
            let pulled = take_pull_answer(store, rules, answer)?;
            forget_gain(fault, store, &pulled)?;
            Ok(pulled)
        })?;
        match pulled {
            Some(Pulled::AccessChanged { lost, .. }) => {
                self.tally.scopes_lost += lost.len() as u64;
                let scopes = access.map(|access: Access| access.scopes).unwrap_or_default();
                self.devices[at].seen = Rc::new(scopes.iter().map(|audience| audience.id()).collect());
                self.check_step(at, None)
            }
            Some(Pulled::Published(published)) => self.check_published(at, published, time, view),
            Some(Pulled::HistoryChanged { again }) => self.history_changed(at, again),
            Some(Pulled::StartedOver) => {
                self.tally.started_over += 1;
                Ok(())
            }
            Some(Pulled::MustRegister) => self.must_register(at),
            Some(Pulled::Closed { .. }) => Err(Halt::Fell("(b) an active device was not listened to".into())),
            Some(Pulled::Staged | Pulled::Stale) | None => self.check_staged(at),
        }
    }

    fn check_published(
        &mut self,
        at: usize,
        published: Published,
        time: Timestamp,
        view: Option<Rc<View>>,
    ) -> Result<(), Halt> {
        self.tally.published += 1;
        let Published { settled, refused_along, differs, .. } = published;
        for one in settled {
            if one.verdict.is_accepted() {
                self.devices[at].kept.accept(one.command, time);
            }
            self.end_of(at, one.command, Fate::Settled(one.verdict))?;
        }
        for command in refused_along {
            self.end_of(at, command, Fate::RefusedAlong)?;
        }
        self.check_kept(at, time)?;
        let is_honest = !self.has(Fault::PublishedEarly) && !self.has(Fault::AnsweredLeaveEarly);
        if is_honest && differs && !self.has(Fault::DifferencesUnnoticed) {
            self.check_step(at, None)?;
            return self.take_difference(at);
        }
        self.devices[at].is_damaged = false;
        self.check_step(at, view)?;
        self.check_own_acts(at)
    }
}

/// Whether the office accepted this very number, and does not merely know its command from elsewhere.
fn was_accepted_as(store: &dyn AuthorityStore, device: DeviceId, n: u64) -> Result<bool, Stop> {
    let Some((command, _)) = store.answer_of(device, n)?.filter(|(_, verdict)| verdict.is_accepted()) else {
        return Ok(false);
    };
    let entry = store.entry_of(command)?;
    Ok(entry.is_some_and(|entry| entry.header.device == Some(device) && entry.header.n == Some(n)))
}

#[cfg(test)]
mod tests {
    use obeznik_authority::SignedCommand;
    use obeznik_authority::device::public_key_text;
    use obeznik_kernel::Audience;
    use obeznik_sync::Sealed;
    use obeznik_sync::testing::notebook::NoteInput;
    use obeznik_sync::testing::{command, named};

    use super::*;
    use crate::house::RowMaps;
    use crate::random::Random;

    fn calm_world(fault: Option<Fault>) -> World<RowMaps> {
        let mut world = World::<RowMaps>::new(RowMaps::found().unwrap(), 2, Random::new(1), fault).unwrap();
        world.is_calm = true;
        world
    }

    /// A command that will be refused and another one said to be built on these numbers, from a device of the person.
    fn push(world: &mut World<RowMaps>, device: DeviceId, after: &[u64]) -> Result<(), Halt> {
        let (person, key) = (world.person(1), world.town.key.clone());
        let audience = Some(Audience::inside());
        let given = [
            ("note.count", NoteInput::of(named("no such note", 0)), Vec::new()),
            ("note.write", NoteInput { audience, ..NoteInput::of(named("note", 100)) }, after.to_vec()),
        ];
        let commands = given.into_iter().zip(1..).map(|((kind, input, after), n)| {
            let command = command(CommandId(named(kind, 0)), kind, person, &input).unwrap();
            let signed = SignedCommand::sign(command, device, &key).unwrap();
            Sealed { signed: SignedCommand { n: Some(n), ..signed }, after, built_on_refused: false }
        });
        let (commands, history) = (commands.collect(), world.town.office.state()?.history);
        world.answer_push(1, PushRequest { device, history, commands })
    }

    /// A file comes back from a copy and its journal is done again: a comment the office accepted, when its author
    /// knew that the edit before it was refused, now names that edit as its ground. The office repeats its old answers.
    #[test]
    fn an_answer_repeated_to_a_file_brought_back_is_not_asked_by_its_new_grounds() {
        let mut world = calm_world(None);
        let device = world.device(1);
        push(&mut world, device, &[]).unwrap();
        let anew = DeviceId::from(named("brought back", 0));
        let person = world.person(1);
        let key = public_key_text(&world.town.key);
        world.town.office.pair(anew, person, &key).unwrap();
        push(&mut world, anew, &[1]).unwrap();
        let written = world.town.office.verdict_of(CommandId(named("note.write", 0))).unwrap();
        assert!(written.is_some_and(|verdict| verdict.is_accepted()));
    }

    #[test]
    fn an_answer_given_under_its_own_number_is_asked_by_its_grounds() {
        let mut world = calm_world(Some(Fault::DependentsAccepted));
        let device = world.device(1);
        let fell = push(&mut world, device, &[1]);
        assert!(matches!(fell, Err(Halt::Fell(what)) if what.starts_with("(b) number 2 accepted")));
    }
}
