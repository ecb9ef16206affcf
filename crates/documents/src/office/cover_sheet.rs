//! The cover sheet of a paper (košilka tisku).

use obeznik_app::ApiError;
use obeznik_app::circulation::papers::{
    AttachmentDto, OpinionDto, PaperDetail, PaperInput, RemarkDto, paper,
};
use obeznik_app::municipality::names::Names;
use obeznik_app::office::parse_id;
use obeznik_app::office::shared::PersonRef;
use obeznik_circulation::layout::{DocumentLayout, Signer};
use obeznik_circulation::paper::{Paper, StoodIn};
use obeznik_circulation::paper_type::ConsultationRole;
use obeznik_circulation::registry::RegistryKind;
use obeznik_kernel::calendar::day_in_prague;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{Department, Person};

use super::cover::lines as cover_lines;
use super::gender::Gender;
use super::house::House;
use super::session::Session;
use super::wording::{long_day, say, word};
use super::{clauses, route};
use crate::cover_sheet::{Annex, CoverSheet, OpinionLine};
use crate::letterhead::Signature;

/// Reads and words the cover sheet.
pub(super) fn read(house: &House<'_>, id: &str, layout: &DocumentLayout) -> Result<CoverSheet, ApiError> {
    let id_of = parse_id(id)?;
    let stored = house.reader.records.need::<Paper>(id_of)?.value;
    let detail = paper(house.reader, PaperInput { id: id.to_owned() })?;
    let number = if detail.number.is_empty() { word("print-no-number") } else { detail.number.clone() };
    Ok(CoverSheet {
        letterhead: house.letterhead(),
        file_number: house.file_number(&RegistryKind::Paper, id_of)?,
        cover: cover_lines(house, id)?,
        issued_in: house.place(),
        issued_on: house.reader.today,
        number,
        title: detail.title.clone(),
        destination: destination(house, &detail)?,
        presenters: detail.presenter.iter().chain(&detail.co_presenters).map(with_function).collect(),
        drafter: detail.drafter.as_ref().map(with_function).unwrap_or_default(),
        department: detail.department_name.clone(),
        competence: competence(house.law(), &detail.competence),
        report_file: report_file(&detail),
        confidentiality: access(&detail),
        preamble: deciding_body(&house.names, &stored)?,
        draft: clauses::printed(&detail.clauses),
        route: route::printed(&detail, stored.submitted_at.map(day_in_prague)),
        annexes: detail.attachments.iter().map(|file| annex(file, stored.state.is_let_out())).collect(),
        opinions: detail.opinions.iter().map(opinion).chain(detail.remarks.iter().map(remark)).collect(),
        signatures: signatures(house, &stored, &layout.signers)?,
    })
}

/// `Ing. Hana Habrová, místostarostka`
pub(super) fn with_function(person: &PersonRef) -> String {
    if person.function.is_empty() {
        person.name.clone()
    } else {
        format!("{}, {}", person.name, person.function)
    }
}

/// The meeting on whose agenda the paper lies.
fn destination(house: &House<'_>, detail: &PaperDetail) -> Result<Option<String>, ApiError> {
    let scheduled = detail.consultations.iter().find(|one| one.state == "scheduled");
    let Some(meeting) = scheduled.and_then(|one| one.meeting.as_deref()) else { return Ok(None) };
    let session = Session::read(house, meeting)?;
    let Some(item) = session.item_of_paper(&detail.id) else { return Ok(None) };
    Ok(Some(say(
        "print-destination",
        &[
            ("meeting", session.title().into()),
            ("day", long_day(session.meeting.on).into()),
            ("item", item.number.to_string().into()),
        ],
    )))
}

/// `§ 85 písm. a) zákona č. 128/2000 Sb., o obcích`; a paragraph that names its act stays as written.
pub(super) fn competence(law: &str, paragraph: &str) -> String {
    let paragraph = paragraph.trim();
    if paragraph.is_empty() || paragraph.contains("zák") || paragraph.contains("Sb.") {
        return paragraph.to_owned();
    }
    format!("{paragraph} {}", say("print-act", &[("law", law.into())]))
}

