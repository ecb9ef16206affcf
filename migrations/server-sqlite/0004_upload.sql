-- Blobs on their way up, and who may have them down.

-- Which record names which blob, derived from records: a hash alone opens nothing. No personal data but
-- that of the record; as long as the record says it.
create table blob_mention (
    blob_id text not null,
    kind text not null,
    id blob not null,
    primary key (blob_id, kind, id)
) strict, without rowid;
create index blob_mention_by_record on blob_mention (id, kind);

-- Uploads that are not finished. Whose device; seen by nobody; seven days.
create table upload (
    upload_id blob primary key,
    device blob not null,         -- only it continues
    blob_id text not null,        -- what the whole must be
    size_bytes integer not null,  -- how long the whole is
    begun_at integer not null     -- milliseconds since 1970
) strict, without rowid;
create index upload_by_device on upload (device);

-- Their parts, each sealed in a file of its own under its own key. As the upload.
create table upload_part (
    upload_id blob not null references upload (upload_id) on delete cascade,
    part integer not null,        -- from 0
    digest blob not null,         -- SHA-256 of the plain part
    size_bytes integer not null,
    blob_id text not null,        -- keyed hash of the part, its name on the disk
    nonce blob not null,
    sealed_key blob not null,     -- the part's own key under the data key
    primary key (upload_id, part)
) strict, without rowid;
