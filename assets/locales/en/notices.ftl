### Notices: what people are told outside the program, the page „Notices to send“ and each person's choice.

## Sentences of notices. On the page and in the message; a paper that is not public has no $title.

notice-paper-waits = Paper { $number }{ $title_given ->
    [yes] {" "}“{ $title }”
   *[no] {""}
 } waits for you{ $due_given ->
    [yes] , the paper is due { $due }
   *[no] {""}
 }{ $absent_given ->
    [yes] {" "}(in place of { $absent })
   *[no] {""}
 }
notice-paper-returned = Paper { $number }{ $title_given ->
    [yes] {" "}“{ $title }”
   *[no] {""}
 } came back to be reworked{ $absent_given ->
    [yes] {" "}(in place of { $absent })
   *[no] {""}
 }
notice-paper-owed = Your announced paper is awaited: { $body }, meeting no. { $number } on { $on }{ $due_given ->
    [yes] ; papers close { $due }
   *[no] {""}
 }{ $absent_given ->
    [yes] {" "}(in place of { $absent })
   *[no] {""}
 }
notice-cover-waits = The financial cover of paper { $number }{ $title_given ->
    [yes] {" "}“{ $title }”
   *[no] {""}
 } waits for you to confirm it{ $due_given ->
    [yes] , the paper is due { $due }
   *[no] {""}
 }{ $absent_given ->
    [yes] {" "}(in place of { $absent })
   *[no] {""}
 }
notice-opinion-due = Your opinion on paper { $number }{ $title_given ->
    [yes] {" "}“{ $title }”
   *[no] {""}
 } is awaited until { $due }{ $absent_given ->
    [yes] {" "}(in place of { $absent })
   *[no] {""}
 }
notice-opinion-overdue = The opinion on paper { $number }{ $title_given ->
    [yes] {" "}“{ $title }”
   *[no] {""}
 } is late, it was awaited until { $due }{ $absent_given ->
    [yes] {" "}(in place of { $absent })
   *[no] {""}
 }
notice-body-late = Paper { $number }{ $title_given ->
    [yes] {" "}“{ $title }”
   *[no] {""}
 } waits for an opinion that is late: { $body }, until { $due }{ $absent_given ->
    [yes] {" "}(in place of { $absent })
   *[no] {""}
 }
notice-body-ended = Paper { $number }{ $title_given ->
    [yes] {" "}“{ $title }”
   *[no] {""}
 } waits for a body that is no more: { $body }, until { $due }{ $absent_given ->
    [yes] {" "}(in place of { $absent })
   *[no] {""}
 }
notice-invitation = Invitation: { $body }, meeting no. { $number }, { $on }{ $time_given ->
    [yes] {" "}at { $time }
   *[no] {""}
 }{ $place_given ->
    [yes] , { $place }
   *[no] {""}
 }
notice-programme-changed = The programme changed: { $body }, meeting no. { $number }, { $on }{ $time_given ->
    [yes] {" "}at { $time }
   *[no] {""}
 }
notice-meeting-cancelled = The meeting does not take place: { $body }, no. { $number }, { $on }
notice-extract = Resolution { $number } ({ $body }, { $on }){ $title_given ->
    [yes] {" "}“{ $title }”
   *[no] {""}
 } concerns you{ $absent_given ->
    [yes] {" "}(in place of { $absent })
   *[no] {""}
 }
# A decision of the mayor in place of the council.
notice-decision = Decision { $number } ({ $body }, { $on }){ $title_given ->
    [yes] {" "}“{ $title }”
   *[no] {""}
 } concerns you{ $absent_given ->
    [yes] {" "}(in place of { $absent })
   *[no] {""}
 }
notice-task-due = The task of resolution { $number } ({ $body }) is due { $due }{ $absent_given ->
    [yes] {" "}(in place of { $absent })
   *[no] {""}
 }
notice-task-overdue = The task of resolution { $number } ({ $body }) is late, it was due { $due }{ $absent_given ->
    [yes] {" "}(in place of { $absent })
   *[no] {""}
 }
notice-disposal-waits = A proposal to erase waits for you to look at it, by { $due }{ $absent_given ->
    [yes] {" "}(in place of { $absent })
   *[no] {""}
 }
