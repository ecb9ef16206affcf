//! Where people went round a rule, and what they said of it (`vyjimky.xlsx`).

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::DateTime;
use obeznik_app::ApiError;
use obeznik_app::circulation::meetings::AgendaItemDto;
use obeznik_app::office::parse_id;
use obeznik_app::office::shared::Phrase;
use obeznik_circulation::consultation::NoOpinionCause;
use obeznik_circulation::mayor::Warning;
use obeznik_circulation::paper::{CheckItem, CheckState, Paper};
use obeznik_circulation::resolution::Resolution;
use obeznik_formats::export::Sheet;
use obeznik_formats::table::Cell;
use obeznik_keeping::disposal::Disposal;
use obeznik_kernel::calendar::day_in_prague;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{Date, Stored};

use super::log_sheet::Line;
use super::scope::{MOST, Scope};
use super::votes::lets_go;
use crate::office::session::Session;
use crate::office::sheets::{in_prague, sheet, text};
use crate::office::wording::{say, sentence, word};

const HEADINGS: [&str; 6] = [
    "print-control-day",
    "print-control-override",
    "print-control-log-place",
    "print-control-reason",
    "print-control-log-who",
    "print-control-log-number",
];

/// Acts that go round a rule, as the log calls them, and whether only those with a reason do.
const ACTS: [(&str, bool, &str); 13] = [
    ("history-circulation-skip-step", false, "print-control-skipped"),
    ("history-circulation-lapse-step", false, "print-control-lapsed"),
    ("history-circulation-pass-without-opinion", false, "print-control-passed-by"),
    ("history-circulation-change-body", false, "print-control-body-changed"),
    ("history-circulation-waive-opinion", false, "print-control-waived"),
    ("history-circulation-close-opinions", true, "print-control-closed-early"),
    ("history-circulation-unschedule", true, "print-control-unscheduled"),
    ("history-circulation-correct-outcome", false, "print-control-corrected"),
    ("history-circulation-suspend-resolution", false, "print-control-suspended"),
    ("history-circulation-leave-undecided", false, "print-control-undecided"),
    ("history-circulation-enter-registry-numbers", true, "print-control-renumbered"),
    ("history-municipality-take-back-mandate-end", false, "print-control-mandate-back"),
    ("history-office-undo", false, "print-control-undone"),
];

/// One override.
#[derive(Default)]
struct Override {
    on: Date,
    what: String,
    place: String,
    reason: String,
    who: String,
    log_number: String,
}

/// The list of overrides, by day. What is kept back in the log is kept back here.
///
/// # Errors
/// When the store cannot be read.
pub(super) fn overrides(
    scope: &Scope<'_>,
    sessions: &[Session],
    resolutions: &[Stored<Resolution>],
    lines: &[Line],
) -> Result<Sheet, ApiError> {
    let mut found: Vec<Override> = lines.iter().filter_map(of_line).collect();
    for resolution in resolutions {
        if scope.lets_go(resolution.value.paper)? {
            found.extend(of_mayor(scope, &resolution.value)?);
        }
    }
    found.extend(of_disposals(scope)?);
    let mut told = BTreeSet::new();
    for session in sessions {
        found.extend(crisis(session));
        for item in &session.detail.items {
            if lets_go(scope, item)? {
                found.extend(of_item(scope, session, item)?);
                if told.insert(item.paper.clone()) {
                    found.extend(of_paper(scope, session, item)?);
                }
            }
        }
    }
    found.sort_by(|one, two| (one.on, &one.what, &one.place).cmp(&(two.on, &two.what, &two.place)));
    Ok(sheet("print-control-sheet-overrides", &HEADINGS, found.into_iter().map(row).collect()))
}

fn row(one: Override) -> Vec<Cell> {
    let Override { on, what, place, reason, who, log_number } = one;
    let number = log_number.parse().map_or(Cell::Empty, Cell::Number);
    vec![Cell::Date(on), text(&what), text(&place), text(&reason), text(&who), number]
}

