### Care of data: how long what is kept, what is due, erasing by two people, and the statement about a person.

keeping-title = Care of data
keeping-open = Open care of data
keeping-text = How long what is kept, what is due, and what the office knows about one person.
keeping-help =
    Due is whatever has been kept for its whole period. Each line says whether something stands in the way. Enter opens the paper, the task or the meeting.
    One person proposes to erase and another agrees; only then the program erases. What is erased cannot be brought back.
    Periods are set by the data protection officer or the chief officer. They also propose to erase and make statements about people; both is recorded.
keeping-failed = Care of data cannot be read
keeping-shown = What to show
keeping-show = { $which ->
    [due] Due
    [disposals] Erasure
    [periods] Periods
   *[statements] Statements
}
keeping-which = Which lines
keeping-which-one = { $which ->
    [free] Free to go
    [held] Held back
   *[all] All
}
keeping-any-class = All kinds
keeping-due-note = Papers are discarded by the proceedings of the archive act. The list says what to bring there. The program erases nothing by itself: one person proposes and another agrees. People whom no record names any more are not in the list.
keeping-none = { $which ->
    [held] Nothing due is held back
   *[other] Nothing is due
}
keeping-none-text = The period runs from 1 January of the year after the closing.
keeping-col-class = Kind
keeping-col-number = Number
keeping-col-name = Name
keeping-col-count = Count
keeping-col-closed = Closed
keeping-col-due = Due since
keeping-col-held = In the way
keeping-col-at = When
keeping-col-person = About whom
keeping-col-by = Made by
keeping-free = Nothing in the way
keeping-proposed = Proposed to be erased
keeping-hidden = You have no access to it
keeping-held-task = A task of resolution { $number } is not done
keeping-held-suspended = Resolution { $number } is suspended
keeping-held-continued = Paper { $number } goes on from it
keeping-held-archive = Mark A, handed over to an archive
keeping-held-choice = Mark V, an archivist decides
keeping-class = { $class ->
    [decisions] Meetings, votes, resolutions
    [papers] Papers
    [comments] Comments
    [readings] Records of reading
    [distribution] Papers sent and apologies
    [tasks] Tasks
    [substitutions] Substitutions
    [imports] Imports
    [statements] Statements about people
    [disposals] Proposals to erase
    [people] People and roles
   *[office] Set-up of the office
}
keeping-class-what = { $class ->
    [decisions] Invitations, agendas, outcomes of votes, resolutions and documents of meetings.
    [papers] Papers with annexes, versions, opinions and financial cover. A period of the filing service comes first.
    [comments] Comments on papers that are closed.
    [readings] Who read what is not public when, at closed papers. The period of each runs from the day of reading, also after the paper was erased.
    [distribution] To whom papers of a meeting went and when, who opened them and who apologised, with the reason. The period runs from the day of the meeting.
    [tasks] Tasks of resolutions with reports on them.
    [substitutions] Who stood in for whom when.
    [imports] Where older records were taken from.
    [statements] About whom a statement was made, upon what.
    [disposals] Who proposed to erase what, who agreed and when it was erased. Without names and contents.
    [people] People, their roles, mandates and devices. They are not offered for erasing: the program does not watch when the last record kept stops naming somebody.
   *[office] The municipality, bodies, departments, kinds of papers and series of numbers.
}
keeping-years = { $years ->
    [one] { $years } year
   *[other] { $years } years
}
keeping-archive = permanently, handed over to an archive
keeping-needed = as long as something needs it
keeping-records = { $count ->
    [one] { $count } record
   *[other] { $count } records
}
keeping-due-count = { $count } due
keeping-held-count = { $count } held back
keeping-own = own period
keeping-periods-text = The proposed periods were not compared with the filing plan of your municipality. Check them and set your own.
keeping-set = Change
keeping-set-of = Change the period: { $name }
keeping-period-title = How long to keep: { $name }
keeping-period-text = The period runs from 1 January of the year after the closing. The change holds at once and for the whole office; it erases nothing.
keeping-period-years = Years
keeping-period-hint = Proposed: { $years }. An empty field brings the proposed period back.
keeping-period-bad = Write whole years, at most 100.
keeping-period-act = Set the period
keeping-period-set = { $name }: the period is set.
keeping-cancel = Cancel
keeping-close = Close
keeping-no-statements = No statement about a person has been made yet
keeping-no-statements-text = Each statement is recorded here: about whom, upon what, and who made it.
keeping-elsewhere-note = The data is kept by the office, this computer holds only what you see. Statements about people are made by the server of the office from everything it keeps.
statement-unreached = The statement is made by the server of the office, which does not answer now. No file was saved. Try again when there is a connection. If the office has already written the statement down, it is in the list of statements.
statement-office-older = The server of the office has an older program that sends no statements to computers. No file was saved. Who looks after the server can make it, or update it.
keeping-elsewhere = The data is kept by the office and is not whole in this computer. Statements about people are made there.
keeping-not-allowed = A statement about a person is made by the data protection officer or the chief officer. Ask one of them.

