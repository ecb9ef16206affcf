### Papers: the list, a new one, one paper, its acts, check, opinions and history.

nav-papers = Papers
papers-help =
    All papers. Choose columns by the icon at the right above the list, the order by a click on a head. Name a filter under the funnel icon, it is kept for you alone.
    Enter opens a paper, Ctrl+N begins a new one, Ctrl+Shift+Enter opens a paper in a new window. Choose several rows with Shift or Ctrl. Ctrl+C copies them into a spreadsheet, Ctrl+P prints the list or the chosen rows.
paper-help =
    One paper: its route at the top, text and annexes on the left, check, opinions, comments and history on the right.
    Ctrl+↑ and Ctrl+↓ walk through the list, Ctrl+Enter does the main step. What you write is saved as you go.
    A comment on certain words: mark them in the text and choose Comment on the marked text. F6 goes from one part of the window to the next.

## List

papers-text = Papers that pass through the office and the bodies of the municipality.
papers-new = New paper
papers-merge =
    { $count ->
        [one] Merge { $count } paper
       *[other] Merge { $count } papers
    }
papers-merge-most = At most 5 papers can be merged at once.
papers-back = Back to the list
papers-no-number = no number
papers-col-number = Paper
papers-col-title = Title
papers-col-state = State
papers-col-presenter = Presented by
papers-col-department = Dept.
papers-col-type = Type
papers-col-next = Waits for
papers-col-due = Due
papers-col-version = Version
papers-col-created = Begun
papers-empty = There is no paper here yet
papers-empty-text = Found the first one, or read the history of the municipality in.
papers-empty-read = Papers you may see appear in this list.
papers-none-found = No paper fits the filter
papers-none-found-text = Take a condition off, or show all papers.
papers-filter-text = Search
papers-filter-text-hint = Number or words of the title
papers-filter-state = State
papers-filter-body = Body
papers-filter-department = Department
papers-filter-year = Year
papers-filter-mine = Only mine
papers-all-states = all states
papers-all-bodies = all bodies
papers-all-departments = all departments
papers-all-years = all
papers-filter-clear = Show all papers
papers-hint-open = open
papers-hint-choose = choose more
papers-hint-copy = copy for a spreadsheet
papers-hint-find = search

## New paper and its facts

papers-new-title = Found a new paper
papers-new-confirm = Found the paper
papers-new-next = The paper gets a number and opens. You add the draft resolution, the report and annexes there.
paper-type = Type of paper
paper-type-choose = Choose a type
paper-type-hint = It sets the route through the bodies.
paper-type-missing = Choose the type; the route follows from it.
paper-competence = Competence
paper-competence-hint = The provision by which the body decides, such as § 85 písm. a).
paper-title = Title
paper-title-hint = Short and to the point; it stands on the agenda too.
paper-title-missing = Write the title of the paper.
paper-presenter = Presented by
paper-presenter-missing = Choose who presents the paper.
paper-drafter = Drafted by
paper-department = Department
paper-department-none = no department
paper-due = Due
paper-due-hint = By when it is to be decided.
paper-confidentiality = Who sees the paper
paper-named = Named people
paper-named-missing = Choose one person at least.
paper-posted = Posting of the intention
paper-posted-days = from { $from } to { $to }
paper-co-presenters = Presented also by
paper-posted-hint = Sale, exchange, lease or gift of real estate: the intention hangs at least 15 days before the decision (§ 39 (1)), otherwise the decision is void.
paper-posted-from = Put up
paper-posted-to = Taken down
paper-posted-wrong = It can be taken down only after it was put up. Add the day of putting up or mend the day of taking down.
paper-price-reason = Why the price is below the usual one
paper-price-reason-hint = Only where it is; without a reason the decision would be void (§ 39 (2)).
paper-note = Note
paper-note-hint = For searching; documents do not print it.
paper-facts-partly = The text and the people are locked since the paper was submitted. The deadline, the posting, the price and the note can be added.
paper-facts = Facts about the paper
paper-facts-edit = Edit facts
paper-facts-save = Save facts
paper-facts-close = Close
paper-facts-locked = The facts have been locked since submission. They can be changed when the paper is returned.
people-picker-hint = Type a name or a department and choose one by one.
people-chosen = Chosen
people-remove = Remove: { $name }

