### Oběžník without a window: for scripts and administrators.

cli-help = The office without a window: for scripts and administrators.
cli-help-exit-codes =
    Exit codes: 0 done · 1 something does not work · 2 wrong command line · 3 done with a finding ·
    4 refused, nothing changed · 5 locked
cli-help-demo = Founds the demo town of Vzorov
cli-help-import = Imports a history of resolutions, or takes it back
cli-help-export = Writes a list as a table or as JSON
cli-help-control-package = Makes a package for a supervisory body: documents, lists and the log of a period in one ZIP
cli-help-statement = Makes a statement about a person: everything the office has about them, in one ZIP
cli-help-verify = Verifies the chain of the log and the attachments
cli-help-search = Searches papers, resolutions, tasks, people and attachments
cli-help-rebuild = Makes the lists and the search anew from the records
cli-help-search-kind = Only this kind; may be repeated
cli-help-search-year = Only this year; may be repeated
cli-help-search-limit = At most so many hits
cli-help-search-words = Words in any inflection, with or without diacritics
cli-help-backup = Writes a whole backup: the office, the wrapped keys and the attachments
cli-help-restore = Restores the office from a copy or a backup
cli-help-any-json = Answer as JSON
cli-help-any-language = Language of the answers: cs, en
cli-help-any-store = Folder of the office
cli-help-any-pass-phrase-stdin = The pass-phrase comes on the standard input, one line
cli-help-any-recovery-code-stdin = The recovery code comes on the standard input, one line
cli-help-demo-store = A new folder that holds no office yet
cli-help-demo-today = The day as of which the town is made; today when not said
cli-help-import-mapping = Mapping of columns: litovel, praha7, or a .json file; by the columns when not said
cli-help-import-column = What is in which column: number, body, decided_on, title, text
cli-help-import-body = Which body of the town a value of the files means: its name, abbreviation or identifier
cli-help-import-name = What the import is called in lists; by the files when not said
cli-help-import-tasks-from = Makes the tasks due from this day too
cli-help-import-skip-faulty = Leaves faulty rows out and imports the others
cli-help-import-preview = Only shows what would be imported
cli-help-import-undo = Takes back the import of this identifier
cli-help-import-files = Files: CSV, JSON, XLSX
cli-help-export-kind = What: resolutions, papers, tasks
cli-help-export-format = In which format
cli-help-export-out = File to be written
cli-help-control-package-from = First day of the period
cli-help-control-package-to = Last day of the period
cli-help-control-package-out = ZIP file to be written
cli-help-control-package-with-confidential = Confidential papers too; each is noted as read
cli-help-statement-person = About whom: given and family name, or the identifier
cli-help-statement-request = Upon what: reference number or day of the request
cli-help-statement-out = ZIP file to write
cli-help-verify-skip-blobs = Does not read the attachments
cli-help-registry = Hands documents over to the filing service, or takes numbers in from it
cli-help-registry-act = What: hand-over (documents out), take-numbers (numbers in from a file)
cli-help-registry-folder = Folder documents are laid into; it is remembered
cli-help-registry-data-box = Data box of the municipality; it is remembered
cli-help-registry-kind = Only documents of this kind
cli-help-registry-year = Only documents of this year
cli-help-registry-again = Also what was handed over before
cli-help-registry-with-confidential = Confidential documents and annexes too
cli-help-registry-preview = Only shows what would be taken
cli-help-registry-file = List of the filing service (CSV)
cli-help-backup-out = Folder of the backup that holds none yet
cli-help-restore-copy = File of the copy: copies/….db, or office.db of a backup

cli-trace = (In the log under { $id }.)
cli-no-secret = Nothing came on the standard input.
cli-cannot-read = The file { $file } cannot be read: { $why }
cli-cannot-write = The file { $file } cannot be written: { $why }
cli-demo-made = The demo town of Vzorov is in { $store }.

cli-imported = { $count ->
    [one] { $count } resolution imported.
   *[other] { $count } resolutions imported.
 }
cli-imported-documents = Documents of meetings: { $count }
cli-import-how-back = It is taken back by --undo { $id }
cli-import-left-out = Faulty rows left out: { $count }
cli-import-stopped = Nothing was imported. Faults in the files: { $count }
cli-import-fault = { $file }, line { $line }{ $column ->
    [0] {""}
   *[other] , column { $column }
 }: { $what }
