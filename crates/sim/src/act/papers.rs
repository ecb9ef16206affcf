//! Papers: founded, edited, made confidential, commented; the secretary takes them through three bodies.

use obeznik_circulation::attachment::{Attach, ClassifyAttachment, ReplaceAttachment};
use obeznik_circulation::clause::Clause;
use obeznik_circulation::comment::AddComment;
use obeznik_circulation::consultation::{Consultation, ConsultationState, Schedule};
use obeznik_circulation::majority::Tally;
use obeznik_circulation::meeting::{ConveneMeeting, NOTICE_DAYS, PlanMeeting};
use obeznik_circulation::opinion::{Addressee, CloseOpinions, GiveOpinion, RequestOpinions, Stance};
use obeznik_circulation::outcome::{EnterOutcome, OutcomeKind};
use obeznik_circulation::paper::{
    Confidentiality, CreatePaper, EditPaper, Paper, PaperState, PassFormalCheck, Rework, RunFormalCheck,
    SubmitToHead, TickCheckItem, WithdrawPaper,
};
use obeznik_circulation::reading::{NoteReading, ReadingWay};
use obeznik_circulation::town::mandates;
use obeznik_circulation::variant::SettleVariant;
use obeznik_kernel::calendar::{add_days, day_in_prague};
use obeznik_kernel::record::{RecordsExt as _, read_body};
use obeznik_kernel::{
    BlobHash, BodyId, Command, CommandId, Date, DeviceId, FieldEdit, PersonId, RawRecord, RecordId, Stop,
    Timestamp, field_hash,
};
use obeznik_sync::RowKey;
use obeznik_sync::testing::{clock, command};
use serde_json::{Value, json};

use super::made_by;
use crate::house::House;
use crate::world::{Halt, World};

/// Something is done with a paper.
pub(super) fn change<H: House>(
    world: &mut World<H>,
    at: usize,
    id: CommandId,
) -> Result<Option<Command>, Stop> {
    let actor = world.person(at);
    let choice = world.random.below(100);
    let known = world.papers.clone();
    let seen: Vec<RawRecord> = world.look(at, |store| {
        let rows: Result<Vec<_>, Stop> =
            known.iter().map(|paper| store.row(&RowKey::new("paper", *paper))).collect();
        Ok(rows?.into_iter().flatten().collect())
    })?;
    let Some(row) = world.random.pick(&seen).filter(|_| choice >= 22).cloned() else {
        let input = founded(world, made_by(id, "paper"));
        world.papers.push(input.paper);
        return command(id, "circulation.create_paper", actor, &input).map(Some);
    };
    let paper = row.id;
    match choice {
        22..62 => {
            let input = EditPaper { paper, edits: vec![edit(world, &row)?] };
            command(id, "circulation.edit_paper", actor, &input).map(Some)
        }
        62..68 => {
            let (text, quote) = ("poznámka".to_owned(), String::new());
            let input = AddComment {
                paper,
                comment: made_by(id, "comment"),
                text,
                quote,
                answers: None,
                meeting: None,
            };
            command(id, "circulation.add_comment", actor, &input).map(Some)
        }
        68..72 => read(world, at, paper, id, actor),
        72..78 => annexed(world, at, paper, id, actor),
        78..84 => {
            let input = asked(world, paper, made_by(id, "opinion"));
            command(id, "circulation.request_opinions", actor, &input).map(Some)
        }
        84..92 => answered(world, at, paper, id, actor),
        92..96 => settled(world, at, paper, id, actor),
        _ => {
            let input = WithdrawPaper { paper, reason: "zkouška".to_owned(), from: None };
            command(id, "circulation.withdraw_paper", actor, &input).map(Some)
        }
    }
}

