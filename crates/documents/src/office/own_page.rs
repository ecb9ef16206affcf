//! What a member takes from their own page at the server as PDF: the programme of a meeting, a paper, its report.
//!
//! There are no read models where it is made, so it is worded from records alone, and from those the member sees. What
//! they do not see is not in it, not even that it is there.

use jiff::civil::DateTime;
use obeznik_app::circulation::layouts;
use obeznik_app::circulation::meetings::earlier_of_item;
use obeznik_app::municipality::names::Names;
use obeznik_app::{ApiError, Code};
use obeznik_circulation::agenda::{AgendaItem, AgendaItemState};
use obeznik_circulation::attachment::Attachment;
use obeznik_circulation::cover::{FinancialCover, cover_id};
use obeznik_circulation::edition::PrintedKind;
use obeznik_circulation::layout::{DocumentLayout, LetterheadLines, letterhead_id};
use obeznik_circulation::meeting::Meeting;
use obeznik_circulation::opinion::{Opinion, OpinionState};
use obeznik_circulation::paper::{Confidentiality, Paper, Remark};
use obeznik_circulation::reading::is_watched;
use obeznik_circulation::registry::{RegistryEntry, RegistryKind, registry_entry_id};
use obeznik_czech::numbers::money;
use obeznik_kernel::calendar::{ZONE, day_in_prague};
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{Body, BodyId, Date, PersonId, RecordId, Records, Timestamp};
use obeznik_municipality::{Municipality, municipality_id};

use super::cover_sheet::{competence, deciding_body, with_function};
use super::house::{law_of, letterhead_of, marked};
use super::invitation::{closing, convener_of, earlier, titled};
use super::kind::DocumentFormat;
use super::naming::town_of;
use super::officers::Roll;
use super::session::{short_name, starts_at};
use super::wording::{long_day, say, word};
use super::{Made, clauses, cover, file_name, naming};
use crate::cover_sheet::{Annex, Cover, CoverSheet, OpinionLine};
use crate::imprint::Imprint;
use crate::invitation::{Invitation, ProgrammeItem, ProgrammeSection};
use crate::letterhead::{Crest, Letterhead};
use crate::pack_sheet::PackSheet;
use crate::page::{Page, hour, joined};

/// Bytes of words set for one person at once: some two hundred sheets. What is longer is read on the page itself.
const MOST_BYTES: usize = 512 * 1024;

/// The office as one member sees it now.
pub struct OwnPage<'a> {
    records: &'a dyn Records,
    me: PersonId,
    now: Timestamp,
    names: Names<'a>,
    municipality: Municipality,
    contact: String,
}

/// A document read and worded, not yet set.
pub struct OwnSheet {
    page: Page,
    crest: Option<Crest>,
    imprint: Imprint,
    file_name: String,
}

impl OwnSheet {
    /// Sets the document; it takes its time.
    ///
    /// # Errors
    /// [`Code::Refused`] with a sentence `document-…` when it is too long or holds what no font can draw.
    pub fn print(&self) -> Result<Made, ApiError> {
        if serde_json::to_vec(&self.page).map_err(ApiError::broken)?.len() > MOST_BYTES {
            return Err(ApiError::new(Code::Refused, "document-too-long"));
        }
        let bytes = self.page.as_pdf(self.crest.as_ref(), &self.imprint)?;
        Ok(Made { file_name: self.file_name.clone(), bytes })
    }
}

impl<'a> OwnPage<'a> {
    /// The office of `records`, which hold nothing but what the person sees.
    ///
    /// # Errors
    /// When the records cannot be read.
    pub fn of(records: &'a dyn Records, me: PersonId, now: Timestamp) -> Result<Self, ApiError> {
        let municipality = records.need::<Municipality>(municipality_id())?.value;
        let lines = records.find::<LetterheadLines>(letterhead_id())?;
        let contact = lines.map(|lines| lines.value.contact).unwrap_or_default();
        Ok(Self { records, me, now, names: Names::of(records), municipality, contact })
    }

