-- Blobs, those on their way up, and who may have them down. Their sealed content lies beside the database.

-- Blobs. No personal data; seen by the authority; until no record names them.
create table blob (
    tenant uuid not null,
    blob_id text collate "C" not null, -- keyed hash of the content
    size_bytes bigint not null,        -- of the plain content
    nonce bytea not null,
    sealed_key bytea not null,         -- its own key under the municipality's data key
    stored_at text not null,
    place text,                        -- where its sealed content lies, unless under the names of both
    primary key (tenant, blob_id)
);

-- Which record names which blob, derived from records: a hash alone opens nothing. No personal data but
-- that of the record; as long as the record says it.
create table blob_mention (
    tenant uuid not null,
    blob_id text collate "C" not null,
    kind text collate "C" not null,
    id uuid not null,
    primary key (tenant, blob_id, kind, id)
);
create index blob_mention_by_record on blob_mention (tenant, id, kind);

-- Uploads that are not finished. Whose device; seen by nobody; seven days.
create table upload (
    tenant uuid not null,
    upload_id uuid not null,
    device uuid not null,         -- only it continues
    blob_id text not null,        -- what the whole must be
    size_bytes bigint not null,   -- how long the whole is
    begun_at bigint not null,     -- milliseconds since 1970
    primary key (tenant, upload_id)
);
create index upload_by_device on upload (tenant, device);

-- Their parts, each sealed in an object of its own under its own key. As the upload.
create table upload_part (
    tenant uuid not null,
    upload_id uuid not null,
    part bigint not null,         -- from 0
    digest bytea not null,        -- SHA-256 of the plain part
    size_bytes bigint not null,
    blob_id text not null,        -- keyed hash of the part
    nonce bytea not null,
    sealed_key bytea not null,    -- the part's own key under the data key
    place text not null,          -- where its sealed content lies
    primary key (tenant, upload_id, part),
    foreign key (tenant, upload_id) references upload (tenant, upload_id) on delete cascade
);

do $$
declare
    one text;
begin
    foreach one in array array['blob', 'blob_mention', 'upload', 'upload_part'] loop
        execute format('alter table %I enable row level security', one);
        execute format('alter table %I force row level security', one);
        execute format(
            'create policy own_tenant on %I using (tenant = nullif(current_setting(''obeznik.tenant'', true), '''')::uuid)',
            one
        );
    end loop;
end
$$;
