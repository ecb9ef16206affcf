//! Ends a mandate of the assembly and lets the next substitute in; notes the certificate; takes an end back.

use obeznik_kernel::calendar::add_days;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{
    Audience, Body, BodyKind, Command, Context, Date, Membership, Person, PersonId, RecordId, Records,
    Refusal, Role, Stop, Stored,
};
use serde::{Deserialize, Serialize};

use super::list::list_of;
use super::{
    CERTIFICATE_DAYS, EndReason, EndWay, MandateEnd, MandateEntry, PartyList, PlannedEnd, SeatFate,
    TakenBack, fate, next_substitute, person_named,
};
use crate::commands::{Done, not_empty, one_mandate_at_a_time};
use crate::record::{Municipality, municipality_id};

/// Roles one person may hold at once, far above any real office.
const MOST: usize = 500;

/// Input of `municipality.end_mandate`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct EndMandate {
    /// Identifier of the record of the end, made by who writes it down.
    pub id: RecordId,
    /// The membership in the assembly.
    pub membership: RecordId,
    /// Why.
    pub reason: EndReason,
    /// How.
    pub way: EndWay,
    /// The day the mandate ended; it still counts that day.
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub last_on: Date,
    /// What it rests on, such as the number of a letter or a resolution.
    #[serde(default)]
    pub note: String,
    /// Memberships that would last by the law and end too.
    #[serde(default)]
    pub also: Vec<RecordId>,
    /// The list, where the membership names no party; otherwise the one of its party.
    #[serde(default)]
    pub list: Option<RecordId>,
}

/// Input of `municipality.note_certificate`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct NoteCertificate {
    /// The record of the end.
    pub mandate_end: RecordId,
    /// The day the certificate was handed over.
    #[cfg_attr(feature = "bindings", ts(type = "string"))]
    pub handed_on: Date,
}

/// Input of `municipality.take_back_mandate_end`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(ts_rs::TS))]
pub struct TakeBackMandateEnd {
    /// The record of the end.
    pub mandate_end: RecordId,
    /// Why the mandate did not end, such as a decision of a court.
    pub reason: String,
}

/// Ends the mandate on its day and every seat that depends on it; the next substitute of the same party becomes a
/// member the day after, and their certificate is due in fifteen days.
///
/// # Errors
/// Refuses seats that are no mandate of the assembly or are over, a day ahead or before the mandate began, and a way in
/// which the reason cannot come about.
///
/// Source: Act No. 491/2001 Coll., § 55 and § 56.
pub(crate) fn end_mandate(command: &Command, context: &mut Context<'_>, records: &mut dyn Records) -> Done {
    let input: EndMandate = command.input()?;
    let mut seat = records.need::<Membership>(input.membership)?;
    check_seat(records, &seat.value, &input, context.today)?;
    let reason = input.reason.as_document().to_owned();
    let party_list = list_for(records, &seat.value, &input)?;
    let (also, mut planned) = end_other_seats(records, &seat, &input)?;
    planned.extend(end_seat(records, &mut seat, input.last_on, &reason)?);
    let entry = match party_list {
        Some(list) => let_next_in(context, records, list, &seat.value, input.last_on)?,
        None => None,
    };
    let end = MandateEnd {
        person: seat.value.person,
        membership: seat.id,
        reason: input.reason,
        way: input.way,
        last_on: input.last_on,
        note: input.note,
        also,
        planned,
        entry,
        taken_back: None,
    };
    records.add(input.id, Some(seat.value.body.into()), &Audience::inside(), &end)
}

