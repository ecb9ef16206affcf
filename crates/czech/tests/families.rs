//! How well the stems join what belongs together and keep apart what does not, in figures.
#![allow(clippy::print_stdout, reason = "the figures are what the test is read for")]

use std::collections::{HashMap, HashSet};

use obeznik_czech::stem::stem;
use obeznik_czech::words::fold;

/// Floors of what was measured; a change of rules may raise them, never lower them.
const RECALL_FLOOR: f64 = 0.99;
const PRECISION_FLOOR: f64 = 0.98;
const HELD_OUT_RECALL_FLOOR: f64 = 0.98;
const LATER_RECALL_FLOOR: f64 = 0.95;
const LATER_PRECISION_FLOOR: f64 = 0.98;
const HELD_OUT_PRECISION_FLOOR: f64 = 0.98;

/// Pairs of different forms counted over some families.
#[derive(Default)]
struct Figures {
    families: usize,
    forms: usize,
    /// Pairs of one family, and those of them that share a stem.
    related: usize,
    met: usize,
    /// Pairs of two families that share a stem.
    confused: usize,
}

impl Figures {
    fn recall(&self) -> f64 {
        self.met as f64 / self.related as f64
    }

    fn precision(&self) -> f64 {
        self.met as f64 / (self.met + self.confused) as f64
    }
}

type Family = Vec<&'static str>;

fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn families(text: &'static str) -> Vec<Family> {
    lines(text).map(|line| line.split_whitespace().collect()).collect()
}

fn all_families() -> Vec<Family> {
    families(include_str!("families.txt"))
}

fn measure(families: &[(usize, &Family)], report: &mut String) -> Figures {
    let mut figures = Figures { families: families.len(), ..Figures::default() };
    let mut by_stem: HashMap<String, HashMap<usize, usize>> = HashMap::new();
    for (number, family) in families {
        figures.forms += family.len();
        figures.related += pairs(family.len());
        for form in *family {
            *by_stem.entry(stem(form)).or_default().entry(*number).or_default() += 1;
        }
    }
    for (key, counts) in by_stem {
        let total: usize = counts.values().sum();
        let within: usize = counts.values().map(|&count| pairs(count)).sum();
        figures.met += within;
        figures.confused += pairs(total) - within;
        if counts.len() > 1 {
            let names: Vec<_> =
                counts.keys().map(|n| families.iter().find(|f| f.0 == *n).map(|f| f.1[0])).collect();
            report.push_str(&format!("  confused under {key}: {names:?}\n"));
        }
    }
    figures
}

fn pairs(count: usize) -> usize {
    count * count.saturating_sub(1) / 2
}

fn list_scattered(families: &[(usize, &Family)], report: &mut String) {
    for (_, family) in families {
        let mut stems: Vec<String> = family.iter().map(|form| stem(form)).collect();
        stems.sort();
        stems.dedup();
        if stems.len() > 1 {
            report.push_str(&format!("  scattered: {} {stems:?}\n", family[0]));
        }
    }
}

fn describe(name: &str, families: &[(usize, &Family)], report: &mut String) -> Figures {
    report.push_str(&format!("{name}:\n"));
    list_scattered(families, report);
    let figures = measure(families, report);
    let (recall, precision) = (figures.recall(), figures.precision());
    let Figures { families, forms, .. } = figures;
    report.push_str(&format!(
        "  {families} families, {forms} forms, recall {recall:.4}, precision {precision:.4}\n"
    ));
    figures
}

#[test]
fn forms_of_one_word_meet_and_of_two_words_seldom() {
    let all = all_families();
    assert!(all.len() >= 300, "{} families", all.len());
    let names: HashSet<_> = all.iter().map(|family| family[0]).collect();
    assert_eq!(names.len(), all.len(), "a family stands twice");
    let numbered: Vec<_> = all.iter().enumerate().collect();
    let (held_out, tuned): (Vec<_>, Vec<_>) = numbered.iter().partition(|(number, _)| number % 5 == 4);
    let mut report = String::new();
    let tuned = describe("tuned", &tuned, &mut report);
    let held_out = describe("held out", &held_out, &mut report);
    let whole = describe("all", &numbered, &mut report);
    let later = families(include_str!("later_families.txt"));
    let later = describe("later", &later.iter().enumerate().collect::<Vec<_>>(), &mut report);
    println!("{report}");
    assert!(later.recall() >= LATER_RECALL_FLOOR && later.precision() >= LATER_PRECISION_FLOOR);
    assert!(tuned.recall() >= RECALL_FLOOR && whole.recall() >= RECALL_FLOOR);
    assert!(tuned.precision() >= PRECISION_FLOOR && whole.precision() >= PRECISION_FLOOR);
    assert!(held_out.recall() >= HELD_OUT_RECALL_FLOOR);
    assert!(held_out.precision() >= HELD_OUT_PRECISION_FLOOR);
}

#[test]
fn strangers_do_not_meet() {
    let met: Vec<_> = lines(include_str!("strangers.txt"))
        .filter_map(|line| line.split_once(' '))
        .filter(|(left, right)| stem(left) == stem(right))
        .collect();
    assert_eq!(met, []);
}

#[test]
fn diacritics_of_a_query_do_not_matter() {
    for form in all_families().concat() {
        assert_eq!(stem(form), stem(&fold(form)), "{form}");
    }
}
