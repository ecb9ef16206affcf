//! The way of a paper as lines of its cover sheet.

use obeznik_app::circulation::papers::{ConsultationDto, OpinionDto, PaperDetail, RouteStop};
use obeznik_app::office::shared::Phrase;
use obeznik_circulation::consultation::NoOpinionCause;
use obeznik_kernel::Date;
use obeznik_kernel::calendar::day_in_prague;

use super::wording::{long_day, say, word};
use crate::cover_sheet::RouteStep;

/// Steps so far and ahead; tasks that follow the decision belong to the resolution.
///
/// `submitted_on` is the day the drafter let it go.
pub(super) fn printed(paper: &PaperDetail, submitted_on: Option<Date>) -> Vec<RouteStep> {
    let stops = paper.route.iter().filter(|stop| stop.kind != "tasks");
    stops.map(|stop| step(paper, stop, submitted_on)).collect()
}

fn step(paper: &PaperDetail, stop: &RouteStop, submitted_on: Option<Date>) -> RouteStep {
    let on = match stop.kind.as_str() {
        "drafting" if stop.progress == "done" => submitted_on,
        "opinions" => opinions_on(&paper.opinions),
        _ => stop.on.as_deref().and_then(day),
    };
    let step = if stop.is_beside { beside(&name(stop)) } else { name(stop) };
    RouteStep { step, on, outcome: outcome(paper, stop) }
}

/// `Kontrolní výbor (souběžně s předchozím)`
fn beside(step: &str) -> String {
    say("print-route-beside", &[("step", step.into())])
}

fn name(stop: &RouteStop) -> String {
    match stop.kind.as_str() {
        "drafting" if stop.name.is_empty() => word("print-route-drafting"),
        "drafting" => say("print-route-drafting-at", &[("department", stop.name.as_str().into())]),
        "opinions" => word("print-route-opinions"),
        "department_review" => word("print-route-department"),
        "formal_check" => word("print-route-check"),
        "approve" | "advise" | "take_note" => step_name(stop),
        "consultation" => stop.name.clone(),
        _ => word("print-route-other"),
    }
}

/// What came of a step; nothing while it waits.
fn outcome(paper: &PaperDetail, stop: &RouteStop) -> Option<String> {
    match (stop.kind.as_str(), stop.progress.as_str()) {
        ("drafting", "now") => Some(word("print-route-in-work")),
        ("drafting", "returned") => Some(word("print-route-returned")),
        ("consultation", _) => consultation(paper, stop),
        ("opinions", _) if !paper.opinions.is_empty() => Some(opinions(&paper.opinions)),
        ("opinions", "skipped") => Some(word("print-route-skipped")),
        (_, "skipped") => Some(word("print-route-passed-over")),
        ("drafting", "done") => Some(word("print-route-drafted")),
        ("department_review", "done") => Some(word("print-route-approved")),
        ("approve" | "advise" | "take_note", "done") => Some(step_outcome(stop)),
        ("formal_check", "done") if paper.is_own_proposal => Some(word("print-route-remarked")),
        ("formal_check", "done") => Some(word("print-route-checked")),
        _ => None,
    }
}

/// `Schválení – Mgr. Jan Hloh`
fn step_name(stop: &RouteStop) -> String {
    let asked = say("print-route-step", &[("asks", stop.kind.as_str().into())]);
    if stop.who.is_empty() { asked } else { format!("{asked} – {}", stop.who) }
}

/// What came of a step of the office, with the words where there are any.
fn step_outcome(stop: &RouteStop) -> String {
    let verdict = match stop.outcome.as_ref().map(|phrase| phrase.key.as_str()) {
        Some("route-step-skipped") => "skipped",
        Some("route-step-lapsed") => "lapsed",
        _ => &stop.kind,
    };
    let done = say("print-route-step-done", &[("verdict", verdict.into())]);
    let words = stop.outcome.as_ref().and_then(|phrase| phrase.args.get("words"));
    match words.filter(|words| !words.is_empty()) {
        Some(words) => format!("{done} – {words}"),
        None => done,
    }
}

fn opinions(opinions: &[OpinionDto]) -> String {
    let given = opinions.iter().filter(|opinion| opinion.state == "given").count();
    say("print-route-opinions-given", &[("given", given.into()), ("all", opinions.len().into())])
}

/// The day of the last opinion once all are there.
fn opinions_on(opinions: &[OpinionDto]) -> Option<Date> {
    let given = opinions.iter().map(|opinion| opinion.given_at.as_deref().and_then(instant_day));
    given.collect::<Option<Vec<_>>>()?.into_iter().max()
}

fn consultation(paper: &PaperDetail, stop: &RouteStop) -> Option<String> {
    let outcome = stop.outcome.as_ref()?;
    let reason = reason_of(paper, stop, &state_of(outcome)?);
    in_words(outcome, reason)
}

