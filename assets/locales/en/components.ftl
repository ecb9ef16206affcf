### Shared components: fields, lists, states, errors, days.

## Fields

field-required = required
combobox-none = There is nobody like that. Try the beginning of the surname.
combobox-none-free = It is not in the list; it stays as you wrote it.
combobox-choose = Choose from the list, or clear the field.
saved-mark = saved
saved-mark-saving = saving
saved-mark-failed = not saved yet, trying again
# In a dialog where somebody typed before and did not send it.
words-came-back = You go on with what you typed on { $when }.

## Days

day-today = today
day-tomorrow = tomorrow
day-yesterday = yesterday
day-in =
    { $count ->
        [one] in { $count } day
       *[other] in { $count } days
    }
day-ago =
    { $count ->
        [one] { $count } day ago
       *[other] { $count } days ago
    }
day-placeholder = 1. 12. or +14
day-unreadable = Write a date such as 15. 1. 2027.
day-no-such-month = There are twelve months. Write for example 30. 11.
# $month is the number of the month, $length its length, $example its last day.
day-no-such-day =
    { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    } has { $length } days. Write for example { $example }

## Lists

table-count =
    { $count ->
        [one] { $count } row
       *[other] { $count } rows
    }
table-chosen = { $count } of { $total } selected
table-copy = Copy
table-copied =
    { $count ->
        [one] { $count } row copied. Paste it into a spreadsheet.
       *[other] { $count } rows copied. Paste them into a spreadsheet.
    }
table-clear = Clear selection
table-columns = Columns
table-choose = Select the row
table-choose-all = Select all rows
table-failed = The list could not be read
table-retry = Read again

## Empty, loading, failed

loading-words = Reading
loading-cancel = Cancel
failed-details = Details for the administrator
failed-trace = Mark in the log: { $trace } ({ $code })
toast-undo = Undo
hint-select = select
crumbs-label = Where you are

## Journey of a paper

# Words for the picture of a route, for a screen reader.
route-place = stop { $place } of { $total }
route-length =
    { $total ->
        [one] { $total } stop
       *[other] { $total } stops
    }
route-done = done
route-beside-this = at the same time
route-returned = returned

## History

history-filter = Steps of
history-everyone = Everyone

## Vote

tally-needed = needs { $needed }
tally-counts = for { $yes }, against { $no }, abstained { $abstained }
tally-not-voted = not voting { $count }
tally-absent = absent { $count }
tally-excluded = excluded { $count }
tally-enough = { $yes } for, { $needed } of { $members } needed
tally-missing =
    { $missing ->
        [one] { $yes } for, { $needed } of { $members } needed – { $missing } vote missing
       *[other] { $yes } for, { $needed } of { $members } needed – { $missing } votes missing
    }
tally-adopted = Adopted
tally-rejected = Rejected

## Draft resolution

clause-editor = Clauses of the draft resolution
clause-add = Add a clause
clause-removed = The clause is removed.
clause-verb = Verb
clause-verb-missing = Choose a verb, such as schvaluje.
clause-text = Text
clause-text-missing = Write what is being decided.
clause-up = Move clause { $number } up
clause-down = Move clause { $number } down
clause-remove = Remove clause { $number }
clause-point = Point { $number }
clause-point-add = Add a point
clause-point-remove = Remove point { $number }
clause-hint-move = move the clause
task-assignee = Assignee
task-assignee-hint = A function or a name.
task-assignee-missing = Write who is responsible, such as the mayor.
task-due = Due
task-due-missing = Write a due date such as 15. 1. 2027.
task-missing = not set

## Comparison

diff-equal = Both texts are the same.

## Errors: what happened, what is safe

error-refused = This cannot be done now.
error-invalid = Some of the data cannot be accepted.
error-not-found = This record is not here.
error-busy = The program is just finishing other work.
error-locked = The store is locked.
error-read-only = Reading only for now; nothing can be written.
error-unreachable = No connection.
error-broken = There is an error in the program.
error-no-core = This page runs outside the program's window. Start Oběžník.
error-safe-input = What you entered is kept.
error-safe-others = Everything else is in order.
error-safe-store = What is saved stays in order.
error-safe-here = Changes wait on this computer.

## Named filters of lists

filters-saved = Saved filters
filters-none = None yet. Set a filter and name it.
filters-name = Name of the present filter
filters-save = Save
filters-new-name = New name
filters-rename = Rename the filter { $name }
filters-rename-confirm = Rename
filters-forget = Delete the filter { $name }

## Printing of lists

# Below the heading of a printed list.
print-facts =
    { $count ->
        [one] { $count } row, printed on { $day }
       *[other] { $count } rows, printed on { $day }
    }
print-cut = The first { $shown } of { $total } rows are printed. Narrow the list by a filter to print the rest.
