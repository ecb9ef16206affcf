### obeznik-server on the command line: help and answers to the administrator.

server-help = The server of the office: serves without a verb, administers with one.
server-help-any-data = The server's data folder
server-help-any-json = Answer as JSON
server-help-any-language = Language of answers: cs, en
server-help-any-tenant = Which municipality; the only one when you name none
server-help-any-public-url = The address where people find the server, such as https://obeznik.vzorov.cz
server-help-any-keys = The file with the keys to the data; otherwise server.keys in the data folder
server-help-any-database = A PostgreSQL database shared by several servers, such as postgres://obeznik@db.example/obeznik?sslmode=require; otherwise each municipality has a file in the data folder. The address may also be in the variable OBEZNIK_DATABASE
server-help-any-blobs = Where attachments of municipalities in a database lie: a folder all servers reach, or s3://BUCKET/PATH?endpoint=URL&region=NAME with the keys in the variables AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; otherwise the folder blobs in the data folder
server-help-any-connections = How many connections to the database this server may have at once
server-help-any-listen = The address and port it listens on
server-help-any-certificate = Certificate in PEM; otherwise the server makes its own
server-help-any-private-key = The private key of the certificate
server-help-any-plain = Without encryption; only behind a proxy on the same machine
server-help-any-behind-proxy = Takes the caller's address from the proxy's header X-Forwarded-For
server-help-any-metrics = Address of a page with numbers for monitoring
server-help-any-syslog = Where security events go (RFC 5424)
server-help-any-log = How detailed the log is
server-help-any-backup-to = Folder into which the server backs up all municipalities by itself, best on another disk
server-help-any-backup-every = Minutes between two backups
server-help-any-log-files = Writes the log into the folder log of the data, a file a day, kept for a month
server-help-init = Makes the data folder and a certificate ready
server-help-tenant = Municipalities on this server
server-help-tenant-add = Founds a municipality and invites who administers it
server-help-tenant-take = Takes over an office that worked alone, with its whole history
server-help-tenant-give = Gives an office out that shall work alone again, with its whole history
server-help-tenant-give-to = New folder of the office; it must not exist and the server must not run
server-help-tenant-give-pass-phrase-stdin = The pass-phrase that opens the folder comes on the standard input, one line
server-help-stop = Stops the running server; everything is kept
server-help-tenant-list = Lists municipalities
server-help-tenant-set = Changes the settings of a municipality
server-help-tenant-new-history = Tells devices that the municipality came back from a backup, when the database does not show it by itself; all municipalities without --tenant. Everybody signs in again
server-help-tenant-recover = Opens a municipality in a database by its recovery code when server.keys was lost; the code itself says which municipality it is
server-help-tenant-recover-recovery-code-stdin = The recovery code comes on the standard input, one line
server-help-tenant-add-slug = Name in addresses: small letters, digits, hyphens
server-help-tenant-add-name = Name of the municipality, such as Město Vzorov
server-help-tenant-add-name-genitive = Its name in the genitive, such as města Vzorova
server-help-tenant-add-ico = Identification number (IČO)
server-help-tenant-add-address = Address of the office
server-help-tenant-add-given = Given name of the founder
server-help-tenant-add-family = Family name of the founder
server-help-tenant-add-email = E-mail by which the founder signs in
server-help-tenant-add-role = Role of the founder in the office; may be repeated
server-help-tenant-add-without-digits = The invitation of the founder has no six digits
server-help-tenant-take-slug = Name in addresses: small letters, digits, hyphens
server-help-tenant-take-from = Folder of the office; Oběžník must be closed there
server-help-tenant-take-pass-phrase-stdin = The office's pass-phrase comes on the standard input, one line
server-help-tenant-take-recovery-code-stdin = The recovery code comes on the standard input, one line
server-help-tenant-set-second-factor = Who must have an authenticator: everyone, who-manages
server-help-tenant-set-name = Name of the municipality on the server's pages
server-help-invite = Invites a person and prints the link
server-help-invite-person = Identifier of the person; otherwise the person with this e-mail
server-help-invite-email = E-mail by which the person signs in
server-help-invite-renew = A new pass-phrase and authenticator instead of forgotten ones
server-help-invite-with-digits = Adds six digits that you tell the person by phone also for who sees no confidential papers
server-help-invite-without-digits = Adds no digits even for who sees confidential papers
server-help-invite-computer = Prints a code for one computer, without a browser, instead of a link
server-help-invitations = Lists invitations nobody has accepted yet
server-help-user = Accounts
server-help-user-list = Lists people and their accounts
server-help-user-close = Closes an account and disconnects its devices
server-help-user-close-email = E-mail of the account
server-help-user-close-wipe = The devices are to delete their data at their next contact
server-help-user-open = Opens a closed account again
server-help-user-open-email = E-mail of the account
server-help-device = Devices
server-help-device-list = Lists devices with their last contact
server-help-device-revoke = Disconnects a device
server-help-device-revoke-device = Identifier of the device
server-help-device-wipe = Disconnects a device and deletes its data at its next contact
server-help-device-wipe-device = Identifier of the device
server-help-device-lost = Shows a lost device out and prints a report on what could be read in it
server-help-device-lost-device = Identifier of the device
server-help-device-lost-to = PDF file with the report for the data protection officer
server-help-device-lost-wipe = At its next contact the device deletes everything, unsent work too
server-help-statement = Makes a statement about a person: everything the office has about them, in one ZIP
server-help-statement-person = About whom: given and family name, or the identifier
server-help-statement-name = About whom, if they are no person of the office and are only named in texts: given and family name
server-help-statement-beside = Words that must stand in the text too, such as a street or a date
server-help-statement-texts = Which of the texts found are about the applicant: all, none, or their identifiers; without it the texts are only listed
server-help-statement-by = Who makes it: the data protection officer or the chief officer
server-help-statement-request = Upon what: reference number or day of the request
server-help-statement-to = ZIP file to write
server-help-enrolment = Computers the office manages itself: enrolment tokens for the policy of machines
server-help-enrolment-add = Makes a token and prints it once
server-help-enrolment-add-name = What you call the token, such as Office computers
server-help-enrolment-add-until = The last day on which the token holds; otherwise it holds until you end it
server-help-enrolment-list = Lists tokens and how many devices came by them; not the tokens themselves, the server does not know them
server-help-enrolment-end = Ends a token; computers that came by it stay connected
server-help-enrolment-end-enrolment = Identifier of the token
server-help-enrolment-require = Whether only a computer with a valid token may be connected: on, off
server-help-enrolment-require-demand = on, off
server-help-backup = Backs municipalities up, even while the server serves
server-help-backup-out = Folder of backups; a second backup copies only what was added
server-help-backup-verify = Opens the backup at once and walks it
server-help-backup-place = Folder of dated backups, as a desktop makes them that shares its office
server-help-backup-prepare = Only prepares the place in the folder and tries whether it can be written
server-help-restore = Takes a municipality back to a backup; the server must not run
server-help-restore-from = Folder of the backup of one municipality
server-help-restore-recovery-code-stdin = On a new machine: the recovery code comes on the standard input
server-help-verify = Checks the audit chains and the attachments
server-help-verify-skip-blobs = Does not read attachments
server-help-migrate = Brings the data to this version of the program; keeps a copy before
server-help-migrate-from = Moves the municipalities of this data folder into the database; its server must not run
server-help-service = Service of Windows that serves also when nobody is signed in
server-help-service-install = Installs the service; it starts with the system and serves with the options written here
server-help-service-remove = Stops the service and uninstalls it; data stays
server-help-service-status = Says how the service is (0 running, 3 not running, 4 not installed)
server-help-service-run = For the system alone, which starts the service by it
server-console-language = en
server-console-ready =
    The folder { $data } is ready.
    Fingerprint of the certificate's key: { $fingerprint }
    Now found a municipality (obeznik-server tenant add) and start obeznik-server without a verb.
