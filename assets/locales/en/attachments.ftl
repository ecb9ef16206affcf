### Annexes and documents: what is in a file, what another program brought back, what waits in the watched folder.

## Text of a file

attachment-reading = Text of the file: { $state ->
        [waiting] being read
        [read] read
        [none] no text
       *[other] cannot be read
    }
attachment-reading-short =
    { $state ->
        [waiting] being read
        [none] no text
       *[other] cannot be read
    }
attachment-text-none = No text is read from files of this kind. The search finds the annex by its name.
attachment-text-scan = There is no text in the file, it is probably a scan. The search finds the annex by its name.
attachment-text-empty = The file is empty.
attachment-text-locked = The text of the annex could not be read: the file is protected by a password. The annex is kept, the search finds it by its name.
attachment-text-broken = The text of the annex could not be read: the file is damaged. It is kept as it came; open it and check.
attachment-text-too-large = The text of the annex could not be read: the file is too large, or unpacks to something large. The annex is kept whole.
attachment-text-slow = The text of the annex could not be read in time. The annex is kept whole, the search finds it by its name.
attachment-text-died = The text of the annex could not be read: reading the file failed. The annex and the office are in order.
attachment-out = open elsewhere

## PDF of an annex

attachment-view-open = Show the PDF
attachment-view-open-of = Show the PDF of the annex { $name }
# Tag of an annex of which no PDF was made; why, says the sentence that follows.
attachment-view-none = no PDF
attachment-view-waiting = the PDF is being made
attachment-view-no-way = No PDF is made of files of this kind.
attachment-view-missing = This computer has no LibreOffice, which makes PDFs of documents.
attachment-view-timed-out = LibreOffice did not make the PDF in time.
attachment-view-encrypted = There is no PDF, the file is protected by a password.
attachment-view-failed = LibreOffice made no PDF of this file, it may be damaged.
attachment-view-too-large = There is no PDF, the file or its PDF is too large.
attachment-view-gone = The PDF of this annex is not on this computer. It will be made again after the next start.
attachment-view-add = Add a PDF by hand
attachment-view-add-again = Add another PDF by hand
attachment-view-added = A PDF was added to the annex { $name }.
attachment-view-adding = PDF of the annex { $name }

## A message in an annex: an e-mail (.eml, .msg) or a data message (.zfo)

letter-title = Message { $name }
letter-reading = The message is being read
letter-from = Sender
letter-to = Recipient
letter-sent =
    { $way ->
        [box] Delivered
       *[mail] Sent
    }
letter-subject = Subject
letter-not-said = the message does not say
letter-words = Text of the message
letter-words-none =
    { $way ->
        [box] A data message has no text of its own, its content is in its files.
       *[mail] The message has no text.
    }
letter-cut = The message is too long, we show only its beginning. Open it in another program to see all of it.
letter-files =
    { $count ->
        [0] The message has no files
        [one] { $count } file in the message
       *[other] { $count } files in the message
    }
letter-file-open = Open
letter-file-open-of = Open { $name }
letter-file-attach = Add to the paper
letter-file-attach-of = Add { $name } as an annex of the paper
letter-file-attached = The file { $name } is with the paper as an annex.
letter-elsewhere = Open in another program
letter-close = Close
letter-trust-e-mail = Who really sent the e-mail is not verified. If it matters, ask the sender another way.
# With a file in the message, also as the answer to an attempt to take it out.
letter-part-forbidden = The file “{ $name }” is a program or a script, it can be neither opened nor attached from the message. The message stays whole.
letter-part-barred = The administrator of this computer does not allow files such as “{ $name }”, they can be neither opened nor attached from the message. The message stays whole.
letter-part-sealed = The file “{ $name }” cannot be taken out of the message. The message stays whole; open it in another program.
letter-fault = The message cannot be shown
letter-fault-broken = The file { $name } is damaged. It is kept as it came. Open it in another program, or ask for it again.
letter-fault-unsupported = The file { $name } is neither an e-mail nor a data message. It is kept as it came. Open it in another program.
letter-fault-too-large = The file { $name } is too large to be read. It is kept whole. Open it in another program.
letter-fault-given-up = The file { $name } could not be read in a safe time. It is kept whole. Open it in another program.
letter-fault-no-reader = There is nobody to read the file { $name } now. It is kept as it is. Close the program, start it again and try once more.

## What cannot be done

