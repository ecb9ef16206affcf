-- What belongs to this device alone: not derived from records, never dropped by a rebuild.

-- Typing that is not yet a command. Personal data of any kind; seen by its author; until it becomes a
-- command or is thrown away.
create table draft (
    draft_id text primary key, -- what is being written, such as `paper/<id>/report`
    person blob not null,      -- whose it is
    body text not null,
    saved_at text not null
) strict, without rowid;

-- Keys of sealed files. No personal data; as long as a record names the blob.
create table blob (
    blob_id text primary key, -- keyed BLAKE3 of the content, 64 hexadecimal digits
    size_bytes integer not null,
    nonce blob not null,
    sealed_key blob not null, -- the blob's own key under the data key
    stored_at text not null
) strict, without rowid;

-- Secrets of this device, such as its signing key. Seen by nobody; until the device is given up.
create table secret (
    name text primary key,
    value blob not null
) strict, without rowid;