## One paper

paper = Paper
paper-failed = The paper cannot be shown
paper-loading = Opening the paper.
paper-text = Text of the paper
paper-parts = Parts of the paper
paper-route = Route of the paper
paper-previous = Previous (Ctrl+↑)
paper-next = Next (Ctrl+↓)
paper-more = More acts
paper-cover-sheet = Make the cover sheet
paper-cover-sheet-word = Cover sheet for Word
paper-presented-by = Presented by { $name }
paper-version = version { $version }
paper-due-on = due { $day }
paper-in-place = In place of { $person }.
paper-in-place-text = The steps you take here carry your name and that of the absent person.
paper-returned-because = Returned for rework:
paper-variants =
    { $count ->
        [one] { $count } text has two versions.
       *[other] { $count } texts have two versions.
    }
paper-variants-text = Choose one in Needs attention; neither is lost.
paper-became-variant = Somebody else changed the text meanwhile. Both are kept; choose one in Needs attention.
paper-locked = locked since submission
paper-tab-resolution = Draft resolution
paper-tab-report = Explanatory report
paper-tab-versions = Versions
paper-tab-relations = Relations
clauses-none = The draft resolution is not written yet.
clauses-nested = Points of lower levels stay as they are. The whole text:
report-none = The explanatory report is not written yet.
report-hint = Say what is decided, why and what it costs. Part paragraphs by an empty line.
report-open = Open in Word
report-open-read = Open to read
report-to-word = Convert to Word
report-to-word-next = The text becomes a document that is the explanatory report. The text stays among the versions.
report-to-text = Convert to text
report-to-text-ask = Convert the explanatory report to text?
report-to-text-next = The words stay; pictures, tables and looks do not. The document stays among the versions of the paper.
report-is-file = The explanatory report is a document now. The text it was made of is among the versions.
report-is-text = The explanatory report is a text now. The document is among the versions.
# Under the name of the file with the explanatory report.
report-file-about = version { $version } · { $size } · { $who } · { $when }
report-words = The words of the document without its looks and pictures. The document is what counts.
report-words-cut = The text is long, this is its beginning. All of it is in the document.
report-words-waiting = The text of the document is being read.
report-words-none = There is no text in the document. Open it.
report-unsent = The explanatory report has become a document meanwhile. This unfinished text ({ $when }) did not get into the paper; copy what you need.
report-offered = You saved the explanatory report in another program. The new wording waits for you to take it over.
report-offered-look = Have a look
report-open-elsewhere = The document “{ $name }” is open in another program. Nothing has changed. Save and close it, take over its new wording and try again.
report-unread-empty = There is no text in the document “{ $name }”. Nothing has changed, the document stays the explanatory report.
report-unread-large = The document “{ $name }” has too many words for a text. Nothing has changed, the document stays the explanatory report.
report-unread-locked = The document “{ $name }” is protected by a password. Nothing has changed; save it without one and try again.
report-unread-now = The document “{ $name }” could not be read now. Nothing has changed; try again in a while.
report-unread-broken = The document “{ $name }” could not be read, it may be damaged. Nothing has changed; open it and save it again.
draft-offered = What you wrote ({ $when }) has not been saved into the paper yet.
draft-take = Go on with it
draft-drop = Throw away
draft-again = Save again
draft-kept = What you wrote stays on this computer.
draft-late = The paper cannot be edited any more. This unfinished text ({ $when }) did not get into it; copy what you need.
task-check = Check
task-carries-out = Carried out by
task-informed = Informed

## Versions and comparison

versions-none = There is no version yet. The first is made by submitting the paper.
versions-back = Back to the list of versions
version-number = Version { $number }
version-present = present text
version-older = Older text
version-newer = Newer text
version-choose = Choose a version
version-hash = Hash of the text and annexes
version-report-file = Explanatory report: { $name }
version-report-hash = Digest of the document: { $hash }
version-label = Label of the version
version-label-hint = Such as "after the lawyer's remarks". May be left empty.
compare-failed = The versions cannot be compared
compared-title = Title
compared-report = Explanatory report
compared-resolution = Draft resolution
compared-attachments = Annexes

## Relations

