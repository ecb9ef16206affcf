import { enteredAs, type Again, type ApiError, type Commands } from '$lib/api';

/** Forms that open again, by what they are about. */
export type FormName =
  | 'paper' | 'act' | 'cover'
  | 'outcome' | 'meeting' | 'notice' | 'plan' | 'series' | 'answer'
  | 'decision' | 'resolution' | 'task'
  | 'settings' | 'page'
  | 'numbers' | 'keeping';

/** Why a command has no form to open. */
export type FormlessReason =
  /** A button gives it and there is nothing to fill in: to send it again is all. */
  | 'bare'
  /** One text: it is corrected where it waits. */
  | 'words'
  /** It holds a file of a disk, which is chosen again. */
  | 'file'
  /** It is ticked, chosen or moved in a list of its page, one thing at a time. */
  | 'list'
  /** It is decided over what stands there now, seen whole. */
  | 'anew'
  /** The program gives it by itself. */
  | 'program';

/** Which form opens with which refused command, or why none does. */
export const FORMS: Readonly<Record<keyof Commands, FormName | { none: FormlessReason }>> = {
  'municipality.set': 'page',
  'municipality.define_body': 'settings',
  'municipality.define_department': 'settings',
  'municipality.define_person': 'settings',
  'municipality.set_membership': 'settings',
  'municipality.end_membership': 'settings',
  'municipality.set_party_list': 'settings',
  'municipality.end_mandate': 'settings',
  'municipality.note_certificate': 'settings',
  'municipality.take_back_mandate_end': 'settings',
  'municipality.begin_term': 'settings',
  'municipality.name_substitute': 'settings',
  'municipality.end_substitution': 'settings',
  'circulation.define_paper_type': 'settings',
  'circulation.continue_numbers': 'settings',
  'circulation.create_paper': 'paper',
  'circulation.learn_headings': { none: 'program' },
  'circulation.edit_paper': 'paper',
  'circulation.make_version': 'act',
  'circulation.attach': { none: 'file' },
  'circulation.replace_attachment': { none: 'file' },
  'circulation.put_report_file': { none: 'file' },
  'circulation.write_report': { none: 'program' },
  'circulation.remove_attachment': { none: 'bare' },
  'circulation.classify_attachment': { none: 'bare' },
  'circulation.mark_attachment': { none: 'bare' },
  'circulation.add_view': { none: 'file' },
  'circulation.share_view': { none: 'program' },
  'circulation.request_opinions': 'act',
  'circulation.remind_opinion': { none: 'bare' },
  'circulation.give_opinion': 'act',
  'circulation.waive_opinion': 'act',
  'circulation.settle_opinion': 'act',
  'circulation.close_opinions': 'act',
  'circulation.submit_to_head': { none: 'bare' },
  'circulation.head_approve': { none: 'bare' },
  'circulation.head_return': 'act',
  'circulation.approve_step': 'act',
  'circulation.advise_step': 'act',
  'circulation.note_step': 'act',
  'circulation.return_step': 'act',
  'circulation.skip_step': 'act',
  'circulation.rework': { none: 'bare' },
  'circulation.run_formal_check': { none: 'bare' },
  'circulation.tick_check_item': 'act',
  'circulation.pass_formal_check': 'act',
  'circulation.fail_formal_check': 'act',
  'circulation.withdraw_paper': 'act',
  'circulation.close_with_term': { none: 'list' },
  'circulation.hand_over': 'settings',
  'circulation.split_paper': 'act',
  'circulation.merge_papers': 'act',
  'circulation.set_cover': 'cover',
  'circulation.confirm_cover': { none: 'bare' },
  'circulation.add_comment': { none: 'words' },
  'circulation.note_reading': { none: 'program' },
  'circulation.schedule': 'act',
  'circulation.unschedule': 'act',
  'circulation.pass_without_opinion': 'act',
  'circulation.postpone': 'act',
  'circulation.change_body': 'act',
  'circulation.plan_meeting': 'plan',
  'circulation.plan_constituent': 'settings',
  'circulation.plan_series': 'series',
  'circulation.edit_meeting': 'meeting',
  'circulation.convene_meeting': 'meeting',
  'circulation.cancel_meeting': 'meeting',
  'circulation.close_meeting': { none: 'bare' },
  'circulation.add_meeting_document': { none: 'file' },
  'circulation.remove_meeting_document': { none: 'bare' },
  'circulation.set_meeting_document_kind': { none: 'list' },
  'circulation.choose_channel': { none: 'list' },
  'circulation.send_pack': { none: 'program' },
  'circulation.note_pack_opened': { none: 'program' },
  'circulation.apologise': 'answer',
  'circulation.take_apology_back': { none: 'bare' },
  'circulation.announce_conflict': 'answer',
  'circulation.withdraw_conflict': { none: 'bare' },
  'circulation.add_agenda_item': 'meeting',
  'circulation.move_agenda_item': { none: 'list' },
  'circulation.remove_agenda_item': { none: 'bare' },
  'circulation.enter_outcome': 'outcome',
  'circulation.correct_outcome': 'outcome',
  'circulation.suspend_resolution': 'resolution',
  'circulation.confirm_or_cancel_suspended': 'resolution',
  'circulation.decide_as_mayor': 'decision',
  'circulation.leave_undecided': 'decision',
  'circulation.revoke_resolution': 'resolution',
  'circulation.report_task': 'task',
  'circulation.extend_task': 'task',
  'circulation.close_task': 'task',
  'circulation.cancel_task': 'task',
  'circulation.transfer_task': 'task',
  'circulation.hand_to_registry': { none: 'program' },
  'circulation.enter_registry_numbers': 'numbers',
  'circulation.set_filing_rules': 'page',
  'circulation.choose_notices': 'page',
  'circulation.put_edition': { none: 'file' },
  'circulation.withdraw_edition': { none: 'words' },
  'circulation.define_layout': 'page',
  'circulation.set_letterhead': 'page',
  'circulation.settle_variant': { none: 'anew' },
  'circulation.import_resolutions': { none: 'file' },
  'circulation.undo_import': { none: 'bare' },
  'keeping.set_period': 'keeping',
  'keeping.propose_disposal': 'keeping',
  'keeping.agree_disposal': { none: 'anew' },
  'keeping.refuse_disposal': 'keeping',
  'keeping.withdraw_disposal': { none: 'bare' },
};