cli-import-preview = Resolutions that would be imported: { $count }
cli-import-no-mapping = No mapping of columns fits the files. Give one by --mapping or --column. Columns: { $columns }
cli-import-undone = Resolutions taken back: { $count }
cli-import-kept = Resolutions that stay because somebody changed them since: { $count }

cli-exported = Rows written: { $count }, file { $out }
cli-control-done = Package written, files: { $count }, file { $out }
cli-control-left-out = Things left out: { $count }, confidential: { $confidential }; obsah.pdf says why
cli-statement-done = Statement written, files: { $count }, file { $out }

cli-chain-whole = The chain is whole: { $links } links, hash of the last { $hash }
cli-chain-broken = The chain is broken at link { $link }: { $why ->
    [gap] it is missing or doubled
    [detached] it does not follow from the one before
    [changed] its header was changed
    [missing] its content is missing and no link says that it was erased
   *[payload] its content was changed
 }. The last sound link is { $sound }.
# Follows the sentence that the chain is whole; count: links whose content two persons erased
cli-chain-erased = { $count ->
    [one] The content of { $count } link was erased.
   *[other] The content of { $count } links was erased.
 }
cli-blobs-whole = The attachments are whole.
cli-blobs-damaged = Damaged or missing attachments: { $count }

cli-rebuilt = The lists are rebuilt, records: { $count }
cli-found = Found: { $count }
cli-kind-paper = paper
cli-kind-paper-version = older version of a paper
cli-kind-resolution = resolution
cli-kind-task = task
cli-kind-person = person
cli-kind-attachment = attachment
cli-kind-meeting-document = document of a meeting

cli-registry-handed-over = Documents handed over: { $count }, folder { $folder }
cli-registry-annexes-kept = Confidential annexes that stayed in the office: { $count }
cli-registry-without-pdf = Without a PDF: { $files }
cli-registry-no-file = Name the file with the list of numbers.
cli-registry-would-take = Numbers that would be taken: { $count }
cli-registry-taken = Numbers taken: { $count }
cli-registry-fault = line { $line }: { $what }
cli-registry-kind-paper = paper
cli-registry-kind-invitation = invitation
cli-registry-kind-meeting-document = document of a meeting
cli-registry-kind-extract = extract of a resolution

cli-backup-made = The backup is in { $out }: { $links } links, { $blobs } attachments. It was opened and verified.
cli-backup-exists = There is a backup in { $out } already. Choose another folder.
cli-backup-unsound = The backup in { $out } could not be verified. Do not use it; the office is in order.
cli-restored = The office is restored from { $file }: { $links } links, { $again } of them done again from the journal of work.
cli-restored-aside = The file before is put aside in the folder copies, nothing was thrown away.
cli-not-a-copy = { $file } is no copy of an office.
cli-copy-damaged = The copy { $file } is damaged too. The office stayed as it was; try an older copy.
cli-no-copy = There is no good copy here; restore the office from a backup.
cli-restore-by = Restore it from the newest good copy:

## Columns of lists

cli-column-number = Number
cli-column-title = Title
cli-column-body = Body
cli-column-meeting = Meeting
cli-column-decided-on = Day
cli-column-state = State
cli-column-verbs = Verbs
cli-column-text = Text
cli-column-presenter = Presenter
cli-column-department = Department
cli-column-paper-type = Type
cli-column-next-body = Next body
cli-column-next-meeting-on = Next meeting
cli-column-due-on = Due
cli-column-due-text = Due in words
cli-column-version = Version
cli-column-created-at = Begun
cli-column-resolution-number = Resolution
cli-column-task = Task
cli-column-assignee = Assignee
cli-column-last-report = Last report
cli-sheet-resolutions = Resolutions
cli-sheet-papers = Papers
cli-sheet-tasks = Tasks
cli-state-valid = valid
cli-state-suspended = suspended
cli-state-revoked = revoked
cli-state-cancelled = cancelled
cli-state-new = set
cli-state-running = running
cli-state-reported = reported as done
cli-state-done = done
cli-state-not-done = not done
cli-state-extended = extended
cli-state-transferred = transferred
cli-state-draft = draft
cli-state-commenting = in comments
cli-state-department-review = with the head of department
cli-state-at-step = at an office step
cli-state-returned = returned
cli-state-formal-check = formal check
cli-state-ready = ready
cli-state-in-bodies = before the bodies
cli-state-closed = closed
cli-state-withdrawn = withdrawn
cli-state-replaced = replaced
