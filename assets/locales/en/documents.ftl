### Official documents. They are always printed in Czech; the words below complete the language, the errors are shown.

## Why a document cannot be printed

document-unprintable = The document cannot be printed: { $field ->
    [title] the title
    [draft] the draft resolution
    [clauses] the text of the resolution
    [resolutions] the text of a resolution
    [programme] the programme
    [annexes] the name of an annex
    [opinions] an opinion
    [route] the course of the paper
    [place] the place of the meeting
    [closing] the note of the invitation
    [letterhead] the name or address of the municipality
    [signatures] the name of a signatory
   *[other] its text
 } has the character { $character }, which none of the embedded fonts can draw. Put a word in its place and print again; the text stayed as it is.
document-blank = The document cannot be printed: { $field ->
    [number] the number is missing
    [title] the title is missing
    [place] the place of the meeting is missing
    [municipality] the name of the municipality is missing
   *[other] something it cannot do without is missing
 }. Fill it in and print again.
document-crest = The arms cannot be read as an SVG drawing. In Settings → Documents choose another file, or remove the arms; the document is then printed without them.
document-crest-large = The arms have { $size } kB, a letterhead takes at most { $most } kB. Nothing has changed. Choose a simpler SVG drawing, or make the PNG picture smaller.
document-crest-reaches = The drawing of the arms refers outside itself or contains a script ({ $what }), so it cannot become part of documents. Nothing has changed. Open it in a drawing program, save it as plain SVG and choose it again.
document-no-convener = On the day the invitation goes out, { $body } has neither a chair nor a deputy, so nobody convenes it. Fill in the memberships in the settings.
document-meeting-cancelled = The meeting was cancelled, its invitation is no longer printed. Plan a new one.
document-meeting-incomplete = The meeting has no time at which it begins. Fill it in and print again.
document-too-long = The text is too long for one document. Read it on the page, or have the office attach it as a file.
document-no-resolutions = The meeting has no resolution and no vote yet. Enter the outcomes of its items and print again.
document-certificate-nobody = Nobody entered after this end of a mandate, so there is no certificate.
document-certificate-taken-back = The end of the mandate is taken back and the substitute did not enter. There is no certificate.
document-certificate-no-issuer = On the day of issue the municipality has neither a council nor an assembly, so nobody issues the certificate. Add the bodies in the settings and print again.
document-no-changes = Nothing has changed for { $name } since the last sending; the list of changes would be empty.
document-no-day = Resolution { $number } has no day on which it was adopted, its extract would not be complete. Fill the day in and print again.

## The municipality and its bodies

print-crest = Arms of { $name }
print-act = { $law ->
    [act128] of Act No. 128/2000 Coll., on Municipalities
    [act131] of Act No. 131/2000 Coll., on the Capital City of Prague
   *[other] of the act
 }
print-meeting = { $kind ->
    [assembly] session
   *[other] meeting
 } { $number } of { $body }
print-meeting-unnumbered = { $kind ->
    [assembly] session
   *[other] meeting
 } of { $body }
print-list-title = Resolutions { $consonants ->
    [two] of
   *[other] of
 } { $kind ->
    [assembly] session
   *[other] meeting
 } { $number } of { $body }
print-chair = { $gender ->
    [feminine] { $kind ->
        [assembly] mayor
        [council] mayor
        [mayor] mayor
        [committee] chair of the committee
        [commission] chair of the commission
        [local_committee] chair of the local committee
        [working_group] head of the working group
       *[other] chair
    }
   *[masculine] { $kind ->
        [assembly] mayor
        [council] mayor
        [mayor] mayor
        [committee] chair of the committee
        [commission] chair of the commission
        [local_committee] chair of the local committee
        [working_group] head of the working group
       *[other] chair
    }
 }
print-deputy = { $gender ->
    [feminine] { $kind ->
        [assembly] deputy mayor
        [council] deputy mayor
        [mayor] deputy mayor
        [committee] deputy chair of the committee
        [commission] deputy chair of the commission
        [local_committee] deputy chair of the local committee
        [working_group] deputy head of the working group
       *[other] deputy chair
    }
   *[masculine] { $kind ->
        [assembly] deputy mayor
        [council] deputy mayor
        [mayor] deputy mayor
        [committee] deputy chair of the committee
        [commission] deputy chair of the commission
        [local_committee] deputy chair of the local committee
        [working_group] deputy head of the working group
       *[other] deputy chair
    }
 }
print-attested = Attested by { $name }
print-drafter = { $gender ->
    [feminine] drafter
   *[masculine] drafter
 }
print-head = head of the department
# How a substitute signs: their name above the name of the absent.
print-in-place = v z. { $name }

## Decisions of the mayor in place of the council

# The beginning of the sentence, the verb of the clause follows; $of is the name of the municipality.
print-decision-preamble = { $gender ->
    [feminine] { $office ->
        [deputy] The deputy mayor of { $of }, standing in for the mayor (§ 104 (1)) and in place of the council by § 99 (2) of Act No. 128/2000 Coll., on Municipalities,
       *[other] The mayor of { $of } in place of the council by § 99 (2) of Act No. 128/2000 Coll., on Municipalities,
    }
   *[masculine] { $office ->
        [deputy] The deputy mayor of { $of }, standing in for the mayor (§ 104 (1)) and in place of the council by § 99 (2) of Act No. 128/2000 Coll., on Municipalities,
       *[other] The mayor of { $of } in place of the council by § 99 (2) of Act No. 128/2000 Coll., on Municipalities,
    }
 }
print-decision-office = { $gender ->
    [feminine] { $office ->
        [deputy] deputy mayor
       *[other] mayor
    }
   *[masculine] { $office ->
        [deputy] deputy mayor
       *[other] mayor
    }
 }