fn of_line(line: &Line) -> Option<Override> {
    let (_, wants_reason, what) = ACTS.iter().find(|(key, ..)| *key == line.row.what.key)?;
    let given = |name: &str| line.row.what.args.get(name).map(String::as_str).unwrap_or_default();
    let reason = [given("reason"), given("why")].concat();
    if line.kept_back.is_some() || (*wants_reason && reason.trim().is_empty()) {
        return None;
    }
    let reason = because(given("cause"), reason);
    let at: DateTime = in_prague(line.at);
    Some(Override {
        on: at.date(),
        what: word(what),
        place: line.place(),
        reason,
        who: line.hand(),
        log_number: line.row.number.clone(),
    })
}

/// Where the mayor decided in place of the council in spite of a warning, and where a deputy did so.
///
/// Source: Act No. 128/2000 Coll., § 84/2, § 85, § 99/2, § 102, § 104/1.
fn of_mayor(scope: &Scope<'_>, resolution: &Resolution) -> Result<Vec<Override>, ApiError> {
    let (Some(by), Some(on)) = (&resolution.mayor, resolution.decided_on) else { return Ok(Vec::new()) };
    let who = scope.house.names.person(by.by)?.name;
    let place = format!("{} {}", resolution.number, resolution.title).trim().to_owned();
    let one = |what: &str, reason: &str| Override {
        on,
        what: word(what),
        place: place.clone(),
        reason: reason.to_owned(),
        who: who.clone(),
        ..Override::default()
    };
    let noted = by.noted.iter().map(|noted| one(warned_of(&noted.warning), &noted.words));
    let stood_in = (!by.absence.is_empty()).then(|| one("print-control-stood-in", &by.absence));
    Ok(noted.chain(stood_in).collect())
}

fn warned_of(warning: &Warning) -> &'static str {
    match warning {
        Warning::OfAssembly => "print-control-warned-assembly",
        Warning::Reserved => "print-control-warned-reserved",
        Warning::Budget => "print-control-warned-budget",
        Warning::Unknown(_) => "print-control-warned",
    }
}

/// Where whoever proposed to erase something agreed to it too. On what ground is for those alone who see the proposal.
fn of_disposals(scope: &Scope<'_>) -> Result<Vec<Override>, ApiError> {
    let reader = scope.house.reader;
    let mut found = Vec::new();
    for disposal in reader.records.find_by::<Disposal>("disposal", &[], MOST)? {
        let Some(decided) = disposal.value.decided.as_ref().filter(|_| disposal.value.is_of_one_hand())
        else {
            continue;
        };
        let on = day_in_prague(decided.at);
        if !scope.holds(on) {
            continue;
        }
        let audience = reader.records.audience_of(&disposal.scope)?;
        let is_seen = audience.is_seen_by(&reader.standing, reader.today);
        found.push(Override {
            on,
            what: word("print-control-one-hand"),
            reason: if is_seen { disposal.value.ground.clone() } else { String::new() },
            who: scope.house.names.person(decided.person)?.name,
            ..Override::default()
        });
    }
    Ok(found)
}

/// Which of the usual reasons it was that a body gave no opinion, before the words.
fn because(cause: &str, reason: String) -> String {
    let is_known = NoOpinionCause::ALL.iter().any(|one| one.as_str() == cause);
    if !is_known {
        return reason;
    }
    let said = say("print-control-because", &[("cause", cause.into()), ("reason", reason.into())]);
    said.trim().to_owned()
}

/// A meeting convened in fewer days (§ 93/2).
fn crisis(session: &Session) -> Option<Override> {
    let reason = session.meeting.crisis_reason.trim();
    (!reason.is_empty()).then(|| Override {
        on: session.meeting.on,
        what: word("print-control-crisis"),
        place: session.title(),
        reason: reason.to_owned(),
        ..Override::default()
    })
}

fn of_item(scope: &Scope<'_>, session: &Session, item: &AgendaItemDto) -> Result<Vec<Override>, ApiError> {
    let one = |what: &str, reason: &str| at_item(session, item, what, reason.to_owned());
    let mut found = Vec::new();
    if item.is_late {
        let reason = (!item.late_reason.is_empty()).then(|| item.late_reason.clone());
        let said: Vec<String> = reason.into_iter().chain(consent(item)).collect();
        found.push(one(late_what(&item.paper), &said.join("; ")));
    }
    let outcome = scope.house.outcome_of(item)?;
    let explanation = outcome.map(|outcome| outcome.explanation).unwrap_or_default();
    if !explanation.is_empty() {
        found.push(one("print-control-announced-differs", &explanation));
    }
    Ok(found)
}

