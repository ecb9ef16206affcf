### Settings: municipality, bodies, people, routes of papers, sign-in, maintenance.

settings-lead = The municipality and its rules, people, and this computer.
settings-help-parts =
    Choose a part on the left. The overview says whether the office is well. Municipality, bodies, people and types of papers hold for the whole office; the look for this computer only.
    What you change holds from now on: papers under way finish the route they began with.
settings-parts = Parts of the settings
settings-overview = Overview
settings-town = Municipality
settings-bodies = Bodies and members
settings-people = People
settings-departments = Departments
settings-types = Types of papers and their routes
settings-substitutes = Substitutes
settings-profile = Profile and sign-in
settings-history = History of the town
settings-rebuild = Rebuild the overviews
settings-about = About the program
settings-failed = The settings could not be read
settings-save = Save
settings-saved = The change is saved.
settings-cancel = Leave it
settings-edit = Edit
settings-read-only = The municipality is changed by the chief officer, the council secretary or the administrator.
settings-from = From
settings-to = To
settings-until = until { $date }
settings-ended = ended { $date }
settings-since = from { $from }
settings-between = { $from } – { $to }
settings-one-per-line = One per line.
settings-days-missing = Write the number of days, such as 7.

## Overview

overview-store = The store is well
overview-store-changed = Last change { $when }, size { $size }.
overview-store-size = Size { $size }.
overview-copies = The good copy in this computer is fresh
overview-copies-stale = There is no good copy in this computer, or it is older than a week
overview-copies-last =
    { $count ->
        [one] The last one { $when }, { $count } copy kept.
       *[other] The last one { $when }, { $count } copies kept.
    }
overview-copies-none = A copy is made by itself when you close the program.
overview-devices =
    { $count ->
        [one] The office knows { $count } computer
       *[other] The office knows { $count } computers
    }
overview-this-device = { $name } (this computer)

## Municipality

town-terms = Terms of office
town-term-of = Term { $label } from { $from }
town-offline = Computers without contact
town-offline-text = How many days a computer may keep documents when it does not reach the office. Then it deletes them by itself and gets them again after a contact; drafts and what was not sent stay. This protects lost laptops.
town-offline-confidential = Confidential
town-offline-confidential-hint = Days. Seen by named people and the secretary alone.
town-offline-body = Of bodies and departments
town-offline-body-hint = Days.
town-offline-public = Others
town-offline-public-hint = Days. Seen by everybody in the office.
town-offline-wrong = Enter 1 to 730 days; what is more confidential must not stay longer.
town-term-begins = A new term begins in Mandates: the old mandates end and the elected and the substitutes are written down.
town-term-to-mandates = Open Mandates
town-term-remove = Remove term { $label }
town-term-first = Write the term down
# $names are names of types of paper.
town-straight-offer = Found the short way of papers without departments: { $names }
town-straight-founded = The type of paper { $name } is founded.

## Bodies and members

body-add = Add a body
body-new = New body
body-edit = Edit: { $name }
body-kind = Kind
body-name = Name
body-short-name = Short name
body-short-name-hint = For lists, such as Council.
body-parent = Set up by
body-parent-none = Nobody above it
body-papers-close = Papers close
body-papers-close-hint = Days before the meeting; 0 = not watched.
body-opinions-close = Opinions close
body-check-close = Formal check ends
body-pack = Papers go out
body-late-consent = A late paper is allowed by
body-late-consent-nobody = nobody, a reason is enough
body-days-before-hint = Days before the meeting. Where the day falls on a weekend or a holiday, the last working day before it counts.
body-notice = Invitation
body-notice-hint = Days ahead; at least 7 for the assembly (§ 93(1)).
body-place = Usual place
body-starts = Usual start
body-last-number = Last number of a resolution
body-last-number-hint = Only where the body numbered its resolutions elsewhere, such as RM/1136/38/2024. The next one follows it.
# A warning at the last day of a body; $count is the number of papers or meetings.
body-ends-title = Before the body ends
body-ends-papers = { $count ->
        [one] { $count } paper waits for this body.
       *[other] { $count } papers wait for this body.
    } After its last day the secretary gives them to another body, or lets them go on with a reason; they stand on the secretary’s day.
body-ends-meetings = { $count ->
        [one] { $count } meeting is planned after this day ({ $days }).
       *[other] { $count } meetings are planned after this day ({ $days }).
    } Cancel them, or choose a later day.
