//! Keeping contact: one thread exchanges, one hears pokes, one brings contents. They live as long as the
//! program and follow the office on the desk, whichever it is.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::bell::Ring;
use super::carrying::carry;
use super::courier::{Contacted, Courier, Failure};
use super::rest::{Why, rest};
use super::standing::{Board, Line as LineState, line_after};
use crate::office::desk::Desk;
use crate::ports::network::{Poke, Unreached};

/// Who hears no pokes asks so often.
const ASK_EVERY: Duration = Duration::from_secs(30);
/// Who hears them, so often nevertheless.
const ASK_ANYWAY: Duration = Duration::from_secs(60);
/// How often the desk is looked at for an office that has joined another one, and the line for whether it is well.
const LOOK: Duration = Duration::from_millis(500);
/// Between the end of a line of pokes and the next one.
const LISTEN_AGAIN: Duration = Duration::from_secs(5);
/// How often the key of the server is noted; it changes with its certificate.
const NOTE_KEY_EVERY: Duration = Duration::from_secs(6 * 3600);
/// The rest after something that waiting hardly mends.
const STUCK: Duration = Duration::from_secs(300);

/// What screens are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Happened {
    /// The indicator says something else.
    Standing,
    /// Records changed: screens read again.
    Changed,
    /// Contents came: what reads their text may go on.
    Files,
    /// The office ended the access of this computer, and what it gave is deleted.
    Wiped,
}

/// Who is told.
pub trait Told: Send + Sync {
    /// Something happened.
    fn told(&self, happened: Happened);
}

/// Keeps contact for ever: starts the threads.
pub fn keep(desk: &Arc<Desk>, told: &Arc<dyn Told>) {
    for work in [exchange_on, listen_on, carry_on] {
        let (desk, told) = (Arc::clone(desk), Arc::clone(told));
        std::thread::spawn(move || {
            loop {
                match desk.courier() {
                    Some((courier, board)) => work(&desk, &courier, &board, told.as_ref()),
                    None => std::thread::sleep(LOOK),
                }
            }
        });
    }
}

/// One contact and the rest after it.
fn exchange_on(desk: &Desk, courier: &Courier, board: &Board, told: &dyn Told) {
    let mut failures = 0;
    let mut noted: Option<Instant> = None;
    board.answers.keep(true);
    while desk.has(courier) {
        match once(courier, board, told) {
            Ok(_) => {
                failures = 0;
                if noted.is_none_or(|at| at.elapsed() >= NOTE_KEY_EVERY) {
                    desk.note_key();
                    noted = Some(Instant::now());
                }
                let most = if desk.hears() { ASK_ANYWAY } else { ASK_EVERY };
                board.bell.wait(Ring::Softly, most);
            }
            Err(Failure::ShownOut { wipe }) => {
                if wipe {
                    desk.wipe()
                } else {
                    desk.give_back()
                }
                told.told(Happened::Wiped);
            }
            Err(failure) => {
                failures += 1;
                board.bell.wait(Ring::Loudly, rest_after(&failure, failures));
            }
        }
    }
    board.answers.keep(false);
}

/// One contact, with the board and the screens told.
///
/// # Errors
/// As [`Courier::contact`].
pub fn once(courier: &Courier, board: &Board, told: &dyn Told) -> Result<Contacted, Failure> {
    if board.change(|standing| standing.is_working = true) {
        told.told(Happened::Standing);
    }
    let mut rows = 0;
    let done = courier.contact(&mut |progress| rows = progress.rows);
    if let Err(failure) = &done {
        tracing::info!(?failure, "the office was not reached");
    }
    let now = courier.now();
    board.change(|standing| {
        standing.is_working = false;
        match &done {
            Ok(_) => (standing.line, standing.reached_at) = (LineState::Well, now),
            Err(failure) => standing.line = line_after(failure),
        }
    });
    told.told(Happened::Standing);
    let has_changed = |contacted: &Contacted| contacted.settled + contacted.lost > 0;
    if rows > 0 || done.as_ref().is_ok_and(has_changed) {
        told.told(Happened::Changed);
    }
    board.carrying.ring(Ring::Softly);
    done
}