print-decision-absence = Decided standing in (§ 104 (1)). In place of: { $mayor }. Reason: { $absence }
print-decision-vacant = Decided while nobody held the office of the mayor (§ 104 (1)). Reason: { $absence }

## Invitation and notice

print-notice-kind = Notice of a session of the assembly
print-invitation-kind = Invitation to a meeting
print-own-page-kind = Invitation and programme of the meeting
# At the foot of each page: for whom the server made it and when; another member may see other items.
print-own-page-seen = for: { $name }, as of { $day } at { $time }
print-notice-foot = { $law ->
    [act128] Notice under § 93 (1) of Act No. 128/2000 Coll., on Municipalities
    [act131] Notice under Act No. 131/2000 Coll., on the Capital City of Prague
   *[other] Notice of a session
 }
print-invitation-foot = Invitation: { $meeting }
print-programme = Proposed programme
print-programme-and-section = Proposed programme – { $section }
print-confidential-item = Item not open to the public
print-item-confidential = item not public
print-item-late = late item
print-item-withdrawn = withdrawn from the programme
print-item-postponed = postponed
print-item-presenter = presented by { $name }
# Under an item of a programme: what a body before this one said of the paper.
print-item-earlier = { $body } { $day }: { $outcome }
print-item-earlier-undated = { $body }: { $outcome }
print-item-paper = paper { $number }
print-is-public = { $kind ->
    [assembly] The session of the assembly is open to the public.
   *[other] The meeting is open to the public.
 }
print-is-closed = The meeting is not open to the public.
print-crisis = The session is convened in the shorter time of § 93 (2) of Act No. 128/2000 Coll., on Municipalities: { $reason }

## Votes

print-vote-for = For
print-vote-against = Against
print-vote-abstained = { $gender ->
    [feminine] { $count ->
        [one] Abstained
       *[other] Abstained
    }
   *[masculine] { $count ->
        [one] Abstained
       *[other] Abstained
    }
 }
print-vote-not-voted = { $gender ->
    [feminine] { $count ->
        [one] Did not vote
       *[other] Did not vote
    }
   *[masculine] { $count ->
        [one] Did not vote
       *[other] Did not vote
    }
 }
print-vote-excluded = { $gender ->
    [feminine] { $count ->
        [one] Excluded
       *[other] Excluded
    }
   *[masculine] { $count ->
        [one] Excluded
       *[other] Excluded
    }
 }
print-vote-absent = { $gender ->
    [feminine] { $count ->
        [one] Absent
       *[other] Absent
    }
   *[masculine] { $count ->
        [one] Absent
       *[other] Absent
    }
 }

## Extract and list of resolutions

print-item = item { $number }
print-paper = paper { $number }
print-resolution-revoked = The resolution was revoked by the resolution { $number }.
print-resolution-revoked-later = The resolution was revoked by a later one.
print-resolution-suspended = The execution of the resolution is suspended under § 105 (1) of Act No. 128/2000 Coll., on Municipalities.
print-resolution-cancelled = The assembly cancelled the resolution.
print-resolution-void = The resolution was not adopted; the result of the vote had been entered wrongly. No other resolution gets its number.
print-corrected = The entered outcome was corrected on { $day }. Entered before: { $before }. Extracts issued earlier state the former entry.
print-number-burnt = number { $number } does not hold
print-without-vote = without a vote
print-verdict-adopted = adopted
print-verdict-rejected = not adopted
print-not-adopted = { $kind ->
    [assembly] did not adopt
    [council] did not adopt
    [commission] did not adopt
    [working_group] did not adopt
   *[other] did not adopt
 }
print-recommends = recommends
print-recommends-not = does not recommend
print-draft-of-paper = the draft resolution of paper { $number }.
print-draft-of-item = a draft resolution on this item.
print-list-confidential = The list holds resolutions on items not open to the public and may hold personal data; an edited copy is for publication.

## Cover sheet of a paper

print-no-number = without a number
print-destination = { $meeting }, { $day }, item { $item }
print-access = { $level ->
    [public] public
    [all_bodies] not public – members of the bodies only
    [body] not public – members of the bodies that deal with it only
    [named] not public – named people only
    [secretariat] not public – secretariat, presenter and drafter only
   *[other] not public
 }
print-access-annexes = { $access }, { $count ->
    [one] annex { $numbers } not public
   *[other] annexes { $numbers } not public
 }
print-file-mark = { $number }, file mark: { $mark }
print-cover-total = Total { $amount }
print-cover-organisation = org. { $number }
print-cover-source = { $source ->
    [own] own means
    [grant] grant
    [loan] loan
   *[other] another source
 }
print-cover-confirmed = cover confirmed by { $name }, { $day }
print-cover-unconfirmed = nobody has confirmed the cover yet
print-and = { $first } and { $last }
print-annex-hidden = annex not open to the public
print-annex-confidential = not public
print-annex-unreadable = unreadable
print-stance = { $stance ->
    [agree] agrees
    [with_condition] agrees with a condition
    [disagree] disagrees
    [no_objection] no objection
   *[other] statement
 }
print-opinion-requested = awaited by { $day }
print-opinion-overdue = not given by { $day }
print-opinion-waived = waived
print-route-drafting = Drafting
print-route-drafting-at = Drafting – { $department }
print-route-opinions = Opinions
print-route-department = Approval in the department
print-route-check = Check by the secretariat
# $asks is what the step asks: approve, advise, take_note.
print-route-step = { $asks ->
    [advise] Advice
    [take_note] For note
   *[other] Approval
 }
print-route-step-done = { $verdict ->
    [approve] approved
    [advise] advised
    [take_note] noted
    [skipped] skipped
    [lapsed] not noted in time
   *[other] dealt with
 }
