# Why something did not happen: what is, what is safe, what now. Variables are texts; dates come as YYYY-MM-DD.

## Papers

refusal-paper-state = The paper “{ $title }” { $state ->
    [draft] is a draft
    [commenting] waits for opinions
    [department_review] lies with the head of the department
    [at_step] lies at a step the office has put on its route
    [returned] was returned for rework
    [formal_check] is in the formal check
    [ready] waits to be scheduled
    [in_bodies] is before the bodies
    [closed] is closed
    [withdrawn] was withdrawn
    [replaced] was replaced by other papers
   *[other] is in a state of a newer version of the program
 }, so this step cannot be taken now. Nothing changed. Open the paper and choose a step it offers.
refusal-title-missing = The title is missing. Add it; everything else stayed as you wrote it.
refusal-name-missing = The name is missing. Add it; everything else stayed as you wrote it.
refusal-heading-unfit = The heading “{ $words }” cannot be remembered. It must have words and at most 120 characters.
refusal-headings-too-many = At most { $most } headings are remembered. No other is added, the paper is not affected.
refusal-text-missing = The text is empty. Write what you want to say.
refusal-reason-missing = The reason is missing. Write it in one sentence; everybody concerned will see it.
refusal-report-missing = The paper has no explanatory report. Add it and submit again; your text stayed.
refusal-report-twice = The explanatory report is either a text or a document. The paper was not founded; choose one and try again.
refusal-report-is-file = The explanatory report is a document, no text can be written to it. Nothing is lost. Open the document, or convert it to text.
refusal-report-moved = Somebody else has changed the explanatory report meanwhile. Nothing was overwritten. Open the paper, look at it and try again.
refusal-report-no-word = The file “{ $name }” is no Word document (DOCX) or OpenDocument (ODT), so it cannot be the explanatory report. Nothing has changed; attach it as an annex.
refusal-report-size = The document “{ $name }” is empty or larger than 64 MB. Nothing has changed; save it smaller, or attach large parts as annexes.
refusal-report-locked = The document “{ $name }” is protected by a password, nobody else could read it. Nothing has changed; save it without one.
refusal-report-stays = The document is the explanatory report of the paper and cannot be removed. Convert it to text, or rewrite the report in it.
refusal-report-follows-paper = Whoever sees the paper sees its explanatory report. Change the access of the whole paper, or move what is not public to an annex.
refusal-competence-missing = The paper names no competence. Add the paragraph, such as § 85 a), and submit again.
refusal-resolution-unclear = The draft resolution is not clear: { $what ->
    [NoClause] it has no clause
    [EmptyVerb] clause { $clause } has no verb
    [EmptyClause] nothing follows the verb of clause { $clause }
    [EmptyPoint] clause { $clause } has an empty point
    [NoTask] clause { $clause } sets tasks but holds none
    [NoAssignee] a task in clause { $clause } names nobody
    [NoDeadline] a task in clause { $clause } has no deadline
    [CheckBeforeDeadline] the check in clause { $clause } comes before the deadline
   *[other] mend clause { $clause }
 }. Mend it and submit again; the text stayed.
refusal-opinions-not-asked = Papers of this type are not submitted without opinions, and nobody was asked for one yet. The paper stayed a draft; request at least one opinion.
refusal-opinions-day-missing = The route of the paper does not say how many days opinions have. Nobody was asked; write by which day they are due.
refusal-opinions-missing = Papers of this type still need { $count ->
    [one] one opinion
   *[other] { $count } opinions
 }. Request them; where one is late or not needed, write the reason why nobody waits for it.
refusal-paper-type-retired = The type “{ $type }” is no longer used. Choose another one; what you filled in stayed.
refusal-drafter-missing = It is not clear who drafts the paper. Choose the drafter.
refusal-field-locked =
    { $field ->
        [on] The day of the meeting can no longer be changed, the invitation is out. Nothing was changed; to meet on another day, cancel the meeting and plan it again.
        [starts_at] The beginning of the meeting can no longer be changed, the invitation is out. Nothing was changed; to begin at another hour, cancel the meeting and plan it again.
        [place] The place of the meeting can no longer be changed, the invitation is out. Nothing was changed; to meet elsewhere, cancel the meeting and plan it again.
        [sections] The sections of the agenda can no longer be changed, the invitation is out. Nothing was changed; put the item into a section that is on the agenda.
       *[other] The field “{ $field }” can no longer be changed, the text is locked. Your wording stayed among things to settle; have the paper returned for rework.
    }
