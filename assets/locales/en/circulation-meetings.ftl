### Meetings: calendar, agenda, outcomes of items.

## Calendar

meetings-nav = Meetings
meetings-text = The nearest meeting stands on top, past ones below it from the newest.
meetings-help = The calendar of all bodies. Choose a body at the top right, go to a meeting with the arrows and open its agenda with Enter. Ctrl+N plans a new meeting.
meetings-body = Body
meetings-all-bodies = All bodies
meetings-plan = Plan a meeting
meetings-plan-title = Which meeting shall be planned?
meetings-plan-cancel = Leave it
meetings-planned = The meeting of { $day } is in the calendar.
meetings-plan-late = A session of the assembly is convened at least 7 days ahead (§ 93/1). The earliest possible day is { $earliest }.

series-open = Plan half a year
series-title = Which meetings shall be planned?
series-rhythm = How often
series-weekday = Day of the week
series-days = Days of meetings
series-none = No such day falls into this time.
series-taken = the body already meets that day
series-moved = instead of { $day }, a public holiday
series-plan = Plan { $count ->
    [one] { $count } meeting
   *[other] { $count } meetings
}
series-planned = { $count ->
    [one] A new meeting is
   *[other] { $count } new meetings are
} in the calendar.
rhythm-weeks-1 = every week
rhythm-weeks-2 = every 2 weeks
rhythm-weeks-3 = every 3 weeks
rhythm-weeks-4 = every 4 weeks
rhythm-month-1 = every month, the first such day
rhythm-month-2 = every month, the second such day
rhythm-month-3 = every month, the third such day
rhythm-month-4 = every month, the fourth such day
rhythm-month-last = every month, the last such day
rhythm-two-months-3 = every 2 months, the third such day
rhythm-two-months-last = every 2 months, the last such day
rhythm-three-months-3 = every 3 months, the third such day
closing-papers = papers
closing-opinions = opinions
closing-check = check
closing-pack = sending out
closing-notice = notice
late-title = Why does the paper “{ $title }” come late?
late-text = Papers for this meeting have closed, or it is convened already. The item will be laid on the table and the body votes whether to take it.
late-reason = Reason for the late submission
late-consent = Consent to the late submission by
late-consent-choose = Choose who consented
# Who gave the consent or may, and for whom they stand in; the choice and the line under an item.
late-consent-in-place = { $person } (standing in for { $absent })
# Nobody holds the office of the chair today.
late-consent-deputy = { $person } (standing in for the chair)
late-consent-because = { $person }, { $absence }
late-absence = Why the chair (the mayor) did not consent
late-absence-hint = Such as a holiday, an illness, or that no chair is elected. It stays written down with the item.
late-consent-nobody = Nobody holds the function today that consents by the body’s rules. Add it in the settings.
late-schedule = Lay on the table
# Under an item of an agenda: what a body that had the paper earlier said of it.
agenda-earlier = { $on_given ->
    [yes] { $body } { $on }: { $outcome }
   *[no] { $body }: { $outcome }
 }
agenda-earlier-because = { $line } – { $reason }
agenda-late-reason = Laid on the table: { $reason }
agenda-late-consent = Laid on the table: { $reason } Consent: { $person }.
meetings-ahead = Ahead of us
meetings-past = Behind us
meetings-none-ahead = No meeting is planned.
meetings-older = Show older ones too
meetings-next = next
meetings-failed = The calendar could not be read
meetings-loading = Reading meetings
meetings-empty = There is no meeting yet
meetings-empty-text = Plan the first one. Its agenda is then made of papers that are ready for the body.
meetings-day = Day
meetings-day-missing = Write the day of the meeting, such as 9. 12.
meetings-day-past = This day has passed. Write a day that is still to come.
meetings-time = Start
meetings-time-wrong = Write an hour, such as 14.00.
meetings-usual = An empty field means the usual start of the body.
meetings-place = Place
meetings-usual-place = An empty field means the usual place of the body; sessions are held within the municipality (§ 92/1).
meetings-term = Term of office
meetings-term-hint = Its number in order; meetings are numbered within it.
meetings-term-wrong = Write the number of the term of office, such as 10.
meetings-nth =
    { $kind ->
        [assembly] session { $number }
       *[other] meeting { $number }
    }
meetings-state =
    { $state ->
        [planned] planned
        [convened] convened
        [held] held
        [cancelled] cancelled
       *[other] { $state }
    }
meetings-no-items = the agenda is empty
meetings-ready = { $ready } of { $items } ready
meetings-decided = { $decided } of { $items } entered

## Agenda