print-route-remarked = the proposal goes on, the office only attaches remarks (§ 94/1)
print-remark = remark of the office
print-route-other = Another step
print-route-beside = { $step } (beside the one before)
print-route-in-work = being drafted
print-route-drafted = drafted
print-route-returned = returned
print-route-approved = approved
print-route-checked = in order
print-route-skipped = not asked for
print-route-passed-over = passed over
print-route-opinions-given = { $given ->
    [one] { $given } given of { $all }
   *[other] { $given } given of { $all }
 }
print-consultation = { $state ->
    [adopted] adopted
    [recommended] recommends
    [not_recommended] recommends against
    [not_adopted] not adopted
    [without_opinion] no opinion
    [no_quorum] no opinion, no quorum
    [date_passed] no opinion, the time had passed
    [not_reached] no opinion, the item was not reached
    [discussed_only] discussed
    [postponed] postponed
    [withdrawn] withdrawn
    [decided] decided by the mayor
    [referred] left to the assembly
   *[other] discussed
 }
print-consultation-votes = { $outcome } ({ $votes })
print-consultation-until = { $outcome } until { $day }
print-votes-for = { $count } for
print-votes-against = { $count } against
print-votes-abstained = { $count ->
    [one] { $count } abstained
   *[other] { $count } abstained
 }

## Report on a lost device

print-lost-ended-before = Before this report was made. The record of the office says when exactly.
print-lost-wipes = The device deletes everything it holds.
print-lost-gives-back = The device deletes everything that came from the office. Only what its person wrote and did not send stays in it.
print-lost-term-key = Key
print-lost-key = { $key ->
    [pass_phrase] The data are encrypted. Only the pass-phrase its person knows opens them.
    [keyring] The data are encrypted. The keyring of the system holds the key: whoever signs in to the computer under the person's account opens them.
   *[other] The data are encrypted. The device did not say what unlocks the key.
}
print-lost-term-access = Access to the office
print-lost-access = Ended when it was disconnected. Nothing new comes to the device.
print-lost-term-offline = Reading offline
print-lost-offline = Without contact with the office the program itself deletes confidential documents on { $confidential }, documents of bodies and departments on { $body }, and the rest on { $public }. It does so only when it runs in the device.
print-lost-term-unsent = Unsent work
print-lost-waiting = { $count ->
    [0] On { $day } nothing waited in the device.
    [one] On { $day } { $count } change waited in the device. The office does not know what came later.
   *[other] On { $day } { $count } changes waited in the device. The office does not know what came later.
}
print-lost-waiting-unknown = The device did not say whether anything waits in it.
print-lost-papers = Papers
print-lost-annexes = Annexes
print-lost-meetings = Meetings
print-lost-resolutions = Resolutions
print-lost-tasks = Tasks
print-lost-people = People
print-lost-moved-on = Changed since then
print-lost-removed = Deleted since then
print-lost-hidden = The title is left out: who made this report does not see the paper. The administrator of the server prints the whole report.
print-lost-notice = The report says what could be read in the device as of its last contact, not that somebody read it. Annexes come one after another and not all of them need have been there. A disk that never connects again cannot be deleted from afar.

## Recovery sheet

print-sheet-title = Recovery code of the office
print-sheet-what = Whoever has this code and the disk with backups or the computer of the office reads everything in it. Guard the sheet like the municipality's stamp. Case does not matter, and O may be written for zero.
print-sheet-keep = Where to keep the sheet
print-sheet-keep-where = Put it into the safe or with the sealed keys.
print-sheet-keep-apart = Do not leave it by the computer or by the disk with backups.
print-sheet-keep-lost = When the sheet is lost, make a new code in Settings → Backups. Without the sheet and without a pass-phrase nobody opens the office, not even the maker of the program.
print-sheet-return = The computer broke or is lost
print-sheet-return-install = Install Oběžník on another computer and start it.
print-sheet-return-choose = On the first screen choose Bring back from a backup.
print-sheet-return-disk = Connect the disk with backups and choose it. The newest backup is offered by itself.
print-sheet-return-code = Copy all eight groups of the code.
print-sheet-return-after = Afterwards choose where backups go, and work on the former computer no more.
print-sheet-unlock = Somebody forgot their pass-phrase
print-sheet-unlock-how = When unlocking, choose Recovery code and copy all eight groups.
print-sheet-unlock-new = The program then offers a new pass-phrase. The sheet stays valid.
print-sheet-taken = Taken over by, signature
print-sheet-lies = Kept where

## Package for a supervisory body

print-control-called = Contents of a package for a supervisory body
print-control-period = Period from { $from } to { $to }
print-control-with = The package also holds confidential papers and what belongs to them. Each of them is noted in the program as read, with the person and the day. Hand the package only to those who may see them.
print-control-without = Confidential papers are not in the package; what is missing because of them is listed at the end.
print-control-annexes = Annexes of papers are not in the package. Minutes, lists of attendance and proofs of posting are, where the office added them to the meeting.
print-control-left-out = What is not in the package
print-control-count-meetings = Meetings
print-control-count-resolutions = Extracts of resolutions
print-control-count-documents = Documents of meetings
print-control-count-votes = Votes
print-control-count-tasks = Tasks
print-control-count-postings = Postings
print-control-count-overrides = Overrides
print-control-count-log = Lines of the log
print-control-sheet-contents = Contents of the package
print-control-file-word = Contents of the package for Word
print-control-sheet-votes = Votes
print-control-sheet-attendance = Attendance
print-control-most-present = Most present
print-control-least-present = Least present
print-control-took-part = Took part
print-control-took-no-part = Absent all the time
print-control-apologised = Apologised beforehand
# The vote was written down as numbers alone; who was there cannot be told from it.
print-control-not-by-name = not recorded by name
# $names are those who voted by name at least once.
print-control-partly-by-name = { $names }; not recorded by name in some votes
print-control-sheet-tasks = Tasks
print-control-sheet-postings = Postings on the official board
print-control-sheet-overrides = Overrides of rules
print-control-sheet-log = Log
print-control-file = File
print-control-what = What it holds
print-control-bytes = Size in bytes
print-control-digest = SHA-256 digest
print-control-why = Why it is missing
print-control-file-invitation = Invitation: { $meeting }
print-control-file-list = Resolutions: { $meeting }
print-control-file-document = { $meeting }: { $name }
print-control-file-extract = Extract of resolution { $number }
print-control-file-decision = Mayor's decision { $number }
print-control-file-chain = Verification of the log
print-control-left-minutes = Minutes: { $meeting }
print-control-left-vote = Vote on paper { $number }
print-control-left-task = Task of resolution { $number }
print-control-left-posting = Posting of paper { $number }
print-control-left-log = Wording of lines of the log about paper { $number }
print-control-left-untold = { $count ->
        [one] { $count } line of the log
       *[other] { $count } lines of the log
    }