refusal-nothing-changed = Nothing changed since the last version, a new one would be the same. There is nothing to save.
refusal-already-decided = A body has decided about this paper, it cannot be reworked. Found a new paper that follows it.
refusal-variant-settled = Somebody has chosen between the wordings already, nothing more was changed. Both are in the history.
refusal-variant-moved = Somebody has changed the kept wording meanwhile. Nothing was overwritten and your wording stayed; compare them again, then choose.
refusal-variant-choice = Choose one of the wordings, or write a common one.
refusal-split-few = A paper can be split into two to five papers. Change the number of parts; the paper stayed whole.
refusal-split-clauses = The new papers must take all clauses ({ $count }), each exactly once. The paper stayed whole; divide the clauses again.
refusal-split-empty-part = One of the parts has no clause. Give it one, or leave it out; the paper stayed whole.
refusal-merge-few = Two to five different papers can be merged. Choose them again; none changed.
refusal-merge-types = Only papers of one type can be merged. None changed.
refusal-merge-begun = Only papers that no body has dealt with and that are on no agenda can be merged. None changed.
refusal-suspended-waits = This paper brings a suspended resolution of the council before the assembly. Until the assembly decides about it (§ 105/1 of the Act on Municipalities), the paper cannot be withdrawn, closed, split or merged. It stayed as it was.
refusal-no-such-version = This paper has no version { $version }. Open the paper and answer to the version you see.

## Attachments

refusal-attachment-gone = Somebody replaced or removed the attachment “{ $name }” meanwhile. Open the paper and choose one that is there.
refusal-on-agenda = The paper “{ $title }” is on an agenda, its attachments can no longer change. Take it off the agenda and add the attachment then.
refusal-view-needless = The attachment “{ $name }” is shown as it is and needs no PDF. If it shall be another one, replace it.
refusal-view-no-pdf = The chosen file is no PDF. Save the document as a PDF and add that.
refusal-view-locked = The chosen PDF is protected by a password, nobody could open it. Save it without one and add it again.
refusal-view-of-another = The PDF that was made belongs to another content than that of the attachment. The attachment is safe, its PDF will be made anew.
refusal-view-size = The PDF that was made is empty or too large. The attachment is safe; you can add a PDF to it yourself.
refusal-view-same = The attachment has this PDF already. There is nothing to add.

## Comments

refusal-comment-gone = The author of the comment you are answering has taken it back meanwhile. Your text is not lost; add it as a new comment.

## Opinions

refusal-addressee-missing = Choose at least one and at most twenty whose opinion you want.
refusal-no-such-person = The person is not in the office or acts here no longer. Choose another one.
refusal-no-such-department = There is no such department, or it has no head who would answer. Choose another department or a person.
refusal-opinion-not-open = Nobody waits for this opinion any more. You can write a comment to the paper.
refusal-opinion-not-given = Nobody has given this opinion yet, there is nothing to settle.
refusal-opinion-text-missing = Write what the condition or the disagreement is.
refusal-opinions-awaited = There is still time and { $count ->
    [one] one mandatory opinion is
   *[other] { $count } mandatory opinions are
 } missing. Wait, remind, or waive with a reason.

## Steps of the office

refusal-not-at-step = The paper “{ $title }” no longer lies at this step, somebody dealt with it meanwhile. Open the paper and look at its route; your words were not saved.
refusal-step-asks-otherwise = This step asks for something else. Open the paper and choose what it offers.
refusal-step-not-yours = This step waits for somebody else today. Nothing changed; the route of the paper shows whose turn it is.
refusal-step-mandatory = This step cannot be skipped, the type of paper requires it. Remind of it, or write down what the person awaited says.
refusal-step-has-time = The step has time until { $on }. You can skip it after that.
refusal-version-moved = The paper has version { $version } by now, you read another. Open it, read the new one and decide again.

## Proposal of an assembly member or a committee

refusal-own-proposal = The office does not return, withdraw, split or merge a proposal of an assembly member or a committee, nor hand it over while its presenter has a mandate; it may only attach remarks (§ 94/1 and § 82 a of the Act on Municipalities). The paper stayed as it was.
refusal-own-not-member = Only a member of the assembly can present such a proposal. Choose one; a committee's proposal is presented by its chair.
refusal-handed-over-already = Somebody else has this work by now. Open the list again.
refusal-work-done = This work is done; there is nothing to hand over.
refusal-paper-of-this-term = This paper was founded in the present term and cannot be closed with the end of the last one. It stayed as it was; if it is not to be dealt with, withdraw it with a reason.
refusal-constituent-past = The first session cannot lie in the past. Choose a later day.
refusal-remark-not-here = Remarks of the office are attached only to a proposal of an assembly member or a committee. Other papers can be returned with a reason.