notice-test = A test message: notices from Oběžník reach you.

## Subjects of messages. Never with the title of a paper.

notice-subject-paper-waits = Paper { $number } waits for you
notice-subject-paper-returned = Paper { $number } came back
notice-subject-paper-owed = An announced paper: { $body }, { $on }
notice-subject-cover-waits = The financial cover of paper { $number } waits
notice-subject-opinion-due = Opinion on paper { $number } until { $due }
notice-subject-opinion-overdue = The opinion on paper { $number } is late
notice-subject-body-late = The opinion of a body on paper { $number } is late
notice-subject-body-ended = Paper { $number } waits for a body that is no more
notice-subject-invitation = Invitation to a meeting: { $body }, { $on }
notice-subject-programme-changed = The programme changed: { $body }, { $on }
notice-subject-meeting-cancelled = The meeting does not take place: { $body }, { $on }
notice-subject-extract = Resolution { $number } concerns you
notice-subject-decision = Decision { $number } concerns you
notice-subject-task-due = The task of resolution { $number } is due { $due }
notice-subject-task-overdue = The task of resolution { $number } is late
notice-subject-disposal-waits = A proposal to erase waits
notice-subject-test = A test message
notice-subject-many = { $count ->
    [one] { $count } notice
   *[other] { $count } notices
 }

## The text of a message around the sentences.

notice-mail-greeting = Good day,
# $count is the number of sentences that follow.
notice-mail-lead = { $count ->
    [one] you have { $count } notice in Oběžník:
   *[other] you have { $count } notices in Oběžník:
 }
notice-mail-open = { $link_given ->
    [yes] See the details in the program Oběžník or at { $link }.
   *[no] See the details in the program Oběžník.
 }
notice-mail-signature = { $name }
notice-mail-automatic = A program sent this message, do not answer it. Choose when and of what it writes to you in Oběžník: Settings, Notices.

## The page „Notices to send“, where no server sends.

nav-notices = Notices to send
notices-text = What people are to be told by e-mail. Messages are made ready on this disk; send them from your own mail program.
notices-help = Choose for whom messages are made ready, and a folder. Each message is a file that opens in a mail program to be sent. What was made ready is not offered again. Of a paper that is not public, the message says its number alone.
notices-failed = Notices could not be read
# $count is the number of people.
notices-due = { $count ->
    [0] Nothing for anybody
    [one] For { $count } person
   *[other] For { $count } people
 }
notices-empty = Everybody knows everything
notices-empty-text = A notice comes when a paper, an opinion or a task waits for somebody, or when you convene a meeting.
notices-add-email = Add the address
notices-no-email = no e-mail address
# $count is the number of people.
notices-silent = { $count ->
    [one] { $count } person wants no notices.
   *[other] { $count } people want no notices.
 }
notices-are-sent = The server of your office sends notices as soon as its administrator sets the mail up. There is nothing to prepare here.
notices-not-yours = Messages are made ready by the organisational department or the chief officer.
notices-prepare = Prepare messages
notices-prepared = Prepared messages
notices-prepared-count = { $count ->
    [one] { $count } notice
   *[other] { $count } notices
 }

## The dialog of preparing messages.

notices-prepare-title = { $count ->
    [one] Prepare { $count } message?
   *[other] Prepare { $count } messages?
 }
notices-prepare-next = Everybody gets one message with all that waits for them. Send the messages from your own mail program; what is prepared is not offered again.
notices-prepare-act = Prepare
notices-cancel = Not yet
notices-close = Close
notices-folder = Folder for messages
notices-folder-hint = The whole path of a folder of this computer.
notices-written = { $count ->
    [0] No message was prepared
    [one] { $count } message prepared
   *[other] { $count } messages prepared
 }
notices-written-where = They lie in the folder { $folder }. Open them and send them.
notices-left-out = { $count ->
    [one] { $count } person has no message
   *[other] { $count } people have no message
 }
