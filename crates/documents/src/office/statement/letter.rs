//! The letter of a statement: whom it is about, what is in it, and what Art. 15 asks to be told.

use std::collections::BTreeMap;

use obeznik_app::ApiError;
use obeznik_app::keeping::About;
use obeznik_app::municipality::names::Names;
use obeznik_keeping::Class;
use obeznik_keeping::class::Mark;
use obeznik_keeping::periods::KeepingPeriods;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{Body, Membership, PersonId, Records};
use obeznik_municipality::LawProfile;

use super::lists::role;
use super::readable::kind;
use super::{FOR_OFFICE, Making, StatementInput, counted};
use crate::control_contents::PackedFile;
use crate::lost_device::Fact;
use crate::office::house::letterhead_of;
use crate::office::naming::town_of;
use crate::office::sheets::in_prague;
use crate::office::wording::{long_day, say, word};
use crate::printable::with_drawable_only;
use crate::statement::{PersonStatement, StatementPart};

/// The letter without the files that come with it.
pub(super) struct Letter(pub(super) PersonStatement);

/// What Art. 15(1) asks to be told, in its order: heading and text.
const TOLD: [(&str, &str); 6] = [
    ("print-statement-heading-purposes", "print-statement-told-purposes"),
    ("print-statement-heading-categories", "print-statement-told-categories"),
    ("print-statement-heading-recipients", "print-statement-told-recipients"),
    ("print-statement-heading-source", "print-statement-told-source"),
    ("print-statement-heading-automated", "print-statement-told-automated"),
    ("print-statement-heading-rights", "print-statement-told-rights"),
];

impl Letter {
    pub(super) fn of(making: &Making<'_>, input: &StatementInput) -> Result<Self, ApiError> {
        let about = making.about;
        let made_by = made_by(&making.names, making.by)?;
        let made_at = in_prague(making.now);
        let mut parts = vec![person(making)?, roles(making)?, kept(about)];
        parts.extend(TOLD.into_iter().map(|(heading, text)| told(&making.municipality.law, heading, text)));
        parts.insert(6, periods(making.sources.records)?);
        parts.push(part("print-statement-heading-left-out", &["print-statement-told-left-out"], Vec::new()));
        Ok(Self(PersonStatement {
            letterhead: letterhead_of(&making.municipality),
            issued_in: town_of(&making.municipality.address),
            issued_on: made_at.date(),
            title: with_drawable_only(&about.person.full_name()),
            request: with_drawable_only(input.request.trim()),
            made_at,
            made_by,
            notices: vec![word("print-statement-covered")],
            parts,
            files: Vec::new(),
        }))
    }

    pub(super) fn with_files(self, files: &[PackedFile]) -> PersonStatement {
        let Self(mut letter) = self;
        let goes = |file: &&PackedFile| !file.path.starts_with(FOR_OFFICE);
        letter.files = files.iter().filter(goes).cloned().collect();
        letter
    }
}

/// What an official must do before it is handed over; the person does not get it.
pub(super) fn for_office(about: &About, input: &StatementInput) -> Vec<String> {
    let title = say("print-statement-office-title", &[("person", about.person.full_name().into())]);
    let request = say("print-statement-office-request", &[("request", input.request.trim().into())]);
    let mut lines = vec![title, request, String::new(), word("print-statement-notice-others")];
    if !about.mentions.is_empty() {
        let count = u32::try_from(about.mentions.len()).unwrap_or(u32::MAX);
        lines.push(say("print-statement-notice-mentions", &[("count", count.into())]));
    }
    if about.has_more_mentions {
        lines.push(word("print-statement-notice-more"));
    }
    if about.unread > 0 {
        lines.push(say("print-statement-notice-unread", &[("count", about.unread.into())]));
    }
    lines.extend(not_seen(about));
    lines.extend([word("print-statement-notice-folder"), String::new()]);
    lines
}

/// What whoever makes the statement does not see, by its kind and identifier: somebody who sees it completes it.
fn not_seen(about: &About) -> Vec<String> {
    let mut lines = Vec::new();
    if !about.hidden.is_empty() {
        let count = counted(about.hidden.len());
        lines.push(say("print-statement-notice-hidden", &[("count", count.into())]));
        lines.extend(about.hidden.iter().map(|(name, id)| format!("  {} {id}", kind(name))));
    }
    if !about.covered.is_empty() {
        let count = counted(about.covered.len());
        let numbers: Vec<String> = about.covered.iter().map(u64::to_string).collect();
        lines.push(say("print-statement-notice-covered", &[("count", count.into())]));
        lines.push(format!("  {}", numbers.join(", ")));
    }
    lines
}

