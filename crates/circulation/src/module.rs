//! The table of the module: commands, records, and what time brings about.

use obeznik_kernel::calendar::day_in_prague;
use obeznik_kernel::module::{Execute, FindSubject};
use obeznik_kernel::{
    Action, CommandSpec, KindSpec, Module, Prediction, Records, RecordsExt, Stop, Stored, Timestamp,
};

use crate::opinion::{ExpireOpinion, Opinion, OpinionState};
use crate::paper::{LapseStep, Paper, PaperState, lapsing};
use crate::{
    agenda, attachment, comment, consultation, cover, distribution, edition, from_document, handover, import,
    layout, mayor, meeting, notices, opinion, outcome, paper, paper_type, reading, registry, resolution,
    series, subject, task, variant,
};

/// The circulation of documents.
pub const MODULE: Module = Module { name: "circulation", commands: COMMANDS, kinds: KINDS, due };

/// Every kind of record of the module.
pub const KINDS: &[KindSpec] = &[
    KindSpec::of::<paper_type::PaperType>(),
    KindSpec::of::<paper::Paper>(),
    KindSpec::of::<paper::PaperVersion>(),
    KindSpec::of::<attachment::Attachment>().with_companion(attachment::shared_view_of),
    KindSpec::of::<attachment::SharedView>(),
    KindSpec::of::<opinion::Opinion>(),
    KindSpec::of::<comment::Comment>(),
    KindSpec::of::<reading::Reading>(),
    KindSpec::of::<consultation::Consultation>(),
    KindSpec::of::<meeting::Meeting>(),
    KindSpec::of::<meeting::MeetingDocument>(),
    KindSpec::of::<agenda::AgendaItem>(),
    KindSpec::of::<agenda::AgendaVersion>(),
    KindSpec::of::<outcome::Outcome>(),
    KindSpec::of::<resolution::Resolution>(),
    KindSpec::of::<task::Task>(),
    KindSpec::of::<series::Series>(),
    KindSpec::of::<import::ImportBatch>(),
    KindSpec::of::<from_document::DocumentHeadings>(),
    KindSpec::of::<registry::RegistryEntry>(),
    KindSpec::of::<registry::FilingRules>(),
    KindSpec::of::<cover::FinancialCover>(),
    KindSpec::of::<distribution::MemberChannel>(),
    KindSpec::of::<distribution::Sending>(),
    KindSpec::of::<distribution::PackOpening>(),
    KindSpec::of::<distribution::Apology>(),
    KindSpec::of::<distribution::ConflictOfInterest>(),
    KindSpec::of::<notices::NoticeChoice>(),
    KindSpec::of::<edition::Edition>(),
    KindSpec::of::<layout::DocumentLayout>(),
    KindSpec::of::<layout::LetterheadLines>(),
];

