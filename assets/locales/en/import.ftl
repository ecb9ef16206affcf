### The guide through an import of a town's history.

import-title = Import history
import-text = Resolutions of past years. Nothing comes into the office until you confirm it at the end.
import-help =
    Choose files, say what each column means and check the preview. The whole import is one act and can be taken back.
    What somebody has edited meanwhile stays then, and the program lists it.
import-place = step { $place } of { $total }
import-files = Files
import-columns = What the columns mean
import-preview = Preview
import-report = Done
import-drop = Drop the files here.
import-kinds = CSV, JSON, XLSX, HTML with resolutions; PDFs of meetings are tied by the numbers of resolutions in them.
import-choose = Choose files
import-chosen = Chosen files
import-remove = Remove { $name }
import-sending = Reading files in, { $done } of { $total }
import-reading = Reading the files
import-importing = Writing resolutions, { $done } of { $total }
import-undoing = Taking the import back
import-columns-text = We guessed from the heads of the columns what is what. Check it, or choose a saved mapping.
import-mapping = Saved mapping
import-mapping-own = Map the columns by hand
import-mapping-hint = A mapping says where in the file things are.
import-column-none = Do not use
import-column-missing = Choose a column.
import-target-number = Number of the resolution
import-target-body = Body
import-target-decided-on = Date
import-target-title = Title
import-target-text = Text of the resolution
import-target-meeting = Number of the meeting
import-target-outcome = Outcome
import-target-votes = Vote
import-nothing = There is no resolution in the files
import-nothing-text = Check the columns, or choose other files.
import-clean =
    { $count ->
        [one] { $count } resolution read, without faults.
       *[other] { $count } resolutions read, without faults.
    }
import-faulty =
    { $count ->
        [0] No row is in order. Mend the file, or check what the columns mean.
        [one] { $count } row is in order, the others cannot be used. Mend the file, or leave the faulty rows out.
       *[other] { $count } rows are in order, the others cannot be used. Mend the file, or leave the faulty rows out.
    }
import-skip = Leave faulty rows out, import the others
import-faults =
    { $count ->
        [one] { $count } fault
       *[other] { $count } faults
    }
import-faults-more = { $count } more are in the copy for a spreadsheet.
import-file = File
import-line = Line
import-column = Column
import-what = What is wrong
import-sample =
    { $count ->
        [one] The first { $count } row
       *[other] The first { $count } rows
    }
import-act =
    { $count ->
        [one] Import { $count } resolution
       *[other] Import { $count } resolutions
    }
import-done =
    { $count ->
        [one] { $count } resolution has come into the office.
       *[other] { $count } resolutions have come into the office.
    }
import-undo = Take it back
import-undo-not = Keep it
import-undo-ask = Take back the import of { $count } resolutions?
import-undo-text = Resolutions nobody has touched since the import are removed. The others stay and are listed.
import-undone =
    { $count ->
        [one] The import is taken back, { $count } resolution removed.
       *[other] The import is taken back, { $count } resolutions removed.
    }
import-kept =
    { $count ->
        [one] { $count } resolution stays, edited by somebody meanwhile
       *[other] { $count } resolutions stay, edited by somebody meanwhile
    }
import-again = Import more files
import-show = Open the resolutions
import-documents =
    { $count ->
        [one] { $count } document of a meeting
       *[other] { $count } documents of meetings
    }
import-document-meeting = Meeting
import-document-kept = will be taken
import-document-left = left out
import-act-documents =
    { $count ->
        [one] Import { $count } document
       *[other] Import { $count } documents
    }
import-done-documents =
    { $count ->
        [one] { $count } document came to the meetings.
       *[other] { $count } documents came to the meetings.
    }
