//! What a notice says, as a sentence of `assets/locales` with its values.

use obeznik_circulation::notices::{Facts, Notice, NoticeKind};
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{Date, Person, Records, Stop};
use obeznik_municipality::{Municipality, municipality_id};

use crate::office::shared::Phrase;

/// The sentence of a notice; values that are missing are empty.
///
/// # Errors
/// When the records cannot be read.
pub fn phrase_of(records: &dyn Records, notice: &Notice) -> Result<Phrase, Stop> {
    let absent = notice.in_place_of.map(|person| records.find::<Person>(person)).transpose()?.flatten();
    let absent = absent.map(|person| person.value.full_name()).unwrap_or_default();
    let Facts { number, title, body, on, starts_at, place, due_on, by_mayor } = &notice.facts;
    let day = |day: &Option<Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let phrase = match (&notice.kind, by_mayor) {
        (NoticeKind::Extract, true) => Phrase::new("notice-decision"),
        (kind, _) => Phrase::new(&format!("notice-{}", kind.as_str().replace('_', "-"))),
    };
    let values = [
        ("number", number.clone()),
        ("title", title.clone()),
        ("body", body.clone()),
        ("on", day(on)),
        ("time", starts_at.replace(':', ".")),
        ("place", place.clone()),
        ("due", day(due_on)),
        ("absent", absent),
    ];
    Ok(values.into_iter().fold(phrase, |phrase, (name, value)| phrase.with(name, one_line(&value))))
}

/// The municipality as letters are signed.
///
/// # Errors
/// When the records cannot be read.
pub fn town_name(records: &dyn Records) -> Result<String, Stop> {
    let town = records.find::<Municipality>(municipality_id())?;
    Ok(town.map(|town| one_line(&town.value.name)).unwrap_or_default())
}

/// A text on one line: what people typed never begins a new one, in a message or its head.
fn one_line(text: &str) -> String {
    text.split(|sign: char| sign.is_whitespace() || sign.is_control())
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}
