### Sharing in an office: this computer as the server.

settings-sharing = Sharing in the office
sharing-lead = The office now works in this computer alone. Once you share it, colleagues join from their computers and each sees only what is theirs.
sharing-lead-on = Others have contact only while this computer is on. Without it they go on working and their changes leave later.
sharing-lead-history = The whole history of the office is taken over as it is.
sharing-lead-back = You can work alone again at any time.
sharing-host = Address of this computer in the network
sharing-host-hint = The name or number by which other computers in the office see it.
sharing-host-missing = Write the name or number of this computer in the network.
sharing-port = Port
sharing-port-wrong = The port is a number from 1024 to 65535.
sharing-word = Name of the municipality in the address
sharing-word-hint = Small letters without accents, digits and hyphens.
sharing-word-wrong = Write small letters without accents, digits and hyphens, such as nova-ves.
sharing-phrase = This computer will open by a pass-phrase. Choose it again; it may be the same as before.
sharing-working = Moving the office to the server on this computer
sharing-share = Share in the office
sharing-failed = Sharing did not succeed. The office works in this computer as before.
sharing-this-computer = Computer with the server
sharing-absent = The program of the server is not on this computer. It comes with the installation for offices.
sharing-elsewhere = The office is on a server that an administrator looks after. It need not be shared from here.
sharing-shared-by-other = The office is shared from this computer. Further computers are joined by who manages people.
sharing-not-yours = The office is shared by who manages people in it.
sharing-on = The office is shared from this computer.
sharing-address = Address of the office
sharing-next = Join another computer
sharing-next-text = Choose who works at it. On the other computer choose Join an office and copy the address and the code.
sharing-person = Who works at it
sharing-person-choose = Choose a person
sharing-make-code = Make a code
sharing-code-lead = Copy on the other computer:
sharing-code-holds = The code holds once, until { $until }. Compare the fingerprint of the key that the other computer shows with the one above.
sharing-end = Work alone again
sharing-end-text = The office comes back from the server into this computer with its whole history. Other computers keep what they have, but nothing new comes to them.
sharing-end-do = Stop sharing
sharing-end-ask = Stop sharing the office from this computer?
sharing-end-next = Before you do, let colleagues send what they have written. What stays unsent in their computers will not come into the office any more.
sharing-end-keep = Go on sharing

## Why it cannot be done

sharing-no-program = The program of the server is not on this computer or does not run. Nothing has changed.
sharing-program-failed = The program of the server ended with a fault. Nothing was lost.
sharing-does-not-end = The server has not ended yet. Try again in a while; nothing has changed.
sharing-already = The office is on a server already.
sharing-demo = The demo town is not shared; it is for trying out in this computer.
sharing-not-allowed = That is for who manages people in the office.
sharing-not-here = The office is not shared from this computer.
sharing-waits = Changes still wait to be sent in this computer. Wait until they have left and try again.
sharing-no-email = { $person } has no e-mail. Add it in Settings → People; the account is known by it.
sharing-port-taken = Another program answers at port { $port }. Choose another port.
sharing-not-begun = The server did not begin. The port may be used by another program; choose another one and try again.
sharing-no-keyring = The keyring of the system is locked. Unlock it and try again; nothing has changed.
