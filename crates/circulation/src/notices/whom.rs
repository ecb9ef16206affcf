//! Who is told: whoever may act, and whoever acts in their place today.

use obeznik_kernel::{Action, Date, PersonId, Standing, Subject, may, may_in_place_of};

/// Everybody with a role, as they stand today.
pub(super) struct Whom<'a> {
    pub(super) people: &'a [Standing],
    pub(super) today: Date,
}

/// A person who is told, and in whose place.
pub(super) type Told = (PersonId, Option<PersonId>);

impl Whom<'_> {
    /// Whoever may do it, by themselves or in an absent person's place.
    pub(super) fn who_may(&self, action: Action, subject: &Subject) -> Vec<Told> {
        self.each(|standing| {
            if may(Some(standing), action, subject, self.today) {
                return Some(None);
            }
            self.place(standing, action, subject, |_| true).map(Some)
        })
    }

    /// Those to whom it belongs as far as they see it, and whoever may do it in their place.
    pub(super) fn owners(&self, action: Action, subject: &Subject, owners: &[PersonId]) -> Vec<Told> {
        self.each(|standing| {
            let is_owner = owners.contains(&standing.person);
            if is_owner && subject.audience.is_seen_by(standing, self.today) {
                return Some(None);
            }
            self.place(standing, action, subject, |absent| owners.contains(&absent)).map(Some)
        })
    }

    /// Those who see it and of whom something holds.
    pub(super) fn who_see(&self, subject: &Subject, holds: impl Fn(&Standing) -> bool) -> Vec<Told> {
        self.each(|standing| {
            let sees = subject.audience.is_seen_by(standing, self.today);
            (sees && holds(standing)).then_some(None)
        })
    }

    fn each(&self, told: impl Fn(&Standing) -> Option<Option<PersonId>>) -> Vec<Told> {
        self.people.iter().filter_map(|one| told(one).map(|place| (one.person, place))).collect()
    }

    fn place(
        &self,
        standing: &Standing,
        action: Action,
        subject: &Subject,
        holds: impl Fn(PersonId) -> bool,
    ) -> Option<PersonId> {
        let absent = standing.absent_on(self.today).into_iter().filter(|absent| holds(*absent));
        absent.into_iter().find(|absent| may_in_place_of(standing, *absent, action, subject, self.today))
    }
}
