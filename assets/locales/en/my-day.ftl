### My day: what waits, the next meeting, the deadline watch, what changed.

nav-my-day = My day
day-help =
    Everything that waits for you is here, by its deadline. Choose with the arrows; Enter takes you where it is done.
    On the right: the next meeting, legal deadlines and changes made by others.
day-list = What waits for me
day-loading = Putting your day together.
day-failed = Your day could not be put together.
day-empty = Nothing waits for you
day-inspecting = You are here as an auditor, nobody hands anything to you. Papers, meetings, resolutions and tasks are in the menu on the left.
day-without-role = You hold no role in the office now, nobody hands anything to you.
day-empty-text = Things come here by themselves: papers to review, tasks given by resolutions, deadlines and meetings.
day-plan-meeting = Plan a meeting
day-no-bodies = The office has neither bodies nor types of paper yet, so no paper can be founded in it.
day-set-bodies = Found the bodies
day-nothing-waits = Nothing waits for you.
day-waiting =
    { $count ->
        [one] { $count } thing waits for you,
       *[other] { $count } things wait for you,
    } { $today ->
        [0] none of them is urgent.
        [one] one of them is urgent.
       *[other] { $today } of them are urgent.
    }
day-next-meeting = The next meeting is on { $day } – { $body }.
day-count =
    { $count ->
        [one] { $count } thing
       *[other] { $count } things
    }
day-hint-act = do the step
day-hint-preview = preview
day-overdue =
    { $count ->
        [one] { $count } day late
       *[other] { $count } days late
    }

## Groups

day-group-late = Late
day-group-today = Today
day-group-meeting = By { $on } – meeting { $number }, { $body }
day-group-until-meeting = By the next meeting
day-group-later = Later
# What waits for the absent and is done by the substitute; $on is the last day.
day-group-substitute = In place of { $person } – until { $on }, then it returns
day-group-substitute-open = In place of { $person } – until further notice

## Second line

day-note-formal-check = Paper { $number } · formal check · presented by { $presenter }
day-note-formal-check-again = Paper { $number } · returned with a change, the check begins again
day-note-department-review = Paper { $number } · waits for the head of department · drafted by { $drafter }
day-note-decide = Paper { $number } · waits for the mayor's decision · presented by { $presenter }
# $asks is what is asked: approve, advise, take_note.
day-note-step = Paper { $number } · { $asks ->
        [advise] waits for your advice
        [take_note] is for your note
       *[other] waits for your approval
    } · drafted by { $drafter }
day-note-cover = Paper { $number } · the financial cover waits to be confirmed · drafted by { $drafter }
day-note-returned = Paper { $number } · returned: { $reason }
day-note-owed = Announced item without a paper · { $body }, meeting of { $on }
day-note-draft = Paper { $number } · draft
day-note-draft-unnumbered = Draft without a number yet
day-note-opinion-requested = Paper { $number } · waits for your opinion
day-note-opinion-overdue = Paper { $number } · { $who } gave no opinion, it was due on { $due }
day-note-body-ended = Paper { $number } · waits for a body that is no more: { $who }, which lasted until { $due }
day-note-opinions-collected = Paper { $number } · { $given } of { $all } opinions given
day-note-ready = Paper { $number } · ready, not on an agenda · { $body }
day-note-agenda-not-sent =
    { $items ->
        [0] the agenda is empty
        [one] { $items } item, { $unready ->
            [0] ready
           *[other] not ready
        }
       *[other] { $items } items, { $unready ->
            [0] all ready
           *[other] { $unready } not ready
        }
    }
day-note-meeting-today = { $body } · { $at } · { $place }
day-note-outcome-missing = Paper { $number } · { $body } met on { $on }, the outcome is not recorded yet
day-note-minutes-unsigned = Verified by { $verifier }
day-note-minutes-due = The minutes are due by { $due } (§ 95)
day-note-comment = Paper { $number } · new comment · { $who }, { $on_day }
# $what is report (explanatory report) or annex.
day-note-saved =
    { $what ->
        [report] Another program saved the explanatory report “{ $name }”, decide whether to take it over
       *[annex] Another program saved the annex “{ $name }”, decide whether to take it over
    }
day-note-task = Resolution { $number } · assigned to { $assignee }
day-note-task-late = Resolution { $number } · was due on { $due } · assigned to { $assignee }
day-note-attention = An act did not go through; decide what to do with it
day-note-variant = Somebody else changed the text meanwhile; choose one
day-disposal = { $count ->
    [one] A proposal to erase { $count } thing that is due
   *[other] A proposal to erase { $count } things that are due
}
day-note-disposal = Proposed by { $who }, waits for a second person
# Who holds no role any more, whose pass-phrase still opens the file of the office. $on is the last day of the last role.
day-close-profile = { $person } holds no role in the office any more
day-note-close-profile = The role ended on { $on } · until you remove the profile, its pass-phrase opens the file of the office and the copies made meanwhile
day-note-empty = { "" }

