//! `obeznik-sim --histories N --seed S [--real] [--erasing] [--undoing] [--parting] [--audiences A] [--threads T]`:
//! plays histories of consecutive seeds and prints the seed of the first one that falls. Every hundredth seed plays among
//! many audiences, with `--audiences` all of them do. `--faults` breaks each rule in turn instead, and prints the seed
//! that shows it.
#![allow(clippy::print_stdout, reason = "a program for the terminal speaks to the terminal")]

use std::process::ExitCode;
use std::time::Instant;

use obeznik_sim::{Course, Fall, Fault, House, RealStore, RowMaps, Tally, play, play_all, town_of};

/// A third of a history went into the allocator of the system.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// What was asked for.
#[derive(Clone, Copy)]
struct Wish {
    histories: u64,
    seed: u64,
    audiences: usize,
    threads: u64,
    is_real: bool,
    breaks_rules: bool,
    erases: bool,
    undoes: bool,
    parts: bool,
}

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let Some(wish) = wish(&words) else {
        eprintln!(
            "obeznik-sim --histories N --seed S [--real] [--erasing] [--undoing] [--parting] [--faults] [--audiences A] [--threads T]"
        );
        return ExitCode::FAILURE;
    };
    if wish.breaks_rules {
        return if wish.is_real { faults::<RealStore>(wish) } else { faults::<RowMaps>(wish) };
    }
    let begun = Instant::now();
    match if wish.is_real { all::<RealStore>(wish) } else { all::<RowMaps>(wish) } {
        Ok((count, tally)) => {
            println!("{count} histories held in {:.0} s", begun.elapsed().as_secs_f32());
            println!("{tally:#?}");
            ExitCode::SUCCESS
        }
        Err(fall) => {
            println!("seed {} fell: {}", fall.seed, fall.what);
            ExitCode::FAILURE
        }
    }
}

fn wish(words: &[String]) -> Option<Wish> {
    let mut wish = Wish {
        histories: 1_000,
        seed: 1,
        audiences: 0,
        threads: 1,
        is_real: false,
        breaks_rules: false,
        erases: false,
        undoes: false,
        parts: false,
    };
    let mut words = words.iter();
    while let Some(word) = words.next() {
        match word.as_str() {
            "--real" => wish.is_real = true,
            "--erasing" => wish.erases = true,
            "--undoing" => wish.undoes = true,
            "--parting" => wish.parts = true,
            "--faults" => wish.breaks_rules = true,
            "--histories" => wish.histories = words.next()?.parse().ok()?,
            "--seed" => wish.seed = words.next()?.parse().ok()?,
            "--audiences" => wish.audiences = words.next()?.parse().ok()?,
            "--threads" => wish.threads = words.next()?.parse().ok().filter(|threads| *threads > 0)?,
            _ => return None,
        }
    }
    Some(wish)
}

/// Each thread has a town of its own and every so-many-th seed.
fn all<H: House>(wish: Wish) -> Result<(u64, Tally), Fall> {
    let parts = std::thread::scope(|scope| {
        let part = |thread| scope.spawn(move || part::<H>(wish, thread));
        let running: Vec<_> = (0..wish.threads).map(part).collect();
        let ended = running.into_iter().map(|one| {
            one.join().unwrap_or_else(|_| Err(Fall { seed: 0, what: "a history panicked".to_owned() }))
        });
        ended.collect::<Vec<_>>()
    });
    let (mut count, mut sum) = (0, Tally::default());
    for part in parts {
        let (held, tally) = part?;
        count += held;
        sum.add(&tally);
    }
    Ok((count, sum))
}

/// Breaks each rule and plays until it shows.
fn faults<H: House>(wish: Wish) -> ExitCode {
    let Ok(town) = town_of::<H>(wish.audiences) else { return ExitCode::FAILURE };
    let mut ends_well = true;
    for fault in Fault::ALL {
        let course = |seed| Course { audiences: wish.audiences, ..Course::breaking(seed, fault) };
        let seeds = wish.seed..wish.seed + wish.histories;
        match seeds.clone().find_map(|seed| play::<H>(&town, course(seed)).err()) {
            Some(fall) => println!("{fault:?}: seed {}, {}", fall.seed, fall.what),
            None => {
                ends_well = false;
                println!("{fault:?}: not shown by {} histories", wish.histories);
            }
        }
    }
    if ends_well { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn part<H: House>(wish: Wish, thread: u64) -> Result<(u64, Tally), Fall> {
    let Wish { histories, seed, threads, .. } = wish;
    let seeds = (seed + thread..seed + histories).step_by(threads as usize);
    let courses = seeds.map(|seed| course(wish, seed));
    let (among_many, others): (Vec<Course>, Vec<Course>) =
        courses.partition(|course| course.audiences > wish.audiences);
    let (mut count, mut tally) = play_in_one_town::<H>(others)?;
    let (more, among_many) = play_in_one_town::<H>(among_many)?;
    count += more;
    tally.add(&among_many);
    Ok((count, tally))
}

fn course(wish: Wish, seed: u64) -> Course {
    let Wish { audiences, erases, undoes, parts, .. } = wish;
    let course = if audiences > 0 { Course::among(seed, audiences) } else { Course::of_a_long_run(seed) };
    Course { erases, undoes, parts, ..course }
}

/// All of them have the same audiences.
fn play_in_one_town<H: House>(courses: Vec<Course>) -> Result<(u64, Tally), Fall> {
    let Some(first) = courses.first() else { return Ok((0, Tally::default())) };
    let town = town_of::<H>(first.audiences);
    let town = town.map_err(|stop| Fall { seed: 0, what: stop.to_string() })?;
    play_all::<H>(&town, courses)
}
