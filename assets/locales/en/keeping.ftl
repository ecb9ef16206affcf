### Care of data: how long what is kept, what is due, and the statement about a person.

keeping-title = Care of data
keeping-open = Open care of data
keeping-text = How long what is kept, what is due, and what the office knows about one person.
keeping-help =
    Due is whatever has been kept for its whole period. Each line says whether something stands in the way. Enter opens the paper.
    Periods are set by the data protection officer or the chief officer. They also make statements about people, and each is recorded.
keeping-failed = Care of data cannot be read
keeping-shown = What to show
keeping-show = { $which ->
    [due] Due
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
keeping-due-note = Documents of the filing service are discarded by its own proceedings. The list says what to bring there; the program erases nothing by itself.
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
    [tasks] Tasks
    [substitutions] Substitutions
    [imports] Imports
    [statements] Statements about people
    [people] People and roles
   *[office] Set-up of the office
}
keeping-class-what = { $class ->
    [decisions] Invitations, agendas, outcomes of votes, resolutions and documents of meetings.
    [papers] Papers with annexes, versions, opinions and financial cover. A period of the filing service comes first.
    [comments] Comments on papers that are closed.
    [readings] Who read what is not public when, at closed papers.
    [tasks] Tasks of resolutions with reports on them.
    [substitutions] Who stood in for whom when.
    [imports] Where older records were taken from.
    [statements] About whom a statement was made, upon what.
    [people] People, their roles, mandates and devices.
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
keeping-elsewhere-note = The data is kept by the office, this computer holds only what you see. Statements about people are made there.
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
statement-read-first = Read the statement before you hand it over, as pred-vydanim.txt says: texts written by the person may name others. Keep the folder jen-pro-urad.
statement-mentions = { $count ->
    [one] The name stands in { $count } more text. Judge by zminky.xlsx whether it is this person.
   *[other] The name stands in { $count } more texts. Judge by zminky.xlsx whether it is this person.
}
statement-unread = The statement is not complete, some records are of a newer program: { $count }.

refusal-no-period = This kind of records has no period.
refusal-period-too-long = A period is at most { $most } years.
refusal-request-too-long = The note of the request is longer than { $most } signs. Shorten it.
