//! Contents of annexes between this computer and its office, a step at a time: neither a long scan nor a large pack keeps
//! the other from moving.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use obeznik_kernel::BlobHash;
use obeznik_store::{PART_BYTES, Wanted};

use super::bell::Ring;
use super::courier::{Courier, Failure};
use super::files::Brought;
use super::keep::{Happened, Told};
use super::standing::{Board, Downloading, Uploading};
use super::uploads::{Carried, ToCarry};
use crate::ports::network::Unreached;

/// How often one hears how far a content is.
const SHOW_EVERY: Duration = Duration::from_millis(200);
/// A content the office did not have, or that did not come right, is asked for again after so long.
const LOOK_AGAIN: Duration = Duration::from_secs(600);

/// One step: what is small goes up, of what is large one part, then one content comes down. What a person opened comes
/// before anything goes. `false` when nothing is left that may be carried.
///
/// # Errors
/// [`Failure`] with everything that came kept, on either side.
pub fn carry(
    courier: &Courier,
    board: &Board,
    told: &dyn Told,
    absent: &mut BTreeMap<BlobHash, Instant>,
) -> Result<bool, Failure> {
    absent.retain(|_, since| since.elapsed() < LOOK_AGAIN);
    let wished = match board.wished().filter(|hash| !absent.contains_key(hash)) {
        Some(hash) if !courier.has(&hash)? => Some(hash),
        _ => None,
    };
    let sent = if wished.is_some() { Ok(false) } else { send(courier, board, told) };
    let brought = bring_next(courier, board, told, absent, wished);
    Ok(sent? | brought?)
}

/// Contents up, the smallest first: those of one part whole, of the first larger one that goes a part. `true` when
/// something went.
fn send(courier: &Courier, board: &Board, told: &dyn Told) -> Result<bool, Failure> {
    let mut is_resting = false;
    let sent = in_turn(&courier.may_go()?, |one| {
        let next = send_next(courier, board, told, one)?;
        is_resting |= matches!(next, Next::Rest { .. });
        Ok(next)
    });
    let is_cut = sent.as_ref().is_err_and(Failure::is_of_the_line);
    if !is_resting && !is_cut {
        show_up(board, told, None);
    }
    sent
}

/// What follows the turn of a content.
enum Next {
    /// The turn of the next one: this one went, or waits for its person.
    Other,
    /// Nothing for now.
    Rest {
        /// Whether a part of it went before.
        has_sent: bool,
    },
}

/// Gives the contents their turns. One that fails by itself holds no other back, not even a large one, of which
/// otherwise one has a turn.
fn in_turn(
    contents: &[ToCarry],
    mut turn: impl FnMut(&ToCarry) -> Result<Next, Failure>,
) -> Result<bool, Failure> {
    let (mut has_sent, mut failed) = (false, None);
    for one in contents {
        match turn(one) {
            Ok(Next::Other) => has_sent = true,
            Ok(Next::Rest { has_sent: now }) => return failed.map_or(Ok(has_sent || now), Err),
            Err(failure) if failure.is_of_the_line() => return Err(failure),
            Err(failure) => {
                failed = failed.or(Some(failure));
                continue;
            }
        }
        if one.size_bytes > PART_BYTES {
            break;
        }
    }
    failed.map_or(Ok(has_sent), Err)
}

/// The turn of one content.
fn send_next(courier: &Courier, board: &Board, told: &dyn Told, one: &ToCarry) -> Result<Next, Failure> {
    let mut way = way_of(one, board);
    if let Err(rests) = courier.carriage()?.may_send(one.size_bytes.min(PART_BYTES)) {
        rests.word().clone_into(&mut way.rests);
        show_up(board, told, Some(way));
        return Ok(Next::Rest { has_sent: false });
    }
    match send_one(courier, board, told, &mut way) {
        Ok((Carried::Whole, _)) => board.bell.ring(Ring::Loudly), // its command may leave now
        Ok((Carried::Stranded, _)) => told.told(Happened::Changed),
        Ok((Carried::Resting, came)) => return Ok(Next::Rest { has_sent: came > 0 }),
        Err(failure) => {
            leave_alone(board, &one.hash, &failure);
            return Err(failure);
        }
    }
    Ok(Next::Other)
}

