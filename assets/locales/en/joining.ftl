### Joining an office and contact with it. Seen in the first run, in the indicator at the top and on its page.

## The first run: joining

join-title = Joining an office
join-address-title = Where the office is
join-address-text = Write the address the administrator gave you, or paste the whole link of your invitation.
join-address = Address of the office or link of the invitation
join-address-hint = For instance obeznik.vzorov.cz/vzorov
join-address-missing = Write the address of the office or paste the link of the invitation.
join-governed = set by the administrator
join-governed-text = The administrator of this computer has set the address of the office. Choose how the computer opens, and sign in.
join-code = Code from a colleague or administrator
join-code-hint = With it you join without a browser. Else leave it empty.
join-device-name = Name of this computer
join-device-default = My computer
join-device-hint = You will know the computer by it in the list of your devices.
join-device-missing = Write what this computer shall be called.
join-more = The network of the office has settings of its own
join-proxy = Address of the proxy
join-proxy-hint = Only when the administrator gave one. Otherwise the settings of the system hold.
join-authority = Certificate of an authority of your own (PEM)
join-authority-hint = Paste the text that begins with BEGIN CERTIFICATE. It is needed only in a network that inspects connections.
join-key-title = What shall unlock this computer
join-look = Find the office
join-certificate-title = Verify the server of the office
join-certificate-text = Nobody vouches publicly for the certificate of this server. In a local network that is usual. Compare the fingerprint with the one the administrator told you.
join-certificate-print = Fingerprint of the server's key
join-certificate-same = The fingerprint matches the invitation.
join-certificate-where = The administrator sees it after obeznik-server init, or in the link of the invitation after the # sign.
join-certificate-agree = The fingerprint matches, continue
join-invitation-title = Choose a pass-phrase first
join-invitation-text = You accept the invitation in the browser: you choose a pass-phrase and set an authenticator up. Then come back here.
join-invitation-open = Open the invitation in the browser
join-invitation-done = I have a pass-phrase, continue
join-pair-title = Confirm in the browser
join-pair-text = Sign in in the browser and compare these digits with those it shows. When they match, confirm it there.
join-pair-digits = Digits to compare
join-pair-page = The browser did not open? Open this address in it:
join-pair-again = Open the page again
join-pair-waiting = Waiting for the confirmation in the browser.
join-reading-title = Reading the office
join-reading-text = Everything you see in your office is being kept encrypted in this computer. Then you can work without a connection too.
join-reading-rows =
    { $count ->
        [one] { $count } record read
       *[other] { $count } records read
    }
join-again-title = The joining was not finished
join-again-text = The computer has the office { $office }. Finish the joining, or begin again.
join-ended-title = The office disconnected this computer
join-ended-text = Oběžník deleted everything that came from the office { $office }. Only what you wrote and what has not left yet stayed here. Once the office lets you in again, join and it leaves.
join-ended-waiting =
    { $count ->
        [one] { $count } unsent change waits in this computer.
       *[other] { $count } unsent changes wait in this computer.
    }
join-ended-give-up = Throw away and start again
join-ended-give-up-ask = Throw away what has not left this computer?
join-ended-give-up-text = What you wrote and the office never got disappears from this computer, too. It cannot be brought back.
join-ended-keep = Not yet
join-continue = Finish the joining
join-pair-now = Pair in the browser
join-give-up = Begin again
join-cancel = Cancel
join-failed = The joining failed.

## Why joining did not go on

join-address-wrong = Such an address cannot be opened. Check it, for instance obeznik.vzorov.cz/vzorov.
join-address-scheme = The address has to begin with https://. We do not join an office without encryption.
join-address-no-town = The name of the municipality after the slash is missing, for instance obeznik.vzorov.cz/vzorov. The administrator knows it.
join-no-connection = The server does not answer. Check the network and the address and try again.
join-later = The server has much to do now. Try again in a while.
join-not-an-office = Something other than an office answers at this address. Check the address with the administrator.
join-certificate-unknown = Nobody vouches for the certificate of the server. Compare its fingerprint with the administrator.
join-certificate-other = The server has another key than the invitation says. We told it nothing. Call the administrator.
join-program-old = The server needs Oběžník of version { $version } at least. Ask the administrator for a new version.
join-server-old = The server has an older version ({ $version }) and does not understand this program. The administrator has to renew it.
join-code-dead = This code does not hold. Check it; it holds once and for 24 hours only. Who shares the office makes a new one.
join-no-browser = The browser could not be opened. Copy the address and open it there.
join-has-office = There is an office in this computer already that works alone. The administrator can move it to the server.
join-already = The office has been read already, it cannot be thrown away like this.
join-other-person = Somebody else signed in in the browser. This computer belongs to who joined with it. Sign in as them.
import-where-joined = The administrator imports the history on the server before computers join. It is not possible from here yet.
profile-where-joined = A computer that has joined an office belongs to one person. Another person joins with a computer of their own.
attachment-not-here-yet = The file is still on its way to this computer. It comes next, try again in a while.

