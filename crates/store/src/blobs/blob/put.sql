-- Keeps a blob's key. Content that comes again after its file was lost is sealed under another key: the row belongs
-- to the newest file.
insert into blob (blob_id, size_bytes, nonce, sealed_key, stored_at) values (?1, ?2, ?3, ?4, ?5)
on conflict (blob_id) do update set
    size_bytes = excluded.size_bytes,
    nonce = excluded.nonce,
    sealed_key = excluded.sealed_key,
    stored_at = excluded.stored_at;