/// What the office itself does not take is not sent to it every few seconds. A page of a hotel's network says nothing
/// about a content.
fn leave_alone(board: &Board, hash: &BlobHash, failure: &Failure) {
    if matches!(failure, Failure::Astray(_) | Failure::Unreached(Unreached::Said { .. })) {
        board.put_aside(hash.clone());
    }
}

/// How far a content is, as far as it was told.
fn way_of(one: &ToCarry, board: &Board) -> Uploading {
    let before = board.standing().up.filter(|up| up.blob == one.hash.0);
    Uploading {
        blob: one.hash.0.clone(),
        name: one.name.clone(),
        here: before.map_or(0, |up| up.here),
        whole: one.size_bytes,
        rests: String::new(),
    }
}

/// One content up, or its next part. Tells how far it is, and counts what it costs.
fn send_one(
    courier: &Courier,
    board: &Board,
    told: &dyn Told,
    way: &mut Uploading,
) -> Result<(Carried, u64), Failure> {
    let (hash, mut came, mut is_first) = (BlobHash(way.blob.clone()), 0, true);
    let carried = courier.carry_up(&hash, &mut |now| {
        came = now.came;
        way.here = now.here;
        show_up(board, told, Some(way.clone()));
        std::mem::take(&mut is_first) && board.goes_on()
    });
    courier.count(came)?;
    Ok((carried?, came))
}

/// One content down; `true` when it is worth looking for the next.
fn bring_next(
    courier: &Courier,
    board: &Board,
    told: &dyn Told,
    absent: &mut BTreeMap<BlobHash, Instant>,
    wished: Option<BlobHash>,
) -> Result<bool, Failure> {
    let Wanted { first: mut wanted, files, bytes } = courier.wanted()?;
    wanted.retain(|blob| !absent.contains_key(&blob.hash));
    let mut way = Downloading { files, bytes, ..Downloading::default() };
    let is_wished = wished.is_some();
    let next = match (wished, courier.carriage()?.next(&wanted, &courier.came()?)) {
        (Some(hash), _) => Some((hash, u64::MAX)), // also where nothing comes by itself
        (None, Ok(next)) => next.map(|(next, most)| (next.hash.clone(), most)),
        (None, Err(rests)) => {
            rests.word().clone_into(&mut way.rests);
            None
        }
    };
    let named = wanted.iter().find(|blob| next.as_ref().is_some_and(|(next, _)| blob.hash == *next));
    way.name = named.map(|blob| blob.name.clone()).unwrap_or_default();
    show(board, told, (!wanted.is_empty()).then(|| way.clone()));
    let Some((next, most)) = next else { return Ok(false) };
    match bring(courier, board, told, (&next, most, is_wished, way)) {
        Ok(Brought::Whole) => told.told(Happened::Files),
        Ok(Brought::Resting) => {}
        Ok(Brought::Absent) => {
            absent.insert(next, Instant::now()); // who brought it has not sent it whole yet
        }
        Err(failure) => {
            let is_its_own = matches!(
                failure,
                Failure::Astray(_) | Failure::Store(_) | Failure::Unreached(Unreached::Said { .. })
            );
            if is_its_own {
                absent.insert(next, Instant::now()); // the others do not wait for it
            }
            return Err(failure);
        }
    }
    Ok(true)
}

