//! The invitation to a meeting; for the assembly its notice to the public (§ 93/1).

use obeznik_app::circulation::meetings::{AgendaItemDto, EarlierWord};
use obeznik_app::municipality::names::body_kind;
use obeznik_app::office::parse_id;
use obeznik_app::office::shared::Phrase;
use obeznik_app::{ApiError, Code};
use obeznik_circulation::agenda::AgendaItem;
use obeznik_circulation::layout::DocumentLayout;
use obeznik_circulation::meeting::{Meeting, MeetingState, NOTICE_DAYS};
use obeznik_circulation::paper::{Confidentiality, Paper};
use obeznik_circulation::registry::RegistryKind;
use obeznik_circulation::town::Town;
use obeznik_czech::dates;
use obeznik_kernel::calendar::{add_days, day_in_prague};
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{Body, BodyKind, Date};

use super::house::House;
use super::officers::{Officer, Roll};
use super::route::{day, in_words};
use super::session::Session;
use super::wording::{say, word};
use crate::invitation::{Invitation, ProgrammeItem, ProgrammeSection};

/// Who reads the programme.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Readers {
    /// Anybody before the official board.
    Public,
    /// Members of the body.
    Members,
    /// Members of the body, in a file or on a paper that leaves the office's own doors.
    Outside,
}

/// As [`read`], for members to whom it goes outside the office: without titles of what is kept close.
pub(super) fn read_outside(
    house: &House<'_>,
    id: &str,
    layout: &DocumentLayout,
) -> Result<(Invitation, String), ApiError> {
    let session = Session::read(house, id)?;
    let outside = if session.is_of_assembly() { Readers::Public } else { Readers::Outside };
    read_for(house, id, layout, session, outside)
}

/// Reads and words the invitation; gives the name of its file with it.
pub(super) fn read(
    house: &House<'_>,
    id: &str,
    layout: &DocumentLayout,
) -> Result<(Invitation, String), ApiError> {
    let session = Session::read(house, id)?;
    let readers = if session.is_of_assembly() { Readers::Public } else { Readers::Members };
    read_for(house, id, layout, session, readers)
}

fn read_for(
    house: &House<'_>,
    id: &str,
    layout: &DocumentLayout,
    session: Session,
    readers: Readers,
) -> Result<(Invitation, String), ApiError> {
    if session.meeting.state == MeetingState::Cancelled {
        return Err(ApiError::new(Code::Refused, "document-meeting-cancelled"));
    }
    let name = if readers == Readers::Public { "oznameni-o-zasedani" } else { "pozvanka" };
    let convener = convener_of(&house.roll(), &session.meeting, &session.body)?;
    let convener = convener.ok_or_else(|| {
        ApiError::new(Code::Refused, "document-no-convener").with("body", &session.body.name)
    })?;
    let convened_by = convener.with_title();
    let on = (session.meeting.body, &session.body, session.meeting.on);
    let signatures = house.signing(&layout.signers, on, vec![convener.signature()])?;
    let invitation = Invitation {
        letterhead: house.letterhead(),
        file_number: house.file_number(&RegistryKind::Invitation, parse_id(id)?)?,
        posted_on: (readers == Readers::Public).then(|| posted_on(house, &session)),
        removed_on: (readers == Readers::Public).then(|| add_days(session.meeting.on, 1)),
        kind: word(if readers == Readers::Public { "print-notice-kind" } else { "print-invitation-kind" }),
        title: session.title(),
        starts_at: session.starts_at()?,
        place: session.meeting.place.clone(),
        convened_by,
        programme: programme(house, &session, readers)?,
        closing: Some(closing(&session.meeting, &session.body)),
        signatures,
        foot: foot(house, &session, readers),
    };
    Ok((invitation, format!("{name}-{}", session.short_name())))
}

/// The day the invitation goes out: when it was convened, else today.
fn convened_on(house: &House<'_>, session: &Session) -> Date {
    session.meeting.convened_at.map_or(house.reader.today, day_in_prague)
}