fn founded<H: House>(world: &mut World<H>, paper: RecordId) -> CreatePaper {
    let (confidentiality, named) = confidentiality(world);
    CreatePaper {
        paper,
        paper_type: world.town.paper_type(),
        title: format!("Tisk {}", world.papers.len()),
        presenter: person(world),
        co_presenters: Vec::new(),
        drafter: None,
        department: None,
        competence: "§ 84 odst. 2".to_owned(),
        confidentiality,
        named,
        report: "Zpráva.".to_owned(),
        report_file: None,
        clauses: vec![Clause::new("schvaluje", "záměr")],
        due_on: None,
    }
}

fn person<H: House>(world: &mut World<H>) -> PersonId {
    let number = world.random.below(world.town.people.len());
    world.town.people[number]
}

fn confidentiality<H: House>(world: &mut World<H>) -> (Confidentiality, Vec<PersonId>) {
    let kinds = [
        Confidentiality::AllBodies,
        Confidentiality::Body,
        Confidentiality::Named,
        Confidentiality::Secretariat,
    ];
    let kind = world.random.pick(&kinds).cloned().unwrap_or(Confidentiality::AllBodies);
    let count = world.random.below(4);
    (kind, (0..count).map(|_| person(world)).collect())
}

/// One field over what the person sees: texts, and who may see the paper at all.
fn edit<H: House>(world: &mut World<H>, row: &RawRecord) -> Result<FieldEdit, Stop> {
    let paper: Paper = read_body(row)?;
    let (confidentiality, named) = confidentiality(world);
    let (field, old, value) = match world.random.below(10) {
        0..4 => ("report", json!(paper.report), json!(format!("zpráva {}", world.random.below(999)))),
        4..6 => ("title", json!(paper.title), json!(format!("název {}", world.random.below(999)))),
        6..8 => ("named", json!(paper.named), json!(named)),
        _ => ("confidentiality", json!(paper.confidentiality), json!(confidentiality)),
    };
    let base: Option<&Value> = world.random.percent(85).then_some(&old);
    Ok(FieldEdit { field: field.to_owned(), value, base: base.map(field_hash) })
}

/// A paper or an annex is read, which is written down where it is kept close. A person reads on more devices.
fn read<H: House>(
    world: &mut World<H>,
    at: usize,
    paper: RecordId,
    id: CommandId,
    actor: PersonId,
) -> Result<Option<Command>, Stop> {
    let annexes = world.look(at, |store| store.children(paper, "attachment"))?;
    let annex = world.random.pick(&annexes).map(|row| row.id);
    let attachment = annex.filter(|_| world.random.percent(60));
    let way = if attachment.is_some() { ReadingWay::Opened } else { ReadingWay::Viewed };
    let device = DeviceId(RecordId::well_known(&format!("device {at}")));
    let note = NoteReading { paper, attachment, resolution: None, way, device };
    command(id, "circulation.note_reading", actor, &note).map(Some)
}

/// An annex comes, is replaced, is closed to most and opened again. Its content travels by other ways.
fn annexed<H: House>(
    world: &mut World<H>,
    at: usize,
    paper: RecordId,
    id: CommandId,
    actor: PersonId,
) -> Result<Option<Command>, Stop> {
    let annexes = world.look(at, |store| store.children(paper, "attachment"))?;
    let annex = world.random.pick(&annexes).map(|row| row.id);
    let (new, name, note) = (made_by(id, "attachment"), "Příloha.pdf".to_owned(), String::new());
    let (blob, media_type) =
        (BlobHash(format!("{:04}", world.random.below(9_999))), "application/pdf".to_owned());
    let (size_bytes, is_confidential) = (9, world.random.percent(50));
    match (annex, world.random.below(10)) {
        (Some(attachment), 0..6) => {
            let input = ClassifyAttachment { attachment, is_confidential };
            command(id, "circulation.classify_attachment", actor, &input).map(Some)
        }
        (Some(attachment), 6..8) => {
            let input =
                ReplaceAttachment { attachment, replacement: new, name, blob, size_bytes, media_type, note };
            command(id, "circulation.replace_attachment", actor, &input).map(Some)
        }
        _ => {
            let attachment = new;
            let input =
                Attach { paper, attachment, name, blob, size_bytes, media_type, is_confidential, note };
            command(id, "circulation.attach", actor, &input).map(Some)
        }
    }
}