/// Brings a content down, tells how far it is, and counts what it costs.
fn bring(
    courier: &Courier,
    board: &Board,
    told: &dyn Told,
    (next, most, is_wished, mut way): (&BlobHash, u64, bool, Downloading),
) -> Result<Brought, Failure> {
    let (mut came, mut shown) = (0, None::<Instant>);
    let brought = courier.bring_some(next, most, &mut |now| {
        came = now.came;
        (way.here, way.whole) = (now.here, now.whole);
        if shown.is_none_or(|shown| shown.elapsed() >= SHOW_EVERY) {
            shown = Some(Instant::now());
            show(board, told, Some(way.clone()));
        }
        is_wished || board.goes_on()
    });
    courier.count(came)?; // also of what was cut off
    brought
}

fn show(board: &Board, told: &dyn Told, files: Option<Downloading>) {
    if board.change(|standing| standing.files = files) {
        told.told(Happened::Standing);
    }
}

fn show_up(board: &Board, told: &dyn Told, up: Option<Uploading>) {
    if board.change(|standing| standing.up = up) {
        told.told(Happened::Standing);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// More than one part.
    const LARGE: u64 = 3 * PART_BYTES;

    fn contents() -> Vec<ToCarry> {
        let content = |size_bytes: u64| ToCarry {
            hash: BlobHash(size_bytes.to_string()),
            name: String::new(),
            size_bytes,
            commands: Vec::new(),
        };
        [5, 7, LARGE, LARGE + 1, LARGE + 2].map(content).into()
    }

    fn refused() -> Failure {
        Failure::Unreached(Unreached::Said { status: 409, key: "server-parts-missing".to_owned() })
    }

    fn cut() -> Failure {
        Failure::Unreached(Unreached::NoConnection)
    }

    #[test]
    fn a_content_that_fails_by_itself_holds_no_other_back() {
        /// What fails by itself, where the line is cut, what has a turn, what is told.
        type Case<'a> = (&'a [u64], Option<u64>, &'a [u64], Result<bool, Failure>);
        let table: [Case<'_>; 6] = [
            (&[], None, &[5, 7, LARGE], Ok(true)),
            (&[5], None, &[5, 7, LARGE], Err(refused())),
            (&[LARGE], None, &[5, 7, LARGE, LARGE + 1], Err(refused())),
            (&[7, LARGE, LARGE + 1, LARGE + 2], None, &[5, 7, LARGE, LARGE + 1, LARGE + 2], Err(refused())),
            (&[5], Some(7), &[5, 7], Err(cut())),
            (&[], Some(5), &[5], Err(cut())),
        ];
        for (failing, cut_at, expected, told) in table {
            let mut turns = Vec::new();
            let sent = in_turn(&contents(), |one| {
                turns.push(one.size_bytes);
                if cut_at == Some(one.size_bytes) {
                    Err(cut())
                } else if failing.contains(&one.size_bytes) {
                    Err(refused())
                } else {
                    Ok(Next::Other)
                }
            });
            assert_eq!((turns.as_slice(), sent), (expected, told), "{failing:?} {cut_at:?}");
        }
    }

    #[test]
    fn nothing_has_a_turn_after_what_rests() {
        for (rests_at, has_sent, expected) in [(5, false, false), (5, true, true), (7, false, true)] {
            let mut turns = Vec::new();
            let sent = in_turn(&contents(), |one| {
                turns.push(one.size_bytes);
                Ok(if one.size_bytes == rests_at { Next::Rest { has_sent } } else { Next::Other })
            });
            assert_eq!((turns.last(), sent), (Some(&rests_at), Ok(expected)));
        }
    }

    #[test]
    fn what_the_office_does_not_take_is_left_alone_for_a_while() {
        let table = [
            (refused(), true),
            (Failure::Astray("upload"), true),
            (Failure::Unreached(Unreached::NotAnOffice), false), // a page of a hotel's network
            (cut(), false),
        ];
        for (failure, expected) in table {
            let (board, hash) = (Board::default(), BlobHash("a".repeat(64)));
            leave_alone(&board, &hash, &failure);
            assert_eq!(board.is_aside(&hash), expected, "{failure:?}");
        }
    }
}
