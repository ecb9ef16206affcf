//! Inputs of commands, for TypeScript alone: a command goes as JSON through one door.

use obeznik_circulation as circulation;
use obeznik_keeping as keeping;
use obeznik_municipality as municipality;

use crate::office::bindings::Declarations;

/// Declares every input a person's command has.
pub fn declare(types: &mut Declarations) {
    types.add::<super::Request>();
    types.add::<super::Done>();
    types.add::<super::desk::DeskState>();
    types.add::<super::desk::CreateOffice>();
    types.add::<super::desk::SignedIn>();
    types.add::<super::desk::Restored>();
    types.add::<super::desk::OfficeSeen>();
    types.add::<super::desk::OfficeWay>();
    types.add::<super::desk::WayInput>();
    types.add::<super::desk::JoinInput>();
    types.add::<super::desk::PairingBegun>();
    types.add::<super::desk::ComputerCode>();
    types.add::<super::desk::OfficeComputer>();
    types.add::<super::desk::ShareInput>();
    types.add::<super::desk::ServedAt>();
    types.add::<super::desk::Sharing>();
    types.add::<super::desk::FoundOffice>();
    types.add::<super::desk::Returned>();
    types.add::<crate::backup::BackupStanding>();
    types.add::<crate::contents::MendedContents>();
    crate::draft::declare(types);
    crate::import::declare(types);
    crate::registry::declare(types);
    crate::notices::declare(types);
    types.add::<crate::attachments::Uploaded>();
    types.add::<crate::watched::Watched>();
    types.add::<crate::letters::LetterDto>();
    declare_municipality(types);
    declare_papers(types);
    declare_meetings(types);
    declare_results(types);
    types.command::<keeping::periods::SetPeriod>("keeping.set_period");
    types.command::<keeping::disposal::ProposeDisposal>("keeping.propose_disposal");
    types.command::<keeping::disposal::AgreeDisposal>("keeping.agree_disposal");
    types.command::<keeping::disposal::RefuseDisposal>("keeping.refuse_disposal");
    types.command::<keeping::disposal::WithdrawDisposal>("keeping.withdraw_disposal");
}

fn declare_municipality(types: &mut Declarations) {
    types.command::<municipality::SetMunicipality>("municipality.set");
    types.command::<municipality::DefineBody>("municipality.define_body");
    types.command::<municipality::DefineDepartment>("municipality.define_department");
    types.command::<municipality::DefinePerson>("municipality.define_person");
    types.command::<municipality::SetMembership>("municipality.set_membership");
    types.command::<municipality::EndMembership>("municipality.end_membership");
    types.command::<municipality::SetPartyList>("municipality.set_party_list");
    types.command::<municipality::EndMandate>("municipality.end_mandate");
    types.command::<municipality::NoteCertificate>("municipality.note_certificate");
    types.command::<municipality::TakeBackMandateEnd>("municipality.take_back_mandate_end");
    types.command::<municipality::BeginTerm>("municipality.begin_term");
    types.command::<municipality::NameSubstitute>("municipality.name_substitute");
    types.command::<municipality::EndSubstitution>("municipality.end_substitution");
}

fn declare_papers(types: &mut Declarations) {
    types.command::<circulation::paper_type::DefinePaperType>("circulation.define_paper_type");
    types.command::<circulation::resolution::ContinueNumbers>("circulation.continue_numbers");
    types.command::<circulation::paper::CreatePaper>("circulation.create_paper");
    types.command::<circulation::from_document::LearnHeadings>("circulation.learn_headings");
    types.command::<circulation::paper::EditPaper>("circulation.edit_paper");
    types.command::<circulation::paper::MakeVersion>("circulation.make_version");
    types.command::<circulation::attachment::Attach>("circulation.attach");
    types.command::<circulation::attachment::ReplaceAttachment>("circulation.replace_attachment");
    types.command::<circulation::paper::PutReportFile>("circulation.put_report_file");
    types.command::<circulation::paper::WriteReport>("circulation.write_report");
    types.command::<circulation::attachment::RemoveAttachment>("circulation.remove_attachment");
    types.command::<circulation::attachment::ClassifyAttachment>("circulation.classify_attachment");
    types.command::<circulation::attachment::MarkAttachment>("circulation.mark_attachment");
    types.command::<circulation::attachment::AddView>("circulation.add_view");
    types.command::<circulation::attachment::ShareView>("circulation.share_view");
    types.command::<circulation::opinion::RequestOpinions>("circulation.request_opinions");
    types.command::<circulation::opinion::RemindOpinion>("circulation.remind_opinion");
    types.command::<circulation::opinion::GiveOpinion>("circulation.give_opinion");
    types.command::<circulation::opinion::WaiveOpinion>("circulation.waive_opinion");
    types.command::<circulation::opinion::SettleOpinion>("circulation.settle_opinion");
    types.command::<circulation::opinion::CloseOpinions>("circulation.close_opinions");
    types.command::<circulation::paper::SubmitToHead>("circulation.submit_to_head");
    types.command::<circulation::paper::HeadApprove>("circulation.head_approve");
    types.command::<circulation::paper::HeadReturn>("circulation.head_return");
    types.command::<circulation::paper::TakeStep>("circulation.approve_step");
    types.command::<circulation::paper::TakeStep>("circulation.advise_step");
    types.command::<circulation::paper::TakeStep>("circulation.note_step");
    types.command::<circulation::paper::LeaveStep>("circulation.return_step");
    types.command::<circulation::paper::LeaveStep>("circulation.skip_step");
    types.command::<circulation::paper::Rework>("circulation.rework");
    types.command::<circulation::paper::RunFormalCheck>("circulation.run_formal_check");
    types.command::<circulation::paper::TickCheckItem>("circulation.tick_check_item");
    types.command::<circulation::paper::PassFormalCheck>("circulation.pass_formal_check");
    types.command::<circulation::paper::FailFormalCheck>("circulation.fail_formal_check");
    types.command::<circulation::paper::WithdrawPaper>("circulation.withdraw_paper");
    types.command::<circulation::paper::CloseWithTerm>("circulation.close_with_term");
    types.command::<circulation::handover::HandOver>("circulation.hand_over");
    types.command::<circulation::paper::SplitPaper>("circulation.split_paper");
    types.command::<circulation::paper::MergePapers>("circulation.merge_papers");
    types.command::<circulation::cover::SetCover>("circulation.set_cover");
    types.command::<circulation::cover::ConfirmCover>("circulation.confirm_cover");
    types.command::<circulation::comment::AddComment>("circulation.add_comment");
    types.command::<circulation::reading::NoteReading>("circulation.note_reading");
}

