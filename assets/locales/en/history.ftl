### History: what somebody did with a paper, a resolution, a task or a meeting. The page Needs attention uses the same sentences.

history-title = History
history-none = Nothing has happened yet.
# Below a history at a computer that has joined the office.
history-of-seen = Lines that concerned something you do not see as well are not here.
history-all =
    { $count ->
        [one] All, { $count } event
       *[other] All, { $count } events
    }
history-compare = compare with version { $version }
history-behalf = { $who } for { $person }
# $who decided in place of the absent $person.
history-in-place = { $who } in place of { $person }
history-circulation-create-paper = Paper founded
history-circulation-edit-paper = Edited
history-circulation-learn-headings = Headings of documents remembered
history-circulation-attach = Annex attached
history-circulation-replace-attachment = File replaced by a new version
history-circulation-put-report-file = Explanatory report converted to Word
history-circulation-write-report = Explanatory report converted to text
history-circulation-remove-attachment = Annex removed
history-circulation-classify-attachment = { $closed ->
        [yes] Annex closed to the public
       *[no] Annex opened to everybody who sees the paper
    }
history-circulation-add-view = A PDF added to an annex
history-circulation-share-view = PDF of an annex shared with all who see the annex
history-circulation-mark-attachment = Noted whether an annex can be opened
history-circulation-choose-notices = Chosen when and of what notices are sent
history-circulation-hand-to-registry = Handed over to the filing service
history-circulation-enter-registry-numbers = { $reason_given ->
        [no] Numbers of the filing service entered
       *[yes] Numbers of the filing service mended: { $reason }
    }
history-circulation-set-cover = Financial cover changed
history-circulation-confirm-cover = Financial cover confirmed
history-circulation-put-edition = Document corrected by hand
history-circulation-withdraw-edition = Document corrected by hand taken back: { $reason }
history-circulation-define-layout = Look of documents set
history-circulation-set-filing-rules = Marks and the data box for the filing service set
history-circulation-set-letterhead = Letterhead of documents set
history-circulation-add-comment = Comment added
history-circulation-note-reading = Reading noted
history-circulation-request-opinions = Opinions requested
history-circulation-remind-opinion = Reminder of an opinion
history-circulation-give-opinion = Opinion given
history-circulation-waive-opinion = Opinion waived: { $reason }
history-circulation-settle-opinion = Opinion settled
history-circulation-expire-opinion = The time for an opinion ran out
history-circulation-close-opinions = { $reason_given ->
        [no] Opinions closed
       *[yes] Opinions closed: { $reason }
    }
history-circulation-submit-to-head = Submitted
history-circulation-head-approve = Approved for the department
history-circulation-head-return = Returned by the head of department: { $reason }
history-circulation-approve-step = Approved at an office step
history-circulation-advise-step = Advised at an office step
history-circulation-note-step = Taken note of
history-circulation-return-step = Returned from an office step: { $reason }
history-circulation-skip-step = Office step skipped: { $reason }
history-circulation-pass-without-opinion = { $reason_given ->
        [no] The body gave no opinion, the paper went on
       *[yes] The body gave no opinion, the paper went on: { $reason }
    }
history-circulation-change-body = Given to another body in place of one that ended: { $reason }
history-circulation-lapse-step = The time of the step passed, the paper went on
history-circulation-rework = Taken for rework
history-circulation-run-formal-check = Formal check run
history-circulation-tick-check-item = An item of the formal check judged
history-circulation-pass-formal-check = Passed the formal check
history-circulation-fail-formal-check = Returned from the formal check: { $reason }
history-circulation-make-version = Version saved
history-circulation-settle-variant = One of two texts chosen
history-circulation-schedule = Put on an agenda
history-circulation-unschedule = { $reason_given ->
        [no] Taken off the agenda
       *[yes] Taken off the agenda: { $reason }
    }
