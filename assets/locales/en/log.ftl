### The log: who did what when.

log-title = Log
log-of-paper = Log of the paper
log-help =
    The log says who did what when, and on which computer. Choose a person or days; Enter opens the paper, the meeting or the resolution of the line.
    Lines are never deleted or changed. Numbers follow each other: where one is missing, the act was refused and nothing changed.
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
log-there = The office keeps the log
log-whole = The whole log of the paper