/// Notes that the substitute got the certificate, which says that they have become a member and since when.
///
/// # Errors
/// Refuses an end nobody awaits a certificate of, a day ahead, and one before the substitute was a member.
///
/// Source: Act No. 491/2001 Coll., § 56.
pub(crate) fn note_certificate(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Done {
    let input: NoteCertificate = command.input()?;
    let mut end = records.need::<MandateEnd>(input.mandate_end)?;
    let Some(entry) = end.value.awaits_certificate() else {
        return Err(Stop::refused("refusal-certificate-none"));
    };
    if input.handed_on > context.today || input.handed_on < entry.from {
        return Err(Stop::refused("refusal-certificate-day"));
    }
    if let Some(entry) = &mut end.value.entry {
        entry.certificate_on = Some(input.handed_on);
    }
    records.save(&end)
}

/// Says that the mandate never ended: its seats last on, to the day set before where there was one, and the substitute
/// is one again, without the seats that depended on the mandate. What was voted meanwhile keeps
/// the number of members it was counted with.
///
/// # Errors
/// Refuses an empty reason, an end already taken back, one whose member has since come back otherwise, and
/// one whose substitute lost the mandate too while somebody sits in their place.
pub(crate) fn take_back_mandate_end(
    command: &Command,
    context: &mut Context<'_>,
    records: &mut dyn Records,
) -> Done {
    let input: TakeBackMandateEnd = command.input()?;
    not_empty("reason", &input.reason)?;
    let mut end = records.need::<MandateEnd>(input.mandate_end)?;
    if end.value.taken_back.is_some() {
        return Err(Stop::refused("refusal-mandate-taken-back"));
    }
    if let Some(entry) = end.value.entry.clone() {
        let town = records.need::<Municipality>(municipality_id())?.value;
        let term_to = town.term_on(entry.from).and_then(|term| term.to);
        nobody_entered_later(records, &entry, term_to)?;
        leave_again(records, &entry)?;
        end_seats_meanwhile(records, &entry, term_to, context.today)?;
    }
    for id in std::iter::once(end.value.membership).chain(end.value.also.clone()) {
        let planned = end.value.planned.iter().find(|planned| planned.membership == id);
        last_on(records, id, planned)?;
    }
    end.value.taken_back = Some(TakenBack { on: context.today, reason: input.reason });
    records.save(&end)
}

fn check_seat(records: &dyn Records, seat: &Membership, input: &EndMandate, today: Date) -> Done {
    let body = records.need::<Body>(seat.body)?;
    if body.value.kind != BodyKind::Assembly || !seat.role.is_mandate() {
        return Err(Stop::refused("refusal-not-a-mandate"));
    }
    if seat.to.is_some_and(|last| last < input.last_on) {
        return Err(Stop::refused("refusal-mandate-over"));
    }
    if input.last_on > today {
        return Err(Stop::refused("refusal-mandate-ahead"));
    }
    if input.last_on < seat.from {
        return Err(Refusal::new("refusal-mandate-before").with("from", seat.from).into());
    }
    if !input.reason.ways().contains(&input.way) {
        return Err(Stop::refused("refusal-mandate-way"));
    }
    Ok(())
}

fn list_for(
    records: &dyn Records,
    seat: &Membership,
    input: &EndMandate,
) -> Result<Option<Stored<PartyList>>, Stop> {
    if !input.reason.lets_substitute_in() {
        return Ok(None);
    }
    if seat.party.trim().is_empty() {
        return input.list.map(|id| records.need::<PartyList>(id)).transpose();
    }
    let town = records.need::<Municipality>(municipality_id())?.value;
    let term = town.term_on(input.last_on).map(|term| term.from);
    term.map_or(Ok(None), |term| list_of(records, term, &seat.party))
}

/// Ends the seats that cannot last without the mandate, and those that were named; gives which, and last days they had.
fn end_other_seats(
    records: &mut dyn Records,
    seat: &Stored<Membership>,
    input: &EndMandate,
) -> Result<(Vec<RecordId>, Vec<PlannedEnd>), Stop> {
    let person = seat.value.person.to_string();
    let held = records.find_by::<Membership>("membership_by_person", &[&person], MOST)?;
    let (mut ended, mut planned) = (Vec::new(), Vec::new());
    for mut other in held {
        if other.id == seat.id || !other.value.lasts_on(input.last_on) {
            continue;
        }
        let kind = records.need::<Body>(other.value.body)?.value.kind;
        let ends = match fate(&kind, &other.value.role) {
            SeatFate::Ends => true,
            SeatFate::Lasts => input.also.contains(&other.id),
            SeatFate::Untouched => false,
        };
        if ends {
            planned.extend(end_seat(records, &mut other, input.last_on, input.reason.as_document())?);
            ended.push(other.id);
        }
    }
    match input.also.iter().find(|id| !ended.contains(id)) {
        Some(_) => Err(Stop::refused("refusal-mandate-seat")),
        None => Ok((ended, planned)),
    }
}

/// Gives the last day the seat had before.
fn end_seat(
    records: &mut dyn Records,
    seat: &mut Stored<Membership>,
    day: Date,
    reason: &str,
) -> Result<Option<PlannedEnd>, Stop> {
    let before = std::mem::replace(&mut seat.value.end_reason, reason.to_owned());
    let planned = seat.value.to.replace(day);
    records.save(seat)?;
    Ok(planned.map(|last_on| PlannedEnd { membership: seat.id, last_on, reason: before }))
}

fn let_next_in(
    context: &mut Context<'_>,
    records: &mut dyn Records,
    mut list: Stored<PartyList>,
    seat: &Membership,
    last_on: Date,
) -> Result<Option<MandateEntry>, Stop> {
    let Some(place) = next_substitute(&list.value) else { return Ok(None) };
    let next = list.value.substitutes[place].clone();
    let person = arrive(context, records, next.person, &next.name)?;
    let from = add_days(last_on, 1);
    let membership = Membership {
        body: seat.body,
        person,
        role: Role::Member,
        from,
        to: None,
        end_reason: String::new(),
        party: list.value.party.clone(),
    };
    let id: RecordId = context.new_id();
    one_mandate_at_a_time(records, id, &membership)?;
    records.add(id, Some(seat.body.into()), &Audience::inside(), &membership)?;
    list.value.substitutes[place].person = Some(person);
    list.value.substitutes[place].entered = Some(id);
    records.save(&list)?;
    let certificate_due_on = add_days(last_on, CERTIFICATE_DAYS);
    Ok(Some(MandateEntry {
        person,
        membership: id,
        list: list.id,
        from,
        certificate_due_on,
        certificate_on: None,
    }))
}

/// The person of a name: known and acting here again, or a new one.
pub(crate) fn arrive(
    context: &mut Context<'_>,
    records: &mut dyn Records,
    known: Option<PersonId>,
    name: &str,
) -> Result<PersonId, Stop> {
    let Some(id) = known else {
        let id: PersonId = context.new_id();
        records.add(id, None, &Audience::inside(), &person_named(name))?;
        return Ok(id);
    };
    let mut person = records.need::<Person>(id)?;
    if !person.value.active {
        person.value.active = true;
        records.save(&person)?;
    }
    Ok(id)
}

fn leave_again(records: &mut dyn Records, entry: &MandateEntry) -> Done {
    records.remove(<Membership as obeznik_kernel::Record>::KIND, entry.membership)?;
    let mut list = records.need::<PartyList>(entry.list)?;
    for one in &mut list.value.substitutes {
        if one.entered == Some(entry.membership) {
            one.entered = None;
        }
    }
    records.save(&list)
}

/// Ends are taken back the last first: whoever entered for the substitute would otherwise stay, one member
/// too many for N of § 87, and no end would be left by which they could leave.
fn nobody_entered_later(records: &dyn Records, entry: &MandateEntry, term_to: Option<Date>) -> Done {
    let ends = records.find_by::<MandateEnd>("mandate_end", &["all"], MOST_ENDS)?;
    let is_later = |end: &MandateEnd| {
        end.person == entry.person
            && end.taken_back.is_none()
            && end.last_on >= entry.from
            && term_to.is_none_or(|last| end.last_on <= last)
    };
    let mut later = ends.iter().map(|one| &one.value).filter(|end| is_later(end));
    let Some((end, came)) = later.find_map(|end| Some((end, end.entry.as_ref()?))) else { return Ok(()) };
    let left = records.need::<Person>(end.person)?.value.full_name();
    let entered = records.need::<Person>(came.person)?.value.full_name();
    let refusal = Refusal::new("refusal-mandate-later-end").with("left", left).with("on", end.last_on);
    Err(refusal.with("entered", entered).into())
}

/// Ends that one municipality may have written down, far above any real one.
const MOST_ENDS: usize = 10_000;

/// Why a seat ended of somebody who entered for a mandate that never ended.
const NEVER_ENTERED: &str = "Zánik mandátu, po kterém náhradník nastoupil, byl vzat zpět";

/// Ends the seats the substitute got by the mandate, the day before; one that had not begun by then goes
/// altogether, and so does another role in the assembly, where the mandate counts on no day. Seats of a later
/// term rest on another mandate.
fn end_seats_meanwhile(
    records: &mut dyn Records,
    entry: &MandateEntry,
    term_to: Option<Date>,
    today: Date,
) -> Done {
    let last_on = add_days(today, -1);
    let person = entry.person.to_string();
    let held = records.find_by::<Membership>("membership_by_person", &[&person], MOST)?;
    for mut seat in held {
        let kind = records.need::<Body>(seat.value.body)?.value.kind;
        let from = seat.value.from;
        let is_of_term = from >= entry.from && term_to.is_none_or(|last| from <= last);
        if !is_of_term || fate(&kind, &seat.value.role) != SeatFate::Ends {
            continue;
        }
        if kind == BodyKind::Assembly || from > last_on {
            records.remove(<Membership as obeznik_kernel::Record>::KIND, seat.id)?;
        } else if seat.value.to.is_none_or(|last| last > last_on) {
            end_seat(records, &mut seat, last_on, NEVER_ENTERED)?;
        }
    }
    Ok(())
}

/// Lets a seat last on that was ended, to its planned last day.
fn last_on(records: &mut dyn Records, id: RecordId, planned: Option<&PlannedEnd>) -> Done {
    let mut seat = records.need::<Membership>(id)?;
    seat.value.to = planned.map(|planned| planned.last_on);
    seat.value.end_reason = planned.map(|planned| planned.reason.clone()).unwrap_or_default();
    one_mandate_at_a_time(records, id, &seat.value)?;
    records.save(&seat)
}
