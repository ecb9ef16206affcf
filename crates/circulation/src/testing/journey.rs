//! Steps most tests begin with: a type of paper, a draft, a paper ready, a meeting convened.

use obeznik_kernel::calendar::{add_days, day_in_prague};
use obeznik_kernel::{BodyId, Date, RecordId, Stop};

use super::Vzorov;
use crate::clause::{Clause, ClauseTask, Point};
use crate::consultation::Schedule;
use crate::majority::Tally;
use crate::meeting::{ConveneMeeting, PlanMeeting};
use crate::outcome::{EnterOutcome, OutcomeKind};
use crate::paper::{
    Confidentiality, CreatePaper, HeadApprove, PassFormalCheck, RunFormalCheck, SubmitToHead,
};
use crate::paper_type::{ConsultationRole, DefinePaperType, PaperType, RouteStep, StepKind};

impl Vzorov {
    /// The civil day.
    pub fn today(&self) -> Date {
        day_in_prague(self.now)
    }

    /// A type whose papers pass the head, the formal check, and the bodies.
    ///
    /// # Errors
    /// What stops the command.
    pub fn paper_type(&mut self, bodies: &[(BodyId, ConsultationRole)]) -> Result<RecordId, Stop> {
        let value = PaperType {
            name: "Materiál".to_owned(),
            abbreviation: "M".to_owned(),
            route: route(bodies),
            required_opinions: Vec::new(),
            number_pattern: "T/{seq:year}/{yyyy}".to_owned(),
            competence_hint: "§ 102 odst. 3".to_owned(),
            active: true,
        };
        let paper_type = self.id();
        self.run("define_paper_type", self.people.secretary, &DefinePaperType { paper_type, value })?;
        Ok(paper_type)
    }

    /// What a clerk sends to found a paper with one task.
    pub fn draft_of(&mut self, paper_type: RecordId) -> CreatePaper {
        CreatePaper {
            paper: self.id(),
            paper_type,
            title: "Oprava chodníku v Lipové ulici".to_owned(),
            presenter: self.people.mayor(),
            co_presenters: Vec::new(),
            drafter: None,
            department: Some(self.people.investments),
            competence: String::new(),
            confidentiality: Confidentiality::AllBodies,
            named: Vec::new(),
            report: "Chodník je v havarijním stavu.".to_owned(),
            clauses: vec![approving(), tasking()],
            due_on: None,
        }
    }

    /// A draft by the clerk.
    ///
    /// # Errors
    /// What stops the command.
    pub fn draft(&mut self, paper_type: RecordId) -> Result<RecordId, Stop> {
        let input = self.draft_of(paper_type);
        self.run("create_paper", self.people.clerk, &input)?;
        Ok(input.paper)
    }

    /// A draft, submitted, approved, checked: ready for its first body.
    ///
    /// # Errors
    /// What stops one of the commands.
    pub fn ready(&mut self, paper_type: RecordId) -> Result<RecordId, Stop> {
        let paper = self.draft(paper_type)?;
        self.make_ready(paper)?;
        Ok(paper)
    }

    /// Takes a draft through the head and the formal check.
    ///
    /// # Errors
    /// What stops one of the commands.
    pub fn make_ready(&mut self, paper: RecordId) -> Result<(), Stop> {
        let (clerk, head, secretary) = (self.people.clerk, self.people.head, self.people.secretary);
        self.run("submit_to_head", clerk, &SubmitToHead { paper, from: None })?;
        self.run("head_approve", head, &HeadApprove { paper, from: None })?;
        self.run("run_formal_check", secretary, &RunFormalCheck { paper, findings: Vec::new() })?;
        self.run("pass_formal_check", secretary, &PassFormalCheck { paper, from: None })
    }

