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

/// Contents up, the smallest first: those of one part whole, of the first larger one a part. `true` when something went.
fn send(courier: &Courier, board: &Board, told: &dyn Told) -> Result<bool, Failure> {
    let (mut has_sent, mut failed) = (false, None);
    for one in &courier.may_go()? {
        let mut way = way_of(one, board);
        if let Err(rests) = courier.carriage()?.may_send(one.size_bytes.min(PART_BYTES)) {
            rests.word().clone_into(&mut way.rests);
            show_up(board, told, Some(way));
            return failed.map_or(Ok(has_sent), Err);
        }
        match send_one(courier, board, told, &mut way) {
            Ok((Carried::Whole, _)) => {
                has_sent = true;
                board.bell.ring(Ring::Loudly); // its command may leave now
            }
            Ok((Carried::Resting, came)) => return failed.map_or(Ok(has_sent || came > 0), Err),
            Ok((Carried::Stranded, _)) => {
                has_sent = true;
                told.told(Happened::Changed);
            }
            Err(failure) if failure.is_of_the_line() => return Err(failure),
            Err(failure) => failed = failed.or(Some(failure)), // it holds no other back
        }
        if one.size_bytes > PART_BYTES {
            break;
        }
    }
    show_up(board, told, None);
    failed.map_or(Ok(has_sent), Err)
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
