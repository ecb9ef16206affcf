### The log: who did what when.

log-title = Log
log-of-paper = Log of the paper
log-help =
    The log says who did what when, and on which computer. Choose a person or days; Enter opens the paper, the meeting or the resolution of the line.
    Lines are never deleted or changed. Numbers follow each other: where one is missing, the act was refused and nothing changed, or it concerns what you may not see at a computer that has joined an office.
log-text = Who did what when. Lines are never deleted and each follows from the one before, so a change made afterwards would be seen.
log-open = Open the log
log-number = Number
log-at = When
log-who = Who
log-what = What
log-place = What it concerns
log-computer = Computer
# Who, when time alone brought it about.
log-time = by time
# A meeting in the list: body and day.
log-meeting = { $body }, { $day }
log-anybody = Anybody
log-from = From the day
log-to = To the day
log-days-crossed = The last day is before the first one.
log-all = The whole log
log-none-found = No such act in the log
log-none-found-text = Try another person or other days.
log-empty = Nothing in the log yet
# The log or the history at a computer that has joined an office.
log-reading = Being read from the office…
log-unreached = The log and the history are read from the office, which does not answer now. Try again when there is a connection.
log-office-older = The server of the office has an older program that sends neither the log nor the history to computers. Nothing was lost. Ask who looks after the server for an update.
log-whole = The whole log of the paper

## Package for a supervisory body

control-open = Package for a supervisory body…
control-title = Package for a supervisory body
control-text = Minutes, resolutions, votes, attendance, tasks, postings, overrides and the log of the period in one ZIP file, with contents, digests of the files and the verification of the log. It opens without the program.
control-from = From the day
control-to = To the day
control-confidential = Confidential papers too. Each of them is noted as read.
control-save = Save…
control-cancel = Cancel
control-close = Close
control-save-title = Save the package for a supervisory body
# Name of the file.
control-file-name = kontrola-{ $from }-{ $to }.zip
control-making = The package is being made
control-done = The package is saved
control-done-where = It is in the file { $file }. Begin with the file obsah.pdf.
control-done-meetings = Meetings
control-done-resolutions = Extracts of resolutions
control-done-documents = Documents of meetings
control-done-votes = Votes
control-done-tasks = Tasks
control-done-postings = Postings
control-done-overrides = Overrides
control-done-log = Lines of the log
control-chain-broken = The log is not whole. The file overeni-deniku.txt says more.
control-left-out = { $count ->
        [one] { $count } thing was left out, confidential: { $confidential }. Which and why is at the end of the file obsah.pdf.
       *[other] { $count } things were left out, confidential: { $confidential }. Which and why is at the end of the file obsah.pdf.
    }
control-not-written = The package cannot be saved. Check that there is room on the disk and that you may write into the folder, or choose another one.
control-not-allowed = The package is made by the chief officer, the secretaries or the administrator. Ask one of them.
control-sees-part = At a computer that has joined an office only who sees every paper makes the package: the chief officer or the office's secretary. Something would be missing in it otherwise. Ask one of them.
control-unsent = The office has not decided yet about everything that waits in this computer. No package was made. Open the overview of the connection, settle what waits, and try again.
control-readings-unsent = The package holds confidential papers and the office does not know yet that they leave. No package was made and nothing of them left. Make it again when there is a connection, or now without the confidential papers.
control-unreached = The office keeps the log for the package and does not answer now. No package was made. Try again when there is a connection.
control-office-older = The server of the office has an older program that sends no log for the package. No package was made. Ask who looks after the server for an update.
control-elsewhere = The office keeps the log, this computer does not have all of it. The package is made there.
control-days-crossed = The last day is before the first one. Mend the period.
control-beside-office = The file would lie among the data of the office. Choose another folder.