body-numbers-continue = The next resolution follows the number { $last }.
body-public = Its meetings are public
body-alternates = The statute knows alternates
body-alternates-hint = An alternate votes in place of a named absent member; the number of members stays. The assembly, the council and committees have none.
body-verbs = Verbs of resolutions
body-sections = Sections of the agenda
body-standing = Standing items
body-standing-hint = On every new agenda. One per line, such as “Opening: Verifiers of the minutes”. A line that begins with a dash is the text of the item above it, on the agenda and in the invitation.
body-members = Members: { $body }
# $mandates is the number of taken seats, $seats of all seats.
body-mandates = { $mandates } of { $seats } seats
members-empty = Nobody is here yet
members-empty-text = No majority can be counted without members. Add the first one.
member-add = Add a member
member-new = Add a member: { $body }
member-person = Person
member-person-hint = Whoever is not listed must be added under People first.
member-person-missing = Choose a person from the list.
member-role = Role
member-inspects-office = They read whatever any body reads as a whole, what is not public too. What is kept to named people they read only where they are named. They change nothing, and their access ends with the last day, within a year.
member-inspects-body = They read whatever this body reads. They change nothing, do not count among the members, and their access ends with the last day, within a year.
member-party = Electoral party
member-since = from { $date }
member-added = The member is added.
member-end = End
member-keep = Keep
member-end-ask = End: { $person }, { $body }?
member-end-text = They stay in past meetings. From the next day they no longer count among the members (§ 87).
member-last-day = Last day
member-end-reason = Reason
member-end-reason-missing = Write the reason, such as resignation.
member-ended = The membership is ended.

## People

person-add = Add a person
person-new = New person
person-edit = Edit: { $name }
person-find = Find a person
person-department = Department
person-department-none = In none
person-active = Acts in the office
person-inactive = no longer acts
person-profile = signs in here
person-roles-where = Roles in bodies and in the office are given under Bodies and members.
people-none = Nobody like that is here
people-none-text = Try the beginning of the family name, or add the person.

## Departments

department-add = Add a department
department-new = New department
department-edit = Edit: { $name }
department-head = Head
department-head-hint = Approves the papers of the department.
department-led = led by { $name }
department-no-head = without a head
department-name-missing = Write the name, such as Odbor majetku.
departments-empty = There is no department yet
departments-empty-text = A small village need not have any. With one, a paper goes to its head first.

## Types of papers and routes

type-add = Add a type of paper
type-new = New type of paper
type-edit = Edit: { $name }
type-name-missing = Write the name, such as Sale of real estate.
type-competence = Competence
type-competence-hint = The paragraph these papers fall under, such as § 85(a).
type-number = Numbers of papers
type-opinions = Required opinions
type-opinions-person = Add a person
type-opinions-choose = Choose a person
type-needs-cover = Papers need a financial cover confirmed by the economist
type-active = New papers may be founded
type-retired = no longer founded
type-later = Papers under way finish the route they began with.
types-empty = There is no type of paper yet
types-empty-text = A type says where a paper travels. Without one no paper can be founded.
route-title = Route of the paper
# $place is the order of the stop, $name its name.
route-step = Stop { $place }: { $name }
route-kind = What happens
route-kind-department-review = Approval by the head of department
route-kind-approval = Office step
route-kind-opinions = Opinions
route-kind-formal-check = Formal check
route-kind-consultation = Consultation
route-body = Body
route-body-choose = Choose a body
route-role = What the body does
route-role-opinion = gives an opinion
route-role-recommends = recommends
route-role-decides = decides
route-days = Days
route-days-hint = After them the program tells you that the paper may go on without the opinion.
route-mandatory = Cannot be skipped
route-asks = What is asked
route-ask-approve = Approval
route-ask-advise = Advice
route-ask-take-note = For note
route-asked = Of whom
route-asked-head = Head of the paper's department
route-asked-department = Head: { $name }
route-returns = Not approved goes
route-returns-drafter = to the drafter
route-returns-step-before = to the step before
route-body-beside = Beside the body before
route-body-beside-wrong = Only bodies that give an opinion deal with a paper beside each other, each of them once.
route-beside = Beside the one before
route-picture = The route as it will go
route-step-after-body = An office step must come before the first body.
route-step-beside-nothing = No office step comes before it that it could run beside.
route-step-needs-days = This step may not hold the paper up. Write after how many days it goes on by itself.
route-own-waits = A proposal of a member or a committee could wait for a mandatory opinion without end (§ 94/1). Let the step be skipped.
route-own-decides = Only the last body may decide a proposal of a member or a committee. Choose an opinion or a recommendation here.
route-own-approves = The office does not approve a proposal of a member or a committee (§ 94/1).
type-submitter = Who presents the papers
type-of-office = The office
type-of-member = A member of the assembly or a committee
type-own-name = Proposal of an assembly member or a committee
type-own-short = PM
type-straight-name = Draft resolution
type-straight-short = DR
type-council-name = Paper for the council
type-council-short = PC
type-assembly-name = Paper for the assembly
type-assembly-through-name = Paper for the assembly (through the council)
type-assembly-short = PA
type-mayor-name = Mayor's decision
type-mayor-short = RS
type-own-hint = The office neither approves nor returns the proposal, it only attaches remarks. Only who presented it can withdraw it (§ 94/1 and § 82 a of the Act on Municipalities).
route-up = Move stop { $place } up
route-down = Move stop { $place } down
route-remove = Remove stop { $place }
route-add = Add a stop
route-moved = { $name } is now { $place } of { $total }.
route-hint-move = move the stop
route-body-missing = Choose a body.
route-advisory-decides = Committees and commissions only advise (§ 117, § 122). Choose an opinion.
route-no-body = The route must pass at least one body.

