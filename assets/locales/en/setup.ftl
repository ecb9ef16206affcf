### First run, unlocking, a damaged store.

setup-title = Setting up the office
setup-steps = Steps of the set-up
setup-step-welcome = Start
setup-step-town = Municipality
setup-step-person = You
setup-step-recovery = Recovery code
setup-step-bodies = Bodies
setup-next = Continue
setup-back = Back
setup-found = Found the office
setup-finish = Finish and open
setup-open-demo = Open the demo town
setup-hint-next = continue
setup-hint-back = one step back, nothing is lost
setup-hint-field = next field
setup-failed = This step did not succeed.
# $folder is where the store lies.
setup-folder = The office lies in the folder { $folder }

## 1. Start

setup-welcome = What will you start with?
setup-welcome-text = Oběžník takes papers from draft to resolution and works without a connection. The set-up takes about five minutes.
setup-own = Set up your own municipality
setup-own-text = You enter the name, the act, the term, yourself and the bodies. All of it can be changed later in Settings.
setup-demo = Look around the demo town of Vzorov
setup-demo-text = Invented people, five bodies, thirty papers. Try anything; nothing is sent anywhere.
setup-server = Join an office
setup-server-text = The office runs on a server already and you were given an address or an invitation. Everything you see in it is kept here too.

## 2. Municipality

setup-town = Your municipality
setup-town-text = These facts are printed on resolutions, invitations and cover sheets.
town-name = Name
town-name-hint = As on letters, such as Město Vzorov.
town-genitive = Name in the Czech genitive
# $example is the name in the genitive.
town-genitive-hint = For names of bodies: Rada { $example }
setup-town-genitive-example = města Vzorova
town-ico = Identification number (IČO)
town-ico-hint = Eight digits.
town-address = Address of the office
town-address-hint = Street, number, postcode and town.
town-law = The act the municipality lives by
setup-size = How the municipality works
setup-size-town = Town or municipality with a council
setup-size-town-text = Departments, council and assembly. A paper goes through the head of its department and the formal check.
setup-size-small = Small municipality without a council
setup-size-small-text = Assembly, finance and control committee. A draft goes straight on the agenda and one person may hold the whole office. The mayor acts instead of a council (§ 99/2).
law-act128 = Act on Municipalities
law-act128-text = No. 128/2000 Coll. – towns, market towns, villages, statutory cities and their parts.
law-act131 = Act on the Capital City of Prague
law-act131-short = Act No. 131/2000 Coll.
law-act131-text = No. 131/2000 Coll. – Prague and its districts.
town-term = Term of office
term-label = Number of the term
term-label-hint = It appears in numbers; the elections of 2026 began the tenth.
term-from = From
term-from-hint = The day of the elections.
term-to = To
term-to-hint = Leave empty when not known.
setup-town-name-missing = Write the name, such as Město Vzorov.
setup-town-genitive-missing = Write the name in the genitive, such as města Vzorova.
setup-ico-wrong = An IČO has eight digits and the last one is a check. Copy it again.
setup-term-label-missing = Write the number of the term, such as 10.
setup-term-from-missing = Write the day of the elections, such as 10. 10. 2026.
setup-term-reversed = A term cannot end before it began.

## 3. You

setup-person = Who you are
setup-person-text = You are the first to sign in to the office. Add the others in Settings.
setup-founded-already = The office is founded. Change your details in Settings → People.
person-title-before = Title before
person-given = Given name
person-family = Family name
person-title-after = Title after
person-function = Function
person-function-hint = As in documents, such as chief officer.
person-email = E-mail
setup-roles = What you do in the office
setup-roles-text = In a small village one person holds everything: tick all that is yours.
setup-given-missing = Write the given name.
setup-family-missing = Write the family name.
setup-email-wrong = An e-mail looks like jana.nova@vzorov.cz.
setup-roles-missing = Somebody must run the office. Tick the council secretary, the chief officer, or the administrator.
setup-key = What locks the store
setup-key-passphrase = A pass-phrase
setup-key-passphrase-text = Asked at every start. Known only to those you tell it to.
setup-key-keyring = The key ring of the system
setup-key-keyring-text = Opens by itself once you have signed in to the computer.
setup-passphrase = Pass-phrase
setup-passphrase-hint = At least { $count } characters. Four words in a row are easy to remember.
setup-passphrase-again = Pass-phrase again
setup-passphrase-short = It is short. Try four words in a row.
setup-passphrase-differs = The two differ. Write it again.

