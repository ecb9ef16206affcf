### Backups on another disk, the recovery sheet, bringing an office back from a backup.

settings-backup = Backups
backup-lead = Once a day the program saves the whole office with its annexes into a folder you choose, best on a USB disk. The backup is encrypted. The recovery code of the sheet opens it, or your pass-phrase.
backup-lead-server = The office is shared from this computer. Once a day the program saves the whole office from the server, with what only colleagues see, into a folder you choose, best on a USB disk. The backup is encrypted and the recovery code of the sheet opens it. Texts being written and not sent are not in it.
backup-keeps = A backup of each of the last seven days and of each of the last four weeks stays.
backup-off-joined = This computer has joined an office on a server. The server is backed up; what you have not sent leaves at the next contact.
backup-off-demo = Everything in the demo municipality is invented, so it is not backed up.
backup-not-allowed = Backups and the recovery code are up to who manages the people of the office. Ask the chief officer or the administrator.
backup-folder = Folder for backups
backup-folder-hint = The whole path, such as E:\ or /media/usb.
backup-pick = Choose a folder…
backup-choose = Back up here
backup-stop-using = Stop backing up
backup-chosen = Backups will be saved here.
backup-none-chosen = Backups go nowhere yet. When the disk of this computer breaks, the office cannot be got out of it.
backup-last = Last backup { $when }, { $size }. The program opened and checked it after writing.
backup-last-missing =
    { $count ->
        [one] { $count } annex is missing in the office and so in the backup. Older backups are not deleted.
       *[other] { $count } annexes are missing in the office and so in the backup. Older backups are not deleted.
    }
backup-never = There is no backup here yet. The first one comes within a minute, or at once when you press the button.
backup-late =
    { $days ->
        [one] The last backup is { $days } day old.
       *[other] The last backup is { $days } days old.
    }
backup-count =
    { $count ->
        [one] There is { $count } backup in the folder.
       *[other] There are { $count } backups in the folder.
    }
backup-absent = The disk with backups is not connected now. Once you connect it, a backup comes within a minute.
backup-same-disk = The folder is on the same disk as the office. When the disk breaks, you lose both. Choose a USB disk.
backup-failed = The last attempt failed, { $when }.
backup-now = Back up now
backup-copying = Writing the backup, { $done } of { $total }
backup-checking = Checking the written backup
backup-done = The backup is made and checked.
backup-put-off = Remind me in 30 days
backup-put-off-until = You will be reminded on { $date }.

## Why no backup was made

backup-no-folder = There is no such folder in this computer. Nothing has changed; check the path, or connect the disk.
backup-in-store = The office itself lies in this folder. Choose another one, best on a USB disk.
backup-no-place = Choose a folder for backups first.
backup-not-there = The disk with backups is not connected. Earlier backups are on it as they were; connect it.
backup-gone = The disk with backups does not answer any more. Earlier backups are as they were; connect it again and retry.
backup-full = There is no room on the disk with backups. Earlier backups are as they were; make room, or choose a larger disk.
backup-too-large = The disk cannot keep so large a file. Format it as exFAT or NTFS, or choose another one. Earlier backups are as they were.
backup-read-only = The folder for backups cannot be written. See whether the disk is locked, or choose another folder.
backup-busy = A backup is being written. Wait until it is done.
backup-unsound = The written backup does not read, the disk is probably faulty. Earlier backups are as they were; choose another disk.

## Recovery sheet

sheet-title = Recovery sheet
sheet-lead = The sheet with the recovery code opens the office and its backups on any computer. The program keeps the code nowhere and shows it once.
sheet-waits = Nobody has copied the recovery code down. Without it the office cannot be brought back on another computer. The program cannot show the old code again; it makes a new one.
sheet-lost = If the sheet is lost, make a new code and shred the old sheet.
sheet-new = Make a new code
sheet-new-ask = Make a new recovery code of the office?
sheet-new-text = The present sheet will open the office no more. Earlier backups open by the old code and the new one, so shred the old sheet. Have a printer at hand, or paper and pencil.
sheet-phrase = Your pass-phrase
sheet-shown = New recovery code
sheet-close = Done
recovery-save = Save as PDF…
recovery-save-text = Do not leave the file with the code in this computer: save it on a disk that goes into the safe.
recovery-saved = The sheet is saved: { $file }
recovery-not-saved = The file { $file } could not be written. Choose another folder.
recovery-beside-office = The sheet with the code must not lie by the data of the office. Choose another folder.
recovery-not-shown = The code is not on the screen any more and is kept nowhere. Make a new one in Settings → Backups.
recovery-not-here = This office has no recovery code: the demo municipality needs none and a joined computer joins again.
recovery-skip = Not now
recovery-skip-ask = Go on without copying the code?
recovery-skip-text = You see the code only now. When the computer breaks, nobody brings the office back without the sheet, not even from a backup.
recovery-skip-go = Go on without the code
recovery-skip-back = Back to the sheet
recovery-skip-twice = Really leave the office without a sheet?
recovery-skip-twice-text = This code will not be shown again. You make a new one in Settings → Backups; My day reminds you until then.
recovery-skip-sure = Leave it without a sheet

## Bring back from a backup

setup-return = Bring back from a backup
setup-return-text = The computer broke or is lost. You have the disk with backups and the sheet with the recovery code.
return-title = Bring back from a backup
return-lead = Connect the disk with backups and choose it. The whole office comes back: papers, annexes, resolutions, unfinished texts and the record of events.
return-folder = Disk or folder with backups
return-folder-hint = The whole path, such as E:\ or /media/usb.
return-find = Find backups
return-found = Backups found
return-newest = The newest: { $when }
return-facts =
    { $attachments ->
        [0] { $size }, no annexes
        [one] { $size }, { $attachments } annex
       *[other] { $size }, { $attachments } annexes
    }