server-console-ended = The server has ended. Everything is kept.
server-console-service-installed = The service obeznik-server is installed over the folder { $data } and starts with the system. Start it now by sc start obeznik-server. It keeps its log in the folder log of the data.
server-console-service-no-restarts = After a crash the system starts it again; after an error it reports itself this system cannot.
server-console-service-removed = The service is stopped and uninstalled. Data stayed as it was.
server-console-service-running = The service is running.
server-console-service-starting = The service is starting.
server-console-service-stopping = The service is ending.
server-console-service-stopped = The service is not running. Start it by sc start obeznik-server; the log in the folder log of the data says why it does not run.
server-console-service-absent = The service is not installed here.
server-console-service-exists = The service obeznik-server is here already. Nothing has changed; install it otherwise after service remove.
server-console-service-leaving = The service is being uninstalled and somebody still has its description open. Close the Services window and try again.
server-console-service-denied = Only an administrator of the computer may change services. Nothing has changed; open the command line as administrator.
server-console-service-stays = The service did not stop within three minutes, so it stayed installed. Try again in a while.
server-console-service-rights = Rights on { $file } could not be set, so the service is not installed. Check that it is on an NTFS disk and belongs to administrators.
server-console-service-database = The service of Windows serves offices with a data folder. Run a server over a database on Linux; nothing has changed.
server-console-service-by-system = Only the system gives this order. Start the service by sc start obeznik-server.
server-console-service-elsewhere = This verb is for Windows. Here the service is a systemd unit: packaging/obeznik-server.service, DEPLOY.md says how. Nothing has changed.
server-console-stops = The server ends.
server-console-tenant-given = { $name }: the office is in { $to } with its history ({ $links } links). Open it only there from now on.
server-console-not-over-database = The server works over a database and cannot give a municipality out of it. Nothing has changed.
server-console-folder-exists = The folder { $folder } exists already. Nothing has changed; write another one.
server-console-serves-already = Another obeznik-server has the data folder and does not answer. Check whether it runs.
server-console-cannot-serve = The server cannot serve at { $address }: { $why }.
server-console-none = There is nothing here.
server-console-no-tenants = There is no municipality yet. Found one by obeznik-server tenant add.
server-console-no-tenant = There is no municipality “{ $tenant }”. List them by obeznik-server tenant list.
server-console-which-tenant =
    { $count ->
        [0] There is no municipality yet. Found one by obeznik-server tenant add.
       *[other] There are several municipalities ({ $count }). Say which one: --tenant NAME.
    }
