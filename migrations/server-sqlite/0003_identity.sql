-- Who is at the door of a shared server. A solo office has these tables empty. Instants are milliseconds
-- since 1970; no secret is kept, only its SHA-256 or argon2id verifier. Nothing here travels to devices.

-- Accounts. Personal data; seen by the person and who manages people; as long as the log names the person.
create table account (
    person blob primary key,       -- whose it is, a record of the municipality
    email text not null unique,    -- by which the person signs in, lower case
    verifier text,                 -- argon2id of the pass-phrase (PHC); none before the first one
    totp_state text not null,      -- off, offered, on
    totp_secret blob,              -- 20 bytes shared with the authenticator; a secret, seen by nobody
    totp_step integer,             -- last step taken, so that no code is good twice
    issuer text,                   -- identity provider that vouches for the person
    subject text,                  -- its name of the person
    state text not null,           -- active, closed
    made_at integer not null,      -- when the invitation was accepted
    signed_in_at integer,          -- last sign-in
    unique (issuer, subject)
) strict, without rowid;

-- Codes printed for the day the authenticator is lost. No personal data but whose; until replaced.
create table recovery_code (
    person blob not null references account (person),
    hash blob not null,            -- SHA-256 of the code
    used_at integer,               -- when it was used; never again
    primary key (person, hash)
) strict, without rowid;

-- Invitations. Address and person; seen by who manages people; ninety days.
create table invitation (
    hash blob primary key,         -- SHA-256 of the link's secret
    person blob not null,          -- who is invited
    email text not null,           -- the address the account will have
    purpose text not null,         -- join, renew
    roles text not null,           -- JSON of bodies and roles the person must still hold
    confirmation blob,             -- hash of the digits told by phone, salted with the link's secret
    made_by blob,                  -- person; nobody for the console
    made_at integer not null,      -- it holds seven days from here
    ended_at integer               -- accepted or taken back
) strict, without rowid;
create index invitation_open on invitation (made_at) where ended_at is null;

-- Failed attempts. The key is a hash of address and network, so it names nobody without guessing; a day.
create table attempt (
    attempt_key blob primary key,
    failures integer not null,     -- without a success since
    last_at integer not null       -- from which the waiting counts
) strict, without rowid;

-- Browsers that are signed in. Whose; seen by nobody; thirty minutes.
create table visit (
    hash blob primary key,         -- SHA-256 of the cookie
    person blob not null references account (person),
    stage text not null,           -- awaits_code, awaits_set_up, in
    began_at integer not null
) strict, without rowid;
create index visit_by_person on visit (person);

-- Pairings a person confirmed. Whose and the device's name; seen by nobody; five minutes.
create table pairing (
    pairing_id blob primary key,
    code blob not null,            -- SHA-256 of the code the browser carries to the application
    person blob not null references account (person),
    challenge text not null,       -- PKCE S256
    device blob not null,          -- the identifier the device made for itself
    public_key text not null,      -- its Ed25519 key, hexadecimal
    name text not null,            -- its name, given by the person
    confirmed_at integer not null,
    used_at integer                -- a code is good once
) strict, without rowid;

-- Paired devices. Whose and what it is called; seen by the person and who manages people; for ever,
-- because the log names the device.
create table device_session (
    device blob primary key,       -- the record of the device has the same identifier
    person blob not null references account (person),
    name text not null,
    public_key text not null,      -- Ed25519, hexadecimal; a revoked key never comes back
    state text not null,           -- active, revoked, wipe
    paired_at integer not null,
    seen_at integer not null,      -- last refresh
    generation integer not null,   -- counts refresh tokens
    current blob not null,         -- SHA-256 of the token in force
    previous blob,                 -- of the one before, good while the current one was never seen
    is_seen integer not null,      -- 1 when the device has shown the current one
    expires_at integer not null    -- ninety days from the last refresh
) strict, without rowid;
create index device_session_by_person on device_session (person);
create index device_session_by_key on device_session (public_key);

-- Access tokens. Whose; seen by nobody; ten minutes.
create table access_token (
    hash blob primary key,         -- SHA-256
    device blob not null references device_session (device),
    person blob not null,
    generation integer not null,   -- of the refresh token it came with
    expires_at integer not null
) strict, without rowid;
create index access_token_by_device on access_token (device);
