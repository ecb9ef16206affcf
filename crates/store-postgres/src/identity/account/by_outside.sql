-- The account an identity provider vouches for. $1 = tenant, $2 = issuer, $3 = subject
select person, email, verifier, totp_state, totp_secret, totp_step, issuer, subject, state, made_at, signed_in_at
from account
where tenant = $1
  and issuer = $2
  and subject = $3;