fn asked<H: House>(world: &mut World<H>, paper: RecordId, opinion: RecordId) -> RequestOpinions {
    let (person, mandatory) = (Some(person(world)), world.random.percent(30));
    let due_on = add_days(day_in_prague(clock()), 1 + world.random.below(9) as i32);
    RequestOpinions {
        paper,
        addressees: vec![Addressee { opinion, person, department: None, mandatory }],
        due_on: Some(due_on),
    }
}

fn answered<H: House>(
    world: &mut World<H>,
    at: usize,
    paper: RecordId,
    id: CommandId,
    actor: PersonId,
) -> Result<Option<Command>, Stop> {
    let opinions = world.look(at, |store| store.children(paper, "opinion"))?;
    let Some(opinion) = world.random.pick(&opinions).map(|row| row.id) else { return Ok(None) };
    let (stance, text) = (Stance::Agree, "bez připomínek".to_owned());
    command(
        id,
        "circulation.give_opinion",
        actor,
        &GiveOpinion { opinion, stance, text, version: 0, meeting: None },
    )
    .map(Some)
}

fn settled<H: House>(
    world: &mut World<H>,
    at: usize,
    paper: RecordId,
    id: CommandId,
    actor: PersonId,
) -> Result<Option<Command>, Stop> {
    let variants = world.look(at, |store| store.children(paper, "variant"))?;
    let Some(variant) = world.random.pick(&variants).map(|row| row.id) else { return Ok(None) };
    let choice = if world.random.percent(50) { "taken" } else { "kept" };
    let input = SettleVariant { variant, choice: choice.to_owned(), value: None, base: None };
    command(id, "circulation.settle_variant", actor, &input).map(Some)
}

/// Stages of a paper from the draft to the last body, with one to spare for opinions.
const MOST_STAGES: usize = 6;

/// How many vote for a paper in a body on a day.
type Votes<H> = fn(&mut World<H>, BodyId, Date) -> Result<u32, Stop>;

/// The secretary founds a paper at the office and takes it and all others as far as they go, everybody in favour. A
/// clock that was set back to before the town does not stop her.
pub(crate) fn pass<H: House>(world: &mut World<H>) -> Result<(), Halt> {
    world.town.office.now = world.town.office.now.max(clock());
    let paper = world.town.office.next_id();
    let (confidentiality, presenter) = (Confidentiality::AllBodies, world.town.people[0]);
    let input = CreatePaper { confidentiality, presenter, named: Vec::new(), ..founded(world, paper) };
    world.town.ask("circulation.create_paper", &input)?;
    world.papers.push(paper);
    for paper in world.papers.clone() {
        for _ in 0..MOST_STAGES {
            advance_once(world, paper, all_members)?;
        }
    }
    Ok(())
}

fn all_members<H: House>(world: &mut World<H>, body: BodyId, on: Date) -> Result<u32, Stop> {
    let members = world.town.office.work(|store, _, _| mandates(store.records(), body, on))?;
    Ok(u32::try_from(members.len()).unwrap_or(u32::MAX))
}

fn some_members<H: House>(world: &mut World<H>, _: BodyId, _: Date) -> Result<u32, Stop> {
    Ok(3 + world.random.below(3) as u32)
}

/// The secretary takes a paper some stages further: to the check, through it, through the next bodies.
pub(super) fn advance<H: House>(world: &mut World<H>) -> Result<(), Halt> {
    let Some(paper) = world.random.pick(&world.papers).copied() else { return Ok(()) };
    let stages = if world.random.percent(50) { 6 } else { 2 };
    for _ in 0..stages {
        advance_once(world, paper, some_members)?;
    }
    Ok(())
}