server-console-name-taken = Another municipality has the name “{ $slug }”.
server-console-no-email = “{ $email }” is no e-mail address.
server-console-not-founded = No office is founded in that folder. Nothing was changed.
server-console-tenant-added = { $name } is founded. Its pages are at /{ $slug }.
server-console-recovery-code = Recovery code of the data (print it and put it into the safe; it is nowhere else): { $code }
server-console-tenant-taken =
    { $links ->
        [one] { $name } is taken over with one line of the audit log; its pages are at /{ $slug }. Leave the folder { $from } where it is until the employees have joined.
       *[other] { $name } is taken over with { $links } lines of the audit log; its pages are at /{ $slug }. Leave the folder { $from } where it is until the employees have joined.
    }
server-console-tenant-set = The settings of { $name } are kept.
server-console-migrated = { $name }: the data fit this version of the program.
# rows: rows that came; links: lines of the audit log
server-console-moved =
    { $links ->
        [one] { $name } is in the database with one line of the audit log (rows: { $rows }). People and devices go on unchanged.
       *[other] { $name } is in the database with { $links } lines of the audit log (rows: { $rows }). People and devices go on unchanged.
    }
server-console-no-data = There is no server data in the folder { $from }. Check the path.
server-console-tenant-exists = A municipality of this name or identifier is in the database already and is not the same one. Nothing changed.
server-console-no-blobs = The place for attachments cannot be used ({ $why }). Nothing changed; check --blobs.
server-console-database-backup = The municipalities are in a database. Back up and restore them by the tools of PostgreSQL, together with the place for attachments and the file with the keys.
server-console-database-away = The database does not answer. Nothing changed; check that it runs and that the address in --database is right, and try again.
# has, needs: how many changes of the database ran and how many this version needs
server-console-database-not-ready = The database is not ready for this version of the program (changes: { $has } of { $needs }). Run obeznik-server migrate --database ….
server-console-database-newer = A newer version of the program uses the database already. Nothing changed; install it here too.
server-console-database-old = PostgreSQL 15 or newer is needed, this is { $version }. Nothing changed.
server-console-database-role = The role { $role } may read past row security, so only one wall would stand between municipalities. Connect with a role without SUPERUSER and BYPASSRLS.
server-console-database-secret = The file with the keys lacks the secret of this database. Copy server.keys from another server of the same database; a new one would not open the data. When the file was lost on all servers, the recovery code of a municipality opens it: obeznik-server tenant recover.
server-console-recovered = This server opens { $name } again; its data stayed as they were. The secret is in the file { $file }: copy it to the other servers of this database and into the safe. The recovery code still holds.
server-console-recovered-already = { $name }: the file { $file } opens it without the code. Nothing has changed.
server-console-recover-waiting =
    { $count ->
        [one] { $count } municipality still waits for its recovery code: { $names }.
       *[other] { $count } municipalities still wait for their recovery codes: { $names }.
    }