## Statement about a person

statement-open = Statement about a person…
statement-title = Statement about a person
statement-text = Everything the office has about a person in one ZIP: a covering letter, records, roles, lines of the log, accounts and devices. It opens without the program. Making it is recorded.
statement-person = About whom
statement-person-missing = Choose a person.
statement-person-unknown = There is no such person in the office.
statement-person-doubled = There are more such people. Use the identifier.
statement-request = Upon what
statement-request-hint = Reference number or day of the request, such as MUVZ 311/2026.
statement-request-missing = Write upon what you make the statement.
statement-save = Save…
statement-save-title = Save the statement about a person
statement-file-name = vypis-{ $day }.zip
statement-done = The statement is saved
statement-done-where = It is in the file { $file }. Begin with vypis.pdf.
statement-done-whole = Records given whole
statement-done-part = Records of which only what concerns the person is given
statement-done-log = Lines of the log
statement-done-others = Mentions of other people left out
statement-read-first = Read the statement before you hand it over, as pred-vydanim.txt says: texts written by the person may name others. Keep the folder jen-pro-urad. It also holds the covering letter for Word, should it need a correction.
statement-mentions = { $count ->
    [one] The name stands in { $count } more text. Judge by zminky.xlsx whether it is this person.
   *[other] The name stands in { $count } more texts. Judge by zminky.xlsx whether it is this person.
}
# In the window and on the server's console.
statement-hidden = { $count ->
    [one] { $count } more record names the person and you do not see it. It is not in the statement; somebody who sees it, such as the chief officer, must add it. Its identifier is in pred-vydanim.txt.
   *[other] { $count } more records name the person and you do not see them. They are not in the statement; somebody who sees them, such as the chief officer, must add them. Their identifiers are in pred-vydanim.txt.
}
statement-covered = { $count ->
    [one] { $count } line of the log concerns what you do not see. The statement gives its number, time and sort alone; somebody who sees it must add the rest. Its number is in pred-vydanim.txt.
   *[other] { $count } lines of the log concern what you do not see. The statement gives their number, time and sort alone; somebody who sees it must add the rest. Their numbers are in pred-vydanim.txt.
}
statement-unread = The statement is not complete, some records are of a newer program: { $count }.

## A statement about who is no person of the office

named-open = About who is no person of the office…
named-title = A statement about who is no person of the office
named-text = Citizens are mostly only named in texts: a buyer in a report, an applicant in an annex. The program finds the texts in which all the words stand in any inflection, and you tick those that are about the applicant. Making it is recorded.
named-given = Given name
named-given-missing = Write the given name.
named-family = Family name
named-family-missing = Write the family name.
named-beside = Further words
named-beside-hint = Such as a street or a date. A text must hold them too, so write few.
named-find = Find texts
named-again = Search otherwise
named-list = Texts found
named-found = { $count ->
    [one] The words stand in { $count } text. Tick it if it is about the applicant and not a namesake.
   *[other] The words stand in { $count } texts. Tick those that are about the applicant and not a namesake.
}
named-none = The words stand in no text that you see. You may save the statement all the same: it tells the applicant that they are not named.
named-none-ticked = No text is ticked. The statement tells the applicant that they are not named.
named-ticked = { $count ->
    [one] { $count } text is ticked. Its sentences around the name will be in the statement.
   *[other] { $count } texts are ticked. Their sentences around the name will be in the statement.
}
named-openness = { $openness ->
    [public] the public sees it
    [narrow] named people see it
   *[inside] the office and members of its bodies see it
}
named-namesake = A person of the same name works or worked in the office: { $name }. If it is they who ask, make a statement about a person of the office.
# Stands in the window and at the command line of the server.
named-hidden = { $count ->
    [one] The words stand in { $count } more text that you do not see. It will not be in the statement; somebody who sees it must judge it. Its identifier is in pred-vydanim.txt.
   *[other] The words stand in { $count } more texts that you do not see. They will not be in the statement; somebody who sees them must judge them. Their identifiers are in pred-vydanim.txt.
}
named-more = There are more texts than the program listed. Search again with further words, such as a street.
named-save = Save the statement…
named-done-texts = Texts that name the person
named-read-first = Read the statement before you hand it over, as pred-vydanim.txt says: sentences around the name may name others. Keep the folder jen-pro-urad. It also holds the covering letter for Word, should it need a correction.
named-both-names = Write both the given and the family name. One of them finds everybody of that name.
named-too-long = A name may have 100 signs at most, the further words 200 together. Shorten them.
named-no-files = The server of the office does not search the content of annexes and documents of meetings, only their names. Go through annexes that could name the person yourself.
named-unreached = The texts are searched by the server of the office, which does not answer now. Try again when there is a connection.
named-office-older = The server of the office has an older program that searches no texts for computers. Who looks after the server can make the statement, or update it.
named-text-gone = One of the ticked texts does not hold the words any more, or you do not see it. No statement was made; search again and tick the texts.

