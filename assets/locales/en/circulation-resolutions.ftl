### Resolutions and tasks.

## List of resolutions

resolutions-nav = Resolutions
resolutions-single = Resolution
resolutions-text = All resolutions of all bodies, those read in from past years too.
resolutions-help = The list of resolutions. Write into Find, narrow it by body, year or state and name the filter under the funnel icon. Enter opens a resolution, Ctrl+Shift+Enter opens it in a new window. Ctrl+C copies the chosen rows into a spreadsheet, Ctrl+P prints the list or the chosen rows.
resolutions-one-help = One resolution: wording, vote, tasks, paper and history. Ctrl+Enter or Ctrl+P makes an extract as PDF and opens it for printing.
resolutions-number = Number
resolutions-title = Matter
resolutions-verbs = Verbs
resolutions-body = Body
resolutions-day = Day
resolutions-tasks = Tasks
resolutions-tasks-done = done
resolutions-tasks-open = { $open } of { $all }
resolutions-col-state = State
resolutions-state =
    { $state ->
        [valid] valid
        [suspended] suspended
        [revoked] revoked
        [cancelled] cancelled
        [void] not adopted, entry corrected
       *[other] { $state }
    }
resolutions-find = Find in numbers and titles
resolutions-any-body = All
resolutions-year = Year
resolutions-any-year = All
resolutions-any-state = All
resolutions-all = Show all
resolutions-none-found = No resolution fits
resolutions-none-found-text = Try a shorter word or only a part of the number. Search looks through the whole text.
resolutions-empty = There is no resolution yet
resolutions-empty-text = They come from the entered outcomes of meetings. Older ones can be read in in Settings.

## One resolution

resolutions-one = Resolution { $number }
resolutions-failed = The resolution could not be read
resolutions-back = Back to resolutions
resolutions-loading = Reading the resolution
resolutions-imported = read from { $where }
resolutions-wording = Wording
resolutions-no-text = The wording of this resolution is not kept.
resolutions-no-tasks = The resolution sets no task.
resolutions-vote = Vote
resolutions-from = Where it comes from
resolutions-paper = Paper { $number }
resolutions-no-paper = Without a paper.
resolutions-revokes = It revokes resolution
resolutions-revoked-by = The resolution is no longer valid, it was revoked by
resolutions-history = History
resolutions-no-history = Nothing has happened yet.
resolutions-for = { $who } for { $whom }
resolutions-extract = Extract
resolutions-extract-word = Extract for Word
resolutions-leave = Leave it
resolutions-suspend = Suspend
resolutions-suspend-title = Suspend the execution of resolution { $number }?
resolutions-suspend-text = The mayor suspends a resolution of the council held to be wrong (§ 105/1). Its tasks stop and the matter comes before the assembly by itself with a new paper.
resolutions-suspend-reason = Why the resolution is wrong
resolutions-suspended = Resolution { $number } is suspended. Complete the paper for the assembly.
resolutions-fate = Enter the decision
resolutions-fate-title = What did the assembly decide about the resolution { $number }?
resolutions-fate-confirm = Enter the decision
resolutions-fate-text = A confirmed resolution holds on and its tasks continue. A cancelled one does not hold and its tasks end.
resolutions-fate-how = What the assembly decided
resolutions-fate-holds = The resolution holds
resolutions-fate-cancelled = The resolution is cancelled
resolutions-fate-by = Resolution of the assembly
resolutions-fate-written = The decision about the resolution { $number } is entered.
resolutions-void = The resolution was not adopted
resolutions-void-text = The result of the vote had been entered wrongly. The number stays taken; the text is kept for the record and nothing of it holds.
resolutions-suspended-text = The execution of the resolution is suspended (§ 105/1). The assembly will decide; its tasks stand still.
resolutions-revoke = Revoke
resolutions-revoke-title = Which resolution revokes { $number }?
resolutions-revoke-text = Only a later resolution of the same or a higher body can revoke it. The number stays, open tasks end as cancelled.
resolutions-revoking = Revoking resolution
resolutions-revoked = Resolution { $number } is revoked.

## Tasks

tasks-nav = Tasks
tasks-text-head = What resolutions asked for, of whom and by when.
tasks-help = Tasks of resolutions. Choose open, late or done at the top and name the choice under the funnel icon. At the right is the chosen task and what can be done; Ctrl+Enter does the first of it. Enter opens the resolution, Ctrl+P prints the list.
tasks-one = Task
tasks-text = Task
tasks-assignee = Assignee
tasks-due = Due
tasks-resolution = Resolution
tasks-col-state = State
tasks-which = Which tasks
tasks-show =
    { $which ->
        [open] Open
        [late] Late
        [done] Done
       *[all] All
    }
tasks-mine = only mine
tasks-find = Find in tasks
tasks-nobody = nobody named
tasks-no-due = no due day
tasks-late =
    { $days ->
        [one] { $days } day late
       *[other] { $days } days late
    }
tasks-state =
    { $state ->
        [new] set
        [running] goes on
        [reported] reported
        [done] done
        [not_done] not done
        [extended] extended
        [cancelled] cancelled
        [suspended] suspended
        [transferred] transferred
       *[other] { $state }
    }
tasks-none-found =
    { $which ->
        [late] Nothing is late
        [done] There is no finished task
       *[other] No task fits
    }
tasks-none-found-text = Show all tasks or try another word.
tasks-empty = There are no tasks yet
tasks-empty-text = They come from resolutions that ask for something.
tasks-choose = Choose a task in the list.
tasks-last-report = Last report
tasks-act =
    { $act ->
        [report_task] Report
        [close_task] Close
        [extend_task] Extend
        [transfer_task] Transfer
        [cancel_task] Cancel the task
       *[other] { $act }
    }
tasks-act-title =
    { $act ->
        [report_task] How does the task stand?
        [close_task] How did the task end?
        [extend_task] Until when shall the task be extended?
        [transfer_task] To whom shall the task be transferred?
        [cancel_task] Cancel the task?
       *[other] { $act }
    }
tasks-words =
    { $act ->
        [report_task] What was done
        [close_task] What the closing rests on
       *[other] Reason
    }
tasks-acted =
    { $act ->
        [report_task] The report is given.
        [close_task] The task is closed.
        [transfer_task] The task is transferred.
        [cancel_task] The task is cancelled.
       *[other] Done.
    }
tasks-extended = The task is extended until { $day }.
tasks-leave = Leave it
tasks-how = How it stands
tasks-goes-on = Goes on
tasks-is-done = Is done
tasks-done = Done
tasks-not-done = Not done
tasks-new-due = New due day
tasks-due-past = This day has passed. Write a day that is still to come.
tasks-to-whom = Who will answer for it