## Due

day-due-late =
    { $days ->
        [one] { $days } day late
       *[other] { $days } days late
    }
day-due-today = today
day-due-today-at = today by { $at }
day-due-tomorrow = tomorrow
day-due-tomorrow-at = tomorrow by { $at }
day-due-on = { $on_day }

## Verb on the button

day-act-check = Check
day-act-approve = Review
day-act-decide = Decide
day-act-cover = Look at the cover
day-act-advise = Advise
day-act-take-note = Take note
day-act-rework = Rework
day-act-found = Begin a paper
day-act-continue = Continue
day-act-submit = Submit
day-act-give-opinion = Give opinion
day-act-remind = Remind
day-act-pass-by = Let it go on
day-act-other-body = Give to another
day-act-read-comment = Read the comment
day-act-look = Have a look
day-act-close-opinions = Close
day-act-schedule = Schedule
day-act-open-agenda = Open agenda
day-act-record = Record outcome
day-act-minutes = Open minutes
day-act-report-task = Report
day-act-open-task = Open task
day-act-resolve = Decide
day-act-open = Open
day-act-look-over = Judge the proposal
day-act-close-profile = Remove the profile
day-act-read = Read the pack

## Next meeting

day-meeting = Next meeting
day-meeting-name = { $body } – meeting { $number }
day-items-ready = { $ready } of { $items } items ready
day-items-rest = { $check } in check, { $missing } missing
day-items-none = The agenda has no items yet.
day-month-short =
    { $month ->
        [1] Jan
        [2] Feb
        [3] Mar
        [4] Apr
        [5] May
        [6] Jun
        [7] Jul
        [8] Aug
        [9] Sep
        [10] Oct
        [11] Nov
       *[12] Dec
    }

## Deadline watch

deadlines-title = Deadline watch
deadlines-all =
    { $count ->
        [one] { $count } deadline
       *[other] All { $count }
    }
deadlines-none = No legal deadline is near.
deadline-certificate = Hand over the certificate of entry: { $person }
deadline-certificate-note = by { $on } – 15 days after the end of the mandate (Act 491/2001, § 56)
deadline-constituent = Call the first session of the assembly
deadline-constituent-note = by { $on } (§ 91/1)
deadline-notice = Post the notice of the meeting
deadline-notice-note = by { $on } – at least 7 days ahead (§ 93/1)
deadline-minutes = Write the minutes of the meeting
deadline-minutes-note = by { $on } – within 10 days of the meeting (§ 95/2)
deadline-papers = Papers close: { $body }
deadline-papers-note = by { $on } – meeting of { $meeting }
deadline-posting = Post the intention: { $title }
deadline-posting-note = by { $on } – at least 15 days before the decision (§ 39/1)
deadline-budget = Publish the draft: { $title }
deadline-budget-note = by { $on } – at least 15 days before the meeting (Act 250/2000, § 11)
deadline-final-account = Publish the draft final account { $year }
deadline-final-account-note = by { $on } – at least 15 days before the meeting (Act 250/2000, § 17)
deadline-contract = Send the contract to the register: { $title }
deadline-contract-note = by { $on } – 30 days from its conclusion (Act 340/2015, § 5)
deadline-suspended = Suspended resolution { $number }
deadline-suspended-note = to be laid before the assembly at its next meeting, by { $on } (§ 105/1)
deadline-assembly = Convene the assembly
deadline-assembly-note = by { $on } – at least once in 3 months (§ 92/1)

## What changed

changes-title = What changed
changes-none = Nothing has changed since your last visit.
changes-program = The program
changes-paper = paper { $number }

# Overdue in working days.
day-due-late-working =
    { $days ->
        [one] { $days } working day late
       *[other] { $days } working days late
    }
day-note-outcomes = Meeting { $number } · { $left ->
        [0] outcomes are entered, close the meeting
        [one] { $left } outcome is not entered
       *[other] { $left } outcomes are not entered
    }

## My absence

absence-title = Who stands in for you
absence-title-was = While you were away
absence-is = { $person } stands in for you until { $to }.
absence-is-open = { $person } stands in for you from { $from }, with no end set.
absence-was = Substitution from { $from } to { $to }: { $person }. The work stands with you again.
absence-done =
    { $count ->
        [0] Nothing was done in your place.
        [one] { $count } step was done in your place.
       *[other] { $count } steps were done in your place.
    }
absence-there = What was done is in the history of each paper; the shared office keeps the whole log.