print-control-why-untold = They concern what was erased or what whoever made the package does not see.
print-control-why-confidential = It belongs to a confidential paper.
print-control-why-holds-confidential = It also holds an item with a confidential paper. Extracts of the other resolutions are in the folder usneseni.
print-control-why-missing = The content of the file is not in the computer or cannot be read.
print-control-why-not-added = The minutes are missing: nobody added them to the meeting in the program.
print-control-why-not-due = Nobody has added the minutes yet; they are to be made by { $day }.
print-control-why-incomplete = The document cannot be printed: what it needs to be complete is missing.
print-control-without-number = without a number
print-control-body = Body
print-control-day = Day
print-control-item = Item
print-control-paper = Paper
print-control-title = Title
print-control-members = Members
print-control-in-favour = For
print-control-against = Against
print-control-abstained = Abstained
print-control-not-voted = Did not vote
print-control-absent = Absent
print-control-excluded = Excluded
print-control-needed = Needed
print-control-result = Result
print-control-announced = Announced
print-control-resolution = Resolution
print-control-ballots = Who voted how
print-control-choice = { $choice ->
    [in_favour] for
    [against] against
    [abstained] abstained
    [not_voted] did not vote
    [absent] absent
    [excluded] excluded
   *[other] unknown
}
print-control-task = Task
print-control-assignee = Responsible
print-control-due-on = Due
print-control-due-text = Due in words
print-control-due-before = due before { $day }
print-control-state = State
print-control-history = Course
print-control-no-report = no report
print-control-task-state = { $state ->
    [new] set
    [running] running
    [reported] reported as done
    [done] done
    [not_done] not done
    [extended] extended
    [cancelled] cancelled
    [suspended] suspended
    [transferred] passed on to somebody else
   *[other] unknown
}
print-control-kind = Kind
print-control-posted-from = Posted
print-control-posted-to = Taken down
print-control-posting-notice = Notice of a meeting
# Where nobody wrote the day down.
print-control-not-recorded = not stated
print-control-posting-proof = Proof
print-control-posting-intention = Intention or draft of a paper
print-control-override = Override
print-control-reason = Reason
print-control-skipped = A step of the office was skipped
print-control-passed-by = The paper went on without the opinion of a body
print-control-body-changed = Paper given to another body in place of one that ended
# The list of exceptions for supervision: why the body gave no opinion, then the reason in words.
print-control-because = { $cause ->
    [no_quorum] There was no quorum. { $reason }
    [date_passed] The time had passed. { $reason }
    [not_reached] The item was not reached. { $reason }
   *[other] { $reason }
 }
print-control-lapsed = A step of the office lapsed without an answer
print-control-waived = An opinion was waived
print-control-closed-early = Opinions were closed early
print-control-unscheduled = A paper was taken off the agenda
print-control-corrected = An outcome was corrected
print-control-suspended = A resolution was suspended
print-control-renumbered = Numbers of the filing service were corrected
print-control-undone = A step was taken back
print-control-undecided = A matter of the council was left undecided by the mayor
print-control-mandate-back = The end of a mandate was taken back
print-control-warned-assembly = Decided in place of the council in spite of the warning that it is the assembly's (§ 84 (2), § 85)
print-control-warned-reserved = Decided in place of the council in spite of the warning that without a council it is the assembly's (§ 102 (4))
print-control-warned-budget = A change of the budget in place of the council, only as far as the assembly entrusted it (§ 102 (2) a)
print-control-warned = Decided in place of the council in spite of a warning
print-control-stood-in = A deputy of the mayor decided in place of the council (§ 104 (1))
print-control-one-hand = Whoever proposed the erasing agreed to it too
print-control-crisis = Convened in a shortened time
print-control-late = The paper came after the closing day
print-control-late-item = An item without a paper was added after the meeting was convened
print-control-consent = consent: { $person }
print-control-consent-in-place = consent: { $person } (standing in for { $absent })
print-control-announced-differs = The announced result differs from the computed one
print-control-price = A price below the usual one
print-control-overruled = A finding of the formal check was judged otherwise
print-control-log-number = Number in the log
print-control-log-at = When
print-control-log-who = Who
print-control-log-what = What
print-control-log-place = What it concerns
print-control-log-computer = Computer
print-control-log-time = by time
print-control-log-kept-back = An act on a confidential paper
# $municipality is the name of the municipality.
print-control-chain-title = Verification of the log – { $municipality }
print-control-chain-at = Verified
print-control-chain-program = Program
print-control-chain-result = Verification of the log
print-control-chain-links = Sound entries from the first one
print-control-chain-head = Digest of the last of them
print-control-chain-erased = Entries whose content was erased
print-control-chain-whole = The log is whole, each entry follows from the one before.
print-control-chain-broken = The log is broken at entry { $link }: { $why ->
    [gap] the entry is missing.
    [detached] it does not follow from the one before.
    [changed] it was changed.
    [missing] its content is missing and no entry says that it was erased.
   *[payload] its content was changed.
 }