## 4. Recovery code

setup-recovery = Recovery code
setup-recovery-text = It opens the store when you forget the pass-phrase or the computer breaks down. You see it only now: print it and put it into the safe.
recovery-sheet = Oběžník – recovery code of the office
recovery-code = The recovery code by groups
recovery-what = Whoever has this code and the files of the office reads everything in them. Guard it like the seal of the municipality.
recovery-how-store = Keep the sheet in a safe or with the sealed keys, not by the computer.
recovery-how-use = When unlocking choose Recovery code and copy all eight groups. Case does not matter.
recovery-how-return = If the computer breaks, choose Bring back from a backup on another one, connect the disk with backups and copy the code.
recovery-how-lost = If you lose both the sheet and the pass-phrase, nobody can open the store, not even we.
recovery-made = Made on { $date }, { $name }.
recovery-kept-by = Received by, signature
recovery-kept-where = Kept where
recovery-print = Print the sheet
recovery-print-text = Without a printer, copy the code by hand.
recovery-ask = Copy two groups from the sheet
recovery-group = Group { $number }
setup-group-missing = Copy the group from the sheet.
recovery-wrong = The groups do not agree. Compare them with the sheet sign by sign.
recovery-confirmed = You have copied the code correctly.

## 5. Bodies

setup-bodies = Bodies of the municipality
setup-bodies-text = Check the seats and the numbers of resolutions. Under each pattern you see two numbers in a row.
setup-no-council = The assembly has fewer than 15 members, so no council is elected (§ 99(3)) and the mayor exercises its powers (§ 99(2)).
setup-is-mayor = { $name } is the mayor.
body-abbreviation = Abbreviation
body-seats = Seats
body-pattern = Numbers of resolutions
setup-add-commission = Add a commission of the council
setup-add-committee = Add a committee
setup-body-remove = Remove
setup-bodies-later = Add the members afterwards in Settings → Bodies and members.
setup-body-name-missing = Write the name, such as Komise majetku.
setup-abbreviation-letters = Letters only, such as RM.
setup-abbreviation-twice = Another body has the same abbreviation.
setup-seats-missing = Write the number.
setup-seats-assembly-128 = An assembly has 5 to 55 members (§ 68).
setup-seats-small = An assembly of 15 or more elects a council (§ 99). Go back and choose a municipality with a council.
setup-seats-assembly-131 = Write 5 to 70 members.
setup-seats-council = A council has an odd number, 5 to 11 (§ 99(1)).
setup-seats-council-third = At most a third of the assembly (§ 99(1)).
setup-seats-committee = At least 3 members (§ 119(1)).

## Patterns of numbers

pattern-own = A pattern of your own
pattern-written = Pattern
pattern-preview = Such as { $first }, then { $second }
pattern-scope-meeting = from 1 in a meeting
pattern-scope-year = from 1 in a year
pattern-scope-term = from 1 in a term
# The variables are fields of a pattern with their braces, as they are written.
pattern-fields = Fields: { $seqmeeting } number in the meeting, { $seqyear } in the year, { $seqterm } in the term, { $padded } with four places, { $meeting } meeting, { $term } term, { $year } or { $shortyear } year, { $body } abbreviation, { $item } item.
pattern-wrong = Mend the pattern of numbers.
pattern-nothing-counts = The pattern has no number that grows, such as { $example }.
pattern-unclosed = The brace at place { $place } is not closed.
pattern-unopened = The brace at place { $place } closes nothing.
pattern-unknown-field = The field at place { $place } is not known.
pattern-no-scope = The field at place { $place } lacks meeting, year or term.
pattern-bad-width = The number of places at place { $place } must be 1 to 9.
pattern-repeated = The field at place { $place } stands in the pattern twice.
pattern-runs-together = The number at place { $place } would run together with the one before. Put a slash between them.

## Unlocking

