### Why the door stayed shut: signing in, codes, invitations, devices. On the server's pages and in the window.

identity-wrong = The e-mail, pass-phrase or code does not match. Check them and try again.
identity-wait =
    { $seconds ->
        [one] There were too many attempts. You can try again in { $seconds } second. The account is not locked.
       *[other] There were too many attempts. You can try again in { $seconds } seconds. The account is not locked.
    }
identity-wait-minutes =
    { $minutes ->
        [one] There were too many attempts. You can try again in { $minutes } minute. The account is not locked.
       *[other] There were too many attempts. You can try again in { $minutes } minutes. The account is not locked.
    }
identity-link-dead = The link does not hold any more: it was used, taken back, or is too old.
identity-code-wrong = The code from the administrator does not match. Check it, or call the administrator.
identity-roles-gone = The role the invitation was made for has ended. Ask the administrator for a new invitation.
identity-digits-needed = Since the invitation was made you were given a role that sees confidential papers. The link in the mail alone is not enough for that; nothing has changed. Ask the administrator for a new invitation; they tell you six digits for it by phone.
identity-pass-phrase-short = The pass-phrase is short. Choose at least 12 characters, such as a few words.
identity-pass-phrase-long = The pass-phrase is too long. Choose at most 256 characters.
identity-pass-phrase-known = The pass-phrase is made almost wholly of your name, e-mail or town. Choose another one.
identity-pass-phrase-common = Everybody tries such a pass-phrase first. Choose another one.
identity-too-many-devices = You have five devices already. Disconnect one of them first.
identity-device-revoked = This device is disconnected. What you have not sent is still in it; pair it again.
identity-device-wiped = The office asked for the data in this device to be deleted.
identity-not-signed-in = Your sign-in has expired. Sign in again.
identity-bad-signature = The signature of the device does not match. Pair it again.
identity-address-taken = This e-mail belongs to another account.
identity-account-closed = The administrator of the office has closed the account this link belongs to.
identity-enrolment-needed = The office connects only computers it manages itself, and this is not one of them. What you have in it stays as it is. Ask the office’s computer administrator to enrol it, then try again.
identity-enrolment-dead = The office connects only computers it manages itself, and the enrolment token of this computer no longer holds. What you have in it stays as it is. Ask the office’s computer administrator to renew the token, then try again.
identity-not-tied = Nobody in the office has connected that account with theirs. Use the link of your invitation, or sign in with your pass-phrase and connect it.
identity-already-tied = Your account is already tied to another way of signing in. The administrator of the office can change it by sending you a new invitation.
identity-too-many-passkeys = You have ten passkeys already. Remove one of them first.