/// The notice hangs from the day of convening; before that, from the last day the law allows.
fn posted_on(house: &House<'_>, session: &Session) -> Date {
    if session.meeting.convened_at.is_some() {
        return convened_on(house, session);
    }
    let last = add_days(session.meeting.on, -session.body.notice_days.max(NOTICE_DAYS));
    last.max(house.reader.today)
}

/// The chair convenes; the deputy where there is none (§ 92/2 and the rules of procedure). The assembly is convened by
/// the mayor also where they hold no seat in it (§ 91/1, § 103/5).
pub(super) fn convener_of(
    roll: &Roll<'_>,
    meeting: &Meeting,
    body: &Body,
) -> Result<Option<Officer>, ApiError> {
    let convened_on = meeting.convened_at.map_or(roll.today, day_in_prague);
    for day in [convened_on, meeting.on] {
        if let Some(chair) = roll.chair(meeting.body, body, day)? {
            return Ok(Some(chair));
        }
    }
    match mayor_beside(roll, body, convened_on)? {
        Some(mayor) => Ok(Some(mayor)),
        None => roll.deputy(meeting.body, body, convened_on),
    }
}

/// The mayor as the council knows them, or the office in its place: with an election their seat in the assembly ends,
/// and they act on until a new mayor is elected (§ 107).
fn mayor_beside(roll: &Roll<'_>, body: &Body, on: Date) -> Result<Option<Officer>, ApiError> {
    if body.kind != BodyKind::Assembly {
        return Ok(None);
    }
    let town = Town::load(roll.records)?;
    let Some(id) = town.council_on(on).or_else(|| town.mayor_on(on)) else { return Ok(None) };
    match town.body(id) {
        Some(beside) => roll.chair(id, beside, on),
        None => Ok(None),
    }
}

fn foot(house: &House<'_>, session: &Session, readers: Readers) -> String {
    match readers {
        Readers::Public => say("print-notice-foot", &[("law", house.law().into())]),
        Readers::Members | Readers::Outside => {
            say("print-invitation-foot", &[("meeting", session.title().into())])
        }
    }
}

/// Whether the public may come, why the time is short, what the secretary adds.
pub(super) fn closing(meeting: &Meeting, body: &Body) -> String {
    let kind = body_kind(&body.kind).to_owned();
    let mut parts = vec![if body.is_public {
        say("print-is-public", &[("kind", kind.into())])
    } else {
        word("print-is-closed")
    }];
    let crisis = meeting.crisis_reason.trim();
    if !crisis.is_empty() {
        parts.push(say("print-crisis", &[("reason", crisis.into())]));
    }
    let note = meeting.invitation_note.trim();
    if !note.is_empty() {
        parts.push(note.to_owned());
    }
    parts.join("\n\n")
}

fn programme(
    house: &House<'_>,
    session: &Session,
    readers: Readers,
) -> Result<Vec<ProgrammeSection>, ApiError> {
    let mut sections: Vec<ProgrammeSection> = Vec::new();
    let mut present = None;
    for item in &session.detail.items {
        if present != Some(item.section) {
            present = Some(item.section);
            let title = section_title(session, item.section, sections.is_empty());
            sections.push(ProgrammeSection { title, items: Vec::new() });
        }
        if let Some(section) = sections.last_mut() {
            section.items.push(programme_item(house, item, readers)?);
        }
    }
    Ok(sections)
}

/// The first section says what follows: the law asks for the *proposed* programme (§ 93/1).
fn section_title(session: &Session, section: u32, is_first: bool) -> String {
    let index = usize::try_from(section).unwrap_or(usize::MAX);
    titled(session.detail.sections.get(index).map(|name| name.trim()).unwrap_or_default(), is_first)
}

/// The title of a section of this name.
pub(super) fn titled(name: &str, is_first: bool) -> String {
    let is_opening = name.is_empty() || name.to_lowercase().starts_with("zahájení");
    match (is_first, is_opening) {
        (true, true) => word("print-programme"),
        (true, false) => say("print-programme-and-section", &[("section", name.into())]),
        (false, _) => name.to_owned(),
    }
}

