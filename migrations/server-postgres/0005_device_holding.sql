-- What a device holds, as of its last contact: told on the day it is lost. Ids of audiences; seen by who manages
-- devices; as long as the office, because a lost disk stays lost.
create table device_holding (
    tenant uuid not null,
    device uuid not null,
    acl_ver bigint not null, -- the access its scopes are of
    scopes text not null,    -- JSON of the audience ids it had been told of
    about text,              -- JSON of what it said of itself: what opens it, what waits in it
    told_at text not null,
    primary key (tenant, device)
);
alter table device_holding enable row level security;
alter table device_holding force row level security;
create policy own_tenant on device_holding using (tenant = nullif(current_setting('obeznik.tenant', true), '')::uuid);
