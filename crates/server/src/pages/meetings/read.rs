//! What a person sees of meetings.

use std::collections::BTreeMap;

use obeznik_app::circulation::meetings::{EarlierWord, earlier_of_item};
use obeznik_app::municipality::names::Names;
use obeznik_authority::find_standing;
use obeznik_circulation::agenda::{AgendaItem, AgendaItemState};
use obeznik_circulation::attachment::{Attachment, SharedView, shared_view_id, takes_a_view};
use obeznik_circulation::clause::render;
use obeznik_circulation::distribution::{
    Apology, ConflictOfInterest, PackOpening, PackReach, Seen, apology_id, conflict_id, is_opening_noted,
    openings_of, pack_of, recipients, sendings_of,
};
use obeznik_circulation::meeting::{Meeting, MeetingState};
use obeznik_circulation::paper::Paper;
use obeznik_circulation::reading::is_watched;
use obeznik_kernel::calendar::{add_days, day_in_prague};
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{
    BlobHash, Body, BodyId, Date, Person, PersonId, RecordId, Records, Refusal, Standing, Stop, Stored,
    Timestamp,
};

use super::KEPT_DAYS;

/// No municipality has held more.
const MOST_MEETINGS: usize = 20_000;
/// Media type of a PDF.
const PDF: &str = "application/pdf";

/// Records through the eyes of one person today.
pub(super) struct Eyes<'a> {
    pub(super) records: &'a dyn Records,
    pub(super) standing: Standing,
    pub(super) today: Date,
    pub(super) now: Timestamp,
}

/// A meeting on a list.
pub(super) struct Row {
    pub(super) id: RecordId,
    pub(super) title: String,
    pub(super) when: String,
    pub(super) place: String,
    pub(super) is_over: bool,
}

/// A meeting with its programme.
pub(super) struct FoundMeeting {
    pub(super) row: Row,
    pub(super) note: String,
    pub(super) lines: Vec<Line>,
    /// Number and time of what was sent last.
    pub(super) version: Option<(u32, Timestamp)>,
    pub(super) is_sent: bool,
    pub(super) is_opened: bool,
    pub(super) may_answer: bool,
    pub(super) apology: Option<String>,
}

/// An item of a programme.
pub(super) struct Line {
    pub(super) id: RecordId,
    pub(super) number: usize,
    pub(super) title: String,
    /// Key of a word; empty for an item that is to be dealt with.
    pub(super) state: &'static str,
    pub(super) paper: Option<RecordId>,
    pub(super) annexes: Vec<AnnexLine>,
    /// What the bodies before said of its paper, as far as it is for this person; of one kept close what they came to
    /// alone, because who reads the programme is not written down.
    pub(super) earlier: Vec<EarlierWord>,
    pub(super) conflict: Option<String>,
}

/// An annex of an item.
pub(super) struct AnnexLine {
    pub(super) id: RecordId,
    pub(super) name: String,
}

/// A paper of a meeting.
pub(super) struct FoundPaper {
    pub(super) title: String,
    pub(super) number: String,
    pub(super) presenter: String,
    pub(super) clauses: String,
    pub(super) report: String,
    /// The file that is the report, where it is no text.
    pub(super) report_file: Option<AnnexLine>,
    /// What the bodies before said of it, as far as it is for this person.
    pub(super) earlier: Vec<EarlierWord>,
    pub(super) is_watched: bool,
}

/// An annex of a meeting.
pub(super) struct FoundAnnex {
    pub(super) paper: RecordId,
    pub(super) name: String,
    pub(super) content: BlobHash,
    pub(super) is_pdf: bool,
    pub(super) is_watched: bool,
}

impl<'a> Eyes<'a> {
    pub(super) fn of(records: &'a dyn Records, person: PersonId, now: Timestamp) -> Result<Self, Stop> {
        let standing = find_standing(records, person)?.ok_or_else(|| Refusal::new("refusal-not-found"))?;
        Ok(Self { records, standing, today: day_in_prague(now), now })
    }