print-control-chain-told = The log is kept and was verified by the server of the office. The package was made at a computer that has joined the office.
print-control-chain-meaning = The whole log of the office was verified, not only the period. Whoever keeps an older digest, such as one on printed minutes, would also see a change of the whole chain.

## Statement about a person (Art. 15 of Regulation (EU) 2016/679)

print-statement-called = Statement of personal data
print-statement-upon = Upon
print-statement-file-letter = Covering letter
print-statement-file-word = Covering letter for Word; not for the person
print-statement-file-machine = The records in machine-readable form
print-statement-sheet-roles = Functions and roles
print-statement-sheet-records = Records that name the person
print-statement-sheet-mentions = Texts in which their name stands
print-statement-sheet-log = Lines of the log
print-statement-sheet-access = Signing in, devices and notices
print-statement-body = Body
print-statement-role = Role
print-statement-from = From
print-statement-to = To
print-statement-end = Why it ended
print-statement-party = Party
print-statement-record = Kind of record
# Kind of a record that is there no more: an apology taken back, a comment undone.
print-statement-removed = { $record } – taken back or removed, kept in the log alone
print-statement-number = Number
print-statement-name = Name
print-statement-as = As what the person is named
print-statement-share = What of it is given
print-statement-whole = the whole record without other people
print-statement-part = only what concerns the person
print-statement-content = Content
print-statement-others = Other people left out
print-statement-id = Identifier
print-statement-on = Of the day
print-statement-line = Number in the log
print-statement-at = When
print-statement-what = What
print-statement-place = What it concerned
print-statement-how = How it concerns the person
print-statement-since = Since
print-statement-last = Last
print-statement-sort = { $sort ->
    [did] an act of the person
    [for-them] written down for the person or done in their place
    [for-another] by the person for another or in their place
    [to-them] a change of the record about the person
   *[refused] it was refused and changed nothing
}
print-statement-profile = Profile at this computer
print-statement-account = Account at the server
print-statement-device = Device
print-statement-active = in use
print-statement-closed = closed
print-statement-verifier = the pass-phrase only as a hash that does not tell it
print-statement-authenticator = authenticator
print-statement-passkeys = passkeys: { $count }
print-statement-letter = Notice by e-mail
# The server remembers what it told, so that nothing is sent twice.
print-statement-told = Told in all
print-statement-told-count = notices: { $count }
print-statement-full-name = Name
print-statement-function = Function
print-statement-email = E-mail
print-statement-department = Department
print-statement-from-to = from { $from } to { $to }
print-statement-since-day = from { $from }
print-statement-no-roles = The person holds no function or role and held none.
print-statement-file-office = What to do before it is handed over; not for the person
print-statement-office-title = Statement about { $person }
print-statement-office-request = Upon: { $request }
print-statement-covered = Other people are replaced by „jiná osoba“ (another person) or left out (Art. 15(4)).
print-statement-notice-folder = Do not hand over the folder jen-pro-urad. Should the covering letter need a correction, it lies there for Word too (vypis.docx).
print-statement-notice-others = Read the statement before you hand it over. Identifiers of other people are replaced by „jiná osoba“ (another person), their votes and reports are left out. Texts written by the person may name others all the same, which the program cannot tell (Art. 15(4)).
print-statement-notice-mentions = The file zminky.xlsx lists texts in which both names stand ({ $count }). They may be of a namesake. Judge each and complete the statement.
print-statement-notice-more = There are more texts with the name than the program looked through. Search for the others too.
print-statement-notice-hidden = Records and texts that name the person and that whoever made the statement does not see: { $count }. They are not in it. Somebody who sees them, such as the chief officer, adds them; a statement made by them holds them. These are:
print-statement-notice-covered = Lines of the log that concern what whoever made the statement does not see: { $count }. The statement gives their number, time and sort alone. Their numbers:
print-statement-notice-unread = Some records are of a newer program and cannot be read ({ $count }). The statement is not complete.
print-statement-heading-person = About the person
print-statement-heading-roles = Functions and roles
print-statement-heading-kept = How many records name the person
print-statement-told-kept = The records themselves are in the files that come with the statement. Behind each kind is their number.
print-statement-heading-purposes = Why the data is processed
print-statement-told-purposes = To prepare, deal with and record decisions of the bodies of the municipality under { $law ->
    [act131] Act No. 131/2000 Coll., on the Capital City of Prague,
   *[act128] Act No. 128/2000 Coll., on municipalities,
 } to follow tasks of resolutions, to keep documents under Act No. 499/2004 Coll. and to secure the data. The legal basis is a legal obligation and a task in the public interest (Art. 6(1)(c) and (e)).