/// The body whose resolution is drafted: the one that decides, else the last of the route.
pub(super) fn deciding_body(names: &Names<'_>, paper: &Paper) -> Result<String, ApiError> {
    let decides = paper.bodies().find(|step| step.role == Some(ConsultationRole::Decides));
    let Some(id) = decides.or_else(|| paper.bodies().last()).and_then(|step| step.body) else {
        return Ok(String::new());
    };
    Ok(names.body(id)?.name)
}

/// `Důvodová zpráva.docx, znění 3`
fn report_file(detail: &PaperDetail) -> String {
    let Some(report) = &detail.report_file else { return String::new() };
    let (name, version) = (report.file.name.as_str(), report.file.version.to_string());
    say("print-report-file", &[("name", name.into()), ("version", version.into())])
}

fn access(detail: &PaperDetail) -> String {
    let access = say("print-access", &[("level", detail.confidentiality.as_str().into())]);
    let hidden: Vec<String> = detail
        .attachments
        .iter()
        .filter(|file| file.is_confidential)
        .map(|file| file.order.to_string())
        .collect();
    if hidden.is_empty() || detail.confidentiality != "public" {
        return access;
    }
    let count = hidden.len();
    say(
        "print-access-annexes",
        &[("access", access.into()), ("count", count.into()), ("numbers", enumerated(&hidden).into())],
    )
}

/// `1, 2 a 4`
fn enumerated(words: &[String]) -> String {
    match words {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => {
            say("print-and", &[("first", first.join(", ").into()), ("last", last.as_str().into())])
        }
    }
}

/// A file's name may say whose it is, so that of a confidential annex stays in the secretariat.
fn annex(file: &AttachmentDto, has_left: bool) -> Annex {
    let number = format!("{}.", file.order);
    if file.is_confidential && has_left {
        return Annex { number, title: word("print-annex-hidden"), note: None };
    }
    let confidential = file.is_confidential.then(|| word("print-annex-confidential"));
    let unreadable = file.note.is_some().then(|| word("print-annex-unreadable"));
    let notes: Vec<String> = confidential.into_iter().chain(unreadable).collect();
    Annex { number, title: file.name.clone(), note: (!notes.is_empty()).then(|| notes.join(", ")) }
}

/// What the office remarks on a member's own proposal stands among the opinions.
fn remark(remark: &RemarkDto) -> OpinionLine {
    OpinionLine {
        from: remark.by.clone(),
        on: route::instant_day(&remark.at),
        verdict: word("print-remark"),
        text: Some(remark.text.clone()),
    }
}

/// `Ing. Kateřina Svídová, vedoucí odboru financí, v z. Hynek Kvasnica`
fn opinion_from(opinion: &OpinionDto) -> String {
    let asked = with_function(&opinion.addressee);
    if opinion.given_in_place_by.is_empty() {
        return asked;
    }
    format!("{asked}, {}", say("print-in-place", &[("name", opinion.given_in_place_by.as_str().into())]))
}

fn opinion(opinion: &OpinionDto) -> OpinionLine {
    let due = route::day(&opinion.due_on).map(long_day).unwrap_or_default();
    let verdict = match opinion.state.as_str() {
        "given" => say("print-stance", &[("stance", opinion.stance.as_str().into())]),
        "overdue" => say("print-opinion-overdue", &[("day", due.into())]),
        "waived" => word("print-opinion-waived"),
        _ => say("print-opinion-requested", &[("day", due.into())]),
    };
    OpinionLine {
        from: opinion_from(opinion),
        on: opinion.given_at.as_deref().and_then(route::instant_day),
        verdict,
        text: Some(opinion.text.clone()).filter(|text| !text.trim().is_empty()),
    }
}

