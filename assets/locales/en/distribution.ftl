### Distribution of papers: to whom, how, in which version; who opened and who apologised.

distribution = Distribution
distribution-open = Distribution of papers
distribution-title = Distribution: { $name }
distribution-text = To whom papers go and how, who opened them and who apologised.
distribution-help = Each member gets papers in a way of their own: in the program, on their page at the server, by e-mail, as an encrypted envelope, or on paper. Changed papers go only to those whom the change concerns, with a one-page list of changes.
distribution-failed = The distribution could not be read.
distribution-loading = Reading recipients
distribution-back = Back to the meeting
distribution-list = Recipients
distribution-none = The body has no members on that day.
distribution-none-text = Write the members down in Settings; papers can be sent to them then.
distribution-not-convened = Papers are sent once the meeting is convened.
distribution-over = The meeting is over. This shows what went to whom.
distribution-cancelled = The meeting is cancelled, nothing more is sent.
distribution-summary = { $sent } of { $total } have the present version · { $opened } opened · { $apologised } apologised
distribution-col-who = Who
distribution-col-channel = How
distribution-col-sent = Sent
distribution-col-opened = Opened
distribution-col-answer = Answer
distribution-col-act = Act
distribution-send = Send to { $count ->
    [one] { $count } recipient
   *[other] { $count } recipients
}
distribution-send-changes = Send changes ({ $count })
distribution-sent-toast = Written down: papers went to { $count ->
    [one] one recipient.
   *[other] { $count } recipients.
}
distribution-nothing = Everybody has what they should
distribution-channel = Way of sending: { $name }
distribution-channel-chosen = { $name } gets papers this way: { $channel }.
channel-application = in the program
channel-page = page at the server
channel-email = e-mail
channel-bundle = encrypted envelope
channel-print = on paper
channel-of-meeting = for this meeting alone
channel-of-body = in this body
channel-of-person = for all meetings
channel-of-nobody = nobody has chosen yet
distribution-not-sent = nothing yet
distribution-sent-version = version { $number }
distribution-sent-when = { $when } · { $channel }
distribution-sent-close = with confidential ones
distribution-stale = changed since
distribution-current = present
distribution-changes-of = What changed for { $name }
distribution-changes-count = { $count ->
    [one] { $count } change
   *[other] { $count } changes
}
distribution-changes-pdf = List of changes as PDF
distribution-changes-word = List of changes in Word
distribution-not-opened = not opened
opened-application = in the program
opened-page = on the page
opened-bundle = from the envelope
distribution-apologised = apologised
distribution-apology-by = written down by { $name }
distribution-conflict = conflict of interest: { $title }
distribution-kept-close = { $count ->
    [one] { $count } confidential document stays at the office
   *[other] { $count } confidential documents stay at the office
}
distribution-do-print = Print…
distribution-do-bundle = Make an envelope…
distribution-do-email = Prepare an e-mail…
distribution-take-answer = Read an answer…
distribution-answer-taken = { $name }: { $count } written down.
distribution-answer-known = { $name }: everything of this answer is here already.
distribution-answer-refused = Of the answer this was not written down:
pack-print-title = Print papers for { $name }?
pack-bundle-title = Make an envelope for { $name }?
pack-email-title = Prepare an e-mail for { $name }?
pack-print-text = The program prepares the invitation, the list of changes, papers and annexes as separate PDFs in one folder and notes that they went on paper.
pack-bundle-text = Only who knows the pass-phrase opens the file. Tell it to them another way, such as by telephone.
pack-email-text = The program prepares a draft message with the invitation and the papers. Confidential ones do not go by e-mail.
pack-phrase = Pass-phrase
pack-phrase-hint = At least 12 signs. The program does not keep it, write it down.
pack-phrase-short = The pass-phrase is short. Write at least 12 signs.
pack-with-close = Add confidential documents too ({ $count }); it is written down that you handed them out
pack-make-print = Prepare for printing
pack-make-bundle = Save the envelope
pack-make-email = Prepare the message
pack-not = Not now
pack-save-bundle = Where to save the envelope
pack-save-email = Where to save the message
pack-saved = Done: { $file }
pack-making = Preparing the papers
my-pack = Your papers
my-pack-version = You have version { $number }, sent { $when }.
my-pack-waiting = The office has not sent you the papers of this meeting yet.
my-pack-changes = What differs from the version before
my-pack-apologise = Apologise
my-pack-apologise-title = Apologise from the meeting?
my-pack-apologise-reason = Reason
my-pack-apologise-hint = Only who leads and prepares the meeting sees it.
my-pack-apologise-do = Apologise
my-pack-apologised = You apologised: { $reason }
my-pack-come = I will come after all
my-pack-come-done = The apology is taken back.
my-pack-apology-done = The apology is written down.
my-pack-conflict = Announce a conflict of interest
my-pack-conflict-title = Announce a conflict of interest?
my-pack-conflict-item = Item
my-pack-conflict-choose = Choose an item
my-pack-conflict-reason = What the conflict is
my-pack-conflict-hint = Everybody who sees the item sees it (§ 83/2). The program does not keep you from voting, the body decides about that.
my-pack-conflict-do = Announce
my-pack-conflict-done = The conflict of interest is announced.
my-pack-conflict-back = Take back the announcement at the item { $title }
my-pack-conflict-back-done = The announcement is taken back.
my-pack-cancel = Leave it

## What changed in a pack; on the one-page list of changes too.

pack-change-meeting = The day, the time, the place or the note of the invitation changed.
pack-change-added = The item { $title } was added.
pack-change-gone = The item { $title } left the programme.
pack-change-withdrawn = The item { $title } is withdrawn.
pack-change-postponed = The item { $title } is put off.
pack-change-returned = The item { $title } is on the programme again.
pack-change-moved = The item { $title } moved in the programme.
pack-change-renamed = An item has a new title or presenter: { $title }.
pack-change-paper-added = A paper came to the item { $title }.
pack-change-paper-gone = The item { $title } has no paper any more.
pack-change-new-text = The paper of the item { $title } has a new text.
pack-change-file-added = The annex { $name } came to the item { $title }.
pack-change-file-gone = The item { $title } has the annex { $name } no more.
pack-change-new-file = The annex { $name } of the item { $title } has a new version.
pack-change-files-moved = Annexes of the item { $title } stand in another order.
pack-change-file-unseen = One annex of the item { $title } is not there any more.
# Outside the office confidential items and annexes are not named.
pack-change-file-kept = A confidential annex of the item { $title } changed.
pack-change-kept = A confidential item changed. Only the program of the office tells its title.
pack-change-unseen = One of the items is not among your papers any more.

## Envelope and answer

envelope-foreign = This is no envelope or answer of Oběžník. Choose the file that came from the office.
envelope-newer = A newer version of the program made the file. Update the program and open it again.
envelope-wrong-key = The pass-phrase does not belong to this file. Check capitals and spaces, or ask the office.
envelope-damaged = The file is damaged or not whole. Ask the office to send it again.
envelope-too-large = The file is larger than the program allows. Send the papers in parts, or another way.
envelope-disk = The file could not be read or written. Check the room on the disk and try again.
answer-of-another = This answer does not belong to the papers of this meeting. Open the meeting it came for.
answer-damaged = The answer cannot be read. Ask the member to save and send it again.
pack-document-failed = The document { $name } could not be prepared. Open it at the paper and try again.