    /// The invitation with these items of its programme, in their order.
    ///
    /// # Errors
    /// [`Code::NotFound`] for what is not here, and [`Code::Refused`] for a meeting without its hour.
    pub fn programme(&self, meeting: RecordId, items: &[RecordId]) -> Result<OwnSheet, ApiError> {
        let id = meeting;
        let meeting = self.records.need::<Meeting>(id)?.value;
        let body = self.body(meeting.body)?;
        let layout = layouts::in_force_among(self.records, &PrintedKind::Invitation, Some(meeting.body))?;
        let roll = Roll { records: self.records, me: self.me, today: self.today() };
        let convener = convener_of(&roll, &meeting, &body)?;
        let convened_by = convener.map(|convener| convener.with_title()).unwrap_or_default();
        let title = naming::meeting(Some(meeting.number), &body);
        let invitation = Invitation {
            letterhead: self.letterhead(),
            file_number: self.file_number(&RegistryKind::Invitation, id)?,
            posted_on: None,
            removed_on: None,
            kind: word("print-own-page-kind"),
            starts_at: starts_at(&meeting)?,
            place: if meeting.place.trim().is_empty() { "–".to_owned() } else { meeting.place.clone() },
            convened_by,
            programme: self.sections(items)?,
            closing: Some(closing(&meeting, &body)),
            signatures: Vec::new(), // nobody signs or attests what the server makes for one person
            foot: say("print-invitation-foot", &[("meeting", title.as_str().into())]),
            title,
        };
        let page = invitation.page()?;
        let name = format!("program-{}", short_name(&meeting, &body));
        let ident = format!("own-page/{}/invitation/{id}", self.me);
        self.sheet(page, &layout, invitation.letterhead.crest, (name, ident))
    }

    /// The cover sheet of a paper that is dealt with at a meeting, under this number of the programme.
    ///
    /// # Errors
    /// [`Code::NotFound`] for what is not here.
    pub fn paper(
        &self,
        meeting: RecordId,
        paper: RecordId,
        item: Option<usize>,
    ) -> Result<OwnSheet, ApiError> {
        let id = paper;
        let paper = self.records.need::<Paper>(id)?.value;
        let body = self.records.find::<Meeting>(meeting)?.map(|stored| stored.value.body);
        let layout = layouts::in_force_among(self.records, &PrintedKind::CoverSheet, body)?;
        let sheet = CoverSheet {
            letterhead: self.letterhead(),
            file_number: self.file_number(&RegistryKind::Paper, id)?,
            issued_in: town_of(&self.municipality.address),
            issued_on: self.today(),
            number: if paper.number.is_empty() { word("print-no-number") } else { paper.number.clone() },
            title: paper.title.clone(),
            destination: item.map(|item| self.destination(meeting, item)).transpose()?,
            presenters: self.presenters(&paper)?,
            drafter: with_function(&self.names.person(paper.drafter)?),
            department: self.names.department(paper.department)?,
            competence: competence(law_of(&self.municipality), &paper.competence),
            report_file: self.report_file(&paper)?,
            confidentiality: say("print-access", &[("level", paper.confidentiality.as_str().into())]),
            preamble: deciding_body(&self.names, &paper)?,
            draft: clauses::printed(&paper.clauses),
            cover: self.cover(id)?,
            route: Vec::new(), // how the paper came here is told in the office
            annexes: self.annexes(id, &paper)?,
            opinions: self.opinions(id, &paper)?,
            signatures: Vec::new(),
        };
        let page = sheet.page()?;
        let name = format!("tisk-{}", sheet.number);
        let ident = format!("own-page/{}/cover-sheet/{id}", self.me);
        self.sheet(page, &layout, sheet.letterhead.crest, (name, ident))
    }

    /// The report of a paper that is a text.
    ///
    /// # Errors
    /// [`Code::NotFound`] for what is not here.
    pub fn report(&self, paper: RecordId) -> Result<OwnSheet, ApiError> {
        let Paper { title, number, report, .. } = self.records.need::<Paper>(paper)?.value;
        let (name, seen_by) = (format!("duvodova-zprava-{number}"), self.seen_by()?);
        let sheet = PackSheet {
            letterhead: self.letterhead(),
            issued_in: town_of(&self.municipality.address),
            issued_on: self.today(),
            kind: word("print-pack-report-kind"),
            title,
            under: Some(joined([number.as_str(), seen_by.as_str()])),
            lines: Vec::new(),
            text: report,
        };
        let ident = format!("own-page/{}/report/{paper}", self.me);
        let imprint = Imprint { produced_at: self.now, ident };
        let file_name = file_name::safe(&name, DocumentFormat::Pdf);
        Ok(OwnSheet { page: sheet.page()?, crest: sheet.letterhead.crest, imprint, file_name })
    }

    fn sheet(
        &self,
        mut page: Page,
        layout: &DocumentLayout,
        crest: Option<Crest>,
        (name, ident): (String, String),
    ) -> Result<OwnSheet, ApiError> {
        page.arrange(layout);
        page.foot = format!("{} · {}", page.foot, self.seen_by()?);
        let imprint = Imprint { produced_at: self.now, ident };
        let file_name = file_name::safe(&name, DocumentFormat::Pdf);
        Ok(OwnSheet { page, crest, imprint, file_name })
    }

    fn today(&self) -> Date {
        day_in_prague(self.now)
    }

    fn letterhead(&self) -> Letterhead {
        Letterhead { contact: self.contact.clone(), ..letterhead_of(&self.municipality) }
    }