/// Who makes it, with their function.
pub(super) fn made_by(names: &Names<'_>, by: PersonId) -> Result<String, ApiError> {
    let by = names.person(by)?;
    Ok(if by.function.is_empty() { by.name } else { format!("{}, {}", by.name, by.function) })
}

pub(super) fn part(heading: &str, text: &[&str], facts: Vec<Fact>) -> StatementPart {
    StatementPart { heading: word(heading), text: text.iter().map(|key| word(key)).collect(), facts }
}

pub(super) fn fact(term: &str, value: &str) -> Fact {
    Fact { term: word(term), value: with_drawable_only(value) }
}

fn person(making: &Making<'_>) -> Result<StatementPart, ApiError> {
    let person = &making.about.person;
    let mut facts = vec![fact("print-statement-full-name", &person.full_name())];
    let department = making.names.department(person.department)?;
    let others = [
        ("print-statement-function", person.function.as_str()),
        ("print-statement-email", person.email.as_str()),
        ("print-statement-department", department.as_str()),
    ];
    facts.extend(others.iter().filter(|(_, value)| !value.is_empty()).map(|(term, value)| fact(term, value)));
    Ok(part("print-statement-heading-person", &[], facts))
}

/// Each role with its days.
fn roles(making: &Making<'_>) -> Result<StatementPart, ApiError> {
    let mut facts = Vec::new();
    for one in making.about.records.iter().filter(|one| one.kind == "membership") {
        let Some(Membership { body, role: held, from, to, .. }) =
            making.sources.records.find::<Membership>(one.id)?.map(|found| found.value)
        else {
            continue;
        };
        let name = making.sources.records.find::<Body>(body)?.map(|body| body.value.name).unwrap_or_default();
        let days = match to {
            Some(to) => say(
                "print-statement-from-to",
                &[("from", long_day(from).into()), ("to", long_day(to).into())],
            ),
            None => say("print-statement-since-day", &[("from", long_day(from).into())]),
        };
        let value = with_drawable_only(&format!("{}, {days}", role(&held)));
        facts.push((from, Fact { term: with_drawable_only(&name), value }));
    }
    facts.sort_by_key(|(from, _)| *from);
    let facts: Vec<Fact> = facts.into_iter().map(|(_, fact)| fact).collect();
    let none: &[&str] = if facts.is_empty() { &["print-statement-no-roles"] } else { &[] };
    Ok(part("print-statement-heading-roles", none, facts))
}

/// How many records of each kind name the person.
fn kept(about: &About) -> StatementPart {
    let mut counts: BTreeMap<&str, u32> = BTreeMap::new();
    for one in &about.records {
        *counts.entry(one.kind.as_str()).or_default() += 1;
    }
    let mut facts: Vec<Fact> =
        counts.into_iter().map(|(name, count)| Fact { term: kind(name), value: count.to_string() }).collect();
    facts.push(fact("print-statement-sheet-log", &about.log.len().to_string()));
    part("print-statement-heading-kept", &["print-statement-told-kept"], facts)
}

pub(super) fn told(law: &LawProfile, heading: &str, text: &str) -> StatementPart {
    let law = if *law == LawProfile::Act131 { "act131" } else { "act128" };
    let text = say(text, &[("law", law.into())]);
    StatementPart { heading: word(heading), text: vec![text], facts: Vec::new() }
}

/// How long what is kept.
pub(super) fn periods(records: &dyn Records) -> Result<StatementPart, ApiError> {
    let periods = KeepingPeriods::of(records)?;
    let of_class = |class: Class| {
        let value = match (class.mark(), periods.years_of(class)) {
            (Mark::Archive, _) => word("print-statement-archive"),
            (_, Some(years)) => say("print-statement-years", &[("years", years.into())]),
            _ => word("print-statement-needed"),
        };
        Fact { term: say("print-statement-class", &[("class", class.as_str().into())]), value }
    };
    let facts = Class::ALL.into_iter().filter(|class| *class != Class::Office).map(of_class).collect();
    Ok(part("print-statement-heading-periods", &["print-statement-told-periods"], facts))
}
