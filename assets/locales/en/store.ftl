### What happened to the store, what is safe and what now.

unlock-needed = The store is locked. Enter the pass-phrase, or the recovery code from the printed sheet.
unlock-wrong-key = The pass-phrase or recovery code does not fit the store. Nothing changed; try again.
unlock-needs-pass-phrase = This computer has no keyring, so choose a pass-phrase.
error-cancelled = Stopped. Nothing changed.
store-damaged = { $copies ->
    [0] The office's file is damaged and there is no copy here. Delete nothing and ask your administrator.
    [one] The office's file is damaged. { $copies } good copy is at hand, with a journal of the work since.
   *[other] The office's file is damaged. { $copies } good copies are at hand, with a journal of the work since.
 }
policy-unread = What the administrator laid down for this computer does not read, and until they mend it Oběžník does not open. What is stored stays as it was. Tell the administrator of the computer; what is wrong stands in the diary of the program. Start Oběžník again once it is mended.
store-open-elsewhere = The office is open in another window or program. Close it there and try again.
store-on-network = The store lies on a network share ({ $what }), where it could be damaged. Move it to a disk of the computer.
store-in-cloud = The store lies in a folder synchronised by { $service } and could be damaged. Move it elsewhere.
store-newer-program = A newer version of the program wrote the store. Install it; nothing changed.
store-keys-missing = store.keys is missing beside the office's file, which cannot be opened without it. Bring it back from a backup.
store-missing = There is no office in this folder. Check the path.
store-exists = There is an office in this folder already. Choose another folder.
store-disk-full = The disk is full. Nothing acknowledged is lost; make room and try again.
store-read-only = The office's folder cannot be written. Check the permissions.
store-no-copy = There is no copy here.
store-copy-damaged = This copy does not read either. Choose an older one.
