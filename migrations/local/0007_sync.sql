-- What a device keeps towards an office it has joined. Empty in an office that works alone.

-- Commands on their way. Personal data of any kind, as typed; seen by their author; until the verdict came
-- with its effect.
create table outbox (
    place integer primary key,    -- the order in which the person acted
    command blob not null unique,
    body text not null            -- JSON of the entry
) strict;

-- Refused commands with their whole input. As personal as the outbox; seen by their author; until the person
-- deals with them.
create table attention (
    attention_id integer primary key, -- the order in which they came
    command blob not null unique,
    body text not null
) strict;

-- Accepted commands, in case the office is restored from a copy that does not know them. As personal as the
-- outbox; seen by nobody; thirty days.
create table retained (
    place integer primary key,
    command blob not null unique,
    settled_at integer not null, -- seconds since 1970
    body text not null
) strict;

-- Rows as the office last gave them, where a prediction has changed them. As personal as records; seen by
-- their audience; until the verdict.
create table base_image (
    kind text not null,
    id blob not null,
    scope text, -- nothing when the office never gave the row
    parent blob,
    ver integer,
    seq integer,
    body_version integer,
    body blob,
    primary key (kind, id)
) strict, without rowid;

-- Rows of pages that wait for the checkpoint. As personal as records; seen by nobody until then.
create table staged (
    kind text not null,
    id blob not null,
    in_scope text not null, -- the scope in which the row changed
    at_seq integer not null,
    scope text,             -- nothing when the row is gone from it
    parent blob,
    ver integer,
    seq integer,
    body_version integer,
    body blob,
    primary key (kind, id, in_scope)
) strict, without rowid;
create index staged_by_scope on staged (in_scope);

-- Where the device stands: one row of JSON. No personal data; as long as the device is joined.
create table position (
    position_id integer primary key check (position_id = 1),
    body text not null
) strict;
