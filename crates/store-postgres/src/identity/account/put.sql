-- Adds an account or replaces the person's own; an address or outside name of another person is a conflict.
insert into account (
    tenant, person, email, verifier, totp_state, totp_secret, totp_step, issuer, subject, state, made_at, signed_in_at
)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
on conflict (tenant, person) do update set
    email = excluded.email,
    verifier = excluded.verifier,
    totp_state = excluded.totp_state,
    totp_secret = excluded.totp_secret,
    totp_step = excluded.totp_step,
    issuer = excluded.issuer,
    subject = excluded.subject,
    state = excluded.state,
    made_at = excluded.made_at,
    signed_in_at = excluded.signed_in_at;