## Substitutes

substitute-add = Add a substitute
substitute-new = Who stands in for whom
substitute-row = { $by } stands in for { $absent }
substitute-absent = Who is away
substitute-by = Who stands in
substitute-roles = Duties taken over
substitute-roles-first = Choose who is away first.
substitute-roles-none = This person has no role in the office. A mandate in a body cannot be substituted.
substitute-roles-missing = Tick at least one role.
substitutes-empty = Nobody stands in for anybody
substitutes-empty-text = A substitute gets the duties of the absent for the given days. A mandate in a body cannot be substituted.
substitute-save = Save the change
substitute-change = Change
substitute-change-title = Change of a substitution
substitute-now = lasts today
substitute-beside = { $person } has the same duty
substitute-with-confidential = confidential papers too
substitute-to = Last day
substitute-to-hint = Without a last day it lasts until somebody ends it.
substitute-from-past = A substitution begins today at the earliest. Mend the first day.
substitute-both = Both shall act. Whoever does a step first, it counts.
substitute-reason = Reason of the absence
substitute-reason-hint = The whole office sees it. Write nothing about health here.
substitute-reason-leave = leave
substitute-reason-trip = official journey
substitute-reason-obstacle = obstacle to work
substitute-confidential = Hand over also papers that the absent person sees by name only
substitute-confidential-hint = Unticked, what is for named people only waits for the return of the absent.
substitute-end = End
substitute-end-ask = { $by } stands in for { $absent }. End it?
substitute-end-text = The work returns to the absent person. What was done in their place stays valid.
substitute-end-hint = Yesterday ends the substitution at once.
substitute-end-past = It cannot be ended in the past. The earliest last day is yesterday.
substitute-end-ahead = The substitution has not begun. All of it is called off.
substitute-call-off = Call the substitution off
substitute-keep = Keep it
substitute-ended = Substitution ended

## Profile and sign-in

profile-switch = Switch person
profile-lock = Lock
profile-signed = Signed in:
profile-text = Several people may take turns at one computer, each with their own pass-phrase. Switching is logged.
profile-demo = In the invented town people switch without a pass-phrase. Each switch is logged, as in a real office.
profile-demo-menu = Invented town: people switch without a pass-phrase, the switch is logged.
profile-no-phrase = You have no pass-phrase yet. The keyring of this computer opens the office.
profile-lock-weak = Until you have a pass-phrase, whoever sits at your account of the computer can unlock the office.
profile-has-phrase = Your pass-phrase is chosen.
profile-phrase-since = Pass-phrase chosen { $when }.
profile-phrase-by = Pass-phrase chosen { $when }, allowed by an administrator: { $name }.
profile-phrase-changed = The new pass-phrase is valid.
profile-recovered = You opened the office by the recovery code. Choose a new pass-phrase; neither the code nor the old one is asked.
profile-change = Change pass-phrase
profile-choose = Choose a pass-phrase
profile-change-ask = Change the pass-phrase
profile-choose-ask = Choose a pass-phrase
profile-present = Present pass-phrase
profile-by-code = I do not remember it, I have the recovery code
profile-by-phrase = I will write the present one
profile-others = Other people on this computer
profile-none = Nobody else has a profile here
profile-none-text = Profiles are given by who manages people in the office. Each person chooses their own pass-phrase.
profile-none-manager = Give a profile to everybody who works at this computer. They choose their own pass-phrase.
profile-sign-in = Sign in
profile-ask = Sign in: { $name }
profile-logged = The switch is written into the log of the office.
profile-open = Give a profile
profile-open-ask = Who gets a profile on this computer?
profile-whom = Who
profile-whom-choose = Choose a person
profile-whom-missing = Choose whose profile it is.
profile-let-type = Let the person whose profile it is come to the computer. They choose the pass-phrase and tell nobody.
profile-nobody-left = Everybody who holds a role in the office has a profile. Add more people in Settings → People.
profile-reset = New pass-phrase
profile-reset-ask = New pass-phrase: { $name }
profile-close = Take the profile away
profile-close-ask = Take the profile away: { $name }?
profile-close-not = Keep
profile-close-text = This person will not sign in here any more and their pass-phrase will not open the office. What they wrote stays.
profile-no-role = holds no role today
profile-waits = waits { $minutes } min after failures
phrase-new = New pass-phrase
phrase-again = New pass-phrase again
phrase-hint = At least { $length } characters, such as four words that have nothing in common.