server-console-recover-wrong = The code has no slip of the pen, but opens no municipality in this database. Nothing has changed. Check the address in --database, and whether there is a newer sheet with a code.
server-console-recover-files = This is for municipalities in a database (--database). One in a folder is opened by its recovery code when it is restored: obeznik-server restore --recovery-code-stdin. Nothing has changed.
server-console-database-address = The address in OBEZNIK_DATABASE does not read: { $why }.
server-console-invited = The invitation holds for 7 days, once: { $link }
server-console-code = The code for one computer holds for 24 hours, once: { $code } (office { $town })
server-console-digits = Digits to tell the person by phone: { $digits }
server-console-no-public-url = The server does not know its address; start it with --public-url, or complete the link.
server-console-no-person = The server found no person with the e-mail { $email }, or several. Say --person ID.
server-console-no-account = no account
server-console-closed = account closed
server-console-user-closed = The account { $email } is closed and its devices are disconnected.
server-console-user-opened = The account { $email } is open again. Its devices must be paired anew.
server-console-no-device = There is no device { $device }.
server-console-device-revoked = The device { $device } is disconnected.
server-console-device-wiped = The device { $device } is disconnected and deletes its data at its next contact. A disk that never connects again cannot be deleted.
server-console-device-lost = The device { $device } is disconnected. The report on what could be read in it is in the file { $file }.
server-console-device-managed = managed by the office
server-console-enrolment-added = Token “{ $name }” is made; end it at any time by { $enrolment }. By itself it gives nobody access, people sign in as before.
server-console-enrolment-token = Token for the policy of machines, value enrolment (the server cannot print it again): { $token }
# most: the largest number of characters
server-console-enrolment-name = The name of a token has 1 to { $most } characters in one line. Nothing has changed.
server-console-enrolment-past = The day { $until } has passed. Nothing has changed; write today or a later one.
server-console-enrolment-until = holds until { $day }
server-console-enrolment-over = held until { $day }
server-console-enrolment-ended-on = ended on { $day }
server-console-enrolment-holds = holds
server-console-enrolment-ended = Token { $enrolment } is ended. Computers that came by it stayed; device list shows them, device revoke shows one out.
server-console-no-enrolment = There is no token { $enrolment }, or it is ended already.
server-console-enrolment-on = Only a computer with a valid token may be connected. Who is connected works on.
server-console-enrolment-off = Any computer may be connected, no token is required.
server-console-enrolment-none = But there is no valid token, so nobody new can connect now. Make one by obeznik-server enrolment add.
server-console-chain-broken = The chain of records is broken behind line { $sound }. Call your supplier and delete nothing.
server-console-backed-up = { $name }: the backup is in { $out }.
server-console-place-ready = { $name }: backups will go to { $out }.
server-console-no-backup = There is no backup of a municipality in { $from }.
server-console-stop-first = A backup is restored only while the server is stopped. Stop the service and try again.
server-console-restored =
    { $links ->
        [one] { $name } is restored from a backup with one line.
       *[other] { $name } is restored from a backup with { $links } lines.
    }
server-console-history-begun = { $name }: devices will learn that the municipality came back from a backup.
server-console-restored-missing =
    { $count ->
        [one] { $count } attachment is missing in the backup and so in the office brought back. The records are whole. Look for it in an older backup or with whoever attached it; verify says which one it is.
       *[other] { $count } attachments are missing in the backup and so in the office brought back. The records are whole. Look for them in an older backup or with whoever attached them; verify says which ones they are.
    }
server-console-restored-before = What was here before lies in { $folder }.
server-console-restored-devices = Everybody signs in again. What their devices sent after the backup was made they send once more by themselves.