print-statement-heading-categories = What data it is
print-statement-told-categories = Name, function, office e-mail and department; roles and mandates with their days; acts in the circulation of papers, opinions, comments, votes and tasks; who read what is not public; apologies, conflicts of interest announced, papers and notices sent; signing in and devices.
print-statement-heading-recipients = To whom it is disclosed
print-statement-told-recipients = To the staff of the office and members of its bodies by their roles, to the filing service and the archive, to supervisory bodies on request, to the public as far as resolutions and minutes are published. The program knows no other recipients and no transfer outside the European Union; the office adds those it has.
print-statement-heading-source = Where the data comes from
print-statement-told-source = Entered by the person or by the staff of the office, or taken from older records of the office or from the directory of its computers.
print-statement-heading-automated = Automated decisions
print-statement-told-automated = The program decides about nobody automatically and makes no profiles.
print-statement-heading-rights = Rights of the person
print-statement-told-rights = The person may ask for rectification, under the conditions of the regulation for erasure or restriction, and may object. Requests go to the office or to its data protection officer. Complaints are heard by the Office for Personal Data Protection.
print-statement-heading-periods = How long the data is kept
print-statement-told-periods = The period runs from 1 January of the year after the closing. What is in the filing service follows its retention mark and period.
print-statement-archive = permanently, handed over to an archive
print-statement-needed = as long as something that is kept names them; the program does not propose them for erasing even then
print-statement-years = { $years ->
    [one] { $years } year
   *[other] { $years } years
}
print-statement-class = { $class ->
    [decisions] Meetings, votes, resolutions
    [papers] Papers with annexes and opinions
    [comments] Comments on papers
    [readings] Records of reading
    [distribution] Papers of meetings sent, and apologies
    [tasks] Tasks of resolutions
    [substitutions] Substitutions
    [imports] Imports of older records
    [statements] Statements about people
    [disposals] Proposals to erase
    [people] People, their roles, mandates and devices
   *[office] Set-up of the office
}
print-statement-heading-left-out = What the statement does not hold
print-statement-told-left-out = The content of annexes and documents of meetings, backups, unsent drafts in computers of other people, documents on paper, the filing service and other programs of the office. The content of records that only name the person is not given where it is about another matter or another human being.
print-statement-kind = { $kind ->
    [person] Person
    [membership] Role or mandate
    [mandate_end] End of a mandate
    [party_list] Party list
    [substitution] Substitution
    [department] Department
    [body] Body
    [device] Device
    [paper] Paper
    [paper_version] Version of a paper
    [paper_type] Kind of papers
    [attachment] Annex
    [opinion] Opinion
    [comment] Comment
    [reading] Record of reading
    [consultation] Consultation
    [meeting] Meeting
    [meeting_document] Document of a meeting
    [agenda_item] Agenda item
    [agenda_version] Version of an agenda
    [outcome] Outcome of a vote
    [resolution] Resolution
    [task] Task
    [import_batch] Import
    [financial_cover] Financial cover
    [registry_entry] Registry entry
    [shared_view] PDF of an annex
    [sending] Sending of a pack
    [pack_opening] Opening of a pack
    [apology] Apology from a meeting
    [conflict_of_interest] Announced conflict of interest
    [member_channel] How packs reach a member
    [notice_choice] Choice of notices
    [edition] Document corrected by hand
    [document_layout] Look of a document
    [letterhead] Letterhead
    [filing_rules] Marks for the filing service
    [variant] Variant of a text
    [statement] Statement about a person
    [disposal] Proposal to erase
    [disposal_item] Thing of a proposal to erase
    [erasure] Note that something was erased
   *[other] Other record ({ $kind })
}
print-statement-role-of = { $role ->
    [chair] chair, mayor
    [deputy_chair] deputy chair, deputy mayor
    [member] member
    [alternate] alternate
    [guest] guest
    [secretary] secretary
    [chief_officer] chief officer
    [department_head] department head
    [clerk] clerk
    [reviewer] reviewer
    [economist] economist
    [task_keeper] task keeper
    [publisher] publisher
    [data_protection] data protection officer
    [evaluator] evaluator
    [auditor] auditor
    [admin] administrator
   *[other] { $role }
}
print-statement-field = { $field ->
    [id] own record
    [given] given
    [family] family
    [title_before] title before
    [title_after] title after
    [function] function
    [email] email
    [active] is in the office
    [person] person
    [people] people
    [named] named
    [readers] readers
    [role] role
    [roles] roles
    [duties] duties
    [from] from
    [to] to
    [end_reason] end reason
    [party] party
    [absent] absent
    [by] by
    [reason] reason
    [confidential] confidential
    [head] head
    [presenter] presenter
    [co_presenters] co presenters
    [drafter] drafter
    [author] author
    [steps] steps
    [remarks] remarks
    [stood_in] stood in
    [formal_check] formal check
    [route] route
    [requested_by] requested by
    [requested_at] requested at
    [given_by] given by
    [given_at] given at
    [in_place_of] in place of
    [stance] stance
    [text] text
    [settled] settled
    [quote] quote
    [assignee] assignee
    [assignee_text] assignee text
    [history] history
    [due_on] due on
    [due_text] due text
    [due_before] due before
    [entered_by] entered by
    [entered_at] entered at
    [ballots] ballots
    [choice] choice
    [late_consent] late consent
    [owed_by] owed by
    [added_by] added by
    [added_at] added at
    [hand_overs] hand overs
    [corrections] corrections
    [confirmed] confirmed
    [approval] approval
    [required_opinions] required opinions
    [substitutes] substitutes
    [way] way
    [at] when
    [on] day
    [held_on] held on
    [decided_on] decided on
    [created_at] created at
    [number] number
    [title] title
    [name] name
    [version] version
    [state] state
    [request] request
    [note] note
    [label] label
    [public_key] public key
    [field] field
    [value] value
    [against] against
    [act] act
    [mandatory] mandatory
    [clause] clause
    [step] step
    [since] at the step since
    [verdict] answer
    [seat] whose turn it was
    [channel] way of sending
    [chosen_by] chosen by
    [chosen_at] chosen at
    [sent_by] sent by
    [sent_at] sent at
    [with_kept_close] with what is not public
    [written_by] written down by
    [hour] at what hour
    [without] no notice of
   *[other] { $field }
}
print-statement-word = { $word ->
    [yes] yes
    [no] no
    [in_favour] in favour
    [against] against
    [abstained] abstained
    [not_voted] not voted
    [absent] absent
    [excluded] excluded
    [active] in use
    [revoked] shown out
    [wipe] shown out and wiped
    [viewed] viewed
    [opened] opened
    [printed] printed
    [exported] exported
    [requested] requested
    [given] given
    [waived] waived
    [overdue] overdue
    [no_objection] no objection
    [agree] agreement
    [with_condition] agreement with a condition
    [disagree] disagreement
    [new] set
    [running] running
    [reported] reported as done
    [done] done
    [not_done] not done
    [extended] extended
    [cancelled] cancelled
    [suspended] suspended
    [transferred] transferred
    [chair] chair
    [deputy_chair] deputy chair
    [member] member
    [alternate] alternate
    [guest] guest
    [secretary] secretary
    [chief_officer] chief officer
    [department_head] department head
    [clerk] clerk
    [reviewer] reviewer
    [economist] economist
    [task_keeper] task keeper
    [data_protection] data protection officer
    [admin] administrator
    [approved] approved
    [advised] advised
    [noted] taken note of
    [returned] returned
    [skipped] skipped
    [lapsed] lapsed
    [department] department
    [department_review] department head
    [formal_check] formal check
    [application] in the program
    [page] own page at the server
    [email] e-mail
    [bundle] encrypted file
    [print] on paper
    [at_once] at once
    [daily] once a day together
    [never] never
    [paper_waits] a paper waits
    [paper_returned] a paper came back
    [paper_owed] an announced paper is not there yet
    [cover_waits] a financial cover waits
    [opinion_due] an opinion is asked for
    [opinion_overdue] an opinion is late
    [body_late] a body keeps a paper too long
    [body_ended] a paper waits for a body that is no more
    [invitation] invitation to a meeting
    [programme_changed] a programme changed
    [meeting_cancelled] a meeting does not take place
    [extract] a resolution that concerns the person
    [task_due] a task is due soon
    [task_overdue] a task is late
    [disposal_waits] a proposal to erase waits
    [waiting] waits to be sent
    [sending] is being sent
    [sent] sent
    [prepared] made ready to be sent
    [needless] not sent, it was over
    [failed] could not be sent
   *[other] { $word }
}
## Papers of a meeting
print-pack-changes-kind = List of changes of papers
print-pack-changes-under = { $name }, version { $number }
print-pack-report-kind = Explanatory report
# Above the text of an explanatory report that is a document and has no PDF.
print-report-words = Text taken from the document “{ $name }” without its looks and pictures. The document, which is enclosed, is what counts.
print-report-of = Explanatory report to paper { $number }
print-report-file-name = Explanatory report.docx
print-report-file = { $name }, wording { $version }
# At the foot of every page of a PDF made of a document corrected by hand.
print-edition-stamp = Corrected by hand on { $day } ({ $name })
print-pack-mail-subject = Papers: { $meeting }, { $day }
print-pack-mail-text = Good day,

    we send papers of the meeting: { $meeting }, { $day } at { $time }, { $place }.
