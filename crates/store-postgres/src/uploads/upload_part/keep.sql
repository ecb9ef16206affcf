-- Keeps a part; one that comes again takes the place of the one before.
insert into upload_part (tenant, upload_id, part, digest, size_bytes, blob_id, nonce, sealed_key, place)
values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
on conflict (tenant, upload_id, part) do update set
    digest = excluded.digest,
    size_bytes = excluded.size_bytes,
    blob_id = excluded.blob_id,
    nonce = excluded.nonce,
    sealed_key = excluded.sealed_key,
    place = excluded.place;