# Signing in with an account of another place
server-help-sign-in = Signing in with an account the office has elsewhere (OIDC, LDAP)
server-help-sign-in-list = Lists what is set up, without secrets
server-help-sign-in-set = Sets a way to sign in up from a file, after trying whether the service answers
server-help-sign-in-set-file = JSON file with the settings; described in DEPLOY.md
server-help-sign-in-set-ca = Certificates of the service's own authority, PEM
server-help-sign-in-remove = Takes a way to sign in away; accounts stay
server-help-sign-in-remove-way = Which one: oidc, ldap
server-console-no-ways = No way to sign in but by pass-phrase is set up here.
server-console-way-set = { $name }: signing in by “{ $label }” is set up and the service answers.
server-console-way-back = Register this address to return to at the service: { $back }
server-console-way-gone = The way to sign in is gone. Accounts stay; who has no pass-phrase needs a new invitation.
server-console-way-file = The file { $file } cannot be used: { $why }. Nothing has changed.
server-console-way-field = The setting { $field } is missing or has a wrong form. Nothing has changed.
server-console-way-no-url = The server does not know its own address to which people return. Start it with --public-url. Nothing has changed.
server-console-way-away = The service does not behave as the settings say: { $why }. Nothing has changed.
server-help-sign-in-check = Asks the directory at once who left and who is in which groups; otherwise it is asked every night
server-console-no-directory = No directory (LDAP) is set up here.
server-console-way-checked = The directory answered. Asked about: { $asked }, left: { $left }, changed roles: { $changed }.
server-console-way-too-many = By the directory { $left } of { $asked } people left at once. That looks like a fault in the settings, so no account was closed. Check base and open_filter.


# Notices by e-mail
server-help-mail = Notices by e-mail: the mail server and what goes through it
server-help-mail-set = Sets the mail server up; tries first whether it answers
server-help-mail-set-host = Name of the mail server
server-help-mail-set-port = Port; otherwise 587 for starttls, 465 for implicit and 25 for none
server-help-mail-set-protection = How the line is kept private: starttls, implicit (TLS at once), none (not at all, on this computer only)
server-help-mail-set-from = Address the messages come from
server-help-mail-set-user = Name of the account at the mail server
server-help-mail-set-password-stdin = The pass-word of the account is read from the standard input
server-help-mail-set-ca = Certificates of the mail server's own authority as PEM
server-help-mail-remove = Stops sending notices
server-help-mail-test = Sends a message that tells nothing of the office
server-help-mail-test-to = To whom
server-help-mail-status = Lists what waits, what cannot be sent and who has no e-mail address
server-help-mail-send = Makes and sends now what otherwise goes every minute
server-help-mail-retry = Tries messages that failed or were put off again at once
server-console-no-mail = Sending of notices is not set up here.
server-console-mail-set = { $name }: notices go through { $host }, the server answers.
server-console-mail-gone = Notices are sent no more.
server-console-mail-away = The mail server does not behave as the settings say: { $why }. Nothing changed.
server-console-mail-field = { $field } is missing or has a wrong form. Nothing changed.
server-console-mail-tested = The message was sent.
server-console-mail-not-tested = The mail server did not take the message: { $why }.
server-console-mail-status = Through { $host }: { $waiting } wait, { $sent } sent, { $failed } failed.
server-console-mail-failed = { $name }: not sent ({ $why }), { $at }
server-console-mail-delayed = { $name }: tried again later ({ $why }), attempts { $attempts }
server-console-mail-no-address = { $name }: no e-mail address
server-console-mail-round = { $made } made, { $sent } sent, { $put_off } put off, { $failed } failed.
# count: number of messages
server-console-mail-retried =
    { $count ->
        [one] { $count } message is tried again.
       *[other] { $count } messages are tried again.
    }
server-console-mail-why-refused = it refused the recipient or the message
server-console-mail-why-busy = it does not take it now
server-console-mail-why-account = it did not let the account in
server-console-mail-why-tls = the line is not to be trusted
server-console-mail-why-no-tls = it offers no line by TLS (STARTTLS)
server-console-mail-why-slow = it answers too slowly
server-console-mail-why-answer = its answer is not understood
server-console-mail-why-away = it does not answer
server-console-mail-why-address = the address is not valid
server-console-mail-why-no-address = no e-mail address
server-console-named-found = Texts that hold the words: { $count }
server-console-named-next = Nothing was made. Read the sentences, tell namesakes apart, and give the same order again with --texts and the identifiers of the texts that are about the applicant.