print-pack-mail-changes = Compared with what you got before, this changed:
print-pack-mail-kept = Confidential documents do not go by e-mail. They can be read at the office.
print-pack-mail-left = For their size not all annexes are attached. Ask the office for them.

## Words on the page: the same in PDF and in Word

print-label-when = When
print-label-where = Where
print-label-convened-by = Convened by
print-label-presenter = Presenter
print-label-drafter = Drafter
print-label-department = Department
print-label-competence = Competence
print-label-report-file = Explanatory report
print-label-access = Access
print-label-draft = Draft resolution
print-label-cover = Financial cover
print-label-year = Year
print-label-lines = Paragraph, item
print-label-source = Source
print-label-amount = Amount
print-label-annexes = Annexes
print-label-number = Number
print-label-title = Title
print-label-note = Note
print-label-route = Route
print-label-step = Step
print-label-date = Date
print-label-outcome = Outcome
print-label-waits = waits
print-label-opinions = Opinions
print-label-who = Who
print-label-opinion = Opinion
print-label-cover-sheet = Cover sheet of a paper
print-label-extract = Extract of a resolution
print-label-decision = { $gender ->
    [feminine] Decision of the mayor
   *[masculine] Decision of the mayor
 }
print-label-resolutions = Resolutions
print-label-overview = Overview
print-label-page = Page
print-label-assignee = Answers for it
print-label-due = Due
print-label-check = Checked on
print-label-carried-out-by = Carried out by
print-label-informed = For information
print-label-made-at = Made
print-label-made-by = Made by
print-label-files = Files and their SHA-256 digests
print-label-file = File
print-label-file-digest = Digest
print-label-file-bytes = Bytes
print-label-what = What
print-label-why = Why
print-label-adopted = Adopted
print-label-rejected = Not adopted

print-label-file-number = Ref.: { $number }
print-label-posted = Posted { $day }
print-label-removed = Taken down { $day }
print-label-paper = Paper { $number }
print-label-cover-sheet-of = Cover sheet of paper { $number }
print-label-verdict = { $outcome }, { $needed } of { $members } needed
print-label-page-number = page
print-in-own-hand = { $name }, signed by hand

print-certificate-called = Certificate of entering the office of a member of the assembly
# $of is the name of the municipality.
print-certificate-mayor = { $gender ->
    [feminine] The mayor of { $of }
   *[masculine] The mayor of { $of }
 }
# $issuer is the council or the mayor, $assembly the assembly.
print-certificate-said = { $gender ->
    [feminine] { $issuer } certifies by § 56 of Act No. 491/2001 Coll., on Elections to Municipal Assemblies, that on { $from } { $person } became a member of { $assembly }.
   *[masculine] { $issuer } certifies by § 56 of Act No. 491/2001 Coll., on Elections to Municipal Assemblies, that on { $from } { $person } became a member of { $assembly }.
 }
