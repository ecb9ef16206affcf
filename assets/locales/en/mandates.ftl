### Mandates of the assembly: end and entry, certificate, handing work over, a new term.

settings-mandates = Mandates
mandates-seats = Members of the assembly
mandates-seats-empty = The assembly has no members yet
mandates-seats-empty-text = Members are written down in Bodies and members, or all at once with a new term.
mandates-lists = Substitutes of electoral parties
mandates-lists-empty = No substitutes are written down
mandates-lists-empty-text = Paste the substitutes in the order of the results. When a mandate ends, the next of them enters.
mandates-ends = Ended mandates
mandates-ends-empty = No mandate has ended
mandates-ends-empty-text = An end is written down at the member of the assembly.
mandate-end = End of mandate
mandate-end-title = End of mandate: { $person }
mandate-end-confirm = Write the end down
mandate-keep = Leave it be
mandate-why = Reason
mandate-reason =
    { $reason ->
        [resignation] Resignation (§ 55/2)
        [refused_oath] Oath refused or taken with a reservation (§ 69)
        [death] Death (§ 55/2)
        [lost_eligibility] Lost eligibility (§ 55/3)
        [conviction] Sentenced to prison (§ 55/3)
        [incompatibility] Incompatible functions (§ 55/3)
        [invalid_election] Invalid election (§ 60)
       *[other] Another reason
    }
mandate-how = How it came about
mandate-way =
    { $way ->
        [delivered] Delivered in writing
        [declared] Declared in a session of the assembly
        [by_law] By law
        [assembly] Said by the assembly
        [region] Said by the director of the regional office
        [court] Decided by a court
       *[other] Otherwise
    }
mandate-last-day = Day of the end
mandate-last-day-hint = On that day the mandate still counts among the members.
mandate-day-ahead = An end is written down once it came. Enter today or an earlier day.
mandate-day-before = The mandate did not last yet on that day. Enter a later one.
mandate-note = Evidence
mandate-note-hint = Reference number of the resignation, resolution or decision
mandate-list = Electoral party
mandate-list-hint = The member has no party written down. Choose the list from which the substitute enters.
mandate-nobody = Nobody enters
mandate-enters = The next day { $person } enters ({ $party }). The council, or the mayor where there is none, hands the certificate over within 15 days of the end (§ 56).
mandate-enters-nobody = The list has no further substitute; the seat stays vacant.
mandate-enters-court = The court decides what follows; no substitute enters by the list alone.
mandate-others = Seats in other bodies
mandate-other-ends = { $role } – { $body }: ends with the mandate
mandate-other-lasts = { $role } – { $body }: end it too
mandate-others-text = Only a member of the assembly sits in the council or chairs a committee (§ 99 and § 117). Other seats last until somebody decides about them.
mandate-ended = The end of the mandate is written down.
mandate-row-ended = ended { $date }
mandate-row-also = ended too: { $bodies }
mandate-row-entered = { $person } entered { $date }
mandate-row-nobody = nobody entered
mandate-row-certified = certificate handed over { $date }
mandate-row-certify-by = certificate due by { $date }
mandate-row-back = taken back { $date }: { $reason }
certificate-due =
    { $days ->
        [0] { $person }: the certificate of entry is due today.
        [one] { $person }: hand the certificate of entry over by { $date }, { $days } day left.
       *[other] { $person }: hand the certificate of entry over by { $date }, { $days } days left.
    }
certificate-late = { $person }: the certificate was due by { $date }.
certificate-note = Certificate handed over
certificate-title = Certificate handed over: { $person }
certificate-day = Day it was handed over
certificate-day-bad = A certificate is handed over on the first day of the substitute in the assembly at the earliest and today at the latest. Enter another day.
certificate-open = Certificate
certificate-open-word = Certificate in Word
certificate-print = The council issues the certificate; where there is none, the mayor (§ 56). Print it, have it signed and note when it was handed over.
certificate-noted = The certificate is noted as handed over.
mandate-back = Take back
mandate-back-title = Take the end back: { $person }?
mandate-back-text = The mandate lasts on as if it had not ended. The substitute is a substitute again. Votes taken meanwhile stay as they were written down.
mandate-back-reason = Reason
mandate-back-reason-missing = Write the reason, such as a decision of a court.
mandate-is-back = The end is taken back.
list-add = Add a list
list-edit = Edit
list-title = Substitutes: { $party }
list-new = New list
list-party = Electoral party
list-party-missing = The name of the party is missing. Fill it in.
list-names = Substitutes in their order, one a line
list-names-hint = A number at the start of a line is left out. Who entered already is not in the list and stays.
list-skip = Who will not enter
list-skip-nobody = Nobody else
list-skip-why = Why they will not enter
list-skip-why-missing = Write why they will not enter.
list-skipped = { $name } will not enter: { $reason }
list-next = next: { $person }
list-nobody = nobody is left
list-count =
    { $count ->
        [one] { $count } substitute
       *[other] { $count } substitutes
    }