    /// A planned meeting of a body on a day.
    ///
    /// # Errors
    /// What stops the command.
    pub fn meeting(&mut self, body: BodyId, on: Date) -> Result<RecordId, Stop> {
        let meeting = self.id();
        let (starts_at, place) = (String::new(), String::new());
        let input = PlanMeeting { meeting, body, term: 9, on, starts_at, place, number: None };
        self.run("plan_meeting", self.people.secretary, &input)?;
        Ok(meeting)
    }

    /// Puts a paper on the agenda of a meeting; gives the item.
    ///
    /// # Errors
    /// What stops the command.
    pub fn schedule(&mut self, paper: RecordId, meeting: RecordId) -> Result<RecordId, Stop> {
        let agenda_item = self.id();
        let (section, late_reason) = (None, "Naléhavá věc.".to_owned());
        let late_consent = None;
        let input = Schedule {
            paper,
            consultation: None,
            meeting,
            agenda_item,
            section,
            minutes: 10,
            late_reason,
            late_consent,
        };
        self.run("schedule", self.people.secretary, &input)?;
        Ok(agenda_item)
    }

    /// Convenes a meeting.
    ///
    /// # Errors
    /// What stops the command.
    pub fn convene(&mut self, meeting: RecordId) -> Result<(), Stop> {
        let input = ConveneMeeting { meeting, crisis_reason: String::new() };
        self.run("convene_meeting", self.people.secretary, &input)
    }

    /// Enters a vote by the secretary.
    ///
    /// # Errors
    /// What stops the command.
    pub fn vote(&mut self, agenda_item: RecordId, in_favour: u32, against: u32) -> Result<(), Stop> {
        self.run("enter_outcome", self.people.secretary, &vote(agenda_item, in_favour, against))
    }

    /// Brings a ready paper before its next body ten days later and votes; gives the item.
    ///
    /// # Errors
    /// What stops one of the commands.
    pub fn decide(&mut self, paper: RecordId, body: BodyId, votes: (u32, u32)) -> Result<RecordId, Stop> {
        let on = add_days(self.today(), 10);
        let meeting = self.meeting(body, on)?;
        let item = self.schedule(paper, meeting)?;
        self.convene(meeting)?;
        self.go_to(on);
        self.vote(item, votes.0, votes.1)?;
        Ok(item)
    }
}

/// A vote by counts.
pub fn vote(agenda_item: RecordId, in_favour: u32, against: u32) -> EnterOutcome {
    EnterOutcome {
        agenda_item,
        kind: OutcomeKind::Vote,
        tally: Some(Tally { in_favour, against, ..Tally::default() }),
        ballots: Vec::new(),
        announced: None,
        explanation: String::new(),
        position: None,
        reason: String::new(),
        clauses: None,
        assignees: Vec::new(),
    }
}

/// The steps of a usual route.
pub fn route(bodies: &[(BodyId, ConsultationRole)]) -> Vec<RouteStep> {
    let step = |id: &str, kind, body, role| RouteStep {
        id: id.to_owned(),
        kind,
        body,
        role,
        days: None,
        mandatory: true,
    };
    let mut steps = vec![
        step("head", StepKind::DepartmentReview, None, None),
        step("check", StepKind::FormalCheck, None, None),
    ];
    for (index, (body, role)) in bodies.iter().enumerate() {
        steps.push(step(&format!("body-{index}"), StepKind::Consultation, Some(*body), Some(role.clone())));
    }
    steps
}

fn approving() -> Clause {
    Clause::new("schvaluje", "opravu chodníku v Lipové ulici")
}

fn tasking() -> Clause {
    let task = ClauseTask {
        assignee: "vedoucí odboru investic Vávrové".to_owned(),
        due_on: Some(jiff::civil::date(2027, 2, 28)),
        ..ClauseTask::default()
    };
    let point = Point {
        label: Some("1.".to_owned()),
        text: "zadat opravu".to_owned(),
        task: Some(task),
        points: Vec::new(),
    };
    Clause { points: vec![point], ..Clause::new("ukládá", "") }
}