## Formal check

refusal-check-unsettled = { $count ->
    [one] One item of the formal check is
   *[other] { $count } items of the formal check are
 } not in order or not looked at. Settle them, or return the paper with a reason.
refusal-no-such-check-item = The check of this paper has no item “{ $item }”. Open the paper again.
refusal-note-missing = The program found a fault. Write why the item is in order all the same.

## Types and routes

refusal-route-without-body = A route must pass at least one body that meets, and each must give an opinion, recommend or decide.
refusal-route-step-twice = The step “{ $step }” stands twice in the route or has no name. Mend the route; the type did not change.
refusal-route-too-long = A route may have at most { $count } steps of the office, and at most { $beside } of them side by side. Join or leave out some; the type did not change.
refusal-step-after-body = The office step “{ $step }” comes after a body. Move it before the first body; the type did not change.
refusal-step-beside-nothing = The step “{ $step }” is to run side by side, but no office step stands before it. Move it, or let it wait for the one before; the type did not change.
refusal-body-beside = The step “{ $step }” cannot run beside another. Only bodies that give an opinion deal with a paper beside each other; one that recommends or decides has its turn alone. Correct the route; the type did not change.
refusal-body-beside-nothing = The step “{ $step }” is to run beside another, but no other body that gives an opinion comes before it. Move it, choose another body, or let it wait; the type did not change.
refusal-step-unclear = At the step “{ $step }” it is not clear what is asked of whom and in how many days. Complete it; the type did not change.
refusal-step-without-days = The step “{ $step }” may not hold the paper up, so it needs a number of days after which the paper goes on by itself. Add it; the type did not change.
refusal-own-route-approves = The office does not approve a proposal of an assembly member or a committee (§ 94/1 and § 82 a of the Act on Municipalities). Leave out the steps that approve; the type did not change.
refusal-own-route-waits = A proposal of an assembly member or a committee could wait without end for what is said at the step “{ $step }” (§ 94/1 and § 82 a of the Act on Municipalities). Make the step optional and give it a number of days after which the proposal goes on by itself; the type did not change.
refusal-own-route-decides = On the route of a proposal of an assembly member or a committee only the last body may decide; a failed vote would close the way to the body it was made to. Choose an opinion or a recommendation for the earlier body; the type did not change.
refusal-advisory-body-decides = { $body } is an advisory body and cannot decide (§ 117 and § 122 of the Act on Municipalities). Choose an opinion.
refusal-advisory-body-recommends = { $body } is an advisory body (§ 117 and § 122 of the Act on Municipalities), and a failed vote on its recommendation would stop the paper. Choose an opinion, in which it may recommend as well; the type did not change.
refusal-body-days = { $body } may have a paper for { $most } days at most. Correct it in the route, or leave the days out; the type did not change.
refusal-route-body-ended = { $body } is no more, so every paper would get stuck there. Choose another body in the route; the type did not change.
refusal-no-such-body = There is no such body. Choose another one, or set it up in Settings.

## Meetings and agendas