history-circulation-postpone = Postponed: { $reason }
history-circulation-split-paper = Split: { $reason }
history-circulation-merge-papers = Merged into the paper { $title }
history-circulation-withdraw-paper = Withdrawn: { $reason }
history-office-undo = The last step was taken back
history-office-register-device = A computer was added
history-office-close-device = A computer was disconnected: { $reason }
history-office-follow-groups = Roles changed after groups in the office's directory
history-office-note-statement = Statement about a person made at the server
history-circulation-add-agenda-item = The item { $title } added to the agenda
history-circulation-move-agenda-item = An item of the agenda moved
history-circulation-remove-agenda-item = An item taken off the agenda
history-circulation-plan-series = Meetings planned
history-circulation-plan-meeting = Meeting planned
history-circulation-edit-meeting = Meeting changed
history-circulation-convene-meeting = Meeting convened
history-circulation-cancel-meeting = Meeting cancelled: { $reason }
history-circulation-close-meeting = Meeting closed
history-circulation-add-meeting-document = A document of the meeting added
history-circulation-remove-meeting-document = A document of the meeting removed
history-circulation-set-meeting-document-kind = The kind of a document of the meeting changed
history-circulation-choose-channel = Way of sending papers chosen
history-circulation-send-pack = Papers of the meeting sent
history-circulation-note-pack-opened = Papers of the meeting opened
history-circulation-apologise = Apology written down
history-circulation-take-apology-back = Apology taken back
history-circulation-announce-conflict = Conflict of interest announced
history-circulation-withdraw-conflict = Conflict of interest taken back
history-circulation-enter-outcome = Outcome of the debate entered
history-circulation-correct-outcome = The entered outcome corrected: { $why }
history-circulation-decide-as-mayor = Decided by the mayor in place of the council
history-circulation-leave-undecided = The mayor did not decide: { $reason }
history-circulation-suspend-resolution = Execution of the resolution suspended: { $reason }
history-circulation-confirm-or-cancel-suspended = The decision on the suspended resolution entered
history-circulation-revoke-resolution = Resolution revoked
history-circulation-report-task = A report on the task given
history-circulation-extend-task = Deadline of the task extended: { $reason }
history-circulation-close-task = Task closed
history-circulation-cancel-task = Task cancelled: { $reason }
history-circulation-transfer-task = Task handed to somebody else: { $reason }
history-circulation-define-paper-type = A type of paper changed
history-circulation-continue-numbers = Numbering set to continue
history-circulation-import-resolutions = Resolutions of past years imported
history-circulation-undo-import = Import of resolutions taken back
history-municipality-sign-in = Signed in at the computer
history-municipality-note-failed-sign-in = The pass-phrase did not fit
history-municipality-set-pass-phrase = A new pass-phrase was chosen
history-municipality-open-profile = A profile was opened on this computer
history-municipality-reset-pass-phrase = The pass-phrase was cancelled, a new one is to be chosen
history-municipality-close-profile = The profile on this computer was closed
history-municipality-found = Office founded
history-municipality-set = Data of the municipality changed
history-municipality-define-body = A body changed
history-municipality-define-department = A department changed
history-municipality-define-person = Data of a person changed
history-municipality-set-membership = Membership entered
history-municipality-end-membership = Membership ended
history-municipality-set-party-list = List of substitutes edited
history-municipality-end-mandate = End of a mandate written down
history-municipality-note-certificate = Certificate of entry handed over
history-municipality-take-back-mandate-end = End of a mandate taken back: { $reason }
history-municipality-begin-term = A new term began
history-circulation-close-with-term = Closed: the term ended
history-circulation-hand-over = Handed to somebody else: { $reason }
history-circulation-plan-constituent = First session of the assembly prepared
history-keeping-note-statement = Statement about a person made
history-keeping-set-period = Keeping period changed
history-keeping-propose-disposal = Erasure proposed
history-keeping-agree-disposal = Erasure agreed to
history-keeping-refuse-disposal = Proposal to erase refused
history-keeping-withdraw-disposal = Proposal to erase taken back
history-keeping-erase-item = Erased after two people agreed
history-municipality-name-substitute = Substitution named
history-municipality-end-substitution = Substitution ended
history-with-details = { $text }: { $details }

# What the writing changed; stands after the word Edited and a colon.
changed-title = title
# Instead of changed fields, at a step whose input was erased with the record
changed-erased = content erased
changed-report = explanatory report
changed-clauses = draft resolution
changed-competence = competence
changed-presenter = presenter
changed-co-presenters = co-presenters
changed-drafter = drafter
changed-department = department
changed-confidentiality = access
changed-named = who may see it
changed-due-on = deadline
changed-posting = posting of the intention
changed-price-reason = reason of the price
changed-note = note
changed-on = day of the meeting
changed-starts-at = start of the meeting
changed-place = place of the meeting
changed-sections = sections of the agenda
changed-invitation-note = note on the invitation
changed-notice-posted-on = posting of the notice
changed-notice-removed-on = taking down of the notice