fn programme_item(
    house: &House<'_>,
    item: &AgendaItemDto,
    readers: Readers,
) -> Result<ProgrammeItem, ApiError> {
    let level = house.confidentiality_of(item)?.unwrap_or(Confidentiality::Public);
    let number = format!("{}.", item.number);
    if is_hidden(&level, readers) {
        let note = notes(item, None, None);
        return Ok(ProgrammeItem { number, title: word("print-confidential-item"), note, paper: None });
    }
    let confidential = (level != Confidentiality::Public).then(|| word("print-item-confidential"));
    let presenter = if readers == Readers::Public { None } else { presenter(house, item)? };
    let paper = (!item.paper_number.is_empty())
        .then(|| say("print-item-paper", &[("number", item.paper_number.as_str().into())]));
    let of_item = notes(item, presenter, confidential);
    let earlier = item.earlier.iter().filter_map(|word| earlier(word, is_told_whole(&level, readers)));
    let of_template = Some(item.note.clone()).filter(|note| !note.is_empty());
    let lines: Vec<String> = of_item.into_iter().chain(of_template).chain(earlier).collect();
    let note = (!lines.is_empty()).then(|| lines.join("\n"));
    Ok(ProgrammeItem { number, title: item.title.clone(), note, paper })
}

/// Whether the programme tells votes and reasons of the bodies before: the public and the readers of a paper kept close
/// learn no more than what a body came to, for not everybody among them was let in there.
fn is_told_whole(level: &Confidentiality, readers: Readers) -> bool {
    readers != Readers::Public && matches!(level, Confidentiality::Public | Confidentiality::AllBodies)
}

/// `Komise dopravy 3. 9. 2026: doporučuje (4 pro)`; nothing while the body came to nothing.
pub(super) fn earlier(word: &EarlierWord, is_whole: bool) -> Option<String> {
    let outcome = if is_whole {
        in_words(&word.outcome, Some(word.reason.clone()).filter(|reason| !reason.is_empty()))
    } else {
        in_words(&Phrase::new(&word.outcome.key), None)
    };
    let body = ("body", word.body.name.as_str().into());
    let outcome = ("outcome", outcome?.into());
    Some(match word.on.as_deref().and_then(day) {
        Some(on) => say("print-item-earlier", &[body, ("day", dates::short(on).into()), outcome]),
        None => say("print-item-earlier-undated", &[body, outcome]),
    })
}

/// The public learns no title of what is not public; members none that is kept to named people.
fn is_hidden(level: &Confidentiality, readers: Readers) -> bool {
    match level {
        Confidentiality::Public => false,
        Confidentiality::AllBodies => readers == Readers::Public,
        Confidentiality::Body => readers != Readers::Members,
        Confidentiality::Named | Confidentiality::Secretariat | Confidentiality::Unknown(_) => true,
    }
}

fn notes(item: &AgendaItemDto, presenter: Option<String>, confidential: Option<String>) -> Option<String> {
    let state = match item.state.as_str() {
        "withdrawn" => Some("print-item-withdrawn"),
        "postponed" => Some("print-item-postponed"),
        _ => None,
    };
    let late = item.is_late.then(|| word("print-item-late"));
    let notes = [confidential, presenter, late, state.map(word)];
    let notes: Vec<String> = notes.into_iter().flatten().collect();
    (!notes.is_empty()).then(|| notes.join(", "))
}

/// With the full name and function; the screen has only a short one.
fn presenter(house: &House<'_>, item: &AgendaItemDto) -> Result<Option<String>, ApiError> {
    let records = house.reader.records;
    let stored = records.find::<AgendaItem>(parse_id(&item.id)?)?.map(|stored| stored.value);
    let of_paper = stored.as_ref().and_then(|item| item.paper).map(|id| records.find::<Paper>(id));
    let of_paper = of_paper.transpose()?.flatten().map(|paper| paper.value.presenter);
    let Some(person) = stored.and_then(|item| item.presenter).or(of_paper) else { return Ok(None) };
    let name = house.names.person(person)?.name;
    Ok((!name.is_empty()).then(|| say("print-item-presenter", &[("name", name.into())])))
}

