//! Sends each paper on its way, as far as the plan says.
//!
//! Papers go wave by wave, because a meeting is convened once its items are on the agenda: first all
//! papers reach readiness, then each past meeting is convened, deals with its items and is closed.

use obeznik_app::ApiError;
use obeznik_circulation::paper::{CheckState, Paper};
use obeznik_kernel::calendar::add_days;
use obeznik_kernel::record::RecordsExt as _;
use obeznik_kernel::{Date, RecordId};
use serde_json::{Value, json};

use crate::plan::{ClausePlan, PaperPlan};
use crate::town::{Town, new_id};

/// A stop of a paper at a past meeting.
struct Stop {
    meeting: &'static str,
    votes: String,
    item: Option<RecordId>,
}

/// A paper under way.
struct Journey<'p> {
    plan: &'p PaperPlan,
    id: RecordId,
    stops: Vec<Stop>,
}

impl Town<'_> {
    pub(crate) fn send_papers_on_their_way(&mut self) -> Result<(), ApiError> {
        let papers = self.plan.papers.clone();
        let mut journeys = Vec::new();
        for (place, plan) in papers.iter().enumerate() {
            journeys.push(self.found(plan, place)?);
        }
        self.hold_past_meetings(&mut journeys)?;
        for journey in &journeys {
            self.finish(journey)?;
        }
        Ok(())
    }

    fn found<'p>(&self, plan: &'p PaperPlan, place: usize) -> Result<Journey<'p>, ApiError> {
        let minute = i8::try_from(place).unwrap_or(0);
        self.at(self.founded_on(plan), 8, minute);
        let id = new_id();
        let clauses: Vec<Value> = plan.clauses.iter().map(|clause| self.clause(clause)).collect();
        let input = json!({
            "paper": id, "paper_type": self.types[&plan.paper_type], "title": plan.title,
            "presenter": self.people[&plan.presenter], "co_presenters": [], "drafter": self.people[&plan.drafter],
            "department": self.departments[&plan.department], "competence": plan.competence,
            "confidentiality": plan.confidentiality, "named": [], "report": plan.report, "clauses": clauses,
            "due_on": null,
        });
        self.act(&plan.drafter, "circulation.create_paper", input)?;
        if plan.posted {
            let posting = json!({ "from": self.founded_on(plan), "to": null });
            self.edit(plan, id, "posting", posting)?;
        }
        self.towards_readiness(plan, id)?;
        Ok(Journey { plan, id, stops: stops(plan) })
    }

    /// Papers decided long ago were founded long ago.
    fn founded_on(&self, plan: &PaperPlan) -> Date {
        let days = match stops(plan).first().map(|stop| stop.meeting) {
            Some("advice-1" | "finance-1") => -70,
            Some("council-2") => -58,
            Some("council-3" | "advice-2") => -45,
            Some("finance-2") => -35,
            _ if plan.posted => -34,
            _ => -12,
        };
        add_days(self.today, days)
    }

    fn edit(&self, plan: &PaperPlan, id: RecordId, field: &str, value: Value) -> Result<(), ApiError> {
        let edits = json!([{ "field": field, "value": value, "base": null }]);
        self.act(&plan.drafter, "circulation.edit_paper", json!({ "paper": id, "edits": edits }))
    }

    fn clause(&self, plan: &ClausePlan) -> Value {
        if plan.assignee.is_empty() {
            return json!({ "verb": plan.verb, "text": plan.text, "points": [] });
        }
        let due_on = plan.due.map(|days| add_days(self.today, days));
        let mut task = json!({ "assignee": plan.assignee, "due_on": due_on });
        if !plan.due_text.is_empty() {
            task["due_text"] = json!(plan.due_text);
        }
        json!({ "verb": plan.verb, "text": "", "points": [{ "text": plan.text, "task": task, "points": [] }] })
    }

    /// Opinions, the head's approval, the formal check: as far as the paper got.
    fn towards_readiness(&self, plan: &PaperPlan, id: RecordId) -> Result<(), ApiError> {
        let started = self.founded_on(plan);
        let state = plan.state.as_str();
        if state == "draft" {
            return Ok(());
        }
        if state == "opinions" || state == "opinion-late" {
            let due = if state == "opinions" { add_days(self.today, 4) } else { add_days(self.today, -3) };
            return self.ask_opinions(plan, id, &["hloh", "tis"], due);
        }
        if !plan.opinions.is_empty() {
            self.gather_opinions(plan, id, started)?;
        }
        self.at(add_days(started, 4), 9, 10);
        self.act(&plan.drafter, "circulation.submit_to_head", json!({ "paper": id }))?;
        if state == "department" {
            return Ok(());
        }
        self.at(add_days(started, 5), 10, 20);
        let head = self.head_of(plan);
        self.act(&head, "circulation.head_approve", json!({ "paper": id }))?;
        self.at(add_days(started, 6), 11, 30);
        match state {
            "returned" => {
                let input = json!({ "paper": id, "reason": plan.reason });
                self.secretary("circulation.fail_formal_check", input)
            }
            "check" if plan.advice.is_empty() => Ok(()),
            _ => self.pass_check(id),
        }
    }

    fn head_of(&self, plan: &PaperPlan) -> String {
        let department = self.plan.departments.iter().find(|department| department.key == plan.department);
        department.map(|department| department.head.clone()).unwrap_or_default()
    }

    fn ask_opinions(&self, plan: &PaperPlan, id: RecordId, whom: &[&str], due: Date) -> Result<(), ApiError> {
        self.opinions_of(plan, id, whom, due).map(|_| ())
    }

    fn opinions_of(
        &self,
        plan: &PaperPlan,
        id: RecordId,
        whom: &[&str],
        due: Date,
    ) -> Result<Vec<RecordId>, ApiError> {
        let opinions: Vec<RecordId> = whom.iter().map(|_| new_id()).collect();
        let addressee = |(opinion, key): (&RecordId, &&str)| json!({ "opinion": opinion, "person": self.people[*key], "department": null, "mandatory": true });
        let addressees: Vec<Value> = opinions.iter().zip(whom).map(addressee).collect();
        let input = json!({ "paper": id, "addressees": addressees, "due_on": due });
        self.act(&plan.drafter, "circulation.request_opinions", input)?;
        Ok(opinions)
    }

    fn gather_opinions(&self, plan: &PaperPlan, id: RecordId, started: Date) -> Result<(), ApiError> {
        let whom: Vec<&str> = plan.opinions.keys().map(String::as_str).collect();
        let opinions = self.opinions_of(plan, id, &whom, add_days(started, 7))?;
        self.at(add_days(started, 2), 14, 0);
        for ((key, written), opinion) in plan.opinions.iter().zip(&opinions) {
            let (stance, text) = written.split_once('|').unwrap_or((written, ""));
            let input = json!({ "opinion": opinion, "stance": stance, "text": text, "version": 1 });
            self.act(key, "circulation.give_opinion", input)?;
        }
        self.at(add_days(started, 3), 8, 40);
        for opinion in &opinions {
            let input = json!({ "opinion": opinion, "settled": "Zapracováno do návrhu." });
            self.act(&plan.drafter, "circulation.settle_opinion", input)?;
        }
        self.act(&plan.drafter, "circulation.close_opinions", json!({ "paper": id, "reason": "" }))
    }

    /// The secretary lets the program check, ticks what is left and passes the paper.
    fn pass_check(&self, id: RecordId) -> Result<(), ApiError> {
        self.secretary("circulation.run_formal_check", json!({ "paper": id, "findings": [] }))?;
        let paper = self.office.read(|reader| Ok(reader.records.need::<Paper>(id)?))?;
        for item in &paper.value.formal_check {
            if matches!(item.state, CheckState::Open | CheckState::Failed) {
                let input = json!({
                    "paper": id, "item": item.id, "is_in_order": true,
                    "note": "Ověřeno podle spisu.",
                });
                self.secretary("circulation.tick_check_item", input)?;
            }
        }
        self.secretary("circulation.pass_formal_check", json!({ "paper": id }))
    }

    fn hold_past_meetings(&self, journeys: &mut [Journey<'_>]) -> Result<(), ApiError> {
        let past: Vec<_> =
            crate::calendar::meetings(self.today).into_iter().filter(|one| one.is_past).collect();
        for meeting in past {
            self.at(add_days(meeting.on, -16), 10, 0);
            let section = self.first_section(meeting.body);
            let opening_id = new_id();
            let opening = json!({
                "meeting": self.meetings[meeting.key], "agenda_item": opening_id,
                "title": "Zahájení, schválení programu a ověřovatelé", "section": section, "minutes": 5,
            });
            self.secretary("circulation.add_agenda_item", opening)?;
            for journey in journeys.iter_mut() {
                let (id, section) = (journey.id, self.section_for(meeting.body, journey.plan));
                if let Some(stop) = journey.stops.iter_mut().find(|stop| stop.meeting == meeting.key) {
                    stop.item = Some(self.schedule(id, meeting.key, &section)?);
                }
            }
            self.convene(meeting.key)?;
            self.note(meeting.key, opening_id)?;
            for stop in journeys.iter().flat_map(|journey| &journey.stops) {
                if let (true, Some(item)) = (stop.meeting == meeting.key, stop.item) {
                    self.enter(meeting.key, item, &stop.votes)?;
                }
            }
            self.close(meeting.key)?;
        }
        Ok(())
    }

    fn first_section(&self, body: &str) -> String {
        let plan = self.plan.bodies.iter().find(|plan| plan.key == body);
        plan.and_then(|plan| plan.sections.first().cloned()).unwrap_or_default()
    }

    /// The section of an agenda a paper belongs into, by its department.
    fn section_for(&self, body: &str, plan: &PaperPlan) -> String {
        let sections = self.plan.bodies.iter().find(|one| one.key == body).map(|one| one.sections.clone());
        let sections = sections.unwrap_or_default();
        let word = match plan.department.as_str() {
            "finance" | "skolstvi" => "Finance",
            "majetek" => "Majetek",
            _ => "Různé",
        };
        let found = sections.iter().find(|name| name.starts_with(word)).or(sections.last());
        found.cloned().unwrap_or_default()
    }

    /// What happens after the last past meeting.
    fn finish(&self, journey: &Journey<'_>) -> Result<(), ApiError> {
        let plan = journey.plan;
        let (state, meeting) = plan.state.split_once(':').unwrap_or((&plan.state, ""));
        match state {
            "withdrawn" => {
                self.at(add_days(self.today, -3), 9, 0);
                let input = json!({ "paper": journey.id, "reason": plan.reason });
                self.act(&plan.presenter, "circulation.withdraw_paper", input)
            }
            "scheduled" => {
                self.at(add_days(self.today, -6), 9, 0);
                self.schedule(journey.id, meeting, &self.section_for("rada", plan)).map(|_| ())
            }
            "late" => {
                self.at(self.today, 7, 0);
                self.schedule(journey.id, meeting, &self.section_for("rada", plan)).map(|_| ())
            }
            _ => Ok(()),
        }
    }
}

/// Past meetings a paper passes before the state the plan names.
fn stops(plan: &PaperPlan) -> Vec<Stop> {
    let stop = |meeting, votes: &str| Stop { meeting, votes: votes.to_owned(), item: None };
    let mut parts = plan.state.splitn(3, ':');
    let (state, meeting, votes) = (parts.next(), parts.next(), parts.next().unwrap_or("5-0-0"));
    let advice: Option<fn(bool) -> &'static str> = match plan.paper_type.as_str() {
        "majetek-z" => Some(|is_old| if is_old { "advice-1" } else { "advice-2" }),
        "finance-z" => Some(|is_old| if is_old { "finance-1" } else { "finance-2" }),
        _ => None,
    };
    let advice_stop =
        |is_old| advice.filter(|_| !plan.advice.is_empty()).map(|key| stop(key(is_old), &plan.advice));
    match (state, meeting) {
        (Some("decided"), Some("assembly-1")) => advice_stop(true)
            .into_iter()
            .chain([stop("council-2", "5-0-0"), stop("assembly-1", votes)])
            .collect(),
        (Some("decided"), Some("council-3")) => vec![stop("council-3", votes)],
        _ => advice_stop(false).into_iter().collect(),
    }
}