/// Every command of the module.
pub const COMMANDS: &[CommandSpec] = &[
    authority("circulation.define_paper_type", Action::SetUp, subject::office, paper_type::define_paper_type),
    authority("circulation.continue_numbers", Action::SetUp, subject::office, resolution::continue_numbers),
    authority("circulation.create_paper", Action::DraftPaper, subject::new_paper, paper::create_paper),
    local(
        "circulation.learn_headings",
        Action::DraftPaper,
        from_document::subject,
        from_document::learn_headings,
    ),
    local("circulation.edit_paper", Action::DraftPaper, subject::paper, paper::edit_paper),
    local("circulation.make_version", Action::DraftPaper, subject::paper, paper::make_version),
    local("circulation.put_report_file", Action::DraftPaper, subject::paper, paper::put_report_file),
    local("circulation.write_report", Action::DraftPaper, subject::paper, paper::write_report),
    local("circulation.attach", Action::DraftPaper, subject::paper, attachment::attach),
    local(
        "circulation.replace_attachment",
        Action::DraftPaper,
        subject::attachment,
        attachment::replace_attachment,
    ),
    local(
        "circulation.remove_attachment",
        Action::DraftPaper,
        subject::attachment,
        attachment::remove_attachment,
    ),
    local(
        "circulation.classify_attachment",
        Action::DraftPaper,
        subject::attachment,
        attachment::classify_attachment,
    ),
    local(
        "circulation.mark_attachment",
        Action::DraftPaper,
        subject::attachment,
        attachment::mark_attachment,
    ),
    local("circulation.share_view", Action::DraftPaper, attachment::subject_of_share, attachment::share_view),
    local("circulation.add_view", Action::DraftPaper, subject::attachment, attachment::add_view),
    local("circulation.request_opinions", Action::DraftPaper, subject::paper, opinion::request_opinions),
    local(
        "circulation.remind_opinion",
        Action::DraftPaper,
        subject::paper_of_opinion,
        opinion::remind_opinion,
    ),
    local("circulation.give_opinion", Action::GiveOpinion, subject::opinion, opinion::give_opinion),
    local("circulation.waive_opinion", Action::DraftPaper, subject::paper_of_opinion, opinion::waive_opinion),
    local(
        "circulation.settle_opinion",
        Action::DraftPaper,
        subject::paper_of_opinion,
        opinion::settle_opinion,
    ),
    local("circulation.close_opinions", Action::DraftPaper, subject::paper, opinion::close_opinions),
    authority(
        "circulation.expire_opinion",
        Action::ActOfTime,
        subject::paper_of_opinion,
        opinion::expire_opinion,
    ),
    local("circulation.submit_to_head", Action::DraftPaper, subject::paper, paper::submit_to_head),
    local(
        "circulation.head_approve",
        Action::ReviewForDepartment,
        subject::paper_for_head,
        paper::head_approve,
    ),
    local(
        "circulation.head_return",
        Action::ReviewForDepartment,
        subject::paper_for_head,
        paper::head_return,
    ),
    local("circulation.approve_step", Action::TakeStep, subject::paper_at_step, paper::approve_step),
    local("circulation.advise_step", Action::TakeStep, subject::paper_at_step, paper::advise_step),
    local("circulation.note_step", Action::TakeStep, subject::paper_at_step, paper::note_step),
    local("circulation.return_step", Action::TakeStep, subject::paper_at_step, paper::return_step),
    authority("circulation.skip_step", Action::HandlePaper, subject::paper, paper::skip_step),
    authority("circulation.lapse_step", Action::ActOfTime, subject::paper, paper::lapse_step),
    local("circulation.rework", Action::DraftPaper, subject::paper, paper::rework),
    local("circulation.run_formal_check", Action::HandlePaper, subject::paper, paper::run_formal_check),
    local("circulation.tick_check_item", Action::HandlePaper, subject::paper, paper::tick_check_item),
    local("circulation.pass_formal_check", Action::HandlePaper, subject::paper, paper::pass_formal_check),
    local("circulation.fail_formal_check", Action::HandlePaper, subject::paper, paper::fail_formal_check),
    authority("circulation.schedule", Action::HandlePaper, subject::paper, consultation::schedule),
    authority("circulation.unschedule", Action::HandlePaper, subject::paper, consultation::unschedule),
    authority(
        "circulation.pass_without_opinion",
        Action::HandlePaper,
        subject::paper,
        consultation::pass_without_opinion,
    ),
    authority("circulation.change_body", Action::HandlePaper, subject::paper, consultation::change_body),
    authority("circulation.postpone", Action::EnterOutcome, subject::paper_in_body, consultation::postpone),
    authority(
        "circulation.withdraw_paper",
        Action::WithdrawPaper,
        subject::paper_to_withdraw,
        paper::withdraw_paper,
    ),
    authority("circulation.split_paper", Action::HandlePaper, subject::paper, paper::split_paper),
    authority("circulation.merge_papers", Action::HandlePaper, subject::paper, paper::merge_papers),
    authority("circulation.close_with_term", Action::HandlePaper, subject::paper, paper::close_with_term),
    authority("circulation.hand_over", Action::HandlePaper, handover::subject_of_work, handover::hand_over),
    authority(
        "circulation.plan_constituent",
        Action::HandlePaper,
        subject::office,
        meeting::plan_constituent,
    ),
    authority("circulation.plan_meeting", Action::PlanMeeting, subject::new_meeting, meeting::plan_meeting),
    authority("circulation.plan_series", Action::PlanMeeting, subject::new_meeting, meeting::plan_series),
    authority("circulation.edit_meeting", Action::PlanMeeting, subject::meeting, meeting::edit_meeting),
    authority("circulation.convene_meeting", Action::PlanMeeting, subject::meeting, meeting::convene_meeting),
    authority("circulation.cancel_meeting", Action::PlanMeeting, subject::meeting, meeting::cancel_meeting),
    authority("circulation.close_meeting", Action::EnterOutcome, subject::meeting, meeting::close_meeting),
    local(
        "circulation.add_meeting_document",
        Action::PlanMeeting,
        subject::meeting,
        meeting::add_meeting_document,
    ),
    local(
        "circulation.remove_meeting_document",
        Action::PlanMeeting,
        subject::meeting_document,
        meeting::remove_meeting_document,
    ),
    local(
        "circulation.set_meeting_document_kind",
        Action::PlanMeeting,
        subject::meeting_document,
        meeting::set_meeting_document_kind,
    ),
    local(
        "circulation.choose_channel",
        Action::PlanMeeting,
        distribution::subject_of_choice,
        distribution::choose_channel,
    ),
    trace("circulation.send_pack", Action::PlanMeeting, subject::meeting, distribution::send_pack),
    trace("circulation.note_pack_opened", Action::Annotate, subject::meeting, distribution::note_pack_opened),
    local("circulation.apologise", Action::Annotate, subject::meeting, distribution::apologise),
    local(
        "circulation.take_apology_back",
        Action::Annotate,
        subject::meeting,
        distribution::take_apology_back,
    ),
    local(
        "circulation.announce_conflict",
        Action::Annotate,
        subject::agenda_item,
        distribution::announce_conflict,
    ),
    local(
        "circulation.withdraw_conflict",
        Action::Annotate,
        subject::agenda_item,
        distribution::withdraw_conflict,
    ),
    authority("circulation.add_agenda_item", Action::PlanMeeting, subject::meeting, agenda::add_agenda_item),
    authority(
        "circulation.move_agenda_item",
        Action::PlanMeeting,
        subject::agenda_item,
        agenda::move_agenda_item,
    ),
    authority(
        "circulation.remove_agenda_item",
        Action::PlanMeeting,
        subject::agenda_item,
        agenda::remove_agenda_item,
    ),
    authority("circulation.enter_outcome", Action::EnterOutcome, subject::outcome, outcome::enter_outcome),
    authority(
        "circulation.correct_outcome",
        Action::CorrectOutcome,
        subject::corrected,
        outcome::correct_outcome,
    ),
    authority(
        "circulation.decide_as_mayor",
        Action::EnterOutcome,
        subject::before_mayor,
        mayor::decide_as_mayor,
    ),
    authority(
        "circulation.leave_undecided",
        Action::EnterOutcome,
        subject::before_mayor,
        mayor::leave_undecided,
    ),
    authority(
        "circulation.suspend_resolution",
        Action::SuspendResolution,
        subject::resolution,
        resolution::suspend_resolution,
    ),
    authority(
        "circulation.confirm_or_cancel_suspended",
        Action::EnterOutcome,
        subject::fate,
        resolution::confirm_or_cancel_suspended,
    ),
    authority(
        "circulation.revoke_resolution",
        Action::EnterOutcome,
        subject::revoking,
        resolution::revoke_resolution,
    ),
    local("circulation.report_task", Action::ReportTask, subject::task, task::report_task),
    authority("circulation.extend_task", Action::ManageTasks, subject::task, task::extend_task),
    local("circulation.close_task", Action::ManageTasks, subject::task, task::close_task),
    local("circulation.cancel_task", Action::ManageTasks, subject::task, task::cancel_task),
    local("circulation.transfer_task", Action::ManageTasks, subject::task, task::transfer_task),
    authority(
        "circulation.hand_to_registry",
        Action::RegisterDocument,
        registry::document,
        registry::hand_to_registry,
    ),
    authority(
        "circulation.enter_registry_numbers",
        Action::RegisterDocument,
        registry::document,
        registry::enter_registry_numbers,
    ),
    authority(
        "circulation.set_filing_rules",
        Action::RegisterDocument,
        subject::office,
        registry::set_filing_rules,
    ),
    local("circulation.put_edition", Action::PlanMeeting, edition::subject, edition::put_edition),
    local("circulation.withdraw_edition", Action::PlanMeeting, edition::subject, edition::withdraw_edition),
    authority("circulation.define_layout", Action::SetUp, subject::office, layout::define_layout),
    authority("circulation.set_letterhead", Action::SetUp, subject::office, layout::set_letterhead),
    local("circulation.set_cover", Action::DraftPaper, subject::paper, cover::set_cover),
    local("circulation.confirm_cover", Action::ConfirmCover, subject::paper, cover::confirm_cover),
    local("circulation.add_comment", Action::Annotate, subject::commented, comment::add_comment),
    trace("circulation.note_reading", Action::NoteReading, subject::what_is_read, reading::note_reading),
    local("circulation.choose_notices", Action::SignIn, notices::chooser, notices::choose_notices),
    local(
        "circulation.settle_variant",
        Action::SettleVariant,
        variant::subject_of_variant,
        variant::settle_variant,
    ),
    authority("circulation.import_resolutions", Action::Import, subject::office, import::import_resolutions),
    authority("circulation.undo_import", Action::Import, subject::office, import::undo_import),
];