## The indicator at the top and its page

sync-sent = Saved · sent at { $time }
sync-sent-never = Saved · no connection yet
sync-sending =
    { $count ->
        [one] Sending { $count } change
       *[other] Sending { $count } changes
    }
sync-offline =
    { $count ->
        [0] No connection · nothing waits
        [one] No connection · { $count } change waits in this computer
       *[other] No connection · { $count } changes wait in this computer
    }
sync-stuck = Cannot send – why?
sync-program-old = The office needs a newer program
sync-reached = The office last answered { $when }.
sync-reached-never = The office has not answered since the start yet.
sync-safe = Everything you do is kept in this computer and leaves by itself as soon as it can.
sync-lease-ends = Without contact with the office, confidential documents stay here until { $on }. A contact begins the period anew.
sync-lease-ended-confidential = The office was not reached for { $days } days, so confidential documents were erased from this computer. What you wrote has stayed. After a contact everything is fetched again.
sync-lease-ended-body = The office was not reached for { $days } days, so documents of bodies and departments were erased from this computer. What you wrote has stayed. After a contact everything is fetched again.
sync-lease-ended-public = The office was not reached for { $days } days, so everything that came from it was erased from this computer. What you wrote has stayed. After a contact everything is fetched again.
sync-files =
    { $count ->
        [one] { $count } annex is coming ({ $size }).
       *[other] { $count } annexes are coming ({ $size }).
    }
sync-now = Send now
sync-page = What waits
sync-pair-again = Join again
sync-pair-text = The browser opens. Sign in there under your own name and confirm the same digits. What waits leaves then.
sync-office = Office: { $office }
sync-title = Contact with the office
sync-help = What has not left this computer for the office yet, and why. Nothing of it is lost: it leaves by itself as soon as there is a connection.
sync-waiting-empty = Nothing waits
sync-waiting-empty-text = The office has everything you did.
sync-waiting-title = Waits in this computer
sync-waiting-failed = What waits could not be read.
sync-waiting-loading = Reading what waits.
sync-state-waits = waits for a connection
sync-state-file = its file is being sent
sync-state-stranded = its file cannot be sent
sync-state-behind = waits for the act before it
sync-stranded-open = Needs attention: what to do
sync-state-sent = sent, waits for an answer
sync-state-decided = the office has decided, the result is coming
sync-awaits-office = Only the office decides this: nothing changes here until then.
sync-awaits-toast = Sent to the office. You will see the result as soon as it answers.
sync-away-title = What is new
sync-away-text = Last read { $when }. Since then came:
sync-away-seen = I have seen it
sync-away-new = new
sync-away-changed = changed
sync-away-more =
    { $count ->
        [one] and { $count } more thing
       *[other] and { $count } more things
    }
sync-away-lost-papers =
    { $count ->
        [one] You do not see { $count } paper any more. Your access to it ended and it is deleted from this computer.
       *[other] You do not see { $count } papers any more. Your access to them ended and they are deleted from this computer.
    }
sync-away-lost-meetings =
    { $count ->
        [one] You do not see { $count } meeting any more. Its papers are deleted from this computer.
       *[other] You do not see { $count } meetings any more. Their papers are deleted from this computer.
    }
sync-shown-out = The office disconnected this computer, and Oběžník deleted everything that came from it. All you did had left before. If this was a mistake, join again.
sync-wiped = The office asked for the data in this computer to be deleted, and Oběžník deleted them.

## Annexes on their way and a metered line

