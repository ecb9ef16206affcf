-- Who is at the door of a shared server. Instants are milliseconds since 1970; no secret is kept, only its
-- SHA-256 or argon2id verifier. Nothing here travels to devices.

-- Accounts. Personal data; seen by the person and who manages people; as long as the log names the person.
create table account (
    tenant uuid not null,
    person uuid not null,          -- whose it is, a record of the municipality
    email text collate "C" not null, -- by which the person signs in, lower case
    verifier text,                 -- argon2id of the pass-phrase (PHC); none before the first one
    totp_state text not null,      -- off, offered, on
    totp_secret bytea,             -- 20 bytes shared with the authenticator; a secret, seen by nobody
    totp_step bigint,              -- last step taken, so that no code is good twice
    issuer text,                   -- identity provider that vouches for the person
    subject text,                  -- its name of the person
    state text not null,           -- active, closed
    made_at bigint not null,       -- when the invitation was accepted
    signed_in_at bigint,           -- last sign-in
    primary key (tenant, person),
    unique (tenant, email),
    unique (tenant, issuer, subject)
);

-- Codes printed for the day the authenticator is lost. No personal data but whose; until replaced.
create table recovery_code (
    tenant uuid not null,
    person uuid not null,
    hash bytea not null,           -- SHA-256 of the code
    used_at bigint,                -- when it was used; never again
    primary key (tenant, person, hash),
    foreign key (tenant, person) references account (tenant, person)
);

-- Invitations. Address and person; seen by who manages people; ninety days.
create table invitation (
    tenant uuid not null,
    hash bytea not null,           -- SHA-256 of the link's secret
    person uuid not null,          -- who is invited
    email text not null,           -- the address the account will have
    purpose text not null,         -- join, renew
    roles text not null,           -- JSON of bodies and roles the person must still hold
    confirmation bytea,            -- hash of the digits told by phone, salted with the link's secret
    made_by uuid,                  -- person; nobody for the console
    made_at bigint not null,       -- it holds seven days from here
    ended_at bigint,               -- accepted or taken back
    primary key (tenant, hash)
);
create index invitation_open on invitation (tenant, made_at) where ended_at is null;

-- Failed attempts. The key is a hash of address and network, so it names nobody without guessing; a day.
create table attempt (
    tenant uuid not null,
    attempt_key bytea not null,
    failures bigint not null,      -- without a success since
    last_at bigint not null,       -- from which the waiting counts
    primary key (tenant, attempt_key)
);

-- Browsers that are signed in. Whose; seen by nobody; thirty minutes.
create table visit (
    tenant uuid not null,
    hash bytea not null,           -- SHA-256 of the cookie
    person uuid not null,
    stage text not null,           -- awaits_code, awaits_set_up, in
    began_at bigint not null,
    primary key (tenant, hash),
    foreign key (tenant, person) references account (tenant, person)
);
create index visit_by_person on visit (tenant, person);

-- Pairings a person confirmed. Whose and the device's name; seen by nobody; five minutes.
create table pairing (
    tenant uuid not null,
    pairing_id uuid not null,
    code bytea not null,           -- SHA-256 of the code the browser carries to the application
    person uuid not null,
    challenge text not null,       -- PKCE S256
    device uuid not null,          -- the identifier the device made for itself
    public_key text not null,      -- its Ed25519 key, hexadecimal
    name text not null,            -- its name, given by the person
    confirmed_at bigint not null,
    used_at bigint,                -- a code is good once
    primary key (tenant, pairing_id),
    foreign key (tenant, person) references account (tenant, person)
);

-- Paired devices. Whose and what it is called; seen by the person and who manages people; for ever,
-- because the log names the device.
create table device_session (
    tenant uuid not null,
    device uuid not null,          -- the record of the device has the same identifier
    person uuid not null,
    name text not null,
    public_key text not null,      -- Ed25519, hexadecimal; a revoked key never comes back
    state text not null,           -- active, revoked, wipe
    paired_at bigint not null,
    seen_at bigint not null,       -- last refresh
    generation bigint not null,    -- counts refresh tokens
    current bytea not null,        -- SHA-256 of the token in force
    previous bytea,                -- of the one before, good while the current one was never seen
    is_seen boolean not null,      -- whether the device has shown the current one
    expires_at bigint not null,    -- ninety days from the last refresh
    primary key (tenant, device),
    foreign key (tenant, person) references account (tenant, person)
);
create index device_session_by_person on device_session (tenant, person);
create index device_session_by_key on device_session (tenant, public_key);

-- Access tokens. Whose; seen by nobody; ten minutes.
create table access_token (
    tenant uuid not null,
    hash bytea not null,           -- SHA-256
    device uuid not null,
    person uuid not null,
    generation bigint not null,    -- of the refresh token it came with
    expires_at bigint not null,
    primary key (tenant, hash),
    foreign key (tenant, device) references device_session (tenant, device)
);
create index access_token_by_device on access_token (tenant, device);

do $$
declare
    one text;
begin
    foreach one in array array[
        'account', 'recovery_code', 'invitation', 'attempt', 'visit', 'pairing', 'device_session', 'access_token'
    ] loop
        execute format('alter table %I enable row level security', one);
        execute format('alter table %I force row level security', one);
        execute format(
            'create policy own_tenant on %I using (tenant = nullif(current_setting(''obeznik.tenant'', true), '''')::uuid)',
            one
        );
    end loop;
end
$$;
