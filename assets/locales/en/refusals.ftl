### Refusals that belong to no single module, and names of roles and kinds of bodies.

## Refusals: what happened and what now

refusal-already-founded = There is an office in this store already. Change the municipality in Settings → Municipality.
refusal-unknown-person = The person who should do it is not in the office, or no longer acts in it. Sign in again.
refusal-unknown-device = The office does not know this computer, so nothing was written. Join it to the office again, or call the administrator.
# The command carries the name of somebody else than whose the computer is.
refusal-not-this-device = This computer belongs to another person, so the office wrote nothing. Sign in on your own.
refusal-depends-on-refused = This builds on a step that the office refused. Settle that one first, then send this again too.
# $most is whole megabytes.
refusal-command-too-large = At most { $most } MB of text can be written at once. Nothing was written; divide the text into smaller parts, or attach it as a file.
refusal-bad-signature = The signature of this computer does not agree, so nothing was written. Call the administrator.
# $kind is the kind of the command; an administrator reads it in the details.
refusal-not-allowed = Your roles in the office do not allow this. Ask the chief officer, or whoever is responsible for it.
refusal-not-on-behalf = This cannot be written down for somebody else. They must do it themselves.
refusal-unknown-command = This version of the program does not know this act. Install a newer one.
refusal-newer-program = The record comes from a newer version of the program. It can only be read here; install the newer version.
refusal-field-empty =
    { $field ->
        [name] The name is missing. Write it.
        [abbreviation] The abbreviation is missing. Write it.
        [given] The given name is missing. Write it.
        [family] The family name is missing. Write it.
        [law] The act the municipality lives by is missing. Choose it.
        [title] The title is missing. Write it.
        [reason] The reason is missing. Write it.
        [ground] The ground for erasing is missing. Write it.
        [request] What the statement is made upon is missing. Write it.
        [whom] Whom the statement is about is missing. Choose a person, or write a name.
       *[other] A required value is missing: { $field }. Write it.
    }
refusal-offline-days = Days without contact must be from 1 to 730, and what is more confidential must not stay in a computer longer than the rest.
refusal-field-negative =
    { $field ->
        [days] The number of days cannot be negative.
       *[other] The number cannot be negative: { $field }.
    }
# $ico is the number as written.
refusal-bad-ico = The IČO { $ico } does not agree. It has eight digits and the last one is a check; copy it again.
refusal-days-reversed = The end comes before the beginning. Mend one of the days.
refusal-substitute-self = Nobody can stand in for themselves. Choose somebody else.
refusal-substitute-mandate = A mandate in a body cannot be substituted, only duties in the office.
refusal-alternates-body = Only a commission or a working group whose statute knows them may have alternates. Untick it for this body.
refusal-substitute-nothing = Nothing is handed over. Tick at least one duty.
refusal-substitute-not-held = The absent person does not hold this duty in those days, so it cannot be handed over. Choose another duty or other days.
refusal-substitute-gone = { $person } no longer acts in the office. Choose another substitute.
refusal-substitute-past = The past is not changed: a substitution begins today at the earliest. Mend the days; for another substitute name a new substitution.
refusal-substitute-later = The substitution already ends sooner. Prolong it by Change.
refusal-substitute-other = The absent person of a substitution cannot be exchanged. End it and name a new one.
refusal-substitute-overlap =
    { $to ->
        [""] { $person } already has the same duty in those days (from { $from }). Mend the days, or confirm that both shall act.
       *[other] { $person } already has the same duty in those days (from { $from } to { $to }). Mend the days, or confirm that both shall act.
    }
