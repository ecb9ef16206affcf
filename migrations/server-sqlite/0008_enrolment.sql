-- Computers that the office looks after itself. Instants are milliseconds since 1970; nothing here travels to devices.

-- Tokens of enrolment, which an administrator puts into the policy of machines. No personal data; seen by who
-- administers the server; as long as the office, because devices say by which of them they came.
create table enrolment (
    enrolment_id blob primary key,
    hash blob not null,            -- SHA-256 of the token's secret
    name text not null,            -- given by the administrator
    made_at integer not null,
    ends_at integer,               -- it holds before; always when nothing stands here
    ended_at integer               -- when the administrator ended it
) strict, without rowid;

-- What the office demands of who comes. No personal data; seen by who administers the server; until taken back.
create table door_rule (
    rule text primary key          -- enrolment: only computers with a token are paired
) strict, without rowid;

-- Computers that presented a token and have not paired yet. Nobody's yet; two hours.
create table presented (
    device blob not null,          -- the identifier the computer made for itself
    public_key text not null,      -- its Ed25519 key, hexadecimal
    enrolment blob not null references enrolment (enrolment_id),
    presented_at integer not null,
    primary key (device, public_key)
) strict, without rowid;

-- The token by which a device came; nothing for one that the office does not look after. As the device.
alter table device_session add column enrolment blob references enrolment (enrolment_id);