fn declare_meetings(types: &mut Declarations) {
    types.command::<circulation::consultation::Schedule>("circulation.schedule");
    types.command::<circulation::consultation::Unschedule>("circulation.unschedule");
    types.command::<circulation::consultation::PassWithoutOpinion>("circulation.pass_without_opinion");
    types.command::<circulation::consultation::ChangeBody>("circulation.change_body");
    types.command::<circulation::consultation::Postpone>("circulation.postpone");
    types.command::<circulation::meeting::PlanMeeting>("circulation.plan_meeting");
    types.command::<circulation::meeting::PlanConstituent>("circulation.plan_constituent");
    types.command::<circulation::meeting::PlanSeries>("circulation.plan_series");
    types.command::<circulation::meeting::EditMeeting>("circulation.edit_meeting");
    types.command::<circulation::meeting::ConveneMeeting>("circulation.convene_meeting");
    types.command::<circulation::meeting::CancelMeeting>("circulation.cancel_meeting");
    types.command::<circulation::meeting::CloseMeeting>("circulation.close_meeting");
    types.command::<circulation::meeting::AddMeetingDocument>("circulation.add_meeting_document");
    types.command::<circulation::meeting::RemoveMeetingDocument>("circulation.remove_meeting_document");
    types.command::<circulation::meeting::SetMeetingDocumentKind>("circulation.set_meeting_document_kind");
    types.add::<crate::circulation::distribution::SendPacksInput>();
    types.add::<crate::envelope::EnvelopeState>();
    types.add::<crate::circulation::distribution::TakenAnswer>();
    types.command::<circulation::distribution::ChooseChannel>("circulation.choose_channel");
    types.command::<circulation::distribution::SendPack>("circulation.send_pack");
    types.command::<circulation::distribution::NotePackOpened>("circulation.note_pack_opened");
    types.command::<circulation::distribution::Apologise>("circulation.apologise");
    types.command::<circulation::distribution::TakeApologyBack>("circulation.take_apology_back");
    types.command::<circulation::distribution::AnnounceConflict>("circulation.announce_conflict");
    types.command::<circulation::distribution::WithdrawConflict>("circulation.withdraw_conflict");
    types.command::<circulation::agenda::AddAgendaItem>("circulation.add_agenda_item");
    types.command::<circulation::agenda::MoveAgendaItem>("circulation.move_agenda_item");
    types.command::<circulation::agenda::RemoveAgendaItem>("circulation.remove_agenda_item");
    types.command::<circulation::outcome::EnterOutcome>("circulation.enter_outcome");
    types.command::<circulation::outcome::CorrectOutcome>("circulation.correct_outcome");
}

fn declare_results(types: &mut Declarations) {
    types.command::<circulation::resolution::SuspendResolution>("circulation.suspend_resolution");
    types.command::<circulation::resolution::ConfirmOrCancelSuspended>(
        "circulation.confirm_or_cancel_suspended",
    );
    types.command::<circulation::mayor::DecideAsMayor>("circulation.decide_as_mayor");
    types.command::<circulation::mayor::LeaveUndecided>("circulation.leave_undecided");
    types.command::<circulation::resolution::RevokeResolution>("circulation.revoke_resolution");
    types.command::<circulation::task::ReportTask>("circulation.report_task");
    types.command::<circulation::task::ExtendTask>("circulation.extend_task");
    types.command::<circulation::task::CloseTask>("circulation.close_task");
    types.command::<circulation::task::CancelTask>("circulation.cancel_task");
    types.command::<circulation::task::TransferTask>("circulation.transfer_task");
    types.command::<circulation::registry::HandToRegistry>("circulation.hand_to_registry");
    types.command::<circulation::registry::EnterRegistryNumbers>("circulation.enter_registry_numbers");
    types.command::<circulation::registry::SetFilingRules>("circulation.set_filing_rules");
    types.command::<circulation::notices::ChooseNotices>("circulation.choose_notices");
    types.command::<circulation::edition::PutEdition>("circulation.put_edition");
    types.command::<circulation::edition::WithdrawEdition>("circulation.withdraw_edition");
    types.command::<circulation::layout::DefineLayout>("circulation.define_layout");
    types.command::<circulation::layout::SetLetterhead>("circulation.set_letterhead");
    types.command::<circulation::variant::SettleVariant>("circulation.settle_variant");
    types.command::<circulation::import::ImportResolutions>("circulation.import_resolutions");
    types.command::<circulation::import::UndoImport>("circulation.undo_import");
}