print-certificate-assembly = the assembly
print-certificate-from = Mandate began
print-certificate-party = Electoral party
print-certificate-after = Vacated mandate
print-certificate-after-is = { $person }, ended { $day }
print-certificate-receipt = { $gender ->
    [feminine] I took the certificate over on __________________ signature __________________
   *[masculine] I took the certificate over on __________________ signature __________________
 }

print-disposal-proposal = Proposal to erase
print-disposal-protocol = Protocol of an erasure
print-disposal-heading = Erasure proposed on { $day }
print-disposal-ground = Ground
print-disposal-consent = Consent of the archive
print-disposal-proposed = Proposed by
print-disposal-agreed = Agreed by
print-disposal-second-look = Second look
print-disposal-same-person = The same person proposed and agreed on different days; the municipality has nobody else who could agree.
print-disposal-state = State
print-disposal-state-is = { $state ->
    [proposed] waits for the agreement of a second person
    [expired] lapsed without agreement
    [agreed] agreed, being erased
    [done] erased
    [refused] refused
   *[withdrawn] taken back
}
print-disposal-counts = Counts
print-disposal-count = things: { $things }, records: { $records }
print-disposal-list = List
print-disposal-class = { $class ->
    [papers] Paper
    [comments] Comments
    [readings] Readings
    [distribution] Papers sent and apologies
    [tasks] Task
    [substitutions] Substitution
    [imports] Import
   *[statements] Statement
}
print-disposal-col-class = Kind
print-disposal-col-what = Name
print-disposal-col-closed = Closed
print-disposal-col-due = Due since
print-disposal-col-state = What becomes of it
print-disposal-item-state = { $state ->
    [proposed] to be erased
    [left_out] stays
    [agreed] to be erased
    [erased] erased
   *[kept] stayed
}
print-disposal-with-number = { $name }, ref. { $number }
print-disposal-note-before = Names and reference numbers stand on this sheet alone. After the erasure the program does not know them.
print-disposal-note-after = The program does not know names and reference numbers of what was erased; they are on the list printed before the agreement. Each thing is marked by an identifier that tells nothing.
print-disposal-who = { $who }, { $day }
print-disposal-in-place = { $person } (in place: { $by })
print-disposal-signs-proposed = proposed
print-disposal-signs-agreed = agreed

## A statement about who is no person of the office and is only named in texts

print-named-sheet = Texts that name the person
print-named-beside = Looked for by words too
print-named-audience = Who may see it
print-named-openness = { $openness ->
    [public] the public
    [narrow] named people only
   *[inside] the office and members of its bodies
}
print-named-board = On the board
print-named-passages = Sentences with the name
print-named-heading-texts = Where the person is named
print-named-told-texts = Behind a kind of texts stands their count. Below, each says what it is, when it came about, who may see it, and the sentences in which the name stands.
print-named-none = No text that the office keeps in this program names the person.
print-named-notice = The office went through each text that holds both names and gives those that concern this person. Texts about namesakes are not given.
print-named-told-categories = Name and what the sentences given above say of the person.
print-named-told-source = Given by the person in their application, written down by the staff of the office and members of its bodies while the matter was prepared and dealt with, or taken from older records of the office.
print-named-told-left-out = The rest of the texts given, which does not concern the person, backups, unsent drafts in computers of other people, documents on paper, the filing service and other programs of the office.
print-named-told-no-files = The content of annexes and documents of meetings was not looked through here, only their names.
print-named-notice-others = Read the statement before you hand it over. It gives whole sentences around the name, and these may name others; a program cannot tell. Black their data out (Art. 15(4)).
print-named-notice-unticked = Texts that hold the words too and that you did not tick: { $count }. They are not in the statement.
print-named-notice-namesake = A person of the same name works or worked in the office. If it is they who ask, make a statement about a person of the office.
print-named-notice-more = There are more texts with the words than the program lists. Search again with further words, such as a street.
print-named-notice-hidden = Texts that hold the words too and that you do not see: { $count }. Somebody who sees them must judge them. They are not in the statement:
## A sample of a document in the settings, until the office has one of its kind

print-sample-mark = Sample, nothing on it is real · { $kind }
print-sample-meeting = 1st meeting of a body
print-sample-list = Resolutions of the 1st meeting of a body
print-sample-place = meeting room of the office
print-sample-section = Programme
print-sample-opening = Opening and approval of the programme
print-sample-title = Sale of plot 1/1
print-sample-closing = Other matters and closing
print-sample-public = The closing sentence of the document.
print-sample-foot = Invitation to the 1st meeting of a body
print-sample-number = U/{ $place }/1
print-sample-preamble = The body
print-sample-approves = approves
print-sample-orders = orders
print-sample-sale = the sale of plot 1/1 for CZK 10,000
print-sample-contract = the contract of sale to be concluded
print-sample-annex = Draft contract of sale
print-sample-assembly = Assembly
print-sample-entrant = Alena Nástupová
print-sample-party = Sample Association
print-sample-predecessor = Josef Zkušený
print-sample-agrees = agrees
print-sample-department = Property Department
print-sample-competence = § 85(a) of Act No. 128/2000 Coll.
print-sample-source = own means
print-sample-amount = CZK 10,000
print-sample-total = CZK 10,000 in total
print-sample-confirmed = cover confirmed
print-sample-name = { $signer ->
    [chair] Jana Ukázková
    [deputy] Karel Příkladný
    [secretary] For correctness: Eva Vzorná
    [drafter] Petr Zkušební
   *[head] Marie Smyšlená
 }
print-sample-office = { $signer ->
    [chair] chair
    [deputy] deputy chair
    [secretary] organisation department
    [drafter] drafter
   *[head] head of department
 }
