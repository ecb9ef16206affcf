//! Looks at a device after each step, and at everything when a history is drained.

use std::collections::BTreeSet;
use std::rc::Rc;

use obeznik_kernel::AudienceId;

use crate::house::House;
use crate::oracle::{self, Fires, View, confirmed_view};
use crate::world::{Halt, World};

impl<H: House> World<H> {
    /// Every audience there is or was before the office was restored, seen or not.
    pub(crate) fn all_scopes(&mut self) -> Result<Rc<BTreeSet<AudienceId>>, Halt> {
        let (scopes, read_to) = &mut self.known_scopes;
        let (new, head) = self
            .town
            .office
            .work(|store, _, _| Ok((store.audiences_since(*read_to)?, store.state()?.head)))?;
        if !new.is_empty() {
            Rc::make_mut(scopes).extend(new.iter().map(|audience| audience.id()));
        }
        *read_to = head;
        Ok(Rc::clone(scopes))
    }

    /// (c) after every step that changed rows, (d) and (f) after a publication.
    pub(crate) fn check_step(&mut self, at: usize, expected: Option<Rc<View>>) -> Result<(), Halt> {
        let scopes = self.all_scopes()?;
        let seen = Rc::clone(&self.devices[at].seen);
        let counts = self.random.percent(20);
        let found = self.look(at, |store| {
            let view = confirmed_view(store, scopes.iter())?;
            if let Some(what) = oracle::forbidden(store, &view, &seen)? {
                return Ok(Some(format!("(c) {what}")));
            }
            let Some(expected) = &expected else { return Ok(None) };
            if let Some(what) = oracle::difference(&view, expected) {
                return Ok(Some(format!("(d) {what}")));
            }
            let miscounted = if counts { oracle::miscounted(store, &view, seen.iter())? } else { None };
            Ok(miscounted.map(|what| format!("(f) {what}")))
        })?;
        found.map_or(Ok(()), |what| Err(Halt::Fell(what)))
    }

    /// (c) after a page was staged: nothing else of the device has changed.
    pub(crate) fn check_staged(&mut self, at: usize) -> Result<(), Halt> {
        let seen = Rc::clone(&self.devices[at].seen);
        let found = self.look(at, |store| oracle::forbidden(store, &View::default(), &seen))?;
        found.map_or(Ok(()), |what| Err(Halt::Fell(format!("(c) {what}"))))
    }

    /// (e) what the person has done is seen.
    pub(crate) fn check_own_acts(&mut self, at: usize) -> Result<(), Halt> {
        let found = self.look(at, oracle::unseen_act)?;
        found.map_or(Ok(()), |what| Err(Halt::Fell(format!("(e) {what}"))))
    }

    /// Whether the device is at the head, and whether nothing waits in its outbox.
    pub(crate) fn is_at_head(&mut self, at: usize) -> Result<(bool, bool), Halt> {
        let state = self.town.office.state()?;
        let person = self.person(at);
        let acl_ver = self.town.office.sight(person)?.acl_ver;
        let is_damaged = self.devices[at].is_damaged;
        Ok(self.look(at, |store| {
            let position = store.position()?;
            let has_read = position.published == state.head
                && position.cursors.common == state.head
                && position.cursors.behind.is_empty();
            let is_at_head = has_read
                && position.acl_ver == acl_ver
                && position.history == state.history
                && !position.is_anew
                && !is_damaged;
            Ok((is_at_head, store.outbox()?.is_empty()))
        })?)
    }

    /// (a) and (b): everything is settled, the device shows exactly what the authority holds for it.
    pub(crate) fn check_drained(&mut self, at: usize) -> Result<(), Halt> {
        let theirs = self.view_at_office(at)?;
        let scopes = self.all_scopes()?;
        let (found, attention) = self.look(at, |store| {
            let waiting: BTreeSet<_> =
                store.attention()?.into_iter().map(|refused| refused.signed.command.id).collect();
            Ok((oracle::difference(&confirmed_view(store, scopes.iter())?, &theirs), waiting))
        })?;
        let outdated = H::outdated(&mut self.devices[at].disk)?;
        if let Some(what) = found.or(outdated) {
            return Err(Halt::Fell(format!("(a) {what}")));
        }
        let office = self.tally.offices_restored > 0;
        for id in self.devices[at].issued.clone() {
            let decided = self.town.office.verdict_of(id)?;
            let fate = self.devices[at].fates.get(&id);
            let waits = attention.contains(&id);
            let (device, given_up) = (&self.devices[at], self.devices[at].kept.is_given_up(id));
            let fires = Fires { office, device: device.has_forgotten, given_up };
            let about = self.about_planted.get(&id);
            if about.is_some_and(|payload| self.concerns_erased(payload)) {
                continue; // it ended, and what of it may be told depends on what was erased
            }
            if !oracle::is_accounted(fate, decided.as_ref(), waits, fires) {
                let what = format!("(b) command {id}: {fate:?} here, {decided:?} there, waits {waits}");
                return Err(Halt::Fell(what));
            }
        }
        Ok(())
    }
}
