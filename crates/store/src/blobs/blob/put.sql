-- Keeps a blob's key; the content decides its name, so a second one changes nothing.
insert into blob (blob_id, size_bytes, nonce, sealed_key, stored_at) values (?1, ?2, ?3, ?4, ?5)
on conflict (blob_id) do nothing;
