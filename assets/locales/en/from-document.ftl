### Found from Word: a document or an e-mail is read, a person checks what was found in it and founds the paper.

draft-open = Found from Word…
draft-title = Found from Word
draft-text = We prepare a paper from a document or an e-mail. Check it and change it before you found it.
draft-help =
    On the left is the paper as we found it in the document. You can change all of it. On the right is the document by paragraphs, each with where it went.
    When a heading is understood wrongly, choose its right meaning. We remember it for next time. Ctrl+Enter founds the paper.

## The file

draft-drop-file = Drop a document or an e-mail here.
draft-drop-here = Let the file go, we prepare a paper from it.
draft-kinds = A Word document (DOCX), a saved e-mail (EML, MSG), a data message (ZFO)
draft-choose = Choose a file
draft-other = Choose another file
draft-sending = { $name } is being handed over
draft-reading = We are reading { $name }
draft-only-one = You found one paper at a time. Drop one document or e-mail.
draft-in-hand = You already have a paper from a document in hand. Found it, or choose another file.
draft-leave-title = Throw away the paper in hand?
draft-leave-text = What you changed here is gone then. The document stays where you took it from.
draft-leave = Throw away

## What was found

draft-paper = The paper
draft-title-guessed = The title has no heading of its own in the document, we guessed it. Check it.
draft-title-none = We found no title in the document. Add it.
draft-presenter-several = The presenter “{ $words }” fits several people: { $names }. Choose the right one.
draft-presenter-none = The presenter named in the document is not among the people of the office. Choose one; the name from the document stayed in the report.
draft-drafter-several = The drafter “{ $words }” fits several people: { $names }. Choose the right one.
draft-resolution = Draft resolution
draft-resolution-hint = Clauses begin with a verb: approves, assigns, takes note.
draft-clauses = This is how we understood the draft
draft-clauses-none = We found no clause in the draft.
draft-left = This text is in no clause. We add it to the end of the report:
draft-left-in-file = This text is in no clause. It stays in the document:
draft-report = Explanatory report
draft-report-hint = It also holds everything that stood under no known heading.
draft-report-form = Form of the explanatory report
draft-report-keep = Keep in Word
draft-report-convert = Convert to text
draft-report-stays = The whole document will be the explanatory report. Open it from the paper; the program offers you each saving as a new wording.
draft-stale = The meaning of headings changed, but you had already edited the text. Your changes stayed.
draft-stale-act = Take the texts from the document again
draft-annexes-said = The document names these annexes
draft-files = Files with the paper
draft-files-hint = We keep the chosen files with the paper as annexes. You add others in the paper.
draft-file-report = It will be the explanatory report and no annex.
draft-file-sealed = This file cannot be taken out of the e-mail. Save it from your mail separately.
draft-file-forbidden = This file is a program or a script, it cannot be added to a paper.
draft-file-barred = The administrator of this computer does not allow such files to be attached.
draft-learn = Remember the meaning of headings for other documents
draft-note-data-message = Data message { $id } for: { $recipient }. Its signature is not verified here; verify it in the data box.
draft-note-data-message-altered = Data message { $id } for: { $recipient }. Its signature is invalid, the content changed after it was signed. Take it from the data box again.
draft-note-truncated = The document is too long, we read only its beginning. All of it stays in the annex.
draft-letter = Message
draft-letter-from = Sent by: { $sender }
draft-letter-text = The text of the e-mail is not taken over into the paper. Copy what you need of it.

## The document by paragraphs

draft-source = The document
draft-source-of-letter = Text of the message
draft-source-hint = Each paragraph says where it went.
draft-more = The first { $shown } paragraphs of { $total } are shown. The others are sorted too.
draft-heading-is = The heading “{ $words }” is
draft-heading-plain = ordinary text
draft-went-title = title
draft-went-presenter = presenter
draft-went-drafter = drafter
draft-went-report = explanatory report
draft-went-resolution = draft resolution
draft-went-annexes = list of annexes
draft-went-text = not recognised, it is in the report
draft-went-heading = heading

## Founding

draft-make = Found the paper
draft-making = The paper is being founded
draft-made = The paper is founded.
draft-learned = The paper is founded. You can take back that headings are remembered.
draft-unattached = The paper is founded, but these files are not with it: { $names }. Add them in it again.
draft-awaits = The office founds the paper once this computer is in contact. Add these files to it then: { $names }.

## Why it cannot be done

draft-fault-empty = The file { $name } is empty. Nothing was founded. Check whether it is the right one.
draft-fault-too-large = The file { $name } is too large for us to read. Nothing was founded. Found the paper by hand and add the file as an annex.
draft-fault-locked = The file { $name } is protected by a password. Nothing was founded. Save it in Word without the password and try again.
draft-fault-given-up = The file { $name } could not be read in a safe time. Nothing was founded. Found the paper by hand and add the file as an annex.
draft-fault-no-reader = There is nobody to read the file { $name } now. Nothing was founded. Close the program, start it again and try once more.
draft-fault-broken = The file { $name } is damaged. Nothing was founded. Open it in Word, save it again and try once more.
draft-fault-unsupported = We cannot found a paper from the file { $name }. Nothing was founded. Save it in Word as DOCX, or the e-mail as EML or MSG.