#[cfg(test)]
mod tests {
    use obeznik_app::office::shared::BodyRef;

    use super::*;

    fn said(key: &str, on: Option<&str>, (votes, until, reason): (&str, &str, &str)) -> EarlierWord {
        let body = BodyRef {
            id: String::new(),
            name: "Komise dopravy".into(),
            short_name: "Doprava".into(),
            kind: "commission".into(),
        };
        let outcome = Phrase::new(key).with("votes", votes).with("until", until);
        EarlierWord { body, on: on.map(str::to_owned), outcome, reason: reason.into() }
    }

    #[test]
    fn every_end_before_an_earlier_body_is_said_as_on_the_cover_sheet() {
        let on = Some("2026-09-03");
        let votes = ("4 : 0 : 1 / 5", "", "");
        let table = [
            ("consultation-recommended", on, votes, "3. 9. 2026: doporučuje (4 pro, 1 se zdržel)"),
            ("consultation-not-recommended", on, votes, "3. 9. 2026: nedoporučuje (4 pro, 1 se zdržel)"),
            ("consultation-adopted", on, votes, "3. 9. 2026: přijato (4 pro, 1 se zdržel)"),
            ("consultation-not-adopted", on, votes, "3. 9. 2026: nepřijato (4 pro, 1 se zdržel)"),
            ("consultation-discussed-only", on, ("", "", ""), "3. 9. 2026: projednáno"),
            ("consultation-without-opinion", None, ("", "", "nesešla se"), ": bez stanoviska – nesešla se"),
            ("consultation-postponed", on, ("", "2026-10-01", ""), "3. 9. 2026: odloženo do 1. října 2026"),
            ("consultation-decided", None, ("", "", ""), ": rozhodnuto v působnosti starosty"),
            ("consultation-referred", None, ("", "", ""), ": předáno zastupitelstvu"),
        ];
        for (key, on, values, expected) in table {
            let line = earlier(&said(key, on, values), true).map(|line| line.replace('\u{a0}', " "));
            let space = if on.is_some() { " " } else { "" };
            assert_eq!(line, Some(format!("Komise dopravy{space}{expected}")), "{key}");
        }
    }

    #[test]
    fn votes_and_reasons_of_earlier_bodies_are_for_those_who_were_let_in_there() {
        use Confidentiality::{AllBodies, Body, Public};
        let table = [
            (Public, Readers::Public, false),
            (Public, Readers::Members, true),
            (AllBodies, Readers::Outside, true),
            (Body, Readers::Members, false),
        ];
        for (level, readers, expected) in table {
            assert_eq!(is_told_whole(&level, readers), expected, "{level:?} {readers:?}");
        }
        let word = said("consultation-not-recommended", None, ("1 : 3 : 0 / 5", "", "dluží nájem"));
        assert_eq!(earlier(&word, false).as_deref(), Some("Komise dopravy: nedoporučuje"));
    }

    #[test]
    fn titles_are_hidden_from_those_they_are_not_for() {
        use Confidentiality::{AllBodies, Body, Named, Public, Secretariat};
        let table = [
            (Public, Readers::Public, false),
            (AllBodies, Readers::Public, true),
            (Body, Readers::Public, true),
            (Body, Readers::Members, false),
            (Body, Readers::Outside, true),
            (AllBodies, Readers::Outside, false),
            (Named, Readers::Members, true),
            (Secretariat, Readers::Members, true),
            (Confidentiality::Unknown("sealed".into()), Readers::Members, true),
        ];
        for (level, readers, expected) in table {
            assert_eq!(is_hidden(&level, readers), expected, "{level:?} {readers:?}");
        }
    }
}