fn advance_once<H: House>(world: &mut World<H>, paper: RecordId, votes: Votes<H>) -> Result<(), Halt> {
    let found = world.town.office.work(|store, _, _| {
        let records = store.records();
        let Some(found) = records.find::<Paper>(paper)? else { return Ok(None) };
        Ok(Some((found.value, records.under::<Consultation>(paper)?)))
    })?;
    let Some((value, consultations)) = found else { return Ok(()) };
    match value.state {
        PaperState::Draft => submit(world, paper)?,
        PaperState::Commenting => {
            let input = CloseOpinions { paper, reason: "po lhůtě".to_owned(), from: None };
            world.town.ask("circulation.close_opinions", &input)?;
        }
        PaperState::Returned => {
            world.town.ask("circulation.rework", &Rework { paper, from: None })?;
        }
        PaperState::FormalCheck => check(world, paper)?,
        PaperState::Ready | PaperState::InBodies => {
            let ready = consultations.iter().find(|one| one.value.state == ConsultationState::Ready);
            if let Some(one) = ready {
                decide(world, paper, one.value.body, votes)?;
            }
        }
        _ => {}
    }
    Ok(())
}

fn submit<H: House>(world: &mut World<H>, paper: RecordId) -> Result<(), Stop> {
    world.town.ask("circulation.submit_to_head", &SubmitToHead { paper, from: None }).map(drop)
}

fn check<H: House>(world: &mut World<H>, paper: RecordId) -> Result<(), Stop> {
    let town = &mut world.town;
    town.ask("circulation.run_formal_check", &RunFormalCheck { paper, findings: Vec::new() })?;
    for item in ["competence", "posting", "annexes", "resolution", "personal_data"] {
        let (item, note) = (item.to_owned(), "v pořádku".to_owned());
        town.ask("circulation.tick_check_item", &TickCheckItem { paper, item, is_in_order: true, note })?;
    }
    town.ask("circulation.pass_formal_check", &PassFormalCheck { paper, remark: String::new(), from: None })
        .map(drop)
}

fn decide<H: House>(
    world: &mut World<H>,
    paper: RecordId,
    body: BodyId,
    votes: Votes<H>,
) -> Result<(), Stop> {
    let (meeting, agenda_item) = (world.town.office.next_id(), world.town.office.next_id());
    let is_last = world.town.bodies.last() == Some(&body);
    let days = if is_last { NOTICE_DAYS + 1 } else { 0 };
    let on = add_days(day_in_prague(world.town.office.now), days);
    let votes = votes(world, body, on)?;
    let town = &mut world.town;
    let (starts_at, place) = ("17:00".to_owned(), "radnice".to_owned());
    let plan = PlanMeeting { meeting, body, term: 9, on, starts_at, place, number: None };
    town.ask("circulation.plan_meeting", &plan)?;
    let schedule = Schedule {
        paper,
        consultation: None,
        meeting,
        agenda_item,
        section: None,
        minutes: 10,
        late_reason: "Naléhavá věc.".to_owned(),
        late_consent: None,
        late_absence: String::new(),
    };
    town.ask("circulation.schedule", &schedule)?;
    town.ask("circulation.convene_meeting", &ConveneMeeting { meeting, crisis_reason: String::new() })?;
    let later = town.office.now.as_second() + i64::from(days) * 86_400;
    town.office.now = Timestamp::from_second(later).unwrap_or(town.office.now);
    let verdict = town.ask("circulation.enter_outcome", &vote(agenda_item, votes))?;
    world.tally.decided += u64::from(is_last && verdict.is_accepted());
    Ok(())
}

fn vote(agenda_item: RecordId, in_favour: u32) -> EnterOutcome {
    EnterOutcome {
        agenda_item,
        kind: OutcomeKind::Vote,
        tally: Some(Tally { in_favour, ..Tally::default() }),
        ballots: Vec::new(),
        announced: None,
        explanation: String::new(),
        position: None,
        reason: String::new(),
        cause: None,
        clauses: None,
        assignees: Vec::new(),
    }
}