/// Most acts of time taken up at once; the rest comes the next minute.
const MOST_DUE: usize = 500;

/// What time brings about: opinions nobody gave in time, and steps that hold a paper up no longer.
fn due(now: Timestamp, records: &dyn Records) -> Result<Vec<(String, String)>, Stop> {
    let today = day_in_prague(now);
    let requested = OpinionState::Requested;
    let waiting: Vec<Stored<Opinion>> = records.find_by("opinion_due", &[requested.as_str()], MOST_DUE)?;
    let late = waiting.iter().filter(|opinion| opinion.value.due_on < today);
    let mut due: Vec<(String, String)> = Vec::new();
    for opinion in late {
        due.push(act("circulation.expire_opinion", &ExpireOpinion { opinion: opinion.id })?);
    }
    for state in [PaperState::AtStep, PaperState::FormalCheck] {
        let waiting: Vec<Stored<Paper>> = records.find_by("paper_by_state", &[state.as_str()], MOST_DUE)?;
        for paper in &waiting {
            for step in lapsing(&paper.value, today) {
                due.push(act("circulation.lapse_step", &LapseStep { paper: paper.id, step })?);
            }
        }
    }
    Ok(due)
}

fn act(kind: &str, payload: &impl serde::Serialize) -> Result<(String, String), Stop> {
    let text = serde_json::to_string(payload).map_err(|error| Stop::Broken(error.to_string()))?;
    Ok((kind.to_owned(), text))
}