list-saved = The list is saved.

## The number of members and why

why-members =
    { $count ->
        [one] { $count } member
       *[other] { $count } members
    }
why-title = Why so many members
why-began = { $count } mandates on { $date }
why-left = −1 { $person }, ended { $date }
why-left-reason = −1 { $person }, ended { $date }: { $reason }
why-entered = +1 { $person }, from { $date }
why-sum = Mandates on { $date }: { $members }. More than half: { $majority }.
why-counted = The vote was written down with { $counted } members; by today’s entries there were { $members }.

## Handing open work over

work-open = Hand work over
work-title = Open work: { $person }
work-none = Nothing is open here.
work-text = Tick what goes to one successor and hand it over. The rest can then go to somebody else.
work-to = To whom
work-to-missing = Choose who takes the work over.
work-reason = End of mandate
work-hand = Hand over what is ticked
work-close = Close
work-nothing = Tick at least one item.
work-stays = only who presents it may hand it over while they have a mandate (§ 94/1)
work-member-only = only to a member of the assembly (§ 94/1)
work-due = by { $date }
work-kind =
    { $kind ->
        [drafted] drafts
        [presented] presents
        [opinion] is to give an opinion
        [owed] is to prepare a paper
       *[task] task
    }
work-handed =
    { $count ->
        [one] { $count } item handed over.
       *[other] { $count } items handed over.
    }

## A new term

term-begin = New term
term-title = New term
term-confirm = Begin the term
term-text = Mandates of the present assembly and seats in committees end on the day of the election (§ 55). The council and the mayor act on until new ones are elected (§ 102a and § 107); they are ended in Bodies and members. Meetings are numbered from 1 again.
term-number = Number of the term
term-number-missing = The number of the term is missing. Fill it in.
term-election = Day of the election
term-election-hint = The day voting ended
term-election-bad = The election lies in the present term and today at the latest.
term-results = Day the results were declared
term-results-hint = The deadline of the first session runs from it (§ 91/1)
term-results-bad = Results are declared after the election.
term-members = Members elected: name; party
term-members-hint = One a line. May be pasted from a spreadsheet.
term-members-missing = Paste the members elected.
term-substitutes = Substitutes: name; party
term-substitutes-hint = In their order, one a line. May be added later.
term-line-bad = Line { $line }: the party behind the semicolon is missing.
term-seen = Members: { $members }, known to the office: { $known }. Substitutes: { $substitutes }.
term-seats-differ =
    { $count ->
        [one] The assembly has { $count } seat. Check the list; a majority is counted of the members written down.
       *[other] The assembly has { $count } seats. Check the list; a majority is counted of the members written down.
    }
term-begun = The new term has begun.
term-work-title = What goes on into the new term
term-work-text = Open papers and tasks go on. Tick the papers to be closed with the reason “the term ended”.
term-work-confirm = Close what is ticked and prepare the session
term-work-later = Not now
term-work-open = Open matters and the first session
term-papers = Open papers
term-papers-none = No paper is open.
term-paper-lost = its presenter has no mandate any more
term-tasks =
    { $count ->
        [0] No task is open.
        [one] { $count } task goes on.
       *[other] { $count } tasks go on.
    }
term-meetings = Meetings planned by the former bodies: { $list }. Cancel them in Meetings.
term-constituent = First session of the assembly
term-constituent-plan = Prepare the first session
term-constituent-day = Day of the session
term-constituent-by = To be held by { $date } (§ 91/1); after a complaint to a court the days run from its decision.
term-constituent-text = Agenda: oath, verifiers, election of the mayor, deputies and council, committees. The oldest member or the outgoing mayor usually chairs (§ 91/2).
term-constituent-late = The session would be held after the deadline of { $date }.
term-constituent-past = The session cannot lie in the past. Choose a later day.
term-constituent-place = Place
term-constituent-time = Start
term-done = The new term is prepared.
mandates-constituent-by = Hold the first session of the assembly by { $date } (§ 91/1).