relations-none = The paper is related to nothing yet. Resolutions and tasks will appear here by themselves.
relations-resolutions = Resolutions
relations-papers = Papers
relation-split-from = split from paper
relation-split-into = split into paper
relation-merged-from = merged from paper
relation-merged-into = merged into paper
relation-continues = continues paper

## Annexes

attachments-title = Annexes
attachments-add = Add
attachments-hidden = a new annex is not public
attachments-none = No annexes.
attachments-none-hint = No annexes yet. Drop files here, paste them with Ctrl+V or press Add.
attachments-sending = { $name } – { $sent } of { $total }
attachments-failed = The annex { $name } was not attached.
# The annex was not attached while something else was on screen. $title is the paper, $why the reason.
attachments-failed-elsewhere = The annex { $name } was not attached to the paper “{ $title }”. { $why }
attachments-put-away = Hide
attachment-hidden = not public
attachment-version = version { $version }
attachment-more = More with the annex { $name }
attachment-close = Make it confidential
attachment-close-ask = Make the annex { $name } confidential?
attachment-close-who = It will be seen only by the drafter, the presenters, the head of the department, the chief officer and the secretariat.
attachment-close-who-department = It will be seen only by the drafter, the presenters, { $department }, the chief officer and the secretariat.
attachment-close-next = Others will lose it with its older versions, in their computers after the next contact with the office. Who has saved or printed it keeps it.
attachment-close-do = Make it confidential
attachment-close-not = Leave it
attachment-close-done = The annex { $name } is confidential.
attachment-disclose = Open to readers of the paper
attachment-disclose-ask = Open the annex { $name } to everybody who sees the paper?
attachment-disclose-who = Access to the paper: { $access }.
attachment-disclose-next = Older versions of the annex stay confidential.
attachment-disclose-do = Open it
attachment-disclose-not = Keep it confidential
attachment-disclose-done = Everybody who sees the paper sees the annex { $name } now.
attachment-mark = Note that it cannot be opened
attachment-mark-done = It is noted that the annex { $name } cannot be opened.
attachment-unmark = It can be opened
attachment-unmark-done = It is noted that the annex { $name } can be opened.
attachment-remove = Remove
attachment-remove-ask = Remove the annex { $name }?
attachment-remove-do = Remove
attachment-remove-not = Keep
attachment-remove-next = It stays in the versions made so far.
attachment-unreadable = cannot be opened
attachment-encrypted = protected by a password
attachment-false-extension = the ending does not fit the content

## Formal check

checks-title = Formal check
checks-by-program = { $count } of { $total } checked by the program
check-judge = Judge
check-verdict = How it stands
check-in-order = In order
check-not-in-order = Not in order
check-note = Note
check-note-needed = The program found the opposite; write why it is in order.
check-state-passed-by-program = in order, checked by the program
check-state-passed-by-person = in order, checked by a person
check-state-failed = not in order
check-state-open = not judged yet
check-item-competence = The right body decides
check-item-posting = The intention or the draft budget is published, or need not be
check-item-annexes = Annexes open and none is empty
check-item-resolution = The draft resolution is complete
check-item-cover = The economist confirmed the financial cover
check-item-personal-data = No needless personal data in texts and annexes

## Opinions

opinions-title = Opinions
opinions-given = { $count } of { $total }
opinions-none = Nobody has been asked for an opinion yet.
opinions-whom = Whom do you ask
opinions-mandatory = Without whom the paper does not go on
opinions-due = By when
opinion-stance = Opinion
opinion-text = Reasons
opinion-text-needed = A condition and a disagreement need a reason.
opinion-to-version = To version { $version }.
opinion-due = by { $day }
opinion-due-mandatory = by { $day }; the paper waits for it
opinion-settled = settled
opinion-settled-how = How it was settled
opinion-write-down = Write the opinion down
opinion-give-in-place = Give the opinion in place
opinion-given-in-place = given by { $person } in place
opinion-state-requested = waits
opinion-state-given = given
opinion-state-overdue = late
opinion-state-waived = not required
stance-agree = agrees
stance-with-condition = on condition
stance-disagree = disagrees
stance-no-objection = no objection

## Comments

