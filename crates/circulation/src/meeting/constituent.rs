//! The first session of a new assembly (ustavující zasedání).

use obeznik_kernel::{BodyKind, Command, Context, Date, RecordId, Records, RecordsExt, StandingItem, Stop};
use serde::{Deserialize, Serialize};

use super::PlanMeeting;
use super::plan::{check_day, check_time, meeting_series, new_meeting};
use super::standing::lay_items;
use crate::audience::whole_town;
use crate::door::ensure;
use crate::series::take_number;
use crate::town::Town;

/// Input of `circulation.plan_constituent`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct PlanConstituent {
    /// The new meeting.
    pub meeting: RecordId,
    /// Number of the new term.
    pub term: u32,
    /// The day.
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub on: Date,
    /// `HH:MM`; the usual start when empty.
    #[serde(default)]
    pub starts_at: String,
    /// The place; the usual one when empty.
    #[serde(default)]
    pub place: String,
}

/// Who calls and who chairs, as the invitation says it.
const NOTE: &str = "Zasedání svolává dosavadní starosta (§ 91 odst. 1 zákona č. 128/2000 Sb.). Do zvolení starosty \
    předsedá zpravidla nejstarší člen zastupitelstva nebo dosavadní starosta (§ 91 odst. 2).";

const OPENING: [&str; 6] = [
    "Zahájení a slib členů zastupitelstva (§ 69)",
    "Určení zapisovatele a ověřovatelů zápisu",
    "Schválení programu",
    "Určení počtu místostarostů a funkcí, pro které budou členové uvolněni (§ 71)",
    "Volba starosty (§ 103)",
    "Volba místostarostů (§ 104)",
];

const COUNCIL: &str = "Určení počtu členů rady a volba dalších členů rady (§ 99)";

const CLOSING: [&str; 3] = [
    "Zřízení finančního a kontrolního výboru, volba jejich předsedů a členů (§ 117 a § 119)",
    "Odměny neuvolněných členů zastupitelstva (§ 72)",
    "Diskuse a závěr",
];

/// Plans the first session of the assembly in a term with the agenda the law and custom give it. A town without a council
/// elects none.
///
/// # Errors
/// Refuses a town without an assembly, and days on which it does not exist.
///
/// Source: Act No. 128/2000 Coll., § 69, § 91, § 99, § 103, § 104, § 117.
pub fn plan_constituent(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Result<(), Stop> {
    let PlanConstituent { meeting, term, on, starts_at, place } = command.input()?;
    let town = Town::load(records)?;
    let assembly = town.assembly().ok_or_else(|| Stop::refused("refusal-no-such-body"))?;
    let body = town.need(assembly)?;
    ensure(on >= context.today, "refusal-constituent-past")?;
    check_day(body, on)?;
    check_time(&starts_at)?;
    let taken = take_number(records, &meeting_series(assembly, term))?;
    let number = u32::try_from(taken).unwrap_or(u32::MAX);
    let input = PlanMeeting { meeting, body: assembly, term, on, starts_at, place, number: None };
    let mut planned = new_meeting(&input, body, number);
    NOTE.clone_into(&mut planned.invitation_note);
    let audience = whole_town(&town);
    records.add(meeting, None, &audience, &planned)?;
    let has_council = town.ids().any(|id| town.body(id).is_some_and(|body| body.kind == BodyKind::Council));
    let council = has_council.then_some(COUNCIL);
    let titles = OPENING.into_iter().chain(council).chain(CLOSING);
    let section = body.agenda_sections.first().cloned().unwrap_or_default();
    let items = titles.map(|title| StandingItem {
        section: section.clone(),
        title: title.to_owned(),
        text: String::new(),
    });
    lay_items(context, records, meeting, &audience, items)
}