const fn local(name: &'static str, action: Action, subject: FindSubject, execute: Execute) -> CommandSpec {
    CommandSpec {
        kind: name,
        version: 1,
        action,
        subject,
        execute,
        prediction: Prediction::Local,
        is_trace: false,
    }
}

/// What was sent, opened or read, as it happened.
const fn trace(name: &'static str, action: Action, subject: FindSubject, execute: Execute) -> CommandSpec {
    CommandSpec { is_trace: true, ..local(name, action, subject, execute) }
}

const fn authority(
    name: &'static str,
    action: Action,
    subject: FindSubject,
    execute: Execute,
) -> CommandSpec {
    CommandSpec { prediction: Prediction::Authority, ..local(name, action, subject, execute) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn names_of_commands_and_records_are_said_once() {
        let commands: BTreeSet<&str> = COMMANDS.iter().map(|spec| spec.kind).collect();
        assert_eq!(commands.len(), COMMANDS.len());
        assert!(commands.iter().all(|kind| kind.starts_with("circulation.")));
        let kinds: BTreeSet<&str> = KINDS.iter().map(|spec| spec.kind).collect();
        assert_eq!(kinds.len(), KINDS.len());
    }

    #[test]
    fn a_word_of_a_newer_version_survives() {
        let word = "\"waiting_for_stamp\"";
        let state: paper::PaperState = serde_json::from_str(word).unwrap();
        assert_eq!(state, paper::PaperState::Unknown("waiting_for_stamp".to_owned()));
        assert_eq!(serde_json::to_string(&state).unwrap(), word);
        for state in paper::PaperState::ALL {
            let text = serde_json::to_string(state).unwrap();
            assert_eq!(text, format!("\"{}\"", state.as_str()));
            assert_eq!(serde_json::from_str::<paper::PaperState>(&text).unwrap(), *state);
        }
    }
}