agenda-panel = Agenda of a meeting
agenda-help = The agenda of a meeting. Arrows choose an item, Enter picks it up and puts it down, with Shift it goes to another section. Alt with an arrow moves it at once. Ins puts the first ready paper behind the chosen item, Del takes an item off, Space opens the paper. On the day of the meeting Ctrl+Enter enters the outcome of an item.
agenda-title =
    { $kind ->
        [assembly] Agenda of session { $number } – { $when }
       *[other] Agenda of meeting { $number } – { $when }
    }
agenda-label = Agenda: { $name }
agenda-failed = The agenda could not be read
agenda-back = Back to meetings
agenda-loading = Reading the agenda
agenda-empty = The agenda is empty so far
agenda-empty-ready = Papers waiting for a place are on the right. Put the first one on.
agenda-empty-text = Papers come here when they are ready for the body. Items without a paper, such as the opening, can be added now.
agenda-sections = Sections of the agenda
agenda-sections-hint = Each on a line of its own. Items follow a renamed section.
agenda-sections-repeat = The section “{ $section }” is here twice. Give it another name.
agenda-edit-convened = The invitation is out. For another day or place cancel the meeting and convene it again.
agenda-note = What else the invitation says
agenda-note-hint = For example where to park, or that the meeting is broadcast.
agenda-draft = draft
agenda-version = version { $version }
agenda-items = Items
agenda-decided = Entered
agenda-lasts = Takes about
agenda-hours =
    { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    }
