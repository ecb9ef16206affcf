-- What the authority keeps of many municipalities. Bodies are opaque bytes: nobody re-serialises them. Table by
-- table the same as `server-sqlite`, with the municipality first in every key.
--
-- Two belts: every statement names its municipality, and row security shows a transaction the rows of the one
-- it said it works for, and none when it said nothing. `force` holds for the owner of the tables as well.

-- Municipalities. Their public names; seen by who runs the server; as long as the server serves them.
create table tenant (
    tenant uuid primary key,
    slug text not null unique,      -- its name in addresses
    name text not null,             -- its name for people
    second_factor text not null,    -- who must have one
    keys text not null,             -- its data key sealed in several ways, as in `store.keys`; a secret
    made_at bigint not null         -- milliseconds since 1970
);

-- Numbers and texts of the office itself: `seq`, whose row every writer locks first, `history`, `horizon`,
-- `cluster`. No personal data.
create table meta (
    tenant uuid not null,
    name text collate "C" not null,
    value text not null,
    primary key (tenant, name)
);

-- Who may see records: interned sets of atoms. Ids of people only; seen by the authority; for ever.
create table audience (
    tenant uuid not null,
    audience_id text collate "C" not null, -- hash of the sorted atoms, 32 hexadecimal digits
    atoms text not null,                   -- JSON of the sorted atoms
    primary key (tenant, audience_id)
);

-- Records. The body holds personal data of its kind; seen by its audience; as long as the kind says.
create table record (
    tenant uuid not null,
    kind text collate "C" not null,
    id uuid not null,
    parent uuid,                   -- the record it belongs under
    scope text collate "C" not null,
    ver bigint not null,           -- counts changes of the body, from 1
    seq bigint not null,           -- order of delivery
    body_version bigint not null,  -- version of the body's shape
    body bytea not null,           -- JSON, serialised once
    primary key (tenant, kind, id),
    foreign key (tenant, scope) references audience (tenant, audience_id)
);
create index record_by_parent on record (tenant, parent, kind, id) where parent is not null;

-- Keys under which rules find records; declared by the pure crates, rebuilt when their version rises.
create table record_index (
    tenant uuid not null,
    name text collate "C" not null,
    key text collate "C" not null, -- parts, each ended by U+001F; may hold personal data of the record
    id uuid not null,
    kind text collate "C" not null,
    primary key (tenant, name, key, id, kind)
);
create index record_index_by_id on record_index (tenant, id, kind);

-- Version of the index keys each kind was last written with. No personal data.
create table index_version (
    tenant uuid not null,
    kind text collate "C" not null,
    version bigint not null,
    primary key (tenant, kind)
);

-- The audit chain. Header and payload name people; seen by auditors of the office; for ever, payload and
-- salt until a lawful erasure.
create table log (
    tenant uuid not null,
    log_no bigint not null,     -- from 1, without gaps
    command uuid not null,
    kind text not null,
    actor uuid,                 -- nobody for the system
    received_at text collate "C" not null,
    verdict text not null,      -- accepted, variant, refused
    header text not null,       -- JSON as hashed
    payload text,
    salt text,
    payload_hash text not null,
    prev text not null,
    hash text not null,
    primary key (tenant, log_no),
    unique (tenant, command)
);

-- What each command changed, with images before it. As personal as the records; seen by who may undo.
create table effect (
    tenant uuid not null,
    log_no bigint not null,
    place bigint not null, -- order within the command
    kind text collate "C" not null,
    id uuid not null,
    after_ver bigint,      -- nothing when the command removed it
    before_parent uuid,
    before_scope text,     -- nothing when the command made it
    before_ver bigint,
    before_seq bigint,
    before_body_version bigint,
    before_body bytea,
    primary key (tenant, log_no, place),
    foreign key (tenant, log_no) references log (tenant, log_no)
);
create index effect_by_record on effect (tenant, id, kind, log_no);

do $$
declare
    one text;
begin
    foreach one in array array['meta', 'audience', 'record', 'record_index', 'index_version', 'log', 'effect'] loop
        execute format('alter table %I enable row level security', one);
        execute format('alter table %I force row level security', one);
        execute format(
            'create policy own_tenant on %I using (tenant = nullif(current_setting(''obeznik.tenant'', true), '''')::uuid)',
            one
        );
    end loop;
end
$$;
