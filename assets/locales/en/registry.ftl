### Register of documents: what is handed over to the filing service and the numbers that came from it.

nav-registry = Register
registry-text = Documents that belong to the filing service and the numbers it gave them.
registry-help = Choose documents and hand them over into the folder of the filing service. Take the numbers in from the list it returns, or enter them by hand. An entered number is printed on the cover sheet, the invitation and the extract.
registry-which = Which documents
registry-show = { $which ->
    [waiting] Awaiting a number
    [registered] Registered
   *[all] All
 }
registry-year = Year
registry-any-year = All years
registry-any-kind = All kinds
registry-kind = { $kind ->
    [paper] Paper
    [invitation] Invitation
    [meeting_document] Document of a meeting
   *[extract] Extract of a resolution
 }
registry-invitation = Invitation: { $body } no. { $number }
registry-col-kind = Kind
registry-col-number = Number
registry-col-title = Document
registry-col-day = Dated
registry-col-handed = Handed over
registry-col-state = State
registry-reference = Reference number
registry-reference-hint = As in the filing service, such as MUVZ 4821/2026.
registry-file = File mark
registry-plan = Plan mark
registry-retention = Retention mark
registry-mark = Retention mark
registry-mark-none = None
registry-years = Retention period (years)
registry-years-bad = Write the number of years in digits.
registry-registered = Registered
registry-waiting = Awaiting a number
registry-handed-over = Handed over, awaiting a number
registry-empty = { $which ->
    [waiting] Nothing awaits a number
    [registered] No document has a number yet
   *[all] No document belongs here yet
 }
registry-empty-text = A paper comes here once it was submitted, an invitation once it was sent, an extract once the resolution was adopted.

## Hand-over

registry-hand-over = Hand over to the filing service
registry-hand-over-title = { $count ->
    [one] Hand { $count } document over to the filing service?
   *[other] Hand { $count } documents over to the filing service?
 }
registry-hand-over-next = Each document is laid into a folder of its own as PDF/A with its annexes, their PDFs and metadata by § 69a of Act No. 499/2004 Coll. The list seznam.csv stands beside them.
registry-hand-over-act = Hand over
registry-again = { $count ->
    [one] Hand over again { $count } document that went before
   *[other] Hand over again { $count } documents that went before
 }
registry-confidential = Hand over confidential documents and annexes too
registry-done = { $count ->
    [0] Nothing was handed over
    [one] { $count } document handed over
   *[other] { $count } documents handed over
 }
registry-done-where = They lie in the folder { $folder }.
registry-annexes-kept = { $count ->
    [one] { $count } confidential annex stayed in the office.
   *[other] { $count } confidential annexes stayed in the office.
 }
registry-without-pdf = { $count ->
    [one] { $count } file went without a PDF, only as it is
   *[other] { $count } files went without a PDF, only as they are
 }
registry-left-out = { $count ->
    [one] { $count } document did not go
   *[other] { $count } documents did not go
 }
registry-went-before = went before; tick handing over again if it is to go
registry-is-confidential = is confidential; tick confidential documents if it is to go
registry-close = Close
registry-cancel = Cancel
registry-no-folder = No folder of the filing service was chosen. Choose it in Settings, part Filing service.
registry-folder-gone = The folder { $folder } is not there now. Nothing was handed over; connect it and try again.
registry-folder-failed = The folder of the filing service cannot be written ({ $why }). What went is noted; hand the rest over again.
registry-list-foreign = The file { $file } in the folder of the filing service is no list of this program. Rename it and hand the documents over again.
registry-sender-lacks = { $what ->
    [ico] The municipality has no valid number of eight digits in Settings.
    [address] The municipality has no address in Settings.
   *[box] The data box of the municipality is missing. Fill it in in Settings, part Filing service.
 } Metadata by § 69a need it, so nothing was handed over.

## Numbers

registry-enter = Enter number
registry-mend = Mend
registry-enter-title = Numbers of the filing service: { $name }
registry-enter-act = Enter
registry-entered = { $number } entered
registry-reason = Reason of the correction
registry-reason-hint = One sentence, seen by all who see the document.
registry-corrected = Before { $before }. Mended by { $by } { $when }: { $reason }
registry-take = Take numbers from a list…
registry-take-title = Take numbers from a list
registry-list = List of the filing service
registry-list-pick = Choose a file…
registry-list-hint = Choose the list of the filing service: CSV or XLSX with the columns JID and Číslo jednací. Other columns are known by their headings.
registry-take-act = { $count ->
    [0] Nothing to take
    [one] Take { $count } number
   *[other] Take { $count } numbers
 }
registry-found = New numbers: { $count }. Entered already: { $known }. Lines without a number: { $waiting }.
registry-taken = { $count ->
    [one] { $count } number taken
   *[other] { $count } numbers taken
 }
registry-faults = { $count ->
    [one] { $count } line stays aside
   *[other] { $count } lines stay aside
 }
registry-fault = Line { $line }: { $what }
registry-list-none = The file { $file } is no table. Save the list of the filing service as CSV.
registry-list-given-up = The file { $file } could not be read. Try again, or save it as CSV.
registry-list-no-column = The list lacks the column { $column }.
registry-list-broken-line = the line cannot be read
registry-list-unknown = no document here has the identifier “{ $jid }”
registry-list-twice = the number { $number } stands in the list on line { $line } already
registry-list-other = the document has the number { $known } already; mend it to { $number } by hand and with a reason

## Settings

settings-filing = Filing service
filing-lead = The program lays documents for the filing service here. The folder is of this computer; the data box and the marks are of the whole office.
filing-folder = Folder for documents handed over
filing-folder-hint = The whole path, such as S:\Filing\Obeznik.
filing-box = Data box of the municipality
filing-box-hint = Seven signs. Metadata by § 69a need it.
filing-marks = Usual marks by kind of document
filing-kept = This computer had marks of its own.
filing-kept-text = The office has others, and those hold now. The marks of this computer are kept aside; taken into the form, they hold in the office once you save.
filing-kept-take = Take over the marks of this computer
filing-kept-forget = Leave the marks of the office
filing-moved = Somebody else has changed the marks or the data box meanwhile. What you wrote is not saved yet.
filing-moved-read = Read the marks of the office
filing-save = Save the filing service
filing-saved = The settings of the filing service are saved
registry-no-such-folder = There is no folder { $folder }. Nothing changed; check the path.
registry-folder-in-store = This program has its data in the folder { $folder }. Nothing changed; choose another.
registry-data-box-unfit = “{ $box }” is no identifier of a data box. It has seven letters and digits.