    /// For whom it was made and when: another member may see more or less.
    fn seen_by(&self) -> Result<String, ApiError> {
        let name = self.names.person(self.me)?.name;
        let at = self.now.in_tz(ZONE).map_or(DateTime::MIN, |local| local.datetime());
        let values = [("name", name.into()), ("day", long_day(at.date()).into()), ("time", hour(at).into())];
        Ok(say("print-own-page-seen", &values))
    }

    fn body(&self, id: BodyId) -> Result<Body, ApiError> {
        let body = self.names.find_body(id)?;
        body.ok_or_else(|| ApiError::new(Code::NotFound, "refusal-not-found"))
    }

    fn file_number(&self, kind: &RegistryKind, id: RecordId) -> Result<Option<String>, ApiError> {
        let entry = self.records.find::<RegistryEntry>(registry_entry_id(kind, id))?;
        let entry = entry.map(|entry| entry.value).filter(RegistryEntry::is_registered);
        Ok(entry.map(|entry| marked((entry.numbers.reference_number, entry.numbers.file_mark))))
    }

    fn sections(&self, items: &[RecordId]) -> Result<Vec<ProgrammeSection>, ApiError> {
        let mut sections: Vec<ProgrammeSection> = Vec::new();
        let mut present = None;
        for (place, id) in items.iter().enumerate() {
            let item = self.records.need::<AgendaItem>(*id)?.value;
            if present.as_ref() != Some(&item.section) {
                let title = titled(item.section.trim(), sections.is_empty());
                sections.push(ProgrammeSection { title, items: Vec::new() });
                present = Some(item.section.clone());
            }
            if let Some(section) = sections.last_mut() {
                section.items.push(self.item(place + 1, item)?);
            }
        }
        Ok(sections)
    }

    fn item(&self, number: usize, item: AgendaItem) -> Result<ProgrammeItem, ApiError> {
        let before = earlier_of_item(self.records, &self.names, &item)?;
        let paper = item.paper.map(|paper| self.records.find::<Paper>(paper)).transpose()?.flatten();
        let paper = paper.map(|paper| paper.value);
        let presenter = item.presenter.or(paper.as_ref().map(|paper| paper.presenter));
        let presenter = presenter.map(|person| self.names.person(person)).transpose()?;
        let presenter = presenter.map(|person| person.name).filter(|name| !name.is_empty());
        let is_open = paper.as_ref().is_none_or(|paper| paper.confidentiality == Confidentiality::Public);
        let state = match item.state {
            AgendaItemState::Withdrawn => Some("print-item-withdrawn"),
            AgendaItemState::Postponed => Some("print-item-postponed"),
            _ => None,
        };
        let notes = [
            (!is_open).then(|| word("print-item-confidential")),
            presenter.map(|name| say("print-item-presenter", &[("name", name.into())])),
            item.is_late.then(|| word("print-item-late")),
            state.map(word),
        ];
        let notes: Vec<String> = notes.into_iter().flatten().collect();
        let of_item = (!notes.is_empty()).then(|| notes.join(", "));
        let is_whole = paper.as_ref().is_none_or(|paper| !is_watched(paper, None));
        let before = before.iter().filter_map(|word| earlier(word, is_whole));
        let lines: Vec<String> = of_item.into_iter().chain(before).collect();
        let of_paper = paper.map(|paper| paper.number).filter(|number| !number.is_empty());
        Ok(ProgrammeItem {
            number: format!("{number}."),
            title: item.title,
            note: (!lines.is_empty()).then(|| lines.join("\n")),
            paper: of_paper.map(|number| say("print-item-paper", &[("number", number.into())])),
        })
    }

    fn destination(&self, meeting: RecordId, item: usize) -> Result<String, ApiError> {
        let meeting = self.records.need::<Meeting>(meeting)?.value;
        let title = naming::meeting(Some(meeting.number), &self.body(meeting.body)?);
        let values = [
            ("meeting", title.into()),
            ("day", long_day(meeting.on).into()),
            ("item", item.to_string().into()),
        ];
        Ok(say("print-destination", &values))
    }

    fn presenters(&self, paper: &Paper) -> Result<Vec<String>, ApiError> {
        let all = std::iter::once(&paper.presenter).chain(&paper.co_presenters);
        let named = all.map(|person| Ok(with_function(&self.names.person(*person)?)));
        named.collect()
    }

    fn report_file(&self, paper: &Paper) -> Result<String, ApiError> {
        let file = paper.report_file.map(|file| self.records.find::<Attachment>(file)).transpose()?.flatten();
        let Some(file) = file else { return Ok(String::new()) };
        let (name, version) = (file.value.name, file.value.version.to_string());
        Ok(say("print-report-file", &[("name", name.into()), ("version", version.into())]))
    }

