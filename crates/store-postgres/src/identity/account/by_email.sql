-- The account with an address. $1 = tenant, $2 = email
select person, email, verifier, totp_state, totp_secret, totp_step, issuer, subject, state, made_at, signed_in_at
from account
where tenant = $1
  and email = $2;