/** What a form that opens again is given. */
export interface FormProps {
  again: Again;
  /** It was sent, or left be. */
  onclose: () => void;
  /** It cannot be opened: with a failure, or because what it was about is here no more. */
  onfail: (error?: ApiError) => void;
}

/** Forms over something that has to be here. */
const OVER: Partial<Record<FormName, 'paper' | 'meeting' | 'resolution'>> = {
  act: 'paper', cover: 'paper', outcome: 'meeting', meeting: 'meeting', notice: 'meeting', answer: 'meeting', resolution: 'resolution', task: 'resolution',
};

/** The form of a refused command; nothing where there is none, or where what it was about is not here. */
export function formOf(again: Again): FormName | undefined {
  const form = kindOfForm(again);
  const over = form && OVER[form];
  return over && again[over] === '' ? undefined : form;
}

function kindOfForm(again: Again): FormName | undefined {
  // A command of a newer program has none here.
  const own = FORMS[again.kind as keyof Commands] as FormName | { none: FormlessReason } | undefined;
  if (own === undefined || typeof own === 'object') return undefined;
  const edits = enteredAs(again, 'circulation.edit_meeting')?.edits ?? [];
  if (edits.some(({ field }) => field.startsWith('notice_'))) return 'notice';
  const passed = enteredAs(again, 'circulation.pass_formal_check');
  if (passed && passed.remark === undefined) return undefined;
  // A council that stands by now is no choice of a form.
  return enteredAs(again, 'circulation.leave_undecided')?.to === 'council' ? undefined : own;
}