/// What came late: the paper, or an item that has none and was added once the meeting was convened.
fn late_what(paper: &str) -> &'static str {
    if paper.is_empty() { "print-control-late-item" } else { "print-control-late" }
}

/// Who consented to a late paper, in whose place, and why the chair did not.
fn consent(item: &AgendaItemDto) -> Option<String> {
    let (person, absent) = (item.late_consent.as_str(), item.late_consent_for.as_str());
    let said = match (person, absent) {
        ("", _) => return None,
        (_, "") => say("print-control-consent", &[("person", person.into())]),
        _ => say("print-control-consent-in-place", &[("person", person.into()), ("absent", absent.into())]),
    };
    let absence = Some(item.late_absence.clone()).filter(|absence| !absence.is_empty());
    Some(std::iter::once(said).chain(absence).collect::<Vec<_>>().join(", "))
}

/// What was gone round for the sake of a paper, told at the first meeting of the period that dealt with it.
fn of_paper(scope: &Scope<'_>, session: &Session, item: &AgendaItemDto) -> Result<Vec<Override>, ApiError> {
    let Some(paper) = paper(scope, item)? else { return Ok(Vec::new()) };
    let price = (!paper.price_reason.is_empty())
        .then(|| at_item(session, item, "print-control-price", paper.price_reason.clone()));
    let is_overruled =
        |check: &&CheckItem| check.state == CheckState::PassedByPerson && !check.finding.is_empty();
    let overruled = paper.formal_check.iter().filter(is_overruled).map(|check| {
        let reason = [sentence(&check_item(check)), check.note.clone()].join(": ");
        at_item(session, item, "print-control-overruled", reason.trim_end_matches(": ").to_owned())
    });
    Ok(price.into_iter().chain(overruled).collect())
}

/// What the formal check asks about.
fn check_item(check: &CheckItem) -> Phrase {
    Phrase { key: format!("check-item-{}", check.id.replace('_', "-")), args: BTreeMap::new() }
}

fn at_item(session: &Session, item: &AgendaItemDto, what: &str, reason: String) -> Override {
    Override {
        on: session.meeting.on,
        what: word(what),
        place: place(session, item),
        reason,
        ..Override::default()
    }
}

fn paper(scope: &Scope<'_>, item: &AgendaItemDto) -> Result<Option<Paper>, ApiError> {
    if item.paper.is_empty() {
        return Ok(None);
    }
    let found = scope.house.reader.records.find::<Paper>(parse_id(&item.paper)?)?;
    Ok(found.map(|paper| paper.value))
}

/// `ZM 4. 11. 2026, bod 5, 118/2026 Koupě budovy`
fn place(session: &Session, item: &AgendaItemDto) -> String {
    let on = session.meeting.on;
    let on = format!("{}. {}. {}", on.day(), on.month(), on.year());
    let item_number = say("print-item", &[("number", item.number.to_string().into())]);
    let name = format!("{} {}", item.paper_number, item.title);
    format!("{} {on}, {item_number}, {}", session.body.abbreviation, name.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_without_a_paper_is_not_told_as_a_late_paper() {
        assert_eq!(word(late_what("")).replace('\u{a0}', " "), "Bod bez tisku přidán po svolání jednání");
        assert_eq!(word(late_what("0194")).replace('\u{a0}', " "), "Tisk předložen po uzávěrce");
    }

    #[test]
    fn the_usual_reason_stands_before_the_words() {
        assert_eq!(because("not_reached", String::new()), "Na bod nedošlo.");
        let words = || "Komise se v září nesejde.".to_owned();
        let table = [
            ("", "Komise se v září nesejde."),
            ("no_quorum", "Jednání nebylo usnášeníschopné. Komise se v září nesejde."),
            ("date_passed", "Lhůta uplynula. Komise se v září nesejde."),
            ("not_reached", "Na bod nedošlo. Komise se v září nesejde."),
            ("overslept", "Komise se v září nesejde."), // of a newer program
        ];
        for (cause, expected) in table {
            assert_eq!(because(cause, words()).replace('\u{a0}', " "), expected, "{cause}");
        }
    }
}