return-lacks =
    { $count ->
        [one] { $count } annex is missing
       *[other] { $count } annexes are missing
    }
return-state-damaged = Damaged, choose another one
return-state-newer = Made by a newer version of the program
return-act = Bring the office back
return-copying = Bringing the office back, { $done } of { $total }
return-checking = Checking what came back
return-safe = Nothing changes on the disk with backups.
return-missing-code = Copy the code from the sheet, or write the pass-phrase.
backup-damaged = This backup is damaged and nothing can be brought back from it. Nothing has changed; choose an older one.
backup-none = There is no backup in this folder. Choose the disk or the folder backups went to.
backup-newer-program = A newer version of the program made this backup. Install it and try again; nothing has changed.
backup-has-office = There is an office in this computer already, and nothing is brought back over it. Do it on another computer or under another account.
returned = The office came back from the backup of { $when }. What came after it is not here. Do not work in the office on the former computer any more. Choose where this computer is backed up to.
returned-missing =
    { $count ->
        [one] { $count } annex was missing in the backup.
       *[other] { $count } annexes were missing in the backup.
    }
returned-joined = The backup is of a computer that had joined an office on a server. It holds no sign-in: this computer has to join again. What had not been sent waits here.
returned-choose = Set backups up

## Contents of files

# Annexes, reports and minutes in the settings, under Backups.
contents-title = Contents of files
contents-lead = Annexes, reports and minutes lie in the computer each as a file of its own. Once a week the program reads and verifies all of them. A damaged one comes back from a backup or from the original file, which is taken only when the content is the same.
contents-lead-joined = Annexes, reports and minutes lie in the computer each as a file of its own. Once a week the program reads and verifies all of them. A damaged one is downloaded again from the office, or comes back from the original file, which is taken only when the content is the same.
contents-unread = The files have not been checked yet.
contents-whole = All files are sound. Last checked { $when }.
contents-damaged =
    { $count ->
        [one] { $count } file is damaged or missing.
       *[other] { $count } files are damaged or missing.
    }
contents-hidden =
    { $count ->
        [one] { $count } of them belongs to what you do not see, so it is not listed. It comes back with the others.
       *[other] { $count } of them belong to what you do not see, so they are not listed. They come back with the others.
    }
contents-list = Damaged and missing files
contents-look = Check all files
contents-looking = Checking all files. In a large office it takes some minutes; you may work meanwhile.
contents-mend = Bring back from a backup
contents-mend-joined = Download again from the office
contents-mending = Bringing files back and verifying their content.
contents-open = Open
contents-open-of = Open where { $name } belongs
contents-original = Choose the original file…
contents-original-of = Choose the original file in place of { $name }
contents-original-title = The original file { $name }
contents-original-done = The file { $name } is back and verified.
contents-mended =
    { $count ->
        [one] { $count } file is back and verified.
       *[other] { $count } files are back and verified.
    }
contents-missing =
    { $count ->
        [one] No backup has { $count } file whole. Choose the original file, or connect a disk with older backups.
       *[other] No backup has { $count } files whole. Choose the original files, or connect a disk with older backups.
    }
contents-missing-joined =
    { $count ->
        [one] The office on the server does not have { $count } file for you either. Choose the original file, or ask who looks after the server.
       *[other] The office on the server does not have { $count } files for you either. Choose the original files, or ask who looks after the server.
    }
contents-nothing = Nothing had to be brought back.
contents-no-backup = Backups go nowhere, so there is nothing to bring files back from. Choose the original file, if you have it.
contents-unreached = The office does not answer now. What was downloaded stays; try again when there is a connection.
content-damaged = The file is damaged or missing in this computer. You bring it back in the settings, under Backups.
content-other-file = The chosen file is not the original, its content differs. Nothing changed; choose another one.
content-file-unread = The chosen file cannot be read. Nothing changed; check that it is in its place and not locked.

## My day

day-title-backup-none = The office is backed up nowhere
day-note-backup-none = Choose a disk or a folder, a USB disk will do. The reminder can be put off by 30 days.
day-act-backup-choose = Choose
day-title-backup-late = Back the office up
day-note-backup-late =
    { $days ->
        [one] The last backup is { $days } day old. Connect the disk with backups.
       *[other] The last backup is { $days } days old. Connect the disk with backups.
    }
day-act-backup = Back up
day-title-sheet = The recovery sheet is missing
day-note-sheet = Nobody has copied the recovery code down. Without the sheet the office cannot be brought back after a breakdown.
day-act-sheet = Make it
day-title-unsound = The file of the office on this computer is damaged
day-note-unsound =
    { $place ->
        [joined] The weekly check found a bad place in it. What was sent is with the office on the server. Call your administrator before you go on.
       *[own] The weekly check found a bad place in it. Earlier backups are as they were. Call your administrator before you go on.
    }
day-act-unsound =
    { $place ->
        [joined] About the program
       *[own] Backups
    }
day-title-contents =
    { $count ->
        [one] { $count } file in this computer is damaged or missing
       *[other] { $count } files in this computer are damaged or missing
    }
day-note-contents =
    { $place ->
        [joined] The weekly check found them. They are downloaded again from the office once you say so in the settings.
       *[own] The weekly check found them. You bring them back from a backup or from the original files.
    }
day-act-contents = Bring back

## Overview

overview-backup-off = Backups on another disk are not needed here
overview-backup-fresh = The backup on another disk is fresh
overview-backup-none = The office is backed up nowhere
overview-backup-late = The backup on another disk is missing or older than a week