fn rest_after(failure: &Failure, failures: u32) -> Duration {
    let mut chance = [0];
    let _ = getrandom::fill(&mut chance); // without chance it is a little less polite
    why_rest(failure).map_or(STUCK, |why| rest(why, failures, chance[0]))
}

/// Why one rests after a failure; nothing where waiting hardly mends it. The network of a hotel shows its own page
/// or certificate until one signs in to it, so both are tried again before long: nothing is said to who is not
/// believed.
fn why_rest(failure: &Failure) -> Option<Why> {
    match failure {
        Failure::Unreached(Unreached::NoConnection | Unreached::Stopped) => Some(Why::Offline),
        Failure::Unreached(Unreached::Later(after)) => Some(Why::Busy(*after)),
        Failure::Unreached(Unreached::NotAnOffice | Unreached::Untrusted) => Some(Why::Elsewhere),
        Failure::Store(_) => Some(Why::Busy(None)),
        _ => None,
    }
}

/// Hears pokes as long as the office can be reached.
fn listen_on(desk: &Desk, courier: &Courier, board: &Board, _: &dyn Told) {
    while desk.has(courier) {
        let is_well = board.standing().line == LineState::Well;
        if is_well {
            let heard = courier.listen(&mut |poke| {
                desk.hear(true);
                match poke {
                    Poke::Open | Poke::Pull | Poke::Closed => board.bell.ring(Ring::Loudly),
                }
            });
            desk.hear(false);
            if let Err(failure) = heard {
                tracing::debug!(?failure, "the line of pokes ended");
                board.bell.ring(Ring::Softly);
            }
        }
        std::thread::sleep(listen_again(is_well && desk.has(courier)));
    }
}

/// When to listen next. Who has not listened, because nothing was reached yet, looks again soon: otherwise nobody
/// would hear anything in the first seconds after each start.
fn listen_again(has_listened: bool) -> Duration {
    if has_listened { LISTEN_AGAIN } else { LOOK }
}

/// Brings contents up and down as long as the office can be reached.
fn carry_on(desk: &Desk, courier: &Courier, board: &Board, told: &dyn Told) {
    let mut absent = BTreeMap::new();
    while desk.has(courier) {
        let carried = match board.standing().line {
            LineState::Well => carry(courier, board, told, &mut absent),
            _ => Ok(false),
        };
        match carried {
            Ok(true) => {}
            Ok(false) => board.carrying.wait(Ring::Softly, ASK_EVERY),
            Err(failure) => {
                tracing::info!(?failure, "a content was not carried");
                board.carrying.wait(Ring::Loudly, LISTEN_AGAIN);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_has_not_listened_yet_looks_again_before_who_was_cut_off() {
        assert_eq!(listen_again(false), Duration::from_millis(500), "nothing was reached yet");
        assert_eq!(listen_again(true), Duration::from_secs(5), "a line of pokes ended");
    }

    #[test]
    fn what_a_strange_network_does_is_tried_again_sooner_than_what_only_people_mend() {
        let said = |status, key: &str| Unreached::Said { status, key: key.to_owned() };
        let later = Some(Duration::from_secs(7));
        let table = [
            (Failure::Unreached(Unreached::NoConnection), Some(Why::Offline)), // also an answer that was cut
            (Failure::Unreached(Unreached::Later(None)), Some(Why::Busy(None))), // a proxy's page with 502
            (Failure::Unreached(Unreached::Later(later)), Some(Why::Busy(later))),
            (Failure::Unreached(Unreached::NotAnOffice), Some(Why::Elsewhere)), // a page to sign in at
            (Failure::Unreached(Unreached::Untrusted), Some(Why::Elsewhere)),   // its certificate
            (Failure::Unreached(said(404, "server-nothing-here")), None),
            (Failure::from(said(403, "identity-device-revoked")), None),
            (Failure::NotPaired, None),
            (Failure::Copied, None),
            (Failure::Astray("pull"), None),
        ];
        for (failure, expected) in table {
            assert_eq!(why_rest(&failure), expected, "{failure:?}");
        }
    }
}