refusal-no-period = This kind of records has no period.
refusal-period-too-long = A period is at most { $most } years.
refusal-statement-about-two = A statement is either about a person of the office or about a name, not both. Choose one; nothing was written down.
refusal-statement-name-too-long = The name is longer than { $most } signs. Shorten it.
refusal-request-too-long = The note of the request is longer than { $most } signs. Shorten it.

## Erasing by two people

disposal-propose = Propose to erase…
disposal-choose-all = Choose all
disposal-chosen = { $count ->
    [one] { $count } line chosen
   *[other] { $count } lines chosen
}
disposal-nothing-free = None of the chosen lines can be proposed: something stands in the way, or they are proposed already.
disposal-too-many = { $count } lines are chosen, one proposal has at most { $most }. Narrow the list by kind.
disposal-propose-title = Propose to erase
disposal-propose-text = { $count ->
    [one] The proposal names { $count } thing. Nothing is erased yet: another person reads the proposal and agrees.
   *[other] The proposal names { $count } things. Nothing is erased yet: another person reads the proposal and agrees.
}
disposal-skipped = { $count ->
    [one] { $count } chosen line is left out: something stands in its way, or it is proposed already.
   *[other] { $count } chosen lines are left out: something stands in their way, or they are proposed already.
}
disposal-ground = On what ground
disposal-ground-hint = For example: the period of the filing plan is over. Write no names and no titles of papers here, the text stays.
disposal-ground-missing = Write on what ground you propose to erase.
disposal-consent = Consent of the archive or protocol of the proceedings
disposal-consent-hint = Its reference number. Papers are documents and are not discarded without the archive (Act 499/2004, §§ 7–12).
disposal-consent-missing = Write the reference number of the archive's consent.
disposal-propose-act = Propose
disposal-was-proposed = The proposal waits for a second person.

disposal-none = Nothing is proposed to be erased
disposal-none-text = Choose lines in the list of what is due and propose to erase them.
disposal-list = Proposals to erase
disposal-col-proposed = Proposed
disposal-col-by = Proposed by
disposal-col-what = What
disposal-col-state = How it stands
disposal-count-of = { $class }: { $count }
disposal-state = { $state ->
    [proposed] Waits for a second person
    [expired] Lapsed, nobody judged it until { $last_day }
    [agreed] Being erased
    [done] Erased
    [refused] Refused
    [withdrawn] Taken back
   *[other] { $state }
}
disposal-progress = { $done } of { $all } done
disposal-progress-short = { $done } of { $all } done

# Stojí u usnesení a bodu programu místo odkazu na tisk.
paper-was-erased = The paper was erased on { $on }.
# Místo tisku, který někdo otevřel odkazem.
paper-erased = This paper was erased on { $on } after two people agreed. Resolutions and minutes about it stay.
disposal-title = Proposal to erase
disposal-title-of = Proposal to erase of { $proposed_day }
disposal-help =
    Go through the list. What is not to be erased take out with the space bar. Enter opens the paper.
    After the agreement the program erases the things and they cannot be brought back.