agenda-minutes =
    { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
agenda-ends = , ends at { $time }
agenda-col-grip = Move
agenda-col-number = Item
agenda-col-paper = Paper
agenda-col-title = Title
agenda-col-presenter = Presents
agenda-col-minutes = Minutes
agenda-col-state = State
agenda-no-section = No section
agenda-no-paper = no paper
agenda-confidential = not public
agenda-item-state =
    { $state ->
        [ready] ready
        [in_check] in check
        [no_paper] text missing
        [owed] paper announced
        [without_paper] no paper
        [late] on the table
        [postponed] put off
        [withdrawn] withdrawn
        [decided] entered
       *[other] { $state }
    }
agenda-moving = Moving item { $number }.
agenda-hint-pick = pick up
agenda-hint-move = move
agenda-hint-insert = add a paper
agenda-hint-remove = take off
agenda-hint-open = open
agenda-hint-outcome = enter the outcome
agenda-hint-carry = move
agenda-hint-across = to another section
agenda-hint-drop = put down
agenda-hint-back = put back
agenda-hint-insert-first = put the first one behind the chosen item
agenda-checks = Before you send it out
agenda-checks-done = { $done } of { $total } met
agenda-notice = Post the notice by { $day } ({ $distance }), § 93/1.
# When the notice of the session hung on the official board, under the head of a meeting of the assembly.
agenda-hung = Notice put up
agenda-hung-taken = taken down
agenda-hung-unknown = not stated
agenda-hung-write = Write the posting down
agenda-hung-correct = Correct the posting
agenda-hung-title = When the notice hung on the official board
agenda-hung-text = Write the days down as the board says. The package for a supervisory body lists what is here; what is not here stands in it as not stated.
agenda-hung-posted = Put up on
agenda-hung-removed = Taken down on
agenda-hung-removed-hint = Leave it empty while the notice hangs.
agenda-hung-save = Write down
agenda-hung-leave = Cancel
agenda-hung-saved = The posting of the notice is written down.
agenda-ready = Ready papers
agenda-ready-none = No paper waits for a place now.
agenda-schedule = Put paper { $number } on
agenda-changes = What differs from the version sent out
agenda-moved = Moved: { $title }
agenda-scheduled = Put on: { $title }
agenda-more = More acts with the meeting
agenda-invitation = Invitation
agenda-resolutions = List of resolutions
agenda-invitation-word = Invitation for Word
agenda-resolutions-word = List of resolutions for Word
agenda-convene = Convene
agenda-close = Close the meeting
agenda-cancel = Cancel the meeting
agenda-edit = Change day, time, place
agenda-add = Add an item without a paper
agenda-add-title = Which item shall be added?
agenda-add-cancel = Do not add
agenda-add-late = The meeting is convened. The item comes on the table and the body votes on taking it.
agenda-add-why = Why the item comes only now
agenda-added = Added: { $title }
agenda-item-title = Title of the item
agenda-item-section = Section of the agenda
agenda-item-minutes = Minutes
agenda-item-owed = Paper prepared by
agenda-item-owed-hint = The item is announced ahead. Whoever prepares the paper finds it in My day; the paper takes its place when ready. Leave empty for an item without a paper.
agenda-owed = The paper is being prepared by { $person }.
agenda-remove = Take off
agenda-keep = Keep
agenda-remove-title = Take item { $number } off the agenda?
agenda-remove-paper = { $title } – the paper stays among the ready ones.
agenda-remove-item = { $title } – the item leaves the agenda and stays in its earlier versions.
agenda-removed = Taken off: { $title }
agenda-reason = Reason
agenda-not-yet = Not yet
agenda-convene-title = Convene: { $name }?
agenda-convene-text =
    { $count ->
        [one] The agenda gets its first version for { $count } member. It is held on { $day } at { $time }.
       *[other] The agenda gets its first version for { $count } members. It is held on { $day } at { $time }.
    }
agenda-convene-notice = Post the notice on { $day } at the latest and leave it there until the session, at least 7 days (§ 93/1).
agenda-convene-late = Day, time and place do not change any more. Further items can only come on the table, and each change of the agenda gets its version.
agenda-convene-incomplete = The hour or the place is missing. They cannot be filled in once the meeting is convened, and no invitation is printed without the hour. Fill them in by Change day, time, place and convene then; nothing has happened so far.
agenda-convene-crisis = Fewer than { $days } days are left. The session can be convened only in a crisis, at least 2 days ahead and only for items related to it (§ 93/2).
agenda-crisis-reason = Why fewer days suffice
agenda-convened = The meeting is convened, its agenda has version 1.
agenda-edit-title = Change: { $name }?
agenda-save = Save the change
agenda-leave = Leave it
agenda-edited = Day, time and place are changed.
agenda-close-title = Close: { $name }?
agenda-close-text = Every item has its outcome, or was put off or withdrawn. Once closed, neither outcomes nor the agenda change.
agenda-close-open =
    { $count ->
        [one] { $count } item has no outcome. Enter it, put it off or withdraw it first.
       *[other] { $count } items have no outcome. Enter them, put them off or withdraw them first.
    }
agenda-closed = The meeting is closed.
agenda-cancel-title = Cancel: { $name }?
agenda-cancel-text = Papers of the agenda return among the ready ones. The cancelled meeting stays in the calendar, struck through.
agenda-keep-meeting = Keep
agenda-cancelled-done = The meeting is cancelled, its papers are ready again.
agenda-cancelled = The meeting was cancelled. Its papers are ready for another one.
agenda-cancelled-why = Reason: { $reason }
agenda-outcome = Enter the outcome
agenda-open-paper = Open paper { $number }
agenda-open-resolution = Open the resolution
agenda-no-clauses = The paper has no draft resolution yet.
agenda-item-without-paper = An item without a paper: nothing is submitted for it beforehand.

## Outcome of an item

outcome-title = How did item { $number } end: { $title }?
outcome-confirm = Enter the outcome
outcome-cancel = Not yet
outcome-how = How the item ended
outcome-ending =
    { $ending ->
        [vote] Vote
        [without_opinion] No opinion
        [discussed_only] Discussed only
        [postponed] Put off
        [withdrawn] Withdrawn
       *[other] { $ending }
    }
outcome-ending-text =
    { $ending ->
        [without_opinion] The body gave no opinion. The paper goes on its way with the reason.
        [discussed_only] The body discussed the item and did not vote. The paper goes on its way.
        [postponed] The paper returns among the ready ones and goes to a later meeting.
        [withdrawn] The presenter withdrew the paper. It stays on the agenda, struck through.
       *[other] { $ending }
    }
outcome-until = Put off until
outcome-until-hint = Leave it empty when no day was said.
outcome-entry = How to enter votes
outcome-numbers = Numbers
outcome-names = By name
outcome-members = Members, votes by name
outcome-choice =
    { $choice ->
        [in_favour] For
        [against] Against
        [abstained] Abstained
        [not_voted] Did not vote
        [absent] Absent
        [excluded] Excluded
       *[other] { $choice }
    }
outcome-vote =
    { $choice ->
        [in_favour] for
        [against] against
        [abstained] abstained
        [not_voted] did not vote
        [absent] absent
        [excluded] excluded
       *[other] { $choice }
    }
outcome-waits = waits
outcome-rest-pro = The rest for
outcome-alternate = An alternate votes in the seat of { $member }
outcome-alternate-none = the member votes
outcome-alternate-sits = { $alternate } (alternate, in the seat of { $member })
outcome-not-a-number = Write a whole number.
outcome-no-members = The body has no member on the day of the meeting. Add mandates in Settings, then votes can be entered.
outcome-over =
    { $over ->
        [one] { $over } vote more than the body has members ({ $members }).
       *[other] { $over } votes more than the body has members ({ $members }).
    }
outcome-empty = Enter the votes of all { $members } members.
outcome-rest =
    { $rest ->
        [one] { $rest } of { $members } members is left and will be written as absent.
       *[other] { $rest } of { $members } members are left and will be written as absent.
    }
outcome-all = All { $members } members are entered.
outcome-no-quorum = More than half of { $members } members were not present, the body could not decide.
outcome-verdict =
    { $verdict ->
        [adopted] Adopted
       *[not_adopted] Not adopted
    }
outcome-position = What was voted on
outcome-recommends = Recommends
outcome-does-not-recommend = Does not recommend
outcome-announced = Announced was
outcome-announced-same = The same
outcome-differs = The announced result does not agree with the votes. They give: { $verdict } (for { $yes }, needed { $needed } of { $members }, { $law }). The computed result holds; explain the difference.
outcome-explanation = Why something else was announced
outcome-fault-explanation = Write one sentence that explains the difference in the minutes.
outcome-fault-reason = Write the reason as it was said at the meeting.
outcome-entered = The outcome of item { $number } is entered.
outcome-resolution =
    { $tasks ->
        [0] Resolution { $number } is entered and sets no task.
        [one] Resolution { $number } is entered and sets { $tasks } task.
       *[other] Resolution { $number } is entered and sets { $tasks } tasks.
    }
outcome-correct = Correct the entry
outcome-correct-title = Correction of item { $number }: { $title }
outcome-correct-text = The former entry stays kept beside the corrected one. The resolution keeps its number. If it turns out that it was not adopted, the number stays taken and its tasks are cancelled. The next body follows the corrected outcome.
outcome-why = Why the entry is corrected
outcome-fault-why = Write what had been entered wrongly.
outcome-fault-text = Write what the body adopted: a verb and a text.
outcome-corrected = The entry of item { $number } is corrected.
outcome-corrections = Corrections of the entry
outcome-before-vote =
    Entered before: in favour { $inFavour }, against { $against }, abstained { $abstained } – { $verdict ->
        [adopted] adopted
       *[not_adopted] not adopted
    }.
outcome-before-without-opinion = Entered before: no opinion.
outcome-before-discussed-only = Entered before: discussed without a vote.
outcome-other-text = Adopted in other words than the draft
outcome-own-words = Write the opinion in own words
outcome-adopted-text = Adopted text
outcome-explained = Announced otherwise, explanation: { $text }
outcome-state =
    { $state ->
        [adopted] adopted
        [recommended] recommended
        [not_recommended] not recommended
        [not_adopted] not adopted
        [without_opinion] no opinion
        [discussed_only] discussed
        [noted] discussed
        [postponed] put off
        [withdrawn] withdrawn
       *[other] { $state }
    }

## Phrases of the core: checks of an agenda, its changes, outcomes of items

meeting-check-place = Time and place are set
meeting-check-no-place = The place or the time is missing
meeting-check-empty = The agenda has no item
meeting-check-no-paper = Without a paper: item { $items }
meeting-check-owed = Who owes a paper: { $people } (item { $items })
meeting-check-in-check = Waiting for the formal check: item { $items }
meeting-check-late = On the table: item { $items } – the body votes on adding it
meeting-check-notice = Post the notice by { $by } (§ 93/1)
# A body whose meetings are not announced by a notice: a council, a committee, a commission.
meeting-check-invitation = Send the invitation by { $by }
# § 93/1; $days is how many days the law asks for.
meeting-notice-late =
    { $days ->
        [one] The notice hung less than the { $days } day before the session that the law asks for (§ 93). Check the day written down.
       *[other] The notice hung less than the { $days } days before the session that the law asks for (§ 93). Check the day written down.
    }
meeting-notice-early = The notice was taken down before the session (§ 93/1). Check the day written down.
agenda-change-added = Added: { $title }
agenda-change-withdrawn = Withdrawn: { $title }
agenda-change-moved = Moved: { $title }
agenda-change-removed = Removed: { $title }
outcome-adopted = Adopted: { $inFavour } in favour, { $needed } of { $members } members needed.
outcome-recommended = Recommended: { $inFavour } in favour, { $needed } of { $members } members needed.
outcome-not-recommended = Not recommended: { $inFavour } in favour, { $needed } of { $members } members needed.
outcome-not-adopted = Not adopted: { $inFavour } in favour, { $needed } of { $members } members needed.
outcome-without-opinion = { $cause ->
        [no_quorum] The body gave no opinion, there was no quorum.
        [date_passed] The body gave no opinion, the time had passed.
        [not_reached] The body gave no opinion, the item was not reached.
       *[other] The body gave no opinion.
    }
outcome-discussed-only = Discussed without a vote.
outcome-postponed = Postponed to another meeting.
outcome-withdrawn = Withdrawn from the agenda.
outcome-waiting = Waits for the body before.
outcome-ready = Ready to be scheduled.
outcome-scheduled = On the agenda.
outcome-noted = Discussed.
