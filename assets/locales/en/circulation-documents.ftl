### Documents the program makes: for Word, corrected by hand, and their look in the settings.

## Putting a corrected document in: why not

edition-too-large = The file “{ $name }” is larger than 20 MB. Make its pictures smaller and put it in again.
edition-no-word = “{ $name }” is no Word document (DOCX). Save it in Word as “Word Document (.docx)” and put it in again.
edition-macros = “{ $name }” has macros and cannot be an official document. Save it as “Word Document (.docx)” without macros.
edition-sealed = “{ $name }” is locked by a password. Take the password off in Word and put it in again.
edition-of-another = “{ $name }” belongs to another document and would come here by mistake. Open the document from here in Word and correct that one.
edition-unread = “{ $name }” cannot be checked now. Try again; nothing changed.
edition-no-suite = This computer has no LibreOffice to make a PDF of the corrected document. Install it, or put the document in at another computer.
edition-no-pdf = No PDF could be made of the corrected document. Open it in Word, save it again and try once more.
edition-too-slow = Making the PDF took too long. Try again; nothing changed.

## The window of a document

edition-title = { $kind ->
    [cover_sheet] Cover sheet for Word
    [invitation] Invitation for Word
    [extract] Extract for Word
   *[other] List of resolutions for Word
 }
edition-own = The document is as the program made it. To change something, open it in Word, correct it and put it back.
edition-by-hand = Corrected by hand
edition-by-hand-text = The official form is the corrected file “{ $name }”. Put in by { $who }, { $when }.
edition-note = What you corrected
edition-note-hint = One sentence, such as “address of the hall added”.
edition-open = Open in Word
edition-open-pdf = Open the PDF
edition-put = Put the corrected document in
edition-putting = Making the PDF
edition-put-done = The corrected document is the official form.
edition-withdraw = Return to the program's document
edition-withdraw-reason = Why the corrected document is taken back
edition-withdraw-done = The program's document is the official form again.
edition-changed = Since the correction by hand these changed: { $what }. The corrected file does not have it; add it, or return to the program's document.
edition-tag = { $kind ->
    [cover_sheet] cover sheet corrected by hand
    [invitation] invitation corrected by hand
    [extract] extract corrected by hand
   *[other] list corrected by hand
 }
edition-close = Close
edition-before = Earlier forms
edition-line = { $who }, { $when }: { $note }
edition-withdrawn = Taken back: { $who }, { $when }: { $reason }
edition-section = { $name ->
    [heading] heading
    [signatures] signatures
    [facts] facts
    [draft] draft resolution
    [cover] financial cover
    [annexes] annexes
    [route] route
    [opinions] opinions
    [programme] programme
    [closing] closing
    [notices] notices
    [text] text of the resolution
    [overview] overview
    [resolutions] resolutions
    [certified] what is certified
    [mandate] facts of the mandate
    [receipt] receipt
   *[other] the whole document
 }

## Settings of the look

layout-title = Documents
layout-hint = How documents made by the program look. What you do not set stays as it is; a change holds for documents made from now on.
layout-kind = Document
layout-kind-name = { $kind ->
    [certificate] Certificate of entering
    [cover_sheet] Cover sheet
    [invitation] Invitation
    [extract] Extract of a resolution
   *[other] List of resolutions
 }
layout-body = Body
# Of a cover sheet.
layout-body-next = A cover sheet looks as set for the body it goes to next; after all bodies have dealt with it, as set for the one that decided. Where bodies have the paper beside each other, it has the look of all bodies.
layout-all-bodies = all bodies
layout-contact = Contact in the letterhead
layout-contact-hint = One line under the address, such as telephone, e-mail and data box.
layout-opening = Opening sentence
layout-closing = Closing sentence
layout-sections = Sections in order
layout-up = Move up: { $name }
layout-down = Move down: { $name }
layout-shown = Show: { $name }
layout-signers = Signed by
layout-signers-hint = If you choose nobody, whom the program knows signs.
layout-signer = { $name ->
    [chair] chair or mayor
    [deputy] deputy chair or deputy mayor
    [secretary] attested by the secretary
    [drafter] drafter
   *[other] head of department
 }
layout-in-own-hand = “v. r.” stands behind the names
layout-save = Save the look
layout-saved = The look of documents is saved.
layout-preview = Preview of the first page
layout-preview-sample = A sample: there is no such document here yet, what it says is invented. The letterhead is yours.
layout-arms = Arms in the letterhead
layout-arms-hint = An SVG drawing or a PNG picture. Drop it here, or choose it.
layout-arms-choose = Choose the arms
layout-arms-choose-other = Choose other arms
layout-arms-remove = Remove the arms
layout-arms-here = Documents have arms in the letterhead.
layout-arms-none = Documents have no arms.
layout-arms-new = The new arms are in the preview. They come into documents once you save the look.
layout-arms-gone = The preview has no arms. They leave documents once you save the look.
layout-arms-one = The arms are one file. Drop just one. Nothing has changed.
layout-arms-strange = This file is neither an SVG drawing nor a PNG picture. Nothing has changed. Choose another one.
layout-arms-large-picture = The PNG picture is too large, about { $most } kB fit. Nothing has changed. Make it smaller, or choose an SVG drawing.
layout-arms-large = The file is larger than { $most } kB. Nothing has changed. Choose a simpler SVG drawing, or make the PNG picture smaller.
layout-preview-drawing = Drawing the preview