refusal-not-substitute = You cannot do this for the absent person today: the substitution does not last, or does not include this duty. Nothing was changed.
refusal-inspection-days = An inspection needs a last day, a year from the first at most. Save it with one; should it take longer, add it again then.
refusal-mayor-beside = The mayor in place of the council cannot stand beside “{ $body }” on the same days (§ 99 (2)). Change the days; nothing changed.
refusal-mayor-seat = In this body there is only the mayor and who stands in for them (§ 104 (1)). Choose the chair or the deputy chair.
refusal-mayor-twice = Somebody else is the mayor on these days. End their office or change the days; nothing changed.
refusal-mandate-twice = This person already holds a mandate in the body at that time. End the earlier one first.
refusal-not-a-mandate = This is no mandate of the assembly. A membership of another body is ended in Bodies and members.
refusal-mandate-over = This mandate has ended before.
refusal-mandate-ahead = The end of a mandate is written down once it came. Enter today or an earlier day.
refusal-mandate-before = The mandate lasts only from { $from }. Enter a later day.
refusal-mandate-way = For this reason a mandate does not end in this way. Choose another way.
refusal-mandate-seat = One of the chosen seats has nothing to do with the mandate or is over. Open the form again.
refusal-mandate-taken-back = This end is taken back already.
refusal-mandate-later-end = The mandate of { $left } is written down as ended on { $on }, and another substitute entered after it: { $entered }. Take that later end back first, then the earlier one. Nothing changed.
refusal-certificate-none = Nobody awaits a certificate here: it was handed over, or nobody entered.
refusal-certificate-day = A certificate is handed over on the first day of the substitute in the assembly at the earliest and today at the latest. Enter another day.
refusal-no-term = The municipality has no such term. A new one begins in Mandates.
refusal-list-twice = { $party } has a list in this term already. Edit that one.
refusal-list-entered = Who entered stays in the list as they were. Put them back.
refusal-substitute-listed-twice = { $name } is in the list twice. Delete one of the lines.
refusal-term-label = The municipality has a term { $label } already. Enter another number.
refusal-crest-large = The arms may have at most { $most } kB. Nothing has changed. Choose a simpler drawing.
refusal-term-added = A new term does not begin here: the mandates of the old one would last on and its lists of substitutes would be missing. Nothing has changed. Begin it in Settings → Mandates with New term.
refusal-term-not-last = Only the last term can be removed. Nothing has changed.
refusal-term-needed = After this change today would belong to no term. Nothing has changed. First delete the last day of the term before.
refusal-term-today = After this change today would belong to no term. Nothing has changed. Correct the first or the last day of the term.
refusal-terms-overlap = After this change two terms would overlap. Nothing has changed. The term before must end before the next one begins.
refusal-term-stands = Mandates or lists of substitutes are written down in term { $label }, so it stays. Nothing has changed.
refusal-election-day = The day of the election or of its results is wrong: the election is over, and results are declared after it.
refusal-nobody-elected = The members elected are missing. Paste them.
refusal-elected-twice = { $name } is among the elected twice. Delete one of the lines.
refusal-no-assembly = The municipality has no assembly written down. Add it in Bodies and members.
refusal-undo-not-yours = Only the person who did it can take it back.
refusal-undo-never = This cannot be taken back: numbers, votes and publication stay.
refusal-undo-too-late = It can no longer be taken back, the time has passed.
refusal-undo-erased = It can no longer be taken back: the record it concerned was erased.
# The command concerns a record that two persons erased; its input is not kept
refusal-erased = The record this concerns was erased meanwhile. Nothing of what you entered was saved.
refusal-undo-moved = It can no longer be taken back, the record has changed meanwhile. Mend it by hand.

## Signing in

sign-in-wrong = This pass-phrase does not belong to the person. Write it again.
sign-in-failures =
    { $failures ->
        [one] Since you last signed in, somebody failed once to sign in as you.
       *[other] Since you last signed in, somebody failed { $failures } times to sign in as you.
    }
sign-in-failures-show = Show the log
sign-in-no-profile = This person cannot sign in on this computer. Give them a profile in Settings → Profile and sign-in.
sign-in-no-role = This person holds no role in the office today and cannot sign in.
sign-in-needed = Sign in first. The office is open, but the program does not know who sits at the computer.
sign-in-ask-manager = Who manages people in the office sets a new pass-phrase for you: Settings → Profile and sign-in.
sign-in-unsaved = What you are writing is not saved yet. Wait until it says Saved at the top and try again.
sign-in-wait =
    { $minutes ->
        [one] The pass-phrase was wrong several times. Try again in a minute.
       *[other] The pass-phrase was wrong several times. Try again in { $minutes } minutes.
    }
profile-phrase-short = The pass-phrase is short. Write at least { $length } characters.
profile-phrase-name = Anybody guesses your own name. Choose another pass-phrase.
profile-inspects = An auditor cannot have a profile here: this computer also holds what is kept to named people. They read on a computer of their own joined to the office, or give them the package for an inspection.
profile-exists = This person has a profile here already.
profile-own-first = Choose your own pass-phrase first, or you could not come back after switching.
refusal-profile-own = You cannot change your own profile this way. Change your pass-phrase in Settings → Profile and sign-in.
refusal-profile-not-yours = Nobody signs in for somebody else.
error-bad-input = A value cannot be read. Mend it and try again.
error-unknown-query = This version of the program does not know this screen.
error-disk-full = The disk is full. Reading only for now; free some space and try again.
error-second-copy = The office is already open in another window or another sign-in to the computer.
error-network-share = The store must not lie on a network drive. Move it to a disk of the computer.
error-cloud-folder = The store must not lie in a folder that a cloud synchronises. Move it elsewhere.

## Roles

role-chair = Chair, mayor
role-deputy-chair = Deputy chair, deputy mayor
role-member = Member
role-alternate = Alternate
role-guest = Guest
role-secretary = Council secretary, secretary of a body
role-chief-officer = Chief officer
role-department-head = Head of department
role-clerk = Clerk
role-reviewer = Reviewer (lawyer)
role-economist = Economist
role-task-keeper = Keeper of tasks
role-publisher = Publisher
role-data-protection = Data protection officer
role-evaluator = Evaluator of applications
role-auditor = Auditor
role-admin = System administrator
role-unknown = { $name } (of a newer version)
role-mayor = Mayor
role-deputy-mayor = Deputy mayor who stands in

## Kinds of bodies

body-kind-assembly = Assembly
body-kind-council = Council
body-kind-mayor = Mayor in place of the council
body-kind-committee = Committee
body-kind-commission = Commission
body-kind-local-committee = Local committee
body-kind-working-group = Working group
body-kind-office = Office
