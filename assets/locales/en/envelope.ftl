### Envelope: papers of a meeting in an encrypted file, opened on any computer.

envelope = Envelope
envelope-open = Open an envelope…
envelope-title = Open an envelope with papers
envelope-text = A file ending in .obalka came from the office. It opens here even when there is no office on this computer.
envelope-help = An envelope holds the programme, papers and annexes of one meeting. What you write stays on this computer until you save it as an answer and send it to the office.
envelope-file = File
envelope-choose = Choose a file
envelope-chosen = { $name }
envelope-none = No file is chosen yet.
envelope-phrase = Pass-phrase
envelope-phrase-hint = The office told it to you another way, such as by telephone.
envelope-unlock = Open
envelope-back = Back
envelope-close = Close the envelope
envelope-head = { $body }: { $day } at { $time }
envelope-for = For: { $name } · version { $number } · sent by { $by }
envelope-kept-back = { $count ->
    [one] { $count } confidential document is not in the envelope, it stayed at the office.
   *[other] { $count } confidential documents are not in the envelope, they stayed at the office.
}
envelope-programme = Programme
envelope-common = To the whole meeting
envelope-files = Documents
envelope-changes = What changed
envelope-state-withdrawn = withdrawn
envelope-state-postponed = put off
envelope-presenter = Presented by { $name }
envelope-report = Explanatory report
envelope-draft = Draft resolution
envelope-no-paper = This item has no paper.
envelope-note = Note to the paper
envelope-note-hint = Once the office reads it in, everybody who sees the paper sees it.
envelope-opinion = The opinion you were asked for
envelope-opinion-none = not given yet
envelope-opinion-text = Reasons
envelope-conflict = Conflict of interest
envelope-conflict-hint = Fill it in only when you have one (§ 83/2).
envelope-apology = Apology from the meeting
envelope-apology-hint = Write the reason only when you will not come. Only who leads and prepares the meeting sees it.
envelope-save = Save the answer for the office
envelope-save-title = Where to save the answer
envelope-saved = The answer is saved: { $file }. Send it to the office.
envelope-kept = What you wrote stays on this computer.
envelope-private = confidential
