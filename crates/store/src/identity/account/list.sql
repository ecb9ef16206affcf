-- All accounts by address.
select person, email, verifier, totp_state, totp_secret, totp_step, issuer, subject, state, made_at, signed_in_at
from account
order by email;