line-title = Network connection
line-lead = Annexes go and come by themselves. First comes the pack of the next meeting, then what waits for you, then the rest. What you open comes at once.
line-metered = The connection is paid by data, from a mobile phone for instance
line-daily = Most megabytes a day
line-daily-hint = Annexes that come and that go count. What you open yourself always comes. What is larger takes several days.
line-limit-wrong = Write a number of megabytes from 1 to 100,000, such as 50.
line-today = { $size } of { $most } were carried today.
line-downloads = Annexes
line-all-here = All annexes are in this computer.
line-pause = Pause
line-go-on = Go on
line-paused =
    { $count ->
        [one] Paused. { $count } annex is left ({ $size }).
       *[other] Paused. { $count } annexes are left ({ $size }).
    }
line-limit-reached =
    { $count ->
        [one] Today's limit does not cover { $count } annex ({ $size }). It comes tomorrow, or when you open it.
       *[other] Today's limit does not cover { $count } annexes ({ $size }). They come tomorrow, or when you open them.
    }
line-up = A file is being sent.
line-up-paused = Sending is paused.
line-up-limit = The limit of today is used up. The file goes on tomorrow, or when you raise the limit.
line-some-file = File
line-file = { $name } · { $here } of { $whole }
line-why-meeting = for the meeting on { $day }
line-why-mine = waits for you
line-why-rest = other
line-more =
    { $count ->
        [one] and { $count } more annex
       *[other] and { $count } more annexes
    }

## The way to the server: settings of a joined computer

way-title = Way to the server of the office
way-lead = When the address of the office, the proxy or the certificate in its network changes, change it here. The computer does not join again for it, and what waits to be sent stays.
way-save = Save the way to the server
way-failed = The settings could not be read.
way-address = Address of the office
way-address-hint = Who looks after the server tells you. It is kept only when the same office answers there.
way-address-here = The office is shared from this computer. Change its address in Settings → Sharing in the office.
way-proxy-named = The name and password for the proxy are kept and not shown. A new address replaces them.
way-reached = Saved. The server of the office answered, and it is the right one.
way-unreached = Saved. The server does not answer this way just now; we keep trying and nothing is lost. Check the address of the proxy and the network.
way-untrusted = Saved, but nobody who is trusted vouches for the server, so we send it nothing. Check the certificate with the administrator.
way-proxy-wrong = The address of the proxy does not read; nothing was changed. Write it like this: proxy.vzorov.cz:3128.
way-authority-wrong = The certificate does not read; nothing was changed. Paste the whole text with the lines BEGIN CERTIFICATE and END CERTIFICATE.
way-authority-secret = The text holds a private key. We kept nothing. Paste only the certificate, and send the key to nobody.
way-address-town = The address is of another municipality than the one this computer has joined. Nothing was changed. Copy the address with the word after the slash.
way-address-unreached = Nobody answers at the new address just now, so the one of before stays and nothing is lost. Check that the computer with the server is on and the address is copied right, and save it again.
way-address-other = The server of your office does not answer at this address: it has another key, nobody known vouches for it, or it does not know this computer. We sent nothing of the office there and the address of before stays. Check it with who looks after the server.
way-alone = This computer works alone and needs no server. Nothing was changed.

## Why nothing goes

sync-why-not-paired = The sign-in of this computer ended. Join again; nothing of what waits is lost.
sync-why-shown-out = This computer was shown out of the office. What waits stays here; join again, or call the administrator.
sync-why-copied = These data are a copy from another computer or from a backup. Join again, so that nothing is sent twice.
sync-why-untrusted = The server shows another key than before. We sent it nothing. In somebody else’s network sign in to it first; if it lasts, call the administrator.
sync-why-not-an-office = Something else answers at the address of the office, perhaps a network you have to sign in to first. Nothing is lost and we keep trying. If it lasts elsewhere too, call the administrator.
sync-why-program-old = The office needs a newer version of the program by now, { $version } at least. What you are writing and what was not sent stays in this computer, and you can go on working. Ask the administrator for the new version; once it is installed, everything leaves by itself.
sync-why-server-old = The server of the office has an older version ({ $version }) and does not understand this program. What you are writing and what was not sent stays in this computer. The administrator has to renew the server.
sync-why-astray = The server and this program do not understand each other. We will try again; call the administrator if it lasts.
sync-why-store = What came from the office could not be written into this computer. Check the room on the disk.