notices-no-address = the e-mail address is missing, add it in Settings, People
notices-not-wanted = wants no notices
notices-told-already = the message was prepared already
notices-no-folder = The folder { $folder } is not here. Check the path, or choose another folder.
notices-in-store = The folder { $folder } belongs to the program. Choose another one.
notices-not-written = Nothing can be written into the folder { $folder }. Messages that were not prepared are offered again.
notices-no-sender = You have no e-mail address of your own, messages would have no sender. Add it in Settings, People.
notices-address-unfit = The e-mail address is not valid. Mend it in Settings, People.

## Settings, Notices: how a person wants to be told.

settings-notices = Notices
notices-choice-lead = Choose of what you want e-mails. Messages are made ready by the organisational department.
notices-choice-lead-sent = Choose when and of what the office writes e-mails to you.
notices-choice-email = Messages go to { $email }.
notices-choice-no-email = You have no e-mail address, so messages do not come. The administrator adds it in Settings, People.
notices-when = When notices come
notices-way = { $way ->
    [at_once] At once
    [daily] Once a day
    [never] Never
   *[other] Otherwise
 }
notices-hour = At what hour
notices-hour-of = { $hour }:00
notices-about = Of what
notices-kind = { $kind ->
    [paper_waits] A paper waits for me
    [paper_returned] A paper came back to me
    [paper_owed] I am to submit an announced paper
    [cover_waits] I am to confirm the financial cover of a paper
    [opinion_due] I am to give an opinion
    [opinion_overdue] An opinion is late
    [body_late] A body keeps a paper too long
    [body_ended] A paper waits for a body that is no more
    [invitation] Invitation to a meeting
    [programme_changed] The programme of a meeting changed
    [meeting_cancelled] A meeting does not take place
    [extract] A resolution concerns me
    [task_due] A task is due soon
    [task_overdue] A task is late
    [disposal_waits] I am to look at a proposal to erase
   *[other] Others
 }
notices-choice-save = Save notices
notices-choice-saved = The choice of notices is saved.

## Settings, Notices: what the office's server could not send. Seen by the administrator and the secretaries.

mail-title = Sending of notices
mail-failed-load = How sending stands could not be found out
# Where and how many. $host is the mail server.
mail-lead = Notices go through { $host }.
mail-none = The office's server has no mail set up, no notices go. The administrator of the server knows what to set; nothing is lost, what still holds will be sent.
# How many messages wait and how many went.
mail-counts = { $waiting } waiting, { $sent } sent
mail-all-went = Everything went
mail-all-went-text = Messages that cannot be sent are shown here with the reason.
mail-failed = Did not go
mail-delayed = Put off, tried again by itself
mail-without-address = People without an e-mail address who have something to be told
mail-add-address = Add an address
# The mail server's answer by its number.
mail-answer = answer { $answer }
mail-tried = { $count ->
    [one] { $count } attempt
    [few] { $count } attempts
   *[other] { $count } attempts
 }
mail-next = again { $when }
mail-retry = Try again
mail-retried = { $count ->
    [0] There is nothing to try.
    [one] { $count } message is tried again within a minute.
    [few] { $count } messages are tried again within a minute.
   *[other] { $count } messages are tried again within a minute.
 }
mail-not-yours = The administrator or the secretaries look after the sending of notices.
mail-works-alone = This computer works alone, no server sends notices for it.
mail-why-refused = The mail server refused the recipient. Check their address in Settings, People, and try again.
mail-why-busy = The recipient's mail server takes no messages now. It is tried again by itself.
mail-why-account = The mail server did not let the office's account in. The administrator of the server has to mend its name or pass-word.
mail-why-tls = The mail server showed a certificate that cannot be trusted. It was sent neither the message nor the pass-word. Tell whoever keeps the server.
mail-why-no-tls = The mail server offered no encrypted line. It was sent neither the message nor the pass-word. Tell whoever keeps the server.
mail-why-slow = The mail server took too long to answer. It is tried again by itself.
mail-why-answer = The mail server's answer is not understood. It is tried again by itself.
mail-why-away = The mail server does not answer. It is tried again by itself.
mail-why-address = The e-mail address is not valid. Mend it in Settings, People, and try again.
mail-why-no-address = There is no e-mail address. Add it in Settings, People, and try again.
mail-why-other = The message could not be sent. This program does not know the reason, a newer one does.