    pub(super) fn seen(&self) -> Seen<'_> {
        Seen::by(self.records, &self.standing, self.today)
    }

    pub(super) fn me(&self) -> PersonId {
        self.standing.person
    }

    /// Meetings to which the person is invited, the next first, those that are over last.
    pub(super) fn meetings(&self) -> Result<Vec<Row>, Stop> {
        let seen = self.seen();
        let since = add_days(self.today, -KEPT_DAYS);
        let all: Vec<Stored<Meeting>> = seen.find_by("meeting_by_day", &[], MOST_MEETINGS)?;
        let mut invited: BTreeMap<(BodyId, Date), bool> = BTreeMap::new();
        let mut rows = Vec::new();
        for meeting in all.into_iter().filter(|one| one.value.on >= since && is_shown(&one.value)) {
            let key = (meeting.value.body, meeting.value.on);
            let is_mine = match invited.get(&key) {
                Some(known) => *known,
                None => {
                    let is_mine = self.is_invited(&meeting.value)?;
                    invited.insert(key, is_mine);
                    is_mine
                }
            };
            if is_mine {
                rows.push((meeting.value.on, self.row(&seen, &meeting)?));
            }
        }
        rows.sort_by_key(|(on, row)| if row.is_over { (1, -days(*on)) } else { (0, days(*on)) });
        Ok(rows.into_iter().map(|(_, row)| row).collect())
    }

    fn is_invited(&self, meeting: &Meeting) -> Result<bool, Stop> {
        let invited = recipients(self.records, meeting.body, meeting.on)?;
        Ok(invited.iter().any(|(person, _)| *person == self.me()))
    }

    /// The meeting, if the person sees it and is invited.
    pub(super) fn mine(&self, seen: &Seen<'_>, meeting: RecordId) -> Result<Option<Stored<Meeting>>, Stop> {
        let found: Option<Stored<Meeting>> = seen.find(meeting)?;
        match found {
            Some(found) if is_shown(&found.value) && self.is_invited(&found.value)? => Ok(Some(found)),
            _ => Ok(None),
        }
    }

    fn row(&self, seen: &Seen<'_>, stored: &Stored<Meeting>) -> Result<Row, Stop> {
        let meeting = &stored.value;
        let body = seen.find::<Body>(meeting.body)?.map(|body| body.value.name).unwrap_or_default();
        let on = meeting.on;
        let time = meeting.starts_at.replace(':', ".");
        Ok(Row {
            id: stored.id,
            title: format!("{body} ({}.)", meeting.number),
            when: format!("{}.\u{a0}{}.\u{a0}{} {time}", on.day(), on.month(), on.year()),
            place: meeting.place.clone(),
            is_over: !meeting.is_open(),
        })
    }

    /// A meeting with its programme.
    pub(super) fn meeting(&self, meeting: RecordId) -> Result<Option<FoundMeeting>, Stop> {
        let seen = self.seen();
        let Some(found) = self.mine(&seen, meeting)? else { return Ok(None) };
        let sent = sendings_of(&seen, found.id)?;
        let own = sent.iter().map(|one| &one.value).filter(|one| one.person == self.me());
        let last = own.max_by_key(|one| one.sent_at);
        let opened = openings_of(&seen, found.id)?;
        let version = last.map(|last| last.version.clone()).unwrap_or_default();
        let is_here = |one: &PackOpening| {
            one.person == self.me() && one.version == version && one.by.as_str() == "page"
        };
        let apology: Option<Stored<Apology>> = seen.find(apology_id(found.id, self.me()))?;
        Ok(Some(FoundMeeting {
            row: self.row(&seen, &found)?,
            note: found.value.invitation_note.clone(),
            lines: self.lines(&seen, found.id)?,
            version: last.map(|last| (last.number, last.sent_at)),
            is_sent: last.is_some(),
            is_opened: !is_opening_noted(&found.value, self.today)
                || opened.iter().any(|one| is_here(&one.value)),
            may_answer: found.value.is_open(),
            apology: apology.map(|apology| apology.value.reason),
        }))
    }

    fn lines(&self, seen: &Seen<'_>, meeting: RecordId) -> Result<Vec<Line>, Stop> {
        let pack = pack_of(self.records, meeting, &self.standing, self.today, PackReach::Everything)?;
        let names = Names::of(seen);
        let mut lines = Vec::with_capacity(pack.items.len());
        for (place, item) in pack.items.iter().enumerate() {
            let found: Stored<AgendaItem> = seen.need(item.item)?;
            let conflict: Option<Stored<ConflictOfInterest>> = seen.find(conflict_id(found.id, self.me()))?;
            let mut annexes = Vec::with_capacity(item.files.len());
            for file in &item.files {
                let annex: Stored<Attachment> = seen.need(file.file)?;
                annexes.push(AnnexLine { id: annex.id, name: annex.value.name });
            }
            let earlier = earlier_of_item(seen, &names, &found.value)?;
            let paper = found.value.paper.map(|id| seen.find::<Paper>(id)).transpose()?.flatten();
            let is_close = paper.is_some_and(|paper| is_watched(&paper.value, None));
            let told = |word: EarlierWord| if is_close { word.bare() } else { word };
            lines.push(Line {
                id: found.id,
                number: place + 1,
                title: found.value.title,
                state: match item.state {
                    AgendaItemState::Withdrawn => "door-item-withdrawn",
                    AgendaItemState::Postponed => "door-item-postponed",
                    _ => "",
                },
                paper: item.paper,
                annexes,
                earlier: earlier.into_iter().map(told).collect(),
                conflict: conflict.map(|conflict| conflict.value.reason),
            });
        }
        Ok(lines)
    }

    /// A paper on the programme of a meeting.
    pub(super) fn paper(&self, meeting: RecordId, paper: RecordId) -> Result<Option<FoundPaper>, Stop> {
        let seen = self.seen();
        let Some(found) = self.paper_of(&seen, meeting, paper)? else { return Ok(None) };
        let presenter = seen.find::<Person>(found.value.presenter)?;
        let is_watched = is_watched(&found.value, None);
        let Paper { title, number, clauses, report, report_file, .. } = found.value;
        let file = report_file.map(|file| seen.find::<Attachment>(file)).transpose()?.flatten();
        let report_file = file.map(|file| AnnexLine { id: file.id, name: file.value.name });
        let presenter = presenter.map(|person| person.value.full_name()).unwrap_or_default();
        let clauses = render(&clauses);
        let earlier = self.earlier(&seen, meeting, paper)?;
        Ok(Some(FoundPaper { title, number, presenter, clauses, report, report_file, earlier, is_watched }))
    }

    /// What the bodies before said of a paper on the programme of a meeting.
    fn earlier(&self, seen: &Seen<'_>, meeting: RecordId, paper: RecordId) -> Result<Vec<EarlierWord>, Stop> {
        let items: Vec<Stored<AgendaItem>> = seen.under(meeting)?;
        let item = items.into_iter().find(|item| is_of(&item.value, paper));
        item.map_or_else(|| Ok(Vec::new()), |item| earlier_of_item(seen, &Names::of(seen), &item.value))
    }

    pub(super) fn paper_of(
        &self,
        seen: &Seen<'_>,
        meeting: RecordId,
        paper: RecordId,
    ) -> Result<Option<Stored<Paper>>, Stop> {
        let Some(meeting) = self.mine(seen, meeting)? else { return Ok(None) };
        let items: Vec<Stored<AgendaItem>> = seen.under(meeting.id)?;
        let is_on = items.iter().any(|item| is_of(&item.value, paper));
        if is_on { seen.find(paper) } else { Ok(None) }
    }

    /// An annex of a paper on the programme of a meeting.
    pub(super) fn annex(&self, meeting: RecordId, annex: RecordId) -> Result<Option<FoundAnnex>, Stop> {
        let seen = self.seen();
        let file: Option<Stored<Attachment>> = seen.find(annex)?;
        let Some(file) = file.filter(|file| file.value.is_current()) else { return Ok(None) };
        let Some(paper) = file.parent else { return Ok(None) };
        let Some(paper) = self.paper_of(&seen, meeting, paper)? else { return Ok(None) };
        let is_watched = is_watched(&paper.value, Some(&file.value));
        let stem = file.value.name.rsplit_once('.').map_or(file.value.name.as_str(), |(stem, _)| stem);
        let by_hand = file.value.view().map(|view| view.blob.clone());
        let view = match by_hand {
            None if takes_a_view(&file.value) => shared_view(&seen, file.id)?,
            by_hand => by_hand,
        };
        let (name, content, is_pdf) = match view {
            Some(view) => (format!("{stem}.pdf"), view, true),
            None => (file.value.name.clone(), file.value.blob.clone(), file.value.media_type == PDF),
        };
        Ok(Some(FoundAnnex { paper: paper.id, name, content, is_pdf, is_watched }))
    }
}

/// The PDF that a computer of the office made of an annex for all.
fn shared_view(seen: &Seen<'_>, annex: RecordId) -> Result<Option<BlobHash>, Stop> {
    Ok(seen.find::<SharedView>(shared_view_id(annex))?.map(|view| view.value.blob))
}

/// Whether the item is about the paper and stands on the programme.
fn is_of(item: &AgendaItem, paper: RecordId) -> bool {
    item.paper == Some(paper) && item.state != AgendaItemState::Removed
}

/// What is only planned is not yet anybody's.
fn is_shown(meeting: &Meeting) -> bool {
    matches!(meeting.state, MeetingState::Convened | MeetingState::Held)
}

fn days(on: Date) -> i64 {
    i64::from(on.year()) * 372 + i64::from(on.month()) * 31 + i64::from(on.day())
}
