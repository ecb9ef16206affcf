-- The account an identity provider vouches for. ?1 = issuer, ?2 = subject
select person, email, verifier, totp_state, totp_secret, totp_step, issuer, subject, state, made_at, signed_in_at
from account
where issuer = ?1
  and subject = ?2;
