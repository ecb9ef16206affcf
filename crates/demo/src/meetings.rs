//! Plans the meetings and enters what the past ones decided.

use obeznik_app::ApiError;
use obeznik_kernel::RecordId;
use obeznik_kernel::calendar::add_days;
use serde_json::json;

use crate::calendar::{Planned, meetings};
use crate::town::{Town, new_id, term_start};

/// Days before an assembly on which it is convened; the law asks for seven (§ 93/1).
const CONVENED_BEFORE: i32 = 9;

impl Town<'_> {
    pub(crate) fn plan_meetings(&mut self) -> Result<(), ApiError> {
        self.at(add_days(term_start(self.today), 1), 9, 0);
        let term: u32 = self.plan.term.label.parse().unwrap_or(1);
        for planned in meetings(self.today) {
            let id = new_id();
            let input = json!({
                "meeting": id, "body": self.bodies[planned.body], "term": term, "on": planned.on,
                "starts_at": "", "place": "", "number": null,
            });
            self.secretary("circulation.plan_meeting", input)?;
            self.meetings.insert(planned.key, id);
        }
        Ok(())
    }

    /// The planned meeting of a key.
    pub(crate) fn planned(&self, key: &str) -> Option<Planned> {
        meetings(self.today).into_iter().find(|planned| planned.key == key)
    }

    /// Puts a paper on an agenda some days before the meeting and gives the item.
    pub(crate) fn schedule(
        &self,
        paper: RecordId,
        meeting: &str,
        section: &str,
    ) -> Result<RecordId, ApiError> {
        let item = new_id();
        let input = json!({
            "paper": paper, "consultation": null, "meeting": self.meetings[meeting], "agenda_item": item,
            "section": section, "minutes": 10, "late_reason": "Podklady přišly až po uzávěrce.",
        });
        self.secretary("circulation.schedule", input)?;
        Ok(item)
    }

    /// Convenes the past meetings, each some days before it met.
    pub(crate) fn convene(&self, key: &str) -> Result<(), ApiError> {
        let Some(planned) = self.planned(key) else { return Ok(()) };
        self.at(add_days(planned.on, -CONVENED_BEFORE), 13, 0);
        let input = json!({ "meeting": self.meetings[key], "crisis_reason": "" });
        self.secretary("circulation.convene_meeting", input)
    }

    /// Enters the votes `5-0-1` (for, against, abstained) of an item; the rest were away.
    pub(crate) fn enter(&self, key: &str, item: RecordId, votes: &str) -> Result<(), ApiError> {
        let Some(planned) = self.planned(key) else { return Ok(()) };
        self.at(planned.on, 18, 0);
        let mut counts = votes.split('-').map(|count| count.parse::<u32>().unwrap_or(0));
        let mut next = || counts.next().unwrap_or(0);
        let (in_favour, against, abstained) = (next(), next(), next());
        let seats =
            self.plan.bodies.iter().find(|body| body.key == planned.body).map_or(0, |body| body.seats);
        let absent = seats.saturating_sub(in_favour + against + abstained);
        let tally = json!({
            "members": seats, "in_favour": in_favour, "against": against, "abstained": abstained,
            "not_voted": 0, "absent": absent, "excluded": 0,
        });
        let input = json!({ "agenda_item": item, "kind": "vote", "tally": tally });
        self.secretary("circulation.enter_outcome", input)
    }

    /// Enters an item that was dealt with without a vote.
    pub(crate) fn note(&self, key: &str, item: RecordId) -> Result<(), ApiError> {
        let Some(planned) = self.planned(key) else { return Ok(()) };
        self.at(planned.on, 17, 50);
        let input = json!({ "agenda_item": item, "kind": "discussed_only" });
        self.secretary("circulation.enter_outcome", input)
    }

    /// Ends the past meetings.
    pub(crate) fn close(&self, key: &str) -> Result<(), ApiError> {
        let Some(planned) = self.planned(key) else { return Ok(()) };
        self.at(planned.on, 19, 0);
        self.secretary("circulation.close_meeting", json!({ "meeting": self.meetings[key] }))
    }
}