comments-title = Comments
comments-none = No comments yet. What you write is seen by everybody who sees the paper.
comments-none-closed = No comments yet.
comments-count =
    { $count ->
        [one] { $count } comment
       *[other] { $count } comments
    }
comments-all =
    { $count ->
        [one] Show { $count } older
       *[other] Show { $count } older
    }
comment-write = Write a comment
comment-write-marked = Comment on the marked text
comment-go-on = Go on with the comment
comment-marked = Marked: “{ $text }”
comment-text = Comment
comment-answer-text = Answer
comment-answering = You are answering the comment: { $name }, { $when }
comment-answering-gone = The comment you are answering is not here any more.
comment-not-answer = Add it as a new comment
comment-seen-by = Everybody who sees the paper will see it. A comment cannot be edited once it is added.
comment-quote = It concerns the words
comment-quote-drop = It does not concern these words alone
comment-add = Add the comment
comment-answer-add = Add the answer
comment-put-away = Close
comment-drop = Discard
comment-answer = Answer
comment-answer-to = Answer the comment: { $name }, { $when }
comment-to-version = to version { $version }
comment-before-version = to the text before the first version
comment-answer-to-gone = answer to a comment its author took back
comment-for-another = Write it down for somebody else
comment-failed = The comment was not added.

## Consultations

consultations-title = Consultations in bodies
consultation-state-waiting = waits its turn
consultation-state-ready = can be scheduled
consultation-state-scheduled = on an agenda
consultation-state-adopted = adopted
consultation-state-recommended = recommended
consultation-state-not-recommended = not recommended
consultation-state-not-adopted = not adopted
consultation-state-without-opinion = no opinion
consultation-state-discussed-only = discussed
consultation-state-postponed = postponed
consultation-state-withdrawn = withdrawn
consultation-state-referred = left to the assembly
consultation-adopted = adopted { $votes }
consultation-recommended = recommends { $votes }
consultation-not-recommended = does not recommend { $votes }
consultation-not-adopted = not adopted { $votes }
consultation-without-opinion = { $cause ->
        [no_quorum] gave no opinion, there was no quorum
        [date_passed] gave no opinion, the time had passed
        [not_reached] gave no opinion, the item was not reached
       *[other] gave no opinion
    }
consultation-discussed-only = discussed without a vote
consultation-postponed = { $until_given ->
        [no] postponed
       *[yes] postponed to { $until }
    }
consultation-withdrawn = withdrawn from discussion
consultation-decided = decided by the mayor
consultation-referred = left to the assembly
role-in-route-opinion = gives an opinion
role-in-route-recommends = is to recommend
role-in-route-decides = decides

## Route

route-stop-drafting = Drafting
route-stop-department-review = Head of department
route-stop-opinions = Opinions
route-stop-formal-check = Formal check
route-stop-approve = Approval
route-stop-advise = Advice
route-stop-take-note = For note
# Why another is asked than the route says.
route-step-left = stands in, whoever was named has left
route-step-unseen = stands in, whoever was named may not see so confidential a paper
route-step-nobody = stands in, the role or the head's place is not filled
route-step-skipped = skipped: { $words }
route-step-lapsed = the days passed, the paper went on
# $for is on whose behalf it was done; empty when on their own.
route-step-said = { $for_given ->
        [no] { $words }
       *[yes] { $words_given ->
            [no] for { $for }
           *[yes] for { $for }, { $words }
        }
    }
route-stop-consultation = Consultation
route-stop-tasks = Tasks
route-stop-unknown = Next step
route-until = until { $day }
route-opinions = { $given } of { $all }
route-tasks = { $open ->
        [0] all done
       *[other] { $open } of { $all } open
    }
route-returned-because = returned: { $reason }

## States of a paper

paper-state-draft = draft
paper-state-commenting = opinions
paper-state-department-review = head of department
paper-state-at-step = at an office step
paper-state-returned = returned
paper-state-formal-check = formal check
paper-state-ready = ready
paper-state-in-bodies = in bodies
paper-state-closed = closed
paper-state-withdrawn = withdrawn
paper-state-replaced = replaced
paper-list-draft = Drafts
paper-list-commenting = Opinions
paper-list-department-review = With heads of departments
paper-list-at-step = At office steps
paper-list-returned = Returned
paper-list-formal-check = For the formal check
paper-list-ready = Ready
paper-list-in-bodies = In bodies
paper-list-closed = Closed
paper-list-withdrawn = Withdrawn
paper-list-replaced = Replaced
confidentiality-public = Public
confidentiality-public-but =
    { $count ->
        [one] Public, annex { $numbers } is not
       *[other] Public, annexes { $numbers } are not
    }
