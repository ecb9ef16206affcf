-- What the authority keeps. Bodies are opaque bytes: nobody re-serialises them.

-- Numbers and texts of the store itself. No personal data.
create table meta (
    name text primary key,
    value text not null
) strict, without rowid;

-- Who may see records: interned sets of atoms. Ids of people only; seen by the authority; for ever.
create table audience (
    audience_id text primary key, -- hash of the sorted atoms, 32 hexadecimal digits
    atoms text not null           -- JSON of the sorted atoms
) strict, without rowid;

-- Records. The body holds personal data of its kind; seen by its audience; as long as the kind says.
create table record (
    kind text not null,
    id blob not null,              -- UUID, 16 bytes
    parent blob,                   -- the record it belongs under
    scope text not null references audience (audience_id),
    ver integer not null,          -- counts changes of the body, from 1
    seq integer not null,          -- order of delivery
    body_version integer not null, -- version of the body's shape
    body blob not null,            -- JSON, serialised once
    unique (kind, id)
) strict;
create index record_by_parent on record (parent, kind, id) where parent is not null;
create unique index record_by_seq on record (seq);

-- Ids of removed records, which are told to devices once. No personal data; at most 400 days.
create table tombstone (
    kind text not null,
    id blob not null,
    scope text not null,
    seq integer not null,
    primary key (kind, id)
) strict, without rowid;
create unique index tombstone_by_seq on tombstone (seq);

-- Keys under which rules find records; declared by the pure crates, rebuilt when their version rises.
create table record_index (
    name text not null,
    key text not null, -- parts, each ended by U+001F; may hold personal data of the record
    id blob not null,
    kind text not null,
    primary key (name, key, id, kind)
) strict, without rowid;
create index record_index_by_id on record_index (id, kind);

-- Version of the index keys each kind was last written with. No personal data.
create table index_version (
    kind text primary key,
    version integer not null
) strict, without rowid;

-- The audit chain. Header and payload name people; seen by auditors of the office; for ever, payload and
-- salt until a lawful erasure.
create table log (
    log_no integer primary key, -- from 1, without gaps
    command blob not null unique,
    kind text not null,
    actor blob,                 -- nobody for the system
    received_at text not null,
    verdict text not null,      -- accepted, variant, refused
    header text not null,       -- JSON as hashed
    payload text,
    salt text,
    payload_hash text not null,
    prev text not null,
    hash text not null
) strict;
create index log_by_actor on log (actor, log_no);

-- What each command changed, with images before it. As personal as the records; seen by who may undo.
create table effect (
    log_no integer not null references log (log_no),
    place integer not null, -- order within the command
    kind text not null,
    id blob not null,
    after_ver integer,      -- nothing when the command removed it
    before_parent blob,
    before_scope text,      -- nothing when the command made it
    before_ver integer,
    before_seq integer,
    before_body_version integer,
    before_body blob,
    primary key (log_no, place)
) strict, without rowid;
create index effect_by_record on effect (id, kind, log_no);