refusal-body-not-advisory = A paper goes on without an opinion only from a body that gives one, or from a body that is no more. This body decides about it or recommends it. Nothing changed.
refusal-still-on-agenda = The paper is on the agenda of this body. Take it off first, or enter at the item what came of it. Nothing changed.
refusal-no-body-waits = No body waits to have this paper scheduled: the one before has not dealt with it yet, or it is on an agenda already.
refusal-body-stands = { $body } still exists, so the paper is not given to another. Put it on an agenda, or enter the last day of the body in Settings. Nothing changed.
refusal-other-body-unfit = { $body } cannot take the paper over at this step: an advisory body only gives an opinion (§ 117, § 122 of the Act on Municipalities), the mayor in place of the council only decides, and nobody else decides for the assembly (§ 84, § 85). Choose another body; nothing changed.
refusal-other-body-beside = { $body } has the paper beside this step already. Choose another body, or let the paper go on without an opinion; nothing changed.
refusal-nobody-decides = The body is no more, but nobody after it would decide about the paper. Give it to another body; nothing changed.
refusal-other-body = This meeting belongs to another body than the one whose turn it is. Choose a meeting of the right body.
refusal-on-two-agendas = The paper is on the agendas of two bodies now. Open it again and choose whose agenda is meant; nothing changed.
refusal-not-scheduled = The paper is on no agenda now. Nothing changed.
refusal-posting = { $fault ->
    [check-not-posted] An intention must hang on the board for 15 whole days before the decision, otherwise the decision is void (§ 39/1). The paper does not say when it was posted.
    [check-budget-not-posted] A draft of a budget, its outlook and the closing account are published at least 15 days before the session (Act No. 250/2000 Coll., § 11/3 and § 17/6). The paper does not say when it was published.
    [check-budget-posted-too-short] A draft of a budget, its outlook and the closing account are published at least 15 days before the session (Act No. 250/2000 Coll., § 11/3 and § 17/6). It is published since { $from }, too short before { $day }.
   *[other] An intention must hang on the board for 15 whole days before the decision, otherwise the decision is void (§ 39/1). It hangs since { $from }, too short before { $day }; check the day it was taken down too.
 } Choose a later meeting, or add the posting.
refusal-posting-on-agenda = By its entered posting, the paper “{ $title }” does not hang on the board before { $day } as long as the law wants (§ 39/1 of the Act on Municipalities, Act No. 250/2000 Coll., § 11/3 and § 17/6). Mend the paper or take it off the agenda; the meeting is not convened yet.
refusal-meeting-closed = The meeting is over or was cancelled, its agenda cannot change. Choose another one.
refusal-meeting-not-planned = The meeting is convened, held or cancelled. It cannot be convened again.
refusal-meeting-not-convened = The meeting is not convened. Convene it first, write outcomes then.
refusal-meeting-not-yet = The meeting is on { $day }. Outcomes can be entered that day.
refusal-meeting-has-outcomes = Something was decided at the meeting, it cannot be cancelled. Postpone the remaining items and close it.
refusal-meeting-over = The meeting is over or was cancelled. An apology or a conflict of interest cannot be added to it.
refusal-pack-not-convened = Papers are sent once the meeting is convened. Convene it first.
refusal-pack-not-member = This person is not of the body on the day of the meeting. Look at their membership.
refusal-pack-item = The papers hold an item that is not of the meeting or that this person does not see. Open the distribution anew.
refusal-channel-unknown = The program does not know this way of sending. Choose another one, or update the program.
refusal-outcomes-missing = { $count ->
    [one] One item has
   *[other] { $count } items have
 } no outcome. Enter it, or postpone the items; close the meeting then.
refusal-agenda-empty = The agenda is empty. Add at least one item and convene the meeting then.
refusal-start-missing = The meeting has no hour, and it cannot be filled in once it is convened. Write the hour and convene it then; nothing has happened yet.
refusal-place-missing = The session has no place. Its notice must state the place and the time (§ 93/1 of the Act on Municipalities), and it cannot be filled in once it is convened. Write the place and convene the session then; nothing has happened yet.
refusal-notice-late = The notice of a session must hang { $days } days before it (§ 93 of the Act on Municipalities). A session on { $day } can no longer be convened, the earliest is { $earliest }. Change the day; in a crisis give the reason and 2 days suffice.
refusal-notice-day-ahead = { $day } is in the future, so the notice cannot have been put up or taken down then. Write down the day it happened; nothing was changed.
refusal-notice-posting-missing = The day of posting is missing. Write it down together with the day of removal; nothing was changed.
refusal-notice-days-crossed = The notice cannot have been taken down before it was put up. Correct one of the days; nothing was changed.
refusal-day-passed = The day { $day } has passed. Choose today or a later day.
refusal-day-not-later = The new day { $day } is not later than the present one, or has passed. Choose a later day.
refusal-meeting-earlier = More than { $count } papers are on the agenda, an earlier day cannot be checked for all at once. The meeting stayed as it is; plan a new one and move the papers there.
refusal-not-a-time = Write the time as hours and minutes, such as 15:00.
refusal-plan-length = A plan has at least one and at most { $most } meetings. Shorten the time or divide it.
refusal-plan-repeats = Two meetings fall on { $day }. Leave one of them out.
refusal-late-reason-missing = The paper comes after the closing. Write why it is submitted late.
refusal-late-item-reason-missing = The meeting is convened already. Write why the item comes only now.
refusal-late-consent-missing = A late paper needs the consent of who is named by the body’s rules ({ $body }). Choose who gave it.
refusal-late-consent-of-another = Who should have consented to the late submission does not hold the function today. Choose another person.
refusal-late-absence-missing = The deputy of the chair consented to the late submission. Write why the chair did not.
refusal-sections-repeat = The section “{ $section }” stands in the agenda twice. Give each section a name of its own.
refusal-section-in-use = There are items in the section “{ $section }”. First move them to another one.
refusal-body-does-not-meet = This body does not meet, no meeting can be planned. Choose the assembly, the council, a committee or a commission.
refusal-body-not-there = { $body } does not exist on { $day }. Choose another day, or change the body in Settings.
refusal-item-has-paper = The item has a paper. Take the paper off the agenda; the item goes with it and the paper stays ready.
refusal-item-not-planned = The item was taken off or postponed, no outcome can be entered.
refusal-no-such-neighbour = The item to move behind is not on the agenda. Somebody changed it meanwhile; try again.