    /// As in the office: the name of a confidential annex is on no paper that leaves it.
    fn annexes(&self, id: RecordId, paper: &Paper) -> Result<Vec<Annex>, ApiError> {
        let mut files = self.records.under::<Attachment>(id)?;
        files.retain(|file| file.value.is_current() && !paper.is_report(file.id));
        files.sort_by_key(|file| (file.value.order, file.id));
        let annex = |file: Attachment| Annex {
            number: format!("{}.", file.order),
            title: if file.is_confidential { word("print-annex-hidden") } else { file.name },
            note: None,
        };
        Ok(files.into_iter().map(|file| annex(file.value)).collect())
    }

    fn cover(&self, paper: RecordId) -> Result<Option<Cover>, ApiError> {
        let found = self.records.find::<FinancialCover>(cover_id(paper))?.map(|found| found.value);
        let Some(found) = found.filter(|found| !found.lines.is_empty()) else { return Ok(None) };
        let total = found.total().map(|total| money(total.haler())).unwrap_or_default();
        let confirmed = match &found.confirmed {
            Some(confirmed) => {
                let by = confirmed.by.map(|by| self.names.person(by)).transpose()?;
                let name = by.map(|by| by.name).unwrap_or_default();
                let day = long_day(day_in_prague(confirmed.at));
                say("print-cover-confirmed", &[("name", name.into()), ("day", day.into())])
            }
            None => word("print-cover-unconfirmed"),
        };
        Ok(Some(Cover {
            lines: found.lines.iter().map(cover::line).collect(),
            total: say("print-cover-total", &[("amount", total.into())]),
            confirmed,
        }))
    }

    fn opinions(&self, id: RecordId, paper: &Paper) -> Result<Vec<OpinionLine>, ApiError> {
        let opinions = self.records.under::<Opinion>(id)?.into_iter().map(|one| self.opinion(&one.value));
        let remarks = paper.remarks.iter().map(|remark| self.remark(remark));
        opinions.chain(remarks).collect()
    }

    fn opinion(&self, opinion: &Opinion) -> Result<OpinionLine, ApiError> {
        let asked = match opinion.person {
            Some(person) => with_function(&self.names.person(person)?),
            None => self.names.department(opinion.department)?,
        };
        let substitute = opinion.in_place_of.and(opinion.given_by);
        let substitute = substitute.map(|by| self.names.person(by)).transpose()?;
        let from = match substitute {
            Some(by) => format!("{asked}, {}", say("print-in-place", &[("name", by.name.into())])),
            None => asked,
        };
        let due = long_day(opinion.due_on);
        let verdict = match opinion.state {
            OpinionState::Given => {
                let stance = opinion.stance.as_ref().map_or("", |stance| stance.as_str());
                say("print-stance", &[("stance", stance.into())])
            }
            OpinionState::Overdue => say("print-opinion-overdue", &[("day", due.into())]),
            OpinionState::Waived => word("print-opinion-waived"),
            OpinionState::Requested | OpinionState::Unknown(_) => {
                say("print-opinion-requested", &[("day", due.into())])
            }
        };
        let text = Some(opinion.text.clone()).filter(|text| !text.trim().is_empty());
        Ok(OpinionLine { from, on: opinion.given_at.map(day_in_prague), verdict, text })
    }

    /// What the office remarks on a member's own proposal.
    fn remark(&self, remark: &Remark) -> Result<OpinionLine, ApiError> {
        let by = remark.by.map(|by| self.names.person(by)).transpose()?;
        Ok(OpinionLine {
            from: by.map(|by| by.name).unwrap_or_default(),
            on: Some(day_in_prague(remark.at)),
            verdict: word("print-remark"),
            text: Some(remark.text.clone()),
        })
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn report(text: String) -> OwnSheet {
        let letterhead = Letterhead {
            municipality: "Město Vzorov".into(),
            address: String::new(),
            contact: String::new(),
            crest: None,
        };
        let sheet = PackSheet {
            letterhead,
            issued_in: "Vzorov".into(),
            issued_on: date(2026, 11, 23),
            kind: "Důvodová zpráva".into(),
            title: "Oprava lávky".into(),
            under: None,
            lines: Vec::new(),
            text,
        };
        let imprint = Imprint { produced_at: Timestamp::UNIX_EPOCH, ident: "own-page".into() };
        let page = sheet.page().unwrap();
        OwnSheet { page, crest: None, imprint, file_name: "duvodova-zprava.pdf".into() }
    }

    #[test]
    fn nobody_has_the_server_set_a_book() {
        assert!(report("Lávka je zavřená.".into()).print().is_ok());
        let long = report("a".repeat(MOST_BYTES)).print().unwrap_err();
        assert_eq!((long.code, long.key.as_str()), (Code::Refused, "document-too-long"));
    }
}