confidentiality-all-bodies = Members of bodies only
confidentiality-body = Bodies that deal with it only
confidentiality-named = Named people only
confidentiality-secretariat = Secretary and drafter only
confidentiality-hint-public = Everybody in the office and the bodies sees it; a redacted copy may go out after the meeting.
confidentiality-hint-all-bodies = Members of all bodies of the municipality will see it.
confidentiality-hint-body = Only members of the bodies that deal with it will see it.
confidentiality-hint-named = Only the people you name will see it.
confidentiality-hint-secretariat = Only the secretary, the drafter and the presenter will see it.

## Acts: verb on the button

act-do = Do it
act-cancel = Cancel
act-in-place = You decide in place of { $person }. The record will carry both names.
act-reason = Reason
act-until = Until
# The act was not done because the office did not take a text of the same paper; what follows says why.
act-text-not-taken = The text you were writing was not saved, so nothing was done.
act-text-not-taken-next = You will find it at the text of the paper. Save it again, or throw it away.
act-circulation-submit-to-head = Submit the paper
act-circulation-request-opinions = Request opinions
act-circulation-remind-opinion = Remind
act-circulation-give-opinion = Give opinion
act-circulation-waive-opinion = Waive
act-circulation-settle-opinion = Settle
act-circulation-close-opinions = Close opinions
act-circulation-head-approve = Approve for the department
act-circulation-head-return = Return with a reason
act-circulation-approve-step = Approve
act-circulation-advise-step = Advise
act-circulation-note-step = Take note
act-circulation-return-step = Return with a reason
act-circulation-skip-step = Skip the step
act-circulation-pass-without-opinion = { $which ->
        [known] Go on without the opinion: { $body }
       *[unknown] Go on without an opinion
    }
act-circulation-change-body = Give to another body
act-circulation-rework = Rework
act-circulation-run-formal-check = Check again
act-circulation-tick-check-item = Record the judgement
act-circulation-pass-formal-check = Confirm the check
act-circulation-fail-formal-check = Return with a reason
act-circulation-make-version = Save a version
act-circulation-schedule = Put on an agenda
act-circulation-unschedule = Take off the agenda
act-circulation-postpone = Postpone
act-circulation-split-paper = Split the paper
act-circulation-merge-papers = Merge the papers
act-circulation-withdraw-paper = Withdraw the paper
act-circulation-decide-as-mayor = Decide
act-circulation-leave-undecided = Do not decide

## Acts: question and what happens then

ask-act = Do this with the paper { $title }?
ask-circulation-submit-to-head = Submit the paper { $title }?
next-circulation-submit-to-head = The text is locked, a version of it is made, and the paper goes its way.
ask-circulation-request-opinions = Whom to ask for an opinion on the paper { $title }?
next-circulation-request-opinions = They will see the request in their day. The paper waits for mandatory opinions until they are given or closed.
ask-circulation-give-opinion = What is the opinion on the paper { $title }?
ask-circulation-waive-opinion = Waive the opinion on the paper { $title }?
ask-circulation-settle-opinion = How was the opinion on the paper { $title } settled?
ask-circulation-close-opinions = Close opinions on the paper { $title }?
next-circulation-close-opinions = The paper returns to its drafter for submission. Where a mandatory opinion is missing, write why.
ask-circulation-head-approve = Approve the paper { $title } for the department?
next-circulation-head-approve = The paper will go on by its route.
ask-circulation-head-return = Return the paper { $title } for rework?
next-circulation-head-return = The drafter and the history of the paper will show the reason.
ask-circulation-approve-step = Approve the paper { $title }?
next-circulation-approve-step = The paper will go on by its route. What you write stays with this step.
ask-circulation-advise-step = What is the advice on the paper { $title }?
next-circulation-advise-step = The paper will go on whatever you write. The advice stays with this step.
ask-circulation-note-step = Take note of the paper { $title }?
next-circulation-note-step = The paper will go on by its route.
ask-circulation-return-step = Return the paper { $title }?
next-circulation-return-step = The paper goes back to its drafter or to the step before, as its route says. The history will show the reason.
ask-circulation-pass-without-opinion = { $which ->
        [known] Let the paper { $title } go on without the opinion that { $body } was to give?
       *[unknown] Without whose opinion is the paper { $title } to go on?
    }
