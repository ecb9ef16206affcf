//! Steps most tests begin with: a type of paper, a draft, a paper ready, a meeting convened.

use obeznik_kernel::calendar::{add_days, day_in_prague};
use obeznik_kernel::{BodyId, Date, PersonId, RecordId, Stop};

use super::Vzorov;
use crate::clause::{Clause, ClauseTask, Point};
use crate::consultation::Schedule;
use crate::majority::Tally;
use crate::meeting::{ConveneMeeting, PlanMeeting};
use crate::outcome::{EnterOutcome, OutcomeKind};
use crate::paper::{
    Confidentiality, CreatePaper, HeadApprove, PassFormalCheck, RunFormalCheck, SubmitToHead,
};
use crate::paper_type::{
    Approval, Ask, ConsultationRole, DefinePaperType, PaperType, ReturnsTo, RouteStep, StepKind, Submitter,
};

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
        self.paper_type_of(route(bodies), Submitter::Office)
    }

    /// A type with a route of its own.
    ///
    /// # Errors
    /// What stops the command.
    pub fn paper_type_of(&mut self, route: Vec<RouteStep>, submitter: Submitter) -> Result<RecordId, Stop> {
        let paper_type = self.id();
        self.define(paper_type, route, submitter)?;
        Ok(paper_type)
    }

    /// Sets a type up, or changes its route.
    ///
    /// # Errors
    /// What stops the command.
    pub fn define(
        &mut self,
        paper_type: RecordId,
        route: Vec<RouteStep>,
        submitter: Submitter,
    ) -> Result<(), Stop> {
        let value = PaperType {
            name: "Materiál".to_owned(),
            abbreviation: "M".to_owned(),
            route,
            required_opinions: Vec::new(),
            number_pattern: "T/{seq:year}/{yyyy}".to_owned(),
            competence_hint: "§ 102 odst. 3".to_owned(),
            active: true,
            submitter,
            needs_cover: false,
        };
        self.run("define_paper_type", self.people.secretary, &DefinePaperType { paper_type, value })
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
            report_file: None,
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
        self.run(
            "pass_formal_check",
            secretary,
            &PassFormalCheck { paper, remark: String::new(), from: None },
        )
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
            late_absence: String::new(),
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
        cause: None,
        clauses: None,
        assignees: Vec::new(),
    }
}

/// The steps of a usual route.
pub fn route(bodies: &[(BodyId, ConsultationRole)]) -> Vec<RouteStep> {
    let mut steps = vec![
        RouteStep::of_kind("head", StepKind::DepartmentReview),
        RouteStep::of_kind("check", StepKind::FormalCheck),
    ];
    for (index, (body, role)) in bodies.iter().enumerate() {
        steps.push(RouteStep::before_body(&format!("body-{index}"), *body, role.clone()));
    }
    steps
}

/// A step of the office that asks the head of the paper's own department.
pub fn asking(id: &str, asks: Ask) -> RouteStep {
    let approval = Approval {
        asks,
        person: None,
        department: None,
        role: None,
        is_beside: false,
        returns_to: ReturnsTo::Drafter,
    };
    RouteStep { approval: Some(approval), days: Some(3), ..RouteStep::of_kind(id, StepKind::Approval) }
}

/// The same step asked of a person.
pub fn asking_person(id: &str, asks: Ask, person: PersonId) -> RouteStep {
    let step = asking(id, asks);
    let approval = step.approval.clone().map(|approval| Approval { person: Some(person), ..approval });
    RouteStep { approval, ..step }
}

/// The same step beside the one before it.
pub fn beside(step: RouteStep) -> RouteStep {
    let approval = step.approval.clone().map(|approval| Approval { is_beside: true, ..approval });
    RouteStep { approval, ..step }
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
