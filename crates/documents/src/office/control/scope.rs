//! What the package covers: the period, and whether what is kept close goes too.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use obeznik_app::ApiError;
use obeznik_circulation::agenda::AgendaItem;
use obeznik_circulation::audience::is_kept_close;
use obeznik_circulation::paper::Paper;
use obeznik_circulation::resolution::Resolution;
use obeznik_kernel::record::{RecordsExt as _, typed};
use obeznik_kernel::{Date, RawRecord, Record, RecordId};

use super::ControlInput;
use crate::control_contents::LeftOutLine;
use crate::office::house::House;
use crate::office::wording::{long_day, say, word};

/// Most records of one kind.
pub(super) const MOST: usize = 1_000_000;

/// Why something is not in the package.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Why {
    /// Its paper is kept close, and that was not asked for.
    Confidential,
    /// It is a whole that also holds what is kept close.
    HoldsConfidential,
    /// It cannot be printed; a sentence.
    NotPrintable(String),
    /// Its content is not here or cannot be read.
    Missing,
    /// The office does not tell it to who made the package, or it was erased.
    Untold,
    /// Nobody added it.
    NotAdded,
    /// Nobody added it yet, and it is to be made by that day.
    NotDue(Date),
}

/// Something left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct LeftOut {
    pub(super) what: String,
    pub(super) why: Why,
}

impl LeftOut {
    /// As the table of contents says it.
    pub(super) fn line(&self) -> LeftOutLine {
        let why = match &self.why {
            Why::Confidential => word("print-control-why-confidential"),
            Why::HoldsConfidential => word("print-control-why-holds-confidential"),
            Why::NotPrintable(sentence) => sentence.clone(),
            Why::Missing => word("print-control-why-missing"),
            Why::Untold => word("print-control-why-untold"),
            Why::NotAdded => word("print-control-why-not-added"),
            Why::NotDue(day) => say("print-control-why-not-due", &[("day", long_day(*day).into())]),
        };
        LeftOutLine { what: self.what.clone(), why }
    }
}

/// The period and the people's trust, over one snapshot.
pub(super) struct Scope<'a> {
    pub(super) house: &'a House<'a>,
    input: &'a ControlInput,
    closed: RefCell<BTreeMap<RecordId, bool>>,
    leaves: RefCell<BTreeSet<RecordId>>,
    left_out: RefCell<Vec<LeftOut>>,
}

impl<'a> Scope<'a> {
    pub(super) fn new(house: &'a House<'a>, input: &'a ControlInput) -> Self {
        let (closed, leaves, left_out) = (RefCell::default(), RefCell::default(), RefCell::default());
        Self { house, input, closed, leaves, left_out }
    }

    /// Whether the day lies in the period.
    pub(super) fn holds(&self, day: Date) -> bool {
        (self.input.from..=self.input.to).contains(&day)
    }

    /// First and last day.
    pub(super) fn period(&self) -> (Date, Date) {
        (self.input.from, self.input.to)
    }

    /// Whether what belongs to the paper goes; what is kept close and goes is remembered, to be noted.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub(super) fn lets_go(&self, paper: Option<RecordId>) -> Result<bool, ApiError> {
        let Some(id) = paper else { return Ok(true) };
        if !self.is_closed(id)? {
            return Ok(true);
        }
        if self.input.with_confidential {
            self.leaves.borrow_mut().insert(id);
        }
        Ok(self.input.with_confidential)
    }

    /// A paper that is not here may be kept from others too.
    fn is_closed(&self, id: RecordId) -> Result<bool, ApiError> {
        if let Some(known) = self.closed.borrow().get(&id) {
            return Ok(*known);
        }
        let paper = self.house.reader.records.find::<Paper>(id)?;
        let is_closed = paper.is_none_or(|paper| is_kept_close(&paper.value));
        self.closed.borrow_mut().insert(id, is_closed);
        Ok(is_closed)
    }

    /// The paper a record belongs to, if any.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub(super) fn paper_of(&self, record: &RawRecord) -> Result<Option<RecordId>, ApiError> {
        Ok(match record.kind.as_str() {
            Paper::KIND => Some(record.id),
            Resolution::KIND => typed::<Resolution>(record)?.value.paper,
            AgendaItem::KIND => typed::<AgendaItem>(record)?.value.paper,
            _ => record.parent.map(|parent| self.paper_above(parent)).transpose()?.flatten(),
        })
    }

    /// The paper of what lies under it, its resolution or its item of an agenda: tasks and outcomes, numbers of the
    /// filing service, files put in place of documents, conflicts of interest.
    fn paper_above(&self, parent: RecordId) -> Result<Option<RecordId>, ApiError> {
        let records = self.house.reader.records;
        if let Some(paper) = records.find::<Paper>(parent)? {
            return Ok(Some(paper.id));
        }
        if let Some(resolution) = records.find::<Resolution>(parent)? {
            return Ok(resolution.value.paper);
        }
        Ok(records.find::<AgendaItem>(parent)?.and_then(|item| item.value.paper))
    }

    /// Writes down what is left out; the same thing once.
    pub(super) fn leave_out(&self, what: String, why: Why) {
        let one = LeftOut { what, why };
        let mut left_out = self.left_out.borrow_mut();
        if !left_out.contains(&one) {
            left_out.push(one);
        }
    }

    /// Papers kept close that go, and what is left out.
    pub(super) fn into_parts(self) -> (BTreeSet<RecordId>, Vec<LeftOut>) {
        (self.leaves.into_inner(), self.left_out.into_inner())
    }
}