/// The drafter and the head of the department, once where they are one person.
fn signatures(house: &House<'_>, paper: &Paper, signers: &[Signer]) -> Result<Vec<Signature>, ApiError> {
    let records = house.reader.records;
    let department = paper.department.map(|id| records.find::<Department>(id)).transpose()?.flatten();
    let head = department.and_then(|stored| stored.value.head).filter(|head| *head != paper.drafter);
    let drafter = records.find::<Person>(paper.drafter)?.map(|stored| stored.value);
    let head = head.map(|id| records.find::<Person>(id)).transpose()?.flatten().map(|stored| stored.value);
    let drafter = drafter.map(|person| Signature {
        office: say("print-drafter", &[("gender", Gender::of(&person).as_str().into())]),
        name: person.full_name(),
    });
    let head = head.map(|person| Signature { name: person.full_name(), office: word("print-head") });
    let acts = [
        (Signer::Drafter, drafter, "circulation.submit_to_head"),
        (Signer::Head, head, "circulation.head_approve"),
    ];
    let mut signed = Vec::new();
    for (signer, signature, act) in acts {
        if let Some(signature) = signature {
            signed.push((signer, by_hand(house, paper.stood_in(act), signature)?));
        }
    }
    Ok(chosen(signed, signers))
}

/// Those who were chosen, in their order; all of them where nobody was, or nobody of the chosen is there.
fn chosen(signed: Vec<(Signer, Signature)>, signers: &[Signer]) -> Vec<Signature> {
    let find = |signer: &Signer| {
        signed.iter().find(|(one, _)| one == signer).map(|(_, signature)| signature.clone())
    };
    let chosen: Vec<Signature> = signers.iter().filter_map(find).collect();
    if chosen.is_empty() { signed.into_iter().map(|(_, signature)| signature).collect() } else { chosen }
}

/// Who signs: a substitute signs „v z.“ above the name and the office of whom it belongs to.
fn by_hand(house: &House<'_>, stood_in: Option<&StoodIn>, own: Signature) -> Result<Signature, ApiError> {
    let Some(stood_in) = stood_in else { return Ok(own) };
    let name = house.names.person(stood_in.by)?.name;
    let absent = house.names.person(stood_in.absent)?.name;
    Ok(Signature {
        name: say("print-in-place", &[("name", name.into())]),
        office: format!("{absent}, {}", own.office),
    })
}

#[cfg(test)]
mod tests {
    use obeznik_app::views::AnnexView;
    use obeznik_circulation::paper::PaperState;

    use super::*;

    fn file(name: &str, is_confidential: bool) -> AttachmentDto {
        AttachmentDto {
            id: String::new(),
            name: name.into(),
            size_bytes: 1,
            media_type: "application/pdf".into(),
            order: 3,
            is_confidential,
            version: 1,
            note: None,
            added_at: String::new(),
            added_by: String::new(),
            reading: "read".into(),
            reading_note: None,
            is_handed_out: false,
            view: AnnexView { state: "itself".into(), why: None },
        }
    }

    #[test]
    fn the_name_of_a_confidential_annex_stays_in_the_secretariat() {
        let table = [
            (PaperState::Draft, true, "novak.pdf", Some("neveřejná")),
            (PaperState::FormalCheck, true, "novak.pdf", Some("neveřejná")),
            (PaperState::Ready, true, "neveřejná příloha", None),
            (PaperState::InBodies, true, "neveřejná příloha", None),
            (PaperState::Unknown("sent".into()), true, "neveřejná příloha", None),
            (PaperState::InBodies, false, "novak.pdf", None),
        ];
        for (state, is_confidential, title, note) in table {
            let annex = annex(&file("novak.pdf", is_confidential), state.is_let_out());
            assert_eq!((annex.title.as_str(), annex.note.as_deref()), (title, note), "{state:?}");
        }
    }

    #[test]
    fn numbers_are_enumerated_with_a_conjunction_before_the_last() {
        let table = [(vec!["1"], "1"), (vec!["1", "4"], "1 a 4"), (vec!["1", "2", "4"], "1, 2 a 4")];
        for (numbers, expected) in table {
            let numbers: Vec<String> = numbers.into_iter().map(str::to_owned).collect();
            assert_eq!(enumerated(&numbers), expected);
        }
    }
}