disposal-failed = The proposal cannot be read
disposal-proposed-by = Proposed by { $who } { $at }
disposal-in-place = { $person } (in place: { $by })
disposal-agreed-by = Agreed by { $who } { $at }
disposal-refused-by = Refused by { $who } { $at }: { $reason }
disposal-withdrawn-by = Taken back by { $who } { $at }
disposal-same-person = The same person proposed and agreed on different days: the municipality has nobody else who could agree.
disposal-until = It can be agreed to until { $last_day }. After that it has to be proposed again.
disposal-consequences = Once erased, not even a backup of the program brings it back. Backups made before keep it until they perish.
disposal-print-first = Save the list with names now. After the erasure the program knows neither names nor reference numbers, and the protocol does not hold them.
disposal-elsewhere = The data is kept by the office. Names of what is not in this computer are not here; the whole list is seen in the office.
disposal-running = The program erases in parts. You may close the window, it finishes by itself.
disposal-items = What is proposed to be erased
disposal-col-what-with = What becomes of it
disposal-gone = Its name is not known
disposal-item-state = { $state ->
    [proposed] To be erased
    [left_out] Taken out, stays
    [agreed] About to be erased
    [erased] Erased
    [kept] Stayed
   *[other] { $state }
}
disposal-obstacle = { $obstacle ->
    [task] A task of its resolution is not done
    [suspended] Its resolution is suspended
    [continued] A paper at work goes on from it
    [archive] Mark A, handed over to an archive
    [choice] Mark V, an archivist decides
   *[not_due] Its period still runs
}
disposal-take-out = Take out
disposal-put-back = Put back
disposal-taken-out = { $count ->
    [one] { $count } thing taken out, it stays.
   *[other] { $count } things taken out, they stay.
}
disposal-save = Save the list…
disposal-save-protocol = Save the protocol…
disposal-save-title = Save the proposal to erase
disposal-file-name = vymazani-{ $day }.pdf
disposal-saved = Saved to { $file }
disposal-agree = Agree to erase…
disposal-agree-title = { $count ->
    [one] Erase { $count } thing?
   *[other] Erase { $count } things?
}
disposal-agree-act = I agree, erase
disposal-agreed = The agreement is written down, the program erases.
disposal-agree-waits = The agreement awaits the office. It is erased there.
disposal-refuse = Refuse…
disposal-refuse-title = Refuse the proposal?
disposal-refuse-text = Nothing is erased. Whoever proposed it sees the reason and may propose again.
disposal-refuse-reason = Why
disposal-refuse-missing = Write why you refuse the proposal.
disposal-refuse-act = Refuse the proposal
disposal-refused = The proposal is refused, nothing was erased.
disposal-withdraw = Take back
disposal-withdrawn = The proposal is taken back, nothing was erased.
disposal-leave = Leave it be

## Refusals

refusal-disposal-empty = The proposal names nothing. Choose what is to be erased.
refusal-disposal-too-many = One proposal names at most { $most } things. Split it.
refusal-disposal-too-long = The text is longer than { $most } signs. Shorten it.
refusal-disposal-no-consent = There are papers among the things. Add the reference number of the archive's consent or of the protocol.
refusal-disposal-not-due = One of the things is not due, or is not here any more. Nothing was proposed; read the list again.
refusal-disposal-held = Something stands in the way of one of the things by now. Nothing was proposed; read the list again.
refusal-disposal-already = One of the things waits in another proposal. Nothing was proposed; read the list again.
refusal-disposal-in-person = To erase is proposed and agreed to in person. It cannot be written down for somebody else.
refusal-disposal-too-old = The proposal is older than { $days } days. Nothing was erased; propose it again.
refusal-disposal-second-person = Another person than the one who proposed has to agree. Nothing was erased.
refusal-disposal-later-day = Nobody else could agree, so you may, but on another day. Nothing was erased.
refusal-disposal-not-mayor = The data protection officer or the chief officer agrees to erase. Nothing was erased.
refusal-disposal-nothing-left = You have taken out everything. Refuse the proposal instead.
refusal-disposal-decided = The proposal is decided already. Read it again.
refusal-disposal-not-yours = A proposal is taken back only by who made it. You may refuse it.
refusal-disposal-not-agreed = There are not two agreements to erase this. Nothing was erased.
