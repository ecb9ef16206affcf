-- Keeps a blob. The same content may be sealed twice at once; the first one stays, with its own place.
insert into blob (tenant, blob_id, size_bytes, nonce, sealed_key, stored_at, place)
values ($1, $2, $3, $4, $5, $6, $7)
on conflict do nothing;