## Outcomes

refusal-outcome-entered = The outcome of this item is entered already and stays as it is. If it is wrong, correct the entry.
refusal-no-outcome = No outcome of the item has been entered yet, so there is nothing to correct. Enter the outcome.
refusal-nothing-corrected = The correction says the same as what is entered. Change the votes or the wording, or close the correction.
refusal-correction-late = The minutes of the meeting exist already, so the outcome cannot be corrected here. The mistake is put right at the next meeting.
refusal-next-body-began = { $body } has the paper on its agenda, or dealt with it on the ground of the former outcome. First take the paper off the agenda, then correct the outcome.
refusal-paper-moved-on = The paper “{ $title }” has moved on since the vote: it is being reworked or a body deals with it again. The outcome stays as it was entered.
refusal-resolution-acted-on = The resolution { $number } is suspended, revoked, or revokes another one. Only the counts of votes can be corrected, neither whether it was adopted nor its wording.
refusal-fate-written = What became of the suspended resolution of the council has already been entered on the ground of this vote. The outcome cannot be changed.
refusal-outcome-kind = The program does not know such an outcome. Choose a vote, a discussion, or no opinion.
refusal-body-must-vote = This body decides about the paper or recommends it, and only a vote can do that. Enter the votes, or postpone the item.
refusal-votes-missing = The votes are missing. Enter counts, or a list of names.
refusal-too-many-votes = { $counted } votes were counted, but the body has { $members } members that day. Mend the counts; nothing was written.
refusal-no-members = The body has no member on the day of the meeting. Add members in Settings and enter the votes then.
refusal-no-mandate = { $person } holds no mandate on { $day }, the vote cannot count. Mend the list; nothing was written.
refusal-no-alternates = This body has no alternates; only its members may vote. The outcome was not written down.
refusal-not-alternate = { $person } is no alternate of this body on { $day }. Enter the membership, or choose somebody else.
refusal-alternate-member = { $person } has a vote of their own in the body, so they cannot vote in the seat of another member.
refusal-ballot-twice = { $person } stands twice in the list. Mend the list; nothing was written.
refusal-announced-differs = “{ $announced ->
    [adopted] Adopted
   *[other] Not adopted
 }” was announced, but the votes give “{ $computed ->
    [adopted] adopted
   *[other] not adopted
 }”: { $for } in favour, { $needed } of { $members } members needed. Nothing was written. Mend the votes, or explain the difference.
refusal-resolution-text-missing = The motion passed, but the text of the resolution is missing. Add a clause with a verb.
refusal-number-pattern = No number can be made from the pattern “{ $pattern }” ({ $what }). Mend it in Settings; nothing was written.
refusal-number-of-other-pattern = The number “{ $number }” is not written by the pattern “{ $pattern }”. Mend the number or the pattern; the series did not change.
refusal-number-taken = The next numbers of the pattern “{ $pattern }” are taken. Check the pattern or the imported history; nothing was written.

## Resolutions

refusal-resolution-ended = The resolution { $number } no longer holds, it cannot be revoked.
refusal-resolution-state = The resolution { $number } { $state ->
    [valid] holds and is not suspended
    [suspended] is suspended already
    [revoked] was revoked
    [cancelled] was cancelled
    [void] was not adopted, its entry was corrected
   *[other] is in a state of a newer version of the program
 }, so this step cannot be taken. Nothing changed.
