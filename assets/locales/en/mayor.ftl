## Decisions of the mayor in place of the council (the page in a municipality without one)

decisions-nav = Mayor's decisions
decisions-text = The municipality elects no council, so its powers are the mayor's (§ 99 (2) of the Act on Municipalities).
decisions-help = Here the mayor decides what would otherwise be the council's. Papers whose route leads to the mayor wait at the top, decisions made are below. A decision needs no paper. It gets a number and tasks as a resolution does; its wording is never changed, only another decision or the assembly may revoke it.
decisions-new = New decision
decisions-waiting = Waiting for a decision
decisions-made = Decisions made
decisions-all = All resolutions and decisions
decisions-decide = Decide
decisions-leave = Do not decide
# Buttons of a row; $title is the paper's title.
decisions-decide-of = Decide: { $title }
decisions-leave-of = Do not decide: { $title }
decisions-to-council = Hand to the council
decisions-to-council-of = Hand to the council: { $title }
decisions-waiting-note = { $number ->
    [none] presented by { $presenter }
   *[other] paper { $number } · presented by { $presenter }
 }
decisions-due = decide by { $day }
decisions-waiting-empty = Nothing waits for the mayor
decisions-waiting-empty-text = A paper comes here when its route leads to the mayor. A decision needs no paper.
decisions-made-empty = No decision yet
decisions-made-empty-text = What the mayor decides in place of the council will be here and among the resolutions.
decisions-failed = The mayor's decisions could not be read
decisions-none = This municipality has no mayor in place of a council
decisions-none-text = Where a council is elected, the council decides. A municipality without one sets the mayor up among its bodies in the settings.
decisions-to-bodies = Open the bodies
decisions-mayor = Decides
# Who stands in; $names are names.
decisions-deputies = stands in: { $names }
decisions-count-note = { $total ->
    [one] { $total } decision
   *[other] { $total } decisions
 }
decisions-more = Older ones are among the resolutions.

## Why nobody may decide now

decision-council-stands = A council stands from { $day } and decides its own matters. Decisions already made still hold.
decision-council-to-be-elected = The assembly has { $members } members, so it elects a council (§ 99 (3) of the Act on Municipalities). The mayor does not decide in its place.
decision-nobody = Nobody is written down as the mayor today. Write them down among the bodies in the settings, in “the mayor in place of the council”.
decision-holds = { $fault ->
    [check-not-posted] It is not said when the intention was put up on the board (§ 39 (1)).
    [check-posted-too-short] The intention has hung since { $from }, and 15 whole days have not passed (§ 39 (1)).
   *[other] The draft was not published for long enough (Act No. 250/2000 Coll.).
 }

## The window of a decision

decision-title = Decision of the mayor
decision-title-of = Decision of the mayor: { $title }
decision-confirm = Make the decision
decision-cancel = Back
decision-number = It will get the number { $number }.
decision-final = Its wording does not change afterwards.
decision-about = Matter
decision-about-missing = Say what the decision is about.
decision-on = Day of the decision
decision-wording = Wording
decision-text-missing = A decision needs at least one clause with a verb and a text.
decision-posted-from = Intention put up on
decision-posted-from-hint = By § 39 (1) the intention hangs for 15 whole days before the decision.
decision-absence = Why the mayor does not decide
decision-absence-hint = The deputy stands in while the mayor is away or does not hold the office (§ 104 (1)). Both names will stand in the decision.
decision-absence-missing = Say why the mayor does not decide, such as on holiday until 15 September.
decision-scribe = You write down a decision made by { $mayor }. Both names will stand in the log.
# Warnings that need an answer.
decision-doubt = { $warning ->
    [of_assembly] By its words or paragraph the matter is the assembly's (§ 84 (2), § 85).
    [reserved] By its words it is a matter of the assembly where no council is elected (§ 102 (4)).
    [budget] The mayor may change the budget only as far as the assembly entrusted it (§ 102 (2) a).
   *[other] The program has a doubt that only a newer version can describe.
 }
decision-doubt-answer = { $warning ->
    [budget] By which resolution the assembly entrusted it
   *[other] Why the mayor may decide it after all
 }
decision-doubt-missing = Answer, or leave the matter to the assembly.
decision-made = Decision { $number } is made { $tasks ->
    [0] and gives no task.
    [one] and gives { $tasks } task.
   *[other] and gives { $tasks } tasks.
 }
decision-made-plain = The decision is made.

## Not to decide

leave-title = Do not decide on “{ $title }”?
leave-to = Where the paper goes
leave-to-assembly = To the assembly
leave-to-drafter = Back to the drafter
leave-to-assembly-text = The paper will wait to be put on the programme of a session. Do so too when you have a personal interest in the matter (§ 83 (2)).
leave-to-drafter-text = The paper is not decided as it stands. The drafter may rework it and submit it again.
leave-own-text = A proposal of a member of the assembly or a committee cannot go back to its drafter; only who put it forward takes it back (§ 94/1).
leave-conflict = { $who ->
    [another] The one you write for has a personal interest in the matter (§ 83 (2))
   *[me] I have a personal interest in the matter (§ 83 (2))
 }
leave-conflict-words = Personal interest of the { $who ->
    [deputy] deputy mayor
   *[mayor] mayor
 } (§ 83 (2)): { $reason }
leave-confirm = Hand it on
leave-reason-missing = Give a reason.
leave-done-assembly = The paper waits for the assembly.
leave-done-drafter = The paper went back to its drafter.
leave-done-council = The paper waits for a meeting of the council.
# The reason as the history of the paper tells it.
leave-council-reason = A council stands by now, so the matter is its own.

## Report to the assembly

decisions-report = Report to the assembly
decisions-report-since = { $count ->
    [0] No decision was made since the session of { $day }.
    [one] { $count } decision was made since the session of { $day }: { $numbers }.
   *[other] { $count } decisions were made since the session of { $day }: { $numbers }.
 }
decisions-report-all = { $count ->
    [0] There is nothing to tell the assembly yet.
    [one] { $count } decision was made: { $numbers }.
   *[other] { $count } decisions were made: { $numbers }.
 }
decisions-report-add = Put the report on the programme of { $day }
decisions-report-added = The report is on the programme of the session.
decisions-report-there = The programme of { $day } already has the report on { $numbers }.
decisions-report-nowhere = No session is planned yet.
# Title of the item of a programme.
decisions-report-item = Report on decisions of the mayor in place of the council ({ $numbers })
decisions-report-why = The assembly was not told of the mayor’s decisions yet.

## Beside one decision

resolutions-by-mayor = Decided by
resolutions-by-mayor-text = in place of the council by § 99 (2) of the Act on Municipalities
resolutions-by-deputy = standing in for { $mayor } ({ $absence })
resolutions-by-deputy-vacant = the office of the mayor was not held ({ $absence })
resolutions-decision = Decision { $number }
resolutions-decision-print = Decision
resolutions-mayor-doubt = { $warning } Answer: { $words }
decisions-revoke = Revoke the decision
decisions-revoke-title = What revokes decision { $number }?
decisions-revoke-text = Only a later decision of the mayor or a resolution of the assembly can revoke it. The number stays, open tasks end as cancelled.
decisions-revoking = Revoking decision or resolution
decisions-revoked = Decision { $number } is revoked.
decisions-revoked-by = The decision is no longer valid, it was revoked by