next-circulation-pass-without-opinion = { $ended ->
        [yes] The body is no more. If it was to decide, the next body on the route decides instead, or else the assembly.
       *[no] An advisory body never stops a paper (§ 117, § 122).
    } { $beside ->
        [yes] It goes to the next body once the bodies that have it beside this one have spoken too. They go on dealing with it.
       *[no] It goes to the next body.
    } The reason stays in its route and on its cover sheet.
pass-body = The body that gives no opinion
pass-body-choose = Choose a body
pass-body-hint = Several bodies have the paper at once. The others go on dealing with it.
# Usual reasons why a body gave no opinion; a list beside the reason in words.
no-opinion-cause = Why there is no opinion
no-opinion-other = for another reason
no-opinion-no-quorum = There was no quorum
no-opinion-date-passed = The time has passed
no-opinion-not-reached = The item was not reached
# The reason filled in where the body's days are over.
pass-reason-due = It was due on { $day }.
ask-circulation-change-body = { $which ->
        [known] To whom should the paper { $title } go instead of { $body }?
       *[unknown] To whom should the paper { $title } go?
    }
next-circulation-change-body = The body is no more, and the paper would wait for it in vain. Nothing is decided by this; the paper waits for a meeting of the body you give it to.
reason-hint-circulation-change-body = For example: the assembly dissolved the committee by resolution 5/2026
other-body-ended = The body that is no more
other-body-ended-hint = The paper waits for several such bodies. Each is replaced by itself.
other-body = To whom
other-body-choose = Choose a body
reason-hint-circulation-pass-without-opinion = For example: no quorum, the time has passed, the commission does not meet before the council
ask-circulation-skip-step = Skip the step of the paper { $title }?
next-circulation-skip-step = The days of the step have passed and the paper need not wait for it. The reason stays in its route.
step-words = In words
step-words-hint = Not required.
remark-label = Remarks of the office
remark-hint = Not required. The presenter and the body see them, the cover sheet shows them too. The proposal goes on whatever they are.
remarks-title = Remarks of the office
remarks-law = The office neither returns nor withdraws a proposal of an assembly member or a committee, it only attaches remarks (§ 94/1 of the Act on Municipalities).
ask-circulation-tick-check-item = { $title }
ask-circulation-fail-formal-check = Return the paper { $title } from the formal check?
next-circulation-fail-formal-check = The drafter and the history of the paper will show the reason.
reason-hint-circulation-fail-formal-check = Say what to add so that the paper passes next time.
ask-circulation-make-version = Save a version of the paper { $title }?
next-circulation-make-version = The text and annexes stay as they are now.
ask-circulation-schedule = Put the paper { $title } on an agenda?
ask-circulation-unschedule = Take the paper { $title } off the agenda?
next-circulation-unschedule = The paper stays among the ready ones. After convening a reason is needed.
off-agenda-body = Off whose agenda
off-agenda-of = { $body } – { $day }
off-agenda-hint = The paper is on the agendas of several bodies now. It stays on the others.
ask-circulation-postpone = Postpone the paper { $title }?
ask-circulation-split-paper = Split the paper { $title }?
next-circulation-split-paper = Each clause goes to one of the new papers; the old one can still be found.
ask-circulation-merge-papers = Merge the chosen papers?
next-circulation-merge-papers = One paper with all clauses and annexes is made; its route comes from the first of them.
ask-circulation-withdraw-paper = Withdraw the paper { $title }?
next-circulation-withdraw-paper = The paper will not be dealt with any more; it stays in the list as withdrawn.
merge-title = Title of the merged paper
split-part = Paper { $number }
split-title = Title of paper { $number }
split-add = Add another paper
schedule-where = Meeting
schedule-section = Section of the agenda
schedule-choose = Choose a meeting
schedule-none = No meeting is planned
schedule-none-hint = Plan a meeting of the body whose turn it is.
schedule-beside-hint = Several bodies wait for the paper. It goes to the one whose meeting you choose.
schedule-failed = Meetings cannot be read
schedule-meeting = { $body } – meeting { $number }, { $day }
behalf = On behalf of
behalf-nobody = myself
behalf-hint = Fill in only when you write down what somebody else decided.
behalf-way = How it came
behalf-paper = on paper
behalf-email = by e-mail
behalf-word = by word of mouth