refusal-revoking-resolution = Only another resolution that holds can revoke. Choose it.
refusal-lower-body = Only the same body or one above it can revoke a resolution.
refusal-not-of-council = Only the execution of a council's resolution can be suspended (§ 105/1).
refusal-not-about-suspended = This resolution of the assembly did not decide about the suspended one. Choose the one that came out of the paper opened by the suspension.
refusal-not-of-assembly = The assembly decides about a suspended resolution. Choose its valid resolution.
refusal-fate = Choose whether the assembly confirmed or cancelled the resolution.

## The mayor in place of the council

refusal-not-mayor-body = This body is not the mayor in place of the council. Nothing changed; open the mayor's decisions again.
refusal-not-the-mayor = { $person ->
    [none] Only the mayor decides, or the deputy who stands in for them.
   *[other] On { $day } { $person } is neither the mayor nor the deputy who stands in, and cannot decide.
 } Nothing was made. If you write for the mayor, choose them as the one you write for.
refusal-mayor-absence-missing = The deputy decides only while the mayor is away or does not hold the office (§ 104 (1)). Say why; nothing was made.
refusal-council-stands = On { $day } a council stands and decides its own matters (§ 99). Nothing was made; bring the matter before the council.
refusal-council-to-be-elected = The assembly has { $members } members, so it elects a council (§ 99 (3)). Nothing was made; bring the matter before the assembly.
refusal-decision-ahead = A decision cannot have a day that is yet to come ({ $day }). Correct the day; nothing was made.
refusal-not-before-mayor = The paper “{ $title }” does not wait for the mayor now. Nothing was made; look at its route.
refusal-decision-text-missing = The decision has no wording. Write at least one clause with a verb; nothing was made.
refusal-decision-doubtful = { $warning ->
    [of_assembly] By its words or paragraph the matter is the assembly's (§ 84 (2), § 85).
    [reserved] By its words it is the assembly's where no council is elected (§ 102 (4)).
    [budget] The mayor may change the budget only as far as the assembly entrusted it (§ 102 (2) a).
   *[other] The program has a doubt about this matter.
 } Nothing was made. Say why the mayor decides it after all, or leave it to the assembly.
refusal-left-to = Choose whether the paper goes to the assembly or back to its drafter. Nothing changed.
refusal-own-left = The mayor cannot return a proposal of an assembly member or a committee to its drafter (§ 94/1 and § 82 a of the Act on Municipalities); only who made it takes it back. Decide about it, or leave it to the assembly. Nothing changed.
refusal-no-council = No council stands today, so the paper cannot be handed to it. Nothing changed. Decide about it, or leave it to the assembly.
refusal-mayor-only-decides = The mayor in place of the council decides alone and gives no opinion or recommendation. Choose “decides” at that step.

## Tasks

refusal-task-state = The task { $state ->
    [done] is done
    [cancelled] is cancelled
    [suspended] is suspended with its resolution
    [transferred] was transferred to somebody else
   *[other] is in a state of a newer version of the program
 }, it cannot be changed. Nothing changed.
refusal-assignee-missing = Write to whom the task is transferred.

## Import of a history

refusal-import-empty = The file holds no resolution. Nothing was imported; check whether it is the right file.
refusal-import-rows = { $count ->
    [one] One row has
   *[other] { $count } rows have
 } a fault (first rows { $lines }). Nothing was imported. Mend them by the report and import the file again.
refusal-document-empty = The file is empty. Nothing has changed; choose a file with content.
refusal-document-twice = The meeting has this file already. Nothing has changed.
refusal-import-undone = This import was taken back already.
fault-not-readable = The row cannot be read: { $detail }.
fault-number-missing = The number of the resolution is missing.
fault-number-twice = The number { $detail } stands twice in the file.
fault-number-present = The resolution { $detail } is in the program already.
fault-text-missing = The resolution { $detail } has no text.
fault-too-many-rows = There are { $detail } rows, at most 20,000 can be imported at once. Split the file.
fault-zero-character = The row holds a character that does not belong in a text.

## Filing service

refusal-registry-not-yet = { $kind ->
    [paper] The paper is still being written; it belongs to the filing service once it was submitted.
    [invitation] The invitation to this meeting was not sent yet.
   *[other] This document is not finished yet.
 } Nothing changed.