attachment-forbidden = The file “{ $name }” is a program or a script, which is never attached. Nothing has changed.
attachment-barred = The administrator of this computer does not allow files such as “{ $name }” to be attached. Nothing has changed; if the paper needs the file, ask them.
attachment-too-large = The file “{ $name }” is larger than 2 GB; an office takes no more. Nothing has changed; split it.
attachment-table-too-large = The file “{ $name }” has over 128 MB, which is too much for one import. Nothing has changed; split it.
attachment-changed = The file “{ $name }” changed while it was read. Nothing has changed here; try again once its program has saved it.
attachment-vanished = The file is no longer here. Nothing has changed; choose it again.
attachment-locked = Another program holds the file “{ $name }”. Nothing has changed; close it there and try again.
attachment-open-elsewhere = Another program has the file open. Switch to it, or close it and try again.
file-no-program = No program on this computer opens the file. The file is in order; ask the administrator.

## A new version from another program

# $what is report (explanatory report) or annex.
offer-waiting =
    { $what ->
        [report] Another program saved a new wording of the explanatory report “{ $name }” ({ $when }, { $size }).
       *[annex] Another program saved a new version of the annex “{ $name }” ({ $when }, { $size }).
    }
# $who saved another wording while the person worked on their copy.
offer-behind = { $who } has saved it otherwise meanwhile. If you take yours over, theirs stays among the versions.
offer-compare = Show changes
offer-not-compared = The text of one of the two could not be read. Open the document.
offer-beside = Save beside as an annex
offer-beside-done = Your wording of { $name } is with the paper as an annex.
offer-gone =
    { $what ->
        [report] Somebody has converted the explanatory report to text meanwhile.
       *[annex] Somebody has removed the annex meanwhile.
    }
offer-locked =
    { $what ->
        [report] The text of the paper cannot change now; the new wording waits here.
       *[annex] Annexes of the paper cannot change now; the new version waits here.
    }
offer-take = Take the new version
offer-again = Add as an annex
offer-drop = Discard
offer-drop-ask =
    { $what ->
        [report] Throw away the new wording of the explanatory report { $name }?
       *[annex] Throw away the new version of the annex { $name }?
    }
offer-drop-next =
    { $what ->
        [report] The explanatory report stays as it is. What the program saved will not come back.
       *[annex] The annex stays as it is. What the program saved will not come back.
    }
offer-drop-not = Keep
offer-taken =
    { $what ->
        [report] The new wording of the explanatory report { $name } is in the paper as another version.
       *[annex] The new version of the annex { $name } is with the paper.
    }
offer-came = Another program saved a new version of a file. It waits at its paper.

## The watched folder

settings-watched = Folder with annexes
watched-lead = Files that come into the folder, from a scanner for instance, are offered with a paper. The program attaches nothing by itself and changes nothing in the folder.
watched-folder = Folder annexes are taken from
watched-folder-hint = The whole path, such as C:\Scans.
watched-pick = Choose a folder…
watched-save = Watch the folder
watched-stop = Stop watching
watched-on =
    { $count ->
        [0] The folder is watched, nothing waits in it.
        [one] The folder is watched, { $count } file waits in it.
       *[other] The folder is watched, { $count } files wait in it.
    }
watched-missing = The folder is not available now. Once it is, its files will be found.
watched-no-folder = The folder { $folder } is not here. Nothing has changed; check the path.
watched-in-store = The folder { $folder } holds the data of this program. Nothing has changed; choose another one.
watched-title =
    { $count ->
        [one] { $count } file waits in the folder
       *[other] { $count } files wait in the folder
    }
watched-attach = Attach
watched-attach-one = Attach { $name }
watched-ignore = Do not offer { $name }
watched-more = and { $count } more

## Documents of a meeting

meeting-documents = Documents of the meeting
meeting-documents-add = Add
meeting-documents-none = None so far.
meeting-documents-hint = Minutes or published resolutions are added by the button Add.
meeting-document-remove = Remove the document { $name }
meeting-document-remove-ask = Remove the document { $name }?
meeting-document-remove-do = Remove
meeting-document-remove-not = Keep
meeting-document-remove-next = It leaves the meeting. Nothing changes in the original file.
meeting-document-removed = The document { $name } is removed.
meeting-document-added = The document { $name } is with the meeting.
meeting-document-choose = Kind of the documents being added
meeting-document-by-name = by the name of the file
meeting-document-kind =
    { $kind ->
        [minutes] minutes
        [attendance_list] list of attendance
        [proof_of_posting] proof of posting
       *[other] another document
    }
# A menu of a document: what it really is.
meeting-document-kind-menu = Change the kind of the document { $name }
meeting-document-kind-set =
    { $kind ->
        [minutes] Mark as minutes
        [attendance_list] Mark as a list of attendance
        [proof_of_posting] Mark as a proof of posting
       *[other] Mark as another document
    }
meeting-document-kind-done = The kind of the document { $name } is changed.
meeting-document-imported = imported
meeting-resolutions = Resolutions adopted
agenda-empty-past = The agenda of the meeting is not here
agenda-empty-past-text = The meeting came with an imported history. Its resolutions and documents stand beside.