unlock-title = Unlock the office
unlock-text = The store is locked. Whoever has a profile here unlocks it by their pass-phrase and is signed in at once.
unlock-text-keyring = The store opens by the keyring of your sign-in to the computer. If it is locked, unlock it in the system, or use the code from the printed sheet.
unlock-ways = How to unlock
unlock-passphrase = Pass-phrase
unlock-recovery = Recovery code
unlock-keyring = Key ring of the system
unlock-passphrase-hint = Case and spaces matter.
unlock-recovery-hint = Eight groups from the printed sheet. Hyphens and case do not matter.
unlock-keyring-text = The key ring does not answer or is locked. Unlock it in the system and try again.
unlock-act = Unlock
unlock-missing = Write what should unlock it.
unlock-safe = What is safe
unlock-safe-text = All that was saved lies encrypted in this computer and waits. A wrong try deletes nothing.
unlock-lost-text = Forgotten the pass-phrase? Take the sheet with the recovery code out of the safe.
unlock-wrong-passphrase = This phrase does not open the store. Check capital letters and the keyboard layout.
unlock-wrong-recovery = The code does not agree. Compare it with the sheet sign by sign.
# $group is the number of the group with the slip.
unlock-wrong-group = The slip is in group { $group }. Compare it with the sheet.
unlock-wrong-length = The code has eight groups. Copy them all.
unlock-keyring-silent = The key ring of the system does not answer or is locked.
unlock-keyring-empty = The key ring of the system does not hold the key of this office. Use the recovery code.
unlock-keyring-try = The keyring of your account of the computer unlocks the office.

## Who sits at the computer

who-title = Who sits at the computer?
who-text = Several people take turns at this computer. Choose yourself and write your pass-phrase.
who-demo = In the invented town people switch without a pass-phrase. The switch is logged.
who-people = People on this computer
who-logged = Who sat down and when is logged, and so is each failed attempt.
who-forgotten = Forgot your pass-phrase?
who-recover = Nobody else here can set a new one for you. Take the sheet with the recovery code from the safe.
who-recovered = The office is open by the recovery code. Choose a new pass-phrase.
who-recover-act = Choose and sign in

## Damaged store

broken-title = The store cannot be read
broken-happened = What happened:
broken-store = The key fits, but the file of the store is damaged.
broken-keys = The file with the keys is damaged or missing.
broken-safe = The damaged file is put aside and nothing in it is deleted. Attachments lie elsewhere and are not concerned.
broken-copies = Last good copies
broken-newest = { $when } – the newest
broken-replay = What you did after the copy is added from the journal of commands and drafts.
broken-no-copies = There is no good copy in this computer. Ask the administrator: a file from the backup of the municipality belongs into the folder below.
broken-restore = Restore from the copy
# $when is the day and time of the copy.
broken-restore-ask = Restore the office from the copy of { $when }?
broken-restore-act = Restore
broken-restore-not = Not yet
broken-restore-text = The damaged file is put aside. A new one is made from the copy and the journal.
restored =
    { $commands ->
        [0] The office is restored from the copy of { $when }. Nothing was written after it, nothing is missing.
        [one] The office is restored from the copy of { $when }. One act was added from the journal, nothing is missing.
       *[other] The office is restored from the copy of { $when }. { $commands } acts were added from the journal, nothing is missing.
    }
restored-differs = The office is restored from the copy of { $when }, but the journal is not whole (acts added: { $commands }). Check your last work and tell the administrator.
restored-read = I have read it

## An office that cannot be opened now

refused-title = The office cannot be opened now
refused-elsewhere = The office is open already
refused-place = The office must not lie here
refused-place-why = In such a place the file of the office could be torn and part of the work lost. The program does not open it there.
refused-place-close = Close Oběžník.
refused-place-move = Move the folder of the office to a disk of this computer, such as your home folder.
refused-place-back-up = Back it up by obeznik-cli backup afterwards; a backup may lie on a network drive.
refused-newer = The office is from a newer version of the program
refused-full = The disk is full
refused-read-only = The folder of the office cannot be written
refused-safe = Nothing has changed, everything in the office is as it was.
refused-still = Not yet.
clock-ahead = The clock of this computer says { $now }, but something was last written down here { $last }. Until you confirm the date, no deadline passes by itself. If the date is wrong, mend it in the system.
clock-back = The clock of this computer says { $now }, but something was already written down here { $last }. Until you confirm the date, no deadline passes by itself. If the date is wrong, mend it in the system.
clock-beside = The clock of this computer says { $now }, the clock of the office { $last }. Nothing is lost and the office’s time decides, but deadlines may look different here. Set the time of the computer right.
clock-right = The date is right
read-only-text = You can only read now. What you are writing stays on screen and saves itself as soon as it can.
recovered-notice = You opened the office by the recovery code. Choose a new pass-phrase, so that you do not need it next time.
