-- What devices need: the order of changes by command, what is gone from where, sums, lines of devices, what
-- people see. A command now has one `seq`; those given before stay, each to its own write.

-- A command's rows share a `seq`. The order of this index is the order of pages.
drop index record_by_seq;
create index record_by_change on record (seq, kind, id, scope);
create index record_by_scope on record (scope, kind, id);

-- The `seq` of the command that first used an audience. No personal data.
alter table audience add column since integer not null default 1;
create index audience_by_since on audience (since);

-- Rows removed, or moved to another audience, by the scope they left. No personal data; told to devices of
-- that audience; until every device has read it, at most 400 days.
create table gone (
    scope text not null,
    kind text not null,
    id blob not null,
    seq integer not null,
    primary key (scope, kind, id)
) strict, without rowid;
create index gone_by_change on gone (seq, kind, id, scope);
insert into gone (scope, kind, id, seq) select scope, kind, id, seq from tombstone;
drop table tombstone;

-- The head after the command. No personal data; nothing in lines written before this migration.
alter table log add column seq integer;

-- Sum of the row hashes of a scope, the same in any order. No personal data; recounted when missing.
create table scope_sum (
    scope text primary key,
    sum blob not null,      -- 16 bytes, big-endian, modulo 2^128
    rows integer not null
) strict, without rowid;

-- Devices as the office counts them. Ids of people; seen by administrators; as long as the office.
create table device_line (
    device blob primary key,
    person blob not null,     -- whose it is
    last_n integer not null,  -- the last number decided
    read_to integer not null, -- the seq it had read everywhere
    seen_at text not null     -- its last contact
) strict, without rowid;

-- Which command a number of a device was; its verdict stands in the log. No personal data; for ever.
create table answer (
    device blob not null,
    n integer not null,
    command blob not null,
    primary key (device, n)
) strict, without rowid;

-- What a person sees, as last looked up. Ids of people and audiences; seen by the authority alone; until the
-- next look.
create table sight (
    person blob primary key,
    acl_ver integer not null, -- rises with every change of the scopes
    scopes text not null,     -- JSON of the audience ids
    seq integer not null,     -- the head when it was looked up
    day text not null         -- the day when it was looked up
) strict, without rowid;
