//! How letters stand: the way they go, what waits, what failed, who has no address.

use obeznik_app::notices::concerned;
use obeznik_app::ports::network::{MailStanding, UnsentLetter};
use obeznik_identity::{Fault, Letter, LetterState, MailRoute, Stopped, Threshold};
use obeznik_kernel::calendar::day_in_prague;
use obeznik_kernel::{Person, PersonId};

use crate::clock;

/// Failures listed at once.
const SHOWN: u32 = 100;

/// How letters stand.
pub struct Standing {
    /// The way they go.
    pub route: Option<MailRoute>,
    /// How many there are in each state.
    pub counts: Vec<(LetterState, u64)>,
    /// Those that were put off, with the name of their person.
    pub delayed: Vec<(Letter, String)>,
    /// Those that failed.
    pub failed: Vec<(Letter, String)>,
    /// People with something due and no address.
    pub without_address: Vec<String>,
}

impl Standing {
    /// Looks at the door.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn look(door: &mut dyn Threshold) -> Result<Self, Stopped> {
        let mut counts = Vec::new();
        for state in LetterState::ALL {
            counts.push((state, door.letters(state, 0)?.1));
        }
        let (failed, _) = door.letters(LetterState::Failed, SHOWN)?;
        let (mut delayed, _) = door.letters(LetterState::Waiting, SHOWN)?;
        delayed.retain(|letter| letter.attempts > 0);
        let mut without_address = Vec::new();
        door.with_records(&mut |records| {
            let people = concerned(records, day_in_prague(clock::now()))?;
            without_address =
                people.into_iter().filter(|one| one.email.is_none()).map(|one| one.name).collect();
            Ok(())
        })?;
        let (failed, delayed) = (named(door, failed)?, named(door, delayed)?);
        Ok(Self { route: door.mail_route()?, counts, delayed, failed, without_address })
    }

    /// How many letters are in a state, as it is called.
    pub fn count(&self, name: &str) -> u64 {
        self.counts.iter().find(|(state, _)| state.as_str() == name).map_or(0, |(_, count)| *count)
    }

    /// As a device of who looks after letters hears it.
    pub fn told(self) -> MailStanding {
        let count = |names: &[&str]| {
            let sum: u64 = names.iter().map(|name| self.count(name)).sum();
            u32::try_from(sum).unwrap_or(u32::MAX)
        };
        let (waiting, sent) = (count(&["waiting", "sending"]), count(&["sent"]));
        let rows = |letters: Vec<(Letter, String)>| letters.into_iter().map(unsent).collect();
        MailStanding {
            host: self.route.map(|route| route.host),
            waiting,
            sent,
            failed: rows(self.failed),
            delayed: rows(self.delayed),
            without_address: self.without_address,
        }
    }
}

fn named(door: &dyn Threshold, letters: Vec<Letter>) -> Result<Vec<(Letter, String)>, Fault> {
    let name =
        |person: PersonId| door.record::<Person>(person).map(|found| found.map(|one| one.value.full_name()));
    letters.into_iter().map(|one| Ok((one.clone(), name(one.person)?.unwrap_or_default()))).collect()
}

fn unsent((letter, name): (Letter, String)) -> UnsentLetter {
    let Letter { id, attempts, changed_at, next_at, failure, .. } = letter;
    UnsentLetter { letter: id, name, attempts, at: changed_at, next_at, failure }
}