/// The state a body came to; a stop ahead tells the role of the body instead of an outcome.
fn state_of(outcome: &Phrase) -> Option<String> {
    Some(outcome.key.strip_prefix("consultation-")?.replace('-', "_"))
}

/// `doporučuje (4 pro, 1 se zdržel)`, `bez stanoviska – nesešla se`; nothing before the body came to anything.
pub(super) fn in_words(outcome: &Phrase, reason: Option<String>) -> Option<String> {
    let state = state_of(outcome)?;
    let said = |name: &str| outcome.args.get(name).filter(|value| !value.is_empty()).cloned();
    let is_known = |cause: &String| NoOpinionCause::ALL.iter().any(|one| one.as_str() == cause);
    let told = said("cause").filter(is_known).unwrap_or(state);
    let outcome = say("print-consultation", &[("state", told.as_str().into())]);
    let with_votes = match (said("votes"), said("until").as_deref().and_then(day)) {
        (Some(votes), _) => say(
            "print-consultation-votes",
            &[("outcome", outcome.into()), ("votes", votes_in_words(&votes).into())],
        ),
        (None, Some(until)) => {
            say("print-consultation-until", &[("outcome", outcome.into()), ("day", long_day(until).into())])
        }
        (None, None) => outcome,
    };
    Some(match reason {
        Some(reason) => format!("{with_votes} – {reason}"),
        None => with_votes,
    })
}

/// `4 pro, 1 se zdržel` of `4 : 0 : 1 / 5`; a vote told in another way stays as it is.
fn votes_in_words(summary: &str) -> String {
    let counts = summary.split('/').next().unwrap_or_default().split(':');
    let counts: Vec<u32> = counts.filter_map(|count| count.trim().parse().ok()).collect();
    let [in_favour, against, abstained] = counts[..] else { return summary.to_owned() };
    let columns = [
        ("print-votes-for", in_favour),
        ("print-votes-against", against),
        ("print-votes-abstained", abstained),
    ];
    let told = columns.into_iter().filter(|(key, count)| *count > 0 || *key == "print-votes-for");
    told.map(|(key, count)| say(key, &[("count", count.into())])).collect::<Vec<_>>().join(", ")
}

/// The reason a body gave, where it gave one.
fn reason_of(paper: &PaperDetail, stop: &RouteStop, state: &str) -> Option<String> {
    let is_of_stop = |one: &&ConsultationDto| one.body.short_name == stop.name && one.state == state;
    let reason = paper.consultations.iter().rev().find(is_of_stop).map(|one| one.reason.trim().to_owned());
    reason.filter(|reason| !reason.is_empty())
}

/// A civil day as queries tell it.
pub(super) fn day(text: &str) -> Option<Date> {
    text.parse().ok()
}

/// The day in Prague of an instant as queries tell it.
pub(super) fn instant_day(text: &str) -> Option<Date> {
    text.parse().ok().map(day_in_prague)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_beside_the_one_before_says_so() {
        assert_eq!(beside("Kontrolní výbor"), "Kontrolní výbor (souběžně s předchozím)");
    }

    #[test]
    fn why_a_body_gave_no_opinion_stands_before_the_words_of_the_reason() {
        let table = [
            ("", "bez stanoviska – komise se nesešla"),
            ("no_quorum", "bez stanoviska, jednání nebylo usnášeníschopné – komise se nesešla"),
            ("date_passed", "bez stanoviska, lhůta uplynula – komise se nesešla"),
            ("not_reached", "bez stanoviska, na bod nedošlo – komise se nesešla"),
            ("overslept", "bez stanoviska – komise se nesešla"), // a cause of a newer program
        ];
        for (cause, expected) in table {
            let outcome = Phrase::new("consultation-without-opinion").with("votes", "").with("cause", cause);
            let printed = in_words(&outcome, Some("komise se nesešla".to_owned()));
            assert_eq!(printed.map(|text| text.replace('\u{a0}', " ")).as_deref(), Some(expected), "{cause}");
        }
        let erased = Phrase::new("consultation-without-opinion");
        assert_eq!(in_words(&erased, None).as_deref(), Some("bez stanoviska"));
    }

    #[test]
    fn a_vote_is_told_in_words_without_empty_columns() {
        let table = [
            ("4 : 0 : 1 / 5", "4 pro, 1 se zdržel"),
            ("9 : 2 : 4 / 15", "9 pro, 2 proti, 4 se zdrželi"),
            ("0 : 1 : 5 / 7", "0 pro, 1 proti, 5 se zdrželo"),
            ("aklamací", "aklamací"),
        ];
        for (summary, expected) in table {
            assert_eq!(votes_in_words(summary), expected);
        }
    }
}
