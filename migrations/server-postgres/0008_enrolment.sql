-- Computers that the office looks after itself. Instants are milliseconds since 1970; nothing here travels to devices.

-- Tokens of enrolment, which an administrator puts into the policy of machines. No personal data; seen by who
-- administers the server; as long as the office, because devices say by which of them they came.
create table enrolment (
    tenant uuid not null,
    enrolment_id uuid not null,
    hash bytea not null,           -- SHA-256 of the token's secret
    name text not null,            -- given by the administrator
    made_at bigint not null,
    ends_at bigint,                -- it holds before; always when nothing stands here
    ended_at bigint,               -- when the administrator ended it
    primary key (tenant, enrolment_id)
);

-- What the office demands of who comes. No personal data; seen by who administers the server; until taken back.
create table door_rule (
    tenant uuid not null,
    rule text collate "C" not null, -- enrolment: only computers with a token are paired
    primary key (tenant, rule)
);

-- Computers that presented a token and have not paired yet. Nobody's yet; two hours.
create table presented (
    tenant uuid not null,
    device uuid not null,          -- the identifier the computer made for itself
    public_key text collate "C" not null, -- its Ed25519 key, hexadecimal
    enrolment uuid not null,
    presented_at bigint not null,
    primary key (tenant, device, public_key),
    foreign key (tenant, enrolment) references enrolment (tenant, enrolment_id)
);

-- The token by which a device came; nothing for one that the office does not look after. As the device.
alter table device_session add column enrolment uuid;
alter table device_session add foreign key (tenant, enrolment) references enrolment (tenant, enrolment_id);

do $$
declare
    one text;
begin
    foreach one in array array['enrolment', 'door_rule', 'presented'] loop
        execute format('alter table %I enable row level security', one);
        execute format('alter table %I force row level security', one);
        execute format(
            'create policy own_tenant on %I using (tenant = nullif(current_setting(''obeznik.tenant'', true), '''')::uuid)',
            one
        );
    end loop;
end
$$;
