-- What devices need: the order of changes by command, what is gone from where, sums, lines of devices, what
-- people see.

-- A command's rows share a `seq`. The order of this index is the order of pages.
create index record_by_change on record (tenant, seq, kind, id, scope);
create index record_by_scope on record (tenant, scope, kind, id);

-- The `seq` of the command that first used an audience. No personal data.
alter table audience add column since bigint not null default 1;
create index audience_by_since on audience (tenant, since);

-- Rows removed, or moved to another audience, by the scope they left. No personal data; told to devices of
-- that audience; until every device has read it, at most 400 days.
create table gone (
    tenant uuid not null,
    scope text collate "C" not null,
    kind text collate "C" not null,
    id uuid not null,
    seq bigint not null,
    primary key (tenant, scope, kind, id)
);
create index gone_by_change on gone (tenant, seq, kind, id, scope);

-- The head after the command. No personal data; nothing in lines of an office that began before `seq` did.
alter table log add column seq bigint;

-- Sum of the row hashes of a scope, the same in any order. No personal data.
create table scope_sum (
    tenant uuid not null,
    scope text collate "C" not null,
    sum bytea not null,      -- 16 bytes, big-endian, modulo 2^128
    rows bigint not null,
    primary key (tenant, scope)
);

-- Devices as the office counts them. Ids of people; seen by administrators; as long as the office.
create table device_line (
    tenant uuid not null,
    device uuid not null,
    person uuid not null,     -- whose it is
    last_n bigint not null,   -- the last number decided
    read_to bigint not null,  -- the seq it had read everywhere
    seen_at text not null,    -- its last contact
    primary key (tenant, device)
);

-- Which command a number of a device was; its verdict stands in the log. No personal data; for ever.
create table answer (
    tenant uuid not null,
    device uuid not null,
    n bigint not null,
    command uuid not null,
    primary key (tenant, device, n)
);

-- What a person sees, as last looked up. Ids of people and audiences; seen by the authority alone; until the
-- next look.
create table sight (
    tenant uuid not null,
    person uuid not null,
    acl_ver bigint not null, -- rises with every change of the scopes
    scopes text not null,    -- JSON of the audience ids
    seq bigint not null,     -- the head when it was looked up
    day text not null,       -- the day when it was looked up
    primary key (tenant, person)
);

do $$
declare
    one text;
begin
    foreach one in array array['gone', 'scope_sum', 'device_line', 'answer', 'sight'] loop
        execute format('alter table %I enable row level security', one);
        execute format('alter table %I force row level security', one);
        execute format(
            'create policy own_tenant on %I using (tenant = nullif(current_setting(''obeznik.tenant'', true), '''')::uuid)',
            one
        );
    end loop;
end
$$;