refusal-registry-handed-over = The document was handed over to the filing service before. If it is to go again, choose so expressly.
refusal-registry-number-missing = The reference number is missing. Copy it from the filing service.
refusal-registry-number-unfit = “{ $number }” does not look like a reference number. It needs at least one digit and at most { $most } signs.
refusal-registry-number-taken = Another document has the reference number { $number }. Nothing changed; check it in the filing service.
refusal-registry-mark-unfit = “{ $mark }” cannot be entered. A mark has at most { $most } signs.
refusal-registry-retention-unfit = The retention mark is A, S or V, the period at most { $most } years.
refusal-registry-reason-missing = The number was entered before. Write in one sentence why it is mended.
refusal-registry-unchanged = The document has this already, there is nothing to enter.

## Financial cover

refusal-cover-line = On line { $line } of the financial cover { $what ->
    [amount] the amount is missing or too high
    [year] there is no year of a budget
    [paragraph] the paragraph must have four digits
    [item] the item must have four digits
    [organisation] the number of the organisation is too long
   *[note] the note on the source is missing or too long
 }. Mend it; the other lines stayed.
refusal-cover-too-long = A financial cover may have at most { $most } lines. Add small items up.
refusal-cover-missing = The paper has no financial cover, there is nothing to confirm.
refusal-cover-moved = The financial cover changed meanwhile. Go through it again and confirm what holds now.
refusal-cover-confirmed = The financial cover is confirmed already. Nothing changed.

## Notices

refusal-notice-hour = The hour of the daily summary is between 0 and 23.
refusal-notice-way = This program does not know this way of notices. Choose another one, or update the program.

## Common

refusal-bad-input = The program could not read the input ({ $what }). Nothing changed; check what you entered.
refusal-not-found = What you work with is no longer here, or you do not see it. Nothing changed; load the list again.
refusal-exists = This was founded once already. Nothing changed.
refusal-zero-character = The text holds a character that does not belong in it. Paste it again without formatting.

## Findings of the formal check

check-nobody-decides = The route leads to no body that would decide.
check-belongs-to-assembly = By its words or paragraph the matter belongs to the assembly (§ 84/2, § 85).
check-reserved-without-council = By the words of the draft it is the assembly's where no council is elected (§ 102 (4)).
check-belongs-to-council = The paragraph reserves the matter to the council (§ 102/2).
check-not-posted = The intention is not posted on the board (§ 39/1).
check-budget-not-posted = The draft is not published on the board (Act No. 250/2000 Coll., § 11/3 and § 17/6).
check-budget-posted-too-short = The draft will not have been published for 15 days before the session (Act No. 250/2000 Coll., § 11/3 and § 17/6).
check-posted-too-short = The intention does not hang 15 whole days before the decision (§ 39/1).
check-annex-empty = The attachment “{ $detail }” is empty.
check-annex-unreadable = The attachment “{ $detail }” cannot be opened or is encrypted.
check-annex-missing = The draft speaks of an annex, but none is attached.
check-resolution-unclear = Clause { $detail } is not complete.
check-cover-missing = The paper has no financial cover.
check-cover-unconfirmed = The economist has not confirmed the financial cover yet.
check-not-searched = Nobody has searched for personal data yet. Choose Check again.
check-personal-data = Check the text for personal data: { $detail }.

## Documents corrected by hand and their look

refusal-edition-not-yet = The document does not go out yet; a corrected file would come before it. Put it in when the paper has left the office or the meeting holds.
refusal-edition-without-note = Say in one sentence what you corrected. Whoever opens the document will see it.
refusal-edition-no-word = The file is no Word document (DOCX). Save it in Word as “Word Document (.docx)” and put it in again.
refusal-edition-too-large = The file is larger than 20 MB. Make its pictures smaller and put it in again.
refusal-edition-none = The program's own document is the official one, there is nothing to take back.
refusal-layout-section = This document has no section “{ $section }”. Nothing changed.
refusal-layout-section-twice = A section stands twice in the order. Leave it once.
refusal-layout-section-needed = The section “{ $section }” cannot be left out; without it the document would say nothing.
refusal-layout-too-long = The sentence is longer than { $count } characters. Shorten it.
refusal-layout-signers = It cannot be signed so: everybody signs once, and only who belongs to the document.
refusal-letterhead-too-long = The contact is one line of up to 160 characters. Shorten it.
refusal-filing-rules-moved = Somebody else has changed the marks or the data box meanwhile, so the marks were not saved; the folder of this computer was. Read the marks of the office and repeat your change in them.