## Acts: confirmation

done-act = Done.
done-circulation-submit-to-head = The paper is submitted.
done-circulation-request-opinions = Opinions are requested.
done-circulation-remind-opinion = A reminder is sent.
done-circulation-give-opinion = The opinion is recorded.
done-circulation-waive-opinion = The opinion is no longer required.
done-circulation-settle-opinion = The opinion is settled.
done-circulation-close-opinions = Opinions are closed.
done-circulation-head-approve = The paper is approved and goes on.
done-circulation-head-return = The paper is returned to its drafter.
done-circulation-approve-step = The paper is approved.
done-circulation-advise-step = The advice is written down.
done-circulation-note-step = The paper is noted.
done-circulation-return-step = The paper is returned.
done-circulation-pass-without-opinion = { $beside ->
        [yes] Written down: { $body } gives no opinion. The paper still waits for the bodies that have it beside this one.
       *[no] The paper goes on without the opinion: { $body }.
    }
done-circulation-change-body = The paper was given to another body.
done-circulation-skip-step = The step is skipped.
done-circulation-rework = The paper is open for rework.
done-circulation-run-formal-check = The check was run again.
done-circulation-tick-check-item = The judgement is recorded.
done-circulation-pass-formal-check = The paper passed the check.
done-circulation-fail-formal-check = The paper is returned to its drafter.
done-circulation-make-version = The version is saved.
done-circulation-schedule = The paper is on the agenda.
done-circulation-unschedule = The paper is off the agenda.
done-circulation-postpone = The consultation is postponed.
done-circulation-split-paper = The paper is split.
done-circulation-merge-papers = The papers are merged.
done-circulation-withdraw-paper = The paper is withdrawn.
done-circulation-add-comment = The comment is added.

## Who read it

readings-title = Who read it
reading-not-noted = That you read this confidential paper could not be written down.
readings-all = All { $count }
readings-none = Nobody yet but those who prepare the paper.
readings-more =
    { $count ->
        [one] And { $count } older record.
       *[other] And { $count } older records.
    }
reading-viewed = the paper viewed
reading-opened = opened
reading-printed = printed
reading-exported = saved outside the program
reading-of-annex = { $way }, annex { $name }
reading-when = { $when }, { $device }

## Financial cover

cover-title = Financial cover
cover-add = Fill in
cover-edit = Edit
cover-none = The paper has no financial cover yet.
cover-total = Total { $amount }
cover-at-paragraph = § { $number }
cover-at-item = item { $number }
cover-at-organisation = org. { $number }
cover-source = { $source ->
    [own] own means
    [grant] grant
    [loan] loan
   *[other] another source
 }
cover-confirmed = Confirmed by { $who } { $when }
cover-unconfirmed = Awaits the economist
cover-confirm = Confirm the cover
cover-confirmed-toast = Financial cover confirmed
cover-save = Save the cover
cover-saved = Financial cover saved
cover-submit-warning = It may be submitted, but fill the cover in and have the economist confirm it.
cover-voids = A change ends the confirmation; the economist confirms the cover again.
cover-line = Line { $number }
cover-amount = Amount in CZK
cover-year = Year of the budget
cover-paragraph = Paragraph
cover-item = Item
cover-organisation = Organisation
cover-from = Source
cover-note = Note
cover-remove = Remove line { $number }
cover-empty = Without lines the paper has no financial cover.
cover-more = Add a line
cover-bad = { $field ->
    [amount] Write the amount in crowns, such as 480 000 or 1 250.50.
    [year] Write the year in four digits.
    [paragraph] A paragraph has four digits.
    [item] An item has four digits.
   *[note] Say which other source it is.
 }