## Log of who sat at the computer

desk-log = Who sat here
desk-log-none = Nobody has taken turns here yet
desk-log-none-text = Each sign-in and each failed attempt is written here.
desk-log-all = This log cannot be changed or deleted; it is part of the log of the office.
desk-log-mine = Only lines about you are here. Who manages people in the office sees all.
desk-lead-failed = Failed attempt.
desk-sat =
    { $way ->
        [unlock] { $person }: signed in by unlocking the office.
        [recovery] { $person }: signed in by the recovery code.
        [demo] { $person }: signed in without a pass-phrase (invented town).
       *[pass_phrase] { $person }: signed in.
    }
desk-sat-after =
    { $way ->
        [recovery] { $person }: signed in by the recovery code, { $after } before.
        [demo] { $person }: signed in without a pass-phrase (invented town), { $after } before.
       *[pass_phrase] { $person }: signed in, { $after } before.
    }
desk-failed =
    { $way ->
        [recovery] The recovery code did not fit, signing in as { $person }.
       *[pass_phrase] The pass-phrase did not fit, signing in as { $person } (failure { $failures } in a row).
    }
desk-phrase-set =
    { $way ->
        [first] { $person }: first pass-phrase.
        [recovery] { $person }: new pass-phrase by the recovery code.
       *[pass_phrase] { $person }: new pass-phrase.
    }
desk-profile-opened = { $person }: profile given ({ $by }).
desk-phrase-reset = { $person }: pass-phrase set anew ({ $by }).
desk-profile-closed = { $person }: profile taken away ({ $by }).

## History, rebuilding, about

history-text = Resolutions of past years are read from a table, from the web or from PDF. You go through a preview, and the whole import can be taken back.
history-open = Import history
rebuild-text = Overviews are put together from records. When something in them does not fit they are made again. Records are not touched and you may go on working.
rebuild-act = Rebuild the overviews
rebuild-running = Preparing the records
rebuild-count = { $done } of { $total } done
rebuild-done = The overviews are made again.
about-version = { $program } { $version }
about-licence = Free software of municipalities for municipalities, licence EUPL-1.2.
about-parts =
    { $count ->
        [one] { $count } part used
       *[other] { $count } parts used
    }
about-find = Find a part or a licence
about-failed = The list of licences could not be read
about-list = Parts of the program and their licences
about-name = Part
about-part-version = Version
about-part-licence = Licence
about-kind = Kind
about-kind-rust = Rust library
about-kind-npm = window library
about-kind-font = font
about-kind-data = data
about-none = No part is called so
about-none-text = Try another word, such as MIT or Roboto.
# Heading over the text of a licence of one part.
about-text = Licence of { $name }
about-part-facts = Version { $version }, licence { $licence }
about-bare = Its authors enclosed no text with this part. The general wording of the licence { $licence } applies.
about-no-text = The text of this licence is not in the program. The list of parts still holds.

## Locking of the window

lock-title = Locking
lock-text = When you leave the computer, the window locks by itself. What you were writing is saved first. When the computer sleeps, it always locks.
lock-when = Lock the window
lock-after = { $minutes ->
    [one] after { $minutes } minute without work
   *[other] after { $minutes } minutes without work
}
lock-never = never
lock-laid-down = { $minutes ->
    [one] The window locks after { $minutes } minute without work. The administrator of the computer decided so.
   *[other] The window locks after { $minutes } minutes without work. The administrator of the computer decided so.
}
# Above unlocking, when the window locked by itself.
locked-idle = { $minutes ->
    [one] The window locked after { $minutes } minute without work. Everything is saved.
   *[other] The window locked after { $minutes } minutes without work. Everything is saved.
}
locked-sleep = The window locked when the computer went to sleep. Everything is saved.

## Bodies of an office founded without them (on a server)

first-bodies-text = The office has neither bodies nor types of paper yet, so no paper can be founded and no meeting called. Check what the municipality has and found them at once. They can be changed later.
first-bodies-found = Found bodies and types of paper
first-bodies-done = Bodies and types of paper are founded.
first-bodies-sent = Bodies and types of paper are written down
first-types-text = The office has bodies but no type of paper, so no paper can be founded in it. Found the usual types at once; they can be changed later.
first-types-found = Found types of paper
first-types-done = Types of paper are founded.
first-types-sent = Types of paper are written down
first-bodies-sent-text = They appear here once the office confirms them. There is nothing else to do.
