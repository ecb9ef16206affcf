### What stands in the way of importing a town's history. The place (file, line, column) stands before the sentence.

import-fault-no-table = The file is no table. Save it as CSV, XLSX or JSON.
import-fault-no-rows = The table is empty.
import-fault-too-large = The file is larger than { $limit } MB. Split it.
import-fault-too-many-rows = There are more than { $limit } rows. Split the file.
import-fault-too-many-columns = There are more than { $limit } columns.
import-fault-open-quote = A quotation mark is never closed; all that follows would run together.
import-fault-syntax = The file cannot be read here ({ $why }).
import-fault-no-sheet = The workbook has no sheet “{ $sheet }”.
import-fault-no-column = The column “{ $column }” is missing. Choose another mapping of columns.
import-fault-cell-too-long = The value is too long.
import-fault-text-after-quote = Text follows the quotation mark that ends the value.
import-fault-wrong-width = The line has { $found } values instead of { $expected }.
import-fault-no-heading = The value stands in a column without a heading.
import-fault-cell-error = The cell shows the error { $error }.
import-fault-not-an-object = The item of the list is no set of named values.
import-fault-missing = { $field ->
    [number] The number of the resolution
    [body] The body
    [decided_on] The day
    [title] The title
    [text] The text of the resolution
   *[other] A value
 } is missing.
import-fault-not-a-date = “{ $value }” is no date.
import-fault-not-known = The value “{ $value }” does not tell the { $field ->
    [body] body
   *[other] value
 }.
import-fault-wrong-shape = The value “{ $value }” has another shape than the mapping expects.
import-fault-duplicate = Resolution { $number } stands already on line { $line }.
import-fault-duplicate-elsewhere = Resolution { $number } stands already in { $file } on line { $line }.
import-fault-no-body = The town has no body “{ $body }”. Set it up in Settings, or say which one it is.
import-fault-body-unsaid = The number does not tell whose resolution it is. Choose the column with the body.
import-document-tied = { $body } no. { $number } of { $on } (pages: { $pages })
import-document-no-meeting = Left out: no number of a resolution of this import or of the office stands in the text, so it is not clear to which meeting it belongs.
import-document-locked = Left out: the file is protected by a password.
import-document-unreadable = Left out: the file cannot be read.
import-fault-file-too-large = The file is too large, or unpacks to something large.
import-fault-file-locked = The file is protected by a password. Save it without one.
import-fault-file-given-up = Reading the file failed. Open it and save it again.
import-fault-file-broken = The file is damaged, or it is no table.
import-fault-no-reader = Nobody can read the file now. Try again; if that does not help, restart the program.
import-needs-column = Nothing says which column holds the { $target ->
    [number] number of the resolution
    [decided_on] day
   *[text] text of the resolution
 }.
import-unknown-mapping = The program has no mapping of columns “{ $mapping }”.
import-bad-mapping = The mapping of columns cannot be read, line { $line }, column { $column }: { $what }.
